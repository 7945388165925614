"""Whether a word is a first name, as far as the package `nicknames` and its table of English ones tell."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nicknames import NickNamer


@lru_cache(maxsize=1)
def english_names() -> NickNamer:
    """The table of English first names and their short forms, read once."""
    from nicknames import NickNamer  # its table takes a tenth of a second to load, and few texts ask for it

    return NickNamer()


def is_first_name(word: str) -> bool:
    """Whether the word, in whatever case, is an English first name or a short form of one.

    Args:
        word: one word without its apostrophe and s.
    """
    names, low = english_names(), word.lower()
    return bool(names.nicknames_of(low) or names.canonicals_of(low))
