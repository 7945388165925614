"""Whether the message keeps its voice down."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._surface import listed, names, notes, typed
from followup_ai.rules._words import Met

_MARKS = expression(r"[!?！？‼⁉⁈⁇]+(?: ?[!?！？])*")
_PERHAPS_MARKED = compiled(r"[!?！？‼⁉⁈⁇](?:(?<![?？])| ?[!?！？])")
"""More than single question marks, which stand in most messages and are never too many."""
_TITLES = listed(
    """
    oklahoma yahoo jeopardy oliver airplane joomla rouge mia shazam bam dolly yum wham panic hamlet kahoot bingo chips
    """
)
"""Last words of well-known titles and company names that end in an exclamation mark."""
_CODE_AFTER = compiled(r"[=\w\[({]")
# What stands before it is looked at second: that is quicker than at every place.
_CAPITALS = compiled(r"[A-Z](?<![\w.&/@#-][A-Z])[A-Z'’]*[A-Z](?![\w&/@#-]|\.\w)")
_has_capitals = Met(lambda stretch: bool(_CAPITALS.search(stretch)))
"""Whether a stretch between spaces has such a word: none reaches beyond."""
_SHOUTED = listed(
    """
    absolutely all already also always am amazing and any anything are awesome best but can cannot can't could
    definitely did do don't dream ever every everything exactly excellent excited extremely fantastic first forward free
    from glad good grateful great happy hard have honestly honor honour honored honoured enjoy enjoyed beautiful
    brilliant incredibly deeply extra huge hugely highly impressed inspired keen pleasure privilege proud sincerely
    days hours months times weeks years eight five four nine seven six ten three twice two
    strongly top tons hope hoping huge i'm immediately important incredible interested it's job just know last literally
    look looking lot love loved major many me more most much must my need never new nice no not nothing now one only
    opportunity our perfect perfectly please position quick really reply right role seriously should so some soon still
    such super sure thank thanks that that's the them this thrilled time today too totally truly urgent very want was
    wait well what when why will with wonderful work would wow yes yesterday you you're your
    """
)
"""Words people shout, lower case."""
_NEVER_ALONE = listed(
    """
    do am my me no now one all any new and the can first some free but from will have what when where why with that them
    need could know just many last major it's position role
    eight five four nine seven six ten three two times
    """
)
"""Shouted only beside another word: alone they may be acronyms, or logic gates."""
_LABEL = expression(
    r"^[ \t]*(?:\*\*)?[A-Z][A-Z /&()0-9'’-]*:?(?:\*\*)?:?[ \t]*$|^[ \t]*(?:\*\*)?[A-Z][A-Z /&()0-9'’-]*:",
    re.MULTILINE,
)
_SLOT = expression(r"\[[^\[\]\n]{1,60}\]|<[^<>\n]{1,60}>|\{[^{}\n]{1,60}\}")
"""A place left open, whose words nobody shouts: "[YOUR NAME]"."""
_MESSAGE = "Dear Dana,\n\n{}\n\nBest regards,\nSam Okafor"


class CalmPunctuation(Rule):
    """At most one exclamation mark, no doubled marks, nothing shouted in capitals.

    Why: marks and capitals cannot carry enthusiasm; a reader hears them as noise, or as youth.
    Source: the project's guidance on interview follow-up.

    The subject counts. A mark that belongs to a title or a name ("Oklahoma!") does not; one after a greeting does, and
    quoting somebody does not excuse "?!". Acronyms, codes and names in capitals are no shouting.
    """

    id = "calm-punctuation"
    title = "Exclamation marks and capitals"
    asks = "Use at most one exclamation mark in all, none doubled, and no words in capitals for emphasis."
    remedy = "Let the words carry it: one exclamation mark at most, no doubled marks, no capitals for emphasis."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Thank you for your time!"),
        _MESSAGE.format("Thank you. Is there any news?"),
        _MESSAGE.format("SEO, AWS and NASA came up, and so did World War II."),
        _MESSAGE.format("I enjoyed hearing about Oklahoma! at the Playhouse. Thank you!"),
        _MESSAGE.format("I would be glad to join [YOUR COMPANY]."),
        _MESSAGE.format("Could you let me know ASAP which day suits you?"),
        _MESSAGE.format("The XJ-900 and the PRINCE2 course are both on my list..."),
        Example(_MESSAGE.format("Thank you! I would be glad to join Yum! in May."), interview={"company": "Yum!"}),
        Example(_MESSAGE.format("Thank you for telling me about IKEA and BOLD DESIGN."), interview={"company": "BOLD DESIGN"}),
        Example("Opening:\nHello Dana, this is Sam Okafor.\n\nTALKING POINTS:\n- the rota", format="call-script"),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(_MESSAGE.format("Thank you so much!!"), marks="!!"),
        Example(_MESSAGE.format("Thank you! I loved it! Speak soon."), marks="!"),
        Example(_MESSAGE.format("Did you really say that?!"), marks="?!"),
        Example(_MESSAGE.format("I am REALLY excited."), marks="REALLY"),
        Example(_MESSAGE.format("THANK YOU for your time."), marks="THANK YOU"),
        Example("Subject: Thank you!\n\nDear Dana,\n\nIt was a pleasure!\n\nBest,\nSam Okafor", marks="!"),
        Example(_MESSAGE.format("Any news??"), marks="??"),
        Example(_MESSAGE.format("It has been THREE WEEKS."), marks="THREE WEEKS"),
        Example("Dear Dana!\n\nThank you for your time!\n\nBest,\nSam Okafor", marks="!"),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        doubled, single = _marks(draft, context.interview)
        if doubled:
            return failed(f'"{_words(draft, doubled[0])}" doubles a mark.', *doubled)
        if len(single) > 1:
            return failed(f"There are {len(single)} exclamation marks; one is plenty.", *single[1:])
        if shouted := _shouted(draft, context.interview):
            return failed(f'"{_words(draft, shouted[0])}" shouts.', *shouted)
        return passed("One exclamation mark." if single else "No exclamation mark, nothing shouted.")

    def fix(self, draft: Draft, context: Context) -> str | None:
        doubled, single = _marks(draft, context.interview)
        changes: list[tuple[int, int, str]] = []
        spent = bool(single)
        for start, end in doubled:
            start = len(draft.text[:start].rstrip(" "))  # "thank you !!": a lone mark keeps no space before it, either
            if "?" in (marks := draft.text[start:end]) or "？" in marks:
                changes.append((start, end, "?"))
            else:
                changes.append((start, end, "." if spent else "!"))
                spent = True
        greeting = draft.greeting
        for start, end in single[1:]:
            inside = greeting is not None and greeting.start <= start < greeting.end
            changes.append((start, end, "," if inside else "."))
        for start, end in _shouted(draft, context.interview):
            changes.append((start, end, _lowered(draft.text, start, end)))
        text = draft.text
        for start, end, new in sorted(changes, reverse=True):
            text = text[:start] + new + text[end:]
        return text


def _words(draft: Draft, place: tuple[int, int]) -> str:
    return " ".join(draft.text[place[0] : place[1]].split())


def _lowered(text: str, start: int, end: int) -> str:
    words = text[start:end].lower()
    words = re.sub(r"\bi(?=\b(?!['’]?[a-z])|['’](?:m|d|ll|ve)\b)", "I", words)
    before = text[:start].rstrip(" \t\"'“‘(*")
    return words[:1].upper() + words[1:] if not before or before[-1] in ".!?:\n…" else words


def _marks(draft: Draft, interview: Interview | None) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Doubled marks, and single exclamation marks, titles' own marks left out."""
    doubled, single = [], []
    for part in typed(draft):
        for match in _MARKS.finditer(part.text) if _PERHAPS_MARKED.search(part.text) else ():
            start, end = match.span()
            if _belongs_to_title(draft, part.text, start, part.start, interview):
                start += 1
            marks = part.text[start:end].strip()
            if not marks or _CODE_AFTER.match(part.text, end):
                continue
            start = end - len(part.text[start:end].lstrip())
            place = (part.start + start, part.start + end)
            if len(marks) > 1 or marks in "‼⁉⁈⁇":
                doubled.append(place)
            elif marks in "!！":
                single.append(place)
    return doubled, single


