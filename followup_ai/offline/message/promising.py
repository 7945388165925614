"""The move that keeps what was promised: with the message, or on its way."""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.offline.message.saying import EASY, Moves
from followup_ai.offline.promises.enumerating import as_one_act, given_to, is_gift, kept_by, listed
from followup_ai.offline.promises.overdue import can_be_kept, is_open
from followup_ai.offline.promises.promises import Promise
from followup_ai.offline.promises.sendable import are_several, head_noun
from followup_ai.offline.typed.phrasing import Writer

_ON_ITS_WAY = ("byemail", "sending", "post")
_MOST = 4
"""Promises that one sentence can name."""
_ROOM = 22
"""Words that several promises may take in a format of few words."""


def _as_named(promise: Promise, said: list[str]) -> Promise:
    """A promise whose thing the message has named already: "I have a poster … I am attaching the poster", and no second one."""
    name = head_noun(promise.thing) if promise.thing.startswith("my ") else ""
    if not name or not any(re.search(rf"\b{re.escape(name)}\b", sentence) for sentence in said):
        return promise
    the = f"the {promise.thing.removeprefix('my ')}"
    return replace(promise, thing=the, vp=promise.vp.replace(promise.thing, the))


_TO_THE_PHONE = re.compile(r"(?:text|whatsapp|message|ping|forward) (?:you )?(?P<thing>(?:the|my|an?|some) [^,;]+)$")


def _as_sending(promise: Promise) -> Promise:
    """A promise to text something as one to send it: long after the talk it no longer matters by which way it comes."""
    found = _TO_THE_PHONE.match(promise.vp)
    return replace(promise, thing=found["thing"], vp=f"send you {found['thing']}") if found else promise


class PromisingMoves(Moves):
    """What can be said to this reader, with what was promised."""

    def promise(self, write: Writer) -> str:
        """What was promised, as coming."""
        self._linked = None
        promises = self._promised()
        if not promises:
            return self._to_others(write)
        promises = tuple(_as_named(p, write.said) for p in promises)
        things = [p.thing for p in promises]
        if self.material.rejected:
            return self._still_offered(write, promises)
        if promises[0].sent:
            return write.write("promise.sent", self.salt("promise"), {"thing": listed(things)}) if all(things) else ""
        if self._is_too_long(promises):
            if all(things):
                return write.write("promise.all", self.salt("promise"))
            promises = promises[:1]
        now = tuple(p for p in promises if not p.held) or promises
        key, slots = kept_by(now, self.request.format, meets=self.material.meets)
        key = self._when_late(key, now) if self._is_late else key
        if key.startswith("late"):
            slots = {"thing": listed([re.sub(r"^an? ", "the ", p.thing) for p in now]), **self._pronouns(now)}
        said = [write.write(f"promise.{key}", self.salt("promise"), slots)]
        if waiting := [p.thing for p in promises if p not in now and p.thing]:
            said.append(write.write("promise.tofollow", self.salt("promise"), {"thing": listed(waiting)}))
        return " ".join([*said, *([self._to_others(write, also=True)] if self.request.format not in EASY else [])]).strip()

    def _still_offered(self, write: Writer, promises: tuple[Promise, ...]) -> str:
        """What was promised, after a no: offered in case it is of use, since nobody waits for it any more."""
        if not promises[0].thing:
            return write.write("promise.giftact", self.salt("promise"), {"promise": promises[0].vp})
        things = listed([p.thing for p in promises])
        return write.write("promise.gift", self.salt("promise"), {"thing": things, **self._pronouns(promises)})

    @staticmethod
    def _pronouns(promises: tuple[Promise, ...]) -> dict[str, str]:
        several = are_several([p.thing for p in promises])
        return {"they": "they", "them": "them", "have": "have"} if several else {"they": "it", "them": "it", "have": "has"}

    @staticmethod
    def _when_late(key: str, promises: tuple[Promise, ...]) -> str:
        """How what should long be kept is spoken of: nobody knows whether it has gone, so that it is offered again."""
        if all(map(is_open, promises)):
            return "open" if key == "then" else key
        return f"late{key}" if key in ("attached", "enclosed") else "lateoffer" if key in _ON_ITS_WAY else key

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
        """The promises that this message speaks of: after a no what is still of use, else all of them, or none if it is late.

        Whoever reads that one of two things is attached asks where the other is.
        """
        open_ = tuple(replace(p, due=self.material.still(p.due)) for p in self.material.promises if not p.sent)
        promises = (open_ or self.material.promises)[:_MOST]
        if self.material.rejected:
            return tuple(p for p in open_ if is_gift(p))[:2] or tuple(p for p in open_ if is_open(p))[:1]
        if not self._is_late:
            return promises
        promises = tuple(map(_as_sending, promises))
        kept = tuple(p for p in promises if p.sent or self._can_be_kept(p))
        owed = any(p.thing for p in promises if p not in kept)
        return () if owed or self._is_too_long(kept) else kept

    def _is_too_long(self, promises: tuple[Promise, ...]) -> bool:
        """Whether several promises are more than there is room for where room is short."""
        words = sum(len(p.vp.split()) for p in promises)
        return self.request.format in EASY and len(promises) > 1 and words > _ROOM
