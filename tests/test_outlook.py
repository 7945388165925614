"""What the page Plan tells of an interview."""

import datetime as dt

import pytest
from conftest import NOW

from followup_ai.models import Interview
from followup_ai.outlook import country_choices, country_name, moment_words, outlook, parts_choices
from followup_ai.timing import part_name

BASE = {
    "candidate": "Sam Okafor",
    "interviewer": "Dana Whitfield",
    "panel": ["Tom Reyes"],
    "company": "Acme",
    "role": "Senior Data Engineer",
    "date": "2026-05-12",
    "timezone": "Europe/London",
}


def interview_with(**fields):
    return Interview.model_validate(BASE | fields)


def told(stops):
    return [(stop.what, stop.step.to, stop.stage, f"{stop.step.at:%m-%d %H:%M}") for stop in stops]


def test_the_whole_sequence_is_told_with_its_stages():
    sent = [{"date": "2026-05-12", "to": "Tom Reyes", "body": "Thank you"}]
    seen = outlook(interview_with(sent=sent), NOW)
    assert told(seen.stops) == [
        ("Thank-you by email", "Tom Reyes", "done", "05-12 09:00"),
        ("Thank-you by email", "Dana Whitfield", "now", "05-13 11:00"),
        ("Check-in by email", "Dana Whitfield", "later", "05-19 09:00"),
        ("Check-in by phone", "Dana Whitfield", "later", "05-26 09:00"),
        ("Request for feedback by email", "Dana Whitfield", "later", "06-02 09:00"),
    ]
    assert (seen.stops[0].when, seen.stops[0].until) == ("Tuesday 12 May 2026", "")
    assert len({stop.name for stop in seen.stops}) == 5


def test_what_a_no_would_change_is_told_beside_it():
    seen = outlook(interview_with(sent=[{"date": "2026-05-12", "body": "Thank you"}], panel=[]), NOW)
    assert [stop.step.purpose for stop in seen.after_a_no] == ["keep-in-touch", "feedback"]
    assert outlook(interview_with(outcome="rejected"), NOW).after_a_no == ()
    assert outlook(interview_with(outcome="offer"), NOW).after_a_no == ()


def test_holidays_on_the_way_and_customs_are_those_of_the_country():
    seen = outlook(interview_with(), NOW)
    assert seen.plan.country == "GB"
    assert (dt.date(2026, 5, 25), "Spring Bank Holiday") in [(day, name.removeprefix("[England] ")) for day, name in seen.rests]
    assert seen.region.name == "United Kingdom"
    german = outlook(interview_with(), NOW, "DE-BY")
    corpus_christi = dt.date(2026, 6, 4)  # kept in Bavaria and not in all of Germany
    assert corpus_christi in dict(german.rests)
    assert corpus_christi not in dict(outlook(interview_with(), NOW, "DE").rests)
    assert (german.region.country, german.plan.country) == ("DE", "DE-BY")
    assert outlook(interview_with(timezone="Europe/Madrid"), NOW).region is None


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/London", "Wednesday 13 May 2026, 09:00"),
        (None, "Wednesday 13 May 2026, 09:00"),
        ("No/Where", "Wednesday 13 May 2026, 09:00"),
        ("Europe/Berlin", "Wednesday 13 May 2026, 09:00 there, 10:00 your time"),
        ("Pacific/Auckland", "Wednesday 13 May 2026, 09:00 there, 20:00 your time"),
        ("America/Los_Angeles", "Wednesday 13 May 2026, 09:00 there, 01:00 your time"),
        ("Pacific/Honolulu", "Wednesday 13 May 2026, 09:00 there, Tuesday 22:00 your time"),
    ],
)
def test_a_moment_is_told_where_the_reader_is_and_where_the_candidate_is(zone, words):
    moment = dt.datetime.fromisoformat("2026-05-13T09:00+01:00")
    assert moment_words(moment, zone) == words


def test_countries_with_customs_come_first():
    choices = country_choices()
    assert [country_name(code) for code in choices[:5]] == ["Germany", "India", "Japan", "United Kingdom", "United States"]
    assert len(choices) == len(set(choices)) > 150
    assert "GB-SCT" in parts_choices("GB")
    assert parts_choices("XX") == ()
    assert [part_name(code) for code in parts_choices("GB")] == ["England", "Northern Ireland", "Scotland", "Wales"]
    assert part_name("DE-BY") == "Bayern"


def test_notes_speak_of_the_form_and_not_of_the_file():
    seen = outlook(interview_with(next_steps="they decide within two weeks"), NOW)
    assert "Public holidays: United Kingdom, as Europe/London suggests; choose the country or region if it is another." in (
        seen.notes
    )
    assert any(note.endswith("confirm it, or fill in “The day they named for a decision”.") for note in seen.notes)
    assert "fill in “Where they are, as a time zone” to be sure." in outlook(interview_with(timezone=""), NOW).notes[0]


def test_where_the_interview_names_no_zone_the_reader_is_taken_to_be_where_the_candidate_is():
    seen = outlook(interview_with(timezone=""), NOW, candidate_zone="Europe/Berlin")
    assert (seen.plan.timezone, seen.plan.timezone_assumed, seen.plan.country) == ("Europe/Berlin", True, "DE")
    assert not any("your time" in stop.when for stop in seen.stops)
    assert outlook(interview_with(timezone=""), NOW, "JP", candidate_zone="Europe/Berlin").plan.country == "JP"
    assert outlook(interview_with(timezone="Asia/Tokyo"), NOW, candidate_zone="Europe/Berlin").plan.timezone == "Asia/Tokyo"
    assert outlook(interview_with(timezone=""), NOW, candidate_zone="Mars/Phobos").stops
