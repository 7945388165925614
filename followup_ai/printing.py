"""Verdicts as a person reads them, in a terminal or a file. Drafts and notes are data: never markup, never an escape code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from followup_ai.enclosures import to_attach
from followup_ai.models import DraftResult, Report, Verdict
from followup_ai.rules import Rule
from followup_ai.rules._base import Example
from followup_ai.streams import say
from followup_ai.timing import Plan

# Control characters but tab and line feed, and the characters that turn the direction of text around.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    """`text` for a terminal: what could steer it becomes a visible mark."""
    return _UNSEEN.sub("\ufffd", text.replace("\r\n", "\n"))


def words_of(verdict: Verdict, subject: str | None, body: str) -> str:
    """The words a verdict points at, each in quotes, once; empty where it points at a gap."""
    found: list[str] = []
    for span in verdict.spans:
        text = subject or "" if span.part == "subject" else body
        words = " ".join(text[span.start : span.end].split())
        if words and f"“{words}”" not in found:
            found.append(f"“{words}”")
    return ", ".join(found)


def _finding(verdict: Verdict, subject: str | None, body: str) -> Iterable[str]:
    doubt = "" if verdict.sure else " (a careful reader may see it otherwise)"
    yield f"  {verdict.rule}: {verdict.why}{doubt}"
    if verdict.verdict == "fail" and (words := words_of(verdict, subject, body)):
        yield f"      words:  {words}"
    if verdict.remedy:
        yield f"      remedy: {verdict.remedy}"


def report_text(report: Report) -> str:
    """A report as a list: what must be fixed, what is worth a look, what is fine, what does not apply."""
    failed = report.failed
    count = f"{len(failed)} required rule{'s fail' if len(failed) != 1 else ' fails'}"
    groups = (
        ("Must fix", failed),
        ("Worth a look", [v for v in report.verdicts if not v.required and v.verdict == "fail"]),
        ("Fine", [v for v in report.verdicts if v.verdict == "pass"]),
        ("Does not apply", [v for v in report.verdicts if v.verdict == "not-applicable"]),
    )
    out = ["Accepted: no required rule fails." if report.accepted else f"Not accepted: {count}."]
    for title, verdicts in groups:
        if verdicts:
            out += ["", title, *(row for v in verdicts for row in _finding(v, report.subject, report.body))]
    return shown("\n".join(out))


def rejection_text(result: DraftResult) -> str:
    """Why a draft was not accepted: every required rule that fails, the words at fault, what to do."""
    failed = [v for v in result.verdicts if v.required and v.verdict == "fail"]
    tries = f"{len(result.attempts)} attempt{'s' if len(result.attempts) != 1 else ''}"
    out = [f"Not accepted after {tries}; these required rules still fail:"]
    out += [row for v in failed for row in _finding(v, result.subject, result.body)]
    return shown("\n".join([*out, *([result.stopped] if result.stopped else [])]))


def provenance_text(result: DraftResult) -> str:
    """Who wrote the draft in whose place, and what was not asked for; empty where all went as wished."""
    out = [f"{f.model} gave nothing: {f.why}" for f in result.fallbacks]
    if out:
        out.append(f"The draft was written by {result.model} instead.")
    out += [f"The second reader gave nothing: {r.problem}" for r in result.readings if r.problem]
    return shown("\n".join(out))


def origin_text(result: DraftResult) -> str:
    """Who wrote the draft in how many attempts, what to attach to it, and its certificate; a line each."""
    writer = "a rule-based composer, not a language model" if result.model.startswith("offline/") else "a language model"
    out = [f"Written by {result.model} ({writer}) for {result.to}; {_tries(result)}{_price(result)}"]
    if reminder := to_attach(result.body):
        out.append(reminder)
    if proof := result.certificate:
        out.append(f"Accepted under rules {proof.rules}; SHA-256 of the text {proof.sha256}")
    return shown("\n".join(out))


def print_json(values: dict[str, Any]) -> None:
    """Prints values as indented JSON on standard output."""
    # Half a surrogate pair, as a model may send, is no UTF-8: then everything is escaped.
    ascii_only = any("\ud800" <= char <= "\udfff" for char in str(values))
    say(json.dumps(values, ensure_ascii=ascii_only, indent=2, allow_nan=False))


def print_verdicts(result: DraftResult) -> None:
    """The table of verdicts and what `origin_text` tells, on standard error."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    table = Table("rule", "", "verdict", "why", box=None, pad_edge=False)
    colours = {"pass": "green", "fail": "red", "not-applicable": "dim"}
    for v in result.verdicts:
        verdict = Text(v.verdict if v.sure else f"{v.verdict}?", style=colours[v.verdict])
        table.add_row(v.rule, "required" if v.required else "advice", verdict, Text(shown(v.why)))
    console.print()
    console.print(table)
    console.print(f"\n{origin_text(result)}", soft_wrap=True)


