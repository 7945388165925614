"""Scores every rule against labelled messages: false alarms, misses, precision, recall, each with its interval."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from evals import intervals
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


class Heard(NamedTuple):
    """One verdict beside its label: the interview it is about, whether the rule passes by the label, whether they agree."""

    cluster: str
    label: bool
    agrees: bool
    sure: bool


@dataclass
class Score:
    """One rule's agreement with its labels: a false alarm is a failing verdict on a passing label, a miss any other verdict
    on a failing one."""

    rule: str
    heard: list[Heard] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    def count(self, message: Labelled, verdict: Verdict, label: bool) -> None:
        """Adds one verdict and its label."""
        agrees = (verdict.verdict != "fail") == label
        self.heard.append(Heard(message.cluster, label, agrees, verdict.sure))
        if not agrees:
            self.wrong.append(Wrong(message, verdict, label))

    @property
    def labels(self) -> int:
        """How many labels there are."""
        return len(self.heard)

    @property
    def failing(self) -> int:
        """How many of them say that the rule fails."""
        return sum(not one.label for one in self.heard)

    @property
    def false_alarms(self) -> int:
        """How many verdicts fail on a label that passes."""
        return sum(one.label and not one.agrees for one in self.heard)

    @property
    def misses(self) -> int:
        """How many do not on one that fails."""
        return sum(not one.label and not one.agrees for one in self.heard)

    def figures(self) -> dict[str, Any]:
        """Every rate between 0 and 1 with its 95 % interval; None where there is nothing to divide by."""
        heard = self.heard
        alarms = [one for one in heard if one.label != one.agrees]  # what the rule calls failing
        return {
            "rule": self.rule,
            "labels": self.labels,
            "failing": self.failing,
            "accuracy": rate((one.cluster, one.agrees) for one in heard),
            "false_alarms": rate((one.cluster, not one.agrees) for one in heard if one.label),
            "misses": rate((one.cluster, not one.agrees) for one in heard if not one.label),
            "precision": rate((one.cluster, one.agrees) for one in alarms),
            "recall": rate((one.cluster, one.agrees) for one in heard if not one.label),
            "sure": rate((one.cluster, one.sure) for one in heard),
            "sure_wrong": rate((one.cluster, not one.agrees) for one in heard if one.sure),
        }


def rate(outcomes: Iterable[tuple[str, bool]]) -> tuple[float, float, float] | None:
    """How often something is so, with its 95 % interval, clustered by interview, as (rate, low, high); None of nothing.

    Args:
        outcomes: the interview each is about, and whether it is so.
    """
    clusters: dict[str, tuple[int, float]] = {}
    for cluster, so in outcomes:
        cases, total = clusters.get(cluster, (0, 0.0))
        clusters[cluster] = cases + 1, total + so
    if not clusters:
        return None
    found = intervals.rate(clusters)
    return found.mean, found.low, found.high


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
    """All rules' scores together."""
    return Score("all", [heard for one in scores for heard in one.heard])


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
