"""What happens while a draft comes about, for those who watch: the page and the command line.

Each is given to `on_event` as it happens: Foreseen first, where something had to be relaxed; then, for every attempt,
AttemptStarted, TextSoFar (again and again, where streaming was asked for), Retrying (where a
request is repeated), Replied, Repaired (if anything was), Judged,
SecondRead (where there is a second reader), Reprompting (if there is another attempt); and at the end Finished. FellBack
stands between where a model gave nothing and the next is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from followup_ai.models import DraftResult, Verdict
from followup_ai.readings import Reading
from followup_ai.veils import Veiled


@dataclass(frozen=True)
class Foreseen:
    """Not everything fits: the advice `relaxed` (ids) is not asked for, for the reason `why`."""

    relaxed: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class AttemptStarted:
    """A model is being asked for the attempt of this number, counted from 1, of at most `of`."""

    number: int
    of: int


@dataclass(frozen=True)
class FellBack:
    """`model` gave nothing, for the reason `why`; `to` is asked next."""

    model: str
    why: str
    to: str


@dataclass(frozen=True, repr=False)
class TextSoFar(Veiled):
    """The model has written `text` until now; the next event of this kind replaces it."""

    open_fields: ClassVar = frozenset({"model"})

    number: int
    text: str
    model: str


@dataclass(frozen=True)
class Retrying:
    """A request to `model` failed for the passing reason `why` and is repeated after `seconds`."""

    number: int
    model: str
    why: str
    seconds: float


@dataclass(frozen=True, repr=False)
class Replied(Veiled):
    """The model wrote `text`, not judged yet."""

    open_fields: ClassVar = frozenset({"model"})

    number: int
    text: str
    model: str
    seconds: float


@dataclass(frozen=True, repr=False)
class Repaired(Veiled):
    """The fixes of `rules` (ids) turned the reply into `text`."""

    open_fields: ClassVar = frozenset({"rules"})

    number: int
    text: str
    rules: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Judged(Veiled):
    """Every rule's verdict on `text`."""

    number: int
    text: str
    verdicts: tuple[Verdict, ...]
    accepted: bool


@dataclass(frozen=True)
class SecondRead:
    """The second reader has read the attempt; `verdicts` are what the two readers say together."""

    number: int
    reading: Reading
    verdicts: tuple[Verdict, ...]
    accepted: bool


@dataclass(frozen=True)
class Reprompting:
    """The model is told what failed and will be asked again."""

    number: int
    failed: tuple[Verdict, ...]


@dataclass(frozen=True)
class Finished:
    """Drafting ended with `result`."""

    result: DraftResult


Event = (
    Foreseen
    | AttemptStarted
    | TextSoFar
    | Retrying
    | FellBack
    | Replied
    | Repaired
    | Judged
    | SecondRead
    | Reprompting
    | Finished
)
