"""One of six pattern checks, as a scorer."""

import re

from evals.scorers._base import Score, scorer

PATTERN = re.compile(r"(?i)\bsorry\b")


@scorer(better="lower")
def says_sorry(_case, exchange):
    """The text says sorry."""
    found = PATTERN.search(exchange.text)
    return Score(found is not None, "", [found.span()] if found else ())
