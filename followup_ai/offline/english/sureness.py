"""Tells which borrowed words are sure to read well: only what a small strict grammar takes as a whole counts as sure.

Where `grammar` refuses what it can show to be wrong, this accepts nothing but what it can show to be right. What it does not
take may still be fine; a draft that has something surer to say says that instead.
"""

from __future__ import annotations

import re

from followup_ai.offline.english.asked_of import with_its_question
from followup_ai.offline.english.finite import (
    ARTICLES,
    NUMBERS,
    PRONOUNS,
    Token,
    adjective,
    finite_at,
    group_end,
    is_aux,
    past,
    tokens_of,
)
from followup_ai.offline.english.grammar import end_of_doing, is_clause, is_noun_phrase, subject_at
from followup_ai.offline.english.how_often import how_often
from followup_ai.offline.english.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    PREPOSITIONS,
    WH_WORDS,
    base_of,
    counted_nouns,
    is_gerund,
    takes_no_article,
    word_set,
)
from followup_ai.offline.english.noun_runs import JOINTS, OPENERS, is_plural, lacks_article, nominal, noun_end, run_of_nouns
from followup_ai.offline.english.topics import with_article

TIMES = re.compile(r"(?:years?|months?|weeks?|days?|hours?|mins|minutes|nights?|times|pm|am)$")


def sure_phrase(text: str) -> bool:
    """Whether words are sure to read well after "about": a noun phrase, an act told in -ing, or what one asks."""
    thing, asked = with_its_question(text)
    if asked and len(text.split()) < 17:
        return (sure_phrase(thing) or (is_plural(thing) and thing.islower())) and sure_phrase(asked)
    tokens = tokens_of(text)
    if not tokens or len(tokens) > 16 or not is_noun_phrase(text) or re.search(r"[:;=<>|]|\d/\d", text):
        return False
    first = tokens[0].word
    if (
        _VAGUE.match(text)
        or re.search(r"\b(?:at|to|of) \d[\d.]*(?=$| (?:by|in|for|from|until|before)\b)", text)
        or _OWN_OF_NOBODY.search(text)
    ):
        return False
    if len(tokens) > 1 and all(t.upper or t.word == "and" for t in tokens):
        return False  # two names and not what of them
    figure = first[:1].isdigit() or first in NUMBERS
    counts = figure and len(tokens) < 6
    if lacks_article(text) or counts or (len(tokens) == 1 and not tokens[0].upper):
        return False  # "28 beds", "data": no topic that one would name
    if first in WH_WORDS:
        return _sure_question(tokens)
    if is_gerund(first) and len(tokens) > 1:
        bare = len(tokens) == 2 and not tokens[1].word.endswith("s") and not takes_no_article(tokens[1].word)
        spent = tokens[1].word[:1].isdigit() or tokens[1].word in NUMBERS
        return not bare and not spent and first not in ("doing", "having", "being") and act_end(tokens, 0) == len(tokens)
    return not (first == "my" and len(tokens) == 2) and phrase_end(tokens, 0) == len(tokens)


def subject_of(clause: str) -> str:
    """What an unsure clause is about, as a noun phrase with its article that is sure by itself; "" where none is."""
    tokens = tokens_of(clause)
    verb = finite_at(tokens)
    words = clause.split()[: max(0, verb)]
    if verb < 1 or verb >= len(tokens) or tokens[0].word in PRONOUNS or len(words) != verb:
        return ""
    subject = with_article(" ".join(words))
    known = subject.split()[0] in OPENERS or re.search(r" \d+$", subject)  # "route 7"
    subject = f"the {subject}" if subject.islower() and not known else subject
    named = [w for w in words if w.lower() not in ARTICLES]
    if _SHARE_OF.match(subject):
        return ""  # what "a third of Year 7" are is what matters
    telling = len(named) > 1 or any(w[:1].isupper() and not w.istitle() for w in named)
    return subject if telling and sure_phrase(subject) and not tokens[0].word[:1].isdigit() else ""


_SHARE_OF = re.compile(
    r"^(?:the )?(?:an? )?(?:third|half|quarter|fifth|tenth|most|some|lots?|number|few|many|all|none|one|two"
    r"|\d+ ?%|\d+) (?:of|in)\b"
    r"|^(?:the )?(?:half|most|many|some|no|each|every|any) ",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"^(?:(?:my|your) (?:views?|ideas?|questions?|opinion|points?|team|plans?|office|work)|the (?:man|woman|lady|boy|girl))$"
)
_OWN_OF_NOBODY = re.compile(r"(?<!my )(?<!your )(?<!their )(?<!our )(?<!'s )(?<!his )(?<!her )\bown\b")


