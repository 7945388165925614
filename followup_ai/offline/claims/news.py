"""Reads what has happened since the conversation, as news that the candidate can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from followup_ai.language.dates import MONTH
from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.english.finite import past
from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.lexicon import base_of
from followup_ai.offline.english.noun_runs import is_single, lacks_article
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.shapes import bounded
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.steps.stages import OVER
from followup_ai.offline.talk.points import understand
from followup_ai.offline.typed.cleaning import Clause, everyday, plain, tidy
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.fit_lines import clean_lines
from followup_ai.offline.typed.phrasing import Writer
from followup_ai.offline.typed.screening import discomfort, is_private, is_unfit
from followup_ai.offline.typed.whole_english import nothing_amiss, plainer

_WHEN = re.compile(
    r"\s*\b(?:on|last|this|next) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\s*\b(?:yesterday"
    r"|today|last week|this week|this morning)\b|\s*\b(?:on )?(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b\.?",
    re.IGNORECASE,
)
# "Letter of 5 February": the reader's own, and no news to them
_A_MESSAGE = re.compile(
    r"^(?:an? |the |their |his |her )?(?:letter|e-?mail|mail|(?:phone )?call|text|message|voicemail|reply|answer|note|news"
    r"|word) (?:of|on|from|dated|came|arrived|received|\d)",
    re.IGNORECASE,
)


# That they wrote to each other is no news to either, and nobody is pleased to see that something went down.
_IN_TOUCH = re.compile(
    r"^(?:I|you|we|HR) (?:have |had |also |then )*(?:phoned|rang|rung|called|e-?mailed|mailed|texted|wrote|written|messaged"
    r"|chased|repl(?:y|ied)|answered|responded|asked|told|said|heard(?! (?:that|on|in)\b)"
    r"|received|spoke|spoken|left (?:a|you) (?:message|voicemail)"
    r"|got (?:an? |your |the )?(?:e-?mail|mail|call|text|message|letter|reply))\b"
)
_ILL = re.compile(
    r"\b(?:went|gone|is|are|was|were|broke|shut|fell) (?:\w+ )?(?:down|out|off|under|over)\b"
    r"|\b(?:broken?|crash\w*|clos(?:ed|ing)|cancel\w*|delay\w*|postpon\w*|los(?:t|es|ing)|left|leaving|laid off|fire[sd]?|fined"
    r"|failed|sued|cut|short|late|freez\w*|froze|hold|again|took|chose|gave|hired|other|another|someone|somebody)\b"
)


# "B2 English exam passed", "first aid course done": what was done stands behind it
_PAPER_DONE = re.compile(
    r"^(?:the |my )?(?P<what>(?:[\w&+/.'-]+ ){0,5}?[\w&+/.'-]*[A-Za-z\d]),? (?:is |was |has been |now |all )*"
    r"(?P<did>passed|done|finished|completed|renewed|submitted|booked)(?:$|,| on | in | at | with )"
)
_AS_DONE = {"done": "completed"}
# "driver CPC came through": whose it is goes without saying in a note
_MINE_CAME = re.compile(
    r"^(?!the |my |an? |your |their |our |i |it |they |we |he |she )(?P<what>(?:[\w&+/-]+ ){1,4}?)"
    r"(?P<came>(?:has |have )?(?:came|come|arrived) ?(?:through|back|clear|out|in|home| )*)$",
    re.IGNORECASE,
)
_OWN_DEED = re.compile(r"^(?P<own>I )?(?P<how>(?:have |has |'ve |was |now |just |also |finally |been )*)(?P<did>[a-z]+)(?= \S)")
# "passed ACCA audit paper", "finished F-gas course"
_GAINS = re.compile(
    r"^(I (?:have )?(?:passed|finished|completed|renewed|received|booked|submitted|started|got)) "
    r"(?!(?:the|an?|my|your|our|some|all|both|another|one|two|three)\b)(?=[A-Za-z])"
)
_LETTERED = re.compile(r" [A-Z]{2,}\d? (?:[a-z]+ )?(?:paper|exam|test|course|module|training|refresher)$")
# Where what was done may end and what is said of it begin.
_ENDS = re.compile(r", | so (?=[a-z]+ )| but | and (?=(?:it|they|he|she|the|got|there|can|will|now)\b)")
# How things stand is none that happened: "so I am free", "I can start any time".
_STANDS = re.compile(r"^I (?:am|can|could|will|would|need|want|have to|hope|think|still)\b(?! (?:now|also now) )")
# What nobody tells one who decides: a mishap, a private matter, talks with others, what was noticed of theirs that hurts.
_UNTOLD = re.compile(
    r"^I (?:have |'ve |just |was |got )*(?:lost|broke|failed|missed|crashed|hurt|injured|fired|sacked|dismissed|engaged"
    r"|divorced|arrested|charged|cautioned)\b"
    r"|\b(?:fined?|redundan\w+|sick|hospital (?:bed|stay)|operation|accident|divorce|pregnan\w+|funeral"
    r"|(?:an?|my|another|second|third) (?:job )?interviews?|(?:advertis\w+|post\w*) .* again)\b"
)
# "my talk got accepted": no choice of the reader's
_MINE_ACCEPTED = re.compile(r"^my .{2,30}? (?:got|was|is|has been) accepted\b")
# "saw they won the contract": that it was seen is said with it
_SEEN = re.compile(
    r"^(?:I )?(?:just |also )?(?:saw|read|noticed|see|heard|found out)(?: (?:in|on) (?:the |your |their )?[\w ]{2,20}?)?"
    r"(?: that (?=(?:they|you|the|your|their) )| (?=(?:they|you) ))",
    re.IGNORECASE,
)
# What the candidate was told of the choice is the reader's own news.
_OF_THE_CHOICE = re.compile(
    r"^I (?:was|am|came) (?:the )?(?:second|runner|third|not|first reserve|told (?:a )?no|turned down|rejected|unsuccessful)\b"
    r"|^I (?:have )?(?:got|had|received) an? no\b"
)
# "flooded again", "closed for a week": what befell a place that the note does not name
_BEFELL = re.compile(r"^(?:flooded|closed|shut|reopened|collapsed|leaked|burnt|burned|froze|expanded|merged)\b", re.IGNORECASE)
_OF_THE_READER = re.compile(r"^(?:the |my )?interviewer (?:has|'s) (?=been |become |got |won )", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:they|them|he|she|him|her|his|their|there|this|these|those)\b")


def news_in(notes: Iterable[str], cast: Cast, names: dict[str, str]) -> Iterator[Claim]:
    """What the notes of what was learned since let the candidate tell, in their order.

    Args:
        notes: as typed.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    for note in notes:
        if not (_UNSURE.search(note) or is_unfit(note) or is_private(note) or discomfort(note) >= _SORE):
            yield from filter(None, (news_of(line, cast) for line in clean_lines(note, names)[:2]))


