"""Finds the frame that makes a statement of a piece of a note, whole: "former pilot" wants "I am a".

Nothing of the piece is left out; `written_kinds` knows the kinds that hasty notes have, too.
"""

from __future__ import annotations

import re

from followup_ai.offline.claims.spells import AMOUNT, is_agent
from followup_ai.offline.claims.written_deeds import DOES, first_word
from followup_ai.offline.claims.written_kinds import framed
from followup_ai.offline.claims.written_papers import paper
from followup_ai.offline.english.finite import past
from followup_ai.offline.english.lexicon import PREPOSITIONS, base_of, capitals, is_gerund, word_set
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.tongues import LANGUAGES
from followup_ai.offline.typed.cleaning import everyday
from followup_ai.offline.typed.screening import is_private, is_unfit

_BRACKET = re.compile(r"\s*\([^()]*\)")
# "trained staff", "confined space training": a training's first word may look like what one did
_TRAINING = re.compile(r"^[a-z]+(?: (?!the|my|an?\b)[a-z-]+)* (?:training|tickets|licences|licenses|certificates)$")
# "no complaints upheld in seven years": of that one may well be proud
NONE_IN_YEARS = re.compile(rf"no [a-z-]+(?: [a-z-]+)? (?:in|for|over) (?:my )?{AMOUNT.pattern.lstrip('^')}", re.IGNORECASE)
_LETTERS_ALONE = re.compile(r"[A-Z]{2,}[A-Za-z]*$")
_PLAIN_FRAMES = (
    (re.compile(r"(?:Class|Category) [A-Z] [A-Z]{2,5}\b"), "I have a"),
    (
        re.compile(r"(?:Class|Category|Grade|Level|Band|Part) (?:\d|[A-Z]\b)(?=$|,| (?:and|with|in|on|for|from|at)\b)"),
        "I have",
    ),
    (re.compile(r"(?:half|most|all|much) (?:of )?my (?:career|working life|life)\b"), "I have spent"),
    (re.compile(r"(?:former|retired) [a-z]"), "I am a"),
    (re.compile(r"(?:first|second|third|upper|lower)[- ]class (?:[a-z]+ )?honou?rs\b"), "I have"),
    (re.compile(r"(?:(?:full|sole|overall) )?(?:responsibility for|(?:charge|oversight) of) "), "I have had"),
    # "fourteen harvests"
    (re.compile(r"(?:\w+|\w+-\w+) (?:seasons|harvests|vintages|summers|winters)$"), "I have worked"),
    (NONE_IN_YEARS, "I have had"),
    (
        re.compile(rf"(?:[a-z]+ )?(?:shifts|nights|weekends|evenings)\b.* for {AMOUNT.pattern.lstrip('^')}", re.IGNORECASE),
        "I have worked",
    ),
)
# "summers spent helping my uncle"
_TIME_SPENT = re.compile(
    r"(?P<long>(?:[\w-]+ ){0,2}(?:summers|winters|seasons|holidays|weekends|evenings|years)) spent (?P<how>[a-z].+)"
)


def framed_whole(piece: str) -> tuple[str, str]:
    """A piece of a note in its frame; what begins with "a" is what one has where it is nothing that one is or did.

    Args:
        piece: what stands between two commas, its first letter small where it is no name.

    Returns:
        the statement, and a noun phrase where that reads well, too; "" for none.
    """
    if (said := _by_its_verb(piece)) or (said := _by_its_words(piece)):
        return said, ""
    if _LETTERS_ALONE.match(piece):
        return "", ""
    if _TRAINING.match(piece) and base_of(first_word(piece), "participle") and (held := paper(piece)):
        return held
    if article := re.match(r"an? (?=[^\d\W])", piece):
        clause, np = framed(piece) if AMOUNT.match(piece) else framed(piece[article.end() :])
        is_one = re.match(r"I (?:am|have been|have worked|have taken|did) ", clause) or AMOUNT.match(piece)
        return (clause, np) if is_one else (f"I {_had(piece)} {piece}", "")
    return framed(piece)


def _had(piece: str) -> str:
    """How one says that one has a thing that a time goes with: "got" it "this summer", "have had" it "since 2019"."""
    return "got" if _LATELY.search(piece) else "have had" if _SINCE.search(piece) else "have"


_LATELY = re.compile(r" (?:this|last) (?:year|month|week|spring|summer|autumn|winter|term|season)$")
_SINCE = re.compile(r" since (?:[A-Z]\w+ )?(?:19|20)\d\d(?=$| and )")


def _by_its_verb(piece: str) -> str:
    """What others did or what one is known for: "commended twice by …", "known for …"; "" for anything else."""
    first, second = [*piece.split(), "", ""][:2]
    if first == "having" and base_of(second, "participle"):
        lasting = _SINCE.search(piece) or not past(second)
        return f"I {'have ' * bool(lasting)}{piece.partition(' ')[2]}"
    if base_of(first, "participle") and not base_of(first, "past") and not base_of(first, "base"):
        return f"I {'am' if second in PREPOSITIONS else 'have'} {piece}"
    return ""


def _by_its_words(piece: str) -> str:
    """A piece whose own words tell its frame: "former pilot", "ability to …", "customer service for nine years"."""
    if spent := _TIME_SPENT.match(piece):
        return f"I have spent {spent['long']} {spent['how']}"
    return next((f"{frame} {piece}" for pattern, frame in _PLAIN_FRAMES if pattern.match(piece)), "")


_GOT = re.compile(
    r"^(?P<did>completed|passed|obtained|gained|finished|earned|taken)(?P<when> (?:in|on|at|with|by) .+| (?:last|this) \w+)$"
)


