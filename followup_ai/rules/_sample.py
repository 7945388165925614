"""Whole messages around the words that a rule's example is about."""

from __future__ import annotations

from followup_ai.rules._base import Example


def mail(*paragraphs: str) -> str:
    """An e-mail from Sam to Dana with these paragraphs."""
    return "\n\n".join(("Dear Dana,", *paragraphs, "Best regards,\nSam Okafor"))


def mail_failing(paragraph: str, marks: str | None = None, purpose: str = "thank-you") -> Example:
    """An e-mail from Sam to Dana that breaks a rule at the words `marks`."""
    return Example(mail(paragraph), marks=marks, purpose=purpose)
