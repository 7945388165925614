"""The rules: discovered modules, one rule each, and the functions that run them all.

Modules whose names start with an underscore are not rules. The registry is filled by reading this folder, so adding a
rule is adding a file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from followup_ai import anatomy
from followup_ai.errors import InputError, UnknownName
from followup_ai.formats import load_format, load_purpose, prompts_folder
from followup_ai.models import ClaimFound, Context, Draft, Interview, Person, Report, SentMessage, Verdict
from followup_ai.patterns import keep_words
from followup_ai.rules._base import Example, Outcome, Rule, sent_to_others, span_of

__all__ = [
    "Example",
    "Outcome",
    "Rule",
    "all_rules",
    "check",
    "check_draft",
    "context_for",
    "find_rule",
    "judge_all",
    "reader_named",
    "repair",
    "rule_set_version",
]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule: the core six first, then the other required ones, then advice; by id within each.

    Raises:
        InputError: a file of this folder cannot be used as a rule.
    """
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        for rule in () if module.name.startswith("_") else _rules_in(module.name):
            if found.setdefault(rule.id, rule) is not rule:
                raise _useless(module.name, f"there is a rule {rule.id!r} already")
    keep_words()
    return tuple(sorted(found.values(), key=lambda rule: (not rule.core, not rule.required, rule.id)))


_TOLD = ("id", "asks", "remedy", "passes", "fails")
"""What every rule says of itself."""


def _rules_in(name: str) -> list[Rule]:
    """The rules that a module defines; whatever is wrong with one is told as its writer's to mend."""
    try:
        imported = importlib.import_module(f"{__name__}.{name}")
        kinds = [v for v in vars(imported).values() if isinstance(v, type) and issubclass(v, Rule)]
        own = [kind for kind in kinds if kind.__module__ == imported.__name__]
        made = [kind() for kind in own]
    except Exception as error:
        raise _useless(name, f"{type(error).__name__}: {error}") from error
    if missing := [f"{type(rule).__name__}.{told}" for rule in made for told in _TOLD if not hasattr(rule, told)]:
        raise _useless(name, f"{' and '.join(missing)} is missing")
    return made


def _useless(name: str, why: str) -> InputError:
    return InputError(f"The rule file followup_ai/rules/{name}.py cannot be used ({why}); mend it, or take it out.")


def find_rule(name: str) -> Rule:
    """The rule called `name`.

    Raises:
        UnknownName: there is no such rule.
    """
    for rule in all_rules():
        if rule.id == name:
            return rule
    raise UnknownName("rule", name, [rule.id for rule in all_rules()])


_PACKAGE = Path(__file__).parent.parent
_DECIDING = (
    *("rules", "anatomy", "timing", "language"),
    *("fields.py", "formats.py", "models.py", "needed_words.py", "patterns.py", "word_index.py"),
)
"""What a verdict comes from: how a message and the notes are read, and what is looked for in them."""


@cache
def rule_set_version() -> str:
    """Twelve hexadecimal digits that change whenever something does that a verdict depends on.

    That is the code and the word lists of the rules and of what they read with, and the front matter of formats and purposes.
    """
    digest = hashlib.sha256()
    found = [path for name in _DECIDING for path in (_PACKAGE / name, *(_PACKAGE / name).rglob("*"))]
    for path in sorted(path for path in found if path.suffix in (".py", ".txt", ".yaml")):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for path in sorted(path for kind in ("formats", "purposes") for path in (prompts_folder() / kind).glob("*.md")):
        front = path.read_text(encoding="utf-8").split("---\n", 2)[:2]  # what follows is for models
        digest.update(f"{path.name}\0{front[-1]}\0".encode())
    return digest.hexdigest()[:12]


def judge_all(draft: Draft, context: Context) -> tuple[Verdict, ...]:
    """Every rule's verdict on `draft`, in the order of `all_rules`."""
    return tuple(rule.check(draft, context) for rule in all_rules())


def reader_named(interview: Interview, name: str | None) -> Person:
    """The person of the interview who is written to.

    Args:
        interview: whose interviewer and panel are searched.
        name: a full name, in any case; the interviewer where it is None or empty.

    Raises:
        UnknownName: nobody of that name was in the room.
    """
    if not name:
        return interview.interviewer
    for person in interview.people:
        if person.name.casefold() == name.strip().casefold():
            return person
    raise UnknownName("person in this interview called", name, [p.name for p in interview.people])


