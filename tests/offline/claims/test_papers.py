"""A list of papers, letters, tongues, trades or figures is read as what it lists, never as a post or an employer."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.background import qualifications_of
from followup_ai.offline.english.perspective import Cast


def said_of(note: str) -> list[str]:
    return [form for claim in qualifications_of(note, Cast(), {}) for form in (claim.np, claim.clause) if form]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("CSCS + IPAF 3a", "I hold CSCS and IPAF 3a"),
        ("STCW + GMDSS", "I hold STCW and GMDSS"),
        ("CDL class A, hazmat ticket", "I hold CDL class A and a hazmat ticket"),
        ("B1 Dutch, exam passed in June", "I passed the B1 exam in Dutch in June"),
        ("French B2", "I speak French at B2 level"),
        ("Lunda, Kaonde n Bemba", "I speak Lunda, Kaonde and Bemba"),
        ("Twi, Ga, Ewe and English", "I speak Twi, Ga, Ewe and English"),
        ("Maya, ZBrush, Unreal", "my knowledge of Maya, ZBrush and Unreal"),
        ("SQL + Python", "my knowledge of SQL and Python"),
        ("16 seasons lobster and snow crab", "I have worked in lobster and snow crab for 16 seasons"),
        ("9 years beef and sheep", "I have worked in beef and sheep for 9 years"),
        ("12 seasons cherries and grapes", "I have worked with cherries and grapes for 12 seasons"),
        ("5 yrs HD tech in Mandaue, 18 machines", "my 5 years as an HD tech in Mandaue, with 18 machines"),
        ("4 years lab tech, 2 of them nights", "I have worked as a lab tech for 4 years, 2 of them nights"),
        ("7 yrs sales rep in Cork", "I have worked as a sales rep in Cork for 7 years"),
        ("10 yrs stagehand at the Abbey", "I have worked as a stagehand at the Abbey for 10 years"),
        ("7 summers deckhand on the ferry", "I have worked as a deckhand on the ferry for 7 summers"),
        (
            "eleven yrs hospital laundry Port of Spain, 2 tonnes a day",
            "my eleven years in hospital laundry in Port of Spain, with 2 tonnes a day",
        ),
        ("5 years as a roofer, about 300 houses", "I have worked as a roofer for 5 years, with about 300 houses"),
    ],
)
def test_a_list_is_said_as_what_it_lists(note: str, said: str) -> None:
    assert said in said_of(note)


@pytest.mark.parametrize(
    "note",
    [
        "MED A1 + marine first aid",
        "16 seasons lobster and snow crab",
        "8 seasons oyster and clam",
        "4 years timber",
        "6 yrs boiler and chiller",
        "3 years rubber, 2 tonnes a shift",
        "12 years dairy Waikato, 400 cows",
        "Lunda, Kaonde n Bemba",
        "matric, no degree",
    ],
)
def test_no_thing_is_a_person_and_no_name_a_trade(note: str) -> None:
    wrong = ("as a lobster", "as an oyster", "as a timber", "as a boiler", "as a rubber", "in A1", "of FBDO", "dairy Waikato")
    assert not [s for s in said_of(note) for w in (*wrong, "of them in", "work with", "no degree") if w in s]
