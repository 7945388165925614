"""Whose turn it is where many press for a draft at the same moment.

    turns.begin()                   # somebody pressed, and waits to read the draft that this thread will draw
    with turns.aside():             # while another process writes it, somebody else's is drawn
        ...
    turns.drawn()                   # it is on its way to be seen; what is said of it waits until nobody waits for a draft
    turns.end()                     # at the end of the run, however it ended

Python serves one thread at a time. Twenty who are served in turns of milliseconds all wait until the work of all is done; one
after the other, half of them wait half as long, and nobody longer. A turn that is never given back is over after a second.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST_S = 1.0
"""Seconds after which a turn is over that nobody gave back: it takes some hundredths of one."""
_COURTESY_S = 2.0
"""Seconds that what is less urgent waits for drafts, at most; on two processors some sixty people have theirs by then."""
_PAINTED_S = 0.05
"""Seconds a draft is given to reach its browser and be painted, before anybody is sent what is said of one."""

_lock = threading.Lock()
_BACK, _PRESSED, _LESS_URGENT = _LINES = tuple(threading.Condition(_lock) for _ in range(3))
"""Those who wait for their turn, the most urgent first: who had stepped aside, who pressed, what is said of a draft."""
_waiting = dict.fromkeys(_LINES, 0)
"""How many stand in each line."""
_quiet = threading.Condition(_lock)
"""Told when nobody waits for a draft any more."""
_awaited: dict[int, float] = {}
"""By thread, since when somebody waits to read the draft that it is to draw."""
_turn: list[tuple[int, float]] = []
"""The thread whose turn it is, and since when; empty where it is nobody's."""
_painted = [0.0]
"""When the draft that was drawn last is painted."""


def begin() -> None:
    """Says that somebody waits for a draft that this thread is to draw, and waits for its turn."""
    me = threading.get_ident()
    with _lock:
        _awaited[me] = time.monotonic()
        _take(me, _PRESSED)


def hurries() -> bool:
    """Whether somebody waits for a draft that this thread is to draw."""
    return threading.get_ident() in _awaited


@contextmanager
def aside() -> Iterator[None]:
    """Lets others have their turn while this thread waits for something; does nothing where it has none."""
    me = threading.get_ident()
    with _lock:
        had = _give_back(me)
    try:
        yield
    finally:
        if had:
            with _lock:
                _take(me, _BACK)


def drawn() -> None:
    """Lets the draft be read that was just drawn, and others have theirs: before work that is less urgent.

    Waits for nothing where nobody pressed for a draft.
    """
    if not end():
        return
    me, now = threading.get_ident(), time.monotonic()
    until = now + _COURTESY_S
    with _lock:
        _painted[0] = now + _PAINTED_S
        while (now := time.monotonic()) < until and (_somebody_waits() or now < _painted[0]):
            _quiet.wait((until if _somebody_waits() else min(until, _painted[0])) - now)
        _take(me, _LESS_URGENT)


def end() -> bool:
    """Gives this thread's turn back and waits for nothing; returns whether a draft of its was still waited for."""
    me = threading.get_ident()
    with _lock:
        _give_back(me)
        awaited = _awaited.pop(me, None) is not None
        if awaited and not _somebody_waits():
            _quiet.notify_all()
        return awaited


def _take(me: int, line: threading.Condition) -> None:
    _waiting[line] += 1
    while _turn and _turn[0][0] != me and (left := _turn[0][1] + _LONGEST_S - time.monotonic()) > 0:
        line.wait(left)
    _waiting[line] -= 1
    _turn[:] = [(me, time.monotonic())]


def _give_back(me: int) -> bool:
    if not _turn or _turn[0][0] != me:
        return False
    _turn.clear()
    for line in _LINES:
        if _waiting[line]:
            line.notify()
            break
    return True


def _somebody_waits() -> bool:
    since = time.monotonic() - _COURTESY_S  # a run that was cut short says no more
    return any(when > since for when in _awaited.values())
