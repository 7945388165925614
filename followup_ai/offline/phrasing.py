"""Turns a move and its words into one sentence: expands phrasings, ranks them against what was already said."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from followup_ai.offline.lexicon import word_set

_PHRASES = Path(__file__).parent / "phrases.txt"
_LINE = re.compile(r"^(?:([felhsYPRL]+): )?(.+)$")


@cache
def phrase_book() -> dict[str, tuple[tuple[str, str], ...]]:
    """Move and handle ("thanks.np") → its phrasings, each with the registers it is for ("" is all)."""
    book: dict[str, list[tuple[str, str]]] = {}
    key = ""
    for line in _PHRASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            key = line[3:].strip()
            book[key] = []
        elif line.strip() and not line.startswith("#"):
            match = _LINE.match(line)
            if match:
                book[key].append((match.group(1) or "", match.group(2)))
    return {k: tuple(v) for k, v in book.items()}


_INNER = re.compile(r"\[([^\[\]]*)\]")


def expand(phrasing: str, chance: random.Random) -> str:
    """One reading of a phrasing: every [a|b] replaced by one of its choices, innermost first."""
    while True:
        match = _INNER.search(phrasing)
        if match is None:
            return re.sub(r" {2,}", " ", phrasing).replace(" ,", ",").replace(" .", ".").strip()
        phrasing = phrasing[: match.start()] + chance.choice(match.group(1).split("|")) + phrasing[match.end() :]


def fill(phrasing: str, slots: Mapping[str, str]) -> str:
    """`phrasing` with its {slots} filled; a slot named with a capital gets one. Values are never expanded."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        text = slots.get(name.lower(), "")
        return text[:1].upper() + text[1:] if name[0].isupper() else text

    return re.sub(r"\{(\w+)\}", value, phrasing)


_SHORTER = [
    (re.compile(pattern), short)
    for pattern, short in (
        (r"\bI am\b", "I'm"),
        (r"\bI would\b(?!,)", "I'd"),
        (r"\bI have (?=been|kept|gone|thought)", "I've "),
        (r"\bI will\b", "I'll"),
        (r"\bIt is\b", "It's"),
        (r"\bdid not\b", "didn't"),
        (r"\bdo not\b", "don't"),
        (r"\bhas not\b", "hasn't"),
        (r"\bYou are\b", "You're"),
    )
]


def contracted(phrasing: str) -> str:
    """A phrasing with the contractions of easy speech."""
    for pattern, short in _SHORTER:
        phrasing = pattern.sub(short, phrasing)
    return phrasing


_WORD = re.compile(r"[\w']+")
_PLAIN = word_set("plain")


def content(text: str) -> set[str]:
    """The words of `text` that a reader would notice repeated."""
    return {w for w in _WORD.findall(text.lower()) if w not in _PLAIN and len(w) > 2}


_TROUBLE = re.compile(
    r"\b(?:no|not|nobody|none|never|nothing|lost|lose[sd]?|losing|broken?|breaks|lack\w*"
    r"|late|later than|missing|behind|problems?|pain\w*|headaches?|worr\w+|hard|difficult\w*"
    r"|wors\w+|ends?|ending|stuck|fail\w*|slow\w*|short\w*|delay\w*|backlog\w*|cost\w*"
    r"|complain\w*|retir\w+|refus\w+|conflict\w*|drops?|dropp\w+|leav\w+|quit\w*"
    r"|gaps?|errors?|mistakes?|damage\w*|waste\w*|risk\w*|angry|dead|off by|overdue|doubled"
    r"|dispute\w*|lapse[ds]?|lapsed|churn|absen\w+|detention|stuck|aging|ageing|outdated"
    r"|tired|without|wait\w*|queue|clash\w*|thefts?|shrinkage|injur\w+|accidents?|burnout"
    r"|turnover|pressure|crash\w*|outages?|down|only|still)\b|n't\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:my|I|a time I|what I|how I|why I|whether I|the question|[A-Z][\w'-]+'s question|your question)\b")


_ONCE_MORE = re.compile(r"\b(?:also|too|as well)\b")


