"""Proves that a few words are a noun phrase or a finite clause before a sentence is built on them; refuses when in doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from followup_ai.offline.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
    base_of,
    is_gerund,
    word_set,
)
from followup_ai.offline.perspective import ONE_PERSON, PLURAL_AGENT
from followup_ai.offline.shapes import NOUN_VERB_PLURALS, NOUN_VERBS, with_article

_ADJECTIVES = word_set("adjectives")
_DEGREE = word_set("degree")
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = word_set("tens") | frozenset(_UNITS)
_POSSESSIVES = frozenset(["my", "your", "his", "her", "its", "our", "their", "whose"])
_ARTICLES = frozenset(["the", "a", "an", "every", "each", "no", "any"]) | _POSSESSIVES
_OBJECT_STARTS = _ARTICLES | frozenset(["this", "these", "me", "you", "him", "her", "us", "them", "it", "everyone", "nobody"])
_OPENS_CLAUSE = (WH_WORDS | frozenset(["that", "if", "because", "since", "while", "unless", "although", "as", "than"])) - {"as"}
_QUANTITIES = frozenset(["some", "many", "most", "more", "few", "several", "all", "both", "less", "another", "such"])
_PRONOUNS = SUBJECTS | frozenset(["everyone", "everybody", "nobody", "someone", "somebody", "anyone"])
_PLURALS = frozenset(
    ["people", "children", "men", "women", "staff", "police", "most", "both", "many", "few", "kids", "clients"]
)
_QUOTE = re.compile(r'"[^"]*"')
_ADJECTIVAL = re.compile(r"\w{3,}(?:ful|ous|able|ible|less|ish|ive|ical|ary)$")
_NOUNS_LIKE_ADJECTIVES = word_set("nouns-like-adjectives")


@dataclass(frozen=True)
class Token:
    """A word with what stands after it.

    Args:
        word: lower case, without punctuation.
        stop: a comma, colon or semicolon follows.
        upper: it was typed with a capital.
    """

    word: str
    stop: bool
    upper: bool


def tokens_of(text: str) -> list[Token]:
    """The words of `text`; a quotation counts as one noun."""
    found = []
    for raw in _QUOTE.sub(" \ue000 ", text).split():
        word = raw.strip(',.;:!?"()').lstrip("'")
        word = word if word.endswith("s'") else word.rstrip("'")
        if word or raw in ("&", "+"):
            found.append(Token(word.lower() or "and", raw[-1:] in ",;:", word[:1].isupper()))
    return found


def _is_aux(word: str) -> bool:
    return (
        word in AUXILIARIES
        or word.endswith(("'d", "'ll", "'ve", "'re"))
        or word in ("it's", "that's", "there's", "he's", "she's")
    )


@lru_cache(maxsize=4096)
def _past(word: str) -> bool:
    """A past form or participle, also of a verb the word list does not hold."""
    if base_of(word, "past") or base_of(word, "participle"):
        return True
    if not word.endswith("ed") or len(word) < 5 or word.endswith("eed") or word in _ADJECTIVES or "-" in word:
        return False
    import simplemma  # lazily: its dictionary takes a tenth of a second

    return bool(simplemma.lemmatize(word, lang="en") != word)


def _nounlike(token: Token) -> bool:
    """Whether a word may be a noun: nothing that the closed classes hold."""
    word = token.word
    return not (
        word in DETERMINERS
        or word in PREPOSITIONS
        or word in CONJUNCTIONS
        or word in _PRONOUNS
        or _is_aux(word)
        or word in WH_WORDS
        or word in ADVERBS
        or word in ("not", "to", "too")
    )


def finite_at(tokens: list[Token], start: int = 0, licensed: int = 0) -> int:
    """Where the first finite verb stands that no "who", "how" or "that" accounts for; -1 where there is none.

    Args:
        tokens: the words.
        start: where to begin.
        licensed: how many finite verbs are accounted for at the start.
    """
    spare, at, used, more = licensed, start, licensed > 0, False
    while at < len(tokens):
        word = tokens[at].word
        before = tokens[at - 1] if at else None
        if word in _OPENS_CLAUSE and not (word == "that" and before and before.word in PREPOSITIONS):
            spare += not (at + 1 < len(tokens) and tokens[at + 1].word == "to")
        elif word in _TIMES and at and any(_sure_verb(t.word) for t in tokens[at + 1 :]):
            spare += 1  # "after the contract lapsed"
        elif word in _PRONOUNS and before and not before.stop and _takes_relative(before):
            spare += 1  # "the rota you showed me"
        elif _finite(tokens, at):
            if not spare and not more:
                return at
            spare, used, more = max(0, spare - 1), True, False
            at = _group_end(tokens, at)
        more = more or (used and at < len(tokens) and tokens[at].word in ("and", "or", "but"))
        at += 1
    return -1


_TIMES = frozenset(["before", "after", "until", "till", "once"])


def _sure_verb(word: str) -> bool:
    return _is_aux(word) or _past(word) or (bool(base_of(word, "third")) and word not in NOUN_VERB_PLURALS)


def _takes_relative(before: Token) -> bool:
    return _nounlike(before) and not _is_aux(before.word)


def _group_end(tokens: list[Token], at: int) -> int:
    """The last word of the verb group that begins at `at`: "have been seeing", "do not want"; joined verbs too."""
    end, helped = at, _is_aux(tokens[at].word)
    while end + 1 < len(tokens) and not tokens[end].stop:
        word = tokens[end + 1].word
        if word in ("and", "or") and end + 2 < len(tokens) and _verbal(tokens[end + 2].word):
            end += 2
        elif word in ("not", "never", *_DEGREE) or word in ADVERBS or (helped and word in _BE):
            end += 1
        elif helped and (base_of(word, "base") or _past(word) or is_gerund(word)):
            end, helped = end + 1, word in _BE
        elif tokens[end].word in _COPULAS and (_past(word) or _adjective(word)):
            end += 1  # "they get bored"
        else:
            break
    return end


_COPULAS = frozenset(
    ["get", "gets", "got", "getting", "feel", "feels", "felt", "look", "looks", "looked", "seem", "seems", "seemed", "become"]
) | frozenset(["becomes", "became", "stay", "stays", "stayed", "keep", "keeps", "kept", "go", "goes", "went", "run", "runs"])
_BE = frozenset(["be", "been", "being", "have", "had", "having"])


def _verbal(word: str) -> bool:
    return bool((base_of(word, "base") or base_of(word, "third") or _past(word)) and word not in NOUN_VERBS | NOUN_VERB_PLURALS)


def _finite(tokens: list[Token], at: int) -> bool:
    """Whether the word at `at` reads as a finite verb where it stands."""
    token = tokens[at]
    word = token.word
    if (at and token.upper and word != "i") or word in _NEVER_VERBS:
        return False  # a name
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) and not token.stop else ""
    if _is_aux(word):
        return not (word in ("will", "can", "might", "may", "must") and before in _ARTICLES)
    if (
        at
        and tokens[at - 1].stop
        and word not in NOUN_VERBS | NOUN_VERB_PLURALS
        and (base_of(word, "third") or _definite(word))
    ):
        return True
    if _definite(word):
        return before not in _ARTICLES
    if base_of(word, "third"):
        return _third_finite(word, before, after)
    if _past(word):
        return _past_finite(word, before, after, tokens, at)
    return bool(base_of(word, "base")) and _base_finite(word, before, after)


_NEVER_VERBS = frozenset(["bit", "ground", "saw", "rose", "lay"])


def _definite(word: str) -> bool:
    return bool(base_of(word, "past")) and not base_of(word, "participle") and not base_of(word, "base")


def _third_finite(word: str, before: str, after: str) -> bool:
    if not before or before in _ARTICLES or before in PREPOSITIONS or before in _NUMBERS or before[:1].isdigit():
        return not before and (after in _OBJECT_STARTS or word not in NOUN_VERB_PLURALS)
    if word not in NOUN_VERB_PLURALS or before in ONE_PERSON:
        return True
    if before in _ADJECTIVES or before in CONJUNCTIONS:
        return after in _OBJECT_STARTS
    looks = word == "looks" and after == "like"
    return after in _OBJECT_STARTS or after[:1].isdigit() or before in _PRONOUNS or after in ADVERBS or looks


def _past_finite(word: str, before: str, after: str, tokens: list[Token], at: int) -> bool:
    """A form in -ed: a verb, unless it stands before its noun ("lost tools") or is followed by "by" or "to" ("used by")."""
    if base_of(word, "base"):  # "cut", "set", "read": a noun after an article, a verb after a pronoun
        plural = before.endswith("s") and not before.endswith(("ss", "'s", "s'"))
        if plural and before not in PREPOSITIONS | ADVERBS and (after in PREPOSITIONS or after in ADVERBS):
            return True
        return before in _PRONOUNS or (after in _OBJECT_STARTS and bool(before) and before not in DETERMINERS | PREPOSITIONS)
    if not before or before in DETERMINERS or before in PREPOSITIONS or before in _ADJECTIVES or before in _NUMBERS:
        return not before and after in _OBJECT_STARTS
    if before in ADVERBS or before.endswith("ly") or before in CONJUNCTIONS or before[:1].isdigit():
        return not after or after in _OBJECT_STARTS or (before in CONJUNCTIONS and after in PREPOSITIONS)
    if before in _PRONOUNS or word in _LINKING:
        return True
    if after == "by" or (word in _PARTICIPLES and after):
        return False
    return not after or not _nounlike(tokens[at + 1]) or after in _OBJECT_STARTS or after[:1].isdigit()


_PARTICIPLES = word_set("post-participles")
_LINKING = frozenset(["looked", "seemed", "sounded", "felt", "became", "remained", "stayed", "got"])


def _base_finite(word: str, before: str, after: str) -> bool:
    if before in ("to", "not", "help", "helps", "helping", "let", "lets", "make", "makes", "making", "&"):
        return False
    if before in _PRONOUNS or before == "both":
        return True
    if word in _ADJECTIVES and (not before or _past(before)):
        return False
    if not before:
        return word not in NOUN_VERBS or after in _OBJECT_STARTS
    if (
        before in _ARTICLES
        or before in PREPOSITIONS
        or before in _ADJECTIVES
        or before in _NUMBERS
        or before.endswith(("'s", "s'"))
    ):
        return False
    plural = (before.endswith("s") and not before.endswith("ss")) or before in _PLURALS
    if word in NOUN_VERBS:
        follows = after in _OBJECT_STARTS or after in _QUANTITIES or after in _PARTICLES - {"in", "on"}
        agent = plural and bool(PLURAL_AGENT.match(before)) and (after in PREPOSITIONS or after in CONJUNCTIONS or not after)
        return (plural and follows) or agent or (before in ADVERBS and after in _OBJECT_STARTS)
    if before in CONJUNCTIONS:
        return after in _OBJECT_STARTS or word not in NOUN_VERBS
    return True


_BAD_ENDS = (
    PREPOSITIONS
    | CONJUNCTIONS
    | frozenset(["the", "a", "an", "my", "your", "our", "their", "its", "every", "to", "very", "too", "not"])
) - {"up", "down", "out", "off", "on", "in", "over", "around", "through"}
_PARTICLES = frozenset(["up", "down", "out", "off", "on", "in", "over", "around", "through", "together", "away", "back"])


def _ends_well(tokens: list[Token], *, noun: bool) -> bool:
    last = tokens[-1].word
    before = tokens[-2].word if len(tokens) > 1 else ""
    if last == "before" and not noun:
        return True
    if last in _BAD_ENDS or _is_aux(last) or last in SUBJECTS - {"you", "it"} or last in WH_WORDS:
        return False
    if last in _PARTICLES:
        return bool(base_of(before, "base") or is_gerund(before) or _past(before) or base_of(before, "third"))
    return not (
        noun
        and (
            last in ADVERBS - {"already", "again", "now", "soon", "together"}
            or last in ("you", "it", "me")
            or (last == "used" and before not in _PRONOUNS)
        )
    )


def _adjective(word: str) -> bool:
    return (
        word in _ADJECTIVES or bool(_ADJECTIVAL.match(word)) or (word.endswith("est") and len(word) > 5)
    ) and word not in _NOUNS_LIKE_ADJECTIVES


def is_noun_phrase(text: str) -> bool:
    """Whether `text` can follow "about" as it stands: a noun phrase, an -ing phrase or a question in statement order."""
    tokens = tokens_of(text)
    if not tokens or re.search(r"\b(\w+) \1\b", text.lower()) or "?" in text or "=" in text or not _balanced(text):
        return False
    first = tokens[0].word
    if first in WH_WORDS:
        return _is_question(tokens)
    if (
        first in _PRONOUNS
        or first in PREPOSITIONS
        or first in CONJUNCTIONS
        or _is_aux(first)
        or first in ADVERBS - {"both", "all"}
    ):
        return False
    if first in ("not", "to", "too") or not _ends_well(tokens, noun=True):
        return False
    if _bad_start(tokens) or _bad_inside(tokens):
        return False
    return finite_at(tokens) < 0 and not _predicate_adjective(tokens)


def _balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and text.count("(") == text.count(")")


def _bad_start(tokens: list[Token]) -> bool:
    """ "the" before what takes no article: a verb, a preposition, "you", another article."""
    first = tokens[0].word
    second = tokens[1].word if len(tokens) > 1 else ""
    if first in _ARTICLES and second:
        if (
            second in PREPOSITIONS - {"near", "past", "outside", "inside", "like"}
            or second in _PRONOUNS
            or second in _ARTICLES - {"no"}
        ):
            return True
        if _is_aux(second) and second not in ("will", "might", "can"):
            return True
        if base_of(second, "third") and second not in NOUN_VERB_PLURALS and first not in _POSSESSIVES:
            return True
        if (
            base_of(second, "base")
            and second not in NOUN_VERBS
            and not base_of(second, "participle")
            and len(tokens) > 2
            and second not in _ADJECTIVES
        ):
            return tokens[2].word in _OBJECT_STARTS or tokens[2].word in PREPOSITIONS or len(tokens) < 4
        return len(tokens) == 2 and _adjective(second)
    return first in _POSSESSIVES and not second


_TITLE_BEFORE_YOU = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|sgt|lt|capt|frau|herr|chef|sister|rev|the|a|an|my) your?\b"
    r"|\byou (?:you|is|was|has|says|does)\b|\bi (?:is|has|says|does|are|were)\b|\bto you your?\b",
    re.IGNORECASE,
)


def _bad_inside(tokens: list[Token]) -> bool:
    words = [t.word for t in tokens]
    joined = " ".join(words)
    if _TITLE_BEFORE_YOU.search(joined) or re.search(r"\b(?:to|a|an|the) (?:and|or|but|is|are|of|with|for)\b", joined):
        return True
    return any(_unjoined(tokens, at) for at in range(1, len(words)))


_ADVERBIAL = re.compile(r"^(?:twice|once|half|days?|hours?|times?|weeks?|years?|months?|minutes?|mins|\d.*|.*[0-9%])$")


def _unjoined(tokens: list[Token], at: int) -> bool:
    """A second phrase that nothing joins to the first ("gaps the solved"), or a gap filled ("the trial I make tarte")."""
    word, before = tokens[at].word, tokens[at - 1]
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in ("the", "a", "an") and (_past(after) and at + 2 < len(tokens) and tokens[at + 2].word in PREPOSITIONS):
        return True
    if word in ("the", "a", "an") and _nounlike(before) and not before.stop:
        low = before.word
        verbal = is_gerund(low) or base_of(low, "base") or _past(low) or base_of(low, "third")
        return not verbal and not _ADVERBIAL.match(low)
    relative = word in _PRONOUNS and _nounlike(before) and not before.stop and before.word not in _TIME_NOUNS
    if relative and not _opened(tokens, at):
        verb = _verb_of(tokens[at:])
        end = _group_end(tokens, at + verb) if verb > 0 else at
        rest = tokens[end + 1 : end + 3]
        return verb < 1 or bool(rest and not tokens[end].stop and _fills_gap(tokens[end].word, rest))
    if word in _STILL and _nounlike(before) and at + 1 < len(tokens) and not _opened(tokens, at):
        return finite_at(tokens[:at]) < 0 and after not in PREPOSITIONS
    return word in _PRONOUNS and at > 1 and tokens[at - 2].word == word and after != ""


_STILL = frozenset(["still", "already", "now", "always", "never"])
_TIME_NOUNS = frozenset(["time", "way", "reason", "day", "moment", "week", "year", "night", "morning"])


def _fills_gap(verb: str, rest: list[Token]) -> bool:
    if verb in ("said", "say", "think", "thought", "told", "showed", "gave", "sent", "asked"):
        return False
    adverbial = _ADVERBIAL.match(rest[0].word) or rest[0].word.endswith("ly") or is_gerund(rest[0].word)
    return _nounlike(rest[0]) and not adverbial


def _predicate_adjective(tokens: list[Token]) -> bool:
    """ "the menu too long", "the tests underpowered": an adjective or participle that a left-out "is" would join."""
    for at in range(1, len(tokens)):
        word, before = tokens[at].word, tokens[at - 1]
        final = at + 1 == len(tokens) or tokens[at].stop or tokens[at + 1].word in PREPOSITIONS | CONJUNCTIONS
        noun = _nounlike(before) and not _adjective(before.word) and not is_gerund(before.word) and not before.stop
        verb = base_of(before.word, "base") and not before.word.endswith("s")
        if not noun or before.word.endswith("ly") or verb or _opened(tokens, at):
            continue
        if word in ("too", "very", "so", "quite") and at + 1 < len(tokens) and finite_at(tokens[:at]) < 0:
            return True
        stative = (word in _ADJECTIVES or word.endswith("ed")) and word not in _NOUNS_LIKE_ADJECTIVES
        if final and stative and (word in _ADJECTIVES or at + 1 == len(tokens) or tokens[at].stop):
            return True
    return False


def _opened(tokens: list[Token], at: int) -> bool:
    """Whether a clause within the phrase was opened before `at`, so that a verb may govern what stands there."""
    return (
        any(t.word in _OPENS_CLAUSE or t.word in _PRONOUNS for t in tokens[:at])
        or any(is_gerund(t.word) for t in tokens[:at])
        or any(t.word == "to" for t in tokens[:at])
    )


def _is_question(tokens: list[Token]) -> bool:
    """ "how you keep apprentices", "what done looks like", "whether to buy": subject and verb, in this order."""
    if len(tokens) < 3 or not _ends_well(tokens, noun=False):
        return False
    second = tokens[1].word
    if second == "to":
        return _nounlike(tokens[2]) and not is_gerund(tokens[2].word)
    if tokens[0].word == "what" and (_is_aux(second) or base_of(second, "third") or _past(second)):
        return finite_at(tokens, 2) < 0 and second not in ("do", "does", "did", "can", "could", "would", "should")
    start = 1
    if (
        tokens[0].word in ("how", "what", "which", "whose")
        and second not in _PRONOUNS
        and second not in _ARTICLES
        and len(tokens) > 3
    ):
        start = 2 if tokens[2].word in _PRONOUNS | _ARTICLES else 1
    if _is_aux(tokens[start].word):
        return False
    return _has_subject_and_verb(tokens[start:])


def _has_subject_and_verb(tokens: list[Token]) -> bool:
    verb = _verb_of(tokens)
    if verb < 1 or not _agrees(tokens, verb):
        return False
    if verb + 1 == len(tokens) and _past(tokens[verb].word) and tokens[0].word not in _PRONOUNS:
        return False  # "the margins squeezed" is a telegram
    end = _group_end(tokens, verb)
    rest = tokens[end + 1 :]
    return not rest or _rest_fits(rest)


def _verb_of(tokens: list[Token]) -> int:
    """Where the finite verb of a clause stands whose subject comes first; -1 where there is none."""
    if tokens[0].word in _PRONOUNS or (tokens[0].word in ("this", "that") and len(tokens) > 1):
        at = 1
        while at < len(tokens) and (tokens[at].word in ADVERBS or tokens[at].word in ("all", "both", "never", "always")):
            at += 1
        word = tokens[at].word if at < len(tokens) else ""
        stem = word.split("'")[0]
        verb = _is_aux(word) or base_of(stem, "base") or base_of(stem, "third") or _past(stem)
        return at if verb else -1
    return finite_at(tokens)


def _agrees(tokens: list[Token], verb: int) -> bool:
    """Whether the verb goes with the subject before it, which must prove to be one."""
    word, subject = tokens[verb].word, tokens[:verb]
    while len(subject) > 1 and (subject[-1].word in ADVERBS or subject[-1].word == "both"):
        subject = subject[:-1]
    first = subject[0].word
    if len(subject) == 1 and first in _PRONOUNS:
        return _pronoun_agrees(first, word)
    if any(t.word in ("but", "so", "because") for t in subject):
        return False
    several = _several(subject)
    phrase = " ".join(t.word + ("," if t.stop else "") for t in subject)
    if several == "pair" and not (subject[0].upper or subject[0].word in _POSSESSIVES):
        return False
    if several != "pair" and not is_noun_phrase(phrase):
        return False
    third_only = base_of(word, "third") and not base_of(word, "base")
    if word in ("is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't") or third_only:
        return several in ("one", "either", "name")
    bare = base_of(word, "base") and not _past(word) and not _is_aux(word)
    if bare and several == "name":
        return False
    if bare or word in ("are", "were", "have", "do", "aren't", "weren't", "haven't", "don't"):
        return several != "one"
    return True


def _several(subject: list[Token]) -> str:
    """Whether a subject is "one", several ("many"), "either", or two of whom one is the candidate ("pair")."""
    head, first = _head(subject), subject[0].word
    if subject[-1].word in ("i", "you", "we") and len(subject) > 2 and subject[-2].word == "and":
        return "pair"
    named = any(t.upper for t in subject) or "-" in head or re.match(r"^[^aeiouy]{2,3}s$", head)
    if named and len(_before_preposition(subject)) < 3 and not any(t.word == "and" for t in subject):
        return "name"
    if first.endswith("%") or first in _SHARES or head in _GROUPS:
        return "either"
    before_preposition = _before_preposition(subject)
    if any(t.word == "and" for t in before_preposition) or first in ("both", "many"):
        return "many"
    plural = (head.endswith("s") and not head.endswith(("ss", "us", "is", "ics"))) or head in _PLURALS
    return "either" if head.endswith("ics") else "many" if plural else "one"


def _before_preposition(subject: list[Token]) -> list[Token]:
    found: list[Token] = []
    for token in subject:
        if token.word in PREPOSITIONS and found:
            break
        found.append(token)
    return found


_SHARES = frozenset(["half", "some", "most", "all", "none"])
_GROUPS = frozenset(
    ["team", "staff", "group", "crew", "board", "family", "council", "half", "third", "quarter", "lot", "number", "series"]
)


def _pronoun_agrees(first: str, word: str) -> bool:
    if first == "there":
        return True
    if first in ("you", "we", "they", "i"):
        wrong = word in ("is", "has", "does", "isn't", "hasn't", "doesn't") or (word == "was" and first != "i")
        bare_third = bool(base_of(word, "third")) and not base_of(word, "base")
        return not wrong and not bare_third and not (first == "i" and word in ("are", "were"))
    plural = word in ("are", "were", "have", "do", "don't", "aren't", "weren't", "haven't")
    return not plural and not (base_of(word, "base") and not _past(word) and not _is_aux(word))


def _head(tokens: list[Token]) -> str:
    head = tokens[0].word
    for token in tokens:
        if token.word in PREPOSITIONS or token.word in _OPENS_CLAUSE or token.word in _PRONOUNS or token.word == "to":
            break
        if _nounlike(token) and not is_gerund(token.word):
            head = token.word
    return head


def _rest_fits(tokens: list[Token]) -> bool:
    """Whether what follows a clause's verb holds no second verb that nothing accounts for."""
    spare = 0
    for at, token in enumerate(tokens):
        if token.word in ("and", "but", "so", "or") and at + 1 < len(tokens):
            following = tokens[at + 1].word
            adverb = following in ADVERBS or following == "never"
            spare += following in _PRONOUNS or following in _ARTICLES or _verbal(following) or _is_aux(following) or adverb
        if (
            token.word in CONJUNCTIONS | PREPOSITIONS | {"to", "before", "after", "until", "till"}
            and token.word not in _OPENS_CLAUSE
        ):
            spare += token.word in ("before", "after", "until", "till", "once", "where", "when", "as", "so") and any(
                t.word in _PRONOUNS or _is_aux(t.word) or _verbal(t.word) for t in tokens[at + 1 :]
            )
        if (
            token.word in _PRONOUNS
            and at
            and tokens[at - 1].word in ("think", "thought", "said", "know", "believe", "feel", "mean", "hope")
        ):
            spare += 1
    return finite_at(tokens, 0, spare) < 0


