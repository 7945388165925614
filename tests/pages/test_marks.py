"""Marked text shows exactly the draft, whatever is in it."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from followup_ai.pages._marks import marked_text


def shown(marked):
    """What a browser would show of the HTML, as text."""
    return html.unescape(re.sub(r"<[^>]*>", "", marked))


@given(
    st.text(alphabet=st.characters(exclude_characters="\u2038")), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)))
)
def test_the_text_shown_is_the_text_given(text, pairs):
    spans = [(min(p), max(p), "rule") for p in pairs]
    assert shown(marked_text(text, spans)).replace("\u2038", "") == text


def test_markup_in_a_draft_is_shown_and_never_interpreted():
    marked = marked_text("<script>alert(1)</script> & <b>you</b>", [(0, 8, '"><img src=x>')])
    assert "<script>" not in marked
    assert "<b>" not in marked
    assert "<img" not in marked


def test_a_gap_is_shown_as_a_caret():
    assert "\u2038</mark>" in marked_text("Dear Dana,", [(10, 10, "gratitude")])


def test_overlapping_marks_are_joined_and_both_rules_named():
    marked = marked_text("sorry to beg you", [(0, 8, "no-apology"), (6, 12, "no-begging")])
    assert marked.count("<mark") == 1
    assert "no-apology, no-begging" in marked
