"""Drafting: an interview in, a draft held to every rule out. `draft` waits for the model, `adraft` does not.

Both drive `conversation.drafting`, where the loop is; here are the models that are asked, in order, and the limits. Where only
the embedded model is asked, neither LiteLLM nor guardrails is imported: that takes seconds, and a draft some hundredths.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, TypedDict

from followup_ai import embedded, judges, llm
from followup_ai.budgets import Budget
from followup_ai.conversation import Ask, Judge, Step, ToJudge, drafting
from followup_ai.errors import ModelError, ModelUnavailable, none_of
from followup_ai.events import Event, FellBack, Retrying, TextSoFar
from followup_ai.models import Context, DraftResult, Interview, Verdict
from followup_ai.preflight import foresee
from followup_ai.replies import Reply
from followup_ai.rules import context_for, judge_all
from followup_ai.second_reader import Scope
from followup_ai.settings import OFFLINE_MODEL, Settings, load_settings, settings_from

__all__ = ["adraft", "context_to_draft_in", "draft", "draft_in", "in_force"]


class _Request(TypedDict, total=False):
    seed: int
    budget: Budget
    deadline: float
    on_text: Callable[[str], None]
    on_retry: Callable[[llm.Retry], None]


_Needed = Ask | ToJudge | DraftResult
"""What a draft waits for, or the draft itself."""


class _Job:
    """What both drivers need: the loop, the models still to be asked, what may be spent."""

    def __init__(
        self,
        context: Context,
        judge: Judge | None,
        settings: Settings,
        on_event: Callable[[Event], None] | None,
        second_reader: str | None,
        scope: Scope,
    ) -> None:
        self.models = list(dict.fromkeys((settings.model, *settings.fallbacks)))
        self.failures: list[str] = []
        self.second_reader = second_reader or ""
        self.settings = settings
        asked = (*self.models, self.second_reader or settings.model)
        self.asks_nobody_else = all(map(embedded.is_embedded, asked))
        self.watched = on_event is not None
        self.notify = on_event or (lambda _event: None)
        self.loop = drafting(
            replace(context, voice=settings.voice),
            max_attempts=settings.max_attempts,
            judge=judge,
            max_cost_usd=settings.max_cost_usd,
            second_reader=second_reader is not None,
            scope=scope,
            spent=lambda: self.budget,
        )

    @cached_property
    def budget(self) -> Budget:
        """Made when a model is first asked: imports before that take no time of it."""
        return Budget.within(self.settings)

    def start(self) -> _Needed:
        """The first request; what may be refused is refused here."""
        return self._until_needed(lambda: next(self.loop))

    def answer(self, answer: Reply | tuple[Verdict, ...]) -> _Needed:
        return self._until_needed(lambda: self.loop.send(answer))

    def answer_with(self, ask: Ask, error: ModelError) -> _Needed:
        """Turns to the next model after an error, or tells the loop where there is none."""
        error.model = self.model_for(ask)
        if ask.reader:
            return self._until_needed(lambda: self.loop.throw(error))
        if len(self.models) == 1:
            told = none_of(self.failures, error)
            return self._until_needed(lambda: self.loop.throw(told))
        failed = self.models.pop(0)
        self.failures.append(str(error))
        return self._until_needed(lambda: self.loop.send(FellBack(failed, str(error), self.models[0])))

    def _until_needed(self, advance: Callable[[], Step]) -> _Needed:
        """Passes events on until somebody is needed, or the draft is done."""
        try:
            step = advance()
            while not isinstance(step, Ask | ToJudge):
                self.notify(step)
                step = next(self.loop)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        return step

    def model_for(self, ask: Ask) -> str:
        return self.second_reader if ask.reader else self.models[0]

    def request(self, ask: Ask, seed: int, stream: bool) -> _Request:
        """What goes with the messages; text and repeated requests are told as they come."""
        model = self.model_for(ask)
        request = _Request(seed=seed, budget=self.budget)
        if not ask.reader and len(self.models) > 1:  # a model that hangs must leave time for those named to stand in
            request["deadline"] = self.budget.left_s() / 2
        if self.watched:
            request["on_retry"] = lambda retry: self.notify(Retrying(ask.number, model, retry.why, retry.wait_s))
        if stream and self.watched and not ask.reader:
            request["on_text"] = lambda text: self.notify(TextSoFar(ask.number, text, model))
        return request


def context_to_draft_in(
    interview: Interview,
    format: str = "email",
    purpose: str = "thank-you",
    to: str | None = None,
    now: dt.datetime | None = None,
) -> Context:
    """The context of a draft; everything that may be refused is refused here, before any model is asked.

    Raises:
        UnknownName: there is no such format, purpose or person.
        NothingToMention: the interview records no detail of the conversation that may be written.
        CannotAllHold: what is required cannot fit the format.
    """
    context = context_for(interview, format, purpose, to, now)
    foresee(context)
    return context


def in_force(
    settings: Settings | None = None,
    model: str | None = None,
    max_attempts: int | None = None,
    fallbacks: Sequence[str] | None = None,
    allow_unknown_cost: bool = False,
) -> Settings:
    """The settings of one draft: those given, else those of the environment, with what the call itself says.

    Raises:
        SettingError: a value cannot be used.
    """
    settings = settings or load_settings()
    if max_attempts is not None:
        settings = replace(settings, max_attempts=settings_from({"FOLLOWUP_MAX_ATTEMPTS": max_attempts}).max_attempts)
    if fallbacks:
        settings = replace(settings, fallbacks=settings_from({"FOLLOWUP_FALLBACKS": ",".join(fallbacks)}).fallbacks)
    allowed = allow_unknown_cost or settings.allow_unknown_cost
    return replace(settings, model=model or settings.model, allow_unknown_cost=allowed)


def draft(
    interview: Interview,
    format: str = "email",
    purpose: str = "thank-you",
    model: str | None = None,
    *,
    to: str | None = None,
    seed: int = 0,
    max_attempts: int | None = None,
    fallbacks: Sequence[str] | None = None,
    second_reader: str | None = None,
    scope: Scope = "all",
    now: dt.datetime | None = None,
    on_event: Callable[[Event], None] | None = None,
    stream: bool = False,
    settings: Settings | None = None,
) -> DraftResult:
    """One draft, judged through the Guard, or directly where nobody but the embedded model is asked; waits for the model.

    Args:
        interview: what happened.
        format, purpose: ids.
        model: a LiteLLM name; FOLLOWUP_MODEL where it is None.
        to: the reader's name; the interviewer's where it is None.
        seed: asks for another of the model's possible drafts.
        max_attempts: drafts the model may write; FOLLOWUP_MAX_ATTEMPTS where it is None.
        fallbacks: models asked, in order, where the first gives nothing; FOLLOWUP_FALLBACKS where it is None or empty.
        second_reader: a model that reads a draft which passes every rule; None for none.
        scope: what the second reader is asked about: every rule about sense, or those that are not sure.
        now: the moment of writing, for rules about time; the present one where it is None.
        on_event: is given each event as it happens, in the thread of the caller.
        stream: whether `on_event` is given the text while it is written (TextSoFar).
        settings: limits and fallbacks; those of the environment and `.env` where it is None.

    Returns:
        an accepted draft, or the best attempt with what fails on it (`insist()` raises then).

    Raises:
        UnknownName: there is no such format, purpose or person.
        NothingToMention: the interview records no detail of the conversation that may be written.
        CannotAllHold: what is required cannot fit the format.
        SettingError: a setting cannot be used.
        ModelUnavailable, ModelUseless: the first attempt gave nothing to judge, from any of the models; or what other models
            are asked through (LiteLLM, guardrails-ai) cannot be imported.
    """
    settings = in_force(settings, model, max_attempts, fallbacks)
    context = context_for(interview, format, purpose, to, now)
    return draft_in(context, settings, seed, second_reader=second_reader, scope=scope, on_event=on_event, stream=stream)


def draft_in(
    context: Context,
    settings: Settings,
    seed: int = 0,
    *,
    second_reader: str | None = None,
    scope: Scope = "all",
    on_event: Callable[[Event], None] | None = None,
    stream: bool = False,
) -> DraftResult:
    """One draft in a context that is known; waits for the model.

    Args:
        context: must have an interview and a reader.
        settings: the model, those that stand in for it, limits, the samples of one's voice.
        seed, second_reader, scope, on_event, stream: as for `draft`.

    Returns, Raises: as for `draft`.
    """
    job = _Job(context, None, settings, on_event, second_reader, scope)
    needed = job.start()
    judge: Judge = judge_all
    if not job.asks_nobody_else:
        try:
            judge = _warmed()
        except ModelUnavailable as error:
            needed = _by_the_embedded(job, needed, error)
    while not isinstance(needed, DraftResult):
        needed = _step(job, needed, judge, seed, stream)
    return needed


def _by_the_embedded(job: _Job, needed: _Needed, error: ModelUnavailable) -> _Needed:
    """Turns to the embedded model where that is named, since no other can be asked; else raises the error."""
    while isinstance(needed, Ask) and not embedded.is_embedded(job.model_for(needed)):
        needed = job.answer_with(needed, error)
    return needed


def _step(job: _Job, needed: Ask | ToJudge, judge: Judge, seed: int, stream: bool) -> _Needed:
    if isinstance(needed, ToJudge):
        return job.answer(judge(needed.draft, needed.context))
    try:
        reply = llm.complete(needed.messages, job.model_for(needed), **job.request(needed, seed, stream))
    except ModelError as error:
        return job.answer_with(needed, error)
    return job.answer(reply)


def _warmed() -> Judge:
    """The judge by way of guardrails, with that and the model layer imported: seconds that are not the model's."""
    try:
        from followup_ai.guard import judge
    except Exception as error:  # whatever a broken installation raises
        raise ModelUnavailable(
            f"guardrails-ai cannot be imported here ({type(error).__name__}), and drafts are judged through it; "
            f"install it again, see `followup-ai doctor`, or use --model {OFFLINE_MODEL}."
        ) from error
    llm.warm()
    return judge


