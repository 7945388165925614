"""Understands one clause of a note: what kind of words it is, and in which grammatical forms it may safely be used."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from followup_ai.offline.articles import after_prepositions, after_verbs
from followup_ai.offline.cleaning import Clause
from followup_ai.offline.cores import safe_core
from followup_ai.offline.doubts import doubt_about
from followup_ai.offline.finite import adjective, finite_at, tokens_of
from followup_ai.offline.grammar import is_clause, is_noun_phrase
from followup_ai.offline.kinds import RANK, kind_of
from followup_ai.offline.lexicon import ADVERBS, CONJUNCTIONS, PREPOSITIONS, SUBJECTS, WH_WORDS, base_of, is_gerund, word_set
from followup_ai.offline.perspective import Cast, expand, named_once, to_reader
from followup_ai.offline.shapes import NOUN_VERB_PLURALS, Shape, bounded, noun_clause, shaped, trimmed
from followup_ai.offline.slips import is_slip, points_nowhere
from followup_ai.offline.telegrams import headline, spelt
from followup_ai.offline.topics import core, with_article


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
        kind: "problem" (a trouble of theirs), "number", "personal" (people's lives, pastimes), "shared" (what both did
            or found: "our disagreement about X", "we both rowed"), "question" (one the reader put to the candidate; the words
            are what was asked: "how I would cut the mis-sorts", "my decision making in a shoulder dystocia"),
            "quote", "logistics" (parking, hours, head counts: last resort), or "" for any other topic.
        owner: whose topic it is in a panel: "you" the reader's, another's name, or "" nobody's in particular.
        doubt: how doubtful it is that the words read well, from 0 to 3 (see `doubts.doubt_about`).
    """

    np: str = ""
    clause: str = ""
    quote: str = ""
    jotted: str = ""
    speaker: str = ""
    field: str = ""
    note: int = 0
    penalty: int = 0
    kind: str = ""
    owner: str = ""
    doubt: int = 0

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
    r"^(?:the |my |his |her |their )?(?:(?:main|key|biggest|only|first|one|real|most important) "
    r"(?:thing|point|issue|problem|worry|goal|aim|priority) (?:that )?(?:he|she|they)(?:'s| is|'re| are)?(?: really"
    r"| mostly)? "
    r"(?:cares? about|wants?|mentioned|said|stressed|worr(?:y|ies) about|keeps? coming back to|needs?) (?:is|was) "
    r"|(?:q|question)s? (?:that )?(?:he|she|they) (?:asked|asks)(?: me)? (?:is|was) )"
    r"|^(?:the |my )?(?:(?:main|key|big|biggest|best|other|first|most interesting|most "
    r"important) (?:thing|point|bit|part|topic|takeaway)|what (?:I|he|she|they) (?:liked"
    r"|enjoyed|loved|found|said|stressed|want\w*)(?: (?:most|best|interesting|a lot))?"
    r"|thing I liked(?: most| best)?|highlight) (?:is|was|were|are)(?: that)?:? ",
    re.IGNORECASE,
)
_KEEP_OPENERS = frozenset(["good", "great", "nice", "lovely", "interesting", "cool", "first", "second", "third"])

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
    r"(?:talk(?:s|ed|ing)?|spoken|nerded out|geeked out|argued|chat(?:s|ted|ting)?|spoke|speaking|speaks?"
    r"|conversation|discussions?"
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
    r"look(?:ed)? (?:together )?(?:at|on|over)"
    r"|outlined|set out|laid out|considered|shared|showed|pointed to|told (?:me|her|him|them) about|bonded "
    r"over|compared notes on|toured|was shown|got shown|got a tour of|tour of|saw|looked "
    r"at|demo(?:ed)? of|impressed by|loved|liked|enjoyed)"
    r"\s+(?:(?:to |with )?(?:me|us|her|him|them)\s+)?"
    r"|ask(?:s|ed)? me to (?:explain|describe|discuss|define|compare|outline|(?:talk|walk) (?:her|him|them) through)\s+"
)
_ACT_THAT = (
    r"(?:said|says|say|told (?:me|us|her|him|them)|told(?= that )|tells me|mentioned|explained|noted"
    r"|thinks?|reckons?|believes?|feels?|pointed out|admitted|added|confirmed|stressed"
    r"|emphasi[sz]ed|was saying|"
    r"saying|let (?:me )?know|made (?:it )?clear|stated|asked for|promised|agreed|discovered|realised|realized|learned"
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
    (kind, re.compile(rf"^(?:{_WHO}\s+)?{_ADV}(?:{act})", re.IGNORECASE))
    for kind, act in (("wh", _ACT_WH), ("about", _ACT_ABOUT), ("that", _ACT_THAT), ("direct", _ACT_DIRECT))
]


