"""`well-timed`: the same message at other moments."""

import datetime as dt
import zoneinfo

import pytest

from followup_ai.models import Interview
from followup_ai.rules import check

TEXT = "Dear Dana,\n\nThank you for your time. Is there any news?\n\nBest regards,\nSam Okafor"


def verdict(now, purpose="thank-you", format="email", zone="Europe/London", **fields):
    interview = Interview.model_validate({
        "candidate": "Sam Okafor", "interviewer": "Dana Whitfield", "company": "Acme", "role": "Engineer",
        "date": "2026-05-12", "timezone": zone, **fields,
    })  # fmt: skip
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=zoneinfo.ZoneInfo(zone or "UTC"))
    report = check(TEXT, interview, format=format, purpose=purpose, now=moment)
    return next(v for v in report.verdicts if v.rule == "well-timed")


SENT = [{"date": "2026-05-13", "body": "Thank you"}, {"date": "2026-05-20", "body": "Any news?"}]
CASES = [
    ("2026-05-12 16:00", {}, "pass"),  # the same day, after the interview
    ("2026-05-13 10:00", {}, "pass"),
    ("2026-05-14 16:59", {}, "pass"),
    ("2026-05-14 17:01", {}, "fail"),  # late
    ("2026-05-12 22:00", {}, "fail"),  # at night
    ("2026-05-11 10:00", {}, "fail"),  # before the interview
    ("2026-05-18 10:00", {"date": "2026-05-15"}, "pass"),  # Friday's thanks on Monday
    ("2026-05-16 10:00", {"date": "2026-05-15"}, "fail"),  # on Saturday
    ("2026-05-16 10:00", {"date": "2026-05-15", "format": "note"}, "pass"),  # a note is written when it is written
    ("2026-05-16 10:00", {"date": "2026-05-14", "zone": "Asia/Riyadh"}, "fail"),
    ("2026-05-17 10:00", {"date": "2026-05-14", "zone": "Asia/Riyadh"}, "pass"),
    ("2026-05-18 10:00", {"purpose": "check-in"}, "fail"),  # within the week
    ("2026-05-19 10:00", {"purpose": "check-in"}, "pass"),
    ("2026-05-19 08:00", {"purpose": "check-in"}, "fail"),  # before nine
    ("2026-05-20 10:00", {"purpose": "check-in", "next_steps": "they decide within two weeks"}, "fail"),
    ("2026-05-27 10:00", {"purpose": "check-in", "next_steps": "they decide within two weeks"}, "pass"),
    ("2026-05-26 10:00", {"purpose": "check-in", "sent": SENT}, "fail"),  # six days after the first
    ("2026-05-27 10:00", {"purpose": "check-in", "sent": SENT}, "pass"),
    ("2026-06-10 10:00", {"purpose": "check-in", "sent": [*SENT, {"date": "2026-05-27", "body": "News?"}]}, "fail"),
    ("2026-07-10 10:00", {"purpose": "check-in"}, "pass"),  # late, but never too late to ask
    ("2026-05-20 10:00", {"purpose": "check-in", "outcome": "offer"}, "fail"),
    ("2026-05-29 10:00", {"purpose": "feedback"}, "fail"),
    ("2026-06-02 10:00", {"purpose": "feedback"}, "pass"),
    ("2026-05-20 10:00", {"purpose": "feedback", "outcome": "rejected"}, "pass"),
    ("2026-05-20 10:00", {"purpose": "keep-in-touch", "outcome": "rejected"}, "pass"),
    ("2026-05-20 10:00", {"purpose": "keep-in-touch"}, "not-applicable"),
    ("2026-05-13 03:00", {"zone": ""}, "pass"),  # nobody knows what time it is for the reader
    ("2026-05-14 22:00", {"zone": ""}, "pass"),
    ("2026-05-16 10:00", {"zone": ""}, "fail"),
]


@pytest.mark.parametrize(("now", "how", "expected"), CASES, ids=[f"{now} {how}" for now, how, _ in CASES])
def test_the_moment_decides(now, how, expected):
    found = verdict(now, **how)
    assert found.verdict == expected, found.why
    assert not found.required


def test_a_bad_hour_is_answered_with_a_good_one():
    assert "send it on Monday 18 May 2026 at 09:00" in verdict("2026-05-15 21:30", date="2026-05-15").why


def test_without_a_zone_it_is_less_sure():
    assert not verdict("2026-05-17 10:00", zone="").sure


def test_without_an_interview_it_does_not_apply():
    report = check(TEXT)
    assert next(v for v in report.verdicts if v.rule == "well-timed").verdict == "not-applicable"