_WORD_BEFORE = compiled(r"([^\W\d_]+)$")


def _belongs_to_title(draft: Draft, text: str, at: int, base: int, interview: Interview | None) -> bool:
    if text[at] not in "!！" or not (word := _WORD_BEFORE.search(text, max(0, at - 40), at)):
        return False
    name = word[1]
    greeting = draft.greeting
    named = name.lower() in _titled(interview)
    if greeting is not None and greeting.start <= base + at < greeting.end:
        return named
    if not name[0].isupper():
        return False
    if named or name.lower() in _TITLES:
        return True
    after = text[at + 1 : at + 3]
    before = text[: word.start()].rstrip(" \t")
    mid_sentence = bool(before) and before[-1] not in ".!?\n,\"“'‘" and name not in ("I", "Thanks", "Dana")
    people = interview is not None and name in names(interview)
    return mid_sentence and not people and bool(re.match(r" [a-z]|['’]s|,", after))


@lru_cache(maxsize=64)
def _titled(interview: Interview | None) -> frozenset[str]:
    """Words that carry a mark of their own in the interview: in any name, or as a capitalised word of a note."""
    in_names = re.findall(r"([^\W\d_]+)!", names(interview))
    in_notes = re.findall(r"\b([A-Z][^\W\d_]*[a-z])!(?!!)", notes(interview))
    return frozenset(word.lower() for word in (*in_names, *in_notes))


