"""A case: one thing asked of the product, with all that is needed to ask it and to score what comes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from followup_ai.models import Context, Interview


@dataclass(frozen=True)
class Case:
    """One case of a suite.

    Args:
        id: unique in its suite.
        suite: "drafts", "rules", "safety" or "timing".
        cluster: the interview it is about; figures of cases that share one are not independent.
        interview: as an interview file says it; None where a message is judged without one.
        format, purpose: ids.
        to: the reader's name; the interviewer's where it is None.
        seed: asks for another of the model's possible drafts.
        now: the moment of writing or judging, ISO 8601 with an offset.
        expected: what a scorer holds the outcome against: labels, marks, steps of a plan, a marker.
    """

    id: str
    suite: str
    cluster: str
    interview: Mapping[str, Any] | None
    format: str = "email"
    purpose: str = "thank-you"
    to: str | None = None
    seed: int = 0
    now: str = ""
    expected: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The case as plain values, for a file."""
        return asdict(self)

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change whenever anything of the case does."""
        return hashlib.sha256(json.dumps(self.as_json(), sort_keys=True).encode()).hexdigest()[:12]

    @property
    def told(self) -> Interview | None:
        """The interview, read.

        Raises:
            InterviewError: it cannot be used.
        """
        return None if self.interview is None else _read(json.dumps(self.interview), self.cluster)

    def context(self) -> Context:
        """What a draft for this case is judged in.

        Raises:
            UnknownName: there is no such format, purpose or person.
        """
        import datetime as dt

        from followup_ai.rules import context_for

        now = dt.datetime.fromisoformat(self.now) if self.now else None
        return context_for(self.told, self.format, self.purpose, self.to, now)


CHUNK = 32
"""Cases that one worker takes at a time."""


def falls_to(part: int, number: int, of: int) -> bool:
    """Whether the case of a number is for this one of `of` workers."""
    return number // CHUNK % of == part


def in_part(cases: Iterable[Case], part: int, of: int) -> Iterator[Case]:
    """Those of the cases that fall to one of `of` workers."""
    return (case for number, case in enumerate(cases) if falls_to(part, number, of))


@lru_cache(maxsize=512)
def _read(text: str, name: str) -> Interview:
    from followup_ai.interviews import interview_from

    return interview_from(json.loads(text), name)
