"""What a reader sees of a line that they said."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.sayings import as_said, is_cut_off, shouted_unknown, speakable, spoken, words_alone
from followup_ai.offline.typed.cleaning import Clause


def test_a_short_word_nobody_knows_in_a_shouted_line_is_no_set_of_initials() -> None:
    assert shouted_unknown("A BRAW CREW NEEDS NAE BOSS", {}) == {"BRAW", "NAE"}
    assert speakable(["BRAW"])
    assert not speakable(["TPN"])
    assert not shouted_unknown("A GOOD CREW NEEDS NO BOSS", {})
    assert not shouted_unknown("a BRAW crew needs no boss", {})


def test_a_letter_that_stands_for_a_word_is_quoted_as_the_word() -> None:
    point = spoken(Clause("we r not a museum, we r a workshop"), Cast(), 0)
    assert point is not None
    assert point.quote == "we are not a museum, we are a workshop"


@pytest.mark.parametrize(
    ("noted", "cut"),
    [
        ("we are small but we are", True),
        ("a good vet is never...", True),
        ("so you can teach without", True),
        ("we don't have users here, we have", True),
        ("we don't guess we", True),
        ("the kitchen runs on sugar and", True),
        ("it is what it is", False),
        ("that's what we're here for", False),
        ("a ship you can't walk away from", False),
        ("the van is the only branch some people will ever walk into", False),
        ("nobody to turn to", False),
        ("butter is a clock", False),
    ],
)
def test_a_line_that_was_noted_only_in_part_is_known_from_one_that_is_whole(noted: str, *, cut: bool) -> None:
    assert is_cut_off(noted) is cut


def test_what_the_candidate_put_in_brackets_or_told_in_short_nobody_said() -> None:
    assert words_alone("la forma viene dal fuoco (= fire gives the shape)") == "la forma viene dal fuoco"
    assert words_alone("a quiet hall is a hungry one (Bev)") == "a quiet hall is a hungry one (Bev)"
    assert not words_alone("something about if it's late it's late")
    assert not words_alone("words to the effect of measure twice")
    assert words_alone("something always breaks on a Friday")


@pytest.mark.parametrize("note", ["He said they would rather wait than fill the gap", "he said he likes people who ask twice"])
def test_what_they_said_of_themselves_is_not_quoted_as_their_words(note: str) -> None:
    assert spoken(Clause(note), Cast(), 0) is None


def test_what_was_said_of_a_thing_is_quoted() -> None:
    for note, line in (
        ("she said the kitchen is the heart of the house", "the kitchen is the heart of the house"),
        ("they said we grow our own", "we grow our own"),
        ("said nobody leaves before the count is right", "nobody leaves before the count is right"),
    ):
        found = spoken(Clause(note), Cast(), 0)
        assert found is not None
        assert found.quote == line


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("summat about never trust a roof you've not stood on", "never trust a roof you've not stood on"),
        ("said sth like you get out what you put in", "you get out what you put in"),
        ("measure twice, cut once or something like that", "measure twice, cut once"),
        ("we grow people not plants, or words to that effect", "we grow people not plants"),
        ("summat about the garden", ""),
        ("he said something about bread being patience", ""),
        ("buy cheap or buy twice", "buy cheap or buy twice"),
    ],
)
def test_that_it_was_said_nearly_so_is_no_part_of_a_line(note: str, words: str) -> None:
    assert words_alone(note) == words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("if legal laughs its probably fine", "if legal laughs it's probably fine"),
        ("id rather be ignored than beige", "I'd rather be ignored than beige"),
        ("a dog knows its owner", "a dog knows its owner"),
        ("show me your id like everyone else", "show me your id like everyone else"),
    ],
)
def test_a_line_gets_the_apostrophes_that_it_was_typed_without(typed: str, said: str) -> None:
    assert as_said(typed, typed) == said
