"""Scores a run: every case through every scorer, on all cores, streamed, so that memory does not grow with the cases.

A scored case is a row, a JSON object: `id`, `cluster`, `format`, `purpose`, `seed`, `digest`, `asked`, `text`, `problem`,
`values` (scorer → number or null), `whys` and `spans` (scorer → reason, places in the text; where there is something to say),
`attempts`. Rows are all that reports, comparisons and the gate need.
"""

from __future__ import annotations

import gc
import itertools
import json
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evals.cases import ALL, CHUNK, Case, Share
from evals.exchange import Exchange
from evals.runs import Missed, Run
from evals.scorers._base import Score, Scorer
from followup_ai.compiled import keep_compiled
from followup_ai.errors import FollowupError, InputError
from followup_ai.framing import cores

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from evals.earlier import Earlier

Row = dict[str, Any]
_WORTH_A_PROCESS = 0.5
"""Seconds of work for which further processes are started."""
_TRIED = 8
"""Cases scored after which that is known, and after which what every case needs is loaded."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A case that is done.

    Args:
        row: what came of it.
        key: what it is kept under; None where it is not.
        found: whether an earlier scoring kept it.
    """

    row: Row | Missed
    key: bytes | None = None
    found: bool = False


def score(
    run: Run,
    scorers: Sequence[Scorer],
    workers: int | None = None,
    on_progress: Callable[[int, int], None] = lambda _done, _of: None,
    earlier: Earlier | None = None,
) -> Iterator[Row]:
    """Every case of a run, scored, in the order of the run.

    Args:
        run: what is scored.
        scorers: by which; those that look across cases get their value from `evals.across`.
        workers: processes; where it is None one for each core, if there is enough to do. One works in this process.
        on_progress: is told how many cases are done, of how many.
        earlier: what earlier scorings of this run by these scorers found, and where this one's rows are kept.

    Raises:
        InputError: the run cannot be read; or, after all the rest was scored, it is stale.
    """
    rows = _rows(run, scorers, ALL, earlier) if workers == 1 else _as_it_takes(run, scorers, workers or cores(), earlier)
    stale: list[Case] = []
    try:
        for number, done in enumerate(rows, start=1):
            on_progress(number, run.size)
            if isinstance(done.row, Missed):
                stale.append(done.row.case)
                continue
            if earlier is not None and done.key is not None:
                earlier.take(done.key, done.row, done.found)
            yield done.row
    finally:
        if earlier is not None:
            earlier.close()
    if stale:
        raise InputError(stale_sentence(run, stale))


def stale_sentence(run: Run, stale: Sequence[Case]) -> str:
    """What a recording with stale cases is refused with: which, and what recording them again would cost."""
    from evals.asking import stale_message
    from evals.recording import estimate
    from evals.suites import load_suite

    suite, manifest = load_suite(run.suite), run.manifest  # type: ignore[attr-defined]
    cost = estimate(stale, lambda case: suite.play(case, manifest.asked), manifest)
    return stale_message(run.name, [case.id for case in stale], run.size, str(cost))


def _as_it_takes(run: Run, scorers: Sequence[Scorer], workers: int, earlier: Earlier | None) -> Iterator[_Done]:
    """Those found and a few more here; the rest too, if that was quick enough, else in processes of their own."""
    rows = _rows(run, scorers, ALL, earlier)
    number, tried, took = 0, 0, 0.0
    while tried < _TRIED:
        start = time.process_time()
        if (done := next(rows, None)) is None:
            return
        number += 1
        if not done.found:
            tried += 1
            took += time.process_time() - start
        yield done
    if workers == 1 or (run.size - number) * took / tried < _WORTH_A_PROCESS:
        yield from rows
    else:
        rows.close()
        yield from _from_workers(run, scorers, workers, number, earlier)


def _rows(run: Run, scorers: Sequence[Scorer], share: Share, earlier: Earlier | None) -> Generator[_Done, None, None]:
    for one in run.waiting(share):
        key = earlier.key(one) if earlier is not None else None
        if earlier is not None and key is not None and (row := earlier.row(key)) is not None:
            yield _Done(row, key, found=True)
        else:
            exchange = one.play()
            yield _Done(exchange) if isinstance(exchange, Missed) else _Done(row_of(exchange, scorers), key)


# --- one case -------------------------------------------------------------------------------------------


