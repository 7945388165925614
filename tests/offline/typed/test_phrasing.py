"""A frame is not filled with words that its own would run into, nor a thing called something to think about."""

from __future__ import annotations

import re

import pytest

from followup_ai.offline.typed.phrasing import Writer, is_bare_thing, phrase_book

SLOTS = {
    "role": "the Fitter role", "role_short": "the role", "company": "Ardle Lifts", "company_short": "Ardle Lifts",
    "job": "Fitter", "a_job": "a Fitter", "date": "2 May", "again": "",
}  # fmt: skip


HOLLOW = re.compile(
    r"thought (?:\w+ )?about|have \S*\s?(?:\w+ )?thinking|(?:on|in) my mind|kept [^.]*in mind|made me think|thought it over"
)


def test_no_frame_claims_to_have_thought_without_a_thought() -> None:
    assert not [p for phrasings in phrase_book().values() for _, p in phrasings if HOLLOW.search(p)]


def said(move: str, np: str, seed: int, joined: bool = False) -> str:
    return Writer(str(seed), "e", SLOTS, contract=False).write(move, "", {"np": np}, joined=joined)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("move", ["thanks.np", "detail.np"])
@pytest.mark.parametrize(
    "np", ["the older controllers that nobody under fifty knows", "the van round, and who drives it", "the hoist which sticks"]
)
def test_no_verb_of_the_frame_follows_a_phrase_with_one_of_its_own(move: str, np: str, seed: int) -> None:
    text = said(move, np, seed, joined=True)
    tail = text.lower().split(np)[-1]
    assert tail in (".", ", too."), text


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("move", ["thanks.np", "detail.np"])
@pytest.mark.parametrize("np", ["the new reach truck", "the van round", "varifocal remounts", "the trade hall"])
def test_nobody_keeps_thinking_about_a_mere_thing(move: str, np: str, seed: int) -> None:
    text = said(move, np, seed, joined=True)
    assert not any(word in text for word in ("think", "thought", "mind", "remember")), text


@pytest.mark.parametrize(
    "np", ["splitting the refunds code", "the light levels in the new gallery", "a round of 85 lifts", "why it closed", ""]
)
def test_what_tells_more_than_its_name_may_be_thought_about(np: str) -> None:
    assert not is_bare_thing(np)


@pytest.mark.parametrize("seed", range(20))
def test_where_the_role_is_is_told_once(seed: int) -> None:
    write = Writer(str(seed), "e", SLOTS, contract=False)
    write.remember("Thank you for talking with me about the Fitter role at Ardle Lifts.")
    assert "the role at Ardle" not in write.write("interest.still")
