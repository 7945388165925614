"""Reads and writes interview files: YAML or JSON, every problem reported at once, each in one sentence with its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from followup_ai.errors import InputError, InterviewError
from followup_ai.fields import clean_line, is_blank, shown
from followup_ai.models import Interview, Person, SentMessage
from followup_ai.notation import NotationError, load_notation

MAX_BYTES = 64 * 1024
"""Size of an interview file."""
_MOST_PROBLEMS = 50

_NEEDED = {
    "candidate": "write your own name",
    "interviewer": "write the name of the person you talked to",
    "company": "write the employer's name",
    "role": "write the job's title",
    "name": "write this person's name",
    "date": "write the day, like 2026-05-12",
}
_INTERVIEW_WORDS = {
    "about": "discussed", "answer": "outcome", "applicant": "candidate", "channel": "preferred_channel",
    "client": "company", "concerns": "concern", "contact_method": "preferred_channel", "conversation": "discussed",
    "day": "date", "deadline": "decision_date", "decide_by": "decision_date", "decision": "decision_date",
    "details": "discussed", "discussion": "discussed", "employer": "company", "experience": "qualifications",
    "firm": "company", "hiring_manager": "interviewer", "interview_date": "date", "interviewed_by": "interviewer",
    "interviewers": "interviewer", "interviewee": "candidate", "job": "role", "job_title": "role", "me": "candidate",
    "messages": "sent", "missed": "left_out", "my_name": "candidate", "name": "candidate", "notes": "discussed",
    "organisation": "company", "organization": "company", "others": "panel", "panel_members": "panel", "panelists": "panel",
    "points": "discussed", "position": "role", "promises": "promised", "quotes": "their_words", "result": "outcome",
    "school": "company", "skills": "qualifications", "status": "outcome", "strengths": "qualifications",
    "talked_about": "discussed", "timeline": "next_steps", "title": "role", "topics": "discussed", "tz": "timezone",
    "weakness": "concern", "when": "date", "worry": "concern", "your_name": "candidate", "zone": "timezone",
}  # fmt: skip
_PERSON_WORDS = {
    "address": "email", "e_mail": "email", "first_name": "name", "full_name": "name", "job": "title",
    "job_title": "title", "last_name": "name", "mail": "email", "position": "title", "role": "title", "surname": "name",
}  # fmt: skip
_SENT_WORDS = {
    "channel": "format", "content": "body", "message": "body", "on": "date", "recipient": "to", "sent_on": "date",
    "text": "body", "title": "subject", "type": "format", "when": "date",
}  # fmt: skip


def read_interview(path: Path | str) -> Interview:
    """The interview in a file, YAML or JSON by what it holds, whatever its name.

    Args:
        path: a file of at most 64 KiB in UTF-8.

    Raises:
        InputError: there is no such file, or it cannot be read as text.
        InterviewError: it can be read, and what it says cannot be used.
    """
    return parse_interview(_read_text(Path(path)), source=str(path))


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"There is no file {shown(str(path))}; check the path, or start one with followup-ai new.") from None
    except IsADirectoryError:
        raise InputError(f"{shown(str(path))} is a folder; name an interview file in it.") from None
    except PermissionError:
        raise InputError(f"{shown(str(path))} may not be read; change its permissions or copy it elsewhere.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable file name"
        raise InputError(f"{shown(str(path))} cannot be opened ({reason}); check the path.") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{shown(str(path))} is larger than {MAX_BYTES // 1024} KiB; an interview file holds notes only.")
    return _decode(data, shown(str(path)))


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(0) * 3 > len(data):
        raise InputError(f"{name} is in UTF-16; save it again as UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name} is not UTF-8 text (line {line}); save it again as plain text in UTF-8.") from None


def parse_interview(text: str, source: str = "interview") -> Interview:
    """The interview written in `text`, YAML or JSON.

    Args:
        text: at most 64 KiB in UTF-8.
        source: what to call it in messages.

    Raises:
        InterviewError: with every problem found.
    """
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise InterviewError([f"this is larger than {MAX_BYTES // 1024} KiB; an interview holds notes only."], source)
    try:
        data = load_notation(text)
    except NotationError as error:
        raise InterviewError([clean_line(str(error))], source) from None
    return interview_from(data, source)


def interview_from(data: object, source: str = "interview") -> Interview:
    """The interview in an already loaded mapping, such as one line of JSONL holds.

    Args:
        data: the fields of design section 3.
        source: what to call it in messages.

    Raises:
        InterviewError: with every problem found.
    """
    if isinstance(data, Interview):
        return data
    if is_blank(data):
        raise InterviewError(["nothing is written here; start from a blank interview and fill in its fields."], source)
    if not isinstance(data, Mapping):
        kind = "a list" if isinstance(data, list | tuple) else "one piece of text" if isinstance(data, str) else shown(data)
        raise InterviewError([f'this is {kind}, not fields such as "company: Acme"; write one field to a line.'], source)
    try:
        return Interview.model_validate(data)
    except ValidationError as error:
        problems = list(_problems(error))
    if len(problems) > _MOST_PROBLEMS:
        rest = len(problems) - _MOST_PROBLEMS
        problems[_MOST_PROBLEMS:] = [f"there are {rest:,} more problems of this kind; mend these first."]
    raise InterviewError(problems, source)


# --- problems in words -----------------------------------------------------------------------------


def _problems(error: ValidationError) -> Iterator[str]:
    """One sentence for each thing to mend: a field under a wrong name is not reported missing as well."""
    details = error.errors(include_url=False)
    offered = {(*e["loc"][:-1], meant) for e in details if e["type"] == "extra_forbidden" and (meant := _field_meant(e["loc"]))}
    for e in details:
        if e["type"] == "missing" and tuple(e["loc"]) in offered:
            continue
        yield f"{_place(e['loc'])}: {_sentence(e['type'], e['loc'], e['input'], e['msg'])}"


def _place(loc: tuple[int | str, ...]) -> str:
    place = ""
    for step in loc:
        place += f"[{step}]" if isinstance(step, int) else f".{shown(step)}" if place else shown(step)
    return place


def _sentence(kind: str, loc: tuple[int | str, ...], given: object, message: str) -> str:
    if kind == "asked":
        return message
    if kind == "missing":
        return f"this is missing; {_NEEDED.get(str(loc[-1]), 'write it')}."
    if kind == "extra_forbidden":
        meant, fields = _field_meant(loc), ", ".join(_holder(loc).model_fields)
        if meant:
            return f"there is no field of this name; did you mean {meant}?"
        # {name: Ada, title: Head, Sales} has a field "Sales" without a value
        cut_off = "; if it is part of the value before it, put quotes around the whole" if given is None else ""
        return f"there is no such field; there are {fields}{cut_off}."
    if loc[-1:] == ("interviewer",) and isinstance(given, list | tuple):
        return "this is a list; name one person here and the others under panel."
    expected = "a name is" if _holder((*loc, "")) is Person else "fields, such as date and body, are"
    return f"{shown(given)} stands where {expected} expected; write it as the blank interview shows."


def _holder(loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The model whose field `loc` ends in."""
    names = [step for step in loc[:-1] if isinstance(step, str)]
    return Interview if not names else SentMessage if names[0] == "sent" else Person


