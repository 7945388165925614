"""Which borrowed words are sure to read well, and that a draft falls back on surer ones."""

import datetime as dt

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.claims.sure_claims import sure_claim
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.sureness import sure_phrase, sure_statement
from followup_ai.templates import draft_messages, new_fence


@pytest.mark.parametrize(
    "phrase",
    [
        "the treaty renewal crunch in December",
        "moving the pricing workbooks from Excel to Python",
        "whether juniors should be doing advocacy themselves",
        "health scores that nobody trusts",
        "the issue of drivers selling ice packs",
        "route 4",
        "the lesson I taught on fractions",
    ],
)
def test_a_whole_noun_phrase_an_act_or_a_question_is_sure(phrase: str) -> None:
    assert sure_phrase(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "how lab decides authorship",
        "three branches sharing",
        "the dementia unit being",
        "the asked me to critique your last newsletter",
        "audit IFS in February, not yet ready",
        "the supervision once a month",
        "62 dogs",
        "data",
        "my view",
    ],
)
def test_a_telegram_or_a_scrap_is_not(phrase: str) -> None:
    assert not sure_phrase(phrase)


@pytest.mark.parametrize(
    "clause", ["you sing in the choral society", "the night shift does the inspections", "I gardened at home since I was 9"]
)
def test_a_subject_with_its_verb_and_what_goes_with_it_is_sure(clause: str) -> None:
    assert sure_statement(clause)


@pytest.mark.parametrize(
    "clause",
    ["you have no music teacher since September", "board approves hires in December", "your rota is out, mine too", "you work"],
)
def test_a_clause_that_wants_a_word_is_not(clause: str) -> None:
    assert not sure_statement(clause)


def test_only_what_one_can_have_is_sure_after_my() -> None:
    assert sure_claim("my 11 years in acute medicine at the Mater")
    assert sure_claim("my driving licence")
    assert not sure_claim("my play piano and guitar")
    assert not sure_claim("my 2nd year English lit")
    assert not sure_claim("my forklift")


def test_a_counted_noun_wants_something_before_it() -> None:
    assert lacks_article("the second interview with director of nursing")
    assert not lacks_article("the second interview with the director of nursing")


@pytest.mark.parametrize(
    ("note", "bad"),
    [
        ("how lab decides authorship", "how lab"),
        ("students vaping set the detectors off", "students vaping"),
        ("moving houseplants nearer the café", "nearer"),
    ],
)
def test_a_note_that_is_not_sure_gives_way_to_one_that_is(note: str, bad: str) -> None:
    notes = {
        "candidate": "Ivy Lockhart",
        "interviewer": {"name": "Pete Sorrell"},
        "company": "Greenacre",
        "role": "Supervisor",
        "date": "2026-11-19",
        "discussed": [note, "the treaty renewal crunch in December"],
    }
    interview = Interview.model_validate(notes)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    request = draft_messages(rules.context_for(interview, "email", "thank-you", None, now), new_fence())
    texts = [compose(request, seed) for seed in range(6)]
    assert not any(bad in text for text in texts)
    assert all("treaty renewal crunch" in text for text in texts)


def test_what_a_thing_did_does_not_hide_that_its_article_is_missing() -> None:
    assert lacks_article("donor system moved to a web app in March")
    assert lacks_article("you want person who stays")
    assert not lacks_article("the donor system moved to a web app")
    assert not lacks_article("the work is customer focused")
    assert not lacks_article("dog grooming and horse riding")
