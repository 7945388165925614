"""A streamed answer, gathered into the shape of a whole one, and handed on while it grows."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from followup_ai.errors import ModelUseless
from followup_ai.replies import LONGEST_ANSWER, bare_message

_PAUSE = 0.05
"""Seconds between two showings of the text so far."""
_SHARE = 10
"""A showing takes at most one part in so many of the time: that of a long text takes long."""


class StreamCut(Exception):
    """A stream ended before the model said it was done."""


class NoStream(Exception):
    """What came was no stream: not one piece of it could be read."""


@dataclass(repr=False)
class Gathering:
    """Takes the chunks LiteLLM gives, in order.

    Args:
        model: its name, for error messages.
        on_text: is given the text so far, without reasoning, when it has grown: at once, then a few times a second, and
            at the end.
    """

    model: str
    on_text: Callable[[str], None]
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _finish_reason: str | None = None
    _refusal: str = ""
    _usage: Any = None
    _shown: str = ""
    _next_showing: float = float("-inf")

    def add(self, chunk: Any) -> None:
        """Takes one chunk.

        Raises:
            ModelUseless: the text outgrows what any message could be.
        """
        aside = getattr(chunk, "_hidden_params", None)
        self._usage = getattr(chunk, "usage", None) or (isinstance(aside, dict) and aside.get("usage")) or self._usage
        for choice in (getattr(chunk, "choices", None) or [])[:1]:
            self._finish_reason = getattr(choice, "finish_reason", None) or self._finish_reason
            delta = getattr(choice, "delta", None)
            refusal = getattr(delta, "refusal", None) or (getattr(delta, "provider_specific_fields", None) or {}).get("refusal")
            self._refusal += refusal if isinstance(refusal, str) else ""
            content = getattr(delta, "content", None)
            self._length += len(getattr(delta, "reasoning_content", None) or "")
            if isinstance(content, str) and content:
                self._take(content)
        if self._length > LONGEST_ANSWER:  # reasoning counts too: it may run longer than a message, not for ever
            raise ModelUseless(f"{self.model} does not stop writing; try again, or use another model.")

    def _take(self, content: str) -> None:
        self._pieces.append(content)
        self._length += len(content)
        if time.monotonic() >= self._next_showing:  # showing every piece would take time by the square of the length
            self.show("".join(self._pieces))

    def show(self, text: str) -> None:
        """Hands on the text so far, where it is another than before."""
        began = time.monotonic()
        so_far = bare_message(text)
        if so_far and so_far != self._shown:
            self._shown = so_far
            self.on_text(so_far)
        now = time.monotonic()
        self._next_showing = now + max(_PAUSE, _SHARE * (now - began))

    def whole(self, said_finished: bool) -> Any:
        """The answer as if it had not been streamed.

        Args:
            said_finished: whether the provider itself ended the message; LiteLLM makes up an end where it did not.

        Raises:
            StreamCut, NoStream: it did not.
        """
        if not said_finished:
            raise StreamCut("the stream ended early") if self._length else NoStream("nothing was streamed")
        self.show("".join(self._pieces))
        message = SimpleNamespace(content="".join(self._pieces), refusal=self._refusal or None)
        choice = SimpleNamespace(message=message, finish_reason=self._finish_reason)
        return SimpleNamespace(choices=[choice], usage=self._usage)
