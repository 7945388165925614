"""What is customary where the reader is: one file a region under regions/, and the countries whose holidays are known."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from followup_ai.errors import UnknownName
from followup_ai.timing._working import country_of

_FOLDER = Path(__file__).parent / "regions"


class Custom(BaseModel):
    """One way in which a region differs, and who says so."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: str
    """What it is about: "thanks", "check-in", "channel", "feedback", "address", "holidays"."""
    says: str
    """One or two sentences, to the candidate."""
    source: str
    """Who says it, and where."""
    url: str


class Region(BaseModel):
    """A preset: one file under regions/."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    country: str
    """ISO 3166, two letters: whose public holidays are kept."""
    customs: tuple[Custom, ...]


@cache
def regions() -> tuple[Region, ...]:
    """Every preset, by name; adding one is adding a file."""
    found = [Region.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in _FOLDER.glob("*.yaml")]
    return tuple(sorted(found, key=lambda region: region.name))


def region_of(country: str) -> Region | None:
    """The preset of a country ("DE") or of a part of it ("DE-BY"); None where there is none."""
    code = country.strip().upper().partition("-")[0]
    return next((region for region in regions() if region.country == code), None)


@cache
def countries() -> dict[str, str]:
    """Every country whose public holidays are known, by code (ISO 3166, two letters), with its name, by name."""
    import holidays
    from holidays.registry import COUNTRIES

    known = holidays.list_supported_countries()
    named = {codes[1]: _spaced(codes[0]) for codes in COUNTRIES.values() if codes[1] in known}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def _spaced(name: str) -> str:
    """ "UnitedKingdom" as people write it."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace(" And ", " and ").replace(" The ", " the ")


def parts_of(country: str) -> tuple[str, ...]:
    """The parts of a country that have holidays of their own, as codes ("SCT"); a part's full code is "GB-SCT".

    Raises:
        UnknownName: the country's holidays are not known.
    """
    import holidays

    known = holidays.list_supported_countries()
    if country not in known:
        raise UnknownName("country code", country, sorted(c for c in known if len(c) == 2))
    return tuple(known[country])


def part_name(code: str) -> str:
    """What a part of a country is called ("GB-SCT": "Scotland"); its own code where that is all there is."""
    import holidays

    country, _, part = code.partition("-")
    try:
        names = holidays.country_holidays(country).get_subdivision_aliases().get(part) or [part]
    except NotImplementedError:
        return part
    return str(names[0])


def country_with_holidays(zone: str) -> str | None:
    """The country a time zone belongs to; None where none can be told, or its public holidays are not known."""
    country = country_of(zone)
    return country if country in countries() else None
