"""Questions that notes keep in statement order, which a topic may be."""

import pytest

from followup_ai.offline.english.grammar import is_noun_phrase
from followup_ai.offline.english.questions import asks_in_its_order, in_statement_order


@pytest.mark.parametrize(
    "note",
    [
        "what the first month would look like",
        "what your auditors look for",
        "why the last curator left",
        "what the team needs",
        "how the nurses cope",
    ],
)
def test_a_question_may_end_in_its_verb(note: str) -> None:
    assert is_noun_phrase(note)


@pytest.mark.parametrize(
    "note", ["why the left curator", "what the team need more", "why the three trains", "what the old mill"]
)
def test_half_a_question_is_no_topic(note: str) -> None:
    assert not is_noun_phrase(note)


@pytest.mark.parametrize(
    "note", ["how I would settle children who arrive upset", "what the team would do with guests who come late"]
)
def test_a_question_in_the_order_of_a_statement_stays_in_it(note: str) -> None:
    assert not asks_in_its_order(note)


def test_a_question_in_its_own_order_is_put_into_that_of_a_statement() -> None:
    assert in_statement_order("what support would new drivers get") == "what support new drivers would get"
