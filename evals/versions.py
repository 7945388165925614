"""Versions of what decides how a model is asked and what the composer answers: digests of the files themselves."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import followup_ai
from followup_ai.formats import prompts_folder
from followup_ai.settings import OFFLINE_MODEL

_PACKAGE = Path(followup_ai.__file__).parent
_EVALS = Path(__file__).parent
DECIDE_NOTHING = ("pages", "exports", "history", "offline", "reports", "datasets", "recorded")
"""Folders that hold nothing which a row of a scored case depends on, besides the case, which is known by its digest."""


def _digest(paths: Iterable[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


@cache
def prompts_version() -> str:
    """Changes whenever a prompt, or what fills it, does."""
    folder = prompts_folder()
    return _digest(folder.rglob("*.md"), folder) + _digest([_PACKAGE / "templates.py"], _PACKAGE)[:4]


@cache
def composer_version() -> str:
    """Changes whenever the code or the word lists of the offline composer do."""
    folder = _PACKAGE / "offline"
    return _digest([*folder.rglob("*.py"), *folder.rglob("*.txt")], folder)


def versions(model: str) -> dict[str, str]:
    """What a recording of a model depends on, besides the requests themselves."""
    found = {"prompts": prompts_version()}
    return {**found, "composer": composer_version()} if model == OFFLINE_MODEL else found


@cache
def judging_version() -> str:
    """Changes whenever anything does that the row of a scored case depends on, besides the case and what a model answered.

    That is the code, the word lists and the weights of the product and of these evals, the prompts, Python, and the versions
    of the packages it finds.
    """
    digest = hashlib.sha256(f"{sys.version}\0{prompts_version()}".encode())
    for root in (_PACKAGE, _EVALS):
        digest.update(_digest((path for path in root.rglob("*") if _decides(path.relative_to(root))), root).encode())
    folders = [Path(name) for name in sys.path if os.path.isdir(name)]
    digest.update(repr(sorted({found.name for folder in folders for found in folder.glob("*.dist-info")})).encode())
    return digest.hexdigest()[:24]


def _decides(path: Path) -> bool:
    return path.suffix in (".py", ".txt", ".yaml") and path.parts[0] not in DECIDE_NOTHING