def _shouted(draft: Draft, interview: Interview | None) -> list[tuple[int, int]]:
    known = _capitals_known(interview)
    found: list[tuple[int, int]] = []
    for part in typed(draft):
        labels = [m.span() for m in _LABEL.finditer(part.text)] if draft.format == "call-script" else []
        labels += [m.span() for m in _SLOT.finditer(part.text)]
        run: list[tuple[int, int, str]] = []
        for match in _CAPITALS.finditer(part.text) if any(map(_has_capitals.__getitem__, part.text.split())) else ():
            word = match.group().replace("’", "'")
            if word.lower() in known or any(a <= match.start() < b for a, b in labels):
                continue
            if run and part.text[run[-1][1] : match.start()].strip(" ,"):
                found += _loud(run, part.start)
                run = []
            run.append((match.start(), match.end(), word.lower()))
        found += _loud(run, part.start)
    return found


def _loud(run: list[tuple[int, int, str]], base: int) -> list[tuple[int, int]]:
    """The shouted stretch of neighbouring capitals, if it is one."""
    loud = [word for _, _, word in run if _is_shout(word)]
    if not loud or (len(run) == 1 and loud[0] in _NEVER_ALONE):
        return []
    while run and not _is_shout(run[0][2]) and len(run[0][2]) < 4:
        run = run[1:]
    return [(base + run[0][0], base + run[-1][1])]


def _is_shout(word: str) -> bool:
    """Whether a word in capitals is said aloud: a word people shout, or any adverb ("ENORMOUSLY")."""
    return word in _SHOUTED or (len(word) > 6 and word.endswith("ly"))


@lru_cache(maxsize=64)
def _capitals_known(interview: Interview | None) -> frozenset[str]:
    """Words the interview itself writes in capitals: in names always, in a note where the note does not shout."""
    quiet = [note for note in notes(interview).splitlines() if sum(map(str.isupper, note)) * 2 < sum(map(str.isalpha, note))]
    words = re.findall(r"[A-Z][A-Z'’]+", "\n".join(quiet))
    own = [w for w in words if w.lower() not in _SHOUTED]
    return frozenset(w.lower() for w in (*own, *re.findall(r"[^\W\d_]+", names(interview))))
