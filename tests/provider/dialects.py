# ruff: noqa: ARG002 - not every dialect names the status in its errors
"""How four kinds of servers say the same thing: OpenAI chat completions, Anthropic messages, Gemini generateContent, Ollama.

Ollama has two: /api/chat and /api/generate. Each dialect renders a Turn, whole or streamed, and an error.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Turn:
    """What a model says, in no dialect yet."""

    text: str | None = ""
    finish: str = "stop"
    """stop, length or filter."""
    refusal: str | None = None
    choices: bool = True
    """Whether there is any choice at all."""
    thoughts: str = ""
    """Reasoning in the dialect's own field for it."""


class Dialect:
    """One way of speaking; each method gives the body of an answer."""

    name: str
    prefix: str
    """What LiteLLM calls its models by."""
    key: str | None
    """The variable its key is read from."""
    base: str
    """The variable its address is read from."""
    path = ""
    """What follows the server's address in that variable."""
    stream_type = "text/event-stream"

    def whole(self, turn: Turn) -> bytes:
        raise NotImplementedError

    def pieces(self, turn: Turn) -> list[bytes]:
        """The stream, piece by piece; the last ones say that it is done."""
        raise NotImplementedError

    def error(self, status: int, message: str) -> bytes:
        raise NotImplementedError

    def event(self, value: Any, name: str = "") -> bytes:
        return (f"event: {name}\n" if name else "").encode() + b"data: " + json.dumps(value).encode() + b"\n\n"


def _split(text: str | None) -> list[str]:
    text = text or ""
    step = max(1, len(text) // 6)
    return [text[at : at + step] for at in range(0, len(text), step)]


class OpenAI(Dialect):
    name, prefix, key, base, path = "openai", "openai/", "OPENAI_API_KEY", "OPENAI_API_BASE", "/v1"
    finish: ClassVar = {"filter": "content_filter"}
    usage: ClassVar = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}

    def whole(self, turn: Turn) -> bytes:
        message = {"role": "assistant", "content": turn.text, "refusal": turn.refusal}
        if turn.thoughts:
            message["reasoning_content"] = turn.thoughts
        choice = {"index": 0, "finish_reason": self.finish.get(turn.finish, turn.finish), "message": message}
        return json.dumps(self._frame("chat.completion", [choice] if turn.choices else [], self.usage)).encode()

    def _frame(self, kind: str, choices: list[Any], usage: Any) -> dict[str, Any]:
        return {"id": "c1", "object": kind, "created": 1, "model": "m", "choices": choices, "usage": usage}

    def pieces(self, turn: Turn) -> list[bytes]:
        def chunk(delta: dict[str, Any], finish: str | None = None, usage: Any = None) -> bytes:
            choices = [{"index": 0, "delta": delta, "finish_reason": finish}] if turn.choices else []
            return self.event(self._frame("chat.completion.chunk", choices, usage))

        out = [chunk({"role": "assistant", "content": None if turn.text is None else ""})]
        out += [chunk({"reasoning_content": turn.thoughts})] if turn.thoughts else []
        out += [chunk({"content": piece}) for piece in _split(turn.text)]
        out += [chunk({"refusal": turn.refusal})] if turn.refusal else []
        out.append(chunk({}, self.finish.get(turn.finish, turn.finish)))
        return [*out, self.event(self._frame("chat.completion.chunk", [], self.usage)), b"data: [DONE]\n\n"]

    def error(self, status: int, message: str) -> bytes:
        return json.dumps({"error": {"message": message, "type": "scripted", "param": None, "code": None}}).encode()


