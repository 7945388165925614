"""The index of words tells of every expression that a text could hold, whatever the text, and of few others."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_ai import word_index
from followup_ai.word_index import ALWAYS, WordIndex

WORDS = ["please", "sorry", "look forward", "?", "don't", "ask", "asks", "Straße", "é", "-", "İ"]


def _told(index, text):
    told = index.tell(text)
    return [number for number, bit in enumerate(index.bits) if bit & told]


def test_an_entry_is_told_of_where_a_word_of_each_row_stands():
    index = WordIndex([[(["sorry"], []), ([], ["bother", "trouble"])], [([], ["apolog"])], [(["mate"], ["pal"])]])
    assert _told(index, "I am sorry to have troubled you") == [0]
    assert _told(index, "Sorry; my APOLOGIES") == [1]
    assert _told(index, "the material, mate") == [2]
    assert _told(index, "the material of the palace") == [2]
    assert _told(index, "the material") == []


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), max_size=4), st.text(max_size=8))
@settings(max_examples=200, deadline=None)
def test_no_entry_is_missed(rows, between):
    """Stretches are looked for anywhere, in words or across them, in either case."""
    index = WordIndex([[([], row) for row in rows]])
    text = between.join(row[-1] for row in rows)
    for version in (text, text.upper(), text.lower(), f"x{text}y"):
        if all(any(word.casefold() in version.casefold() for word in row) for row in rows):
            assert _told(index, version) == [0]


def test_what_words_say_nothing_of_is_always_possible():
    index = WordIndex([[], [([], [" "])], [([], ["so", "\n"])]])
    assert index.bits == [ALWAYS] * 3
    assert index.tell("") & ALWAYS


def test_entries_beyond_the_room_there_is_are_always_possible(monkeypatch):
    monkeypatch.setattr(word_index, "MOST_ENTRIES", 2)
    index = WordIndex([[(["one"], [])], [(["two"], [])], [(["three"], [])]])
    assert _told(index, "two") == [1, 2]


@pytest.mark.parametrize("text", ["a" * 100_000, "please " * 20_000, " ".join(f"w{n}" for n in range(40_000))])
def test_long_texts_are_told_of_and_not_all_remembered(text):
    index = WordIndex([[([], ["aaa"])], [(["please"], [])], [([], ["w3999"])]])
    assert _told(index, text) == [
        number for number, word in enumerate(["aaa", r"\bplease\b", "w3999"]) if re.search(word, text)
    ]
    assert len(index) <= word_index._MOST_WORDS
