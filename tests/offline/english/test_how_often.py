"""How often something is stands apart from what is done to each of several things."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.how_often import how_often


@pytest.mark.parametrize(
    ("words", "long"),
    [
        ("every three weeks from October", 3),
        ("once a term", 3),
        ("every friday", 2),
        ("twice a week in the hall", 3),
        ("every van in the yard", 0),
        ("each resident twice", 0),
        ("", 0),
    ],
)
def test_words_that_say_how_often_are_counted(words: str, long: int) -> None:
    assert how_often(words.split()) == long
