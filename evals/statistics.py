"""Intervals, standard errors and comparisons. The distributions are scipy's; what is put together here says where from.

Cases about one interview are not independent: a composer that stumbles over a note stumbles in every format. So errors are
clustered by interview throughout.

scipy.special rather than scipy.stats: the same functions, and a tenth of the time to import.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import special

LEVEL = 0.95
FEW = 12
"""Interviews with a change below which a comparison is exact; from here on the clustered normal theory holds well enough."""
ASSUMED_CORRELATION = 0.05
"""How alike cases of one interview are taken to be where nothing changed, so that it cannot be measured."""
POWER = 0.8

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """A figure over cases: `mean` with the ends of its 95 % interval and its standard error, clustered by interview.

    `design` is the design effect: by how much clustering widens the variance.
    """

    n: int
    clusters: int
    mean: float
    low: float
    high: float
    error: float
    design: float


def wilson(part: float, whole: float, level: float = LEVEL) -> tuple[float, float]:
    """The Wilson score interval of a rate (Wilson 1927), the same as scipy.stats.binomtest(…).proportion_ci("wilson").

    Args:
        part, whole: counts, or effective counts; `whole` is more than 0.
        level: how often it holds the true rate.
    """
    z = float(special.ndtri((1 + level) / 2))
    rate, shrink = part / whole, 1 + z * z / whole
    centre = (rate + z * z / (2 * whole)) / shrink
    half = z * math.sqrt(rate * (1 - rate) / whole + z * z / (4 * whole * whole)) / shrink
    return max(0.0, centre - half), min(1.0, centre + half)


def _spread(counts: Floats, totals: Floats) -> tuple[float, float]:
    """Mean of a ratio estimate and its standard error over clusters (Cochran 1977, section 9A.1)."""
    n, groups = float(counts.sum()), len(counts)
    mean = float(totals.sum()) / n
    if groups < 2:
        return mean, math.inf
    residuals = totals - mean * counts
    return mean, math.sqrt(groups / (groups - 1) * float(residuals @ residuals)) / n


def rate(clusters: Mapping[object, tuple[int, float]]) -> Estimate:
    """A rate with its Wilson interval, on as many cases as the clustered ones are worth.

    Args:
        clusters: interview → (cases, of them those that hold).
    """
    counts, totals = _arrays(clusters)
    mean, error = _spread(counts, totals)
    n = float(counts.sum())
    naive = mean * (1 - mean) / n
    design = max(1.0, error**2 / naive) if naive > 0 and math.isfinite(error) else assumed_design(counts)
    low, high = wilson(mean * n / design, n / design)
    return Estimate(int(n), len(counts), mean, low, high, error if math.isfinite(error) else math.nan, design)


def number(clusters: Mapping[object, tuple[int, float]], squares: float) -> Estimate:
    """A mean with its clustered standard error and t interval.

    Args:
        clusters: interview → (cases, their sum).
        squares: the sum of all squares.
    """
    counts, totals = _arrays(clusters)
    mean, error = _spread(counts, totals)
    n = float(counts.sum())
    naive = max(0.0, squares / n - mean * mean) / n
    design = max(1.0, error**2 / naive) if naive > 0 and math.isfinite(error) else 1.0
    half = _t((1 + LEVEL) / 2, len(counts) - 1) * error if math.isfinite(error) else math.nan
    return Estimate(int(n), len(counts), mean, mean - half, mean + half, error if math.isfinite(error) else math.nan, design)


def _arrays(clusters: Mapping[object, tuple[int, float]]) -> tuple[Floats, Floats]:
    pairs = np.array(list(clusters.values()), dtype=float)
    return pairs[:, 0], pairs[:, 1]


def assumed_design(counts: Floats) -> float:
    """The design effect where it cannot be measured: 1 + (cases an interview - 1) × the assumed correlation (Kish 1965)."""
    return 1 + max(0.0, float((counts @ counts) / counts.sum()) - 1) * ASSUMED_CORRELATION


@lru_cache(maxsize=512)
def _t(probability: float, freedom: int) -> float:
    return float(special.stdtrit(freedom, probability)) if freedom > 0 else math.inf


# --- two runs over the same cases ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """What changed between two runs over the same cases.

    `change` is after less before, `low` and `high` its 95 % interval; `worse` and `better` count cases; `p_worse` and
    `p_better` are one-sided; `method` says how they were found. `floor` is the one-sided 97.5 % bound on how much worse the
    second run may be (0 or less, in the unit of the figure). `detectable` is the smallest worsening that four suites of five
    like this would have called at 5 %; infinite where none could.
    """

    n: int
    clusters: int
    before: float
    after: float
    change: float
    low: float
    high: float
    worse: int
    better: int
    p_worse: float
    p_better: float
    method: str
    floor: float
    detectable: float

    @property
    def p(self) -> float:
        """Two-sided."""
        return min(1.0, 2 * min(self.p_worse, self.p_better))


@dataclass(frozen=True)
class Paired:
    """Values of the same cases in two runs.

    Args:
        before, after: one value a case.
        clusters: the number of each case's interview, from 0 upwards.
        rate: whether the values are yes and no.
        higher_is_better: which way is better.
    """

    before: Floats
    after: Floats
    clusters: NDArray[np.intp]
    rate: bool
    higher_is_better: bool = True


def compare(pairs: Paired) -> Difference:
    """What changed, exactly where few interviews changed, else by paired differences clustered by interview.

    Exact are McNemar's test (1947; exactly: the binomial on the changed pairs) where no interview changed in more than
    one case, and else the sign test over interviews (a binomial on those that got worse or better on balance).
    """
    gain = (pairs.after - pairs.before) * (1 if pairs.higher_is_better else -1)
    counts = np.bincount(pairs.clusters).astype(float)
    totals = np.bincount(pairs.clusters, weights=gain).astype(float)
    counts, totals = counts[counts > 0], totals[counts > 0]
    mean, error = _spread(counts, totals)
    worse, better = int((gain < 0).sum()), int((gain > 0).sum())
    moved = totals[np.abs(totals) > 1e-12]
    freedom = len(counts) - 1
    if len(moved) < FEW:
        down, up = int((moved < 0).sum()), int((moved > 0).sum())
        p_worse, p_better = _sign(down, up), _sign(up, down)
        single = pairs.rate and len(moved) == worse + better
        method = ("McNemar, exact" if single else "sign test over interviews, exact") if len(moved) else "nothing changed"
        floor = _floor(gain, counts, pairs)
        detectable = _detectable(counts, pairs)
    else:
        score = mean / error if error > 0 else math.copysign(math.inf, mean)
        p_worse, p_better = float(special.stdtr(freedom, score)), float(special.stdtr(freedom, -score))
        method = "paired differences, clustered by interview"
        floor = min(0.0, mean - _t(0.975, freedom) * error)
        detectable = (_t(0.95, freedom) + float(special.ndtri(POWER))) * error
    half = _t((1 + LEVEL) / 2, freedom) * error if math.isfinite(error) else math.inf
    sign = 1 if pairs.higher_is_better else -1
    return Difference(
        n=len(gain),
        clusters=len(counts),
        before=float(pairs.before.mean()),
        after=float(pairs.after.mean()),
        change=mean * sign,
        low=mean * sign - half,
        high=mean * sign + half,
        worse=worse,
        better=better,
        p_worse=p_worse,
        p_better=p_better,
        method=method,
        floor=floor,
        detectable=detectable,
    )


def _sign(hits: int, others: int) -> float:
    """The chance of so many hits or more where either way is as likely: scipy's binomial."""
    return float(special.bdtrc(hits - 1, hits + others, 0.5)) if hits else 1.0


