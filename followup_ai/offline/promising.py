"""The move that keeps what was promised: with the message, or on its way."""

from __future__ import annotations

from dataclasses import replace

from followup_ai.offline.enumerating import as_one_act, given_to, is_gift, kept_by, listed
from followup_ai.offline.overdue import can_be_kept, is_open
from followup_ai.offline.phrasing import Writer
from followup_ai.offline.promises import Promise
from followup_ai.offline.saying import EASY, Moves


class PromisingMoves(Moves):
    """What can be said to this reader, with what was promised."""

    def promise(self, write: Writer) -> str:
        """What was promised, as coming."""
        self._linked = None
        promises = self._promised()
        if not promises:
            return self._to_others(write)
        things = [p.thing for p in promises]
        if promises[0].sent:
            return write.write("promise.sent", self.salt("promise"), {"thing": listed(things)}) if all(things) else ""
        now = tuple(p for p in promises if not p.held) or promises
        key, slots = kept_by(now, self.request.format, meets=self.material.meets)
        key = "open" if self._is_late and key == "then" and all(map(is_open, now)) else key
        said = [write.write(f"promise.{key}", self.salt("promise"), slots)]
        if waiting := [p.thing for p in promises if p not in now and p.thing]:
            said.append(write.write("promise.tofollow", self.salt("promise"), {"thing": listed(waiting)}))
        return " ".join([*said, *([self._to_others(write, also=True)] if self.request.format not in EASY else [])]).strip()

    def owes(self) -> bool:
        """Whether anything that was promised can be spoken of."""
        return bool(self._promised() or self._given_to_others())

    @property
    def _is_late(self) -> bool:
        """Whether what was promised should long be kept."""
        return self.request.purpose != "thank-you" and not self.material.just_met

    def _can_be_kept(self, promise: Promise) -> bool:
        return can_be_kept(promise, self.request.format, meets=self.material.meets)

    def _to_others(self, write: Writer, *, also: bool = False) -> str:
        given = self._given_to_others()
        return write.write(f"promise.{'also' if also else 'then'}", self.salt("promise"), {"promise": given}) if given else ""

    def _given_to_others(self) -> str:
        """What others on the panel are to have, for whoever leads it to know; "" where nothing was promised, or it is late."""
        if self._is_late or self.material.rejected:
            return ""
        acts = [replace(p, vp=act, due="") for p in self.material.promised_to_others if (act := given_to(p))]
        return as_one_act(tuple(acts[:2])) if acts else ""

    def _promised(self) -> tuple[Promise, ...]:
        """The promises there is room for: where room is short, no more than about twenty words, but one at least."""
        open_ = tuple(replace(p, due=self.material.still(p.due)) for p in self.material.promises if not p.sent)
        promises = (open_ or self.material.promises)[:3]
        if self.request.purpose == "keep-in-touch":
            promises = tuple(p for p in open_ if is_gift(p))[:2]
        if self._is_late:
            promises = tuple(p for p in promises if p.sent or self._can_be_kept(p))
        if self.request.format in EASY:
            while len(promises) > 1 and sum(len(p.vp.split()) for p in promises) > 18:
                promises = promises[:-1]
        return promises
