"""What is told as news is the candidate's to tell."""

import datetime as dt

import pytest

from followup_ai.offline.message.reading import reading_of
from followup_ai.offline.people.request import Request


def news_in(note: str) -> str:
    notes = {"company": "Acme", "role": "Clerk", "interviewer": {"name": "Bo Lee"}, "news": [note], "date": "2026-11-20"}
    found = reading_of(Request("email", "check-in", "Ann Poe", "Bo Lee", dt.date(2026, 11, 27), notes)).news
    return found.clause if found else ""


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
        ("Interviewer has been promoted", "you have been promoted"),
        ("phoned them on Tuesday", ""),
        ("got a letter from HR", ""),
    ],
)
def test_only_what_one_would_write_of_is_news(note: str, told: str) -> None:
    assert news_in(note) == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("I finished the moving and handling refresher yesterday.", "I finished the moving and handling refresher"),
        ("signed up for the lifting and carrying course in May", "I signed up for the lifting and carrying course in May"),
        ("read your annual report over the weekend", "I read your annual report over the weekend"),
        ("read the draft local plan, all 180 pages", "I read the draft local plan"),
        ("played with the public API and found the docs clear", "I played with the public API and found the docs clear"),
        ("got my licence back", "I got my licence back"),
        ("went along to the open evening, nice crowd", "I went along to the open evening"),
        ("have been promoted to shift lead", "I have been promoted to shift lead"),
        ("I moved to Bristol last week, so the commute is 15 minutes now", "I moved to Bristol"),
        ("my talk got accepted for the meetup in Brno", "my talk got accepted for the meetup in Brno"),
    ],
)
def test_a_deed_that_was_typed_whole_is_news_as_far_as_it_goes(note: str, told: str) -> None:
    assert news_in(note) == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("B2 English exam passed", "I passed my B2 English exam"),
        ("first aid course done, certificate to come", "I completed my first aid course"),
        ("GDPR refresher finished", "I finished my GDPR refresher"),
        ("passed ACCA audit paper, 61%", "I passed my ACCA audit paper"),
        ("passed driving test", "I passed my driving test"),
        ("finished F-gas course, certificate in the post", "I finished my F-gas course"),
        ("driver CPC came through today", "my driver CPC came through"),
    ],
)
def test_a_paper_that_was_gained_is_news_with_what_became_of_it(note: str, told: str) -> None:
    assert news_in(note) == told


@pytest.mark.parametrize(
    "note",
    [
        "they turned me down for the hospital team, so I'm free",
        "lost my job on Friday",
        "broke my wrist, so can't lift for six weeks",
        "had my interview at the council, went well",
        "saw that they advertise the job again",
        "saw the article in the paper about them being fined",
    ],
)
def test_a_mishap_and_how_things_stand_are_no_news(note: str) -> None:
    assert news_in(note) == ""


@pytest.mark.parametrize(
    ("noted", "clause"),
    [
        ("saw they won the contract for the ring road", "you won the contract for the ring road"),
        ("read in the paper that they opened a second clinic", "you opened a second clinic"),
        ("your team won the regional award for small museums", "your team won the regional award for small museums"),
        (
            "the hospital announced a partnership with the nursing college",
            "the hospital announced a partnership with the nursing college",
        ),
        ("My current boss has agreed to let me go in four weeks", "my current boss has agreed to let me go in four weeks"),
    ],
)
def test_what_was_seen_of_theirs_and_agreed_with_ones_own_is_told(noted: str, clause: str) -> None:
    assert news_in(noted) == clause


@pytest.mark.parametrize(
    "noted",
    [
        "They said I was the second choice.",
        "Was told no by phone",
        "turned down",
        "flooded again",
        "got a no but she asked if they can keep my CV",
        "saw on friday they had a 40 min outage.. poor Rohit",
    ],
)
def test_the_readers_own_answer_or_trouble_is_no_news_to_them(noted: str) -> None:
    assert news_in(noted) == ""
