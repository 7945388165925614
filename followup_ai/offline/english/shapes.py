"""The grammatical shape of a few words: noun phrase, -ing phrase, question in statement order, finite clause, or none."""

from __future__ import annotations

import re
from collections.abc import Callable

from followup_ai.offline.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
    base_of,
    gerund,
    is_definite_past,
    is_gerund,
    word_set,
)
from followup_ai.offline.english.perspective import ONE_PERSON, conjugated
from followup_ai.offline.english.questions import asks_in_its_order, in_statement_order
from followup_ai.offline.english.topics import core, with_article

MOST_WORDS = 18
"""The longest stretch of a note that is borrowed as it stands."""

TRAILING = re.compile(
    r"(?:,?\s+(?:me too|same here|so do I|so did I|as do I|like me too|same as me|just like me|like me|as me|too"
    r"|as well|also"
    r"|a lot|a bit|at length|for ages|for a while|etc\.?|and so on|and stuff|or something"
    r"|or so|I think|I guess|I believe|in detail|briefly|today|and more|"
    r"which (?:was|is|sounds?|I) [\w' ]{1,40}|mostly|mainly|though|of course|right|yes"
    r"|(?:because|as a result) of (?:it|that|this)|(?:after|before|since|despite) (?:that|this|it)|as a result"
    r"|apparently|basically|actually|and|or|but|with|about|of|to|the|a|an|in|on|at|for"
    r"|from|by|that|so|because|which|is|are|was|were|their|your|my|our)|,)+$",
    re.IGNORECASE,
)
_AUX_START = re.compile(r"^(?:did|does|do|is|are|can|could|would|will|have|has)\s+(?:they|you|she|he|I|we|it)\b", re.IGNORECASE)


def bounded(text: str, limit: int = MOST_WORDS) -> str:
    """`text` if it has at most `limit` words, else its longest self-contained beginning, else ""."""
    words = text.split()
    if len(words) <= limit:
        return text
    for pattern in (
        r",\s|\s\(",
        r"\s(?:which|because|so that|so|as|since|where|when|while|after|before|with|to|for|and|in|at|by|from|through)\s",
    ):
        cuts = [m.start() for m in re.finditer(pattern, text)]
        for cut in reversed(cuts):
            head = text[:cut]
            if 3 <= len(head.split()) <= limit:
                return TRAILING.sub("", head).rstrip(" ,;:")
    return ""


Shape = tuple[str, str, str]
"""np, clause, jotted: exactly one of them is filled."""


def trimmed(text: str) -> str:
    """`text` without the loose ends notes trail off in; a preposition that belongs to a verb stays ("the choir she was in")."""
    short = TRAILING.sub("", text)
    last = [core(t) for t in text.split()[-2:]]
    if (
        len(last) == 2
        and last[1] in ("in", "on", "off", "up", "out", "over", "down")
        and (is_gerund(last[0]) or base_of(last[0], "third") or base_of(last[0], "past") or re.search(r" to \w+ \w+$", text))
    ):
        return text.strip(" ,:;.")  # "the damp is getting in"
    if core(text.split()[-1]) in PREPOSITIONS and re.search(
        r"\b(?:what|who|whom|which|that|where)\b|\b(?:I|you|we|they) [a-z]+$", short
    ):
        return text.strip(" ,:;.")
    return text.strip(" ,:;.") if re.search(r"\b(?:is|are|was|were)\s+\w+$", text[len(short) :]) else short


def is_finite(words: str) -> bool:
    """Whether the words are a clause that can follow "that"."""
    found = _pronoun_clause(words) or noun_clause(words)
    return bool(found and found[1])


def shaped(words: str, kind: str, field: str, lead: str) -> Shape | None:
    """The form in which words may be used, or None where they fit no grammar and are not fit to quote.

    Args:
        words: in the second person, without what introduced them.
        kind: the kind of act that introduced them (see `leads.strip_lead`).
        field: the note's field; personal notes leave out the reader as subject.
        lead: what introduced them, in lower case.
    """
    words = words.strip(" ,;:.!?")
    if not words or words.count('"') % 2:
        return None
    first = core(words.split()[0])
    if first in ("if",) and kind == "wh":
        words, first = "whether" + words[2:], "whether"
    own = field == "discussed" and first != "when"
    if first in WH_WORDS and (own or first not in ("who", "whose", "when", "where") or asks_in_its_order(words)):
        phrase = _indirect(words)
        return (phrase, "", "") if phrase else None
    if (
        kind == "that"
        and first not in WH_WORDS
        and not is_finite(words)
        and re.search(r"\b(?:said|told|says|think|thinks|reckons)\b", lead)
    ):
        return None
    if _AUX_START.match(words):
        return None
    readings: tuple[Callable[[str], Shape | None], ...] = (
        _pronoun_clause,
        _gerund_phrase,
        noun_clause,
        _verb_first,
        _noun_phrase,
    )
    found = _elided(words, field)
    for reading in readings:
        found = reading(words) if found is None else found
    if found is not None:
        return found if any(found) else None
    text = bounded(words, 12)
    return ("", "", text) if len(text.split()) >= 3 and kind != "that" else None


