"""What the pages on kept interviews share: choosing one, going on with it, the candidate's clock."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from followup_ai.errors import FollowupError
from followup_ai.keeping import Window
from followup_ai.models import Interview
from followup_ai.outlook import moment_in
from followup_ai.pages import _frame
from followup_ai.timing import zone_today

if TYPE_CHECKING:
    from followup_ai.history import Kept


def chosen(window: Window) -> Kept | None:
    """The interview the page is about, chosen among all that are kept; None where none is."""
    kept = _frame.history().interviews()
    ids = [one.id for one in kept]
    if not ids:
        return None
    if len(ids) > 1 or window.id not in ids:
        labels = labels_of(kept)
        picked = st.selectbox(
            "Interview",
            ids,
            index=ids.index(window.id) if window.id in ids else None,
            key=f"interview {window.id}",
            placeholder="Choose one",
            format_func=labels.__getitem__,
        )
        if picked and picked != window.id:
            open_interview(picked)
            st.rerun()
    return next((one for one in kept if one.id == window.id), None)


def attempt(act: Callable[[], object], said: str = "") -> bool:
    """Does what a press asks for, inside its callback; `told` says how it went.

    Args:
        act: may raise FollowupError.
        said: the sentence for where it went well.

    Returns:
        whether it did.
    """
    try:
        act()
    except FollowupError as problem:
        st.session_state["refused"] = str(problem)
        return False
    if said:
        st.session_state["done"] = said
    return True


def told() -> None:
    """Draws what the last press did, or why it could not."""
    if said := st.session_state.pop("done", None):
        st.success(said, icon=":material/check:")
    if problem := st.session_state.pop("refused", None):
        _frame.say([problem], "Not done")


def label_of(kept: Kept) -> str:
    """An interview in a line: "Senior Data Engineer, Acme (Dana Whitfield, 12 May 2026)"."""
    what = ", ".join(filter(None, (kept.role, kept.company))) or "An interview without company or role yet"
    whom = ", ".join(filter(None, (kept.reader, _day_told(kept.date))))
    return f"{what} ({whom})" if whom else what


def labels_of(kept: Iterable[Kept]) -> dict[str, str]:
    """A line for each interview, by id, no two alike.

    A list knows what was picked by its words: of two that read alike it would take the first, with whatever is picked next.
    """
    labels: dict[str, str] = {}
    seen = Counter[str]()
    for one in sorted(kept, key=lambda one: one.id):  # in an order that stays, whichever was changed last
        label = label_of(one)
        seen[label] += 1
        labels[one.id] = f"{label}, {seen[label]}" if seen[label] > 1 else label
    return labels


def _day_told(typed: str) -> str:
    try:
        day = dt.date.fromisoformat(typed)
    except ValueError:
        return typed
    return f"{day.day} {day:%B %Y}"


def open_interview(id: str) -> None:
    """Turns this session to an interview."""
    window = _frame.the_window()
    window.follow(id)
    st.session_state.pop("view", None)
    st.query_params[_frame.WRITTEN] = id


def interview_of(window: Window) -> Interview | None:
    """The window's interview with all that was sent; None while it lacks something."""
    try:
        return window.interview()
    except FollowupError:
        return None


def candidate_zone() -> str | None:
    """The time zone of the browser, by the name it bears now; None where it does not say."""
    told = st.context.timezone
    return zone_today(told) if told else None


def candidate_now() -> dt.datetime | None:
    """The present moment where the browser is; None where it does not say where that is."""
    return moment_in(candidate_zone())


_SHORT = 28
"""Characters of a name that a button on a telephone has room for."""


def _short(name: str) -> str:
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1].rstrip()}\u2026"


def names_of(members: Sequence[Kept]) -> dict[str, str]:
    """A short name for each interview, by id, no two alike: who does not see where a button stands knows it by its words.

    The company, with what tells it from others of the same company: role, reader, date, else its number among them.
    """
    names = [_short(kept.company or kept.role or kept.reader or "unnamed") for kept in members]
    for part in ("role", "reader", "date"):
        more = [_short(_day_told(kept.date) if part == "date" else getattr(kept, part)) for kept in members]
        told_apart = defaultdict(set)
        for name, told in zip(names, more, strict=True):
            told_apart[name].add(told)
        names = [
            f"{name}, {told}" if len(told_apart[name]) > 1 and told else name for name, told in zip(names, more, strict=True)
        ]
    often, seen = Counter(names), Counter[str]()
    for at, name in enumerate(names):
        seen[name] += 1
        names[at] = f"{name}, {seen[name]}" if often[name] > 1 else name
    return {kept.id: name for kept, name in zip(members, names, strict=True)}


def _write_page() -> object:
    from followup_ai.pages import write

    return st.Page(write.show, title="Write", icon=":material/edit:", url_path="write", default=True)


def link_to_write(label: str) -> None:
    """A link to the page Write that takes the interview along."""
    window = _frame.the_window()
    st.page_link(_write_page(), label=label, query_params={_frame.WRITTEN: window.id} if window.id else None)  # type: ignore[arg-type]


def go_to_write(window: Window) -> None:
    """Goes to the page Write, with the interview."""
    st.switch_page(_write_page(), query_params={_frame.WRITTEN: window.id} if window.id else None)  # type: ignore[arg-type]
