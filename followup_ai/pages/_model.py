"""The model in force, and having it write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from followup_ai.errors import FollowupError
from followup_ai.keeping import Window
from followup_ai.models import DraftResult
from followup_ai.pages import _frame
from followup_ai.pages._message import Wanted
from followup_ai.panel import beside, with_drafts
from followup_ai.settings import OFFLINE_MODEL

if TYPE_CHECKING:
    from followup_ai.writing import Job

AT_ONCE_S = 0.25
"""Seconds a press waits for its draft: the composer is done by then, and the page is drawn once instead of twice."""


def about() -> str:
    """Who drafts, in a sentence."""
    model = _frame.settings().model
    if model == OFFLINE_MODEL:
        return "Drafted on this machine by offline/composer, a rule-based composer, not a language model."
    return f"Drafted by {model}; your notes go to it and nowhere else."


def write(window: Window, want: Wanted) -> tuple[str, ...]:
    """Starts the draft that is wanted; returns what stands against it, a sentence each."""
    from followup_ai import writing
    from followup_ai.drafting import context_to_draft_in, draft

    if want.interview is None:
        return ("The form lacks something.",)
    place, settings, seed = want.place, _frame.settings(), len(window.versions(want.place))
    drafts = window.messages()
    interview = with_drafts(want.interview, beside(want.interview, place, drafts, dt.date.today()))
    try:
        context_to_draft_in(interview, place.format, place.purpose, place.to)
    except FollowupError as problem:
        return (str(problem),)
    job: Job = lambda tell: draft(  # noqa: E731
        interview,
        place.format,
        place.purpose,
        to=place.to,
        seed=seed,
        settings=settings,
        on_event=tell,
        stream=True,
    )
    writing.start((window.id, place), job, _keeper(window, want)).wait(AT_ONCE_S)
    return ()


def _keeper(window: Window, want: Wanted) -> Callable[[DraftResult], object]:
    """Keeps a result with the interview, whether or not anybody still looks."""
    keep, place = window.keeper(), want.place
    return lambda result: keep(place, result.text, result)
