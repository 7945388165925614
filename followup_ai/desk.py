"""The draft desk without its widgets: everything that is shown beside a text, worked out from the text.

look = look_at(text, context_of(interview, "email", "thank-you"))
look.findings, look.lengths, look.claims
state, title, sentence = standing_of(look, certificate)     # None where no version was accepted yet
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from followup_ai import anatomy
from followup_ai.errors import FollowupError
from followup_ai.lengths import Length, lengths
from followup_ai.models import Certificate, ClaimFound, Context, Draft, Interview, Report, SentMessage, Span, Verdict
from followup_ai.rules import check_draft, context_for, find_rule, judge_all, rule_set_version

Group = Literal["must fix", "worth a look", "fine", "does not apply"]
GROUPS: tuple[Group, ...] = ("must fix", "worth a look", "fine", "does not apply")
Standing = Literal["accepted", "edited, passes", "edited, fails", "overtaken, fails", "passes", "fails", "empty"]

_SAID: dict[Standing, tuple[str, str]] = {
    "accepted": ("Accepted", "Every required rule passes on exactly this text."),
    "edited, passes": (
        "Edited since it was accepted",
        "It is no longer the text that was accepted. Your version passes every required rule.",
    ),
    "edited, fails": ("Edited since it was accepted", "It is no longer the text that was accepted. "),
    "overtaken, fails": (
        "No longer accepted",
        "The text is the one that was accepted; your notes, the day or a message to somebody else changed since. ",
    ),
    "passes": ("Passes", "Every required rule passes on this text."),
    "fails": ("Not accepted", ""),
    "empty": ("Nothing to check", "Paste or write a message."),
}


@dataclass(frozen=True)
class Finding:
    """What one rule says of the text, for a person.

    Args:
        rule: its id.
        title: what the rule is about.
        group: how much it matters.
        sure: False where the rule leaves it to the reader; `says` then is a question.
        says: the reason.
        todo: what to do about it; empty where nothing need be done.
        number: the number its marks in the text bear; 0 where it marks nothing.
        spans: the words it points at.
        words: those words themselves.
        fixed: the whole text with the fault mended, where the rule can mend it without another fault; None else.
    """

    rule: str
    title: str
    group: Group
    sure: bool
    says: str
    todo: str = ""
    number: int = 0
    spans: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()
    fixed: str | None = None


@dataclass(frozen=True)
class Look:
    """A text and all that the desk shows of it."""

    text: str
    draft: Draft
    report: Report
    findings: tuple[Finding, ...]
    lengths: tuple[Length, ...]

    @property
    def claims(self) -> tuple[ClaimFound, ...]:
        """Every statement of fact with what supports it; empty without an interview."""
        return self.report.claims or ()

    def of(self, group: Group) -> tuple[Finding, ...]:
        """The findings of one group."""
        return tuple(f for f in self.findings if f.group == group)


def context_of(
    interview: Interview | None,
    format: str = "email",
    purpose: str = "thank-you",
    to: str | None = None,
    *,
    premium: bool = False,
    beside: Iterable[SentMessage] = (),
    now: dt.datetime | None = None,
) -> Context:
    """The context a text on the desk is judged in.

    Args:
        interview: None where a message is checked without one.
        format, purpose: ids.
        to: the reader's name; the interviewer's where it is None.
        premium: whether the longer limits of paying LinkedIn members hold.
        beside: drafts for others of the panel.
        now: the moment of judging; the present one where it is None.

    Raises:
        UnknownName: there is no such format, purpose or person.
    """
    context = context_for(interview, format, purpose, to, now, beside)
    return replace(context, format=context.format.with_premium()) if premium else context


def look_at(text: str, context: Context, verdicts: tuple[Verdict, ...] | None = None) -> Look:
    """Everything the desk shows of `text`.

    Args:
        text: as it stands on the desk.
        context: what it is judged by.
        verdicts: every rule's verdict on this very text in this context, where they are known: they are not worked out again.
    """
    draft = _parsed(text, context)
    report = check_draft(draft, context, ledger=True, verdicts=verdicts)
    return Look(text, draft, report, tuple(_findings(draft, context, report)), lengths(draft, context))


def _parsed(text: str, context: Context) -> Draft:
    return anatomy.parse(text, context.format.id, candidate=context.interview.candidate if context.interview else "")


def standing_of(look: Look, certificate: Certificate | None) -> tuple[Standing, str, str]:
    """How a text stands: the state, its title, and a sentence.

    Args:
        look: the text as it is now.
        certificate: that of the last version that was accepted; None where none was.
    """
    state = _state(look, certificate)
    title, sentence = _SAID[state]
    if state.endswith("fails"):
        sentence += f"To be fixed: {titles_of(find.rule for find in look.of('must fix'))}."
    return state, title, sentence


def _state(look: Look, certificate: Certificate | None) -> Standing:
    if not look.text.strip():
        return "empty"
    if certificate and certificate.covers(look.text):
        return "accepted" if look.report.accepted else "overtaken, fails"
    if certificate:
        return "edited, passes" if look.report.accepted else "edited, fails"
    return "passes" if look.report.accepted else "fails"


def certify(look: Look) -> Certificate | None:
    """The certificate of a text that passes every required rule; None where one fails."""
    if not look.report.accepted:
        return None
    return Certificate(sha256=Certificate.digest(look.text), rules=rule_set_version())


# --- findings --------------------------------------------------------------------------------------------


def _findings(draft: Draft, context: Context, report: Report) -> Iterable[Finding]:
    failing = [v for v in report.verdicts if v.verdict == "fail"]
    marked = sorted((v for v in failing if v.spans), key=lambda v: (v.spans[0].part != "subject", v.spans[0].start))
    numbers = {v.rule: number for number, v in enumerate(marked, start=1)}
    before = {v.rule for v in failing}
    for verdict in report.verdicts:
        yield Finding(
            rule=verdict.rule,
            title=title_of(verdict.rule),
            group=_group(verdict),
            sure=verdict.sure,
            says=_worded(verdict),
            todo=_todo(verdict),
            number=numbers.get(verdict.rule, 0),
            spans=verdict.spans,
            words=tuple(words for span in verdict.spans if (words := words_at(span, report).strip())),
            fixed=_fixed(draft, context, verdict, before),
        )


def title_of(rule: str) -> str:
    """What a rule is about, in a reader's words: "Apologising"; the id in words where there is no such rule any more."""
    try:
        title = find_rule(rule).title
    except FollowupError:
        title = ""
    return title or rule.replace("-", " ").capitalize()


