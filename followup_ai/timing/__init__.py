"""When to send what to whom, and why: pure functions of the interview and the clock.

Every number is from the timing table of the project's guidance on interview follow-up; the interviewer's stated timeline
and channel go before it. All moments are in the reader's time zone, in working hours there.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from followup_ai.errors import InputError, UnknownName
from followup_ai.models import Interview, Person
from followup_ai.timing._desk import Desk
from followup_ai.timing._regions import (
    Custom,
    Region,
    countries,
    country_with_holidays,
    part_name,
    parts_of,
    region_of,
    regions,
)
from followup_ai.timing._steps import Plan, Step
from followup_ai.timing._working import (
    OPENS,
    Working,
    country_of,
    holidays_of,
    now_here,
    rests_between,
    weekend_of,
    zone_named,
    zone_today,
)

__all__ = [
    "Custom",
    "Fitting",
    "Plan",
    "Region",
    "Step",
    "countries",
    "country_of",
    "country_with_holidays",
    "fitting",
    "moment_of",
    "part_name",
    "parts_of",
    "plan",
    "region_of",
    "regions",
    "rests_between",
    "zone_today",
]


def plan(
    interview: Interview, now: dt.datetime | None = None, country: str | None = None, *, told_on: dt.date | None = None
) -> Plan:
    """The whole sequence from the thanks to the last word.

    Args:
        interview: what happened, what they said of the timeline and channel, what was sent since, how it ended.
        now: the present moment; one without a zone is in the reader's. The clock's where it is None.
        country: whose public holidays to keep (ISO 3166, "GB" or "GB-SCT"); told from the time zone where it is None.
        told_on: the day a no came, if that is known; the present day stands in for it.

    Raises:
        UnknownName: there is no such country or region.
    """
    where = _place(interview, now, country)
    desk = Desk(interview, where.working, where.now, told_on)
    steps = tuple(sorted(desk.steps(), key=lambda step: step.at))
    return Plan(
        company=interview.company,
        role=interview.role,
        now=where.now,
        timezone=where.name,
        timezone_assumed=where.assumed,
        country=where.country,
        steps=steps,
        notes=(*where.notes, *desk.notes(steps)),
    )


@dataclass(frozen=True)
class Fitting:
    """How one message fits, were it sent at `now`.

    Args:
        step: the next step of its purpose. None where the purpose has no place after this interview: a check-in after an
            answer, a third check-in, anything but thanks after an offer, a farewell before a no.
        now: the present in the reader's zone.
        open: the next working moment there; `now` itself in working hours.
    """

    step: Step | None
    now: dt.datetime
    open: dt.datetime


def fitting(interview: Interview, purpose: str, format: str, now: dt.datetime, reader: Person | None = None) -> Fitting:
    """Where a message stands in the plan: light enough for a rule. Weekends and nights are known, public holidays are not.

    Args:
        interview: what happened.
        purpose, format: ids; the step is planned as if the message had not been sent.
        now: the present moment.
        reader: who reads it; the interviewer where it is None.
    """
    where = _place(interview, now, "")
    desk = Desk(interview, where.working, where.now, reader=reader or interview.interviewer)
    local = where.now.replace(second=0, microsecond=0)
    return Fitting(desk.step(purpose, format), local, where.working.next_moment(local))


def moment_of(text: str, timezone: str = "") -> dt.datetime:
    """A moment as typed: "2026-05-13T10:00", with an offset or without; a day alone is its morning.

    Args:
        text: as typed; without an offset it is told in the reader's zone.
        timezone: the reader's; where none is known, this machine's is assumed, as for the present.

    Raises:
        InputError: it is neither, or no year that can be planned in.
    """
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        raise InputError(f"{text[:60]!r} is not a moment; write it like 2026-05-13 or 2026-05-13T10:00.") from None
    if not 2000 <= moment.year < 2100:
        raise InputError(f"The year {moment.year} cannot be planned in; write one between 2000 and 2099.")
    if moment.tzinfo is None and not timezone:
        moment = moment.replace(tzinfo=now_here().tzinfo)
    return moment.replace(hour=OPENS.hour) if len(text.strip()) <= len("2026-05-13") else moment


# --- where the reader is -------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Place:
    working: Working
    now: dt.datetime
    name: str
    assumed: bool
    country: str
    notes: tuple[str, ...] = ()


def _place(interview: Interview, now: dt.datetime | None, country: str | None) -> _Place:
    """The reader's zone, working days and present; `country` is "" where holidays are not wanted."""
    now = now or now_here()
    zone = zone_named(interview.timezone) if interview.timezone else now.tzinfo or dt.UTC
    now = now.astimezone(zone) if now.tzinfo else now.replace(tzinfo=zone)
    assumed = not interview.timezone
    name = zone_today(interview.timezone or str(getattr(zone, "key", "") or now.strftime("%Z") or now.tzname() or "UTC"))
    notes = [f"The interview names no time zone, so {name} is assumed; add timezone to be sure."] if assumed else []
    guessed = country is None
    if country is None:
        country = country_of(interview.timezone) if interview.timezone else ""
        notes += _country_note(country, name, assumed)
    calendar = _calendar(country, guessed) if country else None
    working = Working(zone, weekend_of(name), calendar)
    return _Place(working, now, name, assumed, country.upper() if calendar is not None else "", tuple(notes))


def _calendar(country: str, guessed: bool) -> object:
    try:
        return holidays_of(country)
    except UnknownName:
        if guessed:  # a territory the library does not know: weekends are
            return None
        raise


def _country_note(country: str, zone: str, assumed: bool) -> list[str]:
    if not country:
        whence = "a zone that is only assumed" if assumed else zone
        return [f"No country can be told from {whence}, so weekends are kept and public holidays are not; name the country."]
    return [f"Public holidays are those of {country}, as {zone} suggests; name the country or region if it is another."]
