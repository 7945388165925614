"""A short note of which no sentence can be made is taken up as it stands; what is more than a topic is not."""

import pytest

from followup_ai.models import Interview
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.as_noted import as_noted, bare_thing
from followup_ai.offline.typed.cleaning import tidy


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Streaming instead of nightly batches", "streaming instead of nightly batches"),
        ("A merger planned for 2027", "a merger planned for 2027"),
        ("gearbox oil leaks on the older machines", "gearbox oil leaks on the older machines"),
        (
            "Whether carbon gains from stone bunds last beyond ten years",
            "whether carbon gains from stone bunds last beyond ten years",
        ),
        ("two weeks on, two weeks off from the boat", "two weeks on, two weeks off from the boat"),
        ("their move to paperless notes", "your move to paperless notes"),
    ],
)
def test_a_plain_topic_stands_as_it_was_noted(note: str, said: str) -> None:
    point = as_noted(tidy(note, {}), 0, Cast())
    assert point
    assert point.np == said


@pytest.mark.parametrize(
    "note",
    [
        "asked about my gap",
        "went well I think",
        "how does the team decide who works at Christmas",
        "holiday pay and parking",
        "tablets pressed a day how many",
        "he was late, no apology",
        "send the slides",
        "mgr v keen on grdn",
        "rota; tills; who does nights",
    ],
)
def test_what_is_more_than_a_topic_or_less_does_not(note: str) -> None:
    assert as_noted(tidy(note, {}), 0, Cast()) is None


@pytest.mark.parametrize(
    "note", ["Streaming instead of nightly batches", "A merger planned for 2027", "Time in the field, around 12 weeks a year"]
)
@pytest.mark.parametrize("format", ["email", "letter", "note", "linkedin", "linkedin-connect", "call-script"])
def test_such_a_note_alone_makes_an_accepted_draft(note: str, format: str) -> None:
    from followup_ai import draft

    interview = Interview.model_validate(
        {
            "candidate": "Ann Bell",
            "interviewer": {"name": "Dana Roe"},
            "company": "Harlow Trust",
            "role": "Coordinator",
            "date": "2026-11-24",
            "discussed": [note],
        }
    )
    assert draft(interview, format=format).accepted


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("that the night bus drivers now ride in pairs on line 9", "the night bus drivers now ride in pairs on line 9"),
        ("They had an inspection in June and went up a grade", "you had an inspection in June and went up a grade"),
        (
            "two of the three lifts have been out of order since the summer",
            "two of the three lifts have been out of order since the summer",
        ),
    ],
)
def test_a_statement_is_no_topic(note: str, told: str) -> None:
    point = as_noted(tidy(note, {}), 0, Cast())
    assert point
    assert point.clause == told


def test_what_is_shouted_within_a_note_is_said_quietly_and_without_what_is_spliced_on() -> None:
    point = as_noted(tidy("NO MORE AGENCY STAFF from april, thats why this job exists", {}), 0, Cast())
    assert point
    assert point.np == "no more agency staff from April"


def test_of_a_note_that_says_too_little_its_first_things_are_left_to_name() -> None:
    point = bare_thing("laminoir broke 2x, 300 croissants/day by hand", 0)
    assert point
    assert point.np == "the croissants"
    assert bare_thing("ten hours on sundays, good people", 0) is None
    headed = bare_thing("breakage. they bin abt 40 quids worth a week", 0)
    assert headed
    assert headed.np == "breakage"
