"""What a server does with one request, and the parts faults are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from provider.dialects import Dialect, Turn

KEY = "sk-planted-5f2c9e71"
GOOD = "Subject: Thank you\n\nDear Dana,\n\nThank you for your time.\n\nBest regards,\nSam Okafor"
LONG_S = 30.0
"""Seconds a slow server takes: longer than anybody waits."""


@dataclass
class Act:
    """What the server does with one request."""

    pieces: list[bytes] | Iterator[bytes] = field(default_factory=list)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    """Seconds before the first byte."""
    pause: float = 0.0
    """Seconds between pieces."""
    cut: bool = False
    """Whether the connection is cut before the body is complete."""
    chunked: bool = False
    """Whether each piece is sent as a chunk of its own."""
    bare: bool = False
    """Whether the pieces are all that is sent, status line and headers included."""


@dataclass(frozen=True)
class Asked:
    """One request, as far as a fault needs to know it."""

    dialect: Dialect
    stream: bool
    good: str
    elsewhere: str
    """An address on another host, which records what it is sent."""
    number: int = 1
    """How many requests for this model came, this one included."""


def says(**turn: object) -> Callable[[Asked], Act]:
    def act(asked: Asked) -> Act:
        what = Turn(**{"text": asked.good, **turn})
        return Act(asked.dialect.pieces(what) if asked.stream else [asked.dialect.whole(what)], headers=of_type(asked))

    return act


good = says()


def of_type(asked: Asked) -> dict[str, str]:
    """The content type an answer of this dialect has."""
    return {"content-type": asked.dialect.stream_type if asked.stream else "application/json"}


REPLY, UNAVAILABLE, USELESS = "reply", "ModelUnavailable", "ModelUseless"
SSE = ("openai", "anthropic", "gemini")
LINES = ("ollama chat", "ollama generate")


@dataclass(frozen=True)
class Oddity:
    """A fault, where it can occur, and what must come of it."""

    act: Callable[[Asked], Act]
    comes: str = REPLY
    """"reply", or the error's name; "error" for any."""
    says: str = ""
    """What the sentence must hold, as a pattern."""
    dialects: tuple[str, ...] = (*SSE, *LINES)
    streamed: tuple[bool, ...] = (False, True)
    slow: bool = False
    """Whether it takes as long as it is given."""


TOOL_CALL = {"id": "t", "type": "function", "function": {"name": "send_email", "arguments": "{}"}}