_SORE = 5
# "they might open in Wales", "a rumour that they merge": not known, and so no news
_UNSURE = re.compile(
    r"\b(?:might|could|I (?:think|guess|believe)|not sure|unsure|apparently|rumou?rs?|reportedly|supposedly|allegedly|perhaps"
    r"|maybe|possibly|iirc)\b|\b(?-i:may) (?=[a-z])(?!(?:and|is|was|to|at|for|with)\b)",
    re.IGNORECASE,
)


def news_of(line: str, cast: Cast) -> Claim | None:
    """What a line of news lets the candidate tell; None where nothing is sure to read well, or only a message came.

    Args:
        line: one clean line of a note.
        cast: who is who in the notes.
    """
    line = re.sub(r" (?:now|already|at last)$", "", _WHEN.sub("", line).strip(" ."))
    if not line or _A_MESSAGE.match(line) or OVER.search(_MINE_ACCEPTED.sub("", line)):
        return None
    line = _OF_THE_READER.sub("they have ", _SEEN.sub("", line))
    done = _own_deed(line, cast)
    whole = "" if done else _told_whole(line, cast)
    found = Claim(clause=done or whole, text=line) if done or whole else _told_since(line, cast)
    if found is None or not (done or whole or sure_statement(found.clause)) or _STANDS.match(found.clause):
        return None
    if _UNTOLD.search(found.clause) or _OF_THE_CHOICE.match(found.clause):
        return None
    theirs = found.clause and not found.clause.startswith(("I ", "my "))
    ill = theirs and (_ILL.search(found.clause) or Writer.is_trouble(found.clause))
    return None if _IN_TOUCH.match(found.clause) or ill else found


def is_welcome(clause: str) -> bool:
    """Whether one may be pleased to see a piece of the reader's news: that a role is part time now is no pleasure.

    Args:
        clause: as it would be told.
    """
    return Writer.is_good(clause) or bool(_A_GAIN.search(clause) and not Writer.is_trouble(clause))


