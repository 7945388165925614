"""The loop that turns an interview into an accepted draft, without I/O: ask, repair, judge, and where a rule fails ask again.

A generator yields events and what to ask a model, takes replies (or the error that came instead), and ends in a
DraftResult. `followup_ai.drafting` drives it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any

from followup_ai import anatomy
from followup_ai.budgets import Budget
from followup_ai.errors import ModelError
from followup_ai.events import (
    AttemptStarted,
    Event,
    FellBack,
    Finished,
    Foreseen,
    Judged,
    Repaired,
    Replied,
    Reprompting,
    SecondRead,
)
from followup_ai.models import Attempt, Certificate, Context, Draft, DraftResult, Message, Verdict
from followup_ai.preflight import Foresight, foresee
from followup_ai.readings import Fallback, Reading
from followup_ai.replies import Reply
from followup_ai.rules import judge_all, repair, rule_set_version
from followup_ai.second_reader import Scope, questions, reading_of, together
from followup_ai.templates import draft_messages, new_fence, quoted_words, reprompt_messages, without_fence
from followup_ai.veils import Veiled

Judge = Callable[[Draft, Context], tuple[Verdict, ...]]
"""Gives every rule's verdict on a draft."""


@dataclass(frozen=True, repr=False)
class Ask(Veiled):
    """What `drafting` yields where it needs a model: the messages of one request.

    `number` is the attempt it is for; `reader` is set where the second reader is to be asked, not the writer.
    """

    messages: tuple[Message, ...]
    number: int = 1
    reader: bool = False


@dataclass(frozen=True)
class ToJudge:
    """What `drafting` yields, where it has no judge of its own, to be sent every rule's verdict on a draft."""

    draft: Draft
    context: Context


Step = Ask | ToJudge | Event
Sent = Reply | FellBack | tuple[Verdict, ...] | None
Loop = Generator[Step, Sent, DraftResult]


@dataclass(frozen=True)
class _Tried:
    """One attempt with everything known of it."""

    draft: Draft
    verdicts: tuple[Verdict, ...]
    attempt: Attempt

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


@dataclass
class _Log:
    """What has happened so far."""

    foresight: Foresight
    spent: Callable[[], Budget] | None = None
    tried: list[_Tried] = field(default_factory=list)
    fallbacks: list[Fallback] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)

    def cost(self) -> float | None:
        """Dollars of every answer; None where one has no known price."""
        if self.spent is not None:
            return self.spent().cost_usd
        costs = [t.attempt.cost_usd for t in self.tried] + [r.cost_usd for r in self.readings if not r.problem]
        return None if None in costs else sum(cost for cost in costs if cost is not None)

    def calls(self) -> int:
        """Requests made in all."""
        return self.spent().calls if self.spent is not None else sum(t.attempt.calls for t in self.tried) + len(self.readings)


def drafting(
    context: Context,
    *,
    max_attempts: int,
    judge: Judge | None = judge_all,
    max_cost_usd: float | None = None,
    second_reader: bool = False,
    scope: Scope = "all",
    spent: Callable[[], Budget] | None = None,
) -> Loop:
    """The loop, without I/O.

    Yields Ask, to which a Reply must be sent (or a ModelError thrown in), or a FellBack where another model is asked the
    same next; and events, which need no answer.

    Args:
        context: must have an interview and a reader.
        max_attempts: drafts the model may write, 1 or more.
        judge: gives the verdicts that decide; where it is None, they are asked for (ToJudge).
        max_cost_usd: no further attempt once the attempts so far cost this much.
        second_reader: whether a draft that passes every rule is read by a second model, asked through an Ask of its own.
        scope: what the second reader is asked about.
        spent: gives what all calls took, those that gave nothing included; without it, replies are added up.

    Returns:
        the first accepted draft, else the best attempt, with every attempt and why it ended.

    Raises:
        ModelError: what was thrown in on the first attempt.
        NothingToMention, CannotAllHold: see `preflight.foresee`.
    """
    fence = new_fence()
    log = _Log(foresee(context), spent)
    if log.foresight.relaxed:
        yield Foreseen(log.foresight.relaxed, log.foresight.why)
    asked = draft_messages(context, fence, log.foresight.relaxed)
    messages, stopped = asked, ""
    while not stopped:
        number = len(log.tried) + 1
        yield AttemptStarted(number, max_attempts)
        try:
            reply = yield from _reply(Ask(tuple(messages), number), log)
        except ModelError as error:
            if not log.tried:
                raise
            stopped = f"The model gave nothing on attempt {number}: {error}"
            break
        latest = yield from _try(reply, context, judge, number, fence)
        if second_reader and not latest.failed:
            latest = yield from _read_again(latest, context, scope, number, log)
        log.tried.append(latest)
        stopped = _why_stop(log, max_attempts, max_cost_usd)
        if not stopped:
            yield Reprompting(number + 1, latest.failed)
            messages = reprompt_messages(asked, latest.draft, latest.failed, fence)
    result = _result(context, log, stopped)
    yield Finished(result)
    return result


def _reply(ask: Ask, log: _Log) -> Generator[Step, Sent, Reply]:
    """The reply to a request, from whichever model answers it."""
    while isinstance(answer := (yield ask), FellBack):
        log.fallbacks.append(Fallback(model=answer.model, why=answer.why, to=answer.to))
        yield answer
    if not isinstance(answer, Reply):
        raise TypeError("an Ask must be answered with a Reply")
    return answer


def _judged(judge: Judge | None, draft: Draft, context: Context) -> Generator[Step, Sent, tuple[Verdict, ...]]:
    if judge is not None:
        return judge(draft, context)
    verdicts = yield ToJudge(draft, context)
    if not isinstance(verdicts, tuple):
        raise TypeError("a ToJudge must be answered with verdicts")
    return verdicts


