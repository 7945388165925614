"""The file itself: made, brought up to date, refused, killed in mid-write, emptied beyond recovery, taken elsewhere."""

import datetime as dt
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from acme import GOOD
from conftest import NOW, ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, event, inspect

from followup_ai.errors import HistoryError
from followup_ai.history import History, _opening, _tables
from history.acme import FIELDS, TODAY, drafted, keep_email

SECRET = "Quokka-7391-Żółw"


def url_of(path):
    return f"sqlite:///{path}"


# --- revisions -------------------------------------------------------------------------------------------


def made_at(path, revision):
    """A database as the program of that revision left it, with one interview, version and sent message in it."""
    from alembic import command
    from alembic.config import Config

    engine = create_engine(url_of(path))
    config = Config()
    config.set_main_option("script_location", str(ROOT / "followup_ai/history/migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(
            "INSERT INTO interviews (id, fields, words, created, changed) VALUES ('old-interview-of-mine', "
            """'{"company": "Acme"}', 'acme', '2026-01-02T03:04:05.000000+00:00', '2026-01-02T03:04:05.000000+00:00')"""
        )
        connection.exec_driver_sql(
            "INSERT INTO versions VALUES (1, 'old-interview-of-mine', 'email', 'thank-you', 'Dana', 'Dear Dana', NULL, "
            "'dear dana', '2026-01-02T03:04:05.000000+00:00')"
        )
        connection.exec_driver_sql(
            "INSERT INTO sent VALUES (1, 'old-interview-of-mine', 1, 'Dana', '2026-01-03', '2026-01-03T03:04:05.000000+00:00')"
        )
    engine.dispose()


@pytest.mark.parametrize("revision", _opening.known_revisions())
def test_every_earlier_revision_is_brought_up_to_date_with_all_it_holds(tmp_path, revision):
    made_at(tmp_path / "old.sqlite3", revision)
    opened = History.open(url_of(tmp_path / "old.sqlite3"))
    assert opened.form("old-interview-of-mine") == {"company": "Acme"}
    assert [m.to for m in opened.sent("old-interview-of-mine")] == ["Dana"]
    assert opened.keep_version("old-interview-of-mine", "email", "thank-you", "Dana", "Dear Dana").id == 1
    opened.keep_plan_choices("old-interview-of-mine", "GB", TODAY)
    opened.keep_preference("voice", ["my own words"])
    assert opened.preference("voice") == ["my own words"]
    opened.close()


def test_the_newest_revision_is_what_the_tables_say(tmp_path):
    assert _opening.known_revisions()[-1] == _tables.REVISION
    History.open(url_of(tmp_path / "new.sqlite3")).close()
    found = inspect(create_engine(url_of(tmp_path / "new.sqlite3")))
    assert set(found.get_table_names()) == {*_tables.metadata.tables, "alembic_version"}
    for name, table in _tables.metadata.tables.items():
        assert {(c["name"], c["nullable"], str(c["type"])) for c in found.get_columns(name)} == {
            (c.name, c.nullable, str(c.type)) for c in table.columns
        }
        assert {i["name"] for i in found.get_indexes(name)} == {i.name for i in table.indexes}


def test_a_file_that_is_empty_is_filled(tmp_path):
    (tmp_path / "empty.sqlite3").touch()
    opened = History.open(url_of(tmp_path / "empty.sqlite3"))
    assert opened.interviews() == []
    opened.close()


def newer(path):
    made_at(path, "head")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def foreign(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def damaged(path):
    made_at(path, "head")
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes(4_000) + data[4_100:])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (newer, r"written by a newer followup-ai \(revision 9999, .*left as it is"),
        (foreign, "holds something else"),
        (damaged, "cannot be read as a database"),
        (
            lambda path: path.write_text("my notes, not a database, and rather long ones at that " * 99),
            "cannot be read as a database",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_left_as_it_is(tmp_path, make, said):
    path = tmp_path / "some.sqlite3"
    make(path)
    path.chmod(0o644)
    before = path.read_bytes(), path.stat().st_mode, path.stat().st_mtime_ns
    with pytest.raises(HistoryError, match=said) as caught:
        History.open(url_of(path))
    assert (path.read_bytes(), path.stat().st_mode, path.stat().st_mtime_ns) == before
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "no database URL"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:////proc/nowhere/h.sqlite3", "cannot be opened"),
        ("sqlite:////tmp", "is a folder"),
        ("postgresql+asyncpg://me:hunter2@127.0.0.1:1/x", "needs the package asyncpg"),
        ("oddbase://x/y", "cannot be used"),
    ],
)
def test_a_url_that_cannot_be_used_is_told_in_a_sentence(url, said):
    with pytest.raises(HistoryError, match=said) as caught:
        History.open(url)
    assert "hunter2" not in str(caught.value)