async def adraft(
    interview: Interview,
    format: str = "email",
    purpose: str = "thank-you",
    model: str | None = None,
    *,
    to: str | None = None,
    seed: int = 0,
    max_attempts: int | None = None,
    fallbacks: Sequence[str] | None = None,
    second_reader: str | None = None,
    scope: Scope = "all",
    now: dt.datetime | None = None,
    on_event: Callable[[Event], None] | None = None,
    stream: bool = False,
    settings: Settings | None = None,
) -> DraftResult:
    """One draft, without blocking the running loop; for batches: the rules are called directly, to the same
    verdicts, and where many drafts are written at once in other processes too.

    Arguments, result and errors as for `draft`; `on_event` is called in the running loop.
    """
    settings = in_force(settings, model, max_attempts, fallbacks)
    context = context_for(interview, format, purpose, to, now)
    job = _Job(context, judge_all if on_event else None, settings, on_event, second_reader, scope)
    needed = job.start()
    if not (job.asks_nobody_else or llm.is_warm()):
        await asyncio.to_thread(llm.warm)
    driven = _driven(job, needed, seed, stream)
    # With nobody to tell, all of it runs where the calls do: two busy threads would wait for each other at every step.
    return await (driven if on_event else llm.beside_calls(_among_many(driven)))


async def _among_many(driven: Coroutine[Any, Any, DraftResult]) -> DraftResult:
    with judges.writing():
        return await driven


async def _driven(job: _Job, needed: _Needed, seed: int, stream: bool) -> DraftResult:
    while not isinstance(needed, DraftResult):
        needed = await _astep(job, needed, seed, stream)
    return needed


async def _astep(job: _Job, needed: Ask | ToJudge, seed: int, stream: bool) -> _Needed:
    if isinstance(needed, ToJudge):
        return job.answer(await judges.verdicts(needed.draft, needed.context))
    try:
        reply = await llm.acomplete(needed.messages, job.model_for(needed), **job.request(needed, seed, stream))
    except ModelError as error:
        return job.answer_with(needed, error)
    return job.answer(reply)
