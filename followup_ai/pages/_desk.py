"""The draft desk: the text to edit and copy, how it stands, every rule's verdict, what supports each claim, its versions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import streamlit as st

from followup_ai import composers, turns, writing
from followup_ai.desk import Finding, Look, look_at, standing_of
from followup_ai.history import Version
from followup_ai.keeping import Window
from followup_ai.models import Certificate, Context
from followup_ai.pages import _aids, _call, _frame, _model, _out, _verdicts, _versions
from followup_ai.pages._message import Wanted
from followup_ai.panel import beside
from followup_ai.versions import certificate_of, last_draft, mended

_EXAMPLE = """Paste or type the message here, for instance:

Dear Dana,

Thank you for your time on Tuesday. \u2026"""
_POLL_S = 0.5
"""Seconds between looks at a draft that is being written."""
_STANDS = dt.timedelta(minutes=1)
"""How long verdicts stand that the clock has a part in."""
_OURS = frozenset(["well-timed", "distinct"])
"""Rules about something beside the text, which no other wording mends."""
_BADGES = {"accepted": ("green", ":material/verified:"), "passes": ("green", ":material/check:")}


def show(window: Window, want: Wanted) -> None:
    """Draws the desk for the message that is wanted: what is being written, else its present version."""
    running = writing.find((window.id, want.place))
    if running is not None and not running.done:
        _watch(window.id, want)
        return
    _model.take_in(window, want)
    if running is not None and running.problem and running.result is None:
        _frame.say([running.problem], "No draft")
        if not running.stopped:
            _frame.link_to("settings", "Open Settings")
        if window.present(want.home) is not None:  # told once over a draft that is there; else it says why there is none
            writing.forget((window.id, want.place))
    if window.present(want.home) is not None:
        with st.container(key="desk"):
            edit(want)


@st.fragment(run_every=_POLL_S)
def _watch(id: str | None, want: Wanted) -> None:
    """Shows a draft coming about; another window on the same interview sees the same."""
    running = writing.find((id, want.place))
    if running is None or running.done:
        st.rerun()
        return
    _frame.spare_the_collector()
    with st.container(border=True):
        st.markdown("**Writing the draft**")
        for line in running.lines or ("Getting ready: the first draft after a start takes some seconds.",):
            st.text(line)
        if running.text:
            st.text(running.text)
        st.button("Stop", key="stop", on_click=running.stop)


# --- the text --------------------------------------------------------------------------------------------


@st.fragment
def edit(want: Wanted, title: str = "Your draft") -> None:
    """Draws a text with all that is said of it; an edit redraws this alone.

    Args:
        want: which message; where it has no text yet, there is an empty one to type or paste into.
        title: what the text is called.
    """
    window = _frame.the_window(want.window)
    versions, present = window.versions(want.home), window.present(want.home)
    left, right = st.columns([6, 5], gap="large")
    with left:
        st.header(title, anchor=False)
        _text(want, present.text if present else "", title)
        news = st.container()  # always there, so that what comes and goes in it moves nothing
        with news:
            _frame.say_unsaved(window)
            st.session_state["unsaved told"] = want.window == _frame.WRITTEN  # else at the end of the page, far from the text
    turns.drawn()
    context = desk_context(window, want)
    look = _looked_at(want, present.text if present else "", context)
    with left:
        if present is not None:
            if st.session_state.pop("written elsewhere", False):
                news.info(
                    "Another window changed this text meanwhile. Undo shows what was written there.", icon=":material/info:"
                )
            _standing(want, look, versions, present)
            with st.container():  # what comes and goes in these must not move a clock that runs: it would be drawn twice
                _out.show(want, look, present, context)
            with st.container():
                _verdicts.show_marks(look)
            if context.format.spoken:
                _call.show(look.draft, context.format.spoken)
            _versions.show(want, versions, present)
        _aids.show_wish("desk")
    with right:
        st.header("How it stands", anchor="how-it-stands")
        if present is None:
            st.text("What to fix and what is fine is told here once there is a message.")
        else:
            _verdicts.show(look, lambda finding: _fix_button(want, finding, present))
            _verdicts.show_claims(look)
            if draft := last_draft(versions, present.id):
                _verdicts.show_attempts(draft, context)
    turns.end()
    _frame.spare_the_collector()
    st.session_state[f"seen {_key(want)}"] = present.text if present else ""


def _looked_at(want: Wanted, text: str, context: Context) -> Look:
    """`look_at`, once for a text that stays as it is: the page is drawn anew at every touch."""
    slot = f"look {want.window}"
    seen: tuple[Context, Look] | None = st.session_state.get(slot)
    if seen is None or seen[1].text != text:
        seen = st.session_state[slot] = composers.look_taken(text)
    if seen is not None:
        judged, look = seen
        if context.now - judged.now < _STANDS and replace(judged, now=context.now) == context:
            return look
    look = look_at(text, context)
    st.session_state[slot] = context, look
    return look


def desk_context(window: Window, want: Wanted) -> Context:
    """What the text on the desk is judged by: the interview, and the drafts for others of a panel."""
    others = beside(want.interview, want.place, window.messages(), dt.date.today()) if want.interview else ()
    return _model.context_in(want.interview, want, others)


def _key(want: Wanted) -> str:
    return f"{_frame.TEXT}{want.window} {want.home}"


def _text(want: Wanted, text: str, title: str) -> None:
    # One key for a message whatever its version: a new one would take the cursor out of a text that is being typed.
    key = _key(want)
    st.session_state[f"drawn {key}"] = text
    if st.session_state.get(key) != text or st.session_state.get(f"seen {key}") != text:
        st.session_state[key] = text  # again, where the run that drew it first was cut short: the browser may never have got it
    # The text is its default, too: a browser that never got it would hold an empty one, and send that with the next press.
    how: Any = {"key": key, "height": "content", "placeholder": _EXAMPLE, "label_visibility": "collapsed"}
    st.text_area(title, text, on_change=_edited, args=(key, want), **how)


def _edited(key: str, want: Wanted) -> None:
    """Keeps a hand edit; runs as the callback of the text area."""
    if key not in st.session_state:
        return
    window = _frame.the_window(want.window)
    before = window.id
    st.session_state[f"seen {key}"] = st.session_state[key]
    _aids.focus_on(told_at(want.window), if_lost=True)  # an edit may take away the button that the Tab key led to
    _spare_what_others_wrote(window, want, st.session_state.get(f"drawn {key}", ""))
    window.keep_version(want.home, st.session_state[key])
    if window.id != before:  # there is another address now, which the whole page has to know
        st.rerun()


def _spare_what_others_wrote(window: Window, want: Wanted, drawn: str) -> None:
    """Keeps a hand edit that came from another window since this one was drawn, as a version to go back to."""
    present = window.present(want.home)
    if present is None or present.text == drawn or present.result is not None:
        return
    window.keep_version(want.home, present.text, look_at(present.text, desk_context(window, want)).report)
    st.session_state["written elsewhere"] = True


# --- how it stands ---------------------------------------------------------------------------------------


def told_at(window: str) -> str:
    """The key of the box that says how a text stands: where the focus goes from a button that is gone."""
    return f"told standing {window}"


def _standing(want: Wanted, look: Look, versions: list[Version], present: Version) -> None:
    certificate = certificate_of(versions, present.id)
    state, title, sentence = standing_of(look, certificate)
    edited = ("orange", ":material/edit:") if certificate else ("red", ":material/block:")
    color, icon = _BADGES.get(state, edited)
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", key=told_at(want.window)):
            st.badge(title, icon=icon, color=color)  # type: ignore[arg-type]
            st.text(sentence, width="stretch")
        if look.of("must fix") or look.of("worth a look"):
            with st.container(key="to-verdicts"):  # on a phone they stand screens below
                st.markdown("[See what to look at](#how-it-stands)")
        if state in ("edited, passes", "passes"):
            st.button("Accept this version", key="accept", on_click=_accepted, args=(want, ""))
        if look.lengths:
            st.text(" \u00b7 ".join(length.told for length in look.lengths))
        draft = last_draft(versions, present.id)
        by = f"Written by {_frame.as_label(draft.model)} for {_frame.as_label(draft.to)}." if draft else ""
        proof = _proof(certificate) if state == "accepted" and certificate else None
        if by or proof:
            st.caption(by or "Certificate", help=proof)


def _proof(certificate: Certificate) -> str:
    """By what anybody can tell that a text is the one that was accepted; nobody needs it to send a message."""
    return f"Certificate: SHA-256 {certificate.sha256[:16]}\u2026, rule set {certificate.rules}."


def _fix_button(want: Wanted, finding: Finding, present: Version) -> None:
    """What can be done about a finding: its own fix, or the model."""
    if finding.fixed is not None:
        st.button(
            f"Mend it: {finding.title.lower()}",
            key=f"fix.{finding.rule}.{present.id}",
            icon=":material/healing:",
            wrap=True,
            on_click=_accepted,
            args=(want, finding.rule, finding.fixed),
        )
    if want.interview is not None and want.window == _frame.WRITTEN and finding.rule not in _OURS:
        st.button(
            f"Ask the model: {finding.title.lower()}",
            key=f"redo.{finding.rule}.{present.id}",
            icon=":material/auto_fix_high:",
            wrap=True,
            on_click=_redone,
            args=(want, finding.rule),
        )


def _redone(want: Wanted, rule: str) -> None:
    _aids.focus_on(told_at(want.window), if_lost=True)
    st.session_state["problems"] = _model.redo(_frame.the_window(want.window), want, rule)


def _accepted(want: Wanted, rule: str, text: str | None = None) -> None:
    """Makes a text the present version, with a certificate where every required rule passes on it."""
    _aids.focus_on(told_at(want.window), if_lost=True)
    window = _frame.the_window(want.window)
    versions, present = window.versions(want.home), window.present(want.home)
    if present is None:
        return
    look = look_at(present.text if text is None else text, desk_context(window, want))
    draft = last_draft(versions, present.id)
    window.keep_version(want.home, look.text, mended(look, rule, draft.model if draft else "you"))
