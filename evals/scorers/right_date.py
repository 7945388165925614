"""The scorer `right-date`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(margin=0.05, headline=True, suites=("timing",))
def right_date(case: Case, exchange: Exchange) -> Score:
    """The plan has the right steps, each at the right moment."""
    if exchange.plan is None:
        return Score(False, exchange.problem)
    planned = [(s.purpose, s.format, f"{s.at:%Y-%m-%d %H:%M}", s.state) for s in exchange.plan.steps]
    expected = [(s["purpose"], s["format"], s["at"], s["state"]) for s in case.expected["steps"]]
    wrong = [f"{' '.join(p)} for {' '.join(e)}" for p, e in zip(planned, expected, strict=False) if p != e]
    if len(planned) != len(expected):
        wrong.append(f"{len(planned)} steps for {len(expected)}")
    return Score(not wrong, "; ".join(wrong))
