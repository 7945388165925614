"""The rules as guardrails-ai validators, by one adapter, and a Guard of them.

    from guardrails import Guard
    from followup_ai.guard import FollowupRule

    guard = Guard().use(FollowupRule("no-apology"), FollowupRule("no-begging"))
    outcome = guard.validate(text, metadata={"interview": {...}, "format": "email", "purpose": "thank-you"})
    outcome.validation_passed, outcome.validation_summaries

Importing this module imports guardrails (about 2 s) and silences its telemetry for the process: what candidates write goes
nowhere. guardrails' own re-ask loses the conversation and its fixes are not checked again, so failures are only
reported (`on_fail="noop"`); repairing and asking again is `followup_ai.drafting`'s work.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from types import ModuleType
from typing import Any, ClassVar

from followup_ai import anatomy
from followup_ai.interviews import interview_from
from followup_ai.models import Context, Draft, Verdict
from followup_ai.rules import all_rules, context_for, find_rule, judge_all

os.environ.setdefault("GUARDRAILS_RUN_SYNC", "true")  # else every validation opens an event loop and leaks it

_GRAMMARS = "rfc3987_syntax"


@contextmanager
def _grammars_when_asked_for() -> Iterator[None]:
    """Puts off what jsonschema, which guardrails imports, would load to check addresses in all scripts.

    That builds 38 grammars, in half of the time that the import takes; nothing here asks for them, and whoever does gets them.
    """

    def is_valid_syntax(*asked: Any) -> Any:
        if sys.modules.get(_GRAMMARS) is put_off:
            del sys.modules[_GRAMMARS]
        return importlib.import_module(_GRAMMARS).is_valid_syntax(*asked)

    put_off = ModuleType(_GRAMMARS)
    put_off.is_valid_syntax = is_valid_syntax  # type: ignore[attr-defined]
    if _GRAMMARS in sys.modules or importlib.util.find_spec(_GRAMMARS) is None:
        yield
        return
    sys.modules[_GRAMMARS] = put_off
    try:
        yield
    finally:
        if sys.modules.get(_GRAMMARS) is put_off:
            del sys.modules[_GRAMMARS]


with _grammars_when_asked_for():
    from guardrails import Guard
    from guardrails.settings import settings
    from guardrails.utils.hub_telemetry_utils import HubTelemetry
    from guardrails.validator_base import ErrorSpan, FailResult, PassResult, ValidationResult, Validator, register_validator

__all__ = ["FollowupRule", "RuleSet", "followup_guard", "judge", "validators"]


def _silence_telemetry() -> None:
    """Makes guardrails' telemetry, which goes to a remote collector by default, a recorder without a tracer.

    Its settings do not stop it in 0.11: each Guard reads them anew and enables metrics where the user has no file that
    forbids it. Without a tracer, nothing is recorded and no exporter ever starts.
    """
    telemetry = HubTelemetry._instance
    if telemetry is None:
        telemetry = HubTelemetry._instance = object.__new__(HubTelemetry)
    elif telemetry._tracer_provider is not None:
        telemetry._tracer_provider.shutdown()
    telemetry._tracer_provider = telemetry._processor = telemetry._tracer = telemetry._prop = None
    settings.disable_tracing = True


_silence_telemetry()


class FollowupRule(Validator):  # type: ignore[misc]
    """One rule as a guardrails validator; `FollowupRule("no-apology")` is registered as "followup/no-apology".

    What it judges by comes in the metadata of the call: `interview` (a dict or an Interview), `format`, `purpose`, `to`, all
    optional; or a ready Context under `followup`. A Guard remembers its calls, their metadata too (`Guard.history`); an
    Interview is shown there without its texts, a dict with them. A Guard of `followup_guard` remembers nothing.

    Args:
        rule: the rule's id.
        on_fail: as for any validator; reports only, where nothing is said.
        advice: whether a failed rule that is only advice fails the validation too.

    Raises:
        UnknownName: there is no such rule.
    """

    registered: ClassVar[dict[str, type[FollowupRule]]] = {}

    def __new__(cls, rule: str = "", *_: Any, **__: Any) -> FollowupRule:
        """Picks the class registered for the rule."""
        chosen = cls.registered[find_rule(rule).id] if cls is FollowupRule else cls
        made: FollowupRule = object.__new__(chosen)
        return made

    def __init__(self, rule: str = "", on_fail: Any = "noop", *, advice: bool = False) -> None:
        rule = rule or self.rail_alias.rpartition("/")[2]
        super().__init__(on_fail=on_fail, rule=rule, advice=advice)
        self.rule, self.advice = find_rule(rule), advice

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        context = _context_of(metadata)
        draft = _draft_of(str(value), context, metadata)
        verdict = self.rule.check(draft, context)
        collected = metadata.get("followup_verdicts")
        if isinstance(collected, dict):
            collected[verdict.rule] = verdict
        if verdict.verdict != "fail" or not (verdict.required or self.advice):
            return PassResult()
        return FailResult(
            error_message=_message(verdict), fix_value=self.rule.fix(draft, context), error_spans=_error_spans(draft, verdict)
        )


@register_validator(name="followup/rule-set", data_type="string")
class RuleSet(Validator):  # type: ignore[misc]
    """All rules as one guardrails validator, in a third of the time that a Guard needs for one validator of each.

    What it judges by comes in the metadata, as for `FollowupRule`. It fails where a required rule fails, and its message has a
    line for each; it reports only.
    """

    def __init__(self, on_fail: Any = "noop") -> None:
        super().__init__(on_fail=on_fail)

    def _validate(self, value: Any, metadata: dict[str, Any]) -> ValidationResult:
        context = _context_of(metadata)
        draft = _draft_of(str(value), context, metadata)
        verdicts = judge_all(draft, context)
        collected = metadata.get("followup_verdicts")
        if isinstance(collected, dict):
            collected.update((verdict.rule, verdict) for verdict in verdicts)
        failed = [verdict for verdict in verdicts if verdict.required and verdict.verdict == "fail"]
        if not failed:
            return PassResult()
        return FailResult(
            error_message="\n".join(map(_message, failed)),
            error_spans=[span for verdict in failed for span in _error_spans(draft, verdict)],
        )


def _register() -> None:
    for rule in all_rules():
        name = f"followup/{rule.id}"  # also the class's name: guardrails' summaries show it
        subclass = type(name, (FollowupRule,), {"__doc__": rule.__doc__, "__module__": __name__})
        FollowupRule.registered[rule.id] = register_validator(name=name, data_type="string")(subclass)


_register()


def _message(verdict: Verdict) -> str:
    return f"{verdict.rule}: {verdict.why} {verdict.remedy}".strip()


def _error_spans(draft: Draft, verdict: Verdict) -> list[ErrorSpan]:
    """The verdict's spans, in offsets into the whole text, which is what guardrails marks."""
    starts = {"body": draft.body.start, "subject": draft.subject.start if draft.subject else 0}
    places = ((starts[span.part], span) for span in verdict.spans)
    return [ErrorSpan(start=at + span.start, end=at + span.end, reason=verdict.why) for at, span in places]


