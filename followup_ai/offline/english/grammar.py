"""Proves that a few words are a noun phrase or a finite clause before a sentence is built on them; refuses when in doubt."""

from __future__ import annotations

import re
from collections.abc import Set

from followup_ai.offline.english.asked_of import with_its_question
from followup_ai.offline.english.finite import (
    ADJECTIVES,
    ARTICLES,
    NOUNS_LIKE_ADJECTIVES,
    NUMBERS,
    OBJECT_STARTS,
    OPENS_CLAUSE,
    PARTICLES,
    PLURALS,
    POSSESSIVES,
    PRONOUNS,
    Token,
    adjective,
    finite_at,
    group_end,
    is_aux,
    nounlike,
    past,
    tokens_of,
    verbal,
)
from followup_ai.offline.english.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECTS,
    WH_WORDS,
    base_of,
    is_definite_past,
    is_gerund,
    word_set,
)
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.english.shapes import NOUN_VERBS

_BAD_ENDS = (
    PREPOSITIONS
    | CONJUNCTIONS
    | frozenset(["the", "a", "an", "my", "your", "our", "their", "its", "every", "to", "very", "too", "not"])
) - {"up", "down", "out", "off", "on", "in", "over", "around", "through", "yet"}


def _ends_well(tokens: list[Token], *, noun: bool) -> bool:
    last = tokens[-1].word
    before = tokens[-2].word if len(tokens) > 1 else ""
    if last == "before" and (not noun or any(t.word in PRONOUNS for t in tokens)):
        return True
    if last in _BAD_ENDS or is_aux(last) or last in SUBJECTS - {"you", "it"} or last in WH_WORDS:
        return False
    if last in PARTICLES:
        if not noun and before in ("it", "them", "him", "her", "me", "us", "you", "everything"):
            return True  # "take it away"
        verb = base_of(before, "base") or is_gerund(before) or past(before) or base_of(before, "third")
        return bool(verb) or before == "far"  # "far out"
    return not (
        noun
        and (
            last in ADVERBS - {"already", "again", "now", "soon", "together"}
            or last in ("you", "it", "me")
            or (last == "used" and before not in PRONOUNS)
            or (last in ("weekly", "monthly", "daily", "yearly", "hourly") and past(before))
        )
    )


def is_noun_phrase(text: str) -> bool:
    """Whether `text` can follow "about" as it stands: a noun phrase, an -ing phrase or a question in statement order."""
    thing, asked = with_its_question(text)
    if asked:
        return is_noun_phrase(thing) and is_noun_phrase(asked)
    tokens = tokens_of(text)
    if not tokens or re.search(r"\b(\w+) \1\b", text.lower()) or "?" in text or "=" in text or not _balanced(text):
        return False
    first = tokens[0].word
    if first in WH_WORDS:
        return _is_question(tokens)
    if (
        first in PRONOUNS
        or first in PREPOSITIONS
        or first in CONJUNCTIONS
        or is_aux(first)
        or first in ADVERBS - {"both", "all"}
    ):
        return False
    counted = first in NUMBERS or first[:1].isdigit()
    if counted and len(tokens) > 1 and tokens[1].word in ("to", "in", "at", "from", "on"):
        return False
    if len(tokens) == 1 and first in ("him", "her", "them", "me", "us", "one", "ones", "none"):
        return False
    if first in ("not", "to", "too") or not _ends_well(tokens, noun=True):
        return False
    if _bad_start(tokens) or _bad_inside(tokens):
        return False
    verb = finite_at(tokens)
    return (verb < 0 or _within_an_act(tokens, verb)) and not _predicate_adjective(tokens)


def _within_an_act(tokens: list[Token], at: int) -> bool:
    """Whether what looks like a verb is a noun within an act, whose own verb would end in "s": "splitting the refunds code"."""
    word = tokens[at].word
    return bool(is_gerund(tokens[0].word) and tokens[1].word in DETERMINERS and base_of(word, "base")) and not is_aux(word)


def _balanced(text: str) -> bool:
    return text.count('"') % 2 == 0 and text.count("(") == text.count(")")


def _bad_start(tokens: list[Token]) -> bool:
    """ "the" before what takes no article: a verb, a preposition, "you", another article."""
    first = tokens[0].word
    second = tokens[1].word if len(tokens) > 1 else ""
    if first in ARTICLES and second:
        if (
            second in PREPOSITIONS - {"near", "past", "outside", "inside", "like"}
            or second in PRONOUNS
            or second in ARTICLES - {"no"}
        ):
            return True
        if is_aux(second) and second not in ("will", "might", "can"):
            return True
        if (
            base_of(second, "base")
            and second not in NOUN_VERBS
            and not base_of(second, "participle")
            and len(tokens) > 2
            and second not in ADJECTIVES
        ):
            return tokens[2].word in OBJECT_STARTS or tokens[2].word in PREPOSITIONS - {"of"} or len(tokens) < 4
        return len(tokens) == 2 and adjective(second)
    return first in POSSESSIVES and not second


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
    if word in ("the", "a", "an") and nounlike(before) and not before.stop:
        low = before.word
        verbal = is_gerund(low) or base_of(low, "base") or past(low) or base_of(low, "third")
        return not verbal and low not in PARTICLES and not _ADVERBIAL.match(low)
    relative = word in PRONOUNS and nounlike(before) and not before.stop and before.word not in _TIME_NOUNS
    if relative and not _opened(tokens, at):
        return _verb_of(tokens[at:]) < 1
    return word in PRONOUNS and at > 1 and tokens[at - 2].word == word and after != ""


