"""A plan as a calendar file (RFC 5545): one event a step, in UTC, without alarms."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from followup_ai.models import Interview
from followup_ai.timing import Plan, Step

_MINUTES = 15
"""How long an event lasts: time to read the draft once more and send it."""
_UNWRITABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that no calendar may hold, or that some take for line ends; line feeds are escaped by icalendar."""
_PURPOSES = {
    "thank-you": "Thank {to}",
    "check-in": "Check in with {to}",
    "feedback": "Ask {to} for feedback",
    "keep-in-touch": "Reply to {to} and keep in touch",
}
_FORMATS = {
    "email": "by email",
    "call-script": "by phone",
    "linkedin": "on LinkedIn",
    "linkedin-connect": "on LinkedIn",
    "note": "with a handwritten note",
    "letter": "by letter",
}


def ics(interview: Interview, plan: Plan) -> bytes:
    """The plan as the bytes of an .ics file.

    The same interview gives each step the same UID, so that importing a later plan moves the events of an earlier one.

    Args:
        interview: whose plan it is.
        plan: what `timing.plan` said.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//followup-ai//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    counts: dict[tuple[str, str], int] = {}
    for step in plan.steps:
        key = (step.purpose, step.to)
        counts[key] = counts.get(key, 0) + 1
        calendar.add_component(_event(interview, plan, step, counts[key]))
    return bytes(calendar.to_ical())


def _event(interview: Interview, plan: Plan, step: Step, number: int) -> object:
    from icalendar import Event

    start = step.at.astimezone(dt.UTC)
    event = Event()
    event.add("uid", _uid(interview, step, number))
    event.add("dtstamp", plan.now.astimezone(dt.UTC).replace(microsecond=0))
    event.add("dtstart", start)
    event.add("dtend", start + dt.timedelta(minutes=_MINUTES))
    event.add("summary", _clean(summary_of(step, interview.company)))
    event.add("description", _clean(_description(plan, step)))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    return event


def summary_of(step: Step, company: str) -> str:
    """A step as a calendar shows it: "Thank Dana Whitfield by email (Acme)", with "Done" or "Overdue" before it."""
    what = _PURPOSES.get(step.purpose, "Write to {to}").replace("{to}", step.to)
    mark = {"done": "Done: ", "overdue": "Overdue: "}.get(step.state, "")
    return f"{mark}{what} {_FORMATS.get(step.format, '')}".rstrip() + f" ({company})"


def _description(plan: Plan, step: Step) -> str:
    assumed = " (assumed)" if plan.timezone_assumed else ""
    until = "due by" if step.state == "overdue" else "at the latest"
    when = f"{step.at:%Y-%m-%d %H:%M} in {plan.timezone}{assumed}, {until} {step.latest:%Y-%m-%d %H:%M}.\n"
    return f"{step.why}\n{when if step.state != 'done' else ''}Role: {plan.role}"


def _uid(interview: Interview, step: Step, number: int) -> str:
    parts = (interview.candidate, interview.company, interview.role, interview.date.isoformat(), step.to, step.purpose)
    digest = hashlib.sha256("\0".join((*parts, str(number))).encode("utf-8", "surrogatepass"))
    return f"{digest.hexdigest()[:32]}@followup-ai"


def _clean(text: str) -> str:
    return _UNWRITABLE.sub(" ", text)
