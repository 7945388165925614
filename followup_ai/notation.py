"""Reads YAML or JSON as people write notes: every value is the text that was typed, and nothing is guessed.

YAML's guesses do harm in notes: "0730" becomes 472, "7:30" becomes 450, "no" becomes false. Here a plain value is its
text. Tags, anchors and aliases are refused, so nothing can be built, shared or multiplied.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

import yaml
from yaml.composer import Composer
from yaml.error import MarkedYAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner, ScannerError

from followup_ai.patterns import expression

_UNREADABLE = expression("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff")
"""What no YAML may hold."""
_CONTROLS = dict.fromkeys({*range(32), 127} - {*b"\t\n\r"})
"""What of it is ASCII."""
_NULL = "tag:yaml.org,2002:null"
_TEXT = "tag:yaml.org,2002:str"
_QUOTE = "put the whole text in quotes"


class NotationError(ValueError):
    """The text is not YAML or JSON; says where and what to do, in one sentence (which may quote a name as it was typed)."""


def load_notation(text: str) -> Any:
    """What `text` holds: mappings, lists, None, and texts (of JSON also numbers and truth values).

    Raises:
        NotationError: it cannot be read.
    """
    text = text.translate(_CONTROLS) if text.isascii() else _UNREADABLE.sub("", text)
    try:
        if not text.lstrip().startswith(("{", "[")):
            return _load_yaml(text)
        try:
            return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant, strict=False)
        except json.JSONDecodeError as error:
            if not re.match(r'\s*\{\s*"', text):
                return _load_yaml(text)
            where = f"line {error.lineno}, column {error.colno}"
            raise NotationError(
                f"{where}: this JSON cannot be read here ({error.msg}); check quotes, commas and brackets."
            ) from None
    except RecursionError:
        raise NotationError("this is nested too deeply; an interview has fields and lists of texts only.") from None
    except ValueError as error:
        if isinstance(error, NotationError):
            raise
        raise NotationError("this holds a number too large to read; write it in quotes.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NotationError(f"{twice[:60]}: this field occurs twice; keep one of them.")
    return fields


def _no_constant(name: str) -> NoReturn:
    raise NotationError(f"{name} is not a value an interview can hold; write it in quotes or leave it out.")


# --- YAML --------------------------------------------------------------------------------------------


class _Loader(Reader, Scanner, Parser, Composer, BaseResolver):
    """PyYAML's own parts, without the part that turns plain values into numbers, dates and objects."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Refuse aliases and anchors, which in notes are texts somebody forgot to quote."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent):
            _refuse(event.start_mark, f'a text that starts with "*" is an alias in YAML; {_QUOTE}.')
        if getattr(event, "anchor", None) is not None:
            _refuse(event.start_mark, f'a text that starts with "&" is an anchor in YAML; {_QUOTE}.')
        return super().compose_node(parent, index)

    def scan_plain(self) -> Any:
        """Refuse " #1": to YAML the rest of the line is a comment, and part of a note would be lost."""
        token = super().scan_plain()
        if self.peek() == "#" and self.peek(1).isdigit():
            raise ScannerError(None, None, f'"#{self.peek(1)}" would start a comment; {_QUOTE}', self.get_mark())
        return token


_Loader.add_implicit_resolver(_NULL, re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])


def _refuse(mark: Any, sentence: str) -> NoReturn:
    raise NotationError(f"line {mark.line + 1}, column {mark.column + 1}: {sentence}")


def _load_yaml(text: str) -> Any:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except MarkedYAMLError as error:
        opened = "flow" in (error.context or "") or "scanning" in (error.context or "")
        mark = error.context_mark if opened and error.context_mark else error.problem_mark or error.context_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise NotationError(f"{place}{_explain(error)}.") from None
    return None if node is None else _value(node)


_EXPLANATIONS = (
    ("single document", 'a second document starts here; keep one interview to a file and remove the line "---"'),
    ("would start a comment", None),
    ("mapping values are not allowed", f"a colon is not expected here; check the indentation, or {_QUOTE}"),
    (r"found character '\t'", "a tab stands here; indent with spaces"),
    ("that cannot start any token", f"a text cannot start with this mark; {_QUOTE}"),
    (
        "could not find expected ':'",
        "this line is neither a field with a colon nor a point of a list; indent it under its field",
    ),
    ("while scanning an alias", f'a text that starts with "*" is an alias in YAML; {_QUOTE}'),
    ("while scanning an anchor", f'a text that starts with "&" is an anchor in YAML; {_QUOTE}'),
    ("while scanning a quoted scalar", "a quotation mark is opened and never closed; close it"),
    ("unknown escape character", "a backslash in double quotes means something else here; use single quotes"),
    ("while scanning a block scalar", f'a text cannot start with ">" or "|"; {_QUOTE}'),
    (
        "while parsing a flow",
        "a bracket is opened and not closed, or a comma is missing; complete it or put the whole text in quotes",
    ),
    ("found '<scalar>'", f"text follows after a closing quotation mark or bracket; {_QUOTE}"),
    ("found '<block sequence start>'", "a point of a list is not lined up with its list; indent it like the point before"),
    ("while parsing a block", "this line is not lined up with the fields around it; check the indentation"),
    ("tag", f'a text that starts with "!" is a tag in YAML; {_QUOTE}'),
)


def _explain(error: MarkedYAMLError) -> str:
    """PyYAML's complaint in a writer's words."""
    said = f"{error.context or ''} {error.problem or ''}"
    for part, sentence in _EXPLANATIONS:
        if part in said:
            return sentence or str(error.problem)
    return f"this is not YAML ({error.problem}); check quotes and indentation"


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        if node.tag == _NULL and not node.style:
            return None
        if node.tag not in (_TEXT, _NULL):
            _refuse(node.start_mark, f'a text that starts with "!" is a tag in YAML; {_QUOTE}.')
        return node.value
    if node.tag not in ("tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"):
        _refuse(node.start_mark, f'a text that starts with "!" is a tag in YAML; {_QUOTE}.')
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    fields: dict[str, Any] = {}
    for key, said in node.value:
        if not isinstance(key, yaml.ScalarNode):
            _refuse(key.start_mark, f"a field's name must be plain text; {_QUOTE}.")
        if key.value in fields:
            _refuse(key.start_mark, f"the field {key.value[:60]} occurs twice; keep one of them.")
        fields[key.value] = _value(said)
    return fields
