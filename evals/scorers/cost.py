"""The scorer `cost`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(better="neither", kind="number", unit="$", suites=("drafts",))
def cost(_case: Case, exchange: Exchange) -> Score:
    """Dollars for all attempts; does not apply where the price is not known."""
    costs = [a.cost_usd for a in exchange.attempts]
    return Score(None if not costs or None in costs else sum(costs))
