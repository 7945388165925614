"""The scorer `repairs`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(better="lower", kind="number", margin=0.15, suites=("drafts",))
def repairs(_case: Case, exchange: Exchange) -> Score:
    """How many faults were mended without asking the model again."""
    if not exchange.attempts:
        return Score(None, exchange.problem)
    mended = [rule for attempt in exchange.attempts for rule in attempt.repaired]
    return Score(len(mended), ", ".join(mended))
