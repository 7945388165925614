"""The scorer `accepted`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(margin=0.03, headline=True, suites=("drafts",))
def accepted(_case: Case, exchange: Exchange) -> Score:
    """A draft came about that passes every required rule."""
    if not exchange.text:
        return Score(False, exchange.problem)
    return Score(exchange.accepted, f"fails {', '.join(exchange.failed)}" if exchange.failed else "")
