"""A jotted deed is told with the small words that join its pieces, and with what came of it."""

import pytest

from followup_ai.offline.background import qualifications_of
from followup_ai.offline.manner import Manner
from followup_ai.offline.noted_claims import Noted
from followup_ai.offline.perspective import Cast


def _said(note: str) -> list[str]:
    return [claim.clause for claim in Noted(Cast(frozenset()), {}, Manner()).claims(note, qualifications_of)]


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
        ("supervised 4 juniors, 2 now seniors", "I supervised 4 juniors, 2 of them now seniors"),
        ("9 yrs as conductor so know the depot", "I have worked as a conductor for 9 years, so I know the depot"),
    ],
)
def test_a_jotted_deed_gets_the_joints_it_leaves_out(note: str, said: str) -> None:
    assert _said(note) == [said]


@pytest.mark.parametrize("note", ["wrote a grant bid that got £85k", "ran the night shift with no supervisor"])
def test_a_deed_with_its_joints_stays_as_it_is(note: str) -> None:
    assert _said(note) == [f"I {note}"]