def strip_lead(text: str, cast: Cast) -> tuple[str, str, str]:
    """Takes "we talked about" and the like off a clause.

    Returns:
        the rest, who spoke ("you", "I", "we", a name as written, or ""), and the kind of act ("wh", "about", "that",
        "direct", or "" where there was none).
    """
    text = named_once(text, cast)
    for kind, pattern in _LEAD_PATTERNS:
        match = pattern.match(text)
        if match is None or match.end() >= len(text):
            continue
        who = match.group("who") or ""
        known = _known(who, cast)
        if (
            who
            and known not in _PRONOUN_SPEAKERS
            and known not in cast.reader
            and known not in cast.others
            and who[:1].isupper()
            and known != "i"
            and not base_of(known, "base")
        ):
            continue  # somebody unknown: "Kubernetes talked…" is no speaker we can name
        mine = not who and re.search(r"\b(?:told|tell|asked|showed|gave) (?:her|him|them)\b", match.group(), re.IGNORECASE)
        return text[match.end() :], "I" if mine else _speaker(known, cast), kind
    return text, "", ""


_PRONOUN_SPEAKERS = word_set("pronoun-speakers")


def _known(who: str, cast: Cast) -> str:
    """The word of a subject that tells who it is: a name after a title, else its first word; in lower case."""
    words = who.lower().split()
    if len(words) > 1 and (words[-1] in cast.others or words[-1] in cast.reader):
        return words[-1]
    return words[0] if words else ""


def _speaker(known: str, cast: Cast) -> str:
    if known == "i":
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
    if _ANSWERED.match(clause.text):
        return None
    text = _CANDOUR.sub(" ", _SO_THEY_SAID.sub("", _LABEL.sub("", clause.text).strip()))
    text = _CLEFT.sub("", _without_openers(text))
    speaker = kind = ""
    for _ in range(2):
        rest, who, act = strip_lead(text, cast)
        if not act:
            break
        text, speaker, kind = rest.strip(" ,:"), speaker or who, act
        if act == "that":
            break
    quote = _whole_quote(text, clause) or _house_saying(text, kind, field)
    if quote:
        return (
            Point(quote=quote, speaker=speaker or ("you" if field == "their_words" else ""), field=field, note=note)
            if speaker != "I"
            else None
        )
    raw = trimmed(_without_splice(text)).strip(" ,:;")
    words = to_reader(expand(after_verbs(after_prepositions(spelt(raw), "the"))), cast)
    # "not doing X anymore": without its subject a denial fits no frame, and without its "not" it says the opposite.
    if words is None or not raw or _DENIAL.match(raw):
        return None
    for mark, inner in clause.quotes.items():
        words = words.replace(mark, f'"{inner}"')
    lead = _lead_of(clause.text, text)
    point = shaped(words, kind, field, lead)
    if point is None or _BARE_SHARE.match(point[0]):
        return None
    np, said, jotted = _viewed(point, speaker, lead, cast)
    found = Point(
        np=np,
        clause=said,
        jotted=jotted,
        speaker=speaker,
        field=field,
        note=note,
        penalty=2 * clause.aside + (4 if jotted else 0) + _weakness(np, said),
    )
    proven = proved(_of_both(found, lead))
    if proven is None or not _says_something(proven.text):
        return None
    own = speaker if speaker == "you" or speaker in cast.others.values() else _named_first(clause.text, cast)
    own = _named_first(clause.owner, cast) or own
    sort = proven.kind or kind_of(proven.text, field, quoted=bool(proven.quote))
    doubt = doubt_about(proven.text, text, clause=bool(proven.clause))
    return replace(proven, kind=sort, owner=own, penalty=proven.penalty + RANK.get(sort, 0), doubt=doubt)


_DENIAL = re.compile(
    r"(?:not|never|no longer|no more|stopped|don't|doesn't|didn't|won't|can't|cannot|no|less|fewer)\b", re.IGNORECASE
)
_BARE_SHARE = re.compile(r"\d[\d.,]* ?% (?!of\b)")  # of nobody knows what
# What the candidate answered is no topic.
_ANSWERED = re.compile(r"^(?:I )?(?:said|answered|replied|suggested|told (?:her|him|them))\s?(?:: |$)", re.IGNORECASE)
_DISAGREED = re.compile(r"^we (?:dis)?agreed,? (?:\w+,? )?(?:about|over|on|whether)\b", re.IGNORECASE)
_AND_ASKED = re.compile(r"^you \w+ .{3,80}? and asked (?:me )?(?:about )?(.+)$", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:ask(?:s|ed|ing)?|quizzed|wanted to know|wondered|question)\b", re.IGNORECASE)
_UNWELCOME = re.compile(
    r"\bwhy I (?:leave|left|quit|am leaving|want to leave|moved)|\bgaps?\b|\bweakness|\bsalar|\bnotice\b|\bparking\b",
    re.IGNORECASE,
)


