"""What is told as news is the candidate's to tell."""

import datetime as dt

import pytest

from followup_ai.offline.reading import reading_of
from followup_ai.offline.request import Request


def news_in(note: str) -> str:
    notes = {"company": "Acme", "role": "Clerk", "interviewer": {"name": "Bo Lee"}, "news": [note], "date": "2026-11-20"}
    found = reading_of(Request("email", "check-in", "Ann Poe", "Bo Lee", dt.date(2026, 11, 27), notes)).news
    return (found.clause or found.np) if found else ""


@pytest.mark.parametrize(
    "note",
    [
        "Letter of 5 February.",
        "Email from HR on Monday",
        "Letter of 5 February. They chose a candidate with family law experience.",
        "They went with another candidate",
        "they hired someone internal",
    ],
)
def test_the_readers_own_message_and_choice_are_no_news_to_them(note: str) -> None:
    assert news_in(note) == ""


def test_what_the_candidate_did_since_is_news() -> None:
    assert news_in("I passed my level 2 last week") == "I passed my level 2"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("they won the contract for the library roof", "you won the contract for the library roof"),
        ("I passed my level 3 on Thursday", "I passed my level 3"),
        ("she emailed that the boiler broke again", ""),
        ("they took somebody who has German", ""),
        ("their server went down the same night", ""),
        ("phoned them on Tuesday", ""),
        ("got a letter from HR", ""),
    ],
)
def test_only_what_one_would_write_of_is_news(note: str, told: str) -> None:
    assert news_in(note) == told
