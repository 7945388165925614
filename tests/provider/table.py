"""The fault table: every fault in every dialect, streamed and not, asked through `complete`, with what came of it."""

from __future__ import annotations

import concurrent.futures
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from followup_ai import llm
from followup_ai.errors import FollowupError
from provider.dialects import DIALECTS, Dialect
from provider.faults import FAULTS, FaultServer
from provider.oddities import ODDITIES

NOTE = "the merger nobody may know of"
ASK = ({"role": "system", "content": "Write."}, {"role": "user", "content": NOTE})
PASSING = tuple(f"once-{name}" for name in ("http-500", "http-429-wait-1", "http-503", "http-529", "cut", "half-stream"))
"""Faults that pass, beside those that last."""


SLOW = ("slow-first-byte", "trickle", *(name for name, odd in ODDITIES.items() if odd.slow))
"""Faults that take as long as they are given."""


PATIENCE = 45.0
"""Seconds a call of any other server may take, which a busy machine may need; less than a server among them asks to wait."""


FEW = 2
"""Cells of a fault, up to which a spread holds them all."""


@dataclass(frozen=True)
class Row:
    """What came of one fault."""

    fault: str
    dialect: str
    streamed: bool
    outcome: str
    """"reply", or the name of the error."""
    said: str
    """The text, or what the user read."""
    calls: int
    seconds: float


Cell = tuple[str, Dialect, bool]
"""A fault, in a dialect, streamed or not."""


def rows(server: FaultServer, cells: Iterable[Cell], *, deadline: float = 2.0, at_once: int = 48) -> Iterator[Row]:
    """Runs the table against a server whose addresses are lent to os.environ; in order, but slow servers last.

    A call of a slow server has few seconds, which all the others at the same moment would take from it.

    Args:
        server: running.
        cells: what to run.
        deadline: seconds a call of a slow server may take.
        at_once: calls at a time.
    """
    llm.warm()
    cells = sorted(cells, key=lambda cell: cell[0] in SLOW)
    quick = sum(cell[0] not in SLOW for cell in cells)
    with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
        for part in (cells[:quick], cells[quick:]):
            yield from pool.map(lambda cell: _row(server, *cell, deadline), part)


def whole_table(faults: Iterable[str] = (*FAULTS, *PASSING, *ODDITIES)) -> list[Cell]:
    """Every fault wherever it can occur: in each dialect that has it, streamed and not."""
    return [cell for fault in faults for cell in _cells(fault)]


def spread() -> list[Cell]:
    """Every fault in a fifth of its cells, each in another fifth than the one before it; where it has few, in all of them."""
    found = []
    for turn, fault in enumerate((*FAULTS, *PASSING, *ODDITIES)):
        cells = _cells(fault)
        found += cells if len(cells) <= FEW else cells[turn % min(5, len(cells)) :: 5]
    return found


def _cells(fault: str) -> list[Cell]:
    odd = ODDITIES.get(fault)
    spoken = [d for d in DIALECTS if odd is None or d.name in odd.dialects]
    return [(fault, dialect, streamed) for dialect in spoken for streamed in (odd.streamed if odd else (False, True))]


def _row(server: FaultServer, fault: str, dialect: Dialect, streamed: bool, deadline: float) -> Row:
    model = f"{dialect.prefix}{fault}--{'streamed' if streamed else 'whole'}"
    heard: list[str] = []
    started = time.perf_counter()
    try:
        said = llm.complete(
            ASK, model, deadline=deadline if fault in SLOW else PATIENCE, on_text=heard.append if streamed else None
        ).text
        outcome = "reply"
    except FollowupError as error:
        outcome, said = type(error).__name__, str(error)
    except Exception as error:  # the table shows it; no fault may get here
        outcome, said = f"untyped {type(error).__name__}", str(error)
    return Row(fault, dialect.name, streamed, outcome, said, server.calls(model), time.perf_counter() - started)


def lend(server: FaultServer) -> None:
    """Makes this process ask the server."""
    server.lend(os.environ)
