"""What a scorer is: one function in one module, from a case and what came of it to a value, a reason and the words it is about.

A module `evals/scorers/<id with underscores>.py` holds one function of that name under `@scorer`, and is found by its being
there; a folder of further scorers is given on the command line with `--scorers FOLDER`.

    @scorer(better="higher", margin=0.03)
    def accepted(case: Case, exchange: Exchange) -> Score:
        \"\"\"A draft came about that passes every required rule.\"\"\"
        return Score(exchange.accepted, …)

"Does not apply" is a value: `Score(None, why)`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Better = Literal["higher", "lower", "neither"]
Kind = Literal["rate", "number"]


@dataclass(frozen=True, slots=True)
class Score:
    """What a scorer says of one case.

    Args:
        value: True and False (a rate over all cases), a number, or None where the scorer does not apply.
        why: in a sentence; may be empty where the value says all.
        spans: (start, end) in the draft's text of the words it is about.
    """

    value: float | bool | None
    why: str = ""
    spans: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Scorer:
    """A function that scores, and how its figures are read.

    Args:
        id: kebab-case, the module's name with hyphens.
        score: the function.
        better: which way is better; the gate leaves "neither" alone.
        kind: a rate of yes and no, or a number.
        unit: of a number, for people ("words", "$").
        margin: how much worse the gate lets it become, in the unit of the value (0.03 of a rate is three points); None keeps it
            out of the gate.
        headline: whether it decides on a pass, and is shown first.
        suites: the suites it is for; every one where it is empty.
        about: one line, for lists and reports.
        across: for a scorer that compares cases with one another: gives the (thing, weight) pairs a case holds; its value is
            the share of weight of those things that a case of another interview holds too (same format, purpose, seed).
        believed_by: the id of another scorer, a rate, whose lower bound says whether the gate believes this one.
    """

    id: str
    score: Callable[[Any, Any], Score]
    better: Better = "higher"
    kind: Kind = "rate"
    unit: str = ""
    margin: float | None = None
    headline: bool = False
    suites: tuple[str, ...] = ()
    about: str = ""
    across: Callable[[Any, Any], Sequence[tuple[str, float]]] | None = None
    believed_by: str = ""

    def applies_to(self, suite: str) -> bool:
        """Whether it is for a suite."""
        return not self.suites or suite in self.suites


def scorer(**how: Any) -> Callable[[Callable[[Any, Any], Score]], Scorer]:
    """Makes a function a scorer; the keywords are fields of `Scorer`."""

    def make(function: Callable[[Any, Any], Score]) -> Scorer:
        about = (function.__doc__ or "").strip().split("\n", 1)[0]
        return Scorer(function.__name__.replace("_", "-"), function, about=about, **how)

    return make


def across_scorer(**how: Any) -> Callable[[Callable[[Any, Any], Sequence[tuple[str, float]]]], Scorer]:
    """Makes a function that lists what a case holds a scorer of how much of it other interviews' cases hold too."""

    def make(function: Callable[[Any, Any], Sequence[tuple[str, float]]]) -> Scorer:
        about = (function.__doc__ or "").strip().split("\n", 1)[0]

        def nothing_yet(_case: Any, _exchange: Any) -> Score:
            return Score(None, "worked out when every case is known")

        name = function.__name__.replace("_", "-")
        return Scorer(name, nothing_yet, about=about, kind="number", across=function, **how)

    return make
