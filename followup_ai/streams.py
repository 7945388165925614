"""What goes in and out of the command line: bounded lines in, whole lines out, whatever interrupts it.

Lines are read and written through file descriptors: a line goes out in one write as soon as it is known, and a reading
thread that is still waiting for input holds no lock that the end of the program would need.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from followup_ai.errors import InputError

LONGEST_LINE = 1 << 20
"""Bytes of one line of a batch; an interview has at most 64 KiB and a message 100,000 characters."""
LONGEST_MESSAGE = 100_000
"""Characters of one message; far beyond any follow-up, and what the rules are known to judge in linear time."""
_CHUNK = 1 << 16


class ReaderGone(Exception):
    """Whoever read our output has left (`| head`): nothing is wrong, and nobody is there to be told."""


# --- in ------------------------------------------------------------------------------------------


def open_input(path: str) -> Callable[[int], bytes]:
    """A function that reads up to so many bytes of a file, or of standard input for "-"; b"" at the end.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    if path == "-":
        return _standard_input()
    try:
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        if Path(path).is_dir():
            os.close(fd)
            raise InputError(f"{path!r} is a folder; give a file, or - for standard input.")
    except (OSError, ValueError) as error:
        raise InputError(_unreadable(path, error)) from error
    return lambda size: os.read(fd, size)


