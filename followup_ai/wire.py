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


class Redirected(Exception):
    """The server answered that the request should go to another address; it was not sent there."""


class TooLong(Exception):
    """An answer is longer than any message could be."""


class Packed(Exception):
    """An answer is compressed in a way that was not asked for and cannot be undone."""


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
    _pieces: list[bytes] = field(default_factory=list)
    _stream: Any = None

    def begin(self, status: int, stream: Any) -> None:
        """A new answer begins, which comes in over this stream."""
        self.status, self._stream = status, stream
        self._pieces.clear()

    async def take_rest(self) -> None:
        """Takes what has not been read yet, where whoever read it gave up."""
        with contextlib.suppress(Exception):  # it was closed, or has come to its end
            async for _piece in self._stream:
                pass

    def take(self, piece: bytes) -> None:
        """A piece of it came in."""
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


def guard(client: Any) -> None:
    """Makes an httpx client follow no redirect, ask for plain answers, and read neither an endless nor a swollen one."""
    import httpx

    if getattr(client, "_followup_guards", False):
        return
    client._followup_guards = True

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

    hook: Any = look_async if isinstance(client, httpx.AsyncClient) else look
    client.follow_redirects = False
    client.headers["accept-encoding"] = "identity"
    hooks = client.event_hooks
    client.event_hooks = {**hooks, "response": [hook, *hooks.get("response", [])]}


class _Bounds:
    """Unpacks the pieces of one answer and counts them."""

    def __init__(self, status: int, packed: str, seen: Seen | None) -> None:
        if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise Packed(f"compressed as {packed[:20]}")
        self._unpack = None if packed in ("", "identity") else zlib.decompressobj(47)  # tells gzip from zlib by itself
        self._status, self._seen = status, seen
        self._taken = 0

    def take(self, piece: bytes) -> bytes:
        """The piece unpacked; empty where an error's page is longer than anybody reads.

        Raises:
            TooLong, Packed: it cannot be read.
        """
        room = (LONGEST_ANSWER if self._status < 400 else LONGEST_ERROR) - self._taken
        if self._unpack is not None:
            try:
                piece = self._unpack.decompress(piece, room + 1)
            except zlib.error:
                raise Packed("not compressed as it says") from None
        if len(piece) > room:
            if self._status < 400:
                raise TooLong("the answer does not end")
            piece = piece[:room]
        self._taken += len(piece)
        if self._seen is not None:
            self._seen.take(piece)
        return piece


_REST = 0.02
"""Seconds after which a stream that never pauses lets other work go on, its own deadline too."""


def _bounded(httpx: Any, stream: Any, bounds: _Bounds) -> Any:
    """A response's stream within bounds."""

    class Bounded(httpx.SyncByteStream, httpx.AsyncByteStream):  # type: ignore[misc]
        def __iter__(self) -> Iterator[bytes]:
            yield from map(bounds.take, stream)

        async def __aiter__(self) -> AsyncIterator[bytes]:
            rested = time.monotonic()
            async for piece in stream:
                yield bounds.take(piece)
                if time.monotonic() - rested > _REST:
                    await asyncio.sleep(0)
                    rested = time.monotonic()

        def close(self) -> None:
            stream.close()

        async def aclose(self) -> None:
            await stream.aclose()

    return Bounded()
