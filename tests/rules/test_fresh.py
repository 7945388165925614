"""`fresh`: whose message it was that is repeated."""

import datetime as dt

import pytest

from followup_ai.models import Interview
from followup_ai.rules import check
from followup_ai.timing import plan

TEXT = """Dear {reader},

Thank you for the talk about your move to streaming. I could help with the migration from my first day.
Could you tell me what the next steps are?

Best regards,
Sam Okafor"""
NOW = dt.datetime(2026, 5, 13, 12, tzinfo=dt.UTC)


def thanked(to):
    return Interview.model_validate({
        "candidate": "Sam Okafor",
        "interviewer": {"name": "Dana Whitfield", "email": "dana@acme.example"},
        "panel": ["Tom Reyes"],
        "company": "Acme",
        "role": "Engineer",
        "date": "2026-05-12",
        "timezone": "Europe/London",
        "sent": [{"date": "2026-05-13", "to": to, "body": TEXT.format(reader="Dana")}],
    })  # fmt: skip


@pytest.mark.parametrize(
    ("to", "had_by"),
    [
        ("Dana Whitfield", {"Dana Whitfield"}),
        ("dana whitfield", {"Dana Whitfield"}),
        ("Dana Whitfield <dana@acme.example>", {"Dana Whitfield"}),
        ("dana@acme.example", {"Dana Whitfield"}),
        ("", {"Dana Whitfield"}),
        ("Tom Reyes", {"Tom Reyes"}),
        ("Dana Whitfield, Tom Reyes", {"Dana Whitfield", "Tom Reyes"}),
    ],
)
def test_a_message_is_repeated_to_whoever_the_plan_says_was_written_to(to, had_by):
    interview = thanked(to)
    planned = {step.to for step in plan(interview, NOW).steps if step.purpose == "thank-you" and step.state == "done"}
    repeated = set()
    for person in interview.people:
        report = check(TEXT.format(reader=person.name.split()[0]), interview, to=person.name, now=NOW)
        if next(v for v in report.verdicts if v.rule == "fresh").verdict == "fail":
            repeated.add(person.name)
    assert planned == repeated == had_by


@pytest.mark.parametrize("to", ["Dana Whitfield", "dana@acme.example", ""])
def test_what_the_interviewer_had_is_no_message_of_ones_own_but_one_to_somebody_else(to):
    report = check(TEXT.format(reader="Tom"), thanked(to), to="Tom Reyes", now=NOW)
    assert next(v for v in report.verdicts if v.rule == "distinct").verdict == "fail"
