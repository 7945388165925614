"""How far a draft stretches what the notes say: the whole for a part, a spell without its end, sides exchanged, plans added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from followup_ai.compiled import compiled
from followup_ai.patterns import expression
from followup_ai.rules._bindings import Passage, figure_misplaced, passages, telling
from followup_ai.rules._contrasts import is_claimed
from followup_ai.rules._evidence import Evidence
from followup_ai.rules._ledger import Claim, claim_at
from followup_ai.rules._quantities import Quantity, quantities
from followup_ai.rules._text import Sentence
from followup_ai.rules._words import OF_ONESELF, WORD, is_ordinary, is_stop, plain, stem, weight

_Span = tuple[int, int]


def scope_claims(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """The words of one sentence that go beyond the notes they rest on.

    Args:
        sentence: of a draft.
        evidence: the interview.

    Returns:
        only what is not supported; kind "detail", and not sure.
    """
    if sentence.text.endswith("?") or sentence.part == "subject":
        return
    for find in (
        _speakers,
        _denied,
        _wholes,
        _unended,
        _exchanged,
        _plans,
        _relatives,
        _alone,
        _yourself,
        _lengths,
        _halves_of_the_day,
        figure_misplaced,
    ):
        for start, end in find(sentence, evidence):
            yield claim_at(sentence, "detail", start, end, "", sure=False)


_WHOLE = expression(
    r"(?<!\bof )(?<!\babove )(?<!\bafter )(?<!\bat )\b(?:all(?: of| but)?|each of|the whole(?: of)?|the entire|throughout"
    r"|every(?: single)?(?! (?:second|third|other|few|now|\d|two|three|four|five|six|seven|eight|nine|ten|twelve)\b))\b"
    r"(?! (?:the best|my best|time|that|i|you|we|this|in all|about|right|very|much|my thanks|day|else)\b)"
)
_PART = compiled(
    r"\b(?:\d[\d,]* (?:out )?(?:of|in) |half|some|most(?:ly)?|part of|few|many of|one of|mainly|so far|flagship|only|nearly"
    r"|almost|a third|a quarter|two thirds|first|partly|sometimes|usually|often|the rest|except)\b|\d ?%|\b\d+ on\b|\d/\d"
)
_PHRASE_ENDS = compiled(r"[,.;:!?]| (?:that|which|who|and|is|are|was|were|at|in|on|for|to|with) ")
_PHRASE = 60
"""Characters after "all" in which stands what it is all of."""


def _wholes(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """ "Every seam" where the only notes on it tell of a tenth of the seams."""
    for m in _WHOLE.finditer(sentence.low):
        phrase = _PHRASE_ENDS.split(sentence.low[m.end() : m.end() + _PHRASE], maxsplit=1)[0]
        head = telling(phrase)
        about = telling(sentence.low) if head and is_claimed(sentence.low[: m.start()]) else head
        shared = [(len(about & p.told), p) for p in passages(evidence) if head & p.told]
        most = max((count for count, _ in shared), default=0)
        parts = all(_PART.search(p.text) for count, p in shared if count == most)
        if most >= _ALIKE and parts and not any(_WHOLE.search(p.text) for _, p in shared):
            yield m.start(), m.end() + len(phrase)


_ALIKE = 2
"""So many telling words, forms and kin a sentence and a note share that tell of one thing."""
_YEAR = expression(r"\b(?:since|from) (?:19|20)\d\d\b")
_SPELL = compiled(r"\b((?:19|20)\d\d) ?(?:-|\u2013|/|to|till|until) ?((?:19|20)?\d\d)\b")


def _unended(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """ "Since 2015" where the notes have a spell that ended: "2015-2019"."""
    if not _YEAR.search(sentence.low):
        return
    for began in {m[1] for p in passages(evidence) for m in _SPELL.finditer(p.text)}:
        for m in re.finditer(
            rf"\bsince {began}\b|\b(?:from|since) {began} (?:until|to|till) (?:this|now|today|the)\b", sentence.low
        ):
            yield m.span()


_THAN = expression(r"\b([a-z]{3,})(?: [a-z]+)?? than (?:in |at |on |the |for |by |from |with |to )*([a-z]{3,})\b")


def _exchanged(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """ "More in Techiman than in Kumasi" for "higher in Kumasi than in Techiman"."""
    for m in _THAN.finditer(sentence.low):
        first, second = stem(m[1]), stem(m[2])
        for passage in passages(evidence) if not (is_stop(m[1]) or is_stop(m[2])) else ():
            words = [stem(plain(t.group())) for t in WORD.finditer(passage.text)] if "than" in passage.text else []
            if first in words and second in words and words.index(first) > words.index(second):
                yield m.span()


_PLAN = expression(
    r"\b(?:your|the) (?:\w+ )?(?:plans?|idea|proposal|intention|project|scheme) (?:for|of|to (?:open|build|start|launch|add"
    r"|bring)) (?:an? |the |your |new |more )*(?P<what>[\w' -]+?)"
    r"(?= (?:in|at|for|on|to|with|and|sound\w*|is|are|was|were|which|that|made|has|have) |[.,;:!?]|$)"
)


def _plans(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """ "Your plan for a café", of which no note speaks."""
    for m in _PLAN.finditer(sentence.low):
        words = [w for t in WORD.finditer(m["what"]) if weight(stem(w := plain(t.group()))) >= 1]
        if words and not evidence.kin(words[-1]):
            yield m.span()


_RELATIVE = expression(
    r"\b(?:your|his|her|their) (?:\w+ )?(?P<who>wife|husband|son|daughter|father|mother|brother|sister|uncle|aunt|grandfather"
    r"|grandmother|cousin|nephew|niece|dad|mum)s?\b"
)


def _relatives(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """Somebody of the reader's family whom no note names."""
    yield from (m.span("who") for m in _RELATIVE.finditer(sentence.low) if not evidence.kin(m["who"]))


