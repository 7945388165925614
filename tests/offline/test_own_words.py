"""What somebody composed is taken as they wrote it; what somebody jotted is not."""

from __future__ import annotations

import pytest

from followup_ai.offline.cleaning import Clause
from followup_ai.offline.finishing import finished
from followup_ai.offline.grammar import is_clause
from followup_ai.offline.kinds import Point
from followup_ai.offline.manner import manner_of
from followup_ai.offline.noun_runs import lacks_article
from followup_ai.offline.own_words import own_claims, stands_as_typed
from followup_ai.offline.perspective import Cast

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


@pytest.mark.parametrize(
    ("note", "np", "clause"),
    [
        ("Doctorate on alpine mosses in the Dovrefjell", "my doctorate on alpine mosses in the Dovrefjell", ""),
        ("Seven winters of tracking lynx by night", "my seven winters of tracking lynx by night", ""),
        ("Magistrate in Bergen since 2016", "", "I have been a magistrate in Bergen since 2016"),
        ("I keep a register of 900 dated nests", "", "I keep a register of 900 dated nests"),
        ("I helped write a field guide to the bogs", "", "I helped write a field guide to the bogs"),
    ],
)
def test_what_one_has_is_or_did_is_said_as_it_stands(note: str, np: str, clause: str) -> None:
    (claim,) = own_claims(note, CAST, {})
    assert (claim.np, claim.clause) == (np, clause)


@pytest.mark.parametrize(
    "note", ["No experience of mosses", "They liked my lynx project", "Good with people + dogs", "At the mill"]
)
def test_what_one_lacks_or_what_is_amiss_is_not_said(note: str) -> None:
    assert own_claims(note, CAST, {}) == ()


def test_a_topic_stands_that_names_all_its_clause_does() -> None:
    clause = Clause("training wardens to spot a nest before the mowers do")
    assert stands_as_typed(Point(np=clause.text, field="discussed"), clause)
    assert not stands_as_typed(Point(np="training wardens to spot", field="discussed"), clause)


def test_a_composed_present_tense_is_the_present() -> None:
    (claim,) = own_claims("I keep a register of 900 dated nests", CAST, {})
    assert finished(claim, composed=True).clause == "I keep a register of 900 dated nests"
    assert finished(claim).clause == ""


@pytest.mark.parametrize("text", ["your new reading block", "my old driving instructor", "the very busy loading bay"])
def test_what_describes_a_named_kind_stands_behind_its_article(text: str) -> None:
    assert not lacks_article(text)


def test_a_described_kind_without_an_article_lacks_it() -> None:
    assert lacks_article("about new reading block")


def test_to_help_do_a_thing_is_a_statement() -> None:
    assert is_clause("I helped write a field guide")


def test_files_that_one_worked_with_are_not_brought_along() -> None:
    (claim,) = own_claims("conveyancing files from start to finish, around 60 open at a time", Cast(), {})
    assert claim.np.startswith("my experience with conveyancing files")
    (held,) = own_claims("six field seasons of mist netting on the coast", Cast(), {})
    assert held.np.startswith("my six field seasons")
