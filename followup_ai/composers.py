"""The offline composer at work in processes beside this one: another processor's time.

    result = composers.drafted(context, settings, seed)
    result = composers.mended(text, "no-apology", context, settings, seed)

A draft by `offline/composer` takes some hundredths of a second of pure work, in which Python serves nobody else. So the page
has it written in such a process, by `drafting.draft_in`. The notes go down a pipe to a process of this machine that ends with
this one. Where such a process cannot be had, None is given and the caller drafts by itself.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from functools import cache
from typing import Any, BinaryIO

from followup_ai.desk import Look, look_at
from followup_ai.drafting import draft_in
from followup_ai.errors import FollowupError, ModelUseless
from followup_ai.framing import cores, framed, received
from followup_ai.models import Context, DraftResult
from followup_ai.redoing import redo
from followup_ai.rules import rule_set_version
from followup_ai.settings import OFFLINE_MODEL, Settings

Answer = tuple[DraftResult, Look]
"""What a process answers: a draft, and what is to be shown beside it."""

_MOST = 4
"""Processes at most; each takes some 100 MB."""
_PATIENCE_S = 30.0
"""Seconds a draft waits for a process that is free; a hundred drafts take less."""
_LONGEST_S = 20.0
"""Seconds a draft may take, which takes some hundredths: beyond, the process is ended, for everybody else waits behind it."""
_LAST_S = _LONGEST_S + 5.0
"""Seconds after which a process ends itself in mid-job, should nobody be left to end it."""
_WATCH_S = 0.5
"""Seconds between looks of a process whether the one that started it still runs."""


def can_draft(settings: Settings) -> bool:
    """Whether a draft with these settings asks nobody but the composer."""
    return settings.model == OFFLINE_MODEL and not settings.fallbacks


def start() -> None:
    """Starts the processes, in the background, so that the first draft does not wait for them."""
    _pool()


def drafted(context: Context, settings: Settings, seed: int) -> DraftResult | None:
    """A draft as `drafting.draft` gives it; None where no process gives one.

    Args:
        context: what is drafted and judged by; it must have an interview and a reader.
        settings: the limits and the samples of one's voice; see `can_draft`.
        seed: asks for another of the composer's drafts.

    Raises:
        ModelUseless: it came to no end.
    """
    answer = asked_for(context, settings, seed)
    return None if answer is None else kept(answer, context)


def asked_for(context: Context, settings: Settings, seed: int) -> Answer | None:
    """A draft with what is to be shown beside it, before anybody is to see either; see `drafted` and `kept`."""
    return _pool().ask(("draft", context, settings, seed))


def mended(text: str, rule: str, context: Context, settings: Settings, seed: int) -> DraftResult | None:
    """A text with one fault put right, as `redoing.redo` gives it; None where no process gives one.

    Raises:
        ModelUseless: it came to no end.
    """
    answer = _pool().ask(("mend", text, rule, context, settings, seed))
    return None if answer is None else kept(answer, context)


def kept(answer: Answer, context: Context) -> DraftResult:
    """The draft of an answer; what is to be shown beside it waits to be taken.

    Args:
        answer: as a process gave it.
        context: what it was drafted and judged by.
    """
    result, look = answer
    _keep_look(context, look)
    return result


_MOST_LOOKS = 64
"""Drafts whose verdicts wait to be shown; beyond, those that wait the longest are let go, and worked out again."""
_looks: OrderedDict[str, tuple[Context, Look]] = OrderedDict()
_looks_turn = threading.Lock()


def look_taken(text: str) -> tuple[Context, Look] | None:
    """What is to be shown beside a draft that was just written here, as the process that judged it saw it; once.

    Args:
        text: the draft's.

    Returns:
        the context it was judged in, and the look; None where it was not written here, or was asked for before.
    """
    with _looks_turn:
        return _looks.pop(text, None)


def _keep_look(context: Context, look: Look) -> None:
    with _looks_turn:
        _looks[look.text] = context, look
        while len(_looks) > _MOST_LOOKS:
            _looks.popitem(last=False)


# --- the processes ------------------------------------------------------------------------------------------


_NO_END = (
    f"{OFFLINE_MODEL} came to no end within {_LONGEST_S:.0f} seconds; shorten the longest note and try again, or choose "
    "another model in the settings."
)
_FAILURES = (OSError, ValueError, EOFError, pickle.UnpicklingError)
"""How a process fails that cannot be started or has ended."""


class _Process:
    """One process, asked one thing at a time."""

    def __init__(self) -> None:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        pipe, silence = subprocess.PIPE, subprocess.DEVNULL
        command = (sys.executable, "-m", __name__)
        self._running = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=silence, env=environment)  # noqa: S603 - this program

    def greet(self) -> None:
        """Waits until it can be asked.

        Raises:
            OSError, ValueError, EOFError: it cannot.
        """
        if received(self._output) != rule_set_version():
            raise ValueError("it judges by other rules than are in force here")

    @property
    def _output(self) -> BinaryIO:
        if self._running.stdout is None:
            raise ValueError("no pipe")
        return self._running.stdout  # type: ignore[return-value]

    def ask(self, job: object) -> object:
        """What it answers.

        Raises:
            OSError, ValueError, EOFError: it has ended, or cannot be understood.
            TimeoutError: it took longer than any draft does; it has been ended.
        """
        if self._running.stdin is None:
            raise ValueError("no pipe")
        overdue = threading.Event()

        def end_it() -> None:
            overdue.set()
            self._running.kill()

        ending = threading.Timer(_LONGEST_S, end_it)
        ending.daemon = True
        ending.start()
        try:
            self._running.stdin.write(framed(job))
            self._running.stdin.flush()
            return received(self._output)
        except _FAILURES:
            if overdue.is_set():
                raise TimeoutError from None
            raise
        finally:
            ending.cancel()

    def end(self) -> None:
        """Lets it end."""
        self._running.kill()
        self._running.wait()
        for pipe in (self._running.stdin, self._running.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()


class _Pool:
    """The processes that are free; one that fails is replaced."""

    def __init__(self, many: int) -> None:
        self._free: queue.SimpleQueue[_Process | None] = queue.SimpleQueue()
        for _ in range(many):
            self._start()

    def _start(self) -> None:
        threading.Thread(target=self._begin, name="followup-composers", daemon=True).start()

    def _begin(self) -> None:
        try:
            process: _Process | None = _Process()
        except OSError:
            process = None
        if process is not None:
            try:
                process.greet()
            except _FAILURES:
                process.end()
                process = None
        self._free.put(process)  # where it is None, whoever waits drafts by themselves, and so does everybody after

    def ask(self, job: object) -> Answer | None:
        """What a process answers; None where there is none, or it fails."""
        try:
            process = self._free.get(timeout=_PATIENCE_S)
        except queue.Empty:
            return None
        if process is None:
            self._free.put(None)
            return None
        try:
            answer = process.ask(job)
        except _FAILURES as failure:
            process.end()
            self._start()
            if isinstance(failure, TimeoutError):  # here, too, it would come to no end
                raise ModelUseless(_NO_END) from None
            return None
        self._free.put(process)
        return answer if isinstance(answer, tuple) else None


@cache
def _pool() -> _Pool:
    return _Pool(min(_MOST, cores()))  # while a draft is written, the server itself has little to do


def _work(asked: BinaryIO, answers: BinaryIO) -> None:
    """Does what comes until the input ends; what cannot be done is answered with None, and done where it came from."""
    end_with_parent()
    _warm()
    answers.write(framed(rule_set_version()))
    answers.flush()
    with contextlib.suppress(EOFError):
        while True:
            job: Any = received(asked)
            faulthandler.dump_traceback_later(_LAST_S, exit=True)  # this watch needs no Python, which may be stuck in one match
            try:
                answer: Answer | None = _done(job)
            except Exception:  # it is raised again where the job came from
                answer = None
            faulthandler.cancel_dump_traceback_later()
            answers.write(framed(answer))
            answers.flush()


def _done(job: Any) -> Answer:
    """The draft that is asked for, and what is shown beside it: its verdicts are known here already."""
    result = draft_in(*job[1:]) if job[0] == "draft" else redo(*job[1:])
    context = next(part for part in job if isinstance(part, Context))
    return result, look_at(result.text, context, result.verdicts)


def end_with_parent() -> None:
    """Ends this process soon after the one that started it, in the middle of a job too: nobody waits for the answer."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_S)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _warm() -> None:
    """Drafts once, so that nobody waits for what is made ready at its first use."""
    from followup_ai.interviews import read_interview, sample_interviews
    from followup_ai.rules import context_for

    samples = sample_interviews()
    if samples:
        with contextlib.suppress(FollowupError):
            draft_in(context_for(read_interview(samples[min(samples)])), Settings())


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    _work(sys.stdin.buffer, out)