def _indirect(words: str) -> str:
    first, _, rest = words.partition(", ")
    if rest and len(first.split()) >= 5 and len(rest.split()) > 1:
        words = first
    return _in_statement_order(words)


def _in_statement_order(words: str) -> str:
    """A question in the order of a statement: "how do you keep X" → "how you keep X"; "" where that cannot be done."""
    if asks_in_its_order(words) and (told := in_statement_order(words)):
        return bounded(told)
    if len(words.split()) < 3 or re.search(r"\b(?:is|was|are|were) (?:you|they|that|I|we|he|she)\b", words):
        return ""
    return bounded(words)


def _of_both(tokens: list[str]) -> str | None:
    """What "both" opens as a statement on both: "both of us vegetarians", "both ex army catering"; None where it opens none."""
    of_us = len(tokens) > 3 and tokens[1:3] in (["of", "us"], ["of", "you"])
    told = tokens[3 if of_us else 1 :]
    verb, rest = core(told[0]), " ".join(told)
    known = verb in AUXILIARIES or verb == "been" or base_of(verb, "base") or base_of(verb, "past")
    if known and (of_us or verb not in PREPOSITIONS):
        return f"we have both {rest}" if verb == "been" else f"we both {rest}"
    return f"we {'were' if _THEN.search(rest) else 'are'} both {rest}"


_THEN = re.compile(r"\b(?:last (?:year|month|week|summer|spring|autumn|winter)|\w+ years? ago|yesterday|in (?:19|20)\d\d)$")


def _elided(words: str, field: str) -> Shape | None:
    """Clauses whose subject the note left out: "both grew up in Cork", "loves gardening", "is off to Peru"."""
    tokens = words.split()
    first, second = core(tokens[0]), core(tokens[1]) if len(tokens) > 1 else ""
    rest = " ".join(tokens[1:])
    if first == "both" and second and (shared := _of_both(tokens)) is not None:
        return "", bounded(shared), ""
    told = first in ("is", "has", "was") or (base_of(first, "third") and second not in ("of", "and", "with"))
    if field == "personal" and second and told:
        return "", bounded(f"you {conjugated(first)} {rest}"), ""
    if (
        base_of(first, "third")
        and first not in NOUN_VERB_PLURALS | _OF_THINGS  # "falls on nights" has no "you" before it
        and not tokens[0].endswith((":", ","))
        and second
        and (second in DETERMINERS or second in PREPOSITIONS or second.isdigit())
    ):
        return "", bounded(f"you {conjugated(first)} {rest}"), ""
    return None


_FINITE_PRONOUN = re.compile(
    r"^(?:I|you|he|she|it|we|they|there|this|that|everyone|everybody|nobody|both of you|you all|people)\b", re.IGNORECASE
)


def _pronoun_clause(words: str) -> Shape | None:
    if not _FINITE_PRONOUN.match(words):
        return None
    tokens = [core(t) for t in words.split()]
    if tokens[0] in ("this", "that") and tokens[1:2] and tokens[1] not in AUXILIARIES:
        return None
    for token in tokens[1:5]:
        stem = token.split("'")[0]
        if (
            token in AUXILIARIES
            or token.endswith(("'d", "'ll", "'s"))
            or base_of(stem, "base")
            or base_of(stem, "past")
            or base_of(stem, "third")
        ):
            if tokens[0] in ("it", "this", "that"):
                return "", "", ""  # what "it" is stands in another clause
            return "", bounded(words), ""
        if token not in ADVERBS and token not in ("and", "all", "both", "who"):
            break
    if tokens[1:2] and re.search(r"(?:ed|s)$", tokens[1]) and tokens[0] in ("you", "i", "we", "they"):
        return "", bounded(words), ""
    return "", "", ""


