"""Peak memory of `followup-ai check --jsonl -` at 1,000 and at 10,000 messages, which must be the same.

    python tests/benchmarks/jsonl_memory.py [--lines 1000 10000]

Every line brings its own interview and message. Peak resident memory and messages a second are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time


def line(number: int) -> bytes:
    """One line of the batch, unlike any other."""
    interview = {
        "candidate": "Sam Okafor",
        "interviewer": {"name": "Dana Whitfield"},
        "company": "Acme",
        "role": "Senior Data Engineer",
        "date": "2026-05-12",
        "discussed": [f"moving batch {number} from nightly runs to streaming", "the on-call rota"],
    }
    body = (
        f"Dear Dana,\n\nThank you for your time on Tuesday. Moving batch {number} to streaming is the work I enjoy most, and I "
        "am still very interested in the role.\n\nCould you tell me what the next steps are?\n\nBest regards,\nSam Okafor"
    )
    fields = {"id": number, "format": "email", "purpose": "thank-you", "interview": interview}
    return json.dumps({**fields, "subject": "Senior Data Engineer: thank you", "body": body}).encode() + b"\n"


def peak(count: int) -> tuple[float, float]:
    """Peak resident memory in MB and messages a second of one run over `count` lines."""
    start = time.perf_counter()
    run = subprocess.Popen(
        [sys.executable, "-m", "followup_ai", "check", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    assert run.stdin is not None
    for number in range(count):
        run.stdin.write(line(number))
    run.stdin.close()
    _, _, usage = os.wait4(run.pid, 0)
    run.returncode = 0  # waited for above
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * unit / 1e6, count / (time.perf_counter() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--lines", type=int, nargs="+", default=[1_000, 10_000])
    for count in parser.parse_args().lines:
        megabytes, speed = peak(count)
        print(f"{count:>7,} messages  peak {megabytes:6.1f} MB  {speed:6.0f} messages/s")  # noqa: T201


if __name__ == "__main__":
    main()
