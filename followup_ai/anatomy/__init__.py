"""Any text → Draft: subject, greeting, paragraphs, sign-off, name, postscript, script parts, with exact offsets.

What the parser promises, whatever the text: it never raises, takes time linear in the length, every Part's text is the
draft's text between its offsets, parts come in order and do not overlap (but for the body, which holds the others, and
a script's greeting, which lies inside its opening), and no word of the text is left out of every part, save the labels
of a script and lines that only mark ("```", "---").
"""

from __future__ import annotations

from followup_ai.anatomy import _bottom, _message, _script, _top
from followup_ai.anatomy._bottom import postscripts
from followup_ai.anatomy._lines import fold, part, read_lines
from followup_ai.models import Draft, Part

__all__ = ["parse", "postscripts"]


def parse(text: str, format: str = "email", *, subject: str | None = None, candidate: str = "") -> Draft:
    """Takes a message apart.

    Args:
        text: the message; its first line may be "Subject: …" unless `subject` is given.
        format: the id of its format; "call-script" is looked through for script parts, "letter" for addresses.
        subject: the subject line where it is kept apart; the Draft's text then starts with "Subject: ".
        candidate: whose name may end it; helps to tell a name from a last line.

    Returns:
        a Draft whose parts' offsets point into its `text`. Where words stand above the subject line ("Here's your
        email:"), they are the first paragraph and the body starts with them.
    """
    given: Part | None = None
    base = 0
    if subject is not None:
        text = f"Subject: {subject}\n\n{text}"
        given = part(text, 9, 9 + len(subject))
        base = given.end + 2
    folded = fold(text)
    message = _message.Message(text, folded, candidate, read_lines(text, base), format == "call-script", given)
    _message.take_header(message)
    if format == "call-script":
        return _script.read_script(message, base)
    _top.take_top(message, letter=format == "letter")
    _bottom.take_postscript(message)
    _bottom.take_bottom(message)
    return Draft(
        text=text,
        format=format,
        body=_message.body_of(message, base),
        subject=message.subject,
        date=message.date,
        address=tuple(sorted(message.address, key=lambda p: p.start)),
        greeting=message.greeting,
        paragraphs=tuple(sorted(message.paragraphs(), key=lambda p: p.start)),
        sign_off=message.sign_off,
        name=message.name,
        signature=message.signature,
        postscript=message.postscript,
        quoted=message.quoted,
    )
