"""A draft coming about, shown on a terminal as it happens. Goes to standard error; what models write is never markup."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from followup_ai.events import (
    AttemptStarted,
    Event,
    FellBack,
    Foreseen,
    Judged,
    Repaired,
    Replied,
    Reprompting,
    Retrying,
    SecondRead,
    TextSoFar,
)
from followup_ai.printing import shown

_ROWS = 24
"""Rows of the text so far that are shown; the latest are kept."""


def told(event: Event) -> str:
    """One line about what has just happened; empty where nothing need be said."""
    match event:
        case AttemptStarted():
            return f"Attempt {event.number} of at most {event.of}."
        case Foreseen():
            return event.why
        case Retrying():
            return f"{event.model}: {event.why}; asked again in {event.seconds:.1f} s."
        case FellBack():
            return f"{event.model} gave nothing ({event.why}) Asking {event.to}."
        case Replied():
            return f"{event.model} wrote {len(event.text.split())} words in {event.seconds:.1f} s."
        case Repaired():
            return f"Repaired on the spot: {', '.join(event.rules)}."
        case Reprompting():
            return f"Sent back with the reason: {', '.join(v.rule for v in event.failed)}."
    return _judged(event)


def _judged(event: Event) -> str:
    if isinstance(event, Judged):
        return "Every required rule passes." if event.accepted else ""
    if not isinstance(event, SecondRead):
        return ""
    if event.reading.problem:
        return f"The second reader gave nothing: {event.reading.problem}"
    rules = ", ".join(sorted({o.rule for o in event.reading.objections}))
    return f"The second reader, {event.reading.model}, objects: {rules}." if rules else f"{event.reading.model} agrees."


class Progress:
    """Shows events while it is open; give it to `draft` as `on_event`."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.live import Live

        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        self._live = Live(console=self._console, transient=True, refresh_per_second=8)

    def __enter__(self) -> Progress:
        self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._live.update("")
        self._live.stop()

    def __call__(self, event: Event) -> None:
        """Shows one event."""
        if isinstance(event, TextSoFar):
            self._live.update(self._text("\n".join(shown(event.text).split("\n")[-_ROWS:])))
            return
        if not isinstance(event, AttemptStarted):
            self._live.update("")
        if line := told(event):
            self._console.print(self._text(shown(line)), soft_wrap=True)

    def _text(self, text: str) -> Any:
        from rich.text import Text

        return Text(text, style="dim")
