"""Verdicts in groups, the marked text, the ledger of claims, the attempts a draft took."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from followup_ai.desk import GROUPS, Finding, Group, Look, look_at, titles_of
from followup_ai.form import label_of
from followup_ai.models import ClaimFound, Context, DraftResult
from followup_ai.pages import _frame
from followup_ai.pages._marks import marked_text, marks_of

_TITLES: dict[Group, str] = {
    "must fix": "Must fix",
    "worth a look": "Worth a look",
    "fine": "Fine",
    "does not apply": "Does not apply",
}
_QUOTED = 200
"""Characters of the longest words that are quoted beside their finding; longer ones are only marked in the text."""
_QUOTES = 3
"""Quotations beside a finding; further words are only marked in the text."""
_ICONS = {"must fix": (":material/error:", "red"), "worth a look": (":material/visibility:", "orange")}


def show(look: Look, buttons: Callable[[Finding], None]) -> None:
    """Draws the findings by group, those that matter open.

    Args:
        look: the text.
        buttons: draws what can be done about a finding.
    """
    for group in GROUPS:
        findings = look.of(group)
        if not findings:
            continue
        if group in _ICONS:
            st.subheader(f"{_TITLES[group]} ({len(findings)})", anchor=False)
            for finding in sorted(
                findings, key=lambda finding: finding.number or len(look.findings)
            ):  # as they stand in the text
                _show_finding(finding, buttons)
            continue
        if inside := _frame.unfolded(f"{_TITLES[group]} ({len(findings)})", key=group):
            with inside:
                for finding in findings:
                    st.markdown(f"**{finding.title}**")
                    st.text(finding.says)


def _show_finding(finding: Finding, buttons: Callable[[Finding], None]) -> None:
    icon, color = _ICONS[finding.group]
    number = f"{finding.number} \u00b7 " if finding.number else ""
    with st.container(border=True):
        st.badge(f"{number}{finding.title}" + ("" if finding.sure else " \u00b7 not sure"), icon=icon, color=color)  # type: ignore[arg-type]
        st.text(finding.says)
        words = [w for w in dict.fromkeys(finding.words) if w not in finding.says and len(w) <= _QUOTED]
        for quoted in words[:_QUOTES]:
            st.text(f"The words: \u201c{quoted}\u201d")
        if len(words) > _QUOTES:
            st.text(f"And {len(words) - _QUOTES} more, marked in your text.")
        if finding.todo:
            st.text(_frame.here(finding.todo))
        with st.container(horizontal=True):
            buttons(finding)


def show_marks(look: Look) -> None:
    """Draws the text with what fails marked in it, where anything does."""
    texts = {"subject": look.report.subject or "", "body": look.report.body}
    marks = [(part, text, marks_of(look.findings, part, text)) for part, text in texts.items()]
    if not any(found for *_, found in marks):
        return
    with st.container(border=True):
        st.markdown("**Marked in your text**")
        for part, text, found in marks:
            if found or part == "body":
                st.html(marked_text(text, found))


def show_claims(look: Look) -> None:
    """Draws every statement of fact beside the words of the notes it came from."""
    claims = list({(claim.text, claim.kind, claim.source): claim for claim in look.claims}.values())
    if not claims:
        return
    missing = sum(not claim.supported for claim in claims)
    title = f"Where each claim comes from ({len(claims)}" + (f", {missing} unsupported)" if missing else ")")
    if inside := _frame.unfolded(title, key="claims", expanded=bool(missing)):
        with inside:
            for claim in sorted(claims, key=lambda claim: claim.supported):  # what is to be looked at first
                _show_claim(claim)


def _show_claim(claim: ClaimFound) -> None:
    with st.container(border=True, gap=None):
        st.text(f"\u201c{claim.text}\u201d ({claim.kind})")
        if claim.supported:
            field, _, words = claim.source.partition(": ")
            st.text(f"From your notes, \u201c{label_of(field)}\u201d: {words}" + ("" if claim.sure else " (not sure)"))
        elif claim.sure:
            st.text("Nothing in your notes says this.")
        else:
            st.text("Is this in your notes? Nothing there plainly says it.")


def show_attempts(draft: DraftResult, context: Context) -> None:
    """Draws every attempt the model made, with what failed on it."""
    many = len(draft.attempts)
    title = f"How it was written ({many} attempt{'s' if many > 1 else ''})"
    if (inside := _frame.unfolded(title, key="attempts")) is None:
        return
    with inside:
        for number, attempt in enumerate(draft.attempts, start=1):
            st.markdown(f"**Attempt {number}**")
            st.text(_attempt_told(attempt.model or draft.model, attempt.seconds, attempt.repaired, attempt.failed))
            if number > 1 or len(draft.attempts) > 1:
                look = look_at(attempt.text, context)
                st.html(marked_text(look.report.body, marks_of(look.findings, "body", look.report.body)))
        for fallback in draft.fallbacks:
            st.text(f"{fallback.model} gave nothing: {_frame.here(fallback.why)}")
        if draft.stopped:
            st.text(_frame.here(draft.stopped))


def _attempt_told(model: str, seconds: float, repaired: Sequence[str], failed: Sequence[str]) -> str:
    told = f"{model}, {seconds:.2f} s. "
    if repaired:
        told += f"Repaired on the spot: {titles_of(repaired)}. "
    return told + (f"Failed: {titles_of(failed)}." if failed else "Every required rule passes.")
