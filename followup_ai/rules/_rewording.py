"""How much a sentence of a message speaks for taking something of the notes up, in their words or in others.

No single sign decides. Words of the notes may stand in another sense ("sheds some light" for light fixtures), a sentence that
reads like one that takes a conversation up may take up another one, and a point told in other words may share none. So the
signs of each sentence are weighed together: how it leans (`_leaning.leaning`), what it shares with the notes
(`_matching.Match`), how it uses these words (`_usage.used`), how near its other words are to the notes' world, and whom it
speaks of. `_signs.txt` holds the weight of each, learnt by `python -m evals.signs` from the labelled messages, also held
against the notes of other interviews.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import sqrt
from operator import itemgetter
from pathlib import Path

from followup_ai.models import Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._content import OWN_WEIGHT, own_words, points_of, prose
from followup_ai.rules._idioms import idioms, without_idioms
from followup_ai.rules._leaning import above_chance, is_common, leaning, note_stems
from followup_ai.rules._matching import Match, Sought, pairs_here, taken_up
from followup_ai.rules._text import KEPT_SENTENCES, Sentence, Wording, Words, fold
from followup_ai.rules._usage import used
from followup_ai.rules._words import stem

_FOLDER = Path(__file__).parent
STANDS, STANDS_ALONE, CERTAIN, OUT = -0.55, -0.95, 0.8, -2.95
"""From where on the best sentence takes something up: where it shares words with a point, which may be a pun, and where it
shares none; from where on it surely does, and up to where surely nothing is taken up. Set on messages of the dev split by
weights that had not seen their interviews."""
SHOWN = 0.6
"""What matching words must be worth to be named as what takes a point up."""
_CLEARLY, _HARDLY = 2.75, -4.0
"""From the one on at first look nothing that a second one tells can undo it, and up to the other nothing makes up for it."""
_LIKELY, _BEHIND = 3, 2.0
"""So many sentences at most are looked at twice, and none that is so far behind the likeliest: telling how near one is to the
notes costs most. Of 817 messages of the dev split none would be judged otherwise if all were."""
_ELSEWHERE = expression(
    r"\b(?:another|other|previous|last|current|present|old|former) (?:firm|company|employer|interview|place|boss|manager|"
    r"workplace|school|hospital|job|shop|outfit|site)\b|\b(?:with|at|from|for|by) (?:another|a different|some other) \w+|"
    r"\b(?:on|in|from|at|through|reading|read) (?:your|the) (?:web ?)?(?:site|pages?|website|blog|news|papers?|advert\w*)\b|"
    r"\b(?:never|not|n't) (?:quite |even )?(?:come|came|get|got) (?:up\b|(?:round|around) to|"
    r"to (?:talk|speak|discuss|touch|ask|tell|say))|"
    r"\bwish (?:i(?:'d| had)|we(?:'d| had)) (?:told|said|mentioned|asked|shown|brought|talked|had)\b|"
    r"\bforgot to (?:mention|say|ask|tell|bring|add)\b|\b(?:not|n't|no|never) (?:had |have |got |get )?(?:a |the |any )?"
    r"(?:chance|time|opportunity|moment|occasion) to (?:mention|say|tell|ask|bring|add|show|talk|speak)\b|"
    r"(?<!you )\bhad me (?:in|over|round|up)\b|\bwhen i met (?:the|a|an|another|some\w*) |\breading (?:a|an|about|up)\b|"
    r"\b(?:should|if|when|were) we (?:to )?(?:ever )?(?:meet|speak|talk)\b|\b(?:next|another|second) time\b.{0,40}"
    r"\b(?:ask|hear|talk)\b|"
    r"\b(?:the|your) (?:notice|(?:job )?advert\w*|ad|poster|listing|posting|job (?:sheet|ad|posting|description))\b|"
    r"\b(?:a friend|someone|somebody) (?:who|i know)\b|\bnever (?:did )?(?:get|got) (?:on |round |around )?to\b|"
    r"\bshould (?:also )?(?:mention|add|say)\b|\b(?:ran|run) out of time\b|"
    r"\bat a (?:conference|fair|meetup|party|wedding|seminar)\b|\bmy (?:cousin|neighbour|neighbor|"
    r"brother|sister|uncle|aunt|friend)(?:, [^,]*,)? (?:told|says?|said|complains?)\b|"
    r"\b(?:in|at) my (?:last|old|present|current|previous) \w+"
)
_TELLS = expression(
    r"\byou(?:'ve| have| had)? (?:\w+ )?(?:talked|spoke|mentioned|told|said|described|showed|explained|asked|raised|"
    r"shared|put)\b|\bi (?:was|have been) (?:told|shown)\b"
    r"|\b(?:thinking|thought|kept thinking) (?:\w+ ){0,3}?(?:about|on|of|over) (?:the|those|that|your|how)\b"
    r"|\bstill (?:wincing|laughing|thinking|humming|smiling|chuckling)\b|\b(?:as|like) you (?:said|say|put it)\b"
    r"|\bfor (?:telling|showing|explaining|describing|walking|taking|sharing with|letting) me\b"
    r"|\byour (?:\w+ )?(?:line|saying|story|point|remark|phrase|advice|tale|joke|description|account|example|question) "
    r"(?:about|on|of|that)\b|\b(?:hear|hearing|heard|learn|learning) (?:that|how|about|of)\b|"
    r"\b(?:kept?|bear|have) (?:\w+ )?in mind\b"
)
_READERS = expression(r"\b(?:you|your|yours|you're|you've|you'd|you'll|we|our|us)\b")
_FIRST_PERSON = expression(r"\b(?:i|my|me|mine|myself|i'm|i've|i'd|i'll)\b")
_SECOND_PERSON = expression(r"\b(?:you|your|yours|you're|you've|you'd|you'll)\b")
_CLAUSE_END = expression(
    r"[,;:()\u2013\u2014]| (?:but|because|which|who|when|while|if|where|though|since) "
    r"| (?:and|so|that|as|than|or) (?=(?:i|i'm|i've|i'd|i'll|my|you|your|we|our|it|they|he|she|have|had|am|was|is|are)\b)"
)
_TOGETHER = 30
"""Characters from one shared word to the next within which they stand together."""
_OWN = expression(r"(?:\W|and |but |so )*(?:i|my|i'm|i've|i'd|i'll)\b")


def tells(low: str) -> bool:
    """Whether a lower-case sentence says that it takes up what was said, here and not elsewhere."""
    return bool(_TELLS.search(low)) and not _ELSEWHERE.search(low)


def is_elsewhere(low: str) -> bool:
    """Whether a lower-case sentence tells of what was said or met with elsewhere, or never said."""
    return bool(_ELSEWHERE.search(low))


@dataclass(frozen=True, slots=True)
class Nearness:
    """How far the words of a sentence are above chance like words of the notes: all, and those the notes lack."""

    every: float = 0.0
    others: float = 0.0
    two: float = 0.0
    word: str = ""


_UNTOLD = Nearness()


def signs(low: str, lean: float, match: Match | None, points: int, near: Nearness | None = None) -> dict[str, float]:
    """The signs of one sentence, by name; each about 1 where it is strong, and the same in training as in judging.

    Args:
        low: the sentence, folded and in lower case.
        lean: log-odds that it takes something up (`_leaning.leaning`).
        match: the point of the notes that its words match best; None where they match none.
        points: how many points its words take up.
        near: how near its words are to the notes; None for a first look, which does not ask after other places either.
    """
    leans = max(-6.0, min(6.0, lean)) / 2
    up, down = max(leans, 0.0), min(leans, 0.0)
    yours, own = bool(_READERS.search(low)), bool(_OWN.match(low))
    nearest = near or _UNTOLD
    found = {
        "leans": leans,
        "leans up": up,
        "elsewhere": float(near is not None and bool(_ELSEWHERE.search(low))),
        "turns of speech": min(len(idioms(low)), 2) / 2 if near is not None else 0.0,
        "of the reader": float(yours),
        "of the writer": float(own),
        "near": nearest.every / 2,
        "very near": max(0.0, nearest.every - 2),
        "near, leaning up": nearest.every * up / 2,
        "other words near": nearest.others / 2,
        "other words near, leaning up": nearest.others * up / 2,
        "two words near": nearest.two / 4,
    }
    if match is None:
        return found | {"nothing shared": 1.0, "nothing shared, leaning up": up}
    if near is not None:
        found |= _placed(low, match) | used(low, match)
    return found | _shared(match, points, up, down, nearest, yours, own)


def _placed(low: str, match: Match) -> dict[str, float]:
    """The signs of where in a sentence the words stand that it shares with a point.

    Words in another sense stand in clauses about the candidate ("my patience is thin") and far from each other; those that
    take a point up stand together, much as in the notes.
    """
    places = sorted((low.find(pair.token.text.lower()), pair.note.place) for pair in match.pairs)
    ends = [m.start() for m in _CLAUSE_END.finditer(low)]
    edges = [0, *ends, len(low)]
    clauses = [low[edges[n] : edges[n + 1]] for n in sorted({bisect(ends, at) for at, _ in places})]
    own = all(_FIRST_PERSON.search(clause) and not _READERS.search(clause) for clause in clauses)
    together = sum(abs(after - place) <= 2 and then - at < _TOGETHER for (at, place), (then, after) in pairwise(places))
    return {
        "shared, of the writer": float(own),
        "shared, of the writer, one word": float(own and len(places) == 1),
        "shared, of the reader": float(any(_SECOND_PERSON.search(clause) for clause in clauses)),
        "shared in several clauses": float(len(clauses) > 1),
        "shared together": min(together, 2) / 2,
    }


def _shared(match: Match, points: int, up: float, down: float, near: Nearness, yours: bool, own: bool) -> dict[str, float]:
    """The signs of what a sentence shares with a point."""
    verdict, score, rare = taken_up(match), min(match.score, 3.0), match.plain_hits
    takes, perhaps = float(verdict is True), float(verdict is None)
    one_sense = sum(not is_common(t.stem) for t in match.tokens)
    return {
        "taken up": takes,
        "perhaps taken up": perhaps,
        "score": score,
        "high score": max(0.0, score - 1.2),
        "rare word": float(rare > 0),
        "rare words": float(rare > 1),
        "share of the point": match.fraction,
        "phrase": match.phrase,
        "several words": min(len(match.pairs), 4) / 4,
        "by synonyms": float(any(p.strength < 0.9 for p in match.pairs)),
        "points": min(points, 2) / 2,
        "word of one sense": float(one_sense > 0),
        "words of one sense": float(one_sense > 1),
        "word of one sense, leaning down": down * (one_sense > 0),
        "taken up, leaning up": takes * up,
        "taken up, leaning down": takes * down,
        "perhaps taken up, leaning up": perhaps * up,
        "rare word, leaning down": down * (rare > 0),
        "taken up, other words near": takes * near.others / 2,
        "taken up, of the reader": takes * yours,
        "taken up, of the writer": takes * own,
    }


@cache
def _weights() -> Mapping[str, float]:
    lines = (_FOLDER / "_signs.txt").read_text(encoding="utf-8").splitlines()
    return {name: float(value) for name, value in (line.split("\t") for line in lines if not line.startswith("#"))}


def weigh(found: Mapping[str, float], weights: Mapping[str, float] | None = None) -> float:
    """The log-odds that a sentence with these signs takes something up."""
    weights = weights or _weights()
    return weights[""] + sum([weights.get(name, 0.0) * value for name, value in found.items() if value])


class Details:
    """What an interview's details give to look for in a sentence."""

    def __init__(self, interview: Interview) -> None:
        self.sought = Sought(points_of(interview, "discussed", "their_words", "personal"))
        details = (*interview.discussed, *interview.their_words, *interview.personal)
        self.stems = note_stems(fold(note)[0].lower() for note in details)
        """Stems of their telling words."""
        self.own = own_words(interview)


