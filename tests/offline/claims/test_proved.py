"""Of jotted notes a claim is said up to what may have been misread; what its writer says to themselves is never sent."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.proved import proved_part, said_to_them


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("I have milked for six years, four on my uncle farm girolando cows", "I have milked for six years"),
        ("I have spent three years in the kennels, two as here as a walker", "I have spent three years in the kennels"),
        ("I taught for four years, most of it in teach gr 9", "I taught for four years"),
        ("I have spent four years in teach in Huế", ""),
        ("I have experience with well", ""),
        ("I can a a sign", ""),
        ("I can do without mould", ""),
        ("I have worked in running for two years", ""),
        ("I have worked in driver myself for 11 years", ""),
        ("I set up a drop-in, and ran two years", "I set up a drop-in"),
        ("I fitted 40 kitchens in my uncle joinery shop", ""),
        ("I fitted 40 kitchens with my uncle in Poznań", "I fitted 40 kitchens with my uncle in Poznań"),
        ("I ran the night desk for two years", "I ran the night desk for two years"),
        ("I have worked in catering for nine years, the last five days", "I have worked in catering for nine years"),
        ("I have baked for ten years, the last four as a cook", "I have baked for ten years, the last four as a cook"),
        ("I brought stock app live in two depots", ""),
        ("I have spent nine years as a groom, four in royal stud Racot", "I have spent nine years as a groom"),
        ("I have a BSc physics from Leeds", ""),
        ("I have a BSc in physics from Leeds", "I have a BSc in physics from Leeds"),
        ("I cursed myself on the ferry", ""),
    ],
)  # fmt: skip
def test_a_claim_ends_before_what_may_have_been_misread(clause: str, said: str) -> None:
    assert proved_part(Claim(clause=clause, text=clause)).clause == said


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("I wrote the audit of the cold chain, although it is close to their problem", "I wrote the audit of the cold chain"),
        ("I once rebuilt a lathe, which he would have liked", "I once rebuilt a lathe"),
        ("I did two winters of night calving, forgot totally", "I did two winters of night calving"),
        ("I trained five porters, two of whom teach others", "I trained five porters, two of whom teach others"),
    ],
)  # fmt: skip
def test_what_one_says_to_oneself_is_not_sent(clause: str, said: str) -> None:
    assert said_to_them(Claim(clause=clause)).clause == said