def sure_statement(text: str) -> bool:
    """Whether words are sure to read well after "that": whose doing it is, one verb, and what goes with it; or two such."""
    first, joint, second = text.partition(" and you ")
    if joint and len(text.split()) <= 18 and len(first.split()) > 2:
        return sure_statement(first) and sure_statement(f"you {second}")
    tokens = tokens_of(text)
    if len(tokens) < 3 or len(tokens) > 15 or not is_clause(text) or re.search(r"[:;=<>|,()]|\d/\d", text):
        return False
    if (
        _LOOSE_TALK.search(text)
        or lacks_article(text)
        or _OWN_OF_NOBODY.search(text)
        or _COUNTED_UP.search(text)
        or re.search(r"\bof mine$", text)
    ):
        return False
    verb = 1 if tokens[0].word in PRONOUNS else finite_at(tokens)
    while verb < len(tokens) and tokens[verb].word in ADVERBS | {"all", "both", "never"}:
        verb += 1
    if verb < 1 or verb >= len(tokens) or (_SINCE.search(text) and not _PERFECT.search(text)):
        return False
    if _wants_object(tokens, verb) or _bare_complement(tokens, group_end(tokens, verb)):
        return False
    if _lone_noun(tokens, group_end(tokens, verb)):
        return False
    subject = phrase_end(tokens, 0)
    while 0 < subject < verb and tokens[subject].word in ADVERBS:
        subject += 1
    told = tokens[0].word in PRONOUNS or subject == verb
    return told and rest_is_whole(tokens, group_end(tokens, verb) + 1)


_MISSHAPEN = re.compile(
    r"[:;=<>|,()]|\d/\d|\b(?:did|do|have|made|was) (?:already|also)\b|\balso$|\b\d+ yrs?\b|\b(?:and|but) (?:not|no|only|so)\b"
    r"|\b(?:no|not) \w+$|\b(?:its|there) (?=the|a|an|\d)|\b(?:am|was) \w+ing (?!for|at|on|in|as|with|to)"
)
_RUN_ON = re.compile(r"\b(?:and|or|who|that|which|when|before|last|this|every|two|three|now|instead|because|if|until|since)\b")


def typed_whole(clause: str) -> bool:
    """Whether a clause stands as typed, whole and in plain words with their articles, so that its writer answers for it."""
    words = clause.split()
    if not 4 <= len(words) <= 18 or _MISSHAPEN.search(clause) or _LOOSE_TALK.search(clause) or not is_clause(clause):
        return False
    tokens = tokens_of(clause)
    verb = 1 if tokens[0].word in PRONOUNS else finite_at(tokens)
    if verb < 1 or len(tokens) != len(words) or (_SINCE.search(clause) and not _PERFECT.search(clause)):
        return False
    if _wants_object(tokens, verb) or _bare_complement(tokens, group_end(tokens, verb)):
        return False
    after = group_end(tokens, verb) + 1
    return articled(words, 0 if tokens[0].word not in PRONOUNS else after, after)


# What stands without an article behind its preposition.
_SET_PHRASES = frozenset(
    f"{joint} {noun}"
    for joint, nouns in {
        "on": "call time site paper board duty shift stage foot hold track trial demand file request",
        "in": "place stock person writing charge house class school practice use turn bed hospital season stock",
        "by": "hand phone email post law name train bus car default boat",
        "at": "work home night school sea risk hand first last noon midnight dawn dusk",
        "under": "way control pressure warranty",
        "for": "help free sale hire instance life",
        "out": "loud",
        "to": "school work bed court market",
        "from": "home school work scratch memory",
        "off": "site duty shift",
        "after": "hours school work",
        "before": "school work lunch",
    }.items()
    for noun in nouns.split()
)


def articled(words: list[str], first: int, after: int) -> bool:
    """Whether subject, object and what each preposition governs begin with an article or the like, or do without one."""
    starts = sorted({first, after, *(n + 1 for n, w in enumerate(words) if w.lower() in PREPOSITIONS and n > 0)})
    for start, end in zip(starts, [*starts[1:], len(words) + 1], strict=True):
        run = words[start : end - 1] if end <= len(words) else words[start:]
        run = run[: max(0, after - start - 1)] if start < after <= start + len(run) else run
        if not run or run[0].lower() in OPENERS | ADVERBS | PRONOUNS or not run[0][:1].islower():
            continue
        if " ".join(words[max(0, start - 1) : start + len(run)]).lower() in _SET_PHRASES:
            continue
        if base_of(run[0], "participle") or is_gerund(run[0]) or adjective(run[0]) or run[0] in ("to", "not", *_OBJECTS):
            continue
        last = _RUN_ON.split(" ".join(run))[0].split()[-1:]
        if last and not (is_plural(last[0]) or is_gerund(last[0]) or takes_no_article(last[0])):
            return False
    return True


