"""What a plan is made of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

State = Literal["done", "overdue", "upcoming"]


class Step(BaseModel):
    """One message of a plan."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    purpose: str
    format: str
    to: str
    """Who reads it."""
    earliest: dt.datetime
    """From when on it fits, in the reader's zone, as `at` and `latest` are."""
    at: dt.datetime
    """When to send it: never in the past, unless it is done (then the morning of the day it was sent)."""
    latest: dt.datetime
    """After this it is late."""
    state: State
    why: str
    """One sentence: the rule, and the interview's own words where they decide."""


class Plan(BaseModel):
    """Everything to be sent after one interview, in order of time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    company: str
    role: str
    now: dt.datetime
    timezone: str
    """The reader's zone, or the offset from UTC that was assumed."""
    timezone_assumed: bool
    country: str
    """Whose public holidays are kept; empty where only weekends are known."""
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()
    """What was assumed or could not be read, a sentence each, for the candidate to confirm."""


@dataclass(frozen=True)
class Timeline:
    """What the notes say of the decision's date.

    Args:
        day: the day they named; None where none can be read.
        not_before: a day before which they will not decide.
        words: their words, as noted.
    """

    day: dt.date | None = None
    not_before: dt.date | None = None
    words: str = ""
