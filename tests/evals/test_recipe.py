"""The page on evals tells the truth: its CI job runs in a clean clone, its commands and examples work."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import yaml

from evals.__main__ import _commands, parser
from evals.labelled import read_split
from evals.scorers import scorers_in
from evals.suites import suite_names

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "evals.md").read_text(encoding="utf-8")
INSTALLS = bool(os.environ.get("FOLLOWUP_RECIPE_INSTALL"))


def block(language, number=0):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[number]


@pytest.fixture
def clone(tmp_path):
    """The files of the repository and nothing else, as a commit would hold them; with a home that holds nothing."""
    told = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=True)
    folder = tmp_path / "clone"
    for name in filter(None, told.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (tmp_path / "home").mkdir()
    if not INSTALLS:  # the interpreter of these tests, which has everything the lock names
        (folder / ".venv" / "bin").mkdir(parents=True)
        program = folder / ".venv" / "bin" / "python"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        program.chmod(0o755)
    return folder


def unguarded(environment):
    """The environment without what keeps tests from the network: the one step that fetches packages needs it."""
    return {name: value for name, value in environment.items() if name not in ("PYTHONPATH", "FOLLOWUP_TEST_NETWORK_LOG")}


@pytest.mark.real_clock
def test_the_ci_job_runs_in_a_clean_clone_and_nothing_is_worse_than_the_baseline(clone, tmp_path):
    """What CI says of this very tree: a measure that regressed fails here, with the texts; what cannot be told is only said.

    Of the labelled messages and mutants each seventh is judged here, and all by `make test-recipe`. Mutants go through four
    places of a message in turn, all of which are among each seventh.
    """
    summary = tmp_path / "summary.md"
    environment = {**os.environ, "HOME": str(tmp_path / "home"), "GITHUB_STEP_SUMMARY": str(summary)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as where CI runs: else each process compiles the product anew
    environment["PYTHONPATH"] = os.pathsep.join([str(clone), os.environ.get("PYTHONPATH", "")])
    steps = [step["run"] for step in yaml.safe_load(block("yaml", 1))["jobs"]["gate"]["steps"] if "run" in step]
    assert len(steps) == 4
    for step in steps:
        installs = step.startswith("make ")
        if installs and not INSTALLS:
            continue
        if not INSTALLS:
            step = step.replace("evals gate ", "evals gate --every 7 ")
        how = {"cwd": clone, "env": unguarded(environment) if installs else environment}
        ran = subprocess.run(["bash", "-e", "-c", step], **how, capture_output=True, text=True, timeout=1200)
        assert ran.returncode == 0, f"{step}\n{ran.stdout}\n{ran.stderr}"
    told = json.loads((clone / "gate.json").read_text())
    if told["ending"] != "pass":
        warnings.warn(summary.read_text().split("\n\n")[1], stacklevel=1)
    assert summary.read_text().startswith(f"### Gate: {told['ending']}")
    assert (clone / "evals.xml").read_text().startswith("<?xml")
    assert "</html>" in (clone / "evals.html").read_text()


def test_every_command_on_the_page_is_one():
    for line in re.findall(r"python -m evals ([^\n`#]+)", PAGE):
        parser().parse_args(shlex.split(line.split("||")[0]))
    assert {line.split()[0] for line in re.findall(r"python -m evals (\w+)", PAGE)} <= set(_commands)


def test_every_suite_is_on_the_page():
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == set(suite_names())


def test_the_labelled_message_and_the_scorer_on_the_page_work(tmp_path):
    (tmp_path / "dev-as-on-the-page.yaml").write_text(block("yaml", 0))
    [message] = read_split("dev", tmp_path)
    assert message.labels == {"gratitude": False, "next-steps-question": True}
    (tmp_path / "mentions_salary.py").write_text(block("python"))
    [scorer] = scorers_in(tmp_path)
    assert scorer.id == "mentions-salary"
    assert scorer.margin == 0.02
