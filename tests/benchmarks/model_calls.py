# ruff: noqa: T201
"""Speed and tokens of drafting with a model, beside LiteLLM alone and three rivals, in one run: `make bench-rivals`, or
`python tests/benchmarks/model_calls.py` for LiteLLM alone.

    --drafts 500 --concurrency 100 --wait 0.2    many drafts at once against a model that takes 200 ms
    --rounds 60                                  one bad and one good answer, one after the other, net of the server
    --times 3                                    how often each is run; the best is shown
    --sides instructor_retry                     only these rivals, or none

All ask one server, in a process of its own, for the same message; each side runs in a fresh process, in turn, and the best run
of each is compared, with the processor time beside it (which a busy machine distorts less). Ours judges every draft by all
rules; the rivals (guardrails-ai's own re-ask, instructor, pydantic-ai) judge by twenty patterns, LiteLLM alone judges nothing.
Goals: at least 0.9 of LiteLLM's drafts a second, at most 1.5 of its time.

Tokens (cl100k) are summed over all requests until a draft is accepted whose first answer breaks one rule, three rules, or rules
that can be mended on the spot. The rivals are told what failed in our words; in a second table in the findings' words alone.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime as dt
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
ROOT = HERE.parent.parent.parent
NOW = dt.datetime(2026, 5, 13, 10, tzinfo=dt.UTC)
GOOD = """Subject: Senior Data Engineer: thank you, Dana

Dear Dana,

Thank you for your time on Tuesday. Your move from nightly batches to streaming stayed with me, and so did your line that \
boring technology wins; my six years running Kafka in production would be of direct use there.

I am very interested in the Senior Data Engineer role at Acme. The link to my Kafka talk follows in a separate message. Your \
cloud is new to me, and I would enjoy learning it.

Could you tell me what the next steps are?

