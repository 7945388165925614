"""The intake: the form's fields, rows and people as widgets; every change is kept as it is made."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import streamlit as st

from followup_ai import form
from followup_ai.errors import InterviewError
from followup_ai.form import FACTS, FURTHER, NEXT, PEOPLE, REMEMBERED, Field
from followup_ai.keeping import WIDGET, Window
from followup_ai.pages import _aids, _frame
from followup_ai.timing import zone_today

_PAUSE = "700ms"
"""How long somebody stops typing before it is kept."""
_LINE = 48
"""Characters of a row that one line shows beside its button."""
_NO_ANSWER = {"preferred_channel": "They did not say"}
_SHOWN = {"linkedin": "LinkedIn", "email": "By email", "phone": "By phone", "offer": "An offer"}


def show(window: Window) -> None:
    """Draws the form of the window's interview."""
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Who and when", anchor=False)
        _fields(window, FACTS)
        _people(window)
    with right:
        st.subheader("What you remember", anchor=False)
        _fields(window, REMEMBERED)
    st.subheader("What happens next", anchor=False)
    with st.container(key="next-fields"):
        for pair in zip(NEXT[::2], NEXT[1::2], strict=True):  # a phone shows one below the other: in the order of the form
            for column, field in zip(st.columns(2, gap="large"), pair, strict=True):
                with column:
                    _field(window, field)
    more = any(window.seen.get(field.key) for field in FURTHER)
    label = "More that may help: a doubt they raised, something personal, news"
    if inside := _frame.unfolded(label, key="further", expanded=more):
        with inside:
            _fields(window, FURTHER)


def lacking(window: Window) -> list[str]:
    """What the form still lacks for a draft: the label of each field that is empty, a sentence for one that cannot be read."""
    try:
        form.interview_in(window.seen)
    except InterviewError as error:
        return [p.partition(": ")[0] if ": this is missing" in p else p.rstrip(".") for p in error.problems]
    return []


def lead_to_missing(window: Window) -> None:
    """Puts the focus on the first field that is needed and empty; for a press that asked for a draft."""
    first = form.rows_of(window.seen, PEOPLE)[0]
    for key in ("candidate", "company", "role", "date", f"{first}.name"):
        if not window.seen.get(key):
            _aids.focus_on(WIDGET + key)
            return


def _fields(window: Window, fields: Iterable[Field]) -> None:
    for field in fields:
        if field.kind == "rows":
            _rows(window, field)
        else:
            _field(window, field)


# --- single fields -------------------------------------------------------------------------------------


def _field(window: Window, field: Field) -> None:
    key = field.key
    if field.kind == "day":
        held = _fill(key, _day(window.seen.get(key)))
        st.date_input(field.label, value=held, key=WIDGET + key, format="YYYY-MM-DD", on_change=_kept, args=(key,))
    elif field.kind == "choice":
        held = _fill(key, window.seen.get(key) or field.choices[0])
        st.selectbox(
            field.label,
            field.choices,
            index=_place(field.choices, held),
            key=WIDGET + key,
            format_func=lambda word: _SHOWN.get(word, word.capitalize()) or _NO_ANSWER[key],
            on_change=_kept,
            args=(key,),
        )
    elif key == "timezone":
        _zone(window, field)
    else:
        _line(window, key, field.label, field.example)


def _zone(window: Window, field: Field) -> None:
    """Where they are: found by typing a city; nobody knows the names by heart."""
    held = _fill(field.key, window.seen.get(field.key) or None)
    kept = window.seen.get(field.key)
    zones = [zone for zone in _zones() if kept is None or zone == kept or zone != zone_today(kept)]
    zones += [kept] if kept and kept not in zones else []  # a file may name one by a name it bore, or one nobody knows
    st.selectbox(
        field.label,
        zones,
        index=_place(zones, held),
        key=WIDGET + field.key,
        placeholder="Type a city, such as London",
        format_func=lambda zone: zone_today(zone).replace("_", " "),
        on_change=_kept,
        args=(field.key,),
    )


