"""Learns the weights of the rules' sentence classifier: `python -m evals train`.

Trained on the labelled sentences and the labelled messages of the dev split, never on the frozen one. What is printed is how
each rule does on the writing of hands left out of its training, so that it is no memory of examples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from math import inf
from pathlib import Path

import numpy as np
from scipy import optimize, sparse

from evals.labelled import Labelled, read_split
from evals.sentences import LabelledSentence, read_sentences
from followup_ai import anatomy
from followup_ai.models import Context, Draft
from followup_ai.rules import _classifier as classifier
from followup_ai.rules import all_rules, context_for, find_rule
from followup_ai.rules._base import EXAMPLE_INTERVIEW, Example
from followup_ai.rules._classifier import (
    SCALE,
    SIGN,
    SaidRule,
    features,
    judged,
    likeliest_by_signs,
    own_words,
    said,
    tokens,
    two_likeliest,
)

RULES = Path(classifier.__file__).parent
KEPT = 7_000
"""Features kept a rule; 4,000 do half a percentage point worse on stretches by writers not trained on, 8,000 no better."""
PENALTY = 1 / 3
"""L2 penalty of the features' weights."""
ORDINARY = 0.6
"""What a sentence of a message counts that does not do what the rule looks for: there are many, and most are easy."""
_ROUNDS = 2


@dataclass
class Item:
    """One labelled stretch or message, as the classifier meets it."""

    hand: str
    plains: list[str]
    there: bool
    """Whether some sentence does what the rule looks for."""
    phrases: str
    sentence: list[int] = field(default_factory=list)
    """Of each of `plains` the sentence it belongs to, where clauses are read beside; each is a sentence of its own else."""
    marked: list[int] = field(default_factory=list)
    """Which sentences the phrases marked, where they were right that it is there."""
    is_message: bool = False
    signs: Callable[[int], Mapping[str, float]] = lambda _: {}
    """Of the sentence of a number where it stands (`SaidRule.signs`)."""
    is_aside: bool = False
    """Written for another rule: most likely it does not do what this one forbids; never scored."""


def _item(rule: SaidRule, draft: Draft, context: Context, label: bool, hand: str, is_message: bool) -> Item:
    sentences = judged(draft)
    outcome = rule.by_phrases(draft, context)
    there = label == (rule.found == "pass")
    marked = [
        n
        for n, s in enumerate(sentences)
        if there and outcome.verdict == rule.found and any(start < s.end and s.start < end for start, end in outcome.spans)
    ]
    clauses = rule.clauses(draft, outcome)
    if marked:
        marked += range(len(sentences), len(sentences) + len(clauses))
    plains = [*(own_words(s) for s in sentences), *(clause for _, clause in clauses)]
    of = [*range(len(sentences)), *(n for n, _ in clauses)]
    signs = lru_cache(maxsize=None)(lambda number: rule.signs(draft, context, number))
    return Item(hand, plains, there, said(outcome), of if clauses else [], marked, is_message, signs)


def _of_sentence(rule: SaidRule, one: LabelledSentence) -> tuple[str, Item]:
    context = context_for(EXAMPLE_INTERVIEW, "email", one.purpose)
    draft = anatomy.parse(f"Dear Dana,\n\n{one.text}\n\nBest regards,\nSam Okafor", "email", candidate="Sam Okafor")
    return rule.weights_name(context), _item(rule, draft, context, one.label, one.hand, False)


def _of_example(rule: SaidRule, example: Example | str, label: bool) -> tuple[str, Item]:
    example = Example(example) if isinstance(example, str) else example
    context = example.context()
    return rule.weights_name(context), _item(rule, example.draft(), context, label, "examples", True)


def _of_message(rule: SaidRule, one: Labelled) -> tuple[str, Item] | None:
    context = context_for(one.interview, one.format, one.purpose)
    draft = anatomy.parse(one.body, one.format, subject=one.subject, candidate=one.interview.candidate)
    if rule.by_phrases(draft, context).verdict == "not-applicable":
        return None
    return rule.weights_name(context), _item(rule, draft, context, one.labels[rule.id], one.id.split("-")[0], True)


def _aside(rule: SaidRule, one: LabelledSentence) -> Item | None:
    """A stretch written for another rule as an example of what a rule that forbids does not mean."""
    _, item = _of_sentence(rule, LabelledSentence(one.hand, rule.id, True, one.text, one.purpose))
    item.is_aside = True
    return item if item.phrases == "pass" else None


