"""Which clauses of the notes are not meant for the reader, and whether a draft carries one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from followup_ai.language.secrecy import CONFIDENTIAL, HIDDEN, PRIVATE, UNDER_THE_HAT
from followup_ai.models import Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._content import Point, index_of, own_words, point_of, prose, tokens_of
from followup_ai.rules._matching import best_match
from followup_ai.rules._quantities import Quantity, bare_value, in_thousands, quantities
from followup_ai.rules._text import Words, fold, split_sentences
from followup_ai.rules._words import EVERYDAY_WEIGHT, is_stop, stem, words_in

Reason = Literal["private", "aside"]

NOTES = ("discussed", "their_words", "personal", "qualifications", "left_out", "promised", "concern", "news", "next_steps")

_NEGATED = (
    r"(?:do not|don't|dont|do n't|(?<!did )(?<!has )(?<!had )(?<!have )not|never|shan't|won't|wont|will not|shouldn't|"
    r"should not|mustn't|must not|can't|cannot|can not|better not|"
    r"no need|rather not|am not|i'm not|isn't|is not)"
)
_PUT = (
    r"(?:writ\w*|put\w*|mention\w*|includ\w*|say\w*|bring\w*(?: \w+)? up|"
    r"repeat\w*|quot\w*|add\w*|use|using|share\w*|shar\w*|refer\w*|"
    r"raise|tell\w*|print|publish|note)"
)
# "never got to say it" and "I never mentioned that" tell of a chance that was missed, and would have it said.
_MISSED = expression(
    r"\b(?:(?:never|didn't|did not|couldn't|could not|hadn't) (?:\w+ )?(?:got|get|had|have|found|find|came|come|manage\w*)"
    r"|no)\b(?: (?:a|the|any|my))?(?: (?:chance|time|moment|turn))?(?: (?:round|around))?"
    r" to (?:say|tell|mention|bring|add|raise|share)\b"
    r"|\bi (?:(?:have|had) )?never (?:actually |even |once )?(?:mentioned|said|told|brought up)\b"
)
# The mark points at what is said beside it: "don't write that", "not putting that in".
_POINTS = expression(
    rf"\b{_NEGATED} (?:\w+ ){{0,4}}?{_PUT}(?: \w+){{0,2}}? (?:that|"
    rf"this|it|these|those|any of (?:that|this|it)|in|anywhere|the (?:letter|"
    rf"email|e-mail|note|message|thank))\b"
    rf"|\b{_NEGATED} (?:\w+ ){{0,3}}?{_PUT}(?: (?:about|of))? (?:it|that|this)\b"
    rf"|\b{_NEGATED} (?:to be |being |be )?(?:writ\w+|mention\w*|repeat\w*|includ\w*|quot\w*|shared|bring(?:ing)? up|"
    r"let(?:ting)? on|breathe a word)\b"
    rf"|\b{_NEGATED} (?:want|like|need|wish)\w*(?: \w+){{0,3}}? (?:seen?|read|written|mentioned|known|in) (?:in )?(?:the |"
    rf"my |any )?"
    r"(?:letter|e-?mail|note|message|writing)\b"
    r"|\b(?:better|best) (?:left (?:out|unsaid|unmentioned)|unsaid|unmentioned|not (?:say|said|mention\w*|written|to "
    r"say))\b|\bleave \w+(?: \w+)? (?:out of (?:it|this)|unsaid)\b"
    r"|\b(?:needn't|need not|needs not|must not|mustn't|doesn't need to|don't need to|shouldn't|should not) know\b"
    r"|\bnone of (?:their|his|her) business\b|\bmum's the word\b|\b(?:steer clear of|avoid mentioning)\b"
    r"|\bnot for (?:the )?(?:\w+ )?(?:e-?mail|letter|note|message|"
    r"thank\w*|record|publication|sharing|writing|here|them|him|her|(?:other )?(?:ears|eyes)|their (?:ears|eyes))\b"
    r"|\bnot for (?:their|his|her|the reader's|anyone's|anybody's) (?:ears|eyes)\b"
    r"|\b(?:leave|leaving|keep|keeping) (?:that|this|it|these|those|"
    r"them)(?: \w+)?(?: (?:out|off|quiet|to (?:myself|yourself|ourselves|"
    r"himself|herself|themselves)|between|private|under|secret|confidential))\b"
    r"|\b(?:keep|kept) to (?:my)?self\W*$"
    r"|\b(?:keep|keeping) (?:that|this|it|these|those) (?:(?:at )?home|in the (?:family|house))\W*$"
    rf"|\bkeep (?:schtum|quiet|mum)(?=\s*(?:$|[,;.:)]|about\b|on\b))|\bhush\b|\b{HIDDEN}"
    rf"|\bnobody (?:else )?(?:knows (?:yet|about (?:it|this|that))|"
    r"should know|is supposed)\b|\b(?:not|isn't|aren't|hasn't been|haven't been) (?:yet )?(?:public|announced|"
    r"official)\b"
    r"|\bto keep (?:it|this|that) (?:quiet|to myself|private)\b|\bnot supposed to (?:know|"
    r"say|tell)\b|\basked me not to\b|\b(?:said|asked|told me|begged me) not to (?!worry|call|rush|wait|bother|hesitate|"
    r"ring|email|expect)"
    r"\w+ (?:it|that|this|them)\b|\bunder (?:nda|embargo|wraps)\b|"
    r"\bnda\b|\bembargoed\b"
    r"|\bnot for (?:the |any |this |that )?(?:mail|paper|page|print|text|post|file|letter|e-?mail|writing|sharing)\W*$"
    r"|\b(?:it|this|that|which|all of (?:it|this|that)|what (?:he|she|they) said) (?:all )?(?:stays|remains|rests|ends|stops)"
    r" (?:right )?(?:here|there|with me|between .{1,20}|in (?:here|this (?:file|note|page|room)))\W*$"
    r"|^\W*(?:stays|remains) (?:right )?(?:here|with me)\W*$"
    r"|\b(?:goes|going|go|gone) no further\b|\b(?:not|never) (?:to )?go(?:es|ing)? (?:any )?further\b"
    r"|^\W*(?:not|never|must not|mustn't) (?:to )?(?:go|going|leave) (?:beyond|outside|past) (?:this|here|me|these)\b"
    r"|\b(?:rather not|prefer not to|no need to|best not to|don't want to) (?:go on about|dwell on"
    r"|get into|go into) (?:it|this|that)\b"
    r"|^\W*(?:i'll |i will |i |let's |best )?(?:leave|leaving) (?:it|this|that) (?:at that"
    r"|there)\W*$|^\W*(?:just|only) for me\W*$"
    r"|\b(?:i|you) (?:did not|didn't|didnt|never) (?:hear|heard|say|said) (?:it|that|this)(?: from me)?\W*$"
)
# The mark names its own clause: "in confidence", "off the record".
_MARKS = expression(
    rf"\b(?:in (?:strict(?:est)? )?confidence|{CONFIDENTIAL}|{PRIVATE}|{UNDER_THE_HAT}|between (?:us|"
    r"ourselves|you and me|you and i|the two of us|me and \w+)|off[- ](?:the[- ])?record|"
    r"for my (?:own )?eyes(?: only)?|for me only|(?:note|notes|memo|"
    r"reminder) to (?:my)?self|personal note|my own note|entre nous|"
    r"on the qt|(?:paid|pay(?:ing)?|pays|cash|money|wages?|work\w*|deal|agree\w*|settled?) (?:[\w']+ ){0,3}?under the table|"
    r"strictly(?= (?:between|for me|off)|\W*$))\b"
)

_SUBJECT = (
    r"(?:he|she|they|guy|man|woman|bloke|lady|boss|interviewer|manager|"
    r"one of them|hr|recruiter|panel|receptionist|director|one|lady|"
    r"dude|place|office|building)"
)
_BAD = (
    r"(?:rude|arrogant|boring|bored|smug|cold|dull|dismissive|condescending|"
    r"patronis\w+|patroniz\w+|unfriendly|awful|horrible|terrible|weird|"
    r"creepy|annoying|aggressive|unprofessional|snooty|stuck-?up|full of (?:him|"
    r"her|them)sel\w+|disorgani[sz]ed|late again|clueless|hostile|"
    r"grumpy|moody|obnoxious|useless|a jerk|a nightmare|a bit off|"
    r"mean|scary|intimidating|pompous|sexist|racist|ageist|distracted|"
    r"yawn\w*|on (?:his|her|their) phone|horrid|shabby|smell\w*|a dump|"
    r"sour|cagey|chaotic|a mess|shambles)"
)
# What is told of one's own manager in kindness or as plain news: "my boss is willing to let me go after two weeks".
_KINDLY = (
    r" (?:is|was) (?:(?:very|quite|so|always|also|now|more than|only too|still|perfectly) )*(?:happy|willing|glad|pleased"
    r"|delighted|aware|content|fine|ready|prepared|supportive|patient|proud|generous|kind|fair|called|named|available|away"
    r"|letting|moving|retiring|one of|(?:a|the) (?:good|great|kind|fair|wonderful|lovely|patient)|on (?:holiday|leave)"
    r"|my (?:referee|reference))\b"
    r"| makes? sure\b| made (?:sure|time|it possible"
    r"|me (?:feel welcome|responsible|head|lead|deputy|(?:the |a |his |her )?\w+ lead))\b"
)
_ASIDE = expression(
    rf"\b{_SUBJECT}\b[^.;]{{0,25}}?\b(?:was|is|were|are|seemed|seems|"
    rf"came across(?: as)?|looked|kept|sounded|felt|acted)\b[^.;]{{0,20}}?\b{_BAD}\b"
    r"|\b[\w'-]+ (?:looked|seemed|sounded|acted|came across(?: as)?) (?:\w+ )?(?:bored|rude|arrogant|smug|dismissive"
    r"|condescending|unfriendly|grumpy|moody|hostile|distracted|uninterested|unimpressed|impatient|half asleep"
    r"|full of \w+sel\w+)\b"
    rf"|^(?:honestly |frankly |tbh |but |and )?(?:bit|so|very|kinda|quite|rather|a bit|pretty|really|totally) {_BAD}\b"
    rf"|\b{_BAD},? (?:tbh|ngl|imo|imho|to be honest|if i'm honest|honestly|frankly)\b"
    r"|\bon (?:his|her|their) phone\b|^(?:so )?rude$"
    r"|\bkept (?:checking|looking at|staring at|glancing at|playing with) (?:his|her|their) (?:phone|watch|screen|laptop)\b"
    r"|\bi (?:really |badly |desperately |so |just |do |absolutely |"
    r"honestly |truly |kind of )*(?:need|needed) (?:this|the|that|"
    r"it|a|to get out|out|money|any)\b(?! (?:clarif|more time))(?=[^.;]{0,20}(?:job|"
    r"work|money|income|badly|so much|so bad|break|win|one|$|[!.;,]))"
    r"|\bneed this\b|\bneed the money\b|\bdesperate(?:ly)?\b|\bi'?m (?:so )?(?:broke|"
    r"skint|desperate|exhausted|gutted|stressed|worried|scared|terrified|"
    r"nervous)\b"
    r"|\b(?:i|totally|completely|think i|probably) (?:\w+ )?(?:bombed|"
    r"blew|messed|screwed|botched|fluffed|flubbed|choked|froze|rambled|"
    r"waffled|blanked|panicked|babbled|fumbled|stumbled|cocked|flunked|"
    r"butchered|tanked)\b"
    r"|\bmade a (?:mess|hash|fool|right)\b|\bwent blank\b|\bmind went\b|"
    r"\bsweat(?:ing|ed|y)\b|\bmy hands (?:were )?sh\w+\b|\bfelt (?:so |"
    r"a bit |really |like )?(?:stupid|old|dumb|an idiot|sick|small|"
    r"out of (?:my|place)|judged|awkward|rubbish|tired|nervous|anxious|"
    r"uneasy|foolish)\b"
    r"|(?:^|\bi(?:'m| am| was| felt| feel)? )(?:so|very|really|super|"
    r"too) (?:nervous|anxious|tired|scared|embarrass\w+|awkward)\b|"
    r"(?<!without )\bembarrassing\b(?! (?:any|some|every|no)(?:one|body)\b| (?:the|a|our|their|your|guests|customers|people"
    r"|patients|pupils)\b)|\bi was (?:\w+ )?(?:nervous|anxious|late|shaking|"
    r"terrified|rubbish|a wreck)\b"
    r"|\b(?:rent|mortgage|bills|debts?|overdraft|childcare costs|benefits) (?:is|goes|went|"
    r"are|due|to pay|going|won't|overdue|piling|behind|run\w*)\b|\b(?:pay|"
    r"paying|cover|make) (?:the |my |our )(?:rent|mortgage|bills|debts?)\b|"
    r"\bsavings (?:are|is|run\w*|gone)\b"
    r"|(?:^|\bi (?:\w+ )?|\bi'?m (?:\w+ )?|\bam (?:\w+ )?)(?:hate|"
    r"hated|loathe|can't stand|cannot stand|sick of|fed up|had enough of|"
    r"dread)\b|\bmy (?:current |present |old |last |ex[- ]?)?(?:boss|"
    rf"manager)(?!{_KINDLY}) (?:is|was|keeps|hates|won't|doesn't|would kill|made|"
    r"makes|bull\w+|shouts?)\b"
    r"|\b(?:ugh|argh|aargh|grr+|wtf|ffs|omg|sigh|yikes|eek|jeez|fml|"
    r"smh|meh)\b|\b(?:please|pls) (?:let|god|hire|pick|give)\b|\bfingers crossed\b|"
    r"\bpraying\b|\bhope (?:they|he|she) (?:pick|like|liked|choose|"
    r"hire|don't|didn't|won't|call|say)\w*\b|\bkill for\b"
    r"|\bcr(?:y|ied|ying)\b|\bin tears\b|\bhangover\b|\bhungover\b|"
    r"\bdivorc\w+\b|\b(?:got|was|been) (?:fired|sacked|laid off|let go)\b|"
    r"\bidiot\w*\b|\bcrap\w*\b|\bbloody\b|\bshit\w*\b|\bdamn\w*\b|"
    r"\bf+u+c+k\w*\b|\bstupid\b|\bmoron\b|\bbastard\w*\b"
    r"|^(?:oh )?(?:my )?god\b|\b(?:interview|meeting|hour|panel|it all|whole thing|talk) (?:\w+ )?dragged\b"
    r"|\bnot that (?:it|they|he|she|i|anyone|anybody) (?:really |much )?(?:matters?|cares?|minds?)\b"
    r"|\bno idea (?:if|what|why|how) (?:i|they|he|she)\b|\bi (?:doubt|"
    r"don't think) (?:i|they|he|she)\b|\bprobably (?:won't|didn't|"
    r"not going to) (?:get|hire|pick|like)\b|\b(?:didn't|did not|doesn't|"
    r"don't) (?:seem to )?like me\b|\bhated me\b"
)
_CUT = expression(
    r"\s*(?:;|\n|[()\[\]]| - | \u2013 |\u2014|\.{2,}|,(?= )|:(?= )|"
    r"(?<!\w)but(?!\w)|(?<!\w)because(?!\w| of\b)|(?<!\w)though(?!\w))\s*"
)


@dataclass(frozen=True, slots=True)
class Private:
    """A clause of the notes that is not meant for the reader."""

    text: str
    reason: Reason
    point: Point
    quantities: tuple[Quantity, ...]
    core: str = ""
    """Of an aside, the stem of the word that makes it one: without it, its subject may be spoken of."""
    whole: Point | None = None
    """All its words, those that public notes share included."""


def _pieces(sentence: str) -> list[str]:
    """The clauses of a sentence; one that ends in a colon keeps it, for what follows is what it speaks of."""
    found = []
    at = 0
    for cut in [*_CUT.finditer(sentence), None]:
        end = cut.start() if cut else len(sentence)
        piece = sentence[at:end].strip(" -*\u2022,.!")
        if piece:
            found.append(piece + (":" if cut and ":" in cut.group() else ""))
        at = cut.end() if cut else end
    return found


def private_clauses_of_note(note: str, spoken: bool = False) -> list[tuple[str, Reason]]:
    """The clauses of one note that are private or an aside, with the reason.

    Args:
        note: as typed.
        spoken: whether it holds the reader's own words; these hold no aside, and no order to leave them out.
    """
    found: dict[str, Reason] = {}
    previous: list[str] = []
    folded = fold(note.replace("\n", " ; "))[0]
    sentences = [folded[a:b] for a, b in split_sentences(folded)]
    for number, sentence in enumerate(sentences):
        pieces = _pieces(sentence)
        marked_sentence = False
        for at, piece in enumerate(pieces):
            low = piece.lower()
            points = None if spoken or _MISSED.search(low) else _POINTS.search(low)
            mark = points or _MARKS.search(low)
            if mark:
                marked_sentence = True
                for clause in _scope(pieces, at, mark, previous, sentences[number + 1 : number + 2]):
                    found.setdefault(clause, "private")
            elif not spoken and _ASIDE.search(low):
                found.setdefault(piece, "aside")
        # "It came up." is told of what stands before it
        held = previous if _content(sentence) < _ENOUGH or _SLIPPED.search(sentence.lower()) else []
        previous = [*held, *pieces] if pieces and not marked_sentence else pieces[-1:]
    return list(found.items())


def _content(text: str) -> int:
    return sum(not is_stop(t.plain) and t.stem not in _MARK_WORDS for t in tokens_of(text))


_ENOUGH = 3
"""Words of content a clause needs to stand for what a mark points back at; a shorter one takes the clause before it along."""


_WHERE = expression(r"\W*(?:here|anywhere|down|in|on|at|to|yet)\b")
"""What goes on after a "that" which points back: "not writing that here"."""


def _scope(pieces: list[str], at: int, mark: re.Match[str], previous: list[str], following: list[str]) -> list[str]:
    """What a mark of privacy points at: its own clause, else the clauses before it, else the ones after."""
    piece = pieces[at]
    before, after = piece[: mark.start()], piece[mark.end() :]
    if piece.endswith(":") and (pieces[at + 1 :] or following):
        return [piece, *(pieces[at + 1 :] or _pieces(following[0]))]
    pointing = _POINTS.search(mark.group().lower()) and re.search(r"\b(?:that|this|it|those|these|in)\b", mark.group().lower())
    if (mark.group().lower().endswith("that") and _content(after) >= 1 and not _WHERE.match(after.lower())) or _content(
        before
    ) >= 2:
        return [piece]
    if not pointing and _content(before + after) >= (1 if _OWN_MATTER.match(after.lower()) else 2):
        # "don't bring up my age, 64": what is set beside it belongs to it
        return [piece, *(p for p in pieces[at + 1 : at + 2] if len(p.split()) <= 2)]
    if at + 1 < len(pieces) and _TOLD_THAT.match(pieces[at + 1].lower()):
        return [piece, *pieces[at + 1 :]]  # "she said, between ourselves, that the depot shuts"
    back: list[str] = []
    for earlier in reversed([*([] if at else previous), *pieces[:at]]):
        back.append(earlier)
        if sum(map(_content, back)) >= _ENOUGH and not _SLIPPED.search(earlier.lower()):
            break
    low = [piece.lower() for piece in back]
    short = sum(map(_content, back)) < _ENOUGH
    if at and short and (back[0].endswith(":") or any(map(_BACKWARD.search, low)) or any(map(_EXCHANGE.fullmatch, low))):
        back += previous
    return [piece, *(back or pieces[at + 1 :] or (_pieces(following[0]) if following else []))]


_TOLD_THAT = expression(r"(?:that|how|about)\b")
_SLIPPED = expression(r"\b(?:let|told|said|whispered|mentioned|blurted|confided|gave) (?:me )?(?:it|this|that)\b")
"""Says only that something was told, which is what stands before it."""
_OWN_MATTER = expression(r" (?:my|our) ")
_BACKWARD = expression(r"\b(?:this|that|it|these|those)\b")
"""Words by which a short clause points at the sentence before it: "I was told this half in jest; not for the letter"."""
_EXCHANGE = expression(
    r"(?:and )?(?:i|we|he|she|they|\w+) (?:only |just )?(?:asked|answered|replied|explained|told \w+)"
    r"(?: (?:me|him|her|them|honestly))?"
)
"""A clause that tells only that something was asked and answered, which is what stands before it: "He asked, I answered"."""


@lru_cache(maxsize=64)
def private_clauses(interview: Interview) -> tuple[Private, ...]:
    """Every private clause of an interview; its point holds only words that no public clause has."""
    marked: list[tuple[str, str, Reason]] = []
    public: list[str] = [interview.role, interview.company]
    for name in NOTES:
        value = getattr(interview, name)
        for note in (value,) if isinstance(value, str) else value:
            clauses = private_clauses_of_note(note, spoken=name == "their_words")
            marked += [(name, text, reason) for text, reason in clauses]
            rest = fold(note.replace("\n", " ; "))[0]
            for text, _ in sorted(clauses, key=lambda c: -len(c[0])):
                rest = rest.replace(text, " ")
            public.append(rest)
    known = {t.stem for text in public for t in tokens_of(fold(text)[0])}
    known_numbers = {k for text in public for q in quantities(fold(text)[0]) for k in q.keys}
    own = own_words(interview)
    found = []
    for name, text, reason in marked:
        point = point_of(text, name, own)
        words = tuple(w for w in point.words if w.stem not in known and w.weight > 0.1 and not is_mark_word(w.stem))
        numbers = tuple(q for q in quantities(text) if q.kind not in ("month", "weekday") and not q.keys & known_numbers)
        if reason == "private" and not words and not numbers:
            # The mark points at something another note tells openly: "the patent fight was in confidence".
            words = tuple(w for w in point.words if w.weight >= 0.5 and not is_mark_word(w.stem))
            words = words if len(words) >= 2 else ()
        if words or numbers:
            core = _core(text) if reason == "aside" else ""
            found.append(Private(text, reason, Point(text, name, words), numbers, core, point))
    return tuple(found)


def _core(aside: str) -> str:
    found = _ASIDE.search(aside.lower())
    content = [t for t in tokens_of(found.group()) if not is_stop(t.plain)] if found else []
    return content[-1].stem if content else ""


_MARK_WORDS = frozenset(
    stem(w)
    for w in words_in(
        """write mention putting include say bring repeat quote confidence confidential private record secret keep yourself
