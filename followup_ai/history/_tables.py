"""The tables as the newest revision has them; migrations/ says how they came about."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

REVISION = "0002"
"""The revision these tables are of: the newest under migrations/versions (a test holds the two together)."""

metadata = MetaData()

interviews = Table(
    "interviews",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("fields", Text, nullable=False),
    Column("interview", Text),
    Column("words", Text, nullable=False),
    Column("created", String(40), nullable=False),
    Column("changed", String(40), nullable=False),
    Column("country", String(20)),
    Column("told_on", String(10)),
)
"""An intake: `fields` as typed and `interview` as last understood, both JSON; `words` is what a search looks through.
Moments are ISO 8601 in UTC, so that they sort as text on every database."""

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("interview_id", String(40), ForeignKey("interviews.id"), nullable=False),
    Column("format", String(60), nullable=False),
    Column("purpose", String(60), nullable=False),
    Column("reader", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("result", Text),
    Column("words", Text, nullable=False),
    Column("kept", String(40), nullable=False),
    Index("versions_of_an_interview", "interview_id"),
    sqlite_autoincrement=True,  # the number of a deleted row is never given again
)
"""Every text a message has had, in order of id; `result` is what drafting or checking said of it, JSON."""

sent = Table(
    "sent",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("interview_id", String(40), ForeignKey("interviews.id"), nullable=False),
    Column("version_id", Integer, ForeignKey("versions.id"), nullable=False, unique=True),
    Column("reader", Text, nullable=False),
    Column("day", String(10), nullable=False),
    Column("confirmed", String(40), nullable=False),
    Index("sent_of_an_interview", "interview_id"),
    sqlite_autoincrement=True,  # the number of a deleted row is never given again
)
"""What the candidate confirmed as sent: which text, to whom, on which day."""

preferences = Table(
    "preferences",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the candidate chose for every interview, as JSON: samples of their voice, hints already seen. Never a key."""
