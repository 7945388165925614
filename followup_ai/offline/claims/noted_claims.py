"""Chooses how a note on the candidate is read: whole where it was written whole, else by what its pieces prove to be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import takewhile

from followup_ai.language.dates import MONTH
from followup_ai.offline.claims.additions import additions_of
from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.joints import joined_up, with_tail
from followup_ai.offline.claims.jotted_spells import is_wanting, jotted_spell, post_at
from followup_ai.offline.claims.likely import is_unlikely
from followup_ai.offline.claims.spells import AMOUNT, is_agent
from followup_ai.offline.claims.sure_claims import is_credential
from followup_ai.offline.claims.sure_jotted import reads_well, told_whole, without_also
from followup_ai.offline.claims.whole_claims import whole_claims, whole_thing
from followup_ai.offline.claims.whole_deeds import deed_begun, whole_deed
from followup_ai.offline.claims.whole_frames import is_no_work
from followup_ai.offline.claims.written_papers import DEGREE, PAPER_HEAD
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.english.to_them import is_surely_theirs
from followup_ai.offline.english.tongues import LANGUAGES
from followup_ai.offline.typed.cleaning import plain, tidy
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.fit_lines import clean_lines
from followup_ai.offline.typed.manner import Manner
from followup_ai.offline.typed.unsaid import unsaid
from followup_ai.offline.typed.wording import indefinite

Reader = Callable[[str, Cast, dict[str, str]], tuple[Claim, ...]]
"""Reads one note by the grammar of its pieces: `background.qualifications_of` or `additions.additions_of`."""
# "I am Chartered Governance Institute": nobody is what only names a house
_IS_A_NAME = re.compile(
    r"I am [A-Z][\w.&'’-]*(?: (?:of|for|and|the))* [A-Z][\w.&'’-]*(?: (?:of|for|and|the|[A-Z][\w.&'’-]*))*$"
    r"|my work has included [A-Z]{2,}(?:,|$)"  # what letters stand for, nobody can tell
    r"|I have [\w-]+ (?:years|months)(?:,| and|$)"  # of what, stands elsewhere
    r"|.* [+&] "  # as it was typed
    r"|I am an? \d"  # "2 first author"
    r"|I [a-z]+$|I retired an? "  # "I drive", "retired police sergeant"
    rf"|I (?:passed|finished|completed) (?:{MONTH})$"  # of what, stands elsewhere
    r"|I [a-z]+ (?:19|20)\d\d\b"  # "I harvest 2024 in Arbois"
    r"|(?:I have|my) experience with \d"
    r"|.* (?!level|and|grade|class|part|stage|step|tier|band|category|paper)[a-z]{3,} \d$"  # cut off before what was counted
)

_ONE = re.compile(r"\b1(?= (?:year|month|week|season|day)\b)")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_SHORT = re.compile(r"(?:\b|\d)(?:y|yrs?|mths?|wks?|exp|lvl|cert|abt)\b|\bw/|[&+~]")
# What one holds or came by; of anything else that hasty notes tell, the grammar of their pieces decides
_HELD = re.compile(
    r"I (?:have|hold) (?:(?:an?|the|my) )?(?!worked|spent|taken|been|had|held|published|done|run)"
    r"(?!.* experience\b)[^()]+(?: \(\d{4}\))?$"
    r"|I have been an? (?:[\w'’&-]+ )*[\w'’&-]+$|I (?:have held|passed|completed|finished|renewed|gained) [^()]+$"
)
# ", moving and handling done in March", but not in "with doubles, triples and tanker endorsements"
_TAIL = re.compile(r", (?!\w+ of |[a-z]+ and [a-z]+ [a-z]+s$)")
# "certificate in autism, done nights": when one learned is nothing that one holds
_NIGHTS = re.compile(r",? done (?:at )?(?:nights?|evenings?|weekends|online)$", re.IGNORECASE)
# Where something else begins
_ANOTHER_PIECE = re.compile(r",|[.!]{2}|\(| [-–+&/] | (?:then|so|but|because|cos)\b")
_LOOSELY = re.compile(r"(?:I have|my) (?:experience|training)\b|I am\b")  # what one is or knows, guessed from a noun
# "do own hoof trimming", "looked after mum"
_MINE = re.compile(
    r"(?<=[a-z] )(?<!my )(?<!our )(?<!their )(?<!your )(?<!his )(?<!her )(?<!its )(?<!the )(?<!a )(?<!an )"
    r"(?=own [a-z]+ ?[a-z]|(?:mum|mam|mom|dad|nan|gran|granny|grandad|granddad)\b)"
)
# one's age, whose point was cut off; a spell that is no thing one holds; "before" nothing; a sign of times that was not read
_CUT_SHORT = re.compile(r"\bI am \d+\W*$|\bI (?:hold|have) (?:an? )?[a-z0-9-]+ year\b(?!-)|\bbefore\W*$|\bx\b", re.IGNORECASE)
# "diploma half done, finish in May": said without that, it would be held
_HALF_DONE = re.compile(
    r"\bhalf[- ]?(?:done|finished|way)\b|\bnot (?:yet )?(?:done|finished|complete)\b|\b(?:in progress|ongoing|pending|under way"
    r"|nearly (?:done|finished)|due (?:in|by|this|next)|expected|waiting (?:on|for))\b",
    re.IGNORECASE,
)
_A_PAPER = re.compile(rf"\b(?:{DEGREE}|level|NVQ)\b|{PAPER_HEAD.pattern.removesuffix('$')}\b", re.IGNORECASE)
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
        found = (c for c in self._claims(note, read) if not (_IS_A_NAME.match(c.clause) or _CUT_SHORT.search(c.clause)))
        found = (c for c in found if is_surely_theirs(unsaid(note), f"{c.np} {c.clause}", self.cast))
        if _HALF_DONE.search(note):
            found = (c for c in found if _SAYS_SO.search(c.clause or c.np) or not _A_PAPER.search(c.clause or c.np))
        found = (c for c in found if not (_is_a_house(c.clause or c.np) or is_unlikely(c.clause or c.np, bare=not c.clause)))
        if self.manner.composed:
            return tuple(c for c in found if not is_no_work(c.clause))
        found = (replace(c, np=_mended(c.np), clause=without_also(_mended(c.clause))) for c in found)
        return tuple(c for c in found if self.manner.tidy or _is_english(c))

    def _claims(self, note: str, read: Reader) -> tuple[Claim, ...]:
        if self.manner.tidy:
            return self._read(note, read)
        note, tail = joined_up(note)
        found = with_tail(self._read(note, read), tail)
        if not is_wanting(found):
            return found
        spells = (jotted_spell(piece, self.names) for piece in (note, *note.split(", ")[1:]))
        return next(filter(None, spells), ()) or found or self._begun(note, read)

    def _begun(self, note: str, read: Reader) -> tuple[Claim, ...]:
        """What a jotted note of which nothing can be made begins with: "tailoring apprenticeship (3 yrs) then film"."""
        first = _ANOTHER_PIECE.split(note, maxsplit=1)[0].strip()
        if _HALF_DONE.search(note):
            return ()
        deed = deed_begun(tidy(plain(first), self.names))
        found = () if read is additions_of or deed else self._read(first, read)
        return (Claim(clause=deed, text=note),) if deed else tuple(c for c in found if not _LOOSELY.match(c.clause or c.np))

    def _read(self, note: str, read: Reader) -> tuple[Claim, ...]:
        note = note if self.manner.composed else _NIGHTS.sub("", _MINE.sub("my ", note))
        told = unsaid(note if self._is_whole(note) else _ONE.sub("one", tidy(plain(note), {})))
        if not self.manner.composed and (post := post_at(told)):
            return post
        if self.manner.tidy and (whole := self._whole(told, left_out=read is additions_of)):
            return whole
        if not self.manner.tidy and (held := self._papers(told)):
            return held
        return tuple(c for c in read(note, self.cast, self.names) if not _IS_A_NAME.match(c.clause)) or self._as_said(told)

    def _whole(self, note: str, *, left_out: bool) -> tuple[Claim, ...]:
        """What a composed note says as it was written; what it only names is worth adding, or is one's own."""
        thing = whole_thing(note, self.cast, self.talked)
        whole = whole_claims(note, self.cast, self.talked)[: 1 if left_out else None]  # behind it stands how to say it
        return whole or ((thing,) if thing and (left_out or thing.np.startswith("my ")) else ())

    def _is_whole(self, note: str) -> bool:
        """Whether a note stands as it was typed, without shorthand."""
        return self.manner.composed or (note[:1].isupper() and not _SHORT.search(note))

    def _papers(self, note: str) -> tuple[Claim, ...]:
        """What a hasty note says that names papers or a spell and nothing else, each up to its comma."""
        note = _BRACKET.sub("", note)
        found = whole_claims(note, self.cast, self.talked)
        spells = sum(bool(AMOUNT.match(piece)) for piece in note.split(", ")[1:])
        if len(found) <= spells or any(c.clause and not self._is_sure(c.clause, note) for c in found):
            return ()
        return tuple(Claim(clause=_TAIL.split(c.clause)[0], text=c.text, stated=True) for c in found)

    def _is_sure(self, said: str, note: str) -> bool:
        kind = note.startswith(("a ", "an ")) or _HELD.match(said)
        return bool(kind) and not lacks_article(said) and not odd_words(said)

    def _as_said(self, note: str) -> tuple[Claim, ...]:
        """What a note of which nothing else can be read says in its own words."""
        if deed := next(filter(None, map(whole_deed, clean_lines(note, self.names))), ""):
            return (Claim(clause=deed, text=note),)
        whole = tuple(c for c in whole_claims(note, self.cast, self.talked) if c.clause.startswith("I "))
        told = "" if whole or self.manner.tidy else told_whole(note)
        return (Claim(clause=told, text=note, stated=True),) if told else whole


