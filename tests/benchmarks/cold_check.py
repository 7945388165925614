"""How long `followup-ai check` takes from a cold start, against importing the three libraries it cannot do without.

    python tests/benchmarks/cold_check.py [--rounds 7]

All are run in turn, as fresh processes; the medians and their ratios are printed. The figure to keep under is 4. The second
message names somebody the interview does not, for which a dictionary is opened.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

INTERVIEW = """candidate: Sam Okafor
interviewer: Dana Whitfield
company: Acme
role: Senior Data Engineer
date: 2026-05-12
discussed: [their move from nightly batches to streaming]
"""
MESSAGE = """Subject: Senior Data Engineer: thank you

Dear Dana,

Thank you for your time on Tuesday. Your move from nightly batches to streaming is the work I enjoy most, and I am still
very interested in the role. Could you tell me what the next steps are?

Best regards,
Sam Okafor
"""


def seconds(command: list[str]) -> float:
    """How long `command` takes, whatever its exit status."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    messages = {
        "an ordinary message": MESSAGE,
        "a message of strangers": MESSAGE.replace("Tuesday", "Tuesday with Marge Ferrier"),
    }
    with tempfile.TemporaryDirectory() as folder:
        interview = Path(folder, "interview.yaml")
        interview.write_text(INTERVIEW, encoding="utf-8")
        commands = {"import pydantic, yaml, typer": [sys.executable, "-c", "import pydantic, yaml, typer"]}
        for name, text in messages.items():
            path = Path(folder, f"{name}.txt")
            path.write_text(text, encoding="utf-8")
            commands[f"check {name}"] = [sys.executable, "-m", "followup_ai", "check", str(path), "--interview", str(interview)]
        for command in commands.values():
            seconds(command)  # compiles, and fills the file cache
        times = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command))
    base = statistics.median(next(iter(times.values())))
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<30} {median * 1000:5.0f} ms   ratio {median / base:4.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
