"""How a sentence uses the words it shares with a note."""

import pytest

from followup_ai import anatomy
from followup_ai.models import Interview
from followup_ai.rules._content import index_of, points_of, prose
from followup_ai.rules._matching import best_match
from followup_ai.rules._usage import used


def signs(sentence: str, note: str) -> dict[str, float]:
    interview = Interview.model_validate(
        {
            "candidate": "Sam Okafor",
            "interviewer": {"name": "Dana Reyes"},
            "company": "Acme",
            "role": "Engineer",
            "date": "2026-05-12",
            "discussed": [note],
        }
    )
    draft = anatomy.parse(f"Dear Dana,\n\n{sentence}\n\nSam Okafor")
    [point] = points_of(interview, "discussed")
    return used(prose(draft)[0].low, best_match(point, index_of(draft)))


@pytest.mark.parametrize(
    ("sentence", "note", "sign", "share"),
    [
        ("I was alarmed.", "the alarm", "in another form", 1),
        ("The alarm rang twice.", "the alarm", "in another form", 0),
        ("I bottle things up.", "a bottle of ink", "as another kind of word", 1),
        ("Those bottles amuse me.", "bottles of ink", "pointed at", 1),
        ("I would bottle up my worries.", "a bottle of ink", "with a particle", 1),
        ("I hope to drop out never, and bottle nothing.", "a bottle of ink", "none pointed at", 1),
    ],
)
def test_words_bent_from_what_a_note_says_are_told(sentence: str, note: str, sign: str, share: float) -> None:
    assert signs(sentence, note)[sign] == share


def test_what_stands_beside_shared_words_is_told_with_the_words_left_open() -> None:
    found = signs("I keep thinking of those pickle jars.", "pickle jars break")
    assert found["those @"] == 0.5
    assert found["@ @"] == 1.0
    assert found["@ >"] == 0.5
    assert "pickle" not in " ".join(found)
