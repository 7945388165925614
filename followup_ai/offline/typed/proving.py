"""Proves that the words of a point read well, or finds a shorter form of them that does."""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.language.dates import MONTH, WEEKDAY
from followup_ai.offline.english.asked_of import with_its_question
from followup_ai.offline.english.finite import finite_at, tokens_of
from followup_ai.offline.english.grammar import is_clause, is_noun_phrase
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.lexicon import ADVERBS, CONJUNCTIONS, PREPOSITIONS, WH_WORDS, is_gerund
from followup_ai.offline.english.loose_verbs import has_loose_verb
from followup_ai.offline.english.sureness import subject_of, sure_phrase, sure_statement, typed_whole
from followup_ai.offline.english.topics import core, with_article
from followup_ai.offline.typed.cores import safe_core
from followup_ai.offline.typed.slips import is_slip, points_nowhere
from followup_ai.offline.typed.telegrams import headline


def proved(point: Point) -> Point | None:
    """The point in a form that proves well-formed: as it is, as the other form, or cut to a safe core; else None."""
    if point.quote:
        return point
    text = with_article(point.jotted) if point.jotted[:1].islower() else point.text
    if point.np and has_loose_verb(text):
        return None
    return _proved_as(point, text) if text.split() else None


def _proved_as(point: Point, text: str) -> Point | None:
    if point.np:
        text = with_article(headline(re.sub(r"(?<=[a-z]) Q$", " question", text)))
        point = replace(point, np=text)
    if point.np and text.split()[0].lower() in WH_WORDS:
        text = text[:1].lower() + text[1:]
    if point.np and is_noun_phrase(text) and not is_slip(text):
        return replace(point, np=text)
    head, comma, half = text.rpartition(", ")
    if comma and SHARED_HALF.match(half) and is_clause(head) and _sound(head):
        return replace(point, np="", jotted="", clause=text)
    for said in (text, *_without_tails(text)):
        if is_clause(said) and _sound(said):
            return replace(point, np="", jotted="", clause=settled(_without_scrap(said)))
    head = text.split(", ")[0]
    if point.np and len(head.split()) >= 3 and is_noun_phrase(head):
        return replace(point, np=head)
    thing, _ = with_its_question(text)
    if thing and point.np and is_noun_phrase(thing) and not is_slip(thing):
        return replace(point, np=thing)
    asks = text.split()[0].lower() in WH_WORDS  # what a question turns on is no topic without the question
    core = "" if asks or point.field == "personal" else safe_core(text)
    core = core if _near_the_start(core, text) else ""
    return (
        replace(point, np=core, clause="", jotted="", penalty=max(0, point.penalty - 4 * bool(point.jotted)) + 1)
        if core
        else None
    )


def _near_the_start(core: str, text: str) -> bool:
    """Whether a phrase is what its words are about: what stands far behind ("…got out past a lurcher") is something else."""
    at = text.lower().find(core.removeprefix("the ").lower())
    return at < 0 or len(text[:at].split()) <= (4 if is_gerund(text.split()[0].lower()) else 2)


def _says_no_more(rest: str) -> bool:
    """Whether what follows "but" is a telegram of its own ("but conversion only 9%")."""
    return len(rest.split()) > 1 and bool(re.search(r"\d", rest)) and finite_at(tokens_of(rest)) < 0


def settled(said: str) -> str:
    """A clause whose subject has its article ("finishing shop is new" → "the finishing shop is new").

    Args:
        said: a statement, in sentence case.
    """
    words = said.split()
    verb = finite_at(tokens_of(said))
    return f"{with_article(' '.join(words[:verb]))} {' '.join(words[verb:])}" if 0 < verb < 4 and '"' not in said else said


def _sound(said: str) -> bool:
    """Whether a clause holds no slip, no "it" without a sense, and nothing loose on its subject ("the target 3 percent is")."""
    told = re.search(r" but (?P<rest>.+)$", said)
    if (
        is_slip(said)
        or points_nowhere(said)
        or _HEAPED.search(said)
        or re.search(r" but [a-z]{4,}s$", said)
        or (told and _says_no_more(told["rest"]))
    ):
        return False
    words = said.split()
    verb = finite_at(tokens_of(said))
    while verb > 1 and words[verb - 1].lower() in ADVERBS:
        verb -= 1  # "the team never reads the reports"
    subject = " ".join(words[:verb]) if 1 < verb < len(words) else ""
    return not subject or '"' in subject or headline(subject) == subject


