"""Marked text shows exactly the draft, whatever is in it."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from followup_ai.desk import changes_between, context_of, look_at
from followup_ai.pages._marks import Mark, marked_text, marks_of, shown_changes
from followup_ai.rules._base import EXAMPLE_INTERVIEW


def shown(marked):
    """What a browser would show of the HTML, as text: without what only a screen reader speaks, and without numbers."""
    marked = re.sub(r"<span [^>]*>[^<]*</span>|<sup [^>]*>[^<]*</sup>", "", marked)
    return html.unescape(re.sub(r"<[^>]*>", "", marked))


def mark(start, end, label="1 No apology", kind="must fix"):
    return Mark(start, end, kind, label, label.split()[0])


@given(
    st.text(alphabet=st.characters(exclude_characters="\u2038")), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)))
)
def test_the_text_shown_is_the_text_given(text, pairs):
    marks = [mark(min(p), max(p)) for p in pairs]
    assert shown(marked_text(text, marks)).replace("\u2038", "") == text


def test_markup_in_a_draft_is_shown_and_never_interpreted():
    marked = marked_text("<script>alert(1)</script> & <b>you</b>", [mark(0, 8, '1 "><img src=x>')])
    assert "<script>" not in marked
    assert "<b>" not in marked
    assert "<img" not in marked


def test_a_gap_is_shown_as_a_caret():
    assert "\u2038<sup" in marked_text("Dear Dana,", [mark(10, 10, "1 Gratitude")])


def test_each_of_several_marks_over_the_same_words_is_named_where_it_begins_and_numbered_where_it_ends():
    marked = marked_text("sorry to beg you", [mark(0, 8), mark(6, 12, "2 No begging"), mark(6, 8, "3 Discreet")])
    assert re.findall(r"[(]([^:]*): ", marked) == ["1 No apology", "2 No begging, 3 Discreet"]
    assert re.findall(r"(\w+)<sup[^>]*>([\d,]+)", marked) == [("to", "1,3"), ("beg", "2")]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_every_mark_is_named_once_and_numbered_once(pairs):
    marks = [mark(min(p), max(p), f"{n} Rule") for n, p in enumerate(pairs, start=1)]
    marked = marked_text("x" * 30, marks)
    for said in (re.findall(r"[(]([^:]*): ", marked), re.findall(r"<sup[^>]*>([^<]*)", marked)):
        numbers = [part.split()[0] for each in said for part in each.split(",")]
        assert sorted(numbers) == sorted(m.number for m in marks)


def test_what_is_said_of_a_whole_message_marks_none_of_its_words():
    text = "Hi Dana,\n\nSorry to bother you. I am begging you.\n\nPlease write.\n\nSam"
    look = look_at(text, context_of(EXAMPLE_INTERVIEW))
    marks = marks_of(look.findings, "body", look.report.body)
    assert {m.label.partition(" ")[2] for m in marks} >= {"Apologising", "Pleading"}
    assert "channel-fit" in {finding.rule for finding in look.of("must fix")}
    assert not [m for m in marks if "\n\n" in look.report.body[m.start : m.end]]


def test_a_mark_says_its_rule_in_words_and_by_the_shape_of_its_line():
    must, look = (marked_text("sorry", [mark(0, 5, kind=kind)]) for kind in ("must fix", "worth a look"))
    assert "(1 No apology: " in must
    assert "wavy" in must
    assert "dotted" in look


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_comparison_shows_every_character_of_both_texts(old, new):
    changes = changes_between(old, new)
    assert "".join(c.text for c in changes if c.kind != "added") == old
    assert "".join(c.text for c in changes if c.kind != "removed") == new
    assert shown(shown_changes(changes)) == "".join(c.text for c in changes)
