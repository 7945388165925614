"""Understands what the candidate was told of the next steps: which stage comes, when, and whose move it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from followup_ai.language.dates import MONTH, MONTHS, SHORT_MONTH
from followup_ai.offline.english.grammar import is_noun_phrase
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.steps.denied import said_in_words, without_denied
from followup_ai.offline.steps.for_some import is_for_some
from followup_ai.offline.typed.articles import after_prepositions, headed
from followup_ai.offline.typed.cleaning import clauses, months_spelt, plain, sentences
from followup_ai.offline.typed.hedges import without_hedges
from followup_ai.offline.typed.screening import is_hostile, is_private


@dataclass(frozen=True)
class Stage:
    """One stage that lies ahead.

    Args:
        kind: "trial", "case", "task", "ride-along", "visit", "interview", "panel", "test", "check", "references", "meeting",
            "presentation" or "forms".
        np: with its article, to follow "about" or "before" ("the case with the CFO", "the background check").
        when: as told, to follow the phrase ("on Thursday at 7am", "next week", "by Friday"); "" where not told or stale.
        theirs: the reader's side makes the next move (a check, references, a board that meets).
        iffy: it comes only if something else does ("if she likes me"), or for some of the candidates, who are still to be
            chosen ("for two of us"), so nothing may take it for granted.
    """

    kind: str
    np: str
    when: str = ""
    theirs: bool = False
    iffy: bool = False


OVER = re.compile(
    r"\b(?:picked|chose|chosen|selected|went (?:with|for)|decided (?:for|on)|hired|appointed) (?:an? |the )?(?:other"
    r"|another|someone|somebody"
    r"|internal|different|candidate)|\binternal candidate\b|\brejec\w+|\bturned (?:me )?down\b|\bfilled\b"
    r"|\bcontract is\b|(?<!already )(?<!have )\baccepted\b"
    r"|\bdon'?t know\b|\bunclear\b",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:(?:a |an |the |one |two )?(?:more |other )?(?:second|third|2nd|3rd|final|last|next|another|further"
    r"|follow-up|short|full|paid|formal|quick)\s+){0,3}"
)
# Kind, whose move it is, and the words that name the stage; the first that fits a stretch decides.
_NAMED: tuple[tuple[str, bool, str], ...] = (
    (
        "trial",
        False,
        r"(?:(?:shift|paid|kitchen|teaching|stage|working|practical) )?trials?(?: (?:day|shift|morning|afternoon|week|lesson"
        r"|service|bake|lunch|dinner|session|class))?\b(?! balance)"
        r"|(?:day|morning|shift|week|afternoon) of trial|taster (?:day|shift)|working interview|stage day"
        r"|trial (?:duty|days|run)|guest (?:week|day|shift|spot)|field day|pilot (?:show|programme|lesson|session|day|hour)"
        r"|try[- ]?o[ou]t(?: (?:day|shift))?s?\b|probe(?:arbeiten|tag)|essai(?: de nuit)?\b"
        r"|(?:test|bench) day|days? of tests?(?: (?:on|at) (?:the )?bench)?|bench test",
    ),
    (
        "ride-along",
        False,
        r"ride[- ]?along(?: day)?|shadow(?:ing)? (?:day|shift|morning)|job shadow\w*"
        r"|(?:go(?:ing)?|come|day|shift|morning) out (?:with|wi['’]?) (?:one of (?:the|their|his|her) [a-z]+s|an? [a-z]+)\b"
        r"|(?:go(?:ing)?|come|day|shift|morning) out (?:with|wi['’]?|on) (?:the |t['’] ?|their |his |her )?"
        r"(?:van|crew|lads|boys|team|lorry|truck|boat|round)\b"
        r"|(?:half a |half |two |three )?days? (?:working|shadowing"
        r"|helping)(?: along(?:side)?)?(?: with)?(?= (?!in\b|on\b|at\b|from\b))",
    ),
    (
        "task",
        False,
        r"test task|take[- ]?home(?: (?:task|exercise|test|assignment|project))?|(?:second |first )?test piece|written (?:task"
        r"|exercise|case(?: study)?)|assignment"
        r"|coding (?:task|challenge|exercise)|homework task|work sample"
        r"|(?:(?:[a-z]{3,}ing|design|excel|data|research|translation|sample|paid|practical|online) )?task\b(?! force)",
    ),
    ("case", False, r"case(?: (?:study|interview|presentation|exercise))?\b(?! of| for)"),
    (
        "presentation",
        False,
        r"presentation|demo (?:show|class|lesson|session|talk|day)|observation(?: (?:day|morning))?|mock lesson"
        r"|demo lesson|observed lesson|lesson observation|teaching demo\w*|teach(?:ing)? (?:an?"
        r"|one) (?:[\w-]+ )?(?:lesson|class)\b",
    ),
    (
        "interview",
        False,
        r"(?:(?:HR|tech(?:nical)?|culture|client|managerial) )?round\b(?: of interviews)?(?! (?:table|up))"
        r"|interviews(?= (?:two|three|four|\d+) of us\b)|interviews?(?= (?:is|are) on\b)|interview"
        r"|conversation|chat|meeting with|talk with|(?:(?<=second )|(?<=third )|(?<=final )|(?<=next )"
        r"|(?<=2nd ))meeting\b(?! of\b)"
        r"|(?:(?:phone|video|zoom|teams|skype|short|quick) )?call(?= (?:with|w/) )|(?:lunch|dinner|coffee|breakfast)(?= with )"
        r"|meeting(?= the (?:owners?|partners|directors?|team)\b)"
        r"|technical interview|meet(?= (?:with )?(?:the|her|his|their|both|two)\b)",
    ),
    (
        "panel",
        False,
        r"(?<!(?-i:[A-Z]) )(?<!sift )(?<!selection )(?<!the )(?<!on a )(?<!onto a )(?:interview )?panel(?: interview)?\b"
        r"(?! (?:forms?|papers?|reports?|notes?|members?|chair)\b)"
        r"(?! \w+s\b(?<!ss)| beat\w*| (?:will|to|have)\b| (?:may|might|could|must)\b(?! be\b))",
    ),
    (
        "test",
        False,
        r"(?:road|driving|typing|art|design|translation|writing|cooking)"
        r" test|(?:numeracy|literacy|excel|english|spelling|grammar|personality|knowledge|theory|computer|it"
        r"|reading|maths and english"
        r"|online|dexterity|eye|audition|agility|safety) test\b|(?:weld(?:ing)?|trade|skills?|language"
        r"|aptitude|written|fitness|trade|maths?) test"
        r"|assessment drive|drive assessment|test drive|[a-z]{3,}ing test"
        r"|(?:[a-z]+-[a-z]+|swim|field|practical|bench|sight|hearing|reaction|simulator|tasting|flight|lab|trial) test\b"
        r"|simulator (?:assessment|check|session)|tasting panel"
        r"|test\b(?= (?:of (?:two|three|four|half|an?|\d+)|on the)\b)"
        r"|(?:driving|skills?|practical|online|teaching) assessment|psych(?:ological|ometric)? "
        r"(?:eval(?:uation)?|test|assessment)|assessment (?:day|cent(?:re|er))"
        r"|practical\b(?= (?:(?:at|in|on|test|then)\b|\w+day|mon|tue|wed|thu|fri|sat)|$)",
    ),
    (
        "check",
        True,
        r"(?:background|dbs|pvg|police|reference|referee|security|conflicts?|identity|id|visa|employment"
        r"|eligibility|health|qualifications?|criminal record|credit|right[- ]to[- ]work"
        r"|safeguarding) checks?|drug (?:test|screen(?:ing)?)|vetting|security clearance|fingerprint(?:s|ing)?\b(?! reader)"
        r"|medical(?: exam(?:ination)?)?\b"
        r"(?! (?!(?:in|on|at|and|then|first|next|by|before|after|if|is|to|with)\b)[a-z])",
    ),
    ("references", True, r"references\b(?= (?:will be|are|being|first|to be|taken)|\s*$|,| then)"),
    ("forms", True, r"occupational health (?:forms?|check|screening)"),
    (
        "visit",
        False,
        r"(?:site|plant|factory|farm|school|yard|mill|lab|office|home) (?:visit|tour)|walk (?:round|around|through) the [a-z]+"
        r"|day on site|(?<!first )(?:half[- ])?day (?:in|at|on|out with|with) (?:the|their|his|her) (?:[a-z]+ )?[a-z]+"
        r"(?=$|[,;.]| (?:before|after|once|on|in|at|of|for|next|and|then|to|if|so|is|will|would)\b)"
        r"|(?<!I )(?:come|pop|drop) (?:by|in|over|down|along|back)"
        r"(?= (?:on |this |next )?(?:mon|tue|wed|thu|fri|sat|sun|tomorrow))"
        r"|(?:safety|site) induction(?: tour| day| session)?|induction (?:tour|day|session)|tour of the \w+"
        r"|show(?:s|ing|n)? me (?:the \w+|a?round)\b|visit to the \w+|open day",
    ),
    (
        "meeting",
        True,
        r"(?:the )?(?:full )?(?:board|council|trustees|governors|committee|senior team)(?= (?:meets?"
        r"|sits?)\b)",
    ),
)
_STAGE = re.compile(
    rf"(?<![A-Za-z])(?P<before>{_ORDINAL})(?:"
    + "|".join(f"(?P<k{n}>{words})" for n, (_, _, words) in enumerate(_NAMED))
    + r")(?! (?:results?|outcomes?|marks?|scores?)\b)",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"^ (?:day |round |interview )?with (?P<who>(?:the |her |his |their |your |our |a )?[\w&'-]+(?: [\w&'-]+){0,3}?)"
    r"(?=$|,|;|\.| (?:on|in|at|by|if|next|this|and|then|who|from|w/|mid|early|late|within|after|before|"
    r"(?<!year )(?<!class )(?<!grade )(?<!group )(?<!form )\d|mon|tue|wed|thu"
    r"|fri|sat|sun|\w+day|tomorrow)\b)",
    re.IGNORECASE,
)
_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_DAY = r"(?:mon(?:day)?|tues?(?:day)?|weds?|wednesday|thur?s?(?:day)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_MONTHS = rf"(?:{MONTH})"
_WHEN = re.compile(
    rf"\b(?P<absolute>(?:(?:on|by|in|before|after) )?(?:the )?(?:(?:week of (?:the )?)?(?:\d{{1,2}} ?(?:and|&|to|[-–]) ?)?"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}"
    rf"|(?:week of (?:the )?)?{_MONTHS} \d{{1,2}}\b(?: ?(?:and|&|to|[-–]) ?\d{{1,2}}\b)?"
    rf"|(?:first|second|third|last) week of {_MONTHS}|(?:early|mid|late|middle of|end of)[ -]{_MONTHS}|in {_MONTHS}))"
    rf"|\b(?P<relative>(?:(?:on|by|before) )?(?:next |this )?{_DAY}\b(?: next week)?(?: (?:morning|afternoon"
    rf"|evening))?(?: at \d{{1,2}}(?:[:.]\d\d)?(?: ?(?:am|pm))?\b| \d{{1,2}}(?:[:.]\d\d ?(?:am|pm)?| ?(?:am|pm))\b)?"
    r"|within (?:an?|one|two|three|\d) (?:working )?(?:days?|weeks?)|next week|this week|tomorrow"
    r"|(?:the )?week after(?: next)?)",
    re.IGNORECASE,
)


def stages(text: str, cast: Cast, names: dict[str, str], *, stale: bool = False) -> tuple[Stage, ...]:
    """The stages that a note on the next steps names, in its order.

    Args:
        text: the note as typed.
        cast, names: see `perspective` and `cleaning.recase`.
        stale: written so long after the interview that "Thursday" and "next week" no longer mean the days they meant.
    """
    if OVER.search(text) or is_private(text) or is_hostile(text):
        return ()
    found: list[Stage] = []
    read = ""
    for sentence in sentences(plain(week_named(_ROUND.sub("round", said_in_words(without_hedges(text, doubts=False))))))[:12]:
        told = [p for clause in clauses(sentence, names) for p in BETWEEN.split(clause.text)]
        for piece, after in zip(told, [*told[1:], ""], strict=False):
            read = f"{read}; {piece}"
            stage = _stage(without_denied(piece, _STAGE), cast, stale=stale)
            if stage and not stage.when and len(after.split()) < 7 and not _STAGE.search(after):
                stage = replace(stage, when=_only_when(after, stale=stale))
            if stage and stage.when.startswith("by ") and _ONE_OF_TWO.search(piece):
                stage = replace(stage, when="")  # "Thursday or Friday": on neither for sure
            if stage and (_IF.search(piece) or _UNDER_CONDITION.match(after) or is_for_some(read, sentence)):
                stage = replace(stage, iffy=True)
            if stage and stage.kind not in {s.kind for s in found}:
                found.append(stage)
    return tuple(found)


_ROUND = re.compile(r"\brd\b(?= (?:w/|with)|$)")
BETWEEN = re.compile(r",? then |,? (?:and )?after that |, | and (?=(?:a|an|the|two|one) )")
_WEEK_OF = re.compile(r"\b(?:w/c|w/b|wc|week commencing|week beginning|wk of) (?:the )?(?=\d|[A-Za-z]+ \d)", re.IGNORECASE)


def week_named(text: str) -> str:
    """A note with "w/c" and the like spelt "week of"."""
    text = _GERMAN_DATE.sub(lambda m: f"{m['day']} {MONTHS[int(m['month']) - 1]}", text)
    text = _DAY_AND_DATE.sub("on ", text)
    return _WEEK_OF.sub("week of ", months_spelt(text))


# "Mon 16.11.", "16.11.2026"
_GERMAN_DATE = re.compile(r"\b(?P<day>[0-3]?\d)\.(?P<month>1[0-2]|0?[1-9])\.(?:20\d\d\b|(?!\d))")
# "Tue 1 Dec": the date says it whatever day it is read on
_DAY_AND_DATE = re.compile(
    rf"\b(?:on )?{_DAY},? (?=\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS}|{SHORT_MONTH})\b)",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|provided|assuming|subject to|as long as|unless|maybe|perhaps|possibly|might)\b|\bfor (?:those|anyone|whoever)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"^(?:and |probably |maybe |likely |starting |beginning )*", re.IGNORECASE)


def _only_when(piece: str, *, stale: bool) -> str:
    """When, where a piece of a note tells nothing else ("week of 7 December")."""
    bare = _ALONE.sub("", piece)
    found = _WHEN.match(bare)
    ends = found and (found.end() >= len(bare) - 1 or _HOUR.fullmatch(bare, found.end()))
    return when_told(bare, stale=stale) if ends else ""


# "Thursday 5 March at midnight", "from 9 o'clock"
_HOUR = re.compile(
    r",? ?(?:(?:at|from|starting|for|until|til|in(?! (?:an?|two|three|\d)\b)) .{1,20}|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|h"
    r"|o['’]clock)?.{0,12})",
    re.IGNORECASE,
)


# What hangs on being chosen is not sure to come, so nothing is asked that takes it for granted.
_UNDER_CONDITION = re.compile(r"(?:but )?(?:only )?(?:if|provided|assuming|subject to|should I)\b", re.IGNORECASE)
IF_CHOSEN = re.compile(
    r"\b(?:if|provided|assuming|for (?:those|anyone|whoever)|subject to)\b.*"
    r"\b(?:shortlist\w*|success\w*|chosen|selected|picked|through|pass\w*|invited|progress\w*|make it|get that far)\b",
    re.IGNORECASE,
)


# "he is to talk with the trust": what the reader's side has among themselves
_AMONG_THEMSELVES = re.compile(
    r"^(?:he|she|they|you|hr|(?!(?:first|second|third|final|next|another|short|quick|last) )(?:(?-i:[A-Z][a-z]+)\.? )?"
    r"(?-i:[A-Z][a-z]+))"
    r"(?: (?:is|are|has|have|will|needs?|wants?|must|would|'ll))*(?: going)?(?: to)? "
    r"(?:talks?|speaks?|discuss) (?:it )?(?:with|to|over with) (?!me\b|us\b|the candidate)",
    re.IGNORECASE,
)


def _stage(piece: str, cast: Cast, *, stale: bool) -> Stage | None:
    match = _STAGE.search(piece)
    if match is None or OTHERS_SEEN.search(piece) or _RESULTS_OF.search(piece[: match.start()]):
        return None
    if _AMONG_THEMSELVES.match(piece) or re.search(r"\b(?:once|after|when|until|if) (?:the |my )?$", piece[: match.start()]):
        return None
    if piece[match.end() :].startswith("s ") and match.group().lower() == "interview":
        return None  # "interviews finish next week": everybody's
    number = next(n for n in range(len(_NAMED)) if match.group(f"k{n}"))
    kind, theirs, _ = _NAMED[number]
    kind = "task" if kind == "test" and _SENT.search(piece) else kind
    name = _name(kind, match.group("before") or "", match.group(f"k{number}"))
    if " and " in (days := when_told(piece[match.end() :] or "", stale=stale)) and name.endswith((" day", " shift")):
        name = f"{name}s"  # "Probearbeiten 21 and 22 April"
    beside = _WORKED_WITH.search(match.group())
    company = _WITH.match(f"{' with' * bool(beside)}{piece[match.end() :]}")
    if beside and not company:
        return None
    if name.endswith("meeting") and (met_with := _MET.match(piece[match.end() :])):
        company, name = met_with, name.replace("the next ", "the ")
    elif (met := _OWNERS.match(piece[match.end() :])) and name.endswith("meeting"):
        name = f"the meeting with {met[1].lower()}"
    if company and kind in ("interview", "case", "panel", "trial", "presentation", "ride-along"):
        who = "" if _NOBODY_KNOWN.match(company["who"]) else to_reader(expand(company["who"].strip()), cast)
        if who and is_noun_phrase(f"{name} with {_the(who)}") and who.lower() not in ("me", "them", "you", "him", "her"):
            name = f"{name} with {_the(who)}"
    return Stage(kind, name, days, theirs) if is_noun_phrase(_SUBJECT.sub("skills", name)) else None


# "written test, sent on Thursday": done at home
_SENT = re.compile(r"\b(?:sent|sends?|e-?mails?|e-?mailed|at home)\b", re.IGNORECASE)
_NOBODY_KNOWN = re.compile(r"(?:some|any)(?:one|body)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:Excel|IT)\b")  # to a grammar a verb and a pronoun
_WORKED_WITH = re.compile(r"\bdays? (?:working|shadowing|helping)", re.IGNORECASE)
# "results of the written test first": the test is over
_RESULTS_OF = re.compile(
    r"\b(?:results?|outcomes?|marks?|scores?) (?:of|from|for) (?:the |my |our )?$|\w (?:from|about) (?:the |my )?$",
    re.IGNORECASE,
)
# "they will interview 2 more": others
OTHERS_SEEN = re.compile(
    r"\b(?:one|two|2|other|more) (?:more )?(?:candidates?|people|person|finalists?)\b"
    r"|^(?i:they|he|she|you)(?: are|['’]re| is|['’]s)? (?:still )?interviewing\b(?! me\b)"
    r"|\binterview(?:ing|s)? (?:\d+|two|three|four|some|a few|several|other|more)\b(?! of us)"
    r"|\binterview(?:ing|s)? with (?:\w+ ){0,2}(?:other|more|others)\b"
)
# "will meet the two Mr Popes senior"
_MET = re.compile(
    r"^ (?:with )?(?P<who>(?:the|her|his|their|both|two) [\w&'-]+(?: [\w&'-]+){0,3}?)"
    r"(?=$|,|;|\.| (?:on|in|at|by|over|for|from|next|this|and|then|week|\d|mon|tue|wed|thu|fri|sat|sun|\w+day)\b)"
)
_OWNERS = re.compile(r" (the \w+)\b(?! of\b)", re.IGNORECASE)


def _the(who: str) -> str:
    who = after_prepositions(headed(who, "the"), "the")
    bare = who.split()[0]
    title = len(bare) < 5 and bare.isupper() and len(who.split()) == 1 and bare != "HR"
    several = who.split()[-1].endswith("s") or bare.lower() in _WHOSE
    person = (
        who.islower() and not several and not who[-1].isdigit() and who.split()[-1] not in _DEPARTMENTS and " and " not in who
    )
    title = title or bool(re.match(r"[A-Z]{2,4} of ", who))
    return f"the {who}" if title or person else who


_WHOSE = ("the", "a", "an", "your", "her", "his", "their", "our", "two", "three")
_DEPARTMENTS = frozenset(
    "finance sales product marketing engineering leadership management design legal staff people".split()  # noqa: SIM905
)


_OF_ONE_SHAPE = {
    "trial duty": "trial shift",
    "days of tests": "test days",
    "day of tests": "test day",
    "days of test": "test days",
    "day of test": "test day",
    "fingerprint": "fingerprinting",
    "fingerprints": "fingerprinting",
    "referee check": "reference check",
    "referee checks": "reference checks",
    "practical": "practical test",
    "dbs check": "DBS check",
    "dbs checks": "DBS checks",
    "trials": "trial",
    "take-home": "take-home task",
    "probearbeiten": "trial day",
    "probetag": "trial day",
    "essai": "trial",
    "essai de nuit": "trial night",
    "tryout": "try-out",
    "try oot": "try-out",
    "try out": "try-out",
}
_PLAIN_NAMES = {
    "forms": "the occupational health check",
    "panel": "the panel interview",
    "references": "the references",
    "meeting": "the meeting of {}",
}


def _name(kind: str, before: str, named: str) -> str:
    low = named if named[:1].isupper() and named[1:2].isupper() else named.lower()
    rank = re.sub(
        r"^(?:a|an|the|one|two) |\b(?:more|other|short|full|quick|another|further|next|paid) ?", "", before.lower()
    ).strip()
    rank = {"2nd": "second", "3rd": "third", "last": "final"}.get(rank, rank)
    if kind == "meeting":
        bare = re.sub(r"^(?:the )?", "", low)
        return f"the meeting of the {bare}" if bare.endswith("s") else f"the {re.sub(r'^full ', '', bare)} meeting"
    if re.match(r"(?:come|pop|drop) ", low):
        return "my visit"
    if shown := _SHOWN.match(low):
        return f"the tour of {shown['place']}" if shown["place"] else "the tour"
    if taught := _TAUGHT.match(low):
        return f"the {taught[1]}"
    if kind in _PLAIN_NAMES:
        return _PLAIN_NAMES[kind]
    if kind == "interview":
        low = {"chat": "conversation", "talk with": "conversation", "meeting with": "meeting", "meet": "meeting"}.get(low, low)
        low = "interview" if low.startswith("round") and not rank else low.replace("interviews", "interview")
        low = re.sub(r"^(?:short|quick) ", "", low)
        own = " " in low or low in _OF_ITS_OWN
        return f"the {rank} {low}".replace("  ", " ") if own else f"the {rank or 'next'} {low}"
    swapped = re.match(r"^(day|morning|shift|week|afternoon) of trial$", low)
    low = (
        f"trial {swapped.group(1)}"
        if swapped
        else low.replace("takehome", "take-home").replace("take home", "take-home").replace("ride along", "ride-along")
    )
    low = re.sub(r"^shift trial$", "trial shift", re.sub(r"\bpsych\b", "psychological", re.sub(r"\beval\b", "evaluation", low)))
    low = re.sub(r"^(?:excel|english)\b", lambda m: m[0].capitalize(), re.sub(r"^(?:it|id|pvg)\b", lambda m: m[0].upper(), low))
    low = _OF_ONE_SHAPE.get(re.sub(r" (?:on|at) (?:the )?bench$", "", low), low)
    return (
        f"the {rank} {low}"
        if rank in ("second", "third", "final") and not low.startswith(("second", "first"))
        else f"the {low}"
    )


_TAUGHT = re.compile(r"teach(?:ing)? (?:an?|one) (?:[\w-]+ )?(lesson|class)$")
_SHOWN = re.compile(r"show(?:s|ing|n)? me (?:(?P<place>the \w+)|a?round)$")
# What there has been none of yet: "the call with the CTO" is no next one.
_OF_ITS_OWN = frozenset(["call", "lunch", "dinner", "coffee", "breakfast"])
# "they phone Thursday or Friday": by the second of them
_ONE_OF_TWO = re.compile(rf"\b(?:on |either |this )*{_DAY}(?: or | ?/ ?)(?:on )?(?P<second>(?:next )?{_DAY}\b)", re.IGNORECASE)
_OR_ANOTHER = re.compile(r" ?(?:or|/) ?\d")
# "a Saturday", "a week on Saturday"
_SOME_DAY = re.compile(r"\b(?:a|any|some|one|every|each|first|second|third|fourth|last|weeks?|\d(?:st|nd|rd|th))\s*$")
# "Saturday week", "the Monday after Thanksgiving"
_ANOTHER_DAY = re.compile(r" (?:week|after|before|following)\b")


def when_told(rest: str, *, stale: bool) -> str:
    """When a thing is, as words to follow its name; "" where a note gives no day that still means what it meant.

    Args:
        rest: the words of the note in which a day may stand.
        stale: see `stages`.
    """
    rest = _ONE_OF_TWO.sub(r"by \g<second>", rest[:80])
    match = _WHEN.search(rest)
    if match is None or (stale and match.group("relative")) or _SOME_DAY.search(rest[: match.start()]):
        return ""
    if match.group("relative") and _ANOTHER_DAY.match(rest[match.end() :]):
        return ""
    said = re.sub(rf"\b(?:{MONTH})\b", lambda m: m.group().capitalize(), match.group(), flags=re.IGNORECASE)
    if _OR_ANOTHER.match(rest[match.end() :]):
        said = re.sub(r" (?:at )?\d[\d:.apm ]*$", "", said)  # "Tuesday at 9 or 2": the day is sure, and the hour is not
    said = re.sub(
        rf"^((?:on|by|before|after) )?the (?=\d{{1,2}}(?: (?:and|to) \d{{1,2}})? {_MONTHS}$)", r"\1", " ".join(said.split())
    )
    if match.group("absolute"):
        starts = said.split()[0].lower()
        link = (
            ""
            if starts in ("on", "by", "in", "before", "after")
            else "in the "
            if starts == "week"
            else "in "
            if "week" in said or starts in ("the", "early", "mid", "late", "middle", "end")
            else "on "
        )
        said = re.sub(r"^(?:in )?(?=(?:first|second|third|last) week)", "in the ", said)
        said = f"{link}{said}"
        said = re.sub(r"^in (?:the )?end of", "at the end of", said)
        return said.replace("in in", "in").replace("in mid ", "in mid-").replace("on in ", "in ")
    if said.lower() in ("next week", "this week", "tomorrow") or said.lower().startswith("within"):
        return said.lower()
    if said.lower().startswith(("week after", "the week after")):
        return ""
    return _on_day(said)


def _on_day(said: str) -> str:
    """ "thurs 7am" → "on Thursday at 7am", "next tuesday" → "next Tuesday"."""
    words = [_DAYS.get(w[:3].lower(), w) if re.fullmatch(_DAY, w, re.IGNORECASE) else w for w in said.split()]
    line = " ".join(words)
    line = re.sub(r"(?<=day) (?:at )?(?=\d)", " at ", line)
    return line if line.split()[0].lower() in ("on", "by", "next", "this", "before") else f"on {line}"
