"""What a reader told the candidate: an offline draft builds on it and asks for none of it again."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from boats import NOTES

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.claims.background import qualifications_of
from followup_ai.offline.claims.concerns import doubt_of
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.answers import answer_told, is_told
from followup_ai.offline.typed.cleaning import tidy
from followup_ai.templates import draft_messages, new_fence

CAST = Cast(frozenset({"orla", "keane"}))
NAMES = {"orla": "Orla", "keane": "Keane"}


def draft(fields: dict, format: str = "email", purpose: str = "thank-you", to: str | None = None, seed: int = 0) -> str:
    interview = Interview.model_validate(NOTES | fields)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, purpose, to, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("note", "expected", "when"),
    [
        ("she'll give me a ring on thurs", "your call", "on Thursday"),
        ("ringing everybody by tues next week", "your call", "by Tuesday next week"),
        ("Orla will phone after the boat show", "your call", "after the boat show"),
        ("they write to people by end of the month", "hearing from you", "by the end of the month"),
        ("HR get back in two weeks", "hearing from HR", "in two weeks"),
        ("decides after the weekend", "hearing your decision", "after the weekend"),
        ("she rings tonight or tomorrow", "your call", ""),
        ("once the survey is back she will email", "hearing from you", "once the survey is back"),
    ],
)
def test_an_announced_answer_is_known_by_whom_and_when(note: str, expected: str, when: str) -> None:
    told = answer_told(note, CAST, NAMES, stale=False)
    assert told is not None
    assert (told.expected, told.when) == (expected, when)


@pytest.mark.parametrize(
    "note",
    ["I'm to ring her on Monday", "if I hear nothing by Friday chase them", "they call if I am shortlisted", "did not say", ""],
)
def test_no_answer_is_taken_for_announced_that_was_not(note: str) -> None:
    assert answer_told(note, CAST, NAMES, stale=False) is None


def test_a_day_that_has_lost_its_meaning_is_not_named_again() -> None:
    told = answer_told("she will ring on Friday", CAST, NAMES, stale=True)
    assert told is not None
    assert told.when == ""


@pytest.mark.parametrize("note", ["didn't say", "no idea", "", "they don't know yet"])
def test_nothing_told_leaves_the_open_question(note: str) -> None:
    assert not is_told(note)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("note", ["Orla will ring on Friday", "start in the yard in October if the owner agrees"])
def test_when_and_what_next_is_not_asked_by_one_who_was_told(note: str, seed: int) -> None:
    text = draft({"next_steps": note}, seed=seed)
    for asks in ("hen do you", "hat happens next", "hat comes next", "hat are the next steps", "process continue", "timeline"):
        assert asks not in text


@pytest.mark.parametrize("seed", range(6))
def test_what_the_candidate_told_is_not_told_back_to_the_reader(seed: int) -> None:
    notes = [
        "I told that most leaks came from the seams, so we made one daily check of ten minutes",
        "the new mould for the dinghy",
    ]
    assert "daily check" not in draft({"discussed": notes}, seed=seed)


@pytest.mark.parametrize("seed", range(4))
def test_another_persons_words_are_not_put_before_the_reader(seed: int) -> None:
    panel = {"panel": [{"name": "Sean Moss"}], "their_words": ["Sean: a boat is never finished", "Orla: measure it wet"]}
    assert "never finished" not in draft(panel, to="Orla Keane", seed=seed)
    assert "measure it wet" not in draft(panel, to="Sean Moss", seed=seed)


@pytest.mark.parametrize("seed", range(4))
def test_what_went_with_an_earlier_message_is_not_promised_again(seed: int) -> None:
    mail = {
        "date": "2026-09-09",
        "format": "email",
        "to": "Orla Keane",
        "body": "Dear Orla,\n\nI attach my lay-up schedule.\n\nInes",
    }
    text = draft({"promised": ["my lay-up schedule"], "sent": [mail]}, purpose="check-in", seed=seed)
    assert "will" not in text.partition("lay-up schedule")[0].rpartition(".")[2].split()
    assert "separately" not in text


@pytest.mark.parametrize("seed", range(4))
def test_the_detail_taken_up_is_the_one_the_candidate_can_help_with(seed: int) -> None:
    notes = ["the yard has 14 people", "who does lunch", "vacuum bagging that nobody has set up yet", "the tide times"]
    text = draft({"discussed": notes, "qualifications": ["set up vacuum bagging at Rowe Marine"]}, seed=seed)
    assert text.count("acuum bagging") >= 2


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        ("not worked in a boatyard before", "I have not worked in a boatyard before"),
        ("I never drive a crane", "I have not driven a crane"),
    ],
)
def test_a_lack_in_a_telegram_is_said_as_a_whole_clause(note: str, clause: str) -> None:
    doubt = doubt_of(note, CAST, NAMES)
    assert doubt is not None
    assert doubt.clause == clause


def test_the_candidates_own_condition_is_not_told_back_as_the_readers_question() -> None:
    doubt = doubt_of("I would only come to the yard two days a week", CAST, NAMES)
    assert doubt is None or not doubt.clause


@pytest.mark.parametrize("seed", range(4))
def test_of_an_unsure_note_what_it_is_about_is_named_and_no_more(seed: int) -> None:
    text = draft({"discussed": ["route 43 is hardest, school kids and hill"], "qualifications": []}, seed=seed)
    assert "oute 43" in text
    assert "hardest" not in text


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("6 yrs purchase ledger at Cobham Foods", "my 6 years of purchase ledger at Cobham Foods"),
        ("German native, English C2", "I speak German and English at C2 level"),
    ],
)
def test_a_background_is_said_as_one_says_it(note: str, said: str) -> None:
    found = [words for claim in qualifications_of(note, CAST, NAMES) for words in (claim.np, claim.clause)]
    assert said in found


@pytest.mark.parametrize("seed", range(4))
def test_having_a_thing_gives_way_to_the_trouble_with_it(seed: int) -> None:
    notes = ["they have an anechoic room", "the noise problem at 315 Hz in the new fan"]
    text = draft({"discussed": notes}, format="note", seed=seed)
    assert "315 Hz" in text
    assert "anechoic" not in text


@pytest.mark.parametrize("seed", range(4))
def test_hasty_spelling_is_not_put_into_the_readers_mouth(seed: int) -> None:
    text = draft({"discussed": [], "their_words": ["a late boat on monday is somebodys lost week"]}, seed=seed)
    assert "late boat on Monday is somebody's lost week" in text


@pytest.mark.parametrize("seed", range(6))
def test_would_and_had_are_not_confused(seed: int) -> None:
    text = draft({"discussed": ["she'd read the yard's blog on resin", "the new mould for the dinghy"]}, seed=seed)
    assert "would read" not in text


@pytest.mark.parametrize("seed", range(4))
def test_a_name_like_a_months_short_form_is_no_month(seed: int) -> None:
    reader = {"interviewer": {"name": "Jan Whittle"}, "discussed": ["Jan wants a foreman who can read lines plans"]}
    text = draft(reader, seed=seed)
    assert "January" not in text
    assert "you want a foreman who can read lines plans" in text


@pytest.mark.parametrize("seed", range(4))
def test_a_bad_mark_is_not_told_back(seed: int) -> None:
    notes = ["the inspectors gave them Requires Improvement for records", "the new mould for the dinghy"]
    assert "Requires" not in draft({"discussed": notes}, seed=seed)


@pytest.mark.parametrize(
    ("name", "greeted"),
    [("Mrs van Wyk", "Mrs van Wyk"), ("Dr Piet van der Merwe", "Dr van der Merwe"), ("Ms de la Cruz", "Ms de la Cruz")],
)
def test_a_particle_stays_with_a_surname_given_alone(name: str, greeted: str) -> None:
    assert f"Dear {greeted}," in draft({"interviewer": {"name": name}})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("there own beans from the yard", "their own beans"),
        ("she was interested on the array", "interested in the array"),
        ("they change the system on january", "in January"),
        ("the man who is retiring", "the man who is retiring"),
    ],
)
def test_small_slips_are_mended_where_no_doubt_is_left(typed: str, meant: str) -> None:
    assert meant.lower() in tidy(typed, {}).lower()


@pytest.mark.parametrize("format", ["email", "linkedin-connect", "note", "call-script"])
@pytest.mark.parametrize("seed", range(6))
def test_no_sentence_begins_small(format: str, seed: int) -> None:
    text = draft({"discussed": [], "their_words": ["measure it wet, cut it dry"]}, format=format, seed=seed)
    assert '. "measure' not in text


def test_a_formality_is_never_what_one_remembers_most():
    told = draft({"discussed": ["drug test + background check", "the mould for the racing dinghy that nobody can lift"]})
    assert "drug test" not in told
    assert "mould" in told


def test_a_place_named_in_another_note_is_not_pointed_at():
    told = draft({"qualifications": ["four years at a yard in Kinsale", "I laminated hulls there and cut the waste by half"]})
    assert not re.search(r"\bthere\b", told.split("Ines")[0])


@pytest.mark.parametrize("purpose", ["keep-in-touch", "feedback"])
def test_nobody_is_offered_another_talk_about_a_role_that_is_gone(purpose):
    for seed in range(6):
        told = draft({"outcome": "rejected"}, "letter", purpose, seed=seed)
        assert not re.search(r"talk (?:further|again) about", told)