def gather(rule: SaidRule) -> dict[str, list[Item]]:
    """The training items of a rule by the name its weights are kept under."""
    found: dict[str, list[Item]] = {}
    for sentence in read_sentences():
        if sentence.rule == rule.id:
            name, item = _of_sentence(rule, sentence)
            found.setdefault(name, []).append(item)
        elif rule.found == "fail" and (aside := _aside(rule, sentence)):
            found.setdefault(rule.id.replace("-", "_"), []).append(aside)
    for example, label in [*((e, True) for e in rule.passes), *((e, False) for e in rule.fails)]:
        name, item = _of_example(rule, example, label)
        found.setdefault(name, []).append(item)
    for message in read_split("dev"):
        if rule.id in message.labels and (pair := _of_message(rule, message)):
            found.setdefault(pair[0], []).append(pair[1])
    return found


@lru_cache(maxsize=100_000)
def _row(plain: str) -> frozenset[str]:
    return frozenset(feature for feature, _, _ in features(tokens(plain), plain))


def _rows(plains: Sequence[str]) -> list[frozenset[str]]:
    return [_row(plain) for plain in plains]


@dataclass
class Fit:
    """Weights learnt from some items."""

    bias: float
    of: dict[str, float]

    def logits(self, item: Item) -> list[float]:
        """The logits of the item's sentences; of one without any that of an empty sentence."""
        of: dict[int, float] = {}
        for n, row in zip(item.sentence or range(len(item.plains)), _rows(item.plains), strict=True):
            of[n] = max(self.bias + sum(self.of.get(f, 0.0) for f in row), of.get(n, -inf))
        return [of[n] for n in sorted(of)] or [self.bias]

    def two_likeliest(self, item: Item) -> tuple[float, float]:
        """The logits of the item's two likeliest sentences."""
        return two_likeliest(self.logits(item), self.bias)


