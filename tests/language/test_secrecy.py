"""A mark keeps a note to oneself; a trade that deals in private things does not mark its notes."""

import datetime as dt

import pytest

from followup_ai.models import Interview
from followup_ai.rules._private import private_clauses


def private(note):
    """What of a note is private, by the rule."""
    interview = Interview(
        candidate="Ann Lee", interviewer={"name": "Jo Park"}, company="Fern & Co", role="clerk", date=dt.date(2026, 5, 12),
        discussed=[note],
    )  # fmt: skip
    return private_clauses(interview)


@pytest.mark.parametrize(
    "note",
    [
        "private: her son is starting school",
        "they may sell the north depot, private",
        "she told me privately that the depot may close",
        "the merger is a secret",
        "the merger is confidential",
        "strictly between us, the depot may close",
        "her private life, two boys",
    ],
)
def test_a_mark_makes_a_note_private(note):
    assert private(note)


@pytest.mark.parametrize(
    "note",
    [
        "Six years with a private tree care firm",
        "Three years as a legal secretary",
        "How they store confidential records",
        "Their secret shopper visits",
        "The kitchen is strictly gluten-free",
        "The private dining room upstairs",
        "Patient confidentiality in a small town",
        "Explaining bath etiquette without embarrassing anyone",
    ],
)
def test_a_trade_that_deals_in_private_things_is_no_secret(note):
    assert not private(note)
