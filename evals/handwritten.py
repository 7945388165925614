"""Replies somebody wrote in the manner of a language model, as a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from evals.cases import ALL, Case, Share
from evals.exchange import Exchange
from evals.runs import Waiting
from followup_ai.errors import InputError

_REPLY_KEYS = {"interview", "format", "purpose", "text", "labels", "marks", "to"}
MARKS = ("warm", "own-voice", "natural")
"""What a careful reader may say of a reply besides the rules; a model-judge is held against it."""


@dataclass
class HandWritten:
    """Replies somebody wrote in the manner of a language model: no request, no tokens, no second attempt; scored as they are.

    A file is named for its manner:

        manner: chatty
        about: a sentence on it
        replies:
          - interview: museum-curator        # a sample's id
            format: email
            purpose: thank-you
            labels: {no-chatter: false}      # verdicts of a careful reader; none where they would hesitate
            marks: {warm: true, own-voice: false, natural: false}
            text: |
              …
    """

    files: Sequence[Path]
    name: str = field(init=False)
    suite: str = "drafts"
    model: str = "written by hand"
    note: str = "Replies written by hand in the manner of language models; no model wrote them."
    made: list[Case] = field(init=False)

    def __post_init__(self) -> None:
        single = len(self.files) == 1
        folder = self.files[0].parent.name
        self.name = f"{folder}/{self.files[0].stem}" if single else folder
        self.made = [case for path in self.files for case in _written(path, "" if single else f"{path.stem}:")]
        if single:
            self.model = f"written by hand, {self.files[0].stem}"
        seen: set[str] = set()
        for case in self.made:
            if case.id in seen:
                raise InputError(f"{self.name} has two replies for {case.id!r}; keep one, or change its format or purpose.")
            seen.add(case.id)

    @property
    def size(self) -> int:
        """How many replies there are."""
        return len(self.made)

    @property
    def played_by(self) -> str:
        """By nobody: a reply is scored as it was written."""
        return "as written"

    def waiting(self, share: Share = ALL) -> Iterator[Waiting]:
        """Every reply of a share."""
        return (Waiting(case, partial(Exchange, case, text=case.expected["text"])) for case in share.among(self.made))


def _written(path: Path, prefix: str) -> Iterator[Case]:
    import yaml

    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise InputError(f"{path.name} cannot be read ({str(error).splitlines()[0]}); mend it.") from None
    replies = data.get("replies") if isinstance(data, dict) else None
    if not isinstance(replies, list):
        raise InputError(f"{path.name} lists no replies; give them under `replies`.")
    for number, reply in enumerate(replies, start=1):
        yield _case_of(reply, f"{path.name}, reply {number}", prefix)


def _case_of(reply: Any, place: str, prefix: str) -> Case:
    from evals.labelled import checked_labels, sample
    from evals.suites.drafts import moment_of_writing, told_of
    from followup_ai.formats import load_format, load_purpose

    if not isinstance(reply, dict) or (wrong := sorted(set(reply) - _REPLY_KEYS)):
        raise InputError(f"{place}: {wrong[0] if isinstance(reply, dict) else reply!r} is not a field of a reply.")
    for name in ("interview", "format", "purpose", "text"):
        if not isinstance(reply.get(name), str) or not reply[name].strip():
            raise InputError(f"{place} has no {name}; give one.")
    marks = reply.get("marks") or {}
    for name, mark in marks.items():
        if name not in MARKS or not isinstance(mark, bool):
            raise InputError(f"{place}: the mark {name}: {mark!r} cannot be used; give true or false for {', '.join(MARKS)}.")
    interview = sample(reply["interview"])
    format, purpose = load_format(reply["format"]).id, load_purpose(reply["purpose"]).id
    now = moment_of_writing(interview, format, purpose).isoformat()
    expected = {"text": reply["text"].strip(), "labels": checked_labels(reply.get("labels") or {}, place), "marks": marks}
    id = f"{prefix}{reply['interview']}/{format}/{purpose}/0"
    told = told_of(interview)
    return Case(id, "drafts", reply["interview"], told, format, purpose, reply.get("to"), now=now, expected=expected)
