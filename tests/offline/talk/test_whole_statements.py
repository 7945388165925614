"""What the reader told in whole English can be taken up; what leans on something else, or is broken, cannot."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.owners import to_their_owner
from followup_ai.offline.talk.whole_statements import whole_statements

CAST = Cast(frozenset({"hannah"}))


def said_of(sentence: str) -> list[str]:
    return [point.clause for point in whole_statements(sentence, CAST, 0)]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("they want to take on two apprentices next spring", "you want to take on two apprentices next spring"),
        (
            "Hannah said the last contractor pointed the tower in hard cement and the faces are now blowing off",
            "the last contractor pointed the tower in hard cement and the faces are now blowing off",
        ),
        (
            "they lose almost 40 percent of their swimmers between age 11 and 13, and she thinks it's because of them",
            "you lose almost 40 percent of your swimmers between age 11 and 13",
        ),
    ],
)
def test_a_whole_statement_is_told_to_the_reader(sentence: str, said: str) -> None:
    assert said in said_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "they want two apprentices and there is nobody with the time to teach them",  # whom?
        "full and final settlement is taking close to two months",  # not "final settlement"
        "I said at my last yard the repair rate was 1.4% on 620 joints",  # the candidate's own
        "the rods not baked, the oven spoil since May",
        "residents kick off when owt gets felled",
        "she said shes been tired because of her chemo",
        "they do 70 crown in week and 9 come back from dentist",
        "it is the third time this year that this happened",
    ],
)
def test_nothing_is_told_with_its_half_missing(sentence: str) -> None:
    told = said_of(sentence)
    assert not [t for t in told if t not in ("you want two apprentices",)]


def test_of_what_a_reader_would_not_want_told_back_only_the_subject_is_named() -> None:
    told = map(to_their_owner, whole_statements("the rods in the store are not baked properly", CAST, 0))
    assert all(point.np == "the rods in the store" for point in told)


@pytest.mark.parametrize("asked", ["how callers who speak Spanish are handled", "she explained how late orders are picked"])
def test_how_a_thing_is_done_does_not_say_that_it_is_done(asked: str) -> None:
    assert said_of(asked) == []
