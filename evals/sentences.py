"""Labelled sentences: what the sentence classifier of the rules is trained on.

A line of `datasets/sentences/<hand>.jsonl`: {"rule", "label": whether the stretch passes the rule, "text", "purpose"?}.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from followup_ai.errors import InputError

FOLDER = Path(__file__).parent / "datasets" / "sentences"
_KEYS = {"rule", "label", "text", "purpose"}


@dataclass(frozen=True)
class LabelledSentence:
    """A stretch of a message's body and whether it passes `rule`; for a rule that asks for something, whether it meets it."""

    hand: str
    rule: str
    label: bool
    text: str
    purpose: str


def read_sentences(folder: Path = FOLDER) -> list[LabelledSentence]:
    """Every labelled sentence, in the order of the files.

    Args:
        folder: where the files are; a file's name is the hand that wrote it.

    Raises:
        InputError: a line cannot be used; the sentence names file and line.
    """
    found: list[LabelledSentence] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                found.append(_read(line, path.stem, f"{path.name}:{number}"))
    return found


def _read(line: str, hand: str, place: str) -> LabelledSentence:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{place}: this line is not JSON ({error.msg} at column {error.colno}); mend it.") from None
    if not isinstance(data, dict) or not {"rule", "label", "text"} <= set(data) <= _KEYS or not isinstance(data["label"], bool):
        raise InputError(
            f"{place}: a labelled sentence has rule, label (true or false) and text, and may have purpose; mend it."
        )
    return LabelledSentence(hand, data["rule"], data["label"], data["text"], data.get("purpose") or "thank-you")
