"""Turns a move and its words into one sentence: expands phrasings, ranks them against what was already said."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

_PHRASES = Path(__file__).parent / "phrases.txt"
_LINE = re.compile(r"^(?:([felhsy]+): )?(.+)$")


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
        (r"\bI am\b", "I'm"), (r"\bI would\b", "I'd"), (r"\bI have (?=been|kept|gone|thought)", "I've "), (r"\bI will\b", "I'll"),
        (r"\bIt is\b", "It's"), (r"\bdid not\b", "didn't"), (r"\bdo not\b", "don't"), (r"\bhas not\b", "hasn't"),
        (r"\bYou are\b", "You're"),
    )
]  # fmt: skip


def contracted(phrasing: str) -> str:
    """A phrasing with the contractions of easy speech."""
    for pattern, short in _SHORTER:
        phrasing = pattern.sub(short, phrasing)
    return phrasing


_WORD = re.compile(r"[\w']+")
_PLAIN = frozenset(
    "a an the and or but of to in on at for with from by about as is are was were be been i me my you your it its that this which what "
    "would will have has had do did not so if there".split()
)


def content(text: str) -> set[str]:
    """The words of `text` that a reader would notice repeated."""
    return {w for w in _WORD.findall(text.lower()) if w not in _PLAIN and len(w) > 2}


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

    def __init__(self, seed: str, register: str, slots: Mapping[str, str], contract: bool, banned: Iterable[str] = (), alone: bool = True) -> None:
        self._seed, self._register, self._slots = seed, register, slots
        self._contract, self._banned, self._alone = contract, tuple(banned), alone
        self.said: list[str] = []
        self._content: set[str] = set()
        self._used: set[str] = set()

    def write(self, move: str, salt: str = "", longest: int = 60, **slots: str) -> str:
        """One sentence (or two short ones) for `move`, remembered as said; "" where no phrasing exists.

        Args:
            move: a key of the phrase book.
            salt: changes the choice; used to say it otherwise after a finding.
            longest: words it may have.
            slots: this sentence's own words.
        """
        chance = random.Random(f"{self._seed}|{move}|{salt}")  # noqa: S311 - a choice of words, no secret
        phrasings = [p for marks, p in phrase_book().get(move, ()) if self._suits(marks)]
        if not phrasings:
            return ""
        best, best_cost = "", float("inf")
        for attempt in range(9):
            shape = chance.choice(phrasings)
            phrasing = expand(shape, chance)
            if self._contract:
                phrasing = contracted(phrasing)
            text = _finished(fill(phrasing, {**self._slots, **slots}))
            cost = self._cost(text, phrasing, longest) + attempt * 0.05
            if cost < best_cost:
                best, best_cost = text, cost
        self.remember(best)
        return best

    def _suits(self, marks: str) -> bool:
        registers = marks.replace("y", "")
        return (not registers or self._register in registers) and (self._alone or "y" not in marks)

    def remember(self, text: str) -> None:
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
        low = text.lower()
        cost += 100 * sum(1 for words in self._banned if words and words in low)
        if "{role}" in phrasing.lower() and any(self._slots["role"] in s for s in self.said):
            cost += 4
        if "{company}" in phrasing and sum(self._slots["company"] in s for s in self.said) > 1:
            cost += 2
        return cost


def _opening(text: str) -> str:
    match = _WORD.search(text)
    return match.group().lower().split("'")[0] if match else ""


def _finished(text: str) -> str:
    text = re.sub(r'([.!?])("?)\.', r"\1\2", text)
    text = re.sub(r"\s+", " ", text).strip()
    return text[:1].upper() + text[1:]
