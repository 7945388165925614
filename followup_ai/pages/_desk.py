"""The draft desk: the text to edit and copy, its certificate, every rule's verdict, the attempts."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from followup_ai.events import AttemptStarted, Event, FellBack, Judged, Repaired, Replied, Reprompting
from followup_ai.models import DraftResult, Interview, Report, Verdict
from followup_ai.pages._marks import marked_text, quoted, spans_of
from followup_ai.rules import check


def show(result: DraftResult, interview: Interview) -> None:
    """The desk for a result; the text area keeps the candidate's own edits under the key "text".

    Args:
        result: the draft as it came.
        interview: what it was drafted from; edits are checked against it.
    """
    text = st.text_area("Your draft", key="text", height="content")
    report = check(text, interview, format=result.format, purpose=result.purpose, to=result.to)
    _show_state(result, report, text)
    _show_copies(report)
    _show_verdicts(report)
    _show_attempts(result, interview)


def _show_state(result: DraftResult, report: Report, text: str) -> None:
    certificate = result.certificate
    with st.container(border=True):
        if certificate and certificate.covers(text):
            st.badge("Accepted", icon=":material/verified:", color="green")
            st.text("Every required rule passes on exactly this text.")
            st.caption(f"Certificate: SHA-256 {certificate.sha256[:16]}\u2026, rule set {certificate.rules}.")
        elif certificate:
            st.badge("Edited since it was accepted", icon=":material/edit:", color="orange")
            st.text("The certificate no longer holds. " + _standing(report))
        else:
            st.badge("Not accepted", icon=":material/block:", color="red")
            st.text(_standing(report))
            st.text(result.stopped)
        st.caption(f"Written by {result.model} for {result.to}.")


def _standing(report: Report) -> str:
    if report.accepted:
        return "Your version passes every required rule."
    failed = ", ".join(v.rule for v in report.failed)
    return f"Required rules that fail now: {failed}."


def _show_copies(report: Report) -> None:
    st.caption("To copy, press the button at the right of the text.")
    if report.subject is not None:
        st.code(report.subject, language=None, wrap_lines=True)
    st.code(report.body, language=None, wrap_lines=True)


def _show_verdicts(report: Report) -> None:
    st.subheader("Verdicts")
    marks = [(part, spans_of(report.verdicts, part)) for part in ("subject", "body")]
    if any(spans for _, spans in marks):
        with st.container(border=True):
            for part, spans in marks:
                if spans:
                    st.html(marked_text(report.subject or "" if part == "subject" else report.body, spans))
    failing = [v for v in report.verdicts if v.verdict == "fail"]
    _show_group("Must be mended", [v for v in failing if v.required], report, open=True)
    _show_group("Worth a look", [v for v in failing if not v.required], report, open=True)
    _show_group("Fine", [v for v in report.verdicts if v.verdict == "pass"], report, open=False)
    _show_group("Does not apply", [v for v in report.verdicts if v.verdict == "not-applicable"], report, open=False)


def _show_group(title: str, verdicts: Sequence[Verdict], report: Report, *, open: bool) -> None:
    if not verdicts:
        return
    with st.expander(f"{title} ({len(verdicts)})", expanded=open):
        for verdict in verdicts:
            st.markdown(f"**{verdict.rule}**" + ("" if verdict.sure else " (unsure)"))
            st.text(verdict.why)
            if verdict.verdict == "fail":
                for span in verdict.spans:
                    if words := quoted(span, report.subject, report.body).strip():
                        st.text(f"The words: \u201c{words}\u201d")
                st.text(verdict.remedy)


def told(event: Event) -> str:
    """One line about what just happened, for whoever watches a draft come about; empty where nothing need be said."""
    match event:
        case AttemptStarted(number, of):
            return f"Attempt {number} of at most {of}."
        case Replied(_, text, model, seconds):
            return f"{model} wrote {len(text.split())} words in {seconds:.2f} s."
        case Repaired(_, _, rules):
            return f"Repaired on the spot: {', '.join(rules)}."
        case Judged(_, _, _, accepted) if accepted:
            return "Every required rule passes."
        case Reprompting(_, failed):
            return f"Sent back with the reason: {', '.join(v.rule for v in failed)}."
        case FellBack(model, why, to):
            return f"{model} gave nothing ({why}); asking {to}."
    return ""


def _show_attempts(result: DraftResult, interview: Interview) -> None:
    with st.expander(f"Attempts ({len(result.attempts)})"):
        for number, attempt in enumerate(result.attempts, start=1):
            st.markdown(f"**Attempt {number}**")
            st.caption(f"{attempt.seconds:.2f} s")
            if attempt.repaired:
                st.text(f"Repaired on the spot: {', '.join(attempt.repaired)}.")
            st.text(f"Failed: {', '.join(attempt.failed)}." if attempt.failed else "Every required rule passes.")
            report = check(attempt.text, interview, format=result.format, purpose=result.purpose, to=result.to)
            st.html(marked_text(report.body, spans_of(report.failed, "body")))
        if result.stopped:
            st.text(result.stopped)
