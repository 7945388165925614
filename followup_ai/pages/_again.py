"""What a window has chosen, found again after a reload: the model, the limits, and the keys.

Streamlit takes a window that is loaded again for another one, which would draft with another model than was chosen. So the
window is given a word nobody can guess, which its browser keeps for as long as it is open and says again when the page is
loaded anew. What was chosen stays in this server's memory; the browser is given nothing of it.
"""

from __future__ import annotations

import secrets
import threading
import time

import streamlit as st

from followup_ai.choosing import Choices

KEPT_S = 12 * 3600.0
"""Seconds after which what a window chose is forgotten, if it was neither changed nor asked for since."""
_MOST = 1_000
"""Windows whose choices are kept; beyond, those that were silent the longest are forgotten."""
_WORD = "window"
_lock = threading.Lock()
_kept: dict[str, tuple[float, Choices]] = {}
"""When each was last heard of, and what it chose; in the order of that."""
_bell: threading.Timer | None = None
"""Rings when the oldest of them is to be forgotten."""


def choices() -> Choices:
    """What this window has chosen."""
    chosen: Choices = st.session_state.get("choices", Choices())
    return chosen


def choose(chosen: Choices) -> None:
    """Makes these this window's choices."""
    st.session_state["choices"] = chosen
    if chosen != Choices():
        st.session_state.setdefault(_WORD, secrets.token_urlsafe(18))
    if word := st.session_state.get(_WORD):
        _keep(word, chosen)


def word() -> str:
    """The word by which the browser finds this window's choices again; "" where nothing was chosen."""
    return str(st.session_state.get(_WORD, ""))


def heard(said: object) -> None:
    """Takes up the choices of the window that was loaded again; one that is not known is told that they are lost."""
    if word():
        return
    with _lock:
        found = _kept.get(said) if isinstance(said, str) else None
    if found is None:
        st.session_state["choices lost"] = st.session_state["forgotten"] = True  # which is told once
        return
    st.session_state[_WORD] = said
    choose(found[1])


def forget() -> None:
    """Forgets what this window chose, its keys too, and all else this session shows."""
    with _lock:
        _kept.pop(word(), None)
    st.session_state.clear()
    st.session_state["forgotten"] = True


def forgotten() -> bool:
    """Whether the browser is to forget its word, which it else says again wherever it finds itself in a new session."""
    return bool(st.session_state.get("forgotten"))


def show() -> None:
    """Says once where what was chosen is lost."""
    if st.session_state.pop("choices lost", False):
        st.info(
            "The page was started anew since you chose a model, a key or limits here: they are as at first; see Settings.",
            icon=":material/tune:",
        )


def _keep(word: str, chosen: Choices) -> None:
    with _lock:
        _kept.pop(word, None)
        _kept[word] = time.monotonic(), chosen
        for old in list(_kept)[:-_MOST]:
            del _kept[old]
    _forget_old()


def _forget_old() -> None:
    """Forgets what is too old, and sees to it that the next is forgotten in time though nobody opens a page by then."""
    global _bell
    with _lock:
        if _bell:
            _bell.cancel()
        now = time.monotonic()
        for old in [word for word, (when, _) in _kept.items() if now - when >= KEPT_S]:
            del _kept[old]
        oldest = next((when for when, _ in _kept.values()), None)
        _bell = None if oldest is None else threading.Timer(oldest + KEPT_S - now, _forget_old)
        if _bell:
            _bell.daemon = True
            _bell.start()