def _logistic(rows: sparse.csr_matrix, there: np.ndarray, counts: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Weighted logistic regression with an L2 penalty on all but the bias."""
    sign = np.where(there, 1.0, -1.0)

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (rows @ theta[:-1] + theta[-1])
        slope = -counts * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        value = float(counts @ np.logaddexp(0, -margin) + penalty / 2 * theta[:-1] @ theta[:-1])
        return value, np.append(rows.T @ slope + penalty * theta[:-1], slope.sum())

    theta = optimize.minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    return theta[:-1], float(theta[-1])


def _matrix(rows: Sequence[frozenset[str]], index: dict[str, int]) -> sparse.csr_matrix:
    columns = [[index[f] for f in row if f in index] for row in rows]
    starts = np.cumsum([0, *map(len, columns)])
    return sparse.csr_matrix((np.ones(starts[-1]), np.concatenate([*columns, []]).astype(int), starts), (len(rows), len(index)))


def learn(items: Sequence[Item]) -> Fit:
    """Weights from items; of a message that does it somewhere, the sentence that does it most is taken."""
    rows = [_rows(item.plains) for item in items]
    fit: Fit | None = None
    for _ in range(_ROUNDS):
        chosen: list[frozenset[str]] = []
        there: list[bool] = []
        counts: list[float] = []
        for item, own in zip(items, rows, strict=True):
            if not item.there:
                picked, count = own, (ORDINARY if item.is_message or item.is_aside else 1.0)
            else:
                picked, count = _doing(item, own, fit), 1.0
            chosen += picked
            there += [item.there] * len(picked)
            counts += [count] * len(picked)
        fit = _fit(chosen, np.array(there), np.array(counts))
    assert fit is not None
    return fit


def _doing(item: Item, rows: list[frozenset[str]], fit: Fit | None) -> list[frozenset[str]]:
    if item.marked and item.is_message:
        return [rows[n] for n in item.marked]
    if len(rows) <= 1:
        return rows
    if fit is None:
        return [] if item.is_message else [frozenset().union(*rows)]
    return [max(rows, key=lambda row: sum(fit.of.get(f, 0.0) for f in row))]


def _fit(rows: list[frozenset[str]], there: np.ndarray, counts: np.ndarray) -> Fit:
    seen = Counter(f for row in rows for f in row)
    names = sorted(f for f, n in seen.items() if n >= 2)
    index = {f: n for n, f in enumerate(names)}
    weights, _ = _logistic(_matrix(rows, index), there, counts, PENALTY)
    order = sorted(names, key=lambda f: -abs(weights[index[f]]) * seen[f] ** 0.5)[:KEPT]
    index = {f: n for n, f in enumerate(sorted(order))}
    weights, bias = _logistic(_matrix(rows, index), there, counts, PENALTY)
    return Fit(bias, {f: float(weights[n]) for f, n in index.items()})


_TUNED_HANDS = frozenset(("ada", "ben", "cho", "dov", "examples"))
"""Hands whose messages the phrases were tuned on."""
_ALONE, _ALONE_CORE, _TUNED_ON, _CAUGHT = 0.05, 0.1, 1.0, 0.3
"""What counts beside a fresh message: a lone stretch (half of them break their rule; of messages as written few do), the
same of a core rule, a message of those hands, and one of those hands in which the phrases had something to find (they were
written to find it). Chosen so that about one message in a hundred, as found in the wild, is accused wrongly. Of pleas by hands
left out, 71 % of stretches and 93.1 % of messages are found at 0.05, 75 and 93.5 % at 0.1 (messages accused wrongly: 1.2 and
1.4 %); of other rules fewer verdicts are sure at 0.1, and no more are right."""
_DOING = {"no-apology": 1.6, "no-begging": 0.7}
"""What a message that does what the rule looks for counts beside one that does not; 1 else. Apologies are put in so many ways
that the phrases know few of them: of hands left out 94.0 % are found so, 92.6 % else; wrongly accused 1.1 and 1.0 %. Of
messages in which the phrases hear no plea and the sentences one, unsurely, half have none, and with the hands that the phrases
were tuned on nearly all: wrongly accused are 0.9 % so, 1.3 % else (of those hands 1.6 and 2.2 %); found 92.2 and 94.2 %."""
_FOLDS = 5


_SAID = ("pass", "pass?", "fail", "fail?")
_SIGN_PENALTY = 1.0
"""L2 penalty of the signs' weights, of which there are more than of the others (`_HEAD_PENALTY`)."""
_HEAD_PENALTY = 0.1
_SIGN_ROUNDS = 3


@dataclass(frozen=True)
class Weighing:
    """How far to trust the two likeliest sentences' logits, the phrases, and each sign by name: a number for each."""

    numbers: np.ndarray
    signs: dict[str, float] = field(default_factory=dict)

    def told(self, item: Item, number: int) -> float:
        """What the signs of one sentence of an item come to."""
        return sum(self.signs.get(name, 0.0) * value for name, value in item.signs(number).items() if item.plains)

    def log_odds(self, logits: Sequence[Sequence[float]], items: Sequence[Item]) -> np.ndarray:
        """Of each item that it does what the rule looks for."""
        return np.asarray(_stacked(logits, items, self) @ [*self.numbers, *self.signs.values()])


def _stacked(logits: Sequence[Sequence[float]], items: Sequence[Item], weighing: Weighing) -> np.ndarray:
    """A row of each item: its two likeliest sentences' logits, what the phrases said, the signs of the likeliest."""
    rows = np.zeros((len(items), 2 + len(_SAID) + len(weighing.signs)))
    for row, of, item in zip(rows, logits, items, strict=True):
        row[:2] = two_likeliest(of, 0.0)
        row[2 + _SAID.index(item.phrases)] = 1
        if weighing.signs and item.plains:
            found = likeliest_by_signs(of, weighing.numbers[0], partial(weighing.told, item))
            assert found is not None
            number, row[:2], _ = found
            told = item.signs(number)
            row[2 + len(_SAID) :] = [told.get(name, 0.0) for name in weighing.signs]
    return rows


def _count(item: Item, usual: bool, alone: float) -> float:
    if not item.is_message:
        return alone
    if item.hand not in _TUNED_HANDS:
        return 1.0
    return _TUNED_ON if item.there is usual else _CAUGHT


def _weigh(logits: Sequence[Sequence[float]], items: Sequence[Item], usual: bool, alone: float, doing: float = 1) -> Weighing:
    """How far to trust sentences, phrases and signs, from hands left out.

    Args:
        logits: of each item's sentences, by weights learnt from other hands.
        items: the items.
        usual: whether messages mostly do what the rule looks for.
        alone: what a lone stretch counts beside a message.
        doing: what an item that does what the rule looks for counts beside one that does not.
    """
    counts = np.array([_count(item, usual, alone) * (doing if item.there else 1) for item in items])
    there = np.array([item.there for item in items])
    names = sorted(next((item.signs(0) for item in items if item.plains), {}))
    weighing = Weighing(np.array([1.0]), dict.fromkeys(names, 0.0))
    shrunk = (_HEAD_PENALTY / _SIGN_PENALTY) ** 0.5
    for _ in range(_SIGN_ROUNDS if names else 1):
        rows = _stacked(logits, items, weighing)
        rows[:, 2 + len(_SAID) :] *= shrunk
        weights, bias = _logistic(sparse.csr_matrix(rows), there, counts, _HEAD_PENALTY)
        weights[2 : 2 + len(_SAID)] += bias  # every item has just one of the four words
        of_signs = dict(zip(names, map(float, weights[2 + len(_SAID) :] * shrunk), strict=True))
        weighing = Weighing(weights[: 2 + len(_SAID)], of_signs)
    return weighing


@dataclass(frozen=True)
class Kind:
    """How one kind of item is judged on hands left out: shares right by phrases, by sentences, by both; how many there were."""

    phrases: float
    sentences: float
    both: float
    items: int


@dataclass(frozen=True)
class Trained:
    """One weights file and how it does on hands left out."""

    name: str
    fit: Fit
    weighing: Weighing
    kinds: dict[str, Kind]
    sure: float
    """Share of the messages' verdicts that are sure."""
    sure_wrong: float
    """Share of those that are wrong."""


def _left_out(items: Sequence[Item]) -> list[list[float]]:
    """Of each item the logits of its sentences, by weights learnt from other hands only."""
    logits: list[list[float]] = [[] for _ in items]
    fold = {hand: n % _FOLDS for n, hand in enumerate(sorted({item.hand for item in items}))}
    for out in set(fold.values()):
        fit = learn([item for item in items if fold[item.hand] != out])
        for n, item in enumerate(items):
            if fold[item.hand] == out:
                logits[n] = fit.logits(item)
    return logits


def _kind(item: Item) -> str:
    return "stretches" if not item.is_message else "tuned on" if item.hand in _TUNED_HANDS else "fresh"


def train(name: str, rule: SaidRule, items: Sequence[Item]) -> Trained:
    """Trains one weights file and scores it on hands left out in turn."""
    scored = [item for item in items if not item.is_aside]
    logits = [of for of, item in zip(_left_out(items), items, strict=True) if not item.is_aside]
    alone, doing = _ALONE_CORE if rule.core else _ALONE, _DOING.get(rule.id, 1)
    weighing = _weigh(logits, scored, rule.found == "pass", alone, doing)
    chance = 1 / (1 + np.exp(-weighing.log_odds(logits, scored)))
    likeliest = np.array([max(of) for of in logits])
    there = np.array([item.there for item in scored])
    phrases = np.array([item.phrases.rstrip("?") == rule.found for item in scored])
    kinds = {}
    for kind in ("stretches", "tuned on", "fresh"):
        mask = np.array([_kind(item) == kind for item in scored])
        if mask.any():
            right = [float((said_so == there)[mask].mean()) for said_so in (phrases, likeliest > 0, chance >= 0.5)]
            kinds[kind] = Kind(right[0], right[1], right[2], int(mask.sum()))
    messages = np.array([item.is_message for item in scored])
    sure = messages & ((chance <= classifier.UNLIKELY) | (chance >= classifier.LIKELY))
    wrong = float(((chance >= 0.5) != there)[sure].mean()) if sure.any() else 0.0
    return Trained(name, learn(items), weighing, kinds, float(sure.sum() / max(1, messages.sum())), wrong)


def write(trained: Trained, folder: Path) -> Path:
    """Writes a weights file: the head's numbers first, then every feature, by name."""
    lines = ["# Written by `python -m evals train`; the language of this file: _classifier.py."]
    lines.append(f"=bias\t{trained.fit.bias:.3f}")
    lines += [f"={name}\t{n:.3f}" for name, n in zip(("slope", "second", *_SAID), trained.weighing.numbers, strict=True)]
    lines += [f"={SIGN}{name}\t{n:.3f}" for name, n in trained.weighing.signs.items()]
    rounded = {f: round(w * SCALE) for f, w in trained.fit.of.items()}
    lines += [f"{f}\t{w}" for f, w in sorted(rounded.items()) if w]
    path = folder / f"{trained.name}.weights.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def train_and_write(only: str = "") -> None:
    """Trains every rule about what is said, or the one called `only`, and writes its weights beside it.

    Raises:
        UnknownName: there is no rule called `only`.
    """
    if only:
        find_rule(only)
    for rule in all_rules():
        if isinstance(rule, SaidRule) and only in ("", rule.id):
            for name, items in sorted(gather(rule).items()):
                trained = train(name, rule, items)
                write(trained, RULES)
                print(row(trained), flush=True)


def row(trained: Trained) -> str:
    """One line of figures, all on hands left out."""
    parts = [
        f"{kind} ({k.items}): phrases {k.phrases:.1%}, sentences {k.sentences:.1%}, both {k.both:.1%}"
        for kind, k in trained.kinds.items()
    ]
    return f"{trained.name:30} {'; '.join(parts)}; sure {trained.sure:.1%}, of these wrong {trained.sure_wrong:.1%}"
