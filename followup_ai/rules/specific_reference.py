"""The rule `specific-reference`: at least one detail of this conversation is taken up."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._content import FAMILY, Index, end_of_message, index_of, points_of, prose
from followup_ai.rules._idioms import without_idioms
from followup_ai.rules._matching import Match, best_match, misspelt_match, taken_up
from followup_ai.rules._quantities import quantities
from followup_ai.rules._rewording import CERTAIN, OUT, SHOWN, Rewording, is_elsewhere, rewording, tells
from followup_ai.rules._text import fold
from followup_ai.rules._words import is_ordinary


class SpecificReference(Rule):
    """At least one detail of this conversation is taken up: a point discussed, the reader's own phrase, a personal detail.

    Why: a reader remembers a conversation, not a candidate; a message that could go to anybody shows that nobody listened.
    Source: the project's guidance on interview follow-up.

    Content is compared, not words: other forms, abbreviations of the notes and words a reader takes for each other match,
    and rare words weigh more than everyday ones. Words of the role's own trade ("ward" to a nurse) weigh half, the names of
    role, company and people next to nothing, so that one shared everyday word is no detail. Notes that are private or an
    aside are no details either. A promise or a concern taken up counts, though not surely.
    """

    id = "specific-reference"
    title = "A detail from your conversation"
    core = True
    asks = (
        "Take up at least one thing from the notes that was really said in this conversation, in words the "
        "reader will recognise."
    )
    remedy = "Take up one thing you talked about, in plain words: what it was, and what you made of it."
    passes: ClassVar[tuple[str | Example, ...]] = (
        (
            "Dear Dana,\n\nThank you for your time. Your move from nightly batches to streaming is just the "
            "work I enjoy.\n\nBest regards,\nSam Okafor"
        ),
        "Dear Dana,\n\nThank you for talking me through the on-call rota.\n\nBest regards,\nSam Okafor",
        (
            "Dear Dana,\n\nThank you for the talk. I keep thinking about how you put it: boring technology wins.\n\nBest "
            "regards,\nSam Okafor"
        ),
        "Dear Dana,\n\nThank you. It was good to meet somebody else from near Leeds.\n\nBest regards,\nSam Okafor",
        Example(
            'Dear Dana,\n\nThank you. I keep thinking of "where first, then what. Always".\n\nBest regards,\nSam Okafor',
            interview={"their_words": ["where first, then what. always"]},
        ),
        Example(
            "Dear Dana,\n\nThank you for being open about the on-call work.\n\nBest regards,\nSam Okafor",
            interview={"discussed": ["on call one week in five"]},
        ),
        (
            "Dear Dana,\n\nThank you for your time. I liked hearing how the overnight jobs will give way to "
            "streams.\n\nBest regards,\nSam Okafor"
        ),
        "Dear Dana,\n\nThank you. The way you share pager duty in the rota made sense to me.\n\nBest regards,\nSam Okafor",
        Example(
            (
                "Dear Dana,\n\nThank you for the visit. I have thought about the heap of applications from people "
                "waiting for a place to leave their cars.\n\nBest regards,\nSam Okafor"
            ),
            interview={
                "role": "Office Manager",
                "company": "Wexcombe Council",
                "discussed": ["the backlog in parking permits"],
                "their_words": [],
                "personal": [],
            },
        ),
        (
            "Dear Dana,\n\nThank you for your time. Your migration to streaming events sounds well planned.\n\nBest "
            "regards,\nSam Okafor"
        ),
        Example(
            "Dear Dana,\n\nThank you for seeing me.\n\nBest regards,\nSam Okafor",
            interview={"discussed": [], "their_words": [], "personal": []},
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(
            (
                "Dear Dana,\n\nThank you for our great conversation about the Senior Data Engineer role at Acme.\n\nBest "
                "regards,\nSam Okafor"
            ),
            marks="",
        ),
        Example(
            (
                "Dear Dana,\n\nThank you for your time. I would love to join your team and work on interesting "
                "projects.\n\nBest "
                "regards,\nSam Okafor"
            ),
            marks="",
        ),
        Example(
            (
                "Dear Dana,\n\nThank you for your time. I liked hearing about the new bakery in the museum.\n\nBest "
                "regards,\nSam Okafor"
            ),
            marks="",
        ),
        Example(
            (
                "Dear Dana,\n\nThank you for being so friendly and for telling me that you decide within two weeks.\n\nBest "
                "regards,\nSam Okafor"
            ),
            marks="",
        ),
        Example(
            "Dear Dana,\n\nThank you for the insight into the company and its culture.\n\nBest regards,\nSam Okafor", marks=""
        ),
        Example("Dear Dana,\n\nThank you for your time. I look forward to a call.\n\nBest regards,\nSam Okafor", marks=""),
        Example(
            (
                "Dear Dana,\n\nThank you for your time. Acme is a place where a Senior Data Engineer can learn a "
                "lot.\n\nBest regards,\nSam Okafor"
            ),
            marks="",
        ),
        Example(
            (
                "Dear Dana,\n\nThank you for your patience with my questions. I would be glad to support your office.\n\nBest "
                "regards,\nSam Okafor"
            ),
            marks="",
            interview={
                "role": "Office Manager",
                "company": "Wexcombe Council",
                "discussed": ["the backlog in parking permits"],
                "their_words": [],
                "personal": [],
            },
        ),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        interview = context.interview
        if interview is None:
            return not_applicable("Without an interview nobody can say what was talked about.")
        if not interview.details:
            return not_applicable("The interview records no detail of the conversation, so none can be asked for.")
        return _quote(draft, interview) or _point(draft, interview)


_LONG_ENOUGH = 8
"""Characters a phrase needs to be recognised as the reader's own; "go on" could be anybody's."""


def _quote(draft: Draft, interview: Interview) -> Outcome | None:
    """The reader's own phrase, nearly word for word (rapidfuzz, 88 of 100)."""
    sayings = [(note, said) for note in interview.their_words for said in _sentences_of(note)]
    for whole, said in sayings:
        phrase = re.sub(r"[^\w ]", "", fold(said)[0].casefold())
        if len(phrase) < _LONG_ENOUGH:
            continue
        long = [w for w in phrase.split() if len(w) > 3] or phrase.split()
        for sentence in prose(draft):
            low = sentence.low
            if len(low) < len(phrase) * 0.8 or sum(w in low for w in long) * 2 < len(long):
                continue
            from rapidfuzz import fuzz  # 15 ms to import, and seldom needed

            found = fuzz.partial_ratio_alignment(phrase, sentence.low, score_cutoff=88)
            if found:
                words = sentence.words_at(found.dest_start, min(found.dest_end, len(sentence.text)))
                return passed(f'"{words.text.strip()}" takes up their words "{whole}".', words)
    return None


