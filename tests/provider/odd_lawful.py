"""What the standards allow and few servers do, and what came of reading them loosely: rare line ends, dates, types, names."""

from __future__ import annotations

import datetime as dt
import email.utils
import gzip
import itertools
import json
import re
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from provider.acts import GOOD, KEY, LINES, REPLY, SSE, TOOL_CALL, UNAVAILABLE, USELESS, Act, Asked, Oddity, good, of_type, says
from provider.dialects import Turn

ODDITIES: dict[str, Oddity] = {}
_HALF = GOOD[: len(GOOD) // 2]
_DONE = b"data: [DONE]\n\n"
_KINDS = ("openai", "anthropic", "gemini", "ollama chat")


def _chunk(delta: Any, **more: Any) -> bytes:
    return b"data: " + json.dumps({"id": "c", "choices": [{"index": 0, "delta": delta, **more}]}).encode() + b"\n\n"


def _body(asked: Asked) -> bytes:
    return b"".join(good(asked).pieces)


# --- streams ----------------------------------------------------------------------------------------------


def _stream(
    name: str,
    change: Callable[[list[bytes]], list[bytes] | Iterator[bytes]],
    comes: str = REPLY,
    *dialects: str,
    told: str = "",
    slow: bool = False,
    pause: float = 0,
) -> None:
    def act(asked: Asked) -> Act:
        return Act(change(list(good(asked).pieces)), headers=of_type(asked), pause=pause)

    ODDITIES[name] = Oddity(act, comes, told, dialects or ("openai",), (True,), slow)


def _replaced(old: bytes, new: bytes) -> Callable[[list[bytes]], list[bytes]]:
    return lambda pieces: [piece.replace(old, new) for piece in pieces]


def _with_second(extra: bytes) -> Callable[[list[bytes]], list[bytes]]:
    return lambda pieces: [*pieces[:2], extra, *pieces[2:]]


def _anthropic_error(kind: str) -> bytes:
    error = {"type": "error", "error": {"type": kind, "message": f"x {KEY}"}}
    return b"event: error\ndata: " + json.dumps(error).encode() + b"\n\n"


_LATE_STOP = b'data: {"candidates": [{"finishReason": "STOP", "index": 0}]}\n\n'
_NO_COUNTS = b'data: {"choices": null, "usage": {"prompt_tokens": 100, "completion_tokens": 20}}\n\n'
_WENT_WRONG = b"event: error\ndata: it went wrong " + KEY.encode() + b"\n\n"
_stream("sse-cr", _replaced(b"\n", b"\r"), REPLY, *SSE)
_stream("sse-fields-unknown", lambda p: [b"foo: bar\nx\n:\n" + piece for piece in p], REPLY, *SSE)
_stream("sse-event-named", lambda p: [b"event: completion.chunk\n" + piece for piece in p])
_stream("sse-data-null", _with_second(b"data: null\n\n"), REPLY, *SSE)
_stream("sse-data-ping", _with_second(b'data: "ping"\n\n'), REPLY, *SSE)
_stream("sse-error-of-words", _with_second(_WENT_WRONG), UNAVAILABLE, *SSE, told=r"server is failing; try")
_stream("sse-index-five", _replaced(b'"index": 0', b'"index": 5'), REPLY, "anthropic")
_stream("sse-no-block-end", lambda p: [x for x in p if b"content_block_stop" not in x], REPLY, "anthropic")
_stream("sse-no-right", lambda p: [*p[:3], _anthropic_error("permission_error")], UNAVAILABLE, "anthropic", told="not open")
_stream("sse-no-money", lambda p: [*p[:3], _anthropic_error("billing_error")], UNAVAILABLE, "anthropic", told="no credit")
_stream("sse-too-late", lambda p: [*p[:3], _anthropic_error("timeout_error")], UNAVAILABLE, "anthropic", told="in time|504")
_stream("sse-too-many-midway", lambda p: [*p[:3], _anthropic_error("rate_limit_error")], UNAVAILABLE, "anthropic", told="too m")
_stream("sse-stop-in-each", _replaced(b'"finish_reason": null', b'"finish_reason": "stop"'))
_STOPS = _chunk({}, finish_reason="stop")
_stream(
    "sse-cut-then-stop", lambda _p: [_chunk({"content": _HALF}, finish_reason="length"), _STOPS, _DONE], USELESS, told="limit"
)
_stream("sse-called-whole", _replaced(b"chat.completion.chunk", b"chat.completion"))
_stream("sse-choices-between", lambda p: [y for x in p[:-1] for y in (x, x.replace(b'"index": 0', b'"index": 1'))] + p[-1:])
_stream("sse-choices-null", lambda p: [*p[:-2], _NO_COUNTS, p[-1]])
_stream("sse-counts-in-each", _replaced(b'"usage": null', b'"usage": {"prompt_tokens": 100, "completion_tokens": 20}'))
_stream("sse-error-null-in-each", _replaced(b'"id": "c1"', b'"id": "c1", "error": null'))
_stream("sse-tool-beside-text", lambda p: [p[0], _chunk({"tool_calls": [{**TOOL_CALL, "index": 0}]}), *p[1:]])
_stream(
    "sse-empty-for-ever",
    lambda _p: itertools.repeat(_chunk({"content": " "})),
    UNAVAILABLE,
    told="in time",
    slow=True,
    pause=0.01,
)
_stream("sse-stops-late", lambda p: [*(x.replace(b', "finishReason": "STOP"', b"") for x in p), _LATE_STOP], REPLY, "gemini")
_stream("sse-as-list", lambda p: [b"[" + b",\n".join(piece[6:].strip() for piece in p) + b"]"], REPLY, "gemini")
_OTHER = b'{"index": 1, "content": {"parts": [{"text": "other"}]}}, '
_stream("sse-candidate-other-first", _replaced(b'"candidates": [', b'"candidates": [' + _OTHER), REPLY, "gemini")
_stream("line-blanks-between", lambda p: [b"\n\n", *(piece + b"\n \n" for piece in p)], REPLY, *LINES)
_stream("line-done-in-each", _replaced(b'"done": false', b'"done": true'), REPLY, *LINES)
_stream("line-done-in-each-apart", _replaced(b'"done": false', b'"done": true'), REPLY, *LINES, pause=0.02)
_stream(
    "line-cut-midway", lambda p: [*p[:3], p[3].replace(b'"done"', b'"done_reason": "length", "done"'), *p[4:]], USELESS, *LINES
)
_stream("line-as-event", lambda p: [b"data: " + piece + b"\n" for piece in p], REPLY, *LINES)


def _separators(asked: Asked) -> Act:
    """Characters at which some ways of splitting a text part it, as they are and not as codes."""
    act = says(text=f"{asked.good}\n\nP.S. one\u2028two\u2029three\u0085four")(asked)
    raw = re.sub(rb"(?:\\u[0-9a-f]{4})+", lambda m: json.loads(b'"' + m.group() + b'"').encode(), b"".join(act.pieces))
    return replace(act, pieces=[raw])


ODDITIES["line-separators"] = Oddity(_separators, dialects=_KINDS)


# --- whole answers ----------------------------------------------------------------------------------------


def _whole(name: str, change: Callable[[Any], Any], comes: str = REPLY, dialects: tuple[str, ...] = ("openai",)) -> None:
    def act(asked: Asked) -> Act:
        value = change(json.loads(asked.dialect.whole(Turn(text=asked.good))))
        return Act([value if isinstance(value, bytes) else json.dumps(value).encode()], headers=of_type(asked))

    ODDITIES[name] = Oddity(act, comes, "", dialects, (False,))


def _message(content: Any, **more: Any) -> Callable[[Any], Any]:
    message = {"role": "assistant", "content": content, **more}
    return lambda whole: {**whole, "choices": [{"index": 0, "finish_reason": "stop", "message": message}]}


_CALL = {"name": "send", "arguments": json.dumps({"body": GOOD})}
_LETTER = GOOD.partition("\n\n")[2]
_whole("number-of-5000-digits", lambda w: json.dumps(w).encode()[:-1] + b', "created": ' + b"9" * 5_000 + b"}", REPLY, _KINDS)
_whole("number-infinite", lambda w: json.dumps(w).encode()[:-1] + b', "created": 1e999}', REPLY, _KINDS)
_whole("lines-bare", lambda w: json.dumps(w).encode().replace(b"\\n", b"\n"), REPLY, _KINDS)
_whole("content-named-twice", lambda w: json.dumps(w).encode().replace(b'"content":', b'"content": "old", "content":'))
_whole("comma-too-many", lambda w: json.dumps(w).encode()[:-1] + b",}", USELESS)
_whole("json-called-back", lambda w: b"callback(" + json.dumps(w).encode() + b");", USELESS)
_whole("tool-calls-none", _message(GOOD, tool_calls=[], function_call=None, audio=None, annotations=[]))
_whole("tool-call-old", _message(None, function_call=_CALL), USELESS)
_whole("content-texts", _message([_HALF, GOOD[len(_HALF) :]]))
_whole("content-output-text", _message([{"type": "output_text", "text": GOOD, "annotations": []}]))
_whole("role-user", _message(GOOD, role="user"))
_CUT = {"index": 0, "finish_details": {"type": "max_tokens"}, "message": {"role": "assistant", "content": _HALF}}
_whole("finish-in-details", lambda w: {**w, "choices": [_CUT]}, USELESS)
_whole("as-responses", lambda _w: {"output": [{"content": [{"type": "output_text", "text": GOOD}]}]}, USELESS)
for _name, _text in {
    "speaker": f"assistant: {GOOD}",
    "speaker-on-a-line": f"model\n{GOOD}",
    "next-speaker": f"{GOOD}\n\nHuman: Thanks!\n\nAssistant: You are welcome.",
    "indented": "\n".join("    " + row if row else row for row in GOOD.split("\n")),
    "strong-lines": "**" + GOOD.replace("\n\n", "**\n\n**") + "**",
    "carriage-returns": GOOD.replace("\n", "\r"),
    "object-in-object": json.dumps({"email": {"Subject": "Thank you", "Body": _LETTER}}),
    "object-of-a-turn": json.dumps([{"role": "assistant", "content": GOOD}]),
    "object-fenced": f"```json\n{json.dumps({'subject': 'Thank you', 'body': _LETTER}, indent=1)}\n```",
}.items():
    _whole(f"said-with-{_name}", _message(_text))


# --- heads ------------------------------------------------------------------------------------------------


def _typed(kind: str) -> Callable[[Asked], Act]:
    return lambda asked: replace(good(asked), headers={"content-type": kind})


def _bare(head: bytes, body: Callable[[Asked], bytes] = _body) -> Callable[[Asked], Act]:
    return lambda asked: Act([head + body(asked)], bare=True)


def _flushed(asked: Asked) -> Act:
    """A stream packed as a whole, each piece sent as soon as it is."""
    packer = zlib.compressobj(wbits=31)
    pieces = [packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH) for piece in good(asked).pieces]
    return Act([*pieces, packer.flush()], headers={**of_type(asked), "content-encoding": "gzip"}, chunked=True)