@cache
def _zones() -> list[str]:
    """The time zones that are named after a place, each by the name it bears now."""
    known = zoneinfo.available_timezones()
    placed = (zone for zone in known if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/")))
    return sorted({zone_today(zone) for zone in placed})


def _line(window: Window, key: str, label: str, example: str) -> None:
    st.text_input(
        label,
        _fill(key, window.seen.get(key) or ""),
        key=WIDGET + key,
        placeholder=example,
        live=_PAUSE,
        on_change=_kept,
        args=(key,),
    )


def _fill(key: str, value: Any) -> Any:
    """What a widget shows where this run is the first to draw it, or a callback or another window changed it.

    Returns:
        what it holds now, to be drawn with as its default too: what a run drew is thrown away unsent where the next begins
        at once, and a browser that never got it would take the field for empty, and say so.
    """
    if WIDGET + key not in st.session_state:
        st.session_state[WIDGET + key] = value
    return st.session_state[WIDGET + key]


def _place(choices: Sequence[object], held: object) -> int | None:
    return choices.index(held) if held in choices else None


def _day(said: object) -> dt.date | None:
    try:
        return said if isinstance(said, dt.date) else dt.date.fromisoformat(str(said)) if said else None
    except ValueError:
        return None


def _kept(key: str) -> None:
    """Keeps what a widget holds now; runs as its callback."""
    if WIDGET + key not in st.session_state:  # another callback of the same moment has taken its row away
        return
    value = st.session_state[WIDGET + key]
    if key == "candidate":
        _frame.keep_name(value)
    _frame.keep_typed(key, value.isoformat() if isinstance(value, dt.date) else value)


# --- rows ------------------------------------------------------------------------------------------------


def _rows(window: Window, field: Field) -> None:
    with st.container(gap="xsmall", key=f"rows-{field.key}"):
        rows = form.rows_of(window.seen, field.key)
        for number, row in enumerate(rows, start=1):
            with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
                first = number == 1
                label = field.label if first else f"{field.label}, {field.row} {number}"
                _point(window, row, label, field.example if first else f"Another {field.row}", hidden=not first)
                if len(rows) > 1 or window.seen.get(row):
                    _remove_button(field.key, row, f"Remove {field.row} {number}")
        st.button(
            f"Add {_a(field.row)}",
            key=f"add.{field.key}",
            icon=":material/add:",
            type="tertiary",
            on_click=_added,
            args=(field.key,),
        )


def _point(window: Window, key: str, label: str, example: str, *, hidden: bool) -> None:
    """One row: a line, or as high as its words where they are long; it does not change its kind while somebody types in it."""
    words = str(window.seen.get(key) or "")
    if WIDGET + key not in st.session_state:
        st.session_state[f"tall {key}"] = len(words) > _LINE
    held = _fill(key, words)
    visible: Any = "collapsed" if hidden else "visible"
    how: dict[str, Any] = {"key": WIDGET + key, "placeholder": example, "label_visibility": visible}
    if st.session_state.get(f"tall {key}"):
        st.text_area(label, held, height="content", on_change=_kept, args=(key,), **how)
    else:
        st.text_input(label, held, live=_PAUSE, on_change=_kept, args=(key,), **how)


def _remove_button(key: str, row: str, label: str) -> None:
    st.button(label, key=f"remove.{row}", icon=":material/close:", type="tertiary", on_click=_removed, args=(key, row))


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _added(key: str) -> None:
    changes = form.with_row(_frame.the_window().seen, key)
    _frame.keep(changes)
    _aids.focus_on(WIDGET + changes[key][-1] + (".name" if key == PEOPLE else ""))


def _removed(key: str, row: str) -> None:
    _frame.keep(form.without_row(_frame.the_window().seen, key, row))
    _aids.focus_on(f"add.{key}")


# --- people ----------------------------------------------------------------------------------------------


def _people(window: Window) -> None:
    people = form.rows_of(window.seen, PEOPLE)
    for number, row in enumerate(people, start=1):
        whose = "" if number == 1 else f", person {number}"
        with st.container(border=number > 1, key=f"person-{row}"):
            _line(window, f"{row}.name", f"Who interviewed you{whose}", "Dana Whitfield")
            left, right = st.columns(2)
            with left:
                _line(window, f"{row}.title", f"Their title{whose}", "Head of Data")
            with right:
                _line(window, f"{row}.email", f"Their email{whose}", "dana@acme.example")
            if len(people) > 1:
                _remove_button(PEOPLE, row, f"Remove person {number}")
    st.button("Add a person", key="add.people", icon=":material/person_add:", type="tertiary", on_click=_added, args=(PEOPLE,))
