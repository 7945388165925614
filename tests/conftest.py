"""What every test gets: a frozen clock, a home of its own, no settings of the developer's, no way out of this machine."""

import datetime as dt
import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(Path(__file__).parent))

import acme  # noqa: E402
import network_guard  # noqa: E402

pytest_plugins = ["evals_fixtures"]
"""A conftest.py in tests/evals would be taken for this one by `from conftest import …` elsewhere."""

network_guard.install()
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT / "tests" / "child_guard"), os.environ.get("PYTHONPATH")]))

NOW = dt.datetime(2026, 5, 13, 10, 0, tzinfo=dt.UTC)
"""Every test's present: the morning after the example interview."""

_SETTINGS = ("FOLLOWUP_", "OPENAI_", "ANTHROPIC_", "GEMINI_", "GOOGLE_", "OLLAMA_", "AZURE_", "MISTRAL_", "GROQ_", "LITELLM_")


@pytest.fixture(autouse=True)
def _frozen_clock(request):
    """The clock stands still at NOW, unless a test is marked `real_clock` (browsers and servers need time to pass)."""
    if request.node.get_closest_marker("real_clock"):
        yield
        return
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture(scope="session")
def _numbered(tmp_path_factory):
    """Gives each test names of its own in one folder; `mktemp` for every test would take seconds of a run."""
    folder, numbers = tmp_path_factory.mktemp("each"), itertools.count()
    return lambda name: folder / f"{name}{next(numbers)}"


@pytest.fixture(autouse=True)
def _own_home(_numbered, monkeypatch):
    """HOME is an empty folder, and no setting or key of the developer's is seen."""
    home = _numbered("home")
    home.mkdir()
    for name in list(os.environ):
        if name.startswith(_SETTINGS) or name.endswith("_API_KEY") or name.startswith("XDG_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))


@pytest.fixture(autouse=True)
def _no_way_out(_numbered, monkeypatch):
    """Fails the test in which this process, or a Python process it started, tried to leave the machine."""
    log = _numbered("refused")
    monkeypatch.setenv("FOLLOWUP_TEST_NETWORK_LOG", str(log))
    yield
    if log.exists():
        pytest.fail(f"connections outside this machine were tried:\n{log.read_text()}")


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A working directory with an interview and a message; returns it."""
    (tmp_path / "interview.yaml").write_text(acme.INTERVIEW, encoding="utf-8")
    (tmp_path / "good.txt").write_text(acme.GOOD, encoding="utf-8")
    (tmp_path / "begging.txt").write_text(acme.BEGGING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def shell(files):
    """Runs the program as a process of its own."""

    def shell(*arguments, **how):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
        command = [sys.executable, "-m", "followup_ai", *arguments]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
        return subprocess.Popen(command, cwd=files, env=environment, preexec_fn=_hear_interrupts, **pipes)

    return shell


def _hear_interrupts():
    """As in a terminal: where the tests themselves run in the background, their children would inherit a deaf ear."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def run(files, capfd, monkeypatch):
    """Runs a command in this process and returns its status, standard output and standard error."""
    from followup_ai.cli import main

    def run(*arguments, typed=""):
        (files / ".typed").write_bytes(typed if isinstance(typed, bytes) else typed.encode())
        with (files / ".typed").open() as stdin:
            monkeypatch.setattr(sys, "stdin", stdin)
            code = main(list(arguments))
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def serve(monkeypatch):
    """Starts a scripted provider that openai/… models are asked of."""
    from provider import Provider

    servers = []

    def start(*script):
        server = Provider(*script)
        servers.append(server)
        server.__enter__()
        server.lend(monkeypatch)
        return server

    yield start
    for server in servers:
        server.__exit__()
