"""What was found in common is told with both its halves, and nothing private, sore or of somebody else is told at all."""

from __future__ import annotations

import datetime as dt

import pytest
from boats import NOTES

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.message.reading import reading_of
from followup_ai.offline.people.request import read_request
from followup_ai.offline.typed.phrasing import both_that
from followup_ai.templates import draft_messages, new_fence

NOW = dt.datetime(2026, 9, 9, 10, tzinfo=dt.UTC)


def asked(fields: dict, format: str = "email", purpose: str = "thank-you") -> list:
    interview = Interview.model_validate(NOTES | fields)
    return draft_messages(rules.context_for(interview, format, purpose, None, NOW), new_fence())


def told(note: str, **fields: object) -> list[str]:
    """What the composer finds to say of one personal note, leaving out what it would only say for want of anything else."""
    found = reading_of(read_request(asked({"personal": [note], **fields}))).found
    return [point.text for point, _ in found if point.field == "personal" and point.penalty < 4]


@pytest.mark.parametrize(
    "note",
    [
        "My brother is a welder too. It came up. It stays here.",
        "She paints boats on Sundays. Between me and this page.",
        "She is thinking of moving to Galway. Not going further.",
        "She keeps bees in the yard. Leave it at that.",
        "Orla let slip that she is taking up the cello",
        "She sold the big house. I shall not repeat it.",
        "she rows for the county, told in confidence",
        "she knits in meetings, just for me",
        "She was in the navy once. Rather not go on about it",
        "she collects stamps - not for anybody else",
    ],
)
@pytest.mark.parametrize("field", ["personal", "discussed"])
def test_a_note_that_is_marked_to_stay_here_stays_here_from_its_first_sentence(note: str, field: str) -> None:
    first = {w.strip(".,").lower() for w in note.split() if len(w) > 5} - {
        "between",
        "thinking",
        "rather",
        "further",
        "anybody",
    }
    for format, purpose in (("email", "thank-you"), ("letter", "check-in"), ("call-script", "thank-you")):
        text = compose(asked({field: ["the tide times", note]}, format, purpose), 0).lower()
        assert not [word for word in first if word in text]


@pytest.mark.parametrize(
    "note",
    [
        "my father is not well",
        "her husband died in March",
        "she has a lot of debts from the first yard",
        "she goes to mass, very religious",
        "she votes for the greens, politics all lunch",
        "she got divorced last year",
        "her mother is in hospital",
        "she is engaged to the harbour master",
        "my wife is expecting, she congratulated me",
        "she is a Quaker",
    ],
)
def test_sorrow_money_faith_politics_and_marriage_are_not_brought_up(note: str) -> None:
    assert told(note) == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("she used to go to my high school too", "you used to go to my high school"),
        ("he used to play for my club too", "you used to play for my club"),
    ],
)
def test_what_is_shared_is_told_as_it_was_noted(note: str, expected: str) -> None:
    assert expected in told(note)


@pytest.mark.parametrize(
    "note",
    [
        "Orla has a son in first year, same course as my sister",
        "her wife's from Cork of all places",
        "his wife is also from Lublin",
        "she has two boys at the college",
        "my uncle builds currachs in Dingle",
        "she loves Bach, I prefer jazz",
        "she's a Rovers fan im city. got some stick",
    ],
)
def test_a_tie_that_has_lost_its_half_and_bare_family_are_not_told(note: str) -> None:
    assert told(note) == []


def test_what_was_found_in_common_with_another_of_the_panel_is_not_told_to_this_reader() -> None:
    panel = {"panel": [{"name": "Rohan Sethi"}]}
    assert told("Rohan is a Gor Mahia fan and so am I", **panel) == []
    assert told("ROHAN COACHES LITTLE LEAGUE, MY BOY PLAYED AGAINST HIS TEAM", **panel) == []
    assert told("Rohan's cat sleeps in the sail loft", **panel) == []


@pytest.mark.parametrize(
    "note",
    [
        "the daughter is Hattie, she is 9, she drew the sign on the door",
        "her sister Ann runs the shop, she grows dahlias",
        "her sister Ann runs the shop and she grows dahlias",
        "Ann runs the shop, she grows dahlias",
        "a colleague came in, she bakes for the county fair",
        "her deputy Marcus waved, her bees made the honey",
    ],
)
def test_what_somebody_brought_in_does_is_not_told_of_the_reader(note: str) -> None:
    assert not [text for text in told(note) if "you" in text]


def test_what_the_candidate_does_stands_beside_what_they_heard() -> None:
    assert both_that("you keep bees and I have just begun") == "you keep bees, and I have just begun"
    assert both_that("you have two yards and I would be at the second") == (
        "you have two yards and that I would be at the second"
    )
