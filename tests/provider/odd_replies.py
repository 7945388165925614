"""Replies that are half right: odd reasons to stop, odd counts, parts of wrong kinds, late errors, garbage after the end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from provider.acts import GOOD, KEY, LINES, REPLY, SSE, UNAVAILABLE, USELESS, Act, Asked, Oddity, good, of_type
from provider.dialects import Turn

ODDITIES: dict[str, Oddity] = {}
_HALF = len(GOOD) // 2
_DONE = b"data: [DONE]\n\n"


def _whole(dialects: tuple[str, ...], made: dict[str, tuple[Callable[[Any], Any], str]], also_streamed: bool = False) -> None:
    """Adds whole answers, changed; bytes are sent as they are."""

    def act_of(make: Callable[[Any], Any]) -> Callable[[Asked], Act]:
        def act(asked: Asked) -> Act:
            value = make(json.loads(asked.dialect.whole(Turn(text=asked.good))))
            return Act([value if isinstance(value, bytes) else json.dumps(value).encode()], headers=of_type(asked))

        return act

    ways = (False, True) if also_streamed else (False,)
    ODDITIES.update({name: Oddity(act_of(make), comes, "", dialects, ways) for name, (make, comes) in made.items()})


def _stream(dialect: str, made: dict[str, tuple[Callable[[list[bytes]], list[bytes]], str]]) -> None:
    """Adds streams, made of the pieces of a good one."""

    def act_of(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[Asked], Act]:
        return lambda asked: Act(change(list(good(asked).pieces)), headers=of_type(asked))

    ODDITIES.update({n: Oddity(act_of(change), comes, "", (dialect,), (True,)) for n, (change, comes) in made.items()})


def _choice(**fields: Any) -> Callable[[Any], Any]:
    return lambda whole: {**whole, "choices": [{**whole["choices"][0], **fields}]}


def _message(content: Any, **more: Any) -> Callable[[Any], Any]:
    return _choice(message={"role": "assistant", "content": content, **more})


def _with(**fields: Any) -> Callable[[Any], Any]:
    return lambda whole: {**whole, **fields}


def _usage(prompt: Any, completion: Any) -> Callable[[Any], Any]:
    return _with(usage={"prompt_tokens": prompt, "completion_tokens": completion})


def _chunk(delta: Any, **more: Any) -> bytes:
    return b"data: " + json.dumps({"id": "c", "choices": [{"index": 0, "delta": delta, **more}]}).encode() + b"\n\n"


def _says(*contents: Any, finish: str = "stop", after: tuple[bytes, ...] = (_DONE,)) -> Callable[[list[bytes]], list[bytes]]:
    """A stream of these contents, whatever the good one was."""
    return lambda _pieces: [*(_chunk({"content": c}) for c in contents), _chunk({}, finish_reason=finish), *after]


_whole(
    ("openai",),
    {
        "finish-list": (_choice(finish_reason=["stop"]), REPLY),
        "finish-number": (_choice(finish_reason=0), REPLY),
        "finish-filter-late": (_choice(finish_reason="content_filter"), USELESS),
        "index-negative": (_choice(index=-1), REPLY),
        "refusal-beside-text": (_message(GOOD, refusal="no"), USELESS),
        "refusal-as-part": (_message([{"type": "refusal", "refusal": "no"}]), USELESS),
        "content-true": (_message(True), USELESS),
        "content-nuls": (_message("\0" * 50), USELESS),
        "content-unseen": (_message("\u200b\u200b"), USELESS),
        "content-blanks": (_message(" " * 5_000), USELESS),
        "content-other-parts": (
            _message([{"type": "text", "text": GOOD[:_HALF]}, {"type": "image_url"}, {"type": "text", "text": GOOD[_HALF:]}]),
            REPLY,
        ),
        "message-in-list": (lambda w: {**w, "choices": [{"message": [w["choices"][0]["message"]]}]}, USELESS),
        "message-as-text": (lambda w: {**w, "choices": [{"message": json.dumps(w["choices"][0]["message"])}]}, USELESS),
        "choices-object": (lambda w: {**w, "choices": {"0": w["choices"][0]}}, USELESS),
        "choices-nested": (lambda w: {**w, "choices": [w["choices"]]}, USELESS),
        "name-is-a-key": (_with(model=f"other/{KEY}"), REPLY),
        "names-odd": (_with(id={"a": 1}, created="yesterday", object=7, model=None), REPLY),
        "usage-nan": (_usage(float("nan"), float("inf")), REPLY),
        "usage-nested": (_usage([1], {}), REPLY),
        "usage-words": (_usage("1e3", "many"), REPLY),
        "error-null": (_with(error=None), REPLY),
        "error-empty": (_with(error={}), REPLY),
        "error-that-is-none": (_with(error={"code": 0, "message": "success"}), REPLY),
        "error-in-a-word-that-is-none": (_with(error="null"), REPLY),
        "error-coded-null": (_with(error={"message": "fell over", "code": None}), "error"),
        "error-beside-choices": (_with(error={"message": f"but {KEY}"}), "error"),
        "wrapped": (lambda w: {"data": w}, "error"),
        "status-error": (lambda _w: {"status": "error", "message": f"x {KEY}"}, "error"),
        "gateway-says-no": (lambda _w: {"success": False, "errors": [{"code": 7003, "message": f"x {KEY}"}]}, "error"),
        "validation-at-200": (lambda _w: {"detail": [{"loc": ["body"], "msg": "field required"}]}, "error"),
        "blanks-nine-megabytes": (lambda w: b" " * 9_000_000 + json.dumps(w).encode(), "error"),
        "json-in-text": (lambda w: json.dumps(json.dumps(w)).encode(), "error"),
        "half-character": (lambda w: json.dumps(w).replace("Dana", "D\\ud800na").encode(), USELESS),
        "byte-no-character": (lambda w: json.dumps(w).encode().replace(b"Dana", b"D\xffna"), USELESS),
        "choices-named-twice": (
            lambda w: json.dumps(w)[:-1].encode() + b',"choices":[{"finish_reason":"length","message":{"content":"half"}}]}',
            "error",
        ),
    },
)
_whole(
    ("openai",),
    {
        "older-way": (lambda w: {**w, "choices": [{"index": 0, "text": GOOD, "finish_reason": "stop"}]}, REPLY),
        "older-way-cut": (lambda w: {**w, "choices": [{"index": 0, "text": GOOD[:_HALF], "finish_reason": "length"}]}, USELESS),
        "word-salad": (_message("word salad " * 3_000), USELESS),
    },
    also_streamed=True,
)
_whole(
    ("openai", "anthropic", "gemini"),
    {
        "deep-object": (lambda _w: b'{"a":' * 50_000, "error"),
        "login-page": (lambda _w: b"<!doctype html><form action=/login><input name=password></form>", "error"),
    },
    also_streamed=True,
)
_whole(
    ("anthropic",),
    {
        "text-null": (_with(content=[{"type": "text", "text": None}]), "error"),
        "thinks-only": (_with(content=[{"type": "thinking", "thinking": GOOD}]), USELESS),
        "error-as-text": (lambda _w: {"type": "error", "error": f"str {KEY}"}, "error"),
        "tokens-odd": (_with(usage={"input_tokens": -3, "output_tokens": "x"}), REPLY),
    },
)
_whole(
    ("gemini",),
    {
        "candidates-object": (lambda w: {**w, "candidates": {"0": w["candidates"][0]}}, "error"),
        "candidates-of-null": (_with(candidates=[None]), "error"),
        "parts-null": (_with(candidates=[{"content": {"role": "model", "parts": None}, "finishReason": "STOP"}]), "error"),
        "counts-odd": (_with(usageMetadata={"promptTokenCount": "many", "candidatesTokenCount": -1}), REPLY),
    },
)
_whole(
    LINES,
    {
        "line-counts-odd": (_with(prompt_eval_count="many", eval_count=-5), REPLY),
        "line-done-not": (_with(done=False), "error"),
        "line-message-null": (_with(message=None, response=None), "error"),
        "line-message-list": (_with(message=[GOOD], response=[GOOD]), "error"),
        "line-error-object": (lambda _w: {"error": {"message": f"x {KEY}"}}, "error"),
    },
    also_streamed=True,
)
_stream(
    "openai",
    {
        "sse-stop-then-length": (
            lambda _p: [
                _chunk({"content": GOOD[:_HALF]}),
                _chunk({}, finish_reason="stop"),
                _chunk({"content": GOOD[_HALF:]}),
                _chunk({}, finish_reason="length"),
                _DONE,
            ],
            "error",
        ),
        "sse-fails-after-the-end": (
            lambda p: [*p[:-1], b'data: {"error": {"message": "usage was not stored", "code": 500}}\n\n', _DONE],
            REPLY,
        ),
        "sse-fails-in-mid-text-and-stops-in-each": (
            lambda p: [
                *(x.replace(b'"finish_reason": null', b'"finish_reason": "stop"') for x in p[:4]),
                b'data: {"error": "x"}\n\n',
            ],
            "error",
        ),
        "sse-filter-late": (
            lambda _p: [_chunk({"content": GOOD}, finish_reason="stop"), _chunk({}, finish_reason="content_filter"), _DONE],
            "error",
        ),
        "sse-character-each": (_says(*GOOD), REPLY),
        "sse-empty-hundreds": (_says(*[""] * 300, GOOD), REPLY),
        "sse-parts": (_says([{"type": "text", "text": GOOD}]), REPLY),
        "sse-role-alone": (lambda p: [_chunk({"role": "assistant"}), _chunk({}, finish_reason="stop"), p[-1]], USELESS),
        "sse-reasons-only": (
            lambda p: [
                _chunk({"reasoning_content": "hm"}),
                _chunk({"reasoning": GOOD}),
                _chunk({}, finish_reason="stop"),
                p[-1],
            ],
            USELESS,
        ),
        "sse-refuses-midway": (
            lambda p: [_chunk({"content": GOOD[:_HALF]}), _chunk({"refusal": "No."}), _chunk({}, finish_reason="stop"), p[-1]],
            USELESS,
        ),
        "sse-error-in-a-word": (
            lambda p: [_chunk({"content": GOOD[:_HALF]}), b'data: {"error": "boom ' + KEY.encode() + b'"}\n\n', p[-1]],
            UNAVAILABLE,
        ),
        "sse-page-midway": (lambda _p: [_chunk({"content": GOOD[:_HALF]}), b"<html>502</html>\n\n"], "error"),
        "sse-second-head": (lambda _p: [_chunk({"content": GOOD[:_HALF]}), b"HTTP/1.1 500 Oops\r\n\r\n"], "error"),
        "sse-half-event": (lambda _p: [_chunk({"content": GOOD})[:-40]], "error"),
        "sse-usage-wild": (
            _says(
                GOOD, after=(b'data: {"choices": [], "usage": {"prompt_tokens": NaN, "completion_tokens": -1e308}}\n\n', _DONE)
            ),
            REPLY,
        ),
        "sse-usage-in-words": (_says(GOOD, after=(b'data: {"choices": [], "usage": "many"}\n\n', _DONE)), REPLY),
        "sse-think-unclosed": (_says("<think>", GOOD), USELESS),
        "sse-long-comment": (lambda p: [b": " + b"x" * 1_000_000 + b"\n\n", *p], REPLY),
        "sse-retry-huge": (lambda p: [b"retry: 999999999\n\n", *p], REPLY),
        "sse-one-huge-line": (_says("x" * 600_000), USELESS),
        "sse-garbage-after-done": (lambda p: [*p, b"\x00\xff<html>bye"], REPLY),
    },
)
_stream(
    "anthropic",
    {
        "sse-backwards": (lambda p: p[::-1], "error"),
        "sse-other-delta": (
            lambda p: [x.replace(b"text_delta", b"input_json_delta").replace(b'"text":', b'"partial_json":') for x in p],
            "error",
        ),
        "sse-ends-early": (lambda p: p[:3], "error"),
        "sse-nameless-events": (lambda p: [re.sub(rb"event: .*\n", b"", piece) for piece in p], REPLY),
        "sse-pings": (lambda p: [p[0], *[b'event: ping\ndata: {"type": "ping"}\n\n'] * 300, *p[1:]], REPLY),
        "sse-overloaded-midway": (
            lambda p: [*p[:3], b'event: error\ndata: {"type": "error", "error": {"type": "overloaded_error"}}\n\n'],
            UNAVAILABLE,
        ),
    },
)
_stream("gemini", {"sse-safety-midway": (lambda p: [*p[:2], p[-1].replace(b'"STOP"', b'"SAFETY"')], USELESS)})


def _failing(status: int, **headers: str) -> Callable[[Asked], Act]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda a: Act([a.dialect.error(status, f"x {KEY}")], status, {"content-type": "application/json", **named})


def _then(first: Callable[[Asked], Act], then: Callable[[Asked], Act]) -> Callable[[Asked], Act]:
    """One fault, then another."""
    return lambda asked: (first if asked.number == 1 else then)(asked)


_SOON = _failing(429, retry_after="0")
ODDITIES |= {
    "429-then-401": Oddity(_then(_SOON, _failing(401)), UNAVAILABLE, "refused the key", SSE, (False,)),
    "429-then-garbage": Oddity(_then(_SOON, lambda _a: Act([b"garbage"])), "error", "", SSE),
    "503-then-cut": Oddity(
        _then(_failing(503, retry_after="0"), lambda a: Act([good(a).pieces[0][:20]], headers=of_type(a))), "error", "", SSE
    ),
    "503-then-redirect": Oddity(
        _then(_failing(503, retry_after="0"), lambda a: Act(status=302, headers={"location": a.elsewhere})),
        UNAVAILABLE,
        "another address",
        SSE,
        (False,),
    ),
    "500-with-a-good-body": Oddity(
        lambda a: Act(good(a).pieces, 400, of_type(a)), UNAVAILABLE, "rejected the request", ("openai", "anthropic")
    ),
}
ODDITIES |= {
    f"status-{code}": Oddity(_failing(code), UNAVAILABLE, "", ("openai",), (False,)) for code in (421, 426, 431, 501, 507, 511)
}
ODDITIES |= {
    f"answer-{code}-empty": Oddity(lambda _a, code=code: Act([b""], code), "error", "", ("openai", "gemini"), (False,))
    for code in (202, 205, 304)
}
ODDITIES |= {
    name: Oddity(lambda _a, sent=sent: Act([sent], bare=True), "error", "", ("openai",), (False,))
    for name, sent in (
        ("status-word", b"HTTP/1.1 abc OK\r\n\r\n"),
        ("status-nought", b"HTTP/1.1 000 OK\r\ncontent-length: 0\r\n\r\n"),
        ("chunk-size-huge", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n{}"),
        ("no-head", b'{"choices": []}'),
    )
}
