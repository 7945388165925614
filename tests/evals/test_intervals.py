"""Intervals and tests are those of the books: held against scipy's own, and against what they promise in simulation."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special
from scipy.stats import binomtest, ttest_1samp

from evals.intervals import number, rate, spread, t_quantile, wilson
from evals.statistics import Paired, compare, holm, numbered

COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(deadline=None)
@given(COUNTS, st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_is_scipys(counts, level):
    part, whole = counts
    theirs = binomtest(part, whole).proportion_ci(level, method="wilson")
    assert wilson(part, whole, level) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@settings(deadline=None)
@given(st.lists(st.floats(-100, 100), min_size=3, max_size=40))
def test_with_a_case_an_interview_the_error_is_the_plain_one(values):
    mean, error = spread([(1, value) for value in values])
    assert mean == pytest.approx(np.mean(values), abs=1e-9)
    assert error == pytest.approx(np.std(values, ddof=1) / math.sqrt(len(values)), abs=1e-9)


def test_a_mean_has_students_interval():
    values = [3.0, 4.5, 2.2, 8.1, 5.5, 4.4]
    found = number({str(n): (1, v) for n, v in enumerate(values)}, sum(v * v for v in values))
    theirs = ttest_1samp(values, 0).confidence_interval(0.95)
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high))


def test_cases_alike_within_an_interview_are_worth_fewer():
    alike = rate({str(n): (24, 24.0 * (n % 2)) for n in range(20)})
    mixed = rate({str(n): (24, 12.0) for n in range(20)})
    assert alike.design == pytest.approx(24 * 20 / 19)
    assert alike.high - alike.low > 4 * (mixed.high - mixed.low)
    assert math.isnan(rate({"one": (5, 3.0)}).error)


@pytest.mark.parametrize(("interviews", "each"), [(5, 24), (10, 24), (30, 12)])
def test_the_interval_of_clustered_rates_holds_the_truth_nineteen_times_of_twenty(interviews, each):
    rng = np.random.default_rng(5)
    held = 0
    for _ in range(1000):
        ease = rng.beta(6, 2, interviews)
        found = rate({str(n): (each, float(rng.binomial(each, p))) for n, p in enumerate(ease)})
        held += found.low <= 0.75 <= found.high
    assert 0.935 <= held / 1000 <= 0.985


def paired(before, after, clusters, rate=True):
    return compare(Paired(np.array(before, float), np.array(after, float), numbered(clusters), rate))


@pytest.mark.parametrize(("down", "up"), [(0, 0), (1, 0), (5, 0), (6, 2), (3, 3)])
def test_few_changes_are_mcnemars_exactly(down, up):
    before = [1] * down + [0] * up + [1] * 40
    after = [0] * down + [1] * up + [1] * 40
    found = paired(before, after, range(len(before)))
    theirs = binomtest(down, down + up, alternative="greater").pvalue if down + up else 1.0
    assert found.p_worse == pytest.approx(theirs)
    assert found.method == ("McNemar, exact" if down + up else "nothing changed")


@settings(deadline=None)
@given(st.integers(0, 8), st.integers(0, 8), st.integers(20, 200))
def test_the_interval_of_few_changes_is_exact_and_holds_the_change(down, up, same):
    found = paired([1] * down + [0] * up + [1] * same, [0] * down + [1] * up + [1] * same, range(down + up + same))
    assert found.low <= found.change <= found.high
    assert found.low < found.high
    if down + up < 12 and not up:
        theirs = binomtest(down, found.n).proportion_ci(0.95, method="exact")
        assert found.low == pytest.approx(-theirs.high)


def test_changes_within_one_interview_are_one_change():
    found = paired([1] * 30, [0] * 10 + [1] * 20, [n // 10 for n in range(30)])
    assert found.worse == 10
    assert found.p_worse == 0.5
    assert found.method.startswith("sign test over interviews")


def test_losses_that_lie_together_leave_more_open_than_losses_that_lie_apart():
    together = paired([1] * 480, [0] * 8 + [1] * 472, [n // 24 for n in range(480)])
    apart = paired([1] * 480, [0 if n % 24 == 0 and n < 192 else 1 for n in range(480)], [n // 24 for n in range(480)])
    assert together.worse == apart.worse == 8
    assert together.floor < 2 * apart.floor


def test_many_changes_are_students_test_over_interviews():
    rng = np.random.default_rng(1)
    before = rng.normal(0, 1, 40)
    after = before - rng.normal(0.5, 1, 40)
    found = paired(before, after, range(40), rate=False)
    theirs = ttest_1samp(after - before, 0, alternative="less")
    assert found.p_worse == pytest.approx(theirs.pvalue, rel=1e-6)
    assert (found.low, found.high) == pytest.approx(ttest_1samp(after - before, 0).confidence_interval(0.95), rel=1e-6)


def test_the_smallest_difference_is_found_four_times_of_five():
    """The worsening a suite says it detects, drawn 400 times, is called at 5 % in about four of five."""
    rng = np.random.default_rng(11)
    noise = rng.normal(0, 1, (400, 60))
    detects = paired(noise[0], rng.normal(0, 1, 60), range(60), rate=False).detectable
    hits = sum(
        paired(row, row - detects + rng.normal(0, math.sqrt(2), 60), range(60), rate=False).p_worse <= 0.05 for row in noise
    )
    assert 0.68 <= hits / 400 <= 0.92


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_holm_never_lowers_a_probability_and_keeps_their_order(ps):
    adjusted = holm(ps)
    assert all(a >= p for a, p in zip(adjusted, ps, strict=True))
    assert min(adjusted) == pytest.approx(min(1.0, min(ps) * len(ps)))
    order = sorted(range(len(ps)), key=ps.__getitem__)
    assert [adjusted[n] for n in order] == sorted(adjusted)


@pytest.mark.parametrize("freedom", [*range(1, 61), 500])
def test_the_usual_quantiles_of_t_are_scipys(freedom):
    for probability in (0.975, 0.95):
        assert t_quantile(probability, freedom) == pytest.approx(special.stdtrit(freedom, probability), rel=1e-12)
