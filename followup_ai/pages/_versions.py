"""The versions of a message: going back and forth, what changed, alternatives side by side."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from followup_ai.choosing import usable_models
from followup_ai.desk import changes_between
from followup_ai.history import Version
from followup_ai.pages import _again, _aids, _frame, _model
from followup_ai.pages._marks import shown_changes
from followup_ai.pages._message import Wanted
from followup_ai.versions import Row, neighbours, rows_of

_CHANGES, _BESIDE = "What changed", "Side by side"


def show(want: Wanted, versions: Sequence[Version], present: Version) -> None:
    """Draws where in its versions a message stands, undo and redo, and a comparison with another version."""
    rows = rows_of(versions, present.id)
    before, after = neighbours(rows, present.id)
    here = next((row for row in rows if row.version.id == present.id), rows[-1])
    with st.container(horizontal=True, vertical_alignment="center"):
        _step("Undo", ":material/undo:", want, before, "Redo")
        _step("Redo", ":material/redo:", want, after, "Undo")
        st.text(f"Version {here.number} of {len(rows)}: {here.told}", width="stretch")
    drafted = want.window == _frame.WRITTEN and want.interview is not None
    if len(rows) < 2 and not drafted:
        return
    open_it = bool(st.session_state.get("beside"))
    if inside := _frame.unfolded("Other versions and alternatives", key=f"versions {want.window}", expanded=open_it):
        with inside:
            if drafted:
                _ask_for_another(want)
            if len(rows) > 1:
                _compare(want, rows, here, after or before)


def _step(label: str, icon: str, want: Wanted, row: Row | None, back: str) -> None:
    to, back = row.version.id if row else 0, f"{back} {want.window}"
    st.button(
        label,
        key=f"{label} {want.window}",
        icon=icon,
        type="tertiary",
        disabled=row is None,
        on_click=_go,
        args=(want, to, back),
    )


def _go(want: Wanted, version: int, then: str = "") -> None:
    _aids.focus_on(then or f"use {want.window}", if_lost=True)
    _frame.the_window(want.window).look_at(want.home, version)


def _ask_for_another(want: Wanted) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        models = usable_models(_frame.base_settings(), _again.choices(), os.environ)
        st.selectbox("Another draft by", models, key="alternative model", accept_new_options=True, width=260)
        st.button("Write an alternative", key="alternative", icon=":material/add_notes:", on_click=_another, args=(want,))


def _another(want: Wanted) -> None:
    settings = replace(_frame.settings(), model=str(st.session_state.get("alternative model") or ""))
    st.session_state["beside"] = True
    st.session_state.pop(f"compare {want.window} {want.home}", None)
    st.session_state["problems"] = _model.write(_frame.the_window(), want, settings, aside=True)


def _compare(want: Wanted, rows: Sequence[Row], here: Row, nearest: Row | None) -> None:
    others = {row.version.id: row for row in rows if row.version.id != here.version.id}
    key = f"compare {want.window} {want.home}"
    if st.session_state.get(key) not in others and nearest is not None:
        st.session_state[key] = nearest.version.id
    chosen = st.selectbox("Compare with", list(others), key=key, format_func=lambda version: others[version].label)
    other = others.get(chosen)
    if other is None:
        return
    how = st.radio("Show", [_CHANGES, _BESIDE], key=f"how {want.window}", horizontal=True)
    if how == _BESIDE:
        left, right = st.columns(2)
        for column, row in ((left, here), (right, other)):
            with column, st.container(border=True):
                st.markdown(f"**Version {row.number}**")
                st.text(row.told)
                st.text(row.version.text)
    else:
        st.html(shown_changes(changes_between(other.version.text, here.version.text)))
    st.button("Use that version", key=f"use {want.window}", on_click=_go, args=(want, other.version.id))