# "the small pieces become pockets bag"
_HEAPED = re.compile(r"\b(?:becomes?|became) (?:[a-z]+[^s\W]s) (?!here|there|now|again|too|yet|either)[a-z]{3,}(?<!ly)$")
SHARED_HALF = re.compile(r"^(?:as|like|the|an? \w+) (?:\w+ )*(?:I|me|my|mine)\b|^my (?:own|old) ")


def _without_scrap(said: str) -> str:
    """A clause without the verbless scrap a comma hangs on it ("you only use X, no Y"); a list keeps its last member."""
    head, comma, scrap = said.rpartition(", ")
    if SHARED_HALF.match(scrap):
        return said  # "an hour from where I grew up": what one has in common is why it was noted
    head = re.sub(r" (?:too|also|as well)$", "", head)
    first = core(scrap.split()[0]) if scrap else ""
    joined = re.search(r"\b(?:and|or|nor)\b", scrap) or first in (PREPOSITIONS | CONJUNCTIONS | ADVERBS | WH_WORDS) - {
        "very",
        "quite",
        "so",
        "really",
    }
    whole = not comma or joined or is_gerund(first) or first in ("including", "especially", "then", "not")
    return said if whole or len(head.split()) < 3 or not is_clause(head) else head


BUT_ANOTHER = r",? but (?=(?:they|we|you|it|I|there|he|she|that|this)\b)"


def _without_tails(text: str) -> list[str]:
    """What remains of a clause when its last pieces go, longest first: at a comma, at "and", at "which"."""
    # What follows "but" may turn the sense round ("correct but unreadable"), unless it is a statement of its own.
    cuts = [m.start() for m in re.finditer(rf", (?!but\b)| and |{BUT_ANOTHER}| because | which | when | combined$", text)]
    return [text[:cut] for cut in reversed(cuts) if len(text[:cut].split()) >= 4 and not _half_a_pair(text, cut)]


# "the bookings are in a book and the choir | and the scouts both turned up"
_ENDS_IN_ONE = re.compile(r" and (?:the|an?|your|my|their|his|her) [\w'’-]+(?: [\w'’-]+)?$")


# "on Tuesdays | and Thursdays only", "between 6 | and 8": half of when or how much is another thing
_COUNTED_PAIR = re.compile(
    rf"(?:{WEEKDAY}s?|{MONTH}|\d[\d.,]*\w*)(?: only)?\|,? (?:and|or) (?:the |on |in )?(?:{WEEKDAY}|{MONTH}|\d)", re.IGNORECASE
)


def _half_a_pair(text: str, cut: int) -> bool:
    """Whether a cut would leave the first of two that the words behind it speak of."""
    if _COUNTED_PAIR.search(f"{text[:cut]}|{text[cut:]}"):
        return True
    return bool(_ENDS_IN_ONE.search(text[:cut])) and text[cut:].startswith(" and ")


_TAILS = re.compile(r",? (?:because|and|but|so|which|when|then) |, ")


def weighed(point: Point) -> Point:
    """A point cut to what is sure to read well, or to what it is about; with the greatest doubt where neither can be shown.

    Args:
        point: a point that proved well-formed (see `proved`).
    """
    if point.quote:
        return point
    sure = sure_phrase(point.np) if point.np else sure_statement(point.clause)
    if sure and point.doubt < 3:
        return point
    told = point.field == "personal" and 3 < len(point.clause.split()) <= 14 and not re.search(r"[:;()]", point.clause)
    if point.clause and point.doubt < 2 and (told or typed_whole(point.clause)):
        return replace(point, doubt=1)
    for cut in reversed([m.start() for m in _TAILS.finditer(point.clause)]):
        head = point.clause[:cut]
        if len(head.split()) >= 5 and not _half_a_pair(point.clause, cut) and sure_statement(head):
            return replace(point, clause=head, penalty=point.penalty + 1)
    subject = "" if point.np or point.field == "personal" else subject_of(point.clause)
    if subject:  # what it is about is safe to name where what is said of it is not
        return replace(point, np=subject, clause="", doubt=1, penalty=point.penalty + 2)
    return replace(point, doubt=3, penalty=point.penalty + 4)
