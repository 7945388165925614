"""Understands what was said with a no: what of the candidate's was praised, and for what reason the choice fell on another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.typed.cleaning import plain, sentences, tidy
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import discomfort, is_hostile, is_private, is_unfit


@dataclass(frozen=True)
class Praise:
    """A good word that came with the no.

    Args:
        thing: what it was said of, with its "my" ("my handling"); "" where it was said of the candidate as a whole.
        told: the whole of it, to follow "that" ("my arch was the strongest of all the trial pieces"); "" where only the
            thing is sure.
    """

    thing: str = ""
    told: str = ""


_ALREADY_MINE = r"(?:my |the |your )"
_WHAT = r"(?P<what>[a-z](?:(?! that | which | who )[\w' -]){2,40}?)"
_END = r"(?=$|[.,;:!)]| (?:and|but|though|a lot|very|so|best|most|too|which|even|in particular)\b)"
_HIGHEST = r"(?:best|strongest|finest|nicest|cleanest|neatest|tidiest|clearest|sharpest|steadiest|warmest|most [a-z]+)"
_GOOD = (
    r"(?:good|great|strong|excellent|lovely|impressive|first[- ]rate|outstanding|superb|brilliant|beautiful|very well done"
    r"|spot on)"
)
_VERY = r"(?:really |very |so |quite |absolutely |particularly |most )*"
_AMONG = (
    r"(?: (?:of|among|in) (?P<among>(?:all )?(?:of )?(?:the |them all|all |that |our )?"
    r"(?:(?!that\b|and\b|but\b)[a-z]+ ?){0,3}))?"
)
_KNOWN = (
    r"(?: (?:that )?(?:she|he|they|you)(?:['’]d|['’]ve| had| have|['’]s| has)? ?(?:ever )?"
    r"(?P<known>seen|saw|heard|read|tasted|had|met)(?P<limit> (?:in|for|from|by|at|on|of|all) [\w' ]{3,25})?)?"
)
_HIGH = re.compile(
    rf"(?:\b(?:said|says|wrote|told me|because|that)\b(?: that)? |\b(?:my|your) )(?:my |the |your )?{_WHAT} "
    rf"(?:was|were|is|are|had been) (?P<one>one of )?(?:the |their |her |his |by far )*(?P<high>{_HIGHEST})\b{_KNOWN}{_AMONG}",
    re.IGNORECASE,
)
_PRAISED = (
    re.compile(rf"\b(?:my|your) {_WHAT} (?:was|were|is|are|had been) {_VERY}(?:one of )?(?:the )?{_GOOD}\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:liked|loved|praised|enjoyed|admired|complimented(?: me on)?|remembered|rated) (?:my|your) {_WHAT}{_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:impressed|taken|struck|pleased|charmed|happy|delighted)(?: \w+)? (?:by|with) (?:my|your|the) {_WHAT}{_END}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:well|highly|warmly|nicely|kindly) of (?:my|your|the) {_WHAT}{_END}", re.IGNORECASE),
    re.compile(
        rf"\b(?:nice|good|kind|lovely|great) (?:things?|words?)(?: to say)? (?:about|on|for) (?:my|your) {_WHAT}{_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:highest|top|best|full) (?:marks?|scores?|points) (?:for|on|in) (?:my |the )?{_WHAT}{_END}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:my|your) {_WHAT} (?:had |has )?(?:really |clearly )?(?:stood out|impressed|went down (?:very |really )?well"
        r"|(?:scored|came|did) (?:highest|top|best|first)|was a (?:hit|delight|pleasure))",
        re.IGNORECASE,
    ),
)
# What was said of the candidate as a whole, and how it is told back.
_OF_ME = (
    (re.compile(r"\bit (?:was|had been) (?:\w+ )?(?:close|tight|between (?:me|us|the two))\b", re.IGNORECASE), "it was close"),
    (
        re.compile(r"\bI (?:was|came|finished) (?:a |the |their )?(?:very |close )*second\b|\brunner[- ]?up\b", re.IGNORECASE),
        "I came second",
    ),
    (
        re.compile(r"\b(?:I|me) (?:was|had been|as) (?:a |one of the )?(?:very )?strong\b", re.IGNORECASE),
        "I was a strong candidate",
    ),
    (
        re.compile(r"\bI (?:had )?(?:interviewed|did|performed|came across|presented) (?:very |really )?well\b", re.IGNORECASE),
        "the interview went well",
    ),
)
_WITHDRAWN = re.compile(
    r"\b(?:not|n't|never|hardly|if|should have|could have|would have|compared|except|apart from|more than)\b|n['’]t\b",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(r"\b(?:other|another|their|her|his|he|she|they|winner|one|who|interview|thing)\b|['’]s\b", re.IGNORECASE)
_SEEN = {"saw": "seen"}


_A_NO = re.compile(
    r"\b(?:reject\w*|turned (?:me )?down|said no\b|(?:a|the) no\b|not me\b|close second|no luck|unsuccessful|knocked back"
    r"|(?:did not|didn['’]t) get (?:it|the)|(?:chose|chosen|took|went with|picked) (?:some(?:one|body)|another|the other)"
    r"|not (?:selected|successful|chosen|this time|going to offer))",
    re.IGNORECASE,
)


def tells_of_no(note: str) -> bool:
    """Whether a note tells that the answer was a no.

    Args:
        note: as typed.
    """
    return bool(_A_NO.search(note))


def praised(texts: list[str], names: dict[str, str]) -> Praise | None:
    """What of the candidate's the reader spoke well of with the no; None where nothing is told.

    Args:
        texts: what was noted of the news and the next steps.
        names: see `cleaning.recase`.
    """
    whole: Praise | None = None
    for text in texts:
        for words in repeatable(text, names):
            of_thing = _of_thing(words)
            if of_thing is not None:
                return of_thing
            of_me = next((told for pattern, told in _OF_ME if (m := pattern.search(words)) and _stands(words, m.start())), "")
            whole = whole or (Praise(told=of_me) if of_me else None)
    return whole


def _of_thing(words: str) -> Praise | None:
    match = _HIGH.search(words)
    if match and _stands(words, match.end()) and (thing := _mine(match["what"])):
        return Praise(thing, _highest(thing, match))
    for pattern in _PRAISED:
        match = pattern.search(words)
        if match and _stands(words, match.end()) and (thing := _mine(match["what"])):
            return Praise(thing)
    return None


def _stands(words: str, end: int) -> bool:
    """Whether nothing before takes the praise back ("if my welding was better")."""
    return not _WITHDRAWN.search(words[:end])


def _mine(what: str) -> str:
    bare = re.sub(rf"^{_ALREADY_MINE}", "", what.strip(), flags=re.IGNORECASE)
    return "" if _ANOTHERS.search(bare) or odd_words(bare) or is_unfit(bare) or bare in ("it", "that") else f"my {bare}"


_BEHIND_HEAD = re.compile(r" (?:on|of|for|in|about|with|from|at|to|by|as|under|over|against|between|that|which|I|we)\b")


def _highest(thing: str, match: re.Match[str]) -> str:
    """The praise as a statement: "my arch was the strongest of all the trial pieces"."""
    head = _BEHIND_HEAD.split(thing)[0]  # "my case on transit documents" is one case
    several = head.endswith("s") and not head.endswith("ss")
    said = f"{thing} {'were' if several else 'was'} {'one of ' if match['one'] else ''}the {match['high'].lower()}"
    among = (match["among"] or "").strip()
    if among and not odd_words(among) and len(among.split()) > 1:
        return f"{said} of {re.sub(r'^of ', '', among)}"
    if match["known"]:
        limit = (match["limit"] or "").rstrip()
        # "the best he had seen from an applicant" is not the best he had seen
        if limit and (odd_words(limit) or is_unfit(limit) or re.search(r"\b(?:he|she|they|his|her|their|me|I|you)\b", limit)):
            return ""
        return f"{said} you had {_SEEN.get(match['known'].lower(), match['known'].lower())}{limit}"
    return said


# --- the reason -------------------------------------------------------------------------------------------------------

_CHOSE = (
    r"(?P<verb>chose|chosen|took|taken|picked|hired|appointed|went (?:with|for)|gone (?:with|for)|gave it to|given it to"
    r"|offered it to|(?:went|gone|offered|given) to|wanted|needed|(?<!may )(?<!might )(?<!could )(?<!will )(?:wants?|needs?)"
    r"|(?:were |was )?looking for|preferred)"
)
_NO_ONE_NAMED = r"(?:some(?:body|one)|a person|(?:an?|the) other (?:person|candidate)|another (?:person|candidate)|people)"
# "a technician", "two people", "one of their own drivers"
_SOMEBODY = (
    rf"(?:{_NO_ONE_NAMED}|(?P<one>(?:an?|another|two|three) (?:(?!who\b|with\b|from\b)[a-z-]+ ){{0,2}}?"
    r"(?!who\b|with\b|from\b|already\b)[a-z]+))"
)
_REASON = re.compile(
    rf"\b{_CHOSE} (?:to )?{_SOMEBODY}(?: else)? (?P<why>(?:who|with|from|already)\b.+?)"
    r"(?=$|[.;!?(]|, (?:and|but|so|though|said|he|she|they|I|not)\b"
    r"| (?:and|but) (?:that|said|he|she|they|I|to|my|would|will)\b)",
    re.IGNORECASE,
)
# "someone with foundry experience got it"
_GOT_IT = re.compile(
    rf"(?:^|\bthat |[:;,] ?){_SOMEBODY}(?: else)? (?P<why>(?:who|with|from)\b.{{3,60}}?) (?:got (?:it|the \w+)"
    r"|(?:was|were|has been|have been|had been) (?:appointed|chosen|hired|selected|taken on|picked))\b",
    re.IGNORECASE,
)
# "another candidate had more experience with insulin pumps"
_HAD_MORE = re.compile(
    r"\b(?:another|the other|an?) (?:candidate|person|applicant) (?:had|has) (?P<more>more [\w' -]{3,40}?)"
    r"(?=$|[.,;!(]| (?:and|but|than)\b)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:an? )?internal (?:candidate|applicant|lad|lass|guy|person|hire|one|man|woman)\b"
    r"|\b(?:promoted|chose|took|picked|went|given|some(?:one|body))\b"
    r"[^.;]{0,25}\bfrom (?:within|inside)\b|\bgone internal\b|\bwent internal\b|\bsomeone internal\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:wanted|needed|looking for|needs?|wants?) (?P<more>more [\w' -]{3,40}?)(?=$|[.,;!(]| (?:and|but|than)\b)",
    re.IGNORECASE,
)
_WANTED = re.compile(r"want|need|look", re.IGNORECASE)
# What would sound like a grudge when it is told back.
_GRUDGE = re.compile(
    r"\b(?:younger|older|cheap\w*|prett\w+|male|female|friend\w*|nephew|niece|cousin|family|husband|wife|son|daughter|white|local"
    r"|less|better|nicer|mate|age|child\w*|kids)\b",
    re.IGNORECASE,
)


def reason_of(texts: list[str], cast: Cast, names: dict[str, str]) -> str:
    """Why the choice fell on another, as a clause to the reader: "you chose somebody who could also look after the organ".

    Args:
        texts: what was noted of the news and the next steps.
        cast, names: see `perspective` and `cleaning.recase`.

    Returns:
        the clause, or "" where no reason was told that may be told back.
    """
    for text in texts:
        for words in repeatable(text, names):
            found = _reason_in(words, cast)
            if (
                found
                and not _GRUDGE.search(found)
                and not is_unfit(found)
                and discomfort(found) < 3
                and len(found.split()) < 20
            ):
                return found
    return ""


def _reason_in(words: str, cast: Cast) -> str:
    match = _REASON.search(words) or _GOT_IT.search(words)
    if match and not odd_words(f"{match['one'] or ''} {match['why']}"):
        act = "wanted" if match.re is _REASON and _WANTED.search(match["verb"]) else "chose"
        why = re.sub(r"^already\b", "who is already", match["why"].strip(" ,"))
        said = f"you {act} {match['one'] or 'somebody'} {to_reader(expand(why), cast) or ''}".strip()
        doing = said.partition(" who ")[2]
        whole = is_clause(f"she {doing}") and not odd_words(doing) if doing else sure_statement(said)
        if whole and len(said.split()) > 4:
            return said
    if _WITHIN.search(words):
        return "you filled the role from within"
    had = _HAD_MORE.search(words)
    if had and not odd_words(had["more"]):
        return f"another candidate had {had['more'].strip()}"
    match = _MORE.search(words)
    said = f"you wanted {match['more'].strip()}" if match and not odd_words(match["more"]) else ""
    return said if said and sure_statement(said) else ""


def repeatable(text: str, names: dict[str, str]) -> Iterator[str]:
    """The sentences of a note that may be repeated, clean.

    Args:
        text: a note on the answer, as typed; what stands behind its first 600 characters is not read.
        names: see `cleaning.recase`.
    """
    for sentence in sentences(plain(text[:600])):
        if not is_private(sentence) and not is_hostile(sentence):
            yield tidy(sentence, names)
