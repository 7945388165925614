"""One of six pattern checks, as a scorer."""

import re

from evals.scorers._base import Score, scorer

PATTERN = re.compile(r"(?i)\bthank")


@scorer(better="higher")
def thanks(_case, exchange):
    """The text thanks."""
    found = PATTERN.search(exchange.text)
    return Score(found is not None, "", [found.span()] if found else ())
