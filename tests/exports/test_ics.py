"""The calendar file, read back by icalendar and, line by line, by hand as RFC 5545 says."""

import datetime as dt
import re

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from followup_ai.exports.ics import ics
from followup_ai.models import Interview
from followup_ai.timing import plan

BASE = {
    "candidate": "Sam Okafor",
    "interviewer": "Dana Whitfield",
    "company": "Acme",
    "role": "Senior Data Engineer",
    "date": "2026-05-12",
    "timezone": "America/New_York",
}
NOW = dt.datetime(2026, 5, 12, 22, 0, tzinfo=dt.UTC)


def calendar_of(now=NOW, **fields):
    interview = Interview.model_validate(BASE | fields)
    planned = plan(interview, now)
    return planned, ics(interview, planned)


def lines_of(data):
    """Content lines, unfolded by hand: CRLF ends a line, and a blank at its start continues the one before."""
    text = data.decode("utf-8")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")


def values_of(data, name):
    return [line.partition(":")[2] for line in lines_of(data) if line.split(":")[0].split(";")[0] == name]


def unescaped(value):
    return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], value)


def test_one_event_a_step_at_its_moment():
    planned, data = calendar_of()
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [e.decoded("dtstart") for e in events] == [s.at for s in planned.steps]
    assert values_of(data, "DTSTART")[0] == "20260513T130000Z"  # nine in New York, by hand
    assert str(events[0]["summary"]) == "Thank Dana Whitfield by email (Acme)"
    assert planned.steps[0].why in str(events[0]["description"])
    assert "2026-05-13 09:00 in America/New_York" in str(events[0]["description"])


def test_no_alarm_rings_and_the_day_stays_free():
    _, data = calendar_of()
    calendar = Calendar.from_ical(data)
    assert not calendar.walk("VALARM")
    assert set(values_of(data, "TRANSP")) == {"TRANSPARENT"}
    assert values_of(data, "VERSION") == ["2.0"]


def test_a_later_plan_has_the_same_uids():
    _, first = calendar_of()
    _, later = calendar_of(NOW + dt.timedelta(days=5), sent=[{"date": "2026-05-13", "body": "Thank you"}])
    assert values_of(first, "UID") == values_of(later, "UID")
    assert len(set(values_of(first, "UID"))) == 4
    assert values_of(later, "SUMMARY")[0].startswith("Done: Thank Dana")


def test_what_is_overdue_was_due_and_is_not_told_a_latest_moment_that_has_passed():
    _, data = calendar_of(NOW + dt.timedelta(days=4))
    late = Calendar.from_ical(data).walk("VEVENT")[0]
    assert str(late["summary"]).startswith("Overdue: ")
    assert "2026-05-18 09:00 in America/New_York, due by 2026-05-14 " in str(late["description"])


def test_each_of_a_panel_has_an_event():
    _, data = calendar_of(panel=["Tom Reyes", "Ana Sousa"])
    assert len(set(values_of(data, "UID"))) == 6
    assert sum("Thank " in s for s in values_of(data, "SUMMARY")) == 3


@pytest.mark.parametrize(
    "name",
    [
        "O’Neil; Smith, Jr.", "A\\B", "李雪", "Ünal\\nBEGIN:VALARM", "x" * 200, "🙂" * 90, "END:VEVENT", "{to}", "a\u2028b",
        'Dana "D" Whitfield', "=?utf-8?q?x?=", "%s%n",
    ],
)  # fmt: skip
def test_any_name_comes_back_whole(name):
    planned, data = calendar_of(interviewer={"name": name}, company=name)
    shown = planned.steps[0].to
    events = Calendar.from_ical(data).walk("VEVENT")
    assert len(events) == len(planned.steps)
    assert str(events[0]["summary"]) == f"Thank {shown} by email ({shown})"
    assert unescaped(values_of(data, "SUMMARY")[0]) == f"Thank {shown} by email ({shown})"
    assert "BEGIN:VALARM" not in lines_of(data)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(note=st.text(max_size=300), company=st.text(min_size=1, max_size=60).filter(lambda t: t.strip().isalnum()))
def test_any_note_gives_a_calendar_that_parses(note, company):
    planned, data = calendar_of(next_steps=f"they decide within two weeks {note}", company=company)
    assert len(Calendar.from_ical(data).walk("VEVENT")) == len(planned.steps)
    assert lines_of(data).count("BEGIN:VEVENT") == len(planned.steps)


def test_another_library_reads_the_same_calendar():
    planned, data = calendar_of(panel=["Tom Reyes, Jr.; \\ Ünal"], next_steps="they decide “soon”,\nor later; who knows")
    calendar = vobject.readOne(data.decode("utf-8"))
    events = list(calendar.vevent_list)
    assert [event.dtstart.value for event in events] == [step.at for step in planned.steps]
    assert [event.dtend.value - event.dtstart.value for event in events] == [dt.timedelta(minutes=15)] * len(events)
    assert "Thank Tom Reyes, Jr.; \\ Ünal by email (Acme)" in [event.summary.value for event in events]
    assert all(step.why in event.description.value for step, event in zip(planned.steps, events, strict=True))
