"""Chooses how a note on the candidate is read: whole where it was written whole, else by what its pieces prove to be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from followup_ai.offline.additions import additions_of
from followup_ai.offline.as_written import claims_as_written
from followup_ai.offline.claims import Claim
from followup_ai.offline.joints import joined_up, none_in_years, with_tail
from followup_ai.offline.jotted_spells import is_wanting, jotted_spell
from followup_ai.offline.manner import Manner
from followup_ai.offline.own_words import own_claims
from followup_ai.offline.perspective import Cast
from followup_ai.offline.plain_spells import spells_noted
from followup_ai.offline.to_them import is_surely_theirs
from followup_ai.offline.unsaid import unsaid
from followup_ai.offline.usual_english import usual_claims
from followup_ai.offline.whole_claims import whole_claims, whole_thing
from followup_ai.offline.whole_frames import is_no_work

Reader = Callable[[str, Cast, dict[str, str]], tuple[Claim, ...]]
"""Reads one note by the grammar of its pieces: `background.qualifications_of` or `additions.additions_of`."""
# "I am Chartered Governance Institute": nobody is what only names a house
_IS_A_NAME = re.compile(
    r"I am [A-Z][\w.&'’-]*(?: (?:of|for|and|the))* [A-Z][\w.&'’-]*(?: (?:of|for|and|the|[A-Z][\w.&'’-]*))*$"
    r"|my work has included [A-Z]{2,}(?:,|$)"  # what letters stand for, nobody can tell
    r"|I have [\w-]+ (?:years|months)(?:,| and|$)"  # of what, stands elsewhere
    r"|.* [+&] "  # as it was typed
    r"|I am an? \d"  # "2 first author"
    r"|I [a-z]+$"  # "I drive"
)

# "diploma half done, finish in May": said without that, it would be held
_HALF_DONE = re.compile(r"\bhalf[- ]?(?:done|finished|way)\b|\bnot (?:yet )?(?:done|finished|complete)\b", re.IGNORECASE)
_SAYS_SO = re.compile(r"\b(?:towards|finish\w*|half\w*|part|studying|not|due|learning)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Noted:
    """Reads the notes on one candidate.

    Args:
        cast, names: see `perspective` and `cleaning.recase`.
        manner: how all the notes were typed.
        talked: what the notes tell of the conversation.
    """

    cast: Cast
    names: dict[str, str]
    manner: Manner
    talked: str = ""

    def claims(self, note: str, read: Reader) -> tuple[Claim, ...]:
        """What a note lets the candidate say.

        Args:
            note: as typed.
            read: how it is read where its writer's own wording is no warrant that it reads well.
        """
        found = (c for c in self._claims(note, read) if not _IS_A_NAME.match(c.clause))
        found = (c for c in found if is_surely_theirs(note, f"{c.np} {c.clause}", self.cast))
        found = (c for c in found if not _HALF_DONE.search(note) or _SAYS_SO.search(c.clause or c.np))
        return tuple(c for c in found if not (self.manner.composed and is_no_work(c.clause)))

    def _claims(self, note: str, read: Reader) -> tuple[Claim, ...]:
        if self.manner.tidy:
            return self._read(note, read)
        if proud := none_in_years(note):
            return (proud,)
        note, tail = joined_up(note)
        found = with_tail(self._read(note, read), tail)
        if not is_wanting(found):
            return found
        spells = (jotted_spell(piece, self.names) for piece in (note, *note.split(", ")[1:]))
        return usual_claims(note) or next(filter(None, spells), ()) or found

    def _read(self, note: str, read: Reader) -> tuple[Claim, ...]:
        here = self.cast, self.names
        if self.manner.loose:
            return usual_claims(unsaid(note)) or read(note, *here)
        if self.manner.composed and (whole := self._whole(unsaid(note), left_out=read is additions_of)):
            return whole
        if self.manner.tidy and (written := claims_as_written(unsaid(note), self.cast)):
            return written
        spells, others = spells_noted(note, *here)
        if spells:
            return (*spells, *(c for part in others for c in read(part, *here)))
        found = tuple(c for c in read(note, *here) if not _IS_A_NAME.match(c.clause))
        return found or self._as_said(unsaid(note))

    def _whole(self, note: str, *, left_out: bool) -> tuple[Claim, ...]:
        """What a composed note says as it was written; what it only names is worth adding, or is one's own."""
        thing = whole_thing(note, self.cast, self.talked)
        if thing and left_out and thing.np.startswith(("a ", "an ")):
            return (thing,)  # "a short film I made about the quarry": worth a mention, and nothing that one has
        whole = whole_claims(note, self.cast, self.talked)
        return whole or ((thing,) if thing and (left_out or thing.np.startswith("my ")) else ())

    def _as_said(self, note: str) -> tuple[Claim, ...]:
        """What a note of which nothing else can be read says in its own words."""
        if self.manner.composed:
            return own_claims(note, self.cast, self.names)
        return claims_as_written(note, self.cast) or (whole_claims(note, self.cast, self.talked) if note[:1].isupper() else ())
