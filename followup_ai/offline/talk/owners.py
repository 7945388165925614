"""Names to the reader what they know of their own house, and tells them none of it that is sore.

Whoever runs the place needs no report of it: a topic stands without what was said of it, and of a trouble only its subject is
named ("shrink is running at 6.8 percent" → "shrink").
"""

from __future__ import annotations

import re
from dataclasses import replace

from followup_ai.offline.english.asked_of import with_its_question
from followup_ai.offline.english.finite import NUMBERS, PRONOUNS, finite_at, tokens_of
from followup_ai.offline.english.kinds import Point, kind_of
from followup_ai.offline.english.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    is_gerund,
    past_tense,
    takes_no_article,
    word_set,
)
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.english.perspective import ONE_PERSON, PLURAL_AGENT
from followup_ai.offline.english.topics import head_of, is_measure, with_article
from followup_ai.offline.talk.changes import is_ahead, named
from followup_ai.offline.talk.weight import unwelcome
from followup_ai.offline.typed.phrasing import Writer
from followup_ai.offline.typed.screening import discomfort
from followup_ai.offline.typed.well_formed import is_topic, may_be_noun

LEAST = 8
"""What a point loses of which nothing is left to name: it is told where there is nothing else."""
_NUMBER = "|".join(sorted(NUMBERS | {"thousand"}, key=len, reverse=True))
_ASKS = re.compile(r"(?:[\w'’-]+['’]s question (?:about|on) )?(?:how|what|why|whether|where|when|who|which|if)\b")
_BESIDE = re.compile(r", (?=(?:with|which)\b)")
# Behind a comma stands what was said of the topic; a list goes on with names of things.
_TAIL = re.compile(
    r", (?=(?:who(?:se|m)?|which|where|when|while|as|because|since|so|although|though|but|now|with)\b"
    r"|(?:[a-z]+ ){0,2}of (?:which|them|whom)\b"
    r"|(?:about|around|over|nearly|up to|at least|usually|mostly|often|every|each|once|twice|from|until|by|in|at|on) )"
    r"| [-–—] "
)
_RELATIVE = re.compile(r" (?:that|which|who|whose|where|because|as) (?=[a-z])")
_MEASURED = re.compile(
    r" of (?:about |around |over |nearly )?[\d.,]+ ?(?:%|per ?cent|days?|weeks?|months?|hours?|min(?:ute)?s?)\b.*$"
)
# "night shift 23h-7, alone with the porter, 84 rooms": of a row of jottings the first names the matter
_JOTTED = re.compile(r"^(?=.*\d)(?P<what>[^,\d]*[a-z]) ?[^,]*(?:, [^,]+){2,}$")
# "plating from a pass | that is only four metres long": without that it is any pass
_OF_ONE = re.compile(r" (?:in|on|at|by|for|of|from|with|to|through|under|over) an? (?:[\w'’-]+ ){0,2}[\w'’-]+$")
_AN = re.compile(r"^an? ")
# "handling a passenger | who has missed the last boat": without that it is any passenger
_DONE_TO_ONE = re.compile(r"[a-z]+ing an? (?:[\w'’-]+ )?[\w'’-]+$")
_COUNT = re.compile(rf"(?:(?:{_NUMBER}|\d[\d,.]*)(?:-| and | ))+(?<= )(?=[a-z])")
_OWN_SHOW = re.compile(r"^(?:a|an|the) (?:walk|run|talk|look)[- ]?through (?:of )?(?=(?:a|an|the|my|your) )")
_YOU_HAD = re.compile(r"\byou had (?P<done>[a-z]+)\b")
_WENT = re.compile(r"(?<=[a-z]) (?:up|down)$")
_ONLY_SO = re.compile(rf"\b(?:only|still|not only)\b(?! (?:\d|{_NUMBER})\b)")
_LACKING = re.compile(
    r"\d ?%|[£$€] ?\d|\d (?:euros?|pounds?|dollars?|kroner|francs?)\b|\b\d+ (?:in|out of) \d"
    r"|\b(?:by|took|lost|cost) (?:a|two|three|half) (?:half|third|quarter|fifth|tenth|the|of)\b|\btoo [a-z]+\b(?! as)"
    r"|\b(?:percent|per cent|ought to|should|supposed to)\b"
)
# "… after Christmas and wanted (to know)": a verb whose object went elsewhere
_AND_DID = re.compile(
    r",? and (?:also )?(?:wanted|asked|hoped|said|wondered|told|showed|explained|mentioned)"
    r"(?: (?:me |us )?(?:how|what|who|why|when|where|whether|which|if|to)\b.*)?$"
)
# "you play in the village band and rehearse on Thursdays": when, they know
_DIARY = re.compile(
    r",? and [a-z]+ (?:[^,]+ )?(?:on|every|each) (?:[A-Z]\w+days?|weekends?|week|day|month|morning|evening)\b.*$"
)
_ONE_KNOWN = re.compile(
    r"^an? (?!(?:more|better|way|lot|few|\w+er (?:\w+ )?(?:way|place|time))\b)"
    r"(?=(?:[\w'’-]+ ){1,3}(?:of|over|with|between|at|in|on|from|to|about) )"
)
# What the candidate was set to do there and then: it is theirs as much as the reader's
_GAVE = re.compile(
    r"you (?:gave|handed|set|brought) me (?:an? |the |some |one )(?P<what>[a-z][^,]+?)"
    r"(?:,? and (?:asked|looked|said|told|let|left|watched|had|made)\b.*)?$"
)
_SOME_OF = re.compile(
    rf"half the |(?:half|most|some|many|all|both|several|none|{_NUMBER}|\d\S*|a (?:few|lot|\w+(?:rd|er|th))) of "
)
_MOST = re.compile(r"^(?:most|many|some|all|several)(?: of(?= the| your))? ")
_NO_SUBJECT = PRONOUNS | {"there", "it", "this", "that", "these", "those"}
# "you have Welsh-speaking residents who go back to Welsh", "you have a new lathe"
_YOU_HAVE = re.compile(
    r"you have (?:an? |the |some |many |several )?"
    r"(?P<what>(?!(?:no|never|not|to|one|two|three)\b)[a-zA-Z][\w-]*(?: [\w-]+){0,3}?)"
    r"(?=$|,| (?:who|which|that|where|in|on|at|for|from|with|and|but|so)\b)"
)
_HAS = re.compile(r" (?P<aux>is|are|was|were|has|have|had) ")
_UP_TO = re.compile(r"^(?:[a-z]+ ){0,2}?(?:out of|short of|of|with|about|for|against|over|on) (?=\w)")


