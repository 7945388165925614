"""Screens and joins what was found in common: both halves in one sentence, nothing sore, nobody's family told for itself."""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.offline.cleaning import sentences
from followup_ai.offline.finite import finite_at, past, tokens_of
from followup_ai.offline.grammar import is_clause
from followup_ai.offline.kinds import Point
from followup_ai.offline.lexicon import DETERMINERS, SUBJECTS, base_of
from followup_ai.offline.perspective import ONE_PERSON, Cast, expand, to_reader
from followup_ai.offline.phrasing import content
from followup_ai.offline.screening import is_private
from followup_ai.offline.slips import is_slip

_SORE = re.compile(
    r"\b(?:ill(?:ness)?|sick|unwell|(?:not|n't) (?:been )?(?:well|good|great)|poorly|hospital\w*|hospice|surgery|operation"
    r"|op|stitches"
    r"|cancer|tumou?r|stroke|chemo\w*|dialysis|dementia|alzheimer\w*|disab\w*|diagnos\w*|depress\w*|bereav\w*|miscarr\w*|ivf"
    r"|pregnan\w*|expecting|died|dies|dying|dead|death|passed away|funeral|burial|buried|grie(?:f|v\w*)|widow\w*|orphan\w*"
    r"|lost (?:his|her|their|my|an?|the) (?!ball|match|game|bet|key|hat|race|final)\w+"
    r"|late (?:husband|wife|mother|father|son|daughter|mum|dad|mom|brother|sister|partner)"
    r"|debts?|bankrupt\w*|mortgage|rent|money|salary|afford|broke"
    r"|politic\w*|vot(?:e|ed|es|ing)|elections?|trump|brexit|socialist|tory|democrats?|republicans?"
    r"|divorc\w*|separat(?:ed|ion)|split up|ex-?(?:wife|husband)|custody|affair|left (?:him|her|me))\b",
    re.IGNORECASE,
)
# A happy tie only where both have it ("we both sing in the church choir").
_DELICATE = re.compile(
    r"\b(?:church\w*|chapel|mosque|temple|synagogue|pray\w*|faith|religio\w*|god|muslim|christian|catholic|protestant|jewish"
    r"|hindu|sikh|buddhist|atheist|baptis\w*|quakers?|mormons?|methodist|ramadan|marri(?:ed|age)|marry\w*|wedding|engaged|single|gay|lesbian)\b",
    re.IGNORECASE,
)
_KIN = (
    r"(?:(?:grand|step|god)?(?:sons?|daughters?|mothers?|fathers?|mum|dad|mom|child|children|kids?|parents?)|wife|husband"
    r"|partner|brothers?|sisters?|bab(?:y|ies)|boys?|girls?|twins|toddlers?|nan|gran(?:ny|ddad|dad)?|aunt(?:ie)?|uncle|cousins?"
    r"|niece|nephew|fianc[eé]e?|boyfriend|girlfriend|family|in-laws|(?:last|first) born|youngest|eldest|oldest|teenagers?)"
)
_FAMILY = re.compile(rf"\b{_KIN}\b", re.IGNORECASE)
_OWN_KIN = re.compile(rf"^my (?:\w+ ){{0,2}}{_KIN}\b", re.IGNORECASE)
_MINE = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|both)\b", re.IGNORECASE)
# Who told or asked it, and that it was talked of, is no half of a tie.
_TALK = re.compile(
    r"\b(?:told|showed|asked|gave|to|with) me\b"
    r"|\b(?:I|we) (?:\w+ )?(?:asked|said|told|noticed|saw|spotted|think|thought|guess|learned"
    r"|learnt|heard|found|talked|chatted|spoke|laughed|joked|agreed|mentioned|got (?:on to|talking|chatting))\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"\b(?:I|im|me|my|mine|same|too|both|as well|likewise)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^(?:mine|my|so (?:am|do|did|was|have)|me too|same|like me|I )\b", re.IGNORECASE)


def stays_here(note: str, field: str) -> bool:
    """Whether nothing of a note may be told: it says that it stays here, or it is personal and sore.

    Args:
        note: as typed; what stands before the mark stays with it.
        field: the note's field; outside "personal" a long note loses only the sentences beside its mark.
    """
    if field != "personal":
        return False
    tied = _MINE.search(_TALK.sub("", note))
    return is_private(note) or bool(_SORE.search(note)) or bool(_DELICATE.search(note) and not tied)


def of_reader(note: str, cast: Cast) -> str:
    """A note on somebody of the reader's ("Orla's daughter plays the harp") without the reader's name ("her daughter …")."""
    match = re.match(r"^(?P<name>[^\W\d_][\w-]*)['’]s (?=[a-z])", note)
    return f"her {note[match.end() :]}" if match and match["name"].lower() in cast.reader else note


def of_another(note: str, cast: Cast) -> bool:
    """Whether a personal note is on somebody else who was there, and not on the reader."""
    words = {w.lower() for w in re.findall(r"[^\W\d_][\w-]*", note)}
    return bool(words & set(cast.others)) and not words & cast.reader


_WOMEN = (
    r"wife|daughter|mum|mom|mother|sister|aunt(?:ie)?|niece|grand(?:mother|daughter|ma)|gran|granny|nan|girlfriend|woman"
    r"|lady|girl"
)
_MEN = r"husband|son|dad|father|brother|uncle|nephew|grand(?:father|son|dad|pa)|boyfriend|man|chap|bloke|guy|lad|boy"
# Somebody the note brings in: "the daughter", "his wife Ann", "my old boss"; what the reader "is" or "was" is the reader.
_BROUGHT_IN = re.compile(
    r"(?<!\bis )(?<!['’]s )(?<!\bwas )(?<!\bbeen )(?<!\bas )(?<!\bbe )(?<!\bbecame )(?<!\balso )(?<!\bonce )"
    r"\b(?:an?|the|his|her|their|my|our|one|another) "
    rf"(?:[\w-]+ )??(?:(?P<woman>{_WOMEN})|(?P<man>{_MEN})"
    rf"|{'|'.join(sorted(ONE_PERSON))}|child|kid|cousin|twin|teenager|youngest|eldest|oldest|deputy|cook)\b"
    r"(?!['’]s? )",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^(?:and |but |so )?(?P<name>[A-Z][a-z'’-]+) (?P<does>[a-z]+)\b")
_PIECE = re.compile(r"(?:^|[,;.:!]+ +| [\u2013-] |(?:,? (?:and|but|so|because))? (?=(?:she|he)\b))")
_OF_ONE = re.compile(r"(?:(?:and|but|so|then|also|because) )*(?P<who>she|her|hers|he|his|him)(?:['’]\w+)?\b", re.IGNORECASE)
_ANEW = re.compile(r"(?:(?:and|but|so|then|also) )*(?:we|both|they)\b", re.IGNORECASE)


def without_another(note: str, cast: Cast) -> str:
    """A personal note without what it tells of somebody it brings in: "his wife Ann runs the shop, she grows dahlias".

    Args:
        note: clean, on one line.
        cast: who is who in the notes.

    Returns:
        the note up to where "she" or "he" may be that other, and from where it speaks of both again.
    """
    starts = [m.start() for m in _PIECE.finditer(note)] or [0]
    kept, others, dropping = "", set[str](), False
    for start, end in zip(starts, [*starts[1:], len(note)], strict=True):
        piece = note[start:end].lstrip(" ,;.:!\u2013-")
        pronoun = _OF_ONE.match(piece)
        if pronoun:
            dropping = ("f" if pronoun["who"].lower() in ("she", "her", "hers") else "m") in others
        elif _ANEW.match(piece) or _named_first(piece, cast) == "you":
            dropping = False
        kept += "" if dropping else note[start:end]
        others |= _brought_in(piece, cast)
    return kept.lstrip(" ,;.:!")


def _named_first(piece: str, cast: Cast) -> str:
    """ "you" where a piece begins with the reader's name, "other" where with what somebody else does; else ""."""
    match = _NAMED.match(piece)
    if match is None:
        return ""
    if match["name"].lower() in cast.reader:
        return "you"
    low = match["name"].lower()
    verb = base_of(match["does"], "third") or match["does"] in ("is", "was", "has", "had")
    nobody = low in SUBJECTS | DETERMINERS or low.endswith(("body", "one", "ing")) or base_of(low, "third")
    # "Cork is her home town": of a place it is said whose it is
    return "other" if verb and not nobody and not re.search(r"\b(?:her|his|their|she|he)\b", piece) else ""


def _brought_in(piece: str, cast: Cast) -> set[str]:
    """Whether a piece brings in a woman ("f"), a man ("m") or somebody who may be either."""
    found = {"f", "m"} if _named_first(piece, cast) == "other" else set[str]()
    for match in _BROUGHT_IN.finditer(piece):
        found |= {"f"} if match["woman"] else {"m"} if match["man"] else {"f", "m"}
    return found


_ECHO = re.compile(
    r"^(?P<first>.+?)(?:[,;.]? and|[,;.]| [\u2013-]|) "
    r"(?:(?:so|as) (?P<aux>am|do|did|was|have|can) I|I (?P<own>am|do|did|was|have) (?:too|as well)|me too|same here"
    r"|(?:just |the )?(?:same (?:as|like)|like|as) (?P<doing>I'?m doing|I am doing|me\b|I\b(?! \w)))"
    r"(?=$|[\s,.!;(])(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AND_MINE = re.compile(
    r"^(?P<first>.+?)(?:[,;.] (?:and |but )?| and | [\u2013-] )(?P<half>(?:I|my|mine)\b (?!own\b|old\b).*?)[.!]*$", re.DOTALL
)
_OF_ALL = re.compile(r",? of all (?:places|things|people)\b", re.IGNORECASE)
_SAME_OF = re.compile(r"\b(the same (?:[\w-]+ ){1,3})(?:of|like|than) (?=my\b|mine\b|me\b)", re.IGNORECASE)

# "her daughter same class with my son"
_SAME_AS_MINE = re.compile(
    rf"^(?P<who>(?:her|his|their|my|our) (?:\w+ )?{_KIN}|she|he|they)(?: also)? (?:in |at |from )?(?:the )?same "
    r"(?P<what>[a-z]+) (?:with|as|like|of|than) (?P<mine>my \w+|me|mine)\b",
    re.IGNORECASE,
)
_AT_THE_SAME = frozenset(["school", "college", "university", "uni", "gym", "nursery", "kindergarten", "church", "primary"])
_FROM_THE_SAME = frozenset(
    ["town", "village", "city", "country", "province", "state", "region", "island", "parish", "county", "place"]
)


def _in_the_same(match: re.Match[str]) -> str:
    """What a learner leaves out of what two share: "her daughter same class with my son" → "… is in the same class as …"."""
    what, who = match["what"].lower(), match["who"]
    many = who.lower() in ("they",) or (who.lower().endswith(("s", "children", "twins")) and not who.lower().endswith("ss"))
    where = "at" if what in _AT_THE_SAME else "from" if what in _FROM_THE_SAME else "in"
    return f"{who} {'are' if many else 'is'} {where} the same {what} as {match['mine']}"


# "twins! hers are 4, mine are 9"
_HERS_AND_MINE = re.compile(
    r"^(?P<what>(?:[a-z]+ )?(?:[a-z]+s|children))\s?[!:,;.\u2013-]+ ?(?:his|hers|theirs) (?:is|are) [^.;]+?[,;]? "
    r"(?:and |but )?mine (?:is|are)\b",
    re.IGNORECASE,
)


def halves(note: str) -> tuple[str, str]:
    """A note on something shared as the reader's half and the candidate's; the second is "" where the note has but one.

    Args:
        note: clean, on one line.

    Returns:
        "she rows", "as I do" or, where the candidate's half tells more, "she was a pilot in Leszno", "I had a solo in Leszno".
        A half that must agree with the reader's verb is "as I".
    """
    if each := _HERS_AND_MINE.match(note):
        return f"we both have {each['what'].lower()}", ""
    note = re.sub(r"(?<!the )(?<!at )\bsame time (?=as\b)", "at the same time ", note)
    note = _SAME_AS_MINE.sub(_in_the_same, note)
    note = re.sub(r"\bim\b(?= \w+ing\b)", "I am", _SAME_OF.sub(r"\1as ", _OF_ALL.sub("", note.strip())))
    echo = _ECHO.match(note)
    told_as_both = re.match(r"(?:we|both)\b", note, re.IGNORECASE)
    if echo and not told_as_both:
        aux = echo["aux"] or echo["own"] or ""
        own = "as I am doing now" if echo["doing"] and echo["doing"].endswith("doing") else f"as I {aux}".strip()
        return _under_way(echo["first"].strip(" ,"), own)
    match = _AND_MINE.match(note)
    if match and not _TALK.match(match["half"]) and len(match["half"].split()) <= 12 and not _MINE.search(match["first"]):
        return match["first"].strip(" ,"), match["half"].strip()
    return note, ""


# "runs, doing Lisbon half in March like me": what both are about to do is the tie
_DOING_BOTH = re.compile(r"^(?P<who>(?:she|he|[A-Za-z][\w'’-]+)) [a-z]+s, (?P<doing>(?!includ|be)[a-z]+ing .+)$")
_A_RACE = re.compile(
    r"\b(doing|running|riding|rowing|walking|did|ran|rode) (?=(?:[A-Z][\w'’-]+ ){1,2}"
    r"(?:half(?: marathon)?|marathon|triathlon|10k|relay|ride|race|regatta|walk|swim)\b)"
)


def _under_way(first: str, own: str) -> tuple[str, str]:
    """The halves of an echo with what the reader is doing for what they do: "she is doing the Lisbon half", "as I am"."""
    match = _DOING_BOTH.match(first) if own == "as I" else None
    told, own = (f"{match['who']} is {match['doing']}", "as I am") if match else (first, own)
    return _A_RACE.sub(r"\1 the ", told), own


_PLACE = re.compile(r" (?:in|at|from) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)*$")

_CONTRAST = re.compile(r"\b(?:prefer|hate|can't|cannot|don't|do not|never|not|didn't|no|but)\b", re.IGNORECASE)


def joined(point: Point, half: str, cast: Cast) -> Point | None:
    """The reader's half of something shared with the candidate's behind it; None where they do not go together.

    Args:
        point: what was understood of the reader's half.
        half: the candidate's half, from `halves`.
        cast: who is who in the notes.
    """
    if not point.clause.startswith(("you ", "your ")):
        return None
    if half.startswith("as I"):
        pause = "" if re.search(r"\bthe same \w+$", point.clause) else ","  # "at the same time as I was"
        return replace(point, clause=f"{point.clause}{pause} {_agreeing(half, point.clause)}")
    own = re.sub(r" (?:as well|also)$", " too", to_reader(expand(half), cast) or "")
    plain = own.removesuffix(" too")
    if _CONTRAST.search(plain):
        return None  # "I prefer jazz": no tie
    whole = is_clause(plain) or re.fullmatch(r"I [a-z]+(?: \w+)?", plain)
    if not whole or is_slip(own) or re.search(r"[:;()]| (?:he|she|they) ", own):
        return None
    place = _PLACE.search(point.clause)
    born = place and re.fullmatch(
        rf"(?P<who>my [\w ]+?) (?P<is>is|are|was|were)(?: also| too)?{re.escape(place[0])}(?: too)?", own
    )
    if born:
        return replace(point, clause=f"{point.clause}, as {born['is']} {born['who']}")
    if place and own.endswith(place[0]) and own != place[0]:
        return replace(point, clause=f"{point.clause}, where {own.removesuffix(place[0])}")
    return replace(point, clause=f"{point.clause}, and {own}")


def _agreeing(half: str, clause: str) -> str:
    """ "as I" with the auxiliary that goes with the reader's verb: "you were …" → "as I was"."""
    if half != "as I":
        return half
    words = clause.split()
    at = 1 if words[0] == "you" else max(1, finite_at(tokens_of(clause)))  # "your brother was …"
    verb, after = [*(w.lower() for w in words[at : at + 2]), ""][:2]
    if verb == "have":
        return "as I have" if base_of(after, "participle") else "as I do"
    plain = {"are": "am", "is": "am", "were": "was", "was": "was", "had": "did", "can": "can"}.get(verb)
    return f"as I {plain or ('did' if past(verb) and not base_of(verb, 'base') else 'do')}"


# "you are a Rovers fan I am City": two halves that nothing joins, and no "town I was born in"
_SPLICED = re.compile(
    r"^you (?:are|have|do|like|love|play|support|were|had)\b.*[a-z] I (?:am|do|like|love|support|prefer|have) "
    r"(?!in\b|from\b)[\w ]*(?<! in)(?<! at)(?<! from)(?<! to)(?<! with)(?<! of)(?<! on)(?<! for)$"
)


def may_be_told(point: Point, note: str) -> bool:
    """Whether a personal point may be told: it keeps the candidate's half, and is on nobody's family alone.

    Args:
        point: in the form in which it would be taken up.
        note: the note it was read from, clean.
    """
    text = point.text
    if _SPLICED.search(text):
        return False
    if _OWN_KIN.match(text) and not re.search(r"\byou(?:rs?)?\b", text):
        return False  # the candidate's own family
    if _MINE.search(text):
        return True
    return not _FAMILY.search(text) and not _lost_half(text, note)


def _lost_half(text: str, note: str) -> bool:
    """Whether the sentence a text comes from, or the next one that goes on with it, says what the candidate shares."""
    pieces = sentences(note)
    best = max(range(len(pieces)), key=lambda n: len(content(text) & content(pieces[n])), default=0)
    near = [*pieces[best : best + 1], *(p for p in pieces[best + 1 : best + 2] if _GOES_ON.match(p))]
    return any(_HALF.search(_TALK.sub("", piece)) for piece in near)