def _gerund_phrase(words: str) -> Shape | None:
    tokens = words.split()
    first = core(tokens[0])
    if not (is_gerund(first) or (first.endswith("ing") and len(first) > 5)) or len(tokens) < 2:
        return None
    second = core(tokens[1])
    if second in AUXILIARIES or (base_of(second, "third") and second not in NOUN_VERB_PLURALS):
        return "", bounded(words), ""
    return _list_or_phrase(words), "", ""


NOUN_VERB_PLURALS = word_set("noun-verb-plurals") - {"takes", "wants", "sends", "stands"}
_OF_THINGS = word_set("of-things")
_LINKING = word_set("linking")
_OPENING_HOURS = frozenset(["open", "close", "start", "end", "finish", "run", "work", "come", "sit", "call"])
_RELATIVE = word_set("relative")


def noun_clause(words: str) -> Shape | None:
    """A clause whose subject is a noun phrase: "the team is twelve people", "apprentices leave after year two"."""
    tokens = words.split()
    low = [core(t) for t in tokens]
    for at in range(1, min(len(tokens), 12)):
        word, before = low[at], low[at - 1]
        after = low[at + 1] if at + 1 < len(low) else ""
        if word in _RELATIVE or word in SUBJECTS or word == "to" or _broken_off(tokens, low, at):
            return None
        if at == 1 and before[:1].isdigit() and word not in AUXILIARIES:
            continue
        if (before in ONE_PERSON and base_of(word, "third")) or at_an_hour(low, at):
            return _predicated(tokens, at)
        if _is_verb(word, before, after, acronym=tokens[at - 1].isupper()):
            return _predicated(tokens, at) if before not in ("one", "it", "some", "others") else None
        if _maybe_past(word, before, after):
            return "", "", bounded(words, 12)
    return None


_WHICH = frozenset(["first", "second", "third", "last", "next", "this", "every"])


def at_an_hour(low: list[str], at: int) -> bool:
    """Whether a word is what something does at an hour or in a week: "the cleaning team starts at 5am".

    Args:
        low: the words in lower case.
        at: where it stands, behind its subject.
    """
    after, when = [*low[at + 1 : at + 3], "", ""][:2]
    hour = (after == "at" and when[:1].isdigit()) or (after in _WHICH and when in ("week", "month", "day", "half"))
    return hour and base_of(low[at], "third") in _OPENING_HOURS | {"begin", "leave", "arrive"}


def _broken_off(tokens: list[str], low: list[str], at: int) -> bool:
    """Whether a colon or a comma ends the subject before `at`; a comma in a list that goes on with "and" does not."""
    before = tokens[at - 1]
    return before.endswith(":") or (before.endswith(",") and ("and" not in low[at:] or low[at][:1].isdigit()))


def _predicated(tokens: list[str], at: int) -> Shape:
    if at + 1 == len(tokens):
        return "", "", ""
    return "", bounded(f"{with_article(' '.join(tokens[:at]))} {' '.join(tokens[at:])}"), ""


_VERBY = frozenset(
    ["drops", "needs", "uses", "loses", "takes", "keeps", "runs", "pays", "stops", "shows", "helps", "wants", "loves", "plays"]
)
_OBJECTS = frozenset(["the", "a", "an", "your", "my", "their", "every", "all"])


def _is_verb(word: str, before: str, after: str, *, acronym: bool) -> bool:
    """Whether `word` is the finite verb of a noun subject that ends in `before`."""
    if word in AUXILIARIES:
        return before not in PREPOSITIONS
    if is_definite_past(word):
        return True
    open_subject = before not in DETERMINERS and before not in PREPOSITIONS
    if base_of(word, "third") and open_subject and before not in CONJUNCTIONS:
        sure = word not in NOUN_VERB_PLURALS and (not before.endswith("s") or acronym)
        verby = word in _VERBY and bool(after) and after not in PREPOSITIONS and after not in CONJUNCTIONS
        if sure or verby or after in _OBJECTS or after[:1].isdigit():
            return True
    plural = before.endswith("s") or before in ("people", "children", "men", "women", "staff")
    if plural and base_of(word, "base") and before not in DETERMINERS and _plural_verb(word, after):
        return True
    return word in _LINKING and open_subject and bool(after) and after not in PREPOSITIONS


_BEHIND_A_VERB = frozenset(["out", "off", "up", "the", "a", "their", "your", "one", "two", "three", "every", "each other"])