_STRANDED = re.compile(
    r"\b(?:used|thrilled|about|of|with|for|to|than|the|a|an|is|are|was|were|be|been|very|too|get|gets|want|wants|need"
    r"|needs|make"
    r"|makes|have|has|had|said|told|asked|thinks?|wants)$",
    re.IGNORECASE,
)


def is_clause(text: str) -> bool:
    """Whether `text` can follow "that": a subject, a verb that agrees with it, and no loose end."""
    tokens = tokens_of(text)
    if len(tokens) < 3 or "?" in text or re.search(r"\b(\w+) \1\b", text.lower()) or not _balanced(text) or "=" in text:
        return False
    words = " ".join(t.word for t in tokens)
    if _STRANDED.search(words) or not _ends_well(tokens, noun=False) or _TITLE_BEFORE_YOU.search(words):
        return False
    if (
        tokens[0].word in WH_WORDS
        or tokens[0].word in ("it", "this", "that", "these", "those")
        or (tokens[0].word in PREPOSITIONS)
    ):
        return False
    return _has_subject_and_verb(tokens)


def safe_core(text: str, *, longest: int = 6) -> str:
    """The best short noun phrase within words that prove to be nothing as a whole, with its article; "" where none is safe."""
    best, best_worth = "", 1.9
    for chunk in _chunks(text):
        phrase = with_article(chunk)
        odd = not re.fullmatch(r"(?:[^\W_][\w'’&+#/-]*|[£$€]?\d[\d.,]*\w*%?| )+", chunk)
        if odd or len(phrase.split()) > longest + 1 or not is_noun_phrase(phrase) or re.search(r"\b(?:I|me|it|them)\b", phrase):
            continue
        worth = _worth(chunk)
        if worth > best_worth:
            best, best_worth = phrase, worth
    return best


