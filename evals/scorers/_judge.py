"""A model-judge's marks as scorers, and beside each how often the judge agrees with the careful reader who marked some replies.

The gate looks at a mark only where that agreement is proven high enough: see `evals.gate.believed`.
"""

from __future__ import annotations

from collections.abc import Callable

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, Scorer

SUITES = ("judged",)


def mark_scorers(mark: str, about: str) -> tuple[Scorer, Scorer, Scorer]:
    """The judge's mark on messages nobody has labelled; on those somebody has, its agreement, and the label itself.

    Args:
        mark: its name, as in `evals.handwritten.MARKS`.
        about: what a yes says, for lists and reports.
    """
    agreement = f"{mark}:agrees"
    return (
        Scorer(mark, _judged(mark), margin=0.05, headline=True, suites=SUITES, about=about, believed_by=agreement),
        Scorer(agreement, _agrees(mark), suites=SUITES, about=f"The judge says of {mark} what a careful reader says."),
        Scorer(f"{mark}:label", _label(mark), "neither", suites=SUITES, about=f"A careful reader says yes to {mark}."),
    )


def _judged(mark: str) -> Callable[[Case, Exchange], Score]:
    def score(case: Case, exchange: Exchange) -> Score:
        said = exchange.marks.get(mark)
        if mark in case.expected["marks"]:
            return Score(None, "It is there to see how far the judge agrees.")
        if said is None:
            return Score(None, exchange.unjudged or "The judge did not say.")
        return Score(said.value, said.why, () if said.value else said.spans)

    return score


def _label(mark: str) -> Callable[[Case, Exchange], Score]:
    return lambda case, _exchange: Score(case.expected["marks"].get(mark))


def _agrees(mark: str) -> Callable[[Case, Exchange], Score]:
    def score(case: Case, exchange: Exchange) -> Score:
        said, label = exchange.marks.get(mark), case.expected["marks"].get(mark)
        if label is None or exchange.unjudged:
            return Score(None, exchange.unjudged)
        if said is None:
            return Score(False, "the judge did not say")
        agrees = said.value == label
        return Score(agrees, "" if agrees else f"the judge says {'yes' if said.value else 'no'}: {said.why}", said.spans)

    return score