def titles_of(rules: Iterable[str]) -> str:
    """Several of them in a sentence: "apologising, your name"."""
    return ", ".join(title_of(rule).lower() for rule in rules)


def _group(verdict: Verdict) -> Group:
    if verdict.verdict == "not-applicable":
        return "does not apply"
    if verdict.verdict == "pass":
        return "fine"
    return "must fix" if verdict.required else "worth a look"


def _worded(verdict: Verdict) -> str:
    """The reason; as a question where the rule is not sure."""
    if verdict.sure or verdict.verdict == "not-applicable":
        return verdict.why
    return f"Would your reader agree? {verdict.why}" if verdict.verdict == "pass" else f"Is this so? {verdict.why}"


def _todo(verdict: Verdict) -> str:
    if not verdict.remedy or verdict.sure:
        return verdict.remedy
    return f"If so: {verdict.remedy[:1].lower()}{verdict.remedy[1:]}"


def words_at(span: Span, report: Report) -> str:
    """The words a span covers."""
    return ((report.subject or "") if span.part == "subject" else report.body)[span.start : span.end]


def _fixed(draft: Draft, context: Context, verdict: Verdict, before: set[str]) -> str | None:
    """The text after the rule's own fix, where that helps and breaks no other rule."""
    if verdict.verdict != "fail":
        return None
    text = find_rule(verdict.rule).fix(draft, context)
    if text is None or text == draft.text:
        return None
    after = {v.rule for v in judge_all(_parsed(text, context), context) if v.verdict == "fail"}
    return text if verdict.rule not in after and after <= before else None


# --- two texts -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """A stretch of one text as another has it: "kept", "added" or "removed"."""

    kind: Literal["kept", "added", "removed"]
    text: str


def changes_between(old: str, new: str) -> tuple[Change, ...]:
    """What was taken out of `old` and put in to get `new`, word by word, in the order of the text.

    The kept and added stretches joined are `new`, the kept and removed ones `old`.
    """
    import difflib

    before, after = _pieces(old), _pieces(new)
    out: list[Change] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            out.append(Change("kept", "".join(before[a:b])))
            continue
        out += [Change("removed", "".join(before[a:b]))] if b > a else []
        out += [Change("added", "".join(after[c:d]))] if d > c else []
    return tuple(out)


_LONGEST_DIFF = 4_000
"""Words up to which two texts are compared word by word; beyond, line by line."""


def _pieces(text: str) -> Sequence[str]:
    import re

    words = re.findall(r"\s+|\S+", text)
    return words if len(words) <= _LONGEST_DIFF else text.splitlines(keepends=True)
