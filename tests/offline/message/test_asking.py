"""What a reader notices of the closing question and of promises: it builds on what was told, and nothing past is awaited."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.message.material import Material
from followup_ai.offline.message.planning import Plan
from followup_ai.offline.people.request import read_request
from followup_ai.offline.steps.answers import answer_told
from followup_ai.offline.steps.stages import stages
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Darnell Hughes",
    "interviewer": {"name": "Kim Alvarez", "title": "Store Manager"},
    "company": "Rivertown Hardware",
    "role": "Garden Lead",
    "date": "2026-11-24",
    "discussed": ["the spring returns of grills", "weekend scheduling"],
    "qualifications": ["four years at a garden centre"],
}
SEEDS = range(4)


def draft(purpose: str = "thank-you", days: int = 1, seed: int = 0, format: str = "email", **changed: Any) -> str:
    interview = Interview.model_validate(NOTES | changed)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=days), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("told", "built_on"),
    [
        ("she will ring on Friday", "your call on Friday"),
        ("she'll message me after the weekend", "hearing from you after the weekend"),
        ("she talks to corporate Thursday and calls me after", "your call after Thursday"),
        ("assessment drive if she likes me, wk of 7 dec", "an assessment drive in the week of 7 December"),
        ("second interview w/c 30 november if all goes well", "a second interview in the week of 30 November"),
        ("meeting the owners on Friday if she's happy", "a meeting with the owners on Friday"),
        ("HR round within one week", "the HR round"),
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_question_builds_on_what_was_told(told: str, built_on: str, seed: int) -> None:
    said = draft(seed=seed, next_steps=told)
    assert built_on in said
    assert "what are the next steps" not in said.lower()
    assert "when do you" not in said.lower()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_comes_only_if_something_else_does_is_not_taken_for_granted(seed: int) -> None:
    said = draft(seed=seed, next_steps="trial shift on Friday if the boss likes me")
    assert re.search(r"invited to a trial shift", said)
    assert "I look forward to the trial" not in said


@pytest.mark.parametrize("seed", SEEDS)
def test_a_shop_has_no_process(seed: int) -> None:
    assert "process" not in draft(seed=seed) + draft("check-in", 8, seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_call_that_did_not_come_is_not_held_against_the_reader(seed: int) -> None:
    said = draft("check-in", 8, seed, next_steps="trial shift on Friday then she rings on Sunday")
    assert "Sunday" not in said
    assert "you would call" not in said
    assert re.search(r"news|stand|updates", said)
    assert "trial shift" not in said


@pytest.mark.parametrize("seed", SEEDS)
def test_a_week_that_is_still_to_come_is_asked_after(seed: int) -> None:
    said = draft("check-in", 8, seed, next_steps="assessment drive week of 7 December")
    assert "7 December" in said
    assert "Has a date been set" not in said


def test_the_end_of_everybodys_interviews_is_no_interview_of_ones_own() -> None:
    assert "interview next week" not in draft(next_steps="interviews finish next week")


def test_tomorrow_is_not_told_a_day_late() -> None:
    assert "tomorrow" not in draft(days=1, next_steps="skills test tomorrow")


@pytest.mark.parametrize("seed", SEEDS)
def test_next_week_told_on_a_friday_is_not_next_week_on_the_monday(seed: int) -> None:
    said = draft(days=3, seed=seed, date="2026-11-20", next_steps="second interview next week")
    assert "the second interview" in said
    assert "next week" not in said


KEPT = {
    "date": "2026-11-25",
    "format": "email",
    "to": "Kim Alvarez",
    "subject": "Thank you",
    "body": "Dear Kim,\n\nThank you. The planting calendar is attached.\n\nBest regards,\nDarnell Hughes",
}


@pytest.mark.parametrize("format", ["email", "letter", "linkedin", "call-script"])
@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_sent_is_not_promised_again(format: str, seed: int) -> None:
    said = draft("check-in", 8, seed, format, promised=["my planting calendar"], sent=[KEPT])
    assert not re.search(r"(?:will|sending)[^.]*planting calendar|planting calendar[^.]*\bwill", said)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_week_on_a_promise_is_kept_with_the_message(seed: int) -> None:
    said = draft("check-in", 8, seed, promised=["my planting calendar", "two references"])
    assert re.search(r"attach\w+ (?:my|the) planting calendar", said)
    assert not re.search(r"\bI'll[.,;]", said)


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("she said come by saturday and try it with one dog", "my visit"),
        ("10 min demo show before staff, then committee", "the demo show"),
        ("will meet the two Mr Popes senior", "the meeting with the two Mr Popes senior"),
        ("one day of test on bench, he write me the date", "the test day"),
        ("practical at their yard thurs, MD sees last two", "the practical test"),
        ("guest week in april, then we see both", "the guest week"),
        ("fingerprint then road test", "the fingerprinting"),
        ("test task on Mon 16.11., 3 h", "the test task"),
    ],
)
def test_more_kinds_of_next_step_are_known(told: str, stage: str) -> None:
    found = stages(told, Cast(), {})
    assert found[0].np == stage
    assert "16.11" not in found[0].when


@pytest.mark.parametrize("seed", range(3))
def test_a_day_that_was_moved_since_is_the_day_asked_about(seed: int) -> None:
    said = draft(
        next_steps="weld test on 3 June", news=["they called, weld test is moved to 5 June"], date="2026-05-20", seed=seed
    )
    assert "5 June" in said
    assert "3 June" not in said


def test_what_the_readers_side_talk_over_is_no_stage() -> None:
    assert stages("he is to talk with the trust and come back by end of week", Cast(), {}) == ()
    assert stages("she will speak to the owner this week", Cast(), {}) == ()
    assert stages("letter from HR, around 2 weeks", Cast(), {}) == ()


@pytest.mark.parametrize("format", ["email", "call-script"])
def test_a_day_that_was_found_at_fault_is_not_asked_about_again(format: str) -> None:
    interview = Interview.model_validate(NOTES | {"decision_date": "2026-12-16", "next_steps": "trial shift on 9 December"})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    request = read_request(draft_messages(rules.context_for(interview, format, "thank-you", None, now), new_fence()))
    banned = ("16 december", "9 december", "december 16", "the trial shift")
    plan = Plan(Material(request, "1", banned), {})
    question = plan.question(plan.writer())
    assert not any(words in question.lower() for words in banned)


def test_a_call_on_one_of_two_days_is_looked_forward_to_by_the_second() -> None:
    found = answer_told("they phone thursday or friday", Cast(frozenset({"bo"})), {}, stale=False)
    assert found is not None
    assert (found.expected, found.when) == ("your call", "by Friday")
    (stage,) = stages("second interview thursday or friday", Cast(frozenset({"bo"})), {})
    assert stage.when == ""


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_offered_before_a_time_that_was_not_told(seed: int) -> None:
    fields = {"decision_date": None, "next_steps": "she will write to me"}
    interview = Interview.model_validate(NOTES | fields)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    request = read_request(draft_messages(rules.context_for(interview, "email", "thank-you", None, now), new_fence()))
    plan = Plan(Material(request, str(seed)), {})
    assert "before then" not in plan.question(plan.writer())


def test_a_step_that_may_come_is_not_taken_for_granted() -> None:
    (stage,) = stages("second talk with the director maybe", Cast(), {})
    assert stage.iffy
    (stage,) = stages("perhaps a trial day next week", Cast(), {})
    assert stage.iffy


@pytest.mark.parametrize("seed", SEEDS)
def test_a_task_for_home_with_its_day_and_a_test_that_is_over_are_not_prepared_for_on_the_spot(seed: int) -> None:
    told = draft(seed=seed, next_steps="Task to do at home, due Monday noon")
    assert "for the task" in told or "begin the task" in told
    assert "should bring" not in told
    assert "When" not in told
    assert "written test" not in draft(seed=seed, next_steps="Results of the written test first, about ten days")


@pytest.mark.parametrize("seed", SEEDS)
def test_who_has_the_reader_on_the_line_looks_forward_to_no_call_before_the_decision(seed: int) -> None:
    told = {"next_steps": "Kim will ring everybody by the end of next week", "decision_date": "2026-12-04"}
    assert "look forward" not in draft(seed=seed, format="call-script", **told)
    assert "look forward to your call" in draft(seed=seed, format="email", **told)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("told", ["a trial shift in the lorry on Friday", "try-out on Saturday", "a driving test on Friday"])
def test_nobody_reads_up_on_a_shift_or_a_test(told: str, seed: int) -> None:
    said = draft(seed=seed, next_steps=told)
    assert "read" not in said.split("Dear Kim")[1].replace("already", "")


@pytest.mark.parametrize("seed", range(8))
def test_a_call_is_not_asked_for_by_whoever_waits_for_one(seed: int) -> None:
    told = {"next_steps": "Kim will ring everybody by Friday", "preferred_channel": "phone"}
    said = draft(seed=seed, format="letter", days=40, **told)
    assert not any(words in said for words in ("A call would suit", "take a call", "by phone"))


@pytest.mark.parametrize("seed", range(8))
def test_a_notice_period_is_said_to_be_raised_by_nobody(seed: int) -> None:
    said = draft(seed=seed, concern="my notice period is three months")
    assert "start date" in said
    assert not any(words in said for words in ("You asked about", "You raised"))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("purpose", ["thank-you", "check-in"])
def test_nobody_takes_the_role_for_theirs(purpose: str, seed: int) -> None:
    said = draft(purpose=purpose, days=9, seed=seed, format="linkedin")
    assert not any(words in said for words in ("suits me", "take on the", "happily"))


@pytest.mark.parametrize("seed", range(8))
def test_one_conversation_is_thanked_for_once(seed: int) -> None:
    said = draft(purpose="check-in", days=9, seed=seed, format="linkedin")
    assert "and for our talk" not in said
    assert "and for the time" not in said


OF_SOME = [
    "Two of the five of us will be asked back for a day out with a fitter before Christmas",
    "A day in the nursery would follow for two of the candidates",
    "They narrow it down to two, who do a trial shift",
    "Whoever they pick does a trial shift on a Saturday",
    "The best three come for a second interview with the trustees",
    "Shortlisted applicants do a driving test",
    "A trial shift and a second interview for the three on the shortlist",
]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("told", OF_SOME)
def test_a_stage_for_some_of_the_candidates_is_not_taken_for_ones_own(told: str, seed: int) -> None:
    assert re.search(r"invited to an? ", draft(seed=seed, next_steps=told))
    assert not re.search(r"trial|day out|interview with|driving|nursery", draft("check-in", 9, seed, next_steps=told))


@pytest.mark.parametrize(
    "told",
    [
        "I am one of the last three, and there is a trial day on 4 December",
        "All five of us do a typing test next week",
        "The three of us have a final interview on 4 December",
        "Trial shift on 4 December, then two of us meet the owner",
    ],
)
def test_a_stage_that_every_candidate_comes_to_is_sure(told: str) -> None:
    assert not stages(told, Cast(), {})[0].iffy


def test_a_call_to_the_chosen_candidate_is_not_looked_forward_to() -> None:
    for told in (
        "the head will call the chosen candidate",
        "Shortlisted applicants hear by post",
        "whoever gets it is rung",
        "she calls the winner",
        "she rings 2 others this week",
        "he will phone my references",
    ):
        assert answer_told(told, Cast(), {}, stale=False) is None
    for told in (
        "They pick two of us, and she rings me on Friday",
        "the best two are asked back; he calls everyone either way",
    ):
        assert answer_told(told, Cast(), {}, stale=False) is not None


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("told", "days"),
    [("he lets me know when his wife is back on the 29th", 9), ("the head writes to me before the end of January", 9)],
)
def test_who_rings_to_ask_where_things_stand_does_ask(told: str, days: int, seed: int) -> None:
    said = draft("check-in", days, seed, "call-script", next_steps=told)
    assert re.search(r"things stand|things are going", said)
    assert re.search(r"Question:\n.*(?:news|stand|updates|still the plan)", said)


def test_who_asks_nothing_yet_does_not_say_that_they_ask() -> None:
    said = draft("check-in", 1, format="call-script", next_steps="she writes to me by Friday")
    assert "where things stand" not in said
    assert "how things are going" not in said


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("format", ["email", "letter", "call-script"])
def test_who_may_still_be_chosen_does_not_write_as_if_refused(format: str, seed: int) -> None:
    for purpose in ("feedback", "keep-in-touch"):
        said = draft(purpose, 22, seed, format)
        assert not re.search(r"next time|next interview|improve|another role|future opening|luck|something else", said)
