"""Somebody called Mercy, Sun or Will is no plea, no day and no wish."""

import datetime as dt

import pytest

from followup_ai import check
from followup_ai.models import Interview


def interview(candidate="Ann Lee", reader="Jo Park"):
    return Interview(
        candidate=candidate, interviewer={"name": reader}, company="Fern & Co", role="clerk", date=dt.date(2026, 5, 12),
        discussed=["the move of the archive into the old mill"],
    )  # fmt: skip


def verdicts(text, about, format="call-script"):
    return {v.rule: v for v in check(text, about, format=format, purpose="check-in").verdicts}


SCRIPT = (
    "Opening:\nHello {reader}, this is {candidate}. I'm calling to thank you for our conversation.\n\n"
    "Talking points:\n- I keep thinking about the move of the archive into the old mill.\n\n"
    "Question:\nCould you tell me when you expect to decide?\n\n"
    "Close:\nThank you for your time, {reader}, and goodbye.\n\n"
    "Voicemail:\nHello {reader}, this is {candidate}. Thank you, {reader}. Again, it is {candidate}."
)


@pytest.mark.parametrize(
    ("called", "rule"),
    [
        ("Sun", "grounded"),
        ("Wednesday", "grounded"),
        ("Mercy", "no-begging"),
        ("Sorry", "no-apology"),
        ("Monday", "no-pressure"),
    ],
)
def test_a_name_that_is_a_word_is_no_fault(called, rule):
    of_reader = SCRIPT.format(reader=called, candidate="Ann Lee")
    of_candidate = SCRIPT.format(reader="Jo", candidate=f"{called} Addo")
    assert verdicts(of_reader, interview(reader=f"{called} Addo"))[rule].verdict == "pass"
    assert verdicts(of_candidate, interview(candidate=f"{called} Addo"))[rule].verdict == "pass"


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("Have mercy and give me the job, please.", "no-begging"),
        ("Sorry to bother you again.", "no-apology"),
        ("I need your answer by Monday.", "no-pressure"),
    ],
)
def test_the_word_itself_still_is_one(said, rule):
    name = said.split()[1 if rule == "no-begging" else 0 if rule == "no-apology" else -1].strip(".").capitalize()
    text = SCRIPT.format(reader=name, candidate="Ann Lee").replace("- I keep", f"- {said} I keep")
    verdict = verdicts(text, interview(reader=f"{name} Addo"))[rule]
    assert verdict.verdict == "fail"
    assert "zov" not in verdict.why


def test_a_day_nobody_named_still_has_no_support():
    text = SCRIPT.format(reader="Sun", candidate="Ann Lee").replace(
        "I keep thinking", "As we agreed on Sunday, I keep thinking"
    )
    assert verdicts(text, interview(reader="Sun Addo"))["grounded"].verdict == "fail"


def test_a_subject_that_begins_with_the_reader_names_no_day():
    text = (
        "Subject: Sun, thank you for our conversation\n\nDear Sun,\n\nThank you for talking with me about the move of the "
        "archive into the old mill. When do you expect to decide?\n\nBest regards,\nAnn Lee"
    )
    assert verdicts(text, interview(reader="Sun Addo"), format="email")["grounded"].verdict == "pass"
