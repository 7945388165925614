"""The scorer `tokens`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer


@scorer(better="neither", kind="number", unit="tokens", suites=("drafts",))
def tokens(_case: Case, exchange: Exchange) -> Score:
    """Tokens of all requests and replies, as the provider counts them."""
    counts = [n for a in exchange.attempts for n in (a.prompt_tokens, a.completion_tokens)]
    return Score(None if not counts or None in counts else sum(counts))