_A_GAIN = re.compile(r"\b(?:contract|tender|bid|partnership|awards?|shortlist\w*|prize|grant|medal|funding|outstanding)\b")


def _own_deed(line: str, cast: Cast) -> str:
    """What the candidate did or got, as a clause of theirs without what is only said of it; "" where that is not sure."""
    if paper := _PAPER_DONE.match(line):
        line = f"I {_AS_DONE.get(paper['did'], paper['did'])} my {paper['what']}"
    elif came := _MINE_CAME.match(line):
        line = f"my {line[:1].lower() + line[1:] if everyday(line.split()[0]) else line}"
        return line if not odd_words(line) and not is_unfit(came["what"]) else ""
    if _BEFELL.match(line):
        return ""
    said = to_reader(expand(line), cast) or ""
    match = _OWN_DEED.match(said)
    if not said.startswith("my ") and not (match and _happened(match["did"], own=bool(match["own"] or match["how"]))):
        return ""
    said = said if said.startswith(("I ", "my ")) else f"I {said}"
    for end in [len(said), *reversed([m.start() for m in _ENDS.finditer(said)])]:  # the longest first
        told = _with_my(said[:end])
        if _is_whole(told):
            return told
    return ""


def _with_my(told: str) -> str:
    """A deed with "my" before the paper it gained, where the note left that out: "I passed ACCA audit paper"."""
    mine = _GAINS.sub(r"\1 my ", told)
    return mine if lacks_article(told) or (mine != told and (is_single(told.split()[-1]) or _LETTERED.search(told))) else told


def _happened(verb: str, *, own: bool) -> bool:
    """Whether a word tells what was done: in the past and nothing else, "read" among them, for news is never what one does."""
    return bool(past(verb)) and (own or not base_of(verb, "base") or verb in ("read", "put", "set", "cut"))


def _is_whole(told: str) -> bool:
    """Whether a clause is sure to read well, or stands as it was typed with nothing amiss and nothing behind a comma."""
    if sure_statement(told):
        return True
    whole = 4 <= len(told.split()) <= _LONGEST and "," not in told and not _SOMEBODY.search(told)
    fits = told.startswith("I ") or is_clause(told) or bool(_HAS_AGREED.match(told))
    return whole and fits and bounded(told) == told and nothing_amiss(told, plainer(told))


def _told_whole(line: str, cast: Cast) -> str:
    """News of the reader's house that stands whole as it was typed; "" where it is amiss, or of oneself."""
    said = to_reader(expand(line), cast) or ""
    said = said[:1].lower() + said[1:] if said.startswith(("The ", "Your ", "A ", "An ")) else said
    own = said.startswith(("I ", "my ", "we "))
    fits = not own and 4 < len(said.split()) <= _LONGEST and "," not in said and not _SOMEBODY.search(said)
    return said if fits and is_clause(said) and is_welcome(said) and nothing_amiss(said, plainer(said)) else ""


_LONGEST = 18
_HAS_AGREED = re.compile(r"^my (?:[a-z]+ )?[a-z]+ (?:has |have )?(?:agreed|offered|promised) to [a-z]+ ")


def _told_since(line: str, cast: Cast) -> Claim | None:
    """What a line of news says that tells of no deed of the candidate's, sure to read well or not; a thing is no news."""
    if line.split()[0] == "I" or line.startswith("my "):
        return None
    point = understand(Clause(line), cast, "news")
    if point is None or point.np or point.quote or point.jotted or re.search(r"\bon \d+$", point.text):
        return None
    return Claim(clause=point.clause, text=line) if len(point.clause.split()) > 2 else None


_CAN_START = re.compile(
    rf"\b(?:can|could|able to) (?:now |already )?start (?:work )?(?:on |from )?(?:the )?"
    rf"(?P<day>\d{{1,2}} (?:{MONTH})|(?:{MONTH}) \d{{1,2}})\b"
)


def start_told(notes: Iterable[str]) -> str:
    """From when the candidate has learned that they can start, which answers a doubt about their notice; "" for nothing.

    Args:
        notes: on what has happened since.
    """
    found = next((m for note in notes if (m := _CAN_START.search(tidy(plain(note), {})))), None)
    return f"I can start on {found['day']}" if found else ""
