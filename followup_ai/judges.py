"""Judging in processes beside this one, when so many drafts are written at once that one processor cannot keep up.

    with judges.writing():
        verdicts = await judges.verdicts(draft, context)

Judging a draft takes as much of a processor as asking for it, and Python's threads share one. The processes start with the
eighth draft that is written at the same time, and end when none has been for a while, or with this process. Where one cannot be
had, or fails, judging happens here: the verdicts are the same. All of it runs on one event loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from followup_ai.framing import LENGTH, cores, framed, received
from followup_ai.models import Context, Draft, Verdict
from followup_ai.rules import judge_all, rule_set_version

_AT_ONCE = 8
"""Drafts written at the same time from which processes are worth their start."""
_MOST = 4
"""Processes at most; each takes 60 MB."""
_WAITING = 100
"""Drafts that may wait for one process, as many as are usually written at once; what comes beyond that is judged here."""
_IDLE = 2.0
"""Seconds without any draft after which the processes end."""
Verdicts = tuple[Verdict, ...]


class _Process:
    """One process that judges what it is sent, in order."""

    def __init__(self) -> None:
        self.waiting: deque[asyncio.Future[Verdicts]] = deque()
        self._input: asyncio.StreamWriter | None = None
        self._task = asyncio.get_running_loop().create_task(self._live())

    @property
    def has_room(self) -> bool:
        return self._input is not None and len(self.waiting) < _WAITING

    def ask(self, draft: Draft, context: Context) -> asyncio.Future[Verdicts]:
        """The verdicts to come; a ChildProcessError where they do not."""
        future: asyncio.Future[Verdicts] = asyncio.get_running_loop().create_future()
        if self._input is None:
            future.set_exception(ChildProcessError("there is no process"))
        else:
            self.waiting.append(future)
            self._input.write(framed((draft, context)))
        return future

    def end(self) -> None:
        """Lets it end; what it was asked is answered first."""
        if self._input is not None:
            self._input.close()  # at the end of its input it ends
        else:
            self._task.cancel()

    async def _live(self) -> None:
        pipe, silence = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = (sys.executable, "-m", __name__)
        process: asyncio.subprocess.Process | None = None
        try:
            process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=silence, env=environment)
            answers = process.stdout
            if answers is not None and await _received(answers) == rule_set_version():
                self._input = process.stdin
                while True:
                    self._answer(await _received(answers))
        except (OSError, ValueError, asyncio.IncompleteReadError):  # it cannot be started, or has ended
            return
        finally:
            self._fail_what_waits()
            if process is not None and process.stdin is not None:
                process.stdin.close()
                try:
                    await asyncio.wait_for(process.wait(), _IDLE)
                except TimeoutError:  # on a busy machine; what is left of it would complain when the loop has gone
                    process.kill()
                    await process.wait()

    def _answer(self, verdicts: object) -> None:
        future = self.waiting.popleft()
        if not future.done():
            if isinstance(verdicts, tuple):
                future.set_result(verdicts)
            else:
                future.set_exception(ChildProcessError(str(verdicts)))

    def _fail_what_waits(self) -> None:
        self._input = None
        for future in self.waiting:
            if not future.done():
                future.set_exception(ChildProcessError("the process has ended"))
        self.waiting.clear()


async def _received(stream: asyncio.StreamReader) -> object:
    size = LENGTH.unpack(await stream.readexactly(LENGTH.size))[0]
    return pickle.loads(await stream.readexactly(size))  # noqa: S301 - from a process of ours


# --- how many there are ----------------------------------------------------------------------------------

_writing = 0
_processes: list[_Process] = []


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """Counts a draft as being written for as long as the block runs."""
    global _writing
    _writing += 1
    if _writing == _AT_ONCE and not _processes:
        _processes.extend(_Process() for _ in range(min(_MOST, cores() - 1)))
    try:
        yield
    finally:
        _writing -= 1
        if not _writing and _processes:
            asyncio.get_running_loop().call_later(_IDLE, _end_where_idle)


def _end_where_idle() -> None:
    if not _writing:
        for process in _processes:
            process.end()
        _processes.clear()


async def verdicts(draft: Draft, context: Context) -> Verdicts:
    """What `rules.judge_all` says, from whichever process has time."""
    free = [process for process in _processes if process.has_room]
    if free and _writing >= _AT_ONCE:
        with contextlib.suppress(ChildProcessError):
            return await min(free, key=lambda process: len(process.waiting)).ask(draft, context)
    return judge_all(draft, context)


# --- the process -----------------------------------------------------------------------------------------


def _judge_what_comes(asked: BinaryIO, answers: BinaryIO) -> None:
    """Judges until the input ends."""
    answers.write(framed(rule_set_version()))
    answers.flush()
    with contextlib.suppress(EOFError):
        while True:
            draft, context = received(asked)
            try:
                said: object = judge_all(draft, context)
            except Exception as error:  # it is raised where the draft came from, when that judges it again
                said = type(error).__name__
            answers.write(framed(said))
            answers.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    _judge_what_comes(sys.stdin.buffer, out)
