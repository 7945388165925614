"""Rows kept from earlier scorings: found where nothing changed, never where something did, and done without where damaged."""

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from evals import earlier as keeping
from evals import scoring, versions
from evals.earlier import earlier_of
from evals.played import Played
from evals.recordings import Manifest, Writer, read_manifest, read_recording
from evals.runs import open_run
from evals.scorers import chosen
from evals.scoring import score

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def few(tmp_path_factory, emails):
    """The first twelve of the composer's emails."""
    return copied(emails, tmp_path_factory.mktemp("few") / "few", lambda number, one: one if number < 12 else None)


def copied(source, folder, changed):
    """A recording of the cases of another, each as `changed(number, recorded)` gives it."""
    begun = read_manifest(source)
    with Writer(folder, Manifest(begun.suite, begun.model, begun.version, begun.asked)) as writer:
        for number, one in enumerate(read_recording(source)):
            if (kept := changed(number, one)) is not None:
                writer.append(kept)
        writer.finish()
    return folder


def scored(name, folder, workers=1, **how):
    """The rows of a run, as they are written, and how many were kept from an earlier scoring."""
    run = open_run(str(name), **how)
    scorers = chosen(run.suite)
    earlier = earlier_of(run, scorers, folder)
    rows = [json.loads(scoring.as_line(row)) for row in score(run, scorers, workers, earlier=earlier)]
    return rows, earlier.found


def said(recorded, text):
    call = recorded.calls[-1]
    return replace(recorded, calls=(*recorded.calls[:-1], replace(call, reply={**call.reply, "text": text})))


@pytest.mark.parametrize("how", [{}, {"as_recorded": True}])
def test_what_did_not_change_is_not_scored_again_and_reads_the_same(few, tmp_path, monkeypatch, how):
    first, found = scored(few, tmp_path, **how)
    assert found == 0
    monkeypatch.setattr(scoring, "row_of", lambda *_: pytest.fail("a case is scored again"))
    assert scored(few, tmp_path, **how) == (first, 12)


def test_replies_by_hand_and_suites_without_a_model_are_kept_too(tmp_path):
    for name in ("hand-written/terse", "timing"):
        first, _ = scored(name, tmp_path)
        assert scored(name, tmp_path) == (first, len(first))


def test_a_changed_reply_is_scored_and_no_other(few, tmp_path):
    scored(few, tmp_path / "cache", as_recorded=True)
    other = copied(few, tmp_path / "other", lambda number, one: said(one, "Hi!!") if number == 5 else one)
    rows, found = scored(other, tmp_path / "cache", as_recorded=True)
    assert found == 11
    assert rows == scored(other, tmp_path / "none", as_recorded=True)[0]
    assert rows[5]["text"] == "Hi!!"


def test_a_replay_is_never_taken_for_a_reply_scored_as_it_is(few, tmp_path):
    scored(few, tmp_path, as_recorded=True)
    assert scored(few, tmp_path)[1] == 0


@pytest.mark.parametrize("change", ["the product", "the scorers"])
def test_what_was_scored_by_other_code_or_other_scorers_is_not_found(few, tmp_path, monkeypatch, change):
    scored(few, tmp_path)
    if change == "the product":
        monkeypatch.setattr(keeping, "judging_version", lambda: "another")
    else:
        two = chosen("drafts", ["accepted", "length"])
        monkeypatch.setattr(f"{__name__}.chosen", lambda _suite: two)
    assert scored(few, tmp_path)[1] == 0


def test_the_version_follows_rules_word_lists_prompts_and_scorers_but_not_pages_or_the_composer(tmp_path, monkeypatch):
    for place, name in (("_PACKAGE", "product"), ("_EVALS", "evals")):
        copy = shutil.copytree(getattr(versions, place), tmp_path / name, ignore=shutil.ignore_patterns("recorded", "datasets"))
        monkeypatch.setattr(versions, place, copy)

    def version():
        versions.judging_version.cache_clear()
        return versions.judging_version()

    before = version()
    for name in ("product/pages/evals.py", "product/offline/__init__.py", "evals/reports/html.py"):
        (tmp_path / name).write_text("# another\n", encoding="utf-8")
        assert version() == before
    names = (
        "product/rules/gratitude.py",
        "product/rules/_idioms.txt",
        "product/timing/regions/gb.yaml",
        "evals/scorers/length.py",
    )
    for name in names:
        (tmp_path / name).write_text("# another\n", encoding="utf-8")
        assert version() != before
        before = version()
    monkeypatch.setattr(versions, "prompts_version", lambda: "another")
    assert version() != before
    versions.judging_version.cache_clear()