def test_a_history_that_is_locked_for_good_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(_opening, "WAIT_S", 0.2)
    opened = History.open(url_of(tmp_path / "locked.sqlite3"))
    with closing(sqlite3.connect(tmp_path / "locked.sqlite3")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match="another program is writing") as caught:
            opened.keep_form(None, FIELDS | {"company": SECRET})
    assert SECRET not in str(caught.value)
    opened.close()


# --- killed, and shared by processes ---------------------------------------------------------------------

_WRITER = """
import sys
from followup_ai.history import History
history = History.open(sys.argv[1])
id = history.keep_form(None, {"number": -1})
print(id, flush=True)
for number in range(int(sys.argv[2])):
    history.keep_form(id, {"number": number, "notes": "word " * 2000})
    history.keep_version(id, "email", "thank-you", "Dana", f"{number} " + "draft " * 2000)
    print(number, flush=True)
"""


def writer(path, turns):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-c", _WRITER, url_of(path), str(turns)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.real_clock
@pytest.mark.parametrize("after", [1, 23, 60])
def test_a_program_killed_in_mid_write_loses_nothing_it_had_kept(tmp_path, after):
    path = tmp_path / "killed.sqlite3"
    with writer(path, 100_000) as process:
        id = process.stdout.readline().strip()
        for _ in range(after):
            last = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split()
    last = int(rest[-1]) if rest else last
    opened = History.open(url_of(path))
    assert opened.form(id)["number"] in (last, last + 1)
    texts = [v.text.split()[0] for v in opened.versions(id)]
    assert texts[: last + 1] == [str(n) for n in range(last + 1)]
    assert len(texts) <= last + 2
    opened.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.real_clock
def test_a_start_waits_for_another_program_that_starts_on_the_same_empty_file(tmp_path):
    path = tmp_path / "shared.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = threading.Timer(0.3, other.execute, ["ROLLBACK"])
        done.start()
        opened = History.open(url_of(path))
        done.join()
    assert opened.interviews() == []
    opened.close()


@pytest.mark.real_clock
def test_two_processes_start_on_one_empty_file_and_both_keep_all(tmp_path):
    path = tmp_path / "shared.sqlite3"
    processes = [writer(path, 25) for _ in range(2)]
    ids = []
    for process in processes:
        out, _ = process.communicate(timeout=240)
        assert process.returncode == 0
        ids.append(out.split()[0])
    opened = History.open(url_of(path))
    for id in ids:
        assert opened.form(id)["number"] == 24
        assert len(opened.versions(id)) == 25
    opened.close()


# --- deleted beyond recovery -------------------------------------------------------------------------------


def traces(folder, *words):
    """Which of the words stand in any byte of any file of a folder, in any coding a database might use."""
    found = set()
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for word in words:
            forms = {word.encode(), word.encode("utf-16-le"), word.lower().encode(), json.dumps(word)[1:-1].encode()}
            found |= {word for form in forms if form in data}
    return found


