"""`draft` for one interview, `models --scan` and `doctor`, as a person at a terminal meets them."""

import json
import os
import pty
import re
import subprocess
import sys

import pytest
from acme import BEGGING, GOOD
from conftest import ROOT
from provider import KEY, Provider, raw, status
from provider.dialects import OpenAI, Turn

from followup_ai import local_servers

pytestmark = pytest.mark.real_clock

DRAFT = ("draft", "interview.yaml", "--model", "openai/test-model")


def test_the_preview_names_the_host_and_sends_nothing(run, monkeypatch):
    with Provider(GOOD) as provider:
        provider.lend(monkeypatch)
        code, out, err = run(*DRAFT, "--show-request", "--fallback", "offline/composer")
        assert provider.requests == []
        host = provider.address.removeprefix("http://").removesuffix("/v1")
    assert (code, err) == (0, "")
    assert f"Host: {host}\n" in out
    assert "their move from nightly batches to streaming" in out
    assert "offline/composer" in out
    assert KEY not in out


def test_the_preview_can_be_read_by_a_program(run, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    code, out, _ = run(*DRAFT, "--show-request", "--json")
    shown = json.loads(out)
    assert (code, shown["host"], shown["model"]) == (0, "api.openai.com", "openai/test-model")
    assert [m["role"] for m in shown["body"]["messages"]] == ["system", "user"]


def test_a_batch_has_no_preview(run):
    code, out, err = run("draft", "--jsonl", "-", "--show-request")
    assert (code, out) == (2, "")
    assert "--show-request cannot go with --jsonl" in err


def test_who_wrote_in_whose_place_is_said_and_quiet_is_quiet(run, monkeypatch):
    with Provider(status(404)) as provider:
        provider.lend(monkeypatch)
        code, out, err = run(*DRAFT, "--fallback", "openai/other", "--fallback", "offline/composer")
        assert code == 0
        assert err.count("gave nothing") == 2
        assert "The draft was written by offline/composer instead." in err
        quiet = run(*DRAFT, "--fallback", "offline/composer", "--quiet")
        shown = json.loads(run(*DRAFT, "--fallback", "offline/composer", "--json")[1])
    assert quiet == (0, out, "")
    assert [f["model"] for f in shown["fallbacks"]] == ["openai/test-model"]


def test_a_model_without_a_price_needs_leave_within_a_dollar_limit(run, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_MAX_COST_USD", "0.5")
    with Provider(GOOD) as provider:
        provider.lend(monkeypatch)
        code, _, err = run(*DRAFT)
        assert code == 3
        assert "--allow-unknown-cost" in err
        assert run(*DRAFT, "--allow-unknown-cost")[0] == 0
    assert len(provider.requests) == 1


def test_a_second_reader_can_be_named(run, monkeypatch):
    def step(request):
        return 'no-pressure | "Could you tell me" | presses' if request.body["model"] == "second" else GOOD

    with Provider(step) as provider:
        provider.lend(monkeypatch)
        code, out, err = run(*DRAFT, "--second-reader", "openai/second")
    assert (code, out) == (1, GOOD + "\n")
    assert "The second reader, openai/second, objects" in err


def test_servers_on_this_machine_are_looked_for_only_when_asked(run, monkeypatch):
    asked = []
    monkeypatch.setattr(local_servers, "scan", lambda: asked.append(1) or [])
    assert run("models")[0] == 0
    assert asked == []
    code, out, _ = run("models", "--scan")
    assert (code, asked) == (0, [1])
    assert "Ollama on 11434" in out


def test_the_doctor_ends_with_a_verdict_and_a_status(run, monkeypatch):
    code, out, _ = run("doctor")
    assert code == 0
    assert out.rstrip().endswith("Verdict: offline/composer can be relied on here.")
    with Provider(status(401)) as provider:
        provider.lend(monkeypatch)
        code, out, _ = run("doctor", "--model", "openai/test-model")
    assert code == 3
    assert "Verdict: do not rely on openai/test-model" in out
    assert KEY not in out


def test_a_terminal_shows_the_draft_coming_about(files, monkeypatch):
    def streamed(text):
        return raw(b"".join(OpenAI().pieces(Turn(text))), content_type="text/event-stream")

    seen, ours = pty.openpty()
    with Provider(streamed(BEGGING), streamed(GOOD + "\x1b[2J")) as provider:
        provider.lend(monkeypatch)
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ['PYTHONPATH']}", "TERM": "xterm"}
        process = subprocess.Popen(
            [sys.executable, "-m", "followup_ai", *DRAFT], stdout=subprocess.PIPE, stderr=ours, env=environment, cwd=files
        )
        os.close(ours)
        written = b""
        try:
            while piece := os.read(seen, 65_536):
                written += piece
        except OSError:  # the other end is closed
            pass
        out, _ = process.communicate(timeout=240)
        os.close(seen)
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", written.decode())
    assert process.returncode == 0
    assert out.decode().startswith("Subject: ")
    for line in (
        "Attempt 1 of at most 3.",
        "Sent back with the reason: no-begging.",
        "Attempt 2",
        "Every required rule passes.",
    ):
        assert line in shown
    assert "gratitude" in shown  # the table of verdicts
    assert "\x1b[2J" not in written.decode()
    assert all(request.body["stream"] for request in provider.requests)