_SOLE = expression(r"\b(?:single-handed(?:ly)?|solely|from scratch|entirely (?:on my own|by myself))\b")
_SOLE_NOTED = compiled(r"\b(?:single|sole|solo|alone|own|scratch|myself)\b")


def _alone(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """ "Single-handed", which no note says."""
    found = _SOLE.search(sentence.low)
    if found and OF_ONESELF.search(sentence.low) and not any(_SOLE_NOTED.search(p.text) for p in passages(evidence)):
        yield found.span()


_YOURSELF = expression(r"\byou (?!for\b|asked\b|told\b|rang\b|wrote\b)(?:\w+ly |both )?[a-z]+\b[^.;?!,]{0,60}?\byourself\b")


def _yourself(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """What "you do yourself" where the note on it names somebody else who does."""
    found = _YOURSELF.search(sentence.low)
    if not found:
        return
    interview, about = evidence.interview, telling(sentence.low)
    known = {
        plain(word) for name in (interview.interviewer.name, interview.company, interview.candidate) for word in name.split()
    }
    shared = [(len(about & p.told), p) for p in passages(evidence)]
    most = max((count for count, _ in shared), default=0)
    if most >= _ALIKE and any(p.names - known for count, p in shared if count == most):
        yield found.span()


_TALKED = compiled(r"\b(?:talk(?:ed)?|chat(?:ted)?|spoke|interview|call|conversation|met|meeting|video)\b")
_GIVEN = expression(
    r"\b(?:sparing|giving|gave|spared|spent|spending|talk(?:ed)?|spoke|conversation|interview|call)\b[^.;]{0,40}$"
)
_YOU_GAVE = expression(r" (?:of your time|(?:that )?you (?:gave|spent|spared)|we (?:spent|talked|spoke)|together)\b")
_LONG = expression(r"\b(?:hours?|minutes?|mins?)\b")
_TALKS = ("discussed", "their_words", "personal", "left_out")
_FAR = 1.4
"""How many times as long as noted a talk may be called without a reader minding."""


def _lengths(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """How long one talked, where the notes have it otherwise."""
    for quantity in quantities(sentence.text) if _LONG.search(sentence.low) else ():
        told = _minutes(quantity)
        if told and (_GIVEN.search(sentence.low[: quantity.start]) or _YOU_GAVE.match(sentence.low, quantity.end)):
            notes = [p for p in passages(evidence) if p.field in _TALKS and _TALKED.search(p.text)]
            noted = [minutes for p in notes for q in p.figures if (minutes := _minutes(q))]
            if noted and all(max(told, minutes) > _FAR * min(told, minutes) for minutes in noted):
                yield quantity.start, quantity.end


def _minutes(quantity: Quantity) -> float:
    """How long a talk of this length is; 0 where no talk is so long or so short."""
    minutes = next((float(k[1]) for k in quantity.keys if k[0] == "minutes"), 0.0) if quantity.kind == "duration" else 0.0
    return minutes if 10 <= minutes <= 480 else 0.0


_HALF = expression(r"(?: o'clock)?,? in the (morning|afternoon|evening)\b")
_EARLY, _LATE = compiled(r"0\d|.*a\.?m"), compiled(r"1[3-9]|2\d|.*p\.?m")


def _halves_of_the_day(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """ "Seven in the evening" for 07:00."""
    if not _HALF.search(sentence.low):
        return
    noted = [q for p in passages(evidence) for q in p.figures if q.kind == "time"]
    for quantity in quantities(sentence.text):
        half = _HALF.match(sentence.low, quantity.end)
        hours = {k[1] for k in quantity.keys if k[0] == "time"} | {int(k[1]) * 60 % 720 for k in quantity.keys if k[0] == "n"}
        same = [q for q in noted if half and any(k[0] == "time" and k[1] in hours for k in q.keys)]
        other = _EARLY if half and half[1] != "morning" else _LATE
        if half and same and all(other.match(q.text.lower()) for q in same):
            yield quantity.start, half.end()


_SPEAKER = expression(
    r"\b(?:(?:dr|mr|mrs|ms|prof|professor|captain|sister)\.? )?(?P<who>[a-z]+)(?:'s)? (?:put it|puts it|said|says|told"
    r"|mentioned|explained|described|calls?|called|line|words?|phrase|remark)\b"
)
_MOST_ALIKE = 3
"""So many telling words, forms and kin a sentence shares with the note whose words it tells."""


def _speakers(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """What somebody is said to have said, where the note on it is of another's words."""
    for m in _SPEAKER.finditer(sentence.low):
        word = plain(m["who"])
        named = sentence.text[m.start("who")].isupper() and not (is_stop(word) or is_ordinary(word))
        best = _nearest(sentence.low, evidence) if named and word not in plain(evidence.interview.interviewer.name) else []
        if best and not any(word in passage.text for passage in best):
            yield m.span()


def _nearest(low: str, evidence: Evidence) -> list[Passage]:
    """The passages that share most with a sentence; none where that is little."""
    about = telling(low)
    shared = [(len(about & p.told), p) for p in passages(evidence)]
    most = max((count for count, _ in shared), default=0)
    return [p for count, p in shared if count == most] if most >= _MOST_ALIKE else []


_DID = expression(
    r"\b(?:i|i've|i'm|i am|i have) (?:\w+ ){0,2}?\w+ed\b|\bmy (?:\w+ )?(?:background|experience|years) (?:with|in|of|on)\b"
)
_NOT = expression(r"\b(?:not|never|no|without|yet|lack\w*|\w+n't|rather than)\b")
_NOT_DONE = compiled(
    r"\b(?:not|never|no|without|lack\w*|don't|haven't|didn't|isn't|wasn't) (?:yet |much |any |been )?([a-z]{4,})"
)


def _denied(sentence: Sentence, evidence: Evidence) -> Iterator[_Span]:
    """What the candidate says they did or are, where their own note says that they did not: "not trained"."""
    denied = _not_done(evidence)
    if not denied or not _DID.search(sentence.low) or _NOT.search(sentence.low):
        return
    about = telling(sentence.low)
    for passage, forms in denied:
        if len(about & passage.told) >= _MOST_ALIKE:
            yield from (t.span() for t in sentence.words if stem(plain(t.group())) in forms)


@lru_cache(maxsize=64)
def _not_done(evidence: Evidence) -> tuple[tuple[Passage, frozenset[str]], ...]:
    """The passages in which the candidate notes what they have not done, each with the stems of that."""
    own = [p for p in passages(evidence) if p.field in ("qualifications", "concern", "left_out")]
    found = [(passage, frozenset(stem(m[1]) for m in _NOT_DONE.finditer(passage.text))) for passage in own]
    return tuple((passage, forms) for passage, forms in found if forms)
