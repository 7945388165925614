"""Somebody's illness or loss stays out of every message; the work of a clinic does not."""

from __future__ import annotations

import pytest

from followup_ai.offline.typed.screening import discomfort, fit_head, is_private, is_to_self, is_unfit


@pytest.mark.parametrize(
    "note",
    [
        "she said shes been tired bc of her chemo, she wears a scarf",
        "her n her fella have split up",
        "her son is in the county jail",
        "A. is leaving for maternity in Feb",
        "Maureen retires in Dec due to her back surgery",
        "his mother died last week",
        "he has been sober for a year",
        "MY HUSBAND HATES THE COAST. KEEP THAT HOME",
        "i been low since the pit shut. she dont need that",
        "her nan was in the same ward, dont know if I should of said",
        "asked if i want children. not allowed i think",
        "wanted to know if I have small kids at home",
        "Q: am I married",
        "they asked about my husband's job",
    ],
)
def test_what_nobody_would_want_repeated_is_private(note: str) -> None:
    assert is_private(note)


@pytest.mark.parametrize(
    "note",
    [
        "she said the chemo unit moves in May",
        "he runs the dialysis ward",
        "only one man is trained on lithium and he is off sick",
        "his treatment plans are late",
        "he has a prison library to run",
        "they lost the contract",
        "she doesn't need that form any more",
        "they keep it home and dry",
        "asked how I settle children who are frightened of the chair",
        "asked if I had children's ward experience",
        "asked me how I got engaged staff to stay",
        "asked which church choirs I have led",
    ],
)
def test_the_work_itself_is_not(note: str) -> None:
    assert not is_private(note)


def test_ones_own_age_is_private_and_a_distance_is_not() -> None:
    assert is_private("I'm 61, they can do the sums")
    assert is_private("I am nearly 58 and still quick")
    assert not is_private("I am 25 minutes away")
    assert not is_private("I'm 30 weeks into the course")


@pytest.mark.parametrize(
    "note",
    [
        "why the night staff don't use the app",
        "two wards do not share a handover sheet",
        "parents who do not tell the school",
        "they can't raise prices",
        "people don't say when they're stuck",
    ],
)
def test_what_others_fail_to_do_is_no_secret(note: str) -> None:
    assert not is_private(note)


@pytest.mark.parametrize(
    "note",
    [
        "don't mention this",
        "my divorce, dont mention",
        "she does not want it shared",
        "she asked me not to say",
        "the boss told all staff not to mention the merger",
        "did NOT mention the knee",
        "the knee not mentioned",
        "they're merging, can't say so",
        "the grievance - better not write",
        "the merger is not to be mentioned",
        "half the team does not use it",  # or it is what is not to be used: better left out
    ],
)
def test_what_is_not_to_be_told_is_one(note: str) -> None:
    assert is_private(note)


@pytest.mark.parametrize(
    "topic",
    [
        "rent arrears on the Elmfield estate",
        "why customers refuse to pay the delivery fee",
        "bullying in year 8 and what the school does about it",
        "clients who pay late",
        "the pay gap report",
    ],
)
def test_a_trades_own_troubles_are_no_venting(topic: str) -> None:
    assert not is_unfit(topic)


@pytest.mark.parametrize(
    "vented", ["my rent is going up", "he hates the system", "so cheap of them", "they pay badly", "you hate the new system"]
)
def test_ones_own_troubles_are(vented: str) -> None:
    assert is_unfit(vented)


def test_what_a_note_is_about_stands_without_the_pay_talk_that_hangs_on_it() -> None:
    assert fit_head("the way they price jobs, day rate not by the piece") == "the way they price jobs"
    assert fit_head("the new booking system that the receptionists hate") == "the new booking system"
    assert not fit_head("the boss, rude man")
    assert not fit_head("the pay, 32k, not great")


@pytest.mark.parametrize(
    "aside",
    [
        "caps lock is stuck on this thing sorry",
        "excuse the typing",
        "typing this on my phone on the bus",
        "autocorrect keeps doing it",
    ],
)
def test_a_word_on_ones_own_typing_is_no_topic(aside: str) -> None:
    assert is_to_self(aside)


@pytest.mark.parametrize(
    "topic", ["the keyboard on till two sticks", "typing up the minutes", "the phone rota", "a battery bank"]
)
def test_gear_that_is_talked_about_is_one(topic: str) -> None:
    assert not is_to_self(topic)


@pytest.mark.parametrize(
    "note",
    ["private: her son is ill", "that is private", "told me privately", "it's a secret", "keep secret", "this is confidential",
     "strictly confidential, no names", "her private life", "(private)"],
)  # fmt: skip
def test_a_mark_keeps_a_note_to_oneself(note: str) -> None:
    assert is_private(note)


@pytest.mark.parametrize(
    "note",
    ["Three years as a legal secretary", "Six years with a private garden firm", "taught private pupils",
     "the Secret Garden café", "Handling confidential records", "patient confidentiality on the ward"],
)  # fmt: skip
def test_a_trade_that_deals_in_private_things_is_no_secret(note: str) -> None:
    assert not is_private(note)


@pytest.mark.parametrize(
    "told",
    [
        "your income is 80% from one client and that frightens the board",
        "you are short of people who can weld",
        "why your last bookkeeper left",
        "nobody updates the handbook",
    ],
)
def test_a_house_is_not_told_of_its_own_troubles_where_there_is_anything_else(told: str) -> None:
    assert discomfort(told) >= 5
    assert discomfort("you open at six and the queue is long by seven") == 0
