"""How quick scoring is: beside a plain loop and beside promptfoo, in one run; and how it grows with the drafts.

    python tests/benchmarks/scoring.py [--rounds 5] [--promptfoo FOLDER]     two ratios
    python tests/benchmarks/scoring.py --growth 1000 10000 100000            time, memory, cores

A thousand recorded drafts of the composer are scored as they are. Beside the plain loop: the same six patterns and a JSON
report, whole process, at most 5 times the loop. Beside promptfoo at its fastest (the same six patterns and a JSON report): all
scorers, every rule among them, and all four reports, three times: all anew, where no row is kept; again, where every one is
(`.evals_cache`); and where one reply in ten has changed since. The limit is 0.6 of promptfoo, which keeps replies of models and
no verdicts, so that each of its runs is anew.

promptfoo is installed by npm in the folder named (`--promptfoo`, where it stays for the next time; it takes some 4 minutes)
or in a temporary one; where it cannot be installed, that is said. 0.121.20 is the last for Node 20. Rounds take turns, so that
what else the machine does falls on all; the least and the median of each figure are told.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from evals.recordings import Manifest, Recorded, Writer, read_manifest, read_recording
from evals.runs import RECORDED
from followup_ai.framing import cores

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROMPTFOO = ("promptfoo@latest", "promptfoo@0.121.20")
"""The newest, and the newest for Node 20."""


def say(text: str) -> None:
    """A line on standard output, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@dataclass(frozen=True)
class Took:
    """One run of a program: seconds of wall and of processor time, MB of its largest process, its exit status."""

    wall: float
    cpu: float
    megabytes: float
    status: int


def _usual() -> dict[str, str]:
    """The environment, in which Python keeps bytecode as it does unless it is told not to."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def run(command: list[object], folder: Path = ROOT, **environment: str) -> Took:
    """Runs a program to its end."""
    start = time.perf_counter()
    with open(os.devnull, "w") as nowhere:
        process = subprocess.Popen(
            [str(part) for part in command], cwd=folder, env={**_usual(), **environment}, stdout=nowhere, stderr=nowhere
        )
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))


def record(folder: Path, count: int, changed: int = 0) -> Path:
    """A recording of so many drafts of the composer: the repository's, over and over, each with a word of its own.

    Args:
        folder: where it goes.
        count: how many.
        changed: each so-manieth reply is another than it is without.
    """
    source = list(read_recording(RECORDED / "offline-composer"))
    begun = read_manifest(RECORDED / "offline-composer")
    sync, os.fsync = os.fsync, lambda _file: None  # it is thrown away
    try:
        with Writer(folder, Manifest(begun.suite, begun.model, begun.version, begun.asked)) as writer:
            for number, one in enumerate(itertools.islice(itertools.cycle(source), count)):
                call = one.calls[-1]
                end = "!" if changed and number % changed == 0 else "."
                text = f"{(call.reply or {})['text']}\n\nP.S. This is number {number}{end}"
                reply = {**(call.reply or {}), "text": text}
                case = replace(one.case, id=f"{one.case.id}/{number}")
                writer.append(Recorded(case, (replace(call, reply=reply),)))
            writer.finish()
    finally:
        os.fsync = sync
    return folder


def ours(recording: Path, out: Path, *more: object) -> list[object]:
    """Our command."""
    return [sys.executable, "-m", "evals", "run", recording, "--as-recorded", "--quiet", "--report", out / "r.json", *more]


def all_of_ours(recording: Path, out: Path, *more: object) -> list[object]:
    """All scorers, and every report."""
    reports = [part for name in ("r.xml", "r.md", "r.html") for part in ("--report", out / name)]
    return ours(recording, out, *reports, *more)


# --- promptfoo ------------------------------------------------------------------------------------------------


def installed(folder: Path) -> Path | None:
    """promptfoo's program in a folder, installed there if need be; None where that cannot be done."""
    program = folder / "node_modules" / ".bin" / "promptfoo"
    for package in (None, *PROMPTFOO):
        if package is not None:
            say(f"installing {package} …")
            shutil.rmtree(folder / "node_modules", ignore_errors=True)
            try:
                command = ["npm", "install", package, "--no-audit", "--no-fund", "--silent"]
                subprocess.run(command, cwd=folder, timeout=900, check=False, capture_output=True)
            except (OSError, subprocess.TimeoutExpired) as error:
                say(f"npm: {error}")
                return None
        if program.exists() and run([program, "--version"], folder, **QUIET).status == 0:
            return program
    return None


QUIET = {
    "PROMPTFOO_DISABLE_TELEMETRY": "1",
    "PROMPTFOO_DISABLE_UPDATE": "1",
    "PROMPTFOO_DISABLE_REMOTE_GENERATION": "1",
    "PROMPTFOO_CONFIG_DIR": str(Path(tempfile.gettempdir()) / "promptfoo-config"),
}
_CHECKS = [
    ("regex", r"[Tt]hank"),
    ("regex", r"\?"),
    ("regex", r"(^|\n)(Dear|Hi|Hello|Opening)"),
    ("not-regex", r"\[[A-Z][^\]]*\]"),
    ("not-regex", r"!!"),
    ("not-regex", r"\b[Ss]orry\b"),
]


