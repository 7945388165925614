"""Keys and addresses lent to one piece of work: they go with its requests and nowhere else.

    with lent({"openai": Access(key="…")}):
        draft(interview, model="openai/gpt-5-mini")

A key that a page was given for one session must not come into the environment, where every session would use it. What is lent
holds for the calling thread, and for the requests begun in it; LiteLLM's own variables stand in where nothing is lent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Access:
    """What a provider is reached with.

    Args:
        key: its key; "" for the environment's. It is left out of every representation.
        base: the address of a server of one's own; "" for the usual one.
    """

    key: str = field(default="", repr=False)
    base: str = ""

    def parameters(self) -> dict[str, str]:
        """The parameters of a LiteLLM request that carry it."""
        return {name: value for name, value in (("api_key", self.key), ("api_base", self.base)) if value}


_lent: ContextVar[Mapping[str, Access]] = ContextVar("followup_lent", default={})  # noqa: B039 - never changed


@contextmanager
def lent(access: Mapping[str, Access]) -> Iterator[None]:
    """Lends access by provider, the part of a model's name before its first slash, for as long as the block runs."""
    token = _lent.set(dict(access))
    try:
        yield
    finally:
        _lent.reset(token)


def access_to(model: str) -> Access:
    """What is lent for a model's provider; empty where nothing is."""
    return _lent.get().get(model.partition("/")[0], Access())
