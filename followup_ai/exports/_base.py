"""What every export is: one file of this folder, one suffix, and the text it is given, whole."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import regex

from followup_ai.models import Draft, Interview, Person
from followup_ai.timing import country_of

_LETTER_PAPER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""Countries that print on US Letter (Unicode CLDR, supplemental data, paperSize); all others use the A series."""
_UNPRINTABLE = regex.compile(r"[\p{Cc}\p{Cs}\p{Cn}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, half characters, and marks that turn the direction of what stands around them."""


@dataclass(frozen=True)
class Leaving:
    """A message on its way out.

    Args:
        draft: the text, taken apart; every word of it goes out.
        to: who reads it, where that is known.
        interview: what it is about, where there is one; told by the file's own data (author, title), never added to the text.
        paper: one of the papers the export offers for this format.
    """

    draft: Draft
    to: Person | None = None
    interview: Interview | None = None
    paper: str = ""

    @property
    def author(self) -> str:
        """The candidate, as far as it is known."""
        name = self.draft.name.text if self.draft.name else ""
        return one_line(self.interview.candidate if self.interview else name)

    @property
    def title(self) -> str:
        """What the file is called inside: its subject, else its reader and company."""
        if self.draft.subject and self.draft.subject.text.strip():
            return one_line(self.draft.subject.text)
        words = ["To", self.to.name] if self.to else ["Message"]
        return one_line(" ".join(words) + (f", {self.interview.company}" if self.interview else ""))


class Export(ABC):
    """One way out. A module of this folder holds one subclass and is found by its being there."""

    suffix: ClassVar[str]
    """Of the file's name, without the dot; also what the export is asked for by."""
    name: ClassVar[str]
    """What a person calls it, as on a button."""
    media_type: ClassVar[str]
    formats: ClassVar[tuple[str, ...]] = ()
    """The formats it serves; empty for every format."""

    def serves(self, format: str) -> bool:
        """Whether messages of this format go out this way."""
        return not self.formats or format in self.formats

    def papers(self, format: str) -> tuple[str, ...]:  # noqa: ARG002 - most exports know no paper
        """The papers one may choose from; empty where nothing is printed."""
        return ()

    @abstractmethod
    def write(self, leaving: Leaving) -> bytes:
        """The file's bytes.

        Raises:
            InputError: this text cannot go out this way; the sentence says which way it can.
        """


def uses_us_paper(interview: Interview | None) -> bool:
    """Whether the reader's country prints on US Letter."""
    return bool(interview and country_of(interview.timezone) in _LETTER_PAPER)


def one_line(text: str) -> str:
    """`text` on one line, without what could break a header, a field or a file's own data."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def plain(text: str) -> str:
    """`text` in LF lines without characters that no document takes; tabs and line ends stay."""
    lines = regex.split(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]", text)
    return "\n".join("\t".join(_UNPRINTABLE.sub("", part) for part in line.split("\t")).rstrip() for line in lines)


def blocks(text: str) -> list[list[str]]:
    """The lines of `text`, in blocks parted by empty lines."""
    found: list[list[str]] = [[]]
    for line in plain(text).split("\n"):
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [block for block in found if block]


@dataclass(frozen=True)
class Block:
    """Lines that belong together on paper.

    Args:
        lines: as they stand.
        heading: the subject line, set apart.
        sign_after: the line after which room is left for a signature by hand; None where there is none.
    """

    lines: tuple[str, ...]
    heading: bool = False
    sign_after: int | None = None


def printed(draft: Draft) -> Iterator[Block]:
    """A message as paper shows it: the subject as a heading, then every block, with room to sign above the typed name."""
    if draft.subject and draft.subject.text.strip():
        yield Block((one_line(draft.subject.text),), heading=True)
    sign_off = plain(draft.sign_off.text).strip() if draft.sign_off and draft.name else ""
    found = blocks(draft.body.text)
    signed = next((n for n in reversed(range(len(found))) if sign_off in map(str.strip, found[n])), None) if sign_off else None
    for number, lines in enumerate(found):
        after = [line.strip() for line in lines].index(sign_off) if number == signed else None
        yield Block(tuple(lines), sign_after=after)
