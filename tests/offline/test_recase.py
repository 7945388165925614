"""Capitals that a note's words are given."""

import pytest

from followup_ai.offline.typed.cleaning import everyday, recase


def test_an_article_gets_no_capital_though_a_company_is_called_the_something() -> None:
    names = {"the": "The", "sill": "Sill"}
    assert recase("The address of the supplier in Sill", names) == "the address of the supplier in Sill"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Replacing 180 laptops", "replacing 180 laptops"),
        ("Only 2 vets at night", "only 2 vets at night"),
        ("Shifts 12 hours", "shifts 12 hours"),
        ("Ward 7 handover", "Ward 7 handover"),
        ("Windows 11 rollout", "Windows 11 rollout"),
        ("the move to Ward 7", "the move to Ward 7"),
    ],
)
def test_a_first_word_before_a_figure_keeps_its_capital_only_as_a_name(note: str, said: str) -> None:
    assert recase(note, {}) == said


def test_a_title_keeps_its_capital_whatever_name_follows() -> None:
    assert not any(everyday(title) for title in ("Mr", "Mrs", "Ms", "Dr", "Prof"))
    assert everyday("Chef")
