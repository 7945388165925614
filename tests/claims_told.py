"""What the composer may say of a candidate on the strength of notes alone: for tests of single claims."""

import datetime as dt

from followup_ai.offline.message.reading import reading_of
from followup_ai.offline.people.request import Request


def claims_of(*notes: str) -> list[str]:
    """What the composer may say on the strength of the notes, both forms of every claim."""
    interview = {
        "company": "Acme",
        "role": "Clerk",
        "interviewer": {"name": "Bo Lee"},
        "qualifications": list(notes),
        "date": "2026-11-26",
    }
    request = Request("email", "thank-you", "Ann Poe", "Bo Lee", dt.date(2026, 11, 27), interview)
    return [form for claim in reading_of(request).qualifications for form in (claim.np, claim.clause) if form]