def _of_both(point: Point, lead: str) -> Point:
    """A point on what both did, or on what the reader asked, as the noun phrase that says so."""
    said = point.clause
    match = _DISAGREED.match(said)
    if match:
        noun = "disagreement" if said.lower().startswith("we disagreed") else "agreement"
        rest = re.sub(r"^(?:about|over|on)\s+", "", said[match.end() - len(match.group().split()[-1]) :])
        return replace(point, np=f"our {noun} about {rest}", clause="")
    asked = _AND_ASKED.match(said)
    if asked:
        return replace(point, np=asked.group(1), clause="", kind="question")
    if point.np and point.speaker == "you" and _ASKED.search(lead):
        worse = 5 if _UNWELCOME.search(point.np) else 0
        return replace(point, kind="question", penalty=max(0, point.penalty - 2) + worse + 4 * _thin(point.np))
    return point


def _named_first(text: str, cast: Cast) -> str:
    """Whose doing a clause tells of, where it begins with one of the names in the room."""
    for word in re.findall(r"[^\W\d_]+", text)[:3]:
        if word[:1].isupper() and word.lower() in cast.reader:
            return "you"
        if word[:1].isupper() and word.lower() in cast.others:
            return cast.others[word.lower()]
    return ""


def proved(point: Point) -> Point | None:
    """The point in a form that proves well-formed: as it is, as the other form, or cut to a safe core; else None."""
    if point.quote:
        return point
    text = with_article(point.jotted) if point.jotted[:1].islower() else point.text
    if point.np:
        text = with_article(headline(text))
        point = replace(point, np=text)
    if point.np and text.split()[0].lower() in WH_WORDS:
        text = text[:1].lower() + text[1:]
    if point.np and is_noun_phrase(text) and not is_slip(text):
        return replace(point, np=text)
    for said in (text, *_without_tails(text)):
        if is_clause(said) and _sound(said):
            return replace(point, np="", jotted="", clause=_without_scrap(said))
    head = text.split(", ")[0]
    if point.np and len(head.split()) >= 3 and is_noun_phrase(head):
        return replace(point, np=head)
    asks = text.split()[0].lower() in WH_WORDS  # what a question turns on is no topic without the question
    core = "" if asks or point.field == "personal" else safe_core(text)
    return (
        replace(point, np=core, clause="", jotted="", penalty=max(0, point.penalty - 4 * bool(point.jotted)) + 1)
        if core
        else None
    )


def _sound(said: str) -> bool:
    """Whether a clause holds no slip, no "it" without a sense, and nothing loose on its subject ("the target 3 percent is")."""
    if is_slip(said) or points_nowhere(said) or re.search(r" but [a-z]{4,}s$", said):
        return False
    words = said.split()
    verb = finite_at(tokens_of(said))
    subject = " ".join(words[:verb]) if 1 < verb < len(words) else ""
    return not subject or '"' in subject or headline(subject) == subject


def _without_scrap(said: str) -> str:
    """A clause without the verbless scrap a comma hangs on it ("you only use X, no Y"); a list keeps its last member."""
    head, comma, scrap = said.rpartition(", ")
    first = core(scrap.split()[0]) if scrap else ""
    joined = re.search(r"\b(?:and|or|nor)\b", scrap) or first in (PREPOSITIONS | CONJUNCTIONS | ADVERBS | WH_WORDS) - {
        "very",
        "quite",
        "so",
        "really",
    }
    whole = not comma or joined or is_gerund(first) or first in ("including", "especially", "then", "not")
    return said if whole or len(head.split()) < 4 or not is_clause(head) else head


BUT_ANOTHER = r",? but (?=(?:they|we|you|it|I|there|he|she|that|this)\b)"


def _without_tails(text: str) -> list[str]:
    """What remains of a clause when its last pieces go, longest first: at a comma, at "and", at "which"."""
    # What follows "but" may turn the sense round ("correct but unreadable"), unless it is a statement of its own.
    cuts = [m.start() for m in re.finditer(rf", (?!but\b)| and |{BUT_ANOTHER}| because | which | when | combined$", text)]
    aside = re.search(
        r" but (?P<noun>[a-z]{4,})$", text
    )  # "… but politics": a noun alone says nothing of what stands before it
    if aside and aside["noun"].endswith("s") and not adjective(aside["noun"]):
        cuts.append(aside.start())
    return [text[:cut] for cut in reversed(cuts) if len(text[:cut].split()) >= 4]