def _lone_noun(tokens: list[Token], end: int) -> bool:
    """Whether a single noun that wants an article is all that follows the verb ("you will give lift")."""
    rest = tokens[end + 1 :]
    if len(rest) != 1 or rest[0].upper or is_aux(tokens[end].word) or tokens[end].word in ("get", "got", "go", "feel", "look"):
        return False
    word = rest[0].word
    counted = (word in counted_nouns() or base_of(word, "base")) and not is_plural(word) and not takes_no_article(word)
    return bool(counted) and word not in ADVERBS | _FINAL | _OBJECTS and not adjective(word) and not past(word)


_TRANSITIVE = frozenset(
    ["need", "needs", "want", "wants", "use", "uses", "have", "has", "make", "makes", "take", "takes", "get", "gets"]
)


def _wants_object(tokens: list[Token], verb: int) -> bool:
    """Whether a verb that needs an object has none, or a bare share ("you need by 7th", "you manage 60%")."""
    end = group_end(tokens, verb)
    rest = [t.word for t in tokens[end + 1 :] if t.word not in ADVERBS]
    governs = end == verb and tokens[verb].word in _TRANSITIVE
    if not rest:
        return governs
    share = next((at for at, word in enumerate(rest[:2]) if word.endswith("%")), -1)
    if share >= 0 and not is_aux(tokens[verb].word) and rest[share + 1 : share + 2] != ["of"]:
        return True
    takes_on = rest[0] in ("on", "in", "out", "up") and len(rest) > 1 and rest[1] not in PREPOSITIONS  # "you take on 30 temps"
    return governs and rest[0] in PREPOSITIONS - {"about", "over"} and not takes_on


# "the puppies in window thing"
_LOOSE_TALK = re.compile(r"\b(?:things?|stuff|bits?)$")
# "the team is 14 persons": what a telegram counts, English has
_COUNTED_UP = re.compile(
    r"\bdid already\b"
    r"|\b(?:is|was|are|were) (?:about |around |only )?\d[\d.,]* (?!per\b|%|miles?\b|minutes?\b|years? old)[A-Za-z]+"
)
_COPULAS = frozenset(["is", "was", "isn't", "wasn't"])


def _bare_complement(tokens: list[Token], end: int) -> bool:
    """Whether a noun that wants an article follows "is" without one ("the oven is electric deck")."""
    rest = tokens[end + 1 :]
    if tokens[end].word not in _COPULAS or not rest:
        return False
    last = run_of_nouns(rest, 0)
    run = rest[:last]
    if not run or rest[0].word in OPENERS or rest[0].word[:1].isdigit() or rest[0].upper:
        return False
    head = run[0] if run[-1].upper else run[-1]  # "the site is hospital A&E"
    return nominal(head, last=True) and not is_plural(head.word) and not takes_no_article(head.word) and not head.upper


def _sure_question(tokens: list[Token]) -> bool:
    second = tokens[1].word
    if second == "to":
        return bool(base_of(tokens[2].word, "base")) and rest_is_whole(tokens, 3)
    start = 1
    if tokens[0].word in ("what", "which", "whose", "how") and second not in PRONOUNS | OPENERS and len(tokens) > 3:
        start = subject_at(tokens, PRONOUNS | OPENERS)
    if tokens[start].word in PRONOUNS:
        verb = start + 1
        while verb < len(tokens) and tokens[verb].word in ADVERBS:
            verb += 1
        return verb < len(tokens) and rest_is_whole(tokens, group_end(tokens, verb) + 1)
    if tokens[0].word in ("who", "what") and (base_of(second, "third") or past(second)):
        return rest_is_whole(tokens, 2)  # "who covers reception at lunch"
    if ends := end_of_doing(tokens):
        return rest_is_whole(tokens, ends)
    verb = finite_at(tokens, start)
    return verb > start and phrase_end(tokens, start) == verb and rest_is_whole(tokens, group_end(tokens, verb) + 1)


