"""The ways out of the desk: an exact copy, files, the mail program, and the word that it was sent."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from followup_ai.desk import Look
from followup_ai.errors import FollowupError
from followup_ai.exports import Export, export, exports_for, file_name
from followup_ai.exports.mailto import mailto
from followup_ai.history import Version
from followup_ai.models import Context, Person
from followup_ai.pages import _frame
from followup_ai.pages._copying import copy_buttons
from followup_ai.pages._message import Wanted


def show(want: Wanted, look: Look, present: Version, context: Context) -> None:
    """Draws what can be done with the text as it is; nothing here sends anything by itself."""
    texts = {"Copy the message": look.report.body}
    if look.report.subject is not None:
        texts |= {"Copy the subject": look.report.subject, "Copy all": look.text}
    copy_buttons(texts, key="copy")
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover("Save as a file", icon=":material/download:"):
            for known in exports_for(want.place.format):
                _download(known, want, look, context.to)
        if want.place.format == "email":
            link = mailto(look.draft, context.to)
            label = "Open in the mail program" if link.whole else "Open in the mail program (paste the text)"
            st.link_button(label, link.url, icon=":material/mail:")
        if want.window == _frame.WRITTEN:
            _sent(want, present)
    if problem := st.session_state.pop("sent problem", None):
        _frame.say([problem])


def _download(known: Export, want: Wanted, look: Look, to: Person | None) -> None:
    if problem := known.obstacle(look.text):
        st.text(f"{known.name}: {problem}")
        return
    papers = known.papers(want.place.format)
    for paper in papers or ("",):
        name = file_name(known.suffix, want.place.format, want.place.purpose, want.interview, to)
        st.download_button(
            f"{known.name}, {paper}" if paper else known.name,
            partial(_written, known, want, look, to, paper),
            f"{name.removesuffix('.' + known.suffix)}{'-' + paper.lower() if paper else ''}.{known.suffix}",
            known.media_type,
            key=f"save.{known.suffix}.{paper}",
            on_click="ignore",
        )


def _written(known: Export, want: Wanted, look: Look, to: Person | None, paper: str) -> bytes:
    """The file, written when its button is pressed; what cannot be said this way is said in the file."""
    place = want.place
    try:
        return export(
            look.text, known.suffix, format=place.format, purpose=place.purpose, interview=want.interview, to=to, paper=paper
        ).data
    except FollowupError as problem:
        return str(problem).encode()


def _sent(want: Wanted, present: Version) -> None:
    if present.sent_on:
        st.badge(f"Sent on {present.sent_on}", icon=":material/send:", color="green")
        st.button("I did not send it", key="take-back", type="tertiary", on_click=_taken_back, args=(present.id,))
        return
    with st.popover("I sent it", icon=":material/send:"):
        st.date_input("On which day", "today", key="sent-day", max_value="today", format="YYYY-MM-DD")
        st.button("Remember it as sent", key="confirm-sent", type="primary", on_click=_confirmed, args=(want, present.id))


def _confirmed(want: Wanted, version: int) -> None:
    day = st.session_state.get("sent-day") or dt.date.today()
    try:
        window = _frame.the_window(want.window)
        window.look_at(want.home, version)
        window.confirm_sent(version, day)
    except FollowupError as problem:
        st.session_state["sent problem"] = str(problem)


def _taken_back(version: int) -> None:
    try:
        _frame.the_window().take_back_sent(version)
    except FollowupError as problem:
        st.session_state["sent problem"] = str(problem)