def _floor(gain: Floats, counts: Floats, pairs: Paired) -> float:
    """How much worse it may be where few cases changed: Clopper-Pearson bounds (1934) on the shares that got worse and better,
    on as many cases as the clustered ones are worth, times the size of a change."""
    n, design = len(gain), assumed_design(counts)
    size = 1.0
    if not pairs.rate:
        changed = np.abs(gain[gain != 0])
        size = float(changed.max()) if len(changed) else float(pairs.after.std())
    down, up, worth = float((gain < 0).sum()) / design, float((gain > 0).sum()) / design, n / design
    most = float(special.betaincinv(down + 1, max(worth - down, 1e-9), 0.975))
    least = float(special.betaincinv(up, worth - up + 1, 0.025)) if up else 0.0
    return min(0.0, (least - most) * size)


def _detectable(counts: Floats, pairs: Paired) -> float:
    """The smallest worsening found in four of five suites, if it comes as one case in each interview it strikes."""
    groups = len(counts)
    needed = math.ceil(math.log(1 - LEVEL) / math.log(0.5))
    if groups < needed:
        return math.inf
    struck = float(special.betaincinv(needed, groups - needed + 1, POWER))
    return struck * groups / float(counts.sum()) * (1.0 if pairs.rate else max(float(pairs.after.std()), 1e-12))


def holm(probabilities: Sequence[float]) -> list[float]:
    """Probabilities adjusted for their number (Holm 1979); scipy has Benjamini and Hochberg's correction only.

    Args:
        probabilities: one a test.

    Returns:
        the adjusted ones, in the same order: that one is no more than 5 % keeps the chance of any false alarm to 5 %.
    """
    order = sorted(range(len(probabilities)), key=probabilities.__getitem__)
    adjusted = [0.0] * len(order)
    highest = 0.0
    for rank, at in enumerate(order):
        highest = max(highest, min(1.0, probabilities[at] * (len(order) - rank)))
        adjusted[at] = highest
    return adjusted


def numbered(names: Iterable[object]) -> NDArray[np.intp]:
    """The number of each name's cluster, from 0 upwards."""
    seen: dict[object, int] = {}
    return np.array([seen.setdefault(name, len(seen)) for name in names], dtype=np.intp)