def _viewed(shape: Shape, speaker: str, lead: str, cast: Cast) -> Shape:
    """A view as a view ("your view that …"), and what another of the panel asked as that person's question."""
    np, said, jotted = shape
    view = re.search(r"\b(?:believe|think|feel|reckon|argue|say it is|insist|convinced)", lead)
    if said and speaker == "you" and not cast.crowded and view:
        return f"your view that {said}", "", jotted
    if speaker in cast.others.values() and np and "ask" in lead:
        np = f"{speaker}'s question on {np}"
    return np, said, jotted


# "safety is first he told me three times"
_SO_THEY_SAID = re.compile(
    r",? (?:he|she|they|you) (?:told|said|says|mentioned|explained|repeated|stressed)(?: (?:me|us|it|so|that|this))*"
    r"(?: (?:again|twice|\w+ times|several times))?$",
    re.IGNORECASE,
)
_CANDOUR = re.compile(r",? (?:with|in) (?:some|great|real|a lot of|much|considerable) \w+, ")


def _thin(np: str) -> bool:
    """Whether a question holds nothing that another conversation would not ("what I would make")."""
    return not any(len(w) > 3 and w not in _ASKED_ANYWHERE and w not in _GENERIC for w in re.findall(r"[\w'-]+", np.lower()))


_ASKED_ANYWHERE = frozenset(
    [
        "what",
        "would",
        "make",
        "have",
        "said",
        "stay",
        "calm",
        "think",
        "myself",
        "when",
        "where",
        "best",
        "most",
        "well",
        "want",
    ]
)


def _lead_of(whole: str, rest: str) -> str:
    """What introduced `rest` within a clause, in lower case."""
    at = whole.lower().rfind(rest.lower()[:30])
    return (whole[:at] if at >= 0 else whole[: max(0, len(whole) - len(rest))]).lower()


_UNRESOLVED = re.compile(
    r"\b(?:it|this|that|them|they|those|these|he|she|him|there|then|would|could)$|\b(?:wrote"
    r"|said|did|liked|like|want|wants|needs?|have|had|get|got|saw|handled|kept|fix|fixed"
    r"|do|about|with|of|in|run|use|used) (?:it|that|this|them)\b",
    re.IGNORECASE,
)
_NARRATIVE = re.compile(
    r"^(?:you|we) (?:(?:also|just|then|basically|really|even|both) )?(?:played|spent|seemed|noticed|challenged"
    r"|wrote|checked"
    r"|ate|offered|liked|loved|explain(?:ed)?|reviewed|zeroed|nerded|bonded|clicked|aren't convinced|didn't know"
    r"|guess(?:ed)?"
    r"|thought|talked|ended|were (?:late|\d+ min|lovely|nice|kind|friendly|sceptical|skeptical|candid|polite|quiet"
    r"|impressed"
    r"|happy|already)|laughed|smiled|nodded|joked|arrived|came|sat|walked|started|ended"
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
        weak += 2 * (len(re.findall(r"(?<!\S)\d+(?!\S)", np)) > 1 and " to " not in np)
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
    for match in re.finditer(rf", (?:and |so )?(?!but\b)|{BUT_ANOTHER}| so (?!that\b|far\b|much\b|many\b)", text):
        head, rest = text[: match.start()], text[match.end() :].split()
        if len(head.split()) < 4 or not rest:
            continue
        first = core(rest[0])
        verb = (base_of(first, "third") and first not in NOUN_VERB_PLURALS) or (
            base_of(first, "past") and not base_of(first, "base") and first not in ("including", "based")
        )
        if (
            verb
            or match.group().strip() in ("so", "but")
            or noun_clause(" ".join(rest))
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


_HOUSE = re.compile(
    r"^we (?:(?:only|never|always|don't|do not|usually|mostly) )?(?!are\b|were\b|have\b|had\b|both\b|share\b|agree"
    r"|support\b|know\b|love\b|like\b"
    r"|come\b|live\b|went\b|will\b|would\b|should\b|could\b|can\b|might\b|talk|discuss|speak|spoke|chat|met\b|got\b"
    r"|did\b|do\b|clicked|laughed"
    r"|set\b|put\b|read\b|cut\b|hit\b|bet\b|let\b)(\w+) \w+"
)


def _house_saying(text: str, kind: str, field: str) -> str:
    """What "we" do in the present is said by the house ("we ship on Tuesdays"): words to quote, not a thing both did."""
    match = _HOUSE.match(text)
    if match is None or field != "discussed" or kind or not base_of(match[1], "base") or len(text.split()) < 4:
        return ""
    return bounded(text, 16)


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
