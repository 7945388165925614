"""The page "Write": an interview in, a draft held to every rule out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from followup_ai import form, turns
from followup_ai.errors import FollowupError
from followup_ai.keeping import WIDGET, Window
from followup_ai.pages import _aids, _frame, _hints, _intake, _message, _picked, _start
from followup_ai.pages._message import Wanted


def show() -> None:
    """Draws the page."""
    window = _frame.the_window()
    _frame.title("Write your follow-up")
    want = _message.wanted(window)
    if _at_desk(window, want):
        from followup_ai.pages import _desk

        above = st.container()
        _desk.show(window, want)  # first, though it stands below: the draft is what somebody waits for
        with above:
            _hints.show("desk")
            _summary(want)
            _message.show(want)
            _write_button(window, want)
        return
    st.text("Tell what you remember of the interview, in any order. The draft is held to the rules of good follow-up.")
    _hints.show("form")
    _start.show(window)
    st.header("The interview", anchor=False)
    st.text("Needed are your name, the company, the role, the date and who interviewed you. All else makes the draft better.")
    _intake.show(window)
    st.header("The message", anchor=False)
    _message.show(want)
    _write_button(window, want)
    _foresee(window, want)


def _foresee(window: Window, want: Wanted) -> None:
    from followup_ai.pages import _model

    _model.foresee(window, want)


def _at_desk(window: Window, want: Wanted) -> bool:
    """Whether the draft is looked at rather than the form: once there is one, until the form is asked for."""
    _follow_the_browser(window)
    if want.interview is None or window.id is None:
        return False
    view = st.session_state.get("view")
    return view == "desk" or (view is None and (bool(window.messages()) or _being_written(window, want)))


_AT = "at"
"""What the page's address calls the draft or the form, so that the browser's back button leads from the one to the other."""


_ON_ITS_WAY_S = 2.0
"""Seconds after a press in which the browser may still send the address of before."""


def _follow_the_browser(window: Window) -> None:
    """Turns to where the back or forward button leads."""
    here, known = st.query_params.get(_AT), st.session_state.get(_AT)
    if here is None and known and _left_by_the_press(window):
        return
    if here != known:
        st.session_state["view"] = here if here in ("desk", "form") else "form" if known == "desk" else None
        st.session_state[_AT] = here


def _left_by_the_press(window: Window) -> bool:
    """Whether this was sent before the browser had heard of its new address: with a field that was left by the press.

    The back button comes with no field, however soon it is pressed.
    """
    turned, seen = st.session_state.get("turned", (0.0, None))
    if window.seen == seen or time.monotonic() - turned > _ON_ITS_WAY_S:
        return False
    st.session_state["turned"] = turned, window.seen
    return True


def _being_written(window: Window, want: Wanted) -> bool:
    """Whether a draft is on its way, or came to nothing a while ago, that this window may have been loaded anew for."""
    from followup_ai import writing

    people = [person.name for person in want.interview.people] if want.interview else []
    return any(writing.find((window.id, replace(want.place, to=name))) is not None for name in people)


def _summary(want: Wanted) -> None:
    from followup_ai.outlook import day_words  # imports the planner, which an empty form has no need of

    interview = want.interview
    if interview is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        people = ", ".join(person.name for person in interview.people)
        st.text(f"{interview.role}, {interview.company}: {people}, {day_words(interview.date)}", width="stretch")
        st.button("Edit the interview", key="to-form", icon=":material/edit_note:", on_click=_look_at, args=("form",))


def _look_at(view: str) -> None:
    st.session_state["turned"] = time.monotonic(), _frame.the_window().seen
    st.session_state["view"] = st.session_state[_AT] = st.query_params[_AT] = view
    _aids.focus_on("desk" if view == "desk" else f"{WIDGET}candidate", if_lost=True)


def _write_button(window: Window, want: Wanted) -> None:
    from followup_ai.pages import _model

    drafted = any(place == want.place for place in window.messages()) if window.id else False
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Write another draft" if drafted else "Write the draft",
            type="secondary" if drafted else "primary",
            key="write",
            on_click=_pressed,
        )
        if want.interview is not None and (people := len(want.interview.people)) > 1:
            st.button(f"Write to all {people}", key="write-all", icon=":material/group:", on_click=_pressed, args=(True,))
        if st.session_state.get("view") == "form" and (drafted or _being_written(window, want)):
            st.button("Back to the draft", key="to-desk", on_click=_look_at, args=("desk",))
        st.text(_model.about(), width="stretch")
    if problems := st.session_state.pop("problems", None):
        _frame.say(problems)
    elif want.interview is None and not form.is_blank_form(window.seen):
        st.text("Still needed: " + "; ".join(_intake.lacking(window)) + ".")
    _model.show_outgoing(window, want)


def _problems(window: Window) -> Sequence[str]:
    """Why the form makes no interview, a sentence each."""
    try:
        form.interview_in(window.seen)
    except FollowupError as problem:
        return getattr(problem, "problems", (str(problem),))
    return ()


def _pressed(to_all: bool = False) -> None:
    """Starts the draft, or one for everybody; runs as the button's callback."""
    from followup_ai.pages import _model

    turns.begin()
    window = _frame.the_window()
    window.gather()
    _picked.gather()
    _frame.address()
    want = _message.wanted(window)
    if want.interview is None:
        st.session_state["problems"] = _problems(window)
        _intake.lead_to_missing(window)
        return
    write = _model.write_to_all if to_all else _model.write
    st.session_state["problems"] = write(window, want)
    if not st.session_state["problems"]:
        _look_at("desk")
        st.session_state["arrived"] = st.session_state.get("arrived", 0) + 1
