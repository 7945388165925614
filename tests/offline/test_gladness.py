"""Nobody is glad of a trouble, or of a figure that may be one."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.talk.frames import is_glad
from followup_ai.templates import draft_messages, new_fence

_GLAD = re.compile(
    r"\b(?:(?:good|nice|useful|helpful|pleasure|glad|pleased|helped) to (?:hear|know|learn)|enjoyed|liked)\b"
    r"[^.]*\b(?:van|laptops)\b"
)


@pytest.mark.parametrize("format_", ["email", "note", "letter", "linkedin-connect"])
@pytest.mark.parametrize("noted", ["6 % of 800 parcels go out on the wrong van", "route sheets on 30 laptops"])
def test_a_figure_of_failures_is_told_and_not_enjoyed(format_: str, noted: str) -> None:
    notes = {"candidate": "Ann Bell", "interviewer": "Dana Whitfield", "company": "Quayside Post", "role": "Planner"}
    interview = Interview.model_validate({**notes, "date": "2026-05-11", "discussed": [noted]})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    messages = draft_messages(rules.context_for(interview, format_, "thank-you", None, now), new_fence())
    for seed in range(12):
        assert not _GLAD.search(compose(messages, seed))


def test_good_news_may_be_enjoyed() -> None:
    assert is_glad(Point(clause="you opened two new halls in 2025"))
    assert is_glad(Point(np="the choir"))
    assert not is_glad(Point(clause="1 in 9 sheets comes back unsigned"))
