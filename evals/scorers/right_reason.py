"""The scorer `right-reason`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(margin=0.2, suites=("timing",))
def right_reason(case: Case, exchange: Exchange) -> Score:
    """Every step gives the reason that decides it."""
    if exchange.plan is None:
        return Score(False, exchange.problem)
    if not any(step["because"] for step in case.expected["steps"]):
        return Score(None, "The case names no reasons.")
    missing = [
        f"{step.purpose}: {words!r} is not in {step.why!r}"
        for step, expected in zip(exchange.plan.steps, case.expected["steps"], strict=False)
        for words in expected["because"]
        if words.lower() not in step.why.lower()
    ]
    return Score(not missing, "; ".join(missing))
