"""One window's view of one interview: what it shows, what it saves at every change, what it takes over from other windows.

Works on any mutable mapping, which in the page is the session's state. `seen` is the form as this window shows it, `stored` as
it last knew the database to hold it; only where they differ is anything written, so two windows never undo each other's work.
`loose` are the texts of messages that are not written yet. What could not be written is tried again at every run, and before it
is the window turns to no other interview.

A run of the page may be cut short at any touch of the session's state, in the middle of a callback too, while the next run
already goes on in another thread. So whatever changes the form waits for its turn, an interview's id is settled before it is
written, and every run begins with gathering what the widgets hold and no callback came to keep.
"""

from __future__ import annotations

import datetime as dt
import secrets
import threading
from collections.abc import Callable, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from followup_ai.errors import HistoryError
from followup_ai.form import FIELDS, Values, interview_in
from followup_ai.models import DraftResult, Interview, Report
from followup_ai.panel import Place

if TYPE_CHECKING:
    from followup_ai.history import History, Version

State = MutableMapping[str, Any]

_TURN = threading.RLock()
_BLANK = {field.key: field.choices[0] for field in FIELDS if field.choices}
"""What a widget shows where nothing was chosen."""

WIDGET = "w."
"""What the key of a form's widget begins with; the form's own key follows."""


