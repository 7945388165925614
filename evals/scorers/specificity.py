"""The scorer `specificity`."""

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, scorer
from followup_ai.rules._content import index_of, points_of
from followup_ai.rules._matching import best_match, taken_up


@scorer(kind="number", unit="details", margin=0.2, suites=("drafts",))
def specificity(case: Case, exchange: Exchange) -> Score:
    """How many notes of the conversation the message takes up."""
    interview = case.told
    if not exchange.text or interview is None or not interview.details:
        return Score(None, exchange.problem)
    index = index_of(exchange.draft)
    matches = [best_match(point, index) for point in points_of(interview, "discussed", "their_words", "personal")]
    found = {match.point.text: match for match in matches if taken_up(match)}
    return Score(len(found), "; ".join(found)[:300], [span for match in found.values() for span in match.spans])
