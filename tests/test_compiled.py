"""Expressions compiled by an earlier run find what they find when compiled anew."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap

import pytest

from followup_ai import compiled as module
from followup_ai.compiled import compiled, keep_compiled

SOURCES = [
    (r"\b(?P<who>i|we) (?:am|are) (?P<what>sorry)\b(?! to hear)", re.IGNORECASE),
    (r"(a)(?:b|(c))+?(?<!x)\1", 0),
    (r"[À-ÿ]{2,}|\w+(?=\s*$)", re.MULTILINE),
    (r"(?i:dear) [A-Z]\w*|🙂", re.ASCII),
]
TEXTS = ["We ARE sorry. I am sorry to hear it.", "acbca abba", "Müllèr él\nword \nlast", "DEAR Dana 🙂", "", "İ ß K\u212a"]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Expressions are kept in a folder of the test's own."""
    here = tmp_path / "compiled.py"
    here.write_bytes(module._HERE.read_bytes())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(module, "_HERE", here)
    monkeypatch.setattr(module, "_new", set())
    monkeypatch.setattr(module, "_used", {})
    monkeypatch.setattr(module, "_beside", set())
    monkeypatch.setattr(module, "_WORTH_KEEPING", 1)
    forget_what_was_read()
    yield tmp_path
    forget_what_was_read()


def forget_what_was_read():
    module._kept.cache_clear()
    module._kept_by_long_runs.cache_clear()


def found(regex):
    return [(regex.flags, regex.groups, dict(regex.groupindex), regex.pattern)] + [
        [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in regex.finditer(text)] for text in TEXTS
    ]


def again():
    """As the next program starts: with what the last one kept."""
    keep_compiled()
    module._used.clear()
    module._beside.clear()
    forget_what_was_read()


def test_what_is_kept_finds_the_same(monkeypatch):
    for source, flags in SOURCES:
        assert found(compiled(source, flags)) == found(re.compile(source, flags))
    again()
    monkeypatch.setattr(module, "_program", None)  # nothing is compiled a second time
    for source, flags in SOURCES:
        assert found(compiled(source, flags)) == found(re.compile(source, flags))


def test_a_damaged_file_is_made_anew(folder):
    compiled(*SOURCES[0])
    again()
    (file,) = folder.glob("__pycache__/*.kept")
    file.write_bytes(file.read_bytes()[:-1] + b"\0")
    module._kept.cache_clear()
    assert found(compiled(*SOURCES[0])) == found(re.compile(*SOURCES[0]))
    again()
    assert SOURCES[0][0] in {source for source, _ in module._kept()}


def test_the_file_stays_small_and_holds_what_the_last_runs_used_first(monkeypatch):
    monkeypatch.setattr(module, "_MOST_KEPT", 3)
    for source, flags in SOURCES[:3]:
        compiled(source, flags)
    again()
    compiled(*SOURCES[3])
    compiled(*SOURCES[1])
    again()
    assert [source for source, _ in module._kept()] == [SOURCES[number][0] for number in (3, 1, 0)]


def test_what_only_long_runs_need_is_kept_for_them_and_not_read_by_others(monkeypatch):
    monkeypatch.setattr(module, "_MOST_KEPT", 1)
    monkeypatch.setattr(module, "_MANY", 2)
    for source, flags in SOURCES:
        compiled(source, flags)
    again()
    read = []
    look_up = module.look_up
    monkeypatch.setattr(module, "look_up", lambda place, sources: (read.append(place.stem), look_up(place, sources))[1])
    made = []
    program = module._program
    monkeypatch.setattr(module, "_program", lambda engine, *key: (made.append(key), program(engine, *key))[1])
    assert found(compiled(*SOURCES[0])) == found(re.compile(*SOURCES[0]))
    assert (read, made) == (["compiled"], [])
    for source, flags in SOURCES:
        assert found(compiled(source, flags)) == found(re.compile(source, flags))
    assert read == ["compiled", "compiled_by_long_runs"]
    assert made == SOURCES[1:3]  # until it was clear that this is a long run; the fourth was kept


def test_another_engine_than_is_known_compiles_as_ever(monkeypatch):
    monkeypatch.setattr(module, "_engine", lambda: None)
    for source, flags in SOURCES:
        assert found(compiled(source, flags)) == found(re.compile(source, flags))


def test_what_is_no_expression_is_refused():
    with pytest.raises(re.error):
        compiled("(")


def test_a_program_keeps_its_expressions_when_it_ends(tmp_path):
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from followup_ai import compiled
        compiled._HERE, compiled._WORTH_KEEPING = Path("compiled.py"), 1
        Path("compiled.py").touch()
        print(compiled.compiled("so+rry").search("I am sooorry").group(), ("so+rry", 0) in compiled._kept())
        """
    )
    environment = {"PYTHONPATH": ":".join(sys.path)}
    said = [
        subprocess.run(
            [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        )
        for _ in range(2)
    ]
    assert [one.stdout.split() for one in said] == [["sooorry", "False"], ["sooorry", "True"]]
