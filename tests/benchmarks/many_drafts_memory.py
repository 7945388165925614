# ruff: noqa: T201
"""Memory, files and threads over many drafts in one process: `python tests/benchmarks/many_drafts_memory.py [DRAFTS]`.

Drafts with a model on loopback, 20 at a time, 5,000 in all; prints what the process holds after each tenth, and ends with
status 1 where, after the first fifth, memory grows by more than a tenth, or files or threads by more than eight.
"""

import asyncio
import gc
import os
import sys
import threading
from pathlib import Path

from model_calls import GOOD, NOW, server


def held() -> tuple[float, int, int]:
    """Megabytes, open files, threads."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6, len(os.listdir("/proc/self/fd")), threading.active_count()


async def write(drafts: int) -> None:
    """So many drafts, 20 at a time."""
    from followup_ai import adraft
    from followup_ai.rules._base import EXAMPLE_INTERVIEW

    free = asyncio.Semaphore(20)

    async def one() -> None:
        async with free:
            result = await adraft(EXAMPLE_INTERVIEW, model="openai/good", now=NOW)
            if result.text != GOOD:
                raise SystemExit("another text came back")

    await asyncio.gather(*(one() for _ in range(drafts)))


def main() -> int:
    """Writes them and says whether anything piled up."""
    drafts = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    os.environ["OPENAI_API_KEY"] = "none"
    found = []
    with server(0.0) as address:
        os.environ["OPENAI_API_BASE"] = f"{address}/v1"
        for tenth in range(1, 11):
            asyncio.run(write(drafts // 10))
            found.append(held())
            print(
                f"{tenth * drafts // 10:6} drafts   {found[-1][0]:7.1f} MB   {found[-1][1]:3} files   {found[-1][2]:3} threads",
                flush=True,
            )
    (memory, files, threads), (end, more_files, more_threads) = found[1], found[-1]
    return int(end > memory * 1.1 or more_files > files + 8 or more_threads > threads + 8)


if __name__ == "__main__":
    sys.exit(main())
