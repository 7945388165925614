"""Answers that break HTTP, or use more of it than clients expect."""

from __future__ import annotations

import gzip
import itertools
import json
import re
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from provider.acts import UNAVAILABLE, USELESS, Act, Asked, Oddity, good, of_type, says

ODDITIES: dict[str, Oddity] = {}


def body_of(asked: Asked) -> bytes:
    return b"".join(good(asked).pieces)


def _unescaped(body: bytes) -> bytes:
    """JSON with its characters as they are, not as \\\\u codes."""
    return re.sub(rb"(?:\\u[0-9a-f]{4})+", lambda m: json.loads(b'"' + m.group() + b'"').encode(), body)


def _byte_by_byte(asked: Asked) -> Act:
    act = says(text=asked.good + "\n\nP.S. Caf\u00e9, \u9762\u63a5.")(asked)
    whole = _unescaped(b"".join(act.pieces))
    return replace(act, pieces=[bytes([byte]) for byte in whole], chunked=True)


def _bare(head: str, body: Callable[[Asked], bytes] = body_of) -> Callable[[Asked], Act]:
    """An answer whose head is written by hand; {type} and {length} are filled in."""

    def act(asked: Asked) -> Act:
        content = body(asked)
        filled = head.format(type=of_type(asked)["content-type"], length=len(content)).replace("\n", "\r\n")
        return Act([filled.encode("latin-1") + b"\r\n\r\n" + content], bare=True)

    return act


def _none(_asked: Asked) -> bytes:
    return b""


@cache
def _swollen() -> bytes:
    return gzip.compress(b'{"x": "' + b" " * 30_000_000)


def _packed(pack: Callable[[bytes], bytes], encoding: str = "gzip") -> Callable[[Asked], Act]:
    def act(asked: Asked) -> Act:
        return Act([pack(body_of(asked))], headers={**of_type(asked), "content-encoding": encoding})

    return act


def _loris(_asked: Asked) -> Act:
    head = (b"x-%d: y\r\n" % number for number in itertools.count())
    return Act(itertools.chain([b"HTTP/1.1 200 OK\r\n"], head), bare=True, pause=0.05)


def _silence() -> Iterator[bytes]:
    """Nothing, for longer than anybody waits for an answer that is whole."""
    for _ in range(80):
        time.sleep(0.1)
        yield b""


