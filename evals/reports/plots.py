"""Plots as SVG, drawn without a library so that a report is one file: figures with error bars, and one against another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from evals.reports import written
from evals.summary import Figure

_ROW, _LEFT, _WIDTH, _RIGHT = 26, 190, 640, 120


@dataclass(frozen=True)
class Point:
    """A run in a plot of one figure against another: each with the ends of its interval."""

    name: str
    x: float
    x_low: float
    x_high: float
    y: float
    y_low: float
    y_high: float


def error_bars(figures: Sequence[Figure], title: str) -> str:
    """Rates, a row each: a dot, and a bar over the 95 % interval.

    Args:
        figures: rates only.
        title: what a screen reader says of it.
    """
    height = _ROW * len(figures) + 40
    inner = _WIDTH - _LEFT - _RIGHT

    def at(value: float) -> float:
        return _LEFT + inner * min(1.0, max(0.0, value))

    parts = [_axis(at(tick), height - 30, f"{round(100 * tick)} %") for tick in (0, 0.25, 0.5, 0.75, 1)]
    for number, one in enumerate(figures):
        y = _ROW * number + 18
        said = f"{written(one.mean, 'rate')} ({written(one.low, 'rate')} to {written(one.high, 'rate')}, {one.n:,} cases)"
        parts += [
            f"<g><title>{escape(one.scorer)}: {said}</title>"
            f'<text x="{_LEFT - 10}" y="{y + 4}" text-anchor="end">{escape(one.scorer)}</text>'
            f'<line class="bar" x1="{at(one.low):.1f}" x2="{at(one.high):.1f}" y1="{y}" y2="{y}"/>'
            f'<circle cx="{at(one.mean):.1f}" cy="{y}" r="4"/>'
            f'<text x="{_WIDTH - _RIGHT + 12}" y="{y + 4}">{written(one.mean, "rate")}</text></g>'
        ]
    return _svg(_WIDTH, height, title, parts)


def _axis(x: float, bottom: float, label: str) -> str:
    return (
        f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{bottom}"/>'
        f'<text class="tick" x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{label}</text>'
    )


def _svg(width: int, height: float, title: str, parts: Sequence[str]) -> str:
    label = escape(title, quote=True)
    return f'<svg viewBox="0 0 {width} {height:.0f}" role="img" aria-label="{label}" class="plot">{"".join(parts)}</svg>'


def against(points: Sequence[Point], x_name: str, y_name: str, x_unit: str = "") -> str:
    """Runs in a plane, each with error bars both ways.

    Args:
        points: the runs.
        x_name, y_name: what the axes show; y is a rate.
        x_unit: for the labels of the x axis.
    """
    width, height, left, bottom = 640, 380, 70, 320
    xs = [value for p in points for value in (p.x_low, p.x_high) if math.isfinite(value)]
    low, high = min(xs, default=0.0), max(xs, default=1.0)
    pad = (high - low) * 0.1 or max(abs(high), 1.0) * 0.1
    low, high = max(0.0, low - pad), high + pad
    y_low = max(0.0, min((p.y_low for p in points), default=0.0) - 0.05)

    def at_x(value: float) -> float:
        return left + (width - left - 20) * (min(high, max(low, value)) - low) / (high - low)

    def at_y(value: float) -> float:
        return bottom - (bottom - 20) * (value - y_low) / (1 - y_low)

    parts = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        x, y = low + (high - low) * share, y_low + (1 - y_low) * share
        parts.append(_axis(at_x(x), bottom, written(x, "number", x_unit)))
        parts.append(f'<line class="grid" x1="{left}" x2="{width - 20}" y1="{at_y(y):.1f}" y2="{at_y(y):.1f}"/>')
        parts.append(f'<text class="tick" x="{left - 8}" y="{at_y(y) + 4:.1f}" text-anchor="end">{round(100 * y)} %</text>')
    for number, p in enumerate(points):
        parts.append(_point(p, at_x(p.x), at_y(p.y), (at_x(p.x_low), at_x(p.x_high), at_y(p.y_low), at_y(p.y_high)), number))
    parts.append(f'<text x="{(left + width) / 2:.0f}" y="{height - 8}" text-anchor="middle">{escape(x_name)}</text>')
    parts.append(f'<text x="{left - 50}" y="12">{escape(y_name)}</text>')
    return _svg(width, height, f"{y_name} against {x_name}: {', '.join(p.name for p in points)}", parts)


def _point(p: Point, x: float, y: float, ends: tuple[float, float, float, float], number: int) -> str:
    left, right, bottom, top = ends
    return (
        f"<g><title>{escape(p.name)}</title>"
        f'<line class="bar" x1="{left:.1f}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        f'<line class="bar" x1="{x:.1f}" x2="{x:.1f}" y1="{bottom:.1f}" y2="{top:.1f}"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
        f'<text x="{x + 9:.1f}" y="{y - 8 - 13 * (number % 2):.1f}">{escape(p.name)}</text></g>'
    )