def _field_meant(loc: tuple[int | str, ...]) -> str | None:
    holder = _holder(loc)
    words = {Interview: _INTERVIEW_WORDS, Person: _PERSON_WORDS, SentMessage: _SENT_WORDS}[holder]
    typed = re.sub(r"[\s_-]+", "_", str(loc[-1])[:100].strip().casefold())
    if typed in words:
        return words[typed]
    near = difflib.get_close_matches(typed, [*holder.model_fields, *words], n=1, cutoff=0.75)
    return words.get(near[0], near[0]) if near else None


# --- writing ---------------------------------------------------------------------------------------


class _Writer(yaml.SafeDumper):
    """Texts of several lines as blocks."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        """Write every value out, however often it occurs: the reader refuses aliases."""
        return True


def _write_text(writer: _Writer, text: str) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Writer.add_representer(str, _write_text)


def dump_interview(interview: Interview) -> str:
    """The interview as YAML that reads back to an equal one: fields in the model's order, empty ones left out."""
    return yaml.dump(_told(interview), Dumper=_Writer, allow_unicode=True, sort_keys=False, width=100)


def _told(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return {name: _told(said) for name, said in value if said is not None and said not in ("", ())}
    return [_told(item) for item in value] if isinstance(value, tuple) else value


def blank_interview() -> str:
    """An interview to fill in: every field, with a comment saying what it is for."""
    return _BLANK


def sample_interviews() -> dict[str, Path]:
    """The sample interviews by id: packaged with the product, or in a checkout's evals/datasets/interviews."""
    packaged = Path(__file__).parent / "samples"
    folder = packaged if packaged.is_dir() else Path(__file__).parent.parent / "evals" / "datasets" / "interviews"
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


@cache
def sample_titles() -> dict[str, str]:
    """The role each sample interview is for, by id and in the order of the roles; the rest of a file is not looked at."""
    titles = {name: _role_in(path.read_text("utf-8")) or name for name, path in sample_interviews().items()}
    named = {name: title[:1].upper() + title[1:] for name, title in titles.items()}
    return dict(sorted(named.items(), key=lambda each: each[1]))


def _role_in(text: str) -> str:
    lines = [line for line in text.splitlines() if line.startswith("role:")]
    return str(yaml.safe_load(lines[0])["role"] or "") if lines else ""


_BLANK = """\
# One interview. Fill in what you know and leave the rest as it is: only the five fields
# marked * are needed, but tell at least one thing you talked about.
# A text that has ": " or " #" in it, or starts with a mark such as - * & @ " goes in quotes.

candidate:          # * your own name, as you sign it
interviewer:        # the person you talked to
  name:             # * as you would write it on an envelope
  title:            # their job
  email:            # their address, if you have it
panel: []           # others in the room; each gets a message of their own. Write them like this:
#  - name: Tom Ashdown
#    title: Team Lead
#    email: tom@acme.example
company:            # * the employer
role:               # * the job you talked about
date:               # * the day of the interview: year-month-day, like 2026-05-12
discussed:          # what you talked about, one point to a line, in any words you like
  -
their_words:        # something they said that stayed with you, word for word
  -
personal:           # something personal you found you share
  -
qualifications:     # what you bring that this job needs
  -
left_out:           # worth adding, but it did not come up
  -
promised:           # what you said you would send or do
  -
concern:            # a doubt they had about you, or may have
news:               # what you have learned about them since
  -
next_steps:         # what they said happens next, in their words
decision_date:      # the day they said they decide by: year-month-day
preferred_channel:  # email, phone or linkedin, if they told you which they prefer
timezone:           # where they are: region and city, like Europe/London
outcome: pending    # pending, rejected or offer
sent: []            # messages they already had from you. Write them like this:
#  - date: 2026-05-13
#    format: email
#    to: Dana Whitfield
#    subject: Thank you
#    body: |
#      Dear Dana,
#      …
"""
