"""Every regular expression of the rules: of their modules, of their phrase files, and those written where they are used."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import followup_ai
from followup_ai.patterns import Expression, Together
from followup_ai.rules import all_rules
from followup_ai.rules._grammar import grammar

PARTS = ("rules", "anatomy", "timing")
_IN_PLACE = {"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "compile", "expression"}


def module_expressions() -> Iterator[tuple[str, str, int]]:
    """(where, source, flags) of each expression that a module holds, in whatever it is held."""
    all_rules()
    seen = set()
    for part in PARTS:
        package = importlib.import_module(f"followup_ai.{part}")
        modules = [importlib.import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)]
        for module in (package, *modules):
            for name, value in vars(module).items():
                for found in _within(value):
                    if (found.pattern, found.flags) not in seen:
                        seen.add((found.pattern, found.flags))
                        yield f"{module.__name__}.{name}", found.pattern, found.flags & ~re.UNICODE


def _within(value: object, depth: int = 4) -> Iterator[re.Pattern | Expression]:
    if isinstance(value, re.Pattern | Expression):
        yield value
    elif depth and isinstance(value, Mapping):
        for item in value.values():
            yield from _within(item, depth - 1)
    elif depth and isinstance(value, tuple | list | frozenset | set | Together):
        for item in value:
            yield from _within(item, depth - 1)


def phrase_expressions() -> Iterator[tuple[str, str, int]]:
    """(where, source, flags) of each pattern of the phrase files."""
    folder = Path(followup_ai.__file__).parent / "rules"
    for path in sorted(folder.glob("[!_]*.txt")):
        if "\n[" in path.read_text(encoding="utf-8"):
            families = grammar(path.name)
            for place, (_, line, _) in enumerate(families._lines):
                yield f"{path.name}: {line}", families._pattern(place).regex.pattern, 0


def expressions_in_place() -> Iterator[tuple[str, str, int]]:
    """(where, source, flags) of each expression written out where it is used: `re.search(r"…", text)`."""
    root = Path(followup_ai.__file__).parent
    for path in sorted(path for part in PARTS for path in (root / part).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                of_re = not isinstance(node.func, ast.Attribute) or getattr(node.func.value, "id", "") == "re"
                if of_re and called in _IN_PLACE and isinstance(node.args[0].value, str):
                    yield f"{path.name}:{node.lineno}", node.args[0].value, 0


def every_expression() -> list[tuple[str, str, int]]:
    """All of them."""
    return [*module_expressions(), *phrase_expressions(), *expressions_in_place()]
