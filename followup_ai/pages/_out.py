"""The ways out of the desk: an exact copy, files, and the word that it was sent."""

from __future__ import annotations

from followup_ai.desk import Look
from followup_ai.pages._copying import copy_buttons


def show(look: Look) -> None:
    """Draws what can be done with the text as it is."""
    texts = {"Copy the message": look.report.body}
    if look.report.subject is not None:
        texts |= {"Copy the subject": look.report.subject, "Copy all": look.text}
    copy_buttons(texts, key="copy")
