"""Answers as they come over the wire: seen, unpacked, kept within bounds, whatever the server says of them.

A few hundred bytes can unpack to gigabytes, and a stream need not end; both are stopped here, before anything reads them.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
import zlib
from collections.abc import AsyncIterator, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

LONGEST_ANSWER = 8_000_000
"""Bytes of one answer, unpacked; the longest message is a few thousand, with reasoning, streamed, some hundred thousand."""
LONGEST_ERROR = 16_000
"""Bytes of an error that are read; what follows would say nothing more."""


_KEY_HEADERS = ("authorization", "x-api-key", "api-key", "x-goog-api-key")
_SHORTEST_KEY = 8
"""Characters; what stands in for a key of a server that asks for none ("none", "ollama") is often a word."""


class Redirected(Exception):
    """The server answered that the request should go to another address; it was not sent there."""


class NoAddress(Exception):
    """No address was given for a server of one's own; LiteLLM would ask OpenAI's instead, and the notes go there."""


class NotMade(Exception):
    """LiteLLM could not make a request of what it was asked for, so that nothing was sent."""


class TooLong(Exception):
    """An answer is longer than any message could be."""


class Packed(Exception):
    """An answer is compressed, which was not asked for, and cannot be unpacked."""


@dataclass(repr=False)
class Seen:
    """The last answer that came in during a call.

    Args:
        provider: LiteLLM's name of whoever is asked.
        keyed: whether the request brings a key of its own.
    """

    provider: str = ""
    keyed: bool = False
    status: int = 0
    """0 as long as none came."""
    at: float = 0.0
    """When the last of it came (time.monotonic)."""
    keys: set[str] = field(default_factory=set)
    """What the requests were let in by, which a server can write into its answer."""
    _pieces: list[bytes] = field(default_factory=list)
    _stream: Any = None
    _held: list[Any] = field(default_factory=list)

    def sent(self, request: Any) -> None:
        """A request (httpx.Request) goes out."""
        shown = [request.headers.get(name, "").rpartition(" ")[2] for name in _KEY_HEADERS]
        self.keys.update(key for key in (*shown, request.url.params.get("key", "")) if len(key) >= _SHORTEST_KEY)

    def begin(self, status: int, stream: Any) -> None:
        """A new answer begins, which comes in over this stream."""
        self.status, self._stream, self.at = status, stream, time.monotonic()
        self._pieces.clear()

    async def take_rest(self) -> None:
        """Takes what has not been read yet, where whoever read it gave up."""
        with contextlib.suppress(Exception):  # it was closed, or has come to its end
            async for _piece in self._stream:
                pass

    def hold(self, stream: Any) -> None:
        """Keeps a stream open that its reader is done with: OpenAI's client hangs up at an event that it cannot read."""
        self._held.append(stream)

    async def let_go(self) -> None:
        """Closes what was kept open, when the call is over."""
        while self._held:
            with contextlib.suppress(Exception):  # it is gone already
                await self._held.pop().aclose()

    def take(self, piece: bytes) -> None:
        """A piece of it came in."""
        self.at = time.monotonic()
        self._pieces.append(piece)

    @property
    def good(self) -> bool:
        """Whether the server said that all is well."""
        return 200 <= self.status < 300

    @property
    def raw(self) -> bytes:
        """What came of it."""
        return b"".join(self._pieces)


watching: ContextVar[Seen | None] = ContextVar("followup_watching", default=None)
"""Set for the time of one request; the HTTP clients report to it."""


_OPENAI = "api.openai.com"
_SERVED_BY_OPENAI = ("openai", "text-completion-openai")


def astray(provider: str, host: str | None) -> bool:
    """Whether a request for a provider's model would go to OpenAI, where LiteLLM sends what it has no address for.

    Args:
        provider: LiteLLM's name of whoever is asked.
        host: where the request would go.
    """
    return host == _OPENAI and provider not in _SERVED_BY_OPENAI


