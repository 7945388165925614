"""The gate tells a worse rule from an unchanged one, and moves only for a reason."""

import copy

import pytest

from evals import gate
from evals.labelled import read_split
from evals.rules import score
from followup_ai.errors import InputError


@pytest.fixture(scope="module")
def scores():
    return score(read_split("dev"))


def test_no_rule_does_worse_than_the_committed_baseline(scores):
    assert gate.regressions(scores) == []


def test_a_planted_regression_is_told_with_its_rule(scores, tmp_path):
    path = tmp_path / "baseline.json"
    gate.bless(scores, "a test", path)
    worse = copy.deepcopy(scores)
    worse[0].misses += 1
    assert gate.regressions(worse, path) == [f"{worse[0].rule}: misses rose from {scores[0].misses} to {worse[0].misses}."]


def test_a_baseline_needs_a_reason(scores, tmp_path):
    with pytest.raises(InputError, match="reason"):
        gate.bless(scores, "  ", tmp_path / "baseline.json")


def test_other_data_is_not_compared(scores, tmp_path):
    path = tmp_path / "baseline.json"
    gate.bless(scores, "a test", path)
    path.write_text(path.read_text().replace(gate.data_version("dev"), "0" * 12))
    with pytest.raises(InputError, match="labelled data changed"):
        gate.regressions(scores, path)
