"""A promise that names its own occasion is given no other, and the occasion has its article."""

import datetime as dt

import pytest

from followup_ai.offline.message.reading import reading_of
from followup_ai.offline.people.request import Request
from followup_ai.offline.promises.enumerating import kept_by
from followup_ai.offline.typed.occasions import tells_when


def promises_in(note: str):
    notes = {"company": "Acme", "role": "Clerk", "interviewer": {"name": "Bo Lee"}, "promised": [note], "date": "2026-11-26"}
    return reading_of(Request("email", "thank-you", "Ann Poe", "Bo Lee", dt.date(2026, 11, 27), notes)).promises


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("bring two references to second interview", "bring two references to the second interview"),
        ("show her the quilt at final interview", "show you the quilt at the final interview"),
        ("bring the booklet to the next meeting", "bring the booklet to the next meeting"),
        ("bring the harness for trial shift", "bring the harness for the trial shift"),
    ],
)
def test_what_is_brought_to_an_occasion_is_not_brought_when_we_next_meet_as_well(note: str, said: str) -> None:
    (promise,) = promises_in(note)
    assert promise.vp == said
    assert kept_by((promise,), "email")[0] == "then"


@pytest.mark.parametrize("note", ["bring my portfolio", "bring my passport and the licence"])
def test_what_names_no_occasion_is_brought_when_we_next_meet(note: str) -> None:
    assert kept_by(promises_in(note), "email")[0] == "bring"


def test_an_occasion_is_told_from_a_thing() -> None:
    assert tells_when("call you after the holidays, once the rota is out")
    assert not tells_when("bring the map of the old works")


def test_whom_a_thing_is_let_known_to_is_not_whose_it_is() -> None:
    assert not any("your know" in promise.vp for promise in promises_in("let her know my notice period"))
