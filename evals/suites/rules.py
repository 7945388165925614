"""Rules: labelled messages, each judged by every rule; no model is asked, but where a second reader is named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.asking import Play
from evals.cases import Case
from evals.exchange import Exchange
from evals.labelled import FOLDER, Labelled, read_split
from evals.suites.drafts import told_of
from followup_ai.conversation import Ask
from followup_ai.errors import ModelError
from followup_ai.models import Verdict
from followup_ai.second_reader import questions, reading_of, together

NAME = "rules"


def cases(split: str = "dev", folder: Path = FOLDER, every: int = 1) -> list[Case]:
    """The labelled messages of a split, with their texts and labels under `expected`.

    Args:
        split: "dev" or "test".
        folder: of the files.
        every: only each so-manieth message, by their order in the files.

    Raises:
        InputError: a message cannot be used.
    """
    return [_case(message) for message in read_split(split, folder)[::every]]


def _case(message: Labelled) -> Case:
    case = Case(
        message.id,
        NAME,
        message.cluster,
        told_of(message.interview),
        message.format,
        message.purpose,
        now=message.now.isoformat(),
        expected={"text": message.body, "subject": message.subject, "labels": message.labels},
    )
    if case.shared:
        case.shared.interview = message.interview
    return case


def play(case: Case, asked: Mapping[str, Any]) -> Play[Exchange]:
    """One message being read, by the rules and, where the run has one, by a second reader.

    Args:
        case: the message.
        asked: the options of the run: `second_reader`, a model.
    """
    exchange = Exchange(case, text=case.expected["text"], subject=case.expected["subject"])
    if asked.get("second_reader"):
        exchange.verdicts = yield from _read_again(exchange)
    return exchange


def _read_again(exchange: Exchange) -> Play[Mapping[str, Verdict]]:
    """The verdicts of both readers; those of the rules alone where the second reader is not asked, or gives nothing."""
    verdicts = tuple(exchange.verdicts.values())
    asking = questions(exchange.draft, exchange.context, verdicts) if exchange.case.interview else None
    if asking is not None:
        try:
            reply = yield Ask(asking.messages, reader=True)
        except ModelError as problem:
            exchange.unjudged = str(problem)
        else:
            verdicts = together(verdicts, reading_of(reply, exchange.draft, asking.rules), exchange.draft)
    return {verdict.rule: verdict for verdict in verdicts}
