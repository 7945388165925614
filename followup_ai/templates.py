"""Fills prompts/draft.md, reprompt.md, second-reader.md and sort-notes.md: what a model is told, turn by turn.

Notes are data. They are dumped as YAML between two lines of a marker nobody can guess, are printed by the template once
and never rendered as one, and any line of theirs that equals the marker is impossible by construction. A model's own failed
text comes back between the same lines; since a model has seen the marker, `without_fence` takes it out of what it writes.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import jinja2
import yaml

from followup_ai.fields import ADDRESS
from followup_ai.formats import prompts_folder
from followup_ai.models import Context, Draft, Interview, Message, Person, Verdict
from followup_ai.patterns import expression
from followup_ai.rules import Rule, all_rules
from followup_ai.rules._hearsay import name_alone, title_alone


def new_fence() -> str:
    """A marker line that no note can contain except by a guess of one in 2**64."""
    return f"=== notes {secrets.token_hex(8)} ==="


def without_fence(text: str, fence: str) -> str:
    """`text` without the marker, which a model may repeat; lines that hold nothing else go whole."""
    if fence not in text:
        return text
    rows = [row for row in text.split("\n") if row.strip() != fence]
    return "\n".join(rows).replace(fence, "").strip()


def _fenced(text: str, fence: str) -> str:
    return f"{fence}\n{_without_roles(text)}\n{fence}"


# What chat templates of local servers read as the end of a turn or the start of another, wherever it stands.
_ROLE_MARK = re.compile(
    r"<[|\uff5c]([\w \u2581-]{1,40})[|\uff5c]>|\[(/?INST|/?SYSTEM_PROMPT|/?AVAILABLE_TOOLS)\]|<<(/?SYS)>>"
    r"|<((?:start|end)_of_turn|bos|eos|/?s)>",
    re.IGNORECASE,
)


def _without_roles(text: str) -> str:
    """`text` with marks of roles in round brackets instead of their own: readable, and no mark any more."""
    return _ROLE_MARK.sub(lambda m: f"({next(g for g in m.groups() if g)})", text)


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


def notes_of(interview: Interview, to: Person, voice: Iterable[str] = ()) -> str:
    """The interview as YAML, for the model: empty fields and the addresses of people left out.

    Messages already sent are told whole, for nothing of them is to be said again; what one quotes below itself may be cut.

    Args:
        interview: what the candidate noted.
        to: who is written to; when that is somebody of the panel, the YAML says so under `writing_to`.
        voice: texts of the candidate's own, under `voice_samples`.
    """
    fields = interview.model_dump(mode="json", exclude_defaults=True)
    people = [fields["interviewer"], *fields.get("panel", [])]
    for person in people:
        person.pop("email", None)
    for message in fields.get("sent", []):
        _leave_out_addresses(message, interview.people)
    if to != interview.interviewer:
        people.append(to.model_dump(exclude_defaults=True, exclude={"email"}))
        fields["writing_to"] = people[-1]
    for person in people:
        person["name"] = name_alone(person["name"])
        if "title" in person:
            person["title"] = title_alone(person["title"])
    if samples := [text.strip()[:_LONGEST_SAMPLE] for text in voice if text.strip()]:
        fields["voice_samples"] = samples
    return _without_roles(_as_yaml(fields).strip())


_ADDRESS_OF_NAME = expression(r"(?<=[^\s<])\s*<[^<>\s@]+@[^<>\s]+>")
"""An address in angle brackets behind somebody's name."""


def _leave_out_addresses(message: dict[str, str], people: Sequence[Person]) -> None:
    """Puts names for the addresses of people in a message already sent, and cuts what is longer than any channel allows."""
    names = {person.email.lower(): name_alone(person.name) for person in people if person.email}
    either = "|".join(map(re.escape, names)) or r"(?!)"  # which matches nothing
    known = re.compile(rf"(?<![\w.+-])(?:{either})(?![\w-])", re.IGNORECASE | re.ASCII)

    def named(text: str) -> str:
        return known.sub(lambda match: names[match.group().lower()], text)

    if to := message.get("to"):
        readers = [ADDRESS.sub("", named(_ADDRESS_OF_NAME.sub("", one))).strip(" <>") for one in re.split("[,;]", to)]
        message["to"] = ", ".join(filter(None, readers))
    for part in {"subject", "body"} & message.keys():
        text = named(message[part])
        message[part] = text if len(text) <= LONGEST_SENT else text[: LONGEST_SENT - 1] + "…"


