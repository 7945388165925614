"""What is customary where the reader is, and whose holidays are known."""

import re
from pathlib import Path

import pytest

from followup_ai import timing
from followup_ai.errors import UnknownName
from followup_ai.timing import countries, country_of, parts_of, region_of, regions

TOPICS = {"thanks", "check-in", "channel", "feedback", "address", "holidays"}


def test_a_region_is_a_file_of_its_folder():
    files = {path.stem.upper() for path in (Path(timing.__file__).parent / "regions").glob("*.yaml")}
    assert {region.country for region in regions()} == files >= {"US", "GB", "DE", "IN", "JP"}


@pytest.mark.parametrize("region", regions(), ids=lambda region: region.country)
def test_a_region_says_how_custom_differs_and_who_says_so(region):
    assert countries()[region.country] == region.name
    assert {"thanks", "check-in", "address", "channel"} & {custom.topic for custom in region.customs}
    for custom in region.customs:
        assert custom.topic in TOPICS
        assert 40 < len(custom.says) < 300
        assert custom.says.endswith(".")
        assert len(custom.source) > 15
        assert re.fullmatch(r"https?://[^\s<>\"]+", custom.url)


@pytest.mark.parametrize(("zone", "name"), [("Asia/Tokyo", "Japan"), ("Europe/Berlin", "Germany"), ("Europe/Madrid", None)])
def test_the_readers_zone_leads_to_the_region(zone, name):
    found = region_of(country_of(zone))
    assert (found.name if found else None) == name


def test_countries_have_names_people_know_and_parts():
    named = countries()
    assert len(named) > 150
    assert list(named.values()) == sorted(named.values())
    assert (named["GB"], named["CZ"], named["BA"]) == ("United Kingdom", "Czechia", "Bosnia and Herzegovina")
    assert {"SCT", "NIR"} <= set(parts_of("GB"))
    assert region_of("GB-SCT") == region_of("GB")
    with pytest.raises(UnknownName, match="no country code 'XX'"):
        parts_of("XX")