def to_their_owner(point: Point) -> Point:
    """A point of the conversation as one says it to whoever owns the matter.

    Args:
        point: what can be taken up; a line and what was asked come back as they are, a personal matter without its hours.
    """
    if point.field == "personal":
        return replace(point, clause=_DIARY.sub("", point.clause))
    if point.field != "discussed" or point.quote or '"' in point.np:
        return point
    point = named(replace(point, np=_AND_DID.sub("", point.np), clause=_AND_DID.sub("", point.clause)))
    if given := _GAVE.match(point.clause):
        return replace(point, np=f"the {given['what']}", clause="", speaker="I", kind="shared", penalty=2)
    if point.np:
        return _plainly(point)
    own = re.match(r"(?:I|we|my|our|both of us)\b", point.clause)
    return point if own or not point.clause else _subject_alone(point)


def is_sore(said: str) -> bool:
    """Whether a statement of the reader's house is of a trouble, a lack or a figure that is theirs to tell.

    Args:
        said: the statement, to the reader; what they mean to do about it is none.
    """
    return not is_ahead(said) and (Writer.is_trouble(_ONLY_SO.sub("", said)) or bool(_LACKING.search(said)))


def _plainly(point: Point) -> Point:
    """A topic without what was said of it, of the kind that it then is."""
    np = _bare(point.np)
    if point.kind != "question":
        np = _ONE_KNOWN.sub("the ", np)
    kind = point.kind if np == point.np or point.kind in ("question", "shared") else kind_of(np, "discussed")
    return replace(point, np=np, kind=kind, penalty=point.penalty + _left(np, point.np))


def _left(np: str, before: str) -> int:
    """What a topic loses of which little is left: a row of jottings nearly all, what was sore or is one word some."""
    sore = Writer.is_trouble(before) and not Writer.is_trouble(np)
    return 2 * sore + 4 * (np != before and _is_one_word(np))


def _is_one_word(np: str) -> bool:
    return len(np.removeprefix("the ").split()) < 2