def test_scoring_loads_nothing_of_what_is_said_to_decide_nothing(few):
    program = (
        "import sys; from evals.runs import open_run; from evals.scorers import chosen; from evals.scoring import score\n"
        "for name in sys.argv[1:]:\n"
        "    run = open_run(name, options={'every': 900} if name in ('rules', 'mutants') else None)\n"
        "    assert list(score(run, chosen(run.suite), 1))\n"
        "    from evals.versions import DECIDE_NOTHING as nothing\n"
        "    ours = [m.split('.') for m in sys.modules if m.startswith(('followup_ai.', 'evals.'))]\n"
        "    print(*('.'.join(m) for m in ours if set(m) & set(nothing)))\n"
    )
    names = [str(few), "hand-written/terse"]
    done = subprocess.run([sys.executable, "-c", program, *names], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_what_is_played_by_a_model_now_is_always_scored():
    assert earlier_of(Played("drafts", "offline/composer", given=[]), chosen("drafts")) is None


def test_workers_find_and_keep_as_one_process_does(few, tmp_path, monkeypatch):
    monkeypatch.setattr(scoring, "_TRIED", 1)
    monkeypatch.setattr(scoring, "_WORTH_A_PROCESS", 0.0)
    first, _ = scored(few, tmp_path / "cache", workers=2)
    assert scored(few, tmp_path / "cache", workers=2) == (first, 12)
    half = copied(few, tmp_path / "half", lambda number, one: said(one, f"Hi!! {number}") if number % 2 else one)
    rows, found = scored(half, tmp_path / "cache", workers=2, as_recorded=True)
    assert (len(rows), found) == (12, 0)
    assert scored(half, tmp_path / "cache", workers=2, as_recorded=True) == (rows, 12)


# --- what is damaged, in the way, or too much ------------------------------------------------------------


def test_a_damaged_file_is_ignored_and_made_anew(few, tmp_path):
    first, _ = scored(few, tmp_path)
    (tmp_path / "rows.sqlite3").write_bytes(b"no database " * 1000)
    assert scored(few, tmp_path) == (first, 0)
    assert scored(few, tmp_path) == (first, 0)
    assert scored(few, tmp_path) == (first, 12)


@pytest.mark.parametrize("bytes_there", [b"", b"no row", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_a_damaged_row_is_ignored(few, tmp_path, bytes_there):
    first, _ = scored(few, tmp_path)
    with sqlite3.connect(tmp_path / "rows.sqlite3") as database:
        database.execute("UPDATE rows SET row = ? WHERE key = (SELECT min(key) FROM rows)", (bytes_there,))
    database.close()
    assert scored(few, tmp_path) == (first, 11)
    assert scored(few, tmp_path) == (first, 12)


def test_where_nothing_can_be_kept_scoring_goes_on(few, tmp_path):
    first, _ = scored(few, tmp_path / "cache")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert scored(few, tmp_path / "file") == (first, 0)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_while_another_process_writes_scoring_goes_on(few, tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "_PATIENCE", 0.05)
    first, _ = scored(few, tmp_path)
    other = sqlite3.connect(tmp_path / "rows.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert scored(few, tmp_path) == (first, 0)
    other.execute("COMMIT")
    other.close()
    assert scored(few, tmp_path) == (first, 12)


def test_several_may_score_at_once(few, tmp_path):
    expected, _ = scored(few, tmp_path / "alone")
    got = []
    threads = [threading.Thread(target=lambda: got.append(scored(few, tmp_path / "cache")[0])) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [expected] * 3
    assert scored(few, tmp_path / "cache") == (expected, 12)


def test_what_no_scoring_used_for_longest_goes_first(few, tmp_path, monkeypatch):
    scored(few, tmp_path)
    with sqlite3.connect(tmp_path / "rows.sqlite3") as database:
        database.execute("UPDATE rows SET day = 1")
    database.close()
    scored(few, tmp_path, as_recorded=True)
    monkeypatch.setattr(keeping, "MOST", (tmp_path / "rows.sqlite3").stat().st_size - 10_000)
    other = copied(few, tmp_path / "other", lambda number, one: said(one, "Hi!!") if number == 5 else one)
    assert scored(other, tmp_path, as_recorded=True)[1] == 11  # is too much now, and what is of day 1 goes
    assert scored(few, tmp_path, as_recorded=True)[1] == 12
    assert scored(few, tmp_path)[1] < 12


# --- the command ------------------------------------------------------------------------------------------


def run(few, folder, *more):
    command = [sys.executable, "-m", "evals", "run", str(few), "--report", "r.json", "--report", "r.md", "--report", "r.html"]
    done = subprocess.run([*command, *more], cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return [done.stdout, *((folder / f"r.{ending}").read_text(encoding="utf-8") for ending in ("json", "md", "html"))]


def test_a_report_says_how_much_was_kept_and_may_go_without(few, tmp_path):
    told = "12 of 12 cases kept from an earlier scoring."
    for said_there in run(few, tmp_path, "--no-cache"):
        assert told not in said_there
    assert not (tmp_path / ".evals_cache").exists()
    before = run(few, tmp_path)
    assert (tmp_path / ".evals_cache" / ".gitignore").read_text() == "*\n"
    after = run(few, tmp_path)
    printed, data, markdown, page = after
    for report in (printed, markdown, page):
        assert told in report
    assert json.loads(data)["summary"]["kept"] == 12
    assert json.loads(data)["cases"] == json.loads(before[1])["cases"]
    assert told not in run(few, tmp_path, "--no-cache")[0]


def test_somebodys_own_scorers_are_asked_every_time(few, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    code = "from evals.scorers import Score, scorer\n\n\n@scorer()\ndef mine(case, exchange):\n    return Score({0})\n"
    for value in (True, False):
        (own / "mine.py").write_text(code.format(value), encoding="utf-8")
        _, data, *_ = run(few, tmp_path, "--scorers", str(own))
        assert {case["values"]["mine"] for case in json.loads(data)["cases"]} == {float(value)}
