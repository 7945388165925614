"""The names of days and months that rules, composer and intake share."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from followup_ai.language.dates import MONTHS, SHORT_MONTH, WEEKDAYS, full_month


def test_names_stand_in_the_order_of_the_calendar():
    assert [f"{dt.date(2026, n, 1):%B}" for n in range(1, 13)] == list(MONTHS)
    assert [f"{dt.date(2026, 11, 23 + n):%A}" for n in range(7)] == list(WEEKDAYS)


@pytest.mark.parametrize("month", [month for month in MONTHS if month != "May"])
def test_every_month_but_may_has_a_short_form_that_leads_back_to_it(month):
    assert re.fullmatch(SHORT_MONTH, month[:3].lower())
    assert full_month(month[:3].upper()) == month


def test_the_four_letters_of_september_do_too():
    assert re.fullmatch(SHORT_MONTH, "sept")
    assert full_month("sept") == "September"