def context_for(
    interview: Interview | None,
    format: str = "email",
    purpose: str = "thank-you",
    to: str | None = None,
    now: dt.datetime | None = None,
    panel_messages: Iterable[SentMessage] = (),
) -> Context:
    """The context in which a draft for this interview is judged.

    Args:
        interview: None when a message is checked without one.
        format, purpose: ids.
        to: the reader's name; the interviewer's where it is None.
        now: the moment of judging; the present one where it is None.
        panel_messages: drafts for others who were in the room, beside the messages already sent to them.

    Raises:
        UnknownName: there is no such format, purpose or person.
    """
    reader = reader_named(interview, to) if interview else (Person(name=to) if to else None)
    return Context(
        format=load_format(format),
        purpose=load_purpose(purpose),
        interview=interview,
        to=reader,
        sent=interview.messages_to(reader) if interview and reader else (),
        panel_messages=(*(sent_to_others(interview, reader) if interview and reader else ()), *panel_messages),
        now=now or dt.datetime.now(dt.UTC),
    )


def check_draft(draft: Draft, context: Context, *, ledger: bool = False, verdicts: tuple[Verdict, ...] | None = None) -> Report:
    """All rules over a draft that is already taken apart.

    Args:
        draft: what is judged.
        context: what the rules may know besides it.
        ledger: whether the report carries its claims, each with what supports it.
        verdicts: those of every rule on this very text, where the caller has them already.
    """
    verdicts = judge_all(draft, context) if verdicts is None else verdicts
    return Report(
        format=context.format.id,
        purpose=context.purpose.id,
        to=context.to.name if context.to else "",
        subject=draft.subject.text if draft.subject else None,
        body=draft.body.text,
        accepted=not any(v.required and v.verdict == "fail" for v in verdicts),
        verdicts=verdicts,
        claims=_claims_found(draft, context) if ledger and context.interview else None,
    )


def _claims_found(draft: Draft, context: Context) -> tuple[ClaimFound, ...]:
    from followup_ai.rules._claims import claims

    return tuple(
        ClaimFound(
            kind=c.kind, text=c.text, span=span_of(draft, c.start, c.end), supported=c.supported, source=c.source, sure=c.sure
        )
        for c in claims(draft, context)
    )


def check(
    text: str,
    interview: Interview | None = None,
    *,
    format: str = "email",
    purpose: str = "thank-you",
    to: str | None = None,
    subject: str | None = None,
    now: dt.datetime | None = None,
    ledger: bool = False,
) -> Report:
    """All rules over any text, however it was written.

    Args:
        text: the message; its first line may be "Subject: …" unless `subject` is given.
        interview: what happened; rules that need it do not apply without one.
        format, purpose: ids.
        to: the reader's name; the interviewer's where it is None.
        subject: the subject line, where it is kept apart from the text.
        now: the moment of judging, for rules about time.
        ledger: whether the report carries the claims of the text, each with what supports it.

    Raises:
        UnknownName: there is no such format, purpose or person.
    """
    context = context_for(interview, format, purpose, to, now)
    candidate = interview.candidate if interview else ""
    draft = anatomy.parse(text, format, subject=subject, candidate=candidate)
    return check_draft(draft, context, ledger=ledger)


def repair(draft: Draft, context: Context, verdicts: Iterable[Verdict] | None = None) -> tuple[Draft, tuple[str, ...]]:
    """Applies the fixes that rules offer, each only if it helps.

    A fix is kept when its own rule no longer fails and no other rule that passed before fails after it; the very text
    that results is judged again, never assumed.

    Args:
        draft: what to mend.
        context: what the rules may know besides it.
        verdicts: every rule's verdict on `draft`, where the caller has them already.

    Returns:
        the mended draft (the same one where nothing was mended) and the ids of the rules whose fix was kept.
    """
    applied: list[str] = []
    candidate = context.interview.candidate if context.interview else ""
    before = {v.rule for v in (verdicts or judge_all(draft, context)) if v.verdict == "fail"}
    for rule in all_rules():
        if rule.id not in before:
            continue
        text = rule.fix(draft, context)
        if text is None or text == draft.text:
            continue
        mended = anatomy.parse(text, draft.format, candidate=candidate)
        after = {v.rule for v in judge_all(mended, context) if v.verdict == "fail"}
        if rule.id not in after and after <= before:
            draft, before = mended, after
            applied.append(rule.id)
    return draft, tuple(applied)
