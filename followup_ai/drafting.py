"""The loop that turns an interview into an accepted draft: ask, repair, judge, and where a required rule fails ask again.

`drafting` is the loop without I/O: a generator that yields events and what to ask a model, takes replies (or the error that
came instead), and ends in a DraftResult. `draft` and `adraft` drive it, one waiting and one not.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

from followup_ai import anatomy, llm
from followup_ai.errors import ModelError, NothingToMention
from followup_ai.events import AttemptStarted, Event, FellBack, Finished, Judged, Repaired, Replied, Reprompting
from followup_ai.models import Attempt, Certificate, Context, Draft, DraftResult, Interview, Message, Verdict
from followup_ai.replies import Reply
from followup_ai.rules import context_for, judge_all, repair, rule_set_version
from followup_ai.settings import Settings, load_settings, settings_from
from followup_ai.templates import draft_messages, new_fence, quoted_words, reprompt_messages

Judge = Callable[[Draft, Context], tuple[Verdict, ...]]
"""Gives every rule's verdict on a draft."""


@dataclass(frozen=True)
class Ask:
    """What `drafting` yields where it needs a model: the messages of one request."""

    messages: tuple[Message, ...]


Step = Ask | Event


@dataclass(frozen=True)
class _Tried:
    """One attempt with everything known of it."""

    draft: Draft
    verdicts: tuple[Verdict, ...]
    attempt: Attempt
    cost_usd: float | None

    @property
    def failed(self) -> tuple[Verdict, ...]:
        return tuple(v for v in self.verdicts if v.required and v.verdict == "fail")

    def rank(self) -> tuple[int, int]:
        """Smaller is better: required rules that fail, then advice that does."""
        failures = [v for v in self.verdicts if v.verdict == "fail"]
        return len(self.failed), len(failures) - len(self.failed)

    def signature(self) -> frozenset[tuple[str, str]]:
        """How it fails: the rules, each with the words it points at."""
        return frozenset((v.rule, quoted_words(self.draft, v)) for v in self.failed)


def drafting(
    context: Context, *, max_attempts: int, judge: Judge = judge_all, max_cost_usd: float | None = None
) -> Generator[Step, Reply | None, DraftResult]:
    """The loop, without I/O.

    Yields Ask, to which a Reply must be sent (or a ModelError thrown in), and events, which need no answer.

    Args:
        context: must have an interview and a reader.
        max_attempts: drafts the model may write, 1 or more.
        judge: gives the verdicts that decide.
        max_cost_usd: no further attempt once the attempts so far cost this much.

    Returns:
        the first accepted draft, else the best attempt, with every attempt and why it ended.

    Raises:
        ModelError: what was thrown in on the first attempt.
    """
    fence = new_fence()
    asked = draft_messages(context, fence)
    messages, tried, stopped = asked, list[_Tried](), ""
    while not stopped:
        number = len(tried) + 1
        yield AttemptStarted(number, max_attempts)
        try:
            reply = yield Ask(tuple(messages))
        except ModelError as error:
            if not tried:
                raise
            stopped = f"The model gave nothing on attempt {number}: {error}"
            break
        if reply is None:
            raise TypeError("an Ask must be answered with a Reply")
        latest = yield from _try(reply, context, judge, number)
        tried.append(latest)
        stopped = _why_stop(tried, max_attempts, max_cost_usd)
        if not stopped:
            yield Reprompting(number + 1, latest.failed)
            messages = reprompt_messages(asked, latest.draft, latest.failed, fence)
    result = _result(context, tried, stopped)
    yield Finished(result)
    return result


