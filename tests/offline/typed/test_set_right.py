"""Small words typed by ear, and what looks like them and is left alone."""

from __future__ import annotations

import pytest

from followup_ai.offline.typed.set_right import set_right


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("log each fault in a app", "log each fault in an app"),
        ("a 8-week course and a hour a day", "an 8-week course and an hour a day"),
        ("a unit, a one-off, a European firm", "a unit, a one-off, a European firm"),
        ("grade a eggs and 5 a is enough", "grade a eggs and 5 a is enough"),
        ("an answer before the 3 May", "an answer before 3 May"),
        ("an answer after in the 3 and 4 may", "an answer after 3 and 4 may"),
        ("two days in the 3 and 4 June", "two days on 3 and 4 June"),
        ("by the 3rd of May", "by the 3rd of May"),
        ("cook @ village hall", "cook at the village hall"),
        ("cook @ Leith docks, nights @ home", "cook at Leith docks, nights at home"),
        ("fed prob 90 calves", "fed probably 90 calves"),
        ("the main prob is damp", "the main problem is damp"),
        ("ran the audits at last place", "ran the audits at my last place"),
        ("left at last light", "left at last light"),
        ("I do also aluminium TIG", "I also do aluminium TIG"),
        ("I have also worked nights", "I have also worked nights"),
    ],
)
def test_small_words_as_one_writes_them(typed: str, meant: str) -> None:
    assert set_right(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("they got four ovens last year", "they got four ovens last year"),
        ("they got 30 complaints", "they got 30 complaints"),
        ("they got 12 parcels a day", "they got 12 parcels a day"),
    ],
)
def test_what_they_got_is_what_they_have_unless_it_came_once(typed: str, meant: str) -> None:
    assert set_right(typed) == meant