def _sentences_of(note: str) -> list[str]:
    """A phrase of more than one sentence falls apart in a draft as well, and each may be the one that is taken up."""
    return re.split(r"(?<=[.?!])\s+", note)


# A concern is a detail of the conversation where the reader is said to have raised it.
_RAISED = expression(r"\byou(?:r)? (?:\w+ ){0,2}?(?:ask|rais|mention|wonder|worr|concern|question|point|said|brought|doubt)")


def _raised(draft: Draft, match: Match) -> bool:
    return any(_RAISED.search(prose(draft)[token.sentence].low) for token in match.tokens)


def _spoken(draft: Draft) -> list[int]:
    """Numbers of the sentences of the message itself, without what stands above its greeting or below its name."""
    start = draft.greeting.start if draft.greeting else 0
    end = draft.name.end if draft.name else len(draft.text)
    return [
        number
        for number, s in enumerate(prose(draft))
        if s.part in ("subject", "postscript", "voicemail") or start <= s.start <= end
    ]


def _point(draft: Draft, interview: Interview) -> Outcome:
    numbers = _spoken(draft)
    best = rewording(draft, interview, numbers)
    if best and best.stands and not (best.match and _hollow(draft, best.match)):
        return _passed(draft, best)
    if same := _same_measure(draft, interview):
        return same
    index = index_of(draft) if len(numbers) == len(prose(draft)) else index_of(draft, frozenset(numbers))
    if perhaps := _perhaps(draft, interview, index):
        return _taken(perhaps, sure=False)
    return _not_taken(draft, best)