def _try(reply: Reply, context: Context, judge: Judge, number: int) -> Generator[Step, Reply | None, _Tried]:
    """Repairs a reply and judges the exact text that results."""
    yield Replied(number, reply.text, reply.model, reply.seconds)
    candidate = context.interview.candidate if context.interview else ""
    draft = anatomy.parse(reply.text, context.format.id, candidate=candidate)
    repaired: tuple[str, ...] = ()
    verdicts = judge(draft, context)
    if any(v.verdict == "fail" for v in verdicts):
        draft, repaired = repair(draft, context, verdicts)
    if repaired:
        yield Repaired(number, draft.text, repaired)
        verdicts = judge(draft, context)
    failed = tuple(v.rule for v in verdicts if v.required and v.verdict == "fail")
    yield Judged(number, draft.text, verdicts, not failed)
    attempt = Attempt(
        text=draft.text,
        failed=failed,
        repaired=repaired,
        model=reply.model,
        prompt_tokens=reply.prompt_tokens,
        completion_tokens=reply.completion_tokens,
        seconds=round(reply.seconds, 3),
    )
    return _Tried(draft, verdicts, attempt, reply.cost_usd)


def _why_stop(tried: list[_Tried], max_attempts: int, max_cost_usd: float | None) -> str:
    """Why no further attempt is made, in a sentence; empty where one is."""
    latest = tried[-1]
    if not latest.failed:
        return f"Accepted on attempt {len(tried)}."
    if any(latest.draft.text == earlier.draft.text for earlier in tried[:-1]):
        return "The model wrote the same text again, so asking further would not help."
    if len(tried) > 1 and latest.signature() == tried[-2].signature():
        return "Two attempts in a row failed the same way, so asking further would not help."
    if len(tried) >= max_attempts:
        return f"No attempt was accepted and the limit of {max_attempts} {_attempts(max_attempts)} is reached."
    cost = _cost(tried)
    if max_cost_usd is not None and cost is not None and cost >= max_cost_usd:
        return f"The attempts so far cost {cost:.4f} dollars and FOLLOWUP_MAX_COST_USD allows {max_cost_usd:g}."
    return ""


def _attempts(number: int) -> str:
    return "attempt" if number == 1 else "attempts"


def _cost(tried: list[_Tried]) -> float | None:
    costs = [t.cost_usd for t in tried]
    return None if None in costs else sum(cost for cost in costs if cost is not None)


def _result(context: Context, tried: list[_Tried], stopped: str) -> DraftResult:
    best = min(tried, key=_Tried.rank)  # of equals, the earliest
    draft, accepted = best.draft, not best.failed
    certificate = Certificate(sha256=Certificate.digest(draft.text), rules=rule_set_version()) if accepted else None
    return DraftResult(
        format=context.format.id,
        purpose=context.purpose.id,
        to=context.to.name if context.to else "",
        model=best.attempt.model,
        text=draft.text,
        subject=draft.subject.text if draft.subject else None,
        body=draft.body.text,
        accepted=accepted,
        verdicts=best.verdicts,
        attempts=tuple(t.attempt for t in tried),
        cost_usd=_cost(tried),
        stopped=stopped,
        certificate=certificate,
    )


# --- the drivers ------------------------------------------------------------------------------------------


class _Job:
    """What both drivers need: the loop, the models still to be asked, the time that is left."""

    def __init__(self, context: Context, judge: Judge, settings: Settings, on_event: Callable[[Event], None] | None) -> None:
        self.loop = drafting(context, max_attempts=settings.max_attempts, judge=judge, max_cost_usd=settings.max_cost_usd)
        self.models = [settings.model, *(m for m in settings.fallbacks if m != settings.model)]
        self.end = time.monotonic() + settings.deadline_s
        self.notify = on_event or (lambda _event: None)

    def until_ask(self, step: Step) -> Ask:
        """Passes events on until a model is needed; StopIteration, with the result, where none is any more."""
        while not isinstance(step, Ask):
            self.notify(step)
            step = next(self.loop)
        return step

    def start(self) -> Ask:
        return self.until_ask(next(self.loop))

    def answer(self, reply: Reply) -> Ask:
        return self.until_ask(self.loop.send(reply))

    def answer_with(self, error: ModelError) -> Ask | None:
        """Turns to the next model after an error (None: ask the same again), or tells the loop where there is none."""
        if len(self.models) == 1:
            return self.until_ask(self.loop.throw(error))
        failed = self.models.pop(0)
        self.notify(FellBack(failed, str(error), self.models[0]))
        return None

    def left(self) -> float:
        """Seconds until the deadline."""
        return self.end - time.monotonic()


