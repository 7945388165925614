"""The email as a file that opens as a draft in a mail program."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from followup_ai.exports._base import Export, Leaving, one_line
from followup_ai.models import Person


class EmailDraft(Export):
    """An unsent message (RFC 5322). `X-Unsent: 1` makes Outlook open it for writing; other programs show it to be resent.

    There is no sender and no date: the mail program puts in its own.
    """

    suffix = "eml"
    name = "Email draft"
    media_type = "message/rfc822"
    formats = ("email",)

    def write(self, leaving: Leaving) -> bytes:
        """Headers that no subject or name can break, and the body in UTF-8."""
        message = EmailMessage(policy=SMTP)
        message["X-Unsent"] = "1"
        if address := _address(leaving.to):
            message["To"] = address
        message["Subject"] = one_line(leaving.draft.subject.text) if leaving.draft.subject else ""
        message.set_content(leaving.draft.body.text.strip("\n") + "\n", charset="utf-8", cte="quoted-printable")
        return message.as_bytes()


def _address(to: Person | None) -> Address | None:
    """The reader's address; None where it is not known, or no mail program could take it from a file."""
    if to is None or not to.email:
        return None
    local, _, domain = to.email.rpartition("@")
    try:
        return Address(one_line(to.name), local, domain.encode("idna").decode("ascii")) if local.isascii() else None
    except (ValueError, UnicodeError):
        return None
