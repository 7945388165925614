"""A model provider on this machine: a real HTTP server that speaks OpenAI chat completions and does what it is told.

    with Provider("Dear Dana, …", status(429, retry_after="1"), reply("cut", finish_reason="length")) as provider:
        provider.lend(monkeypatch)           # OPENAI_API_BASE and OPENAI_API_KEY
        draft(interview, model="openai/test-model")
        provider.requests[0].messages

Each request takes the next step of the script; the last one repeats. A step is a text, an Answer, or a function from the
request to either.
"""

from __future__ import annotations

import contextlib
import json
import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "sk-planted-5f2c9e71"
"""The key the server is called with; no message, log or error may ever show it."""


@dataclass(frozen=True)
class Request:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def messages(self) -> list[dict[str, str]]:
        return self.body["messages"]


@dataclass(frozen=True)
class Answer:
    """What the server does with one request."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    """Seconds before the first byte."""
    byte_delay: float = 0.0
    """Seconds between two bytes of the body."""
    cut_after: int | None = None
    """Bytes of the body after which the connection is cut."""


Step = str | Answer | Callable[[Request], "str | Answer"]


def reply(text: str | None, *, finish_reason: str | None = "stop", delay: float = 0.0, **message: Any) -> Answer:
    """A chat completion; further fields (refusal=…) go into its message."""
    choice = {"index": 0, "finish_reason": finish_reason, "message": {"role": "assistant", "content": text, **message}}
    return completion([choice], delay=delay)


def completion(choices: list[Any], **how: Any) -> Answer:
    """A chat completion with these choices, however odd."""
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    whole = {"id": "c1", "object": "chat.completion", "created": 1, "model": "test-model", "choices": choices, "usage": usage}
    return raw(json.dumps(whole), **how)


def raw(body: str | bytes, *, content_type: str = "application/json", **how: Any) -> Answer:
    """Any body under any type."""
    body = body if isinstance(body, bytes) else body.encode()
    return Answer(body, headers={"content-type": content_type, **how.pop("headers", {})}, **how)


def status(code: int, *, retry_after: str | None = None, message: str = "scripted fault", type: str = "", **how: Any) -> Answer:
    """An error as OpenAI words it. The message quotes the key, as careless providers do."""
    headers = {"retry-after": retry_after} if retry_after is not None else {}
    error = {"message": f"{message} (key {KEY})", "type": type or "scripted", "code": type or None}
    return raw(json.dumps({"error": error}), status=code, headers=headers, **how)


class ManyAtOnce(ThreadingHTTPServer):
    """A thread a connection, and room for hundreds that come at the same moment.

    With the five that http.server lets wait, the others' first packets are lost, and each is sent again after seconds.
    """

    daemon_threads = True
    request_queue_size = 512
    block_on_close = False


class Provider:
    """The server; a context manager. `requests` holds what came in, in order."""

    def __init__(self, *script: Step) -> None:
        self.script = list(script)
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        self._server = ManyAtOnce(("127.0.0.1", 0), _handler_for(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def address(self) -> str:
        """Its base address, as a provider's API_BASE."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Provider:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def lend(self, monkeypatch: Any) -> None:
        """Makes models named openai/… be asked of this server."""
        monkeypatch.setenv("OPENAI_API_BASE", self.address)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)

    def take(self, request: Request) -> Answer:
        """Records a request and gives what the script answers it with."""
        with self._lock:
            self.requests.append(request)
            step = self.script[min(len(self.requests), len(self.script)) - 1]
        if callable(step):
            step = step(request)
        return reply(step) if isinstance(step, str) else step


def _handler_for(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers.get("content-length") or 0))
            answer = provider.take(Request(self.path, dict(self.headers), json.loads(sent)))
            try:
                self._give(answer)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _give(self, answer: Answer) -> None:
            time.sleep(answer.delay)
            self.send_response(answer.status)
            for name, value in {**answer.headers, "content-length": str(len(answer.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            body = answer.body[: answer.cut_after]
            if answer.byte_delay:
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(answer.byte_delay)
            else:
                self.wfile.write(body)
            if answer.cut_after is not None:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextlib.contextmanager
def met_by(meet: Callable[[socket.socket], None], monkeypatch: Any) -> Iterator[None]:
    """Makes models named openai/… be asked of a server that does with each connection what `meet` does, and that ends here."""

    class Meeting(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            meet(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

        def shutdown_request(self, request: Any) -> None:
            self.close_request(request)  # without a farewell, which would be said where `meet` reset the connection

    with Server(("127.0.0.1", 0), Meeting) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        serving.start()
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_API_BASE", f"http://127.0.0.1:{server.server_address[1]}/v1")
        try:
            yield
        finally:
            server.shutdown()
            serving.join()
