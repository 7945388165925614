"""Takes off a promise what stands behind it: by when it is to be kept, and how the thing is to be ("translated")."""

from __future__ import annotations

import re

from followup_ai.language.dates import MONTH, WEEKDAY, WEEKDAYS
from followup_ai.offline.english.lexicon import DETERMINERS, base_of
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.typed.wording import indefinite

_SHORT_DAY = r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)"
_DAY = rf"(?:(?:next |this )?(?:{WEEKDAY}|{_SHORT_DAY}\b))"
_WHEN = (
    rf"(?:{_DAY}|(?:the )?(?:end of )?(?:the |next |this )?(?:week|month|weekend)|the end of (?:{MONTH})"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?(?:{MONTH}))?|(?:{MONTH}) \d{{1,2}})"
)
# "by Monday", "before friday", "this week", "on Tuesday", at the end of a note; and not what is "for next week"
_DUE = re.compile(
    rf"[\s,]*\b(?:(?P<joint>by|before|on|until|till) (?P<when>{_WHEN})|(?<!for )(?<!in )(?<!of )(?:(?P<bare>(?:this|next) week)"
    rf"|(?P<day>{WEEKDAY}|mon|tues?|weds?|thu(?:rs?)?|fri)))(?: latest| at the latest)?\s*[.!]*$",
    re.IGNORECASE,
)
# Behind one of these a day may be told of anything: "confirm that I can start on Monday"
_OF_ANYTHING = re.compile(r"\b(?:if|whether|that|which|when|how|what|where|who|about|re|can|could)\b", re.IGNORECASE)


def due(note: str) -> tuple[str, str]:
    """A promise without its day, and by when it is to be kept, as words behind it ("by Friday", "this week"); "" for no day.

    Args:
        note: as `by_day` gives it.
    """
    match = _DUE.search(note)
    if not match or _OF_ANYTHING.search(note[: match.start()]):
        return note, ""
    said = match["bare"].lower() if match["bare"] else _in_words(match["joint"] or "on", match["when"] or match["day"])
    return (note[: match.start()], said) if said and match.start() else (note, "")


def _in_words(joint: str, when: str) -> str:
    when = re.sub(rf"\b(?:{WEEKDAY}|{_SHORT_DAY})\b", _spelt, when, flags=re.IGNORECASE)
    when = re.sub(rf"\b(?:{MONTH})\b", lambda m: m[0].capitalize(), when, flags=re.IGNORECASE)
    if joint.lower() == "on" and not re.search(WEEKDAY, when):
        return ""
    ends = re.match(r"(?:the )?end of (?P<last>(?:(?:the|next|this) )?(?:week|month))$", when)
    if ends:
        last = ends["last"] if " " in ends["last"] else f"the {ends['last']}"
        return f"{joint.lower()} the end of {last}"
    return f"{joint.lower()} {'the ' if when == 'weekend' else ''}{when}"


def _spelt(match: re.Match[str]) -> str:
    return next(day for day in WEEKDAYS if day.lower().startswith(match[0].lower()[:3]))


_WAYS = r"(?:in|out|off|up|down|on|over|away|back)"
_AWAY = rf"(?: {_WAYS})?"
# "with the names removed", "with VAT added", and of a thing alone ", signed", "(translated into Welsh)"
_HOW = re.compile(
    rf"^(?P<what>.*[^\s,])(?P<comma>,?) with (?P<what_of>(?:[\w'’]+ ){{1,5}})(?P<closed>(?!{_WAYS}\b)[a-z]+){_AWAY}\s*[.!]*$"
    r"|^(?!(?:get|have) )(?P<thing>.*[a-z]{2,}),? \(?(?P<made>written (?:down|out|up)|typed (?:up|out)"
    r"|translated(?: (?:in)?to (?-i:[A-Z])\w+)?|laminated)\)?\s*[.!]*$"
    rf"|^(?!(?:get|have) )(?P<one>.*\w)(?:, | \()(?P<done>[a-z]+){_AWAY}\)?\s*[.!]*$",
    re.IGNORECASE,
)
# What tells of the promise, and not of the thing
_PROMISED = frozenset(
    "promised agreed asked wanted needed requested required mentioned discussed said told spoken shown done".split()  # noqa: SIM905
)


def made_how(note: str) -> tuple[str, str]:
    """A promise without, and then with how its thing is to be: "with the names removed", ", written down"; "" where no word is.

    Without its last word "the screenshots with the names blurred" would promise the contrary.

    Args:
        note: the promise, plain, without its day.
    """
    match = _HOW.match(note)
    done = (match["closed"] or match["done"] or "").lower() if match else ""
    if not match or (done and (done in _PROMISED or not (base_of(done, "participle") or done.endswith("ed")))):
        return note, ""
    if done and not match["closed"]:
        return match["one"], f", {note[match.start('done') :].strip(' .!)')}"
    if match["made"]:
        into = re.search(r"to ([A-Z]\w+)$", match["made"])
        made = (
            f"in {indefinite(into[1])} translation" if into else match["made"].lower().replace("translated", "in translation")
        )
        return match["thing"].rstrip(" ,"), made if made.startswith("in ") else f", {made}"
    of = match["what_of"].strip().split()
    known = of[0].lower() in DETERMINERS or of[0].lower().endswith(("'s", "s'")) or of[0].isupper() or is_plural(of[-1])
    how = note[match.start("closed") :].strip(" .!")
    return match["what"], f"{', ' if match['comma'] else ''}with {'' if known else 'the '}{' '.join(of)} {how}"
