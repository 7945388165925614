"""The page "Check": any message, written anywhere, on the same desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from followup_ai.errors import FollowupError
from followup_ai.formats import format_names, load_format, load_purpose, purpose_names
from followup_ai.models import Interview
from followup_ai.pages import _frame, _kept, _message, _picked
from followup_ai.pages._message import Wanted
from followup_ai.panel import Place

if TYPE_CHECKING:
    from followup_ai.history import Kept

_CHOICES = {"format": "email", "purpose": "thank-you", "to": "", "with": ""}
"""What a message is taken for: it stands in the page's address, and in the session for when one comes back from another page.
"with" is the id of an interview."""
_NO_INTERVIEW = "None: check the message alone"
_HOME = Place("email", "thank-you", "")
"""Under which the versions of a checked message are kept, whatever it is taken for."""


def show() -> None:
    """Draws the page."""
    from followup_ai.pages import _desk

    _frame.title("Check a message")
    st.text("Paste a message, whoever wrote it. With the interview it belongs to, its facts are checked too.")
    checked = _frame.the_window(_frame.CHECKED)
    checked.follow(st.query_params.get(_frame.CHECKED))
    _frame.tell_of_a_new_beginning(checked)
    choices = _choices()
    interview = _show_choices(choices)
    place = Place(choices["format"], choices["purpose"], choices["to"])
    _desk.edit(Wanted(interview, place, window=_frame.CHECKED, kept=_HOME), "Your message")
    _address(checked.id, choices)


def _address(id: str | None, choices: dict[str, str]) -> None:
    """Lets the page's address name the message and what it is taken for."""
    address = {key: value for key, value in choices.items() if value != _CHOICES[key]} | ({_frame.CHECKED: id} if id else {})
    st.session_state["address check"] = address
    for key in (*_CHOICES, _frame.CHECKED):
        if st.query_params.get(key, "") != address.get(key, ""):
            st.query_params.from_dict({**_others(), **address})
            return


def _others() -> dict[str, str]:
    return {key: value for key, value in st.query_params.items() if key not in _CHOICES and key != _frame.CHECKED}


def _choices() -> dict[str, str]:
    """What the message is taken for: as chosen in this session, else as the address says."""
    if "check choices" not in st.session_state:
        told = {key: st.query_params.get(key, value) for key, value in _CHOICES.items()}
        told["with"] = told["with"] or _frame.the_window().id or ""
        st.session_state["check choices"] = told
    choices: dict[str, str] = st.session_state["check choices"]
    for key, names in (("format", format_names()), ("purpose", purpose_names())):
        choices[key] = choices[key] if choices[key] in names else _CHOICES[key]
    return choices


def _show_choices(choices: dict[str, str]) -> Interview | None:
    """Draws the choices; returns the interview the message is judged by."""
    kept = _by_id()
    labels = _kept.labels_of(kept.values())
    choices["with"] = choices["with"] if choices["with"] in kept else ""
    _choice(choices, "with", "The interview it belongs to", ["", *kept], lambda chosen: labels.get(chosen, _NO_INTERVIEW))
    interview = kept[choices["with"]].interview if choices["with"] else None
    left, middle, right = st.columns(3)
    with left:
        _choice(choices, "format", "Format", _message.in_order(format_names()), lambda name: load_format(name).name)
    with middle:
        _choice(choices, "purpose", "Purpose", _message.in_order(purpose_names()), lambda name: load_purpose(name).name)
    with right:
        if interview is not None:
            names = [person.name for person in interview.people]
            choices["to"] = choices["to"] if choices["to"] in names else names[0]
            _choice(choices, "to", "To", names, str)
        else:
            _picked.fill("check.to", choices["to"], partial(_keep, "to"))
            st.text_input("To (a name)", key="check.to", live="700ms", on_change=_picked.gather)
    return interview


def _choice(choices: dict[str, str], key: str, label: str, names: list[str], title: Callable[[str], str]) -> None:
    _picked.fill(f"check.{key}", choices[key], partial(_keep, key))
    st.selectbox(label, names, key=f"check.{key}", format_func=title, on_change=_picked.gather)


def _keep(key: str, value: str) -> None:
    st.session_state["check choices"][key] = value


def _by_id() -> dict[str, Kept]:
    """The remembered interviews that can be judged by, by id."""
    try:
        return {kept.id: kept for kept in _frame.history().interviews() if kept.interview}
    except FollowupError:
        return {}
