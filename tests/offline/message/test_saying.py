"""What a person notices of how an offline draft says things: names once, promises kept, questions that fit, nothing untrue."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.talk.frames import as_first
from followup_ai.templates import draft_messages, new_fence

NOTES = {
    "candidate": "Ines Duarte",
    "interviewer": {"name": "Vera Lindholm", "title": "Workshop Manager"},
    "company": "Sahyadri Infra Projects Pvt. Ltd.",
    "role": "Technical Planner, Bridges",
    "date": "2026-09-08",
    "discussed": ["the bearings on the river spans", "how you plan night closures"],
    "qualifications": ["six years planning road works", "cut closure hours from 14 to 9"],
    "promised": ["my closure checklist"],
}


def draft(fields: dict, format: str = "email", purpose: str = "thank-you", to: str | None = None, seed: int = 0) -> str:
    interview = Interview.model_validate(NOTES | fields)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, purpose, to, now), new_fence()), seed)


def body(text: str) -> str:
    return text.split("\n\n", 1)[1]


@pytest.mark.parametrize("seed", range(6))
def test_role_and_company_are_named_as_one_says_them(seed: int) -> None:
    said = body(draft({}, "letter", seed=seed))
    assert "Technical Planner" in said
    assert "(Bridges)" not in said
    assert "Ltd" not in said


@pytest.mark.parametrize("format", ["email", "letter", "note", "linkedin"])
@pytest.mark.parametrize("seed", range(3))
def test_a_promise_is_kept_wherever_there_is_room(format: str, seed: int) -> None:
    assert "closure checklist" in draft({}, format, seed=seed)


@pytest.mark.parametrize("seed", range(4))
def test_each_person_of_a_panel_gets_their_own_promise(seed: int) -> None:
    panel = {"panel": [{"name": "Bob Stantz"}], "promised": ["Bob - my buyer list", "Vera - the bearing drawings"]}
    to_bob, to_vera = draft(panel, to="Bob Stantz", seed=seed), draft(panel, to="Vera Lindholm", seed=seed)
    assert "buyer list" in to_bob
    assert "bearing drawings" not in to_bob
    assert "bearing drawings" in to_vera
    assert "also send Bob my buyer list" in to_vera  # who leads the panel knows what the others get


@pytest.mark.parametrize("seed", range(8))
def test_nobody_is_said_to_have_been_chosen_while_the_answer_is_open(seed: int) -> None:
    said = draft({}, "letter", "keep-in-touch", seed=seed).lower()
    assert not any(words in said for words in ("whoever takes", "person you chose", "person who takes", "went another way"))


@pytest.mark.parametrize("seed", range(4))
def test_an_offer_is_thanked_for_and_no_successor_wished_well(seed: int) -> None:
    said = draft({"outcome": "offer"}, "email", "keep-in-touch", seed=seed)
    assert "offer" in said
    assert "takes on" not in said


@pytest.mark.parametrize("seed", range(4))
def test_after_a_no_a_check_in_does_not_ask_for_the_decision(seed: int) -> None:
    said = draft({"outcome": "rejected"}, "email", "check-in", seed=seed)
    assert "news on the decision" not in said
    assert "talk further about" not in said
    assert re.search(r"place open|respect|understand", said)


@pytest.mark.parametrize("seed", range(4))
def test_the_stage_that_was_named_is_asked_about(seed: int) -> None:
    assert "ride-along" in draft({"next_steps": "ride along with one of the crews, then they decide"}, seed=seed)


@pytest.mark.parametrize("seed", range(4))
def test_a_trait_that_was_doubted_is_never_repeated(seed: int) -> None:
    assert "quiet" not in draft({"concern": "I am quiet"}, "letter", seed=seed)


@pytest.mark.parametrize("seed", range(6))
def test_they_in_a_note_on_others_is_not_the_reader(seed: int) -> None:
    notes = ["He told me about the tags for parcels so they reach the right bay", "the new sorting belt in the spring"]
    assert "you reach" not in draft({"discussed": notes}, seed=seed)


@pytest.mark.parametrize("seed", range(6))
def test_a_day_that_a_note_tells_is_not_asked_for(seed: int) -> None:
    notes = {
        "discussed": ["trial shift sunday 6am", "the new ovens"],
        "next_steps": "trial then she lets me know",
        "decision_date": "",
    }
    text = draft(notes, seed=seed)
    assert "Which day" not in text
    assert "Has a da" not in text


@pytest.mark.parametrize("seed", range(6))
def test_a_head_count_gives_way_to_what_is_planned(seed: int) -> None:
    notes = ["The depot has 31 buses and they are trying to bring breakdowns down", "the new bay for electric buses in spring"]
    text = draft({"discussed": notes}, format="note", seed=seed)
    assert "has 31 buses." not in text
    assert "electric buses" in text


@pytest.mark.parametrize("seed", range(6))
def test_what_the_candidate_made_for_them_is_not_asked_about(seed: int) -> None:
    notes = ["baked for him: rye loaf, plum tart, brioche", "the second oven in the spring"]
    assert "tart" not in draft({"discussed": notes}, seed=seed)


def test_the_first_point_of_a_message_is_not_another_one() -> None:
    assert as_first("We also talked about the lab, and I have thought about it since.").startswith("We talked about the lab")
    assert as_first("I was also interested to hear that it is new.") == "I was interested to hear that it is new."