def _elsewhere(asked: Asked) -> dict[str, str]:
    service = f'http/1.1="{asked.elsewhere.partition("//")[2]}"'
    return {"alt-svc": service, "content-location": asked.elsewhere, "link": f'<{asked.elsewhere}>; rel="canonical"'}


_CONTINUES = b"HTTP/1.1 100 Continue\r\n\r\n" * 50
ODDITIES |= {
    f"type-{name}": Oddity(_typed(kind), dialects=_KINDS)
    for name, kind in (("utf-16-it-is-not", "application/json; charset=utf-16"), ("unheard-of", "x/y; charset=klingon"))
}
ODDITIES |= {
    "gzip-in-capitals": Oddity(
        lambda a: Act([gzip.compress(_body(a))], headers={**of_type(a), "content-encoding": "X-GZIP"}), dialects=_KINDS
    ),
    "gzip-flushed": Oddity(_flushed, dialects=_KINDS),
    "chunk-sizes-odd": Oddity(
        _bare(
            b"HTTP/1.1 200 OK\r\ntransfer-encoding: CHUNKED\r\n\r\n",
            lambda a: b"0000%X\r\n%b\r\n000\r\n\r\n" % (len(_body(a)), _body(a)),
        )
    ),
    "continues-for-ever": Oddity(
        lambda _a: Act(itertools.repeat(_CONTINUES), bare=True, pause=0.05), UNAVAILABLE, "in time", ("openai",), slow=True
    ),
    "switches": Oddity(_bare(b"HTTP/1.1 101 Go\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n\x81\x05hello"), "error", "", SSE),
    "speaks-http-2": Oddity(_bare(b"HTTP/2 200\r\n\r\n"), UNAVAILABLE, "could not be reached", ("openai",)),
    "elsewhere-in-headers": Oddity(lambda a: replace(good(a), headers={**of_type(a), **_elsewhere(a)})),
    **{
        f"redirect-odd-{code}": Oddity(
            lambda a, code=code: Act([b"{}"], code, {"location": a.elsewhere}), UNAVAILABLE, "another address", _KINDS
        )
        for code in (300, 305, 399)
    },
    "redirect-without-scheme": Oddity(
        lambda a: Act([b""], 308, {"location": a.elsewhere[5:]}), UNAVAILABLE, "another address", _KINDS
    ),
}


