"""What `evals rules` says of the rules: rates beside labels, with intervals that know of interviews."""

import pytest

from evals import intervals
from evals.labelled import read_split
from evals.rules import score, table, total
from followup_ai.models import Verdict

MESSAGES = [message for message in read_split("dev") if "gratitude" in message.labels][:200]


def verdicts(wrong):
    """A judge of gratitude that is wrong on some messages."""

    def judge(message):
        passes = message.labels["gratitude"] != wrong(message)
        return [Verdict(rule="gratitude", required=True, verdict="pass" if passes else "fail", why="It is so.")]

    return judge


def test_what_is_wrong_with_one_interview_alone_makes_the_interval_wider():
    held = {message.cluster for message in MESSAGES}
    stumbled = sorted(held)[: len(held) // 4]
    (found,) = score(MESSAGES, verdicts(lambda message: message.cluster in stumbled))
    mean, low, high = found.figures()["accuracy"]
    wrong = sum(message.cluster in stumbled for message in MESSAGES)
    assert mean == pytest.approx(1 - wrong / len(MESSAGES))
    naive_low, naive_high = intervals.wilson(len(MESSAGES) - wrong, len(MESSAGES))
    assert high - low > 1.3 * (naive_high - naive_low)


def test_false_alarms_and_misses_are_counted_each_on_its_own_labels():
    (found,) = score(MESSAGES, verdicts(lambda _: True))
    passing = sum(message.labels["gratitude"] for message in MESSAGES)
    assert (found.labels, found.failing) == (200, 200 - passing)
    assert (found.false_alarms, found.misses) == (passing, 200 - passing)
    figures = found.figures()
    assert (figures["false_alarms"][0], figures["misses"][0], figures["recall"][0], figures["precision"][0]) == (1, 1, 0, 0)
    assert figures["sure_wrong"][0] == 1
    assert total([found, found]).false_alarms == 2 * passing
    assert f"{'all':<23}{400:>7}{400 - 2 * passing:>8}" in table([found, found])


def test_a_rule_that_is_never_wrong_has_no_precision_where_nothing_fails():
    good = [message for message in MESSAGES if message.labels["gratitude"]]
    (found,) = score(good, verdicts(lambda _: False))
    assert found.figures()["precision"] is None
    assert found.figures()["accuracy"][0] == 1
