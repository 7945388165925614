"""What is worked out from files of words, kept between runs where Python keeps compiled modules.

A phrase file is tens of kilobytes that every start would read line by line; what comes of it fits in a few that load at once.
As with bytecode, nothing depends on it: it is made anew when a file or the code changes, when it is damaged, and always
where the folder cannot be written.
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


def kept(name: str, sources: tuple[Path, ...], make: Callable[[], Made]) -> Made:
    """What `make` returns: the one of an earlier run, where no source has changed since.

    Several processes may do this at once: a file is put in its place whole.

    Args:
        name: of the file it is kept in; each use needs its own.
        sources: all that the result depends on: the files read and the module that reads them. The first one's folder has the
            `__pycache__` it is kept in.
        make: works it out; may return anything `marshal` writes: texts, numbers, tuples, lists, sets and mappings of them.
    """
    place = _place(sources[0].parent / name)
    digest = hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).digest()
    found = _read(place, digest)
    if found is not None:
        made: Made = marshal.loads(found)  # noqa: S302 - written by this module into a folder of code, and untouched since
        return made
    fresh: Any = make()
    if not sys.dont_write_bytecode:
        _write(place, digest, marshal.dumps(fresh))
    return fresh  # type: ignore[no-any-return]


def _place(path: Path) -> Path:
    """Where Python would keep the bytecode of a module of this name, `PYTHONPYCACHEPREFIX` heeded."""
    return Path(importlib.util.cache_from_source(f"{path}.py")).with_suffix(".kept")


def _read(place: Path, digest: bytes) -> bytes | None:
    """What was kept; None where there is nothing, or what is there is of other sources or damaged."""
    try:
        data = place.read_bytes()
    except OSError:
        return None
    content = data[2 * _DIGEST :]
    return content if data[: 2 * _DIGEST] == digest + hashlib.sha256(content).digest() else None


def _write(place: Path, digest: bytes, content: bytes) -> None:
    """Puts the file in its place whole, as other processes may read and write it; goes without where it cannot be written."""
    fresh = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(digest + hashlib.sha256(content).digest() + content)
        fresh.replace(place)
