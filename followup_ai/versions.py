"""The versions of one message as a person goes through them, and the proof that one of them was accepted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from followup_ai.desk import Look, certify, title_of
from followup_ai.models import Certificate, DraftResult

if TYPE_CHECKING:
    from followup_ai.history import Version

_ONE_SITTING = dt.timedelta(minutes=2)
"""Hand edits that follow each other this closely are shown as one: every pause in typing is kept."""


@dataclass(frozen=True)
class Row:
    """A version as it is listed.

    Args:
        number: counted from 1 among those listed.
        version: the version itself.
        told: how it came about.
    """

    number: int
    version: Version
    told: str

    @property
    def label(self) -> str:
        """As "2: edited by you"."""
        return f"{self.number}: {self.told}"


def rows_of(versions: Sequence[Version], present: int | None = None) -> list[Row]:
    """The versions that are worth listing, the oldest first.

    Args:
        versions: all of a message's, in order.
        present: the id of one that must be listed.
    """
    neighbours = zip([None, *versions], versions, [*versions[1:], None], strict=False)
    listed = [v for before, v, after in neighbours if v.id == present or not _passing(before, v, after)]
    return [Row(number, version, _told(version)) for number, version in enumerate(listed, start=1)]


def _by_hand(version: Version) -> bool:
    return not isinstance(version.result, DraftResult)


def _passing(before: Version | None, version: Version, after: Version | None) -> bool:
    """Whether a version is a moment of typing that the next one goes on from; one that was judged stands by itself."""
    if after is None or version.sent_on or version.result is not None or not _by_hand(version) or not _by_hand(after):
        return False
    return after.kept - version.kept < _ONE_SITTING and (before is None or _goes_on_from(version, after, before))


def _goes_on_from(version: Version, after: Version, before: Version) -> bool:
    """Whether a later text began with a version, and not with the one before it, to which the candidate had gone back."""
    from rapidfuzz.distance import Indel  # a text without an edit needs none

    return Indel.distance(version.text, after.text) <= Indel.distance(before.text, after.text)


def _told(version: Version) -> str:
    result = version.result
    if not isinstance(result, DraftResult):
        told = "edited by you"
    elif result.attempts:
        told = f"by {result.model}" + (", accepted" if result.accepted else ", not accepted")
    else:
        told = result.stopped.rstrip(".").lower() + (", accepted" if result.accepted else "")
    return told + (f", sent {version.sent_on}" if version.sent_on else "")


def neighbours(rows: Sequence[Row], present: int) -> tuple[Row | None, Row | None]:
    """The rows before and after the version of this id."""
    at = next((i for i, row in enumerate(rows) if row.version.id == present), len(rows) - 1)
    return (rows[at - 1] if at > 0 else None), (rows[at + 1] if at + 1 < len(rows) else None)


def certificate_of(versions: Sequence[Version], present: int) -> Certificate | None:
    """The certificate of the last accepted version up to the present one; None where none was accepted."""
    found = None
    for version in versions:
        if isinstance(version.result, DraftResult) and version.result.certificate:
            found = version.result.certificate
        if version.id == present:
            break
    return found


def last_draft(versions: Sequence[Version], present: int) -> DraftResult | None:
    """What the model last wrote up to the present version, its attempts included; None where it wrote none."""
    found = None
    for version in versions:
        if isinstance(version.result, DraftResult) and version.result.attempts:
            found = version.result
        if version.id == present:
            break
    return found


def mended(look: Look, rule: str, model: str) -> DraftResult:
    """A text that a rule's own fix made: accepted, with a certificate, where every required rule passes on it.

    Args:
        look: the text after the fix.
        rule: the id of the rule; empty where the candidate accepted an edit of their own.
        model: who wrote it before.
    """
    certificate = certify(look)
    return DraftResult(
        format=look.report.format,
        purpose=look.report.purpose,
        to=look.report.to,
        model=model,
        text=look.text,
        subject=look.report.subject,
        body=look.report.body,
        accepted=certificate is not None,
        verdicts=look.report.verdicts,
        attempts=(),
        cost_usd=0.0,
        stopped=f"Mended on the desk: {title_of(rule)}." if rule else "Your own version.",
        certificate=certificate,
    )
