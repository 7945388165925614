"""A part made larger than the notes make it, and one told as large as it was."""

import pytest
from ledgers import unsupported


@pytest.mark.parametrize(
    ("body", "noted", "words"),
    [
        (
            "I ran the night desk at Ferry Foods.",
            "helped on the night desk at Ferry Foods",
            "I ran the night desk at Ferry Foods",
        ),
        ("I managed a team of six graders.", "six years grading fish", "I managed a team of six graders"),
        ("As a supervisor at Ferry Foods I saw that.", "packer at Ferry Foods", "As a supervisor at Ferry Foods"),
        ("Three years as deputy manager at the Anchor taught me calm.", "three years at the Anchor, porter", "deputy manager"),
    ],
)
def test_a_larger_part_than_the_notes_have_is_found(body: str, noted: str, words: str) -> None:
    assert words in unsupported(body, qualifications=[noted])


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        ("I ran the night desk at Ferry Foods.", "in charge of the night desk, Ferry Foods"),
        ("I managed a team of six graders.", "led 6 graders on the quay"),
        ("Three years as a porter at the Anchor taught me calm.", "three years at the Anchor, kitchen porter"),
        ("As a supervisor I would listen first.", "packer at Ferry Foods"),
        ("I helped on the night desk at Ferry Foods.", "helped on the night desk at Ferry Foods"),
    ],
)
def test_a_part_told_as_noted_or_only_wished_for_is_left_alone(body: str, noted: str) -> None:
    assert unsupported(body, qualifications=[noted], role="Quay supervisor") == []
