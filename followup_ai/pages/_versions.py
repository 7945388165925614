"""The versions of a message: going back and forth, and seeing what changed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from followup_ai.desk import changes_between
from followup_ai.history import Version
from followup_ai.pages import _frame
from followup_ai.pages._marks import shown_changes
from followup_ai.pages._message import Wanted
from followup_ai.versions import Row, neighbours, rows_of


def show(want: Wanted, versions: Sequence[Version], present: Version) -> None:
    """Draws where in its versions a message stands, undo and redo, and a comparison with another version."""
    rows = rows_of(versions, present.id)
    before, after = neighbours(rows, present.id)
    here = next((row for row in rows if row.version.id == present.id), rows[-1])
    with st.container(horizontal=True, vertical_alignment="center"):
        _step("Undo", ":material/undo:", want, before)
        _step("Redo", ":material/redo:", want, after)
        st.text(f"Version {here.number} of {len(rows)}: {here.told}", width="stretch")
    if len(rows) > 1:
        with st.expander("Compare with another version"):
            _compare(want, rows, here, before or after)


def _step(label: str, icon: str, want: Wanted, row: Row | None) -> None:
    st.button(
        label,
        key=label,
        icon=icon,
        type="tertiary",
        disabled=row is None,
        on_click=_go,
        args=(want, row.version.id if row else 0),
    )


def _go(want: Wanted, version: int) -> None:
    _frame.the_window(want.window).look_at(want.home, version)


def _compare(want: Wanted, rows: Sequence[Row], here: Row, nearest: Row | None) -> None:
    others = [row for row in rows if row.version.id != here.version.id]
    key = f"compare {want.window} {want.home}"
    if st.session_state.get(key) not in others and nearest is not None:
        st.session_state[key] = nearest
    other = st.selectbox("Compare with", others, key=key, format_func=lambda row: row.label)
    if other is None:
        return
    st.html(shown_changes(changes_between(other.version.text, here.version.text)))
    st.button("Use that version", key="use-version", on_click=_go, args=(want, other.version.id))
