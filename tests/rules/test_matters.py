"""Figures of a message are held against the note of their own matter, whatever another note could be reckoned to give."""

from typing import Any

import pytest
from ledgers import unsupported

from followup_ai import check
from followup_ai.models import Interview


@pytest.mark.parametrize(
    ("body", "notes", "words"),
    [
        (
            "My six years of saddle stitching would help.",
            {"qualifications": ["4 yrs saddle stitching, Walsall", "6 yrs riding instructor"]},
            "six years",
        ),
        (
            "Cutting set-up from thirty minutes to twelve is something I did at Orme Castings.",
            {"qualifications": ["Orme Castings: set-up 30 to 18 min", "12 moulds a shift"]},
            "twelve",
        ),
        (
            "The falconry display at three is what I liked best.",
            {"discussed": ["falconry display 2pm daily", "owls fed at 3pm"]},
            "three",
        ),
        (
            "I was glad to hear the kiln is fired on Thursdays.",
            {"discussed": ["kiln fired on Mondays", "glaze class Thursdays"]},
            "Thursdays",
        ),
        (
            "Nine per cent of your seedlings fail, you said.",
            {"discussed": ["14% of seedlings fail", "9% VAT"]},
            "Nine per cent",
        ),
        (
            "As a diver I logged eight months on the wreck.",
            {"qualifications": ["diver: 8 weeks on the wreck", "8 months army"]},
            "eight months",
        ),
        (
            "I was nine years in the mint, foreman for the last five.",
            {"qualifications": ["mint 9 yrs, foreman for 2"]},
            "five",
        ),
        # What is within a span is no more than it.
        (
            "I was a farrier for thirteen years.",
            {"qualifications": ["9 years as a farrier, the last 4 at a stud"]},
            "thirteen years",
        ),
        (
            "I have tuned organs for eight years.",
            {"qualifications": ["six years tuning organs, two of them as head tuner"]},
            "eight years",
        ),
        (
            "I was a farrier for thirteen years.",
            {"qualifications": ["nine years as a farrier, the last four years at a stud"]},
            "thirteen years",
        ),
        (
            "At Brill Foods I ran 14 canteens.",
            {"qualifications": ["ran 14 canteens at Orme Castings", "ran 30 canteens at Brill Foods"]},
            "14",
        ),
        ("Pressing olives takes four days from picking.", {"discussed": ["olives pressed 4 hours from picking"]}, "four days"),
        (
            "In my three years at Whitby I learned to splice.",
            {"qualifications": ["3 yrs sail loft, Falmouth", "Whitby: deckhand, 2 summers"]},
            "three years",
        ),
    ],
)
def test_what_the_note_on_it_counts_otherwise_is_found(body: str, notes: dict[str, Any], words: str) -> None:
    assert words in unsupported(body, **notes)


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        (
            "My four years of saddle stitching and six of riding would help.",
            {"qualifications": ["saddles 4 yrs", "6 yrs riding"]},
        ),
        ("I cut set-up by twelve minutes at Orme Castings.", {"qualifications": ["Orme Castings: set-up 30 to 18 min"]}),
        ("The owls are fed at three, an hour after the display.", {"discussed": ["falconry display 2pm", "owls fed at 3pm"]}),
        ("Two evenings a week at the kiln suit me.", {"discussed": ["kiln evenings Tues & Fri"]}),
        ("Almost nine in ten of your seedlings make it.", {"discussed": ["14% of seedlings fail"]}),
        ("Ten hours a night in the lamp room is what I am used to.", {"discussed": ["lamp room 20:00-06:00"]}),
        ("I have a year and three months of cooperage behind me.", {"qualifications": ["15 months cooperage"]}),
        ("My thirty months of falconry taught me patience.", {"qualifications": ["falconry, 2 and a half yrs"]}),
        ("The tannery has to be cleared before July.", {"discussed": ["tannery to be cleared by end of June"]}),
        ("Fewer than a quarter of the clocks still need a spring.", {"discussed": ["22% of clocks need a spring"]}),
        ("Two drams in every five come from the new still.", {"discussed": ["new still makes 40% of the whisky"]}),
        ("The wall comes down between July and September.", {"discussed": ["harbour wall comes down in Q3"]}),
        ("Eighteen thousand rand a boat is a fair sum for paint.", {"discussed": ["paint costs R18 000 a boat"]}),
        ("I restored the mills in under two years.", {"qualifications": ["20 months restoring the mills"]}),
        ("You gave yourself three weeks, and they are over.", {"next_steps": "she writes within 15 working days"}),
        ("You will have heard from the board on the eleventh.", {"next_steps": "board 10 Nov, word the day after"}),
        ("It surprised me that one sail has been up a quarter of a century.", {"discussed": ["oldest sail 25 yrs"]}),
    ],
)
def test_what_the_note_on_it_lets_one_reckon_is_supported(body: str, notes: dict[str, Any]) -> None:
    assert unsupported(body, **notes) == []


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ("I took my master's in bookbinding.", {"qualifications": ["M.Ed. bookbinding"]}),
        ("I am chartered, and I know old walls.", {"qualifications": ["MRICS, knows old walls"]}),
        ("I am a member of the Nigerian Institute of Quantity Surveyors.", {"qualifications": ["MNIQS"]}),
        ("I picked grapes in South Africa and New Zealand.", {"qualifications": ["picked grapes (SA, NZ)"]}),
        ("I worked in fast-moving consumer goods.", {"qualifications": ["4 yrs FMCG"]}),
    ],
)
def test_letters_stand_for_what_they_are(body: str, notes: dict[str, Any]) -> None:
    assert unsupported(body, **notes) == []


def _verdict(body: str, **notes: Any) -> Any:
    interview = Interview.model_validate(
        {
            "candidate": "Ines Duarte",
            "interviewer": {"name": "Paul Brandt"},
            "company": "Brandt Optics",
            "role": "Lens grinder",
            "date": "2026-10-06",
            **notes,
        }
    )
    report = check(f"Dear Paul,\n\n{body}\n\nBest regards,\nInes Duarte", interview)
    return next(v for v in report.verdicts if v.rule == "grounded")


def test_only_what_the_notes_have_otherwise_is_surely_wrong_and_the_reader_is_told_what_they_have() -> None:
    otherwise = _verdict("I bring six years of sail making.", qualifications=["4 yrs sail making", "6 boats rigged"])
    assert (otherwise.verdict, otherwise.sure) == ("fail", True)
    assert "4 yrs sail making" in otherwise.why
    lacking = _verdict("I rigged boats for 17 owners.", qualifications=["4 yrs sail making"])
    assert (lacking.verdict, lacking.sure) == ("fail", False)
