"""The scorers: discovered modules, one scorer each; besides, every rule is a scorer by itself, and every label."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

from evals.scorers._base import Score, Scorer, across_scorer, scorer
from followup_ai.errors import InputError, UnknownName

__all__ = ["Score", "Scorer", "across_scorer", "all_scorers", "chosen", "scorer", "scorers_in"]


@cache
def all_scorers() -> tuple[Scorer, ...]:
    """Every scorer: those that decide first, then the rest, then the rules, agreement with labels, and mutants."""
    from evals.scorers._labels import label_scorers
    from evals.scorers._mutants import mutant_scorers
    from evals.scorers._rules import rule_scorers

    own = [
        found
        for module in pkgutil.iter_modules([str(Path(__file__).parent)])
        if not module.name.startswith("_")
        for found in _scorers_of(importlib.import_module(f"{__name__}.{module.name}"))
    ]
    return (*sorted(own, key=lambda s: (not s.headline, s.id)), *rule_scorers(), *label_scorers(), *mutant_scorers())


def scorers_in(folder: Path) -> tuple[Scorer, ...]:
    """The scorers of a folder of the user's own modules.

    Raises:
        InputError: there is none, or a module cannot be imported.
    """
    found: list[Scorer] = []
    for path in sorted(folder.glob("*.py")):
        if not path.name.startswith("_"):
            found += _scorers_of(_imported(path))
    if not found:
        raise InputError(f"{folder} holds no scorer; put a module with a function under @scorer there.")
    return tuple(found)


def _imported(path: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location(f"evals_own_{path.stem}", path)
    if specification is None or specification.loader is None:
        raise InputError(f"{path} cannot be imported; name a Python file.")
    module = importlib.util.module_from_spec(specification)
    try:
        specification.loader.exec_module(module)
    except Exception as error:  # whatever a user's file raises
        raise InputError(f"{path} cannot be imported ({type(error).__name__}: {error}); mend it.") from error
    return module


def _scorers_of(module: ModuleType) -> list[Scorer]:
    return [value for value in vars(module).values() if isinstance(value, Scorer)]


def chosen(suite: str, names: Iterable[str] = (), folder: Path | None = None) -> tuple[Scorer, ...]:
    """The scorers of one scoring.

    Args:
        suite: of the cases.
        names: ids; every scorer for the suite where it is empty.
        folder: of further scorers; where there are no names, they alone.

    Raises:
        UnknownName: there is no scorer of a name.
        InputError: two scorers have one id.
    """
    names = tuple(names)
    own = scorers_in(folder) if folder else ()
    known: Sequence[Scorer] = own if folder and not names else (*own, *all_scorers())
    ids = [s.id for s in known]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise InputError(f"Two scorers are called {twice[0]!r}; rename one.")
    for name in names:
        if name not in ids:
            raise UnknownName("scorer", name, ids)
    return tuple(s for s in known if s.applies_to(suite) and (not names or s.id in names))