def _passed(draft: Draft, best: Rewording) -> Outcome:
    if best.match and best.shares:
        in_their_words = any(pair.strength >= FAMILY for pair in best.match.pairs)
        return _taken(best.match, in_their_words and best.weight >= CERTAIN and _is_no_pun(draft, best.match))
    near = f' (near to the notes: "{best.near}")' if best.near else ""
    return passed(f'"{best.words.text[:160]}" takes up in other words what was talked about{near}.', best.words, sure=False)


_IN_ONE_PHRASE = 25
"""Characters within which two words are of one phrase ("cloud migration"), and not each of its own ("a cloud … migration")."""


def _is_no_pun(draft: Draft, match: Match) -> bool:
    """Whether the words shared can hardly mean another thing: three of them, two in one phrase, or a sentence that says so.

    Of the labelled messages of which all else was sure, 1 in 20 with a word alone, or two apart, took up nothing.
    """
    together = len(match.pairs) == 2 and len({t.sentence for t in match.tokens}) == 1 and match.reach <= _IN_ONE_PHRASE
    return together or len(match.pairs) > 2 or _plainly_told(draft, match)


def _not_taken(draft: Draft, best: Rewording | None) -> Outcome:
    sure = best is None or best.weight <= OUT
    if best and best.match and best.shares:
        near = best.match
        why = f'{near.quoted} alone does not take up "{near.point.text}", nor anything else that was talked about.'
        return failed(why, *near.spans[:1], sure=sure)
    return failed("Nothing that was talked about is taken up.", end_of_message(draft), sure=sure)


def _is_of_the_clock(draft: Draft, match: Match) -> bool:
    """Whether the one number shared is part of a date or time of another reading: "30 October" and "06:30"."""
    token = match.tokens[0]
    sentence = prose(draft)[token.sentence]
    told = [q for q in quantities(sentence.text) if sentence.origin[q.start] <= token.start < sentence.origin[q.end - 1] + 1]
    noted = {key for q in quantities(fold(match.point.text)[0]) for key in q.keys}
    return any(q.kind in ("date", "time") and not q.keys & noted for q in told)


def _names_another(match: Match) -> bool:
    """Whether the one word shared is a name in the notes ("Biscuit", a dog) and the thing of that name in the draft."""
    note, text = match.pairs[0].note.text, match.pairs[0].token.text
    if match.point.field != "personal":  # elsewhere capitals are of tools and makes, which many write small
        return False
    as_name = note[:1].isupper() and note[1:].islower() and not match.point.text.startswith(note)
    return as_name and text.islower() and is_ordinary(match.pairs[0].token.plain)


def _hollow(draft: Draft, match: Match) -> bool:
    """Whether only a turn of speech is shared ("I won't bore you" for "boring tech"), or the digits of another figure."""
    tokens = match.tokens
    if len(tokens) == 1 and tokens[0].plain.isdigit():
        return _is_of_the_clock(draft, match)
    if len(match.pairs) == 1 and _names_another(match):
        return True
    if not tokens or len(tokens) > 2:
        return False
    return all(not without_idioms(Match(match.point, (pair,)), prose(draft)[pair.token.sentence]).pairs for pair in match.pairs)


_MEASURES = ("percent", "duration", "amount", "time")
_NOT_THE_TALK = expression(r"\b(?:my|i have|i've|decid\w+|decision|hear|reply|years?|next|within|interview\w*|minutes?)\b")


def _same_measure(draft: Draft, interview: Interview) -> Outcome | None:
    """A share, length or price of the notes told in other figures: "forty-eight hours" for two days. Never sure."""
    known = {
        key: note
        for note in (*interview.discussed, *interview.their_words, *interview.personal)
        for quantity in quantities(fold(note)[0])
        if quantity.kind in _MEASURES
        for key in quantity.keys
        if key[0] in ("percent", "minutes", "months", "time") and key[1] not in (0, 50, 100, 60, 1440, 10_080)
    }
    if not known:
        return None
    for sentence in prose(draft):
        if sentence.part == "subject" or _NOT_THE_TALK.search(sentence.low):
            continue
        for quantity in quantities(sentence.text):
            if quantity.kind in _MEASURES and (key := next((k for k in quantity.keys if k in known), None)):
                words = sentence.words_at(quantity.start, quantity.end)
                return passed(f'"{words.text}" takes up "{known[key][:200]}".', words, sure=False)
    return None


