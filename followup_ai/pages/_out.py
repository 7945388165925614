"""The ways out of the desk: an exact copy, files, the mail program, and the word that it was sent."""

from __future__ import annotations

import datetime as dt
from typing import Any

import streamlit as st

from followup_ai.desk import Look
from followup_ai.enclosures import to_attach
from followup_ai.errors import FollowupError
from followup_ai.exports import Export, export, exports_for
from followup_ai.exports.mailto import mailto
from followup_ai.history import Version
from followup_ai.models import Context, Person
from followup_ai.pages import _aids, _frame
from followup_ai.pages._copying import copy_buttons
from followup_ai.pages._message import Wanted


def show(want: Wanted, look: Look, present: Version, context: Context) -> None:
    """Draws what can be done with the text as it is; nothing here sends anything by itself."""
    texts = {"Copy the message": look.report.body}
    if look.report.subject is not None:
        texts |= {"Copy the subject": look.report.subject, "Copy all": look.text}
    link = mailto(look.draft, context.to) if want.place.format == "email" else None
    copy_buttons(texts, key="copy", whole=look.text, link=("mail", link.url) if link else ("", ""))
    with st.container(horizontal=True, vertical_alignment="center"):
        saving = st.popover("Save as a file", icon=":material/download:", key=f"save {want.window}", on_change="rerun")
        if saving.open:  # the files are made for whoever looks at them, so that one that cannot be made is not offered
            with saving:
                for known in exports_for(want.place.format):
                    _download(known, want, look, context.to)
        if link:
            label = "Open in the mail program" if link.whole else "Open in the mail program (paste the text)"
            st.link_button(label, link.url, icon=":material/mail:", key="mail", wrap=True)
        if want.window == _frame.WRITTEN:
            _sent(want, present)
    if reminder := to_attach(look.report.body):
        st.text(reminder)
    if problem := st.session_state.pop("sent problem", None):
        _frame.say([problem])


def _download(known: Export, want: Wanted, look: Look, to: Person | None) -> None:
    """A button for each file of an export; where this text cannot go out this way, the sentence that says so."""
    place = want.place
    how: Any = {"format": place.format, "purpose": place.purpose, "interview": want.interview, "to": to}
    for paper in known.papers(place.format) or ("",):
        try:
            made = export(look.text, known.suffix, paper=paper, **how)
        except FollowupError as problem:
            st.text(f"{known.name}: {problem}")
            return
        st.download_button(
            f"{known.name}, {paper} (.{known.suffix})" if paper else f"{known.name} (.{known.suffix})",
            made.data,
            "-".join((made.name.removesuffix(f".{known.suffix}"), *paper.lower().split())) + f".{known.suffix}",
            made.media_type,
            key=f"save.{known.suffix}.{paper}",
            on_click="ignore",
        )


def _sent(want: Wanted, present: Version) -> None:
    if present.sent_on:
        with st.container(key="told sent", width="content"):
            st.badge(f"Sent on {present.sent_on}", icon=":material/send:", color="green")
        st.button("I did not send it", key="take-back", type="tertiary", on_click=_taken_back, args=(present.id,))
        return
    with st.popover("I sent it", icon=":material/send:", key="sent"):
        st.date_input("On which day", "today", key="sent-day", max_value="today", format="YYYY-MM-DD")
        st.button("Remember it as sent", key="confirm-sent", type="primary", on_click=_confirmed, args=(want, present.id))


def _confirmed(want: Wanted, version: int) -> None:
    _aids.focus_on("take-back", if_lost=True)
    day = st.session_state.get("sent-day") or dt.date.today()
    try:
        window = _frame.the_window(want.window)
        window.look_at(want.home, version)
        window.confirm_sent(version, day)
    except FollowupError as problem:
        st.session_state["sent problem"] = str(problem)


def _taken_back(version: int) -> None:
    _aids.focus_on("sent", if_lost=True)
    try:
        _frame.the_window().take_back_sent(version)
    except FollowupError as problem:
        st.session_state["sent problem"] = str(problem)
