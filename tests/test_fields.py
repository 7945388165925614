"""Cleaning keeps what people see and drops what they do not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_ai.fields import as_items, clean_line, clean_text, is_blank, shown

NAMES = [
    "O'Brien", "Siobhán O’Brien", "Margaret van der Berg", "Nguyễn Thị Minh Châu", "Suharto", "Martin Luther King Jr.",
    "Dr. Aisha Bello", "Mª José Etxeberria", "Wanjiru Ng'ang'a", "李雪", "D'Amico-Ferrari", "Bríd Ní Cheallaigh",
    "Ольга Ёлкина", "يوسف الهاشمي", "אברהם לוי", "प्रिया शर्मा", "ณัฐพล", "김민준", "Zoë Müller-Lüdenscheidt", "X Æ A-12",
    "Jose\u0301", "Þórunn", "Nnámdì Ọ̀kọ́", "John Smith 3rd", "葛\U000e0100城",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_culture_stays_exactly_as_typed(name):
    assert clean_line(f"  {name}\n") == name


@pytest.mark.parametrize("word", ["می\u200cخواهم", "ක්\u200dෂ", "അനില്\u200d", "क्\u200dष", "👩\u200d⚕️"])
def test_joiners_stay_where_a_script_or_an_emoji_needs_them(word):
    assert clean_text(word) == word


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("pay\u202eroll", "payroll"),
        ("\u2066Acme\u2069", "Acme"),
        ("Ac\u200bme\u200d", "Acme"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("\ufeffAcme", "Acme"),
        ("half \ud83d surrogate", "half  surrogate"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("hidden\U000e0041\U000e0042 text", "hidden text"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tab\tstays", "tab\tstays"),
        ("\u3164", ""),
    ],
)
def test_what_nobody_can_see_is_removed(typed, kept):
    assert clean_text(typed) == kept


def test_a_line_loses_inner_newlines_only():
    assert clean_line(" van\n  der  Berg \n\n Jr.") == "van der  Berg Jr."


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.characters(codec=None), max_size=60)
    | st.text("a \u200c\u200d\u3000क\u094d葛\U000e0100\ud800\n\u2028\ufe0f", max_size=12)
)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    clean_text(text).encode("utf-8")


def test_a_long_stretch_of_blanks_and_joiners_is_cleaned_quickly():
    assert clean_line(" " * 100_000 + "a" + "\u200d" * 100_000 + " \n" * 50_000) == "a"


def test_a_bulleted_text_is_as_many_items():
    assert as_items("- the rota\n\n* streaming\n• 0730 start") == ["the rota", "streaming", "0730 start"]
    assert as_items("first this\n- then that") == ["first this\n- then that"]


@pytest.mark.parametrize("value", [None, "", " \n", "\u200b", [], (), {}, {"name": None, "title": " "}])
def test_nothing_written_is_blank(value):
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, False, "x", ["x"], {"name": "D"}, {"name": []}])
def test_something_written_is_not_blank(value):
    assert not is_blank(value)


def test_a_value_is_shown_on_one_short_line_and_never_with_its_contents():
    assert shown("a\nb") == "a b"
    assert len(shown("x" * 500)) <= 60
    assert shown(["secret"]) == "a list"
    assert shown({"secret": 1}) == "a group of fields"
    assert shown(True) == "true"
    assert shown(10**5000) == "a number too large to read"
    assert shown(object()) == "something other than text"