def _context_of(metadata: Mapping[str, Any]) -> Context:
    """The Context a call's metadata describes; without any, a thank-you email and nothing known of the interview."""
    ready = metadata.get("followup")
    if isinstance(ready, Context):
        return ready
    interview = metadata.get("interview")
    return context_for(
        None if interview is None else interview_from(interview, "metadata"),
        str(metadata.get("format") or "email"),
        str(metadata.get("purpose") or "thank-you"),
        metadata.get("to"),
        metadata.get("now"),
    )


def _draft_of(text: str, context: Context, metadata: Mapping[str, Any]) -> Draft:
    """The text taken apart: the Draft that came along if it is of this very text, else parsed."""
    ready = metadata.get("followup_draft")
    if isinstance(ready, Draft) and ready.text == text:
        return ready
    return _parsed(text, context.format.id, context.interview.candidate if context.interview else "")


@lru_cache(maxsize=16)
def _parsed(text: str, format: str, candidate: str) -> Draft:
    return anatomy.parse(text, format, candidate=candidate)


def validators(rules: Iterable[str] | None = None, *, advice: bool = False) -> list[FollowupRule]:
    """Validators to give to any Guard's `use`.

    Args:
        rules: ids of rules; all where it is None.
        advice: whether failed advice fails the validation too.

    Raises:
        UnknownName: there is no such rule.
    """
    names = [rule.id for rule in all_rules()] if rules is None else list(rules)
    return [FollowupRule(name, advice=advice) for name in names]


class _Forgetful(Guard):  # type: ignore[misc]
    """A Guard without a memory: guardrails would keep each text and all that came along with it, the interview too."""

    def parse(self, *args: Any, **kwargs: Any) -> Any:
        """Judges one text; `validate` comes here too."""
        try:
            return super().parse(*args, **kwargs)
        finally:
            self.history.clear()


def followup_guard(rules: Iterable[str] | None = None, *, advice: bool = False) -> Guard:
    """A Guard of the rules: its `validation_passed` is what the product calls accepted, unless `advice` is set.

    Building one takes about 60 ms; keep it. Its `history` stays empty: the outcome has all there is to know. Arguments and
    errors as for `validators`.
    """
    return _Forgetful(name="followup", history_max_length=1).use(*validators(rules, advice=advice))


@cache
def _whole_guard() -> Guard:
    return _Forgetful(name="followup", history_max_length=1).use(RuleSet())


def judge(draft: Draft, context: Context) -> tuple[Verdict, ...]:
    """Every rule's verdict on `draft`, reached through the Guard; the same as `rules.judge_all`.

    Everything a call needs travels in its own metadata, so threads do not meet.
    """
    collected: dict[str, Verdict] = {}
    guard = _whole_guard()
    metadata = {"followup": context, "followup_draft": draft, "followup_verdicts": collected}
    guard.validate(draft.text, metadata=metadata)
    return tuple(collected[rule.id] for rule in all_rules())
