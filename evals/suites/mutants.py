"""Mutants: good messages changed so that one rule must fail, or so that no verdict may change; the other half of `rules`.

What is changed and how is said in `evals.mutants`; the texts are in `datasets/mutants.yaml`. Each case is about one rule.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from evals.asking import Play
from evals.cases import Case
from evals.exchange import Exchange
from evals.mutants import Message, Mutant, good_messages, mutants_of, variants_of
from evals.suites.drafts import told_of
from followup_ai import anatomy
from followup_ai.models import SentMessage
from followup_ai.rules import all_rules, find_rule

NAME = "mutants"


def cases(rules: Iterable[str] = (), every: int = 1) -> list[Case]:
    """The mutants and the variants.

    Args:
        rules: ids; of all rules where it is empty.
        every: only each so-manieth of a rule's, broken and unbroken apart.
    """
    wanted, good = frozenset(rules), good_messages()
    made = []
    for rule in all_rules():
        if not wanted or rule.id in wanted:
            broken = mutants_of(rule.id, good)
            made += [_case(f"{rule.id}/fails/{n}", rule.id, mutant) for n, mutant in list(enumerate(broken))[::every]]
            same = variants_of(broken)
            made += [_case(f"{rule.id}/same/{n}", rule.id, variant, same=True) for n, variant in list(enumerate(same))[::every]]
    return made


def _case(id: str, rule: str, mutant: Mutant, same: bool = False) -> Case:
    message = mutant.message
    expected = {
        "rule": rule,
        "change": mutant.change,
        "text": message.text,
        "before": mutant.base.text if same else None,
        "sent": [sent.model_dump(mode="json") for sent in message.sent],
        "to_others": [sent.model_dump(mode="json") for sent in message.to_others],
    }
    now = _moment(message).isoformat()
    told = told_of(message.interview)
    return Case(id, NAME, mutant.base.id, told, message.format, message.purpose, now=now, expected=expected)


def _moment(message: Message) -> dt.datetime:
    return dt.datetime.combine(message.interview.date + dt.timedelta(days=message.days), dt.time(10), dt.UTC)


def play(case: Case, _asked: Mapping[str, Any]) -> Play[Exchange]:
    """One changed message being judged by the rule it is about."""
    yield from ()
    exchange, expected = Exchange(case, text=case.expected["text"]), case.expected
    sent, to_others = (tuple(SentMessage(**one) for one in expected[name]) for name in ("sent", "to_others"))
    exchange.context = dataclasses.replace(case.context(), sent=sent, panel_messages=to_others)
    rule = find_rule(expected["rule"])
    exchange.verdicts = {rule.id: rule.check(exchange.draft, exchange.context)}
    if expected["before"] is not None:
        candidate = str((case.interview or {})["candidate"])
        before = anatomy.parse(expected["before"], case.format, candidate=candidate)
        exchange.unchanged = rule.check(before, exchange.context)
    return exchange