def fill(history, company, words):
    fields = FIELDS | {"company": company, "discussed-1": words, "notes": f"{words} " * 300}
    id = history.keep_form(None, fields)
    for number in range(40):  # autosave after autosave, so that the log and freed pages hold earlier texts
        history.keep_form(id, fields | {"concern": f"{words} {number} " * 50})
        version = keep_email(history, id, f"{words} {number} " * 100)
    keep_email(history, id, f"{words} {number} " * 100, result=drafted(f"Dear Dana,\n\n{words}\n\nSam"))
    history.confirm_sent(version.id, TODAY, to=words)
    return id


def test_nothing_that_was_deleted_can_be_read_from_the_files(history, file):
    gone = fill(history, SECRET, f"{SECRET} and wombats")
    stays = fill(history, "Globex", "penguins")
    assert traces(file.parent, SECRET, "wombats", "penguins") == {SECRET, "wombats", "penguins"}
    before = sum(path.stat().st_size for path in file.parent.iterdir())
    history.delete(gone)
    assert traces(file.parent, SECRET, "wombats", "penguins") == {"penguins"}
    assert sum(path.stat().st_size for path in file.parent.iterdir()) < before * 0.6
    assert [kept.id for kept in history.interviews()] == [stays]
    assert history.sent(stays)


def test_deleting_everything_leaves_a_file_like_a_new_one(history, file, tmp_path):
    fill(history, SECRET, "wombats")
    history.keep_preference("voice", ["echidnas wrote this"])
    another = History.open(f"{url_of(file)}?timeout=5")  # a second pool of connections, as a second process has
    assert another.interviews()
    history.delete_all()
    assert traces(file.parent, SECRET, "wombats", "echidnas", "penguins") == set()
    new = History.open(url_of(tmp_path / "new" / "history.sqlite3"))
    new.close()
    history.close()
    another.close()
    assert file.stat().st_size <= (tmp_path / "new" / "history.sqlite3").stat().st_size + 8_192
    assert History.open(url_of(file)).interviews() == []


def test_a_reader_in_the_way_of_deleting_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(_opening, "WAIT_S", 0.3)
    path = tmp_path / "kept" / "read.sqlite3"
    opened = History.open(url_of(path))
    fill(opened, SECRET, "wombats")
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM versions").fetchone()
        with pytest.raises(HistoryError, match="close other windows"):
            opened.delete_all()
    assert opened.interviews() == []
    opened.delete_all()
    assert traces(path.parent, SECRET, "wombats") == set()
    opened.close()


# --- out and in again --------------------------------------------------------------------------------------


def test_an_export_holds_everything_and_comes_back(history, tmp_path):
    fill(history, "Acme", "penguins")
    fill(history, "Żółw & Søn", "ペンギン")
    history.keep_preference("voice", [SECRET])
    history.keep_plan_choices(history.interviews()[0].id, "GB-SCT", dt.date(2026, 5, 20))
    data = history.export_all()
    assert SECRET in data.decode()
    other = History.open(url_of(tmp_path / "other.sqlite3"))
    assert other.import_all(data) == 2
    assert other.export_all() == data
    assert other.interviews("ペンギン")[0].told_on == dt.date(2026, 5, 20)
    other.import_all(data)
    assert other.export_all() == data
    other.close()


def test_of_an_interview_in_both_the_form_changed_last_wins_and_no_version_is_lost(history, tmp_path):
    id = history.keep_form(None, FIELDS | {"company": "Old"})
    keep_email(history, id, "one")
    old = history.export_all()
    history.keep_form(id, FIELDS | {"company": "New"})
    keep_email(history, id, "two")
    history.import_all(old)
    assert history.form(id)["company"] == "New"
    other = History.open(url_of(tmp_path / "other.sqlite3"))
    other.import_all(old)
    keep_email(other, id, "three")
    other.import_all(history.export_all())
    assert {v.text for v in other.versions(id)} == {"one", "two", "three"}
    other.close()


