"""What is said of a paper is no deed, verbs of any trade are deeds, and a figure is experience only where it surely is."""

from __future__ import annotations

import pytest

from followup_ai.offline.background import qualifications_of
from followup_ai.offline.names import spellings
from followup_ai.offline.perspective import Cast
from followup_ai.offline.said_of_papers import said_of_it

CAST = Cast(frozenset({"dana"}), {}, False)


def _said(note: str) -> list[str]:
    return [claim.clause or claim.np for claim in qualifications_of(note, CAST, {})]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Full category D licence, held nine years", ["I have held my full category D licence for nine years"]),
        ("Driving licence, held since 2011", ["my driving licence"]),
        ("Forklift ticket, kept up every three years", ["my forklift ticket"]),
        ("PGCE, taken part time", ["my PGCE"]),
        ("CCNA, renewed this year", ["my CCNA"]),
        ("Gas Safe registered, held continuously since 2012", ["I am Gas Safe registered"]),
        ("Level 3 diploma in childcare, earned at evening classes", ["my Level 3 diploma in childcare"]),
        ("MSc in hydrology, awarded with distinction", ["I was awarded my MSc in hydrology with distinction"]),
        ("City & Guilds in plumbing, completed while working full time", []),
    ],
)
def test_how_a_paper_was_come_by_is_no_deed(note: str, said: list[str]) -> None:
    assert _said(note) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("NVQ level 3 in childcare, worked in three nurseries", "I worked in three nurseries"),
        ("AAT level 4, trained at a small practice", "I trained at a small practice"),
        ("Chartered accountant, audited over 40 charities", "I audited over 40 charities"),
        ("Forklift licence, drove a reach truck for two years", "I drove a reach truck for two years"),
        ("Certificate in welding, set up a small workshop", "I set up a small workshop"),
        ("First aider, taught over 200 pupils", "I taught over 200 pupils"),
    ],
)
def test_a_deed_behind_a_comma_stays_a_deed(note: str, said: str) -> None:
    assert said in _said(note)


def test_of_a_deed_only_its_date_is_left_out() -> None:
    assert said_of_it("finished in May", "Built the booking site")
    assert not said_of_it("held nine years", "Ran the kitchen")


@pytest.mark.parametrize(
    "note",
    [
        "Rebacked over 200 volumes for a cathedral library",
        "Resleeved 150 fire dampers in a hospital",
        "Rehung the doors of a town hall",
        "Debarked an acre of larch a week",
        "Snigged 40 tonnes of larch a week",
        "Knapped the flint for two church walls",
        "Gralloched over 60 red deer a season",
        "Rewound over 80 motors for a quarry",
        "Accredited the new lab",
        "Qualified 12 suppliers",
    ],
)
def test_verbs_of_any_trade_tell_deeds(note: str) -> None:
    assert _said(note) == [f"I {note[:1].lower()}{note[1:]}"]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Advanced scaffolder card", "my advanced scaffolder card"),
        ("Supported living experience", "my supported living experience"),
        ("Unvented hot water ticket", "my unvented hot water ticket"),
        ("Chartered member of CILIP", "I am a chartered member of CILIP"),
        ("Skilled in hand tools", "I am skilled in hand tools"),
    ],
)
def test_a_participle_that_describes_is_no_deed(note: str, said: str) -> None:
    assert _said(note) == [said]


def test_the_capitals_of_a_course_name_nothing_elsewhere() -> None:
    typed = "MA in Conservation of Books and Library Materials\nRebacked 200 volumes for a cathedral library"
    assert "library" not in spellings([], "Minster Archive", typed, 400)
    assert spellings([], "Minster Archive", "years with Sage and Excel", 400)["sage"] == "Sage"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("zero damage 14 month", "I have had no damage in 14 months"),
        ("zero lost bags 3 seasons", "I have had no lost bags in 3 seasons"),
        ("nil stock losses in the last 2 years", "I have had no stock losses in the last 2 years"),
        ("never off sick in 6 years", "I have never been off sick in 6 years"),
        ("22 yrs print, never late, 3 sick days in last 10 yrs", "my 22 years of experience"),
        ("10 years in logistics, 1 late delivery in last 2 years", "I have worked in logistics for 10 years"),
        ("15 years nursing, 4 days off sick in the last 5 years", "I have 15 years of nursing"),
        (
            "7 years hotel in Lviv, last 3 as floor supervisor 42 rooms",
            "I have worked in a hotel in Lviv for 7 years, the last 3 as floor supervisor for 42 rooms",
        ),
        (
            "8 years kitchens, last 3 as sous chef 90 covers",
            "I have worked in kitchens for 8 years, the last 3 as sous chef for 90 covers",
        ),
        (
            "11 years on the roofs, 6 of them heritage slate",
            "I have worked on the roofs for 11 years, 6 of them on heritage slate",
        ),
        ("14 months forklift", "I have 14 months of experience"),
    ],
)
def test_a_figure_is_experience_only_where_it_surely_is(note: str, said: str) -> None:
    assert _said(note) == [said]


def test_a_lack_is_no_record() -> None:
    assert _said("no driving 2 years") == []
