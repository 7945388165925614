"""What a note on the next steps announces: by when one hears, what the candidate owes themselves, and which step comes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.answers import answer_told
from followup_ai.offline.steps.stages import stages
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Anna Kowalska",
    "interviewer": {"name": "Dana Whitfield"},
    "company": "Harlow Trust",
    "role": "Coordinator",
    "date": "2026-11-24",
    "discussed": ["the new booking system"],
}


def draft(told: str, purpose: str = "thank-you", days: int = 1, seed: int = 0) -> str:
    interview = Interview.model_validate(NOTES | {"next_steps": told})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=days), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, "email", purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ("they said 2-3 weeks", "in 2 to 3 weeks"),
        ("about a fortnight", "in about a fortnight"),
        ("roughly two weeks, maybe longer", "in roughly two weeks"),
        ("it could take up to ten days", "in ten days"),
        ("answer in a week or so", "in a week or so"),
        ("HR contacts everyone in the next ten days", "in the next ten days"),
        ("results within five working days", "within five working days"),
        ("should know by the weekend", "by the weekend"),
        ("no feedback before 28 November", "after 28 November"),
        ("I won't hear anything before Friday", "after Friday"),
        ("don't expect anything before Christmas", "after Christmas"),
        ("letter in the post next week", "next week"),
    ],
)
def test_by_when_one_hears_is_read_however_it_is_told(told: str, when: str) -> None:
    found = answer_told(told, Cast(), {}, stale=False)
    assert found is not None
    assert found.when == when


@pytest.mark.parametrize(
    "told",
    [
        "they want to know from me by Monday if I'm still interested",
        "she wants my answer by Friday",
        "I have to tell them by Thursday",
        "waiting for my decision until Tuesday",
        "they need a reply from me this week",
        "after that I can say yes or no",
    ],
)
def test_what_the_candidate_owes_is_not_looked_forward_to(told: str) -> None:
    assert answer_told(told, Cast(), {}, stale=False) is None
    assert "look forward to hearing" not in draft(told)


@pytest.mark.parametrize("told", ["trial shift, 2 days, paid", "the check is 6 weeks", "two days in the van", "40 minutes"])
def test_how_long_something_else_takes_is_no_time_for_the_answer(told: str) -> None:
    assert answer_told(told, Cast(), {}, stale=False) is None


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("short numeracy test online, link comes by mail", "the numeracy test"),
        ("Excel test then a second interview", "the Excel test"),
        ("IT test and a chat with HR", "the IT test"),
        ("conflict check, then second meeting in Bristol", "the conflict check"),
        ("second meeting at head office", "the second meeting"),
        ("call w/ the CTO", "the call with the CTO"),
        ("video call with the owner next week", "the video call with the owner"),
        ("lunch with the partners", "the lunch with the partners"),
        ("design task, paid, 3 hours", "the design task"),
        ("trial lesson with year 5, 40 minutes", "the trial lesson with year 5"),
        ("meet the rest of the team over lunch", "the meeting with the rest of the team"),
        ("panel interview with two young people from the service", "the panel interview with two young people"),
        ("they show me the building", "the tour of the building"),
        ("chat with HR", "the next conversation with HR"),
    ],
)
def test_everyday_steps_are_known(told: str, stage: str) -> None:
    assert stages(told, Cast(), {})[0].np == stage


def test_others_who_are_seen_are_no_step_of_ones_own() -> None:
    assert stages("they interview two more people", Cast(), {}) == ()
    assert stages("interviews with two other candidates", Cast(), {}) == ()
    assert stages("they test it first with two clients", Cast(), {}) == ()


def test_an_hour_without_its_half_stays_with_its_day() -> None:
    assert stages("trial shift Monday at 7", Cast(), {})[0].when == "on Monday at 7"
    assert stages("trial shift Monday at the latest", Cast(), {})[0].when == "on Monday"


@pytest.mark.parametrize("seed", range(4))
def test_nobody_brings_anything_to_a_call_or_a_lunch(seed: int) -> None:
    for told in ("call with the director next week", "lunch with the partners", "tour of the building on 8 December"):
        assert "bring" not in draft(told, seed=seed)
        assert "bring" not in draft(told, "check-in", days=6, seed=seed)


@pytest.mark.parametrize("seed", range(4))
def test_nobody_asks_whether_it_is_decided_before_the_day_that_was_told(seed: int) -> None:
    said = draft("governors have to approve it at the meeting on 18 December", "check-in", days=6, seed=seed)
    assert "18 December" in said
    said = draft("they decide by the end of next week", "check-in", days=3, seed=seed)
    assert "by the end of next week" in said


@pytest.mark.parametrize("purpose", ["thank-you", "check-in"])
@pytest.mark.parametrize(
    "told", ["decision end of month, start 1 September", "they decide next month, first day would be 4 January"]
)
def test_when_the_work_would_start_is_no_day_of_the_choosing(told: str, purpose: str) -> None:
    assert "September" not in draft(told, purpose)
    assert "January" not in draft(told, purpose)


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ("driving assessment on the 7.5 tonner, Tuesday 8:30 at the yard", "on Tuesday at 8:30"),
        ("skills test, Monday at 9 in the lab", "on Monday at 9"),
        ("skills test, Monday in two weeks", ""),
    ],
)
def test_a_day_keeps_its_hour_where_a_place_stands_behind_it(told: str, when: str) -> None:
    (stage,) = stages(told, Cast(), {})
    assert stage.when == when


def test_a_lesson_to_be_taught_is_a_step() -> None:
    (stage,) = stages("teach a 20-minute lesson to year 8 next Thursday", Cast(), {})
    assert (stage.np, stage.when) == ("the lesson", "next Thursday")


@pytest.mark.parametrize(
    ("told", "named", "not_named"),
    [
        ("trial milking a week on Saturday, bring own boots, then he says", "the trial", "Saturday"),
        ("they want me to lead a story time on the Monday after half-term", "", "Monday"),
        ("the X-ray from the test piece comes on Friday", "", "test piece"),
        ("bend test result first, then Doug calls", "", "bend test"),
        ("design round with someone from payments", "the next interview", "someone"),
        (
            "a half-day with the current scheduler before a final decision",
            "the half-day with the current scheduler",
            "current,",
        ),
        ("Mrs Hale will talk with the dean and write to all of us", "hearing from", "conversation with"),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_a_stage_is_named_whole_and_for_its_own_day(told: str, named: str, not_named: str, seed: int) -> None:
    asked = draft(told, seed=seed).split("\n\n")[-2]
    assert named in asked
    assert not_named not in asked


@pytest.mark.parametrize("seed", range(4))
def test_while_the_time_that_was_told_lasts_a_check_in_does_not_press(seed: int) -> None:
    said = draft("a letter in about 3 weeks", "check-in", days=8, seed=seed)
    assert "within about 3 weeks" in said
    assert "Is there any news" not in said
