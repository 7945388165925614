"""Understands what the candidate was told of the next steps: which stage comes, when, and whose move it is."""

from __future__ import annotations

from dataclasses import dataclass

from followup_ai.offline.perspective import Cast


@dataclass(frozen=True)
class Stage:
    """One stage that lies ahead.

    Args:
        kind: "trial", "case", "task", "ride-along", "visit", "interview", "panel", "test", "check", "references", "call",
            "meeting", "presentation", "forms", "decision" or "offer".
        np: with its article, to follow "about" or "before" ("the case with the CFO", "the background check").
        when: as told, to follow the phrase ("on Thursday at 7am", "next week", "by Friday"); "" where not told or stale.
        theirs: the reader's side makes the next move (a check, a board, a decision, a call).
    """

    kind: str
    np: str
    when: str = ""
    theirs: bool = False


def stages(text: str, cast: Cast, names: dict[str, str], *, stale: bool = False) -> tuple[Stage, ...]:
    """The stages that a note on the next steps names, in its order.

    Args:
        text: the note as typed.
        cast, names: see `perspective` and `cleaning.recase`.
        stale: written so long after the interview that "Thursday" and "next week" no longer mean the days they meant.
    """
    return ()
