"""What was told of the time is not asked again, nor is a decision asked for before one can be due."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.answers import answer_told
from followup_ai.offline.typed.phrasing import Writer
from followup_ai.templates import draft_messages, new_fence

SLOTS = {
    "role": "the Clerk role",
    "role_short": "the role",
    "job": "Clerk",
    "company": "Brightwell",
    "company_short": "Brightwell",
}
NOTES = {
    "candidate": "Jody Quill",
    "interviewer": {"name": "Dana Whitfield"},
    "company": "Brightwell Foods",
    "role": "Site Engineer",
    "date": "2026-11-18",
    "discussed": ["the new rota for the night crews"],
}


def draft(purpose: str, seed: int, days: int, next_steps: str) -> str:
    interview = Interview.model_validate(NOTES | {"next_steps": next_steps})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=days), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, "email", purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize("seed", range(6))
def test_a_day_after_the_interview_nobody_asks_whether_it_is_decided(seed: int) -> None:
    said = draft("check-in", seed, 1, "the panel report goes to the dean on 1 December")
    assert not any(words in said for words in ("decision been made", "news on the decision", "anything been settled"))


@pytest.mark.parametrize("seed", range(6))
def test_how_long_a_check_takes_is_not_asked_where_it_was_told(seed: int) -> None:
    said = draft("thank-you", seed, 1, "background check, takes about 3 weeks")
    assert "background check" in said
    assert "likely to" not in said
    assert "When is" not in said


@pytest.mark.parametrize("seed", range(8))
def test_two_sentences_never_begin_with_the_same_five_words(seed: int) -> None:
    write = Writer(str(seed), "e", SLOTS, contract=False)
    said = [write.write("more.clause", "", {"qclause": c}) for c in ("I am a first aider", "I speak Welsh")]
    assert said[0].split()[:5] != said[1].split()[:5]


@pytest.mark.parametrize("seed", range(6))
def test_who_was_told_after_what_they_will_hear_does_not_ask_for_news(seed: int) -> None:
    said = draft("check-in", seed, 12, "She will speak with the director after Advent begins and then write to me by post")
    assert not any(words in said for words in ("things going", "any news", "any updates", "decision been made", "stands"))


@pytest.mark.parametrize("seed", range(12))
def test_a_statement_that_may_be_taken_for_a_noun_never_follows_a_colon(seed: int) -> None:
    write = Writer(str(seed), "e", SLOTS, contract=False)
    said = write.write("thanks.clause", "", {"clause": "the order taught here from 1887"})
    assert "the order taught here from 1887" in said
    assert ": the order taught" not in said


TOLD = [
    "they want a second meeting with the owner",
    "she rings once the references are back",
    "the trustees meet in the new year and will write",
    "You decide after the stocktake",
]


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("seed", range(4))
def test_nobody_asks_for_next_steps_that_were_told(told: str, seed: int) -> None:
    for purpose, days in (("thank-you", 1), ("check-in", 12)):
        said = draft(purpose, seed, days, told)
        assert not any(w in said for w in ("comes next", "next step is", "next steps are", "happens next", "still the"))


@pytest.mark.parametrize("seed", range(4))
def test_who_was_told_nothing_asks_what_comes_next(seed: int) -> None:
    said = draft("thank-you", seed, 1, "")
    assert any(w in said for w in ("next", "timeline", "from here", "decide", "further"))


@pytest.mark.parametrize("purpose", ["thank-you", "check-in", "feedback", "keep-in-touch"])
def test_nobody_telephones_about_a_decision(purpose: str) -> None:
    interview = Interview.model_validate(NOTES | {"outcome": "rejected", "news": ["the post went to somebody from the depot"]})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=9), dt.time(10), dt.UTC)
    messages = draft_messages(rules.context_for(interview, "call-script", purpose, None, now), new_fence())
    for seed in range(6):
        assert "about your decision" not in compose(messages, seed)


@pytest.mark.parametrize(
    "told", ["reference calls this week", "she calls my references on Monday", "They ring round the referees next week"]
)
def test_a_call_to_referees_is_no_call_to_the_candidate(told: str) -> None:
    assert answer_told(told, Cast(), {}, stale=False) is None
    both = answer_told(f"{told}, then she calls me by 27 November", Cast(), {}, stale=False)
    assert both is not None
    assert both.expected == "your call"
