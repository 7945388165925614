"""Capitals that a note's words are given."""

from followup_ai.offline.cleaning import recase


def test_an_article_gets_no_capital_though_a_company_is_called_the_something() -> None:
    names = {"the": "The", "sill": "Sill"}
    assert recase("The address of the supplier in Sill", names) == "the address of the supplier in Sill"
