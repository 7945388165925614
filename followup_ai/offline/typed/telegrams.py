"""Mends what telegrams leave out where it leaves no doubt, and cuts off what hangs on a noun without a word to join it."""

from __future__ import annotations

import re

from followup_ai.language.dates import MONTH
from followup_ai.offline.english.finite import NUMBERS, PRONOUNS, Token, is_aux, nounlike
from followup_ai.offline.english.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    counted_nouns,
    is_gerund,
    word_set,
)

_MEASURES = word_set("measures")
# "beds 12 going to 18", "attrition 30% to 18%"
_FROM_TO = re.compile(
    r"^(?P<what>(?:[^\W\d_][\w'-]* ){0,3}[^\W\d_][\w'-]+) (?P<a>[£$€]?\d[\d.,]*[%kKmx]?) "
    r"(?P<how>going |up |down |rising |growing |falling |moving )?to (?P<b>[£$€]?\d[\d.,]*[%kKmx]?)(?P<rest>\b.*|$)"
)
# Words that number what follows them: "level 3", "ward 7", "week 6".
_NUMBERED = word_set("numbered")
_LOOSE = word_set("loose")
_HELD = word_set("held-papers")
_GOING_ON = word_set("going-on")
_RANKING = frozenset(["first", "last", "next", "this", "half", "second", "third", "past", "other", "whole", "same"])
_TIMES = frozenset(
    ["week", "month", "year", "day", "quarter", "term", "season", "summer", "winter", "spring", "autumn", "morning", "thing"]
)


# "lambing starts in mid February", and not "the shift starts at 6": what a season or a month is the time of
_STARTS = re.compile(
    r"^(?:the )?(?P<what>(?:[a-z-]+ )?[a-z-]+(?<!s)) (?:starts|begins) "
    rf"(?P<when>(?:in|on|at|after|before) (?:the )?(?:[\w-]+ )?(?:{MONTH}|spring|summer|autumn|winter|Easter|Christmas|New"
    r" Year)\b)"
)


# "backlog tensile and ageing samples"
_HEAPED = re.compile(r"(?<=^backlog) (?=(?:[a-z]+ ){1,3}[a-z]+s\b)|(?<=^shortage) (?=(?:[a-z]+ )?[a-z]+s\b)")


def spelt(words: str) -> str:
    """A telegram with the joining words that its figures leave out: "beds 12 to 18" → "beds going from 12 to 18".

    Args:
        words: clean words of a note, without an article before them.
    """
    words = _HEAPED.sub(" of ", words)
    words = _STARTS.sub(r"the start of \g<what> \g<when>", words)
    match = _FROM_TO.match(words)
    sure = match and (match["how"] or re.search(r"[%£$€]", words) or max(_figure(match["a"]), _figure(match["b"])) > 24)
    if match and sure and match["what"].split()[-1].lower() not in PREPOSITIONS | _NUMBERED | CONJUNCTIONS:
        how = {"up": "rising", "down": "falling", "": "going"}.get((match["how"] or "").strip(), (match["how"] or "").strip())
        return f"{match['what']} {how} from {match['a']} to {match['b']}{match['rest']}"
    lasting = re.match(
        r"^((?:[\w-]+ )?time to \w+|cost per \w+|(?:lead|turnaround|waiting|response|cycle"
        r"|down) times?) ([£$€]?\d.*)$",
        words,
    )
    if lasting and not any(is_aux(t.lower()) for t in lasting[2].split()):
        return f"{lasting[1]} of {lasting[2]}"
    words = re.sub(r"^((?:[\w-]+ ){0,3}[\w-]+) (down|up) from (?=[£$€]?\d.* to [£$€]?\d)", r"\1 going \2 from ", words)
    tokens = words.split()
    for at in range(1, min(len(tokens), 5)):
        measured = tokens[at - 1].lower() in _MEASURES and tokens[at][:1].isdigit()
        if measured and not any(is_aux(t.lower()) for t in tokens[at:]):
            return " ".join([*tokens[:at], "of", *tokens[at:]])
    return words


def _figure(words: str) -> float:
    return float(re.sub(r"[^\d]", "", words.split(".")[0]) or 0)


def _joined_up(phrase: str) -> str:
    """A phrase with the small words it lacks, without a loose -ing form or a rough figure at its end."""
    phrase = re.sub(r"^(?:lots|loads|plenty|a lot|a bunch) of (?=\w)", "the ", _ABOUT_SO_MANY.sub("", phrase))
    return _IN_MONTH.sub(r"\1 in \2", phrase)


