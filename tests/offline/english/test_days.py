"""What days the words of an interviewer meant on the day they were said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_ai.offline.english.days import span_of
from followup_ai.offline.steps.stages import when_told

TUESDAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("when", "first", "last", "form"),
    [
        ("by Friday", "2026-11-27", "2026-11-27", "by"),
        ("on Tuesday", "2026-12-01", "2026-12-01", "on"),
        ("next Friday", "2026-11-27", "2026-12-04", "told"),
        ("on Monday next week", "2026-11-30", "2026-11-30", "on"),
        ("after Thursday", "2026-11-26", "2026-11-29", "after"),
        ("next week", "2026-11-30", "2026-12-06", "week"),
        ("by the end of next week", "2026-12-04", "2026-12-04", "by"),
        ("by the weekend", "2026-11-27", "2026-11-27", "by"),
        ("at the end of the month", "2026-11-30", "2026-11-30", "by"),
        ("in the next ten days", "2026-12-04", "2026-12-04", "by"),
        ("in about two to three weeks", "2026-12-15", "2026-12-15", "by"),
        ("within a fortnight", "2026-12-08", "2026-12-08", "by"),
        ("after the weekend", "2026-11-30", "2026-12-04", "week"),
        ("tomorrow", "2026-11-25", "2026-11-25", "on"),
        ("within two weeks", "2026-12-08", "2026-12-08", "by"),
        ("in the week of 7 December", "2026-12-07", "2026-12-13", "week"),
        ("on January 4", "2027-01-04", "2027-01-04", "on"),
        ("in the first week of December", "2026-12-01", "2026-12-07", "told"),
        ("at the end of January", "2027-01-25", "2027-01-31", "told"),
    ],
)
def test_words_mean_the_days_they_meant_when_they_were_said(when: str, first: str, last: str, form: str) -> None:
    span = span_of(when, TUESDAY)
    assert span is not None
    assert (span.first.isoformat(), span.last.isoformat(), span.form) == (first, last, form)


@pytest.mark.parametrize("when", ["soon", "", "on 31 November", "after the Aberdeen sale"])
def test_where_nobody_can_tell_no_day_is_made_up(when: str) -> None:
    assert span_of(when, TUESDAY) is None


def test_this_week_on_a_sunday_is_the_week_to_come() -> None:
    span = span_of("this week", dt.date(2026, 11, 22))
    assert span is not None
    assert span.first == dt.date(2026, 11, 23)


@given(
    st.text(max_size=40) | st.sampled_from(["by Friday", "in mid-December", "next week", "within 99 days", "29 February"]),
    st.dates(dt.date(2001, 1, 1), dt.date(2090, 1, 1)),
)
def test_whatever_the_words_a_span_begins_before_it_ends(when: str, said: dt.date) -> None:
    span = span_of(when, said)
    assert span is None or span.first <= span.last


def test_two_days_are_on_their_dates_without_an_article() -> None:
    assert when_told("a trial the 3 and 4 June", stale=False) == "on 3 and 4 June"
    assert when_told("they write end of june", stale=False) == "at the end of June"
    assert when_told("before the 7 may", stale=False) == "before 7 May"
