"""A case: one thing asked of the product, with all that is needed to ask it and to score what comes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from followup_ai.models import Context, Interview


@dataclass(frozen=True)
class Case:
    """One case of a suite.

    Args:
        id: unique in its suite.
        suite: "drafts", "rules", "mutants", "judged", "safety" or "timing".
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
        return {name: getattr(self, name) for name in _FIELDS}

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change whenever anything of the case does."""
        return self._digest_of(self.as_json())

    @cached_property
    def asked(self) -> str:
        """The same of what whoever answers it is given: of a draft without what is expected, which is each writer's own."""
        return self._digest_of({**self.as_json(), "expected": {}}) if self.suite == "drafts" and self.expected else self.digest

    def _digest_of(self, told: Mapping[str, Any]) -> str:
        interview = self.shared.digest if self.shared else _short("null")
        return _short(json.dumps({**told, "interview": interview}, sort_keys=True))

    @property
    def shared(self) -> Shared | None:
        """The interview as it is shared with other cases, by which what is worked out of it can be kept."""
        return None if self.interview is None else _shared(self.interview)

    @property
    def told(self) -> Interview | None:
        """The interview, read.

        Raises:
            InterviewError: it cannot be used.
        """
        return None if self.shared is None else self.shared.read(self.cluster)

    def context(self) -> Context:
        """What a draft for this case is judged in.

        Raises:
            UnknownName: there is no such format, purpose or person.
        """
        import datetime as dt

        from followup_ai.rules import context_for

        now = dt.datetime.fromisoformat(self.now) if self.now else None
        return context_for(self.told, self.format, self.purpose, self.to, now)


CHUNK = 24
"""Cases that one worker takes at a time: an interview's in six formats for four purposes, whose drafts share sentences."""


_FIELDS = tuple(field.name for field in fields(Case))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Shared:
    """An interview that many cases share: what is worked out of it is worked out once; equal to itself alone.

    Args:
        told: as an interview file says it.
        digest: twelve hexadecimal digits of it.

    `interview` is the interview, read, where that was done already.
    """

    def __init__(self, told: Mapping[str, Any], digest: str) -> None:
        self.told, self.digest = told, digest
        self.interview: Interview | None = None

    def read(self, name: str) -> Interview:
        """The interview, checked.

        Args:
            name: what messages call it.

        Raises:
            InterviewError: it cannot be used.
        """
        if self.interview is None:
            from followup_ai.interviews import interview_from

            self.interview = interview_from(json.loads(json.dumps(self.told)), name)
        return self.interview


_known: dict[int, tuple[object, Shared]] = {}
"""By the identity of what an interview file says, which is kept, so that nothing else takes its place."""
_alike: dict[str, Shared] = {}
"""By the digest: what was read twice is shared all the same."""


def _shared(told: Mapping[str, Any]) -> Shared:
    known = _known.get(id(told))
    if known is None:
        if len(_known) > 5_000:
            _known.clear()
            _alike.clear()
        digest = _short(json.dumps(told, sort_keys=True))
        known = _known[id(told)] = (told, _alike.setdefault(digest, Shared(told, digest)))
    return known[1]


@dataclass(frozen=True)
class Share:
    """The cases that fall to one worker: of those from number `start` on, the chunks of its `part` of `of` parts."""

    part: int = 0
    of: int = 1
    start: int = 0

    def __contains__(self, number: int) -> bool:
        return number >= self.start and number // CHUNK % self.of == self.part

    @property
    def first_chunk(self) -> int:
        """How many cases its first chunk has: `start` may be in the middle of one."""
        return CHUNK - self.start % CHUNK if self.start // CHUNK % self.of == self.part else CHUNK

    def among(self, cases: Iterable[Case]) -> Iterator[Case]:
        """Those of the cases."""
        return (case for number, case in enumerate(cases) if number in self)


ALL = Share()
"""Every case."""