def _half(asked: Asked) -> bytes:
    return body_of(asked)[: len(body_of(asked)) // 2]


_OK = "HTTP/1.1 200 OK\ncontent-type: {type}\n"
ODDITIES |= {
    "chunks-within-characters": Oddity(_byte_by_byte),
    "http-1.0": Oddity(_bare("HTTP/1.0 200 OK\ncontent-type: {type}")),
    "interim-answers": Oddity(
        _bare("HTTP/1.1 100 Continue\n\nHTTP/1.1 103 Early Hints\nlink: </x>\n\n" + _OK + "content-length: {length}")
    ),
    "bad-chunk": Oddity(_bare(_OK + "transfer-encoding: chunked", lambda a: b"zz\r\n" + body_of(a)), "error"),
    "chunks-cut": Oddity(
        lambda a: Act([_half(a)], headers=of_type(a), chunked=True, cut=True), UNAVAILABLE, "could not be reached"
    ),
    "no-http": Oddity(_bare("ICY 200 OK", _none), UNAVAILABLE, "could not be reached"),
    "hang-up": Oddity(lambda _a: Act(bare=True), UNAVAILABLE, "could not be reached"),
    "hang-up-once": Oddity(lambda a: good(a) if a.number > 1 else Act(bare=True)),
    "endless-headers": Oddity(_loris, UNAVAILABLE, "in time", slow=True),
    "length-short": Oddity(_bare(_OK + "content-length: 20"), "error", dialects=("openai", "ollama chat"), streamed=(False,)),
    "gzip": Oddity(_packed(gzip.compress)),
    "gzip-not": Oddity(_packed(bytes)),
    "gzip-unsaid": Oddity(_packed(gzip.compress, "identity")),
    "gzip-in-two": Oddity(_packed(lambda b: gzip.compress(b[:40]) + gzip.compress(b[40:]))),
    "gzip-twice": Oddity(_packed(lambda b: gzip.compress(gzip.compress(b)), "gzip, gzip"), USELESS),
    "deflate": Oddity(_packed(zlib.compress, "deflate")),
    "deflate-bare": Oddity(_packed(lambda b: zlib.compress(b)[2:-4], "deflate")),
    "gzip-half": Oddity(_packed(lambda b: gzip.compress(b)[: len(b) // 4]), "error", streamed=(False,)),
    "gzip-bomb": Oddity(_packed(lambda _b: _swollen()), USELESS, dialects=("openai", "gemini")),
    "unknown-packing": Oddity(_packed(lambda b: b"\x1b" + zlib.compress(b), "br"), USELESS),
    "packing-none": Oddity(_packed(bytes, "none")),
    "wide-characters": Oddity(lambda a: Act([body_of(a).decode().encode("utf-16")], headers=of_type(a))),
    "header-no-text": Oddity(_bare(_OK + "x-by: caf\u00e9\ncontent-length: {length}"), dialects=("openai", "gemini")),
    "error-endless": Oddity(
        lambda a: Act(itertools.repeat(b"too bad " * 1_000), 400, of_type(a)), UNAVAILABLE, "rejected the request"
    ),
    "error-stalls": Oddity(
        lambda a: Act(itertools.chain([b'{"error"'], _silence()), 401, of_type(a)), UNAVAILABLE, "refused the key"
    ),
    "left-open": Oddity(lambda a: Act(itertools.chain([body_of(a)], _silence()), headers=of_type(a))),
    "chunks-left-open": Oddity(lambda a: Act(itertools.chain([body_of(a)], _silence()), headers=of_type(a), chunked=True)),
    "chunks-with-notes": Oddity(
        _bare(
            _OK + "transfer-encoding: chunked\ntrailer: x-sum",
            lambda a: b"%x;note=1\r\n%b\r\n0\r\nx-sum: 1\r\n\r\n" % (len(body_of(a)), body_of(a)),
        )
    ),
    "no-content": Oddity(lambda _a: Act(status=204), USELESS),
    "redirect-nowhere": Oddity(lambda _a: Act(status=302), UNAVAILABLE, "another address"),
    "redirect-file": Oddity(
        lambda _a: Act(status=307, headers={"location": "file:///etc/passwd"}), UNAVAILABLE, "another address"
    ),
    "created": Oddity(lambda a: replace(good(a), status=201)),
}


def _wrong_http() -> dict[str, Oddity]:
    """Heads that no two clients read alike: taken whole or not at all."""
    length = "content-length: {length}"
    lost, whole = (UNAVAILABLE, "could not be reached"), ("reply", "")
    rows: dict[str, tuple[str, tuple[str, str]]] = {
        "two-lengths": (_OK + length + "\ncontent-length: 3", lost),
        "length-negative": (_OK + "content-length: -5", lost),
        "length-in-words": (_OK + "content-length: lots", lost),
        "length-and-chunks": (_OK + "content-length: 7\ntransfer-encoding: chunked", lost),
        "header-too-long": (_OK + length + "\nx-a: " + "a" * 65_536, lost),
        "headers-too-many": (_OK + length + "".join(f"\nx-{n}: v" for n in range(300)), lost),
        "header-without-colon": (_OK + length + "\nnonsense", lost),
        "header-with-nul": (_OK + length + "\nx-a: a\x00b", lost),
        "header-folded": (_OK + length + "\nx-a: one\n two", whole),
        "cookies-eighty": (_OK + length + "\nset-cookie: a=b" * 80, whole),
        "refresh": (_OK + length + "\nrefresh: 0; url=http://127.0.0.2/", whole),
        "no-reason": (_OK.replace(" OK", " ") + length, whole),
        "no-type": ("HTTP/1.1 200 OK\n" + length, whole),
        "picture-type": ("HTTP/1.1 200 OK\ncontent-type: image/png\n" + length, whole),
    }
    return {name: Oddity(_bare(head), *comes, ("openai",), (False,)) for name, (head, comes) in rows.items()}


ODDITIES |= _wrong_http()
ODDITIES |= {
    name: Oddity(lambda _a, sent=sent: Act([sent], bare=True), UNAVAILABLE, "could not be reached", ("openai",), (False,))
    for name, sent in (
        ("tls-alert", b"\x15\x03\x01\x00\x02\x02\x28"),
        ("http2-preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        ("ssh-banner", b"SSH-2.0-OpenSSH_9.6\r\n"),
    )
}


def _status(code: int, body: bytes = b"<html><title>Cloudflare</title></html>", **headers: str) -> Callable[[Asked], Act]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _asked: Act([body], code, {"content-type": "text/html", **named})


ODDITIES |= {
    f"html-{code}": Oddity(_status(code), UNAVAILABLE, told, dialects=("openai", "anthropic"), streamed=(False,))
    for code, told in (
        *((402, "no credit"), (403, "not open to this key"), (405, "does not know"), (407, "proxy"), (410, "does not know")),
        *(
            (418, "status 418"),
            (451, "status 451"),
            (503, "status 503"),
            (520, "status 520"),
            (524, "status 524"),
            (999, "status 999"),
        ),
    )
}
ODDITIES |= {
    f"retry-after-{name}": Oddity(_status(429, b"{}", retry_after=value), UNAVAILABLE, told, ("openai", "gemini"), (False,))
    for name, value, told in (
        ("word", "soon", "wait a little"),
        ("negative", "-5", "wait a little"),
        ("nan", "nan", "wait a little"),
        ("past", "Wed, 21 Oct 2015 07:28:00 GMT", "wait a little"),
        ("list", "5, 10", "wait a little"),
        ("huge", "1e12", "asks to wait 86400 seconds"),
        ("infinite", "inf", "asks to wait 86400 seconds"),
        ("year-9999", "Fri, 31 Dec 9999 23:59:59 GMT", "asks to wait 86400 seconds"),
    )
}
ODDITIES["429-twice"] = Oddity(lambda a: good(a) if a.number > 2 else _status(429, b"{}", retry_after="0.1")(a))
