"""What the candidate said in the conversation stands beside what it was said to, and only what is sure to read well."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.told import told_of

ALONE = Cast(frozenset({"noreen"}), {}, False)
PANEL = Cast(frozenset({"noreen"}), {"vikram": "Vikram"}, True)


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        (
            "Noreen asked about supervising, and I said I had two new graduates and met each of them every second Thursday.",
            "I had two new graduates and met each of them every second Thursday",
        ),
        (
            "Lapse assumptions. I argued that a missed payment is not yet a lapse, and that it should be cut by day.",
            "a missed payment is not yet a lapse",
        ),
        (
            "She played a D. I told her that the treble was bright because the hammers were hard",
            "the treble was bright because",
        ),
    ],
)
def test_a_statement_is_read_as_it_was_made(note: str, clause: str) -> None:
    told = told_of(note, 3, ALONE, {})
    assert told is not None
    assert told.clause.startswith(clause)
    assert told.note == 3


@pytest.mark.parametrize(
    "note",
    [
        "do you sleep well? I said I go to bed at ten",
        "he asked about stats and I said I was not sure",
        "I told her that my father is ill, keep that between us",
        "I said it would be fine",
        "we talked about the rota",
        "thickened fluids are overused, I told him I had stopped a third of mine after reviewing them",
    ],
)
def test_nothing_is_read_that_is_private_weak_or_points_elsewhere(note: str) -> None:
    assert told_of(note, 0, ALONE, {}) is None


def test_what_was_said_to_another_of_the_panel_is_not_for_this_reader() -> None:
    assert told_of("Vikram: thickened fluids. I said I had two new graduates and taught them", 0, PANEL, {}) is None
