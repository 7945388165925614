"""A telling word that another has taken the place of."""

import pytest
from ledgers import unsupported

NOTES = {"qualifications": ["two shipped mobile titles at Pocketfox", "placement on the maternity ward at St Brigid's"]}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("My two shipped console titles at Pocketfox sold well.", ["console"]),
        ("My placement on the oncology ward at St Brigid's taught me that.", ["oncology"]),
        ("My two shipped mobile titles at Pocketfox sold well.", []),
        ("My placement at St Brigid's taught me that.", []),
        ("The oncology ward is your largest.", []),
    ],
)
def test_only_another_word_in_the_place_of_the_noted_one_is_found(body: str, words: list[str]) -> None:
    assert unsupported(body, **NOTES) == words