_TIME_NOUNS = frozenset(["time", "way", "reason", "day", "moment", "week", "year", "night", "morning"])


def _predicate_adjective(tokens: list[Token]) -> bool:
    """ "the menu too long", "the tests underpowered": an adjective or participle that a left-out "is" would join."""
    for at in range(1, len(tokens)):
        word, before = tokens[at].word, tokens[at - 1]
        final = at + 1 == len(tokens) or tokens[at].stop or tokens[at + 1].word in PREPOSITIONS | CONJUNCTIONS
        noun = nounlike(before) and not adjective(before.word) and not is_gerund(before.word) and not before.stop
        verb = base_of(before.word, "base") and not before.word.endswith("s")
        if not noun or before.word.endswith("ly") or verb or _opened(tokens, at):
            continue
        if word in ("too", "very", "so", "quite") and at + 1 < len(tokens) and finite_at(tokens[:at]) < 0:
            return True
        stative = (word in ADJECTIVES or word.endswith("ed")) and word not in NOUNS_LIKE_ADJECTIVES
        if final and stative and (word in ADJECTIVES or at + 1 == len(tokens) or tokens[at].stop):
            return True
    return False


def _opened(tokens: list[Token], at: int) -> bool:
    """Whether a clause within the phrase was opened before `at`, so that a verb may govern what stands there."""
    return (
        any(t.word in OPENS_CLAUSE or t.word in PRONOUNS for t in tokens[:at])
        or any(is_gerund(t.word) for t in tokens[:at])
        or any(t.word == "to" for t in tokens[:at])
    )


def _is_question(tokens: list[Token]) -> bool:
    """ "how you keep apprentices", "what done looks like", "whether to buy": subject and verb, in this order."""
    if len(tokens) > 3 and tokens[0].word not in ("which", "whose"):
        ends = end_of_doing(tokens)
        if ends == len(tokens) or (ends and finite_at(tokens[ends:]) < 0 and _ends_well(tokens, noun=False)):
            return True
    if len(tokens) < 3 or not _ends_well(tokens, noun=False):
        return False
    second = tokens[1].word
    if second == "to":
        return nounlike(tokens[2]) and not is_gerund(tokens[2].word)
    if tokens[0].word in ("what", "who") and (is_aux(second) or base_of(second, "third") or past(second)):
        turned = second in ("can", "could", "would", "should") or (second in ("do", "does", "did") and tokens[0].word == "what")
        return finite_at(tokens, 2) < 0 and not turned
    start = 1
    if (
        tokens[0].word in ("how", "what", "which", "whose")
        and second not in PRONOUNS
        and second not in ARTICLES
        and len(tokens) > 3
    ):
        start = subject_at(tokens, PRONOUNS | ARTICLES)
    if is_aux(tokens[start].word):
        return False
    return _has_subject_and_verb(tokens[start:])


def end_of_doing(tokens: list[Token]) -> int:
    """Where a question's subject and verb end and nothing or a preposition follows: "how the kitchen works | on Sundays".

    Args:
        tokens: the question with what it asks by.

    Returns:
        the place behind the verb, 0 where the words up to there are no subject with its verb.
    """
    if _ends_in_its_verb(tokens[1:]):
        return len(tokens)
    end = next((at for at in range(3, len(tokens)) if tokens[at].word in PREPOSITIONS), 0)
    return end if end and _ends_in_its_verb(tokens[1:end]) else 0


def _ends_in_its_verb(tokens: list[Token]) -> bool:
    """Whether somebody with an article and what they do is all of it: "(what) the first month would look like"."""
    words = [t.word for t in tokens if t.word not in ADVERBS]
    if len(words) > 3 and words[-1] in ("like", "for", "after", "at"):
        words.pop()
    verb, who = words[-1], words[:-1]
    helped = who[-1:] and who[-1] in ("would", "will", "can", "could", "should", "might")
    who = who[:-1] if helped else who
    if not 2 <= len(who) <= 4 or who[0] not in ARTICLES | POSSESSIVES or any(w in PREPOSITIONS | PRONOUNS for w in who[1:]):
        return False
    several = is_plural(who[-1])
    if (not several and not nounlike(Token(who[-1], False, False))) or adjective(who[-1]):
        return False
    return bool(base_of(verb, "base") if helped or several else base_of(verb, "third")) or (not helped and past(verb))


