"""What is kept of how a draft came about, besides its attempts: models that gave nothing, and a second reader's calls."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from followup_ai.veils import Veiled


class Fallback(BaseModel):
    """A model that gave nothing, and the one asked in its place."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    model: str
    why: str
    to: str


class Objection(Veiled, BaseModel):
    """What the second reader holds against a draft: a rule it was asked about, and words that stand in the draft."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    open_fields: ClassVar = frozenset({"rule"})

    rule: str
    words: str
    why: str


class Reading(Veiled, BaseModel):
    """One call of the second reader."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    open_fields: ClassVar = frozenset({"model", "asked", "problem"})

    attempt: int
    """Number of the attempt it read, counted from 1."""
    model: str
    asked: tuple[str, ...]
    """Ids of the rules it was asked about."""
    objections: tuple[Objection, ...] = ()
    discarded: int = 0
    """Objections thrown away: their words do not stand in the draft, or their rule was not asked about."""
    problem: str = ""
    """Why it gave nothing, in a sentence; the rules alone decided then."""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    seconds: float = 0.0
    cost_usd: float | None = None
