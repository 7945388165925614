"""The scorer `seconds`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(better="neither", kind="number", unit="s", suites=("drafts",))
def seconds(_case: Case, exchange: Exchange) -> Score:
    """Seconds the model took, as recorded: of that machine and that day, so the gate leaves it alone."""
    return Score(sum(a.seconds for a in exchange.attempts) if exchange.attempts else None)
