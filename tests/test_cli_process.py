"""The command line as processes of their own: signals, pipes, what is imported."""

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from acme import GOOD
from conftest import ROOT
from provider import Provider


@pytest.mark.parametrize("arguments", [["check", "good.txt", "--interview", "interview.yaml"], ["rules"], ["new"]])
def test_what_needs_no_model_imports_none(files, arguments):
    program = (
        "import sys; from followup_ai.cli import main; status = main(sys.argv[1:]);"
        "heavy = {'litellm', 'guardrails', 'streamlit', 'asyncio', 'rich', 'sqlalchemy', 'alembic', 'docx', 'reportlab'};"
        "loaded = heavy & set(sys.modules);"
        "sys.exit(f'{status} {loaded}' if loaded or status else 0)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=files, env=environment, capture_output=True, timeout=240
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.real_clock
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["interview.yaml"], 0),
        (["interview.yaml", "--json", "--fallback", "offline/composer", "--second-reader", "offline/composer"], 0),
        (["interview.yaml", "--show-request"], 0),
        (["interview.yaml", "--model", "offline/nobody"], 3),
        (["--jsonl", "batch.jsonl"], 0),
    ],
)
def test_a_draft_that_nobody_else_is_asked_for_imports_nothing_that_asks(files, arguments, status):
    line = {"interview": "interview.yaml", "format": "email", "purpose": "thank-you"}
    (files / "batch.jsonl").write_text("".join(json.dumps({"id": n, **line}) + "\n" for n in range(2)))
    program = (
        "import sys; from followup_ai.cli import main; status = main(sys.argv[1:]);"
        "print(status, *({'litellm', 'guardrails', 'openai', 'streamlit', 'sqlalchemy'} & set(sys.modules)), file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program, "draft", *arguments],
        cwd=files,
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.stderr.splitlines()[-1] == str(status), done.stderr


def batch_line(number):
    interview = {
        "candidate": "Sam Okafor",
        "interviewer": "Dana Whitfield",
        "company": "Acme",
        "role": "Engineer",
        "date": "2026-05-12",
        "discussed": [f"move {number} to streaming"],
    }
    return (
        json.dumps({"id": number, "format": "email", "purpose": "thank-you", "interview": interview, "body": GOOD}).encode()
        + b"\n"
    )


@pytest.mark.real_clock
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_batch_that_is_stopped_leaves_whole_lines(shell, files, sent, code):
    (files / "batch.jsonl").write_bytes(b"".join(batch_line(n) for n in range(5_000)))
    process = shell("check", "--jsonl", "batch.jsonl")
    first = [process.stdout.readline() for _ in range(20)]
    process.send_signal(sent)
    # Not `communicate`: it reads past what `readline` has taken in beyond its line.
    rest, err = process.stdout.read(), process.stderr.read()
    process.wait(timeout=240)
    rows = b"".join([*first, rest]).decode()
    assert (process.returncode, err) == (code, b"")
    assert rows.endswith("\n")
    ids = [json.loads(row)["id"] for row in rows.splitlines()]
    assert ids == list(range(len(ids)))
    assert 20 <= len(ids) < 5_000


@pytest.mark.real_clock
def test_drafts_of_a_batch_that_is_stopped_are_whole_lines_too(shell, monkeypatch):
    def slower(_request):
        time.sleep(0.02)
        return GOOD

    with Provider(slower) as provider:
        provider.lend(monkeypatch)
        process = shell("draft", "--jsonl", "-", "--model", "openai/test-model", stdin=subprocess.PIPE)
        process.stdin.write(b"".join(batch_line(n) for n in range(200)))
        process.stdin.flush()  # and left open: the reading thread still waits when the signal comes
        first = [process.stdout.readline() for _ in range(3)]
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        assert process.wait(timeout=240) == 130
        assert process.stderr.read() == b""
        process.stdin.close()
    ids = [json.loads(row)["id"] for row in b"".join([*first, rest]).decode().splitlines()]
    assert ids == list(range(len(ids)))
    assert 3 <= len(ids) < 200


@pytest.mark.real_clock
def test_a_draft_that_is_stopped_says_so(shell, monkeypatch):
    asked = threading.Event()

    def never(_request):
        asked.set()
        time.sleep(30)
        return GOOD

    with Provider(never) as provider:
        provider.lend(monkeypatch)
        process = shell("draft", "interview.yaml", "--model", "openai/test-model")
        assert asked.wait(240)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60) == (b"", b"Stopped.\n")
        assert process.returncode == 130


@pytest.mark.real_clock
def test_an_answer_comes_before_the_next_line_is_typed(shell):
    process = shell("check", "--jsonl", "-", stdin=subprocess.PIPE)
    for number in range(2):
        process.stdin.write(batch_line(number))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == number
    assert process.communicate(timeout=240) == (b"", b"")


@pytest.mark.real_clock
@pytest.mark.parametrize("arguments", [["check", "--jsonl", "batch.jsonl"], ["rules"]])
def test_a_reader_that_leaves_early_hears_no_complaint(shell, files, arguments):
    (files / "batch.jsonl").write_bytes(b"".join(batch_line(n) for n in range(300)))
    process = shell(*arguments)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=240) in (0, 141)  # 0: all was written before the reader left


@pytest.mark.real_clock
def test_memory_does_not_grow_with_a_batch(shell, files):
    def peak(count):
        (files / "batch.jsonl").write_bytes(b"".join(batch_line(n) for n in range(count)))
        process = shell("check", "--jsonl", "batch.jsonl", stdout=subprocess.DEVNULL)
        _, status_word, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status_word)
        process.stderr.close()
        assert process.returncode in (0, 1)
        return usage.ru_maxrss

    assert peak(300) < 1.1 * peak(50)
