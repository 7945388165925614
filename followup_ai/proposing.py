"""What to write next, told from the plan: the message that fits now, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from followup_ai.models import Interview
from followup_ai.timing import Step, plan


@dataclass(frozen=True)
class Proposal:
    """The message that fits now.

    Args:
        format, purpose: ids.
        to: the reader's name.
        why: a sentence: what is due, and by which rule.
        later: whether its time is still to come.
    """

    format: str
    purpose: str
    to: str
    why: str
    later: bool = False


def propose(interview: Interview, now: dt.datetime | None = None, to: str = "") -> Proposal | None:
    """The message whose time it is; the next to come where none is due; None where nothing is left to send.

    Args:
        interview: what happened, and what was sent since.
        now: the present moment; the clock's where it is None.
        to: who is being written to: of messages that may go at the same time, the one for this person comes first.
    """
    steps = plan(interview, now, "").steps
    todo = [step for step in steps if step.state != "done"]
    if not todo:
        return None
    moment = now or dt.datetime.now(dt.UTC)
    due = [step for step in todo if _may_go(step, moment)]
    first = (due or todo)[0]
    together = (s for s in due or todo if (s.format, s.purpose, s.earliest) == (first.format, first.purpose, first.earliest))
    step = next((s for s in together if s.to == to), first)
    when = "" if due else f"Not before {_day(step.earliest)}. "
    return Proposal(step.format, step.purpose, step.to, when + step.why, later=not due)


def _may_go(step: Step, now: dt.datetime) -> bool:
    zone = step.earliest.tzinfo
    return step.earliest <= (now if now.tzinfo else now.replace(tzinfo=zone))


def _day(moment: dt.datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B}"
