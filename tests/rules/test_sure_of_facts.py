"""When `grounded` is sure: a pass whose words are the notes' own, an accusation that common knowledge cannot explain."""

import datetime as dt

import pytest

from followup_ai import anatomy
from followup_ai.models import Interview
from followup_ai.rules import context_for
from followup_ai.rules.grounded import Grounded

INTERVIEW = Interview.model_validate(
    {
        "candidate": "Ines Duarte",
        "interviewer": {"name": "Paul Brandt"},
        "company": "Brandt Optics",
        "role": "Lens grinder",
        "date": "2026-10-06",
        "discussed": ["112 blanks a day", "the old lathe is oiled by hand"],
        "qualifications": ["6 years grinding lenses in Porto"],
    }
)


def verdict(sentence: str) -> tuple[str, bool]:
    draft = anatomy.parse(f"Dear Paul,\n\n{sentence}\n\nBest regards,\nInes Duarte", candidate="Ines Duarte")
    outcome = Grounded().judge(draft, context_for(INTERVIEW, now=dt.datetime(2026, 10, 7, 10, tzinfo=dt.UTC)))
    return outcome.verdict, outcome.sure


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I have six years of grinding lenses in Porto.", ("pass", True)),
        ("I have six years of grinding lenses in Porto, mostly for telescopes.", ("pass", False)),
        ("I have eight years of grinding lenses in Porto.", ("fail", True)),
        ("Please greet Marcus Bell, and 95 blanks a day is fine.", ("fail", True)),
        ("A lathe like that was last oiled in Saxony.", ("fail", False)),
    ],
)
def test_sureness_says_what_the_rule_can_know(sentence: str, expected: tuple[str, bool]) -> None:
    assert verdict(sentence) == expected
