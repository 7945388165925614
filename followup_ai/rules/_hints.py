"""Hints at what only private notes speak of: their own words in another sentence, or words near them and near nothing else.

A mark of privacy covers more than its own clause: "the Hawick office is to shut; staff haven't been told, so not a word".
What the passage around a mark says and no open note says is its secret. A draft that has two words of it, or one that it
says of the reader's side and not of the candidate's, hints at it; so does one whose words are nearer to the secret than to
what is open.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from followup_ai.compiled import compiled
from followup_ai.models import Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._content import prose
from followup_ai.rules._leaning import above_chance, note_stems
from followup_ai.rules._private import NOTES, is_mark_word, private_clauses, private_clauses_of_note, without_marks
from followup_ai.rules._text import Sentence, Words, fold, split_sentences
from followup_ai.rules._words import WORD, is_stop, plain, root, stem, telling_in


class _Told(NamedTuple):
    """What the notes of an interview keep private, and what they say openly.

    Args:
        secret, open: families of telling words; no secret one is open.
        secret_stems, open_stems: the same words as stems, to be compared by nearness.
    """

    secret: frozenset[str]
    open: frozenset[str]
    secret_stems: tuple[str, ...]
    open_stems: tuple[str, ...]


def hint_at_private(draft: Draft, interview: Interview) -> Words | None:
    """The words of a draft that hint at what only private notes speak of; never certain.

    Args:
        draft: whose sentences are read.
        interview: whose notes are compared.
    """
    told = _told(interview)
    for sentence in prose(draft) if told.secret else ():
        if found := _shared(sentence, told) or _near(sentence, told):
            return sentence.words_at(*found)
    return None


def comes_near_private(draft: Draft, interview: Interview) -> bool:
    """Whether a reader who knows the private notes would look twice at some clause of a draft."""
    told = _told(interview)
    if not told.secret:
        return bool(private_clauses(interview))
    clauses = (sentence.low[a:b] for sentence in prose(draft) for a, b in _clauses(sentence.low))
    return any(_nearer(clause, told)[0] >= _LOOKS_TWICE for clause in clauses)


@lru_cache(maxsize=64)
def _told(interview: Interview) -> _Told:
    passages = [passage for name in NOTES for note in _texts(interview, name) for passage in _passages(note, name)]
    if not any(private for _, private in passages):
        return _Told(frozenset(), frozenset(), (), ())
    people = " ".join(
        [interview.candidate, interview.role, interview.company, *(p.name + " " + p.title for p in interview.people[:1])]
    )
    known = [text for text, private in passages if not private] + [people]
    open_ = frozenset(family for text in known for family, _ in _families(text))
    private = [text for text, private in passages if private]
    secret = frozenset(f for text in private for f, form in _families(text) if not is_mark_word(form)) - open_
    stems = tuple(form for form in note_stems(text.lower() for text in private) if root(form) in secret)
    return _Told(secret, open_, stems, note_stems(text.lower() for text in known))


def _texts(interview: Interview, name: str) -> tuple[str, ...]:
    value = getattr(interview, name)
    return (value,) if isinstance(value, str) else tuple(value)


def _passages(note: str, field: str) -> list[tuple[str, bool]]:
    """The sentences of a note, each with whether a mark covers it: its own, or that of a sentence that points back at it."""
    marked = [clause for clause, reason in private_clauses_of_note(note, spoken=field == "their_words") if reason == "private"]
    folded = fold(note.replace("\n", " ; "))[0]
    pieces = [piece for a, b in split_sentences(folded) for piece in folded[a:b].split(";") if piece.strip()]
    own = [next((piece.find(c.rstrip(":")) for c in marked if c.rstrip(":") in piece), -1) >= 0 for piece in pieces]
    back = [private and _points_back(piece) for piece, private in zip(pieces, own, strict=True)]
    return [(piece, private or after) for piece, private, after in zip(pieces, own, [*back, False][1:], strict=True)]


_BACK = compiled(
    r"\W*(?:and |but |so )?(?:[a-z'.]+ (?:said|told me|wants?|asked|whispered|let slip|keeps?)(?: \w+)? )?"
    r"(?:it|that|this|which)\b"
)
_OF_ITS_OWN = compiled(
    r"\b(?:write|mention|say|repeat|tell \w+|know) (?:that|about|how) (?:he|she|they|i|we|the|my|our|his|her|their)\b"
)
"""A mark that goes on to what it marks: "don't write that he was late"."""
_SAYS = compiled(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|means?|\w{3,}ed|\w{3,}[^s\W]s)\b")


def _points_back(piece: str) -> bool:
    """Whether a marked sentence says so little beside its marks that it speaks of the one before."""
    if _OF_ITS_OWN.search(piece.lower()):
        return False
    rest = without_marks(piece)
    content = sum(
        not ("'" in m.group() or is_stop(word := plain(m.group())) or is_mark_word(stem(word))) for m in WORD.finditer(rest)
    )
    return bool(_BACK.match(piece.lower())) or content < _ENOUGH or not _SAYS.search(rest)


_ENOUGH = 2
"""Words of content of a sentence that speaks for itself."""


def _families(text: str) -> list[tuple[str, str]]:
    """The family and the stem of each telling word of a text."""
    return [(root(form), form) for form in map(stem, (word for word in telling_in(text) if word not in _TITLES))]


_TITLES = frozenset(("mr", "mrs", "ms", "dr", "miss"))
_CUT = compiled(r"[,;:]| - |\b(?:and|but)\b")


def _clauses(low: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in _CUT.finditer(low)), len(low)]
    return list(pairwise(cuts))


_OF_ONESELF = expression(
    r"\b(?:my|let me|i'?(?:ve|d|m|ll)?) (?!hope\b|do hope\b|imagine\b|understand\b|know\b|gather\b|appreciate\b|realise\b"
    r"|should add\b|believe\b|think\b|heard\b|hear\b|see\b|was (?:sorry|sad|glad|surprised)\b)"
)


def _shared(sentence: Sentence, told: _Told) -> tuple[int, int] | None:
    """Where a sentence has two words of the secret; or one, in a clause about the reader's side that has no open word."""
    if len({family for family, _ in _families(sentence.low)} & told.secret) >= _TWO:
        found = [m.span() for m in WORD.finditer(sentence.low) if root(stem(plain(m.group()))) in told.secret]
        return found[0][0], found[-1][1]
    for start, end in _clauses(sentence.low):
        clause = sentence.low[start:end]
        families = {family for family, _ in _families(clause)}
        if families & told.secret and not families & told.open:
            at = next(m.span() for m in WORD.finditer(clause) if root(stem(plain(m.group()))) in told.secret)
            if not _OF_ONESELF.search(clause[: at[0]]):
                return start + at[0], start + at[1]
    return None


_TWO = 2


def _near(sentence: Sentence, told: _Told) -> tuple[int, int] | None:
    """Where the words of a clause are near the secret, and near nothing open."""
    for start, end in _clauses(sentence.low):
        nearer, open_ = _nearer(sentence.low[start:end], told)
        if nearer >= _SPEAKS_OF and open_ <= _OPEN:
            return start, end
    return None


def _nearer(clause: str, told: _Told) -> tuple[float, float]:
    """How much nearer a clause is to the secret than to what is open, and how near to that; in deviations above chance."""
    secret = sum(above for above, _ in above_chance(clause, told.secret_stems))
    open_ = sum(above for above, _ in above_chance(clause, told.open_stems)) if secret else 0.0
    return secret - open_, open_


_SPEAKS_OF, _OPEN, _LOOKS_TWICE = 4.6, 2.0, 0.3
"""Of some two hundred messages that keep what their notes mark as private, one has a clause as near as the first; of 64 that
have none as near as the last, two hint at it all the same, and of the others one in five."""
