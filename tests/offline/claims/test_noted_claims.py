"""Of what the candidate noted of themselves, what was cut short is left out."""

from __future__ import annotations

import pytest

from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.rules import context_for
from followup_ai.templates import draft_messages, new_fence


def draft(**notes: list[str]) -> str:
    interview = Interview.model_validate(
        {
            "candidate": "Ann Bell",
            "interviewer": {"name": "Margaret Ashcombe"},
            "company": "Ashcombe Hill",
            "role": "Driver",
            "date": "2026-11-24",
            "discussed": ["the move to electric vans in april"],
            **notes,
        }
    )
    return compose(draft_messages(context_for(interview), new_fence()), 1)


@pytest.mark.parametrize(
    ("field", "note", "never"),
    [
        ("left_out", "I'm 61", "I am 61"),
        ("qualifications", "9 year truck driver cat C/CE no accident", "nine year truck"),
        ("qualifications", "know the city, did parcel before", "parcel before"),
    ],
)
def test_a_claim_whose_point_was_cut_off_is_not_made(field: str, note: str, never: str) -> None:
    text = draft(**{field: [note]})
    assert never not in text
    assert "electric vans" in text


@pytest.mark.parametrize(
    ("field", "note", "told", "never"),
    [
        ("left_out", "I wanted to say that I cared for my uncle. I would keep that short.", "cared for my uncle", "short"),
        ("qualifications", "Four autumns on a cider press near Hereford", "I have spent four autumns", "included"),
        ("qualifications", "Raised on a barge, so politics on a quay are not new to me", "I was raised on a barge", "I raised"),
    ],
)
def test_a_note_on_oneself_is_told_whole_and_in_english(field: str, note: str, told: str, never: str) -> None:
    topics = ["The night run to the islands, which two drivers share", "How to load a van for a stop-start round"]
    text = draft(**{"discussed": topics, "qualifications": ["A clean licence for light vans"], field: [note]})
    assert told in text
    assert never not in text
