"""A draft coming about in a thread of its own, so that whoever watches may go away and come back.

    writing = start(("9f2c…", "Dana Whitfield"), lambda tell: draft(interview, on_event=tell, stream=True))
    writing.wait(0.2)
    writing.lines, writing.text, writing.result, writing.problem

What is running is found again by its place; places begin with an interview's unguessable id, so no window finds another's.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from followup_ai.errors import FollowupError
from followup_ai.events import Event, TextSoFar
from followup_ai.progress import told

Job = Callable[[Callable[[Event], None]], Any]
"""Writes a draft, or whatever else a model is asked for, and tells each event as it happens."""

Write = Callable[[Hashable, Job, Callable[[Any], object]], "Writing"]
"""Writes one draft in the thread that calls it, and returns it done, however it ended; its arguments are those of `start`."""

AT_ONCE = 64
"""Drafts that are written at the same time; further ones wait for their turn."""
KEPT_S = 900.0
"""Seconds a finished writing is remembered for somebody who comes back to it."""


class Stopped(Exception):
    """The candidate asked for no more; raised inside the job at its next event."""


class Writing:
    """One draft on its way; read from any thread.

    Attributes:
        lines: what has happened so far, a sentence each.
        text: what the model has written of the present attempt.
        result: the draft, or what else the job gives, once there is one.
        problem: why there is none, or why it could not be kept, in a sentence; "" else.

    Args:
        stop: what is set to stop it; its own where it is None.
        lines: what is told before anything has happened.
    """

    def __init__(self, stop: threading.Event | None = None, lines: tuple[str, ...] = ()) -> None:
        self.lines = lines
        self.text = ""
        self.result: Any = None
        self.problem = ""
        self.ended = 0.0
        self._done = threading.Event()
        self._stop = stop or threading.Event()
        self._together: list[Writing] = []
        self._ending = threading.RLock()

    @property
    def done(self) -> bool:
        """Whether nothing more will come."""
        return self._done.is_set()

    @property
    def stopped(self) -> bool:
        """Whether the candidate asked for no more."""
        return self._stop.is_set()

    def wait(self, seconds: float) -> bool:
        """Waits until it is done, or for so long; returns whether it is done."""
        return self._done.wait(seconds)

    def stop(self) -> None:
        """Ends it, with those whose turn comes after; what the model still says is thrown away."""
        self._stop.set()
        for writing in self._together or [self]:
            with writing._ending:
                writing._end(_STOPPED)

    def _hear(self, event: Event) -> None:
        if self._stop.is_set():
            raise Stopped
        if isinstance(event, TextSoFar):
            self.text = event.text
        elif line := told(event):
            self.lines = (*self.lines, line)

    def _run(self, job: Job, keep: Callable[[Any], object] | None) -> None:
        problem = ""
        try:
            if self._stop.is_set():
                raise Stopped
            result = job(self._hear)
            with self._ending:  # a stop comes before the draft is kept, or after
                if self._done.is_set():
                    return
                self.result = result
                if keep is not None:
                    keep(result)
        except Stopped:
            problem = _STOPPED
        except FollowupError as error:
            problem = str(error)
        except Exception as fault:  # nobody stands behind a thread to catch it
            problem = f"Drafting met a fault of its own ({type(fault).__name__}); your notes are kept: try again."
        finally:
            with self._ending:
                self._end(problem)

    def _end(self, problem: str) -> None:
        """Says that nothing more will come; the first word on why counts."""
        if not self._done.is_set():
            self.problem, self.ended = problem, time.monotonic()
            self._done.set()


_STOPPED = "You stopped it; nothing was changed."
_writings: dict[Hashable, Writing] = {}
_lock = threading.Lock()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="followup-writing")


def start(place: Hashable, job: Job, keep: Callable[[Any], object] | None = None) -> Writing:
    """Starts a draft; where one is already being written at this place, that one goes on.

    Args:
        place: what finds it again.
        job: writes it.
        keep: is given the result, in the writing thread, before anybody sees it: a window that was closed loses nothing.
    """
    writing = Writing()
    if (entered := _entered(place, writing)) is writing:
        _threads().submit(writing._run, job, keep)
    return entered


def _entered(place: Hashable, writing: Writing) -> Writing:
    """What is found at a place from now on: the writing given, or the one that is running there."""
    with _lock:
        _forget_old()
        running = _writings.get(place)
        if running is None or running.done:
            running = _writings[place] = writing
        return running


_LATER = "Its turn comes when those before it are written."


def start_in_turn(places: Sequence[Hashable], work: Callable[[Write], object]) -> Writing:
    """Starts several drafts that are written one after the other; whatever becomes of one, the next has its turn.

    All are found at once, so that whoever looks at one sees that it is coming. Stopping one stops those that are left. One
    that is on its way already goes on, and is waited for in its turn.

    Args:
        places: what finds each, in the order of their turns.
        work: writes each of them, and any of them again, with what it is given; in a thread of its own.

    Returns:
        the first of them.
    """
    stop = threading.Event()
    told = [(), *[(_LATER,)] * (len(places) - 1)]
    waiting = {place: _entered(place, Writing(stop, lines)) for place, lines in zip(places, told, strict=True)}
    first = waiting[places[0]]
    for writing in (together := [writing for writing in waiting.values() if writing._stop is stop]):
        writing._together = together

    def write(place: Hashable, job: Job, keep: Callable[[Any], object]) -> Writing:
        writing = waiting.pop(place, None) or _entered(place, Writing(stop))
        if writing._stop is stop:
            writing._run(job, keep)
        writing._done.wait()
        return writing

    _threads().submit(work, write)
    return first


def find(place: Hashable) -> Writing | None:
    """The writing at a place, running or done; None where there is none."""
    with _lock:
        return _writings.get(place)


def forget(place: Hashable) -> None:
    """Lets go of a writing that was seen to its end."""
    with _lock:
        _writings.pop(place, None)


def _forget_old() -> None:
    now = time.monotonic()
    for place in [p for p, w in _writings.items() if w.done and now - w.ended > KEPT_S]:
        del _writings[place]