Best regards,
Sam Okafor"""
_QUESTION = "Could you tell me what the next steps are?"
FIRST = {
    "good": GOOD,
    "one rule": GOOD.replace("I would enjoy learning it.", "I would enjoy learning it; I'm begging you for a chance."),
    "three": GOOD.replace(_QUESTION, "I'm begging you for a chance. I apologise for writing so late."),
    "fixable": GOOD.replace("on Tuesday.", "on Tuesday!!").replace("role at Acme.", "role at Acme \U0001f600."),
}
"""What the model answers first, by its name."""
PATTERNS = [
    (r"begging", "no-begging: It pleads. Take the plea out; say what you would bring instead of what you need."),
    (r"apologi[sz]e", "no-apology: It apologises. Take the apology out and say the thing itself."),
    (r"\A[^?]*\Z", "next-steps-question: Nothing is asked. Ask one courteous question about how or when it goes on."),
    (r"!!", "calm-punctuation: A mark is doubled. Use one."),
    (r"[\U0001f600-\U0001f64f]", "professional-language: It has an emoji. Take it out."),
    *((rf"\bnever-written-{number}\b", f"pattern {number}") for number in range(15)),
]
"""What the rivals judge by, twenty patterns as in the usual examples, and what they tell the model."""


# --- the model -------------------------------------------------------------------------------------------


def serve(port: int, wait: float) -> None:
    """A model that takes `wait` seconds; asked again with its first answer in the request, it gives a good one."""
    from aiohttp import web

    asked: list[dict[str, str]] = []

    async def answer(request: web.Request) -> web.Response:
        body = await request.json()
        said = "\n".join(str(turn.get("content")) + json.dumps(turn.get("tool_calls", "")) for turn in body["messages"])
        await asyncio.sleep(wait)
        first = FIRST[body["model"]]
        new = next((row for row in first.splitlines() if row not in GOOD.splitlines()), "")
        again = new and json.dumps(new)[1:-1] in json.dumps(said).replace("\\\\", "\\")
        text = GOOD if again else first
        if len(asked) < 200:
            asked.append({"model": body["model"], "prompt": said + json.dumps(body.get("tools") or ""), "reply": text})
        return web.json_response(completion(body, text))

    async def taken(_request: web.Request) -> web.Response:
        found = web.json_response(asked)
        asked.clear()
        return found

    app = web.Application()
    app.router.add_post("/v1/chat/completions", answer)
    app.router.add_get("/taken", taken)
    web.run_app(app, host="127.0.0.1", port=port, print=None, backlog=1_000)


def completion(body: dict[str, Any], text: str) -> dict[str, Any]:
    """The answer as a chat completion; where a tool is offered, as a call of it."""
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if tools := body.get("tools"):
        call = {"name": tools[0]["function"]["name"], "arguments": json.dumps({"text": text})}
        message = {"role": "assistant", "content": None, "tool_calls": [{"id": "t", "type": "function", "function": call}]}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    choices = [{"index": 0, "finish_reason": "tool_calls" if tools else "stop", "message": message}]
    return {"id": "c", "object": "chat.completion", "created": 1, "model": body["model"], "choices": choices, "usage": usage}


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
            yield f"http://127.0.0.1:{port}"
        finally:
            running.kill()


# --- the sides -------------------------------------------------------------------------------------------

RIVALS = {"guardrails_reask": "guardrails", "instructor_retry": "instructor", "pydantic_ai_retry": "pydantic-ai"}
"""Sides that run in an environment of their own, by the name of that."""


def python_of(side: str) -> Path:
    """The interpreter a side runs with."""
    return ROOT / ".venv-rivals" / RIVALS[side] / "bin" / "python" if side in RIVALS else Path(sys.executable)


def job(size: argparse.Namespace, findings_only: bool) -> dict[str, Any]:
    """What every side is told: the messages of a request of ours, and what each first answer must be told."""
    from followup_ai import anatomy
    from followup_ai.rules import context_for, judge_all
    from followup_ai.rules._base import EXAMPLE_INTERVIEW
    from followup_ai.templates import draft_messages, new_fence, reprompt_messages

    context, fence = context_for(EXAMPLE_INTERVIEW, now=NOW), new_fence()
    messages = draft_messages(context, fence)

    def told(text: str) -> str:
        draft = anatomy.parse(text, "email", candidate=EXAMPLE_INTERVIEW.candidate)
        failed = [v for v in judge_all(draft, context) if v.required and v.verdict == "fail"]
        return reprompt_messages(messages, draft, failed, fence)[-1]["content"]

    return {
        "messages": messages,
        "good": GOOD,
        "now": NOW.isoformat(),
        "patterns": PATTERNS,
        "findings_only": findings_only,
        "feedback": {kind: told(text) for kind, text in FIRST.items() if kind != "good"},
        "drafts": size.drafts,
        "concurrency": size.concurrency,
        "rounds": size.rounds,
    }


def run(side: str, what: str, address: str, told: dict[str, Any]) -> dict[str, float]:
    """One side, in a process of its own."""
    env = os.environ | {"OPENAI_API_BASE": f"{address}/v1", "OPENAI_API_KEY": "none", "PYTHONPATH": str(ROOT)}
    env |= {"OPENAI_BASE_URL": f"{address}/v1"}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(told, file)
        file.flush()
        command = [python_of(side), HERE.parent / "sides", file.name, side, what]
        done = subprocess.run(command, env=env, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{side} failed:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


# --- the comparison --------------------------------------------------------------------------------------


def speed(sides: list[str], size: argparse.Namespace) -> None:
    """Many at once, and pairs of a bad and a good answer."""
    several = f"{size.drafts} drafts, {size.concurrency} at once, a model of {size.wait * 1000:.0f} ms"
    for what, title, wait, key, best in (
        ("many", several, size.wait, "a second", max),
        ("pairs", "one bad, one good answer", 0.0, "least ms", min),
    ):
        found: dict[str, list[dict[str, float]]] = {side: [] for side in sides}
        with server(wait) as address:
            for _ in range(size.times):
                for side, runs in found.items():
                    runs.append(run(side, what, address, job(size, findings_only=False)))
        chosen: Callable[..., dict[str, float]] = best
        tops = {side: chosen(runs, key=lambda r: r[key]) for side, runs in found.items()}
        print(title)
        for side, top in tops.items():
            figures = "   ".join(f"{value:8.2f} {name}" for name, value in top.items())
            print(f"  {side:18} {figures}   {top[key] / tops['litellm_alone'][key]:5.2f} of litellm alone")


def tokens(sides: list[str], size: argparse.Namespace) -> None:
    """Tokens until a draft is accepted, with what a second request still holds of the interview."""
    count = counter()
    for findings_only in (False, True):
        told = job(size, findings_only)
        print(f"tokens until accepted, told {'in the findings’ words alone' if findings_only else 'the same'}")
        with server(0.0) as address:
            for side in sides:
                run(side, "tokens", address, told)
                with urllib.request.urlopen(f"{address}/taken") as answer:
                    asked = json.load(answer)
                print(f"  {side:18} " + "   ".join(_cost(kind, asked, count) for kind in told["feedback"]))


def _cost(kind: str, asked: list[dict[str, str]], count: Callable[[str], int]) -> str:
    mine = [request for request in asked if request["model"] == kind]
    prompt, reply = (sum(count(request[part]) for request in mine) for part in ("prompt", "reply"))
    lost = any("we both grew up near Leeds" not in request["prompt"] for request in mine)  # a note no draft takes up
    return f"{kind}: {prompt + reply:5} ({prompt} + {reply}, {len(mine)} calls{', without the interview' if lost else ''})"


def counter() -> Callable[[str], int]:
    """Counts tokens as GPT-4's tokenizer does, whose data comes with LiteLLM."""
    import importlib.util

    found = importlib.util.find_spec("litellm")
    assert found is not None
    assert found.origin is not None
    os.environ["TIKTOKEN_CACHE_DIR"] = str(Path(found.origin).parent / "litellm_core_utils" / "tokenizers")
    import tiktoken

    encoding = tiktoken.get_encoding("cl100k_base")
    return lambda text: len(encoding.encode(text, disallowed_special=()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--drafts", type=int, default=500)
    parser.add_argument("--concurrency", type=int, default=100)
    parser.add_argument("--wait", type=float, default=0.2)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--sides", nargs="*", default=[*RIVALS], help="rivals to compare with; none: LiteLLM alone")
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve, given.wait)
        return
    there = [side for side in given.sides if python_of(side).exists()]
    if missing := sorted(set(given.sides) - set(there)):
        print(f"without {', '.join(missing)}: `make bench-rivals` installs them\n")
    sides = ["litellm_alone", "ours", *there]
    tokens(sides[1:], given)
    speed(sides, given)


if __name__ == "__main__":
    main()
