"""The scorer `sameness`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import across_scorer
from followup_ai.rules._text import read


@across_scorer(better="lower", margin=0.03, suites=("drafts",))
def sameness(_case: Case, exchange: Exchange) -> list[tuple[str, float]]:
    """The share of a draft's words that stand in sentences which also occur in a draft for another interview."""
    if not exchange.text:
        return []
    return [(s.low, len(s.low.split())) for s in read(exchange.draft).of("paragraph", "postscript", "voicemail")]
