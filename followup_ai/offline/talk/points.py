"""Understands one clause of a note: what kind of words it is, and in which grammatical forms it may safely be used."""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.offline.english.asked_of import topic_alone, with_its_question
from followup_ai.offline.english.kinds import RANK, Point, kind_of
from followup_ai.offline.english.lexicon import (
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    base_of,
    counted_nouns,
    is_gerund,
    word_set,
)
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.shapes import NOUN_VERB_PLURALS, Shape, bounded, noun_clause, shaped, trimmed
from followup_ai.offline.english.topics import core
from followup_ai.offline.talk.own_telling import asks_for_oneself, asks_oneself
from followup_ai.offline.typed.articles import after_prepositions, after_verbs, headed
from followup_ai.offline.typed.cleaning import Clause
from followup_ai.offline.typed.doubts import doubt_about
from followup_ai.offline.typed.leads import strip_lead
from followup_ai.offline.typed.proving import BUT_ANOTHER, SHARED_HALF, proved
from followup_ai.offline.typed.telegrams import headline, spelt

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
    r"about|stuff about|stuff on|loads about|things like|e\.g\.?|eg|i\.e\.?|ie"
    r"|(?:the )?(?:main|big|biggest|key|other) thing (?:is|was)(?: that)?|(?:a )?(?:lot|lots|loads|load) of(?= [a-z]+ [a-z]))"
    r",?\s+)+(?=\S)",
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
# "a story about the day the server room flooded": that it was told as one is what the reader knows it by
_STORY = re.compile(
    r"^(?:(?:an?|the|her|his|their|some|one|my) )?(?:(?:funny|good|great|nice|lovely|sad|old|long|little|short|other) )*"
    r"(?:story|stories|anecdotes?|tales?) (?:about|of|on)\b",
    re.IGNORECASE,
)
_KEEP_OPENERS = frozenset(["good", "great", "nice", "lovely", "interesting", "cool", "first", "second", "third"])


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
    text = _CLEFT.sub("", _without_openers(_LAST_YEAR.sub("", text)))
    text = _ALSO.sub(" ", text) if "only" not in text.split() else text
    speaker = kind = ""
    for _ in range(0 if field == "personal" and _BOTH.match(text) else 2):
        rest, who, act = strip_lead(text, cast)
        if not act or _STORY.match(text):
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
    text = topic_alone(text)
    text = _HOW_ONE_WENT.sub("", text[went.end() :]) if (went := _WENT_TO.match(text)) else text
    text = re.sub(r"^short (?:of|on) (?=\w)", "the shortage of ", text)
    words = _to_say(text, clause, cast)
    if not words:
        return None
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
        penalty=6 * clause.aside + (4 if jotted else 0) + (0 if said and field == "personal" else _weakness(np, said)),
    )
    proven = proved(_shown(_of_both(found, lead))) if not asks_for_oneself(found.text, kind, speaker) else None
    if proven is None or not _stands_alone(proven.text) or (proven.np and kind == "that" and _SAID_THAT.search(lead)):
        return None
    if proven.np:
        proven = replace(proven, np=headline(proven.np))
    proven = _without_half_a_question(proven, text)
    own = proven.np and asks_oneself(clause.text, kind, speaker)  # a lesser topic than the reader's
    proven = replace(proven, kind="shared", penalty=proven.penalty + 2) if own else proven
    return _judged(proven, clause, text, speaker, lead, cast)


# "you took me for a drive in the van", "you showed me the kiln": both were there, and it is a topic and no news
_SHOWN = re.compile(
    r"you (?:took|showed|walked|drove|led) me (?:for|on|round|around|through|over|into|to|past)? ?"
    r"(?P<what>(?:an?|the|your) (?:(?! and ).)+)"
)


def _shown(point: Point) -> Point:
    shown = _SHOWN.fullmatch(point.clause)
    return replace(point, np=re.sub(r"^an? ", "the ", shown["what"]), clause="") if shown else point


def _without_half_a_question(point: Point, text: str) -> Point:
    """A thing without what is asked of it where the note asks more than the point holds of it."""
    thing, asked = with_its_question(point.np)
    return replace(point, np=thing) if asked and _ONE_OF_SEVERAL.match(text.partition(asked)[2]) else point


def _judged(proven: Point, clause: Clause, text: str, speaker: str, lead: str, cast: Cast) -> Point:
    """A proven point with its kind, whose it is, and how doubtful and how weak it is."""
    sort = proven.kind or kind_of(proven.text, proven.field, quoted=bool(proven.quote))
    worse = 5 * proven.np.startswith(("whether I ", "if I ")) * (not proven.kind)  # settled with a yes
    shown = lead.endswith("explain ") and _SHOWN_TO.search(proven.np)
    unsure = proven.np and (_cut_short(proven.np, text) or shown)
    doubt = 3 if unsure else doubt_about(proven.text, text, clause=bool(proven.clause))
    owner = _owner(clause, speaker, cast)
    return replace(proven, kind=sort, owner=owner, penalty=proven.penalty + worse + RANK.get(sort, 0), doubt=doubt)