def _plural_verb(word: str, after: str) -> bool:
    """Whether a verb's base form after a plural noun is its verb, by what follows."""
    if after[:1].isdigit() or after[:1] in ("$", "£", "€") or after in _BEHIND_A_VERB:
        return True
    if word in _OPENING_HOURS and after == "at":
        return True
    if after in CONJUNCTIONS and after not in ("and", "or", "nor", "but"):
        return word not in NOUN_VERBS
    return word not in NOUN_VERBS and (not after or after in PREPOSITIONS or after in DETERMINERS or after in ADVERBS)


def _maybe_past(word: str, before: str, after: str) -> bool:
    """A past form that may be a verb or a participle ("the site opened in March"): nobody can tell without knowing more."""
    if not base_of(word, "past") or base_of(word, "base") or before in DETERMINERS or before in ADVERBS:
        return False
    return (after in PREPOSITIONS or after in DETERMINERS) and after != "by"


NOUN_VERBS = word_set("noun-verbs") - {"leave", "teach", "sell", "lose", "tend", "serve", "spend", "invest", "want", "combine"}


_ADJECTIVES = word_set("adjectives")


_DONE_OF = frozenset(["dispose", "think", "approve", "dream", "speak", "hear", "beware", "learn"])


def _verb_first(words: str) -> Shape | None:
    """Verb phrases without a subject become -ing phrases: "keep apprentices after year two", "moved to streaming"."""
    tokens = words.split()
    if len(tokens) < 2:
        return None
    first, second = core(tokens[0]), core(tokens[1])
    rest = " ".join(tokens[1:])
    if second == "of" and first not in _DONE_OF:
        return None  # "supply of linen"
    base = base_of(first, "base")
    if base and first not in NOUN_VERBS | _ADJECTIVES and base not in ("be", "have", "do"):
        return bounded(f"{gerund(base)} {rest}"), "", ""
    return None


def _noun_phrase(words: str) -> Shape | None:
    low = [core(t) for t in words.split()]
    while low and low[0] in ("about", "on", "re", "regarding", "around"):
        words = words.split(" ", 1)[1] if " " in words else ""
        low = low[1:]
    if (
        not low
        or low[0] in AUXILIARIES
        or low[0] in ADVERBS - {"both", "all"}
        or low[0] in ("me", "him", "us", "them", "not", "no", "never", "too")
    ):
        return None
    if (
        low[0] in PREPOSITIONS
        or low[0] in CONJUNCTIONS
        or re.match(r"(?!early|daily|week|month|quarter|year|famil|suppl|assembl|friendl)\w{3,}ly$", low[0])
    ):
        return None
    return _list_or_phrase(words), "", ""


_LISTED = frozenset(["the", "your", "my", "a", "an"])


def _list_or_phrase(words: str) -> str:
    pieces = [p.strip() for p in re.split(r",\s+(?:and\s+)?", words) if re.search(r"[^\W\d_]", p)]
    pieces = [re.sub(r" (?:mostly|mainly|etc|too|also)$", "", p) for p in pieces]
    while len(pieces) > 1 and core(pieces[-1].split()[0]) in ADVERBS:
        pieces.pop()
    if (
        len(pieces) > 1
        and not any(is_finite(p) or is_gerund(core(p.split()[0])) for p in pieces[1:])
        and all(len(p.split()) <= 2 and not re.search(r"\d|[A-Z]", p) for p in pieces)
        and not any(core(w) in PREPOSITIONS | ADVERBS | _RELATIVE for p in pieces for w in p.split())
        and not any(core(p.split()[0]) in (*PREPOSITIONS, *WH_WORDS, *SUBJECTS) for p in pieces)
    ):
        return bounded(" and ".join(with_article(p) for p in pieces[:2]))
    head = pieces[0] if pieces else words
    if (
        len(pieces) > 1
        and len(words.split()) <= 12
        and core(pieces[1].split()[0]) in ("from", "with", "and", "but", "not", "especially", "including")
    ):
        head = words if core(pieces[1].split()[0]) not in ("from", "with") else f"{pieces[0]} {pieces[1]}"
    if (
        len(pieces) > 1
        and len(words.split()) <= 12
        and all(core(p.split()[0]) in _LISTED for p in pieces)
        and " and " in pieces[-1]
    ):
        head = words  # "the tannery, the drying room and the old press"
    if ": " in head:
        left, right = (half.strip() for half in head.split(": ", 1))
        head = left if len(left.split()) >= 1 else right
    return bounded(with_article(head))