# Wishing their own doings well takes them up: "I hope the opening in March is on track".
_WISHED_WELL = expression(
    r"\bhop(?:e|ing)\b[^.;?!]{0,30}? (?:the|your) [^.;?!]{1,60}? (?:go(?:es)? |went |(?:is|are) over"
    r"|(?:is|are|has|have) (?:\w+ )?(?:on|go|be|com|turn|prov|found|gone|went|settl|start|calm|recover))"
)
_IN_ONE_WISH = 60
"""Characters within which the words of one thing stand."""


def _plainly_told(draft: Draft, match: Match) -> bool:
    """Whether a sentence that shares words with a point says that it takes it up; else they may be a pun."""
    sentences = [prose(draft)[number] for number in {t.sentence for t in match.tokens}]
    return any(tells(s.low) for s in sentences if s.part != "subject")


def _is_wished_well(draft: Draft, match: Match) -> bool:
    """Whether some words of a point stand together in a wish that it goes well."""
    numbers = {token.sentence for token in match.tokens}
    together = len(match.pairs) > 1 and len(numbers) == 1 and match.reach <= _IN_ONE_WISH
    return together and all(_WISHED_WELL.search(prose(draft)[number].low) for number in numbers)


# What a talk is said to have been about: "the chat about decaf and Saturdays", "your honesty about the models".
_TOPIC = expression(
    r"\b(?:chat|talk(?:ed|ing)?|conversation|discussion|discussed|exchange|hear(?:ing)?|honest[ly]*|frank(?:ness)?|cando(?:u)?r"
    r"|stor(?:y|ies)|tales?|words?|advice|insights?|learn(?:ed|t|ing)?|spoke|told me|telling me|explain(?:ed|ing)|tour|said)"
    r"(?: \w+){0,2}? (?:about|on|of|over) (?P<topic>[^.;:?!]{1,60})"
)


def _is_topic(draft: Draft, match: Match) -> bool:
    """Whether a word shared with a point is named as what was talked about, in a sentence that tells of no other talk."""
    for token in match.tokens:
        sentence = prose(draft)[token.sentence]
        topics = (sentence.place(*m.span("topic")) for m in _TOPIC.finditer(sentence.low))
        if any(start <= token.start < end for start, end in topics) and not is_elsewhere(sentence.low):
            return True
    return False


_COMPOUND = compiled(r"[a-z]+(?:-[a-z]+)+")


def _is_compound(draft: Draft, match: Match) -> bool:
    """Whether a compound of the point stands in a sentence that shares its words: "year-end", of two everyday words."""
    compounds = _COMPOUND.findall(match.point.text.lower())
    return any(compound in prose(draft)[token.sentence].low for token in match.tokens for compound in compounds)


def _is_namesake(draft: Draft, match: Match) -> bool:
    """Whether a name of the notes, of a dog or a place, is said as a name: in capitals, and not because a sentence starts."""
    for pair in match.pairs:
        note, text = pair.note.text, pair.token.text
        starts = match.point.text.startswith(note) or prose(draft)[pair.token.sentence].start == pair.token.start
        as_names = note[:1].isupper() and note[1:].islower() and text[:1].isupper() and text[1:].islower()
        if pair.strength == 1 and pair.worth >= SHOWN and as_names and not starts:
            return True
    return False


def _perhaps(draft: Draft, interview: Interview, index: Index) -> Match | None:
    """A weak match that its sentence, a slip of the keyboard, a promise or a concern speaks for."""
    for point in points_of(interview, "discussed", "their_words", "personal"):
        match = best_match(point, index)
        if taken_up(match) and not _hollow(draft, match) and _plainly_told(draft, match):
            return match
        told = match.plain_hits or _is_compound(draft, match)
        if told and match.score >= SHOWN and not _hollow(draft, match) and _is_topic(draft, match):
            return match
        if _is_wished_well(draft, match) and not _hollow(draft, match):
            return match
        if point.field == "personal" and _is_namesake(draft, match):
            return match
        if (misspelt := misspelt_match(point, index)).score >= 0.7:
            return misspelt
    for match in (best_match(p, index) for p in points_of(interview, "promised", "concern")):
        if match.plain_hits and taken_up(match) and (match.point.field == "promised" or _raised(draft, match)):
            return match
    return None


def _taken(match: Match, sure: bool) -> Outcome:
    return passed(f'{match.quoted} takes up "{match.point.text[:200]}".', *match.spans, sure=sure)
