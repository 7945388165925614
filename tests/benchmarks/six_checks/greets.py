"""One of six pattern checks, as a scorer."""

import re

from evals.scorers._base import Score, scorer

PATTERN = re.compile(r"(?m)^(?:Dear|Hi|Hello|Opening)")


@scorer(better="higher")
def greets(_case, exchange):
    """A line greets."""
    found = PATTERN.search(exchange.text)
    return Score(found is not None, "", [found.span()] if found else ())
