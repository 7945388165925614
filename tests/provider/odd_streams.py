"""Streams that are strange, broken, or without an end."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from provider.acts import KEY, LINES, REPLY, SSE, TOOL_CALL, UNAVAILABLE, USELESS, Act, Asked, Oddity, good, of_type
from provider.dialects import Turn


def _stream(
    change: Callable[[list[bytes], Asked], list[bytes] | Iterator[bytes]], comes: str = REPLY, told: str = "", **how: Any
) -> Oddity:
    """A stream whose pieces are changed."""

    def act(asked: Asked) -> Act:
        return Act(change(list(good(asked).pieces), asked), headers=of_type(asked), pause=0.02 if how.get("slow") else 0)

    return Oddity(act, comes, told, **{"dialects": SSE, "streamed": (True,), **how})


def _chunk(delta: Any, **more: Any) -> bytes:
    return b"data: " + json.dumps({"id": "c", "choices": [{"index": 0, "delta": delta, **more}]}).encode() + b"\n\n"


def _pretty(pieces: list[bytes], _asked: Asked) -> list[bytes]:
    """Each event's data over several lines."""

    def several(found: re.Match[bytes]) -> bytes:
        rows = json.dumps(json.loads(found.group(1)), indent=1).encode().split(b"\n")
        return b"\n".join(b"data: " + row for row in rows)

    return [re.sub(rb"data: (\{.*\})", several, piece) for piece in pieces]


def _error_event(asked: Asked) -> bytes:
    error = asked.dialect.error(500, f"fell over {KEY}")
    return error + b"\n" if asked.dialect.name in LINES else b"data: " + error + b"\n\n"


def _between(extra: bytes) -> Callable[[list[bytes], Asked], list[bytes]]:
    return lambda pieces, _asked: [part for piece in pieces for part in (extra, piece)]


def _whole_instead(_pieces: list[bytes], asked: Asked) -> list[bytes]:
    return [asked.dialect.whole(Turn(text=asked.good))]