# "walked up to the old fank": where one went is the topic, not that one went
_WENT_TO = re.compile(
    r"^(?:(?:we|I|he|she|they) )?(?:then |also )?(?:walked|went|drove|cycled|popped|wandered|looked|climbed|toured|saw|visited)"
    r"(?: (?:up|down|out|over|round|around|past|through|along|back))*(?: (?:to|into|through|round|around|past|at))?"
    r" (?=(?:the|their|his|her|its|both|two|three) )"
)
_HOW_ONE_WENT = re.compile(r" (?:on|in|by|with) (?:the|a|an|his|her|their) [\w-]+$")  # "round the farm on the quad"
_BOTH = re.compile(
    r"(?:we|both of us) (?:\w+ )?(?:both|each)\b|we(?:'re| are| were|'ve| have) both\b|both of us\b", re.IGNORECASE
)
_ALSO = re.compile(r"(?<=\w) also (?=\w)")


def _to_say(text: str, clause: Clause, cast: Cast) -> str:
    """The words of a clause in the second person, small words put back; "" where nobody can be told them."""
    raw = re.sub(r" which (?:he|she|they|you) (?:is|are|was|were) \w+$", "", trimmed(_without_splice(text)).strip(" ,:;"))
    # "not doing X anymore": without its subject a denial fits no frame, and without its "not" it says the opposite.
    # "need body cam all time": who needs it stands nowhere
    if not raw or _DENIAL.match(raw) or _WANTS.match(raw):
        return ""
    words = to_reader(expand(after_verbs(after_prepositions(_with_object(spelt(raw)), "the"))), cast) or ""
    for mark, inner in clause.quotes.items():
        words = words.replace(mark, f'"{inner}"')
    return words


def _owner(clause: Clause, speaker: str, cast: Cast) -> str:
    """Whose topic a clause is: whom its label names, who spoke, or whom it begins with."""
    spoke = speaker if speaker == "you" or speaker in cast.others.values() else ""
    return _named_first(clause.owner, cast) or spoke or _named_first(clause.text, cast)


def _cut_short(np: str, text: str) -> bool:
    """Whether the note goes on where the phrase ends with something that belongs to it ("nearer | the café")."""
    last = np.split()[-1].lower().strip("\"'")
    at = text.lower().rfind(last)
    rest = text[at + len(last) :].strip() if at >= 0 else ""
    first = rest.split()[0].lower() if rest else ""
    if rest and rest.lower() in PREPOSITIONS:
        return True  # "nobody wants to pair | with"
    verb = first[:1].isalpha() and any(base_of(first, form) for form in ("base", "third", "past"))
    return bool(first) and (first in _GOES_ON or verb or first[:1].isdigit())


_GOES_ON = (
    DETERMINERS
    | SUBJECTS
    | frozenset(["too", "very", "not", "so", "to", "is", "are", "was", "were", "only", "nobody", "half", "now"])
) - {"that"}
_SHOWN_TO = re.compile(r"\bto (?:you|your)\b")


def _with_object(raw: str) -> str:
    """ "moving BLE stack to Go" → "moving the BLE stack to Go": what an act is done to has its article, too."""
    verb, _, rest = raw.partition(" ")
    act = is_gerund(verb) and len(rest.split()) > 2
    moved = verb.lower() in _MOVING and re.search(r" (?:from|to|into|out of) ", rest)
    return f"{verb} {headed(rest, 'the')}" if act and (moved or rest.split()[0] not in counted_nouns()) else raw


_YOURSELF = re.compile(
    r"\byoursel(?:f|ves)\b|\byou died\b|^the (?:second|first|third|other|latter|former|last|rest|others?|ones?)"
    r" (?:is|are|was|were|has|have|had|will)\b"
)
# What was said is a statement; where none proves, its words are broken.
_SAID_THAT = re.compile(r"\bthat $|\b(?:said|says|told(?: \w+)?) $")
_WANTS = re.compile(r"^(?:(?:will|would|may|might) )?(?:needs?|wants?|must|need to|have to|has to) ", re.IGNORECASE)
_MOVING = frozenset(["moving", "switching", "shifting", "changing", "bringing", "taking", "getting", "turning", "cutting"])
_DENIAL = re.compile(
    r"(?:not|never|no longer|no more|stopped|don't|doesn't|didn't|won't|can't|cannot|no|less|fewer)\b", re.IGNORECASE
)
_BARE_SHARE = re.compile(r"\d[\d.,]* ?% (?!of\b)|(?:the )?[A-Z]{2,5} or [A-Z]{2,5}$")  # of nobody knows what
# What the candidate answered is no topic.
_ANSWERED = re.compile(
    r"^(?:and |so |then )?I (?:also |then )?asked (?:him|her|them)\b(?! (?:if|whether|how|what|why|when|where|who|which)\b)"
    r"|^(?:I )?(?:said|answered|replied|suggested|told (?:her|him|them))\s?(?:: |$)",
    re.IGNORECASE,
)
# "my driving licence", "my age": what the candidate has or lacks, and not "my decision making in a shoulder dystocia"
_OF_MINE = re.compile(r"my (?!view|opinion|thoughts|ideas|approach|favou?rite)[\w-]+(?: [\w-]+)?")
# "… and how I find out whether it is the operator, | the belt or the safety edge": cut off, another question
_ONE_OF_SEVERAL = re.compile(r", [^,]+? or |, [^,]+, (?:and|or) ")
_AND_ASKED = re.compile(r"^you \w+ .{3,80}? and asked (?:me )?(?:about )?(.+)$", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:ask(?:s|ed|ing)?|quizzed|wanted to know|wondered|question)\b", re.IGNORECASE)
_UNWELCOME = re.compile(
    r"\bwhy I (?:leave|left|quit|am leaving|want to leave|moved)|\bgaps?\b|\bweakness|\bsalar|\bnotice\b|\bparking\b",
    re.IGNORECASE,
)


