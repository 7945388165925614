"""A small sentence classifier beside the phrases: what a sentence does, told by all of its words.

Phrases say surely what they were written for, and nothing of what nobody thought of. So each rule about what the candidate says
has weights as well: a number for a word's stem, for two or three successive ones, for the beginning and the ending of a long
word. They are learnt from the project's own labelled sentences and messages (`python -m evals train`, which prints how they do
on writers they have not seen) and lie beside the rule as readable text, `<rule>.weights.txt`. The judgement weighs both: the
phrases' verdict and the likeliest sentence.
"""

from __future__ import annotations

import math
import struct
from abc import abstractmethod
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import chain, islice, takewhile
from operator import add, itemgetter
from pathlib import Path
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.kept import kept
from followup_ai.models import Context, Draft, Interview, VerdictWord
from followup_ai.rules._base import Outcome, Rule
from followup_ai.rules._speech import clause_after, clause_before, missing_at
from followup_ai.rules._text import KEPT_SENTENCES, Sentence, Words, fold, read
from followup_ai.rules._words import Stretches, stem

_FOLDER = Path(__file__).parent
_TOKEN = compiled(r"[a-z0-9]+(?:['-][a-z0-9]+)*|[?!,;:\"]")
_LONG = 4
"""Letters from which a word's beginning and ending are features of their own."""
SCALE = 100
"""Weights are written in hundredths, so that the files stay short and their differences readable."""
UNLIKELY, LIKELY = 0.1, 0.9
"""Between these a verdict is unsure: of verdicts outside them about one in a hundred was wrong on writers not trained on."""
_FARTHEST = 40.0
_LIKELY_ONES, _BEHIND = 3, 4.0
"""Of so many of a message's likeliest sentences at most the signs are told; of none so much less likely than the first."""
_CLEAR = 6.0
"""From this log-odds on, for or against, signs are not asked: all of them seldom come to so much."""
SIGN = "~"
"""What the names of signs begin with in a file of weights."""
FAINT = -3.0
"""The logit under which the second likeliest sentence of a message says nothing more."""
_OUTSIDE = frozenset(("name", "date", "subject", "greeting", "sign-off"))


