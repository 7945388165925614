"""A recording survives kills, resumes, and is refused in one sentence when it is not what was recorded."""

import dataclasses
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from evals.asking import Stale, replay, request_hash, stale_message
from evals.cases import Case
from evals.recording import Pace, estimate, record
from evals.recordings import Manifest, Writer, read_manifest, read_recording
from evals.suites import drafts
from evals.versions import versions
from followup_ai import templates
from followup_ai.conversation import Ask
from followup_ai.errors import InputError, ModelUseless

ROOT = Path(__file__).parents[2]
MANIFEST = Manifest("drafts", "offline/composer", versions("offline/composer"), {"max_attempts": 3})
CASES = drafts.cases()[:6]


def play(case):
    return drafts.play(case, MANIFEST.asked)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("recorded") / "composer"
    assert record(CASES, play, folder, MANIFEST).complete
    return folder


@pytest.fixture
def copy(recorded, tmp_path):
    return Path(shutil.copytree(recorded, tmp_path / "copy"))


def what_was_said(folder):
    """Case id → requests and replies, without the times they took."""
    return {r.case.id: [(c.request, c.messages, {**c.reply, "seconds": 0}) for c in r.calls] for r in read_recording(folder)}


def refusal(folder):
    with pytest.raises(InputError) as refused:
        list(read_recording(folder))
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_replay_gives_what_the_model_gave_and_asks_nobody(recorded, monkeypatch):
    monkeypatch.setattr("followup_ai.llm.acomplete", None)
    monkeypatch.setattr("followup_ai.llm.complete", None)
    results = [replay(r, play(r.case), MANIFEST) for r in read_recording(recorded)]
    assert len(results) == len(CASES)
    assert all(result.attempts[0].prompt_tokens for result in results)
    assert any(result.accepted for result in results)


def test_a_case_comes_back_whole(recorded):
    assert {r.case.id: r.case for r in read_recording(recorded)} == {case.id: case for case in CASES}
    assert {r.case.digest for r in read_recording(recorded)} == {case.digest for case in CASES}


def test_requests_differ_by_nothing_but_what_matters():
    one = [{"role": "user", "content": "=== notes 0123456789abcdef ===\nx"}]
    other = [{"role": "user", "content": "=== notes fedcba9876543210 ===\nx"}]
    assert request_hash(one, "m", 0) == request_hash(other, "m", 0)
    assert len({request_hash(one, m, s) for m in ("m", "n") for s in (0, 1)}) == 4


