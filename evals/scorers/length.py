"""The scorer `length`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(better="neither", kind="number", unit="words", suites=("drafts",))
def length(_case: Case, exchange: Exchange) -> Score:
    """Words of the message without greeting, sign-off and subject."""
    if not exchange.text:
        return Score(None, exchange.problem)
    parts = [*exchange.draft.paragraphs, *filter(None, [exchange.draft.postscript])]
    return Score(sum(len(part.text.split()) for part in parts))
