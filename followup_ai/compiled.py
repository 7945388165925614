"""Regular expressions compiled once for all runs.

Python compiles an expression in half a millisecond, and judging a first message takes a hundred of them, a thousand messages a
thousand: a tenth of the whole work. What comes of it is a row of numbers for `re`'s engine, which is kept as Python keeps the
bytecode of modules (`kept`). `re` has no door for that, so its inner ones are used, as they are in CPython 3.11 to 3.13; where
they are not as expected, expressions are compiled as ever.
"""

from __future__ import annotations

import atexit
import importlib
import re
import sys
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from followup_ai.kept import look_up, may_put_away, put_away
from followup_ai.quick_starts import led_by_letters

_HERE = Path(__file__)
_STARTS = _HERE.with_name("quick_starts.py")
_WORTH_KEEPING = 8
"""So many new ones are worth writing the file for."""
_MOST_KEPT = 450
"""So many are kept, of some three kilobytes each, for every start reads them all; those that the last runs used first."""
_MOST_OF_LONG_RUNS = 3_000
"""So many more, in a file that only a run reads which has needed many others already: it judges many messages."""
_MANY = 24
"""So many others: compiling them has taken as long as reading that file takes."""

_Key = tuple[str, int]
_Program = tuple[int, bytes, int, dict[str, int]]
"""The flags in force, the engine's numbers, how many groups there are, and those that have names."""

_used: dict[_Key, _Program] = {}
"""What this run needed, in that order: what one message needs comes before what a thousand do."""
_new: set[_Key] = set()
"""What of it this run compiled."""
_beside: set[_Key] = set()
"""What of it was not among those that every start reads."""


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(source, flags)`, at a twentieth of its cost where an earlier run has compiled it.

    Args:
        source: a regular expression.
        flags: as `re.compile` takes them.

    Raises:
        re.error: it is none.
    """
    engine = _engine()
    if engine is None:
        return re.compile(source, flags)
    key = source, int(flags)
    program = _kept().get(key) or _found_beside(key)
    if program is None:
        program = _program(engine, *key)
        _new.add(key)
    _used[key] = program
    in_force, numbers, groups, named = program
    names: list[str | None] = [None] * groups
    for name, number in named.items():
        names[number] = name
    made: re.Pattern[str] = engine._sre.compile(
        source, in_force, memoryview(numbers).cast("I").tolist(), groups - 1, named, tuple(names)
    )
    return made


def _program(engine: Any, source: str, flags: int) -> _Program:
    parsed = engine._parser.parse(led_by_letters(source, flags), flags)
    numbers = b"".join(number.to_bytes(_WIDTH, sys.byteorder) for number in engine._code(parsed, flags))
    return flags | parsed.state.flags, numbers, parsed.state.groups, parsed.state.groupdict


_WIDTH = 4
"""Bytes of one of the engine's numbers."""


@cache
def _engine() -> Any:
    """The part of `re` that compiles; None where this Python has another one than is known here."""
    try:
        engine = importlib.import_module("re._compiler")
        known = engine._sre.CODESIZE == _WIDTH and callable(engine._code) and callable(engine._parser.parse)
    except (ImportError, AttributeError):
        return None
    return engine if known and sys.implementation.name == "cpython" and sys.version_info < (3, 14) else None


def _sources() -> tuple[bytes, ...]:
    return sys.version.encode(), str(_engine()._sre.MAGIC).encode(), _HERE.read_bytes(), _STARTS.read_bytes()


@cache
def _kept() -> dict[_Key, _Program]:
    """What earlier runs compiled."""
    found: dict[_Key, _Program] = look_up(_HERE, _sources()) or {}
    if may_put_away(_HERE):
        atexit.register(keep_compiled)
    return found


def _found_beside(key: _Key) -> _Program | None:
    """One of those that long runs needed, where this is such a run."""
    _beside.add(key)
    return _kept_by_long_runs().get(key) if len(_beside) > _MANY else None


@cache
def _kept_by_long_runs() -> dict[_Key, _Program]:
    return look_up(_further(), _sources()) or {}


def _further() -> Path:
    return _HERE.with_name(f"{_HERE.stem}_by_long_runs.py")


def keep_compiled() -> None:
    """Keeps for later runs what this one has compiled, if it is worth it; done at the end of a program by itself."""
    if len(_new) < _WORTH_KEEPING:
        return
    before = look_up(_HERE, _sources()) or {}  # other programs may have added to it
    known = _used | before
    put_away(_HERE, _sources(), dict(islice(known.items(), _MOST_KEPT)))
    if len(_beside) > _MANY:
        rest = dict(islice(known.items(), _MOST_KEPT, None)) | (look_up(_further(), _sources()) or {})
        put_away(_further(), _sources(), dict(islice(rest.items(), _MOST_OF_LONG_RUNS)))
    _new.clear()
