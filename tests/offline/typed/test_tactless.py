"""What is no compliment is not taken up, and a verdict on the candidate is not quoted; the work of a trade is."""

from __future__ import annotations

import pytest

from followup_ai.offline.typed.tactless import is_foreign, is_no_topic, is_tactless, is_unquotable


@pytest.mark.parametrize(
    "note",
    [
        "he turned up half an hour late",
        "she mispronounced my surname throughout",
        "his handshake was limp",
        "a tribunal about holiday pay last year",
        "my other application at Bosch",
        "the two cooks quarrelled, and the porter who drinks",
        "both of us love jazz (I lied)",
    ],
)
def test_a_slight_or_a_trouble_is_no_topic(note: str) -> None:
    assert is_tactless(note)


@pytest.mark.parametrize(
    "note",
    [
        "late deliveries to the wards",
        "how drunk customers are handled at the door",
        "he was a baker for ten years",
        "my dissertation on peat",
        "she is building a team of five",
        "the smell test for milk",
    ],
)
def test_the_work_of_a_trade_is_a_topic(note: str) -> None:
    assert not is_tactless(note)


def test_a_person_alone_a_condition_or_a_denial_is_no_topic() -> None:
    assert all(
        map(
            is_no_topic,
            ["your colleague Sonja", "Herr Vogt sells boats", "if the harbour grant comes through", "nothing about training"],
        )
    )
    assert not any(map(is_no_topic, ["not-for-profit accounting", "whether the crane can stay", "your plan for Sonja"]))


@pytest.mark.parametrize(
    "line",
    [
        "your references are a worry",
        "you come across as quite shy",
        "so what brings you to Hull?",
        "pleasure having you in today",
        "the last one walked out",
    ],
)
def test_a_verdict_a_courtesy_or_a_bitter_line_is_not_quoted(line: str) -> None:
    assert is_unquotable(line)


@pytest.mark.parametrize(
    "line",
    [
        "you can't rush a ewe",
        "when you hear the pump change, you go",
        "you're only as good as your last service",
        "leave the bench cleaner than you found it",
    ],
)
def test_a_saying_is_quoted_whomever_it_says_you_to(line: str) -> None:
    assert not is_unquotable(line)


def test_a_note_in_another_language_is_known_and_a_name_or_a_dish_is_not_one() -> None:
    assert all(map(is_foreign, ["die Übergabe am Montag und der Dienstplan", "la rotation des équipes", "el turno de noche"]))
    assert not any(
        map(is_foreign, ["Tour de France", "die casting", "en suite rooms", "mise en place", "the café de Paris menu"])
    )
