"""Plain wording: a sentence as it would be said without contractions, intensifiers or spelling variants.

"I'm really, truly sorry I couldn't come" reads "i am sorry i could not come", so that a pattern states grammar once.
Every character leads back to the one it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from followup_ai.compiled import compiled
from followup_ai.patterns import expression
from followup_ai.rules._words import Met

_HERE = Path(__file__).parent
# Words that add nothing to who does what; adverbs in -ly go too, but for those a rule needs and what only looks like one.
_DROPPED = frozenset((_HERE / "_intensifiers.txt").read_text(encoding="utf-8").split())
_NO_ADVERBS = frozenset((_HERE / "_no_adverbs.txt").read_text(encoding="utf-8").split())
_SHORTEST_ADVERB, _LONGEST_ADVERB = 6, 20

_WHOLE = {
    "won't": "will not", "wont": "will not", "whats": "what is", "hows": "how is",
    "can't": "can not", "cant": "can not",
    "cannot": "can not", "shan't": "shall not",
    "ain't": "am not", "im": "i am", "i'm": "i am", "ive": "i have", "let's": "let us",
    "thank-you": "thank you", "thankyou": "thank you", "thx": "thanks", "thnx": "thanks", "tnx": "thanks", "thks": "thanks",
    "thanx": "thanks", "thanku": "thank you", "luv": "love", "lmk": "let me know", "abt": "about", "msg": "message",
    "wud": "would", "cud": "could", "hav": "have", "rly": "", "rlly": "", "ya": "you",
    "pls": "please", "plz": "please", "plse": "please",
    "u": "you", "ur": "your", "ud": "you would", "wk": "week",
    "nxt": "next", "wen": "when",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "wanna": "want to", "gonna": "going to",
    "programme": "program", "programmes": "programs",
}  # fmt: skip
_ONLY_BEFORE = {
    "r": ("are", re.compile(r" (?:u|you)\b")),
    "id": ("i would", re.compile(r" (?:love|like|appreciate|be)\b")),
    "say": ("that", re.compile(r" \w")),
}
_BARE_NOT = expression(r"(?:do|does|did|is|was|were|have|has|would|could|should|must|need)nt")
_SUFFIXES = (("n't", " not"), ("'re", " are"), ("'ll", " will"), ("'d", " would"), ("'ve", " have"))
_IS = frozenset(f"{head}'s" for head in ("it", "that", "there", "here", "what", "who", "when", "where", "how", "he", "she"))
_SPELLING = (("apologis", "apologiz"), ("realis", "realiz"), ("enquir", "inquir"), ("favour", "favor"), ("honour", "honor"))
_WORD = compiled(r"[a-z]+(?:['-][a-z]+)*")
_WORD_AFTER = compiled(r",? (?=\w)")
_STOP_AFTER = compiled(r"[,.;:!?]")
_WORD_BEFORE = compiled(r"\w $")
_ASIDE = expression(r", (?:of course|however|though|as ever|in fact|again|truly|really|sincerely|honestly|indeed)(?=[,.!?])")


def _plain_word(word: str) -> str:
    """The word in plain wording; empty where it is an intensifier."""
    if word in _WHOLE:
        return _WHOLE[word]
    if "'" in word:
        if word in _IS:
            return word[:-2] + " is"
        for suffix, full in _SUFFIXES:
            if word.endswith(suffix):
                return word.removesuffix(suffix) + full
        return word
    if _BARE_NOT.fullmatch(word):
        return word[:-2] + " not"
    adverb = word.endswith("ly") and _SHORTEST_ADVERB <= len(word) <= _LONGEST_ADVERB and word not in _NO_ADVERBS
    if word in _DROPPED or adverb:
        return ""
    for variant, plain in _SPELLING:
        if word.startswith(variant):
            return plain + word[len(variant) :]
    return word


_plain_words = Met(_plain_word)
_may_change = Met(lambda stretch: any(w in _ONLY_BEFORE or _plain_words[w] != w for w in _WORD.findall(stretch)))
"""Whether a word of a stretch between spaces reads otherwise in plain wording, or may before some others."""


def plain_words(low: str) -> tuple[str, Sequence[int]]:
    """`low` (folded, lower case) in plain wording, and for each of its characters and its end the offset in `low`."""
    asides = [m.span() for m in _ASIDE.finditer(low)] if ", " in low else []
    if not asides and not any(map(_may_change.__getitem__, low.split())):
        return low, range(len(low) + 1)
    words = _WORD.findall(low)
    changed = list(map(_plain_words.__getitem__, words))
    changes = [(start, end, "") for start, end in asides]
    previous = ""
    for match, word, new in zip(_WORD.finditer(low), words, changed, strict=True):
        if new != word or word in _ONLY_BEFORE:
            changes += _change(low, match.span(), word, new, previous)
        previous = word
    return _changed(low, sorted(changes)) if changes else (low, range(len(low) + 1))


def _change(low: str, place: tuple[int, int], word: str, new: str, previous: str) -> Iterator[tuple[int, int, str]]:
    """What becomes of a word of a sentence: (start, end, what stands there)."""
    start, end = place
    if not new:
        if _ends_phrase(low, start, end):
            yield start - 1, end, ""
        elif after := _WORD_AFTER.match(low, end):
            yield start, after.end(), ""
    elif new != word:
        yield start, end, new
    elif word != "say" or previous in ("know", "think"):
        full, following = _ONLY_BEFORE[word]
        if following.match(low, end):
            yield start, end, full


def _ends_phrase(low: str, start: int, end: int) -> bool:
    """Whether the intensifier stands last before a stop that has to stay: "I am troubling you again, …"."""
    if not (_STOP_AFTER.match(low, end) and _WORD_BEFORE.search(low, max(0, start - 2), start)):
        return False
    after = _WORD.match(low, end + 2)
    return not after or bool(_plain_words[after.group()])


def _changed(low: str, changes: list[tuple[int, int, str]]) -> tuple[str, Sequence[int]]:
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for start, end, new in changes:
        if start < last:  # inside an aside that is gone already
            continue
        pieces += (low[last:start], new)
        places += range(last, start)
        # Each new character points into what it replaces, the last ones at its last character.
        places += (start + min(i, end - start - 1) for i in range(len(new)))
        last = end
    pieces.append(low[last:])
    places += range(last, len(low) + 1)
    return "".join(pieces), places
