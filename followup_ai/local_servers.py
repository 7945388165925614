"""Model servers running on this machine, looked for only when asked: one request to each usual port of 127.0.0.1."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kind:
    """A model server as it is usually set up.

    Args:
        name: what people call it.
        port: where it listens.
        path: what lists its models.
        prefix: LiteLLM's provider for it.
        variable: the variable that holds its address, for LiteLLM.
        base: what follows the port in that address.
    """

    name: str
    port: int
    path: str
    prefix: str
    variable: str
    base: str = "/v1"


KINDS = (
    Kind("Ollama", 11434, "/api/tags", "ollama", "OLLAMA_API_BASE", ""),
    Kind("LM Studio", 1234, "/v1/models", "lm_studio", "LM_STUDIO_API_BASE"),
    Kind("llama.cpp", 8080, "/v1/models", "hosted_vllm", "HOSTED_VLLM_API_BASE"),
    Kind("vLLM", 8000, "/v1/models", "hosted_vllm", "HOSTED_VLLM_API_BASE"),
)
_SECONDS = 1.0
"""For a connection, and then for the whole answer: something else may live on the port and never end its own."""
_LARGEST = 1_000_000
_MOST = 50


@dataclass(frozen=True)
class Found:
    """A server that answered, and its models as LiteLLM names them."""

    kind: Kind
    models: tuple[str, ...]

    @property
    def address(self) -> str:
        """What its variable must hold."""
        return f"http://127.0.0.1:{self.kind.port}{self.kind.base}"


def scan(kinds: Iterable[Kind] = KINDS) -> list[Found]:
    """The servers that answer on this machine; nothing is sent to any other."""
    return [Found(kind, models) for kind in kinds if (models := _models_of(kind)) is not None]


def _models_of(kind: Kind) -> tuple[str, ...] | None:
    """The models a server lists; None where there is no such server."""
    connection = http.client.HTTPConnection("127.0.0.1", kind.port, timeout=_SECONDS)
    bell: threading.Timer | None = None
    try:
        connection.connect()
        bell = threading.Timer(_SECONDS, _hang_up, (connection.sock,))
        bell.start()
        connection.request("GET", kind.path)
        answer = connection.getresponse()  # a redirect is not followed
        listed = json.loads(answer.read(_LARGEST)) if answer.status == 200 else None
    except (OSError, http.client.HTTPException, ValueError, RecursionError):
        return None
    finally:
        if bell is not None:
            bell.cancel()
        connection.close()
    if not isinstance(listed, dict):
        return None
    rows = listed.get("models") if kind.path.endswith("tags") else listed.get("data")
    return tuple(f"{kind.prefix}/{name}" for name in _names(rows))[:_MOST] if isinstance(rows, list) else None


def _hang_up(connected: socket.socket) -> None:
    """Ends the waiting of whoever reads from a socket."""
    with contextlib.suppress(OSError):  # it is closed already
        connected.shutdown(socket.SHUT_RDWR)


def _names(rows: Sequence[Any]) -> Iterable[str]:
    for row in rows:
        name = (row.get("name") or row.get("id")) if isinstance(row, dict) else None
        if not isinstance(name, str) or "embed" in name.lower():  # models that write nothing are listed beside those that do
            continue
        if name.strip() and name.isprintable() and len(name) <= 200:  # shown on terminals
            yield name.strip()


def scan_text(found: Sequence[Found], kinds: Iterable[Kind] = KINDS) -> str:
    """What was found, and how to use it."""
    looked = ", ".join(f"{kind.name} on {kind.port}" for kind in kinds)
    if not found:
        return f"No model server answers on this machine; looked for {looked}."
    out = ["Running on this machine"]
    for server in found:
        out.append(f"  {server.kind.name} at 127.0.0.1:{server.kind.port}; use it with {server.kind.variable}={server.address}")
        out += [f"      {model}" for model in server.models] or ["      no model is loaded"]
    return "\n".join([*out, f"Looked for {looked}."])
