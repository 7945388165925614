# ruff: noqa: T201
"""Runs one side of model_calls.py in a process of its own: `python sides JOB SIDE WHAT`, and prints what it took as JSON.

Needs nothing but the standard library and what the side itself imports, so that each rival runs in an environment of its own.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

Draft = Callable[[str], Awaitable[str]]
"""Asks for a draft whose first answer is of this kind ("good", "three" …) until one is accepted, and gives its text."""


async def many(draft: Draft, job: dict[str, Any]) -> dict[str, float]:
    """Drafts a second, and processor milliseconds for each."""
    free = asyncio.Semaphore(job["concurrency"])

    async def one() -> None:
        async with free:
            await draft("good")

    await asyncio.gather(*(one() for _ in range(20)))
    started, used = time.perf_counter(), time.process_time()
    await asyncio.gather(*(one() for _ in range(job["drafts"])))
    count = job["drafts"]
    return {"a second": count / (time.perf_counter() - started), "cpu ms": (time.process_time() - used) / count * 1000}


async def pairs(draft: Draft, job: dict[str, Any]) -> dict[str, float]:
    """Milliseconds of one bad and one good answer."""
    for _ in range(5):
        await draft("three")
    taken, used = [], time.process_time()
    for _ in range(job["rounds"]):
        started = time.perf_counter()
        await draft("three")
        taken.append((time.perf_counter() - started) * 1000)
    cpu = (time.process_time() - used) / job["rounds"] * 1000
    return {"ms": statistics.median(taken), "least ms": min(taken), "cpu ms": cpu}


async def tokens(draft: Draft, job: dict[str, Any]) -> dict[str, float]:
    """Each kind of first answer once; the server counts."""
    return {kind: float(await draft(kind) == job["good"]) for kind in job["feedback"]}


def main() -> None:
    job_file, side, what = sys.argv[1:4]
    job = json.loads(Path(job_file).read_text(encoding="utf-8"))
    draft = importlib.import_module(side).make(job)
    print(json.dumps(asyncio.run({"many": many, "pairs": pairs, "tokens": tokens}[what](draft, job))))


if __name__ == "__main__":
    main()
