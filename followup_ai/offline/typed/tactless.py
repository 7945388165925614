"""What is true, and still no compliment: troubles, slights, a verdict on the candidate, what one says to everybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from followup_ai.language.first_names import is_first_name
from followup_ai.offline.english.finite import NUMBERS, finite_at, tokens_of
from followup_ai.offline.english.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, alternatives, word_set
from followup_ai.offline.english.perspective import ONE_PERSON, PLURAL_AGENT
from followup_ai.offline.english.posts import HELD_POSTS
from followup_ai.offline.english.shapes import is_finite
from followup_ai.offline.typed.cleaning import everyday
from followup_ai.offline.typed.screening import is_coarse

# Troubles of the house or its people, what speaks against the candidate ("the gap in my CV"), and what is not meant
_UNWELCOME = re.compile(
    rf"\b(?:{alternatives('house-troubles')})\b|\b(?:{alternatives('against-the-candidate')})\b"
    rf"|^\W*(?:{alternatives('annoyed')})\b|\((?:{alternatives('not-meant')})\b",
    re.IGNORECASE,
)
_ONE = r"(?:she|he|you|(?:the|my) (?:interviewer|manager|boss|recruiter|panel))"
_WAS = rf"(?:was|were|is|are|seemed|looked|kept|came|arrived|turned up)(?: (?:{alternatives('softly')}))*"
# What was amiss with the reader on the day, told to the reader: "she was 40 min late", "her English was bad"
_SLIGHT = re.compile(
    rf"^(?:and |but )?(?:{_ONE} (?:{_WAS} (?:(?:\d|half|an?|twenty|ten|forty|thirty)[\w ]*?(?:min\w*|hours?) )?"
    rf"(?:{alternatives('ill-disposed')})|{alternatives('slighted')})\b"
    rf"|(?:her|his|your) (?:\w+ )?\w+ {_WAS} (?:{alternatives('amiss')})\b)",
    re.IGNORECASE,
)
# Behind "our talk about" neither a condition nor a denial says what it was about.
_HYPOTHESIS = re.compile(r"(?:if|unless|nothing|none|not)\b(?!-)|(?:the )?(?:small talk|weather)$", re.IGNORECASE)
# ... nor does a statement: where neither a question nor a relative clause begins, no verb has a subject of its own
_JOINT = re.compile(
    r"\b(?:how|what|why|when|which|whether|who|where|if|that|whose|because|once|after|before|until|while|since|as|nobody)\b|\""
)


@lru_cache(maxsize=1024)
def is_tactless(text: str) -> bool:
    """Whether words name a trouble, a slight or what speaks against the candidate: no topic to have enjoyed.

    Args:
        text: a note's sentence or clause, as typed, or what would be taken up of it.
    """
    return bool(_UNWELCOME.search(text) or _SLIGHT.search(text))


_COUNT = re.compile(rf"\b(?:\d[\d.,]*|{'|'.join(NUMBERS)})\b")
# "planning to learn Python": what one means to do is no qualification
_MEANT = re.compile(
    r"^\W*(?:I(?:['’]m| am| was)? )?(?:planning|hoping|intending|aiming|thinking|about|meaning|going) (?:to|of|on)\b", re.I
)


def trustworthy(notes: Iterable[str]) -> list[str]:
    """The notes on what the candidate brings without mere intentions, and without those that differ in a number alone.

    Args:
        notes: of one field, as typed.
    """
    said = [note for note in notes if not _MEANT.match(note)]
    alike = Counter(_but_for_counts(note) for note in dict.fromkeys(said))
    return [note for note in said if alike[_but_for_counts(note)] == 1]


def _but_for_counts(note: str) -> str:
    return " ".join(re.findall(r"\w+", _COUNT.sub("0", note.lower())))


_FOREIGN = word_set("foreign-small-words")
_PLACES = re.compile(
    r"(?<=[A-Z][a-zà-ÿ]{2}) (?:de|la|del|du|di) (?=[A-Z])|\b[A-Z]\w+ (?:de|la|del|du|di) (?=[A-Z])"
)  # "Tour de France"


def is_foreign(sentence: str) -> bool:
    """Whether a sentence is in another language than English: small words of one, and not a common English word.

    Args:
        sentence: of a note, as typed.
    """
    words = re.findall(r"[^\W\d_]+", _PLACES.sub("", sentence))
    plain = [w for w in words if w.islower() and w not in _FOREIGN]
    small = sum(w in _FOREIGN for w in words)
    if small > 1 and not (DETERMINERS | PREPOSITIONS | CONJUNCTIONS) - _FOREIGN & set(words):
        return True
    return bool(small) and not any(everyday(w) for w in plain if len(w) > 2)


def is_slight(sentence: str) -> bool:
    """Whether a sentence is tactless, and nothing else is told in it.

    Args:
        sentence: of a note, as typed.
    """
    return "," not in sentence and is_tactless(sentence)


# "your colleague Mark", "the interviewer", "Dooley who sings": a person is no topic, and what was said of them is left out
_SOMEBODY_WHO = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?P<name>[A-Z][\w'’-]+) who\b")


def is_no_topic(topic: str) -> bool:
    """Whether a noun phrase names a person and nothing else, or is a condition, a denial or a whole statement.

    Args:
        topic: in the form in which it would be taken up.
    """
    words = topic.split()
    if _HYPOTHESIS.match(topic) or _states(topic):
        return True
    if who := _SOMEBODY_WHO.match(topic):
        return bool(is_first_name(who["name"])) or (topic != who[0] and " " in who[0].split(" who")[0])
    plain = 1 < len(words) < 6 and words[0].islower() and not PREPOSITIONS & set(words)
    named = (
        plain
        and len(words) > 2
        and words[-1].istitle()
        and words[-2].islower()
        and (is_first_name(words[-1]) or _is_one(words[-2]))
    )
    bare = len(words) == 1 and is_first_name(topic) and topic.istitle()
    return bool(bare or (plain and (named or words[-1] in ONE_PERSON)))


def _states(topic: str) -> bool:
    said = re.split(r" [-–—] |[:;]", topic)[0]
    told = is_finite(said) and not _JOINT.search(said)
    return said.startswith("you ") or (told and 0 < finite_at(tokens_of(said)) < len(said.split()) - 1)


def _is_one(word: str) -> bool:
    return bool(word in ONE_PERSON or HELD_POSTS.fullmatch(word) or PLURAL_AGENT.match(f"{word}s"))


_IS = r"(?:['’](?:s|re|d)| (?:is|are|was|were|do|did|does|would|will|can|could|have|has|should|made?|makes|brings))"
# What is asked of every candidate, or said to every guest ("any questions?", "nice to meet you"); a verdict on the candidate
_UNFIT = re.compile(
    r"^(?:(?:so|and|well|ok|okay|right|now|great|good),? )*"
    rf"(?:(?:what|why|where|when|how|who|which){_IS}\b.*\byou(?:r|rself)?\b|(?:{alternatives('to-any-guest')})\b)"
    rf"|\b(?:{alternatives('courtesies')})\b|\b(?:{alternatives('verdicts')})|\b(?:{alternatives('house-troubles')})\b"
    rf"|\b(?:{alternatives('people-gone')})\b",
    re.IGNORECASE,
)
_SOUR = word_set("sour")


@lru_cache(maxsize=512)
def is_unquotable(line: str) -> bool:
    """Whether a line of theirs is none to quote with pleasure: coarse, bitter, a verdict, or what one says to everybody.

    Args:
        line: their words, as noted.
    """
    words = {w.lower().replace("’", "'") for w in re.findall(r"[^\W\d_][\w'’-]*", line)}
    return bool(words & _SOUR or _UNFIT.search(line)) or is_coarse(line)
