"""Many drafts in one process: their texts stay apart, and nothing piles up."""

import asyncio
import concurrent.futures
import gc
import os
import threading
from pathlib import Path

import pytest
from provider import reply

from followup_ai import adraft, draft
from followup_ai.rules._base import EXAMPLE_INTERVIEW

pytestmark = pytest.mark.real_clock


def interview(number):
    return EXAMPLE_INTERVIEW.model_copy(update={"candidate": f"Sam Okafor{number}", "company": f"Acme{number}"})


def echo(request):
    """A draft that names whoever asked; it fails some rules, which does not matter here."""
    name = next(row for row in request.messages[1]["content"].splitlines() if row.startswith("From: "))
    return reply(f"Dear Dana,\n\nThank you for your time.\n\nBest regards,\n{name.removeprefix('From: ')}")


def is_its_own(result, number):
    return result.text.endswith(f"Sam Okafor{number}") and all(a.text.endswith(f"Sam Okafor{number}") for a in result.attempts)


def test_fifty_drafts_in_threads_stay_apart(serve):
    serve(echo)

    def one(number):
        return is_its_own(draft(interview(number), model="openai/m", max_attempts=1), number)

    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        assert all(pool.map(one, range(50)))


def test_two_hundred_drafts_in_one_loop_stay_apart(serve):
    serve(echo)

    async def one(number):
        return is_its_own(await adraft(interview(number), model="openai/m", max_attempts=1), number)

    async def every():
        return await asyncio.gather(*(one(number) for number in range(200)))

    assert all(asyncio.run(every()))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="reads /proc")
def test_neither_files_nor_threads_pile_up(serve):
    serve(echo)

    def some(numbers):
        for number in numbers:
            draft(interview(number), model="openai/m", max_attempts=1)
            asyncio.run(adraft(interview(number), model="openai/m", max_attempts=1))
        gc.collect()
        return len(os.listdir("/proc/self/fd")), threading.active_count()

    files, threads = some(range(10))
    more_files, more_threads = some(range(10, 40))
    assert more_files <= files + 4
    assert more_threads <= threads + 4
