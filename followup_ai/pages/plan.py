"""The page "Plan": what to send when, by which channel and why, from the thanks to the last word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from followup_ai.errors import FollowupError
from followup_ai.keeping import Window
from followup_ai.models import Interview
from followup_ai.outlook import Outlook, Stage, Stop, country_choices, country_name, day_words, outlook, parts_choices
from followup_ai.pages import _frame, _kept, _picked
from followup_ai.timing import part_name

if TYPE_CHECKING:
    from followup_ai.history import Kept

_STAGES: dict[Stage, tuple[str, str, Literal["green", "red", "blue", "gray"]]] = {
    "done": ("Sent", ":material/check:", "green"),
    "overdue": ("Overdue", ":material/priority_high:", "red"),
    "now": ("Fits now", ":material/schedule:", "blue"),
    "later": ("Later", ":material/event:", "gray"),
}


def show() -> None:
    """Draws the page."""
    window = _frame.the_window()
    _frame.title("Plan what to send when")
    _kept.told()
    kept = _kept.chosen(window)
    interview = _kept.interview_of(window)
    if interview is None:
        _lacking(window)
        return
    left, right = st.columns([7, 4], gap="large")
    with right:
        country, told_on = _choices(kept, interview)
    seen = outlook(interview, None, country, told_on, _kept.candidate_zone())
    with left:
        _time_line(seen, window)
    with right:
        _calendar(interview, seen)
        _around(seen)


def _lacking(window: Window) -> None:
    """What there is to do where nothing can be planned yet."""
    try:
        window.interview()
    except FollowupError as problem:
        if window.id:
            st.text("This interview lacks something the plan needs.")
            _frame.say(getattr(problem, "problems", None) or [str(problem)])
        elif _frame.history().interviews():
            st.text("Choose the interview whose plan you want to see, or write down another.")
        else:
            st.text(
                "There is no interview yet. Write down who interviewed you, for which role, and when: the plan comes of itself."
            )
        _kept.link_to_write("Fill in the interview")


# --- the choices ---------------------------------------------------------------------------------------


def _choices(kept: Kept | None, interview: Interview) -> tuple[str | None, dt.date | None]:
    """Whose holidays count and when a no came, as kept with the interview."""
    st.header("Where they are", anchor=False)
    if kept is None:
        return None, None
    code = kept.country or ""
    whole = code.partition("-")[0]
    _choice("Public holidays of", kept.id, "country", ["", *country_choices()], whole, _country_words)
    if parts := parts_choices(whole):
        _choice("Part of the country", kept.id, "part", [whole, *parts], code, _part_words)
    if interview.outcome == "rejected":
        key = f"told on {kept.id}"
        _picked.fill(key, kept.told_on, partial(_keep_day, kept.id))
        st.date_input("The day the no came", value=None, key=key, format="YYYY-MM-DD", on_change=_picked.gather)
    return kept.country, kept.told_on


def _choice(label: str, id: str, what: str, options: list[str], value: str, words: Callable[[str], str]) -> None:
    key = f"{what} {id}"
    _picked.fill(key, value if value in options else options[0], partial(_keep_country, id))
    st.selectbox(label, options, key=key, format_func=words, on_change=_picked.gather)


def _country_words(code: str) -> str:
    return country_name(code) if code else "As their time zone suggests"


def _part_words(code: str) -> str:
    return part_name(code) if "-" in code else "All of it"


def _keep_country(id: str, code: str) -> None:
    _keep(id, country=code or None)


def _keep_day(id: str, day: dt.date | None) -> None:
    _keep(id, told_on=day)


def _keep(id: str, **choice: Any) -> None:
    """Keeps one choice beside the other."""

    def keep() -> None:
        history = _frame.history()
        kept = history.interview(id)
        history.keep_plan_choices(id, choice.get("country", kept.country), choice.get("told_on", kept.told_on))

    _kept.attempt(keep)


# --- the time line ---------------------------------------------------------------------------------------


def _time_line(seen: Outlook, window: Window) -> None:
    st.header("Time line", anchor=False)
    st.text(f"{seen.plan.role}, {seen.plan.company}. {_whose_time(seen)}")
    for note in seen.notes:  # one may say that two of the messages below are better sent as one
        st.text(note)
    if not seen.stops:
        st.text("Nothing is left to send.")
    for stop in seen.stops:
        _stop(stop, window)
    if seen.after_a_no:
        with st.expander("If a no comes", icon=":material/alt_route:"):
            st.text("No more check-ins. Were the no to come today:")
            for stop in seen.after_a_no:
                st.markdown(f"**{stop.what}**")
                st.text(f"{stop.when}\n{stop.step.why}")
            st.button("They said no", key="they-said-no", on_click=_refused, help="Plans on from the no, as of today.")


def _whose_time(seen: Outlook) -> str:
    city = seen.plan.timezone.rpartition("/")[2].replace("_", " ")
    return f"Times are {city} time, within working hours there."


def _stop(stop: Stop, window: Window) -> None:
    word, icon, color = _STAGES[stop.stage]
    with st.container(border=True, key=f"stop {stop.name}"):
        when, what = st.columns([3, 7])
        with when:
            st.markdown(f"**{stop.step.at:%a} {stop.step.at.day} {stop.step.at:%b %Y}**")
            st.badge(word, icon=icon, color=color)
        with what:
            st.subheader(stop.what, anchor=False)
            st.text("\n".join(filter(None, (f"To {stop.step.to}", stop.when, _until(stop)))))
            st.text(stop.step.why)
            if stop.stage in ("now", "overdue"):
                _write_button(stop, window)


def _until(stop: Stop) -> str:
    """Until when it may go; for what is overdue, since when it should have gone."""
    if not stop.until:
        return ""
    return f"It was due by {stop.until}" if stop.stage == "overdue" else f"At the latest {stop.until}"


def _write_button(stop: Stop, window: Window) -> None:
    label = f"Write it {_frame.spoken(f'({stop.what} to {stop.step.to})')}"
    if st.button(label, key=f"write {stop.name}", type="primary", icon=":material/edit:"):
        window.change({"format": stop.step.format, "purpose": stop.step.purpose, "to": stop.step.to})
        _kept.go_to_write(window)


def _refused() -> None:
    window = _frame.the_window()
    window.change({"outcome": "rejected"})
    if window.id:
        _keep(window.id, told_on=dt.date.today())


# --- beside it --------------------------------------------------------------------------------------------


def _calendar(interview: Interview, seen: Outlook) -> None:
    from followup_ai.exports import file_name
    from followup_ai.exports.ics import ics

    if not seen.stops:
        return
    st.download_button(
        "Put it in your calendar (.ics)",
        lambda: ics(interview, seen.plan),
        file_name("ics", "calendar", "follow-up", interview),
        "text/calendar",
        icon=":material/calendar_add_on:",
        on_click="ignore",
        key="calendar",
    )


def _around(seen: Outlook) -> None:
    if seen.rests:
        st.subheader("Public holidays on the way", anchor=False)
        st.text("\n".join(f"{day_words(day)}: {name}" for day, name in seen.rests))
    if seen.region:
        st.subheader(f"What is customary, {seen.region.name}", anchor=False)
        for custom in seen.region.customs:
            st.text(custom.says)
            st.markdown(f":small[[{custom.source}]({custom.url})]")
