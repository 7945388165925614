"""The scorer `stock-phrases`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(better="lower", kind="number", margin=0.15, suites=("drafts",))
def stock_phrases(_case: Case, exchange: Exchange) -> Score:
    """How many stock phrases `natural-voice` shows; none where it passes."""
    verdict = exchange.verdicts.get("natural-voice")
    if verdict is None or verdict.verdict == "not-applicable":
        return Score(None, exchange.problem)
    spans = verdict.spans if verdict.verdict == "fail" else ()
    return Score(len(spans), verdict.why if spans else "", [exchange.absolute(span) for span in spans])