class Window:
    """See the module's own words.

    Args:
        state: the session's state; nothing else is remembered between runs.
        open_history: opens the database; called only when something is to be read or written.
    """

    def __init__(self, state: State, open_history: Callable[[], History]) -> None:
        self._state, self._open = state, open_history
        self._versions: list[Version] | None = None

    @property
    def id(self) -> str | None:
        """The interview's id; None until something is kept."""
        return self._state.get("id")

    @property
    def seen(self) -> Values:
        """The form as this window shows it."""
        return dict(self._state.get("seen", {}))

    @property
    def trouble(self) -> str:
        """Why the last change could not be saved, in a sentence; "" where it was."""
        return str(self._state.get("unsaved", ""))

    @property
    def left(self) -> str | None:
        """The id this window's interview had before another window deleted it and it was begun anew; None where it was not."""
        return self._state.get("left")

    def begun_anew(self) -> bool:
        """Whether that happened since this was last asked."""
        return bool(self._state.pop("begun anew", False))

    # --- reading --------------------------------------------------------------------------------------

    def follow(self, address: str | None) -> None:
        """Turns to the interview that the page's address names, and takes over what other windows changed meanwhile.

        Call it before any widget is drawn. An address that names none leaves the window where it is.
        """
        with _TURN:
            self.gather()
            if address and address not in (self.id, self.left):
                self._turn_to(address)
            elif self.id or self.seen:
                self._catch_up()

    def _turn_to(self, id: str) -> None:
        if not self._settled():
            return
        try:
            form = self._open().form(id)
        except HistoryError as problem:
            self._state["unsaved"] = str(problem)
            return
        self._forget()
        self._state.update({"id": id, "seen": form, "stored": form, "unsaved": ""})

    def _settled(self) -> bool:
        """Whether nothing is in this window alone; what is gets written, if it can be."""
        if self._unwritten():
            self._save()
        return not self._unwritten()

    def _unwritten(self) -> bool:
        begun = bool(self.id or self.seen)
        return bool(self._state.get("loose")) or (begun and self.seen != self._state.get("stored"))

    def _catch_up(self) -> None:
        if self._unwritten():  # first that
            self._save()
            return
        seen = self.seen
        try:
            form = self._open().form(str(self.id))
        except HistoryError as problem:
            self._state["unsaved"] = str(problem)
            return
        taken = {k: seen.get(k) for k in (*form, *seen) if form.get(k) != seen.get(k)}
        for key in taken:
            self._state.pop(WIDGET + key, None)
        self._state.update({"seen": form, "stored": form, "unsaved": "", "taken": {**self._state.get("taken", {}), **taken}})

    def new(self) -> bool:
        """Turns to a blank form; the interview there was stays kept, with what its widgets hold and no callback kept yet.

        Returns:
            False where that cannot be kept, which `trouble` tells: the window then stays where it is.
        """
        with _TURN:
            self.gather()
            if settled := self._settled():
                self._forget()
            return settled

    def _forget(self) -> None:
        for key in [k for k in self._state if isinstance(k, str) and k.startswith(WIDGET)]:
            del self._state[key]
        self._state.update({"id": None, "seen": {}, "stored": None, "unsaved": "", "loose": [], "taken": {}, "left": None})
        self._state.pop("described", None)
        self._versions = None

    def interview(self) -> Interview:
        """What the form describes, with the messages confirmed as sent.

        Raises:
            InterviewError: something is missing or impossible, a sentence each.
        """
        told = self._told()
        if not self.id:
            return told
        try:
            return self._open().with_sent(self.id, told)
        except HistoryError:
            return told

    def _told(self) -> Interview:
        """What the form describes; worked out once for a form that stays as it is: the page is drawn anew at every touch."""
        seen = self.seen
        known: tuple[Values, Interview] | None = self._state.get("described")
        if known is None or known[0] != seen:
            known = self._state["described"] = seen, interview_in(seen)
        return known[1]

    # --- writing ----------------------------------------------------------------------------------------

    def change(self, changes: Mapping[str, Any]) -> None:
        """Takes changes of the form over and keeps them; a None empties a field. What cannot be kept stays in the window."""
        with _TURN:
            seen = {k: v for k, v in {**self.seen, **changes}.items() if v is not None and v != ""}
            self._redraw(changes)
            self._state["seen"] = seen
            self._save()

    def _redraw(self, changes: Mapping[str, Any]) -> None:
        """Lets go of widgets that show something else than what a field now holds, so that they are filled anew."""
        for key, value in changes.items():
            if value is None or (WIDGET + key in self._state and _plain(self._state[WIDGET + key]) != value):
                self._state.pop(WIDGET + key, None)

    def _save(self) -> None:
        """Writes what is in this window alone, the form before the texts; what cannot be stays, and `trouble` says why."""
        try:
            if self.seen != self._state.get("stored"):
                self._write_form(self.seen)
            self._write_loose()
        except HistoryError as problem:
            if not self._begin_anew():
                self._state["unsaved"] = str(problem)
        else:
            if not self._unwritten():  # the form goes to a text as it is written, and may fail where the texts did not
                self._state["unsaved"] = ""

    def _write_form(self, seen: Values) -> None:
        stored = self._state.get("stored")
        id = self.id or secrets.token_urlsafe(18)
        self._state["id"] = id  # first, so that a run cut short here does not write a second interview
        self._open().keep_form(id, seen, was=stored, new=stored is None)
        self._state["stored"] = seen

    def _write_loose(self) -> None:
        while loose := self._state.get("loose"):
            first: Version = loose[0]
            kept = self._open().keep_version(str(self.id), first.format, first.purpose, first.to, first.text, first.result)
            self._state["loose"] = loose[1:]  # a run cut short before this writes it once more, which keeps it but once
            self._versions = None
            shown = _shown(_place(first))
            if self.seen.get(shown) == first.id:
                self.change({shown: kept.id})

    def _begin_anew(self) -> bool:
        """Keeps the form under a new id where another window deleted its interview; returns whether it had to be.

        Who types on wants to lose none of it, and sees what they typed it into.
        """
        gone = self.id
        try:
            if gone is None or self._state.get("stored") is None or self._open().knows(gone):
                return False
        except HistoryError:
            return False
        self._state.update({"id": None, "stored": None, "left": gone, "begun anew": True})
        self._save()
        return True

    def typed(self, key: str, value: Any) -> Mapping[str, Any]:
        """What a widget's value changes of the form: nothing where it is of before another window changed the field.

        A run that is cut short between taking a change over and drawing it leaves the browser with what it held before, which
        comes back with the next run and would undo the other window's work.

        Args:
            key: the field's.
            value: what the widget holds.
        """
        taken = self._state.get("taken", {})
        if key in taken and (value or None) == (taken[key] or _BLANK.get(key) or None):
            self._state.pop(WIDGET + key, None)
            return {}
        return {key: value}

    def drawn(self) -> None:
        """Every field was drawn as the form now has it; call it at the end of a run that was not cut short."""
        self._state["taken"] = {}

    def gather(self) -> None:
        """Keeps what the form's widgets hold and was not kept yet.

        A field that is left by pressing a button reaches the server together with the press, in no order.
        """
        with _TURN:
            keys = [k for k in self._state if isinstance(k, str) and k.startswith(WIDGET)]
            held = {k.removeprefix(WIDGET): _plain(self._state[k]) for k in keys}
            seen = self.seen
            differing = {k: v for k, v in held.items() if (v or None) != (seen.get(k) or _BLANK.get(k) or None)}
            changes = {k: v for key, held_now in differing.items() for k, v in self.typed(key, held_now).items()}
            if changes:
                self.change(changes)

    def show(self, values: Mapping[str, Any]) -> None:
        """Puts a whole form into this window's interview in place of the present one."""
        self.change({**dict.fromkeys(self.seen), **values})
        for key in [k for k in self._state if isinstance(k, str) and k.startswith(WIDGET)]:
            del self._state[key]

    # --- the messages ---------------------------------------------------------------------------------------

    def versions(self, place: Place) -> list[Version]:
        """Every text a message has had, the oldest first, those that could only be kept in this window last."""
        return [v for v in self._all_versions() if _place(v) == place]

    def _all_versions(self) -> list[Version]:
        if self._versions is None:
            self._versions = list(self._state.get("loose", []))
            if self.id:
                try:
                    self._versions = [*self._open().versions(self.id), *self._versions]
                except HistoryError as problem:
                    self._state["unsaved"] = str(problem)
        return self._versions

    def messages(self) -> dict[Place, str]:
        """The present text of every message of this interview."""
        places = dict.fromkeys(map(_place, self._all_versions()))
        return {place: now.text for place in places if (now := self.present(place))}

    def present(self, place: Place) -> Version | None:
        """The version of a message that is looked at: the last, or the one gone back to; None where there is none."""
        versions = self.versions(place)
        chosen = self.seen.get(_shown(place))
        return next((v for v in versions if v.id == chosen), versions[-1] if versions else None)

    def look_at(self, place: Place, version: int) -> None:
        """Goes to an earlier or later version of a message; all of them stay."""
        self.change({_shown(place): version})

    def look_at_last(self, place: Place) -> None:
        """Goes to the latest version of a message, and stays with the latest."""
        if _shown(place) in self.seen:
            self.change({_shown(place): None})

    def keep_version(self, place: Place, text: str, result: DraftResult | Report | None = None) -> None:
        """Keeps a text of a message as its present one: in this window alone while the database does not answer."""
        with _TURN:
            # first, so that a run cut short behind the text's keeping does not go on showing an earlier one
            self._state["seen"] = {key: value for key, value in self.seen.items() if key != _shown(place)}
            self.add_version(place, text, result)

    def add_version(self, place: Place, text: str, result: DraftResult | Report | None = None) -> None:
        """The same of a text that becomes the present one only where the last is looked at."""
        from followup_ai.history import Version

        with _TURN:
            loose: list[Version] = self._state.get("loose", [])
            number = min((v.id for v in loose), default=0) - 1
            now = dt.datetime.now(dt.UTC)
            version = Version(number, self.id or "", place.format, place.purpose, place.to, text, result, now)
            self._state["loose"] = [*loose, version]
            self._versions = None
            self._save()

    def keeper(self) -> Callable[[Place, str, DraftResult | Report | None], object]:
        """What keeps a text of this interview's messages from any thread, also when the window is gone.

        Raises:
            HistoryError: the database cannot be opened, or what came before cannot be kept.
        """
        with _TURN:
            history = self._open()
            if self.id is None or self._unwritten():
                self._save()
            id = self.id
            if id is None or self._unwritten():
                raise HistoryError(self.trouble)
        return lambda place, text, result: history.keep_version(id, place.format, place.purpose, place.to, text, result)

    def confirm_sent(self, version: int, day: dt.date) -> None:
        """Remembers that the candidate sent a version.

        Raises:
            HistoryError: it could not be kept.
        """
        self._open().confirm_sent(version, day)
        self._versions = None

    def take_back_sent(self, version: int) -> None:
        """Forgets that a version was sent.

        Raises:
            HistoryError: it could not be kept.
        """
        self._open().take_back_sent(version)
        self._versions = None


def _plain(value: Any) -> Any:
    """What a widget holds, as the form keeps it."""
    return value.isoformat() if isinstance(value, dt.date) else value


def _place(version: Version) -> Place:
    return Place(version.format, version.purpose, version.to)


def _shown(place: Place) -> str:
    return f"shown {place.format} {place.purpose} {place.to}"