@pytest.mark.real_clock
def test_kill_nine_at_ten_random_moments(tmp_path):
    """Killed ten times and begun again: the result of one uninterrupted recording, and no case twice."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    program = [sys.executable, str(Path(__file__).with_name("kill_nine.py"))]
    folder, count = tmp_path / "killed", 60
    ran = subprocess.run(
        [*program, str(folder), str(count), "10", "7"], env=environment, capture_output=True, text=True, timeout=300
    )
    told = json.loads(ran.stdout)
    assert len(told["moments"]) == 10
    assert len(set(told["moments"])) > 3  # kills did fall between cases
    assert told["lines"] == count
    whole = tmp_path / "whole"
    assert record(drafts.cases()[:count], play, whole, MANIFEST, Pace(concurrency=1)).complete
    assert what_was_said(folder) == what_was_said(whole)


def unfinished(folder):
    manifest = json.loads((folder / "run.json").read_text())
    (folder / "run.json").write_text(json.dumps({**manifest, "finished": None}))


@pytest.mark.parametrize("cut", [1, 40, 2000])
def test_a_line_cut_off_by_a_kill_is_recorded_again(copy, cut):
    before = what_was_said(copy)
    unfinished(copy)
    path = copy / "exchanges.jsonl"
    path.write_bytes(path.read_bytes()[:-cut])
    progress = record(CASES, play, copy, MANIFEST)
    assert progress.written >= 1
    assert progress.complete
    assert what_was_said(copy) == before


def test_an_unfinished_recording_is_not_scored(copy):
    unfinished(copy)
    assert "not complete" in refusal(copy)


def test_one_changed_letter_is_noticed(copy):
    path = copy / "exchanges.jsonl"
    data = path.read_bytes()
    assert b"Thank" in data
    path.write_bytes(data.replace(b"Thank", b"Thenk", 1))
    assert "not as it was recorded" in refusal(copy)


def test_a_lost_line_is_noticed_wherever_it_was(copy):
    path = copy / "exchanges.jsonl"
    rows = path.read_bytes().splitlines(keepends=True)
    for lost in (0, len(rows) // 2):
        path.write_bytes(b"".join(rows[:lost] + rows[lost + 1 :]))
        assert "not as it was recorded" in refusal(copy)
    path.write_bytes(b"".join(rows[:-1]))
    assert "truncated" in refusal(copy)
    path.write_bytes(b"".join(rows)[:-30])
    assert "cut off" in refusal(copy)
    path.write_bytes(b"".join([rows[1], rows[0], *rows[2:]]))
    assert "not as it was recorded" in refusal(copy)


def test_bytes_that_are_no_text_are_refused_in_a_sentence(copy):
    path = copy / "exchanges.jsonl"
    data = bytearray(path.read_bytes())
    data[200] = 0xFF
    path.write_bytes(bytes(data))
    assert "not as it was recorded" in refusal(copy)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "cannot be read"),
        ("{", "cannot be read"),
        ("[]", "format"),
        ('{"format": 99}', "format 99"),
        ('{"format": 1, "suite": "drafts"}', "'model'"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused(copy, text, words):
    (copy / "run.json").write_text(text)
    assert words in refusal(copy)


def test_no_recording_at_all(tmp_path):
    assert "no recording" in refusal(tmp_path)


def test_two_versions_in_one_recording_are_refused(copy):
    manifest = json.loads((copy / "run.json").read_text())
    manifest["version"]["prompts"] = "another"
    (copy / "run.json").write_text(json.dumps(manifest))
    assert "mixes versions" in refusal(copy)


def test_going_on_under_other_prompts_is_refused(copy):
    unfinished(copy)
    other = dataclasses.replace(MANIFEST, version={**MANIFEST.version, "prompts": "another"})
    with pytest.raises(InputError, match=r"begun with the prompts .* mix versions"):
        record(CASES, play, copy, other)


@pytest.mark.parametrize("change", [{"model": "openai/gpt-4o"}, {"suite": "safety"}, {"asked": {"max_attempts": 1}}])
def test_going_on_with_something_else_is_refused(copy, change):
    unfinished(copy)
    with pytest.raises(InputError, match="was begun with"):
        record(CASES, play, copy, dataclasses.replace(MANIFEST, **change))


def test_a_case_is_never_written_twice(tmp_path):
    with Writer(tmp_path, MANIFEST) as writer:
        some = dataclasses.replace(next(iter(CASES)))
        writer.append(type("R", (), {"case": some, "calls": ()})())
        with pytest.raises(InputError, match="already holds"):
            writer.append(type("R", (), {"case": some, "calls": ()})())
    with pytest.raises(InputError, match="Two cases have the id"):
        record([*CASES, CASES[0]], play, tmp_path / "other", MANIFEST)


def test_two_programs_cannot_write_one_recording(tmp_path):
    with Writer(tmp_path, MANIFEST), pytest.raises(InputError, match="Another program"), Writer(tmp_path, MANIFEST):
        pass


@pytest.fixture
def reworded_prompt(tmp_path, monkeypatch):
    """The prompts with one word changed in the text of the format email."""
    import followup_ai.formats as formats

    folder = Path(shutil.copytree(formats.prompts_folder(), tmp_path / "prompts"))
    page = folder / "formats" / "email.md"
    page.write_text(page.read_text().replace("An email.", "One email."))
    monkeypatch.setattr(formats, "prompts_folder", lambda: folder)
    for cached in (formats.load_format, templates._environment):
        cached.cache_clear()
    yield
    monkeypatch.undo()
    for cached in (formats.load_format, templates._environment):
        cached.cache_clear()


@pytest.mark.usefixtures("reworded_prompt")
def test_a_reworded_prompt_makes_its_cases_stale_and_no_others(recorded):
    stale = []
    for r in read_recording(recorded):
        try:
            replay(r, play(r.case), MANIFEST)
        except Stale:
            stale.append(r.case.id)
    assert stale == [case.id for case in CASES if case.format == "email"]
    sentence = stale_message("runs/x", stale, len(CASES), str(estimate(CASES, play, MANIFEST)))
    assert f"{len(stale)} of its 6 cases" in sentence
    assert stale[0] in sentence
    assert "free" in sentence


def test_any_suite_with_a_question_of_its_own_is_recorded_and_replayed(tmp_path, serve):
    """What `evals.asking` promises: a generator is all a suite needs; unusable answers are results like others."""
    from provider import reply

    serve("none", reply(None), "gratitude | x | y")
    manifest = Manifest("rules", "openai/writer", {}, {"second_reader": "openai/reader"})
    cases = [Case(f"c{n}", "rules", "somebody", None) for n in range(3)]

    def question(case):
        try:
            answer = yield Ask(({"role": "user", "content": f"What of {case.id}?"},), reader=True)
        except ModelUseless as useless:
            return str(useless)
        return answer.text

    progress = record(cases, question, tmp_path, manifest, Pace(concurrency=1))
    assert progress.complete
    said = [replay(r, question(r.case), manifest) for r in read_recording(tmp_path)]
    assert said[0] == "none"
    assert "empty message" in said[1]
    assert said[2] == "gratitude | x | y"
    assert read_manifest(tmp_path).finished["cases"] == 3
