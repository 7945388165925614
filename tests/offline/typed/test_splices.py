"""What a reader sees where a note's commas join statements with nothing else."""

from __future__ import annotations

import pytest

from followup_ai.offline.typed.splices import is_spliced, unspliced


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("I cut the scrap from 9 to 2, 3 years, circa 800 parts", "I cut the scrap from 9 to 2"),
    ],
)
def test_statements_that_only_a_comma_joins_are_joined_or_the_loose_one_goes(noted: str, said: str) -> None:
    assert unspliced(noted) == said
    assert not is_spliced(said)


@pytest.mark.parametrize(
    "said",
    [
        "I have worked as a baker for nine years, four of them in Porto and five here",
        "I ran the ferry desk, where complaints fell by half",
        "I raised the yield from 3 to 5 tonnes, with no spraying",
        "I speak Twi, Ewe and a little French",
        "I rang 40 suppliers in a week, and 31 changed their terms",
    ],
)
def test_a_clause_that_is_joined_already_stays(said: str) -> None:
    assert unspliced(said) == said