def phrase_end(tokens: list[Token], at: int) -> int:
    """Where the longest noun phrase from `at` ends, with its "of", "in", "who" and the like; -1 where none begins."""
    end = noun_end(tokens, at)
    joined = 0
    while 0 < end < len(tokens) and not tokens[end - 1].stop:
        if tokens[end].word in ("and", "or"):
            joined += 1
        inner = _joined_on(tokens, end) if joined < 3 else -1
        if inner <= end:
            break
        end = inner
    return end


def _joined_on(tokens: list[Token], at: int) -> int:
    """Where what a small word, an -ing form or a relative joins to a noun ends; -1 where nothing whole is joined."""
    word, head = tokens[at].word, tokens[at - 1].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if not following:
        return -1
    often = how_often([t.word for t in tokens[at : at + 4]])
    if often and (word in ("every", "each") or head.endswith("s")):
        return at + often  # "the shift once a month" is a telegram
    if word in JOINTS:
        inner = act_end(tokens, at + 1) if is_gerund(following) else _question_at(tokens, at + 1, following)
        return phrase_end(tokens, at + 1) if inner < 0 else inner
    if word in ("and", "or"):
        inner = _question_at(tokens, at + 1, following)
        return noun_end(tokens, at + 1) if inner < 0 else inner
    if is_gerund(word) and head.endswith("s") and following not in PREPOSITIONS:
        return act_end(tokens, at)
    if past(word) and following in JOINTS:
        return phrase_end(tokens, at + 2)
    return len(tokens) if _ends_with_clause(tokens, at) else -1


# Nouns that "to" with a verb may follow; after any other it tells what is yet to be.
_TO_DO = word_set("nouns-with-to")


def _ends_with_clause(tokens: list[Token], at: int) -> bool:
    """Whether the words from `at` are one clause that belongs to the noun before: "to …", "who …", "you …"."""
    word, following = tokens[at].word, tokens[at + 1].word
    if word == "to" and base_of(following, "base"):
        return tokens[at - 1].word in _TO_DO and rest_is_whole(tokens, at + 2)
    if word in ("who", "that", "which", "where"):
        return _relative(tokens, at + 1)
    return word in ("you", "i", "we", "nobody", "everybody") and _contact(tokens, at)


def _question_at(tokens: list[Token], at: int, first: str) -> int:
    asks = first in ("how", "why", "whether", "what") and len(tokens) - at > 2
    return len(tokens) if asks and _sure_question(tokens[at:]) else -1


def _relative(tokens: list[Token], at: int) -> bool:
    """Whether a clause after "who" or "that" is whole: its verb comes first, or its subject and then its verb."""
    if tokens[at].word in PRONOUNS or tokens[at].word in ARTICLES:
        return _contact(tokens, at)
    verb = at
    while verb < len(tokens) and tokens[verb].word in ADVERBS | {"never", "always"}:
        verb += 1
    if verb >= len(tokens):
        return False
    word = tokens[verb].word
    known = is_aux(word) or base_of(word, "base") or base_of(word, "third") or past(word)
    plural = tokens[at - 2].word.endswith("s") or tokens[at - 2].word in ("people", "staff", "children")
    agrees = not (plural and (base_of(word, "third") and not base_of(word, "base"))) and not (
        not plural and base_of(word, "base") and not past(word) and not is_aux(word)
    )
    return bool(known and agrees) and rest_is_whole(tokens, group_end(tokens, verb) + 1)


def _contact(tokens: list[Token], at: int) -> bool:
    """Whether a subject and its verb end the words ("the rota you showed me", "alerts nobody acts on")."""
    start = at + 1 if tokens[at].word in PRONOUNS else noun_end(tokens, at)
    if start < 0 or start >= len(tokens):
        return False
    while start < len(tokens) and tokens[start].word in ADVERBS:
        start += 1
    word = tokens[start].word if start < len(tokens) else ""
    if not (is_aux(word) or base_of(word, "base") or base_of(word, "third") or past(word)):
        return False
    rest = tokens[group_end(tokens, start) + 1 :]
    return not rest or (rest[0].word in PREPOSITIONS and len(rest) == 1) or rest_is_whole(tokens, group_end(tokens, start) + 1)


def act_end(tokens: list[Token], at: int) -> int:
    """Where an act in -ing ends ("moving the workbooks to Python"); -1 where it is not whole."""
    end = at + 1
    if end >= len(tokens):
        return end
    if tokens[end].word in ("out", "up", "down", "off", "on", "over", "back", "away") and end + 1 < len(tokens):
        end += 1
    if tokens[end].word in PREPOSITIONS:
        return _tail(tokens, end)
    inner = phrase_end(tokens, end)
    return _tail(tokens, inner) if inner > end else -1


