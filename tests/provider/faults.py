"""Every fault a model's server may have, by name: what it answers with, in any dialect, streamed or not.

    with FaultServer("Dear Dana, …") as server:
        server.lend(os.environ)                       # addresses and keys of every dialect
        litellm.completion(model="anthropic/http-529", …)
        litellm.completion(model="openai/once-http-503", …)    # the fault once, then the good text

The model's name chooses the fault; what follows "--" only tells models apart, for `server.calls("openai/http-500--a")`.
Standard library only, so that it can be copied to test any other model layer: `python tests/provider/faults.py` serves it.
"""

from __future__ import annotations

import contextlib
import email.utils
import json
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from provider import ManyAtOnce
from provider.acts import GOOD, KEY, LONG_S, Act, Asked, good, of_type, says
from provider.dialects import DIALECTS, Turn, dialect_at
from provider.oddities import ODDITIES


def _status(code: int, message: str = "scripted fault", **headers: str) -> Callable[[Asked], Act]:
    def act(asked: Asked) -> Act:
        wait = {"retry-after": email.utils.formatdate(time.time() + 3600, usegmt=True)} if "date" in headers else {}
        named = {name.replace("_", "-"): value for name, value in headers.items() if name != "date"}
        body = asked.dialect.error(code, f"{message} (key {KEY})")  # careless providers quote the key
        return Act([body], code, {"content-type": "application/json", **named, **wait})

    return act


def _raw(body: bytes, content_type: str = "application/json") -> Callable[[Asked], Act]:
    return lambda asked: Act([body], headers=of_type(asked) if asked.stream else {"content-type": content_type})


def _html(_asked: Asked) -> Act:
    return Act([b"<html><body>We are busy</body></html>"], headers={"content-type": "text/html"})


def _latin_1(asked: Asked) -> Act:
    act = says(text="Caf\u00e9 " + asked.good)(asked)
    act.pieces = [piece.replace(b"\\u00e9", b"\xe9") for piece in act.pieces]
    return act