def row_of(exchange: Exchange, scorers: Sequence[Scorer]) -> Row:
    """One case, scored."""
    case = exchange.case
    values: dict[str, float | None] = {}
    whys: dict[str, str] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    held: dict[str, Sequence[tuple[str, float]]] = {}
    for one in scorers:
        try:
            found = one.score(case, exchange)
            if one.across is not None:
                held[one.id] = one.across(case, exchange)
        except FollowupError:
            raise
        except Exception as error:  # whatever somebody's scorer raises
            problem = f"{type(error).__name__}: {error}"
            raise InputError(f"The scorer {one.id} fails on case {case.id!r} ({problem}); mend it, or leave it out.") from error
        values[one.id] = None if found.value is None else round(float(found.value), 6)
        if _worth_telling(one, found):
            if found.why:
                whys[one.id] = found.why
            if found.spans:
                spans[one.id] = [(int(start), int(end)) for start, end in found.spans]
    row: Row = {
        "id": case.id,
        "cluster": case.cluster,
        "format": case.format,
        "purpose": case.purpose,
        "seed": case.seed,
        "digest": case.digest,
        "asked": case.asked,
        "text": exchange.draft.text if "draft" in vars(exchange) else exchange.text,
        "problem": exchange.problem,
        "values": values,
        "whys": whys,
        "spans": spans,
        "attempts": [_attempt(a) for a in exchange.attempts],
    }
    return {**row, "held": held} if held else row


def _worth_telling(one: Scorer, found: Score) -> bool:
    """Whether a reader wants the reason: of a number always, of a rate where it is on the wrong side."""
    if found.value is None:
        return False
    if one.kind == "number" or one.better == "neither":
        return bool(found.why)
    return bool(found.value) != (one.better == "higher")


def _attempt(attempt: Any) -> dict[str, Any]:
    return {
        "text": attempt.text,
        "failed": attempt.failed,
        "repaired": attempt.repaired,
        "seconds": attempt.seconds,
        "tokens": [attempt.prompt_tokens, attempt.completion_tokens],
        "cost_usd": attempt.cost_usd,
    }


# --- many cores -----------------------------------------------------------------------------------------


def _from_workers(run: Run, scorers: Sequence[Scorer], workers: int, start: int, earlier: Earlier | None) -> Iterator[_Done]:
    """The rows from number `start` on, of several processes, each of which takes chunks in turn, in the order of the run.

    The processes are forked: what was imported and read is there already. Pipes hold little, so that a worker that is ahead
    waits.
    """
    import multiprocessing  # not needed where there is little to do

    if earlier is not None:
        earlier.close()  # each process opens files of its own
    gc.freeze()  # so that no process copies what all share by looking through it
    fork = multiprocessing.get_context("fork")
    pipes, processes = [], []
    for part in range(workers):
        ours, theirs = fork.Pipe(duplex=False)
        process = fork.Process(target=_work, args=(run, scorers, Share(part, workers, start), earlier, theirs), daemon=True)
        process.start()
        theirs.close()
        pipes.append(ours)
        processes.append(process)
    try:
        part = start // CHUNK % workers
        while (chunk := _received(pipes[part])) is not None:
            yield from chunk
            part = (part + 1) % workers
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()
        gc.unfreeze()


def _received(pipe: Connection) -> list[_Done] | None:
    """The next chunk of a worker; None at its end."""
    try:
        kind, data = pipe.recv()
    except EOFError:
        raise InputError("A worker that scores ended before its work was done; try again, or with --workers 1.") from None
    if kind == "error":
        raise data
    return data if kind == "rows" else None


def _work(run: Run, scorers: Sequence[Scorer], share: Share, earlier: Earlier | None, pipe: Connection) -> None:
    """What a worker does: chunks of rows, then the end, or an error in their place."""
    try:
        rows, size = _rows(run, scorers, share, earlier), share.first_chunk
        while chunk := list(itertools.islice(rows, size)):
            pipe.send(("rows", chunk))
            size = CHUNK
        pipe.send(("end", None))
        keep_compiled()  # a forked process ends without saying so
    except FollowupError as error:
        pipe.send(("error", InputError(str(error))))
    except BrokenPipeError:  # nobody listens any more
        return


def as_line(row: Mapping[str, Any]) -> str:
    """A row for a JSONL file."""
    return json.dumps(row, ensure_ascii=False) + "\n"
