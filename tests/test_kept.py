"""What is kept between runs is never older than its sources, and never in the way."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from followup_ai.kept import kept
from followup_ai.rules import _grammar
from followup_ai.rules._grammar import grammar, read_families


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "words.txt"
    path.write_text("one two")
    return path


def _words(source, made=None):
    def make():
        if made is not None:
            made.append(source.read_text())
        return {"words": tuple(source.read_text().split()), "first": frozenset(source.read_text()[:1])}

    return kept(source, (source.read_bytes(),), make)


def _file(source):
    (path,) = (source.parent / "__pycache__").iterdir()
    return path


def test_it_is_worked_out_once(source):
    made = []
    assert _words(source, made) == _words(source, made) == {"words": ("one", "two"), "first": frozenset("o")}
    assert made == ["one two"]


def test_a_changed_source_is_read_anew(source):
    _words(source)
    source.write_text("one two three")
    assert _words(source)["words"] == ("one", "two", "three")
    source.write_text("one two")
    assert _words(source)["words"] == ("one", "two")


@pytest.mark.parametrize("spoil", [lambda d: d[:-1], lambda d: d[:70], lambda _: b"", lambda d: d[:-1] + bytes([d[-1] ^ 1])])
def test_a_damaged_file_is_made_anew(source, spoil):
    right = _words(source)
    _file(source).write_bytes(spoil(_file(source).read_bytes()))
    made = []
    assert _words(source, made) == right
    assert made
    assert _words(source) == right


def test_where_nothing_can_be_written_it_is_worked_out_each_time(source):
    (source.parent / "__pycache__").write_text("a file where the folder would be")
    made = []
    assert _words(source, made) == _words(source, made)
    assert len(made) == 2


def test_nothing_is_written_where_python_is_told_to_write_no_bytecode(source, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _words(source)
    assert list(source.parent.iterdir()) == [source]


def test_a_prefix_for_bytecode_is_heeded(source, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    assert _words(source) == _words(source)
    assert not (source.parent / "__pycache__").exists()
    assert list((tmp_path / "elsewhere").rglob("*.kept"))


def test_many_at_once_all_get_it_whole(source):
    with ThreadPoolExecutor(16) as pool:
        assert all(found["words"] == ("one", "two") for found in pool.map(lambda _: _words(source), range(200)))


def test_many_processes_at_once_leave_one_file(tmp_path):
    (tmp_path / "words.txt").write_text("one two")
    program = (
        "from pathlib import Path; from followup_ai.kept import kept; p = Path('words.txt').resolve();"
        "print(kept(p, (p.read_bytes(),), lambda: p.read_text() * 50_000)[-3:])"
    )
    command = [sys.executable, "-c", program]
    running = [
        subprocess.Popen(command, cwd=tmp_path, env={"PYTHONPATH": ":".join(sys.path)}, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [process.communicate(timeout=240)[0].strip() for process in running] == ["two"] * 4
    assert len(list((tmp_path / "__pycache__").iterdir())) == 1


@pytest.mark.parametrize("path", sorted(_grammar._HERE.glob("[!_]*.txt")), ids=lambda path: path.name)
def test_the_kept_index_of_a_phrase_file_is_that_of_its_text(path):
    text = path.read_text(encoding="utf-8")
    if "\n[" not in text:
        pytest.skip("a list of words, without families")
    lists, lines, bits, always = read_families(text)
    used = grammar(path.name)
    assert (used._lists, used._lines, used.bits, used.always) == (lists, lines, bits, always)
    told = always
    for of_word in bits.values():
        told |= of_word
    assert told == (1 << 2 * len(lines)) - 1, "a pattern without a word of its own is never tried"