def gained(pieces: list[str]) -> str:
    """A paper and how it was come by as one deed: "I completed my diploma in nursing in 2019"; "" where it is none."""
    got = _GOT.match(pieces[1]) if len(pieces) == 2 else None
    bare = re.sub(r"^(?:the|my) ", "", pieces[0])
    if got is None or past(first_word(bare)) or AMOUNT.match(bare):
        return ""
    own = "" if re.match(r"an? ", bare) else "my "
    return f"I {'took' if got['did'] == 'taken' else got['did']} {own}{bare}{got['when']}"


def tongues(said: str) -> str:
    """Languages with how well each is spoken, as they were written: "fluent French and Wolof, and working Portuguese"."""
    if (native := re.match(r"^[Nn]ative (?P<own>[A-Z][a-z]+),? (?:(?:and|with) )?(?P<others>.+)$", said)) and (
        others := tongues(native["others"])
    ):
        return f"{native['own']} is my native language, and {others}"
    bare = re.sub(r" (?:from|since|through) .+$", "", re.sub(r"\([^()]*\)", "", said))
    words = [w for w in re.split(r"[\s,]+", bare) if w]
    named = [w for w in words if w.lower() in LANGUAGES]
    row = " and " in said or ", " not in said or ", with " in said
    plain_ = row and all(w.lower() in LANGUAGES or w in _ABOUT_TONGUES for w in words)
    return f"I speak {said}" if named and plain_ and words[-1].lower() in LANGUAGES and "native" not in words else ""


_ABOUT_TONGUES = word_set("about-tongues")


# What ends like a doing, or names work as such
_IS_WORK = re.compile(
    r"(?:ing|ments?|[st]ions?|work|ry|crafts?|care|control|support|design|repairs?|maintenance|ics|ysis|audits?)\b"
)


_INCLUDED = re.compile(r"my work has included (?P<what>(?P<first>[\w'-]+)(?: [^,]+)?)")


def is_no_work(clause: str) -> bool:
    """Whether a clause has one's work include what one only has: "my work has included dual citizenship"."""
    included = _INCLUDED.match(clause)
    return bool(included and not _IS_WORK.search(included["what"]) and not is_gerund(included["first"].lower()))


# "as a three years QA tech", "I am a Keele's chemist", "I am a clerk till 1989, then …"
_MISFRAMED = re.compile(
    r"(?<!and )\ban? [\w+.]+ (?:years|months|seasons|weeks)\b|^I am an? [A-Z]\w+['’]s\b"
    r"|^I am .*\b(?:till?|until|then|before)\b"
    r"|^I am an? (?:slow|fast|quick|strong|weak|bett|young|old)er (?:at|in|on|with|than)\b"
)


def is_amiss(clause: str) -> bool:
    """Whether a frame does not fit its phrase after all: a noun without its article behind a deed."""
    bare = re.sub(r"\bfrom [a-z ]+ to (?=[a-z])", "", _BRACKET.sub("", clause))  # "up from pot washer to chef"
    plain = re.match(r"I (?:have|am|hold|speak|know|can|volunteer)\b", bare)
    return is_no_work(bare) or bool(_MISFRAMED.search(bare)) or (not plain and lacks_article(bare))


_ASIDE = re.compile(
    r"\b(?:i|me|my|not|only|ish|though|still|just|honest|barely|lol|sadly|expired|lapsed|rusty|ask|see|check)\b|^$",
    re.IGNORECASE,
)


def worth_keeping(match: re.Match[str]) -> str:
    """A bracket as it stands, where it names a figure, a place, a class or a year; "" where it is an aside."""
    inner = match[1].strip()
    kept = 0 < len(inner.split()) <= 5 and not _ASIDE.search(inner) and not is_private(inner) and not is_unfit(inner)
    return f" ({inner})" if kept else ""


_NAMES_ON = frozenset(["fluent", "native", "basic", "conversational", "everyday", "good", "working"])


def small_first(text: str) -> str:
    """A note with its first letter small, where that has its capital from the note's beginning alone."""
    first, _, rest = text.partition(" ")
    low = first.lower().rstrip(",;")
    if low in ("a", "an", "the"):
        return f"{low} {rest}"
    if re.match(r"I\b", first) or not (first[:1].isupper() and first[1:].islower()) or low in LANGUAGES:
        return text
    if re.match(r"and [A-Z][a-z]|[IVX]+\b(?! )|[IVX]+ in [A-Z]", rest):
        return text  # "City and Guilds"
    trade = is_agent(low) and low not in capitals() and not rest[:1].isupper()  # "Librarian, chartered since 2015"
    if not everyday(low) and not trade and not (low.endswith("ed") and rest[:1].islower()):
        return text
    if (low in capitals() and not rest) or re.match(r"(?:Bachelor|Master|Doctor) of [A-Z]", text):
        return text
    titled = (low in _TITLED and rest[:1].isupper()) or bool(
        re.match(r"(?:certified|accredited|trained|registered)$", rest) and not low.endswith("ly")
    )
    titled = titled or (is_gerund(low) and bool(re.match(r"[A-Z][a-z]+ [A-Z][a-z]+", rest)))  # "Helping Babies Breathe"
    done = is_gerund(low) or low in _NAMES_ON or past(low) or low in DOES
    named = (rest[:1].isupper() or rest[:1] == "&") and not done and not re.match(r"[A-Z]{2}|\d", rest)
    return text if named or titled or re.match(r"level|grade|band|class$", low) else f"{first.lower()} {rest}".strip()


_TITLED = frozenset(["registered", "certified", "chartered", "licensed", "qualified", "accredited"])
