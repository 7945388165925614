"""What is kept in these tests: an interview, its form, a message and what was said of it."""

import datetime as dt

from conftest import NOW

from followup_ai import check
from followup_ai.models import Attempt, DraftResult, Interview, SentMessage

ACME = Interview.model_validate(
    {
        "candidate": "Sam Okafor",
        "interviewer": "Dana Whitfield",
        "company": "Acme",
        "role": "Senior Data Engineer",
        "date": "2026-05-12",
        "timezone": "Europe/London",
        "discussed": ["their move to streaming"],
        "qualifications": ["six years running Kafka"],
    }
)
FIELDS = {
    "candidate": "Sam Okafor",
    "people-1.name": "Dana Whitfield",
    "company": "Acme",
    "role": "Senior Data Engineer",
    "date": dt.date(2026, 5, 12),
    "timezone": "Europe/London",
    "discussed": ["discussed-1", "9f2c41"],
    "discussed-1": "their move to streaming",
    "9f2c41": "the on-call ro",
}
TODAY = NOW.date()
THANKS = SentMessage(date=TODAY, to="Dana Whitfield", body="Thank you")


def keep_email(history, id, text="Dear Dana,\n\nThank you.\n\nSam", **more):
    return history.keep_version(id, "email", "thank-you", more.pop("to", "Dana Whitfield"), text, **more)


def drafted(text):
    """What drafting would have said of a text, without the model layer."""
    report = check(text, ACME)
    attempts = (Attempt(text=text, failed=tuple(v.rule for v in report.failed), model="offline/composer", seconds=0.1),)
    fields = report.model_dump(exclude={"claims"}) | {"attempts": attempts, "model": "offline/composer", "text": text}
    return DraftResult.model_validate(fields | {"cost_usd": 0.0, "stopped": "Every attempt was used."})