def _try(reply: Reply, context: Context, judge: Judge | None, number: int, fence: str) -> Generator[Step, Sent, _Tried]:
    """Repairs a reply and judges the exact text that results."""
    text = without_fence(reply.text, fence)
    yield Replied(number, text, reply.model, reply.seconds)
    candidate = context.interview.candidate if context.interview else ""
    draft = anatomy.parse(text, context.format.id, candidate=candidate)
    repaired: tuple[str, ...] = ()
    verdicts = yield from _judged(judge, draft, context)
    if any(v.verdict == "fail" for v in verdicts):
        draft, repaired = repair(draft, context, verdicts)
    if repaired:
        yield Repaired(number, draft.text, repaired)
        verdicts = yield from _judged(judge, draft, context)
    attempt = attempt_of(reply, draft, verdicts, repaired)
    yield Judged(number, draft.text, verdicts, not attempt.failed)
    return _Tried(draft, verdicts, attempt)


def attempt_of(reply: Reply, draft: Draft, verdicts: tuple[Verdict, ...], repaired: tuple[str, ...] = ()) -> Attempt:
    """What is remembered of an attempt.

    Args:
        reply: what the model wrote, and what it took.
        draft: the text that was judged, repaired or not.
        verdicts: on that text.
        repaired: ids of the rules it was repaired for.
    """
    return Attempt(
        text=draft.text,
        failed=_failed(verdicts),
        repaired=repaired,
        model=reply.model,
        prompt_tokens=reply.prompt_tokens,
        completion_tokens=reply.completion_tokens,
        seconds=round(reply.seconds, 3),
        calls=reply.calls,
        cost_usd=reply.cost_usd,
    )


def _failed(verdicts: tuple[Verdict, ...]) -> tuple[str, ...]:
    return tuple(v.rule for v in verdicts if v.required and v.verdict == "fail")


def _read_again(tried: _Tried, context: Context, scope: Scope, number: int, log: _Log) -> Generator[Step, Sent, _Tried]:
    """The attempt with what a second reader says of it; as it was where that reader gives nothing."""
    asking = questions(tried.draft, context, tried.verdicts, scope)
    if asking is None:
        return tried
    try:
        reply = yield Ask(asking.messages, number, reader=True)
    except ModelError as error:
        reading = Reading(attempt=number, model=error.model, asked=asking.rules, problem=str(error))
    else:
        if not isinstance(reply, Reply):
            raise TypeError("an Ask of the second reader must be answered with a Reply")
        reading = reading_of(reply, tried.draft, asking.rules, number)
    log.readings.append(reading)
    verdicts = together(tried.verdicts, reading, tried.draft)
    failed = _failed(verdicts)
    yield SecondRead(number, reading, verdicts, not failed)
    return _Tried(tried.draft, verdicts, tried.attempt.model_copy(update={"failed": failed}))


def _why_stop(log: _Log, max_attempts: int, max_cost_usd: float | None) -> str:
    """Why no further attempt is made, in a sentence; empty where one is."""
    *earlier, latest = log.tried
    if not latest.failed:
        unread = log.readings and log.readings[-1].problem
        return f"Accepted on attempt {len(log.tried)}" + (f", by the rules alone: {unread}" if unread else ".")
    if any(latest.draft.text == tried.draft.text for tried in earlier):
        return "The model wrote the same text again, so asking further would not help."
    signatures = [tried.signature() for tried in earlier]
    if latest.signature() in signatures[-1:]:
        return "Two attempts in a row failed the same way, so asking further would not help."
    if len(log.tried) >= max_attempts:
        attempts = "attempt" if max_attempts == 1 else "attempts"
        return f"No attempt was accepted and the limit of {max_attempts} {attempts} is reached."
    if latest.signature() in signatures:
        return "The attempts go to and fro between the same faults, so asking further would not help."
    cost = log.cost()
    if max_cost_usd is not None and cost is not None and cost >= max_cost_usd:
        return f"The attempts so far cost {cost:.4f} dollars and FOLLOWUP_MAX_COST_USD allows {max_cost_usd:g}."
    return ""


def _result(context: Context, log: _Log, stopped: str) -> DraftResult:
    best = min(log.tried, key=_Tried.rank)  # of equals, the earliest
    return result_of(
        best.draft,
        best.verdicts,
        context,
        model=best.attempt.model,
        attempts=tuple(t.attempt for t in log.tried),
        cost_usd=log.cost(),
        calls=log.calls(),
        stopped=stopped,
        fallbacks=tuple(log.fallbacks),
        relaxed=log.foresight.relaxed,
        readings=tuple(log.readings),
    )


def result_of(draft: Draft, verdicts: tuple[Verdict, ...], context: Context, **told: Any) -> DraftResult:
    """A text with its verdicts as the result of drafting: accepted, with a certificate, where no required rule fails.

    Args:
        draft: the text.
        verdicts: every rule's, on this very text.
        context: what it was written for.
        told: how it came about, by the fields of DraftResult.
    """
    accepted = not _failed(verdicts)
    certificate = Certificate(sha256=Certificate.digest(draft.text), rules=rule_set_version()) if accepted else None
    return DraftResult(
        format=context.format.id,
        purpose=context.purpose.id,
        to=context.to.name if context.to else "",
        text=draft.text,
        subject=draft.subject.text if draft.subject else None,
        body=draft.body.text,
        accepted=accepted,
        verdicts=verdicts,
        certificate=certificate,
        **told,
    )
