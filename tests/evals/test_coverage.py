"""No rule goes without what proves it: examples, mutants, labelled messages, documentation."""

from collections import Counter

import pytest

from evals.keepers import KEEPERS
from evals.labelled import read_split
from evals.mutants import BREAKERS, LEAST, PLACES, Message, texts
from followup_ai.rules import all_rules
from followup_ai.rules._base import EXAMPLE_INTERVIEW

IDS = [rule.id for rule in all_rules()]
GOOD = (
    "Subject: Senior Data Engineer: thank you\n\nDear Dana,\n\nThank you for your time on Tuesday. You share the "
    "on-call rota fairly, which I liked. My years running Kafka would help with the move to streaming.\n\n"
    "The link to my Kafka talk is attached. I would be glad to join Acme. Could you tell me what the next "
    "steps are?\n\nBest regards,\nSam Okafor"
)
MESSAGE = Message("example", GOOD, EXAMPLE_INTERVIEW)

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=IDS)


@every_rule
def test_a_rule_has_examples_each_way(rule):
    assert len(rule.passes) >= 5
    assert len(rule.fails) >= 5


@every_rule
def test_a_rule_is_documented(rule):
    doc = type(rule).__doc__ or ""
    assert "Why:" in doc
    assert "Source:" in doc
    assert rule.asks
    assert rule.remedy


@every_rule
def test_a_rule_has_forty_mutants_and_a_way_to_make_them(rule):
    written = texts()[rule.id]
    assert rule.id in BREAKERS
    assert len(set(written)) == len(written)
    assert len(written) * len(PLACES) >= LEAST


@every_rule
def test_a_rule_has_labels_each_way(rule):
    labels = Counter(m.labels[rule.id] for m in read_split("dev") if rule.id in m.labels)
    assert labels[True] >= 20, labels
    assert labels[False] >= 20, labels


def test_no_text_or_change_is_left_of_a_rule_that_went():
    assert set(texts()) == set(BREAKERS) == set(IDS)


@every_rule
def test_a_mutant_differs_from_its_message(rule):
    changed = [BREAKERS[rule.id](MESSAGE, texts()[rule.id][0], place) for place in PLACES]
    assert all(m != MESSAGE for m in changed)


@pytest.mark.parametrize("keeper", KEEPERS.values(), ids=KEEPERS.keys())
def test_a_change_that_keeps_the_meaning_keeps_every_verdict(keeper):
    before = MESSAGE.failing()
    after = Message("changed", keeper(GOOD, "email", "Sam Okafor"), EXAMPLE_INTERVIEW).failing()
    assert after == before


def test_changes_that_keep_the_meaning_do_change_the_text():
    unchanged = {name for name, keeper in KEEPERS.items() if keeper(GOOD, "email", "Sam Okafor") == GOOD}
    assert unchanged <= {
        "American spelling",
        "British spelling",
        "straight quotes",
        "curly quotes",
        "no contractions",
        "contractions",
    }


@pytest.mark.parametrize("rule", ["no-begging", "no-apology", "no-pressure", "no-defensiveness", "no-placeholders", "signed"])
def test_mutants_of_a_plain_message_are_killed(rule):
    alive = [text for text in texts()[rule] for place in PLACES if rule not in BREAKERS[rule](MESSAGE, text, place).failing()]
    assert not alive


def test_each_split_can_be_read_however_often_it_was_scored():
    assert all(read_split(split) for split in ("dev", "test"))
