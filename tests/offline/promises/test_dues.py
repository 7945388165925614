"""A promise keeps its day, its place, what it waits for and how its thing is to be, and names nothing that nobody can tell."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.promises.dues import due, made_how
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Ewa Lis",
    "interviewer": {"name": "Dana Whitfield", "title": "Manager"},
    "company": "Harlow Depot",
    "role": "Fitter",
    "date": "2026-11-24",
    "discussed": ["the new night rota"],
}


def said(*promised: str, purpose: str = "thank-you", format_: str = "email", days: int = 1, **notes: Any) -> str:
    interview = Interview.model_validate(NOTES | {"promised": list(promised)} | notes)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=days), dt.time(10), dt.UTC)
    text = compose(draft_messages(rules.context_for(interview, format_, purpose, "Dana Whitfield", now), new_fence()), 1)
    return " ".join(text.replace("I'll", "I will").split())


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("drop my passport in by the end of week", ("drop my passport in", "by the end of the week")),
        ("hand in the form before the end of march", ("hand in the form", "before the end of March")),
        ("my availability for next week", ("my availability for next week", "")),
        ("confirm that I can start on Monday", ("confirm that I can start on Monday", "")),
    ],
)
def test_the_day_of_a_promise_is_told_apart_from_it(note: str, told: tuple[str, str]) -> None:
    assert due(note) == told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("the tender example, with the client's name removed", ("the tender example", ", with the client's name removed")),
        ("the vetting form with two old addresses filled in", ("the vetting form", "with two old addresses filled in")),
        ("the costing with VAT added", ("the costing", "with VAT added")),
        ("the lease, signed", ("the lease", ", signed")),
        ("the lease, as promised", ("the lease, as promised", "")),
        ("screenshots with client name blurred", ("screenshots", "with the client name blurred")),
        ("the hand signals, written down", ("the hand signals", ", written down")),
        ("my diploma, translated to German", ("my diploma", "in a German translation")),
        ("get my diploma translated", ("get my diploma translated", "")),
    ],
)
def test_how_the_thing_is_to_be_is_told_apart_from_it(note: str, told: tuple[str, str]) -> None:
    assert made_how(note) == told


@pytest.mark.parametrize(
    ("note", "act"),
    [
        ("bring the tachograph card by Monday", "I will bring in the tachograph card by Monday"),
        ("bring my DBS form to HR", "I will bring my DBS form to HR"),
        ("bring her a jar of my honey", "I will bring you a jar of my honey"),
        ("bring proof of address", "I will bring in proof of address"),
    ],
)
def test_what_is_handed_in_waits_for_no_meeting_that_nobody_named(note: str, act: str) -> None:
    assert act in said(note)
    assert "next meet" not in said(note)
    assert "time we meet" not in said(note)


def test_what_is_brought_to_a_trial_shift_is_brought_when_one_meets() -> None:
    assert "meet" in said("bring my welding log", next_steps="a trial shift")


def test_a_day_that_has_passed_is_not_told() -> None:
    assert "Monday" not in said("bring the tachograph card by Monday", purpose="check-in", days=14)


@pytest.mark.parametrize("format_", ["email", "letter", "note", "linkedin"])
@pytest.mark.parametrize(
    "note", ["send the name of the paint supplier in Hull", "let her have two referees' telephone numbers"]
)
def test_a_name_or_a_number_is_sent_without_ado(note: str, format_: str) -> None:
    text = said(note, format_=format_)
    assert "I will send you" in text
    assert "separate" not in text
    assert "today" not in text.lower()


@pytest.mark.parametrize("format_", ["email", "letter", "note", "linkedin", "call-script"])
@pytest.mark.parametrize("note", ["my list of towing firms", "the name of the paint supplier in Hull"])
def test_nobody_asks_a_reader_whether_a_promise_was_kept(note: str, format_: str) -> None:
    text = said(note, format_=format_, purpose="check-in", days=10)
    assert note.split(" ", 3)[-1] in text
    assert not any(w in text for w in ("yet have", "still want", "still need", "to hand", "oday", "this week"))
    assert any(w in text for w in ("promised", "agreed", "not reached you"))
    assert " again" not in text.partition(note.split(" ", 3)[-1])[2].partition(".")[0]  # nobody knows that it was sent


def test_front_and_back_are_both_sides() -> None:
    assert "a photo of both sides of my CSCS card" in said("photo of my CSCS card front and back")


@pytest.mark.parametrize(
    "note",
    [
        "bring my first aid card",
        "text him a photo of my LGV licence",
        "hand in my visa letter",
        "finish the spreadsheet exercise and send it to Priya",
        "ask my old foreman about the mould supplier",
        "check my notice period",
        "bring the sample box to the trial day",
        "read the safeguarding policy",
    ],
)
def test_an_act_that_no_message_can_do_is_not_promised_again(note: str) -> None:
    text = said(note, purpose="check-in", days=14)
    assert not any(words in text for words in ("exercise", "foreman", "notice", "sample box", "policy", "as I said"))


def test_what_is_not_due_yet_is_still_promised() -> None:
    assert "I will bring in the tachograph card by 14 December" in said(
        "bring the tachograph card by 14 December", purpose="check-in", days=8
    ).replace("I'll", "I will")


@pytest.mark.parametrize("format_", ["email", "letter", "note", "linkedin", "call-script"])
@pytest.mark.parametrize("note", ["text her a photo of my van", "drop in the pattern book", "ring my old boss about the oven"])
def test_nobody_names_a_day_that_was_not_promised(note: str, format_: str) -> None:
    text = said(note, format_=format_).lower()
    assert not any(w in text for w in ("today", "this week", "next few days", "week is out"))


def test_what_can_still_be_sent_is_offered_though_an_act_beside_it_is_past() -> None:
    text = said("bring my own chisels to the trial", "the link to my portfolio", purpose="check-in", days=14)
    assert "the link to my portfolio" in text
    assert "chisels" not in text


def test_what_was_sent_already_is_so_once() -> None:
    assert "already sent you the drawing of the dog-leg stair" in said("sent him the drawing of the dog-leg stair already")
    assert "stair already" not in said("sent him the drawing of the dog-leg stair already")


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("copy of my last exam, the scan", "a copy of my last exam"),
        ("welder certs 9606 the new one with the stamp", "the welder certificates"),
        ("the treatment report, with photographs", "the treatment report, with photographs"),
    ],
)
def test_what_was_promised_is_named_without_its_asides(note: str, named: str) -> None:
    text = said(note)
    assert named in text
    assert not re.search("the scan|9606|stamp", text)
