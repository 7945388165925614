"""Which notes may be another's words to whoever writes: what people do at work is none of them."""

from __future__ import annotations

import pytest

from followup_ai.models import Draft, Part
from followup_ai.rules._hearsay import attributes, is_for_the_writer
from followup_ai.rules._text import read


@pytest.mark.parametrize(
    "note",
    [
        "how the shop decides what goes in the window",
        "who says what belongs in the archive",
        "Prison visits, keys, what you may and may not carry in",
        "what you must do before you open the kiln",
        "where you have to leave the keys",
        "References will be called during the first half of October, and HR takes it from there.",
        "The archive in the cellar, which has to be put in order before it can be scanned",
    ],
)
def test_what_goes_where_and_what_anybody_must_do_at_work_is_a_topic(note: str):
    assert not is_for_the_writer(note, "discussed")


@pytest.mark.parametrize("note", ["this line goes in the letter", "what you must mention: the award", "you should sign as Eve"])
def test_what_is_to_go_in_the_letter_is_for_its_writer(note: str):
    assert is_for_the_writer(note, "discussed")


@pytest.mark.parametrize(
    ("said", "of_the_talk"),
    [("It was useful to hear about the kiln.", True), ("Buy the kiln.", False)],
)
def test_what_it_was_good_to_hear_is_told_of_the_talk(said: str, of_the_talk: bool):
    assert (
        attributes(next(iter(read(Draft(text=said, format="email", body=Part(said, 0, len(said)))).sentences))) is of_the_talk
    )
