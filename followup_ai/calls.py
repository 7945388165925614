"""One call of `llm.complete`: what was asked for, what has happened so far, and what may still happen."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from followup_ai.access import Access, access_to
from followup_ai.answers import read_answer
from followup_ai.budgets import Budget, Price, most_tokens, most_tokens_in
from followup_ai.models import Message
from followup_ai.providers import missing_keys, variables_of
from followup_ai.wire import Seen

_USUAL = 60.0
"""Seconds one request may take where the deadline is the usual one."""
_TELLING = 6
"""Characters of a key's beginning that are not shown while the rest may follow."""


@dataclass(frozen=True)
class Retry:
    """A request failed and is about to be repeated."""

    model: str
    call: int
    """How many requests were made so far."""
    why: str
    """In a few words: "status 429"."""
    wait_s: float
    """Seconds until it is repeated."""


@dataclass(repr=False)
class Call:
    """One call of `complete`: what was asked for, and what has happened so far."""

    messages: tuple[Message, ...]
    model: str
    seed: int
    timeout: float | None
    deadline: float | None
    budget: Budget | None
    options: dict[str, Any]
    on_text: Callable[[str], None] | None = None
    on_retry: Callable[[Retry], None] | None = None
    started: float = field(default_factory=time.monotonic)
    calls: int = 0
    retries: list[str] = field(default_factory=list)
    failure: BaseException | None = None
    """Why the last request that is repeated had failed."""
    dropped: tuple[str, ...] = ()
    provider: str = ""
    access: Access = field(default_factory=Access)
    seen: Seen = field(default_factory=Seen)
    """The answer to the last request."""
    keys: set[str] = field(default_factory=set)
    """What the server was shown to be let in, which nobody else may see."""

    def __post_init__(self) -> None:
        self.access = access_to(self.model)  # of the calling thread: the loop's own has none

    def missing_keys(self, litellm: Any) -> list[str]:
        """Names of the keys the model needs that neither the environment has nor anybody lent."""
        return [] if self.access.key else missing_keys(litellm, self.model)

    def tells_key(self, text: str) -> bool:
        """Whether a text holds a key, or the beginning of one at its end; a word of the request's own is none."""
        keys = [key for key in self.keys if not any(key in m["content"] for m in self.messages)]
        return any(key in text or any(text.endswith(key[:n]) for n in range(_TELLING, len(key))) for key in keys)

    def show(self, text: str) -> None:
        """Passes on the text so far."""
        if self.on_text and not self.tells_key(text):
            self.on_text(text)

    def variables(self) -> tuple[str, str]:
        """Names of the variables that hold the model's key and its server's address; empty where none does, or one was lent."""
        key, address = variables_of(self.provider)
        return "" if self.access.key else key, "" if self.access.base else address

    @property
    def end(self) -> float:
        """The moment at which no time is left."""
        own = float("inf") if self.deadline is None else self.started + self.deadline
        return min(own, self.budget.end if self.budget else own)

    @property
    def longest_wait(self) -> float:
        """Seconds one request may take: whoever allows more time than is usual asks a model that is slow."""
        if self.timeout is not None:
            return self.timeout
        there_is = self.end - self.started
        return max(_USUAL, there_is / 2) if there_is < float("inf") else _USUAL

    def wanted(self, longest: int | None) -> dict[str, Any]:
        """The parameters of the request: no more than needed, a plain request suits most models."""
        wanted = {name: value for name, value in self.options.items() if value is not None}
        if self.seed:
            wanted["seed"] = self.seed
        if longest is not None:
            wanted["max_tokens"] = min(longest, wanted.get("max_tokens") or longest)
        if self.on_text is not None:
            wanted |= {"stream": True, "stream_options": {"include_usage": True}}
        return wanted

    def count(self) -> None:
        """Counts a request that is made now."""
        self.calls += 1
        if self.budget:
            self.budget.count()

    def charge_in_vain(self, price: Price | None, longest: int | None) -> None:
        """Counts an answer that began and came to nothing: whoever wrote half of one may ask for its price all the same.

        Args:
            price: the model's.
            longest: the most tokens the answer was allowed.
        """
        said = read_answer(self.seen.raw) if self.seen.good else None
        if self.budget and said and (said.text or not said.error):  # reasoning, too, has its price
            most = max(longest or 0, most_tokens_in(said.text))
            self.budget.charge(None, None, price, (most_tokens(self.messages), most))
