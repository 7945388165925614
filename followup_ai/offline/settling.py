"""The move that settles a doubt which was raised about the candidate."""

from __future__ import annotations

from followup_ai.offline.claims import Claim
from followup_ai.offline.concerns import Doubt
from followup_ai.offline.meeting import answer_to, topic_of
from followup_ai.offline.phrasing import Writer
from followup_ai.offline.saying import Moves, said_of


class SettlingMoves(Moves):
    """What can be said to this reader, with the doubt that was raised about the candidate."""

    def keep_for_doubt(self) -> None:
        """Leaves what meets the doubt unsaid until the doubt is met."""
        doubt = self.material.doubt
        self._kept = self._answer_to(doubt) if doubt and doubt.kind == "lack" and not self.material.own_answer else None

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
            key = "concern.act" if own.act else "concern.fact"
            return write.write(key, self.salt("concern"), {"act": own.act, "fact": own.fact})
        if doubt.kind == "terms":
            return write.write("concern.terms", self.salt("concern"), {"concern": doubt.np})
        claim = self._answer_to(doubt)
        if claim is None:
            return ""
        self._spent.add(said_of(claim))
        key = f"concern.{'np' if claim.np and (topic or not claim.clause) else 'clause'}{'' if topic else 'alone'}"
        return write.write(key, self.salt("concern"), {"topic": topic, "qual": claim.np, "qclause": claim.clause})

    def is_met(self, doubt: Doubt) -> bool:
        """Whether the notes give anything good to say to a doubt: an answer, something that was done, a length of notice."""
        if doubt.kind == "private":
            return False
        if self.material.own_answer or doubt.kind == "terms":
            return bool(self.material.own_answer or doubt.np)
        return doubt.kind == "lack" and self._answer_to(doubt) is not None

    def _answer_to(self, doubt: Doubt) -> Claim | None:
        added = self.addition()
        unsaid = [c for c in self.material.qualifications if said_of(c) not in self._spent]
        return answer_to(doubt, unsaid, added if added and said_of(added) not in self._spent else None)
