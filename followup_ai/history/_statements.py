"""What the database is asked at every touch of the page. Built once: building a statement takes longer than asking it."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from followup_ai.history._tables import interviews, preferences, sent, versions

KNOWN = select(interviews.c.id).where(interviews.c.id == bindparam("id"))
"""Whether there is an interview of an `id`."""
FORM = select(interviews.c.fields).where(interviews.c.id == bindparam("id"))
"""The intake of the interview `id`."""
TOUCH = update(interviews).where(interviews.c.id == bindparam("touched")).values(changed=bindparam("changed"))
"""Says that the interview `touched` changed, and when."""

_VERSIONS = select(versions, sent.c.day).join_from(versions, sent, sent.c.version_id == versions.c.id, isouter=True)
VERSION = _VERSIONS.where(versions.c.id == bindparam("id"))
"""One version and the day it was sent."""
VERSIONS = _VERSIONS.where(versions.c.interview_id == bindparam("id")).order_by(versions.c.id)
"""Every version of the interview `id`, the oldest first."""
LAST_VERSION = (
    select(versions.c.id, versions.c.text, versions.c.result)
    .where(
        versions.c.interview_id == bindparam("id"),
        versions.c.format == bindparam("format"),
        versions.c.purpose == bindparam("purpose"),
        versions.c.reader == bindparam("reader"),
    )
    .order_by(versions.c.id.desc())
    .limit(1)
)
"""The version of one message that was kept last."""
KEEP_VERSION = insert(versions)

ALL_SENT = (
    select(sent.c.interview_id, sent.c.reader, sent.c.day, versions.c.format, versions.c.purpose, versions.c.text)
    .join_from(sent, versions, sent.c.version_id == versions.c.id)
    .order_by(sent.c.day, sent.c.id)
)
"""Everything that was confirmed as sent, in order of day."""
SENT = ALL_SENT.where(sent.c.interview_id == bindparam("id"))
"""The same of the interview `id`."""

PREFERENCE = select(preferences.c.value).where(preferences.c.name == bindparam("name"))
"""The choice kept under a `name`."""