def tokens(plain: str) -> list[tuple[str, int, int]]:
    """The words and stops of a sentence in plain wording: stem, start, end; every number is "0"."""
    return [(_token(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(plain)]


@lru_cache(maxsize=4_096)
def _token(word: str) -> str:
    return "0" if word[0].isdigit() else stem(word) if word.isalpha() else word


def features(words: Sequence[tuple[str, int, int]], plain: str) -> Iterator[tuple[str, int, int]]:
    """What the classifier sees of a sentence: each feature with the first and the last word it rests on.

    Args:
        words: the sentence's `tokens`.
        plain: its plain wording.
    """
    stems = ["^", *(word for word, _, _ in words), "$"]
    last = len(words) - 1
    for i, one in enumerate(stems):
        at = min(max(i - 1, 0), last)
        yield one, at, at
        if i + 1 < len(stems):
            two = f"{one} {stems[i + 1]}"
            yield two, at, min(i, last)
            if i + 2 < len(stems):
                yield f"{two} {stems[i + 2]}", at, min(i + 1, last)
    for at, (_, start, end) in enumerate(words):
        if end - start > _LONG:
            yield f"{plain[start : start + 4]}-", at, at
            yield f"-{plain[end - 3 : end]}", at, at


def feature_names(plain: str) -> set[str]:
    """The features of a sentence in plain wording, without what each rests on: what all rules look up."""
    stems, spaced, edges = zip(_START, *_known.all_of(plain), strict=True)
    twos = list(map(add, spaced, (*stems[1:], "$")))
    return {*stems, "$", *twos, *map(add, spaced, twos[1:]), *chain.from_iterable(edges)}


def _parts_of(word: str) -> tuple[str, str, tuple[str, ...]]:
    """What stands for a word, the same with a space, and its beginning and ending where it is long."""
    token = _token(word)
    return token, f"{token} ", (f"{word[:4]}-", f"-{word[-3:]}") if len(word) > _LONG else ()


_known = Stretches(lambda stretch: tuple(map(_parts_of, _TOKEN.findall(stretch))))
_START = ("^", "^ ", ())


@dataclass(frozen=True, slots=True)
class Weights:
    """What one rule's file holds beside the features.

    `bias` and the features' weights make up the logit of a sentence doing what the rule looks for; `slope`, `second` and
    `phrases` turn the logits of the two likeliest sentences, and what the phrases said, into that of the message doing it.
    """

    bias: float
    slope: float
    second: float
    phrases: dict[str, float]
    signs: dict[str, float]
    """What each sign of where a sentence stands adds (`SaidRule.signs`), beside its words and the phrases."""
    lane: int
    table: Mapping[str, int] = field(repr=False)
    """The features of all rules' files, each with its weights in all of them; this rule's stand in its `lane`."""

    @property
    def of(self) -> dict[str, int]:
        """The weights of this rule's features, in hundredths."""
        weights = ((feature, _lanes(packed)[self.lane]) for feature, packed in self.table.items())
        return {feature: weight for feature, weight in weights if weight}


_LANE = 32
"""Bits of a lane, of which there are room for 16; the features of one file together come to less than 24."""
_HALF = 1 << (_LANE - 1)

_Contents = tuple[dict[str, dict[str, float]], dict[str, int]]
"""By file what it says beside the features; of each feature the weights in all files, as one number with a lane for each."""


@cache
def _contents(folder: Path) -> _Contents:
    """All files in one table, so that a sentence's features are looked up and added up once for all rules."""
    files = sorted(folder.glob("*.weights.txt"))
    texts = [path.read_bytes() for path in files]
    names = [path.name.removesuffix(".weights.txt") for path in files]
    sources = (" ".join(names).encode(), *texts, Path(__file__).read_bytes())
    return kept(folder / "weights", sources, lambda: _read_files(dict(zip(names, texts, strict=True))))


def _read_files(files: dict[str, bytes]) -> _Contents:
    heads: dict[str, dict[str, float]] = {name: {} for name in files}
    of: dict[str, int] = defaultdict(int)
    for lane, (name, text) in enumerate(files.items()):
        for line in text.decode().splitlines():
            feature, _, weight = line.rpartition("\t")
            if line.startswith("#"):
                continue
            if feature.startswith("="):
                heads[name][feature[1:]] = float(weight)
            else:
                of[feature] += int(weight) << (_LANE * lane)
    return heads, dict(of)


@cache
def load_weights(name: str) -> Weights:
    """The weights kept under `name`: a rule's module, and where the purpose asks something else a dot and the purpose."""
    heads, table = _contents(_FOLDER)
    head = dict(heads[name])
    bias, slope, second = head.pop("bias"), head.pop("slope"), head.pop("second")
    signs = {key[1:]: head.pop(key) for key in list(head) if key.startswith(SIGN)}
    return Weights(bias, slope, second, head, signs, list(heads).index(name), table)


_LANES = struct.Struct("<16I")
_RAISED = sum(_HALF << (_LANE * lane) for lane in range(16))


def _lanes(packed: int) -> list[int]:
    """The numbers of all lanes, which may be negative: all are raised by half a lane to be read."""
    return [number - _HALF for number in _LANES.unpack((packed + _RAISED).to_bytes(_LANES.size, "little"))]


@lru_cache(maxsize=KEPT_SENTENCES)
def _added_up(plain: str) -> list[int]:
    """The weights of all features of a sentence in plain wording, in hundredths, for each lane."""
    _, table = _contents(_FOLDER)
    return _lanes(sum(filter(None, map(table.get, feature_names(plain)))))


@dataclass(frozen=True)
class Reading:
    """How the classifier reads one sentence, in plain wording, for one rule."""

    weights: Weights
    plain: str

    @cached_property
    def logit(self) -> float:
        """That the sentence does what the rule looks for."""
        return self.weights.bias + _added_up(self.plain)[self.weights.lane] / SCALE

    @cached_property
    def words(self) -> list[tuple[str, int, int]]:
        """Its `tokens`."""
        return tokens(self.plain)

    @cached_property
    def by_word(self) -> list[float]:
        """What each word adds to the logit, in hundredths: a feature of several words counts for all alike, and once."""
        added = [0.0] * len(self.words)
        met: set[str] = set()
        for feature, first, last in features(self.words, self.plain) if self.words else ():
            if feature in met:
                continue
            met.add(feature)
            weight = _lanes(self.weights.table.get(feature, 0))[self.weights.lane]
            for at in range(first, last + 1):
                added[at] += weight / (last + 1 - first)
        return added


_LONGEST_SPAN = 160
"""Characters of the clauses that are marked whole; in a longer stretch only the words that lead are."""


def leading_words(sentence: Sentence, reading: Reading) -> Words:
    """The clauses with the successive words that speak most for the reading; the whole sentence where none do."""
    plain = reading.plain
    start, end = _best_stretch(reading)
    first, last = start - len(clause_before(plain, start)), end + len(clause_after(plain, end))
    if last - first > _LONGEST_SPAN:
        first, last = start, end
    stretch = plain[first:last]
    first += len(stretch) - len(stretch.lstrip(_STOPS))
    return sentence.words_of(first, max(first, first + len(stretch.strip(_STOPS))))


_STOPS = " ,;:-\u2013\u2014"


def _best_stretch(reading: Reading) -> tuple[int, int]:
    """(start, end) in plain wording of the successive words whose weights sum up highest."""
    best, span, start, total = 0.0, (0, len(reading.words)), 0, 0.0
    for at, added in enumerate(reading.by_word):
        if total <= 0:
            start, total = at, 0.0
        total += added
        if total > best:
            best, span = total, (start, at + 1)
    return (reading.words[span[0]][1], reading.words[span[1] - 1][2]) if reading.words else (0, len(reading.plain))


@lru_cache(maxsize=8)
def judged(draft: Draft) -> tuple[Sentence, ...]:
    """The sentences that the classifier reads: those that say something to the reader, in the candidate's own words."""
    return tuple(s for s in read(draft).sentences if s.part not in _OUTSIDE and not (s.quotes and _is_quotation(s)))


def _quotes_in(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the sentence quotes: (start, end) in `Draft.text`. A paragraph may hold thousands, so they are looked up."""
    first = bisect_right(sentence.quotes, sentence.start, key=itemgetter(1))
    return list(takewhile(lambda quote: quote[0] < sentence.end, islice(sentence.quotes, first, None)))


def _is_quotation(sentence: Sentence) -> bool:
    return any(start <= sentence.start and sentence.end <= end for start, end in _quotes_in(sentence))


_FEW_WORDS = 2
"""Words in quotation marks that are rather named or stressed than quoted: the "boring tech" line."""


@lru_cache(maxsize=512)
def own_words(sentence: Sentence) -> str:
    """The sentence in plain wording with what is quoted from somebody blanked out, so that offsets hold."""
    plain = sentence.plain
    if not sentence.quotes:
        return plain
    pieces: list[str] = []
    told = 0
    for start, end in _quotes_in(sentence):
        first, last = max(told, _plain_offset(sentence, start)), _plain_offset(sentence, end)
        pieces += (plain[told:first], " " * (last - first))
        told = max(told, last)
    kept = "".join(pieces) + plain[told:]
    return kept if len(plain.split()) - len(kept.split()) > _FEW_WORDS else plain


@lru_cache(maxsize=8)
def _added_up_in(draft: Draft) -> list[list[int]]:
    """Of each sentence the classifier reads its weights for each lane: all rules ask for them."""
    return [_added_up(own_words(sentence)) for sentence in judged(draft)]


def found_clauses(draft: Draft, outcome: Outcome) -> list[tuple[int, str]]:
    """The clauses in which the spans of an outcome begin: the number of the sentence, and the clause in plain wording."""
    sentences = list(enumerate(judged(draft)))
    return [(n, _clause(s, start)) for start, _ in outcome.spans for n, s in sentences if s.start <= start < s.end]


def _plain_offset(sentence: Sentence, start: int) -> int:
    """Where `start`, an offset in `Draft.text`, stands in the plain wording of the sentence."""
    return bisect_left(sentence.wording.places, bisect_left(sentence.origin, start), hi=len(sentence.plain))


def _clause(sentence: Sentence, start: int) -> str:
    plain, at = sentence.plain, _plain_offset(sentence, start)
    return (clause_before(plain, at) + clause_after(plain, at)).strip()


def _without_names(clause: str, interview: Interview | None) -> str:
    """A clause in plain wording without the role's and the company's names: "thank you for the talk about the customer care
    agent role" thanks no customer."""
    for name in (interview.role, interview.company) if interview else ():
        clause = clause.replace(fold(name)[0].lower(), "")
    return clause


def two_likeliest(logits: Iterable[float], bias: float) -> tuple[float, float]:
    """The logits of a message's likeliest sentence and of the one after it.

    Args:
        logits: of its sentences.
        bias: of the rule's weights; a message without a sentence does what an empty one does.
    """
    *_, second, first = sorted((-math.inf, -math.inf, *logits))
    return (bias if first == -math.inf else first), max(second, FAINT)


def _log_odds(weights: Weights, likeliest: tuple[float, float], phrases: str) -> float:
    """The log-odds that the message does what the rule looks for, by its words and phrases.

    Two sentences of which each may do it say more than one: a plea seldom stands alone.

    Args:
        weights: the rule's.
        likeliest: the logits of its `two_likeliest` sentences.
        phrases: what the phrases said, as `said` puts it.
    """
    return weights.slope * likeliest[0] + weights.second * likeliest[1] + weights.phrases.get(phrases, 0.0)


def _likelihood(log_odds: float) -> float:
    """The same from 0 to 1."""
    return 1 / (1 + math.exp(-max(-_FARTHEST, min(_FARTHEST, log_odds))))


def likeliest_by_signs(
    logits: Sequence[float], slope: float, told: Callable[[int], float]
) -> tuple[int, tuple[float, float], float] | None:
    """The sentence that most likely does what a rule looks for, by its words and where it stands; None where there is none.

    Args:
        logits: of the message's sentences.
        slope: what a logit counts.
        told: what the signs of the sentence of a number come to.

    Returns:
        its number, its logit with that of the likeliest of the others, and what its signs come to.
    """
    likely = sorted(range(len(logits)), key=logits.__getitem__, reverse=True)[:_LIKELY_ONES]
    if not likely:
        return None
    signs = {n: told(n) for n in likely if slope * (logits[likely[0]] - logits[n]) < _BEHIND}
    best = max(signs, key=lambda n: slope * logits[n] + signs[n])
    second = max([logits[n] for n in likely if n != best], default=FAINT)
    return best, (logits[best], max(second, FAINT)), signs[best]


def said(outcome: Outcome) -> str:
    """What the phrases said, in a word: "pass", "fail", "pass?" or "fail?"."""
    return outcome.verdict if outcome.sure else f"{outcome.verdict}?"


class SaidRule(Rule):
    """A rule about what the candidate says: judged by phrases and by the sentence classifier together."""

    found: ClassVar[VerdictWord]
    """The verdict where a sentence does what the rule looks for: "fail" for a rule that forbids, "pass" for one that asks."""
    does: ClassVar[str]
    """What such a sentence does, after its quoted words: "pleads", "thanks the reader"."""
    lacks: ClassVar[str]
    """The reason where no sentence does it."""

    @abstractmethod
    def by_phrases(self, draft: Draft, context: Context) -> Outcome:
        """The verdict of the phrases alone."""

    def weights_name(self, context: Context) -> str:
        """Under which name this rule's weights are kept."""
        return self.id.replace("-", "_")

    def clauses(self, draft: Draft, phrases: Outcome) -> list[tuple[int, str]]:
        """The clauses to read beside their whole sentences (`found_clauses`): where the phrases found what the rule looks for.

        A short plea after a long harmless clause is still a plea, and so with thanks.
        """
        return found_clauses(draft, phrases) if phrases.verdict == self.found else []

    def signs(self, draft: Draft, context: Context, number: int) -> Mapping[str, float]:
        """Signs of where a sentence stands and whom it speaks of, by name, for what its words alone do not tell.

        Args:
            draft: the message.
            context: what it is judged by.
            number: of the sentence, among those that are `judged`.
        """
        return {}

    def judge(self, draft: Draft, context: Context) -> Outcome:
        phrases = self.by_phrases(draft, context)
        if phrases.verdict == "not-applicable":
            return phrases
        weights = load_weights(self.weights_name(context))
        sentences, added_up = judged(draft), _added_up_in(draft)
        bias, lane = weights.bias, weights.lane
        logits = [bias + added[lane] / SCALE for added in added_up]
        likeliest = logits.index(max(logits)) if logits else None
        for n, clause in self.clauses(draft, phrases):
            read_as = _without_names(clause, context.interview) if self.found == "pass" else clause
            logits[n] = max(logits[n], Reading(weights, read_as).logit)
        log_odds = _log_odds(weights, two_likeliest(logits, weights.bias), said(phrases))
        if weights.signs and abs(log_odds) < _CLEAR:

            def told(n: int) -> float:
                return sum(weights.signs.get(name, 0.0) * value for name, value in self.signs(draft, context, n).items())

            if found := likeliest_by_signs(logits, weights.slope, told):
                likeliest, two, beside = found
                log_odds = _log_odds(weights, two, said(phrases)) + beside
        top = None if likeliest is None else (Reading(weights, own_words(sentences[likeliest])), sentences[likeliest])
        return self._weighed(draft, phrases, _likelihood(log_odds), top)

    def _weighed(self, draft: Draft, phrases: Outcome, chance: float, top: tuple[Reading, Sentence] | None) -> Outcome:
        sure = chance <= UNLIKELY or chance >= LIKELY
        there = chance >= 0.5
        verdict: VerdictWord = self.found if there else ("pass" if self.found == "fail" else "fail")
        if verdict == phrases.verdict:
            return Outcome(verdict, phrases.why, phrases.spans, sure)
        if there and top:
            words = leading_words(top[1], top[0])
            return Outcome(verdict, f'"{words.text}" {self.does}.', ((words.start, words.end),), sure)
        return Outcome(verdict, self.lacks, () if verdict == "pass" else (missing_at(draft),), sure)
