"""A link that opens the mail program with everything filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from followup_ai.exports._base import one_line, plain
from followup_ai.models import Draft, Person

LONGEST = 2_000
"""Characters of a link: Windows hands on 2,083 (INTERNET_MAX_URL_LENGTH), and some mail programs a little less."""


@dataclass(frozen=True)
class Link:
    """A mailto link (RFC 6068).

    Args:
        url: letters, figures, percent signs and the marks of a URL only.
        whole: whether the body is in it. Where it is not, for it would be too long, it is to be copied over.
    """

    url: str
    whole: bool


def mailto(draft: Draft, to: Person | None = None) -> Link:
    """The link for an email: the body's line ends are %0D%0A, and nothing in a name or text can add a field.

    Args:
        draft: an email.
        to: who reads it; without an address the mail program asks for one.
    """
    address = quote(to.email, safe="@") if to else ""
    subject = one_line(draft.subject.text)[:200] if draft.subject else ""
    url = f"mailto:{address}?subject={_encoded(subject)}"
    body = plain(draft.body.text).strip("\n").replace("\n", "\r\n")
    whole = f"{url}&body={_encoded(body)}"
    return Link(whole, True) if len(whole) <= LONGEST else Link(url, False)


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")
