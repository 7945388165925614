"""One interview's plan in the making: which steps there are, when each is due, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from followup_ai.language.dates import WEEKDAYS
from followup_ai.models import Interview, Person, SentMessage
from followup_ai.timing._sent import Sent, sent_to
from followup_ai.timing._steps import State, Step, Timeline
from followup_ai.timing._working import Working

_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_SILENCE = dt.timedelta(days=21)
CHECK_INS = 2
"""Check-ins at most."""

_CHANNELS = {"email": "email", "phone": "call-script", "linkedin": "linkedin"}
_SAID = {"email": "by email", "phone": "by phone", "linkedin": "on LinkedIn"}
_THANKS = {
    "note": "A thank-you note is mailed within two days of the interview",
    "letter": "A letter of thanks, like a note, is mailed within two days of the interview",
    "linkedin": "A thank-you on LinkedIn goes within 48 hours of the interview, once you are connected",
    "linkedin-connect": "A thank-you on LinkedIn goes within 48 hours of the interview, once you are connected",
}


@dataclass(frozen=True)
class _Slot:
    """A step before it is known whether it is done: the days it may fall on, counted by the rule."""

    purpose: str
    format: str
    earliest: dt.datetime
    latest: dt.date
    why: str
    wanted: dt.date
    """The day the rule names, before weekends and holidays move it."""


@dataclass
class Desk:
    """One interview's plan in the making."""

    interview: Interview
    working: Working
    now: dt.datetime
    told_on: dt.date | None = None
    reader: Person | None = None
    timeline: Timeline = field(init=False)
    sent: Sent = field(init=False)

    def __post_init__(self) -> None:
        held = self.interview.date
        named = self.interview.decision_date
        note = self.interview.next_steps
        self.timeline = _timeline_of(named, note, held)
        self.reader = self.reader or self.interview.interviewer
        self.sent = self._sent_to(self.reader)

    def _sent_to(self, reader: Person) -> Sent:
        thanks = self._thanks("email")
        until = max(thanks.latest, self._moment(thanks).date()) + _DAY
        checks = self._first_check_day()
        return sent_to(self.interview, reader, min(until, checks - _DAY), checks, self.told_on)

    # When each purpose opens ------------------------------------------------------------------------------

    def _thanks(self, format: str) -> _Slot:
        held = self.interview.date
        why = _THANKS.get(format, f"A thank-you {_by(format)} goes within 24 hours of the interview, at the latest 48")
        earliest = dt.datetime.combine(held, dt.time(), self.working.zone)
        return _Slot("thank-you", format, earliest, held + 2 * _DAY, why, held + _DAY)

    def _first_check_day(self) -> dt.date:
        """The day from which a check-in is in order, before weekends and holidays move it."""
        if self.timeline.day:
            return self.timeline.day + _DAY
        return max(self.interview.date, self.timeline.not_before or self.interview.date) + _WEEK

    def _check_in(self, format: str, after: dt.date | None) -> _Slot:
        """The next check-in; `after` is the day of the one before."""
        opens = self._first_check_day()
        why = self._why_check(format)
        if after:
            opens = max(opens, after + _WEEK)
            why = f"A second and last check-in comes a week or more after the first ({_said(after)}){self._channel_why(format)}"
        return _Slot("check-in", format, self.working.morning_of(opens), opens + _WEEK, why, opens)

    def _why_check(self, format: str) -> str:
        line, held = self.timeline, self.interview.date
        if self.interview.decision_date:
            day = _said(self.interview.decision_date)
            return f"They named {day} as the decision date, and a check-in waits until it has passed"
        if line.day:
            return f"They said “{_cut(line.words)}”, read as {_said(line.day)}, and a check-in waits until that has passed"
        if line.not_before:
            return (
                f"They said “{_cut(line.words)}”, so the week that a check-in waits where no day was named counts from "
                f"{_said(line.not_before)}"
            )
        if format == "call-script":
            wait = "a check-in by phone comes one to two weeks after the interview"
        else:
            wait = "a check-in comes one week after the interview"
        return f"Where no decision date was named, {wait} ({_said(held)})"

    def _channel_why(self, format: str) -> str:
        if format == "call-script" and not self.interview.preferred_channel:
            return ", by phone as the email came first; another email does as well"
        return ""

    def _feedback(self, format: str, after: dt.date | None) -> _Slot:
        """Asking for feedback; `after` is the day of the last message that wants an answer."""
        if self.interview.outcome == "rejected":
            day = self.told_on or min(self.now.date(), after or self.now.date())
            opens = after + _WEEK if after else day
            why = "Feedback may be asked for after a rejection, a week or so after your reply, to keep the two apart"
        else:
            since = self.timeline.day or self.timeline.not_before or self.interview.date
            opens = max(since + _SILENCE, after + _WEEK if after else dt.date.min)
            what = (
                "the decision date"
                if self.timeline.day
                else "the day they named"
                if self.timeline.not_before
                else "the interview"
            )
            why = f"Feedback may be asked for after three weeks of silence, counted from {what} ({_said(since)})"
            if opens > since + _SILENCE:
                why += ", and never within a week of a check-in"
        return _Slot("feedback", format, self.working.morning_of(opens), opens + _WEEK, why, opens)

    def _farewell(self, format: str) -> _Slot:
        day = max(self.told_on or self.now.date(), self.interview.date)
        why = f"A gracious reply goes within two days of the no ({_said(day)})"
        if not self.told_on:
            why += "; the day it came is not noted, so today stands in for it"
        earliest = dt.datetime.combine(day, dt.time(), self.working.zone)
        return _Slot("keep-in-touch", format, earliest, day + 2 * _DAY, why, day)

    # From slots to steps ------------------------------------------------------------------------------------

    def _moment(self, slot: _Slot) -> dt.datetime:
        """When the rule would have it sent, the present apart."""
        return self.working.morning_of(slot.wanted)

    def _todo(self, slot: _Slot, to: Person) -> Step:
        planned = self._moment(slot)
        same_day = slot.purpose == "keep-in-touch" and slot.wanted == self.now.date()
        latest = self.working.evening_of(slot.latest, self.working.next_moment(self.now) if same_day else planned)
        at = self.working.next_moment(self.now) if self.now > planned or same_day else planned
        overdue = self.now > latest
        why = slot.why + self._moved(slot, at) + ("; that time has passed, so do it now" if overdue else "") + "."
        state: State = "overdue" if overdue else "upcoming"
        return _step(slot, to, at=at, latest=latest, state=state, why=self._stated(slot, to, why))

    def _moved(self, slot: _Slot, at: dt.datetime) -> str:
        rest = self.working.rest(slot.wanted)
        if not rest or at != self._moment(slot):
            return ""
        return f"; {_said(slot.wanted)} is {_a(rest)}, so it moves to the next working morning"

    def _stated(self, slot: _Slot, to: Person, why: str) -> str:
        channel = self.interview.preferred_channel
        if not channel or to != self.interview.interviewer or _CHANNELS[channel] != slot.format:
            return why
        return f"{why[:-1]}; {_SAID[channel]}, as they asked."

    def _done(self, slot: _Slot, to: Person, message: SentMessage) -> Step:
        at = dt.datetime.combine(message.date, dt.time(9), self.working.zone)
        latest = self.working.evening_of(slot.latest, self._moment(slot))
        slot = replace(slot, format=message.format)
        return _step(slot, to, at=at, latest=latest, state="done", why=f"Sent on {_said(message.date)}.")

    # The sequence --------------------------------------------------------------------------------------------

    @property
    def _format(self) -> str:
        return _CHANNELS[self.interview.preferred_channel or "email"]

    def steps(self) -> Iterator[Step]:
        """Every step, done or to do."""
        thanks = list(self._all_thanks())
        own = next((step for step in thanks if step.to == self.interview.interviewer.name), None)
        asking = list(self._while_waiting(own) if self.interview.outcome == "pending" else self._past_check_ins())
        yield from (step for step in thanks if step is not own or not self._said_by_another(step, asking))
        yield from asking
        if self.interview.outcome == "rejected":
            yield from self._after_a_no()

    def _said_by_another(self, thanks: Step, asking: list[Step]) -> bool:
        """Whether the thanks is no message of its own any more: nobody is written to twice within a week to say it late."""
        if thanks.state == "done" or self.interview.outcome == "offer":
            return False
        if self.interview.outcome == "rejected":
            return True  # by the reply to the no
        if thanks.state != "overdue":
            return False
        return self.sent.last_asked is not None or any(step.at <= thanks.at for step in asking)

    def _all_thanks(self) -> Iterator[Step]:
        for person in self.interview.people:
            # The channel was stated by the interviewer, for the interviewer.
            slot = self._thanks(self._format if person == self.interview.interviewer else "email")
            given = self._sent_to(person).thanks
            if given:
                yield self._done(slot, person, given[0])
                continue
            step = self._todo(slot, person)
            if self.interview.outcome == "rejected" and step.state == "overdue":
                continue
            yield step

    def _past_check_ins(self) -> Iterator[Step]:
        before: dt.date | None = None
        for message in self.sent.check_ins:
            yield self._done(self._check_in(message.format, before), self.interview.interviewer, message)
            before = message.date

    def _while_waiting(self, thanks: Step | None) -> Iterator[Step]:
        yield from self._past_check_ins()
        last = self.sent.last_asked
        for number in range(len(self.sent.check_ins), CHECK_INS):
            if self.sent.feedback:
                break
            by_phone = number > 0 and not self.interview.preferred_channel
            slot = self._check_in("call-script" if by_phone else self._format, last)
            if number == 0 and thanks and thanks.state != "done":
                slot = self._apart_from(thanks, slot)
            step = self._todo(slot, self.interview.interviewer)
            last = step.at.date()
            yield step
        yield from self._asking(last)

    def _apart_from(self, thanks: Step, slot: _Slot) -> _Slot:
        """A first check-in beside a thanks that is not sent yet: after it or, where it is too late for that, with it."""
        given = thanks.at.date()
        if slot.wanted > given:
            return slot
        if thanks.state == "overdue":
            return replace(slot, why=f"{slot.why}; it says the thanks too, which is late")
        return replace(slot, wanted=given + _DAY)  # not on the heels of the thanks

    def _after_a_no(self) -> Iterator[Step]:
        if not self.sent.farewell and self._answered_by_feedback():
            yield from self._asking(None)
            return
        slot = self._farewell(self._format)
        if self.sent.farewell:
            message = self.sent.farewell[0]
            yield self._done(slot, self.interview.interviewer, message)
            last = message.date
        else:
            step = self._todo(slot, self.interview.interviewer)
            yield step
            last = step.at.date()
        yield from self._asking(last)

    def _answered_by_feedback(self) -> bool:
        """Whether the request for feedback went after the no and was the reply to it: never two messages within a week."""
        return self.told_on is not None and any(message.date >= self.told_on for message in self.sent.feedback)

    def _asking(self, last: dt.date | None) -> Iterator[Step]:
        if self.sent.feedback:
            message = self.sent.feedback[0]
            yield self._done(self._feedback(self._format, None), self.interview.interviewer, message)
        else:
            yield self._todo(self._feedback(self._format, last), self.interview.interviewer)

    # One message -----------------------------------------------------------------------------------------------

    def step(self, purpose: str, format: str) -> Step | None:
        """The next step of a purpose in a format; see `fitting`."""
        slot = self._slot(purpose, format)
        return self._todo(slot, self.reader or self.interview.interviewer) if slot else None

    def _slot(self, purpose: str, format: str) -> _Slot | None:
        outcome = self.interview.outcome
        if purpose == "thank-you":
            return self._thanks(format)
        if purpose == "check-in" and outcome == "pending" and len(self.sent.check_ins) < CHECK_INS:
            return self._check_in(format, self.sent.last_asked)
        if purpose == "feedback" and outcome == "rejected":
            # Whether a reply to the no went first is the plan's advice, not a fault of the message.
            return self._feedback(format, None)
        if purpose == "feedback" and outcome == "pending":
            return self._feedback(format, self.sent.last_asked)
        return self._farewell(format) if purpose == "keep-in-touch" and outcome == "rejected" else None

    # What to tell the candidate -----------------------------------------------------------------------------------

    def notes(self, steps: tuple[Step, ...]) -> Iterator[str]:
        """What was assumed or not read, and what would change the plan."""
        interview, line = self.interview, self.timeline
        if interview.outcome == "pending" and interview.next_steps and not interview.decision_date:
            said = _cut(" ".join(interview.next_steps.split()))
            if line.day:
                yield f"“{said}” was read as {_said(line.day)}; confirm it, or set decision_date."
            else:
                yield f"No single decision day can be read from “{said}”; set decision_date if they named one."
        thanked = any(s.purpose == "thank-you" and s.to == interview.interviewer.name for s in steps)
        if interview.outcome == "pending" and not thanked and self.sent.last_asked is None:
            yield "The thanks is late and the check-in is due: one message carries both, so let the check-in say the thanks."
        if interview.outcome == "pending":
            yield "If a no comes: no more check-ins, a gracious reply within two days, then a request for feedback if you like."
            if any(s.purpose == "check-in" and s.format == "call-script" for s in steps) and not interview.preferred_channel:
                yield "They named no channel, so email comes first and a phone call only some days later."
        elif interview.outcome == "offer":
            yield "They made an offer: nothing is left to send but the thanks."
        elif not thanked:
            yield "The thanks for the interview goes into the reply to the no."


def _timeline_of(named: dt.date | None, note: str, held: dt.date) -> Timeline:
    if named or not note:
        return Timeline(named, words=note)
    from followup_ai.timing._timeline import read_timeline  # its patterns cost more than most commands need

    return read_timeline(note, held)


def _step(slot: _Slot, to: Person, *, at: dt.datetime, latest: dt.datetime, state: State, why: str) -> Step:
    return Step(
        purpose=slot.purpose, format=slot.format, to=to.name, earliest=slot.earliest, at=at, latest=latest, state=state, why=why
    )


def _by(format: str) -> str:
    return "by phone" if format == "call-script" else f"by {format}"


def _said(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _a(rest: str) -> str:
    return "a weekend day" if rest in WEEKDAYS else f"a public holiday ({rest})"


def _cut(words: str) -> str:
    return words if len(words) <= 160 else f"{words[:159].rstrip()}…"
