"""The command `draft` for one interview: shows it coming about, prints it, or prints what would leave the machine for it."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import dataclass

from followup_ai import drafting, printing
from followup_ai.models import DraftResult, Interview
from followup_ai.settings import Drafting, Settings
from followup_ai.streams import say


@dataclass(frozen=True)
class Asked:
    """What the command was asked for."""

    interview: Interview
    format: str
    purpose: str
    model: str | None
    to: str | None
    seed: int
    how: Drafting

    def settings(self) -> Settings:
        """The settings in force, with what the command says."""
        return drafting.in_force(None, self.model, None, self.how.fallbacks, self.how.allow_unknown_cost)


def draft_and_print(asked: Asked, as_json: bool, quiet: bool) -> int:
    """Drafts; the text goes to standard output, all else to standard error. Returns the exit status."""
    watched = sys.stderr.isatty() and not as_json and not quiet
    if watched:
        from followup_ai.progress import Progress
    with Progress() if watched else nullcontext() as progress:
        result = drafting.draft(
            asked.interview,
            asked.format,
            asked.purpose,
            to=asked.to,
            seed=asked.seed,
            second_reader=asked.how.second_reader,
            settings=asked.settings(),
            on_event=progress,
            stream=watched,
        )
    return _print(result, as_json, quiet, watched)


def _print(result: DraftResult, as_json: bool, quiet: bool, watched: bool) -> int:
    if as_json:
        printing.print_json(result.model_dump(mode="json", exclude={"id"}))
        return 0 if result.accepted else 1
    say(printing.shown(result.text) if sys.stdout.isatty() else result.text)
    if watched:
        printing.print_verdicts(result)
    elif result.accepted and not quiet:
        say(printing.origin_text(result), error=True)
    if not quiet and (note := printing.provenance_text(result)):
        say(note, error=True)
    if not result.accepted:
        say(printing.rejection_text(result), error=True)
    return 0 if result.accepted else 1


def show_request(asked: Asked, as_json: bool) -> int:
    """Prints the first request, whole, and where it would go; sends nothing. Returns the exit status."""
    from followup_ai.outgoing import first_request, outgoing_text

    settings = asked.settings()
    context = drafting.context_to_draft_in(asked.interview, asked.format, asked.purpose, asked.to)
    stream = sys.stderr.isatty() and not as_json
    request = first_request(context, settings, asked.seed, stream)
    others = [*settings.fallbacks, *([asked.how.second_reader] if asked.how.second_reader else [])]
    if as_json:
        fields = {"model": request.model, "host": request.host, "url": request.url, "body": dict(request.body)}
        printing.print_json({**fields, "problem": request.problem, "also": others})
    else:
        say(printing.shown(outgoing_text(request, others)))
    return 0
