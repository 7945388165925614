"""What somebody composed is taken as they wrote it; what somebody jotted is not."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.own_words import stands_as_typed
from followup_ai.offline.typed.cleaning import Clause
from followup_ai.offline.typed.manner import manner_of

CAST = Cast(frozenset(["olsen"]), {}, crowded=False)
COMPOSED = [
    "Their plan to move the herbarium into the old mill by spring",
    "How they decide which specimens go on loan to other museums",
    "I looked after 40,000 pressed specimens in Uppsala",
    "Swedish and Finnish, both fluent",
]


def test_short_whole_notes_without_shorthand_are_composed() -> None:
    assert manner_of(COMPOSED).composed


@pytest.mark.parametrize(
    "note", ["3 yrs herbarium w/ loans", "Moth traps!! he asked abt them", "ALL THE CABINETS GO IN MAY", "word " * 60]
)
def test_one_jotted_or_endless_note_and_none_is_composed(note: str) -> None:
    assert not manner_of([*COMPOSED, note]).composed


def test_a_topic_stands_that_names_all_its_clause_does() -> None:
    clause = Clause("training wardens to spot a nest before the mowers do")
    assert stands_as_typed(Point(np=clause.text, field="discussed"), clause)
    assert not stands_as_typed(Point(np="training wardens to spot", field="discussed"), clause)


@pytest.mark.parametrize("text", ["your new reading block", "my old driving instructor", "the very busy loading bay"])
def test_what_describes_a_named_kind_stands_behind_its_article(text: str) -> None:
    assert not lacks_article(text)


def test_a_described_kind_without_an_article_lacks_it() -> None:
    assert lacks_article("about new reading block")


def test_to_help_do_a_thing_is_a_statement() -> None:
    assert is_clause("I helped write a field guide")
