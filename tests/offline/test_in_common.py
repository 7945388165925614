"""Whatever a note on something shared looks like, the reader is told plainly what is shared."""

from __future__ import annotations

import pytest

from followup_ai.offline.in_common import in_common


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("love of cryptic crosswords", "we share a love of cryptic crosswords"),
        ("a shared weakness for bad puns", "we share a weakness for bad puns"),
        ("our enthusiasm for old maps", "we share an enthusiasm for old maps"),
        ("he ran the Berlin marathon in 3:58", "he ran the Berlin marathon"),
        ("that she also came here from Poland", "she came here from Poland too"),
        ("They all go bouldering on Wednesdays and asked if I climb", "you all go bouldering on Wednesdays"),
        ("i noticed the starter on her windowsill, we swapped tips for 5 min", "we talked about the starter on her windowsill"),
        ("we swapped tips about tomatoes", "we talked about tomatoes"),
        ("we both play the accordion, badly", "we both play the accordion, badly"),
        ("She told me about her allotment", "She told me about her allotment"),
        ("both got twins", "we both have twins"),
        ("both got lost on the way", "both got lost on the way"),
        ("Grew up two doors from each other in Cork", "we grew up two doors from each other in Cork"),
        ("went to the same primary school", "we both went to the same primary school"),
        ("lived in the same village as my aunt", "lived in the same village as my aunt"),
        ("she's mad about crosswords, so am I", "we are both keen on crosswords"),
        ("fond of opera, like me", "we are both fond of opera"),
        ("She's training for the same half marathon", "we are both training for the same half marathon"),
        ("he loves cycling", "he loves cycling"),
    ],
)
def test_what_is_shared_is_said_plainly(noted: str, said: str) -> None:
    assert in_common(noted) == said
