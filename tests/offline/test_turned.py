"""Where a draft was found to take up nothing of the conversation, the next one begins with something else of it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from followup_ai.offline.message.composing import compose_request
from followup_ai.offline.people.request import Finding, Request

NOTES = {
    "company": "Acme Freight",
    "role": "Night Dispatcher",
    "interviewer": {"name": "Bo Lee"},
    "date": "2026-11-26",
    "discussed": ["the new scanner software from Zebra", "late trailers from the Leeds depot", "the summer rota for drivers"],
}
TOPICS = ("scanner", "trailers", "rota")


@pytest.mark.parametrize("format", ["linkedin-connect", "note"])
def test_another_detail_is_taken_up(format: str) -> None:
    first = Request(format, "thank-you", "Ann Poe", "Bo Lee", dt.date(2026, 11, 27), NOTES)
    finding = Finding("specific-reference", "No detail of this conversation is taken up.", ())
    one = compose_request(first, 1)
    again = dataclasses.replace(first, findings=((finding,),), earlier=(one,))
    two = compose_request(again, 1)
    begun = [next((t for t in sorted(TOPICS, key=text.find) if t in text), "") for text in (one, two)]
    assert begun[0]
    assert begun[1]
    assert begun[0] != begun[1]
