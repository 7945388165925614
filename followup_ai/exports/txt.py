"""The message as plain text."""

from __future__ import annotations

from followup_ai.exports._base import Export, Leaving


class PlainText(Export):
    """The very text, in UTF-8, with a line end after its last line."""

    suffix = "txt"
    name = "Plain text"
    media_type = "text/plain"

    def write(self, leaving: Leaving) -> bytes:
        """The text as it stands."""
        return (leaving.draft.text.rstrip("\n") + "\n").encode("utf-8")