details_of = lru_cache(maxsize=64)(Details)


def nearness_to(low: str, notes: tuple[str, ...], match: Match | None, own: frozenset[str]) -> Nearness:
    """How near a lower-case sentence is to the notes, and how near its words are that it does not share with them.

    Words of the names of role, company and people (`own`) tell nothing: everybody uses them; nor do words of a turn of
    speech ("off the same hymn sheet" is near to the notes of any choir).
    """
    above = [(a, word) for a, word in above_chance(_meant(low), notes) if word not in own]
    if not above:
        return _UNTOLD
    shared = {*notes, *(stem(t.plain) for t in match.tokens)} if match else {*notes}
    others = sorted((a for a, word in above if word not in shared), reverse=True)
    return Nearness(
        sum(a for a, _ in above) / sqrt(len(above)),
        sum(others) / sqrt(len(others)) if others else 0.0,
        sum(others[:2]),
        max(above)[1],
    )


def _meant(low: str) -> str:
    """A lower-case sentence without its turns of speech."""
    for start, end in reversed(idioms(low)):
        low = low[:start] + low[end:]
    return low


@dataclass(frozen=True, slots=True)
class Rewording:
    """The sentence of a message that speaks most for taking the conversation up.

    Args:
        sentence: the sentence.
        weight: log-odds that it does.
        match: the point that its words match best.
        near: the stem of its word that is nearest to the notes, where that was told.
    """

    sentence: Sentence
    weight: float
    match: Match | None
    near: str

    @property
    def stands(self) -> bool:
        """Whether it takes something up."""
        return self.weight > (STANDS if self.shares else STANDS_ALONE)

    @property
    def shares(self) -> bool:
        """Whether its matching words are worth naming as what takes a point up."""
        return self.match is not None and self.match.score >= SHOWN

    @property
    def words(self) -> Words:
        """All of its words."""
        return self.sentence.words_at(0, len(self.sentence.text))


