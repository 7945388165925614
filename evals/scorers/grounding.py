"""The scorer `grounding`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer
from followup_ai.rules._claims import claims


@scorer(kind="number", margin=0.02, suites=("drafts",))
def grounding(_case: Case, exchange: Exchange) -> Score:
    """The share of the message's claims of fact that the interview supports."""
    if not exchange.text:
        return Score(None, exchange.problem)
    found = claims(exchange.draft, exchange.context)
    if not found:
        return Score(None, "It claims nothing.")
    loose = [claim for claim in found if not claim.supported]
    why = f"not in the notes: {'; '.join(claim.text for claim in loose)}" if loose else f"{len(found)} claims, all supported"
    return Score(1 - len(loose) / len(found), why[:300], [(claim.start, claim.end) for claim in loose])
