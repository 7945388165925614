"""What the candidate may say of themselves, in those of its forms that are sure to read well."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from followup_ai.offline.claims.spells import spell_told
from followup_ai.offline.claims.sure_claims import sure_claim
from followup_ai.offline.english.finite import past
from followup_ai.offline.english.grammar import is_clause, is_noun_phrase
from followup_ai.offline.english.lexicon import (
    base_of,
    counted_nouns,
    tells_a_deed,
)
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.typed.cleaning import everyday
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.slips import is_slip
from followup_ai.offline.typed.telegrams import headline
from followup_ai.offline.typed.typos import is_slip_of_hand


@dataclass(frozen=True)
class Claim:
    """Something the candidate may say of themselves.

    Args:
        np: a noun phrase in the first person ("my six years running Kafka"); "".
        clause: a clause with "I" ("I led a team of eight"); "".
        text: the words as noted, for finding what they go with.
        stated: its clause was put together here, so that nobody's manner of typing casts doubt on it.
    """

    np: str = ""
    clause: str = ""
    text: str = ""
    stated: bool = False

    @property
    def penalty(self) -> int:
        """How much less it tells than experience does, and how much less sure it reads well; 0 is best."""
        return 2 * min(2, odd_words(self.np or self.clause)) + (
            0
            if re.search(r"\d|years|months", self.np or self.clause) and len((self.np or self.clause).split()) > 4
            else len((self.np or self.clause).split()) < 5
        )


def proven(claim: Claim) -> Claim:
    """The claim in those of its forms that prove well-formed."""
    spell = re.match(r"^my [\w -]+? (?:years?|months?) of (?P<what>[a-z' -]+)$", claim.np)
    single = spell and " " not in spell["what"]
    unknown = spell and single and (odd_words(spell["what"]) or spell["what"] in counted_nouns())
    if spell and (unknown or (spell["what"].split()[-1] in counted_nouns() and " " in spell["what"])):
        return Claim()  # "my 2 years of premier inn": a workplace typed without its capitals
    claim = replace(
        claim,
        clause=_DID_IN_CAPITALS.sub(
            lambda m: m[0].lower() if done(m[0].lower()) or base_of(m[0], "base") else m[0], claim.clause
        ),
    )
    claim = replace(claim, np=_DESCRIBED.sub(lambda m: m[0].lower() if tells_a_deed(m[0]) else m[0], claim.np))
    told = spell_told(claim.np)
    if told != claim.np:
        claim = replace(claim, np=told, clause="")
    cut = re.sub(r" (?:as well|too|also)$", "", headline(told))
    np = _DATED.sub(r"\1 from \2", cut)
    if spent := _SPENT_ON_LETTERS.match(np) or _ONLY_TIME.match(np):
        np = f"{spent[1]} of experience"
    np = re.sub(r"\bwith ([rc])(?= and |$)", lambda m: f"with {m.group(1).upper()}", np)
    np = re.sub(r"^my ([rc])(?= and |$)", lambda m: f"my {m.group(1).upper()}", np)
    if re.match(
        r"^I am [\w.&+-]+(?: [\w.]+)? (?:certified|registered|qualified|accredited|licen[sc]ed|chartered|trained)$",
        claim.clause,
    ):
        return Claim(clause=claim.clause, text=claim.text)
    said = next(
        (c for c in (claim.clause, claim.clause.split(", ")[0]) if c and (is_clause(_WHEN.sub("", c)) or _in_parts(c))), ""
    )
    said = re.sub(r" fluent(?:ly)?$", "", said) if said.startswith("I speak ") else said
    said = re.sub(r"(, \w+), (\w+)$", r"\1 and \2", said) if said.startswith("I speak ") else said.split(", ")[0]
    if _NOT_A_PERSON.match(said):
        said = ""
    timed = re.fullmatch(r"I have (?:over |about |almost |nearly )?[\w+.]+ (?:years|months)", said)
    said = said if _reads_well(said) and not timed else ""
    if re.fullmatch(r"my [a-z]+", np) and len(claim.np.split()) > 3:
        np = ""  # "my touch", of "touch up 3 in 100": too little of what was noted to say anything
    return Claim(np if np and is_noun_phrase(np) and not _STUB.search(np) and sure_claim(np) else "", said, claim.text)


# "I Filmed": the capital that the note began with
_DID_IN_CAPITALS = re.compile(r"(?<=^I )[A-Z][a-z]+\b")
# "my Unvented hot water ticket"
_DESCRIBED = re.compile(r"(?<=^my )[A-Z][a-z]{3,}ed(?= [a-z])")
_WHEN = re.compile(
    r" (?:(?:last|this) (?:year|season|summer|winter|month|spring|autumn|term)|(?:every|most) (?:\w+ )?(?:days?|weeks?|months?)"
    r"|(?:since|until|in) (?:19|20)\d\d|very well|a (?:day|week|month|year))$"
)


def _reads_well(said: str) -> bool:
    """Whether a clause is sure to read well: proven as it is, without the time it ends with, or of a known kind."""
    plain = _WHEN.sub("", said)
    return sure_statement(said.split(", ")[0]) or _in_parts(said) or _plainly_told(plain)


def _in_parts(said: str) -> bool:
    """Whether a clause is a deed and what came of it, each sure to read well."""
    parts = _AND_CAME.split(said)
    return len(parts) < 3 and all(sure_statement(_WHEN.sub("", part)) for part in parts)


_AND_CAME = re.compile(r" and (?=(?:[a-z-]+ ){1,3}(?:came|went|dropped|fell|rose|is|are|was|were)\b)")


_DID = re.compile(r"^I (?:(?:have|was|am) )?(?:also )?(?P<did>[a-z]+)\b (?=\S+ \S+)")


def done(verb: str) -> bool:
    """Whether a word behind "I" tells what was done: a past form, or a trade's own verb, which no dictionary holds."""
    return past(verb) or (verb.endswith("ed") and len(verb) > 5 and not everyday(verb) and not is_slip_of_hand(verb))


