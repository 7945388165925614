"""Notes in any shape, sorted into the form by rules on this machine or by the chosen model; what found no place is shown."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Any

import streamlit as st

from followup_ai import form
from followup_ai.choosing import needs_a_look
from followup_ai.errors import FollowupError
from followup_ai.keeping import WIDGET, Window
from followup_ai.pages import _again, _aids, _frame
from followup_ai.settings import OFFLINE_MODEL

if TYPE_CHECKING:
    from followup_ai.intake import Sorted
    from followup_ai.writing import Writing

MOST = 60_000
"""Characters of notes that are taken; as many as are sorted."""
_EXAMPLE = """Met Dana Whitfield (Head of Data) at Acme yesterday for the Senior Data Engineer role.
- talked about moving their nightly batches to streaming
- "boring technology wins"
- promised to send my Kafka talk
- they decide within two weeks"""
_POLL_S = 0.5
"""Seconds between looks at a model that sorts."""
_LOOK = "notes to look at"
_BOX = "notes-box"


def show(window: Window) -> None:
    """Draws the notes, the ways to sort them, and what of them found no place in the form."""
    asked = _asked(window)
    if asked is not None and asked.result is not None:
        _forget(window)
        _take(window, *asked.result)
    # Decided once: a box that closed while the first word is typed would move the form away under the cursor.
    open = st.session_state.setdefault("notes open", form.is_blank_form(window.seen))
    with st.container(key=_BOX), st.expander("Paste notes", icon=":material/content_paste:", expanded=open):
        key = WIDGET + form.NOTES
        if key not in st.session_state:
            st.session_state[key] = window.seen.get(form.NOTES) or ""
        how: Any = {"height": 150, "max_chars": MOST, "on_change": _kept, "args": (form.NOTES,)}
        st.text_area("Your notes, in any shape", st.session_state[key], key=key, placeholder=_EXAMPLE, **how)
        if asked is not None and not asked.done:
            _watch(window.id)
        else:
            _ways(window)
        if asked is not None and asked.problem:
            _frame.say([asked.problem], "Not sorted")
    _rest(window, form.LEFTOVER, "Left over: put in no field, and given to no draft. Move what matters into the form.")
    _rest(window, form.KEPT_OUT, "Kept out: private, or an aside. It goes into no message and to no model.")


def _ways(window: Window) -> None:
    """The buttons that sort; by a language model only where one is chosen."""
    model = _model()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Sort them into the form", key="sort", icon=":material/low_priority:", on_click=_sort)
        if model != OFFLINE_MODEL:
            st.button(
                f"Have {_frame.as_label(model)} sort them", key="sort-by-model", icon=":material/auto_fix_high:", on_click=_ask
            )
    st.text("They are sorted on this machine, by rules; you see and correct the result.")
    if model != OFFLINE_MODEL:
        st.text("A model is given them without what is plainly private, and no word it adds is taken over.")
    if st.session_state.get(_LOOK):
        _show_outgoing(window)


def _model() -> str:
    return _again.choices().model or _frame.base_settings().model


def _rest(window: Window, key: str, label: str) -> None:
    """Words that were pasted and put in no field: shown, to be edited or emptied."""
    if not window.seen.get(key):
        return
    if WIDGET + key not in st.session_state:
        st.session_state[WIDGET + key] = window.seen[key]
    held = st.session_state[WIDGET + key]
    st.text_area(label, held, key=WIDGET + key, height="content", on_change=_kept, args=(key,))


def _kept(key: str) -> None:
    if WIDGET + key in st.session_state:
        _frame.keep_typed(key, st.session_state[WIDGET + key])


def _sort() -> None:
    """Sorts the pasted notes by rules; runs as the button's callback."""
    if not (notes := _pasted()):
        return
    from followup_ai.intake import sort_notes

    window = _frame.the_window()
    _forget(window)
    _take(window, sort_notes(notes), notes)


def _pasted() -> str:
    notes = str(st.session_state.get(WIDGET + form.NOTES) or "")
    return notes if notes.strip() else ""


def _take(window: Window, found: Sorted, notes: str) -> None:
    """Puts what was sorted into the form beside what stands there; notes typed on meanwhile stay in their box."""
    changes = form.with_notes(window.seen, found.fields, "\n".join(found.leftover), "\n".join(found.kept_out))
    if window.seen.get(form.NOTES) in (None, notes):
        changes[form.NOTES] = None
        st.session_state["notes open"] = False
        _aids.focus_on(_BOX)  # the button that was pressed is folded away, and the form begins below
    changes = dict(_frame.named(window, changes))
    for key in changes:
        st.session_state.pop(WIDGET + key, None)
    window.change(changes)
    _frame.address()


# --- by a model --------------------------------------------------------------------------------------------


def _asked(window: Window) -> Writing | None:
    """The sorting of this interview's notes by a model, on its way or done."""
    if window.id is None:
        return None
    from followup_ai import writing

    return writing.find((window.id, form.NOTES))


def _forget(window: Window) -> None:
    from followup_ai import writing

    writing.forget((window.id, form.NOTES))


def _ask() -> None:
    """Has the chosen model sort, once the candidate has seen what it is sent; runs as the button's callback."""
    if not (notes := _pasted()):
        return
    window = _frame.the_window()
    window.change({form.NOTES: notes})
    _frame.address()
    _forget(window)
    if needs_a_look(_frame.settings(), _again.choices(), os.environ):
        st.session_state[_LOOK] = True
    else:
        _start(window, notes)


def _start(window: Window, notes: str) -> None:
    from followup_ai import writing
    from followup_ai.access import lent
    from followup_ai.intake.by_model import sort_by_model

    settings, access = _frame.settings(), _again.choices().access

    def job(_tell: object) -> tuple[Sorted, str]:
        with lent(access):
            return sort_by_model(notes, settings), notes

    writing.start((window.id, form.NOTES), job)


@st.fragment(run_every=_POLL_S)
def _watch(id: str | None) -> None:
    """Waits for the model beside the form, which can be typed into meanwhile."""
    from followup_ai import writing

    asked = writing.find((id, form.NOTES))
    if asked is None or asked.done:
        st.rerun()
    _frame.spare_the_collector()
    st.text(f"{_model()} is sorting your notes.")


def _show_outgoing(window: Window) -> None:
    from followup_ai.access import lent
    from followup_ai.intake.by_model import messages_for
    from followup_ai.outgoing import outgoing_text, request_of

    settings, notes = _frame.settings(), str(window.seen.get(form.NOTES) or "")
    with st.container(border=True):
        st.subheader("Before anything leaves this machine", anchor=False)
        try:
            with lent(_again.choices().access):
                request = request_of(messages_for(notes, dt.date.today()).messages, settings)
        except FollowupError as problem:
            _frame.say([str(problem)])
            return
        st.text(f"This goes to {request.host or settings.model}, with your key, and nowhere else. It is asked once a session.")
        with st.container(horizontal=True):
            st.button("Send the notes", type="primary", key="send-notes", on_click=_let_go, args=(notes,))
            st.button("Do not send them", key="hold-notes", on_click=_hold_back)
        st.code(outgoing_text(request), language=None, wrap_lines=True, height=360)


def _let_go(notes: str) -> None:
    _hold_back()
    _again.choose(_again.choices().having_seen(_frame.settings().model))
    _start(_frame.the_window(), notes)


def _hold_back() -> None:
    st.session_state.pop(_LOOK, None)