class Anthropic(Dialect):
    name, prefix, key, base = "anthropic", "anthropic/", "ANTHROPIC_API_KEY", "ANTHROPIC_API_BASE"
    finish: ClassVar = {"stop": "end_turn", "length": "max_tokens", "filter": "refusal"}
    usage: ClassVar = {"input_tokens": 100, "output_tokens": 20}

    def _message(self, content: list[Any], stop: str | None) -> dict[str, Any]:
        head = {"id": "m1", "type": "message", "role": "assistant", "model": "m", "content": content}
        return {**head, "stop_reason": stop, "stop_sequence": None, "usage": self.usage}

    def whole(self, turn: Turn) -> bytes:
        stop = "refusal" if turn.refusal else self.finish[turn.finish]
        content = [{"type": "text", "text": turn.text}] if turn.choices and turn.text is not None else []
        if turn.thoughts:
            content.insert(0, {"type": "thinking", "thinking": turn.thoughts, "signature": "s"})
        return json.dumps(self._message(content, stop)).encode()

    def pieces(self, turn: Turn) -> list[bytes]:
        def event(kind: str, **fields: Any) -> bytes:
            return self.event({"type": kind, **fields}, kind)

        out = [event("message_start", message=self._message([], None))]
        if turn.choices and turn.text is not None:
            out.append(event("content_block_start", index=0, content_block={"type": "text", "text": ""}))
            out += [
                event("content_block_delta", index=0, delta={"type": "text_delta", "text": piece})
                for piece in _split(turn.text)
            ]
            out.append(event("content_block_stop", index=0))
        stop = "refusal" if turn.refusal else self.finish[turn.finish]
        out.append(event("message_delta", delta={"stop_reason": stop, "stop_sequence": None}, usage={"output_tokens": 20}))
        return [*out, event("message_stop")]

    def error(self, status: int, message: str) -> bytes:
        kind = {401: "authentication_error", 429: "rate_limit_error", 529: "overloaded_error"}.get(status, "api_error")
        return json.dumps({"type": "error", "error": {"type": kind, "message": message}}).encode()


class Gemini(Dialect):
    name, prefix, key, base = "gemini", "gemini/", "GEMINI_API_KEY", "GEMINI_API_BASE"
    finish: ClassVar = {"stop": "STOP", "length": "MAX_TOKENS", "filter": "SAFETY"}
    usage: ClassVar = {"promptTokenCount": 100, "candidatesTokenCount": 20, "totalTokenCount": 120}

    def _frame(self, turn: Turn, text: str | None, last: bool) -> dict[str, Any]:
        parts = [] if text is None else [{"text": text}]
        if turn.thoughts:
            parts.insert(0, {"text": turn.thoughts, "thought": True})
        candidate: dict[str, Any] = {"content": {"role": "model", "parts": parts}, "index": 0}
        if last:
            candidate["finishReason"] = "PROHIBITED_CONTENT" if turn.refusal else self.finish[turn.finish]
        return {"candidates": [candidate] if turn.choices else [], "usageMetadata": self.usage, "modelVersion": "m"}

    def whole(self, turn: Turn) -> bytes:
        return json.dumps(self._frame(turn, turn.text, True)).encode()

    def pieces(self, turn: Turn) -> list[bytes]:
        texts: list[str | None] = [*_split(turn.text)] or [turn.text]
        return [self.event(self._frame(turn, text, at == len(texts) - 1)) for at, text in enumerate(texts)]

    def error(self, status: int, message: str) -> bytes:
        return json.dumps({"error": {"code": status, "message": message, "status": "SCRIPTED"}}).encode()


class OllamaChat(Dialect):
    name, prefix, key, base = "ollama chat", "ollama_chat/", None, "OLLAMA_API_BASE"
    stream_type = "application/x-ndjson"

    def _line(self, turn: Turn, text: str | None, done: bool) -> bytes:
        head: dict[str, Any] = {"model": "m", "created_at": "2026-05-13T10:00:00Z", "done": done}
        if turn.choices:
            head |= self._said(text, turn.thoughts)
        if done:
            head |= {"done_reason": "length" if turn.finish == "length" else "stop", "prompt_eval_count": 100, "eval_count": 20}
        return json.dumps(head).encode() + b"\n"

    def _said(self, text: str | None, thoughts: str) -> dict[str, Any]:
        return {"message": {"role": "assistant", "content": text, **({"thinking": thoughts} if thoughts else {})}}

    def whole(self, turn: Turn) -> bytes:
        return self._line(turn, turn.text, True)

    def pieces(self, turn: Turn) -> list[bytes]:
        return [*(self._line(turn, piece, False) for piece in _split(turn.text)), self._line(turn, "", True)]

    def error(self, status: int, message: str) -> bytes:
        return json.dumps({"error": message}).encode()


class OllamaGenerate(OllamaChat):
    name, prefix = "ollama generate", "ollama/"

    def _said(self, text: str | None, thoughts: str) -> dict[str, Any]:
        return {"response": text, **({"thinking": thoughts} if thoughts else {})}


DIALECTS: tuple[Dialect, ...] = (OpenAI(), Anthropic(), Gemini(), OllamaChat(), OllamaGenerate())


def dialect_at(path: str) -> Dialect:
    """The dialect a request to this path speaks."""
    for mark, dialect in zip(
        ("chat/completions", "/messages", "enerateContent", "/api/chat", "/api/generate"), DIALECTS, strict=True
    ):
        if mark in path:
            return dialect
    return DIALECTS[0]
