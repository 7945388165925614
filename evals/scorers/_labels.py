"""Agreement with labels as scorers: of every rule how often it alarms falsely and how often it misses, and of all together."""

from __future__ import annotations

from collections.abc import Iterator

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, Scorer
from followup_ai.rules import all_rules

SUITES = ("rules", "drafts")
RULE_MARGIN = 0.05
ALL_MARGIN = 0.03


def label_scorers() -> tuple[Scorer, ...]:
    """Those over all rules, which decide, then two for each rule."""
    return (
        _over_all("false-alarms", False, "Labels that say a rule passes, on a message the rule fails."),
        _over_all("misses", True, "Labels that say a rule fails, on a message the rule does not fail."),
        *(s for rule in all_rules() for s in _of_one(rule.id)),
    )


def _of_one(rule: str) -> Iterator[Scorer]:
    def false_alarm(case: Case, exchange: Exchange) -> Score:
        if not case.expected.get("labels", {}).get(rule, False):
            return Score(None)
        verdict = exchange.verdicts[rule]
        alarm = verdict.verdict == "fail"
        return Score(alarm, verdict.why if alarm else "", [exchange.absolute(s) for s in verdict.spans] if alarm else ())

    def miss(case: Case, exchange: Exchange) -> Score:
        if case.expected.get("labels", {}).get(rule, True):
            return Score(None)
        verdict = exchange.verdicts[rule]
        missed = verdict.verdict != "fail"
        return Score(missed, verdict.why if missed else "")

    about = f"{rule} fails a message a careful reader passes."
    yield Scorer(f"{rule}:false-alarms", false_alarm, "lower", margin=RULE_MARGIN, suites=SUITES, about=about)
    about = f"{rule} does not fail a message a careful reader fails."
    yield Scorer(f"{rule}:misses", miss, "lower", margin=RULE_MARGIN, suites=SUITES, about=about)


def _over_all(name: str, failing: bool, about: str) -> Scorer:
    """How many of a message's labels of one kind the rules get wrong: every label weighs the same."""

    def score(case: Case, exchange: Exchange) -> Score:
        labels = [rule for rule, passes in case.expected.get("labels", {}).items() if passes is not failing]
        if not labels:
            return Score(None)
        wrong = [rule for rule in labels if (exchange.verdicts[rule].verdict == "fail") is not failing]
        return Score(len(wrong), ", ".join(wrong))

    return Scorer(
        name, score, "lower", "number", unit="a message", margin=ALL_MARGIN, headline=True, suites=SUITES, about=about
    )