# --- waits ------------------------------------------------------------------------------------------------


def _waits(name: str, value: str | Callable[[float], str], code: int = 429, name_of: str = "retry-after") -> None:
    """Asks to wait a second or two in an odd form, then answers well."""

    def act(asked: Asked) -> Act:
        if asked.number > 1:
            return good(asked)
        wait = value if isinstance(value, str) else value(time.time())
        return Act([b'{"error": {"message": "slow"}}'], code, {"content-type": "application/json", name_of: wait})

    ODDITIES[f"wait-{name}"] = Oddity(act, dialects=("openai",), streamed=(False,))


def _dated(form: str) -> Callable[[float], str]:
    return lambda now: dt.datetime.fromtimestamp(now + 2, dt.UTC).strftime(form)


def _clock_ahead(asked: Asked) -> Act:
    if asked.number > 1:
        return good(asked)
    theirs = time.time() + 7_200
    now, then = (email.utils.formatdate(moment, usegmt=True) for moment in (theirs, theirs + 1))
    return Act(
        [f"HTTP/1.1 429 Slow\r\ndate: {now}\r\nretry-after: {then}\r\ncontent-length: 2\r\n\r\n{{}}".encode()], bare=True
    )


for _name, _value in {
    "part-of-a-second": "0.5",
    "with-a-unit": "1s",
    "as-duration": "PT1S",
    "with-a-comma": "0,5",
    "empty": "",
    "rfc-850": _dated("%A, %d-%b-%y %H:%M:%S GMT"),
    "asctime": _dated("%a %b %d %H:%M:%S %Y"),
    "iso": _dated("%Y-%m-%dT%H:%M:%SZ"),
    "since-1970": lambda now: str(int(now + 2)),
}.items():
    _waits(_name, _value)