myself note email letter message honestly told said says lol tbh btw fyi guy think thought really actually
basically anyway way yet public put tell between leave half jest joke joking pls please kidding wife husband mum partner ear eye
matter"""
    )
)


def is_mark_word(word: str) -> bool:
    """Whether a stem only marks what is told as private, or is a word for telling."""
    return word in _MARK_WORDS


def without_marks(text: str) -> str:
    """A text in lower case without what marks it, or something beside it, as private."""
    return _MARKS.sub(" ", _POINTS.sub(" ", text.lower()))


_OF_ANYTHING = frozenset(["go", "goes", "going", "gone"])
"""Words that carry no confidence by themselves: "however it goes" beside a rent that goes up."""


def carried(clause: Private, draft: Draft) -> tuple[tuple[tuple[int, int], ...], bool] | None:
    """Offsets of the words of a draft that carry a private clause, and whether that is sure; None where none do."""
    match = best_match(clause.point, index_of(draft), reach=1)
    if clause.core and all(p.note.stem != clause.core for p in match.pairs):
        return None
    if len(match.pairs) == 1 and match.pairs[0].token.plain in _OF_ANYTHING:
        return None
    numbers = _numbers_carried(clause, draft)
    if numbers and (match.score >= EVERYDAY_WEIGHT or not clause.point.words):
        return (*numbers, *match.spans), True
    direct = [p for p in match.pairs if p.strength >= 0.9 and p.worth >= 0.85]
    if len(direct) >= 2 or (match.score >= 1.2 and len(match.pairs) >= 2):
        return match.spans, True
    named = any(p.note.text[0].isupper() for p in direct)
    if len(match.pairs) == 1 and len(clause.point.words) >= _MANY and not named:
        return None  # "I could be on the rota quickly" tells nobody that two are leaving because of the new rota
    if match.plain_hits and (match.fraction >= 0.4 or named):
        telling = len(match.pairs) > 1 or clause.reason == "aside"
        return match.spans, telling and (match.fraction >= 0.5 or named)
    if match.fraction >= 0.6 and match.score >= 0.6:
        return match.spans, False
    if match.pairs and clause.reason == "private" and clause.whole:
        together = best_match(clause.whole, index_of(draft), reach=1)
        if len(together.pairs) >= 3 and together.fraction >= 0.6 and set(match.tokens) & set(together.tokens):
            return together.spans, False
    many = any(q.kind in ("amount", "percent") or (bare_value(q) or 0) >= _TELLING for q in clause.quantities)
    return (numbers, False) if numbers and many else None


@cache
def _kinds() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """What is told in confidence, by kind: the words by which notes speak of it, and those by which messages do."""
    found = {}
    for line in (Path(__file__).parent / "_confidences.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, _, words = line.partition(":")
            noted, _, hinted = words.partition("||")
            found[kind] = (_any_of(noted), _any_of(f"{noted}|{hinted}" if hinted else noted))
    return found


def _any_of(words: str) -> re.Pattern[str]:
    forms = [re.escape(w.strip()).replace(r"\*", r"\w*").replace(r"\ ", " ") for w in words.split("|") if w.strip()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


@lru_cache(maxsize=64)
def _private_kinds(interview: Interview) -> tuple[tuple[str, ...], str]:
    """The kinds of confidences that only private notes of an interview speak of, and all that it tells besides these notes."""
    private = [clause.text.lower() for clause in private_clauses(interview)]
    if not private:
        return (), ""
    told = [interview.role, interview.company]
    for name in NOTES:
        value = getattr(interview, name)
        told += (value,) if isinstance(value, str) else value
    rest = " | ".join(fold(text)[0].lower() for text in told)
    for clause in private:
        rest = rest.replace(clause.rstrip(":"), " ")
    kinds = (kind for kind, (noted, _) in _kinds().items() if any(map(noted.search, private)) and not noted.search(rest))
    return tuple(kinds), rest


def same_kind(draft: Draft, interview: Interview) -> tuple[Words, str] | None:
    """Words of a draft that speak of what only private notes speak of ("the salary you named"), and its kind; never certain."""
    kinds, rest = _private_kinds(interview)
    for kind in kinds:
        for sentence in prose(draft):
            # a word that stands in the open too, as the role's name does, gives nothing away
            if sentence.part != "subject" and (words := sentence.first(_kinds()[kind][1])) and words.text.lower() not in rest:
                return words, kind
    return None


_MANY = 4
"""Words of its own of a private clause, of which one alone tells nothing."""
_TELLING = 13
"""From here on a number that only a private note has is hardly in a draft by chance."""


def _numbers_carried(clause: Private, draft: Draft) -> tuple[tuple[int, int], ...]:
    found = []
    for sentence in prose(draft) if clause.quantities else ():
        for quantity in quantities(sentence.text):
            if any(quantity.keys & (private.keys | in_thousands(private)) for private in clause.quantities):
                words = sentence.words_at(quantity.start, quantity.end)
                found.append((words.start, words.end))
    return tuple(found)
