"""What a tidy note tells of years is said as it tells it."""

import pytest

from followup_ai.offline.perspective import Cast
from followup_ai.offline.plain_spells import spells_noted


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Seven years as a ship's cook", "I have worked as a ship's cook for seven years"),
        ("Three years as a school secretary in a rural district",
         "I have spent three years as a school secretary in a rural district"),
        ("Nine years with a family plumbing firm, including night callouts",
         "I have spent nine years with a family plumbing firm, including night callouts"),
        ("Six years as a kiln and glaze technician in Leeds", "I have spent six years as a kiln and glaze technician in Leeds"),
        ("Eight years of lime and cob work", "I have eight years of lime and cob work"),
        ("Five years' experience in museum packing", "I have five years of experience in museum packing"),
        ("Four years for a courier firm", "I have worked for a courier firm for four years"),
        ("Two seasons planting saplings in Fife", "I have spent two seasons planting saplings in Fife"),
    ],
)  # fmt: skip
def test_a_spell_stands_in_its_own_words(note: str, said: str) -> None:
    [claim], _ = spells_noted(note, Cast(), {})
    assert claim.clause == said


@pytest.mark.parametrize(
    ("note", "spells", "others"),
    [
        ("Grade 2 permit and six years at the quarry", 1, ("Grade 2 permit",)),
        ("BSc Forestry, and two seasons planting in Fife", 1, ("BSc Forestry",)),
        ("Two years in a bakery and three years at a mill", 2, ()),
    ],
)
def test_what_else_a_note_tells_is_told_apart(note: str, spells: int, others: tuple[str, ...]) -> None:
    told, left = spells_noted(note, Cast(), {})
    assert len(told) == spells
    assert tuple(part.lower() for part in left) == tuple(part.lower() for part in others)


@pytest.mark.parametrize(
    "note", ["Ran a crew of nine", "12 years of tailor", "15 years on the quay, four boats", "ten years they said"]
)
def test_what_is_no_plain_spell_is_left_to_others(note: str) -> None:
    assert spells_noted(note, Cast(), {}) == ((), ())
