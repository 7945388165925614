"""Versions as a person goes through them."""

import datetime as dt

import acme

from followup_ai.desk import certify, context_of, look_at
from followup_ai.history import Version
from followup_ai.interviews import parse_interview
from followup_ai.versions import certificate_of, last_draft, mended, neighbours, rows_of

LOOK = look_at(acme.GOOD, context_of(parse_interview(acme.INTERVIEW)))
START = dt.datetime(2026, 5, 13, 10, tzinfo=dt.UTC)


def version(number, text="Dear Dana,", result=None, after=0, sent_on=None):
    kept = START + dt.timedelta(seconds=after)
    return Version(number, "id", "email", "thank-you", "Dana Whitfield", text, result, kept, sent_on)


def test_pauses_in_typing_are_one_version_and_the_last_of_them_is_listed():
    typed = [version(1, result=mended(LOOK, "", "m")), version(2, after=5), version(3, after=60), version(4, after=900)]
    assert [row.version.id for row in rows_of(typed)] == [1, 3, 4]
    assert [row.version.id for row in rows_of(typed, present=2)] == [1, 2, 3, 4]


def test_a_hand_edit_that_was_undone_stays_listed_however_soon_another_is_typed_instead():
    drafted = version(1, LOOK.text, mended(LOOK, "", "m"))
    typed = [drafted, version(2, f"{LOOK.text} A long edit.", after=5), version(3, f"{LOOK.text} Other.", after=9)]
    assert [row.version.id for row in rows_of(typed)] == [1, 2, 3]


def test_a_hand_edit_that_was_judged_is_listed_however_soon_the_next_one_came():
    typed = [version(1, LOOK.text, LOOK.report), version(2, after=5)]
    assert [row.version.id for row in rows_of(typed)] == [1, 2]


def test_what_was_sent_is_always_listed():
    typed = [version(1, sent_on=START.date()), version(2, after=5)]
    assert [row.label for row in rows_of(typed)] == ["1: edited by you, sent 2026-05-13", "2: edited by you"]


def test_going_back_and_forth_ends_at_the_ends():
    rows = rows_of([version(1), version(2, after=500), version(3, after=1000)])
    assert neighbours(rows, 1) == (None, rows[1])
    assert neighbours(rows, 2) == (rows[0], rows[2])
    assert neighbours(rows, 3) == (rows[1], None)


def test_a_mended_text_is_certified_and_the_certificate_is_found_up_to_the_present_version():
    accepted = version(1, LOOK.text, mended(LOOK, "no-apology", "offline/composer"))
    assert accepted.result.certificate == certify(LOOK)
    assert certificate_of([accepted, version(2)], 2) == certify(LOOK)
    assert certificate_of([version(1), version(2, result=accepted.result)], 1) is None
    assert last_draft([accepted], 1) is None
    assert rows_of([accepted])[0].told == "mended on the desk: apologising, accepted"
