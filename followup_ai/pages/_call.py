"""A call script at reading pace: a clock, the part that is said now, and the voicemail apart."""

from __future__ import annotations

import time

import streamlit as st

from followup_ai.lengths import Cue, cue_at, cue_of_voicemail, cues_of_call
from followup_ai.models import Draft, SpokenLimits

_TICK_S = 1.0


def show(draft: Draft, spoken: SpokenLimits) -> None:
    """Draws the clocks of a call script."""
    cues = cues_of_call(draft, spoken)
    voicemail = cue_of_voicemail(draft, spoken)
    with st.container(border=True):
        st.markdown("**Say it aloud**")
        with st.container():  # each where it is, whether or not the other runs
            _clock("call", "the call", cues, spoken.call_seconds)
        if voicemail is not None:
            _clock("voicemail", "the voicemail", (voicemail,), spoken.voicemail_seconds)


def _clock(key: str, what: str, cues: tuple[Cue, ...], limit: int) -> None:
    running = f"{key} started"
    if running in st.session_state:
        _running(key, cues, limit)
        st.button(f"Stop {what}", key=f"stop.{key}", icon=":material/stop:", on_click=_stop, args=(running,))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(f"Time {what}", key=f"time.{key}", icon=":material/timer:", on_click=_start, args=(running,))
        st.text(f"{cues[-1].end if cues else 0} seconds at reading pace, {limit} at most.", width="stretch")


@st.fragment(run_every=_TICK_S)
def _running(key: str, cues: tuple[Cue, ...], limit: int) -> None:
    gone = time.monotonic() - st.session_state.get(f"{key} started", time.monotonic())
    now = cue_at(cues, gone)
    st.progress(min(gone / limit, 1.0), text=f"{int(gone)} of {limit} seconds")
    if now is None:
        st.text("All is said at reading pace.")
        return
    st.markdown(f"**{now.part}**")
    st.text(now.text)


def _start(running: str) -> None:
    st.session_state[running] = time.monotonic()


def _stop(running: str) -> None:
    st.session_state.pop(running, None)
