"""When to send what: the guidance's timing table, worked out by hand and held against the planner."""

import datetime as dt
import itertools
import zoneinfo

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evals.suites.timing import BASE, FOLDER
from followup_ai.errors import UnknownName
from followup_ai.models import Interview
from followup_ai.timing import _working, country_of, fitting, plan, zone_today
from followup_ai.timing._timeline import read_timeline
from followup_ai.timing._working import _FRIDAY_AND_SATURDAY, CLOSES, OPENS

CASES = yaml.safe_load((FOLDER / "plans.yaml").read_text(encoding="utf-8"))
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def interview_with(**fields):
    return Interview.model_validate(BASE | fields)


def at(text, zone="Europe/London"):
    return dt.datetime.fromisoformat(text).replace(tzinfo=zoneinfo.ZoneInfo(zone))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_plan_as_worked_out_by_hand(case):
    interview = interview_with(**case.get("interview", {}))
    now = dt.datetime.fromisoformat(case.get("now", "2026-05-12 18:00"))
    planned = plan(interview, now, case.get("country"), told_on=case.get("told_on"))
    shown = [(s.purpose, s.format, f"{s.at:%Y-%m-%d %H:%M}", s.state) for s in planned.steps]
    assert shown == [tuple(step[:4]) for step in case["steps"]]
    for step, expected in zip(planned.steps, case["steps"], strict=True):
        assert str(step.at.tzinfo) == interview.timezone
        if len(expected) > 4:
            assert f"{step.latest:%Y-%m-%d %H:%M}" == expected[4]


TUESDAY, FRIDAY = dt.date(2026, 5, 12), dt.date(2026, 5, 15)
READ = [
    ("they decide within two weeks", "2026-05-26"),
    ("They decide within 2 weeks.", "2026-05-26"),
    ("within ten days", "2026-05-22"),
    ("I'll hear back in a week", "2026-05-19"),
    ("I should hear within a fortnight", "2026-05-26"),
    ("decision in 2-3 weeks", "2026-06-02"),
    ("we'll let you know in two to three weeks", "2026-06-02"),
    ("answer within 5 working days", "2026-05-19"),
    ("answer within 48 hours", "2026-05-14"),
    ("in the next two weeks they'll be in touch", "2026-05-26"),
    ("they decide within two weeks of the interview", "2026-05-26"),
    ("they'll get back to me two weeks from now", "2026-05-26"),
    ("decision within a month", "2026-06-12"),
    ("decision by the end of the month", "2026-05-31"),
    ("by end of month", "2026-05-31"),
    ("end of next month", "2026-06-30"),
    ("they hope to decide by the end of June", "2026-06-30"),
    ("end of the week", "2026-05-15"),
    ("a decision by the end of next week", "2026-05-22"),
    ("early next week", "2026-05-20"),
    ("Dana will call next week", "2026-05-22"),
    ("HR will be in touch by Friday", "2026-05-15"),
    ("they will email on Tuesday", "2026-05-19"),
    ("decision by Tuesday of next week", "2026-05-19"),
    ("decision by 26 May", "2026-05-26"),
    ("decision by May 26th, 2026", "2026-05-26"),
    ("I'll know by Tuesday, 26 May", "2026-05-26"),
    ("decision 2026-05-26", "2026-05-26"),
    ("we decide by 8 January", "2027-01-08"),
    ("They’ll let me know no later than 29 May", "2026-05-29"),
    ("they interview two more people and decide within two weeks", "2026-05-26"),
    ("second interviews next week, decision by 29 May", "2026-05-29"),
    ("I send the case study by Friday; they decide within two weeks", "2026-05-26"),
    ("tomorrow", "2026-05-13"),
    ("decision: 2 weeks", "2026-05-26"),
    ("they said two weeks", "2026-05-26"),
    ("I was told I'd hear by Friday", "2026-05-15"),
    ("they'll decide the week of 25 May", "2026-05-29"),
    ("start of next week", "2026-05-20"),
    ("an answer in two or three weeks", "2026-06-02"),
    ("in a month's time", "2026-06-12"),
    ("an answer within a week after the interview", "2026-05-19"),
]


