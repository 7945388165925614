"""Values sent down a pipe to a process of this program and back: each after its length, by which its end is known.

How many such processes can work at once is told here, too.
"""

from __future__ import annotations

import os
import pickle
import struct
from typing import Any, BinaryIO

LENGTH = struct.Struct("!I")
"""How the bytes of a value are counted before it."""


def framed(value: object) -> bytes:
    """A value as it is sent."""
    data = pickle.dumps(value, protocol=5)
    return LENGTH.pack(len(data)) + data


def received(stream: BinaryIO) -> Any:
    """The next value that comes; only for pipes to processes of this program.

    Raises:
        EOFError: there is none any more.
    """
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    return pickle.loads(stream.read(LENGTH.unpack(head)[0]))  # noqa: S301 - from a process of ours


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
