"""What a reader notices of which things are taken up: no line in every message, nothing sore, no words given to another."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.claims.tact import is_own_line
from followup_ai.offline.english.grammar import is_clause, is_noun_phrase
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.topics import with_article
from followup_ai.offline.typed.wording import role_slots
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Orla Keane",
    "interviewer": {"name": "Dana Whitfield", "title": "Yard Manager"},
    "company": "Harbour Rope Works",
    "role": "Rigger",
    "date": "2026-11-24",
    "discussed": ["splicing wire for the lifeboat station", "the move of the loft to the old sail shed in March"],
    "their_words": ["a knot you hurry is a knot you tie twice"],
    "qualifications": ["six years of rigging on trawlers"],
}
FORMATS = ("email", "letter", "note", "linkedin", "linkedin-connect", "call-script")
PURPOSES = ("thank-you", "check-in", "feedback", "keep-in-touch")


def draft(format: str = "email", purpose: str = "thank-you", seed: int = 0, days: int = 1, **notes: Any) -> str:
    interview = Interview.model_validate(NOTES | notes)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=days), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, purpose, None, now), new_fence()), seed)


def test_a_line_is_in_some_messages_of_an_interview_and_not_in_all() -> None:
    said = [draft(format, purpose) for format in FORMATS for purpose in PURPOSES]
    quoting = sum("knot you hurry" in text for text in said)
    assert 4 <= quoting <= 16


def test_where_there_is_nothing_as_good_the_line_is_in_all() -> None:
    said = [draft(format, discussed=["pay"]) for format in FORMATS]
    assert all("knot you hurry" in text for text in said)


@pytest.mark.parametrize("seed", range(4))
def test_what_the_candidate_asked_to_be_spared_is_not_brought_up(seed: int) -> None:
    told = ["fitting frames on Saturdays", "home visits to the two care homes in Marlow"]
    said = draft(seed=seed, discussed=told, their_words=[], concern="I would need every other Saturday off")
    assert "Saturday" not in said
    assert "care homes" in said


@pytest.mark.parametrize("topic", ["varifocal remakes, which run at 6 per cent", "the near misses on the slip", "refunds"])
@pytest.mark.parametrize("seed", range(4))
def test_a_failure_rate_is_no_pleasure_to_hear_of(topic: str, seed: int) -> None:
    for format in ("email", "call-script"):
        said = draft(format, seed=seed, discussed=[topic], their_words=[])
        joy = r"(?:good|glad|pleased|nice) to (?:hear|learn)|enjoyed|liked|hear more"
        assert not re.search(rf"(?:{joy})[^.]*(?:remakes|misses|refunds)", said)


@pytest.mark.parametrize(
    ("line", "noted", "own"),
    [
        ("numbers by half nine", "id have the numbers off registers by half nine, and mr pickering wrote that down", True),
        ("check the date first", "she asked about milk and i said check the date first, she liked that", True),
        ("measure twice, cut once", "we talked about sills, he said measure twice and cut once", False),
        ("no hoof, no horse", "i liked the no hoof no horse thing", False),
        ("ask before you lift", "i have a bad back so he told me to ask", False),
    ],
)
def test_a_line_of_the_candidates_own_is_known(line: str, noted: str, own: bool) -> None:
    assert is_own_line(Point(quote=line), [noted]) is own


def test_ones_own_line_is_not_given_back_as_the_readers() -> None:
    told = [*NOTES["discussed"], "she asked about frayed rope and i said if it frays it goes, she wrote that down"]
    assert "if it frays" not in "".join(draft(f, discussed=told, their_words=["if it frays it goes"]) for f in FORMATS).lower()


def test_a_saying_of_two_sentences_keeps_both_its_capitals() -> None:
    said = "".join(draft(f, p, their_words=["We have time here. That is the treatment."]) for f in FORMATS for p in PURPOSES)
    assert "We have time here. That is" in said
    assert "we have time here. That" not in said


@pytest.mark.parametrize(
    ("topic", "whole"),
    [
        ("sash windows for the listed terrace", "the sash windows for the listed terrace"),
        ("light levels in the new gallery", "the light levels in the new gallery"),
        ("changes to the rota", "the changes to the rota"),
        ("night closures on the tram line", "the night closures on the tram line"),
        ("home visits to two care homes", "home visits to two care homes"),
        ("calls in the evening", "calls in the evening"),
        ("new customers from the estate", "new customers from the estate"),
        ("delays with managing agents", "delays with managing agents"),
    ],
)
def test_things_of_a_known_place_have_their_article(topic: str, whole: str) -> None:
    assert with_article(topic) == whole


@pytest.mark.parametrize(
    "act", ["splitting the refunds code out of the main application", "moving the orders desk to the front"]
)
def test_an_act_is_a_topic_and_no_statement(act: str) -> None:
    assert is_noun_phrase(act)
    assert not is_clause(act)


@pytest.mark.parametrize(
    ("role", "named"),
    [
        ("Forklift driver nights", "the forklift driver role"),
        ("Court interpreter", "the court interpreter role"),
        ("Bench Joiner", "the Bench Joiner role"),
        ("Plumber's mate", "the plumber's mate role"),
        ("Night Manager", "the Night Manager role"),
        ("Joiner, Heritage Windows", "the Joiner role"),
        ("Manager, shellfish hatchery", "the shellfish hatchery manager role"),
        ("Head of Care", "the Head of Care role"),
        ("Assistant to the Bursar", "the role of Assistant to the Bursar"),
        ("Kennel hand for the winter", "the role of kennel hand for the winter"),
        ("Care assistant part time", "the care assistant role"),
        ("Part-time fishmonger", "the part-time fishmonger role"),
        ("X-ray technician", "the X-ray technician role"),
        ("Asst kitchen mgr", "the assistant kitchen manager role"),
        ("Snr Track Engr.", "the Senior Track Engineer role"),
        ("Manager, Herbarium Collections", "the Herbarium Collections Manager role"),
        ("Clerk, part time", "the Clerk role"),
    ],
)
def test_a_role_stands_in_a_sentence_as_one_would_say_it(role: str, named: str) -> None:
    assert role_slots(role, "Acme")["role"] == named


NO = {"outcome": "rejected", "news": ["they wrote on 27 November that they chose somebody with more years at sea"]}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("purpose", ["thank-you", "check-in"])
def test_after_a_no_nobody_pushes_what_they_bring_or_wants_the_role(format: str, purpose: str) -> None:
    said = draft(format, purpose, **NO, left_out=["I have my own splicing bench"])
    assert not re.search(r"trawlers|splicing bench|interested in the (?:Rigger )?role|count me in|by when", said)


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("seed", range(3))
def test_a_script_is_spoken_and_not_written(purpose: str, seed: int) -> None:
    said = draft("call-script", purpose, seed, left_out=["I have my own splicing bench"])
    assert not re.search(r"This was|first of all|my name is|keep coming back|[a-z]: [a-z\"]", said)


@pytest.mark.parametrize("seed", range(4))
def test_what_comes_first_is_not_told_as_a_second(seed: int) -> None:
    for format in FORMATS:
        for purpose in PURPOSES:
            said = draft(format, purpose, seed)
            assert not re.search(r"interested me as well|should help too|would add that|which should also|, too\.", said)


@pytest.mark.parametrize("seed", range(8))
def test_a_subject_asks_for_feedback_and_offers_none(seed: int) -> None:
    subject = draft("email", "feedback", seed).split("\n")[0]
    assert re.search(r"request for feedback|ask for feedback", subject)


@pytest.mark.parametrize(
    ("told", "never"),
    [
        ("Dana will let me know after her leave, around the 8th", r"before (?:the )?8|before December"),
        ("she say they call in this week or other week", r"this week"),
        ("maybe one week, she said", r"in one week"),
        ("she's away till the 14th", r"before (?:the )?14"),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_a_vague_time_is_not_made_a_sure_one(told: str, never: str, seed: int) -> None:
    for format in FORMATS:
        assert not re.search(never, draft(format, seed=seed, next_steps=told))


@pytest.mark.parametrize("seed", range(4))
def test_the_question_names_the_step_that_was_told(seed: int) -> None:
    assert "the day out with one of the engineers" in draft(seed=seed, next_steps="a day out with one of the engineers")
    assert "the morning out with a surveyor" in draft(seed=seed, next_steps="a morning out with a surveyor")
    assert "you would call after Easter" in draft(
        "call-script", seed=seed, date="2026-03-24", next_steps="She will ring after Easter."
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_call_is_not_asked_for_where_it_is_the_worry_or_has_brought_the_no(seed: int) -> None:
    shy = draft(
        "email", seed=seed, preferred_channel="phone", discussed=["pay"], their_words=[], concern="my English on the telephone"
    )
    told = draft("email", seed=seed, preferred_channel="phone", **NO)
    assert not re.search(r"call would suit|by phone|take a call", shy + told)


@pytest.mark.parametrize("seed", range(3))
def test_what_was_exclaimed_is_no_topic(seed: int) -> None:
    told = ["Dana's mum taught me at catering college, small world. feet killing me in them shoes"]
    assert not any("small world" in draft(f, p, seed, personal=told) for f in ("email", "letter") for p in PURPOSES)


def test_who_was_thanked_for_one_topic_hears_of_another_later() -> None:
    topics = ["the new mill rollers in the tower", "the flour silo by the canal"]
    thanks = draft(discussed=topics, their_words=[], qualifications=[])
    later = draft(purpose="check-in", days=12, discussed=topics, their_words=[], qualifications=[])
    first = [min((t for t in topics if t in text), key=text.index) for text in (thanks, later)]
    assert first[0] != first[1]
