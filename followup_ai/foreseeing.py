"""Drafts the composer writes before anybody asks: while the form is looked at, what a press would have it write.

    foresee("9f2c\u2026", context, settings, seed)   # the interview whose form came to rest in this state
    result = drafted(context, settings, seed)   # the press: the draft is there

One who presses for the first draft of an interview waits up to a quarter of a second for it, and many who press at once wait
for each other. Before the press the processors have nothing to do. Nothing foreseen is kept anywhere until it is asked for.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import cache

from followup_ai import composers
from followup_ai.composers import Answer
from followup_ai.models import Context, DraftResult
from followup_ai.settings import Settings

_QUIET_S = 0.3
"""Seconds a form rests before its draft is foreseen: who types on would have it written for nothing."""
_STANDS_S = 300.0
"""Seconds a draft stands that was written before it was asked for: the clock has a part in what it says."""
_MOST = 64
"""Forms whose drafts are foreseen; beyond, those left alone the longest are forgotten."""


@dataclass
class _Foreseen:
    """A draft that may be asked for."""

    context: Context
    settings: Settings
    seed: int
    since: float = field(default_factory=time.monotonic)
    begun: bool = False
    answer: Future[Answer | None] = field(default_factory=Future)

    def is_for(self, context: Context, settings: Settings, seed: int) -> bool:
        """Whether it is what is asked for, and of this day."""
        if (self.seed, self.settings, self.context.now.date()) != (seed, settings, context.now.date()):
            return False
        return replace(self.context, now=context.now) == context


_places: OrderedDict[Hashable, _Foreseen] = OrderedDict()
_turn = threading.Condition()


def foresee(place: Hashable, context: Context, settings: Settings, seed: int) -> None:
    """Has a draft written soon, unless the form changes meanwhile.

    Args:
        place: whose form it is; what was foreseen there before is let go.
        context, settings, seed: as for `composers.drafted`.
    """
    with _turn:
        _places.pop(place, None)
        _places[place] = _Foreseen(context, settings, seed)
        _forget_old()
        _turn.notify()
    _writer()


def drafted(context: Context, settings: Settings, seed: int) -> DraftResult | None:
    """`composers.drafted`, at once where the draft was foreseen."""
    with _turn:
        found = next((place for place, each in _places.items() if each.is_for(context, settings, seed)), None)
        foreseen = _places.pop(found) if found is not None else None
    if foreseen is None or not foreseen.begun:
        return composers.drafted(context, settings, seed)
    answer = foreseen.answer.result()
    return None if answer is None else composers.kept(answer, foreseen.context)


def _forget_old() -> None:
    now = time.monotonic()
    for place in [place for place, each in _places.items() if now - each.since > _STANDS_S]:
        del _places[place]
    while len(_places) > _MOST:
        _places.popitem(last=False)


@cache
def _writer() -> threading.Thread:
    """Writes what is foreseen, one draft at a time: whoever presses finds a process free."""
    thread = threading.Thread(target=_write, name="followup-foreseeing", daemon=True)
    thread.start()
    return thread


def _write() -> None:
    while True:
        foreseen = _next()
        answer = None
        with contextlib.suppress(Exception):  # whoever asks is given None, drafts for themselves, and is told
            answer = composers.asked_for(foreseen.context, foreseen.settings, foreseen.seed)
        foreseen.answer.set_result(answer)


def _next() -> _Foreseen:
    """The draft that was wanted first of those whose form has come to rest; waits for one."""
    with _turn:
        while True:
            _forget_old()
            waiting = next((each for each in _places.values() if not each.begun), None)
            rests = waiting.since + _QUIET_S - time.monotonic() if waiting else _STANDS_S
            if waiting and rests <= 0:
                waiting.begun = True
                return waiting
            _turn.wait(rests)
