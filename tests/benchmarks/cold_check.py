"""How long `followup-ai check` takes from a cold start, against importing the three libraries it cannot do without.

    python tests/benchmarks/cold_check.py [--rounds 7]

Both are run in turn, as fresh processes; the medians and their ratio are printed. The figure to keep under is 4.
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
    with tempfile.TemporaryDirectory() as folder:
        interview, message = Path(folder, "interview.yaml"), Path(folder, "message.txt")
        interview.write_text(INTERVIEW, encoding="utf-8")
        message.write_text(MESSAGE, encoding="utf-8")
        imports = [sys.executable, "-c", "import pydantic, yaml, typer"]
        check = [sys.executable, "-m", "followup_ai", "check", str(message), "--interview", str(interview)]
        seconds(imports), seconds(check)  # compiles and fills the file cache
        times = [(seconds(imports), seconds(check)) for _ in range(rounds)]
    base, ours = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"import pydantic, yaml, typer  {base * 1000:5.0f} ms")  # noqa: T201
    print(f"followup-ai check             {ours * 1000:5.0f} ms")  # noqa: T201
    print(f"ratio                         {ours / base:5.2f}   (to be under 4)")  # noqa: T201


if __name__ == "__main__":
    main()
