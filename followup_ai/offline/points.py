"""Understands one clause of a note: what kind of words it is, and in which grammatical forms it may safely be used."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.offline.cleaning import Clause
from followup_ai.offline.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
    base_of,
    gerund,
    is_definite_past,
    is_gerund,
    takes_no_article,
    word_set,
)
from followup_ai.offline.perspective import _ONE_PERSON, Cast, conjugated, expand, to_reader

MOST_WORDS = 18
"""The longest stretch of a note that is borrowed as it stands."""


@dataclass(frozen=True)
class Point:
    """Something a sentence can take up.

    Args:
        np: a phrase that can follow "about"; "" where there is none.
        clause: a finite clause that can follow "that"; "".
        quote: the interviewer's own words; "".
        jotted: clean words of the note that fit no grammar, only to be quoted; "".
        speaker: who said it: "you", "I", "we", another's name, or "" where the note does not say.
        field: the note's field.
        note: its number within the field.
        penalty: how much better another point would be; 0 is best.
    """

    np: str = ""
    clause: str = ""
    quote: str = ""
    jotted: str = ""
    speaker: str = ""
    field: str = ""
    note: int = 0
    penalty: int = 0

    @property
    def text(self) -> str:
        """The words, whichever form they take."""
        return self.np or self.clause or self.quote or self.jotted


_LABEL = re.compile(
    r"^(?:(?:topics?|discussed|discussion|talked about|we discussed|notes?|points?|q"
    r"|question|questions|misc|also|key point|main (?:topic|point|thing)|"
    r"themes?|their words|quote|personal|personal note|small talk|fun fact|concern|worry"
    r"|next steps?|timeline|detail)\s*(?:were|was|is)?\s*[:=]\s*)+",
    re.IGNORECASE,
)
_OPENERS = re.compile(
    r"^(?:(?:and|also|then|so|plus|oh|well|anyway|yes|yeah|ok|okay|but|now|first(?:ly)?"
    r"|second(?:ly)?|third(?:ly)?|finally|lastly|especially|mostly|mainly|basically|actually"
    r"|apparently|turns out(?: that)?|nice|great|good|lovely|interesting(?:ly)?|cool"
    r"|bit about|a bit about|lots? (?:about|on)|something about|the bit about|the part "
    r"about|stuff about|stuff on|loads about|things like|e\.g\.?|eg|i\.e\.?|ie),?\s+)+(?=\S)",
    re.IGNORECASE,
)
_CLEFT = re.compile(
    r"^(?:the |my )?(?:(?:main|key|big|biggest|best|other|first|most interesting|most "
    r"important) (?:thing|point|bit|part|topic|takeaway)|what (?:I|he|she|they) (?:liked"
    r"|enjoyed|loved|found|said|stressed|want\w*)(?: (?:most|best|interesting|a lot))?"
    r"|thing I liked(?: most| best)?|highlight) (?:is|was|were|are)(?: that)?:? ",
    re.IGNORECASE,
)
_KEEP_OPENERS = frozenset(["good", "great", "nice", "lovely", "interesting", "cool", "first", "second", "third"])
_TRAILING = re.compile(
    r"(?:,?\s+(?:me too|same here|so do I|so did I|as do I|like me too|too|as well|also"
    r"|a lot|a bit|at length|for ages|for a while|etc\.?|and so on|and stuff|or something"
    r"|or so|I think|I guess|I believe|in detail|briefly|today|and more|"
    r"which (?:was|is|sounds?|I) [\w' ]{1,40}|mostly|mainly|though|of course|right|yes"
    r"|apparently|basically|actually|and|or|but|with|about|of|to|the|a|an|in|on|at|for"
    r"|from|by|that|so|because|which|is|are|was|were|their|your|my|our)|,)+$",
    re.IGNORECASE,
)
_AUX_START = re.compile(r"^(?:did|does|do|is|are|can|could|would|will|have|has)\s+(?:they|you|she|he|I|we|it)\b", re.IGNORECASE)

_WHO = (
    r"(?P<who>we|i|they|he|she|you|us|both|(?:the |my )?(?:interviewer|hiring manager"
    r"|manager|boss|guy|lady|woman|man|panel|recruiter|director|head|owner|chef|matron"
    r"|"
    r"principal|headteacher|head teacher|supervisor|foreman|lead|founder|ceo|cto|madam"
    r"|sir|ma'am|hr(?: lady| person)?)|(?-i:(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sister"
    r"|Revd|Er|Dame)\.? )*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?))(?: (?:and i|and me|both))?"
)
_ADV = (
    r"(?:(?:also|then|really|both|just|briefly|mostly|mainly|quickly|all|even|quite|first"
    r"|again|had|have|has|did|kept|were|was|is|are|got|started|clearly|specifically|openly"
    r"|proudly|"
    r"spent (?:a while|ages|time|a lot of time|most of (?:it|the time|the interview)"
    r"|\w+ (?:minutes|mins))|ended up|got to|got onto|a lot|to)\s+)*"
)
_ACT_ABOUT = (
    r"(?:talk(?:s|ed|ing)?|chat(?:s|ted|ting)?|spoke|speaking|speaks?|conversation|discussions?"
    r"|discussed|debated?|ask(?:s|ed|ing)?(?: (?:me|her|him|them|us))?(?: (?:for )?my "
    r"(?:opinion|views?|thoughts?|take))?|questions?|quizzed(?: me)?|"
    r"told (?:me|her|him|them|us)|tells? me|telling me|hear(?:d|ing)|learn(?:ed|t)|went "
    r"on|bonded|joked|laughed|curious|wondered|rant(?:ed)?|brainstormed|swapped (?:stories"
    r"|notes)|"
    r"(?:(?:a|some|lots of|long|good|nice|great|quick|big|brief|interesting|fun|proper"
    r"|little|lot of)\s+){0,3}(?:chat|talk|discussion|conversation|debate|questions?"
    r"|banter|stories|story|laugh|back and forth))"
    r"(?:\s+(?:a (?:bit|lot|little|while)|at length|briefly|mostly|mainly|lots|loads"
    r"|too|much|mainly|again|together|openly|proudly|passionately|for (?:a while|ages"
    r"|a long time|\w+ (?:minutes|mins))|with (?:him|her|them|me)|to (?:him|her|them"
    r"|me)))*"
    r"\s+(?:about|on|re|regarding|over|around|of|concerning)\s+"
)
_ACT_DIRECT = (
    r"(?:discuss(?:ed|ing)?|covered|went (?:over|through|into)|touched (?:on|upon)|got "
    r"(?:into|onto)|dug into|dived into|deep[- ]dived? (?:on|into)|explored|reviewed"
    r"|debated|talked (?:me )?through|"
    r"walked (?:me )?through|took me through|ran (?:me )?through|showed me(?: round| "
    r"around)?|shown|described|explained|mentioned|mentions|brought up|raised|highlighted"
    r"|stressed|emphasi[sz]ed|"
    r"outlined|considered|shared|showed|pointed to|told (?:me|her|him|them) about|bonded "
    r"over|compared notes on|toured|was shown|got shown|got a tour of|tour of|saw|looked "
    r"at|demo(?:ed)? of|impressed by|loved|liked|enjoyed)"
    r"\s+(?:(?:to |with )?(?:me|us|her|him|them)\s+)?"
)
_ACT_THAT = (
    r"(?:said|says|say|told (?:me|us|her|him|them)|tells me|mentioned|explained|noted"
    r"|thinks?|reckons?|believes?|feels?|pointed out|admitted|added|confirmed|stressed"
    r"|emphasi[sz]ed|was saying|"
    r"saying|let (?:me )?know|made (?:it )?clear|stated|asked for|promised|agreed|learned"
    r"|learnt|heard|found out|complained|warned(?: me)?|reminded me|remarked|described)"
    r"\s+(?:(?:to|with) (?:me|her|him|them)\s+)?(?P<that>that\s+)?"
)
_ACT_WH = (
    r"(?:ask(?:s|ed|ing)?|wonder(?:s|ed)|wanted to (?:know|understand|hear)|want to know"
    r"|explain(?:s|ed)?|told|tells?|showed|described|discussed|talked|curious|(?:very "
    r"|really )?interested in|was interested in|"
    r"debated|chatted|spoke)(?:\s+(?:me|her|him|them|us))?(?:\s+(?:about|on|in|through"
    r"|to know|over))?\s+(?=(?:if|whether|how|why|what|when|where|who|which)\b)"
)
_LEAD_PATTERNS = [
    (kind, re.compile(rf"^(?:{_WHO}\s+)?{_ADV}{act}", re.IGNORECASE))
    for kind, act in (("wh", _ACT_WH), ("about", _ACT_ABOUT), ("that", _ACT_THAT), ("direct", _ACT_DIRECT))
]


def strip_lead(text: str, cast: Cast) -> tuple[str, str, str]:
    """Takes "we talked about" and the like off a clause.

    Returns:
        the rest, who spoke ("you", "I", "we", a name as written, or ""), and the kind of act ("wh", "about", "that",
        "direct", or "" where there was none).
    """
    for kind, pattern in _LEAD_PATTERNS:
        match = pattern.match(text)
        if match is None or match.end() >= len(text):
            continue
        who = match.group("who") or ""
        known = who.split()[0].lower() if who else ""
        if (
            who
            and known not in _PRONOUN_SPEAKERS
            and known not in cast.reader
            and known not in cast.others
            and who[:1].isupper()
            and known != "i"
        ):
            # Somebody unknown: "Kubernetes talked…" is no speaker we can name.
            if not base_of(known, "base"):
                continue
        return text[match.end() :], _speaker(known, who, cast), kind
    return text, "", ""


_PRONOUN_SPEAKERS = word_set("pronoun-speakers")


def _speaker(known: str, who: str, cast: Cast) -> str:
    if known in ("i",):
        return "I"
    if known in ("we", "us", "both"):
        return "we"
    if known in cast.others:
        return cast.others[known]
    if (
        known in cast.reader
        or known == "you"
        or (known and known != "my" and not (cast.crowded and known in ("he", "she", "the")))
    ):
        return "you"
    return ""


def understand(clause: Clause, cast: Cast, field: str, note: int = 0) -> Point | None:
    """What can be said of one clause, or None where nothing can.

    Args:
        clause: clean words (see `cleaning.clauses`).
        cast: who is who in the notes.
        field: the field of the interview it comes from.
        note: the number of the note within the field.
    """
    text = _LABEL.sub("", clause.text).strip()
    text = _CLEFT.sub("", _without_openers(text))
    speaker = kind = ""
    for _ in range(2):
        rest, who, act = strip_lead(text, cast)
        if not act:
            break
        text, speaker, kind = rest.strip(" ,:"), speaker or who, act
        if act == "that":
            break
    quote = _whole_quote(text, clause)
    if quote:
        return (
            Point(quote=quote, speaker=speaker or ("you" if field == "their_words" else ""), field=field, note=note)
            if speaker != "I"
            else None
        )
    raw = _TRAILING.sub("", _without_splice(text)).strip(" ,:;")
    words = to_reader(expand(raw), cast)
    if words is None or not raw:
        return None
    for mark, inner in clause.quotes.items():
        words = words.replace(mark, f'"{inner}"')
    point = _shaped(words, kind, field, clause.text[: len(clause.text) - len(text)].lower())
    if point is None:
        return None
    np, said, jotted = point
    if (
        said
        and speaker == "you"
        and not cast.crowded
        and re.search(
            r"\b(?:believe|think|feel|reckon|argue|say it is|insist|convinced)",
            clause.text[: len(clause.text) - len(text)].lower(),
        )
    ):
        np, said = f"your view that {said}", ""
    if speaker in cast.others.values() and kind in ("about", "wh", "direct") and np and "ask" in clause.text.lower():
        np = f"{speaker}'s question on {np}"
    found = Point(
        np=np,
        clause=said,
        jotted=jotted,
        speaker=speaker,
        field=field,
        note=note,
        penalty=2 * clause.aside + (4 if jotted else 0) + _weakness(np, said),
    )
    return found if _says_something(found.text) else None


_UNRESOLVED = re.compile(
    r"\b(?:it|this|that|them|they|those|these|he|she|him|there|then|would|could)$|\b(?:wrote"
    r"|said|did|liked|like|want|wants|needs?|have|had|get|got|saw|handled|kept|fix|fixed"
    r"|do|about|with|of|in|run|use|used) (?:it|that|this|them)\b",
    re.IGNORECASE,
)
_NARRATIVE = re.compile(
    r"^(?:you|we) (?:laughed|smiled|nodded|joked|arrived|came|sat|walked|started|ended"
    r"|finished|did|said|asked|went|were|seemed|looked|got|had|told|showed|talked|spoke)\b",
    re.IGNORECASE,
)


def _weakness(np: str, said: str) -> int:
    """How little a point says by itself: unresolved pronouns, the course of the day, what the candidate did or said."""
    text = np or said
    weak = 4 * bool(_UNRESOLVED.search(text))
    if said:
        weak += 5 * bool(
            re.search(
                r"\bif you (?:decide|hire|take|choose)|\bstart (?:date|on|in)\b.*\bif\b|\b(?:is|are"
                r"|was|were) leaving\b|person leaving|notice period",
                said,
            )
        )
        weak += 6 * said.startswith(("I ", "I'")) + 4 * bool(_NARRATIVE.match(said)) + 2 * (len(said.split()) < 4)
    if np:
        weak += 2 * bool(re.match(r"^(?:my|how I|what I|a time I|why I|when I)\b", np))
        weak += 3 * (len(np.split()) - np.startswith(("the ", "a ", "your ", "my ")) < 2)
        weak += 3 * bool(
            re.match(
                r"^\d[\d:.,]* (?:to|of|at)\b|^(?:the )?(?:average|max|min|avg|maximum|minimum|mostly"
                r"|around|about)\b|^\S+ (?:is|=)",
                np,
            )
        )
    return weak


def _without_splice(text: str) -> str:
    """`text` without what a comma splices on: another clause, or a verb whose subject stands before ("…, asked me how")."""
    for match in re.finditer(r", (?:and |so |but )?| (?:so|but) (?!that\b|far\b|much\b|many\b)", text):
        head, rest = text[: match.start()], text[match.end() :].split()
        if len(head.split()) < 4 or not rest:
            continue
        first = _core(rest[0])
        verb = (base_of(first, "third") and first not in NOUN_VERB_PLURALS) or (
            base_of(first, "past") and not base_of(first, "base") and first not in ("including", "based")
        )
        if (
            verb
            or match.group().strip() in ("so", "but")
            or _noun_clause(" ".join(rest), "", "")
            or (first in SUBJECTS and len(rest) > 1)
        ):
            return head
    return text


def _without_openers(text: str) -> str:
    match = _OPENERS.match(text)
    if not match:
        return text
    first = text.split()[0].lower().strip(",")
    if first in _KEEP_OPENERS and not match.group().rstrip().endswith(","):
        return text
    return text[match.end() :]


def _whole_quote(text: str, clause: Clause) -> str:
    marks = [m for m in clause.quotes if m in text]
    if not marks:
        return ""
    outside = text
    for mark in marks:
        outside = outside.replace(mark, " ")
    if len(outside.split()) > 3:
        return ""
    quote = clause.quotes[marks[0]]
    return bounded(quote, 16)


_GENERIC = word_set("generic")


def _says_something(text: str) -> bool:
    words = re.findall(r"[\w'&+#-]+", text.lower())
    return any(w not in _GENERIC for w in words)


def bounded(text: str, limit: int = MOST_WORDS) -> str:
    """`text` if it has at most `limit` words, else its longest self-contained beginning, else ""."""
    words = text.split()
    if len(words) <= limit:
        return text
    for pattern in (
        r",\s|\s\(",
        r"\s(?:which|because|so that|so|as|since|where|when|while|after|before|but|with|to|for|and|in|at|by|from|through)\s",
    ):
        cuts = [m.start() for m in re.finditer(pattern, text)]
        for cut in reversed(cuts):
            head = text[:cut]
            if 3 <= len(head.split()) <= limit:
                return _TRAILING.sub("", head).rstrip(" ,;:")
    return ""


Shape = tuple[str, str, str]
"""np, clause, jotted: exactly one of them is filled."""


def _finite(words: str) -> bool:
    found = _pronoun_clause(words, "", "") or _noun_clause(words, "", "")
    return bool(found and found[1])


def _shaped(words: str, kind: str, field: str, lead: str) -> Shape | None:
    words = words.strip(" ,;:.!?")
    if not words or words.count('"') % 2:
        return None
    first = _core(words.split()[0])
    if first in ("if",) and kind == "wh":
        words, first = "whether" + words[2:], "whether"
    if first in WH_WORDS and first not in ("who", "whose", "when", "where"):
        phrase = _indirect(words)
        return (phrase, "", "") if phrase else None
    if (
        kind == "that"
        and first not in WH_WORDS
        and not _finite(words)
        and re.search(r"\b(?:said|told|says|think|thinks|reckons)\b", lead)
    ):
        return None
    if first in WH_WORDS and kind == "wh":
        phrase = _indirect(words)
        return (phrase, "", "") if phrase else None
    if _AUX_START.match(words):
        return None
    for shape in (_elided, _pronoun_clause, _gerund_phrase, _noun_clause, _verb_first, _noun_phrase):
        found = shape(words, kind, field)
        if found is not None:
            return found if any(found) else None
    text = bounded(words, 12)
    return ("", "", text) if len(text.split()) >= 3 and kind != "that" and not _dubious(text) else None


def _dubious(text: str) -> bool:
    return bool(re.search(r"\b(?:you|your|me|my|I|we)\b", text)) and len(text.split()) < 5


def _core(word: str) -> str:
    return word.strip(",.;:!?\"'()").lower()


def _indirect(words: str) -> str:
    first, _, rest = words.partition(", ")
    if rest and len(first.split()) >= 5 and len(rest.split()) > 1:
        words = first
    return _in_statement_order(words)


def _in_statement_order(words: str) -> str:
    """A question in the order of a statement: "how do you keep X" → "how you keep X"; "" where that cannot be done."""
    match = re.match(
        r"^((?:how|why|what|when|where|which)(?: \w+)?) (?:do|did|does) (you|I|we|they|he|she|it) (.+)$", words, re.IGNORECASE
    )
    if match:
        return bounded(" ".join(match.groups()))
    match = re.match(
        r"^(how|why|what|where|when) (would|could|should|will|can|are|is|have|has) (you|I|we|they|it) (.+)$",
        words,
        re.IGNORECASE,
    )
    if match:
        wh, aux, subject, rest = match.groups()
        return bounded(f"{wh} {subject} {aux} {rest}")
    match = re.match(r"^what (?:is|are) ((?:your|the|my) .+)$", words, re.IGNORECASE)
    if match:
        return bounded(match.group(1))
    if len(words.split()) < 3 or re.search(r"\b(?:is|was|are|were) (?:you|they|that|I|we|he|she)\b", words):
        return ""
    if re.match(
        r"^(?:how|why|what|when|where|which) (?:do|does|did|is|are|was|were|would|could|should|will|can)\b",
        words,
        re.IGNORECASE,
    ):
        return "" if not re.match(r"^what (?:is|are|was|were|would|will) [a-z]+ing\b", words) else bounded(words)
    return bounded(words)


def _elided(words: str, kind: str, field: str) -> Shape | None:
    """Clauses whose subject the note left out: "both grew up in Cork", "loves gardening", "is off to Peru"."""
    tokens = words.split()
    first, second = _core(tokens[0]), _core(tokens[1]) if len(tokens) > 1 else ""
    rest = " ".join(tokens[1:])
    if words.startswith("both of us ") or words.startswith("both of you "):
        rest = " ".join(tokens[3:])
        if (
            _core(tokens[3]) in ("are", "were", "have", "had")
            or base_of(_core(tokens[3]), "base")
            or base_of(_core(tokens[3]), "past")
        ):
            return (
                "",
                bounded(
                    f"we {tokens[3]} both {' '.join(tokens[4:])}" if _core(tokens[3]) in ("are", "were") else f"we both {rest}"
                ),
                "",
            )
        return "", "", ""
    if first == "both" and second and second not in DETERMINERS:
        if second in PREPOSITIONS or not (base_of(second, "base") or base_of(second, "past") or second in AUXILIARIES):
            return "", bounded(f"we are both {rest}"), ""
        if second in AUXILIARIES or base_of(second, "base") or base_of(second, "past"):
            return "", bounded(f"we both {rest}"), ""
    if field == "personal" and second:
        if first in ("is", "has", "was") or (base_of(first, "third") and first not in NOUN_VERB_PLURALS):
            return "", bounded(f"you {conjugated(first)} {rest}"), ""
        if first in ("from", "into", "off") and len(tokens) < 10:
            return "", bounded(f"you are {words}"), ""
    if (
        base_of(first, "third")
        and first not in NOUN_VERB_PLURALS
        and not tokens[0].endswith((":", ","))
        and second
        and (second in DETERMINERS or second in PREPOSITIONS or second.isdigit())
    ):
        return "", bounded(f"you {conjugated(first)} {rest}"), ""
    return None


_FINITE_PRONOUN = re.compile(
    r"^(?:I|you|he|she|it|we|they|there|this|that|everyone|everybody|nobody|both of you|you all|people)\b", re.IGNORECASE
)


def _pronoun_clause(words: str, kind: str, field: str) -> Shape | None:
    if not _FINITE_PRONOUN.match(words):
        return None
    tokens = [_core(t) for t in words.split()]
    if tokens[0] in ("this", "that") and tokens[1:2] and tokens[1] not in AUXILIARIES:
        return None
    for token in tokens[1:5]:
        stem = token.split("'")[0]
        if (
            token in AUXILIARIES
            or token.endswith(("'d", "'ll", "'s"))
            or base_of(stem, "base")
            or base_of(stem, "past")
            or base_of(stem, "third")
        ):
            if tokens[0] in ("it", "this", "that"):
                return "", "", ""  # what "it" is stands in another clause
            return "", bounded(words), ""
        if token not in ADVERBS and token not in ("and", "all", "both", "who"):
            break
    if tokens[1:2] and re.search(r"(?:ed|s)$", tokens[1]) and tokens[0] in ("you", "i", "we", "they"):
        return "", bounded(words), ""
    return "", "", ""


def _gerund_phrase(words: str, kind: str, field: str) -> Shape | None:
    tokens = words.split()
    first = _core(tokens[0])
    if not (is_gerund(first) or (first.endswith("ing") and len(first) > 5)) or len(tokens) < 2:
        return None
    second = _core(tokens[1])
    if second in AUXILIARIES or (base_of(second, "third") and second not in NOUN_VERB_PLURALS):
        return "", bounded(words), ""
    return _list_or_phrase(words), "", ""


NOUN_VERB_PLURALS = word_set("noun-verb-plurals") - {"takes", "wants", "sends", "stands"}
_LINKING = word_set("linking")
_OPENING_HOURS = frozenset(["open", "close", "start", "end", "finish", "run", "work", "come", "sit", "call"])
_RELATIVE = word_set("relative")


def _noun_clause(words: str, kind: str, field: str) -> Shape | None:
    """A clause whose subject is a noun phrase: "the team is twelve people", "apprentices leave after year two"."""
    tokens = words.split()
    low = [_core(t) for t in tokens]
    for at in range(1, min(len(tokens), 12)):
        word, before, after = low[at], low[at - 1], low[at + 1] if at + 1 < len(low) else ""
        if word in _RELATIVE or (word in SUBJECTS and at) or word == "to":
            return None
        if at == 1 and before[:1].isdigit() and word not in AUXILIARIES:
            continue
        if tokens[at - 1].endswith(":") or (tokens[at - 1].endswith(",") and ("and" not in low[at:] or word[:1].isdigit())):
            return None
        finite = (word in AUXILIARIES and before not in PREPOSITIONS) or is_definite_past(word)
        if before in _ONE_PERSON and base_of(word, "third"):
            return "", bounded(" ".join(tokens)), ""
        third_form = (
            base_of(word, "third") and before not in DETERMINERS and before not in PREPOSITIONS and before not in CONJUNCTIONS
        )
        if third_form and word not in AUXILIARIES:
            finite = finite or (word not in NOUN_VERB_PLURALS and (not before.endswith("s") or tokens[at - 1].isupper()))
            finite = (
                finite
                or after in ("the", "a", "an", "your", "my", "their", "every", "all")
                or (bool(after) and after[0].isdigit())
            )
        plural = before.endswith("s") or before in ("people", "children", "men", "women", "staff")
        if not finite and plural and base_of(word, "base") and before not in DETERMINERS:
            finite = (
                (word not in NOUN_VERBS and (not after or after in PREPOSITIONS or after in DETERMINERS or after in ADVERBS))
                or after[:1].isdigit()
                or after[:1] in ("$", "£", "€")
                or after in ("out", "off", "up", "the", "a", "their", "your")
            )
        finite = finite or (plural and word in _OPENING_HOURS and (after == "at" or after[:1].isdigit()))
        if finite and before in ("one", "it", "some", "others"):
            return None
        finite = finite or (
            word in _LINKING
            and before not in DETERMINERS
            and before not in PREPOSITIONS
            and bool(after)
            and after not in PREPOSITIONS
        )
        if finite:
            if not low[at + 1 :]:
                return "", "", ""
            subject = with_article(" ".join(tokens[:at]))
            said = bounded(f"{subject} {' '.join(tokens[at:])}")
            return "", said, ""
        if (
            base_of(word, "past")
            and not base_of(word, "base")
            and before not in DETERMINERS
            and before not in ADVERBS
            and (after in PREPOSITIONS or after in DETERMINERS)
            and after != "by"
        ):
            return "", "", bounded(words, 12)
    return None


NOUN_VERBS = word_set("noun-verbs") - {"leave", "teach", "sell", "lose", "tend", "serve", "spend", "invest", "want", "combine"}


def _verb_first(words: str, kind: str, field: str) -> Shape | None:
    """Verb phrases without a subject become -ing phrases: "keep apprentices after year two", "moved to streaming"."""
    tokens = words.split()
    if len(tokens) < 2:
        return None
    first, second = _core(tokens[0]), _core(tokens[1])
    rest = " ".join(tokens[1:])
    if first == "to" and base_of(second, "base"):
        return bounded(f"{gerund(second)} {' '.join(tokens[2:])}".strip()), "", ""
    followed = second in DETERMINERS or second in PREPOSITIONS or second in ADVERBS or second[:1].isdigit()
    base = base_of(first, "base")
    if base and first not in NOUN_VERBS and base not in ("be", "have", "do"):
        return bounded(f"{gerund(base)} {rest}"), "", ""
    past = base_of(first, "past")
    if past and past != "be" and not base and followed and first not in ("used", "lost", "found", "born"):
        if past == "have":
            return None
        return bounded(f"{gerund(past)} {rest}"), "", ""
    return None


def _noun_phrase(words: str, kind: str, field: str) -> Shape | None:
    low = [_core(t) for t in words.split()]
    while low and low[0] in ("about", "on", "re", "regarding", "around"):
        words = words.split(" ", 1)[1] if " " in words else ""
        low = low[1:]
    if (
        not low
        or low[0] in AUXILIARIES
        or low[0] in ADVERBS - {"both", "all"}
        or low[0] in ("me", "him", "us", "them", "not", "no", "never", "too")
    ):
        return None
    if low[0] in PREPOSITIONS or low[0] in CONJUNCTIONS:
        return None
    if len(low) == 1 and low[0] in ("it", "this", "that", "yes", "so", "there"):
        return None
    return _list_or_phrase(words), "", ""


def _list_or_phrase(words: str) -> str:
    pieces = [p.strip() for p in re.split(r",\s+(?:and\s+)?", words) if re.search(r"[^\W\d_]", p)]
    pieces = [re.sub(r" (?:mostly|mainly|etc|too|also)$", "", p) for p in pieces]
    if (
        len(pieces) > 1
        and all(len(p.split()) <= 4 for p in pieces)
        and not any(_core(p.split()[0]) in (*PREPOSITIONS, *WH_WORDS, *SUBJECTS) for p in pieces)
    ):
        return bounded(" and ".join(with_article(p) for p in pieces[:2]))
    head = pieces[0] if pieces else words
    if (
        len(pieces) > 1
        and len(words.split()) <= 12
        and _core(pieces[1].split()[0]) in ("from", "with", "and", "but", "not", "especially", "including")
    ):
        head = words
    if ": " in head:
        left, right = (half.strip() for half in head.split(": ", 1))
        head = left if len(left.split()) >= 1 else right
    return bounded(with_article(head))


def with_article(phrase: str) -> str:
    """`phrase` with "the" where a note left the article out and English wants one."""
    tokens = phrase.split()
    if not tokens:
        return phrase
    first = _core(tokens[0])
    if (
        first in DETERMINERS
        or first in SUBJECTS
        or tokens[0][:1] in "\"'("
        or (tokens[0][:1].isdigit() and not re.match(r"^\d{4}$|^\d{1,2}(?:am|pm|:\d\d)", tokens[0]))
        or first.endswith("'s")
        or is_gerund(first)
        or first in WH_WORDS
    ):
        return phrase
    if first in ("how", "more", "both", "all") or first.endswith("ly"):
        return phrase
    head = _head(tokens)
    subject = _subject_tokens(tokens)
    if (
        all(any(c.isupper() for c in t) or not t[:1].isalpha() or t[:1].lower() == t[:1].upper() for t in subject)
        or first.split("-")[0] in DETERMINERS
        or first.split("-")[0] in _TENS
    ):
        return phrase
    if takes_no_article(head):
        return phrase
    return f"the {phrase}"


_TENS = word_set("tens")


def _subject_tokens(tokens: list[str]) -> list[str]:
    found = []
    for token in tokens:
        if found and (
            _core(token) in PREPOSITIONS or _core(token) in _RELATIVE or _core(token) in CONJUNCTIONS or _core(token) == "to"
        ):
            break
        found.append(token)
        if token.endswith(","):
            break
    return found


def _head(tokens: list[str]) -> str:
    return _core(_subject_tokens(tokens)[-1])
