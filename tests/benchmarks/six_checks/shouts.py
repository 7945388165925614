"""One of six pattern checks, as a scorer."""

import re

from evals.scorers._base import Score, scorer

PATTERN = re.compile(r"!!")


@scorer(better="lower")
def shouts(_case, exchange):
    """Marks are doubled."""
    found = PATTERN.search(exchange.text)
    return Score(found is not None, "", [found.span()] if found else ())