def _tries(result: DraftResult) -> str:
    repaired = [rule for attempt in result.attempts for rule in attempt.repaired]
    tries = f"{len(result.attempts)} attempt{'s' if len(result.attempts) != 1 else ''}"
    return tries + (f", repaired: {', '.join(repaired)}" if repaired else "")


def _price(result: DraftResult) -> str:
    if result.model.startswith("offline/"):
        return "."
    return "; cost unknown." if result.cost_usd is None else f"; ${result.cost_usd:.4f}."


def plan_text(plan: Plan) -> str:
    """A plan as a list: when, what, to whom, and why; then what was assumed, and what is customary there."""
    days = f"public holidays of {plan.country}" if plan.country else "weekends only, no public holidays"
    assumed = ", assumed" if plan.timezone_assumed else ""
    out = [f"{plan.role}, {plan.company}: times in {plan.timezone}{assumed}; {days}"]
    for step in plan.steps:
        what = f"{step.purpose} to {step.to}, {step.format}"
        if step.state == "done":
            out += ["", f"  {step.at:%a %Y-%m-%d}        {what} (done)"]
            continue
        late = "overdue since" if step.state == "overdue" else "at the latest"
        out += ["", f"  {step.at:%a %Y-%m-%d %H:%M}  {what} ({late} {step.latest:%a %Y-%m-%d %H:%M})", f"      {step.why}"]
    return shown("\n".join([*out, *(["", *plan.notes] if plan.notes else []), *_customs(plan.country)]))


def _customs(country: str) -> list[str]:
    """What is customary in a country, and who says so; nothing where that was not looked up."""
    from followup_ai.timing import region_of

    region = region_of(country)
    if region is None:
        return []
    return ["", f"What is customary, {region.name}:", *(f"  {custom.says} ({custom.source})" for custom in region.customs)]


# --- rules ---------------------------------------------------------------------------------------


def rules_text(rules: Sequence[Rule]) -> str:
    """One line a rule."""
    width = max(len(rule.id) for rule in rules)
    groups = (
        ("Required, the core six", [r for r in rules if r.core]),
        ("Required", [r for r in rules if r.required and not r.core]),
        ("Advice", [r for r in rules if not r.required]),
    )
    out = []
    for title, members in groups:
        if members:
            out += [title, *(f"  {r.id:<{width}}  {_summary(r)}" for r in members), ""]
    return "\n".join([*out, "Explain one: followup-ai rules ID"])


def _summary(rule: Rule) -> str:
    return (type(rule).__doc__ or "").strip().split("\n", 1)[0]


def rule_text(rule: Rule) -> str:
    """All a rule says of itself: meaning, what is asked of a draft, what to do about a failure, examples."""
    from inspect import getdoc

    kind = "required, one of the core six" if rule.core else "required" if rule.required else "advice"
    parts = [f"{rule.id} ({kind})", getdoc(type(rule)) or "", f"A draft must: {rule.asks}", f"When it fails: {rule.remedy}"]
    for title, examples in (("Passes", rule.passes), ("Fails", rule.fails)):
        parts += [f"{title}:\n{_example(example)}" for example in examples[:2]]
    return shown("\n\n".join(parts))


def _example(example: str | Example) -> str:
    text, marks = (example, None) if isinstance(example, str) else (example.text, example.marks)
    return "\n".join(f"  | {row}" for row in text.split("\n")) + (f"\n  at “{marks}”" if marks else "")
