"""A suite played here and now, as a run: one that asks no model, or one that the composer answers."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from evals.asking import call_of, drive
from evals.cases import ALL, Case, Share
from evals.exchange import Exchange
from evals.recordings import Call
from evals.runs import NEEDS_NO_MODEL, Waiting
from evals.suites import load_suite
from followup_ai import offline
from followup_ai.conversation import Ask
from followup_ai.errors import InputError, ModelError
from followup_ai.replies import Reply, bare_message
from followup_ai.settings import OFFLINE_MODEL


@dataclass
class Played:
    """A suite played now: one that asks no model, or one whose model is the composer, called without a network.

    Requests and replies are those of the product's own loop; only LiteLLM, which hands the composer's text through as it is,
    is left out (`tests/evals/test_runs.py` holds both ways equal).

    Args:
        suite: its name.
        model: the composer's, or empty.
        options: for the suite's `cases`.
        asked: for its `play`.
        note: a sentence for the reader.
        given: cases to play instead of the suite's own.

    Raises:
        InputError: the suite asks a model that cannot be played without a network.
    """

    suite: str
    model: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    asked: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    given: Sequence[Case] | None = None
    name: str = field(init=False)
    made: list[Case] = field(init=False)

    def __post_init__(self) -> None:
        if self.model not in ("", OFFLINE_MODEL) or (not self.model and self.suite not in NEEDS_NO_MODEL):
            raise InputError(
                f"{self.suite} with {self.model or 'no model'} cannot be played without a network; record it first: "
                f"`python -m evals record --suite {self.suite} --model {self.model or 'MODEL'}`."
            )
        self.name = f"{self.suite}@{self.model}" if self.model else self.suite
        self.made = list(self.given) if self.given is not None else load_suite(self.suite).cases(**self.options)

    @property
    def size(self) -> int:
        """How many cases there are."""
        return len(self.made)

    @property
    def played_by(self) -> str | None:
        """By its options; None where the composer is asked, who may answer otherwise tomorrow."""
        return None if self.model else f"played {json.dumps(dict(self.asked), sort_keys=True)}"

    def waiting(self, share: Share = ALL) -> Iterator[Waiting]:
        """Every case of a share."""
        return (Waiting(case, partial(self._play, case)) for case in share.among(self.made))

    def _play(self, case: Case) -> Exchange:
        calls: list[Call] = []
        exchange = drive(load_suite(self.suite).play(case, self.asked), _composed(case, calls))
        exchange.calls = calls
        return exchange


def _composed(case: Case, calls: list[Call]) -> Callable[[Ask], Reply]:
    """Answers requests by the composer, and keeps them."""

    def answer(ask: Ask) -> Reply:
        start = time.perf_counter()
        try:
            text = bare_message(offline.compose(ask.messages, seed=case.seed))
        except ModelError as error:
            calls.append(call_of(ask, OFFLINE_MODEL, case.seed, error, 0.0))
            raise
        prompt = sum(len(m["content"].split()) for m in ask.messages)
        reply = Reply(text, OFFLINE_MODEL, prompt, len(text.split()), time.perf_counter() - start, 0.0)
        calls.append(call_of(ask, OFFLINE_MODEL, case.seed, reply, 0.0))
        return reply

    return answer
