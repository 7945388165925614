"""The claims of a message's body against notes that a test gives."""

from __future__ import annotations

import datetime as dt
from typing import Any

from followup_ai import anatomy
from followup_ai.models import Interview
from followup_ai.rules import context_for
from followup_ai.rules._claims import claims


def unsupported(body: str, *, days: int = 1, **notes: Any) -> list[str]:
    """The words of a body that nothing in the notes supports.

    Args:
        body: the paragraphs of a message.
        days: after the interview, when it is written.
        notes: fields of the interview; who met whom, when and for what is given where left out.
    """
    fields: dict[str, Any] = {
        "candidate": "Ines Duarte",
        "interviewer": {"name": "Paul Brandt"},
        "company": "Brandt Optics",
        "role": "Lens grinder",
        "date": "2026-10-06",  # a Tuesday
        **notes,
    }
    interview = Interview.model_validate(fields)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=days), dt.time(10), dt.UTC)
    draft = anatomy.parse(f"Dear Paul,\n\n{body}\n\nBest regards,\nInes Duarte", candidate=interview.candidate)
    return [claim.text for claim in claims(draft, context_for(interview, now=now)) if not claim.supported]
