"""Short and pet forms of first names: "Bill" for William, "Kasia" for Katarzyna."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from followup_ai.language.first_names import english_names


@lru_cache(maxsize=1)
def _listed() -> dict[str, frozenset[str]]:
    """The short forms of other languages than English, with the names they stand for; all in plain letters."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    entries = [line.split() for line in lines if not line.startswith("#")]
    return {short: frozenset(names) for short, *names in entries}


@lru_cache(maxsize=1024)
def _names_behind(short: str) -> frozenset[str]:
    """The names that `short` may stand for, in plain letters."""
    return frozenset(english_names().canonicals_of(short)) | _listed().get(short, frozenset())


def is_short_for(short: str, long: str) -> bool:
    """Whether `short` is a usual short form of the first name `long`, or of a form of it: "Liz" and "Eliza" of Elizabeth.

    Args:
        short, long: names in plain letters, as `plain_name` makes them.
    """
    return short != long and long in _names_behind(short)
