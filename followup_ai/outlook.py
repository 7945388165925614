"""What the page Plan shows of an interview: the plan, what a no would change, days of rest on the way, customs there."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from followup_ai.errors import UnknownName
from followup_ai.formats import load_format, load_purpose
from followup_ai.models import Interview
from followup_ai.timing import (
    Plan,
    Region,
    Step,
    countries,
    country_with_holidays,
    part_name,
    parts_of,
    plan,
    region_of,
    regions,
    rests_between,
)

Stage = Literal["done", "overdue", "now", "later"]

_BY = {
    "email": "by email",
    "letter": "by letter",
    "note": "by a note in your own hand",
    "linkedin": "on LinkedIn",
    "linkedin-connect": "with a LinkedIn invitation",
    "call-script": "by phone",
}


@dataclass(frozen=True)
class Stop:
    """One step of the plan as the time line shows it.

    Args:
        step: what the planner says.
        name: tells it from every other step of the plan, whatever is sent or moved: "check-in 2 to Dana Whitfield".
        what: "Thank-you by email".
        stage: done, overdue, fitting now, or later.
        when: day and hour in words, where the reader is and, if it differs there, where the candidate is.
        until: the same for the latest moment; empty where it is done.
    """

    step: Step
    name: str
    what: str
    stage: Stage
    when: str
    until: str


@dataclass(frozen=True)
class Outlook:
    """Everything the page shows.

    Args:
        plan: as `followup-ai plan` prints it.
        stops: its steps in order of time.
        after_a_no: the steps there would be if a no came today; empty where the outcome is known.
        rests: public holidays from today to the last step, with their names.
        region: what is customary there; None where that was not looked up.
        notes: what was assumed or not read, in the form's words.
    """

    plan: Plan
    stops: tuple[Stop, ...]
    after_a_no: tuple[Stop, ...]
    rests: tuple[tuple[dt.date, str], ...]
    region: Region | None
    notes: tuple[str, ...]


def outlook(
    interview: Interview,
    now: dt.datetime | None = None,
    country: str | None = None,
    told_on: dt.date | None = None,
    candidate_zone: str | None = None,
) -> Outlook:
    """What lies ahead after an interview.

    Args:
        interview: what happened, and what was sent since.
        now: the present moment; the clock's where it is None.
        country: whose public holidays to keep ("GB", "GB-SCT"); told from the time zone where it is None.
        told_on: the day a no came, if that is known.
        candidate_zone: where the candidate is; moments are told there, too. Where the interview names no zone the reader is
            taken to be there as well, and to keep the holidays kept there.

    Raises:
        UnknownName: there is no such country or region.
    """
    if not interview.timezone and candidate_zone:
        now, country = moment_in(candidate_zone, now), country or country_with_holidays(candidate_zone)
    planned = plan(interview, now, country, told_on=told_on)
    refused: tuple[Stop, ...] = ()
    if interview.outcome == "pending":
        no = plan(interview.model_copy(update={"outcome": "rejected"}), planned.now, country, told_on=planned.now.date())
        refused = tuple(stop for stop in _stops(no, candidate_zone) if stop.step.state != "done")
    last = max((step.latest.date() for step in planned.steps), default=planned.now.date())
    return Outlook(
        plan=planned,
        stops=tuple(_stops(planned, candidate_zone)),
        after_a_no=refused,
        rests=tuple(rests_between(planned.country, planned.now.date(), last)) if planned.country else (),
        region=region_of(planned.country),
        notes=tuple(_in_form_words(note, planned.country) for note in planned.notes),
    )


def moment_in(zone: str | None, now: dt.datetime | None = None) -> dt.datetime | None:
    """The present where the candidate is, which is where most readers are; as it was where nobody knows such a zone.

    Args:
        zone: that of the candidate's browser; None where it does not say.
        now: the present moment; the clock's where it is None.
    """
    try:
        return (now or dt.datetime.now().astimezone()).astimezone(zoneinfo.ZoneInfo(zone)) if zone else now
    except (KeyError, ValueError, OSError):
        return now


_FORM_WORDS = {
    "set decision_date": "fill in “The day they named for a decision”",
    "add timezone": "fill in “Where they are, as a time zone”",
    "name the country": "choose the country",
}


def _in_form_words(note: str, country: str) -> str:
    """A note of the planner without the names of a file's fields and without codes."""
    for words, plain in _FORM_WORDS.items():
        note = note.replace(words, plain)
    return note.replace(f"holidays are those of {country},", f"holidays: {country_name(country)},") if country else note


def _stops(planned: Plan, candidate_zone: str | None) -> Iterator[Stop]:
    counts: Counter[tuple[str, str]] = Counter()
    for step in planned.steps:
        counts[step.purpose, step.to] += 1
        number = counts[step.purpose, step.to]
        done = step.state == "done"
        yield Stop(
            step=step,
            name=f"{step.purpose} {number} to {step.to}",
            what=message_words(step.format, step.purpose),
            stage=_stage(step, planned.now),
            when=day_words(step.at.date()) if done else moment_words(step.at, candidate_zone),
            until="" if done else moment_words(step.latest, candidate_zone),
        )


def _stage(step: Step, now: dt.datetime) -> Stage:
    if step.state != "upcoming":
        return step.state
    return "now" if step.earliest <= now else "later"


class _Placed(Protocol):
    """Anything written in a format, for a purpose, to somebody."""

    @property
    def format(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def to(self) -> str: ...


# --- words ---------------------------------------------------------------------------------------------


def message_words(format: str, purpose: str) -> str:
    """A kind of message in words: "Thank-you by email"; ids that this program does not know stand for themselves."""
    try:
        return f"{load_purpose(purpose).name} {_BY.get(format) or 'by ' + load_format(format).name}"
    except UnknownName:
        return f"{purpose} ({format})"


def step_words(step: _Placed) -> str:
    """A step or a message with its reader: "Thank-you by email to Dana Whitfield"."""
    return message_words(step.format, step.purpose) + (f" to {step.to}" if step.to else "")


def day_words(day: dt.date) -> str:
    """A day in words: "Wednesday 13 May 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def moment_words(moment: dt.datetime, candidate_zone: str | None) -> str:
    """A moment where the reader is and, where the clock shows something else there, where the candidate is."""
    there = f"{day_words(moment.date())}, {moment:%H:%M}"
    try:
        here = moment.astimezone(zoneinfo.ZoneInfo(candidate_zone)) if candidate_zone else moment
    except (KeyError, ValueError, OSError):
        here = moment
    if here.replace(tzinfo=None) == moment.replace(tzinfo=None):
        return there
    day = "" if here.date() == moment.date() else f"{here:%A} "
    return f"{there} there, {day}{here:%H:%M} your time"


# --- choosing a country ----------------------------------------------------------------------------------


def country_choices() -> list[str]:
    """Codes of the countries to choose from: those with customs looked up first, then all others, each by name."""
    presets = [region.country for region in regions()]
    return [*presets, *(code for code in countries() if code not in presets)]


def country_name(code: str) -> str:
    """What a country is called; its code where that is all there is."""
    return countries().get(code.partition("-")[0], code)


def parts_choices(code: str) -> tuple[str, ...]:
    """The parts of a country with holidays of their own ("GB-SCT"), by name; none for a code nobody knows."""
    try:
        return tuple(sorted((f"{code}-{part}" for part in parts_of(code)), key=part_name))
    except UnknownName:
        return ()
