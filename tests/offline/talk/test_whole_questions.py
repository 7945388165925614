"""A question that was put to the candidate is remembered in its own words, with whom it means."""

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.whole_questions import asked_whole

PANEL = Cast(frozenset({"noor", "amina"}), {"sapolu": "Sapolu", "ioane": "Ioane"}, crowded=True)


@pytest.mark.parametrize(
    ("note", "said", "owner"),
    [
        (
            "Mrs Noor asked what I do with a child who has stopped putting up her hand",
            "what I do with a child who has stopped putting up her hand",
            "you",
        ),
        (
            "Reverend Sapolu asked me what I would do with parents who want their children home by two",
            "Sapolu's question about what I would do with parents who want their children home by two",
            "Sapolu",
        ),
        (
            "Mrs Noor handed me a cracked knee and asked me how I would scarf in a new piece",
            "how I would scarf in a new piece",
            "you",
        ),
        ("They asked how I would run the kiln alone at night", "how I would run the kiln alone at night", ""),
        ("I was asked how I would fell a hung-up beech", "how I would fell a hung-up beech", ""),
        ("Mrs Noor asked me to sketch how I would stack a kiln for salt", "how I would stack a kiln for salt", "you"),
    ],
)
def test_a_question_is_taken_whole(note: str, said: str, owner: str) -> None:
    point = asked_whole(note, 0, PANEL)
    assert point is not None
    assert (point.np, point.owner) == (said, owner)


@pytest.mark.parametrize(
    "note",
    [
        "Mrs Noor asked what I thought of her plan",  # whose plan, the words alone do not tell
        "Mrs Noor asked when I would ring for a doctor and when I would wake her",
        "Mrs Noor asked how I decide whether to give a second dose or to telephone her first",
        "Mrs Noor wanted to know why I left my last school",
        "They asked whether I would work on Sundays",
        "Mrs Noor showed me a loom and asked how I would warp it",
    ],
)
def test_what_means_somebody_else_or_is_the_candidates_own_affair_is_not(note: str) -> None:
    assert asked_whole(note, 0, PANEL) is None


def test_a_question_noted_without_who_asked_it_is_taken_whole() -> None:
    point = asked_whole("How I would settle a resident who gets up at three and wants to go to work", 0, PANEL)
    assert point is not None
    assert point.np == "how I would settle a resident who gets up at three and wants to go to work"