def subject_at(tokens: list[Token], openers: Set[str]) -> int:
    """Where a question's subject begins behind what is asked for: "what colour the wall is", "how many fittings you need".

    Args:
        tokens: the question, four words or more.
        openers: the words that may begin a subject.
    """
    counted = tokens[0].word == "how" and tokens[1].word in ("many", "much") and len(tokens) > 4
    if counted and tokens[3].word in openers:
        return 3
    return 2 if tokens[2].word in openers else 1


def _has_subject_and_verb(tokens: list[Token]) -> bool:
    verb = _verb_of(tokens)
    if verb < 1 or not _agrees(tokens, verb):
        return False
    if verb + 1 == len(tokens) and past(tokens[verb].word) and tokens[0].word not in PRONOUNS:
        return False  # "the margins squeezed" is a telegram
    if _within_an_act(tokens, verb) or _is_passive(tokens, verb):
        return False
    end = group_end(tokens, verb)
    rest = tokens[end + 1 :]
    return not rest or _rest_fits(rest)


_DONE_TO = word_set("done-to")
# Past forms that need no object, so that "apprentices left in May" tells what they did.
_INTRANSITIVE = word_set("intransitive")


def _is_passive(tokens: list[Token], verb: int) -> bool:
    """Whether the verb is a participle whose "is" was left out: "the laptop shared between five mechanics"."""
    after = tokens[verb + 1].word if verb + 1 < len(tokens) else ""
    word = tokens[verb].word
    participle = past(word) and not is_aux(word) and word not in _INTRANSITIVE and not is_definite_past(word)
    loose = not after or after in PREPOSITIONS or after in ADVERBS or after in PARTICLES
    return tokens[0].word not in PRONOUNS and (
        (past(word) and after in ("by", "between", "among"))
        or (word in _DONE_TO and after in PREPOSITIONS)
        or (participle and loose and not base_of(word, "base"))
    )


def _verb_of(tokens: list[Token]) -> int:
    """Where the finite verb of a clause stands whose subject comes first; -1 where there is none."""
    if tokens[0].word in PRONOUNS or (tokens[0].word in ("this", "that") and len(tokens) > 1):
        at = 1
        while at < len(tokens) and (tokens[at].word in ADVERBS or tokens[at].word in ("all", "both", "never", "always")):
            at += 1
        word = tokens[at].word if at < len(tokens) else ""
        stem = word.split("'")[0]
        verb = is_aux(word) or base_of(stem, "base") or base_of(stem, "third") or past(stem)
        return at if verb else -1
    return finite_at(tokens)


def _agrees(tokens: list[Token], verb: int) -> bool:
    """Whether the verb goes with the subject before it, which must prove to be one."""
    word, subject = tokens[verb].word, tokens[:verb]
    while len(subject) > 1 and (subject[-1].word in ADVERBS or subject[-1].word == "both"):
        subject = subject[:-1]
    first = subject[0].word
    if len(subject) == 1 and first in PRONOUNS:
        return _pronoun_agrees(first, word)
    if any(t.word in ("but", "so", "because", "since", "when", "while", "although", "if") for t in subject):
        return False
    several = _several(subject)
    phrase = " ".join(t.word + ("," if t.stop else "") for t in subject)
    if several == "pair" and not (subject[0].upper or subject[0].word in POSSESSIVES):
        return False
    if several != "pair" and not is_noun_phrase(phrase):
        return False
    third_only = base_of(word, "third") and not base_of(word, "base")
    if word in ("is", "was", "has", "does", "isn't", "wasn't", "hasn't", "doesn't") or third_only:
        return several in ("one", "either", "name")
    bare = base_of(word, "base") and not past(word) and not is_aux(word)
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
    plural = (head.endswith("s") and not head.endswith(("ss", "us", "is", "ics"))) or head in PLURALS
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
    return not plural and not (base_of(word, "base") and not past(word) and not is_aux(word))


def _head(tokens: list[Token]) -> str:
    head = tokens[0].word
    for token in tokens:
        if token.word in PREPOSITIONS or token.word in OPENS_CLAUSE or token.word in PRONOUNS or token.word == "to":
            break
        if nounlike(token) and not is_gerund(token.word):
            head = token.word
    return head


def _rest_fits(tokens: list[Token]) -> bool:
    """Whether what follows a clause's verb holds no second verb that nothing accounts for."""
    spare = 0
    for at, token in enumerate(tokens):
        if token.word in ("and", "but", "so", "or") and at + 1 < len(tokens):
            following = tokens[at + 1].word
            adverb = following in ADVERBS or following == "never"
            spare += following in PRONOUNS or following in ARTICLES or verbal(following) or is_aux(following) or adverb
        if (
            token.word in CONJUNCTIONS | PREPOSITIONS | {"to", "before", "after", "until", "till"}
            and token.word not in OPENS_CLAUSE
        ):
            spare += token.word in ("before", "after", "until", "till", "once", "where", "when", "as", "so") and any(
                t.word in PRONOUNS or is_aux(t.word) or verbal(t.word) for t in tokens[at + 1 :]
            )
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
