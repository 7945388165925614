"""How sure a note's writer is of the next steps belongs to no day, no occasion and nobody's name."""

from __future__ import annotations

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.answers import answer_told
from followup_ai.offline.steps.stages import stages
from followup_ai.offline.typed.hedges import without_hedges


@pytest.mark.parametrize(
    ("note", "when"),
    [
        ("they will call after DBS i think, 2 or 3 weeks", "after DBS"),
        ("she'll email after the board meets I think", "after the board meets"),
        ("they call before Christmas Please God", "before Christmas"),
        ("they'll call after the sale, God willing", "after the sale"),
        ("will write after Easter hopefully", "after Easter"),
        ("they call after Mass, prob", "after Mass"),
        ("they will call after the sale maybe", "after the sale"),
    ],
)
def test_a_hedge_is_no_part_of_the_occasion(note: str, when: str) -> None:
    found = answer_told(note, Cast(), {}, stale=False)
    assert found is not None
    assert found.when == when


def test_a_hedge_is_no_part_of_whom_one_meets() -> None:
    (stage,) = stages("panel with the owner I think Friday", Cast(), {})
    assert (stage.np, stage.when) == ("the panel interview with the owner", "on Friday")


def test_what_may_not_come_at_all_stays_open() -> None:
    (stage,) = stages("maybe a trial shift", Cast(), {})
    assert stage.iffy


@pytest.mark.parametrize(
    ("note", "left"),
    [
        ("they call, I think, on Monday", "they call, on Monday"),
        ("second interview (prob) then a call", "second interview then a call"),
        ("they call, I think the trial is on Friday", "they call, the trial is on Friday"),
        ("I hope to hear by Friday", "I hope to hear by Friday"),
        ("trial on Friday.\nI think they ring first", "trial on Friday.\n they ring first"),
    ],
)
def test_the_clauses_around_a_hedge_stay_apart(note: str, left: str) -> None:
    assert without_hedges(note) == left