def _context(interview: Interview, format: str, purpose: str, to: str | None, now: dt.datetime | None) -> Context:
    """The context to draft in; everything that may be refused is refused here, before any model is asked."""
    context = context_for(interview, format, purpose, to, now)
    if not any(detail.strip() for detail in interview.details):
        raise NothingToMention(
            "The interview records nothing that was talked about; add one thing under discussed, their_words or personal, "
            "such as a project, a question or a phrase of theirs."
        )
    return context


def _in_force(settings: Settings | None, model: str | None, max_attempts: int | None) -> Settings:
    settings = settings or load_settings()
    if max_attempts is not None:
        settings = replace(settings, max_attempts=settings_from({"FOLLOWUP_MAX_ATTEMPTS": max_attempts}).max_attempts)
    return replace(settings, model=model or settings.model)


def draft(
    interview: Interview,
    format: str = "email",
    purpose: str = "thank-you",
    model: str | None = None,
    *,
    to: str | None = None,
    seed: int = 0,
    max_attempts: int | None = None,
    now: dt.datetime | None = None,
    on_event: Callable[[Event], None] | None = None,
    settings: Settings | None = None,
) -> DraftResult:
    """One draft, judged through the Guard; waits for the model.

    Args:
        interview: what happened.
        format, purpose: ids.
        model: a LiteLLM name; FOLLOWUP_MODEL where it is None.
        to: the reader's name; the interviewer's where it is None.
        seed: asks for another of the model's possible drafts.
        max_attempts: drafts the model may write; FOLLOWUP_MAX_ATTEMPTS where it is None.
        now: the moment of writing, for rules about time; the present one where it is None.
        on_event: is given each event as it happens.
        settings: limits and fallbacks; those of the environment and `.env` where it is None.

    Returns:
        an accepted draft, or the best attempt with what fails on it (`insist()` raises then).

    Raises:
        UnknownName: there is no such format, purpose or person.
        NothingToMention: the interview records no detail of the conversation.
        SettingError: a setting cannot be used.
        ModelUnavailable, ModelUseless: the first attempt gave nothing to judge, from any of the models.
    """
    settings = _in_force(settings, model, max_attempts)
    context = _context(interview, format, purpose, to, now)
    from followup_ai.guard import judge  # imports guardrails, which takes seconds

    llm.warm()
    job = _Job(context, judge, settings, on_event)
    ask = job.start()
    while True:
        try:
            try:
                reply = llm.complete(ask.messages, job.models[0], seed=seed, deadline=job.left())
            except ModelError as error:
                ask = job.answer_with(error) or ask
            else:
                ask = job.answer(reply)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


async def adraft(
    interview: Interview,
    format: str = "email",
    purpose: str = "thank-you",
    model: str | None = None,
    *,
    to: str | None = None,
    seed: int = 0,
    max_attempts: int | None = None,
    now: dt.datetime | None = None,
    on_event: Callable[[Event], None] | None = None,
    settings: Settings | None = None,
) -> DraftResult:
    """One draft, without blocking the running loop; for batches: the rules are called directly, to the same verdicts.

    Arguments, result and errors as for `draft`.
    """
    settings = _in_force(settings, model, max_attempts)
    context = _context(interview, format, purpose, to, now)
    await asyncio.to_thread(llm.warm)
    job = _Job(context, judge_all, settings, on_event)
    ask = job.start()
    while True:
        try:
            try:
                reply = await llm.acomplete(ask.messages, job.models[0], seed=seed, deadline=job.left())
            except ModelError as error:
                ask = job.answer_with(error) or ask
            else:
                ask = job.answer(reply)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