def _is_english(claim: Claim) -> bool:
    return reads_well(claim.clause or claim.np) and bool(claim.clause or not odd_words(claim.np.split()[-1]))


# "my Denbigh Foods", "I have worked as a Benton Elementary": what only names where one was
_A_HOUSE = re.compile(
    r"(?:my(?: .{3,20} as(?: an?)?)?|I have (?:worked|spent .{3,20}) as(?: an?)?) "
    r"(?P<what>[A-Z][a-z][\w'’]*(?: [A-Z][a-z][\w'’]*)*)(?= for |,|$)"
)


def _is_a_house(said: str) -> bool:
    named = _A_HOUSE.match(said)
    last = named["what"].split()[-1].lower() if named else ""
    return bool(last) and not (is_agent(last) or is_credential(last) or _A_PAPER.search(last) or last in LANGUAGES)


def _mended(said: str) -> str:
    """Words without what stands behind a comma and reads like a telegram, and a trade with its article: "as a ganger"."""
    head, *pieces = said.split(", ")
    head = _AS.sub(lambda m: f"as {indefinite(m['who'])}" if is_agent(m["who"]) else m[0], head)
    sound = takewhile(lambda piece: not (lacks_article(piece) or odd_words(piece) > 1 or _MARK.search(piece)), pieces)
    return ", ".join([head, *sound])


_AS = re.compile(r"(?<=(?:worked|.years) )as (?!an? |the |my )(?P<who>[a-z]+(?: [a-z]+)?)(?= (?:at|with|in|for|on) |$)")
# "on 480 cows rotary at the farm", "the last two on the committee so I have seen it"
_MARK = re.compile(r"\bin [A-Z]\w+ \d|\d [a-z]{3,}s [a-z]+ (?:at|in|on)\b|[=<>~]|^last |\bso I have\b|\bok\b")
