"""An expression that is led by its letters finds what it finds with the boundary before them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_ai.quick_starts import led_by_letters

LED = [
    r"\bas an? (?:ai|model)\b",
    r"\b(?:i|we) (?:am|are) sorry",
    r"\b(?:sorry|so(?:rr)?y|s[ou]z)\b",
    r"(?P<said>\bthank(?:s| you)\b)",
    r"(?P<said>\b(?:i|i'm|no one)(?: not)? sorry\b)",
    r"\b(?P<who>you|they) (?:said|told)",
]
LEFT = [
    (r"\b\w+ you", 0),
    (r"\b(?:sorry|\w+y)\b", 0),
    (r"\b(?:i|we)? sorry", 0),
    (r"\b(?:i|we)+ sorry", 0),
    (r"\bs? sorry", 0),
    (r"\b(?:s*|we) sorry", 0),
    (r"\bsorry", re.IGNORECASE),
    (r"sorry", 0),
    (r"^sorry\b", 0),
]
WORDS = [
    "i",
    "we",
    "i'm",
    "sorry",
    "so",
    "soz",
    "suz",
    "thanks",
    "thank you",
    "you",
    "they said",
    "as a model",
    "as an ai",
    "wei",
    "asas",
]


@pytest.mark.parametrize("source", LED)
def test_an_expression_that_begins_with_letters_is_led_by_them(source):
    assert led_by_letters(source) != source


@pytest.mark.parametrize(("source", "flags"), LEFT)
def test_any_other_is_left_as_it_is(source, flags):
    assert led_by_letters(source, flags) == source


@given(st.lists(st.sampled_from([*WORDS, " ", " ", "-", "_", "é", "am sorry", "not sorry", "told", "x"])).map("".join))
def test_it_finds_the_same_in_any_text(text):
    for source in LED:
        plain, led = (re.compile(each) for each in (source, led_by_letters(source)))
        assert [(m.span(), m.groups()) for m in led.finditer(text)] == [(m.span(), m.groups()) for m in plain.finditer(text)]
        for at in range(len(text)):
            assert (led.match(text, at) is None) == (plain.match(text, at) is None)
            assert (led.search(text, at, at + 9) is None) == (plain.search(text, at, at + 9) is None)
