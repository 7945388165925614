"""Widgets filled from what is kept: what somebody picks in one is kept, though the run that heard of it was cut short.

Streamlit ends a callback at its first touch of the session where the browser asks for a further run already (somebody picks a
country and goes to another page at once), and never calls it again. So it is noted what each widget was filled with, and every
run begins with keeping whatever differs from that.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

Keep = Callable[[Any], object]
_NOTED = "filled"


def fill(key: str, value: Any, keep: Keep) -> None:
    """Has a widget show a value; give the widget `on_change=gather`.

    Args:
        key: the widget's own.
        value: what is kept.
        keep: is given what was picked instead. It may be called twice with the same.
    """
    noted: dict[str, tuple[Any, Keep]] = st.session_state.setdefault(_NOTED, {})
    st.session_state[key] = value  # first: cut short between the two, a run would take what is kept for what was picked
    noted[key] = value, keep


def gather() -> None:
    """Keeps what was picked since the widgets were filled; for their callbacks, and for the beginning of every run."""
    noted: dict[str, tuple[Any, Keep]] = st.session_state.get(_NOTED, {})
    for key, (filled, keep) in list(noted.items()):
        if key not in st.session_state:  # its page was left
            noted.pop(key, None)
        elif (now := st.session_state[key]) != filled:
            keep(now)
            noted[key] = now, keep
