"""What leaves the program, as files and links; it never sends anything itself.

One module an export, found by its suffix: adding one is adding a file. `ics` (a plan's calendar) and `mailto` (a link) are
functions of their own, for they are not files of one message.

    exported = export(text, "docx", format="letter", interview=interview)
    exported.name, exported.media_type, exported.data
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from followup_ai import anatomy
from followup_ai.errors import InputError, UnknownName
from followup_ai.exports._base import Export, Leaving, plain
from followup_ai.models import Interview, Person

__all__ = ["Export", "Exported", "all_exports", "export", "exports_for", "file_name", "find_export"]


@dataclass(frozen=True)
class Exported:
    """A file ready to be saved."""

    name: str
    """Safe on Windows, macOS and Linux, whatever characters people and companies are called by."""
    media_type: str
    data: bytes


@cache
def all_exports() -> tuple[Export, ...]:
    """Every export, by suffix. The libraries that write the files are imported when a file is written."""
    found: list[Export] = []
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith("_"):
            continue
        imported = importlib.import_module(f"{__name__}.{module.name}")
        found += [
            value()
            for value in vars(imported).values()
            if isinstance(value, type) and issubclass(value, Export) and value.__module__ == imported.__name__
        ]
    return tuple(sorted(found, key=lambda export: export.suffix))


def find_export(suffix: str) -> Export:
    """The export that writes files of this suffix, with or without its dot.

    Raises:
        UnknownName: there is none.
    """
    wanted = suffix.strip().removeprefix(".").casefold()
    for known in all_exports():
        if known.suffix == wanted:
            return known
    raise UnknownName("export", suffix, [known.suffix for known in all_exports()])


def exports_for(format: str) -> tuple[Export, ...]:
    """The exports that serve a format, by suffix."""
    return tuple(known for known in all_exports() if known.serves(format))


def export(
    text: str,
    suffix: str,
    *,
    format: str = "email",
    purpose: str = "thank-you",
    interview: Interview | None = None,
    to: Person | None = None,
    paper: str = "",
) -> Exported:
    """A message as a file.

    Args:
        text: the whole message, as the desk shows it; all of it goes out, and it is data, never markup.
        suffix: which export, "docx" for instance.
        format, purpose: ids; the purpose only names the file.
        interview: what it is about; None for a message that was only checked.
        to: who reads it; the interviewer where it is None.
        paper: one of `Export.papers`; the one usual where the reader is, where it is empty.

    Raises:
        UnknownName: there is no such export or paper.
        InputError: this text, or this format, cannot go out this way.
    """
    chosen = find_export(suffix)
    if not chosen.serves(format):
        ways = ", ".join(known.suffix for known in exports_for(format))
        raise InputError(f"A message in the format {format} cannot be exported as {chosen.suffix}; choose from {ways}.")
    to = to or (interview.interviewer if interview else None)
    papers = chosen.papers(format)
    if paper and not papers:
        raise InputError(f"A message in the format {format} goes out as {chosen.suffix} without paper; leave {paper!r} away.")
    if paper and paper not in papers:
        raise UnknownName(f"paper for {format}", paper, papers)
    draft = anatomy.parse(plain(text), format, candidate=interview.candidate if interview else "")
    data = chosen.write(Leaving(draft, to, interview, paper))
    return Exported(file_name(chosen.suffix, format, purpose, interview, to), chosen.media_type, data)


_BETWEEN = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_LONGEST_PART = 60
"""Bytes that a company or a person takes up in a file's name, so that the whole stays far below 255."""


def file_name(suffix: str, format: str, purpose: str, interview: Interview | None = None, to: Person | None = None) -> str:
    """A file's name that every system takes: "Acme-thank-you-email-Dana-Whitfield.eml".

    Letters and figures of any script stay; everything else becomes a hyphen, so there is no dot, slash, blank, control or
    direction mark in it, and no device name of Windows can come about.
    """
    parts = (interview.company if interview else "", purpose, format, to.name if to else "")
    return "-".join(filter(None, map(_part, parts))) + f".{suffix}"


def _part(text: str) -> str:
    kept = str(_BETWEEN.sub("-", text)).strip("-")
    return kept.encode("utf-8", "ignore")[:_LONGEST_PART].decode("utf-8", "ignore").strip("-")