def telling(match: Match, sentence: Sentence) -> Match | None:
    """A match of one sentence without words in turns of speech and words that only name role, company or people; or None."""
    meant = without_idioms(match, sentence)
    pairs = tuple(pair for pair in meant.pairs if pair.worth > OWN_WEIGHT)
    return Match(match.point, pairs) if pairs else None


def best_of_sentence(matches: Sequence[Match]) -> Match | None:
    """The match that takes its point up most."""
    return max(matches, key=_how_far, default=None)


def _how_far(match: Match) -> tuple[bool, bool, float]:
    """How far a match takes its point up, to compare: surely, perhaps, and by how much."""
    taken = taken_up(match)
    return taken is True, taken is None, match.score


@lru_cache(maxsize=KEPT_SENTENCES)
def shared_in(wording: Wording, details: Details) -> list[Match]:
    """What a sentence by itself tells of each detail it shares words with (`telling`)."""
    found = [telling(match, wording.alone()) for match in details.sought.matches(wording)]
    return [match for match in found if match]


@lru_cache(maxsize=KEPT_SENTENCES)
def _first_look(wording: Wording, details: Details) -> tuple[float, Match | None, int]:
    """How much a sentence by itself speaks for taking something up; the match that does most, and how many points are."""
    shared = shared_in(wording, details)
    most, points = best_of_sentence(shared), sum([taken_up(match) is True for match in shared])
    return weigh(signs(wording.low, leaning(wording.low), most, points)), most, points