def guard(client: Any) -> None:
    """Makes an httpx client stop at a redirect, and read neither an endless nor a swollen answer.

    What is meant for a server of one's own is not sent to OpenAI's instead.

    Args:
        client: an httpx.Client or httpx.AsyncClient; one that is guarded already is left as it is.

    Its requests raise Redirected, NoAddress, TooLong or Packed then.
    """
    import httpx

    if getattr(client, "_followup_guards", False):
        return
    client._followup_guards = True

    def stay(request: httpx.Request) -> None:
        seen = watching.get()
        if seen is not None and astray(seen.provider, request.url.host):
            raise NoAddress("no address of a server is set")
        if seen is not None:
            seen.sent(request)

    async def stay_async(request: httpx.Request) -> None:
        stay(request)

    def look(response: httpx.Response) -> None:
        if 300 <= response.status_code < 400:
            raise Redirected("the request was not sent on")
        seen = watching.get()
        packed = response.headers.pop("content-encoding", "identity").strip().lower()
        response.stream = _bounded(httpx, response.stream, _Bounds(response.status_code, packed, seen))
        if seen is not None:
            seen.begin(response.status_code, response.stream)

    async def look_async(response: httpx.Response) -> None:
        look(response)

    asynchronous = isinstance(client, httpx.AsyncClient)
    before: Any = stay_async if asynchronous else stay
    after: Any = look_async if asynchronous else look
    hooks = client.event_hooks
    client.event_hooks = {
        "request": [before, *hooks.get("request", [])],
        "response": [after, *hooks.get("response", [])],
    }


class _Bounds:
    """Unpacks the pieces of one answer and counts them."""

    def __init__(self, status: int, packed: str, seen: Seen | None) -> None:
        self._packed = packed
        self._unpack: Any = None
        self._first = b""
        self._begun = False
        self._status, self._seen = status, seen
        self._taken = 0

    def _begin(self, piece: bytes) -> None:
        """Tells by its first bytes how an answer is packed: what servers say of it is not always so.

        Packed in any other way, it is read as it is, and will be no JSON.
        """
        self._begun = True
        if piece[:2] == b"\x1f\x8b":
            self._unpack = zlib.decompressobj(zlib.MAX_WBITS + 16)
        elif self._packed == "deflate" and piece[:1].strip() not in (b"{", b"[", b"d", b"e", b""):
            zlib_header = piece[0] & 15 == 8 and int.from_bytes(piece[:2], "big") % 31 == 0
            self._unpack = zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)

    def _unpacked(self, piece: bytes, room: int) -> bytes:
        """The piece unpacked, no more than `room` bytes and one; several packed one after another count as one."""
        try:
            taken: bytes = self._unpack.decompress(piece, room + 1)
            while self._unpack.eof and self._unpack.unused_data[:2] == b"\x1f\x8b" and len(taken) <= room:
                rest, self._unpack = self._unpack.unused_data, zlib.decompressobj(zlib.MAX_WBITS + 16)
                taken += self._unpack.decompress(rest, room + 1 - len(taken))
        except zlib.error:
            raise Packed("not compressed as it says") from None
        return taken

    def take(self, piece: bytes) -> bytes:
        """The piece unpacked; empty where an error's page is longer than anybody reads.

        Raises:
            TooLong, Packed: it cannot be read.
        """
        room = (LONGEST_ANSWER if self._status < 400 else LONGEST_ERROR) - self._taken
        if not self._begun:
            piece = self._first = self._first + piece
            if len(piece) < 2:  # one byte tells nothing
                return b""
            self._begin(piece)
        if self._unpack is not None:
            piece = self._unpacked(piece, room)
        if len(piece) > room:
            if self._status < 400:
                raise TooLong("the answer does not end")
            piece = piece[:room]
        self._taken += len(piece)
        if self._seen is not None:
            self._seen.take(piece)
        return piece

    @property
    def seen(self) -> Seen | None:
        """Who watches."""
        return self._seen

    @property
    def full(self) -> bool:
        """Whether as much of an error came as anybody reads."""
        return self._status >= 400 and self._taken >= LONGEST_ERROR


_REST = 0.02
"""Seconds after which a stream that never pauses lets other work go on, its own deadline too."""
_HANDFUL = 2_048
"""Bytes handed on at once: whoever reads a stream works through all it is given before anything else goes on, and a flood of
empty events takes LiteLLM a third of a millisecond a line."""


def _bounded(httpx: Any, stream: Any, bounds: _Bounds) -> Any:
    """A response's stream within bounds."""

    class Bounded(httpx.SyncByteStream, httpx.AsyncByteStream):  # type: ignore[misc]
        def __iter__(self) -> Iterator[bytes]:
            yield from map(bounds.take, stream)

        async def __aiter__(self) -> AsyncIterator[bytes]:
            rested = time.monotonic()
            async for piece in stream:
                unpacked = bounds.take(piece)
                for at in range(0, len(unpacked), _HANDFUL):
                    yield unpacked[at : at + _HANDFUL]
                    if time.monotonic() - rested > _REST:
                        await asyncio.sleep(0)
                        rested = time.monotonic()
                if bounds.full:
                    return

        def close(self) -> None:
            stream.close()

        async def aclose(self) -> None:
            if bounds.seen is None:
                await stream.aclose()
            else:
                bounds.seen.hold(stream)

    return Bounded()