def _worth(chunk: str) -> float:
    content = [
        w for w in re.findall(r"[\w'-]+", chunk) if _nounlike(Token(w.lower(), False, False)) and w.lower() not in _EMPTY
    ]
    nouns = [w for w in content if not _adjective(w.lower()) and not w[:1].isdigit()]
    if not nouns or (len(nouns) == 1 and len(nouns[0]) < 5 and len(content) == 1):
        return 0.0
    return min(len(content), 4) + 0.4 * sum(len(w) > 6 for w in nouns) + 0.3 * bool(re.search(r"[A-Z]", chunk[1:]))


_EMPTY = word_set("generic") | word_set("empty-nouns")


_JOINTS = frozenset(["of", "in", "for", "with", "on", "and", "at"])


def _chunks(text: str) -> list[str]:
    """Stretches of nouns and what belongs before them, "of" and "in" phrases included; a verb or pronoun ends one."""
    found: list[str] = []
    run: list[str] = []
    words = re.sub(r'"[^"]*"', " , ", text).split()
    tokens = tokens_of(" ".join(words))
    cleaned = [w.strip(",.;:!?\"'()") for w in words if w.strip(",.;:!?\"'()")]
    for at, (token, word) in enumerate(zip(tokens, cleaned, strict=False)):
        joins = token.word in _JOINTS and run and at + 1 < len(tokens)
        verb = _finite(tokens, at) or _is_aux(token.word) or (_verbal(token.word) and not is_gerund(token.word))
        starts = token.word in _ARTICLES or token.word in _NUMBERS
        if starts and run and run[-1].lower() not in _JOINTS | _ARTICLES:
            found += _trims(run)
            run = []
        if joins or ((_nounlike(token) or starts) and not verb and not token.word.endswith("ly")):
            run.append(word)
        else:
            found += _trims(run)
            run = []
        if token.stop:
            found += _trims(run)
            run = []
    return found + _trims(run)


def _trims(run: list[str]) -> list[str]:
    """A stretch whole and without its "of" or "in" phrases; loose joints at the edges go."""
    while run and (run[-1].lower() in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | ADVERBS or _adjective(run[-1].lower())):
        run = run[:-1]
    found = [" ".join(run)] if run else []
    for at, word in enumerate(run):
        if word.lower() in _JOINTS and at:
            found.append(" ".join(run[:at]))
            found.append(" ".join(run[at + 1 :]))
    return [f for f in found if f]
