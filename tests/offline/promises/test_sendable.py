"""What goes with a message, what goes by post, and what is not spoken of once another has been chosen."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.promises.sendable import are_several, is_paper, is_posted, serves_application
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Ines Ford",
    "interviewer": {"name": "Ruth Okoro"},
    "company": "Hollins Pottery",
    "role": "Glaze Technician",
    "date": "2026-09-08",
    "discussed": ["How the celadon is fired in two stages"],
}


def said(purpose: str = "thank-you", format_: str = "email", days: int = 1, seed: int = 0, **more: Any) -> str:
    interview = Interview.model_validate(NOTES | more)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=days), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format_, purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize(
    "thing",
    [
        "two before-and-after repair reports, with photographs",
        "a sample menu for a wake",
        "photographs of the test tiles",
        "my poster as a PDF",
        "the kiln specification",
        "copies of my tickets",
        "a recording of my Brahms with the youth orchestra",
        "a set of drawings",
    ],
)
def test_what_is_a_file_whatever_it_shows_goes_with_the_message(thing: str) -> None:
    assert is_paper(thing)
    assert not is_posted(thing)


@pytest.mark.parametrize(
    ("thing", "posted"),
    [
        ("six sample skeins in indigo", True),
        ("two test tiles", True),
        ("offcuts of the burr elm", True),
        ("my old pattern book", True),
        ("the spare key to the display case", False),
        ("a loaf of the rye", False),
        ("two lengths of the hand-spliced rope", False),
    ],
)
@pytest.mark.parametrize("format_", ["email", "letter", "note"])
def test_goods_are_neither_attached_nor_e_mailed(thing: str, posted: bool, format_: str) -> None:
    assert is_posted(thing) == posted
    text = said(format_=format_, promised=[thing])
    assert thing in text
    assert not re.search(r"attach|enclos|email you", text)
    assert bool(re.search(r"\bpost\b", text)) == posted


def test_a_number_is_sent_and_not_attached() -> None:
    text = said(promised=["the phone number of my last foreman", "a letter from my present employer"])
    assert "send you the phone number of my last foreman and a letter from my present employer" in text.replace(
        "I'll", "I will"
    )


@pytest.mark.parametrize("purpose", ["thank-you", "check-in", "keep-in-touch"])
@pytest.mark.parametrize("format_", ["email", "note", "call-script"])
def test_after_a_no_papers_of_an_applicant_rest_and_what_is_of_use_is_offered(purpose: str, format_: str) -> None:
    for mine in ("contact details of two referees", "copy of my diploma", "letter from my present employer", "my portfolio"):
        assert serves_application(mine)
        text = said(purpose, format_, 9, outcome="rejected", promised=[mine])
        assert mine.split()[-1] not in text
    text = said(purpose, format_, 9, outcome="rejected", promised=["two firing reports with photographs"])
    offered = re.search(r"promised you two firing reports with photographs.*welcome", text)
    assert offered or (purpose, format_) == ("keep-in-touch", "call-script")
    assert not re.search(r"attach|As agreed|as soon as", text)


@pytest.mark.parametrize("seed", range(4))
def test_who_holds_the_next_step_up_asks_for_no_news(seed: int) -> None:
    told = {"promised": ["six sample tiles"], "next_steps": "When she has seen the tiles we will meet again about the pay"}
    for format_ in ("email", "call-script"):
        text = said("check-in", format_, 9, seed, **told)
        assert "talk again" in text
        assert not re.search(r"news|where things stand|updates", text)


@pytest.mark.parametrize("seed", range(4))
def test_a_no_is_met_with_a_word_of_regret_and_no_next_steps(seed: int) -> None:
    text = said("check-in", days=9, seed=seed, outcome="rejected")
    assert "next steps" not in text
    assert re.search(r"sorry|hoped|have liked", text)


def test_a_thing_that_was_named_is_promised_as_that_one() -> None:
    told = {"qualifications": ["I have a published poster on copper glazes"], "promised": ["my poster as a PDF"]}
    text = said(**told)
    assert "attach" in text
    assert "the poster as a PDF" in text
    assert "my portfolio" in said(promised=["my portfolio"])


@pytest.mark.parametrize(
    ("thing", "several"),
    [
        ("the photographs and the costing sheet of the tart", True),
        ("the title and abstract of my thesis", True),
        ("my moving and handling certificate", False),
        ("one of my own loaves", False),
        ("my availability over Christmas", False),
        ("the plan for the bar and the terrace", False),
    ],
)
def test_two_things_in_one_promise_are_they(thing: str, several: bool) -> None:
    assert are_several([thing]) is several
