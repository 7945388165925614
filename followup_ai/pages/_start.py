"""Ways to begin: a sample, a file, a blank form; and the interview as a file."""

from __future__ import annotations

import streamlit as st

from followup_ai import form
from followup_ai.errors import FollowupError
from followup_ai.interviews import dump_interview, parse_interview, read_interview, sample_interviews, sample_titles
from followup_ai.keeping import Window
from followup_ai.pages import _frame, _notes


def show(window: Window) -> None:
    """Draws the ways to begin, and what is wrong with a file that was given.

    The samples come first: whoever had to scroll to them would see the list close again, as it does when the page moves.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="start"):
        st.selectbox(
            "Try a sample",
            list(sample_titles()),
            index=None,
            key="sample",
            placeholder="Choose one",
            format_func=lambda name: sample_titles()[name],
            on_change=_load_sample,
            width=300,
        )
        with st.popover("Open a file", icon=":material/upload_file:"):
            st.file_uploader("An interview file (YAML or JSON)", ["yaml", "yml", "json"], key="file", on_change=_load_file)
        if not form.is_blank_form(window.seen):
            _save_as_file(window)
            st.button("New interview", key="new", icon=":material/add:", on_click=_begin)
    if problems := st.session_state.get("file problems"):
        _frame.say(problems)
    _notes.show(window)


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


def _begin(values: form.Values | None = None) -> None:
    """Begins an interview of its own: blank, or a sample's or a file's.

    What was typed before stays kept under its own address; where it cannot be kept, nothing is begun.
    """
    st.session_state["sample"] = (
        None  # taken out instead, the browser would send it again with the next change, and load it again
    )
    window = _frame.the_window()
    if not window.new():
        return
    if values is not None:
        window.show(values)
    _frame.address()
    for key in ("view", "at", "file problems", "notes open"):
        st.session_state.pop(key, None)
    st.query_params.pop("at", None)


def _load_sample() -> None:
    if name := st.session_state["sample"]:
        _begin(form.form_of(read_interview(sample_interviews()[name])))


def _load_file() -> None:
    file = _frame.new_file("file")
    if file is not None or st.session_state.get("file") is None:
        st.session_state.pop("file problems", None)
    if file is None:
        return
    try:
        told = parse_interview(file.getvalue().decode("utf-8-sig"), file.name)
    except UnicodeDecodeError:
        st.session_state["file problems"] = [f"{file.name} is not UTF-8 text; save it as UTF-8 and load it again."]
    except FollowupError as problem:
        st.session_state["file problems"] = [str(problem)]
    else:
        _begin(form.form_of(told))
