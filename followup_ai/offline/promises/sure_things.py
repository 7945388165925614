"""Says a promised thing as far as it is sure to read well: whole, else by the noun that heads it, else not at all.

"The product list from church ting" is sent as "the product list"; "the dozen pies fur tasting" is no file and not attached.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from followup_ai.offline.english.lexicon import (
    DETERMINERS,
    PREPOSITIONS,
    WH_WORDS,
    capitals,
    common_words,
    is_gerund,
    takes_no_article,
)
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.promises.promises import Promise
from followup_ai.offline.typed.cleaning import everyday
from followup_ai.offline.typed.typos import is_slip_of_hand

_FILE = re.compile(
    r"(?:plan|list|photo|photograph|picture|pic|drawing|sketch|diagram|map|chart|form|template|sheet|spreadsheet|checklist|report"
    r"|recipe|menu|rota|roster|schedule|timetable|certificate|licence|license|card|ticket|reference|letter|e-?mail|mail|message"
    r"|number|name|address|link|article|paper|review|survey|handout|leaflet|guide|manual|protocol|procedure|policy|script"
    r"|slide|deck|presentation|portfolio|CV|summary|outline|draft|table|log|record|note|page|file|document|scan|video|clip"
    r"|recording|transcript|payslip|permit|invoice|quote|estimate|design|pattern|calendar|worksheet|brief|proposal|figure)s?$"
)
# A copy is of something, and alone nothing.
_MADE_OF = re.compile(r"^(?:an? |the )?(?:[a-z]+ )?(?:copy|scan|print-?out|photocopy) of (?P<what>.+)$")
_NOBODY_KNOWS = frozenset(["thing", "things", "stuff", "bits"])
_OWN = re.compile(r"^(?:my|our)\b")
# To whom it goes ("back to the sister") is the one who reads it.
_GOES_BACK = re.compile(
    r"(?<!ed)(?<!wn) (?:back|over|across|round|up|down)(?: to (?:the |my )?[\w ]+)?$"
    r"| to (?:the )?(?:sister|matron|boss|chef|foreman|forewoman|manager|owner|headteacher|director|lady|man|guy|sir|madam)$"
)
_ROUNDS = re.compile(r"\bthe [a-z]+ round$")  # "how I would run the tea round"
_HOW = re.compile(
    r"(?P<of>\b(?:plan|list|drawing|sketch|photo|picture)s?|\b(?:notes?|guide|article|sheet|page|report)) (?=how|what)"
)
_NUMBER = re.compile(r"(?<=[a-z] )(?:nr|no|num)\.?$")
_BREAKS = PREPOSITIONS | WH_WORDS | {"that", "which", "who", "i", "we", "they", "you", "he", "she", "it", "and", "or"}
_PART = re.compile(r" and (?=(?:the|my|our|an?) )")
_TWO = re.compile(r"(?:two|three|four|five|six|\d) [a-z -]+s$")


def surely(promise: Promise, *, loose: bool) -> Promise | None:
    """A promise with what is to be sent said as far as it is sure to read well; None where nothing of it is.

    Args:
        promise: as it was read; what is no sending stays as it is.
        loose: its writer's hand is a learner's, a dialect's or a hasty one, of which nothing is taken on trust.
    """
    if not promise.thing or promise.thing not in promise.vp:
        return promise
    thing = " and ".join(said for part in _PART.split(promise.thing) if (said := sure_thing(part, loose=loose)))
    return replace(promise, vp=promise.vp.replace(promise.thing, thing), thing=thing) if thing else None


def sure_thing(thing: str, *, loose: bool) -> str:
    """One thing as far as it is sure to read well ("photos from display" → "the photos"); "" where nothing is.

    Args:
        thing: with its article, as read.
        loose: see `surely`.
    """
    thing = _HOW.sub(lambda m: f"{m[0]}{'of' if _ENUM_OF.match(m['of']) else 'on'} ", _NUMBER.sub("number", thing))
    thing = thing if _ROUNDS.search(thing) else _GOES_BACK.sub("", thing)
    copied = _MADE_OF.match(thing)
    thing = _RANKED.sub(r"\g<0>the ", thing)
    thing = _BARE_BEHIND.sub(_articled, thing) if loose else _FILE_OF.sub(_articled, thing)
    words = thing.split()
    end = next((at for at, word in enumerate(words) if at and word.lower() in _BREAKS), len(words))
    whole = _is_known(words[:end], loose) and _goes_on_well(words[end:], loose)
    if whole:
        bare = end == len(words) and is_plural(words[-1]) and words[0].lower() not in DETERMINERS and words[0][:1].islower()
        return f"the {thing}" if bare and not _TWO.match(thing) else thing
    return "" if copied else _head(words[:end], loose)


# "photos from display": which one, the reader knows, where every word is plain
_BARE_BEHIND = re.compile(r"(?P<at> (?:of|from|for|on|about) )(?P<what>[a-z]+(?: [a-z]+)?)(?=$| (?:and|with|from|at|in)\b)")
# "name of second reference", "link to blog draft", and not "proof of address"
_RANKED = re.compile(r" (?:of|from|for|to) (?=(?:first|second|third|last|next|other) [a-z]+)")
_FILE_OF = re.compile(
    r"(?P<at>\b(?:sample|link|name|number|photo|picture|draft)s? (?:of|to) )(?P<what>[a-z]+(?: [a-z]+)?)"
    r"(?=$| (?:and|with|on|at|in)\b)"
)


def _articled(behind: re.Match[str]) -> str:
    run = behind["what"].split()
    named = _is_bare(run) and _is_known(run, True) and all(word in common_words() for word in run)
    named = named and (behind["at"][:1] == " " or not takes_no_article(run[-1]))
    return f"{behind['at']}the {behind['what']}" if named and not set(run) & (_BREAKS | _PERSONS) else behind[0]


_PERSONS = frozenset(["me", "us", "him", "her", "them"])


_ENUM_OF = re.compile(r"(?:plan|list|drawing|sketch|photo|picture)s?$")


def _head(run: list[str], loose: bool) -> str:
    """The end of a noun run that is sure, where it names a file: "sanitised SSPR enrolmnt mails" → "the mails"."""
    own = run[0] if _OWN.match(run[0]) else "the"
    bare = run[1:] if run[0].lower() in DETERMINERS else run
    odd = [at for at, word in enumerate(bare) if not _is_known([word], loose)]
    kept = bare[odd[-1] + 1 :] if odd else bare
    return f"{own} {' '.join(kept)}" if kept and _FILE.fullmatch(kept[-1]) else ""


def known_words(phrase: str) -> bool:
    """Whether every word of a loose hand's phrase is one that anybody knows, spelt as it is spelt.

    Args:
        phrase: about to be said.
    """
    words = re.findall(r"[^\W\d_][\w'’-]*", phrase)
    return _is_known(words, True) and not (_A_TIME.match(phrase) or any(word.lower() in _SIGHS for word in words))


_SIGHS = frozenset(["oh", "ah", "eh", "aye", "well", "yeah", "anyway", "tho", "ok", "lol", "haha", "maybe", "sorry"])
# "every other weekend", "the august to February": a time is no topic
_A_TIME = re.compile(
    rf"(?:each|every) |(?:the|a) (?:{'|'.join([*calendar.month_name[1:], *calendar.day_name])})\b"
    r"(?! [a-z]*(?:s|shift|run|round)\b)",
    re.IGNORECASE,
)


def _is_known(run: list[str], loose: bool) -> bool:
    return not any(word.lower() in _NOBODY_KNOWS or _is_odd(word, loose) for word in run)


# "enrolmnt"; no English word but "length" and its like ends so
_UNSPEAKABLE = re.compile(r"[^aeiouys]{4}s?$(?<!ngth)(?<!ngths)")


def _is_odd(word: str, loose: bool) -> bool:
    """Whether a word in small letters is in no list and unspeakable; of a loose hand, also short or one slip from another."""
    if not word.isalpha() or not word.islower() or word in common_words() or word in capitals() or everyday(word):
        return False
    return bool(_UNSPEAKABLE.search(word)) or (loose and (len(word) < 5 or is_slip_of_hand(word)))


def _goes_on_well(tail: list[str], loose: bool) -> bool:
    """Whether what follows the noun is whole: behind each preposition of a loose hand a noun with its article, or many."""
    if not _is_known(tail, loose):
        return False
    at = 0
    while loose and at < len(tail):
        after = at + 1
        while after < len(tail) and tail[after].lower() not in _BREAKS:
            after += 1
        at = after
    return True


def _is_bare(run: list[str]) -> bool:
    """Whether a few words are a noun in the singular with nothing before it ("driver abstract", "display")."""
    if not run or run[0].lower() in DETERMINERS or any(word != word.lower() or not word.isalpha() for word in run):
        return False
    last = run[-1]
    mass = takes_no_article(last) and last in common_words()
    return not (is_plural(last) or is_gerund(last) or mass)
