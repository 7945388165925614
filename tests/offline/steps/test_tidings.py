"""Who brought the no is thanked for it, and no message after a no goes on as though nothing had been decided."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.tidings import tidings
from followup_ai.templates import draft_messages, new_fence

ALONE = Cast(frozenset(["karen", "whitlow"]))
PANEL = Cast(frozenset(["karen", "whitlow"]), {"paul": "Paul"}, crowded=True)
NAMES = {"karen": "Karen", "whitlow": "Whitlow"}
NOTES = {
    "candidate": "Jody Quill",
    "interviewer": {"name": "Karen Whitlow"},
    "company": "Southern Coast Ambulance",
    "role": "Paramedic",
    "date": "2026-11-18",
    "discussed": ["the new rota for the night cars"],
    "outcome": "rejected",
}


@pytest.mark.parametrize(
    ("note", "thanks"),
    [
        ("Karen telephoned on 28 April; it was close but they appointed another candidate", "your call"),
        ("He rang me himself on Tuesday to say no", "your call"),
        ("got a call from Karen, they went internal", "your call"),
        ("Ms Whitlow emailed, they picked the other one", "your email"),
        ("she msged sunday, gone with someone else", "your message"),
        ("Karen wrote on 9 April that they had chosen somebody", "writing to me"),
        ("but Karen wrote by hand under it that I am on the list", "the line you wrote by hand"),
        ("letter came 12 Feb, we regret", ""),
        ("HR rang, no luck", ""),
        ("I rang Karen and she said no", ""),
        ("she called it off", ""),
        ("Karen called me a strong candidate but no", ""),
    ],
)
def test_how_the_reader_brought_the_answer_is_known(note: str, thanks: str) -> None:
    assert tidings([note], ALONE, NAMES) == thanks


def test_among_several_nobody_knows_who_she_is() -> None:
    assert tidings(["she rang on Monday, it's a no"], PANEL, NAMES) == ""
    assert tidings(["Karen rang on Monday, it's a no"], PANEL, NAMES) == "your call"


def draft(format_: str, purpose: str, seed: int, *news: str) -> str:
    interview = Interview.model_validate(NOTES | {"news": list(news)})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=9), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format_, purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("purpose", ["thank-you", "check-in", "feedback", "keep-in-touch"])
def test_a_call_after_a_no_thanks_for_the_news(purpose: str, seed: int) -> None:
    said = draft("call-script", purpose, seed, "Karen rang on 25 November, they chose somebody else")
    opening, voicemail = said.split("Talking points")[0], said.split("Voicemail:")[1]
    for words in (opening, voicemail):
        assert "thank you for your call and " in words
        assert "again and" not in words
    assert len(re.findall("your call", said)) == 2


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("format_", ["email", "letter", "note", "linkedin"])
def test_a_reply_to_a_no_speaks_of_the_decision(format_: str, seed: int) -> None:
    assert "decision" in draft(format_, "keep-in-touch", seed, "they chose somebody else")
    said = draft(format_, "keep-in-touch", seed, "Karen emailed, they chose somebody else")
    assert "decision" in said
    assert "for your email" in said


@pytest.mark.parametrize("seed", range(6))
def test_after_a_no_nobody_says_that_they_learned_what_the_work_is(seed: int) -> None:
    said = draft("letter", "thank-you", seed, "they chose somebody else")
    assert not any(w in said for w in ("first hand", "clearer idea", "talk again about the role", "would like to ask"))
