"""Many drafts at once are judged in other processes too, to the same verdicts, whatever becomes of these."""

import asyncio
import contextlib
import os
import signal
import sys
import time
from pathlib import Path

import acme
import pytest

from followup_ai import anatomy, judges
from followup_ai.rules import context_for, judge_all
from followup_ai.rules._base import EXAMPLE_INTERVIEW

pytestmark = [pytest.mark.real_clock, pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")]

CONTEXT = context_for(EXAMPLE_INTERVIEW)
DRAFTS = [anatomy.parse(text, "email", candidate="Sam Okafor") for text in (acme.GOOD, acme.BEGGING, "Hi", "")]


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch):
    monkeypatch.setattr(judges, "cores", lambda: 2)
    monkeypatch.setattr(judges, "_IDLE", 0.1)


def children():
    """Processes of ours that judge."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            ours = stat.read_text().rpartition(") ")[2].split()[1] == str(os.getpid())
            if ours and b"followup_ai.judges" in (stat.parent / "cmdline").read_bytes():
                found.append(int(stat.parent.name))
    return found


async def until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def eight_drafts():
    """Time in which as many drafts are written as start a process, which is then there."""
    with contextlib.ExitStack() as stack:
        for _ in range(judges._AT_ONCE):
            stack.enter_context(judges.writing())
        await until(lambda: any(process.has_room for process in judges._processes))
        yield
    await until(lambda: not judges._processes and not children())
    await asyncio.sleep(0.1)  # for what waits on the process


def test_another_process_says_what_this_one_says(monkeypatch):
    def nothing_here(*_):
        raise AssertionError("judged in this process")

    async def both():
        async with eight_drafts():
            monkeypatch.setattr(judges, "judge_all", nothing_here)
            found = await asyncio.gather(*(judges.verdicts(draft, CONTEXT) for draft in DRAFTS * 3))
            assert len(children()) == 1
        return found

    assert asyncio.run(both()) == [judge_all(draft, CONTEXT) for draft in DRAFTS * 3]


def test_few_drafts_start_no_process():
    async def one():
        with judges.writing():
            return await judges.verdicts(DRAFTS[0], CONTEXT), children()

    assert asyncio.run(one()) == (judge_all(DRAFTS[0], CONTEXT), [])


def test_where_a_process_dies_judging_goes_on_here():
    async def killed():
        async with eight_drafts():
            asked = [asyncio.ensure_future(judges.verdicts(draft, CONTEXT)) for draft in DRAFTS * 5]
            await asyncio.sleep(0)
            for child in children():
                os.kill(child, signal.SIGKILL)
            return await asyncio.gather(*asked)

    assert asyncio.run(killed()) == [judge_all(draft, CONTEXT) for draft in DRAFTS * 5]


def test_where_no_process_can_be_started_judging_happens_here(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    async def none():
        with contextlib.ExitStack() as stack:
            for _ in range(judges._AT_ONCE):
                stack.enter_context(judges.writing())
            said = await judges.verdicts(DRAFTS[1], CONTEXT)
        await until(lambda: not judges._processes)
        return said

    assert asyncio.run(none()) == judge_all(DRAFTS[1], CONTEXT)


def test_no_process_is_left():
    async def some():
        async with eight_drafts():
            await judges.verdicts(DRAFTS[0], CONTEXT)

    asyncio.run(some())
    asyncio.run(until(lambda: not children()))
