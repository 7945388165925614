"""What is worked out from files of words and from expressions, kept between runs where Python keeps compiled modules.

A phrase file is tens of kilobytes that every start would read line by line; what comes of it loads at once. As with
bytecode, nothing depends on it: it is made anew when a file or the code changes, when it is damaged, and always where the
folder cannot be written.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")
_DIGEST = 32


def kept(place: Path, sources: tuple[bytes, ...], make: Callable[[], Made]) -> Made:
    """What `make` returns: the one of an earlier run, where no source has changed since.

    Args:
        place: the file whose `__pycache__` it is kept in, under its name; each use needs a place of its own.
        sources: all that the result depends on: what the files read hold, and the code that reads them.
        make: works it out; may return anything `marshal` writes: texts, numbers, tuples, lists, sets and mappings of them.
    """
    found: Made | None = look_up(place, sources)
    if found is None:
        found = make()
        put_away(place, sources, found)
    return found


def look_up(place: Path, sources: tuple[bytes, ...]) -> Any:
    """What was put away at a place; None where there is nothing, or what is there is of other sources, or damaged."""
    try:
        data = _file(place).read_bytes()
    except OSError:
        return None
    content = data[2 * _DIGEST :]
    if data[: 2 * _DIGEST] != _digest(*sources) + _digest(content):
        return None
    return marshal.loads(content)  # noqa: S302 - written by this module, into a folder of code, and untouched since


def may_put_away(place: Path) -> bool:
    """Whether there is hope that something can be kept there."""
    return not sys.dont_write_bytecode and os.access(place.parent, os.W_OK)


def put_away(place: Path, sources: tuple[bytes, ...], made: Any) -> None:
    """Keeps what was made of the sources, where files of code may be written.

    Several processes may do this at once: a file is put in its place whole.
    """
    if not may_put_away(place):
        return
    file, content = _file(place), marshal.dumps(made)
    fresh = file.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_digest(*sources) + _digest(content) + content)
        fresh.replace(file)


def _file(place: Path) -> Path:
    """Where Python would keep the bytecode of a module of this name, `PYTHONPYCACHEPREFIX` heeded."""
    return Path(importlib.util.cache_from_source(f"{place}.py")).with_suffix(".kept")


def _digest(*parts: bytes) -> bytes:
    return hashlib.sha256(b"\0".join(parts)).digest()
