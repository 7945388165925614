"""What an answer said on the wire, where LiteLLM's reading of it loses something a draft depends on.

Found with LiteLLM 1.106: a Gemini stream that breaks off is given an end; Ollama's "length" is lost at /api/generate; and in
Ollama's streams a chunk that both ends the reasoning and begins the message puts the one into the other.
"""

from __future__ import annotations

import json
from contextvars import ContextVar
from dataclasses import dataclass, field

KEPT = 2_000_000
"""Bytes of an answer that are kept; a longer one is left to LiteLLM's reading."""


@dataclass
class Seen:
    """The last answer that came in during a call.

    Args:
        provider: LiteLLM's name of whoever is asked.
    """

    provider: str = ""
    status: int | None = None
    encoded: bool = False
    """Whether it is compressed, so that nothing is read from it here."""
    size: int = 0
    _pieces: list[bytes] = field(default_factory=list)

    def begin(self, status: int, encoded: bool) -> None:
        """A new answer begins."""
        self.status, self.encoded, self.size = status, encoded, 0
        self._pieces.clear()

    def take(self, piece: bytes) -> None:
        """A piece of it came in."""
        self.size += len(piece)
        if self.size <= KEPT:
            self._pieces.append(piece)

    @property
    def raw(self) -> bytes | None:
        """All of it; None where it cannot be read here."""
        return None if self.encoded or self.size > KEPT or not self.size else b"".join(self._pieces)


watching: ContextVar[Seen | None] = ContextVar("followup_watching", default=None)
"""Set for the time of one request; the HTTP clients report to it."""


def breaks_off(seen: Seen) -> bool:
    """Whether a streamed answer ended before the model said so, which LiteLLM does not notice of Gemini's."""
    raw = seen.raw
    return (
        raw is not None
        and seen.provider in ("gemini", "vertex_ai")
        and b"finishReason" not in raw
        and b"blockReason" not in raw
    )


def own_words(seen: Seen) -> tuple[str | None, str | None]:
    """The text and the reason it ended, as Ollama gave them; None for what need not be corrected."""
    raw = seen.raw
    if raw is None or seen.provider not in ("ollama", "ollama_chat"):
        return None, None
    try:
        lines = [json.loads(line) for line in raw.splitlines() if line.strip()]
    except ValueError:
        return None, None
    texts, reason = [], None
    for line in lines:
        if not isinstance(line, dict):
            return None, None
        message = line.get("message")
        text = message.get("content") if isinstance(message, dict) else line.get("response")
        texts.append(text if isinstance(text, str) else "")
        reason = line.get("done_reason") or reason
    return "".join(texts) or None, reason if reason == "length" else None