def _cut(asked: Asked) -> Act:
    act = good(asked)
    whole = b"".join(act.pieces)
    return replace(act, pieces=[whole[: len(whole) // 2]], cut=True)


def _half_stream(asked: Asked) -> Act:
    """A stream that ends in good order before the model is done; not streamed, half a JSON text of the promised length."""
    act = good(asked)
    pieces = list(act.pieces)
    return replace(act, pieces=pieces[: len(pieces) // 2] if asked.stream else [pieces[0][: len(pieces[0]) // 2]])


def _error_in_stream(asked: Asked) -> Act:
    """A good status, then an error: in the middle of a stream or as the whole answer."""
    error = asked.dialect.error(500, "the engine fell over")
    if not asked.stream:
        return Act([error], headers={"content-type": "application/json"})
    framed = error + b"\n" if "json" in asked.dialect.stream_type else b"event: error\ndata: " + error + b"\n\n"
    act = good(asked)
    return replace(act, pieces=[*list(act.pieces)[:2], framed])


def _endless(asked: Asked) -> Act:
    """Text without an end, as fast as it is taken."""
    middle = asked.dialect.pieces(Turn(text="more and more " * 60))[1:-4] or asked.dialect.pieces(Turn(text="x" * 600))[:1]

    def pieces() -> Iterator[bytes]:
        if asked.stream:
            yield asked.dialect.pieces(Turn(text="x"))[0]
            if asked.dialect.name == "anthropic":
                yield asked.dialect.pieces(Turn(text="x"))[1]
        else:
            yield asked.dialect.whole(Turn(text="§")).split(b"\\u00a7")[0]
        number = 0
        while True:
            number += 1
            yield middle[number % len(middle)] if asked.stream else b"more and more %d " % number * 1000

    return Act(pieces(), headers=of_type(asked))


def _redirect(code: int) -> Callable[[Asked], Act]:
    return lambda asked: Act(status=code, headers={"location": asked.elsewhere})


def _slow(asked: Asked) -> Act:
    return replace(good(asked), delay=LONG_S)


def _trickle(asked: Asked) -> Act:
    act = good(asked)
    return replace(act, pieces=[bytes([byte]) for byte in b"".join(act.pieces)], pause=0.05)


FAULTS: dict[str, Callable[[Asked], Act]] = {
    "good": good,
    **{f"http-{code}": _status(code) for code in (400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 529)},
    "http-429-wait-1": _status(429, retry_after="1"),
    "http-429-wait-3600": _status(429, retry_after="3600"),
    "http-429-wait-date": _status(429, date=""),
    "http-503-wait-1": _status(503, retry_after="1"),
    "no-credit": _status(429, "You exceeded your current quota: insufficient_quota"),
    "context-length": _status(400, "This model's maximum context length is 10 tokens; prompt is too long"),
    "slow-first-byte": _slow,
    "trickle": _trickle,
    "cut": _cut,
    "half-stream": _half_stream,
    "error-inside": _error_in_stream,
    "malformed-json": _raw(b'{"choices": [{"mess'),
    "not-an-object": _raw(b"[1, 2]"),
    "wrong-type": _html,
    "empty-body": _raw(b""),
    "wrong-encoding": _latin_1,
    "empty-text": says(text=""),
    "blank-text": says(text=" \n "),
    "null-text": says(text=None),
    "no-choices": says(choices=False),
    "refusal": says(text="", refusal="I cannot help with that."),
    "length": says(finish="length"),
    "filter": says(text="", finish="filter"),
    "thinking": lambda asked: says(text=f"<think>Shall I thank Dana?</think>\n\n{asked.good}")(asked),
    "thinking-only": says(text="<think>Shall I thank Dana? I wonder"),
    "thoughts-apart": says(thoughts="Shall I thank Dana?"),
    "fenced": lambda asked: says(text=f"```text\n{asked.good}\n```")(asked),
    "endless": _endless,
    **{f"redirect-{code}": _redirect(code) for code in (301, 302, 303, 307, 308)},
}
"""Every fault by its name."""


class FaultServer:
    """The server, with a second one beside it to which redirects lead; a context manager.

    Args:
        good: the text of answers without a fault.
    """

    def __init__(self, good: str = GOOD) -> None:
        self.good = good
        self.strayed: list[bytes] = []
        """Bodies of requests that followed a redirect."""
        self._calls: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._main = ManyAtOnce(("127.0.0.1", 0), _handler(self._answer, self._ended))
        self._other = ManyAtOnce(("127.0.0.1", 0), _handler(self._stray, self._ended))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._main.server_address[1]}"

    def __enter__(self) -> FaultServer:
        for server in (self._main, self._other):
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for server in (self._main, self._other):
            server.shutdown()
            server.server_close()

    def lend(self, environment: MutableMapping[str, str]) -> None:
        """Puts the address and a key for every dialect where LiteLLM reads them."""
        for dialect in DIALECTS:
            environment[dialect.base] = self.address + dialect.path
            if dialect.key:
                environment[dialect.key] = KEY

    def calls(self, model: str) -> int:
        """Requests for a model, named as LiteLLM names it."""
        return self._calls[model]

    def _answer(self, path: str, sent: bytes) -> Act:
        dialect = dialect_at(path)
        body = json.loads(sent)
        found = re.search(r"/models/([^:/]+):", path)
        model = found.group(1) if found else str(body.get("model", ""))
        with self._lock:
            self._calls[dialect.prefix + model] += 1
            number = self._calls[dialect.prefix + model]
        fault = model.partition("--")[0]
        if fault.startswith("once-"):
            fault = fault.removeprefix("once-") if number == 1 else "good"
        stream = "streamGenerateContent" in path if dialect.name == "gemini" else bool(body.get("stream"))
        elsewhere = f"http://127.0.0.1:{self._other.server_address[1]}{path}"
        acts = FAULTS.get(fault) or (ODDITIES[fault].act if fault in ODDITIES else _status(404, "no such model"))
        return acts(Asked(dialect, stream, self.good, elsewhere, number))

    def _stray(self, path: str, sent: bytes) -> Act:
        with self._lock:
            self.strayed.append(path.encode() + b" " + sent)
        return self._answer(path.replace("redirect-", "good--redirect-"), re.sub(rb'"redirect-\d+', b'"good', sent or b"{}"))


def _handler(answer: Callable[[str, bytes], Act], ended: threading.Event) -> type[BaseHTTPRequestHandler]:  # noqa: C901 - a class, counted as one function
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers.get("content-length") or 0))
            try:
                self._give(answer(self.path, sent))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def do_GET(self) -> None:
            self.do_POST()

        def handle(self) -> None:
            with contextlib.suppress(ConnectionResetError):  # whoever asked has gone
                super().handle()

        def _give(self, act: Act) -> None:
            ended.wait(act.delay)
            if act.bare:
                self.close_connection = True
            else:
                self.send_response(act.status)
                for name, value in {**act.headers, **self._ending(act)}.items():
                    self.send_header(name, value)
                self.end_headers()
            for piece in act.pieces:
                if act.chunked and not piece:  # an empty chunk would be the end
                    continue
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if act.chunked else piece)
                self.wfile.flush()
                if ended.wait(act.pause):
                    return
            if act.chunked and not act.cut:
                self.wfile.write(b"0\r\n\r\n")

        def _ending(self, act: Act) -> dict[str, str]:
            """The header that says where the body ends; a cut one is promised twice its length."""
            if act.chunked:
                self.close_connection = self.close_connection or act.cut
                return {"transfer-encoding": "chunked"}
            known = isinstance(act.pieces, list)
            self.close_connection = self.close_connection or act.cut or not known
            length = sum(map(len, act.pieces)) if isinstance(act.pieces, list) else 0
            return {"content-length": str(2 * length if act.cut else length)} if known else {"connection": "close"}

        def log_message(self, *_: object) -> None:
            pass

    return Handler


if __name__ == "__main__":
    with FaultServer() as running:
        lent: dict[str, str] = {}
        running.lend(lent)
        print("\n".join(f"export {name}={value}" for name, value in lent.items()))  # noqa: T201
        print(f"# models: {', '.join(FAULTS)}; each also as once-…")  # noqa: T201
        threading.Event().wait()
