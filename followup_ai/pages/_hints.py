"""A tour of three hints for a first visit: one at a time, where it is needed, and gone for good once it was read."""

from __future__ import annotations

from typing import Literal

import streamlit as st

View = Literal["form", "desk"]

HINTS: tuple[tuple[View, str], ...] = (
    (
        "form",
        "Paste your notes in any shape and have them sorted, or fill in five fields: your name, company, role, date, and who "
        "interviewed you. Everything is kept on this machine as you type.",
    ),
    (
        "form",
        "Format and purpose, further down, are proposed from the day of the interview and what they told you; choose others "
        "whenever you like.",
    ),
    (
        "desk",
        "Change the text as you like: it is judged again whenever you leave it. What must be fixed is marked in it, and "
        "“Mend it” or “Ask the model” puts right just that.",
    ),
)
"""Where each hint is shown, and what it says."""
COOKIE = "followup_hints"
"""The browser's own note of the hints that were read: their numbers, and nothing else."""


def show(view: View) -> None:
    """Draws the first hint of this view that was not read yet, if there is one."""
    read = _read()
    for number, (where, says) in enumerate(HINTS, start=1):
        if where == view and number not in read:
            _draw(number, says)
            return


def as_cookie() -> str:
    """What the browser is to remember: the numbers of the hints that were read; "" where it knows already."""
    return "".join(map(str, sorted(_read()))) if st.session_state.get("hints changed") else ""


def _draw(number: int, says: str) -> None:
    with st.container(border=True, key="hint"):
        st.text(f"Hint {number} of {len(HINTS)}. {says}")
        with st.container(horizontal=True):
            st.button("Got it", key=f"hint.{number}", type="tertiary", on_click=_took, args=({number},))
            st.button("No more hints", key="no-hints", type="tertiary", on_click=_took, args=(set(range(1, len(HINTS) + 1)),))


def _read() -> frozenset[int]:
    """The numbers of the hints that were read, in this session or as the browser remembers."""
    if "hints" not in st.session_state:
        told = st.context.cookies.get(COOKIE, "")
        st.session_state["hints"] = frozenset(int(digit) for digit in told if digit in "123")
    numbers: frozenset[int] = st.session_state["hints"]
    return numbers


def _took(numbers: set[int]) -> None:
    st.session_state["hints"] = _read() | numbers
    st.session_state["hints changed"] = True
    from followup_ai.pages import _aids  # which hands the browser its note

    _aids.focus_on("hint", "to-form", "start", if_lost=True)  # what follows them