class Writer:
    """Writes sentence after sentence, remembering what was said so that nothing echoes.

    Args:
        seed: decides among phrasings, together with the move's name.
        register: one of "felhs"; see phrases.txt.
        slots: words every sentence may use.
        contract: use contractions.
        banned: lower-case words that must not be written again.
        alone: nobody but the reader was in the room, so what was said was said by the reader.
    """

    def __init__(
        self, seed: str, register: str, slots: Mapping[str, str], contract: bool, banned: Iterable[str] = (), alone: bool = True
    ) -> None:
        self._seed, self._register, self.slots = seed, register, slots
        self._contract, self._banned, self._alone = contract, tuple(banned), alone
        self.said: list[str] = []
        self._taken_up = False
        self._content: set[str] = set()
        self._used: set[str] = set()

    def write(
        self, move: str, salt: str = "", slots: Mapping[str, str] | None = None, *, longest: int = 60, linked: bool = False
    ) -> str:
        """One sentence (or two short ones) for `move`, remembered as said; "" where no phrasing exists.

        Args:
            move: a key of the phrase book.
            salt: changes the choice; used to say it otherwise after a finding.
            slots: this sentence's own words.
            longest: words it may have.
            linked: the sentence before takes up something this one can point back to.
        """
        own = slots or {}
        chance = random.Random(f"{self._seed}|{move}|{salt}")  # noqa: S311 - a choice of words, no secret
        phrasings = [
            p
            for marks, p in phrase_book().get(move, ())
            if self._suits(marks, own.get("np", "") or own.get("clause", "")) and ("L" not in marks or linked)
        ]
        if not phrasings:
            return ""
        best, best_cost = "", float("inf")
        for attempt in range(9):
            shape = chance.choice(phrasings)
            phrasing = expand(shape, chance)
            if self._contract:
                phrasing = contracted(phrasing)
            text = _finished(fill(phrasing, {**self.slots, **own}))
            cost = self._cost(text, phrasing, longest) + attempt * 0.05
            if cost < best_cost:
                best, best_cost = text, cost
        self.remember(best)
        self._taken_up = self._taken_up or bool({"np", "clause", "quote", "jotted"} & {k for k, v in own.items() if v})
        return best

    def _suits(self, marks: str, about: str) -> bool:
        registers = [m for m in marks if m.islower()]
        if registers and self._register not in registers:
            return False
        if "Y" in marks and not self._alone:
            return False
        return not ("P" in marks and _TROUBLE.search(about)) and not ("R" in marks and _OWN.search(about))

    @staticmethod
    def is_trouble(text: str) -> bool:
        """Whether the words speak of a trouble, so that gladness about it would be out of place."""
        return bool(_TROUBLE.search(text))

    def remember(self, text: str) -> None:
        """Takes a sentence as said, so that later ones do not echo it."""
        self.said.append(text)
        self._content |= content(text)

    def _cost(self, text: str, phrasing: str, longest: int) -> float:
        cost = 0.0
        opening = _opening(text)
        openings = [_opening(s) for s in self.said]
        if openings and openings[-1] == opening:
            cost += 20
        cost += 3 * openings.count(opening)
        own = content(re.sub(r"\{\w+\}", "", phrasing))
        cost += 1.5 * len(own & self._content)
        cost += 2 * max(0, len(text.split()) - longest)
        if not self._taken_up and _ONCE_MORE.search(phrasing):
            cost += 12
        low = text.lower()
        cost += 100 * sum(1 for words in self._banned if words and words in low)
        for name, weight in (("role", 3.0), ("company", 1.5)):
            if self.slots[name] in text:
                cost += weight * sum(self.slots[name] in s for s in self.said)
                cost += 2 * weight * bool(self.said and self.slots[name] in self.said[-1]) + 2 * weight * (
                    text.count(self.slots[name]) - 1
                )
        return cost


def _opening(text: str) -> str:
    match = _WORD.search(text)
    return match.group().lower().split("'")[0] if match else ""


def _finished(text: str) -> str:
    text = re.sub(r'([.!?])("?)\.', r"\1\2", text)
    text = re.sub(r"\s+", " ", text).strip()
    start = 1 if text[:1] == '"' else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]
