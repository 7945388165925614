"""What a reader sees of a line that they said."""

from __future__ import annotations

import pytest

from followup_ai.offline.sayings import stops_put


@pytest.mark.parametrize(
    ("noted", "quoted"),
    [
        ("no yeast no bread no Sunday", "no yeast, no bread, no Sunday"),
        ("we sell chairs we don't sell stories", "we sell chairs, we don't sell stories"),
        ("we hire people we trust", "we hire people we trust"),
        ("you get what you pay for", "you get what you pay for"),
        ("I can bake it once. I can't bake it twice", "I can bake it once. I can't bake it twice"),
    ],
)
def test_the_halves_of_a_saying_are_parted(noted: str, quoted: str) -> None:
    assert stops_put(noted) == quoted
