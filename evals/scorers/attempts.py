"""The scorer `attempts`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(better="lower", kind="number", margin=0.1, suites=("drafts",))
def attempts(_case: Case, exchange: Exchange) -> Score:
    """How many drafts the model wrote."""
    return Score(len(exchange.attempts) or None)
