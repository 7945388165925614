"""The moves that settle what the conversation left open: a doubt about the candidate, and what did not come up."""

from __future__ import annotations

import re

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.concerns import Doubt
from followup_ai.offline.claims.meeting import answer_to, topic_of, upshot
from followup_ai.offline.claims.plain_claims import also_said
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.message.promising import PromisingMoves
from followup_ai.offline.message.saying import said_of
from followup_ai.offline.talk.frames import quotes, shape, slots_of
from followup_ai.offline.typed.phrasing import Writer


class SettlingMoves(PromisingMoves):
    """What can be said to this reader, with the doubt that was raised about the candidate and what was left unsaid."""

    def keep_for_doubt(self) -> None:
        """Leaves what meets the doubt unsaid until the doubt is met."""
        doubt = self.material.doubt
        self._kept = self._answer_to(doubt) if doubt and not self.material.own_answer else None

    def concern(self, write: Writer) -> str:
        """A doubt that was raised, met with what the notes give: met with good will alone it does more harm than silence."""
        doubt = self.material.doubt
        if doubt is None or not self.is_met(doubt) or not self.open:
            return ""
        self._linked = None
        own, topic = self.material.own_answer, topic_of(doubt)
        if own and own.known:
            slots = {"topic": topic, "known": own.known}
            return write.write("concern.known", self.salt("concern"), slots) if topic else ""
        if own:
            key = "concern.act" if own.act else "concern.said" if own.said else "concern.fact"
            return write.write(key, self.salt("concern"), {"act": own.act, "fact": own.fact})
        claim = self._answer_to(doubt)
        if claim is None:
            return write.write("concern.terms", self.salt("concern"), {"concern": doubt.np}) if doubt.np else ""
        self._spent.add(said_of(claim))
        so = upshot(doubt, claim)
        kind = "so" if so else "np" if claim.np and (topic or not claim.clause) else "clause"
        slots = {"topic": topic, "qual": claim.np, "qclause": claim.clause, "so": so}
        return write.write(f"concern.{kind}{'' if topic or so else 'alone'}", self.salt("concern"), slots)

    def is_met(self, doubt: Doubt) -> bool:
        """Whether the notes give anything good to say to a doubt: an answer, something that was done, a length of notice."""
        if doubt.kind == "private":
            return False
        own, terms = self.material.own_answer, doubt.kind == "terms" and doubt.np
        return bool(own or terms or self._answer_to(doubt))

    def _answer_to(self, doubt: Doubt) -> Claim | None:
        added = self.addition()
        unsaid = [c for c in self.material.qualifications if said_of(c) not in self._spent]
        unadded = added if added and said_of(added) not in self._spent else None
        return answer_to(doubt, unsaid, unadded, self.request.text("role"), self._common)

    def answers_doubt(self) -> bool:
        """Whether what was left out is what the doubt is met with, and is said there."""
        doubt, added = self.material.doubt, self.addition()
        return bool(doubt and added and self.open and not self.material.own_answer and self._answer_to(doubt) is added)

    def left_out(self, write: Writer) -> str:
        """What did not come up and is worth adding, joined to what it bears on where something of that was talked about."""
        claim = self.addition()
        if claim is None or said_of(claim) in self._spent:
            return ""
        near, self._linked = self._linked, None
        self._spent.add(said_of(claim))
        clause = re.sub(r"^I (?:also|too) ", "I ", claim.clause)  # beside what, the frame tells
        slots = {"np": claim.np, "clause": clause, "calso": also_said(clause)}
        if not claim.clause:
            return write.write("leftout.np", self.salt("leftout"), slots)
        linked = near is not None and not quotes(near) and self.answers(near)
        topic = None if linked else self.topic_for_addition()
        if topic:
            self._note(topic)
            self._linked = None
            return write.write("leftout.topic", self.salt("leftout"), {**slots, "np": slots_of(topic)["np"]})
        beside = bool(write.said) and any(said_of(c) in write.said[-1] for c in self.material.qualifications)
        turned = not claim.clause.startswith(("I ", "my ", "we ", "our "))  # "having grown up on a farm, I know …"
        key = "linked" if linked else "turned" if turned else "also" if beside else "clause"
        return write.write(f"leftout.{key}", self.salt("leftout"), slots)

    def topic_for_addition(self) -> Point | None:
        """A topic that was talked about, has not been taken up yet, and that what was left out bears on."""
        fit = [p for p in self._points if p.text not in self._spent and p.field == "discussed" and p.owner in ("", "you")]
        # of a note that is hard to read its bare topic is sure enough to stand behind "on"
        sure = [p for p in fit if (p.penalty < 3 and p.doubt < 2) or (p.penalty < 5 and len(p.np.split()) < 3)]
        return next((p for p in sure if shape(p) in ("np", "trouble") and len(p.np.split()) < 9 and self.answers(p)), None)
