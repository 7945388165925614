"""Which numbers, times and days of a draft are claims, and what supports them.

A figure is a claim where it states how things were or are. It is none where it belongs to the message itself ("two short
paragraphs"), to something offered, asked, demanded or supposed ("by Friday", "if two of us did it"), or to an idiom. A
small number that contradicts no note is a doubt at most.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from followup_ai.compiled import compiled
from followup_ai.patterns import expression
from followup_ai.rules._calculus import measured
from followup_ai.rules._counts import counted_noun, counted_otherwise, is_counted_otherwise, is_of_another
from followup_ai.rules._evidence import OWN_FIELDS, Evidence
from followup_ai.rules._ledger import Claim
from followup_ai.rules._matters import rival
from followup_ai.rules._people import names_at, people_of
from followup_ai.rules._quantities import Quantity, bare_value, quantities
from followup_ai.rules._reckoning import derived
from followup_ai.rules._text import Sentence
from followup_ai.rules._words import WORD, is_stop, plain, stem, stems_of

# What is offered, proposed or asked is not claimed: "I am free on Monday", "should I keep the week of 8 June?"
_OFFER = expression(
    r"\bi(?:'d| would)? (?:want|need|prefer|rather have)\b(?! to\b)|"
    r"\bi(?:'ll| will| can| could|'d (?:be|love|like)| would (?:be|love|like)| hope)\b|\b(?:i am|i'm) (?:\w+ )?(?:free|"
    r"available|around|reachable|in town)\b|\b(?:free|available|availability)\b"
    r"|\b(?:happy|glad|delighted|able|pleased) to (?:\w+ )?(?:talk|"
    r"speak|meet|call|chat|come|join|start|discuss|arrange|visit|do|"
    r"take|answer|hop)\b"
    r"|\b(?:could|can|may|might|shall|should|would) (?:i|we|you|it)\b|"
    r"\bif (?:it|that|you|there|the)\b|\bcall you\b|\bat your convenience\b|\bwould love\b"
)
_I_OFFER = expression(r"\bi(?:'ll|'d| will| can| could| would) (?!have\b|like\b|love\b|say\b)[^.;?!]{0,60}$")
# A demand puts a date before the reader, it does not report one: "confirm latest by Friday evening".
_DEMAND = expression(
    r"\b(?:i|we) (?:\w+ ){0,2}(?:expect|need|must|want|insist|require|demand|await|set you|give you|look forward)\b"
    r"|\byou (?:will|must|should|have until|have|need|ought)\b|\b(?:kindly|please|let me know|reply|respond|answer|confirm|"
    r"get back|furnish|give me|tell me|inform me|hear from|no later than)\b"
)
_DEADLINE = expression(
    r"\b(?:by|before|until|till|within|no later than|not later than|latest|(?:last )?term of|deadline of)"
    r"(?: (?:the|end|of|close|noon|on|about|next|this|tomorrow|today|latest))*[ ,(]+$"
)
_AT_LATEST = expression(r"^(?:,? at the (?:very )?latest| noon| morning| evening| close)\b")
# What is supposed, wondered at or given as an instance.
_SUPPOSED = expression(
    r"\b(?:if|suppose|supposing|imagine|whether|perhaps|maybe|for example|for instance|e\.g\.|such as|could be|would be|"
    r"might be|may be|(?:know|see|say|wonder|decide|ask) which|could|would) [^.;!?]*$"
)
_WOULD = expression(r"\b(?:would|could|might|'d)\b")
_IMAGINED = expression(r"^[^.;,!?]{0,40}\b(?:would|could|might|(?:i|we|you)'d)\b")
_IS_ONE = expression(r"^(?: [\w'-]+){0,4} (?:is|are|was|were) (?:one|ones|an?|the|my|exactly|just|what)\b")
"""What is called something stands as it is, whatever one would do with it: "the trial in November is one I'd enjoy"."""
_DEFINITE = expression(r"\b(?:your|my|our|the) (?:[\w'-]+ ){1,3}of $")
"""What there is stands as it is: "your night shift of nineteen would have a calm supervisor in me"."""
_ONE_OF = expression(r"^ or (?:\d|\w+ )|^\]|^\)")
_OWN_TEXT = expression(r"^(?: or \w+)? (?:\w+ )?(?:paragraphs?|sentences?|words?|lines?|questions?|bullets?)\b(?! of\b)")
_HARMLESS_AFTER = expression(
    r"[ -](?:of (?:us|you|them|these|those|the)|things?|points?|topics?|"
    r"questions?|areas?|reasons?|thoughts?|ideas?|words?|minutes?|"
    r"sentences?|"
    r"lines?|ways?|sides?|steps?|moments?|main|key|pages?|subjects?|"
    r"themes?|conversations?|people|parts?|aspects?|directions?)\b"
)
# What the reader is said to have told is no offer, whatever else the sentence offers.
_TOLD = expression(
    r"\b(?:decid\w+|decision|deadline|you (?:said|mentioned|hoped?|"
    r"expect(?:ed)?|told|plan(?:ned)?|explained|wanted)|(?:my|i have|"
    r"i've) [^.;]{0,40}years?)\b"
)
_YOU_TOLD = expression(r"\b(?:you|we) (?:said|mentioned|told|planned|explained|named|agreed|gave|hoped|expected)\b|\bas you\b")
_SMALL = 5
_TALK = (
    r"(?:talk(?:ed|ing)?|conversation|interview(?:ed|ing)?|meeting|"
    r"met|chat(?:ted)?|spoke|speaking|discussion|discussed|call|visit|"
    r"panel|session|"
    r"told|said|mentioned|showed|saw|walked|thank(?:s| you)|your time|the time you|see(?:ing)? you)"
)
TALKED_ON = expression(rf"\b{_TALK}\b[^.;?!]{{0,60}}$")
"""What stands before a day said of the conversation."""
OF_TALK = expression(r"^(?:'s|'|s)? ?(?:\w+ ){0,2}(?:interview|conversation|talk|meeting|chat|call|discussion|visit|panel)\b")
"""What stands after one."""
_AHEAD = expression(
    r"\b(?:by|before|until|till|next|after|deadline|decision|decide|"
    r"hear|following|this coming|coming)(?: (?:the|on|end of|close of|of)){0,3} ?$"
    r"|\blook(?:ing)? forward to [^.;?!]{0,40}$"
)
_ROUNDED = expression(
    r"(?<!talk )(?<!talked )(?<!talking )(?<!went )(?<!go )(?<!gone )(?<!fallen )"
    r"(?<!risen )(?<!grown )(?<!spread )(?<!down )(?<!no )(?<!not )\b(?:over|"
    r"more than|well over|upwards of|in excess of|at least)(?: (?:a|some))? $"
)
_MEANWHILE = expression(r"(?:^|[,;] )over $")
"""Before a duration: "over three years in quality, I was part of the team" tells of them, and rounds nothing."""
_ROUNDABLE = ("number", "duration", "percent", "amount")
_RATIO = expression(r"\b(?:one|two|three|four|\d) in $")
_MOMENTS = expression(
    r"\b(?:spare|within|next|last|past|for|few|your|took|take|taking|give|gave|giving|those|these|got|need|needs|only|just|under)"
    r" (?:\w+ ){0,2}$"
)
_OUT_OF = expression(r"^ (?:in|out of) (?:\d|two|three|four|five|six|seven|eight|nine|ten)")
_SOMEBODY = expression(
    r"\b(?:i|my|me|we|our|us|you|your|he|his|she|her|they|their|the|this|these|those|i'[a-z]+|we'[a-z]+|you'[a-z]+)\b"
)
_TO_BE = expression(r"\b(?:will|shall|going to|should|can|could|would|[a-z]+'(?:ll|d))\b[^.;?!,]{0,40}$")
_NEW_CLAUSE = expression(r"\b(?:discussed|said|mentioned|told you),? (?:that )?i(?:'[a-z]+)? [^.;?!]{0,40}$")
_HAVE = expression(r"\bi(?:'ve| have| had)(?: got)? $")
_NEAR = 300
"""Characters either side of a figure that tell whether it is stated or demanded; no sentence of a letter is longer."""
_SELF = compiled(r"\b(?:my|i|i've|i'm)\b(?! (?:spoke|talked|met|spent))[^.;?!]{0,40}$")
_LATER = expression(r"\b(?:in|for|another) $")
_FUTURE = expression(r"\b(?:ends?|expires?|will|going to|starts?|due|runs? out)\b")


def quantity_claims(sentence: Sentence, evidence: Evidence, today: dt.date) -> Iterator[Claim]:
    """The figures of one sentence that claim something."""
    found = measured(sentence.text)
    named = names_at(sentence.text, people_of(evidence.interview)) if found else ()
    offer = _OFFER.search(sentence.low) if found and not _TOLD.search(sentence.low) else None
    for quantity in found:
        if any(start <= quantity.start < end for start, end in named):
            continue  # "Hello Sun": whom it is said to, and no day
        judged = _judged(quantity, sentence, offer, evidence, today)
        if judged is not None:
            words = sentence.words_at(quantity.start, quantity.end)
            yield Claim(quantity.kind, words.text, words.start, words.end, bool(judged.source), *judged)


class _Judged(NamedTuple):
    """What the notes have of a figure: its source, whether that is sure, and the note that says otherwise."""

    source: str
    sure: bool
    against: str = ""


def _judged(
    quantity: Quantity, sentence: Sentence, offer: re.Match[str] | None, evidence: Evidence, today: dt.date
) -> _Judged | None:
    """The source of a figure, empty where there is none, and whether that is sure; None where it claims nothing."""
    before = sentence.low[max(0, quantity.start - 120) : quantity.start]
    after = sentence.low[quantity.end : quantity.end + 80]
    source = _support(quantity, evidence, today) or _hour(quantity, before, after, evidence)
    of_calendar = quantity.kind != "duration" and source.startswith(_OF_THE_CALENDAR)
    against = None if of_calendar else rival(quantity, sentence, evidence)
    stated, sure = bool(source) and against is None, True
    if not stated:
        if _claims_nothing(quantity, sentence, offer, before, after):
            return None
        if against is not None:
            return _Judged("", True, against.note)
        source = derived(quantity, before, after, evidence, today)
        sure = not source and not _is_slight(quantity, _around(quantity, sentence), before, after, evidence)
    if quantity.kind == "weekday" and source and not offer:
        source = _weekday_source(quantity, before, after, evidence)
    rounded = quantity.kind in _ROUNDABLE and _ROUNDED.search(before) and not _is_throughout(quantity, before, after)
    if source and rounded and not _also_rounded(quantity, evidence):
        source = derived(quantity, before, after, evidence, today)
    if stated and source and is_of_another(quantity, before, after, evidence):
        source = derived(quantity, before, after, evidence, today)
        source = source if not stems_of(source).isdisjoint(counted_noun(after)) else ""
    if not source and sentence.text.endswith("?") and quantity.kind in _DAYS and not _names_a_day(evidence):
        sure = False  # "Would Monday be the day?" where the notes have "early next week"
    if not source and quantity.kind == "time":
        sure = False  # no note has an hour in its place: "voices at 3 a.m." are the night's
    against_it = counted_otherwise(quantity, before, after, evidence) if sure and not source else ""
    return _Judged(source, sure, against_it)


def _around(quantity: Quantity, sentence: Sentence) -> str:
    return sentence.low[max(0, quantity.start - _NEAR) : quantity.end + _NEAR]


def _claims_nothing(quantity: Quantity, sentence: Sentence, offer: re.Match[str] | None, before: str, after: str) -> bool:
    """Whether a figure belongs to an idiom, or to what is offered, asked or supposed."""
    # "I cut shrink by a third, and I'd love to do the same": what was done before the offer is none
    ahead = offer and (offer.start() < quantity.start or quantity.kind not in ("percent", "number"))
    offered = (ahead or _I_OFFER.search(before)) and _is_offered(quantity, before)
    return _is_harmless(quantity, before, after) or bool(
        offered or _is_unasserted(quantity, _around(quantity, sentence), before, after)
    )


def _is_throughout(quantity: Quantity, before: str, after: str) -> bool:
    """Whether "over" before a duration tells that something took that long: "creeps a little over a hundred hours"."""
    if quantity.kind != "duration" or not _OVER.search(before):
        return False
    return (_MEANWHILE.search(before) is not None and "," in after) or not _MORE_THAN.search(before)


_OVER = expression(r"\bover (?:a |an |some )?$")
_MORE_THAN = expression(
    r"(?:^|[,;] |\b(?:for|well|just|a little|with|my|have|has|had|bring|of|after|and|spent|been|is|was|are|takes?|took|at|to"
    r"|worked|served|since) )over (?:a |an |some )?$"
)
"""Before a duration: "for over six years" is longer than six."""


_DAYS = ("date", "weekday", "ordinal", "month", "time")
_OF_THE_CALENDAR = ("date:", "today:", "decision_date:")
"""Sources that no words of a note stand beside."""


def _names_a_day(evidence: Evidence) -> bool:
    """Whether the next steps name a day, so that another one is a mistake and no guess."""
    kinds = {q.kind for field, note in evidence.notes if field == "next_steps" for q in quantities(note)}
    return bool(evidence.interview.decision_date) or not kinds.isdisjoint(("date", "weekday", "ordinal"))


# --- what supports a figure ---------------------------------------------------------------------------


def _support(quantity: Quantity, evidence: Evidence, today: dt.date) -> str:
    for key in sorted(quantity.keys, key=str):
        if source := evidence.quantities.get(key):
            return source
    if any(key in (("date", today.month, today.day), ("dom", today.day)) for key in quantity.keys):
        return f"today: {today}"
    if quantity.kind in ("duration", "amount"):
        # The notes may leave the unit out ("Kafka: 6"), or write it their own way ("9 s").
        source = evidence.quantities.get(("n", bare_value(quantity) or 0.0), "")
        if source.startswith(OWN_FIELDS):
            return source
    if quantity.kind == "number" and (source := evidence.quantities.get(("count", bare_value(quantity) or 0.0))):
        return source  # "eight on, six off" for "eight days on, six off"
    return _elapsed(quantity, evidence.interview.date, today) if quantity.kind == "duration" else ""


_AT = expression(r"\b(?:at|by|from|till|until|to|around|about|before|after|@) $")
_TILL = expression(r" (?:till|until) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)")
_FROM_TILL = expression(
    r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight) (?:till|until) $"
)
_CLOCK_ENDS = expression(r"(?:[.,;:!?]|$| (?:on|in|is|was|will|would|suits?|start|sharp|each|every|and|or|to|works?)\b)")


def _hour(quantity: Quantity, before: str, after: str, evidence: Evidence) -> str:
    """The source of an hour where one of the two leaves out which half of the day it is in ("at seven" for 7am)."""
    if quantity.kind == "time":
        whole = next((int(k[1]) // 60 or 12 for k in quantity.keys if k[0] == "time" and not int(k[1]) % 60), 0)
        bare = re.compile(rf"(?:\b(?:at|from|by|till|until|to|around|start|starts) |@ ?){whole}\b(?![:.,]?\d| ?[%\w])")
        return next((f"{name}: {note[:120]}" for name, note in evidence.notes if whole and bare.search(note)), "")
    value = bare_value(quantity)
    if quantity.kind != "number" or value is None or value != int(value) or not 1 <= value <= 12:
        return ""
    clock = (_AT.search(before) and _CLOCK_ENDS.match(after)) or _TILL.match(after) or _FROM_TILL.search(before)
    minutes = int(value) * 60 % 720
    if clock and (side := _SIDE.search(before)):
        before_it = 1 if side[1] == "before" else -1
        near = (("time", (minutes - before_it * apart) % 720) for apart in range(0, 31, 5))
        return next((evidence.quantities[time] for time in near if time in evidence.quantities), "")
    return evidence.quantities.get(("time", minutes), "") if clock else ""


_SIDE = expression(r"\b(before|after) $")
"""Before an hour that lies within half an hour of the one noted: "before ten" for 9.45."""


def _elapsed(quantity: Quantity, interview: dt.date, today: dt.date) -> str:
    """A duration that is the time since the interview, to the half week."""
    minutes = next(
        (float(k[1]) * (43_800 if k[0] == "months" else 1) for k in quantity.keys if k[0] in ("minutes", "months")), 0.0
    )
    if minutes < 1440 or "hour" in quantity.text.lower():
        return ""  # an hour is no measure of days gone by
    return f"date: {interview}" if abs(minutes / 1440 - (today - interview).days) <= 3.5 else ""


# --- what is no claim ------------------------------------------------------------------------------------


def _is_harmless(quantity: Quantity, before: str, after: str) -> bool:
    value = bare_value(quantity)
    if quantity.kind == "number":
        if _OWN_TEXT.match(after):
            return True
        small = value is not None and value <= _SMALL and not quantity.text[0].isdigit()
        return small and bool(_HARMLESS_AFTER.match(after) or re.search(r"\b(?:these|those|both|all|the other) $", before))
    if quantity.kind == "duration":
        if _EACH.search(before) and any(k[0] in ("minutes", "seconds") and float(k[1]) < 60 for k in quantity.keys):
            return True  # "I check my phone every ten minutes"
        if value == 1 or quantity.text.lower().startswith("one "):
            return not re.search(r"\b(?:my|have|has|had) (?:\w+ )?$", before) and not re.match(
                r"^'?s? (?:of|in|at|as|with)\b", after
            )
        if any(k[0] in ("minutes", "seconds") and float(k[1]) <= 1440 for k in quantity.keys) and not re.search(
            r"\bmy\b.*$", before
        ):
            if value is not None and value > 10 and value % 5 and any(k[0] == "minutes" for k in quantity.keys):
                return False  # nobody says out of courtesy that they spoke for 143 minutes
            return bool(_MOMENTS.search(before)) or after.startswith((" of your", "' of"))
        return bool(re.search(r"\b(?:next|coming|another|past|last|first) (?:few |couple of )?$", before))
    return False


def _is_offered(quantity: Quantity, before: str) -> bool:
    if quantity.kind == "number":
        return bool(re.search(r"\b(?:at|from|until|till|around|about|after|before|between|and) $", before))
    if quantity.kind == "percent":
        return not quantity.text[0].isdigit()
    small = quantity.kind == "duration" and any(k[0] == "minutes" for k in quantity.keys)
    return small or quantity.kind in ("time", "date", "weekday", "month", "ordinal")


def _is_unasserted(quantity: Quantity, near: str, before: str, after: str) -> bool:
    """Whether the figure is demanded or supposed, not stated."""
    if _YOU_TOLD.search(near):
        return False
    if (_DEADLINE.search(before) or _AT_LATEST.match(after)) and quantity.kind != "percent" and _DEMAND.search(near):
        return True
    if _IMAGINED.match(after) and quantity.kind != "duration" and not (_IS_ONE.match(after) or _DEFINITE.search(before)):
        return True
    if _DEADLINE.search(before) and _WOULD.search(before):
        return True
    if quantity.kind in ("date", "weekday", "month", "year", "ordinal"):
        return False
    return bool(_SUPPOSED.search(before)) and (quantity.kind != "duration" or "if" in before or "would" in before)


def _is_slight(quantity: Quantity, near: str, before: str, after: str, evidence: Evidence) -> bool:
    """Whether a reader would shrug at a figure the notes lack: small, and no note counts the same thing otherwise."""
    if quantity.kind in ("number", "amount") and not _SOMEBODY.search(near):
        # "A sign costs ten pounds" is said of the world, not of anybody.
        return not is_counted_otherwise(quantity, before, after, evidence)
    if quantity.kind == "duration":
        # How long they talked the candidate knows; a round number of it is a courtesy.
        short = any(k[0] == "minutes" and float(k[1]) < 1440 and not float(k[1]) % 5 for k in quantity.keys)
        if short and re.search(_TALK, near) and not _SELF.search(before):
            return True
        return bool(_GONE_BY.match(after)) or bool(_LATER.search(before) and _FUTURE.search(before))
    value = bare_value(quantity)
    if quantity.kind == "time":
        return bool(_ONE_OF.match(after))
    if quantity.kind != "number" or value is None:
        return False
    if (
        _ONE_OF.match(after)
        or re.search(r"\d or $", before)
        or (value <= 10 and (_RATIO.search(before) or _OUT_OF.match(after)))
    ):
        return True
    if _HAVE.search(before):
        return False
    if value > _SMALL or "." in quantity.text:
        return False
    return not any(noun in _counted(evidence) for noun in _nouns(after))


_GONE_BY = expression(
    r" ago\b| since (?:(?:my|our|the|that|your) (?:\w+ ){0,2}?"
    r"(?:interview|conversation|meeting|talk|chat|call|visit|application)"
    r"|(?:we|i) (?:last )?(?:met|spoke|talked|interviewed|applied|came|visited|heard|saw|sat|had))\b"
)
"""How long ago it was: true on the day it is sent, which whoever checks a message may not know."""


def _nouns(after: str) -> list[str]:
    words = [plain(m.group()) for m in WORD.finditer(re.split(r"[.,;:!?()]", after, maxsplit=1)[0][:60])]
    return [stem(w) for w in words[:3] if not is_stop(w) and not w[0].isdigit()][:2]


@lru_cache(maxsize=64)
def _counted(evidence: Evidence) -> frozenset[str]:
    """Stems of what the notes count: "two dispatchers on nights" counts dispatchers."""
    found: set[str] = set()
    for _, note in evidence.notes:
        for quantity in quantities(note):
            if quantity.kind == "number":
                found.update(_nouns(note[quantity.end : quantity.end + 60]))
    return frozenset(found)


_NEWS = expression(
    r"\b(?:let(?:ting)? me know|your (?:kind |prompt |courteous )?(?:e-?mail|letter|reply|note|message|text|news|answer)|heard"
    r"|wrote|written|rang|emailed|the news)\b[^.;?!]{0,40}$"
)
"""What came after the conversation, on a day of its own."""
_OWN_ERRAND = expression(r"\bi (?:\w+ly |also |even |then )?(?:saw|walked|told|showed|called|visited)\b[^.;?!]{0,80}$")
_WITH_READER = expression(r"\b(?:you|we|us|our)\b")
"""Who takes part in the conversation: "I saw your piece in the paper on Saturday" tells of the candidate's own day."""
_CALL_AHEAD = expression(r"^(?:'s|s')? (?:call|meeting|panel|visit|session)\b")
_EACH = expression(r"\b(?:every|each|alternate|most) (?:\w+ )?$")