def headline(phrase: str) -> str:
    """A noun phrase without what a telegram hangs on its noun: "the pasta all made in house" → "the pasta".

    Args:
        phrase: with its article; one that opens a clause ("the rota they showed me") is left as it is.
    """
    phrase = _joined_up(phrase)
    told = re.match(
        r"^((?:(?!who\b|that\b|which\b|how\b|why\b|what\b|whether\b)[\w'’&/-]+ ){1,6}?[\w'’&/-]+) (?:when|because"
        r"|since) [a-z]",
        phrase,
    )
    if (
        told
        and not is_gerund(_bare(phrase.split()[0]))
        and phrase.split()[0].lower() not in ("how", "why", "what", "whether", "when")
    ):
        return told[1]
    tokens = phrase.split()
    for at in range(1, len(tokens)):
        word, before = _bare(tokens[at]), _bare(tokens[at - 1])
        if (
            before in PRONOUNS
            or before in ("that", "who", "which", "to", "how", "what", "why", "whether")
            or _governs(tokens, at - 1)
        ):
            return phrase
        if tokens[at - 1].endswith((",", ":")) or not nounlike(Token(before, False, False)) or before[:1].isdigit():
            continue
        if before not in _RANKING and _hangs(word, before, tokens, at):
            kept = tokens[:at]
            while kept and (_bare(kept[-1]) in PREPOSITIONS | CONJUNCTIONS | DETERMINERS):
                kept = kept[:-1]
            return " ".join(kept).rstrip(",")
    return phrase


# "flaky tests | about 12% of runs"
_ABOUT_SO_MANY = re.compile(r"(?<=[a-z]s),? (?:about|around|over|under) \d.*$")
# "the accessibility deadline June"
_IN_MONTH = re.compile(
    r"\b([a-z]{3,}(?<!\bin)(?<!\bby)(?<!\bsince)(?<!\bfrom)(?<!\buntil)(?<!\bof)(?<!\bthis)(?<!\blast)(?<!\bnext)(?<!\bfor)"
    r"(?<!\bmid)(?<!\bearly)(?<!\blate)(?<!\bevery)(?<!\bafter)(?<!\bbefore)(?<!\bto)(?<!\band)) "
    rf"(?!March|May)({MONTH})$"
)


def _governs(tokens: list[str], at: int) -> bool:
    """Whether an -ing word governs what follows it; after a noun ("chemicals training") it is a noun's last word."""
    if not is_gerund(_bare(tokens[at])):
        return False
    before = _bare(tokens[at - 1]) if at else ""
    return not before or before in PREPOSITIONS | CONJUNCTIONS | {"time", "years", "months", "experience", "year"}


def _hangs(word: str, before: str, tokens: list[str], at: int) -> bool:
    """Whether `word` hangs on the noun before it with nothing to join them."""
    if word in NUMBERS | {"zero"} and not _stands_for(tokens, at) and tokens[at].islower() and before not in _NUMBERED:
        return True
    if word == "first" and at + 1 == len(tokens):
        return True
    if before in NUMBERS or tokens[at - 1][:1] in "\"'(":
        return False
    following = _bare(tokens[at + 1]) if at + 1 < len(tokens) else ""
    if (word in _LOOSE and word not in ("vs", "versus")) or (
        word in ("first", "next", "last", "this", "second", "same", "half") and following in _TIMES
    ):
        return True
    if word in _GOING_ON or (word in ("down", "off", "out") and before in counted_nouns()):
        return True
    figure = word[:1].isdigit() or (tokens[at][:1] in "£$€" and len(word) > 1)
    if figure and before not in _NUMBERED and not tokens[at - 1][:1].isupper():
        # "the 2024 season" and "the spring 2027 timetable": a year goes with the noun after it or before it
        return not re.fullmatch(r"(?:19|20)\d\d", word)
    noun_after = nounlike(Token(word, False, False)) and word.isalpha() and word.islower() and not base_of(word, "past")
    noun_after = noun_after and not word.endswith(("s", "s'"))  # "ticket sales", "permit holders"
    return before in _HELD and noun_after and following not in ("of",) and word not in ("course", "courses", "exam", "holder")


def _stands_for(tokens: list[str], at: int) -> bool:
    """Whether "one" stands for a thing named before: "the Lyon office and the Paris one", "the old till or the new one"."""
    if _bare(tokens[at]) != "one" or at < 4 or (at + 1 < len(tokens) and _bare(tokens[at + 1]) not in PREPOSITIONS):
        return False
    led = any(_bare(t) in DETERMINERS for t in tokens[at - 3 : at])
    return led and any(_bare(t) in CONJUNCTIONS | {"than", "with"} for t in tokens[:at])


def _bare(token: str) -> str:
    return token.strip(",.;:!?\"'()").lower()
