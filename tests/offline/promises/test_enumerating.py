"""How the promises of a message are kept: what is brought is brought when one next meets."""

import datetime as dt

import pytest

from followup_ai.offline.message.reading import reading_of
from followup_ai.offline.people.request import Request
from followup_ai.offline.promises.enumerating import kept_by


def promises_in(note: str):
    notes = {"company": "Acme", "role": "Clerk", "interviewer": {"name": "Bo Lee"}, "promised": [note], "date": "2026-11-26"}
    return reading_of(Request("email", "thank-you", "Ann Poe", "Bo Lee", dt.date(2026, 11, 27), notes)).promises


@pytest.mark.parametrize("note", ["bring my portfolio", "bring my passport and the licence"])
def test_what_names_no_occasion_is_brought_when_we_next_meet(note: str) -> None:
    assert kept_by(promises_in(note), "email")[0] == "bring"


def test_whom_a_thing_is_let_known_to_is_not_whose_it_is() -> None:
    assert not any("your know" in promise.vp for promise in promises_in("let her know my notice period"))
