"""A promise jotted in few words reads as one, and what is not the candidate's to keep yet is not announced."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.promises.jotted_promises import in_whole_words, is_deed
from followup_ai.offline.promises.promises import promises_of
from followup_ai.offline.typed.typos import mended

ALONE = Cast(frozenset({"dana", "whitfield"}))


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("scan of RID certificate", "scan of my RID certificate"),
        ("copy the rota", "copy the rota"),
        ("scan dive log", "scan of my dive log"),
        ("a link to the talk, or at least the slides", "a link to the talk"),
        ("ref from Graeme, his mobile too", "ref from Graeme, with contact details"),
        ("pic of SIA card both sides", "pic of both sides of my SIA card"),
        ("phone no. of my last boss", "phone number of my last boss"),
        ("no promises made", "no promises made"),
        ("number of the foreman (ask him FIRST!!)", ""),
        ("tell notice period exact", ""),
        ("tell her when the dog show is", "tell her when the dog show is"),
        ("scan of HACCP plan", "scan of HACCP plan"),
        ("send the members details", "send the members details"),
        ("bring cscs card", "bring cscs card"),
        ("send dbs number", "send dbs number"),
        ("send the list by WhatsApp", "send the list by WhatsApp"),
        ("send karen my NI no.", "send Karen my NI number"),
        ("text tom the ref no. of the course", "text Tom the ref number of the course"),
        ("send reception my number", "send reception my number"),
        ("martin - let him know about the date", "Martin: let him know about the date"),
        ("todo - send the list", "todo - send the list"),
        ("draft budget - to Ines cc Tom", "draft budget to Ines"),
        ("the kiln drawings (for Ms Ito), copy to Tom and Ana", "the kiln drawings for Ms Ito"),
        ("two photos of the van, for Instagram", "two photos of the van for Instagram"),
        ("scan from the HGV licence both sides", "scan of both sides of my HGV licence"),
        ("photos from the Leeds site", "photos from the Leeds site"),
        ("no. for Keith at the yard as referee", "number for Keith at the yard as a referee"),
        ("the list once its printed", "the list once it is printed"),
    ],
)
def test_a_jotted_promise_is_said_in_whole_words(noted: str, said: str) -> None:
    assert in_whole_words(noted) == said


def test_what_goes_to_another_with_a_title_is_not_told_as_the_readers() -> None:
    panel = Cast(frozenset({"matthias", "kuhnel"}), others={"ilse": "Ilse", "bartram": "Bartram"})
    (found,) = promises_of("Send Ms Bartram our transcription guidelines from Oldenburg.", panel, {})
    assert found.to == "Bartram"


@pytest.mark.parametrize("note", ["the tender to Pieter", "the abstract of my thesis, for Dr Ito"])
def test_what_goes_to_a_stranger_is_not_sent_to_the_reader(note: str) -> None:
    assert all(found.to not in ("", "you") for found in promises_of(note, ALONE, {}))


def test_a_promise_waits_for_what_is_first_done_with_its_thing() -> None:
    (found,) = promises_of("dive medical when renewed, expires nov", ALONE, {})
    assert (found.thing, found.awaited) == ("the dive medical", "once it is renewed")


def test_no_first_letter_is_put_before_a_word_nobody_knows() -> None:
    assert mended("renas") == "renas"


@pytest.mark.parametrize(
    ("note", "act"),
    [
        ("Pick a night for my sit-along", "pick a night for my sit-along"),
        ("pick a date for the trial shift", "pick a date for the trial shift"),
        ("choose a day to shadow", "choose a day to shadow"),
        ("update my CV", "update my CV"),
        ("list the parts", "list the parts"),
        ("sample the bread", "sample the bread"),
        ("list of my clients", "send a list of my clients"),
        ("plan on a page", "send the plan on a page"),
    ],
)
def test_a_verb_with_an_article_behind_it_is_done_and_not_sent(note: str, act: str) -> None:
    assert [made.vp for made in promises_of(note, Cast(), {})] == [act]


@pytest.mark.parametrize(
    ("note", "deed"),
    [
        ("see if my tutor will write a reference", True),
        ("work out how many hours I can do", True),
        ("check what the bus times are", True),
        ("guide how to wash wool", False),
        ("photos of what I made", False),
    ],
)
def test_to_find_something_out_is_done_and_not_sent(note: str, *, deed: bool) -> None:
    assert is_deed(note) is deed


@pytest.mark.parametrize(
    ("noted", "vp"),
    [
        ("a short list of ideas for their newsletter", "send a short list of ideas for your newsletter"),
        ("My availability for next week", "send my availability for next week"),
        ("Sending over the anonymised care plan", "send the anonymised care plan"),
        ("to let them know by Tuesday if I can start on the 1st", "let you know if I can start on the 1st"),
        ("tell him by Monday how many hours I can do", "tell you how many hours I can do"),
        ("fill in the application form properly this time", "fill in the application form"),
        ("the GitHub repo w/ the parser", "send the link to the GitHub repo with the parser"),
        ("my share code", "send my share code"),
    ],
)
def test_what_a_hasty_hand_leaves_out_or_adds_is_set_right(noted: str, vp: str) -> None:
    (made,) = promises_of(noted, ALONE, {})
    assert made.vp == vp


def test_what_was_told_somebody_no_note_names_is_not_sent_to_the_reader() -> None:
    (made,) = promises_of("Marek: ask my old boss for a written reference", ALONE, {})
    assert (made.vp, made.to) == ("ask my old boss for a written reference", "Marek")


def test_a_thing_is_not_cut_within_its_name() -> None:
    assert promises_of("ideas for the summer fair", ALONE, {}) == ()


@pytest.mark.parametrize(
    ("note", "act"),
    [
        ("let them know about the start date", "let you know about the start date"),
        ("picture cards from my gran", "send picture cards from my gran"),
        ("half a page on the tea round", "send half a page on the tea round"),
        ("pic of the VHF certificate", "send a picture of the VHF certificate"),
        ("call him wednesday about the evenings", "call you about the evenings"),
        ("send reception my number", ""),  # to whom it goes is not understood
    ],
)
def test_a_promise_is_told_as_the_readers(note: str, act: str) -> None:
    assert next((found.vp for found in promises_of(note, ALONE, {})), "") == act


def test_what_goes_to_somebody_who_was_there_is_not_the_readers() -> None:
    panel = Cast(frozenset({"martin", "heald"}), others={"pauline": "Pauline"})
    (found,) = promises_of("send pauline dbs service no.", panel, {"pauline": "Pauline"})
    assert found.to == "Pauline"
