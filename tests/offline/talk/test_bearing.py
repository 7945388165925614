"""What the candidate brings is joined to a topic by its matter, and not by the words of which every note is made."""

from __future__ import annotations

import pytest

from followup_ai.offline.talk.bearing import is_of_the_role, of_the_trade, shared_weight


@pytest.mark.parametrize(
    ("claim", "topic"),
    [
        ("I did it in three smaller batches", "the afternoon tea on a three-tier stand"),
        ("four years, then two as a team leader", "not much happening, and then everything"),
        ("I cut the alerts and kept a record", "the move from hand-kept virtual machines"),
        ("I looked after a lady in her own home", "the tram takes 35 minutes from home"),
        ("I brought missed visits down", "the call-back system you brought in last year"),
        ("I trained interns who now work in national museums", "loans to a museum in Lyon"),
        ("I am a registered nurse", "the double signing of the drug register"),
    ],
)
def test_a_count_or_a_word_of_any_trade_joins_nothing(claim: str, topic: str) -> None:
    assert not shared_weight(claim, topic)


def test_what_stands_in_every_note_of_a_trade_joins_nothing() -> None:
    notes = ("a trial milking", "teach anyone to milk", "milking 160 cows", "the milk records", "the cows on the hill")
    common = of_the_trade("Herd Manager", notes)
    assert not shared_weight("the milk records", "a trial milking", but=common)
    assert shared_weight("milking 160 cows", "moving the cows", but=common)


def test_a_topic_of_nothing_but_the_role_is_known() -> None:
    assert is_of_the_role("the warehouse", "Warehouse Supervisor")
    assert not is_of_the_role("the warehouse floor in August", "Warehouse Supervisor")
