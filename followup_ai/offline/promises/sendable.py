"""Tells of what kind a promised thing is: a paper that goes with a message, words told in one, or goods to be posted."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import word_set
from followup_ai.offline.english.noun_runs import is_plural

_ON_PAPER = word_set("kept-in-files")
_AS_FILE = re.compile(r"\b(?:as|in) (?:an? )?(?:PDF|Word|Excel|JPE?G|MP3|MP4|link|file|spreadsheet)\b", re.IGNORECASE)
# "a set of drawings", "two of the photographs": of what kind they are, the thing behind tells
_SOME_OF = re.compile(
    r"^(?:.* )?(?:sets?|pairs?|couple|few|some|batch|selection|collection|handful|two|three|four|one) of (?=\w)"
)
_BEHIND = re.compile(
    r",| (?:of|for|with|from|that|which|in|on|by|about|to|I|we|as|at|against|between"
    r"|before|after|over|during|until|since|where|how)(?![\w-])"
)
# What hardly anything but a paper is called: "specification", "photograph", "timesheet".
_PAPER_ENDING = re.compile(r"(?:[a-z]{5,}[st]ion|graph|[a-z]gram|script|[a-z]sheet|[a-z]list|report|statement)$")
_POSTED = re.compile(r"(?:samples?|swatch(?:es)?|seeds?|books?|booklets?|tiles?|specimens?|fabrics?|kits?|offcuts?|skeins?)$")
_BY_HAND = re.compile(
    r"\b(?:biscuits?|bags?|parts?|pots?|jars?|tins?|bricks?|tools?|jam|bread|honey|pies?|cakes?|loaf|loaves|rolls?|pastry"
    r"|pastries|sauce|chutney|cheeses?|eggs?|plants?|bulbs?|keys?)$"
)
_OF_WORK = re.compile(r"\b(?:work|writing|code|design|translation) samples?$")
_IN_WORDS = re.compile(
    r"^(?:the |my |a |an |two |your )?(?:[\w'-]+ ){0,3}"
    r"(?:names?|numbers?|contacts?|details|address(?:es)?|links?|dates?|availability|PIN|handle|username|account)\b"
)


def _head(thing: str) -> str:
    """The words of a thing up to its head noun: "two treatment reports" of "two treatment reports with photographs"."""
    return _BEHIND.split(_SOME_OF.sub("", thing))[0]


def head_noun(thing: str) -> str:
    """The noun that a thing is called by: "poster", of "my poster as a PDF"; "" where there is none."""
    return (_head(thing).split() or [""])[-1]


def _one(word: str) -> str:
    """A noun as a list of nouns has it."""
    low = word.lower()
    return f"{low[:-3]}y" if low.endswith("ies") else low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def in_words(thing: str) -> bool:
    """Whether a thing is a line of text, which is told or sent and never attached: a name, a number, a link."""
    return bool(_IN_WORDS.match(thing))


def is_paper(thing: str) -> bool:
    """Whether a thing goes with a message, as a file or a sheet."""
    last = head_noun(thing)
    bare = _one(last)
    known = bare in _ON_PAPER or last.lower() in _ON_PAPER or last.isupper() or _PAPER_ENDING.search(bare)
    return bool(known or _AS_FILE.search(thing) or _OF_WORK.search(_head(thing)) or re.search(r"samples? of my", thing))


def is_posted(thing: str) -> bool:
    """Whether a thing is one that is sent by post: samples and what is like them, and no food."""
    head = _head(thing)
    sample = re.search(r"\b(?:samples?|test|trial|spare) [a-z]+$", head)
    return not is_paper(thing) and not in_words(thing) and bool(_POSTED.search(head) or sample) and not _BY_HAND.search(head)


# ", the scan", "9606 the new one with the stamp": asides that the writer needs and the reader does not
_ASIDE = re.compile(
    r"(?:, (?:the|this|that|these|those|act|part)\b(?!.* and (?:the|my|an?) )"
    r"|, (?:(?:[\w-]+ )?pages?|one not|none|not|[a-z]+ by [a-z]+)\b"  # "the summary, four pages"
    r"|(?: \d+)? the (?:new|old|other|latest|same|big|small)\w* one\b).*$"
)


def short(thing: str) -> str:
    """What was promised, named without asides: "a copy of my exam, the scan" → "a copy of my exam"."""
    return _ASIDE.sub("", thing)


def are_several(things: list[str]) -> bool:
    """Whether one says "they" of things."""
    if len(things) == 1 and re.match(r"(?:one|half|part) of\b", things[0]):
        return False  # "one of my loaves"
    return len(things) > 1 or bool(_TWO.search(_head(things[0]))) or is_plural(head_noun(things[0]) or "it")


# "the photographs and the costing sheet", "the title and abstract", and not "my moving and handling card"
_TWO = re.compile(r"\band (?:the|my|our|an?|two|three) |^(?:the |my |an? )?[a-z]+ and (?:(?![a-z]+ing$)[a-z]+$|[A-Z])")


# What only an applicant is asked for; a letter of an employer's is, and what is told of the candidate's own people.
_FOR_APPLYING = re.compile(
    r"\b(?:certificat\w*|licen[cs]es?|refere\w+|references?|testimonials?|availability|CV|r[eé]sum[eé]|permits?|print-?outs?"
    r"|registration|portfolio|transcripts?|PIN|passport|payslips?|IELTS|cards?|tickets?|letters?|diplomas?|proof|we spoke of"
    r"|(?:copy|copies|scans?) of my)\b"
)


def serves_application(thing: str) -> bool:
    """Whether a thing is of use to nobody once another has been chosen: a paper of one's own, or whom to ask about one."""
    told = in_words(thing) and not re.search(r"\blinks?\b", _head(thing))
    return bool(_FOR_APPLYING.search(thing)) or (told and bool(re.search(r"\bmy\b", thing)))
