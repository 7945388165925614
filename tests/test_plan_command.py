"""`followup-ai plan`: what it prints, writes and refuses."""

import datetime as dt
import json
import subprocess
import sys

import pytest
from icalendar import Calendar

import followup_ai
from followup_ai.cli import main

INTERVIEW = """candidate: Sam Okafor
interviewer: Dana Whitfield
company: Acme
role: Senior Data Engineer
date: 2026-05-12
next_steps: they decide within two weeks
timezone: Europe/London
"""
NOW = ("--now", "2026-05-12T18:00")


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Runs the command beside an interview file; returns status, standard output, standard error."""
    (tmp_path / "interview.yaml").write_text(INTERVIEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        code = main(["plan", *arguments])
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return run


def test_the_plan_says_when_what_and_why(run):
    code, out, err = run("interview.yaml", *NOW)
    assert (code, err) == (0, "")
    assert "times in Europe/London; public holidays of GB" in out
    assert "Wed 2026-05-13 09:00  thank-you to Dana Whitfield, email" in out
    assert "They said “they decide within two weeks”, read as Tuesday 26 May 2026" in out
    assert "confirm it, or set decision_date" in out


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_a_moment_without_an_offset_is_this_machines_where_the_interview_names_no_zone(run, tmp_path, monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    (tmp_path / "bare.yaml").write_text(INTERVIEW.replace("timezone: Europe/London\n", ""), encoding="utf-8")
    code, out, _ = run("bare.yaml", "--now", "2026-05-13T10:00", "--json")
    planned = json.loads(out)
    assert code == 0
    assert planned["timezone"] == zone
    assert planned["now"].startswith("2026-05-13T10:00")


def test_json_is_the_plan(run):
    code, out, _ = run("interview.yaml", *NOW, "--json")
    planned = json.loads(out)
    assert code == 0
    assert [s["purpose"] for s in planned["steps"]] == ["thank-you", "check-in", "check-in", "feedback"]
    assert planned["steps"][1]["at"] == "2026-05-27T09:00:00+01:00"
    assert (planned["timezone"], planned["timezone_assumed"], planned["country"]) == ("Europe/London", False, "GB")


@pytest.mark.parametrize("zone", ["America/New_York", ":America/New_York", "/usr/share/zoneinfo/America/New_York", "EST5EDT"])
def test_where_no_zone_is_told_nine_in_the_morning_stays_nine_after_the_clocks_change(run, tmp_path, monkeypatch, zone):
    (tmp_path / "interview.yaml").write_text(INTERVIEW.replace("timezone: Europe/London", "decision_date: 2026-11-20"))
    monkeypatch.setenv("TZ", zone)
    code, out, _ = run("interview.yaml", "--json", "--ics", "plan.ics")  # in May, with summer time
    planned = json.loads(out)
    assert [step["at"] for step in planned["steps"]][:2] == ["2026-05-13T09:00:00-04:00", "2026-11-23T09:00:00-05:00"]
    assert (code, planned["timezone_assumed"]) == (0, True)
    starts = [event["dtstart"].dt for event in Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")]
    assert [start.astimezone(dt.UTC).hour for start in starts[:2]] == [13, 14]


def test_the_calendar_file_holds_every_step(run, tmp_path):
    code, out, _ = run("interview.yaml", *NOW, "--ics", "follow up.ics")
    assert code == 0
    assert "thank-you" in out
    assert len(Calendar.from_ical((tmp_path / "follow up.ics").read_bytes()).walk("VEVENT")) == 4


def test_a_calendar_file_that_cannot_be_written_is_one_sentence(run):
    code, _, err = run("interview.yaml", *NOW, "--ics", "nowhere/plan.ics")
    assert code == 2
    assert err == "'nowhere/plan.ics' cannot be written (No such file or directory); choose another place with --ics.\n"


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_calendar_is_never_written_over_the_notes(run, tmp_path, force):
    notes = (tmp_path / "interview.yaml").read_bytes()
    code, _, err = run("interview.yaml", *NOW, "--ics", "interview.yaml", *force)
    assert code == 2
    assert err == "'interview.yaml' is what this is made of and stays as it is; name another file with --ics.\n"
    assert (tmp_path / "interview.yaml").read_bytes() == notes


def test_a_country_changes_the_days(run):
    assert "Mon 2026-05-25" in run("interview.yaml", "--now", "2026-05-25", "--country", "JP")[1]
    assert "Tue 2026-05-26" in run("interview.yaml", "--now", "2026-05-25", "--country", "gb-eng")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("interview.yaml", "--now", "tomorrow"), "is not a moment"),
        (("interview.yaml", "--now", "0001-01-01"), "The year 1 cannot be planned in"),
        (("interview.yaml", "--country", "ZZ"), "no country code 'ZZ'"),
        (("interview.yaml", "--country", "GB-ZZ"), "GB-SCT"),
        (("missing.yaml",), "missing.yaml"),
        ((), "INTERVIEW"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_a_sentence(run, arguments, said):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_now_is_the_clock_where_it_is_not_given(run):
    assert "Wed 2026-05-13 11:00  thank-you" in run("interview.yaml")[1]


def test_a_hostile_name_cannot_steer_the_terminal(run, tmp_path):
    (tmp_path / "odd.yaml").write_text(INTERVIEW.replace("Acme", '"\\u202eAcme\\u001b[31m"'), encoding="utf-8")
    _, out, _ = run("odd.yaml", *NOW)
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_plan_is_a_name_of_the_package():
    planned = followup_ai.plan(followup_ai.Interview.model_validate_json(json.dumps({
        "candidate": "Sam Okafor", "interviewer": "Dana", "company": "Acme", "role": "Cook", "date": "2026-05-12"
    })))  # fmt: skip
    assert isinstance(planned, followup_ai.Plan)


def test_checking_loads_neither_holidays_nor_calendars():
    program = (
        "import sys; from followup_ai.rules import check; from followup_ai.rules._base import EXAMPLE_INTERVIEW as i;"
        "check('Dear Dana,\\n\\nThank you.\\n\\nSam', i); print(*({'holidays', 'icalendar'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=240)
    assert done.stdout.strip() == ""


def test_planning_loads_no_model_layer():
    program = (
        "import sys; from followup_ai import plan; from followup_ai.rules._base import EXAMPLE_INTERVIEW as i; plan(i);"
        "print(*({'litellm', 'guardrails', 'streamlit', 'icalendar'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=240)
    assert done.stdout.strip() == ""
