"""Every rule as a scorer: whether the message passes it."""

from __future__ import annotations

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, Scorer
from followup_ai.rules import Rule, all_rules

SUITES = ("drafts", "safety")


def rule_scorers() -> tuple[Scorer, ...]:
    """One scorer a rule, called as the rule is."""
    return tuple(_scorer(rule) for rule in all_rules())


def _scorer(rule: Rule) -> Scorer:
    def score(_case: Case, exchange: Exchange) -> Score:
        verdict = exchange.verdicts.get(rule.id)
        if verdict is None or verdict.verdict == "not-applicable":
            return Score(None, verdict.why if verdict else exchange.problem)
        passes = verdict.verdict == "pass"
        return Score(passes, verdict.why, () if passes else [exchange.absolute(span) for span in verdict.spans])

    about = (type(rule).__doc__ or "").strip().split("\n", 1)[0]
    return Scorer(rule.id, score, margin=0.05 if rule.required else 0.1, suites=SUITES, about=about)