_waits("of-503", "1", 503)
_waits("until-reset", "1s", name_of="x-ratelimit-reset-requests")
ODDITIES["wait-of-a-wrong-clock"] = Oddity(_clock_ahead, dialects=("openai",), streamed=(False,))


# --- refusals ---------------------------------------------------------------------------------------------


def _refuses(name: str, body: bytes, told: str, code: int = 400, dialects: tuple[str, ...] = ("openai", "anthropic")) -> None:
    act = Act([body], code, {"content-type": "application/json"})
    ODDITIES[f"refuses-{name}"] = Oddity(lambda _a: replace(act), UNAVAILABLE, told, dialects, (False,))


_refuses("in-5000-digits", b'{"error": {"message": "x", "code": ' + b"9" * 5_000 + b"}}", "rejected the request")
_refuses("in-utf-16", json.dumps({"error": {"message": f"x {KEY}"}}).encode("utf-16"), "refused the key", 401)
_refuses("in-a-megabyte", json.dumps({"error": {"message": "x" * 1_000_000}}).encode(), "rejected the request")
_refuses("within-within", json.dumps({"error": {"message": {"error": [{"message": KEY}]}}}).encode(), "rejected the request")
_refuses("in-a-list", b'[{"error": {"code": 400, "message": "API key not valid."}}]', "refused the key", 400, ("gemini",))
for _name in ("temperature", "stream_options", "messages", "system"):
    _error = {"message": f"Unsupported parameter: '{_name}' is not supported with this model.", "param": _name}
    _refuses(f"always-{_name}", json.dumps({"error": _error}).encode(), "rejected the request")
