"""Fills prompts/draft.md and prompts/reprompt.md: what a model is told, turn by turn.

Notes are data. They are dumped as YAML between two lines of a marker nobody can guess, are printed by the template once
and never rendered as one, and any line of theirs that equals the marker is impossible by construction.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from functools import cache

import jinja2
import yaml

from followup_ai.formats import prompts_folder
from followup_ai.models import Context, Draft, Interview, Message, Person, Verdict
from followup_ai.rules import all_rules


def new_fence() -> str:
    """A marker line that no note can contain except by a guess of one in 2**64."""
    return f"=== notes {secrets.token_hex(8)} ==="


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(prompts_folder()),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text for a model, not HTML
        keep_trailing_newline=False,
    )


def _block(template: str, block: str, values: dict[str, object]) -> str:
    page = _environment().get_template(template)
    return "".join(page.blocks[block](page.new_context(values))).strip()


def notes_of(interview: Interview, to: Person) -> str:
    """The interview as YAML, for the model: empty fields and addresses left out, messages already sent in brief.

    Args:
        interview: what the candidate noted.
        to: who is written to; when that is somebody of the panel, the YAML says so under `writing_to`.
    """
    fields = interview.model_dump(mode="json", exclude_defaults=True)
    fields["interviewer"].pop("email", None)
    for person in fields.get("panel", []):
        person.pop("email", None)
    if to != interview.interviewer:
        fields["writing_to"] = to.model_dump(exclude_defaults=True, exclude={"email"})
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000).strip()


def draft_messages(context: Context, fence: str) -> list[Message]:
    """The two turns that ask for a draft.

    Args:
        context: must have an interview and a reader.
        fence: see `new_fence`; one for the whole conversation.
    """
    interview, to = context.interview, context.to
    if interview is None or to is None:
        raise ValueError("drafting needs an interview and a reader")
    values: dict[str, object] = {
        "fence": fence,
        "format": context.format,
        "purpose": context.purpose,
        "candidate": _one_line(interview.candidate),
        "reader": _one_line(to.name),
        "today": _long_date(context.now.date()),
        "rules": [rule for rule in all_rules() if rule.asks],
        "notes": notes_of(interview, to),
    }
    return [{"role": role, "content": _block("draft.md", role, values)} for role in ("system", "user")]


def _long_date(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def reprompt_messages(asked: Sequence[Message], draft: Draft, failed: Sequence[Verdict], fence: str) -> list[Message]:
    """The conversation that asks for the draft again: the request, the failed draft, what failed and why.

    Args:
        asked: what `draft_messages` returned.
        draft: the draft that failed.
        failed: its failed verdicts.
        fence: the conversation's marker.
    """
    findings = [{"rule": v.rule, "why": _one_line(v.why), "remedy": v.remedy, "words": quoted_words(draft, v)} for v in failed]
    again = _block("reprompt.md", "user", {"findings": findings, "fence": fence})
    return [*asked, {"role": "assistant", "content": draft.text}, {"role": "user", "content": again}]


_LONGEST_QUOTE = 400
"""Characters of the draft quoted back for one finding; a rule that marks the whole body need not repeat it."""


def quoted_words(draft: Draft, verdict: Verdict) -> str:
    """The words a verdict points at, each in double quotes, parted by semicolons; empty where it points at a gap.

    Each stretch is given once, on one line, and cut after 400 characters.
    """
    words: dict[str, None] = {}
    for span in verdict.spans:
        part = draft.subject if span.part == "subject" and draft.subject else draft.body
        text = _one_line(part.text[span.start : span.end])
        if len(text) > _LONGEST_QUOTE:
            text = text[: _LONGEST_QUOTE - 1] + "…"
        if text:
            words[f'"{text}"'] = None
    return "; ".join(words)


def _one_line(text: str) -> str:
    return " ".join(text.split())
