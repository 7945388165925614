"""A deed or a figure that a note hides behind its first words is what the draft tells."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.additions import additions_of
from followup_ai.offline.claims.background import qualifications_of
from followup_ai.offline.english.perspective import Cast

CAST = Cast(frozenset({"dana"}), {}, False)


def _told(note: str) -> list[str]:
    return [claim.np or claim.clause for claim in qualifications_of(note, CAST, {})]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("wrote the night guide, turnover fell from 40% to 22%", "and turnover fell from 40% to 22%"),
    ],
)
def test_the_deed_is_told_with_its_figure(note: str, told: str) -> None:
    assert any(told in said for said in _told(note)), _told(note)


@pytest.mark.parametrize("note", ["store move in Leeds, went badly", "never finished and lost 40 files"])
def test_nothing_is_made_of_what_went_wrong(note: str) -> None:
    assert not any("went" in said or "lost" in said for said in _told(note))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("ran a Saturday reading café for parents in Cardiff", "I ran a Saturday reading café for parents in Cardiff"),
        ("I did already one migration to R, for the night team", "I have already done one migration to R for the night team"),
    ],
)
def test_what_was_left_unsaid_is_told_whole(note: str, told: str) -> None:
    assert [claim.np or claim.clause for claim in additions_of(note, CAST, {})] == [told]
