"""Representations that tell how long a text is, never the text: notes and drafts stay out of logs, tracebacks and reports of
tests that print an object.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar


class Veiled:
    """A base of pydantic models and, with `repr=False`, of dataclasses.

    `open_fields` names the texts that are shown as they are, being none of the candidate's: ids of rules, names of models.
    """

    __slots__ = ()
    open_fields: ClassVar[frozenset[str]] = frozenset()

    def __repr_args__(self) -> Iterator[tuple[str, Any]]:
        """The fields as pydantic and rich show them."""
        for name in _names(self):
            value = getattr(self, name)
            yield name, value if name in self.open_fields else veiled(value)

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.__repr_args__())
        return f"{type(self).__name__}({fields})"

    def __str__(self) -> str:
        return repr(self)


def _names(value: Any) -> list[str]:
    """The fields of a pydantic model or a dataclass that hold something."""
    named = type(value).model_fields if hasattr(type(value), "model_fields") else [f.name for f in dataclasses.fields(value)]
    return [name for name in named if getattr(value, name) not in (None, "", ())]


class _Length:
    """Stands for a text."""

    def __init__(self, text: str) -> None:
        self._count = len(text)

    def __repr__(self) -> str:
        return f"<{self._count} characters>"


def veiled(value: Any) -> Any:
    """`value` with every text in it replaced by its length, for a representation."""
    if isinstance(value, str):
        return _Length(value)
    if isinstance(value, Mapping):
        return {key: veiled(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [veiled(inner) for inner in value]
    return value
