"""What each person of a panel notices: their own line, promise and shared hobby come to them, and nobody else's as theirs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.people.speakers import by_name, said_by, shared, told_by
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Grace Oyelaran",
    "interviewer": {"name": "Peter Marsh", "title": "Operations Director"},
    "panel": [{"name": "Sunita Rao", "title": "HR"}, {"name": "Owen Pugh", "title": "Depot Manager"}],
    "company": "Marsh Haulage",
    "role": "Transport Planner",
    "date": "2026-11-24",
    "discussed": [
        "Owen walked me through the empty running on the Cardiff lane",
        "Peter wants routing software before April",
        "tachograph downloads are done by hand on Fridays",
        "the new depot in Swansea",
    ],
    "their_words": ["Owen: an empty lorry is a bill on wheels"],
    "personal": ["Sunita and me both did the Cardiff half marathon"],
    "qualifications": ["five years planning 60 vehicles"],
    "promised": ["Owen a copy of my backload sheet", "for Sunita: two references", "to send Peter the Paragon case study"],
}
LINE = "bill on wheels"
MINE = {"Peter Marsh": "case study", "Sunita Rao": "two references", "Owen Pugh": "backload sheet"}


def draft(to: str, format: str = "email", seed: int = 0, **changed: Any) -> str:
    interview = Interview.model_validate(NOTES | changed)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format, "thank-you", to, now), new_fence()), seed)


@pytest.mark.parametrize("to", MINE)
@pytest.mark.parametrize("seed", range(4))
def test_each_reader_is_promised_what_was_promised_to_them(to: str, seed: int) -> None:
    said = draft(to, seed=seed)
    assert MINE[to] in said.lower()
    assert to == "Peter Marsh" or not any(thing in said.lower() for reader, thing in MINE.items() if reader != to)
    assert f"you {to.split()[0]}" not in said


LABELS = [
    "Owen: {}",
    "{} (Owen)",
    "{} - Owen",
    'Owen said "{}"',
    "Owen said: {}",
    "Owen / {}",
    "OP. {}",
    "Owen told me that {}",
]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("to", ["Peter Marsh", "Sunita Rao"])
@pytest.mark.parametrize("seed", range(3))
def test_a_line_of_anothers_is_never_given_back_as_the_readers(label: str, to: str, seed: int) -> None:
    said = draft(to, seed=seed, their_words=[label.format("an empty lorry is a bill on wheels")])
    assert LINE not in said or "Owen's line" in said


def test_whose_line_it_was_gets_it_back() -> None:
    assert any(LINE in draft("Owen Pugh", seed=seed) for seed in range(4))


def test_a_line_of_anothers_is_told_by_name_where_there_is_nothing_else() -> None:
    said = draft("Peter Marsh", discussed=[], personal=[])
    assert "Owen's line" in said


def test_what_was_shared_with_one_of_a_panel_comes_to_that_one_alone() -> None:
    assert any("we both did the Cardiff half marathon" in draft("Sunita Rao", "letter", seed) for seed in range(4))
    assert not any("marathon" in draft("Owen Pugh", "letter", seed) for seed in range(4))


@pytest.mark.parametrize(
    ("note", "owner", "rest"),
    [
        ("Owen: a bill on wheels", "Owen", "a bill on wheels"),
        ("a bill on wheels (Dr. Pugh)", "Pugh", "a bill on wheels"),
        ("labels lie - Peter", "you", "labels lie"),
        ("Peter on the new depot", "you", "Peter talked about the new depot"),
        ("the depot: too small", "", "the depot: too small"),
        ("we open in Swansea, Cardiff", "", "we open in Swansea, Cardiff"),
    ],
)
def test_only_a_name_of_somebody_who_was_there_tells_whose_a_note_is(note: str, owner: str, rest: str) -> None:
    cast = Cast(frozenset({"peter"}), {"owen": "Owen", "pugh": "Pugh"}, crowded=True)
    assert told_by(note, cast) == (owner, rest)


def test_a_word_without_end_is_nobodys_and_holds_nobody_up() -> None:
    endless = "a" * 4_000
    assert told_by(endless, Cast(frozenset({"dana"}))) == ("", endless)


def test_in_common_with_the_reader_is_ours_and_with_another_is_not() -> None:
    cast = Cast(frozenset({"peter"}), {"owen": "Owen"}, crowded=True)
    assert shared("me and Peter both row", cast) == "we both row"
    assert shared("Owen and me both row", cast) == "Owen and me both row"


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("Owen said: labels lie at night", "Owen"),
        ("Owen says labels lie at night", "Owen"),
        ("Mr Owen / labels lie at night", "Owen"),
        ("Owen (depot): labels lie at night", "Owen"),
        ("[Owen] labels lie at night", "Owen"),
        ("Owen. labels lie at night", "Owen"),
        ("Owen's words: labels lie at night", "Owen"),
        ("labels lie at night, said Owen", "Owen"),
        ("labels lie at night / Owen", "Owen"),
        ("Peter always says labels lie at night", "you"),
        ("labels lie at night", ""),
    ],
)
def test_a_speaker_named_in_any_form_is_no_part_of_the_words(line: str, owner: str) -> None:
    cast = Cast(frozenset({"peter"}), {"owen": "Owen", "pugh": "Pugh"}, crowded=True)
    assert said_by(line, cast) == (owner, "labels lie at night")


@pytest.mark.parametrize(
    "line", ["Owen's log lies at night", "a promise. Somebody keeps it", "Owen is a joker", "you and Owen do"]
)
def test_a_name_within_the_words_is_no_label(line: str) -> None:
    assert said_by(line, Cast(frozenset({"peter"}), {"owen": "Owen"}, crowded=True)) == ("", line)


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("RL. the log is our memory", "Rosa: the log is our memory"),
        ("RL / the log is our memory", "Rosa / the log is our memory"),
    ],
)
def test_initials_or_a_title_alone_stand_for_who_bears_them(note: str, named: str) -> None:
    assert by_name(note, ("Lt. Marguerite Fontenot", "Rosa Lima"), "Lt. Marguerite Fontenot") == named


@pytest.mark.parametrize("seed", range(4))
def test_a_speaker_alone_is_never_quoted(seed: int) -> None:
    said = draft(
        "Peter Marsh", "email", seed, their_words=["Owen said: calm is contagious, so is running"], discussed=[], personal=[]
    )
    assert '"Owen said"' not in said
    assert "contagious" not in said or "Owen" in said


def test_the_numbers_of_questions_are_no_part_of_them() -> None:
    assert "Q2" not in by_name(
        "She was kind. Q1 tell about yourself. Q2 contrast reaction", ("Gillian Stroud",), "Gillian Stroud"
    )
    assert "Q2" in by_name("Q2 sales were down by a tenth", ("Gillian Stroud",), "Gillian Stroud")
