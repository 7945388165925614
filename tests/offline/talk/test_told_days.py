"""A day the notes tell, however worded, is never asked for: the question is what to bring or send before it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.talk.told_days import dated
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Ilse Hartog",
    "interviewer": {"name": "Bram Kuipers"},
    "company": "Zandvoort Nurseries",
    "role": "Propagation Lead",
    "date": "2026-11-24",
    "discussed": ["the losses in the cutting house", "the new boiler"],
    "qualifications": ["nine years in propagation"],
}
ASKS_WHEN = re.compile(
    r"\bwhen (?:do|will|is|can|might)\b|when you (?:expect|hope)|has a (?:day|date) been set|by when|what (?:are|is) the next"
    r"|what comes next|what happens next|know yet when|is your timeline",
    re.IGNORECASE,
)
SEEDS = range(4)


def draft(days: int = 1, seed: int = 0, format: str = "email", purpose: str = "thank-you", **changed: Any) -> str:
    interview = Interview.model_validate(NOTES | changed)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=days), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("told", "built_on"),
    [
        ("two mornings of trial in the grafting shed, on 3 and 4 December", "the trial on 3 and 4 December"),
        ("second talk w/ the owners, 1st wk Dec", "the first week of December"),
        ("TRY-OUT 7 AND 8 DEC", "7 and 8 December"),
        ("trial day sat 5th, bring boots", "5 December"),
        ("he presents his choice to the co-op on the 9th", "before 9 December"),
        ("out w the packing crew monday the seventh of december", "7 December"),
        ("nursery tour 2026-12-03", "3 December"),
        ("the regional committee interviews three of us in the week of 7 December", "the week of 7 December"),
        ("a two-day stroll through their glasshouses on 10 and 11 December", "10 December"),
        ("an essai de nuit, Thursday 3 December at midnight", "the trial night on 3 December"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_day_that_was_told_is_built_on(told: str, built_on: str, seed: int) -> None:
    said = draft(seed=seed, next_steps=told)
    assert built_on in said
    assert not ASKS_WHEN.search(said)


@pytest.mark.parametrize(
    "told",
    [
        "gaffer'll holler abt it fri or the mon after",
        "grafting bench thing, sometime w/c the seventh I think she said",
        "she'll say after half term",
        "their answer before Sinterklaas, in December",
        "a shift wi' the lads next week then they see",
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_day_is_asked_for_where_the_notes_hold_one_that_was_not_understood(told: str, seed: int) -> None:
    assert not ASKS_WHEN.search(draft(seed=seed, next_steps=told))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_decision_day_that_is_known_is_not_asked_for(seed: int) -> None:
    assert not ASKS_WHEN.search(draft(seed=seed, decision_date="2026-12-08"))
    assert not ASKS_WHEN.search(draft(seed=seed, discussed=["she decides after the spring fair in March", "the boiler"]))


@pytest.mark.parametrize("seed", SEEDS)
def test_who_was_told_when_to_ask_again_will_ask_then(seed: int) -> None:
    said = draft(20, seed, news=["he texted: the post is held, and I should ask again after Thanksgiving"])
    assert "ask again after Thanksgiving" in said
    assert not ASKS_WHEN.search(said)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_name_on_a_list_that_opens_is_put_down_as_was_suggested(seed: int) -> None:
    told = {
        "outcome": "rejected",
        "next_steps": "the winter list for growers opens in February, he suggested I put my name down",
    }
    assert "put my name down when the winter list for growers opens in February" in draft(7, seed, purpose="feedback", **told)


def test_thanks_for_a_talk_of_months_ago_are_written_for_the_day_after_it() -> None:
    told = {"next_steps": "trial day on 3 December"}
    assert "3 December" in draft(200, **told)
    assert "3 December" not in draft(20, **told)
    assert "3 December" not in draft(200, format="letter", **told)  # it bears the day it is printed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("by the 3rd", "by 3 December"),
        ("Friday the 27th", "on 27 November"),
        ("Monday the 27th", "Monday the 27th"),  # a Friday: whoever typed it knows which is meant
        ("the 2nd round", "the 2nd round"),
        ("on the 3rd floor", "on the 3rd floor"),
        ("the 5th of January", "5 January"),
        ("wk of the 30th", "wk of 30 November"),
    ],
)
def test_a_day_without_its_month_is_the_next_of_that_number(typed: str, meant: str) -> None:
    assert dated(typed, dt.date(2026, 11, 24)) == meant
