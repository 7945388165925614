"""Whether a word is one of English, as `simplemma`'s dictionary has it.

Its package takes a tenth of a second to import and its dictionary another to unpack. What is asked of it here is only whether a
word in small letters stands in it: all such words, kept between runs as one text, are there in two milliseconds.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from followup_ai.kept import look_up, may_put_away, put_away

_HERE = Path(__file__)


def is_english(word: str) -> bool:
    """Whether simplemma knows the word.

    Args:
        word: letters from a to z.
    """
    words = _kept_words()
    if words is not None:
        return b"\n%b\n" % word.encode() in words
    import simplemma

    return bool(simplemma.is_known(word, lang="en"))


def is_told_at_once() -> bool:
    """Whether `is_english` needs no dictionary to be unpacked."""
    return _kept_words() is not None


@cache
def _kept_words() -> bytes | None:
    """The words one a line, with an empty line at either end; None where nothing can be kept between runs."""
    package = importlib.util.find_spec("simplemma")
    version = Path(package.origin).read_bytes() if package and package.origin else b""  # it names its version
    sources = version, _HERE.read_bytes()
    words: bytes | None = look_up(_HERE, sources)
    if words is None and may_put_away(_HERE):
        words = _all_words()
        put_away(_HERE, sources, words)
    return words


def _all_words() -> bytes:
    from simplemma.strategies import DefaultDictionaryFactory

    words = [word for word in DefaultDictionaryFactory().get_dictionary("en") if word.isascii() and word.isalpha()]
    known = {word.lower() for word in words if word in (word.lower(), word.capitalize())}  # it looks in either case
    return "\n".join(["", *sorted(known), ""]).encode()