@lru_cache(maxsize=KEPT_SENTENCES)
def _second_look(wording: Wording, details: Details) -> tuple[float, str]:
    """The same with what costs more to tell, and the stem of its word that is nearest to the notes."""
    low = wording.low
    _, most, points = _first_look(wording, details)
    near = nearness_to(low, details.stems, most, details.own)
    return weigh(signs(low, leaning(low), most, points, near)), near.word


def rewording(draft: Draft, interview: Interview, numbers: Iterable[int]) -> Rewording | None:
    """The sentence that most likely takes something up; None where the message has none.

    Args:
        draft: the message; its subject line is not read.
        interview: whose details may be taken up.
        numbers: which of its sentences are read (`_content.prose`).
    """
    sentences, details = prose(draft), details_of(interview)
    read = [number for number in numbers if sentences[number].part != "subject"]
    # One that shares nothing never speaks clearly: where another does, how it leans need not be told.
    sharing = [number for number in read if shared_in(sentences[number].wording, details)]
    looks = _first_looks(sentences, sharing, details)
    if not looks or looks[0][0] < _CLEARLY:
        looks = _first_looks(sentences, read, details)[:_LIKELY]
    if not looks:
        return None
    weight, number = looks[0]
    near = ""
    if _HARDLY < weight < _CLEARLY:
        likely = [number for first, number in looks if first > weight - _BEHIND]
        second = [(*_second_look(sentences[number].wording, details), number) for number in likely]
        weight, near, number = max(second, key=itemgetter(0))
    sentence = sentences[number]
    _, most, _ = _first_look(sentence.wording, details)
    match = Match(most.point, tuple(pairs_here(most.pairs, sentence, number))) if most else None
    return Rewording(sentence, weight, match, near)


def _first_looks(sentences: Sequence[Sentence], numbers: Iterable[int], details: Details) -> list[tuple[float, int]]:
    """How much sentences speak for taking something up at first look, with their numbers, those that do most first."""
    looks = [(_first_look(sentences[number].wording, details)[0], number) for number in numbers]
    return sorted(looks, key=itemgetter(0), reverse=True)
