"""Working time where the reader is: zone, weekend, public holidays, and the move to the next working morning."""

from __future__ import annotations

import datetime as dt
import os
import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from followup_ai.errors import UnknownName

OPENS, CLOSES = dt.time(9), dt.time(17)
"""Working hours, from the project's guidance on timing; 17:00 itself is outside."""

_CLOCK = Path("/etc/localtime")
"""What says, on every system but Windows, which zone this machine is in."""

_FRIDAY_AND_SATURDAY = frozenset({
    "Africa/Algiers", "Africa/Cairo", "Africa/Djibouti", "Africa/Khartoum", "Africa/Nouakchott", "Asia/Aden", "Asia/Amman",
    "Asia/Baghdad", "Asia/Bahrain", "Asia/Dacca", "Asia/Damascus", "Asia/Dhaka", "Asia/Jerusalem", "Asia/Kabul",
    "Asia/Kuwait", "Asia/Muscat", "Asia/Qatar", "Asia/Riyadh", "Asia/Tel_Aviv", "Indian/Maldives",
})  # fmt: skip
"""Zones whose countries rest on Friday and Saturday (the holidays library, of which a test holds the list)."""


def weekend_of(zone: str) -> frozenset[int]:
    """The days of rest where `zone` is, Monday being 0; told without the holidays library."""
    return frozenset({4, 5}) if zone in _FRIDAY_AND_SATURDAY else frozenset({5, 6})


@dataclass(frozen=True)
class Working:
    """When people work at the reader's.

    Args:
        zone: where the reader is.
        weekend: days of rest, Monday being 0.
        holidays: a calendar of the holidays library, or None where only weekends are known.
    """

    zone: dt.tzinfo
    weekend: frozenset[int] = frozenset({5, 6})
    holidays: Any = None

    def is_working_day(self, day: dt.date) -> bool:
        """Whether people work on `day`."""
        if self.holidays is not None:
            # Where Sunday alone is a day of rest by law, few offices read mail on a Saturday.
            half_day = day.weekday() == 5 and self.holidays.is_weekend(day + dt.timedelta(days=1))
            return bool(self.holidays.is_working_day(day)) and not half_day
        return day.weekday() not in self.weekend

    def rest(self, day: dt.date) -> str:
        """Why nobody works on `day`: the holiday's name or the weekday; empty where they do."""
        if self.is_working_day(day):
            return ""
        name = self.holidays.get(day) if self.holidays is not None else None
        return str(name) if name else f"{day:%A}"

    def morning_of(self, day: dt.date) -> dt.datetime:
        """The first working morning on or after `day`."""
        for _ in range(60):  # no country rests for two months
            if self.is_working_day(day):
                break
            day += dt.timedelta(days=1)
        return dt.datetime.combine(day, OPENS, self.zone)

    def next_moment(self, moment: dt.datetime) -> dt.datetime:
        """`moment` if people work then, else the next working morning, in the reader's zone."""
        local = moment.astimezone(self.zone).replace(second=0, microsecond=0)
        if local.time() >= CLOSES:
            return self.morning_of(local.date() + dt.timedelta(days=1))
        if local.time() < OPENS or not self.is_working_day(local.date()):
            return self.morning_of(local.date())
        return local

    def evening_of(self, day: dt.date, at: dt.datetime) -> dt.datetime:
        """The end of the last working day up to `day`, but never before that of `at`."""
        while day > at.date() and not self.is_working_day(day):
            day -= dt.timedelta(days=1)
        return dt.datetime.combine(max(day, at.date()), CLOSES, self.zone)


# --- countries ---------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _country_tables() -> tuple[dict[str, str], dict[str, str]]:
    """Zone to country as tz itself lists them, and for names of old the zone they became."""
    folder = resources.files("tzdata") / "zoneinfo"
    rows = [r.split("\t") for r in (folder / "zone.tab").read_text("utf-8").splitlines() if not r.startswith("#")]
    shared = [r.split("\t") for r in (folder / "zone1970.tab").read_text("utf-8").splitlines() if not r.startswith("#")]
    links = [r.split() for r in (folder / "tzdata.zi").read_text("utf-8").splitlines() if r.startswith("L ")]
    of_one = {r[2] for r in shared if "," not in r[0]}
    return {r[2]: r[0] for r in rows}, {old: zone for _, zone, old in links if "/" in old and zone in of_one}


def country_of(zone: str) -> str:
    """The country a zone belongs to (ISO 3166, two letters); empty where several share the name, or none has it."""
    try:
        countries, former = _country_tables()
    except (OSError, ModuleNotFoundError):  # a tzdata without tables: no guess is better than a wrong one
        return ""
    return countries.get(zone) or countries.get(former.get(zone, ""), "")


def zone_today(zone: str) -> str:
    """The name a zone bears now ("Asia/Kolkata" for "Asia/Calcutta"): browsers still say the old ones; others as they are."""
    try:
        countries, former = _country_tables()
    except (OSError, ModuleNotFoundError):
        return zone
    return zone if zone in countries else former.get(zone, zone)


def holidays_of(country: str) -> Any:
    """The public holidays of a country, as the holidays library keeps them.

    Args:
        country: ISO 3166, with a region after a hyphen where it has holidays of its own: "GB", "GB-SCT", "DE-BY".

    Raises:
        UnknownName: the library does not know the country or region.
    """
    import holidays

    code, _, region = country.strip().upper().partition("-")
    known = holidays.list_supported_countries()
    if code not in known:
        raise UnknownName("country code", country, sorted(c for c in known if len(c) == 2))
    if not region:
        return holidays.country_holidays(code)
    regions = known[code]
    if region not in regions:
        raise UnknownName(f"region of {code}", country, [f"{code}-{r}" for r in regions])
    return holidays.country_holidays(code, subdiv=region)


def now_here() -> dt.datetime:
    """The present in this machine's zone: by the zone's name, so that days ahead know of a change of clocks till then.

    The name is that of TZ, else of what the clock is linked to. Where neither is one, the present offset has to do.
    """
    named = os.environ.get("TZ")
    name = (os.path.realpath(_CLOCK) if named is None else named.removeprefix(":")).rpartition("zoneinfo/")[2]
    try:
        return dt.datetime.now(zoneinfo.ZoneInfo(name))
    except (KeyError, ValueError, OSError):
        return dt.datetime.now().astimezone()


def zone_named(name: str) -> dt.tzinfo:
    """The zone called `name`; UTC where this machine has no such zone."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return dt.UTC


def rests_between(country: str, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, str]]:
    """The public holidays of a country from one day to another, both counted, with their names.

    Raises:
        UnknownName: the country or region is not known.
    """
    calendar = holidays_of(country)
    for ahead in range((last - first).days + 1):
        day = first + dt.timedelta(days=ahead)
        if name := calendar.get(day):
            yield day, str(name)
