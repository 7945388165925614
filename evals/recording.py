"""Records a suite from a live model: several cases at once, at a stated pace, within a stated sum, resumable after a kill.

A case whose model could not be reached is not written, so that recording into the same folder again asks it again; what a
model answered, and be it nothing usable, is a result and is written.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from evals.asking import Play, asks, call_of, model_for
from evals.cases import Case
from evals.recordings import Call, Manifest, Recorded, Writer
from followup_ai import litellm_door, llm, prices
from followup_ai.budgets import REPLY_TOKENS, Price, most_tokens
from followup_ai.conversation import Ask
from followup_ai.errors import FollowupError, InputError, ModelUnavailable, ModelUseless
from followup_ai.models import Message
from followup_ai.replies import Reply
from followup_ai.settings import OFFLINE_MODEL

PlayOf = Callable[[Case], Play[Any]]
"""Begins the play of a case."""
_MOST_FAILURES = 5
"""Cases in a row whose model cannot be reached, after which recording stops."""


@dataclass(frozen=True)
class Pace:
    """How fast, and for how much.

    Args:
        concurrency: cases at once.
        per_minute: requests a minute; None for as fast as the answers come. A wait the provider asks for is kept besides.
        cap_usd: the most this recording may cost, with what it has cost already; no request is made whose worst case does
            not fit, and an answer of unknown cost counts at its worst. None for no limit.
        allow_unknown_cost: whether a model without a known price may be asked although there is a cap.
        timeout_s: seconds one request may take.
    """

    concurrency: int = 4
    per_minute: float | None = None
    cap_usd: float | None = None
    allow_unknown_cost: bool = False
    timeout_s: float = 120.0


@dataclass
class Progress:
    """How far a recording is: cases asked for, those there already, those written now, dollars, and what went wrong."""

    cases: int
    before: int = 0
    written: int = 0
    cost_usd: float | None = 0.0
    failed: dict[str, str] = field(default_factory=dict)
    stopped: str = ""
    """Why it ended before every case was written, in a sentence."""

    @property
    def complete(self) -> bool:
        """Whether every case is recorded."""
        return self.before + self.written == self.cases


class _NotReached(FollowupError):
    """The case cannot be played to its end now; it stays unwritten."""


class _Capped(FollowupError):
    """The next request does not fit under the cap."""


def record(
    cases: Sequence[Case],
    play: PlayOf,
    folder: Path,
    manifest: Manifest,
    pace: Pace = Pace(),
    on_progress: Callable[[Progress], None] = lambda _progress: None,
) -> Progress:
    """Plays every case that is not recorded yet and writes it.

    Args:
        cases: all cases the recording shall hold.
        play: begins the play of a case.
        folder: of the recording; one that was begun is gone on with.
        manifest: what is recorded.
        pace: how fast, and for how much.
        on_progress: is called after each case.

    Returns:
        how it went; the recording is finished exactly if it is `complete`.

    Raises:
        InputError: the folder cannot be gone on with, or two cases have one id.
    """
    require_distinct(cases)
    with Writer(folder, manifest) as writer:
        todo = [case for case in cases if case.id not in writer.done]
        progress = Progress(len(cases), before=len(cases) - len(todo), cost_usd=writer.cost_usd)
        on_progress(progress)
        if todo:
            asyncio.run(_Recorder(play, writer, manifest, pace, progress, on_progress).all(todo))
        if progress.complete:
            writer.finish()
        return progress


def require_distinct(cases: Iterable[Case]) -> None:
    """Refuses cases that share an id.

    Raises:
        InputError: two do.
    """
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise InputError(f"Two cases have the id {case.id!r}; give each an id of its own.")
        seen.add(case.id)


class _Recorder:
    def __init__(
        self,
        play: PlayOf,
        writer: Writer,
        manifest: Manifest,
        pace: Pace,
        progress: Progress,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self.play, self.writer, self.manifest, self.pace = play, writer, manifest, pace
        self.progress, self.on_progress = progress, on_progress
        untold = sum(_worst(cast("list[Message]", call.messages), manifest.model) or 0.0 for call in writer.untold)
        self.purse = Purse(pace, writer.cost_usd, writer.told_usd + untold)
        self.turnstile = Turnstile(pace.per_minute)
        self.failures_in_a_row = 0

    async def all(self, cases: Sequence[Case]) -> None:
        """Records cases; those whose model was not reached are tried once more at the end."""
        for again in (False, True):
            waiting = iter([case for case in cases if case.id not in self.writer.done])
            await asyncio.gather(*(self._work(waiting) for _ in range(max(1, self.pace.concurrency))))
            if self.progress.stopped or not self.progress.failed:
                return
            if not again:
                self.progress.failed.clear()
        self.progress.stopped = f"{len(self.progress.failed)} cases got no answer: {next(iter(self.progress.failed.values()))}"

    async def _work(self, waiting: Iterator[Case]) -> None:
        for case in waiting:
            if self.progress.stopped:
                return
            try:
                calls = await self._played(case)
            except _Capped as capped:
                self.progress.stopped = str(capped)
                return
            except _NotReached as problem:
                self.progress.failed[case.id] = str(problem)
                self.failures_in_a_row += 1
                if self.failures_in_a_row >= _MOST_FAILURES:
                    self.progress.stopped = f"{self.failures_in_a_row} cases in a row got no answer: {problem}"
                continue
            self.failures_in_a_row = 0
            self.writer.append(Recorded(case, calls))
            self.progress.written += 1
            self.on_progress(self.progress)

    async def _played(self, case: Case) -> tuple[Call, ...]:
        """Plays one case, and gives every request it made with the answer."""
        calls: list[Call] = []
        asking = asks(self.play(case))
        try:
            ask = next(asking)
            while True:
                model = model_for(ask, self.manifest)
                answer, cost = await self._answer(ask, model, case.seed)
                calls.append(call_of(ask, model, case.seed, answer, cost))
                ask = asking.send(answer)
        except StopIteration:
            return tuple(calls)

    async def _answer(self, ask: Ask, model: str, seed: int) -> tuple[Reply | ModelUseless, float | None]:
        """What a request brings, and dollars it took; None where that cannot be known."""
        hold = self.purse.hold(ask, model)
        await self.turnstile.enter()
        budget = llm.Budget(dollars=hold if self.pace.cap_usd is not None else None, allow_unknown_cost=True)
        try:
            reply = await llm.acomplete(ask.messages, model, seed=seed, timeout=self.pace.timeout_s, budget=budget)
            return reply, budget.cost_usd
        except ModelUseless as useless:
            return useless, budget.cost_usd
        except ModelUnavailable as problem:
            raise _NotReached(str(problem)) from None
        finally:  # what was asked in vain has its price, too
            self.purse.settle(hold, budget.cost_usd)
            self.progress.cost_usd = self.purse.spent


class Purse:
    """What a recording may cost: the worst case of each request is held back while it is under way.

    Args:
        pace: has the cap.
        spent: dollars already spent; None where that cannot be known.
        most: dollars that may have been spent already.
    """

    def __init__(self, pace: Pace, spent: float | None, most: float) -> None:
        self._cap, self._allow_unknown = pace.cap_usd, pace.allow_unknown_cost
        self.spent, self._most = spent, most
        self._held = 0.0

    def hold(self, ask: Ask, model: str) -> float:
        """Sets the worst case of a request aside, and returns it.

        Raises:
            _Capped: it does not fit under the cap, or the model's price is not known.
        """
        if self._cap is None:
            return 0.0
        worst = _worst(ask.messages, model)
        if worst is None:
            if self._allow_unknown:
                return 0.0
            raise _Capped(f"The price of {model} is not known, so the cap cannot be kept; give --allow-unknown-cost or no cap.")
        if self._most + self._held + worst > self._cap:
            spent = f"{self._most:.4f} {'may be' if self.spent is None else 'are'} spent"
            raise _Capped(
                f"The next request may cost {worst:.4f} dollars, {spent} and the cap is {self._cap:g};"
                " go on with a higher --cap."
            )
        self._held += worst
        return worst

    def settle(self, held: float, cost: float | None) -> None:
        """Puts what was held back, less what the request did cost; all of it may be gone where that cannot be known."""
        self._held -= held
        self._most += held if cost is None else cost
        self.spent = None if cost is None or self.spent is None else self.spent + cost


def _worst(messages: Sequence[Message], model: str) -> float | None:
    """The most dollars a request may cost; None where the model's price is not known."""
    price = price_of(model)
    return price.of(most_tokens(messages), REPLY_TOKENS) if price else None


