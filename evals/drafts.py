"""Drafts every interview in every format for every purpose, and counts: accepted, on which attempt, how alike, how fast."""

from __future__ import annotations

import contextlib
import itertools
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from followup_ai import anatomy
from followup_ai.drafting import draft
from followup_ai.errors import FollowupError
from followup_ai.formats import format_names, purpose_names
from followup_ai.interviews import read_interview
from followup_ai.models import DraftResult, Interview
from followup_ai.rules._text import read


@dataclass(frozen=True)
class Case:
    """One draft asked for."""

    interview: str
    format: str
    purpose: str
    seed: int


@dataclass(frozen=True)
class Outcome:
    """What came of a case: a result, or the sentence that stopped it; `seconds` of wall time, warm."""

    case: Case
    result: DraftResult | None
    problem: str
    seconds: float


def draft_all(paths: Iterable[Path], seeds: Sequence[int], model: str) -> list[Outcome]:
    """Every interview × format × purpose × seed, one after the other.

    Args:
        paths: interview files.
        seeds: the seeds to draft each with.
        model: any LiteLLM model.
    """
    outcomes = []
    interviews = {path.stem: read_interview(path) for path in sorted(paths)}
    _warm_up(next(iter(interviews.values())), model)
    for name, interview in interviews.items():
        for format, purpose, seed in itertools.product(format_names(), purpose_names(), seeds):
            case = Case(name, format, purpose, seed)
            start = time.perf_counter()
            try:
                result, problem = draft(interview, format, purpose, model, seed=seed), ""
            except FollowupError as error:
                result, problem = None, str(error)
            outcomes.append(Outcome(case, result, problem, time.perf_counter() - start))
    return outcomes


def _warm_up(interview: Interview, model: str) -> None:
    """Imports what a first draft imports, so that no case is charged for it."""
    with contextlib.suppress(FollowupError):
        draft(interview, model=model)


def sentences_of(result: DraftResult) -> dict[str, int]:
    """The sentences of a draft outside greeting and sign-off, in lower case, each with its number of words."""
    parsed = anatomy.parse(result.text, result.format)
    return {s.low: len(s.low.split()) for s in read(parsed).of("paragraph", "postscript", "voicemail")}


def sameness(outcomes: Iterable[Outcome]) -> tuple[float, float, float]:
    """How much drafts of different interviews repeat each other.

    Compared are drafts of the same format, purpose and seed. For each pair of interviews: the words of those sentences of
    the one draft that occur, letter for letter, in the other, divided by all its words outside greeting and sign-off.

    Returns:
        the mean over all pairs, the largest over all pairs, and the mean share of a draft's words that stand in a sentence
        which occurs in the draft of any other interview at all; each between 0 and 1.
    """
    cells: dict[tuple[str, str, int], list[dict[str, int]]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.result:
            case = outcome.case
            cells[case.format, case.purpose, case.seed].append(sentences_of(outcome.result))
    pairs, anywhere = [], []
    for drafts in cells.values():
        for one, other in itertools.permutations(drafts, 2):
            pairs.append(_share(one, other.keys()))
        for at, one in enumerate(drafts):
            others = set().union(*(d.keys() for i, d in enumerate(drafts) if i != at))
            anywhere.append(_share(one, others))
    return (statistics.fmean(pairs), max(pairs), statistics.fmean(anywhere)) if pairs else (0.0, 0.0, 0.0)


def _share(one: dict[str, int], others: Iterable[str]) -> float:
    total = sum(one.values())
    return sum(words for sentence, words in one.items() if sentence in set(others)) / total if total else 0.0


def report(outcomes: Sequence[Outcome]) -> str:
    """A table of acceptance by format and purpose, then sameness, time, and every case that was not accepted."""
    lines = [f"{'format':<18}{'purpose':<16}{'drafts':>7}{'accepted':>10}{'first':>8}{'repaired':>10}"]
    cells: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        cells[outcome.case.format, outcome.case.purpose].append(outcome)
    for (format, purpose), group in sorted(cells.items()):
        lines.append(f"{format:<18}{purpose:<16}{_counts(group)}")
    lines.append(f"{'all':<34}{_counts(outcomes)}")
    mean, worst, anywhere = sameness(outcomes)
    lines += [
        "",
        f"words in sentences shared with another interview's draft: mean over pairs {mean:.1%}, worst pair {worst:.1%}",
        f"words in sentences that occur in any other interview's draft of the same kind: {anywhere:.1%}",
        f"seconds a draft, warm: median {statistics.median(o.seconds for o in outcomes):.4f},"
        f" worst {max(o.seconds for o in outcomes):.4f}",
    ]
    lines += [_failure(o) for o in outcomes if o.result is None or not o.result.accepted]
    return "\n".join(lines)


def _counts(group: Sequence[Outcome]) -> str:
    accepted = sum(bool(o.result and o.result.accepted) for o in group)
    first = sum(bool(o.result and o.result.accepted and len(o.result.attempts) == 1) for o in group)
    repaired = sum(bool(o.result and any(a.repaired for a in o.result.attempts)) for o in group)
    return f"{len(group):>7}{accepted:>10}{first:>8}{repaired:>10}"


def _failure(outcome: Outcome) -> str:
    case = outcome.case
    name = f"{case.interview} {case.format} {case.purpose} seed {case.seed}"
    if outcome.result is None:
        return f"\n{name}: {outcome.problem}"
    whys = "; ".join(f"{v.rule}: {v.why}" for v in outcome.result.verdicts if v.required and v.verdict == "fail")
    return f"\n{name}: {whys}\n{outcome.result.text}"
