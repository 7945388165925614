"""The message as Markdown that shows exactly its text."""

from __future__ import annotations

import re

from followup_ai.exports._base import Export, Leaving, blocks

_MARKS = re.compile(r"([\\`*_\[\]<>&~|$])")
"""What means something anywhere in a line, in CommonMark and its common extensions (tables, strikethrough, formulas)."""
_AT_START = re.compile(r"^([#+\-=]|\d+(?=[.)]))")
"""What makes a line a heading, a list, an underline; a figure is escaped at the mark behind it."""


class Markdown(Export):
    """Every mark of the text is escaped, so that a renderer shows what was written and makes nothing of it."""

    suffix = "md"
    name = "Markdown"
    media_type = "text/markdown"

    def write(self, leaving: Leaving) -> bytes:
        """The text's blocks as paragraphs, a backslash at every line end that is to stay."""
        paragraphs = ["\\\n".join(map(_escaped, block)) for block in blocks(leaving.draft.text)]
        return ("\n\n".join(paragraphs) + "\n").encode("utf-8")


def _escaped(line: str) -> str:
    text = _MARKS.sub(r"\\\1", line.strip())
    if start := _AT_START.match(text):
        at = start.end() if start[1].isdigit() else 0
        text = text[:at] + "\\" + text[at:]
    return text
