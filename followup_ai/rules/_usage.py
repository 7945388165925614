"""How a sentence uses the words it shares with a note: as the note does, or in a sense of its own.

"You have shed some light" takes up no shed, "I would be alarmed" no alarm: there the word is bent, or stands among other small
words than the name of a thing does. What stands beside a shared word ("those @", "to @ up") is told as a turn of speech with
the word left open; what each turn weighs is learnt with the other signs (`_rewording.signs`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from followup_ai.compiled import compiled
from followup_ai.rules._matching import Match
from followup_ai.rules._text import fold
from followup_ai.rules._words import is_stop, words_in

SLOT = "@"
"""Stands for a shared word in the name of a sign."""
_AS_VERB = frozenset(
    words_in(
        "to i you we they he she it who will would could should can cannot can't won't don't didn't not never "
        "i'll i'd i've i'm you've you'd you'll we've let's please and"
    )
)
_AS_NOUN = frozenset(
    words_in(
        "the a an my your our their his her its this these those that some any no every each of in on for with from at by "
        "under over into about two three four five six seven eight nine ten"
    )
)
_POINTED = frozenset(words_in("the this that these those your their"))
_PARTICLES = frozenset(words_in("up out off away back over around through down on in"))
_TOKEN = compiled(r"[a-z]+(?:'[a-z]+)*|[0-9][0-9:.,]*|[!?;:,]")
_ENDINGS = ("ing", "ed", "ly", "s")


def used(low: str, match: Match) -> dict[str, float]:
    """The signs of how a lower-case sentence uses the words it shares with a point, by name; shares of these words."""
    note = _read(match.point.text)
    bent = other = pointed = particle = 0.0
    for pair in match.pairs:
        before, after = _beside(low, pair.token.text.lower())
        there, then = _beside(note, pair.note.text.lower())
        if pair.strength >= 0.9:
            bent += _ending(pair.token.plain) != _ending(pair.note.plain)
            other += {_kind(before), _kind(there)} == {"verb", "noun"}
        pointed += bool(_POINTED.intersection(before))
        particle += after in _PARTICLES and then != after
    count = len(match.pairs)
    return {
        "in another form": bent / count,
        "as another kind of word": other / count,
        "pointed at": pointed / count,
        "none pointed at": float(not pointed),
        "with a particle": particle / count,
        **turns_beside(low, match),
    }


@lru_cache(maxsize=1_024)
def _read(note: str) -> str:
    """A note folded and in lower case; every draft for an interview is held against the same few."""
    return fold(note)[0].lower()


@lru_cache(maxsize=4_096)
def _beside(low: str, word: str) -> tuple[tuple[str, ...], str]:
    """The two words before a word's first place in a lower-case text, and the one after."""
    before, _, after = low.partition(word)
    behind = after.split(maxsplit=1)
    return tuple(before.split()[-2:]), behind[0].strip(".,;:!?") if behind and after[:1].isspace() else ""


def _kind(before: tuple[str, ...]) -> str:
    """Whether the words before a word make it a verb or a noun, as far as can be seen."""
    if not before:
        return ""
    if before[-1] in _AS_VERB:
        return "verb"
    return "noun" if not _AS_NOUN.isdisjoint(before[-1:] or before[:1]) or before[0] in _AS_NOUN else ""


def _ending(word: str) -> str:
    return next((e for e in ("ing", "ed") if word.endswith(e) and len(word) > len(e) + 2), "")


# --- turns of speech beside a shared word -----------------------------------------------------------


@cache
def _frequent() -> frozenset[str]:
    """The small words that stand for themselves in turns of speech."""
    lines = (Path(__file__).parent / "_turns.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(t for line in lines if not line.startswith("# ") for t in line.split("\t")[1:] if t and " " not in t)


@lru_cache(maxsize=4_096)
def _shape(token: str) -> str:
    if token[0].isdigit():
        return "#"
    if not token[0].isalpha() or (token in _frequent() and is_stop(token)):
        return token
    return "*" + next((e for e in _ENDINGS if token.endswith(e) and len(token) > 4), "")


def turns_beside(low: str, match: Match) -> dict[str, float]:
    """What stands beside the shared words: the word before, the one after, and the one before that; as shares of the words."""
    texts = {pair.token.text.lower() for pair in match.pairs}
    shared = texts | {text.split()[0] for text in texts}
    tokens = _TOKEN.findall(low)
    shapes = ["<", "<", *(SLOT if token in shared else _shape(token) for token in tokens), ">"]
    at = [place for place, shape in enumerate(shapes) if shape == SLOT]
    found: dict[str, float] = {}
    for place in at:
        before, last, after = shapes[place - 2], shapes[place - 1], shapes[place + 1]
        for turn in (f"{before} _ {SLOT}", f"{last} {SLOT}", f"{SLOT} {after}"):
            found[turn] = found.get(turn, 0.0) + 1 / len(at)
    return found