def _unreadable(path: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"There is no file {path!r}; check the path, or give - for standard input."
    reason = (error.strerror if isinstance(error, OSError) else None) or "not a path"
    return f"{path!r} cannot be read ({reason}); give a readable file, or - for standard input."


def _standard_input() -> Callable[[int], bytes]:
    if sys.stdin is None:
        raise InputError("There is no standard input to read; give a file.")
    try:
        fd = sys.stdin.fileno()
    except (OSError, ValueError):  # replaced by something without a descriptor
        stream = sys.stdin.buffer
        return lambda size: stream.read(size)
    return lambda size: os.read(fd, size)


def read_text(path: str, what: str, longest: int) -> str:
    """The text of a small file, or of standard input for "-"; a byte order mark is dropped.

    Args:
        path: a file's path or "-".
        what: what it is called in an error ("message").
        longest: how many characters it may have.

    Raises:
        InputError: it cannot be read, is no UTF-8, is empty or too long.
    """
    read, held = open_input(path), bytearray()
    name = "standard input" if path == "-" else repr(path)
    try:
        while len(held) <= 4 * longest + 3 and (chunk := read(_CHUNK)):  # a character has at most four bytes
            held += chunk
        text = held.decode("utf-8-sig")
    except OSError as error:
        raise InputError(_unreadable(path, error)) from error
    except UnicodeDecodeError as error:
        if len(held) > 4 * longest + 3:
            raise InputError(_too_long(what, name, longest)) from error
        raise InputError(
            f"The {what} in {name} is not UTF-8 text (byte {error.start + 1} cannot be read); save it as UTF-8."
        ) from error
    if len(text) > longest:
        raise InputError(_too_long(what, name, longest))
    if not text.strip():
        raise InputError(f"The {what} in {name} is empty; put its text there.")
    return text


def _too_long(what: str, name: str, longest: int) -> str:
    return f"The {what} in {name} has more than {longest:,} characters; shorten it."


def lines(read: Callable[[int], bytes], longest: int = LONGEST_LINE) -> Iterator[bytes | None]:
    r"""The lines of an input, without their "\n", each as soon as it has arrived; the last may lack its end.

    Args:
        read: see `open_input`.
        longest: bytes a line may have; a longer one is passed over without being kept, and None stands for it.
    """
    held, too_long = bytearray(), False
    while chunk := read(_CHUNK):
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            held += piece
            yield None if too_long or len(held) > longest else bytes(held)
            held, too_long = bytearray(), False
        held += rest
        if len(held) > longest:
            held, too_long = bytearray(), True
    if held or too_long:
        yield None if too_long else bytes(held)


# --- out -----------------------------------------------------------------------------------------


STANDARD_OUTPUT = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
"""Paths that stand for standard output."""
_STREAMS = ("/dev/", "/proc/self/fd/")


def write_file(path: str, data: bytes, option: str, *, force: bool, read: Iterable[str | None] = ()) -> None:
    """Writes a file that is not there yet; a device, a pipe or a stream that is open already is written to as it is.

    Args:
        path: where.
        data: all of it.
        option: what the file was named by ("--out"), for the sentence that refuses it.
        force: whether a file that is there is written over.
        read: the files it is made of, "-" for standard input; these are never written over.

    Raises:
        InputError: a file is there and `force` is not given, or nothing can be written there.
        ReaderGone: it goes to standard output, which nobody reads any more.
    """
    if path in STANDARD_OUTPUT:  # opened anew, a file behind it would lose what is there or what comes next
        _write_all(data)
        return
    try:
        target = Path(path)
        if target.is_dir():
            raise InputError(f"{path!r} is a folder; name a file in it with {option}.")
        if target.is_file() and any(_is_same(target, name) for name in read if name):
            raise InputError(f"{path!r} is what this is made of and stays as it is; name another file with {option}.")
        with open(path, _mode(path, target, force=force)) as file:
            file.write(data)
    except FileExistsError:
        told = (
            f"{path!r} is there already and stays as it is; name another file with {option}, or give --force to write over it."
        )
        raise InputError(told) from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "not a path"
        raise InputError(f"{path!r} cannot be written ({reason}); choose another place with {option}.") from error


def _mode(path: str, target: Path, *, force: bool) -> str:
    """How a path is opened: what is open already goes on, a file is made anew, and only with `force` written over."""
    if path.startswith(_STREAMS):
        return "ab"
    return "xb" if not force and (target.is_file() or not target.exists()) else "wb"


def _is_same(target: Path, read: str) -> bool:
    try:
        return os.path.samefile(target, 0 if read == "-" else read)
    except OSError:  # a standard input that is closed is no file
        return False


def say(text: str, *, error: bool = False) -> None:
    """Writes `text` as it is and a line's end where it has none, to standard output or standard error.

    Raises:
        ReaderGone: nobody reads it any more.
    """
    stream = sys.stderr if error else sys.stdout
    if stream is None:  # closed by whoever started us
        raise ReaderGone
    try:
        stream.write(text if text.endswith("\n") else text + "\n")
        stream.flush()
    except BrokenPipeError as gone:
        raise ReaderGone from gone


def use_utf8() -> None:
    """Makes standard output and error write any text as UTF-8; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def close_quietly() -> None:
    """Sends what is still buffered for a reader that has left nowhere, so that the interpreter's end stays quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return


def _write_all(data: bytes) -> None:
    if sys.stdout is None:
        raise ReaderGone
    sys.stdout.flush()
    try:
        fd = sys.stdout.fileno()
    except (OSError, ValueError):  # replaced by something without a descriptor
        sys.stdout.write(data.decode())
        sys.stdout.flush()
        return
    rest = memoryview(data)
    while rest:
        try:
            rest = rest[os.write(fd, rest) :]
        except BrokenPipeError as gone:
            raise ReaderGone from gone
        except BlockingIOError:  # the other end made the pipe non-blocking
            select.select([], [fd], [])


class WholeLines:
    """Writes whole lines only: Ctrl-C or a request to end that arrives in mid-line waits until the line is out.

    A context manager; inside it SIGINT and SIGTERM end the process at once, with 130 and 143, but never within a line. Nothing
    is lost by that, since nothing is buffered, and nobody waits for models that have not answered yet.
    """

    def __init__(self) -> None:
        self._writing = False
        self._asked: int | None = None
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # signals reach no other
            for number in (signal.SIGINT, signal.SIGTERM):
                if signal.getsignal(number) is not signal.SIG_IGN:  # nohup and background jobs mean it
                    self._before[number] = signal.signal(number, self._arrived)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def _arrived(self, number: int, _frame: FrameType | None) -> None:
        self._asked = number
        if not self._writing:
            self._end()

    def _end(self) -> None:
        if self._asked is not None:
            os._exit(128 + self._asked)

    def write(self, line: str) -> None:
        """Writes `line`, which has no line's end of its own, and one.

        Raises:
            ReaderGone: nobody reads it any more.
        """
        self._writing = True
        try:
            _write_all(line.encode("utf-8") + b"\n")
        finally:
            self._writing = False
        self._end()