@pytest.mark.parametrize(("words", "day"), READ, ids=[words for words, _ in READ])
def test_plain_words_are_read(words, day):
    assert read_timeline(words, TUESDAY).day == dt.date.fromisoformat(day)


UNREAD = [
    "",
    "they will be in touch",
    "soon",
    "a couple of weeks",
    "in a few days",
    "within the week or so",
    "in a week or so",
    "next Friday",
    "Friday week",
    "they may decide by Friday or by 29 May",
    "I send them the case study by Friday",
    "the role starts within two weeks",
    "my other offer expires on Friday",
    "second round on Friday",
    "they cannot decide within two weeks",
    "maybe by Friday",
    "decision by 31 June",
    "decision by Monday, 26 May",
    "decision by 5/6",
    "decision by 3 May",
    "after Easter",
    "they decide within two weeks, maybe three",
    "decision within two weeks of my sending the portfolio",
    "they decide by Friday or later",
    "I should get them the case study by Friday",
    "they have been deciding for two weeks",
    "shortlist by Friday, then second interviews the week after",
    "they need someone to start within two weeks",
    "two weeks' notice is fine with them",
    "Friday, or the week after",
    "in the new year",
    "decision within 99 weeks",
    "if the budget is approved they decide by Friday",
]


@pytest.mark.parametrize("words", UNREAD)
def test_what_is_ambiguous_is_not_read(words):
    assert read_timeline(words, TUESDAY).day is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("no decision before 1 June", "2026-06-01"),
        ("they won't decide until the end of the month", "2026-05-31"),
        ("decision after 26 May", "2026-05-26"),
        ("nothing will be decided before Friday", "2026-05-15"),
        ("a decision in June", "2026-06-01"),
        ("next month", "2026-06-01"),
        ("they hope to decide early in January", "2027-01-01"),
    ],
)
def test_a_day_they_will_not_decide_before_is_no_decision_day(words, day):
    read = read_timeline(words, TUESDAY)
    assert (read.day, read.not_before) == (None, dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("words", "day"), [("decision by Friday", "2026-05-22"), ("end of the week", None), ("end of next week", "2026-05-22")]
)
def test_weekday_words_said_on_a_friday(words, day):
    assert read_timeline(words, FRIDAY).day == (day and dt.date.fromisoformat(day))


@QUICK
@given(note=st.text(max_size=200), held=st.dates(dt.date(2025, 1, 1), dt.date(2027, 5, 1)))
def test_any_note_is_read_without_fault_and_never_into_the_past(note, held):
    read = read_timeline(note, held)
    assert read.day is None or held <= read.day <= held + dt.timedelta(days=366)


PHRASES = st.lists(
    st.sampled_from(
        ["they decide", "by", "within", "two", "weeks", "Friday", "next", "end of", "month", "29", "May", ",", ".", "not"]
    ),
    max_size=12,
).map(" ".join)
ZONES = st.sampled_from(["", "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Asia/Riyadh", "Etc/UTC"])


@QUICK
@given(
    held=st.dates(dt.date(2025, 6, 1), dt.date(2027, 4, 1)),
    later=st.integers(-100, 2_000),
    note=PHRASES,
    zone=ZONES,
    outcome=st.sampled_from(["pending", "rejected", "offer"]),
    channel=st.sampled_from([None, "email", "phone", "linkedin"]),
    sent=st.lists(st.integers(0, 60), max_size=4),
)
def test_whatever_happened_the_plan_keeps_the_table(held, later, note, zone, outcome, channel, sent):
    messages = [
        {"date": held + dt.timedelta(days=n), "body": "Hello"}
        for n in sent
        if held + dt.timedelta(days=n) < dt.date(2027, 5, 1)
    ]
    interview = interview_with(
        date=held, next_steps=note, timezone=zone, outcome=outcome, preferred_channel=channel, sent=messages
    )
    now = dt.datetime.combine(held, dt.time(), dt.UTC) + dt.timedelta(hours=later)
    planned = plan(interview, now)
    todo = [s for s in planned.steps if s.state != "done"]
    checks = sorted(s.at for s in todo if s.purpose == "check-in")
    assert all(OPENS <= s.at.time() < CLOSES and s.at >= min(now.astimezone(s.at.tzinfo), s.at) for s in todo)
    assert all(s.at >= now.replace(second=0, microsecond=0) for s in todo)
    assert all((b.date() - a.date()).days >= 7 for a, b in itertools.pairwise(checks))
    assert len(checks) <= 2
    assert not (outcome != "pending" and checks)
    assert all(s.purpose == "thank-you" for s in todo) or outcome != "offer"
    assert [s.at for s in planned.steps] == sorted(s.at for s in planned.steps)
    assert all(s.why.endswith(".") for s in planned.steps)