def _weekday_source(quantity: Quantity, before: str, after: str, evidence: Evidence) -> str:
    """Where the weekday is said of the conversation, only the interview's own (or one in the notes) supports it."""
    day = next(k[1] for k in quantity.keys)
    # "Mondays" and "every Monday" are habits, a quoted line is about anything, and "as we discussed, I" opens another matter.
    habit = (
        before.count('"') % 2 == 1
        or quantity.text.lower().endswith("days")
        or _EACH.search(before)
        or _NEW_CLAUSE.search(before)
        or _TO_BE.search(before)
    )
    errand = _OWN_ERRAND.search(before) and not _WITH_READER.search(before)
    spoke = TALKED_ON.search(before) and not (errand or _AHEAD.search(before) or _NEWS.search(before))
    source = evidence.quantities[("weekday", day)]
    ahead = source.startswith("next_steps:") and _CALL_AHEAD.match(after)
    talked = not (habit or ahead) and bool(OF_TALK.match(after) or spoke)
    return evidence.talk_days.get(int(day), "") if talked else source


def _also_rounded(quantity: Quantity, evidence: Evidence) -> bool:
    number = re.escape(quantity.text.split()[0].split("-")[0].lower())
    rounded = re.compile(rf"(?:over|more than|at least|plus|>|upwards)[^.;]{{0,12}}{number}|{number} ?\+|\d ?\+")
    return any(rounded.search(note) for _, note in evidence.notes)
