"""A first rule, to be deepened: see the class."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._text import read

_APOLOGY = re.compile(r"\bsorry to (?:bother|disturb|trouble)\b")


class NoApology(Rule):
    """The candidate apologises for nothing."""

    id = "no-apology"
    core = True
    asks = "Apologise for nothing, not even by formula."
    remedy = "Take the apology out; say the thing itself."
    passes: ClassVar[tuple[str | Example, ...]] = ("Dear Dana,\n\nThank you for your time.\n\nBest,\nSam Okafor",)
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example("Dear Dana,\n\nSorry to bother you.\n\nBest,\nSam Okafor", marks="Sorry to bother"),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        for sentence in read(draft).body:
            if words := sentence.first(_APOLOGY):
                return failed(f'"{words.text}" apologises.', words)
        return passed("Nothing is apologised for.")