def _tail(tokens: list[Token], at: int) -> int:
    """Where the prepositional phrases from `at` end."""
    while at < len(tokens) and tokens[at].word in JOINTS and at + 1 < len(tokens):
        following = tokens[at + 1].word
        inner = act_end(tokens, at + 1) if is_gerund(following) else phrase_end(tokens, at + 1)
        if inner <= at + 1:
            return at
        at = inner
    return at


_SINCE = re.compile(r"\bsince\b")
_PERFECT = re.compile(
    r"\b(?:have|has|had|ha(?:ve|s)n't)\b .*\b(?:\w+ed|\w+en|been|had|done|made|run|held|kept|led|taught|sold|built|grown)\b"
    r"|\bsince (?:you|we|I|they)\b"
)
_FINAL = frozenset(
    ["together", "again", "well", "home", "yet", "out", "up", "off", "alone", "away", "back", "down", "now", "first", "before"]
)
_OBJECTS = frozenset(
    ["you", "me", "us", "it", "everyone", "everybody", "someone", "somebody", "people", "nobody", "yourself", "yourselves"]
)


def rest_is_whole(tokens: list[Token], at: int, objects: bool = False) -> bool:
    """Whether what follows a verb is whole: its object, what "to" or "that" opens, prepositional phrases, a time.

    Args:
        tokens: the words of a clause.
        at: where what follows its verb begins.
        objects: an object stands before `at` already.
    """
    if at >= len(tokens):
        return True
    if _opens_clause(tokens, at):
        return True
    end = _next_piece(tokens, at)
    doubled = objects and end > at and _is_object(tokens, at)
    return end > at and not doubled and rest_is_whole(tokens, end, objects or _is_object(tokens, at))


def _is_object(tokens: list[Token], at: int) -> bool:
    """Whether a piece is a bare noun phrase and no time ("a day"), so that a verb can have but one of it."""
    word = tokens[at].word
    known = word in PREPOSITIONS | ADVERBS | _FINAL | _OBJECTS | CONJUNCTIONS | {"to"} or is_aux(word) or is_gerund(word)
    end = -1 if known or adjective(word) or past(word) or word.endswith("ly") else noun_end(tokens, at)
    return end > at and not TIMES.search(tokens[end - 1].word)


_UNSETTLING = frozenset(["so", "only", "also", "mostly", "mainly", "then", "very"])


def _opens_clause(tokens: list[Token], at: int) -> bool:
    """Whether the words from `at` are a clause of their own that the verb before governs or that says when and why."""
    word, rest = tokens[at].word, tokens[at + 1 :]
    opens = word in ("that", "because", "when", "before", "after", "while", "until", "if", "where", "since") and rest
    if opens:
        said = " ".join("I" if t.word == "i" else t.word.capitalize() if t.upper else t.word for t in rest)
        return sure_statement(said)
    return word in WH_WORDS and _question_at(tokens, at, word) > 0


def _next_piece(tokens: list[Token], at: int) -> int:
    """Where the next piece after a verb ends; -1 where none of a known kind begins at `at`."""
    word = tokens[at].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word in _FINAL or word in _OBJECTS or (word in ADVERBS and word not in _UNSETTLING) or word.endswith("ly"):
        return at + 1
    if word == "to" and base_of(following, "base"):
        return group_end(tokens, at + 1) + 1
    if word in JOINTS or word in ("since", "until", "past", "up", "down", "off"):
        return _after_joint(tokens, at + 1)
    if adjective(word) or word.endswith(("ful", "less", "able", "ous")) or (past(word) and not base_of(word, "base")):
        return at + 1
    if is_gerund(word):
        return act_end(tokens, at)
    if word in ("and", "or") and (base_of(following, "base") or past(following)):
        return at + 2
    if word in CONJUNCTIONS or is_aux(word):
        return -1
    if word[:1].isdigit() and at + 1 == len(tokens):
        return at + 1  # "since I was 9"
    timed = word in ("every", "each", "last", "next", "this", "all") and TIMES.search(following)
    return at + 2 if timed else phrase_end(tokens, at)


def _after_joint(tokens: list[Token], at: int) -> int:
    """Where what a preposition governs ends."""
    if at >= len(tokens):
        return -1
    word = tokens[at].word
    return act_end(tokens, at) if is_gerund(word) else at + 1 if word in _OBJECTS else phrase_end(tokens, at)
