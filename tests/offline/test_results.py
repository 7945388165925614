"""A bare figure on the candidate's work is said as what came of it."""

from __future__ import annotations

import pytest

from followup_ai.offline.results import result_told


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("comebacks went from 12 to 2 in hundred", "I brought comebacks down from 12 to 2 in a hundred"),
        ("rewash 9% to 3", "I brought rewash down from 9% to 3"),
        ("on-time departures 61 to 78 percent", "I brought on-time departures up from 61 to 78 percent"),
        ("repeat rate brought down 6% to 1.5%, recorded the instructions", "I brought the repeat rate down from 6% to 1.5%"),
        ("0 rods lost in 26 months at Leonora", "I lost no rods in 26 months at Leonora"),
        (
            "leaks, only 2 callback in my last 90 roofs because we flash every bracket",
            "I have had only 2 callbacks in my last 90 roofs, because we flash every bracket",
        ),
        ("214 m in a single shift is my best", "my best is 214 m in a single shift"),
    ],
)
def test_a_bare_figure_is_said_as_a_result(line: str, said: str) -> None:
    assert result_told(line) == said


@pytest.mark.parametrize(
    "line",
    [
        "mon to fri 9 to 5",
        "salary from 30 to 35",
        "pay 12 to 14 an hour",
        "shifts 6 to 2",
        "6 years as a roofer",
        "from 2019 to 2024 at the mill",
        "worked my way up from 3 to 12 tables",
        "grade 5 to 7 maths",
    ],
)
def test_hours_pay_and_spells_are_no_results(line: str) -> None:
    assert result_told(line) == ""
