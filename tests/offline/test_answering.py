"""What the candidate answered is offered again as an act of theirs, whole, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.answering import answer_in
from followup_ai.templates import draft_messages, new_fence


@pytest.mark.parametrize(
    ("said", "topic", "act"),
    [
        ("I said re-inspect together with both on the roof", "a hail file", "re-inspect together with both on the roof"),
        ("I said I'd stop the bus, go up and talk normally", "lads upstairs", "stop the bus and go up and talk normally"),
        ("I said I would culture first before reaching for tubes", "cell counts", "culture first before reaching for tubes"),
        # a list is no row of acts, and half of it would say something else
        ("I will check the new ones", "", ""),
        ("I said I will check only new starters and some random rooms", "", "check only new starters and some random rooms"),
        ("told him keep 2 days of pasta, beans, frozen veg", "", ""),
        # what is no act is no offer
        ("I said two weeks in clinics, one in the north", "", ""),
        ("told her I don't mind splits, live ten minutes from the depot", "", ""),
        ("I said grass and shelter, hedges first", "", ""),
        # whom "them" means must stand in the question
        ("I said take them aside and listen first", "the rota in March", ""),
        ("I said take them aside and listen first", "guests who shout at the desk", "take them aside and listen first"),
    ],
)
def test_an_answer_is_read_as_what_one_would_do(said: str, topic: str, act: str) -> None:
    assert answer_in(said, topic) == act


@pytest.mark.parametrize("seed", range(4))
def test_a_question_comes_with_the_answer_that_was_given(seed: int) -> None:
    interview = Interview.model_validate(
        {
            "candidate": "Jordan Whitlock",
            "interviewer": {"name": "Luis Ortega", "title": "Claims Director"},
            "company": "Summit Mutual",
            "role": "Claims Adjuster",
            "date": "2026-11-25",
            "discussed": [
                "He asked how I would handle a hail file where the roofer and the engineer disagree. I said re-inspect together"
                " with both on the roof"
            ],
        }
    )
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    text = compose(draft_messages(rules.context_for(interview, "email", "thank-you", None, now), new_fence()), seed)
    assert "how I would handle a hail file where the roofer and the engineer disagree" in text
    assert "still re-inspect together with both on the roof" in text