def _plainly_told(said: str) -> bool:
    """Whether a clause tells a deed in the past with nothing amiss, though not every piece of it is of a known kind."""
    match = _DID.match(said)
    told = match and done(match["did"]) and len(said.split()) <= 16 and not re.search(r"[:;()<>=/|]", said)
    return bool(told) and not lacks_article(said) and not is_slip(said) and odd_words(said) < 2


# "OJTI endorsement 2024": a year that nothing joins
_DATED = re.compile(r"^(my (?!.*\b(?:since|in|from|until|to|of|by|for|and|until) \d{4}$).*\w) ((?:19|20)\d\d)$")


# "I am an electrician diploma from Tashkent"
_NOT_A_PERSON = re.compile(
    r"^I am an? (?:[a-z]+ )?dip\b"
    r"|^I (?:renewed|passed|finished|completed|obtained|gained|updated|earned) (?:in|on|this|last|by) [\w ]{2,20}$"
    r"|^I have been an? (?:[\w'-]+ ){1,3}(?:award|certificate|licen[cs]e|card|ticket|permit|diploma|degree|badge)\b"
    r"|^I am an? (?!.*\b(?:fellow|member|graduate|native|student|trustee|patron|champion|coach|nurse|chef|cook|\w*guard"
    r"|guide|smith|surgeon|midwife|\w*medic|vet|shepherd"
    r"|wright|first-year|second-year|third-year|final-year|fourth-year|mechanic|apprentice|intern|paralegal"
    r"|boulanger|cadet|scout"
    r"|captain|marshal|lead|head)\b)(?:(?!(?:in|at|for|of|with|since|from|on)\b)[\w&'/.-]+ ){0,4}?"
    r"(?!(?:19|20)\d\d)[\w'-]*(?<!er)(?<!or)(?<!ist)(?<!ian)(?<!eer)(?<!ant)(?<!ent)(?<!ive)"
    r"(?<!man)(?<!ee)(?: (?:in|at|for|of|with|since|from|on) .*)?$"
)


# "LPN 6 years": whether the letters are what one was or what one did, nobody can tell
_SPENT_ON_LETTERS = re.compile(r"^(my [\w+ -]{1,20}? (?:years|months)) of [A-Z][A-Z\d+/&-]{1,7}$")


_ONLY_TIME = re.compile(r"^(my (?:over |almost |nearly )?[\w+.-]{1,12} (?:years|months|seasons))$")


_STUB = re.compile(
    r"^my (?!.*\b(?:time|years)\b).*\bthen\b|"
    r"^my [\d.,]+$|^my (?:[\w'-]+ ){0,3}(?:University|College|School|Academy|Institute)$|^my \w{1,2}$"
    r"|^my \w+ (?:inf|lit|exp|cert|mgmt|dev|eng|admin)$"
)


def without_tail(claim: Claim) -> Claim:
    """The claim with its noun phrase ended at the first comma, where enough stands before it."""
    whole = claim.np.startswith("my knowledge of ")
    head = re.sub(r" (?:out )?of (?:which|whom)\b.*", "", claim.np if whole else claim.np.split(", ")[0])
    clause = claim.clause
    if clause.startswith("I have ") and "," in clause:
        clause = clause.split(", ")[0]
    return Claim(head if len(head.split()) >= 3 else claim.np, clause, claim.text)