def price_of(model: str) -> Price | None:
    """What a model's tokens cost; None where it is not known."""
    return Price(0.0, 0.0) if model == OFFLINE_MODEL else prices.price_of(litellm_door.litellm(), model)


class Turnstile:
    """Lets requests through one after another, no more than so many a minute."""

    def __init__(self, per_minute: float | None) -> None:
        self._gap = 60.0 / per_minute if per_minute else 0.0
        self._next = 0.0

    async def enter(self) -> None:
        """Returns when the next request may be made."""
        now = time.monotonic()
        at = max(now, self._next)
        self._next = at + self._gap
        if at > now:
            await asyncio.sleep(at - now)


# --- the cost, before ---------------------------------------------------------------------------------------

_CHARACTERS_A_TOKEN = 4
_USUAL_REPLY = 220
"""Tokens of a usual draft."""


@dataclass(frozen=True)
class Estimate:
    """What recording some cases would take: requests and tokens where every case needs one request, and dollars for one
    request each and for `most` each; dollars are None where the price is not known."""

    cases: int
    prompt_tokens: int
    reply_tokens: int
    once_usd: float | None
    most_usd: float | None

    def __str__(self) -> str:
        if self.once_usd is None:
            return f"{self.prompt_tokens + self.reply_tokens:,} tokens or more; the model's price is not known"
        if not self.most_usd:
            return "free"
        return f"about ${self.once_usd:.2f} if each is settled by one request, at most ${self.most_usd:.2f}"


def estimate(cases: Sequence[Case], play: PlayOf, manifest: Manifest, sample: int = 60) -> Estimate:
    """What recording these cases would cost, told from the first requests of some of them; asks nobody.

    Args:
        cases: those to be recorded.
        play, manifest: as for `record`.
        sample: how many requests are rendered to measure them.
    """
    step = max(1, len(cases) // sample)
    asked = [ask for case in itertools.islice(cases, 0, None, step) if (ask := _first(play(case))) is not None]
    if not asked:
        return Estimate(len(cases), 0, 0, 0.0, 0.0)
    characters = sum(len(m["content"]) for ask in asked for m in ask.messages) / len(asked)
    prompt, reply = round(len(cases) * characters / _CHARACTERS_A_TOKEN), len(cases) * _USUAL_REPLY
    price = price_of(model_for(asked[0], manifest))
    attempts = int(manifest.asked.get("max_attempts", 1))
    if price is None:
        return Estimate(len(cases), prompt, reply, None, None)
    # a further attempt sends all that went before again
    most = sum(price.of(prompt + n * 2 * reply, reply * 2) for n in range(attempts))
    return Estimate(len(cases), prompt, reply, price.of(prompt, reply), most)


def _first(play: Play[Any]) -> Ask | None:
    asking = asks(play)
    try:
        return next(asking)
    except StopIteration:
        return None
    finally:
        asking.close()
        play.close()
