"""What to write: the reader, the channel, the purpose, each proposed from the plan; and the button that has it written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from followup_ai.errors import FollowupError
from followup_ai.formats import format_names, load_format, load_purpose, purpose_names
from followup_ai.keeping import Window
from followup_ai.models import Interview
from followup_ai.pages import _frame, _picked
from followup_ai.panel import Place

if TYPE_CHECKING:
    from followup_ai.proposing import Proposal

_FORMATS = ("email", "letter", "note", "linkedin", "linkedin-connect", "call-script")
_CHOICE = "choose."
"""What the keys of these widgets begin with: they may show what is proposed, which is not kept until it is chosen."""
_PURPOSES = ("thank-you", "check-in", "feedback", "keep-in-touch")


@dataclass(frozen=True)
class Wanted:
    """What is to be written, and from what.

    Args:
        interview: None while the form lacks something.
        place: the message.
        premium: whether the longer limits of LinkedIn Premium hold.
        window: in which of the session's windows its versions are kept.
        kept: under which message they are kept there, if not under `place`.
        proposal: what fits now; None while the form lacks something, or nothing is left to send.
    """

    interview: Interview | None
    place: Place
    premium: bool = False
    window: str = _frame.WRITTEN
    kept: Place | None = None
    proposal: Proposal | None = None

    @property
    def home(self) -> Place:
        """Under which message its versions are kept."""
        return self.kept or self.place


def wanted(window: Window) -> Wanted:
    """What the window asks for: what was chosen, else what fits now."""
    seen = window.seen
    try:
        interview = window.interview()
    except FollowupError:
        interview = None
    names = [person.name for person in interview.people] if interview else []
    to = seen.get("to") if seen.get("to") in names else None
    proposal = _proposed(interview, to) if interview else None
    place = Place(
        seen.get("format") or (proposal.format if proposal else "email"),
        seen.get("purpose") or (proposal.purpose if proposal else "thank-you"),
        to or (proposal.to if proposal and proposal.to in names else "") or (names[0] if names else ""),
    )
    return Wanted(interview, place, bool(seen.get("premium")), proposal=proposal)


def _proposed(interview: Interview, to: str | None) -> Proposal | None:
    from followup_ai.proposing import propose  # imports the planner, which an empty form has no need of

    return propose(interview, to=to or "")


def show(want: Wanted) -> None:
    """Draws the choices; what is chosen is kept with the interview."""
    if want.interview and len(want.interview.people) > 1:
        _reader(want)
    left, right = st.columns(2)
    with left:
        _choice("format", "Format", in_order(format_names()), want.place.format, lambda n: load_format(n).name)
    with right:
        _choice("purpose", "Purpose", in_order(purpose_names()), want.place.purpose, lambda n: load_purpose(n).name)
    if load_format(want.place.format).premium_characters:
        _picked.fill(_CHOICE + "premium", want.premium, partial(_keep, "premium"))
        st.toggle("I have LinkedIn Premium (longer notes)", key=_CHOICE + "premium", on_change=_picked.gather)
    if want.interview:
        _why(want.proposal, want.place)


def _reader(want: Wanted) -> None:
    names = [person.name for person in want.interview.people] if want.interview else []
    _picked.fill(_CHOICE + "to", want.place.to, partial(_keep, "to"))
    st.radio("To", names, key=_CHOICE + "to", horizontal=True, format_func=_frame.as_label, on_change=_picked.gather)


def _choice(key: str, label: str, names: list[str], shown: str, title: Callable[[str], str]) -> None:
    _picked.fill(_CHOICE + key, shown, partial(_keep, key))
    st.selectbox(label, names, key=_CHOICE + key, format_func=title, on_change=_picked.gather)


def _keep(key: str, value: object) -> None:
    window = _frame.the_window()
    changes = {key: value}
    if key in ("format", "purpose") and window.seen.get({"format": "purpose", "purpose": "format"}[key]) is None:
        other = "purpose" if key == "format" else "format"  # what is shown beside it is chosen with it
        changes[other] = st.session_state[_CHOICE + other]
    _frame.keep(changes)


def in_order(names: tuple[str, ...]) -> list[str]:
    """Formats or purposes with those first that most people want; one that was added since comes last."""
    return [n for n in (*_FORMATS, *_PURPOSES) if n in names] + [n for n in names if n not in (*_FORMATS, *_PURPOSES)]


def _why(proposal: Proposal | None, place: Place) -> None:
    """What fits now and why, with a way to take it."""
    if proposal is None:
        st.text("Nothing is left to send after this interview.")
        return
    named = f"{load_purpose(proposal.purpose).name} by {load_format(proposal.format).name.lower()} to {proposal.to}"
    if (proposal.format, proposal.purpose, proposal.to) == (place.format, place.purpose, place.to):
        st.text(f"Fits now: {proposal.why}" if not proposal.later else f"Next: {proposal.why}")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{'Next' if proposal.later else 'Fitting now'}: {named}. {proposal.why}", width="stretch")
        st.button("Choose that instead", key="take-proposal", on_click=_take, args=(proposal,))


def _take(proposal: Proposal) -> None:
    _frame.keep({"format": proposal.format, "purpose": proposal.purpose, "to": proposal.to})
