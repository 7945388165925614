"""Lines in, bounded; whole lines out."""

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_ai import streams
from followup_ai.errors import InputError


def reading(data, size=None):
    """A reader of `data` that gives at most `size` bytes at a time."""
    rest = bytearray(data)

    def read(wanted):
        taken = bytes(rest[: min(wanted, size or wanted)])
        del rest[: len(taken)]
        return taken

    return read


@given(st.lists(st.binary(max_size=20).filter(lambda b: b"\n" not in b)), st.integers(1, 7), st.booleans())
def test_lines_are_those_that_were_written_however_they_arrive(wanted, size, ended):
    data = b"\n".join(wanted) + (b"\n" if ended and wanted else b"")
    expected = wanted if ended or not wanted or wanted[-1] else wanted[:-1]
    assert list(streams.lines(reading(data, size))) == expected


@given(st.integers(1, 9))
def test_a_line_too_long_is_passed_over_and_its_neighbours_are_not(size):
    data = b"one\n" + b"x" * 50 + b"\n" + b"x" * 10 + b"\nthree"
    assert list(streams.lines(reading(data, size), longest=10)) == [b"one", None, b"x" * 10, b"three"]
    assert list(streams.lines(reading(b"x" * 50, size), longest=10)) == [None]


def test_a_line_too_long_is_never_held_in_memory():
    import tracemalloc

    left = [64 << 20]

    def read(size):
        left[0] -= size
        return b"x" * size if left[0] > 0 else b""

    tracemalloc.start()
    assert list(streams.lines(read)) == [None]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * streams.LONGEST_LINE


def test_a_line_is_given_before_the_next_has_arrived():
    reader, writer = os.pipe()
    os.write(writer, b"first\nsec")
    found = streams.lines(lambda size: os.read(reader, size))
    assert next(found) == b"first"
    os.write(writer, b"ond\n")
    assert next(found) == b"second"
    os.close(writer)
    assert list(found) == []


def test_whatever_python_makes_of_standard_output_lines_go_to_it(capsys):
    with streams.WholeLines() as out:
        out.write('{"id": 1}')
        out.write('{"id": 2}')
    assert capsys.readouterr().out == '{"id": 1}\n{"id": 2}\n'


def test_a_text_of_just_the_longest_length_is_read(tmp_path):
    path = tmp_path / "message.txt"
    path.write_text("€" * 100, encoding="utf-8")
    assert streams.read_text(str(path), "message", 100) == "€" * 100
    with pytest.raises(InputError, match="more than 99 characters"):
        streams.read_text(str(path), "message", 99)


def test_a_byte_order_mark_is_no_part_of_a_text(tmp_path):
    path = tmp_path / "message.txt"
    path.write_text("Dear Dana", encoding="utf-8-sig")
    assert streams.read_text(str(path), "message", 100) == "Dear Dana"


def test_standard_input_without_a_descriptor_is_read_too(monkeypatch):
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Grüße".encode())))
    assert streams.read_text("-", "message", 100) == "Grüße"
