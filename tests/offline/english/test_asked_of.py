"""A thing and what was asked of it are taken up together, and what hangs on a topic by "and that" is left."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.asked_of import topic_alone, with_its_question
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.promises.warrant import may_take_up
from followup_ai.offline.talk.points import understand
from followup_ai.offline.typed.cleaning import Clause
from followup_ai.offline.typed.manner import manner_of
from followup_ai.offline.typed.proving import weighed

CAST = Cast(frozenset(["dana"]), {}, False, frozenset())


def said_of(note: str) -> str:
    point = understand(Clause(note), CAST, "discussed")
    found = weighed(point) if point else None
    return found.text if found and found.doubt < 2 and may_take_up(found, manner_of([note])) else ""


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "the new medication app and why the night staff don't trust it yet",
            "the new medication app and why the night staff don't trust it yet",
        ),
        ("the apprentices, and who signs off their portfolios", "the apprentices and who signs off their portfolios"),
        ("the drivers, and who checks their hours", "the drivers and who checks their hours"),
        ("food waste and what they do with it", "food waste and what you do with it"),
        ("the Friday market, and how they choose the stalls", "the Friday market and how you choose the stalls"),
        ("the stock room, and why it is always locked", "the stock room and why it is always locked"),
    ],
)
def test_a_thing_keeps_what_was_asked_of_it(note: str, said: str) -> None:
    assert said_of(note) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("we discussed how the duty desk works and that I would be on it one day a week", "how the duty desk works"),
        ("we talked about the training plan and that I would have a mentor for half a year", "the training plan"),
        ("he said the rota is new and that they publish it in May", "the rota is new"),
    ],
)
def test_a_statement_that_hangs_on_a_topic_is_left(note: str, said: str) -> None:
    assert said_of(note) == said


def test_a_list_and_a_question_alone_hold_no_question_of_their_own() -> None:
    assert with_its_question("the rota and the handover") == ("", "")
    assert with_its_question("how the rota works and who writes it") == ("", "")
    assert topic_alone("the orchard, and the press") == "the orchard, and the press"
