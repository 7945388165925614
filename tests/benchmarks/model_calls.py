# ruff: noqa: T201
"""Speed of drafting with a model, beside LiteLLM alone, in one run: `python tests/benchmarks/model_calls.py`.

    --drafts 500 --concurrency 100 --wait 0.2    many drafts at once against a model that takes 200 ms
    --rounds 60                                  one bad and one good answer, one after the other, net of the server

Both ask the same server, in a process of its own, for the same messages; each side runs in a fresh process, in turn, three
times, and the best of each is compared, with the processor time beside it (which a busy machine distorts less). Ours judges
every draft by all rules; LiteLLM alone judges nothing. Goals: at least 0.9 of its drafts a second, at most 1.5 of its time.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve()
ROOT = HERE.parent.parent.parent
GOOD = """Subject: Senior Data Engineer: thank you, Dana

Dear Dana,

Thank you for your time on Tuesday. Your move from nightly batches to streaming stayed with me, and so did your line that \
boring technology wins; my six years running Kafka in production would be of direct use there.

I am very interested in the Senior Data Engineer role at Acme. The link to my Kafka talk follows in a separate message. Your \
cloud is new to me, and I would enjoy learning it.

Could you tell me what the next steps are?

Best regards,
Sam Okafor"""
BAD = GOOD.replace(
    "Could you tell me what the next steps are?", "I'm begging you for a chance. I apologise for writing so late."
)


def serve(port: int, wait: float) -> None:
    """A model that takes `wait` seconds; asked about a failed draft, or a slow one, it writes a good one."""
    from aiohttp import web

    async def answer(request: web.Request) -> web.Response:
        asked = json.dumps((await request.json())["messages"])
        await asyncio.sleep(wait)
        again = "begging you for a chance" in asked or wait > 0
        usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
        message = {"role": "assistant", "content": GOOD if again else BAD}
        choices = [{"index": 0, "finish_reason": "stop", "message": message}]
        whole = {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": choices, "usage": usage}
        return web.json_response(whole)

    app = web.Application()
    app.router.add_post("/v1/chat/completions", answer)
    web.run_app(app, host="127.0.0.1", port=port, print=None, backlog=1_000)


@contextlib.contextmanager
def server(wait: float) -> Iterator[str]:
    """The address of a running model."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with subprocess.Popen([sys.executable, HERE, "--serve", str(port), "--wait", str(wait)]) as running:
        try:
            for _ in range(200):
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            running.kill()


def asked_alone():
    """What LiteLLM alone asks, once: the same messages as ours."""
    os.environ.update(LITELLM_LOCAL_MODEL_COST_MAP="True", LITELLM_MODE="PRODUCTION")
    import litellm

    from followup_ai.rules import context_for
    from followup_ai.rules._base import EXAMPLE_INTERVIEW
    from followup_ai.templates import draft_messages, new_fence

    litellm.suppress_debug_info = True
    messages = [dict(m) for m in draft_messages(context_for(EXAMPLE_INTERVIEW), new_fence())]
    again = [*messages, {"role": "assistant", "content": BAD}, {"role": "user", "content": "Write it again."}]

    async def once(both: bool = False) -> None:
        for turns in (messages, again) if both else (messages,):
            await litellm.acompletion(model="openai/m", messages=turns, max_retries=0, num_retries=0, timeout=60)

    return once


def asked_by_us():
    """One draft of ours, judged by all rules."""
    import datetime as dt

    from followup_ai import adraft
    from followup_ai.rules._base import EXAMPLE_INTERVIEW

    now = dt.datetime(2026, 5, 13, 10, tzinfo=dt.UTC)

    async def once(both: bool = False) -> None:
        result = await adraft(EXAMPLE_INTERVIEW, model="openai/m", now=now)
        if not result.accepted or len(result.attempts) != 1 + both:
            raise SystemExit(
                f"the draft took {len(result.attempts)} attempts: {[v.rule for v in result.verdicts if v.verdict == 'fail']}"
            )

    return once


async def many(once, drafts: int, concurrency: int) -> dict[str, float]:
    """Drafts a second, and processor milliseconds for each."""
    free = asyncio.Semaphore(concurrency)

    async def one() -> None:
        async with free:
            await once()

    await asyncio.gather(*(one() for _ in range(20)))
    started, used = time.perf_counter(), time.process_time()
    await asyncio.gather(*(one() for _ in range(drafts)))
    return {"a second": drafts / (time.perf_counter() - started), "cpu ms": (time.process_time() - used) / drafts * 1000}


async def pairs(once, rounds: int) -> dict[str, float]:
    """Milliseconds of one bad and one good answer."""
    for _ in range(5):
        await once(both=True)
    taken = []
    used = time.process_time()
    for _ in range(rounds):
        started = time.perf_counter()
        await once(both=True)
        taken.append((time.perf_counter() - started) * 1000)
    return {"ms": statistics.median(taken), "least ms": min(taken), "cpu ms": (time.process_time() - used) / rounds * 1000}


def run(side: str, what: str, address: str, size: argparse.Namespace) -> dict[str, float]:
    """One side, in a process of its own."""
    sizes = ["--drafts", str(size.drafts), "--concurrency", str(size.concurrency), "--rounds", str(size.rounds)]
    env = os.environ | {"OPENAI_API_BASE": address, "OPENAI_API_KEY": "none", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, HERE, "--side", side, "--what", what, *sizes], env=env, check=True, capture_output=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def compare(size: argparse.Namespace) -> None:
    """Runs both sides in turn and prints them side by side."""
    for what, wait, key, best in (("many", size.wait, "a second", max), ("pairs", 0.0, "least ms", min)):
        found: dict[str, list[dict[str, float]]] = {"litellm": [], "ours": []}
        with server(wait) as address:
            for _ in range(3):
                for side, runs in found.items():
                    runs.append(run(side, what, address, size))
        tops = {side: best(runs, key=lambda r: r[key]) for side, runs in found.items()}
        title = (
            f"{size.drafts} drafts, {size.concurrency} at once, a model of {wait * 1000:.0f} ms"
            if what == "many"
            else "one bad, one good answer"
        )
        print(title)
        for side, top in tops.items():
            print(f"  {side:8} " + "   ".join(f"{value:8.2f} {name}" for name, value in top.items()))
        print(f"  ours to litellm alone: {tops['ours'][key] / tops['litellm'][key]:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--drafts", type=int, default=500)
    parser.add_argument("--concurrency", type=int, default=100)
    parser.add_argument("--wait", type=float, default=0.2)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--side", choices=["litellm", "ours"], help=argparse.SUPPRESS)
    parser.add_argument("--what", choices=["many", "pairs"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve, given.wait)
    elif given.side:
        once = asked_alone() if given.side == "litellm" else asked_by_us()
        result = many(once, given.drafts, given.concurrency) if given.what == "many" else pairs(once, given.rounds)
        print(json.dumps(asyncio.run(result)))
    else:
        compare(given)


if __name__ == "__main__":
    main()
