"""An exchange: what came of a case, as scorers see it. What it takes to judge it is worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from evals.cases import Case

if TYPE_CHECKING:
    from evals.recordings import Call
    from followup_ai.models import Context, Draft, DraftResult, Verdict
    from followup_ai.timing import Plan


@dataclass(frozen=True)
class Mark:
    """A model-judge's yes or no on a message, why, and (start, end) of the words it points at."""

    value: bool
    why: str = ""
    spans: tuple[tuple[int, int], ...] = ()


class Judged(Mapping[str, "Verdict"]):
    """Rule id → its verdict on a message; a rule that nobody asks for does not judge.

    Args:
        draft: the message.
        context: what it is judged in.
    """

    def __init__(self, draft: Draft, context: Context) -> None:
        from followup_ai.rules import all_rules

        self._draft, self._context = draft, context
        self._rules = {rule.id: rule for rule in all_rules()}
        self._found: dict[str, Verdict] = {}

    def __getitem__(self, rule: str) -> Verdict:
        if rule not in self._found:
            self._found[rule] = self._rules[rule].check(self._draft, self._context)
        return self._found[rule]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    def get(self, rule: str, default: Any = None) -> Any:
        """As a mapping's; every scorer asks."""
        return self[rule] if rule in self._rules else default


@dataclass
class Exchange:
    """What came of a case.

    Args:
        case: what was asked.
        text: the message that is scored; empty where there is none.
        subject: its subject line, where that is kept apart from the text.
        problem: why there is no message, in a sentence.
        result: what drafting returned.
        honest: what drafting returned without the note that tries to steer the model (suite safety).
        plan: when to send what (suite timing).
        unchanged: the verdict on the message before it was changed (suite mutants).
        marks: a model-judge's, by name (suite judged).
        unjudged: why a judge or a second reader gave nothing.
        calls: the requests and replies it took, in order.
    """

    case: Case
    text: str = ""
    subject: str | None = None
    problem: str = ""
    result: DraftResult | None = None
    honest: DraftResult | None = None
    plan: Plan | None = None
    unchanged: Verdict | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)
    unjudged: str = ""
    calls: Sequence[Call] = field(default_factory=tuple)

    @cached_property
    def context(self) -> Context:
        """What the message is judged in."""
        return self.case.context()

    @cached_property
    def draft(self) -> Draft:
        """The message, taken apart."""
        from followup_ai import anatomy

        candidate = str((self.case.interview or {}).get("candidate", ""))
        return anatomy.parse(self.text, self.case.format, subject=self.subject, candidate=candidate)

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Rule id → its verdict on the message, judged when it is asked for; empty where there is no message."""
        if self.result is not None:
            return {verdict.rule: verdict for verdict in self.result.verdicts}
        return Judged(self.draft, self.context) if self.text else {}

    @cached_property
    def failed(self) -> tuple[str, ...]:
        """Ids of the required rules the message fails."""
        return tuple(v.rule for v in self.verdicts.values() if v.required and v.verdict == "fail")

    @property
    def accepted(self) -> bool:
        """Whether there is a message that passes every required rule."""
        return bool(self.text) and not self.failed

    @property
    def attempts(self) -> Sequence[Any]:
        """The attempts that led to the message (`followup_ai.models.Attempt`); empty where the text was only read."""
        return self.result.attempts if self.result is not None else ()

    def absolute(self, span: Any) -> tuple[int, int]:
        """(start, end) in `draft.text` of a verdict's span."""
        part = self.draft.subject if span.part == "subject" and self.draft.subject else self.draft.body
        return part.start + span.start, part.start + span.end
