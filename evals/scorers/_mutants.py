"""What becomes of mutants, as scorers: over all rules, which decide, and of every rule by itself."""

from __future__ import annotations

from typing import Any

from evals.cases import Case
from evals.exchange import Exchange
from evals.scorers._base import Score, Scorer
from followup_ai.rules import all_rules

RULE_MARGIN, ALL_MARGIN = 0.05, 0.03


def mutant_scorers() -> tuple[Scorer, ...]:
    """Killed and kept over all rules, then of each."""
    of_each = [scorer for rule in all_rules() for scorer in (_killed(rule.id), _kept(rule.id))]
    return (_killed(), _kept(), *of_each)


def _killed(rule: str = "") -> Scorer:
    def killed(case: Case, exchange: Exchange) -> Score:
        about = case.expected["rule"]
        if exchange.unchanged is not None or rule not in ("", about):
            return Score(None)
        verdict = exchange.verdicts[about]
        dead = verdict.verdict == "fail"
        return Score(dead, "" if dead else f"{about} lets pass “{case.expected['change']}”: {verdict.why}")

    return _scorer("killed", rule, killed, f"{rule or 'The rule'} fails a good message changed so that it must.")


def _kept(rule: str = "") -> Scorer:
    def kept(case: Case, exchange: Exchange) -> Score:
        about, was = case.expected["rule"], exchange.unchanged
        if was is None or rule not in ("", about):
            return Score(None)
        now = exchange.verdicts[about]
        same = was.verdict == now.verdict
        return Score(same, "" if same else f"{about} says {was.verdict}, and after “{case.expected['change']}” {now.verdict}")

    about = f"{rule or 'The rule'} says the same of a message changed in nothing that matters."
    return _scorer("kept", rule, kept, about)


def _scorer(name: str, rule: str, function: Any, about: str) -> Scorer:
    id, margin = (f"{rule}:{name}", RULE_MARGIN) if rule else (name, ALL_MARGIN)
    return Scorer(id, function, margin=margin, headline=not rule, suites=("mutants",), about=about)
