"""What a reader sees of the usual shorthand of notes."""

from __future__ import annotations

import pytest

from followup_ai.offline.typed.shorthand import shorthand_spelt


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("led 9 porters D/N shift", "led 9 porters on day and night shifts"),
        ("we meet 2x/wk", "we meet twice a week"),
        ("worked at diff sites", "worked at different sites"),
        ("the diff tool I wrote", "the diff tool I wrote"),
        ("the bill is $12k/mo now", "the bill is $12k a month now"),
        ("14 year on the lathe", "14 years on the lathe"),
        ("7 week behind", "7 weeks behind"),
        ("a 2 year course", "a 2 year course"),
        ("made a poster 4 the church hall", "made a poster for the church hall"),
        ("nobody free 2 help", "nobody free to help"),
        ("patients came and no shows fell to four", "patients came and no-shows fell to four"),
        ("checked every dogs teeth", "checked every dog's teeth"),
        ("made 3-min films", "made three-minute films"),
        ("every 2nd Sunday on the 3rd floor", "every second Sunday on the third floor"),
        ("by the 2nd of May, 3rd June", "by the 2nd of May, 3rd June"),
        ("ok Spanish", "some Spanish"),
        ("on the Bergen to Voss line", "on the Bergen-Voss line"),
        ("slinger/signaller, 50/50 split", "slinger/signaller, 50/50 split"),
    ],
)
def test_shorthand_is_written_out_where_it_means_one_thing(typed: str, said: str) -> None:
    assert shorthand_spelt(typed) == said
