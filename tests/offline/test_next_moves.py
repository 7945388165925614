"""Whose move it is and when: what was told of the next steps is read as it was meant."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.answers import answer_told
from followup_ai.offline.steps.stages import stages

ALONE = Cast(frozenset(["craig", "pillay"]))
PANEL = Cast(frozenset(["femi", "adeyemi"]), {"hilary": "Hilary", "sprague": "Sprague"}, crowded=True)


@pytest.mark.parametrize("note", ["ring her in December", "to call him back after the fair", "email them on Monday"])
def test_who_is_to_ring_the_reader_awaits_no_call(note: str) -> None:
    assert answer_told(note, ALONE, {}, stale=False) is None


def test_somebody_else_keeps_the_title_the_notes_give() -> None:
    told = answer_told("Mrs Sprague will telephone on Monday either way", PANEL, {"sprague": "Sprague"}, stale=False)
    assert told is not None
    assert told.expected == "hearing from Mrs Sprague"


def test_a_second_talk_that_is_fixed_is_known_with_its_date() -> None:
    (stage,) = stages("Second chat with Lerato (HR) on Tue 1 Dec, 10h00, already accepted", ALONE, {})
    assert (stage.np, stage.when) == ("the second conversation with Lerato", "on 1 December")


@pytest.mark.parametrize(
    "note", ["shortlist goes to the Medical Superintendent, HR to call", "decision after the DFG panel, middle of Nov"]
)
def test_what_sits_elsewhere_in_the_house_is_no_stage_of_ones_own(note: str) -> None:
    assert stages(note, ALONE, {}) == ()


def test_nobody_asks_how_to_prepare_for_a_drug_test() -> None:
    (stage,) = stages("drug test next week, then they call", ALONE, {})
    assert (stage.kind, stage.np) == ("check", "the drug test")


def test_interviews_with_others_are_no_stage_of_ones_own() -> None:
    assert stages("they will interview 2 more, result on or before December 11", ALONE, {}) == ()


@pytest.mark.parametrize(
    ("note", "named", "when"),
    [
        ("on-snow test Dec 5", "the on-snow test", "on December 5"),
        ("a paid test of two days, starting Monday 30 November", "the test", "on 30 November"),
        ("swim test then a medical", "the swim test", ""),
        (
            "He would like me to come back for a day in the bee yard in the first week of December.",
            "the day in the bee yard",
            "in the first week of December",
        ),
        ("a day with the crew next week", "the day with the crew", "next week"),
    ],
)
def test_a_test_and_a_day_of_any_trade_are_stages(note: str, named: str, when: str) -> None:
    stage = stages(note, ALONE, {})[0]
    assert (stage.np, stage.when) == (named, when)


def test_the_first_day_in_the_office_is_no_stage() -> None:
    assert stages("my first day in the office would be in January", ALONE, {}) == ()


@pytest.mark.parametrize(
    "note",
    ["drug screen - done", "site visit on hold until they have a budget", "it was the final interview", "panel may sit again"],
)
def test_a_stage_that_is_over_or_stopped_is_not_prepared_for(note: str) -> None:
    assert stages(note, ALONE, {}) == ()


def test_a_stage_behind_one_that_is_over_still_lies_ahead() -> None:
    (stage,) = stages("practical: passed, interview with the owner on Tuesday", ALONE, {})
    assert (stage.np, stage.when) == ("the next interview with the owner", "on Tuesday")


def test_a_call_is_awaited_only_of_whoever_is_to_ring() -> None:
    assert answer_told("no phone calls please", ALONE, {}, stale=False) is None
    told = answer_told("mark will phone me", ALONE, {}, stale=False)
    assert told is not None
    assert told.expected == "hearing more"
