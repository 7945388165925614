"""Of thin notes a letter is filled with one sentence that offers something, and not with a row of courtesies."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from followup_ai import draft
from followup_ai.models import Interview

NOTES = {
    "candidate": "Moira Geddes",
    "interviewer": {"name": "Walt Brandt"},
    "company": "Lakeside Band Instruments",
    "role": "Repair Technician",
    "date": "2026-11-18",
    "discussed": ["school rentals"],
    "qualifications": ["valve jobs"],
}


@pytest.mark.parametrize("seed", range(6))
def test_a_thin_letter_holds_at_most_two_sentences_of_courtesy_alone(seed: int) -> None:
    interview = Interview.model_validate(NOTES)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    letter = draft(interview, "letter", "thank-you", model="offline/composer", now=now, seed=seed)
    courtesy = (
        r"good to meet|enjoyed our \w+\.|[Tt]hank you again|glad to talk|happy to talk|[Ss]hould anything|[Ii]f anything else"
    )
    assert letter.accepted
    assert len(re.findall(courtesy, letter.text)) <= 2
