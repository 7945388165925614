"""The advice `well-timed`: sending the message now fits the timing guidance."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import ClassVar

from followup_ai.models import Context, Draft, Interview
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.timing import Fitting, Step, fitting

_UNSEEN_HOUR = ("note", "letter")
"""Formats whose reader never learns at what hour they were sent."""
_OFFSETS = dt.timedelta(hours=14)
"""How far the reader's clock may be from the assumed one where the interview names no time zone."""

_THANKS = "Dear Dana,\n\nThank you for talking me through the on-call rota.\n\nBest regards,\nSam Okafor"
_NEWS = "Dear Dana,\n\nThank you again for your time. Is there any news of the role?\n\nBest regards,\nSam Okafor"
_ADVICE = "Dear Dana,\n\nThank you for letting me know. Is there any feedback you could give me?\n\nBest regards,\nSam Okafor"
_BYE = "Dear Dana,\n\nThank you for letting me know. I would be glad to keep in touch.\n\nBest regards,\nSam Okafor"
_LONDON = {"timezone": "Europe/London"}
_WAITED = {"decision_date": None, "next_steps": "", "date": "2026-05-12"}


class WellTimed(Rule):
    """Sending it now fits the timing guidance, and it reaches the reader in working hours.

    Why: thanks are remembered within a day or two; a check-in before the named date, or the second within a week, reads as
    impatience; a message at midnight or on a Sunday sinks.
    Source: the project's guidance on interview follow-up, its timing table.

    Judged by the same dates as `followup-ai plan`, but for public holidays: the plan knows them, this rule does not. Where no
    time zone is given, hours are not judged, and a day's doubt goes to the message. A reply to a no is not judged while the
    interview's outcome is not a no.
    """

    id = "well-timed"
    title = "When to send it"
    required = False
    asks = "Write it to be sent today, as of today's date."
    remedy = "Send it when `followup-ai plan` says, or see there what fits now."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _THANKS,
        Example(_THANKS, interview=_LONDON),
        Example(_THANKS, interview={"timezone": "Africa/Lagos", "date": "2026-05-11"}, format="linkedin"),
        Example(_NEWS, purpose="check-in", interview=_LONDON | {"date": "2026-05-12", "decision_date": "2026-05-12"}),
        Example(_ADVICE, purpose="feedback", interview=_LONDON | {"outcome": "rejected"}),
        Example(_BYE, purpose="keep-in-touch", interview=_LONDON | {"outcome": "rejected"}),
        Example(_THANKS, format="note", interview=_LONDON | {"date": "2026-05-15"}),
        Example(_BYE, purpose="keep-in-touch"),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(_NEWS, purpose="check-in"),
        Example(_NEWS, purpose="check-in", interview=_WAITED),
        Example(_NEWS, purpose="check-in", interview=_WAITED | _LONDON, format="call-script"),
        Example(_NEWS, purpose="check-in", interview={"outcome": "rejected"}),
        Example(_ADVICE, purpose="feedback"),
        Example(_ADVICE, purpose="feedback", interview={"outcome": "offer"}),
        Example(_THANKS, interview=_LONDON | {"date": "2026-05-15"}),
        Example(_THANKS, interview={"timezone": "America/Los_Angeles"}),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        interview, purpose, format = context.interview, context.purpose.id, context.format.id
        if interview is None:
            return not_applicable("Without an interview nobody can say when to send it.")
        if purpose == "keep-in-touch" and interview.outcome != "rejected":
            return not_applicable("The interview's outcome is not a no; where one has come, note it and reply within two days.")
        fit = _fitting(interview, purpose, format, context.now, context.to)
        if fit.step is None:
            return failed(_no_place(interview, purpose))
        return _by_date(fit.step, fit.now, bool(interview.timezone)) or _by_hour(fit, interview, format)


_fitting = lru_cache(maxsize=64)(fitting)
"""A draft, its repairs and its next attempts are judged at one moment."""


def _no_place(interview: Interview, purpose: str) -> str:
    if interview.outcome == "offer":
        return "They made an offer, and after an offer only thanks are sent."
    if interview.outcome == "rejected":
        return f"A no has come, and after a no there is no {purpose}."
    return "Two check-ins have been sent, and two are the most."


def _by_date(step: Step, now: dt.datetime, zoned: bool) -> Outcome | None:
    """Whether it is too early or too late by the rule's dates; None where it is neither."""
    doubt = dt.timedelta() if zoned else _OFFSETS
    if now + doubt < step.earliest:
        # The morning is `_by_hour`'s matter: what opens today at nine is not early by the date.
        if now.date() < step.earliest.date():
            return failed(f"It is too early, by {_said(step.earliest)}: {step.why}", sure=zoned)
    elif step.purpose in ("thank-you", "keep-in-touch") and now - doubt > step.latest:
        return failed(f"It is late, after {_said(step.latest)}: {step.why}", sure=zoned)
    return None


def _by_hour(fit: Fitting, interview: Interview, format: str) -> Outcome:
    if not interview.timezone:
        return passed("Its day fits; the hour is not judged, as the interview names no time zone.")
    if format in _UNSEEN_HOUR:
        return passed("Its day fits.")
    if fit.open > fit.now:
        clock = f"{fit.now:%A} {fit.now:%H:%M} in {interview.timezone}"
        return failed(f"For the reader it is {clock}, outside working hours; send it on {_said(fit.open)} at {fit.open:%H:%M}.")
    return passed("Sending it now fits the timing guidance.")


def _said(moment: dt.datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B} {moment.year}"