def _of_both(point: Point, lead: str) -> Point:
    """A point on what both did, or on what the reader asked, as the noun phrase that says so."""
    said = point.clause
    asked = _AND_ASKED.match(said)
    if asked:
        return replace(point, np=asked.group(1), clause="", kind="question")
    put = point.speaker == "you" or (not point.speaker and lead.endswith("asked me "))
    if point.np and put and _ASKED.search(lead) and "asked for " not in lead:
        # Whether one can, may or would is settled with a yes: it is no topic.
        own = _OF_MINE.fullmatch(point.np) or point.np.startswith(("whether I", "if I", "why I"))
        worse = 5 if _UNWELCOME.search(point.np) or own else 0
        return replace(point, kind="question", penalty=point.penalty + worse + 4 * _thin(point.np))
    return point


def _named_first(text: str, cast: Cast) -> str:
    """Whose doing a clause tells of, where it begins with one of the names in the room."""
    for word in re.findall(r"[^\W\d_][\w-]*", text)[:3]:
        if word[:1].isupper() and word.lower() in cast.reader:
            return "you"
        if word[:1].isupper() and word.lower() in cast.others:
            return cast.others[word.lower()]
    return ""


def _viewed(shape: Shape, speaker: str, lead: str, cast: Cast) -> Shape:
    """A view as a view ("your view that …"), and what another of the panel asked as that person's question."""
    np, said, jotted = shape
    view = re.search(r"\b(?:believe|think|feel|reckon|argue|say it is|insist|convinced)", lead)
    if said and view and re.search(r"\b(?:we|us|our)\b", said):
        return "", "", ""
    if speaker in cast.others.values() and np and "ask" in lead:
        np = f"{speaker}'s question on {np}"
    return np, said, jotted


# "safety is first he told me three times"
_SO_THEY_SAID = re.compile(
    r",? (?:he|she|they|you) (?:told|said|says|mentioned|explained|repeated|stressed)(?: (?:me|us|it|so|that|this))*"
    r"(?: (?:again|twice|\w+ times|several times))?$",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(
    r"^(?:last|this) (?:year|month|week|season|quarter|term|summer|winter|spring|autumn),? (?=\w+ )", re.IGNORECASE
)
_CANDOUR = re.compile(r",? (?:with|in) (?:some|great|real|a lot of|much|considerable) \w+, ")


def _thin(np: str) -> bool:
    """Whether a question holds nothing that another conversation would not ("what I would make")."""
    return not any(len(w) > 3 and w not in _ASKED_ANYWHERE and w not in _GENERIC for w in re.findall(r"[\w'-]+", np.lower()))


_ASKED_ANYWHERE = word_set("asked-anywhere")


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
    weak = 4 * bool(_UNRESOLVED.search(text) and not with_its_question(np)[1])
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
        weak += 8 * bool(_HOW_OFTEN.match(np)) + 8 * (np.startswith(("what I ", "how I ")) and _thin(np))
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


# "stock takes - every Sunday night": when it is, and no topic
_HOW_OFTEN = re.compile(
    r"^(?:the )?(?:every|each) (?:\w+ )?(?:day|night|morning|evening|afternoon|week|month|year|term|season|shift"
    r"|(?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)day)s?(?: (?:night|morning|evening|afternoon))?$",
    re.IGNORECASE,
)


def _without_splice(text: str) -> str:
    """`text` without what a comma splices on: another clause, or a verb whose subject stands before ("…, asked me how")."""
    for match in re.finditer(rf", (?:and |so )?(?!but\b)|{BUT_ANOTHER}| so (?!that\b|far\b|much\b|many\b)", text):
        head, rest = text[: match.start()], text[match.end() :].split()
        if len(head.split()) < 4 or not rest or SHARED_HALF.match(text[match.end() :]):
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


def _stands_alone(text: str) -> bool:
    """Whether words say something of this conversation and name whose "yourself" they speak of."""
    loose = _YOURSELF.search(text) and not re.search(r"\byou\b.*\byoursel", text)
    return not loose and _says_something(text)


def _says_something(text: str) -> bool:
    words = re.findall(r"[\w'&+#-]+", text.lower())
    return any(w not in _GENERIC for w in words)