def _bare(np: str) -> str:
    """A topic without what was said of it."""
    np = _YOU_HAD.sub(_you_did, _OWN_SHOW.sub("", np))
    if _ASKS.match(np) or with_its_question(np)[1]:
        return _BESIDE.split(np)[0]
    np = np if is_gerund(np.split()[0]) else _WENT.sub("", np)  # "rent arrears up"
    named = _TAIL.split(_JOTTED.sub(r"\g<what>", np))[0]
    for match in _RELATIVE.finditer(named):
        head = _OF_ONE.sub("", named[: match.start()])
        if not _may_end(head.split()[-1]) or _DONE_TO_ONE.match(head):
            continue  # "for that many", "wind limits and who has the final say"
        if Writer.is_trouble(named) and len(head.split()) > 1 and is_topic(head):
            return _with_article(_AN.sub("the ", head))
    plain = _MEASURED.sub("", named)
    named = f"the {plain}" if plain != named and plain.split()[0] not in DETERMINERS else plain
    named = _with_article(named)
    return named if is_topic(named) else np


def _may_end(word: str) -> bool:
    """Whether a topic may end in a word: a name, or what may be a noun."""
    return not word.islower() or (may_be_noun(word) and word not in PREPOSITIONS | CONJUNCTIONS)


def _with_article(np: str) -> str:
    """A topic with its article, also before a number of things that the reader has: "the six thousand wheels"."""
    counted = _COUNT.match(np)
    head = head_of(np[counted.end() :].split()) if counted else ""
    return f"the {np}" if is_plural(head) and not is_measure(head) else with_article(np)


def _you_did(match: re.Match[str]) -> str:
    """ "a rack that you had built" might have been built by others for them."""
    base = base_of(match["done"], "participle")
    return f"you {past_tense(base) or match['done']}" if base else match[0]


def _subject_alone(point: Point) -> Point:
    """A statement of the reader's house by its subject; last of all where that names no topic."""
    subject = _subject(point.clause)
    if not _names_a_topic(subject):
        return replace(point, penalty=point.penalty + LEAST)
    harmless = max(0, point.penalty - discomfort(point.clause) - unwelcome(point))  # what was amiss is not told
    kind = "problem" if is_sore(point.clause) else kind_of(subject, "discussed")
    doubt = point.doubt if point.doubt > 1 else 0  # what is named is surer than what was said of it
    return replace(point, np=subject, clause="", kind=kind, doubt=doubt, penalty=harmless + 2 + _left_of_house(subject))


def _left_of_house(subject: str) -> int:
    """What a statement loses of which one word is left: "the plant" alone says least of all."""
    place = subject.startswith("the ") and not is_plural(subject.split()[-1])
    return (5 if place else 2) * _is_one_word(subject)


def _names_a_topic(subject: str) -> bool:
    """Whether the subject of a statement says by itself what was talked about: no share, nobody, no bare "night"."""
    if not subject or not is_topic(subject) or _SOME_OF.match(subject) or not _may_end(subject.split()[-1]):
        return False
    if subject.startswith("your "):
        return len(subject.split()) > 2
    words = subject.removeprefix("the ").split()
    head = head_of(subject.split())
    people = head in ONE_PERSON or (PLURAL_AGENT.match(head) and head not in word_set("not-agents"))
    named = len(words) < 3 and all(word[:1].isupper() or not word.isascii() for word in words)
    bare = len(words) == 1 and not subject.startswith("the ") and not (is_plural(head) or takes_no_article(head))
    return not (people or named or bare)


def _subject(clause: str) -> str:
    """What a statement is about: its subject, or behind "you" what the verb's preposition governs; "" where unclear."""
    words, has = clause.split(), _HAS.search(clause)
    verb = finite_at(tokens_of(clause))
    first = words[0].lower()
    if first not in _NO_SUBJECT:
        named = " ".join(words[: max(verb, 0)])
        return _with_article(_MOST.sub("", named.rstrip(",")))
    if has := _YOU_HAVE.match(clause):
        return f"your {has['what']}"
    rest = " ".join(words[verb + 1 :]) if first == "you" else ""
    governed = _UP_TO.sub("", rest) if _UP_TO.match(rest) else ""
    start = governed.split()[0].lower() if governed else ""
    loose = start in PREPOSITIONS | NUMBERS | PRONOUNS | (DETERMINERS - {"the", "your"}) or start[:1].isdigit()
    return "" if not governed or loose or is_sore(governed) else with_article(governed)