LONGEST_SENT = 3_000
"""Characters of a message already sent that a model is given: the longest channel, LinkedIn, takes no more."""
_LONGEST_SAMPLE = 3_000
"""Characters of a sample of somebody's voice that a model is given: some five hundred words tell a manner."""


def _as_yaml(fields: dict[str, object]) -> str:
    how: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "width": 10_000}
    libyaml = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # a seventh of the time, but emoji come out as codes
    quick: str = yaml.dump(fields, Dumper=libyaml, **how)
    return str(yaml.safe_dump(fields, **how)) if "\\U" in quick else quick


def draft_messages(context: Context, fence: str, relaxed: Iterable[str] = ()) -> list[Message]:
    """The two turns that ask for a draft.

    Args:
        context: must have an interview and a reader.
        fence: see `new_fence`; one for the whole conversation.
        relaxed: ids of advice that is not asked for.
    """
    relaxed = tuple(relaxed)
    values = _values(context, fence) | {
        "today": _long_date(context.now.date()),
        "rules": [rule for rule in all_rules() if rule.asks and rule.id not in relaxed],
        "relaxed": relaxed,
    }
    return _turns("draft.md", values)


def _values(context: Context, fence: str) -> dict[str, object]:
    """What every request tells: channel, purpose, names and notes."""
    interview, to = context.interview, context.to
    if interview is None or to is None:
        raise ValueError("drafting needs an interview and a reader")
    return {
        "fence": fence,
        "format": context.format,
        "purpose": context.purpose,
        "candidate": _without_roles(_one_line(interview.candidate)),
        "reader": _without_roles(_one_line(to.name)),
        "notes": notes_of(interview, to, context.voice),
        "voice": any(text.strip() for text in context.voice),
    }


def _turns(template: str, values: dict[str, object]) -> list[Message]:
    return [{"role": role, "content": _block(template, role, values)} for role in ("system", "user")]


def reader_messages(context: Context, draft: Draft, rules: Iterable[Rule], fence: str) -> list[Message]:
    """The two turns that ask a second reader about a draft.

    Args:
        context: must have an interview and a reader.
        draft: what is to be read.
        rules: those it is asked about.
        fence: a marker made after the draft was written, so that the draft cannot hold it.
    """
    asked = [{"id": rule.id, "meaning": _meaning(rule)} for rule in rules]
    return _turns("second-reader.md", _values(context, fence) | {"rules": asked, "message": _without_roles(draft.text)})


def sorting_messages(notes: str, fields: Mapping[str, str], today: dt.date, fence: str) -> list[Message]:
    """The two turns that ask a model to sort notes.

    Args:
        notes: as jotted down.
        fields: what it may sort into, and what each means.
        today: the day that "yesterday" is counted from.
        fence: see `new_fence`.
    """
    told: dict[str, object] = {
        "notes": _without_roles(notes),
        "fields": list(fields.items()),
        "today": _long_date(today),
        "fence": fence,
    }
    return _turns("sort-notes.md", told)


def _meaning(rule: Rule) -> str:
    """What the rule's own documentation says passes it, as one paragraph."""
    said = (rule.__doc__ or "").strip().split("\n\n", 1)[0]
    return f"{_one_line(said)} {_one_line(rule.asks)}"


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
    again = _block("reprompt.md", "user", {"findings": [_finding(draft, v) for v in failed]})
    return [*asked, {"role": "assistant", "content": _fenced(draft.text, fence)}, {"role": "user", "content": again}]


def _finding(draft: Draft, verdict: Verdict) -> dict[str, str]:
    """What a model is told of a failed rule; words the reason quotes already are not quoted twice."""
    why, words = _told(verdict.why), _without_roles(quoted_words(draft, verdict))
    return {"rule": verdict.rule, "why": why, "remedy": verdict.remedy, "words": "" if words in why else words}


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


def _told(why: str) -> str:
    """A verdict's reason on one line, cut where it quotes at length."""
    text = _without_roles(_one_line(why))
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


def _one_line(text: str) -> str:
    return " ".join(text.split())
