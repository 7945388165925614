"""How long `followup-ai check` and an offline draft take from cold, against importing three libraries they cannot do without.

    python tests/benchmarks/cold_check.py [--rounds 7]

All are run in turn, as fresh processes; the medians and their ratios are printed, of the time on the clock and of the
processor's, which says more on a busy machine. The figure to keep under is 4 for checks. The second message names somebody the
interview does not, for which a dictionary is opened. The modules are compiled first, as installing compiles them.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import followup_ai

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


def seconds(command: list[str]) -> tuple[float, float]:
    """How long `command` takes by the clock and of the processor, whatever its exit status."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0  # waited for already
    return time.perf_counter() - start, used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    messages = {
        "an ordinary message": MESSAGE,
        "a message of strangers": MESSAGE.replace("Tuesday", "Tuesday with Marge Ferrier"),
    }
    compileall.compile_dir(str(Path(followup_ai.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        interview = Path(folder, "interview.yaml")
        interview.write_text(INTERVIEW, encoding="utf-8")
        commands = {"import pydantic, yaml, typer": [sys.executable, "-c", "import pydantic, yaml, typer"]}
        for name, text in messages.items():
            path = Path(folder, f"{name}.txt")
            path.write_text(text, encoding="utf-8")
            commands[f"check {name}"] = [sys.executable, "-m", "followup_ai", "check", str(path), "--interview", str(interview)]
        commands["draft, offline"] = [sys.executable, "-m", "followup_ai", "draft", str(interview), "--quiet"]
        for command in commands.values():
            seconds(command)  # compiles, and fills the file cache
        times = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command))
    base = [statistics.median(taken) for taken in zip(*next(iter(times.values())), strict=True)]
    for name, taken in times.items():
        clock, processor = (statistics.median(one) for one in zip(*taken, strict=True))
        print(  # noqa: T201
            f"{name:<30} {clock * 1000:5.0f} ms   ratio {clock / base[0]:4.2f}"
            f"   processor {processor * 1000:5.0f} ms   ratio {processor / base[1]:4.2f}"
        )


if __name__ == "__main__":
    main()
