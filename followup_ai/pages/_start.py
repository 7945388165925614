"""Ways to begin: a sample, a file, a blank form; and the interview as a file."""

from __future__ import annotations

from typing import Any

import streamlit as st

from followup_ai import form
from followup_ai.errors import FollowupError
from followup_ai.interviews import dump_interview, parse_interview, read_interview, sample_interviews
from followup_ai.keeping import WIDGET, Window
from followup_ai.pages import _frame


def show(window: Window) -> None:
    """Draws the ways to begin, and what is wrong with a file that was given."""
    _notes(window)
    with st.container(horizontal=True, vertical_alignment="bottom", key="start"):
        st.selectbox(
            "Try a sample",
            sorted(sample_interviews()),
            index=None,
            key="sample",
            placeholder="Choose a sample interview",
            format_func=lambda name: name.replace("-", " ").capitalize(),
            on_change=_load_sample,
            width=280,
        )
        with st.popover("Open a file", icon=":material/upload_file:"):
            st.file_uploader("An interview file (YAML or JSON)", ["yaml", "yml", "json"], key="file", on_change=_load_file)
        if not form.is_blank_form(window.seen):
            _save_as_file(window)
            st.button("New interview", key="new", icon=":material/add:", on_click=_new)
    if problems := st.session_state.get("file problems"):
        _frame.say(problems)


MAX_NOTES = 60_000
"""Characters of notes that are taken; as many as are sorted."""
_EXAMPLE = """Met Dana Whitfield (Head of Data) at Acme yesterday for the Senior Data Engineer role.
- talked about moving their nightly batches to streaming
- "boring technology wins"
- promised to send my Kafka talk
- they decide within two weeks"""


def _notes(window: Window) -> None:
    """Notes in any shape, to be sorted into the form; and what of them found no place there."""
    # Decided once: a box that closed while the first word is typed would move the form away under the cursor.
    open = st.session_state.setdefault("notes open", form.is_blank_form(window.seen))
    with st.expander("Paste notes", icon=":material/content_paste:", expanded=open):
        key = WIDGET + form.NOTES
        if key not in st.session_state:
            st.session_state[key] = window.seen.get(form.NOTES) or ""
        how: Any = {"height": 150, "max_chars": MAX_NOTES, "on_change": _kept, "args": (form.NOTES,)}
        st.text_area("Your notes, in any shape", key=key, placeholder=_EXAMPLE, **how)
        st.button("Sort them into the form", key="sort", icon=":material/low_priority:", on_click=_sort)
        st.text("They are sorted on this machine, by rules; you see and correct the result.")
    _rest(window, form.LEFTOVER, "Left over: not understood, and given to no model. Move what matters into the form.")
    _rest(window, form.KEPT_OUT, "Kept out: private, or an aside. It goes into no message and to no model.")


def _rest(window: Window, key: str, label: str) -> None:
    """Words that were pasted and put in no field: shown, to be edited or emptied."""
    if not window.seen.get(key):
        return
    if WIDGET + key not in st.session_state:
        st.session_state[WIDGET + key] = window.seen[key]
    st.text_area(label, key=WIDGET + key, height="content", on_change=_kept, args=(key,))


def _kept(key: str) -> None:
    if WIDGET + key in st.session_state:
        _frame.keep({key: st.session_state[WIDGET + key]})


def _sort() -> None:
    """Sorts the pasted notes; runs as the button's callback."""
    notes = str(st.session_state.get(WIDGET + form.NOTES) or "")
    if not notes.strip():
        return
    from followup_ai.intake import sort_notes

    found = sort_notes(notes)
    window = _frame.the_window()
    changes = form.with_notes(window.seen, found.fields, "\n".join(found.leftover), "\n".join(found.kept_out))
    for key in changes:
        st.session_state.pop(WIDGET + key, None)
    st.session_state.pop(WIDGET + form.NOTES, None)
    _frame.keep({**changes, form.NOTES: None})
    st.session_state["notes open"] = False


def _save_as_file(window: Window) -> None:
    try:
        told = window.interview()
    except FollowupError:
        return
    st.download_button(
        "Save as a file",
        dump_interview(told),
        "interview.yaml",
        "application/yaml",
        icon=":material/download:",
        on_click="ignore",
    )


def _new() -> None:
    _frame.the_window().new()
    _frame.address()
    st.session_state["sample"] = (
        None  # taken out instead, the browser would send it again with the next change, and load it again
    )
    for key in ("view", "file problems", "notes open"):
        st.session_state.pop(key, None)


def _begin(values: form.Values) -> None:
    """A sample or a file becomes an interview of its own; what was typed before stays kept under its own address."""
    _new()
    _frame.the_window().show(values)
    _frame.address()


def _load_sample() -> None:
    if name := st.session_state["sample"]:
        _begin(form.form_of(read_interview(sample_interviews()[name])))


def _load_file() -> None:
    st.session_state.pop("file problems", None)
    if (file := st.session_state["file"]) is None:
        return
    try:
        told = parse_interview(file.getvalue().decode("utf-8-sig"), file.name)
    except UnicodeDecodeError:
        st.session_state["file problems"] = [f"{file.name} is not UTF-8 text; save it as UTF-8 and load it again."]
    except FollowupError as problem:
        st.session_state["file problems"] = [str(problem)]
    else:
        _begin(form.form_of(told))
