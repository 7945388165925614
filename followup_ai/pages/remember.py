"""The page "Remember": every interview by what is due, its messages, what was sent; search, export, delete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from followup_ai.outlook import moment_words, step_words
from followup_ai.pages import _again, _aids, _frame, _kept
from followup_ai.versions import Row, rows_of

if TYPE_CHECKING:
    from followup_ai.history import Kept, Version

_SHOWN_AT_ONCE = 30
"""Interviews drawn under one heading before the rest is asked for."""
_MOST_IMPORTED_MB = 200


def show() -> None:
    """Draws the page."""
    _frame.title("Remember")
    _kept.told()
    search = st.text_input(
        "Search everything",
        key="search",
        placeholder="A company, a person, a word from a message",
        icon=":material/search:",
        live="300ms",
    )
    board = _frame.history().board(search, _kept.candidate_now())
    if not board:
        st.text(f"Nothing holds “{search.strip()}”." if search.strip() else "Nothing is kept yet.")
        if not search.strip():
            _kept.link_to_write("Write down an interview")
    names = _kept.names_of([kept for members in board.values() for kept in members])
    for heading, members in board.items():
        st.header(f"{heading} ({len(members)})", anchor=False)
        _entries(heading, members, names)
    st.header("All of it", anchor=False)
    _everything()


def _entries(heading: str, members: Sequence[Kept], names: Mapping[str, str]) -> None:
    whole = st.session_state.get(f"whole {heading}")
    for kept in members if whole else members[:_SHOWN_AT_ONCE]:
        _entry(kept, names[kept.id])
    if not whole and len(members) > _SHOWN_AT_ONCE:
        st.button(
            f"Show {len(members) - _SHOWN_AT_ONCE} more",
            key=f"more {heading}",
            on_click=_show_whole,
            args=(f"whole {heading}",),
        )


def _show_whole(key: str) -> None:
    st.session_state[key] = True


# --- one interview -------------------------------------------------------------------------------------


def _entry(kept: Kept, name: str) -> None:
    called = _frame.spoken(name)
    with st.container(border=True, key=f"entry {kept.id}"):
        st.text(_kept.label_of(kept))
        if kept.due:
            st.text(f"{step_words(kept.due)}: {moment_words(kept.due.at, _kept.candidate_zone())}")
        if kept.found:
            st.caption("Found in")
            st.text(kept.found)
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(f"Open {called}", key=f"open {kept.id}", icon=":material/edit:"):
                _kept.open_interview(kept.id)
                _kept.go_to_write(_frame.the_window())
            messages = st.toggle(f"Messages {called}", key=f"messages {kept.id}")
            with st.popover(f"Delete {called}", icon=":material/delete:", key=f"delete {kept.id}"):
                st.text("The interview, every draft and what was sent are deleted, and nothing can bring them back.")
                st.button(f"Delete {called} for good", key=f"gone {kept.id}", on_click=_deleted, args=(kept.id,))
        if messages:
            _messages(kept, name)


def _messages(kept: Kept, name: str) -> None:
    versions = _frame.history().versions(kept.id)
    if not versions:
        st.text("No message is written yet.")
    for place in dict.fromkeys((version.format, version.purpose, version.to) for version in versions):
        _message([version for version in versions if (version.format, version.purpose, version.to) == place], name)


def _message(versions: Sequence[Version], name: str) -> None:
    """One message: its newest text, and whether it was sent; or the text that was, where it was edited since."""
    sent = [version for version in versions if version.sent_on]
    shown = sent[-1] if sent else versions[-1]
    rows = rows_of(versions, shown.id)
    what = f"{step_words(shown)}, {name}"
    which = _frame.spoken(f"({what})")
    st.text(f"{step_words(shown)}: {next(row.told for row in rows if row.version.id == shown.id)}")
    st.code(shown.text, language=None, wrap_lines=True)  # whole: who uses the keyboard could not scroll it
    with st.container(horizontal=True, vertical_alignment="center"):
        if shown.sent_on:
            st.badge(f"Sent on {shown.sent_on.isoformat()}", icon=":material/check:", color="green")
            st.button(f"Not sent after all {which}", key=f"unsent {shown.id}", on_click=_unsent, args=(shown.id,))
        else:
            day = f"sent day {shown.id}"
            st.text("Sent on")
            how: Any = {"format": "YYYY-MM-DD", "max_value": "today", "label_visibility": "collapsed", "width": 160}
            st.date_input(f"Sent on: {what}", "today", key=day, **how)
            st.button(
                f"I sent this {which}", key=f"sent {shown.id}", icon=":material/send:", on_click=_sent, args=(shown.id, day)
            )
    _how_it_came(rows, which)


def _how_it_came(rows: Sequence[Row], which: str) -> None:
    """Every version with its attempts and what failed, the newest first."""
    from followup_ai.desk import titles_of  # imports the rules, which the list has no need of

    many = f"{len(rows)} version{'s' if len(rows) > 1 else ''}"
    with st.expander(f"How it came about, {many} {which}"):
        for row in reversed(rows):
            st.text(f"{row.label}, kept {row.version.kept:%Y-%m-%d %H:%M} UTC")
            for number, attempt in enumerate(getattr(row.version.result, "attempts", ()), start=1):
                failed = f"failed: {titles_of(attempt.failed)}" if attempt.failed else "passed every required rule"
                st.text(f"    attempt {number} by {attempt.model or 'an unnamed model'}: {failed}")


def _sent(version: int, key: str) -> None:
    day = st.session_state.get(key) or dt.date.today()
    _kept.attempt(lambda: _frame.history().confirm_sent(version, day), f"Remembered as sent on {day.isoformat()}.")
    _aids.focus_on(f"unsent {version}", if_lost=True)


def _unsent(version: int) -> None:
    _kept.attempt(lambda: _frame.history().take_back_sent(version), "Remembered as not sent.")
    _aids.focus_on(f"sent {version}", if_lost=True)


def _deleted(id: str) -> None:
    mine = _frame.the_window().id == id
    if _kept.attempt(lambda: _frame.history().delete(id), "The interview is deleted.") and mine:
        _forget()
    _aids.focus_on("search", if_lost=True)


# --- all of it -----------------------------------------------------------------------------------------


def _everything() -> None:
    history = _frame.history()
    st.text(f"Everything is kept in {history.place}, on this machine, and goes nowhere by itself.")
    with st.container(horizontal=True):
        st.download_button(
            "Export everything",
            history.export_all,
            f"followup-ai-{dt.date.today().isoformat()}.json",
            "application/json",
            icon=":material/download:",
            on_click="ignore",
            key="export",
        )
        with st.popover("Import", icon=":material/upload:"):
            st.file_uploader(
                "A file made with “Export everything”",
                ["json"],
                key="import",
                on_change=_imported,
                max_upload_size=_MOST_IMPORTED_MB,
            )
        with st.popover("Delete everything", icon=":material/delete_forever:", key="delete-all"):
            st.text("Every interview, draft, message and setting kept here is deleted, and nothing can bring it back.")
            sure = st.checkbox("Yes, delete all of it", key="sure")
            st.button("Delete everything now", key="gone", type="primary", disabled=not sure, on_click=_all_deleted)


def _imported() -> None:
    if (file := _frame.new_file("import")) is None:
        return
    said = "The file was imported; what was here already was not doubled."
    _kept.attempt(lambda: _frame.history().import_all(file.getvalue()), said)


def _all_deleted() -> None:
    if _kept.attempt(_delete_all, "Everything is deleted; the file is as empty as a new one."):
        _forget()
    _aids.focus_on("search", if_lost=True)


def _delete_all() -> None:
    _frame.history().delete_all()


def _forget() -> None:
    """Lets this session forget what it showed, too."""
    said = st.session_state["done"]
    _again.forget()
    st.session_state["done"] = said
    st.query_params.clear()
