"""A jotted deed is told with the small words that join its pieces, and with what came of it."""

import re

import pytest

from followup_ai.offline.claims.additions import additions_of
from followup_ai.offline.claims.background import qualifications_of
from followup_ai.offline.claims.finishing import finished
from followup_ai.offline.claims.fitting import fitted
from followup_ai.offline.claims.noted_claims import Noted
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.typed.manner import Manner


def _said(note: str) -> list[str]:
    claims = Noted(Cast(frozenset()), {}, Manner()).claims(note, qualifications_of)
    return [fitted(finished(claim)).clause for claim in claims]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "led Oracle to Postgres migration 40 TB no downtime",
            "I led a migration of 40 TB from Oracle to Postgres, with no downtime",
        ),
        ("did switchover gas to electric kilns", "I did a switchover from gas to electric kilns"),
        ("moved the whole archive in 5 wks no lost files", "I moved the whole archive in 5 weeks, with no lost files"),
        ("trained 6 apprentices all passed", "I trained 6 apprentices, and all passed"),
        ("closed 9m facility with two lenders", "I closed a 9m facility with two lenders"),
        ("chaired parish council 4 yrs", "I chaired a parish council for 4 years"),
        ("set up food bank in old chapel", "I set up a food bank in an old chapel"),
        ("reduced waiting list from 14 wks to 5", "I reduced the waiting list from 14 weeks to 5"),
        ("responsible for team of six", "I am responsible for a team of six"),
        ("cut the queue from 40 to 6 a day, mostly doing stuff", "I cut the queue from 40 to 6 a day"),
        ("built a mapping tool, 9 partners used it", "I built a mapping tool that 9 partners used"),
        ("cut falls by a third, 40 bed unit", "I cut falls by a third in a 40-bed unit"),
        ("ran the Rainbows unit 7 yrs + own two", "I ran the Rainbows unit for 7 years"),
        ("9 yrs as conductor so know the depot", "I have worked as a conductor for 9 years, so I know the depot"),
    ],
)
def test_a_jotted_deed_gets_the_joints_it_leaves_out(note: str, said: str) -> None:
    assert _said(note) == [said]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("5 yrs residential childcare, 2 as deputy", "I have worked in residential childcare for 5 years, 2 as deputy"),
        ("8 yrs transfusion", "I have worked in transfusion for 8 years"),
        ("6 yrs relief milking round Tywyn", "I have done relief milking round Tywyn for 6 years"),
        ("5 yrs at conservation authority", "I have spent 5 years at a conservation authority"),
        ("no sick days in 4 yrs", "I have had no sick days in 4 years"),
        ("cut agency spend 30% in a year", "I cut agency spend by 30% in a year"),
        ("bus driver 11 year same city", "I have worked as a bus driver for 11 years"),
    ],
)
def test_jotted_years_and_papers_tell_what_they_were_in(note: str, said: str) -> None:
    assert _said(note) == [said]


@pytest.mark.parametrize("note", ["postie 6 yrs", "4 papers, 2 first author"])
def test_what_would_be_no_english_is_not_said(note: str) -> None:
    assert not any(re.search(r"Postie|a 2 ", said) for said in _said(note))


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("the talk i gave on retry budgets, its literally their outage", "the talk I gave on retry budgets"),
    ],
)
def test_a_thing_left_out_is_named_by_what_the_candidate_did(note: str, named: str) -> None:
    assert [claim.np for claim in additions_of(note, Cast(frozenset()), {})] == [named]


@pytest.mark.parametrize("note", ["wrote a grant bid that got £85k", "ran the night shift with no supervisor"])
def test_a_deed_with_its_joints_stays_as_it_is(note: str) -> None:
    assert _said(note) == [f"I {note}"]
