"""Tells which borrowed words are sure to read well: only what a small strict grammar takes as a whole counts as sure.

Where `grammar` refuses what it can show to be wrong, this accepts nothing but what it can show to be right. What it does not
take may still be fine; a draft that has something surer to say says that instead.
"""

from __future__ import annotations

import re

from followup_ai.offline.finite import (
    ADJECTIVES,
    ARTICLES,
    NUMBERS,
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
)
from followup_ai.offline.grammar import is_clause, is_noun_phrase
from followup_ai.offline.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    WH_WORDS,
    base_of,
    counted_nouns,
    is_gerund,
    takes_no_article,
    word_set,
)
from followup_ai.offline.shapes import NOUN_VERB_PLURALS, NOUN_VERBS

_IDIOMATIC = word_set("bare-after-preposition")
_NUMBERED = word_set("numbered")
_OPENERS = ARTICLES | frozenset(["these", "those", "this", "that", "both", "all", "some", "several", "many", "more", "two"])
_OPENERS |= NUMBERS | POSSESSIVES
_WHOLE_VERBS = frozenset(["is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "having"])
_LOOSE = frozenset(["then", "also", "etc", "too", "ie", "eg", "mostly", "mainly", "only", "just", "still", "now", "not", "no"])
_TIMES = re.compile(r"(?:years?|months?|weeks?|days?|hours?|mins|minutes|nights?|times|pm|am)$")
_JOINTS = PREPOSITIONS - {"re", "versus", "vs", "per", "like", "since", "until", "till", "past", "up", "down", "off", "upon"}


def sure_phrase(text: str) -> bool:
    """Whether words are sure to read well after "about": a noun phrase, an act told in -ing, or what one asks."""
    tokens = tokens_of(text)
    if not tokens or len(tokens) > 16 or not is_noun_phrase(text) or re.search(r"[:;=<>|]|\d/\d", text):
        return False
    first = tokens[0].word
    if _VAGUE.match(text) or _OWN_OF_NOBODY.search(text):
        return False
    if is_gerund(first) and len(tokens) > 1 and tokens[1].word == "of":
        return False  # "training of summer staff" wants "the"
    if len(tokens) > 1 and all(t.upper or t.word == "and" for t in tokens):
        return False  # two names and not what of them
    figure = first[:1].isdigit() or first in NUMBERS
    counts = figure and (len(tokens) == 2 or (len(tokens) == 3 and tokens[1].word not in PREPOSITIONS))
    if lacks_article(text) or counts or (len(tokens) == 1 and not tokens[0].upper):
        return False  # "28 beds", "data": no topic that one would name
    if first in WH_WORDS:
        return _sure_question(tokens)
    if is_gerund(first) and len(tokens) > 1 and not _is_named(tokens):
        bare = len(tokens) == 2 and not tokens[1].word.endswith("s") and not takes_no_article(tokens[1].word)
        spent = tokens[1].word[:1].isdigit() or tokens[1].word in NUMBERS
        return not bare and not spent and first not in ("doing", "having", "being") and _act(tokens, 0) == len(tokens)
    return not (first == "my" and len(tokens) == 2) and _phrase(tokens, 0) == len(tokens)


_VAGUE = re.compile(
    r"^(?:my|your) (?:view|views|idea|ideas|question|questions|opinion|point|points|team|plan|plans|office|work)$"
)
_OWN_OF_NOBODY = re.compile(r"(?<!my )(?<!your )(?<!their )(?<!our )(?<!'s )(?<!his )(?<!her )\bown\b")
_HELD = frozenset(["work", "time", "experience", "training", "degree", "practice", "study", "time", "background", "research"])


_CREDENTIAL = re.compile(
    r"(?:licen[cs]es?|certificates?|certifications?|diplomas?|degrees?|qualifications?|training|awards?|tickets?|cards?|registration"
    r"|membership|courses?|level|badges?|clearance|apprenticeship|placement|internship|residency|fellowship|scholarship|portfolio"
    r"|experience|work|time|practice|research|thesis|dissertation|paper|papers|background|grades?|exams?|prize|medal|papers|skills"
    r"|references|languages|contacts|years|months|seasons|summers?|shifts|terms)$"
)
_LEARNED = re.compile(
    r"(?:phd|dphil|m\.?sc|b\.?sc|m\.?a|b\.?a|mba|m\.?eng|b\.?eng|m\.?tech|b\.?tech|b\.?ed|m\.?ed|pgce|btec|hn[cd]|nvq|llb|llm|bcom|bba"
    r"|m\.?s|b\.?s|bts|gcses?|a-levels?|msw|bsw|mres|mphil|mph|hon[s]?|nqt|fluent|native|conversational|working|basic|good)$"
)


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


_UNREADABLE = re.compile(r"[:;=<>|()]|\d/\d|\bof \d+$|\b[A-Z]{2}/[A-Z]{2}\b")


def sure_claim(text: str) -> bool:
    """Whether "my …" is sure to name something that one brings: a time spent, a licence, a training, and what it was in."""
    tokens = tokens_of(text)
    if len(tokens) < 2 or _UNREADABLE.search(text) or lacks_article(text) or _heaped(tokens):
        return False
    first = tokens[1].word
    if tokens[0].word == "the":
        return _phrase(tokens, 0) == len(tokens)
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


def _heaped(tokens: list[Token]) -> bool:
    """Whether names stand heaped with nothing to join them, or a shortened word among the others ("Southampton twr")."""
    names = sum(t.upper for t in tokens[1:]) > 2 and all(t.upper and t.word not in PREPOSITIONS for t in tokens[1:])
    return names or any(
        t.word.isalpha() and not t.upper and not re.search(r"[aeiouy]", t.word) and t.word != "my" for t in tokens
    )


def _spent(tokens: list[Token]) -> int:
    """Where "my time running …", "my six years as …" or "my licence in …" ends."""
    if tokens[1].word == "time" and is_gerund(tokens[2].word):
        return _act(tokens, 2)
    times = next((at for at in range(1, min(len(tokens), 6)) if _TIMES.search(tokens[at].word)), 0)
    following = tokens[times + 1].word if times and times + 1 < len(tokens) else ""
    if is_gerund(following):
        return _act(tokens, times + 1)
    return _phrase(tokens, times + 2 if following == "as" and times + 2 < len(tokens) else 0)


def sure_statement(text: str) -> bool:
    """Whether words are sure to read well after "that": whose doing it is, one verb, and what goes with it."""
    tokens = tokens_of(text)
    if len(tokens) < 3 or len(tokens) > 15 or not is_clause(text) or re.search(r"[:;=<>|,()]|\d/\d", text):
        return False
    if lacks_article(text) or _OWN_OF_NOBODY.search(text) or _COUNTED_UP.search(text) or re.search(r"\bof mine$", text):
        return False
    verb = 1 if tokens[0].word in PRONOUNS else finite_at(tokens)
    while verb < len(tokens) and tokens[verb].word in ADVERBS | {"all", "both", "never"}:
        verb += 1
    if verb < 1 or verb >= len(tokens) or (_SINCE.search(text) and not _PERFECT.search(text)):
        return False
    if _wants_object(tokens, verb) or _bare_complement(tokens, group_end(tokens, verb)):
        return False
    told = tokens[0].word in PRONOUNS or _phrase(tokens, 0) == verb
    return told and _rest(tokens, group_end(tokens, verb) + 1)


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
    return governs and rest[0] in PREPOSITIONS - {"about", "over"}


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
    last = _run_of_nouns(rest, 0)
    run = rest[:last]
    if not run or rest[0].word in _OPENERS or rest[0].word[:1].isdigit() or rest[0].upper:
        return False
    head = run[-1]
    return _nominal(head, last=True) and not _is_plural(head.word) and not takes_no_article(head.word) and not head.upper


def lacks_article(text: str) -> bool:
    """Whether a noun that is only ever counted stands in the singular with nothing before it ("how lab decides")."""
    tokens = tokens_of(text)
    start = 0
    for at in range(len(tokens) + 1):
        token = tokens[at] if at < len(tokens) else None
        if token is not None and _within_a_noun(token):
            if not token.stop:
                continue
            at += 1
        named = start > 1 and is_gerund(tokens[start - 1].word)  # "my driving licence"
        before = tokens[start - 1 - named].word if start else ""
        if at > start and _is_bare(tokens[start:at], before):
            return True
        start = max(at, start) if token is not None and _within_a_noun(token) else at + 1
    return False


# Counted in every sense that matters here, if not in every sense there is ("room and board", "on account of").
_COUNTED_TOO = frozenset(
    ["board", "account", "test", "exam", "report", "role", "job", "client", "customer", "patient", "guest", "visitor", "page"]
) | frozenset(
    [
        "ticket",
        "licence",
        "license",
        "card",
        "diploma",
        "certificate",
        "degree",
        "qualification",
        "client",
        "supplier",
        "contractor",
    ]
)


def _within_a_noun(token: Token) -> bool:
    word = token.word
    verb = (base_of(word, "third") and word not in NOUN_VERB_PLURALS) or (
        base_of(word, "past") and not base_of(word, "participle") and not base_of(word, "base")
    )
    return nounlike(token) and not is_gerund(word) and not word.endswith("'s") and word != "own" and (token.upper or not verb)


def _is_bare(run: list[Token], before: str) -> bool:
    """Whether a run of nouns ends in a counted one that neither an article nor a figure nor a name opens."""
    head = run[-1]
    opened = before in _OPENERS | DETERMINERS or before.endswith(("'s", "s'")) or before in ("own", "as")
    return (
        (head.word in counted_nouns() or head.word in _COUNTED_TOO)
        and not opened
        and not head.upper
        and (head.word not in _IDIOMATIC or before not in PREPOSITIONS or len(run) > 1)
    )


def _is_named(tokens: list[Token]) -> bool:
    """Whether an -ing word only names the kind of thing that follows ("pricing workbooks")."""
    return tokens[1].word in counted_nouns()


def _sure_question(tokens: list[Token]) -> bool:
    second = tokens[1].word
    if second == "to":
        return bool(base_of(tokens[2].word, "base")) and _rest(tokens, 3)
    start = 1
    if tokens[0].word in ("what", "which", "whose", "how") and second not in PRONOUNS | _OPENERS and len(tokens) > 3:
        start = 2 if tokens[2].word in PRONOUNS | _OPENERS else 1
    if tokens[start].word in PRONOUNS:
        verb = start + 1
        while verb < len(tokens) and tokens[verb].word in ADVERBS:
            verb += 1
        return verb < len(tokens) and _rest(tokens, group_end(tokens, verb) + 1)
    verb = finite_at(tokens, start)
    return verb > start and _phrase(tokens, start) == verb and _rest(tokens, group_end(tokens, verb) + 1)


_NOUNS_IN_IC = frozenset(
    [
        "music",
        "logic",
        "traffic",
        "clinic",
        "topic",
        "public",
        "critic",
        "fabric",
        "arithmetic",
        "mechanic",
        "panic",
        "comic",
        "graphic",
        "classic",
        "plastic",
        "ceramic",
        "academic",
        "medic",
        "picnic",
        "tunic",
        "republic",
        "statistic",
        "metric",
        "basic",
        "characteristic",
        "epidemic",
        "pandemic",
        "lyric",
        "mosaic",
        "antibiotic",
        "relic",
        "tonic",
        "magic",
        "garlic",
        "arctic",
        "hospitalic",
        "diagnostic",
        "therapeutic",
        "analytic",
        "dynamic",
        "tactic",
        "heuristic",
        "generic",
        "specific",
        "arsenic",
    ]
)


def _nominal(token: Token, *, last: bool) -> bool:
    """Whether a word may stand within a noun phrase, or be its head where `last`."""
    word = token.word
    if token.upper and word not in PRONOUNS:
        return True
    if not nounlike(token) or word in _LOOSE or word in _WHOLE_VERBS or word in _NO_HEADS:
        return False
    if word[:1].isdigit() or word.endswith(("'s", "s'")):
        return not last
    if base_of(word, "past") and not base_of(word, "participle") and not base_of(word, "base"):
        return False
    if base_of(word, "base") and word not in NOUN_VERBS and word not in counted_nouns() and not adjective(word):
        return False
    if base_of(word, "third") and word not in NOUN_VERB_PLURALS:
        return False
    if last:
        compared = word.endswith("er") and (word[:-2] in ADJECTIVES or word[:-1] in ADJECTIVES)
        if compared or (word.endswith("ic") and word not in _NOUNS_IN_IC) or word in ("daily", "weekly", "monthly", "yearly"):
            return False
        return not adjective(word) and not (past(word) and word not in counted_nouns() and not base_of(word, "base"))
    return not word.endswith("ly") or word in ("daily", "weekly", "monthly", "early", "family", "friendly", "elderly")


_NO_HEADS = frozenset(["is", "me", "us", "them", "him", "everything", "anything", "something", "nothing", "everyone", "anyone"])


def _core(tokens: list[Token], at: int) -> int:
    """Where a noun with what stands before it ends, from `at`; -1 where none begins there."""
    start = at
    while at < len(tokens) and (tokens[at].word in _OPENERS or (at > start and tokens[at].word == "than")):
        at += 1
    opened, figures = at > start, at
    while at < len(tokens) and tokens[at].word[:1].isdigit():
        at += 1
    if at - figures == 1 and figures and _stands_alone(tokens, figures):
        return at
    if at - figures > 1 or at >= len(tokens):
        return -1
    begin, at = at, _run_of_nouns(tokens, at)
    dated = begin < at < len(tokens) and tokens[at - 1].upper and re.fullmatch(r"(?:19|20)\d\d", tokens[at].word)
    if begin < at < len(tokens) and (dated or tokens[at - 1].word in _NUMBERED) and tokens[at].word[:1].isdigit():
        after = _run_of_nouns(tokens, at + 1)
        return after if after == at + 1 or _nominal(tokens[after - 1], last=True) else at + 1  # "route 4", "level 2 exam"
    if at == begin or at - begin > 5 or not _nominal(tokens[at - 1], last=True):
        return -1
    head, before = tokens[at - 1].word, tokens[at - 2].word if at - begin > 1 else ""
    if is_gerund(head) and before and head not in _GERUND_NOUNS:
        return -1  # "the suite taking": what it does, broken off
    counted = tokens[start].word[:1].isdigit() or tokens[start].word in NUMBERS
    if (is_gerund(head) and _is_plural(before)) or (counted and not opened and not _is_plural(head)):
        return -1
    return at


_GERUND_NOUNS = frozenset(
    [
        "training",
        "planning",
        "pricing",
        "staffing",
        "scheduling",
        "budgeting",
        "testing",
        "teaching",
        "building",
        "meeting",
        "reporting",
        "writing",
        "reading",
        "recruiting",
        "onboarding",
        "funding",
        "marketing",
        "engineering",
        "nursing",
        "cleaning",
        "cooking",
        "baking",
        "welding",
        "monitoring",
        "handling",
        "editing",
        "coaching",
        "mentoring",
        "fundraising",
        "housing",
        "charting",
        "processing",
        "tracking",
        "programming",
        "modelling",
        "forecasting",
        "billing",
        "dosing",
        "pairing",
        "offering",
        "opening",
        "hearing",
        "booking",
        "listing",
        "drawing",
        "painting",
        "recording",
        "dispensing",
        "prescribing",
        "purchasing",
        "sourcing",
        "picking",
        "packing",
        "warehousing",
        "timing",
        "catering",
        "debugging",
        "manufacturing",
        "machining",
        "drilling",
        "mixing",
        "filing",
        "printing",
        "framing",
        "advising",
        "counselling",
        "parenting",
        "drafting",
        "saving",
        "stripping",
        "lending",
        "banking",
        "learning",
        "understanding",
        "screening",
        "imaging",
        "sequencing",
        "sampling",
        "clipping",
        "grooming",
        "gardening",
        "farming",
        "fishing",
        "grazing",
        "lighting",
        "heating",
        "lifting",
        "parking",
        "setting",
        "briefing",
        "wedding",
        "crossing",
        "landing",
        "finding",
        "ruling",
        "warning",
        "rating",
        "wiring",
        "plumbing",
        "roofing",
        "mapping",
        "gritting",
        "vaping",
        "gaming",
        "swimming",
        "running",
        "cycling",
        "climbing",
    ]
)


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """Whether a figure is all that follows its preposition: "to 27", "at 4.1%", "since 2019"."""
    ends = at + 1 >= len(tokens) or not _nominal(tokens[at + 1], last=False)
    share = tokens[at].word.endswith("%") and at + 1 < len(tokens) and tokens[at + 1].word == "of"
    return share or (ends and tokens[at - 1].word in _JOINTS | {"since"})


def _is_plural(word: str) -> bool:
    several = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return several or word in ("people", "children", "staff", "women", "men")


def _run_of_nouns(tokens: list[Token], at: int) -> int:
    """Where the nouns and adjectives that stand together from `at` end."""
    begin = at
    while at < len(tokens) and _nominal(tokens[at], last=False):
        word = tokens[at].word
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if at > begin and word[:1].isdigit():
            break
        if at > begin and is_gerund(word) and tokens[at - 1].word.endswith("s"):
            break  # "drivers selling": what they do
        done = past(word) and not base_of(word, "base") and following in PREPOSITIONS | DETERMINERS
        if at > begin and done:
            break  # "bearings replaced without": what was done to them
        at += 1
        if tokens[at - 1].stop:
            break
    return at


def _phrase(tokens: list[Token], at: int) -> int:
    """Where the longest noun phrase from `at` ends, with its "of", "in", "who" and the like; -1 where none begins."""
    end = _core(tokens, at)
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
    if word in _JOINTS:
        inner = _act(tokens, at + 1) if is_gerund(following) else _question_at(tokens, at + 1, following)
        return _phrase(tokens, at + 1) if inner < 0 else inner
    if word in ("and", "or"):
        inner = _question_at(tokens, at + 1, following)
        return _core(tokens, at + 1) if inner < 0 else inner
    if is_gerund(word) and head.endswith("s") and following not in PREPOSITIONS:
        return _act(tokens, at)
    if past(word) and following in _JOINTS:
        return _phrase(tokens, at + 2)
    return len(tokens) if _ends_with_clause(tokens, at) else -1


def _ends_with_clause(tokens: list[Token], at: int) -> bool:
    """Whether the words from `at` are one clause that belongs to the noun before: "to …", "who …", "you …"."""
    word, following = tokens[at].word, tokens[at + 1].word
    if word == "to" and base_of(following, "base"):
        return _rest(tokens, at + 2)
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
    return bool(known and agrees) and _rest(tokens, group_end(tokens, verb) + 1)


def _contact(tokens: list[Token], at: int) -> bool:
    """Whether a subject and its verb end the words ("the rota you showed me", "alerts nobody acts on")."""
    start = at + 1 if tokens[at].word in PRONOUNS else _core(tokens, at)
    if start < 0 or start >= len(tokens):
        return False
    while start < len(tokens) and tokens[start].word in ADVERBS:
        start += 1
    word = tokens[start].word if start < len(tokens) else ""
    if not (is_aux(word) or base_of(word, "base") or base_of(word, "third") or past(word)):
        return False
    rest = tokens[group_end(tokens, start) + 1 :]
    return not rest or (rest[0].word in PREPOSITIONS and len(rest) == 1) or _rest(tokens, group_end(tokens, start) + 1)


def _act(tokens: list[Token], at: int) -> int:
    """Where an act in -ing ends ("moving the workbooks to Python"); -1 where it is not whole."""
    end = at + 1
    if tokens[at].word in ("being", "having"):
        return -1
    if end >= len(tokens):
        return end
    if tokens[end].word in ("out", "up", "down", "off", "on", "over", "back", "away") and end + 1 < len(tokens):
        end += 1
    if tokens[end].word in PREPOSITIONS:
        return _tail(tokens, end)
    if tokens[end].word in WH_WORDS:
        return _question_at(tokens, end, tokens[end].word)
    if tokens[end].word in ("people", "somebody", "someone", "everybody", "you", "me"):
        return _tail(tokens, end + 1)
    inner = _phrase(tokens, end)
    return _tail(tokens, inner) if inner > end else -1


def _tail(tokens: list[Token], at: int) -> int:
    """Where the prepositional phrases from `at` end."""
    while at < len(tokens) and tokens[at].word in _JOINTS and at + 1 < len(tokens):
        following = tokens[at + 1].word
        inner = _act(tokens, at + 1) if is_gerund(following) else _phrase(tokens, at + 1)
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
_OBJECTS = frozenset(["you", "me", "us", "everyone", "everybody", "people", "nobody", "yourself", "yourselves"])


def _rest(tokens: list[Token], at: int, objects: bool = False) -> bool:
    """Whether what follows a verb is whole: its object, what "to" or "that" opens, prepositional phrases, a time."""
    if at >= len(tokens):
        return True
    if _opens_clause(tokens, at):
        return True
    end = _next_piece(tokens, at)
    doubled = objects and end > at and _is_object(tokens, at)
    return end > at and not doubled and _rest(tokens, end, objects or _is_object(tokens, at))


def _is_object(tokens: list[Token], at: int) -> bool:
    """Whether a piece is a bare noun phrase and no time ("a day"), so that a verb can have but one of it."""
    word = tokens[at].word
    known = word in PREPOSITIONS | ADVERBS | _FINAL | _OBJECTS | CONJUNCTIONS | {"to"} or is_aux(word) or is_gerund(word)
    end = -1 if known or adjective(word) or past(word) or word.endswith("ly") else _core(tokens, at)
    return end > at and not _TIMES.search(tokens[end - 1].word)


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
    if word in _JOINTS or word in ("since", "until", "past", "up", "down", "off"):
        return _after_joint(tokens, at + 1)
    if adjective(word) or (past(word) and not base_of(word, "base")):
        return at + 1
    if is_gerund(word):
        return _act(tokens, at)
    if word in ("and", "or") and (base_of(following, "base") or past(following)):
        return at + 2
    if word in CONJUNCTIONS or is_aux(word):
        return -1
    if word[:1].isdigit() and at + 1 == len(tokens):
        return at + 1  # "since I was 9"
    timed = word in ("every", "each", "last", "next", "this", "all") and _TIMES.search(following)
    return at + 2 if timed else _phrase(tokens, at)


def _after_joint(tokens: list[Token], at: int) -> int:
    """Where what a preposition governs ends."""
    if at >= len(tokens):
        return -1
    word = tokens[at].word
    return _act(tokens, at) if is_gerund(word) else at + 1 if word in _OBJECTS else _phrase(tokens, at)
