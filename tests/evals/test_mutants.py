"""Mutants as a suite: enough of every rule, made of messages people called good, and a rule gone blind or fickle is seen."""

from collections import Counter

import numpy as np
import pytest

from evals.gate import Measure, decide
from evals.mutants import LEAST, good_messages
from evals.played import Played
from evals.runs import exchanges
from evals.scorers import chosen
from evals.scoring import score
from evals.statistics import Paired, numbered
from evals.suites import mutants
from followup_ai.models import Context
from followup_ai.rules import all_rules, find_rule
from followup_ai.rules._base import failed, passed

IDS = [rule.id for rule in all_rules()]


@pytest.fixture(scope="module")
def cases():
    return mutants.cases()


def rows(cases, rule):
    run = Played("mutants", given=[case for case in cases if case.expected["rule"] == rule])
    return list(score(run, chosen("mutants", ["killed", "kept", f"{rule}:killed"]), 1))


def mean(scored, name):
    values = [row["values"][name] for row in scored if row["values"][name] is not None]
    return sum(values) / len(values)


def test_every_rule_has_forty_of_each_kind(cases):
    found = Counter((case.expected["rule"], case.expected["before"] is None) for case in cases)
    assert {key for key, count in found.items() if count >= LEAST} == {(id, kind) for id in IDS for kind in (True, False)}


def test_no_mutant_is_like_another_or_like_what_it_was_made_of(cases):
    made = [(c.expected["rule"], c.expected["text"], str(c.interview), c.now) for c in cases if c.expected["before"] is None]
    assert len(set(made)) > 0.97 * len(made)
    assert all(case.expected["before"] != case.expected["text"] for case in cases)


def test_good_messages_are_so_by_what_people_say_and_not_by_the_rules(monkeypatch):
    monkeypatch.setattr("evals.mutants.judge_all", None)
    good_messages.cache_clear()
    assert len(good_messages()) >= 150


@pytest.mark.parametrize("rule", ["no-apology", "signed"])
def test_a_rule_that_sees_nothing_and_one_that_sees_too_much_are_seen(cases, rule, monkeypatch):
    before = rows(cases, rule)
    assert mean(before, "killed") >= 0.9
    assert mean(before, "kept") >= 0.95
    monkeypatch.setattr(type(find_rule(rule)), "judge", lambda *_: passed("As you like it."))
    blind = rows(cases, rule)
    assert mean(blind, "killed") == 0
    assert blind[0]["whys"]["killed"].startswith(f"{rule} lets pass")
    assert verdict_on(before, blind, "killed") == "regressed"
    monkeypatch.setattr(type(find_rule(rule)), "judge", lambda _, draft, __: failed("So.") if "’" in draft.text else passed(""))
    assert mean(rows(cases, rule), "kept") < 0.95


def verdict_on(before, after, name):
    [scorer] = chosen("mutants", [name])
    pairs = [(a["values"][name], b["values"][name], a) for a, b in zip(before, after, strict=True)]
    known = [(a, b, row) for a, b, row in pairs if a is not None]
    columns = [[pair[at] for pair in known] for at in (0, 1)]
    clusters = numbered(row["cluster"] for _, _, row in known)
    paired = Paired(np.array(columns[0]), np.array(columns[1]), clusters, rate=True)
    return decide([Measure("mutants", scorer, tuple(row["id"] for _, _, row in known), paired)])[0].ending


def test_a_message_sent_before_is_there_when_its_mutant_is_judged(cases):
    case = next(c for c in cases if c.expected["rule"] == "fresh" and c.expected["before"] is None)
    [exchange] = exchanges(Played("mutants", given=[case]))
    assert isinstance(exchange.context, Context)
    assert exchange.context.sent
    assert exchange.verdicts["fresh"].verdict == "fail"