def test_the_reason_quotes_the_rule_and_their_words():
    planned = plan(interview_with(next_steps="they decide within two weeks"), at("2026-05-12 18:00"))
    check = next(s for s in planned.steps if s.purpose == "check-in")
    assert check.why == (
        "They said “they decide within two weeks”, read as Tuesday 26 May 2026, and a check-in waits until that has passed."
    )
    assert any("confirm" in note for note in planned.notes)
    thanks = planned.steps[0]
    assert thanks.why == "A thank-you by email goes within 24 hours of the interview, at the latest 48."


def test_a_moved_step_says_what_moved_it():
    planned = plan(interview_with(decision_date="2026-05-24"), at("2026-05-12 18:00"))
    check = next(s for s in planned.steps if s.purpose == "check-in")
    assert "Monday 25 May 2026 is a public holiday (Spring Bank Holiday)" in check.why


def test_a_stated_channel_is_given_as_the_reason():
    planned = plan(interview_with(preferred_channel="phone"), at("2026-05-12 18:00"))
    assert all(s.why.endswith("by phone, as they asked.") for s in planned.steps)


def test_a_plan_calls_its_zone_by_the_name_it_bears_now():
    assert plan(interview_with(timezone="Asia/Calcutta"), at("2026-05-12 18:00")).timezone == "Asia/Kolkata"


@pytest.mark.parametrize(
    ("link", "zone"),
    [("zoneinfo/Europe/Lisbon", "Europe/Lisbon"), ("elsewhere/Lisbon", None), ("zoneinfo/Mars/Olympus", None)],
)
def test_the_machines_zone_is_the_one_its_clock_is_linked_to(tmp_path, monkeypatch, link, zone):
    (tmp_path / link).parent.mkdir(parents=True)
    (tmp_path / link).touch()
    (tmp_path / "localtime").symlink_to(tmp_path / link)
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(_working, "_CLOCK", tmp_path / "localtime")
    assert getattr(_working.now_here().tzinfo, "key", None) == zone
    assert plan(interview_with(timezone="")).timezone_assumed


def test_a_missing_zone_is_assumed_and_said_so():
    planned = plan(interview_with(timezone=""), at("2026-05-12 18:00", "Europe/Lisbon"))
    assert (planned.timezone, planned.timezone_assumed, planned.country) == ("Europe/Lisbon", True, "")
    assert "Europe/Lisbon is assumed" in planned.notes[0]
    assert planned.steps[0].at.utcoffset() == dt.timedelta(hours=1)


def test_the_clock_is_read_where_no_moment_is_given():
    assert plan(interview_with()).steps[0].at == dt.datetime(2026, 5, 13, 10, 0, tzinfo=dt.UTC)