ODDITIES: dict[str, Oddity] = {
    "sse-crlf": _stream(lambda p, _a: [piece.replace(b"\n", b"\r\n") for piece in p], dialects=(*SSE, *LINES)),
    "sse-comments": _stream(_between(b": OPENROUTER PROCESSING\n\n")),
    "sse-fields": _stream(_between(b"id: 7\nretry: 500\n")),
    "sse-no-space": _stream(lambda p, _a: [piece.replace(b"data: ", b"data:") for piece in p]),
    "sse-several-lines": _stream(_pretty),
    "sse-mark": _stream(lambda p, _a: [b"\xef\xbb\xbf", *p]),
    "sse-empty-data": _stream(_between(b"data: \n\n")),
    "sse-no-last-line": _stream(lambda p, _a: [*p[:-1], p[-1].rstrip(b"\n")], dialects=(*SSE, *LINES)),
    "sse-no-done": _stream(lambda p, _a: p[:-1], dialects=("openai", "anthropic")),
    "sse-done-alone": _stream(lambda p, _a: [*p[:-3], p[-1]], dialects=("openai",)),
    "sse-done-in-mid-sentence": _stream(
        lambda p, _a: [p[0], _chunk({"content": "Dear Dana,\n\nThank you for the time you too"}), p[-1]],
        UNAVAILABLE,
        "broke off in the middle",
        dialects=("openai",),
    ),
    "sse-no-usage": _stream(lambda p, _a: [*p[:-2], p[-1]], dialects=("openai",)),
    "sse-finish-twice": _stream(lambda p, _a: [*p[:-2], p[-3], *p[-2:]], dialects=("openai",)),
    "sse-text-after-done": _stream(lambda p, _a: [*p, p[1]], dialects=("openai", "anthropic", *LINES)),
    "sse-unknown-events": _stream(
        _between(b'event: ping\ndata: {"type": "ping"}\n\nevent: wonder\ndata: {"type": "wonder"}\n\n'), dialects=("anthropic",)
    ),
    "sse-other-choice": _stream(
        lambda p, _a: [p[0], _chunk({"content": "other"}).replace(b'"index": 0', b'"index": 1'), *p[1:]], dialects=("openai",)
    ),
    "sse-odd-chunks": _stream(
        _between(b'data: {"id": "c"}\n\ndata: {"id": "c", "choices": []}\n\n' + _chunk(None) + _chunk({"content": None})),
        dialects=("openai",),
    ),
    "sse-tool-call": _stream(
        lambda p, _a: [
            p[0],
            _chunk({"tool_calls": [{**TOOL_CALL, "index": 0}]}),
            _chunk({}, finish_reason="tool_calls"),
            p[-1],
        ],
        USELESS,
        dialects=("openai",),
    ),
    "sse-tool-in-mid-message": _stream(
        lambda p, _a: [*p[:3], _chunk({}, finish_reason="tool_calls"), p[-1]], USELESS, dialects=("openai",)
    ),
    "sse-nul-bytes": _stream(lambda p, a: [p[0], *_between(b"\x00\x01")(p[1:], a)], dialects=("openai", "gemini")),
    "sse-garbled-field": _stream(lambda p, _a: [*p[:1], p[1].replace(b"data", b"dqta"), *p[2:]], USELESS, dialects=("openai",)),
    "sse-only-done": _stream(lambda p, _a: p[-1:], USELESS, dialects=("openai",)),
    "sse-nothing": _stream(lambda _p, _a: [], USELESS, dialects=(*SSE, *LINES)),
    "sse-only-comments": _stream(lambda _p, _a: [b": ping\n\n"] * 5, USELESS),
    "sse-garbage": _stream(lambda p, _a: [*p[:2], b"data: {not json\n\n", *p[2:]], USELESS),
    "sse-error-first": _stream(lambda _p, a: [_error_event(a)], UNAVAILABLE, "failing", dialects=(*SSE, *LINES)),
    "sse-error-then-done": _stream(
        lambda p, a: [*p[:3], _error_event(a), p[-1]], UNAVAILABLE, "failing", dialects=(*SSE, *LINES)
    ),
    "sse-finish-error": _stream(
        lambda p, _a: [*p[:2], _chunk({"content": ""}, finish_reason="error"), p[-1]],
        UNAVAILABLE,
        "failing",
        dialects=("openai",),
    ),
    "sse-length": _stream(
        lambda _p, a: a.dialect.pieces(Turn(text=a.good, finish="length")), USELESS, "length", dialects=(*SSE, *LINES)
    ),
    "sse-not-streamed": _stream(_whole_instead, dialects=(*SSE, *LINES)),
    "sse-not-asked-for": Oddity(
        lambda a: Act(a.dialect.pieces(Turn(text=a.good)), headers={"content-type": a.dialect.stream_type}), streamed=(False,)
    ),
    "sse-alive-words": _stream(_between(b"data: ping\n\ndata: keep-alive\n\n")),
    "sse-run-together": _stream(lambda p, _a: [piece.replace(b"\n\n", b"\n") for piece in p], dialects=("openai",)),
    "sse-no-lines": _stream(lambda p, _a: [b"".join(p).replace(b"\n", b"\r")]),
    "sse-says-all-again": _stream(
        lambda p, a: [*p[:-1], b"data: " + a.dialect.whole(Turn(text=a.good)) + b"\n\n", p[-1]], dialects=("openai",)
    ),
    "sse-messages": _stream(lambda p, _a: [piece.replace(b'"delta"', b'"message"') for piece in p], dialects=("openai",)),
    "sse-error-in-words": _stream(
        lambda p, _a: [*p[:3], b"event: error\ndata: upstream timed out\n\n"], UNAVAILABLE, "failing"
    ),
    "sse-second-candidate": _stream(
        lambda p, _a: [*p[:2], p[1].replace(b'"index": 0', b'"index": 1'), *p[2:]], dialects=("gemini",)
    ),
    "sse-stalls": _stream(
        lambda p, _a: itertools.chain(p[:3], itertools.repeat(b"")), UNAVAILABLE, "in time", dialects=(*SSE, *LINES), slow=True
    ),
    "sse-keeps-alive": _stream(
        lambda p, _a: itertools.chain(p[:1], itertools.repeat(b": ping\n\n")), UNAVAILABLE, "in time", slow=True
    ),
    "sse-flood": _stream(lambda _p, _a: itertools.repeat(b": ping\n\n" * 2_000), "error", slow=True),
    "sse-thinks-on": _stream(
        lambda p, _a: itertools.chain(p[:1], itertools.repeat(_chunk({"reasoning_content": "hm " * 2_000}))),
        USELESS,
        dialects=("openai",),
    ),
}
