"""Markers planted in a key, in every note and in a model's replies are searched for in everything that is written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import acme
import pytest
import yaml
from conftest import ROOT
from provider import KEY, Answer, Provider, raw, reply, status
from provider.dialects import OpenAI, Turn

pytestmark = pytest.mark.real_clock

NOTED = {
    "discussed": ["their move from nightly batches to streaming", "the zebrafinch merger"],
    "their_words": ["quokkafish wins"],
    "personal": ["we both raise wombatters"],
    "qualifications": ["six years running Kafka in production", "ran the ocelotry"],
    "left_out": ["a medal for axolotling"],
    "promised": ["send the narwhalia paper"],
    "concern": "no experience with lemurade",
    "next_steps": "they ask the tapirdom first",
}
NOTES = ("zebrafinch", "quokkafish", "wombatter", "ocelotry", "axolotling", "narwhalia", "lemurade", "tapirdom")
WRITTEN = "platypusing"
"""A word that stands in the model's replies alone."""
GOOD = acme.GOOD.replace("is the kind of work", f"is the {WRITTEN} kind of work")
BAD = GOOD.replace("I am very interested in the role.", "I'm begging you, I am very interested in the role.")
LOUD = """
import asyncio.base_events, logging, runpy, sys
asyncio.base_events.BaseEventLoop.slow_callback_duration = property(lambda _: 0, lambda *_: None)  # every step counts as slow
logging.basicConfig(level=logging.DEBUG, filename=sys.argv.pop(1))
runpy.run_path(sys.argv.pop(1), run_name="__main__")
"""


def answering(request):
    """Answers as the model's name says, quoting key and notes wherever a careless provider might."""
    said = f"{KEY} {NOTES[0]} {WRITTEN}"
    kind = request.body["model"]
    if kind.startswith("http-"):
        return status(int(kind.removeprefix("http-")), message=said)
    text = GOOD if kind == "good" else BAD
    answers = {
        "refused": reply(None, refusal=said),
        "slow": reply(GOOD, delay=20),
        "cut": Answer(json.dumps({"choices": said}).encode(), cut_after=9),
        "garbage": raw(f"<html>{said}</html>"),
        "odd": raw(json.dumps({**json.loads(reply(GOOD).body), "id": {"of": said}})),  # pydantic warns of it, in its words
        "redirect": Answer(said.encode(), status=307, headers={"location": f"http://127.0.0.1:9/{KEY}"}),
    }
    if request.body.get("stream"):
        return raw(b"".join(OpenAI().pieces(Turn(text=text))), content_type="text/event-stream")
    return answers.get(kind, text)


def loud(place, *more):
    """Runs the program that does everything; returns the folder of what it printed."""
    for name in ("home", "cwd", "tmp", "logs", "given", "printed"):
        (place / name).mkdir()
    notes = {**yaml.safe_load(acme.INTERVIEW), "date": "2026-05-12", **NOTED}
    interview, batch = place / "given" / "interview.yaml", place / "given" / "batch.jsonl"
    interview.write_text(yaml.safe_dump(notes), encoding="utf-8")
    line = {"interview": notes, "format": "email", "purpose": "thank-you", "body": GOOD}
    kinds = ("good", "bad", "http-500", "refused")
    lines = [{"id": kind, **line, "model": f"openai/{kind}"} for kind in kinds] + [
        {"id": 9, "interview": {**notes, "date": KEY}}
    ]
    batch.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with Provider(answering) as provider:
        variables = {
            "HOME": place / "home",
            "TMPDIR": place / "tmp",
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ["PYTHONPATH"]]),
            "PYTHONASYNCIODEBUG": "1",
            "OPENAI_API_BASE": provider.address,
            "OPENAI_API_KEY": KEY,
            "LITELLM_LOG": "DEBUG",
        }
        environment = os.environ | {name: str(value) for name, value in variables.items()}
        program = Path(__file__).parent / "loud_program.py"
        command = [sys.executable, "-c", LOUD, place / "logs" / "log", program, interview, batch, place / "printed", *more]
        done = subprocess.run(command, cwd=place / "cwd", env=environment, capture_output=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    assert done.stdout + done.stderr == b""
    return place


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return loud(tmp_path_factory.mktemp("loud"))


def holding(markers, *files):
    """The markers found, each with the file that holds it, in its name or its content, packed or not."""
    found = []
    for file in files:
        content = (file.name.encode() + b"\n" + file.read_bytes()).lower()
        found += [(marker, file.name) for marker in markers if marker.lower().encode() in content]
    return found


def all_files(place, *folders):
    return sorted(file for folder in folders for file in (place / folder).rglob("*") if file.is_file())


def test_logs_and_files_hold_neither_key_nor_notes_nor_replies(place):
    log = (place / "logs" / "log").read_text()
    assert "DEBUG" in log  # it was listened to
    assert holding((KEY, WRITTEN, *NOTES), *all_files(place, "logs", "home", "cwd", "tmp")) == []


def test_no_key_is_ever_printed(place):
    printed = all_files(place, "printed")
    assert len(printed) > 30
    assert holding((KEY,), *(file for file in printed if file.name != "batch.out")) == []


def test_errors_and_tracebacks_hold_no_notes(place):
    errors = [file for file in all_files(place, "printed") if file.suffix == ".err"]
    assert holding((WRITTEN, *NOTES), *errors) == []
    traced = [file for file in errors if b"Traceback" in file.read_bytes()]
    assert {"draft http-500.err", "draft refused.err", "draft slow.err", "draft redirect.err"} <= {f.name for f in traced}


def test_what_says_nothing_of_a_draft_says_nothing_of_the_notes(place):
    printed = {file.name: file for file in all_files(place, "printed")}
    for name in ("doctor.out", "doctor failing.out", "models.out", "typo.out", "draft http-400.out"):
        assert holding((WRITTEN, *NOTES), printed[name]) == [], name


def test_representations_hold_no_texts(place):
    shown = place / "printed" / "representations.out"
    assert shown.read_text().count("Interview(") > 2
    assert "DraftResult(" in shown.read_text()
    assert holding((KEY, WRITTEN, *NOTES), shown, shown.with_suffix(".err")) == []


def test_the_notes_are_printed_where_they_are_asked_for(place):
    assert len(holding(NOTES, place / "printed" / "show request.out")) == len(NOTES)
    assert holding((WRITTEN,), place / "printed" / "draft good.out")


def test_the_search_finds_what_is_written(tmp_path):
    place = loud(tmp_path, "--leak")
    assert len(holding((KEY, *NOTES), *all_files(place, "logs"))) == 1 + len(NOTES)


def test_a_server_on_this_machine_is_asked_past_any_proxy(shell, monkeypatch):
    with Provider(acme.GOOD) as provider, Provider(acme.GOOD) as proxy:
        provider.lend(monkeypatch)
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.address.removesuffix("/v1"))
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        out, err = shell("draft", "interview.yaml", "--model", "openai/test-model").communicate(timeout=240)
    assert proxy.requests == []
    assert provider.requests, err
    assert b"Dear Dana" in out
