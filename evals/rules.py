"""Scores every rule against labelled messages: false alarms, misses, precision, recall, each with its interval."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scipy.stats import binomtest

from evals.exchange import Judged
from evals.labelled import Labelled
from followup_ai import anatomy
from followup_ai.errors import InputError
from followup_ai.models import Verdict
from followup_ai.rules import all_rules, context_for, rule_set_version


@dataclass(frozen=True)
class Wrong:
    """A verdict that disagrees with its label."""

    message: Labelled
    verdict: Verdict
    label: bool


@dataclass
class Score:
    """One rule's agreement with its labels.

    `passing` and `failing` count the labels; a false alarm is a failing verdict on a passing label, a miss any other verdict
    on a failing one. `sure` counts verdicts called sure, `sure_wrong` those of them that disagree.
    """

    rule: str
    passing: int = 0
    failing: int = 0
    false_alarms: int = 0
    misses: int = 0
    sure: int = 0
    sure_wrong: int = 0
    wrong: list[Wrong] = field(default_factory=list)

    def count(self, message: Labelled, verdict: Verdict, label: bool) -> None:
        """Adds one verdict and its label."""
        agrees = (verdict.verdict != "fail") == label
        self.passing += label
        self.failing += not label
        self.false_alarms += label and not agrees
        self.misses += not label and not agrees
        self.sure += verdict.sure
        self.sure_wrong += verdict.sure and not agrees
        if not agrees:
            self.wrong.append(Wrong(message, verdict, label))

    @property
    def labels(self) -> int:
        """How many labels there are."""
        return self.passing + self.failing

    def figures(self) -> dict[str, Any]:
        """Every rate between 0 and 1 with its 95 % Wilson interval; None where there is nothing to divide by."""
        hits = self.failing - self.misses
        return {
            "rule": self.rule,
            "labels": self.labels,
            "failing": self.failing,
            "accuracy": rate(self.labels - self.false_alarms - self.misses, self.labels),
            "false_alarms": rate(self.false_alarms, self.passing),
            "misses": rate(self.misses, self.failing),
            "precision": rate(hits, hits + self.false_alarms),
            "recall": rate(hits, self.failing),
            "sure": rate(self.sure, self.labels),
            "sure_wrong": rate(self.sure_wrong, self.sure),
        }


def rate(part: int, whole: int) -> tuple[float, float, float] | None:
    """`part / whole` with its 95 % Wilson score interval, as (rate, low, high)."""
    if not whole:
        return None
    interval = binomtest(part, whole).proportion_ci(0.95, method="wilson")
    return part / whole, float(interval.low), float(interval.high)


def by_the_rules(message: Labelled) -> Iterable[Verdict]:
    """What the labelled rules say of a message."""
    draft = anatomy.parse(message.body, message.format, subject=message.subject, candidate=message.interview.candidate)
    judged = Judged(draft, context_for(message.interview, message.format, message.purpose, now=message.now))
    return (judged[rule] for rule in message.labels)


def score(messages: Iterable[Labelled], judge: Callable[[Labelled], Iterable[Verdict]] = by_the_rules) -> list[Score]:
    """Each rule's score over the messages, in the order of the rules; rules without a label are left out.

    Args:
        messages: the labelled ones.
        judge: gives the verdicts on one.
    """
    scores = {rule.id: Score(rule.id) for rule in all_rules()}
    for message in messages:
        for verdict in judge(message):
            if verdict.rule in message.labels:
                scores[verdict.rule].count(message, verdict, message.labels[verdict.rule])
    return [s for s in scores.values() if s.labels]


def by_both_readers(folder: Path) -> Callable[[Labelled], Iterable[Verdict]]:
    """What the rules and a second reader say of each message of a recording, replayed without a network.

    Args:
        folder: of a complete recording of the suite rules.

    Raises:
        InputError: it cannot be replayed; the sentence says what to do.
    """
    from evals.runs import Missed, Recording, exchanges
    from evals.scoring import stale_sentence

    run = Recording(folder)
    played = list(exchanges(run))
    if stale := [one.case for one in played if isinstance(one, Missed)]:
        raise InputError(stale_sentence(run, stale))
    said = {one.case.id: tuple(one.verdicts.values()) for one in played if not isinstance(one, Missed)}
    return lambda message: said.get(message.id, ())


def log_scoring(summed: Score, folder: Path) -> None:
    """Notes that the frozen split was scored: how often it is looked at is part of what its score means."""
    line = {"when": f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%MZ}", "rules": rule_set_version(), **summed.figures()}
    with (folder / "scored.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")


def total(scores: Sequence[Score]) -> Score:
    """All rules' scores added up."""
    summed = Score("all")
    for one in scores:
        for name in ("passing", "failing", "false_alarms", "misses", "sure", "sure_wrong"):
            setattr(summed, name, getattr(summed, name) + getattr(one, name))
    return summed


def table(scores: Sequence[Score]) -> str:
    """The figures as a table of percentages, intervals in brackets."""
    lines = [
        f"{'rule':<23}{'labels':>7}{'failing':>8}  {'accuracy':<22}{'false alarms':<22}{'misses':<22}"
        f"{'sure':>7}{'sure wrong':>11}"
    ]
    for one in [*scores, total(scores)]:
        f = one.figures()
        rates = "".join(f"{_percent(f[name]):<22}" for name in ("accuracy", "false_alarms", "misses"))
        sure, wrong = (f"{f[n][0]:.1%}" if f[n] else "-" for n in ("sure", "sure_wrong"))
        lines.append(f"{one.rule:<23}{one.labels:>7}{one.failing:>8}  {rates}{sure:>7}{wrong:>11}")
    return "\n".join(lines)


def _percent(figure: tuple[float, float, float] | None) -> str:
    return f"{figure[0]:6.1%} [{figure[1]:.1%}, {figure[2]:.1%}]" if figure else "     -"


def wrong_verdicts(scores: Sequence[Score]) -> str:
    """Every verdict that disagrees with its label, with the text it is about."""
    blocks = []
    for one in scores:
        for wrong in one.wrong:
            kind = "false alarm" if wrong.label else "miss"
            message = wrong.message
            blocks.append(
                f"--- {one.rule}: {kind} on {message.id} ({message.format}, {message.purpose})\n"
                f"{wrong.verdict.why}\n{f'Subject: {message.subject}' if message.subject else ''}\n{message.body}"
            )
    return "\n\n".join(blocks)
