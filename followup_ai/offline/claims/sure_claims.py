"""Tells whether "my …" names something that one can bring: a time, a paper, a degree, a tongue, or a thing with a name."""

from __future__ import annotations

import re

from followup_ai.offline.english.finite import (
    Token,
    tokens_of,
)
from followup_ai.offline.english.lexicon import (
    PREPOSITIONS,
    base_of,
    counted_nouns,
    is_gerund,
    word_set,
)
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.sureness import TIMES, act_end, phrase_end
from followup_ai.offline.typed.doubts import odd_words

_HELD = word_set("claimed-as-such")


_CREDENTIAL = re.compile(
    r"(?:licen[cs]es?|certificates?|certifications?|accreditations?|diplomas?|degrees?|qualifications?|training|awards?|tickets?"
    r"|cards?|registration"
    r"|membership|courses?|level|badges?|clearance|apprenticeship|placement|internship|residency|fellowship"
    r"|scholarship|portfolio"
    r"|experience|knowledge|work|time|practice|research|thesis|dissertation|paper|papers|background|grades?|exams?|prize"
    r"|medal|papers|skills"
    r"|references|languages|contacts|years|months|seasons|summers?|shifts|terms)$"
)


_LEARNED = re.compile(
    r"(?:phd|dphil|m\.?sc|b\.?sc|m\.?a|b\.?a|mba|m\.?eng|b\.?eng|m\.?tech|b\.?tech|b\.?ed|m\.?ed|pgce|btec|hn[cd]"
    r"|nvq|llb|llm|bcom|bba"
    r"|m\.?s|b\.?s|bts|gcses?|a-levels?|msw|bsw|mres|mphil|mph|hon[s]?|nqt|fluent|native|conversational|working"
    r"|basic|good)$"
)


def is_credential(noun: str) -> bool:
    """Whether a noun names a paper, a time or the like, of which one says "my" ("certificates", "years")."""
    return bool(_CREDENTIAL.search(noun))


def _is_known_kind(tokens: list[Token]) -> bool:
    """Whether what follows "my" is of a kind that one has: a time, a paper, a degree, a tongue, or something with a name."""
    words = [t.word for t in tokens[1:]]
    end = next((at for at, word in enumerate(words) if at and word in PREPOSITIONS), len(words))
    head = words[:end]
    return (
        any(_CREDENTIAL.search(word) for word in head)
        or bool(_LEARNED.match(words[0]))
        or (all(t.upper for t in tokens[1 : end + 1]) and len(head) < 4)
        or "level" in head
    )


_UNREADABLE = re.compile(
    r"[:;=<>|()]|\d/\d|(?<!team )(?<!crew )(?<!class )(?<!staff )(?<!group )\bof \d+$|\b[A-Z]{2}/[A-Z]{2}\b"
)


def sure_claim(text: str) -> bool:
    """Whether "my …" is sure to name something that one brings: a time spent, a licence, a training, and what it was in."""
    if text.startswith("my knowledge of "):
        return all(re.fullmatch(r"\w*[A-Z][\w+#./-]*", name) for name in re.split(r", | and ", text[16:]))
    field = _FIELD.match(text)
    if field and not odd_words(field[2]) and field[2].split()[0] not in PREPOSITIONS:
        text = f"{field[1]} of experience{field[3]}"  # what the years were spent in stands without an article
    tokens = tokens_of(text)
    if len(tokens) < 2 or _UNREADABLE.search(text) or lacks_article(text) or _heaped(tokens):
        return False
    first = tokens[1].word
    if tokens[0].word == "the":
        return phrase_end(tokens, 0) == len(tokens)
    verb = base_of(first, "base") or base_of(first, "past")
    if tokens[0].word != "my" or re.match(r"\d+(?:st|nd|rd|th)$", first):
        return False
    if len(tokens) == 2:
        return first not in counted_nouns() and (tokens[1].upper or is_gerund(first) or not verb)
    named = any(_CREDENTIAL.match(t.word) for t in tokens[2:4])  # "my counterbalance licence"
    if verb and first not in _HELD and not tokens[1].upper and not named:
        return False  # "my play piano and guitar"
    placed = tokens[2].word in ("year", "month", "summer") and first in ("placement", "gap", "training", "probation")
    return (placed or _is_known_kind(tokens)) and _spent(tokens) == len(tokens)


_FIELD = re.compile(
    r"^(my (?:over |about )?[\w+]+ (?:years|months)) (?:of|in) ([a-z]+ [a-z]+)"
    r"( (?:at|in|with|for) (?:a |an |the |my )?[A-Za-z].+)$"
)


def _heaped(tokens: list[Token]) -> bool:
    """Whether names stand heaped with nothing to join them, or a shortened word among the others ("Southampton twr")."""
    names = sum(t.upper for t in tokens[1:]) > 2 and all(t.upper and t.word not in PREPOSITIONS for t in tokens[1:])
    return names or any(
        t.word.isalpha() and not t.upper and not re.search(r"[aeiouy]", t.word) and t.word != "my" for t in tokens
    )


def _spent(tokens: list[Token]) -> int:
    """Where "my time running …", "my six years as …" or "my licence in …" ends."""
    if tokens[1].word in ("time", "experience") and is_gerund(tokens[2].word):
        return max(act_end(tokens, 2), phrase_end(tokens, 0) if tokens[1].word == "experience" else 0)
    times = next((at for at in range(1, min(len(tokens), 6)) if TIMES.search(tokens[at].word)), 0)
    following = tokens[times + 1].word if times and times + 1 < len(tokens) else ""
    return phrase_end(tokens, times + 2 if following == "as" and times + 2 < len(tokens) else 0)