def test_summer_time_shifts_the_offset_not_the_hour():
    planned = plan(interview_with(date="2026-10-22"), at("2026-10-22 18:00"))
    offsets = [(s.at.hour, s.at.utcoffset()) for s in planned.steps[:2]]
    assert offsets == [(9, dt.timedelta(hours=1)), (9, dt.timedelta())]


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/London", "GB"), ("US/Eastern", "US"), ("Asia/Calcutta", "IN"), ("Asia/Kolkata", "IN"), ("Europe/Oslo", "NO"),
        ("Asia/Tokyo", "JP"), ("Africa/Accra", "GH"), ("Africa/Timbuktu", ""), ("CET", ""), ("Etc/UTC", ""), ("EST", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_country_is_guessed_only_where_the_zone_names_one(zone, country):
    assert country_of(zone) == country


def test_an_unknown_country_is_refused_with_the_known_ones():
    with pytest.raises(UnknownName, match="no country code 'ZZ'"):
        plan(interview_with(), at("2026-05-12 18:00"), "ZZ")
    with pytest.raises(UnknownName, match="GB-SCT"):
        plan(interview_with(), at("2026-05-12 18:00"), "GB-XX")


@pytest.mark.parametrize("subject", ["thank you, and keeping in touch", "Re: your decision"])
def test_a_farewell_that_was_sent_is_no_thank_you_whatever_its_subject_thanks_for(subject):
    body = "Thank you for letting me know. I hope that we keep in touch."
    sent = {"date": "2026-05-28", "to": "Dana Whitfield", "subject": subject, "body": body}
    planned = plan(interview_with(outcome="rejected", sent=[sent]), at("2026-05-28 15:00"))
    states = {step.purpose: step.state for step in planned.steps}
    assert states["keep-in-touch"] == "done"
    assert "thank-you" not in states


def test_weekends_told_without_the_library_are_the_librarys():
    import holidays

    for zone in zoneinfo.available_timezones():
        country = country_of(zone)
        if country not in holidays.list_supported_countries():
            continue
        calendar = holidays.country_holidays(country)
        calendar.is_working_day(dt.date(2026, 5, 12))  # fills in the weekend of the year
        assert (calendar.weekend == {4, 5}) == (zone in _FRIDAY_AND_SATURDAY), zone


def test_no_purpose_has_a_place_where_the_table_gives_none():
    now = at("2026-05-20 10:00")
    assert fitting(interview_with(outcome="rejected"), "check-in", "email", now).step is None
    assert fitting(interview_with(outcome="offer"), "feedback", "email", now).step is None
    assert fitting(interview_with(), "keep-in-touch", "email", now).step is None
    sent = [{"date": f"2026-05-{day}", "body": "x"} for day in (13, 19, 26)]
    assert fitting(interview_with(sent=sent), "check-in", "email", at("2026-06-10 10:00")).step is None


@pytest.mark.parametrize(
    ("format", "latest"), [("email", 14), ("note", 14), ("letter", 14), ("linkedin", 14), ("linkedin-connect", 14)]
)
def test_thanks_in_any_format_have_two_days(format, latest):
    step = fitting(interview_with(), "thank-you", format, at("2026-05-12 18:00")).step
    assert step.latest == at(f"2026-05-{latest} 17:00")


def test_planning_reads_no_line_twice_for_long_notes():
    import time

    start = time.process_time()
    read_timeline("within two weeks or by Friday the end of " * 100 + "not before " * 100, TUESDAY)
    read_timeline("a" * 4_000, TUESDAY)
    read_timeline("no " * 1_300, TUESDAY)
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(("subject", "thanks"), [("Senior Data Engineer: thank you", ["done"]), ("Next steps?", [])])
def test_thanks_that_went_out_late_are_not_asked_for_again(subject, thanks):
    late = [{"date": "2026-06-20", "subject": subject, "body": "I enjoyed our talk."}]
    steps = plan(interview_with(sent=late), at("2026-06-22 10:00")).steps
    assert [step.state for step in steps if step.purpose == "thank-you"] == thanks  # after a check-in it is too late for thanks


@pytest.mark.parametrize(("now", "told"), [("2026-05-27 10:00", True), ("2026-05-12 18:00", False)])
def test_thanks_and_check_in_due_at_one_moment_are_one_message(now, told):
    planned = plan(interview_with(decision_date="2026-05-20", preferred_channel="phone"), at(now))
    assert any("one message carries both" in note for note in planned.notes) is told
    assert any("says the thanks too" in step.why for step in planned.steps) is told
    assert ("thank-you" not in [step.purpose for step in planned.steps]) is told


@pytest.mark.parametrize("outcome", ["pending", "rejected", "offer"])
@pytest.mark.parametrize("days", range(0, 60, 3))
def test_nobody_is_to_be_written_to_twice_on_one_day(outcome, days):
    now = at("2026-05-12 18:00") + dt.timedelta(days=days)
    todo = [step.at.date() for step in plan(interview_with(outcome=outcome), now).steps if step.state != "done"]
    assert len(set(todo)) == len(todo)


@pytest.mark.parametrize(
    ("told", "today"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Europe/Stockholm", "Europe/Stockholm"),
        ("x/y", "x/y"),
    ],
)
def test_a_zone_is_called_by_the_name_it_bears_now(told, today):
    assert zone_today(told) == today
