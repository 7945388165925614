"""The scorer `first-attempt`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(margin=0.03, headline=True, suites=("drafts",))
def first_attempt(_case: Case, exchange: Exchange) -> Score:
    """The model's first draft was accepted, repaired or as it was."""
    attempts = exchange.attempts
    if not attempts:
        return Score(None if exchange.text else False, exchange.problem)
    failed = attempts[0].failed
    return Score(not failed, f"the first draft fails {', '.join(failed)}" if failed else "")
