"""A post or a paper is the candidate's own, whether its note began with an article or not."""

import pytest
from claims_told import claims_of


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("an electrician at Hale since 2016", "I have been an electrician at Hale since 2016"),
    ],
)
def test_what_one_was_is_not_what_one_has(note: str, said: str) -> None:
    assert said in claims_of(note)


def test_an_award_is_no_person() -> None:
    assert not any("I have been an assessor award" in said for said in claims_of("assessor award since 2018, 55 candidates"))


@pytest.mark.parametrize("note", ["first aid at work, renewed in March", "food hygiene, passed last spring"])
def test_a_step_without_its_paper_is_not_told(note: str) -> None:
    assert not any(said.startswith(("I renewed", "I passed last")) for said in claims_of(note))


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Speak Portuguese and some Polish", "I speak Portuguese and some Polish"),
        ("I rebuilt the volunteer rota and cut no-shows by half", "I rebuilt the volunteer rota and cut no-shows by half"),
    ],
)
def test_a_deed_is_told_with_its_verb_in_small_letters_and_its_share(note: str, said: str) -> None:
    assert said in claims_of(note)
