"""Has a model put right one thing in a text, and keeps of its answer no more than that takes.

A model writes the whole message again. Of what it wrote, a single sentence is put where the fault was, if one mends it
without another fault: everything else stays as the candidate has it, their own edits above all. Only where no sentence does is
the whole answer taken, and only where it mends the fault and breaks no other required rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from followup_ai import anatomy, llm
from followup_ai.budgets import Budget
from followup_ai.conversation import attempt_of, result_of
from followup_ai.errors import InputError, ModelError, ModelUseless, none_of
from followup_ai.events import AttemptStarted, Event, FellBack, Judged, Replied
from followup_ai.models import Attempt, Context, Draft, DraftResult, Message, Verdict
from followup_ai.readings import Fallback
from followup_ai.rules import judge_all
from followup_ai.rules._text import read
from followup_ai.settings import Settings
from followup_ai.templates import draft_messages, new_fence, reprompt_messages, without_fence


def redo(
    text: str,
    rule: str,
    context: Context,
    settings: Settings,
    seed: int = 0,
    tell: Callable[[Event], None] | None = None,
) -> DraftResult:
    """The text again, with what one rule finds in it put right.

    Args:
        text: what is on the desk, edited by hand or not.
        rule: the id of a rule that fails on it.
        context: must have an interview and a reader.
        settings: whose model is asked, those that stand in for it, and the limits.
        seed: asks for another of the model's possible answers.
        tell: is given each event as it happens.

    Raises:
        InputError: the rule does not fail on the text; no model is asked.
        ModelUseless: no answer put it right without breaking another rule; the text is to stay as it is.
        ModelUnavailable, BudgetSpent: no model could be asked.
    """
    tell = tell or (lambda _event: None)
    context = replace(context, voice=settings.voice)
    candidate = context.interview.candidate if context.interview else ""
    draft = anatomy.parse(text, context.format.id, candidate=candidate)
    before = {v.rule: v for v in judge_all(draft, context) if v.verdict == "fail"}
    if rule not in before:  # it was mended by hand just before it was asked for
        raise InputError(f"{rule} finds nothing to put right in your text as it is now; no model was asked, and it stays so.")
    fence = new_fence()
    asked, models = draft_messages(context, fence), _Models(settings, tell)
    attempts: list[Attempt] = []
    for number in range(1, settings.max_attempts + 1):
        tell(AttemptStarted(number, settings.max_attempts))
        messages = reprompt_messages(asked, draft, [v for v in before.values() if v.rule == rule], fence)
        reply = models.reply(messages, seed + number)
        answer = anatomy.parse(without_fence(reply.text, fence), context.format.id, candidate=candidate)
        tell(Replied(number, answer.text, reply.model, reply.seconds))
        found = _mended(draft, before, rule, answer, context)
        mended, verdicts = found or (answer, judge_all(answer, context))
        attempts.append(attempt_of(reply, mended, verdicts))
        if found is not None:
            tell(Judged(number, mended.text, verdicts, not attempts[-1].failed))
            told = models.told() | {"attempts": tuple(attempts), "model": reply.model}
            return result_of(mended, verdicts, context, stopped=f"Asked to put right: {rule}.", **told)
    raise ModelUseless(
        f"{reply.model} did not put {rule} right in {settings.max_attempts} attempts without another fault; "
        "your text is as it was: mend it by hand, or choose another model."
    )


class _Models:
    """The model chosen and those that stand in for it, asked within the limits of one draft.

    Args:
        settings: the models and the limits.
        tell: is given each event as it happens.
    """

    def __init__(self, settings: Settings, tell: Callable[[Event], None]) -> None:
        self.left = list(dict.fromkeys((settings.model, *settings.fallbacks)))
        self.budget = Budget.within(settings)
        self.fallbacks: list[Fallback] = []
        self._tell = tell

    def reply(self, messages: Sequence[Message], seed: int) -> llm.Reply:
        """The reply of the first model that gives one; whoever gave none is not asked again.

        Raises:
            ModelError: none did.
        """
        while True:
            half = self.budget.left_s() / 2 if len(self.left) > 1 else None  # one that hangs leaves time for the next
            try:
                return llm.complete(messages, self.left[0], seed=seed, deadline=half, budget=self.budget)
            except ModelError as error:
                if len(self.left) == 1:
                    raise none_of([f.why for f in self.fallbacks], error) from None
                given_up = Fallback(model=self.left.pop(0), why=str(error), to=self.left[0])
            self.fallbacks.append(given_up)
            self._tell(FellBack(given_up.model, given_up.why, given_up.to))

    def told(self) -> dict[str, Any]:
        """What the answers took and who stood in for whom, by the fields of DraftResult."""
        return {"cost_usd": self.budget.cost_usd, "calls": self.budget.calls, "fallbacks": tuple(self.fallbacks)}


def _mended(
    draft: Draft, before: Mapping[str, Verdict], rule: str, answer: Draft, context: Context
) -> tuple[Draft, tuple[Verdict, ...]] | None:
    """A text that mends `rule` and breaks nothing: a sentence of the answer in place of the fault, else all of it.

    The first after which no required rule fails, the others' faults included; where there is none, the first.
    """
    candidate = context.interview.candidate if context.interview else ""
    first: tuple[Draft, tuple[Verdict, ...]] | None = None
    for text in (*_spliced(draft, before[rule], answer), answer.text):
        mended = anatomy.parse(text, context.format.id, candidate=candidate)
        verdicts = judge_all(mended, context)
        failed = {v.rule: v for v in verdicts if v.verdict == "fail"}
        # Advice may come to fail where the whole is written again, not for the sake of one sentence.
        new = {name for name, v in failed.items() if name not in before and (v.required or text != answer.text)}
        if rule in failed or new:
            continue
        if not any(v.required for v in failed.values()):
            return mended, verdicts
        first = first or (mended, verdicts)
    return first


_MOST = 24
"""Sentences of an answer that are tried."""


def _spliced(draft: Draft, verdict: Verdict, answer: Draft) -> Iterator[str]:
    """`draft` with one sentence of the answer where the fault is; first those of its own sort of place."""
    for span in verdict.spans[:1]:
        if span.part == "subject" and draft.subject and answer.subject:
            yield f"{draft.text[: draft.subject.start]}{answer.subject.text}{draft.text[draft.subject.end :]}"
            return
        start, end = draft.body.start + span.start, draft.body.start + span.end
        touched = [s for s in read(draft).body if s.start < max(end, start + 1) and start < s.end]
        first, last = (touched[0].start, touched[-1].end) if touched and end > start else (start, start)
        if len(touched) > 3:  # the fault is the message's, not a sentence's
            return
        gap = " " if first == last and draft.text[first - 1 : first].strip() else ""
        for words in _nearest(draft.text[first:last], draft, answer):
            after = draft.text[last:] if words else draft.text[last:].lstrip(" ")
            yield f"{draft.text[:first]}{gap if words else ''}{words}{after}"


_ALIKE = 45
"""Likeness (rapidfuzz, 0 to 100) from which a sentence says much the same as the one it is to replace."""
_SHORT = 8
"""Words up to which a sentence at fault may go without another in its place."""


def _nearest(old: str, draft: Draft, answer: Draft) -> Iterator[str]:
    """What may stand where `old` stands: the answer's sentences, the likest first; nothing at all where `old` is short."""
    from rapidfuzz import fuzz

    said = [answer.text[s.start : s.end] for s in read(answer).body]
    new = sorted(((fuzz.token_set_ratio(old, s), s) for s in said if s not in draft.text), reverse=True)[:_MOST]
    yield from (sentence for likeness, sentence in new if old and likeness >= _ALIKE)
    if 0 < len(old.split()) <= _SHORT:
        yield ""
    yield from (sentence for likeness, sentence in new if not old or likeness < _ALIKE)
