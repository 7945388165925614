"""The suites: one module each, with `NAME`, `cases` (what is asked) and `play` (how a case is asked)."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from evals.asking import Play
from evals.cases import Case
from evals.exchange import Exchange
from followup_ai.errors import UnknownName


class Suite(Protocol):
    """What a module of this folder offers."""

    NAME: str

    def cases(self, **options: Any) -> list[Case]:
        """Every case; the options are a suite's own, and all have defaults."""

    def play(self, case: Case, asked: Mapping[str, Any]) -> Play[Exchange]:
        """Begins a case; `asked` holds the options of the run."""


@cache
def suite_names() -> tuple[str, ...]:
    """The names of all suites."""
    return tuple(m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if not m.name.startswith("_"))


def load_suite(name: str) -> Suite:
    """The suite called `name`.

    Raises:
        UnknownName: there is none.
    """
    if name not in suite_names():
        raise UnknownName("suite", name, suite_names())
    return importlib.import_module(f"{__name__}.{name}")