def test_what_was_sent_and_judged_since_the_last_import_comes_with_the_next(history, tmp_path):
    id = history.keep_form(None, FIELDS)
    result = drafted(GOOD)
    version = keep_email(history, id, result.text)
    other = History.open(url_of(tmp_path / "other.sqlite3"))
    other.import_all(history.export_all())
    keep_email(history, id, result.text, result=result)
    history.confirm_sent(version.id, TODAY, to="Dana W.")
    for _ in range(2):
        other.import_all(history.export_all())
        assert [(v.result, v.sent_on) for v in other.versions(id)] == [(result, TODAY)]
        assert other.sent(id) == history.sent(id)
    other.close()


@pytest.mark.parametrize("day", ["2066-05-13", "1996-05-13", "9999-12-31", "0001-01-01"])
def test_a_file_with_an_impossible_day_leaves_every_list_readable(history, tmp_path, day):
    id = history.keep_form(None, FIELDS)
    history.confirm_sent(keep_email(history, id).id, TODAY)
    history.keep_plan_choices(id, None, TODAY)
    file = json.loads(history.export_all())
    file["interviews"][0]["told_on"] = file["interviews"][0]["versions"][0]["sent"]["day"] = day
    other = History.open(url_of(tmp_path / "other.sqlite3"))
    other.import_all(json.dumps(file).encode())
    (kept,) = other.interviews(now=NOW)
    assert kept.due.purpose == "thank-you"
    assert (kept.told_on, other.sent(id)) == (None, ())
    assert list(other.board(now=NOW)) == ["Today"]
    assert other.versions(id)[0].sent_on == dt.date.fromisoformat(day)  # whoever kept it can see it and take it back
    other.close()


def test_a_day_that_cannot_be_is_not_confirmed(history):
    id = history.keep_form(None, FIELDS)
    with pytest.raises(HistoryError, match="2062-05-13"):
        history.confirm_sent(keep_email(history, id).id, dt.date(2062, 5, 13))
    assert history.versions(id)[0].sent_on is None


_EXPORT = json.dumps(
    {"followup_ai_history": 1, "interviews": [{"id": "x" * 20, "created": "2026-01-01T00:00:00+00:00"}]}
).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no file that followup-ai exported"),
        (b"\xff\xfe\x00", "no file that followup-ai exported"),
        (b"[1, 2]", "no file that followup-ai exported"),
        (b'{"company": "Acme"}', "no file that followup-ai exported"),
        (b"[" * 100_000, "no file that followup-ai exported"),
        (b'{"followup_ai_history": 7, "new": 1}', "newer followup-ai"),
        (_EXPORT, r"damaged at interviews\.0\.changed"),
    ],
)
def test_a_file_that_is_no_export_changes_nothing(history, data, said):
    history.keep_form(None, FIELDS)
    before = history.export_all()
    with pytest.raises(HistoryError, match=said):
        history.import_all(data)
    assert history.export_all() == before


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edit=st.tuples(st.integers(0, 10**6), st.integers(0, 255)), text=st.text(max_size=40))
def test_a_damaged_export_is_taken_in_whole_or_refused_whole(history, edit, text):
    history.keep_version(history.keep_form(None, {"concern": text}), "email", "thank-you", "Dana", text)
    data = bytearray(history.export_all())
    before = zlib.crc32(data)
    data[edit[0] % len(data)] = edit[1]
    try:
        history.import_all(bytes(data))
    except HistoryError:
        assert zlib.crc32(history.export_all()) == before
    history.import_all(history.export_all())
    history.delete_all()


# --- many at once ----------------------------------------------------------------------------------------


def test_twenty_who_write_at_once_follow_each_other_and_none_finds_the_file_taken(history):
    """Who finds it taken sleeps, for ever longer, while others go first; here nobody may: they would be refused at once."""
    id = history.keep_form(None, FIELDS)
    history._engine.dispose()
    event.listen(history._engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout = 0"))
    together = threading.Barrier(20)

    def keep(number):
        together.wait(30)
        return history.keep_version(id, "email", "thank-you", f"Reader {number}", f"Dear reader {number}, " * 40)

    with ThreadPoolExecutor(20) as threads:
        kept = list(threads.map(keep, range(20)))
    assert {version.id for version in kept} == {version.id for version in history.versions(id)}