def ways(folder: Path, program: Path, texts: list[str]) -> dict[str, list[object]]:
    """promptfoo's ways to judge given outputs, each as a command."""
    checks = [{"type": kind, "value": value} for kind, value in _CHECKS]
    config = {
        "prompts": ["{{output}}"],
        "providers": ["echo"],
        "defaultTest": {"assert": checks},
        "tests": [{"vars": {"output": text}} for text in texts],
    }
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "outputs.json").write_text(json.dumps(texts))
    common = ["eval", "-c", "config.json", "--no-cache", "--no-write", "--no-table", "--no-progress-bar", "-o", "out.json"]
    return {
        "4 at once": [program, *common, "-j", 4],
        "64 at once": [program, *common, "-j", 64],
        "model outputs": [program, *common, "--model-outputs", "outputs.json"],
    }


# --- the two ratios, and growth ----------------------------------------------------------------------------------


def least(commands: dict[str, tuple[list[object], Path]], rounds: int) -> dict[str, Took]:
    """Each command, turn by turn, so many rounds after one that warms caches; the least of each figure."""
    took: dict[str, list[Took]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, (command, folder) in commands.items():
            once = run(command, folder, PYTHONPATH=str(ROOT), **QUIET)
            took[name] += [once] if number else []
    best = {}
    for name, all_of_it in took.items():
        walls, processor, memory = ([getattr(t, field) for t in all_of_it] for field in ("wall", "cpu", "megabytes"))
        best[name] = Took(min(walls), min(processor), min(memory), all_of_it[-1].status)
        middle = f"(median {statistics.median(walls):.2f} and {statistics.median(processor):.2f})"
        say(f"{name:<28}{min(walls):7.2f} s wall{min(processor):7.2f} s processor {middle:<28}{min(memory):5.0f} MB")
    return best


def ratios(rounds: int, given: Path | None) -> None:
    """Prints both ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        recording = record(folder / "run", 1000)
        texts = [(one.calls[-1].reply or {})["text"] for one in read_recording(recording)]
        lines = folder / "texts.jsonl"
        lines.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
        loop = [sys.executable, HERE / "plain_loop.py", lines, folder / "plain.json"]
        six = ours(recording, folder, "--scorers", HERE / "six_checks")
        took = least({"plain loop": (loop, ROOT), "ours, six patterns": (six, ROOT)}, rounds)
        say(f"six patterns: {took['ours, six patterns'].wall / took['plain loop'].wall:.2f} of the plain loop (limit 5)\n")
        home = given or folder / "promptfoo"
        home.mkdir(exist_ok=True)
        program = installed(home)
        rivals = {}
        if program is None:
            say("promptfoo cannot be installed here, so nothing is said of it.")
        else:
            rivals = {f"promptfoo, {name}": (command, home) for name, command in ways(home, program, texts).items()}
        mine = three_times(recording, record(folder / "changed", 1000, changed=10), folder)
        took = least({**rivals, **mine}, rounds)
        for name in mine if rivals else ():
            fastest = min(rivals, key=lambda name: took[name].wall)
            wall, busy = took[name].wall / took[fastest].wall, took[name].cpu / took[fastest].cpu
            say(f"{name}: {wall:.2f} of {fastest} by the clock (limit 0.6), {busy:.2f} in processor time; {cores()} cores")


def three_times(recording: Path, changed: Path, out: Path) -> dict[str, tuple[list[object], Path]]:
    """Our commands: all anew; again, where nothing changed; and where a tenth did, each time since the same earlier scoring."""
    again, tenth = out / "again", out / "tenth"
    for folder in (again, tenth):
        folder.mkdir()
        run(all_of_ours(recording, out), folder, PYTHONPATH=str(ROOT))
    kept = shutil.copytree(tenth / ".evals_cache", out / "kept")
    restored = ["sh", "-c", 'cp "$0"/rows.sqlite3 .evals_cache/ && exec "$@"', kept, *all_of_ours(changed, out)]
    return {
        "ours, all anew": (all_of_ours(recording, out, "--no-cache"), ROOT),
        "ours, again": (all_of_ours(recording, out), again),
        "ours, a tenth changed": (restored, tenth),
    }


def growth(sizes: list[int], six: bool) -> None:
    """Prints time, memory and cores for each number of drafts."""
    say(f"{'drafts':>8}{'wall s':>9}{'ms each':>9}{'processor ms each':>19}{'MB':>7}{'cores':>7}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            recording = record(folder / "run", size)
            more = ["--scorers", HERE / "six_checks", "--workers", 2] if six else []
            took = run(ours(recording, folder, *more) if six else all_of_ours(recording, folder, "--no-cache"))
            each, busy, used = 1000 * took.wall / size, 1000 * took.cpu / size, took.cpu / took.wall
            say(f"{size:>8}{took.wall:>9.1f}{each:>9.2f}{busy:>19.2f}{took.megabytes:>7.0f}{used:>7.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--promptfoo", type=Path, metavar="FOLDER", help="where it is installed")
    parser.add_argument("--growth", type=int, nargs="+", metavar="DRAFTS")
    parser.add_argument("--six", action="store_true", help="growth of six patterns alone")
    options = parser.parse_args()
    if options.growth:
        growth(options.growth, options.six)
    else:
        ratios(options.rounds, options.promptfoo)
