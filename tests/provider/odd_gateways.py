"""What stands between: gateways that answer in a model's place, proxies that frame a stream once more, marks of templates."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from typing import Any

from provider.acts import GOOD, KEY, LINES, REPLY, SSE, UNAVAILABLE, USELESS, Act, Asked, Oddity, good, of_type, says
from provider.dialects import Turn

ODDITIES: dict[str, Oddity] = {}
_HALF = GOOD[: len(GOOD) // 2]
_DONE = b"data: [DONE]\n\n"
_KINDS = ("openai", "anthropic", "gemini", "ollama chat")


def _gateway(status: int, body: Any, kind: str = "application/json") -> Callable[[Asked], Act]:
    sent = json.dumps(body) if isinstance(body, dict | list) else body
    return lambda _asked: Act([sent.encode()], status, {"content-type": kind})


ODDITIES |= {
    f"gateway-{name}": Oddity(_gateway(status, body, kind), comes, told, _KINDS, (False,))
    for name, status, body, kind, comes, told in (
        ("envoy", 503, "no healthy upstream", "text/plain", UNAVAILABLE, "failing"),
        ("envoy-in-time", 504, "upstream request timeout", "text/plain", UNAVAILABLE, "in time"),
        ("kong", 404, {"message": "no Route matched with those values"}, "application/json", UNAVAILABLE, "does not know"),
        ("aws", 403, {"message": "Missing Authentication Token"}, "application/json", UNAVAILABLE, "not open"),
        ("apigee", 401, {"fault": {"faultstring": f"Invalid {KEY}"}}, "application/json", UNAVAILABLE, "refused the key"),
        ("cloudflare", 429, "error code: 1015", "text/plain", UNAVAILABLE, "too many requests"),
        ("xml", 403, "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "application/xml", UNAVAILABLE, ""),
        (
            "terminal",
            400,
            {"error": {"message": "\x1b]0;x\x07\x1b[31mno\u202e\r\nTraceback (most"}},
            "text/json",
            UNAVAILABLE,
            "",
        ),
        ("markup", 400, {"error": {"message": "[bold red]no[/] {format} %s"}}, "application/json", UNAVAILABLE, "rejected"),
        ("lambda", 200, {"statusCode": 502, "body": "{}"}, "application/json", UNAVAILABLE, "status 502"),
        ("problem", 200, {"title": "Unauthorized", "status": 401}, "application/problem+json", UNAVAILABLE, "refused the key"),
        (
            "https",
            400,
            "<title>400 The plain HTTP request was sent to HTTPS port</title>",
            "text/html",
            UNAVAILABLE,
            "https://",
        ),
        ("restful", 429, {"message": "Rate limited.", "retry_after": 364.57}, "application/json", UNAVAILABLE, "wait 365 sec"),
        ("echo", 200, {"headers": {"Authorization": f"Bearer {KEY}"}, "data": "Write."}, "application/json", USELESS, ""),
        ("sso", 200, "<html><meta http-equiv=refresh content='0;url=http://127.0.0.2/'>", "text/html", USELESS, ""),
        ("is-running", 200, "Ollama is running", "text/plain", USELESS, ""),
    )
}


def _head(text: str) -> Callable[[Asked], Act]:
    def act(asked: Asked) -> Act:
        body = b"".join(good(asked).pieces)
        head = f"HTTP/1.1 200 OK\r\ncontent-type: {of_type(asked)['content-type']}\r\nconnection: close\r\n{text}\r\n\r\n"
        return Act([head.encode() + body], bare=True)

    return act


ODDITIES |= {
    "header-in-japanese": Oddity(_head("x-served-by: \u6771\u4eac"), dialects=_KINDS),
    "header-wait-in-full-width": Oddity(
        lambda a: good(a) if a.number > 1 else Act([b"HTTP/1.1 429 Slow\r\nretry-after: \xef\xbc\x91\r\n\r\n{}"], bare=True),
        dialects=("openai", "gemini"),
    ),
    "hundred-continues": Oddity(
        lambda a: Act([b"HTTP/1.1 100 Continue\r\n\r\n" * 300, *_head("x-a: b")(a).pieces], bare=True), dialects=("openai",)
    ),
    "waits-in-blank-lines": Oddity(lambda a: Act([b"\n"] * 20 + list(good(a).pieces), headers=of_type(a), chunked=True)),
    "end-then-cut": Oddity(lambda a: replace(good(a), chunked=True, cut=True), dialects=_KINDS),
}


# --- how a turn may end -----------------------------------------------------------------------------------


def _finish(dialect: str, place: Callable[[Any, str], Any], *reasons: str) -> None:
    def act_of(reason: str) -> Callable[[Asked], Act]:
        return lambda a: Act(
            [json.dumps(place(json.loads(a.dialect.whole(Turn(text=a.good))), reason)).encode()], headers=of_type(a)
        )

    ODDITIES.update({f"ends-{dialect}-{r.lower()}": Oddity(act_of(r), USELESS, "", (dialect,), (False,)) for r in reasons})


_finish(
    "openai",
    lambda whole, reason: {**whole, "choices": [{**whole["choices"][0], "finish_reason": reason}]},
    *("sensitive", "network_error", "ERROR_TOXIC", "time_limit", "max_new_tokens", "repetition_truncation"),
)
_finish("anthropic", lambda whole, reason: {**whole, "stop_reason": reason}, "compaction", "something_new")
_finish(
    "gemini",
    lambda whole, reason: {**whole, "candidates": [{**whole["candidates"][0], "finishReason": reason}]},
    *("TOO_MANY_TOOL_CALLS", "MISSING_THOUGHT_SIGNATURE", "MALFORMED_RESPONSE", "SOMETHING_NEW"),
)


# --- streams through proxies ------------------------------------------------------------------------------


def _chunk(delta: Any, **more: Any) -> bytes:
    return b"data: " + json.dumps({"id": "c", "choices": [{"index": 0, "delta": delta, **more}]}).encode() + b"\n\n"


def _stream(name: str, make: Callable[[list[bytes]], list[bytes]], comes: str = REPLY, *dialects: str) -> None:
    def act(asked: Asked) -> Act:
        return Act(make(list(good(asked).pieces)), headers=of_type(asked))

    ODDITIES[name] = Oddity(act, comes, "", dialects or ("openai",), (True,))


_GROWING = [GOOD[:at] for at in accumulate([20] * (len(GOOD) // 20 + 1))]
_BROKE = {"code": 502, "message": f"provider broke {KEY}"}
_stream("sse-all-so-far", lambda _p: [*(_chunk({"content": c}) for c in _GROWING), _chunk({}, finish_reason="stop"), _DONE])
_stream("sse-done-small", lambda p: [*p[:-1], b"data: [done]\n\n"])
_stream("sse-done-bare", lambda p: [*p[:-1], b"data: DONE\n\n"])
_stream("sse-framed-twice", lambda p: [b"data: " + piece for piece in p])
_stream("sse-indented", lambda p: [b"   " + piece for piece in p], REPLY, *SSE)
_stream("sse-capitals", lambda p: [piece.replace(b"data:", b"DATA:") for piece in p])
_stream("sse-no-frame", lambda p: [piece[6:] for piece in p])
_stream("sse-lists", lambda p: [b"data: [" + piece[6:].strip() + b"]\n\n" for piece in p[:-1]] + [_DONE])
_stream(
    "sse-error-in-a-list", lambda _p: [_chunk({"content": _HALF}), b'data: [{"error": {"message": "x"}}]\n\n', _DONE], "error"
)
_stream("sse-choice-breaks", lambda _p: [_chunk({"content": _HALF}, error=_BROKE, finish_reason="stop"), _DONE], "error")
_stream("sse-says-all-twice", lambda p: [*p, b"data: " + json.dumps(
    {"candidates": [{"index": 0, "content": {"parts": [{"text": GOOD}]}, "finishReason": "STOP"}]}).encode() + b"\n\n"],
    REPLY, "gemini")  # fmt: skip
_stream("line-done-alone", lambda p: [*p[:-1], b'{"model": "m", "done": true, "done_reason": "stop"}\n'], REPLY, *LINES)


# --- marks around the message -----------------------------------------------------------------------------

_MARKED = {
    "openthinker": f"<|begin_of_thought|>hm<|end_of_thought|><|begin_of_solution|>{GOOD}<|end_of_solution|>",
    "apertus": f"<|inner_prefix|>hm<|inner_suffix|>{GOOD}",
    "cohere": f"<|START_THINKING|>hm<|END_THINKING|><|START_RESPONSE|>{GOOD}<|END_RESPONSE|>",
    "glm": f"<|begin_of_box|>{GOOD}<|end_of_box|>",
    "gemma": f"<start_of_turn>model\n{GOOD}<end_of_turn>",
    "mistral": f"[/INST] {GOOD}</s>",
    "llama-2": f"<s>{GOOD}</s>",
    "padding": f"{GOOD}<pad><pad>",
    "ollama": f"Thinking...\nhm\n...done thinking.\n\n{GOOD}",
    "long-fence": f"````\n{GOOD}\n````",
    "quotes": f'"""\n{GOOD}\n"""',
    "object": json.dumps({"subject": "Thank you", "body": GOOD.partition("\n\n")[2]}),
}
ODDITIES |= {f"marks-{name}": Oddity(says(text=text), dialects=("openai",)) for name, text in _MARKED.items()}
