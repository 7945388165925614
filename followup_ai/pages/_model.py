"""The model in force, what it would be sent, and having it write."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import streamlit as st

from followup_ai import composers, foreseeing, preflight, turns, writing
from followup_ai.access import Access, lent
from followup_ai.choosing import lacks_key, needs_a_look
from followup_ai.desk import context_of, look_at, titles_of
from followup_ai.errors import FollowupError, SettingError
from followup_ai.events import Event
from followup_ai.keeping import Window
from followup_ai.models import Context, DraftResult, Interview, SentMessage
from followup_ai.pages import _again, _frame
from followup_ai.pages._message import Wanted
from followup_ai.panel import Place, allotted, beside, with_drafts
from followup_ai.settings import OFFLINE_MODEL, Settings
from followup_ai.writing import Writing

AT_ONCE_S = 3.0
"""Seconds a press waits for a draft of the composer, which is done by then: the page is drawn once."""
_SHORTLY_S = 0.1
"""Seconds it waits for any other model."""


@dataclass(frozen=True)
class Asked:
    """What was asked of a model whose first request the candidate is yet to see.

    Args:
        settings: whose model; None for the session's, which is read anew when it is let go.
        aside: as in `write`.
        rule: what it is to put right in the present text; "" for a new draft.
        all: whether everybody of the panel is written to.
    """

    settings: Settings | None = None
    aside: bool = False
    rule: str = ""
    all: bool = False


def _to_look_at(settings: Settings, asked: Asked) -> bool:
    """Whether the candidate has to see the request first; it then waits for their word.

    Raises:
        SettingError: it would come to nothing, as there is no key for it.
    """
    if not needs_a_look(settings, _again.choices(), os.environ):
        return False
    if lacks_key(settings, _again.choices(), os.environ):
        provider = settings.model.partition("/")[0]
        raise SettingError(f"There is no key for {provider}, so {settings.model} cannot be asked; give one under Settings.")
    st.session_state["to look at"] = asked
    return True


_AGAIN = 3
"""Times a draft for one of a panel is written once more, until it stands beside the others."""


def about() -> str:
    """Who drafts, in a sentence."""
    model = _again.choices().model or _frame.base_settings().model
    if model == OFFLINE_MODEL:
        return "Drafted on this machine by offline/composer, a rule-based composer, not a language model."
    return f"Drafted by {model}; your notes go to it and nowhere else."


def told(window: Window, want: Wanted, *, share: bool = False) -> Interview:
    """The interview as whoever drafts the wanted message is told it: the drafts for others of a panel are known.

    Args:
        window: whose interview.
        want: the message.
        share: whether, where there are such drafts, it is told only what falls to this reader, for a new draft.

    Raises:
        InterviewError: the form lacks something.
    """
    interview = want.interview or window.interview()
    others = beside(interview, want.place, window.messages(), dt.date.today())
    return with_drafts(allotted(interview, want.place.to) if share and others else interview, others)


def context_in(interview: Interview | None, want: Wanted, others: Iterable[SentMessage] = ()) -> Context:
    """What the wanted message is written in and judged by: the same for both.

    Args:
        interview: as it is told for this message.
        want: the message.
        others: drafts for others of a panel, where the interview does not tell them.

    Raises:
        UnknownName: there is no such format, purpose or person.
    """
    place = want.place
    return context_of(interview, place.format, place.purpose, place.to, premium=want.premium, beside=others)


def take_in(window: Window, want: Wanted) -> None:
    """Takes drafts into the window that could not be kept when they were written; it keeps them as soon as that can be."""
    others = (replace(want.place, to=person.name) for person in (want.interview.people if want.interview else ()))
    for place in dict.fromkeys([want.place, *others]):
        running = writing.find((window.id, place))
        if running is not None and running.done and running.problem and running.result is not None:
            window.add_version(place, running.result.text, running.result)
            writing.forget((window.id, place))


def write(window: Window, want: Wanted, settings: Settings | None = None, *, aside: bool = False) -> tuple[str, ...]:
    """Starts the draft that is wanted; returns what stands against it, a sentence each.

    Args:
        window: whose interview.
        want: the message.
        settings: those of an alternative; the session's where it is None.
        aside: whether the draft stands beside the present text, which stays the present one.
    """
    turns.begin()
    take_in(window, want)
    place, asked = want.place, Asked(settings, aside)
    try:
        settings = settings or _frame.settings()
        interview = told(window, want, share=True)
        preflight.foresee(context_in(interview, want))
        keep = _keeper(window, want, aside=aside)
        if _to_look_at(settings, asked):
            return ()
    except FollowupError as problem:
        return getattr(problem, "problems", (str(problem),))
    _start(window, want, settings, _drafting(interview, want, settings, len(window.versions(place))), keep)
    return ()


def foresee(window: Window, want: Wanted) -> None:
    """Has the composer write ahead what a press would ask it for, while the form is looked at.

    Args:
        window: whose interview.
        want: the message.
    """
    if want.interview is None or window.id is None or st.session_state.get("foreseen") == want:
        return
    try:
        settings, interview = _frame.settings(), told(window, want, share=True)
    except FollowupError:  # it is told to whoever presses
        return
    if composers.can_draft(settings):
        st.session_state["foreseen"] = want
        foreseeing.foresee(window.id, context_in(interview, want), settings, len(window.versions(want.place)))


def write_to_all(window: Window, want: Wanted) -> tuple[str, ...]:
    """Starts a draft for everybody who was in the room, one after the other; see `_Round`."""
    turns.begin()
    take_in(window, want)
    try:
        settings, interview, keep = _frame.settings(), want.interview or window.interview(), window.keeper()
        if _to_look_at(settings, Asked(all=True)):
            return ()
    except FollowupError as problem:
        return getattr(problem, "problems", (str(problem),))
    places = [replace(want.place, to=person.name) for person in interview.people]
    seeds = {place: len(window.versions(place)) for place in places}
    for place in places:
        window.look_at_last(place)
    access = _again.choices().access
    everybody = _Round(window.id, interview, want, settings, access, keep, window.messages(), seeds)
    _await(everybody.begin(), settings)
    return ()


@dataclass
class _Round:
    """Drafts for everybody of a panel, each in its turn, so that each knows those before it.

    A later one may take up what an earlier one had to itself: those are written once more, with all others known.
    One that could not be kept is not: nothing but its writing holds it, and a second writing would take its place.
    """

    id: str | None
    interview: Interview
    want: Wanted
    settings: Settings
    access: Mapping[str, Access]
    keep: Callable[[Place, str, DraftResult], object]
    drafts: dict[Place, str]
    seeds: Mapping[Place, int]
    today: dt.date = field(default_factory=dt.date.today)

    def begin(self) -> Writing:
        """Starts it; returns the first draft."""
        return writing.start_in_turn([(self.id, place) for place in self.seeds], self._work)

    def _work(self, write: writing.Write) -> None:
        written = [place for place in self.seeds if self._has_kept(write, place, again=False)]
        wanted = [replace(self.want, place=place) for place in written]
        fallen = [want.place for want in wanted if not _stands_beside(self.interview, want, self.drafts, self.today)]
        for place in fallen:
            self._has_kept(write, place, again=True)

    def _has_kept(self, write: writing.Write, place: Place, *, again: bool) -> bool:
        done = write((self.id, place), partial(self._drafted, place, again), partial(self._keep, place, again))
        if done.result is not None and _replaces(done.result, again):
            self.drafts[place] = done.result.text
        return not done.problem

    def _drafted(self, place: Place, again: bool, tell: Callable[[Event], None]) -> DraftResult:
        others = beside(self.interview, place, self.drafts, self.today)
        known = with_drafts(allotted(self.interview, place.to), others)
        first = self.seeds[place] + again
        with lent(self.access):
            for seed in range(first, first + (_AGAIN if again else 1)):
                result = _drafting(known, replace(self.want, place=place), self.settings, seed)(tell)
                if result.accepted:
                    break
        return result

    def _keep(self, place: Place, again: bool, result: DraftResult) -> None:
        if _replaces(result, again):
            self.keep(place, result.text, result)


def _replaces(result: DraftResult, again: bool) -> bool:
    """Whether a draft takes the place of what is there: one written once more has to be better."""
    return result.accepted or not again


def _stands_beside(interview: Interview, want: Wanted, drafts: Mapping[Place, str], today: dt.date) -> bool:
    """Whether a draft passes every required rule beside those for the others of the panel."""
    others = beside(interview, want.place, drafts, today)
    return look_at(drafts[want.place], context_in(interview, want, others)).report.accepted


def _await(running: Writing, settings: Settings) -> None:
    """Waits a moment for a draft, to draw the page once with it."""
    with turns.aside():
        running.wait(AT_ONCE_S if composers.can_draft(settings) else _SHORTLY_S)


def redo(window: Window, want: Wanted, rule: str) -> tuple[str, ...]:
    """Has the model put right what one rule finds in the present text; returns what stands against it."""
    turns.begin()
    present = window.present(want.home)
    try:
        settings = _frame.settings()
        context = context_in(told(window, want), want)
        keep = _keeper(window, want, aside=False)
        if present is None or _to_look_at(settings, Asked(rule=rule)):
            return ()
    except FollowupError as problem:
        return getattr(problem, "problems", (str(problem),))
    _start(window, want, settings, _mending(present.text, rule, context, settings, present.id), keep)
    return ()


def _mending(text: str, rule: str, context: Context, settings: Settings, seed: int) -> Callable[..., DraftResult]:
    from followup_ai.redoing import redo

    def here(tell: Callable[[Event], None]) -> DraftResult:
        return redo(text, rule, context, settings, seed, tell)

    if not composers.can_draft(settings):
        return here
    return lambda tell: composers.mended(text, rule, context, settings, seed) or here(tell)


def _start(
    window: Window, want: Wanted, settings: Settings, job: Callable[..., DraftResult], keep: Callable[[DraftResult], object]
) -> None:
    """Starts a job in a thread of its own with what this session lends it, and waits a moment for a quick one."""
    access = _again.choices().access

    def with_access(tell: Callable[[Event], None]) -> DraftResult:
        with lent(access):
            return job(tell)

    _await(writing.start((window.id, want.place), with_access, keep), settings)


def _drafting(interview: Interview, want: Wanted, settings: Settings, seed: int) -> Callable[..., DraftResult]:
    from followup_ai.drafting import draft_in

    context = context_in(interview, want)

    def here(tell: Callable[[Event], None]) -> DraftResult:
        return draft_in(context, settings, seed, on_event=tell, stream=True)

    if not composers.can_draft(settings):
        return here
    return lambda tell: foreseeing.drafted(context, settings, seed) or here(tell)


def _keeper(window: Window, want: Wanted, *, aside: bool) -> Callable[[DraftResult], object]:
    """Keeps a result with the interview, whether or not anybody still looks."""
    if not aside:
        window.look_at_last(want.home)
    elif (present := window.present(want.home)) is not None:
        window.look_at(want.home, present.id)
    keep = window.keeper()
    return lambda result: keep(want.home, result.text, result)


def show_outgoing(window: Window, want: Wanted) -> None:
    """Shows what would leave the machine, and lets it go when the candidate says so."""
    asked: Asked | None = st.session_state.get("to look at")
    if asked is None:
        return
    from followup_ai.outgoing import first_request, outgoing_text

    settings = asked.settings or _frame.settings()
    with st.container(border=True):
        st.subheader("Before anything leaves this machine", anchor=False)
        try:
            context = context_in(told(window, want, share=not asked.rule), want)
            with lent(_again.choices().access), st.spinner("Getting ready: the first time after a start takes some seconds."):
                request = first_request(replace(context, voice=settings.voice), settings, stream=True)
                shown = outgoing_text(request, settings.fallbacks)
        except FollowupError as problem:
            _frame.say([str(problem)])
            return
        st.text(f"This goes to {request.host or settings.model}, with your key, and nowhere else. It is asked once a session.")
        if asked.rule:
            st.text(f"With it goes the text on the desk, and what is to be put right in it: {titles_of([asked.rule])}.")
        with st.container(horizontal=True):
            st.button("Send it", type="primary", key="send-it", on_click=_let_go, args=(want, asked))
            st.button("Do not send", key="do-not-send", on_click=_hold_back)
        st.code(shown, language=None, wrap_lines=True, height=360)


def _let_go(want: Wanted, asked: Asked) -> None:
    """Does what was asked; runs as the button's callback."""
    st.session_state.pop("to look at", None)
    model = (asked.settings or _frame.settings()).model
    _again.choose(_again.choices().having_seen(model))
    window = _frame.the_window()
    if asked.rule:
        problems = redo(window, want, asked.rule)
    elif asked.all:
        problems = write_to_all(window, want)
    else:
        problems = write(window, want, asked.settings, aside=asked.aside)
    st.session_state["problems"] = problems
    st.session_state["view"] = "desk"


def _hold_back() -> None:
    st.session_state.pop("to look at", None)
