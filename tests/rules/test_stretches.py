"""What is told of a text by its stretches between spaces is what a look at the whole text tells."""

from __future__ import annotations

import pytest

from followup_ai import anatomy
from followup_ai.rules import context_for, find_rule
from followup_ai.rules._base import EXAMPLE_INTERVIEW
from followup_ai.rules._claims import claims

TEXT = "Dear Dana,\n\nThank you for the tour. {}\n\nBest regards,\nSam Okafor"


def marked(rule, words):
    draft = anatomy.parse(TEXT.format(words), candidate=EXAMPLE_INTERVIEW.candidate)
    outcome = find_rule(rule).judge(draft, context_for(EXAMPLE_INTERVIEW))
    return [draft.text[start:end] for start, end in outcome.spans] if outcome.verdict == "fail" else []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("It was (somehting) to see.", ["somehting"]),
        ("It was “quite\nsomehting”.", ["somehting"]),
        ("It is at sam.example/somehting or somehting@acme.example.", []),
        ("The Somehting was worth it.", []),
    ],
)
def test_a_slip_is_found_whatever_mark_stands_beside_it(words, found):
    assert marked("proofread", words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("It was (REALLY) good.", ["REALLY"]),
        ("I am SO\nREALLY glad.", ["SO", "REALLY"]),
        ("The REALLY/X and the X-REALLY are codes.", []),
    ],
)
def test_a_shout_is_found_whatever_mark_stands_beside_it(words, found):
    assert marked("calm-punctuation", words) == found


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Marge mentioned the ward.", ["Marge"]),
        ("Thanks to that the ward is mine to think of.", []),
        ("Kalgoorlie's ward was quiet.", ["Kalgoorlie"]),
    ],
)
def test_a_name_that_opens_a_sentence_is_one_where_it_speaks(words, names):
    draft = anatomy.parse(TEXT.format(words), candidate=EXAMPLE_INTERVIEW.candidate)
    found = [c.text.removesuffix("'s") for c in claims(draft, context_for(EXAMPLE_INTERVIEW)) if c.kind == "name"]
    assert found == names
