"""Questions that notes keep in statement order, which a topic may be."""

import pytest

from followup_ai.offline.grammar import is_noun_phrase


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
