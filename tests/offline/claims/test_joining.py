"""What was talked about stands beside what the candidate brings for it, and no bare topic is given back twice."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.claims.joining import around, tells_alone
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.talk.bearing import bears_on, shared_weight
from followup_ai.templates import draft_messages, new_fence

NOTES = {
    "candidate": "Ann Bell",
    "interviewer": "Dana Whitfield",
    "company": "Harbour Museum",
    "role": "Registrar",
    "date": "2026-05-11",
}


def _email(seed: int, **fields: object) -> str:
    interview = Interview.model_validate(NOTES | fields)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, "email", "thank-you", None, now), new_fence()), seed)


@pytest.mark.parametrize("seed", range(6))
def test_a_topic_stands_right_before_the_deed_that_bears_on_it(seed: int) -> None:
    text = _email(
        seed,
        discussed=["the new café on the quay", "the cellar inventory is being redone in January"],
        qualifications=["I taught drawing for two years", "rebuilt the inventory of a 900-item store over one winter"],
    )
    topic, deed = text.index("the cellar inventory"), text.index("900-item store")
    assert topic < deed
    assert text[topic:deed].count(".") + text[topic:deed].count(":") <= 3  # nothing else is told between them


@pytest.mark.parametrize("seed", range(6))
def test_a_trouble_that_a_deed_answers_is_only_named_before_it(seed: int) -> None:
    text = _email(
        seed,
        discussed=[
            "She said they register around 3,800 loans a month, and that late returns are costing them money.",
            "Most late returns come from small schools that have no van.",
        ],
        qualifications=["Reduced late returns from 9 per cent to 2 per cent with a reminder by telephone"],
    )
    before = text[: text.index("9 per cent")]
    assert re.search(r"\b(?:about|with) late returns[.,] ", before)
    assert not re.search("costing|no van", text)
    assert "3,800" not in text


@pytest.mark.parametrize("seed", range(6))
def test_illness_told_in_the_talk_is_in_no_draft(seed: int) -> None:
    text = _email(
        seed,
        discussed=["she said shes been tired bc of her chemo, she wears a scarf", "the loan forms are still on paper"],
        qualifications=["six years as a registrar"],
    )
    assert "chemo" not in text
    assert "scarf" not in text


@pytest.mark.parametrize("seed", range(6))
def test_no_two_topics_are_given_back_with_nothing_behind_them(seed: int) -> None:
    text = _email(
        seed,
        discussed=["the loan forms", "the east wing", "the visitor survey"],
        qualifications=["six years as a bookkeeper at a dairy"],
    )
    assert sum(topic in text for topic in ("loan forms", "east wing", "visitor survey")) == 1


def test_a_bare_noun_tells_nothing_alone_and_a_statement_does() -> None:
    assert not tells_alone(Point(np="night shifts"))
    assert tells_alone(Point(clause="the cellar is being redone in January"))
    assert tells_alone(Point(quote="a label is a letter"))


def test_of_a_long_note_only_the_sentence_of_the_point_is_looked_at() -> None:
    note = "The registers are what families ask for. " + "We walked on. " * 15 + "Some letters of women who left are closed."
    assert "women" not in around(Point(np="the registers families ask for"), note)
    assert around(Point(np="the survey"), "the survey, twice a year") == "the survey, twice a year"


@pytest.mark.parametrize("seed", range(6))
def test_a_check_in_says_when_one_talked_and_asks_last(seed: int) -> None:
    interview = Interview.model_validate(NOTES | {"discussed": ["the loan forms"], "qualifications": ["six years at a dairy"]})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=12), dt.time(10), dt.UTC)
    text = compose(draft_messages(rules.context_for(interview, "email", "check-in", None, now), new_fence()), seed)
    opening = text.split("\n\n")[2]
    assert "11 May" in opening.split(". ")[0]
    assert "Registrar" in opening.split(". ")[0]
    asked = next(part for part in text.split("\n\n") if "?" in part)
    assert asked.endswith("?")
    assert "dairy" not in text.partition(asked)[2]  # a fact behind a question stands in the air


@pytest.mark.parametrize("seed", range(4))
def test_a_licence_that_nothing_asks_for_is_no_second_reason(seed: int) -> None:
    told = {"discussed": ["the loan forms"], "qualifications": ["six years at a museum store", "driving licence B"]}
    assert "driving licence" not in _email(seed, **told)
    assert "driving licence" in _email(seed, **(told | {"qualifications": ["driving licence B"]}))


def test_a_panel_member_without_a_topic_of_their_own_is_told_whose_it_was() -> None:
    fields = {
        "interviewer": {"name": "Ann Whitfield"},
        "panel": [{"name": "Nii Armah"}, {"name": "Tom Ashdown"}],
        "discussed": ["Nii: the loan forms for the spring tour"],
        "qualifications": ["six years at a museum store"],
    }
    interview = Interview.model_validate(NOTES | fields)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    for reader, ascribed in (("Tom Ashdown", True), ("Nii Armah", False)):
        context = rules.context_for(interview, "email", "thank-you", reader, now)
        text = compose(draft_messages(context, new_fence()), 0)
        assert ("brought up" in text) is ascribed, text


def test_two_kinds_of_one_short_word_are_not_joined() -> None:
    assert not shared_weight("did the route maps for the office", "evacuation maps and new signs")
    assert shared_weight("redrew the evacuation maps", "evacuation maps and new signs")
    assert shared_weight("printed 40 maps", "evacuation maps and new signs")


@pytest.mark.parametrize("seed", range(4))
def test_a_trouble_is_met_with_what_came_of_the_same_trouble(seed: int) -> None:
    text = _email(
        seed,
        discussed=["31 missed roof checks a month across the branches"],
        qualifications=[
            "eight years in TMS including loan planning, took missed roof checks from 18 a month to 2 at one branch"
        ],
    )
    assert "18 a month to 2" in text


def test_what_stands_beside_a_point_in_its_note_joins_it_to_what_was_left_unsaid() -> None:
    assert bears_on("I have level 1 British Sign Language", "Rhodri runs a signing club")
    assert bears_on("I have my own trimming crush", "how often the feet are trimmed")


@pytest.mark.parametrize(
    ("talked", "brought"),
    [
        ("the sickness absence in the repairs team", "I trained 35 line managers in return-to-work conversations"),
        ("no-shows on a Saturday", "I brought in deposits"),
        ("dashboards nobody opens", "I rebuilt the monthly reports"),
        ("lameness in the older cows", "I have my own trimming crush"),
        ("the attrition in the night team", "I ran exit interviews for two years"),
        ("the onboarding of seasonal staff", "I wrote the induction for 40 pickers"),
        ("the van round", "I can drive a van"),
        ("forecasting bread waste by store", "I built a waste forecast for a bakery chain"),
    ],
)
def test_other_words_for_one_matter_bear_on_each_other(talked: str, brought: str) -> None:
    assert bears_on(brought, talked)
    assert shared_weight(brought, talked) >= 1


@pytest.mark.parametrize(
    ("talked", "brought"),
    [("the way the rota is set", "I set two records in a way"), ("the end of the line", "I saw the end of it")],
)
def test_short_words_that_name_no_matter_join_nothing(talked: str, brought: str) -> None:
    assert not bears_on(brought, talked.replace("rota", "desk"))


def test_a_start_learned_of_since_answers_a_doubt_about_notice() -> None:
    doubt = {"discussed": ["the loan forms"], "concern": "my notice is 2 months"}
    told = _email(0, **doubt, news=["boss lets me go early, so can start 23 nov"])
    assert "with my notice I can start on 23 November" in told
    assert "can start" not in _email(0, **doubt, news=["the museum opened its new café"])
