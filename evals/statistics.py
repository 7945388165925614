"""Comparisons of two runs over the same cases. The distributions are scipy's; what is put together here says where from.

Errors are clustered by interview, as in `evals.intervals`. scipy.special rather than scipy.stats: the same functions, and a
tenth of the time to import.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from evals.intervals import LEVEL, assumed_design, spread, t_quantile

FEW = 12
"""Interviews with a change below which a comparison is exact; from here on the clustered normal theory holds well enough."""
POWER = 0.8

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Difference:
    """What changed between two runs over the same cases.

    `change` is after less before, `low` and `high` its 95 % interval; `worse` and `better` count cases; `p_worse` and
    `p_better` are one-sided; `method` says how they were found. `floor` is the one-sided 97.5 % bound on how much worse the
    second run may be (0 or less, in the unit of the figure). `detectable` is the smallest worsening that four suites of five
    like this would have called; infinite where none could.
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


def compare(pairs: Paired, level: float = 0.05) -> Difference:
    """What changed, exactly where few interviews changed, else by paired differences clustered by interview.

    Exact are McNemar's test (1947; exactly: the binomial on the changed pairs) where no interview changed in more than
    one case, and else the sign test over interviews (a binomial on those that got worse or better on balance).

    Args:
        pairs: the values of both runs.
        level: what `p_worse` must not exceed for a worsening to be called, which `detectable` depends on; where many measures
            are compared, the level that is left to each.
    """
    gain = (pairs.after - pairs.before) * (1 if pairs.higher_is_better else -1)
    counts = np.bincount(pairs.clusters).astype(float)
    totals = np.bincount(pairs.clusters, weights=gain).astype(float)
    counts, totals = counts[counts > 0], totals[counts > 0]
    mean, error = spread(list(zip(counts.astype(int).tolist(), totals.tolist(), strict=True)))
    worse, better = int((gain < 0).sum()), int((gain > 0).sum())
    moved = totals[np.abs(totals) > 1e-12]
    freedom = len(counts) - 1
    if len(moved) < FEW:
        down, up = int((moved < 0).sum()), int((moved > 0).sum())
        p_worse, p_better = _sign(down, up), _sign(up, down)
        single = pairs.rate and len(moved) == worse + better
        method = ("McNemar, exact" if single else "sign test over interviews, exact") if worse or better else "nothing changed"
        low, high = _exact_bounds(gain, counts, error, pairs)
        detectable = _detectable(counts, pairs, level)
    else:
        score = mean / error if error > 0 else math.copysign(math.inf, mean)
        p_worse, p_better = float(special.stdtr(freedom, score)), float(special.stdtr(freedom, -score))
        method = "paired differences, clustered by interview"
        half = t_quantile((1 + LEVEL) / 2, freedom) * error
        low, high = mean - half, mean + half
        detectable = (t_quantile(1 - level, freedom) + float(special.ndtri(POWER))) * error
    sign = 1 if pairs.higher_is_better else -1
    ends = (low, high) if pairs.higher_is_better else (-high, -low)
    return Difference(
        n=len(gain),
        clusters=len(counts),
        before=float(pairs.before.mean()),
        after=float(pairs.after.mean()),
        change=mean * sign,
        low=ends[0],
        high=ends[1],
        worse=worse,
        better=better,
        p_worse=p_worse,
        p_better=p_better,
        method=method,
        floor=min(0.0, low),
        detectable=detectable,
    )


def _sign(hits: int, others: int) -> float:
    """The chance of so many hits or more where either way is as likely: scipy's binomial."""
    return float(special.bdtrc(hits - 1, hits + others, 0.5)) if hits else 1.0


def _exact_bounds(gain: Floats, counts: Floats, error: float, pairs: Paired) -> tuple[float, float]:
    """How much worse and how much better it may be where few cases changed: Clopper-Pearson bounds (1934) of 97.5 % on the
    shares that got worse and better, on as many cases as the clustered ones are worth, times the size of a change.

    They are worth what the changes show, where these lie together in an interview: what one interview lost in ten cases is
    one loss, and not ten."""
    n, design = len(gain), max(assumed_design(counts.astype(int).tolist()), _measured_design(gain, counts, error))
    size = 1.0
    if not pairs.rate:
        changed = np.abs(gain[gain != 0])
        size = float(changed.max()) if len(changed) else _size(pairs)
    worth = n / design
    (least_down, most_down), (least_up, most_up) = (
        _clopper_pearson(float(hit.sum()) / design, worth) for hit in (gain < 0, gain > 0)
    )
    return (least_up - most_down) * size, (most_up - least_down) * size


def _measured_design(gain: Floats, counts: Floats, error: float) -> float:
    """By how much the changes' lying together in interviews widens the variance of their mean; 1 where nothing changed."""
    groups, plain = len(counts), float(gain.var()) / len(gain)
    return error**2 * (groups - 1) / groups / plain if plain > 0 and math.isfinite(error) else 1.0


def _size(pairs: Paired) -> float:
    """How large a change of a number usually is, where none was seen: how far its values lie apart."""
    return max(float(pairs.before.std()), float(pairs.after.std()))


def _clopper_pearson(part: float, whole: float) -> tuple[float, float]:
    least = float(special.betaincinv(part, whole - part + 1, 0.025)) if part else 0.0
    return least, float(special.betaincinv(part + 1, max(whole - part, 1e-9), 0.975))


def _detectable(counts: Floats, pairs: Paired, level: float) -> float:
    """The smallest worsening found in four of five suites, if it comes as one case in each interview it strikes."""
    groups = len(counts)
    needed = math.ceil(math.log(level) / math.log(0.5))
    if groups < needed:
        return math.inf
    struck = float(special.betaincinv(needed, groups - needed + 1, POWER))
    return struck * groups / float(counts.sum()) * (1.0 if pairs.rate else max(_size(pairs), 1e-12))


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
