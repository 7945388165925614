"""One of six pattern checks, as a scorer."""

import re

from evals.scorers._base import Score, scorer

PATTERN = re.compile(r"\[[A-Z][^\]]*\]")


@scorer(better="lower")
def open_slot(_case, exchange):
    """A slot is left open."""
    found = PATTERN.search(exchange.text)
    return Score(found is not None, "", [found.span()] if found else ())
