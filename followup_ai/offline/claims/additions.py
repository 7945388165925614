"""Understands what did not come up in the conversation and is worth adding, and says nothing where it is unsure of it."""

from __future__ import annotations

import re

from followup_ai.language.dates import MONTH
from followup_ai.offline.claims.background import qualification
from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.papers import LABEL, jotted_claims
from followup_ai.offline.english.finite import adjective
from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.lexicon import ADVERBS, DETERMINERS, PREPOSITIONS, base_of, is_gerund, takes_no_article
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.shapes import bounded
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.typed.articles import with_articles
from followup_ai.offline.typed.cleaning import plain
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.fit_lines import clean_lines
from followup_ai.offline.typed.screening import is_hostile, is_private, is_unfit
from followup_ai.offline.typed.unsaid import unsaid

# "…, and he had mentioned parents at graduation": why it is worth adding
_REASON = re.compile(
    r"(?:[,;.\u2013-]+ ?|\s)(?:and |which matters,? |because |as |since )?(?P<who>he|she|they|[A-Z][\w'’-]+) (?P<had>had |'d )?"
    r"(?P<did>mentioned|talked about|asked about|asked for|spoke about|spoke of|brought up|wanted|worried about|raised)"
    r" (?P<what>[^,;.!?()]{3,70})[\s.!]*$"
)
# "my German (B2)"
_GRADE = re.compile(r"\((?P<grade>[ABC][12]|(?:level|grade|band) \d)\)", re.IGNORECASE)
_ALSO = re.compile(r"^(?:also|and|plus|that|oh and|oh)[,:]? ", re.IGNORECASE)
_HOLDING = re.compile(r"^(?:can|have|hold|know|speak|own|play|run|teach|coach|drive|volunteer|live|sit|help|write) ")
_ELSEWHERE = re.compile(
    r"^(?P<where>(?:at|in|for|with|during) (?:my |the )?[\w'’&.-]+(?: [\w'’&.-]+){0,3}?"
    r"|(?:from|between) (?:19|20)\d\d (?:to|and|until) (?:19|20)\d\d|(?:since|until) (?:19|20)\d\d),? (?P<what>(?:we|I) .+)$"
)
# "I can drive the minibus (D1)": the class stands on the licence
_CLASS_DRIVEN = re.compile(r"(\bdrive (?:[a-z]+ ){1,3}?[a-z]+) ?\((?:(?:class|cat(?:egory)?) )?[A-H]\d?E?\)", re.IGNORECASE)
# "got a welding bay at home and do ironwork at weekends": what one has, not what one was given
_HAVE_GOT = re.compile(
    r"^(?:I(?:'ve| have)? )?got (?=my own [a-z]+(?: [a-z]+)?$|(?:an?|my own|two|three|my) [^,.;]+"
    r"(?: (?:at home|in (?:my|the) (?:garage|shed|garden|loft|yard))| and (?:do|make|use|run|can|grow|keep)\b))",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(r"\b(?:about|around|nearly|almost|over|roughly|more than|some) (?=\d|(?:a|two|three|ten|half) )")
# A course or grade stands where a noun phrase with its article would: "booked on level 3 food safety".
_COURSE = re.compile(r"\b(?:level|grade|stage|part|band) \d(?: [a-z]+){0,3}?(?= (?:for|on|in|at|since|from|until)\b|$)")
AGED = re.compile(r"\b(when|since|before|until) I (?:have|had) (\d{1,2}) years(?: old)?\b(?! (?:of|in|at|as|with)\b)")
"""Somebody's age, as other tongues have it: "when I have 16 years"."""
# "basic Tamil I can speak"
_CAN_LAST = re.compile(r"^(?P<what>(?!I\b|what\b|that\b)[\w -]{3,40}) I can (?P<do>speak|drive|play|use|do|read|cook)$")
# "how I dealt with the outbreak": that one did
_HOW_I_DID = re.compile(r"^how (?=I [a-z]+ )|^having (?=[a-z]+(?:ed|en|t|un|ld|de|ade) )")
_DAY = re.compile(rf"\b(?:\d{{1,2}} )?(?!may\b)({MONTH.lower()})\b")
_BETWEEN = re.compile(r", and |, so |, |; | and (?=[\w-]+ \w+)| so (?=[\w-]+ \w+)")


def additions_of(text: str, cast: Cast, names: dict[str, str]) -> tuple[Claim, ...]:
    """What a note on what was left unsaid lets the candidate add, the aside beside it ("forgot to say!") cut.

    Args:
        text: the note as typed.
        cast, names: see `perspective` and `cleaning.recase`.

    Returns:
        one claim at most; none where the words are private, an aside alone, or not sure to read well.
    """
    told = plain(text)
    why = _REASON.search(told)
    told = _HAVE_GOT.sub("have ", LABEL.sub("", told[: why.start()] if why else told))
    told = _CLASS_DRIVEN.sub(r"\1", told)
    note = _ALSO.sub("", _GRADE.sub(r"\1", unsaid(told.strip()))).strip(" .,;:!)")
    if (
        len(note.split()) < (2 if _TELLING.search(note) or _PRODUCT.match(note) or _HOLDING.match(note) else 3)
        or is_private(note)
        or is_hostile(text)
    ):
        return ()
    lines = clean_lines(note, names)
    if not lines:
        return ()
    so = len(lines) > 1 and re.search(rf",? so {re.escape(lines[1][:12])}", note, re.IGNORECASE)
    apart = len(lines) > 1 and re.match(r"(?:we|I) [a-z]", lines[1])
    whole = (", so " if so else "; " if apart else ", ").join(lines[:2])
    whole = re.sub(r"^I (?:did|made) already (?=one|an?\b|two|three|the\b)", "I have already done ", whole)
    own = [line for line in lines[1:3] if line.startswith("I ")]  # "wigs!! I did the course at Bradford"
    tries = (re.sub(r"^I (?:also|too) (?=[a-z])", "I ", words) for words in dict.fromkeys((whole, lines[0], *own)))
    said = next(filter(None, (_clause_of(words, cast) for words in tries)), "")
    if said:
        return (Claim(clause=said, text=note),)
    made = _MADE.match(note)
    if made and not is_unfit(made["what"]) and odd_words(made["what"]) < 3:
        return (Claim(np=re.sub(r"\bi\b", "I", made["what"]), text=note),)
    if len(lines) == 1 and (held := jotted_claims(lines[0])):
        return held[:1]
    claim = qualification(lines[0], cast, names)
    if claim is None or (claim.clause and not claim.np) or claim.np.endswith(" of experience") or _says_nothing(claim.np):
        return ()
    return (Claim(np=claim.np, text=note),)


# "the talk I gave at the meetup on retry budgets, …": named by what it was, whatever is said of it
_MADE = re.compile(
    r"(?P<what>the (?:[a-z-]+ ){1,4}?[Ii] (?:gave|wrote|built|made|set up|drew|ran|designed|started|led)(?: [\w'’ -]+?)?)"
    r"(?=[,.;!]|$)"
)


# A paper, a skill or what one has done says something by its name alone.
_TELLING = re.compile(
    r"(?:ing|ion|(?:manage|develop|recruit|measure|employ)ment|ship|ence|ance|ity|ics|ism|ry|phy|ogy|cy|acy|work|care"
    r"|craft|aid|ness|ise|ize|degree|diploma|licen[cs]e"
    r"|certificate|ticket|badge|permit|card|qualifications?|skills?|courses?|years|months|language|clearance|exams?"
    r"|award|training|accreditation|macros)$"
)


# "Power BI"
_PRODUCT = re.compile(r"^[A-Z][\w.+#-]+ [A-Z][\w.+#-]+$")


def _says_nothing(np: str) -> bool:
    """Whether a phrase only names a thing of the candidate's, and not what there is to say of it: "my curtains", "my own van".

    Args:
        np: what would stand behind "One thing I left out:".
    """
    owned, _, rest = np.partition(" ")
    words = rest.split()
    while len(words) > 1 and (words[0] == "own" or adjective(words[0])):
        words = words[1:]
    return owned == "my" and len(words) == 1 and words[0].islower() and words[0].isalpha() and not _TELLING.search(words[0])


def _clause_of(line: str, cast: Cast) -> str:
    """The line as a clause of the candidate's own; "" where it is none, or not surely one."""
    line = _HOW_I_DID.sub("", _CAN_LAST.sub(r"I can \g<do> \g<what>", _ALSO.sub("", line)))
    words = to_reader(expand(line), cast)
    words = _DAY.sub(lambda m: m.group().replace(m[1], m[1].capitalize()), AGED.sub(r"\1 I was \2", words or ""))
    place = _ELSEWHERE.match(words)
    where, what = (f"{place['where']} ", place["what"]) if place else ("", _with_subject(words))
    articled = with_articles(what) if what.startswith("I ") else what
    said = next(filter(_is_sure, (what, articled)), "") if not is_unfit(what) else ""
    said = said or _surely(what) or (articled != what and _surely(articled))
    return f"{where}{said}" if said else ""


def _with_subject(words: str) -> str:
    first = words.split()[0].lower() if words else ""
    if words.startswith(("I ", "we ", "my ")) or not first:
        return words
    if base_of(first, "past") or (first.endswith("ed") and not adjective(first)) or _HOLDING.match(words):
        return f"I {words}"
    return words


def _surely(clause: str) -> str:
    """The clause, or as many of its parts from the first as are sure to read well; "" where not even the first is."""
    if is_unfit(clause):
        return ""
    for joint in _BETWEEN.finditer(clause):
        head, tail = clause[: joint.start()], clause[joint.end() :]
        if _is_sure(head):
            own = _is_sure(tail) or (_is_sure(f"I {tail}") and not lacks_article(tail))  # "have C licence"
            if tail.split()[0] in ("for", "with", "at", "in", "on") and "," in joint.group():
                return f"{head} {tail}" if _is_sure(f"{head} {tail}") else head
            return f"{head} and {tail}" if own and not re.match(r"(?:it|this|that|which|you)\b", tail) else head
    return ""


def _is_sure(clause: str) -> bool:
    plainly = _COURSE.sub("the course", _ROUGHLY.sub("", re.sub(r"(?<=\d),(?=\d{3}\b)", "", clause)))
    plainly = re.sub(r"^(?:we|I) (?:let|had|made) people ", "I asked people to ", re.sub(r"^we ", "I ", plainly))
    return sure_statement(plainly) or _typed_whole(plainly)


_MISSHAPEN = re.compile(
    r"[:;=<>|,()]|\d/\d|\b(?:did|do|have|made|was) (?:already|also)\b|\balso$|\b\d+ yrs?\b"
    r"|^I (?:am|was) (?:\w+ing (?!for|at|on|in|as|with|to)|know|make|do|led to|work|go|get|take|give|run)\b"
)


_RUN_ON = re.compile(r"\b(?:and|who|that|which|when|before|last|this|every|two|three|now|instead)\b")


# "isiXhosa", "iOS": a name, whatever it names
_INNER_CAPITAL = re.compile(r"\b[a-z]{1,4}[A-Z][\w]+")
# Between "I" and a preposition or an article stands a verb, though no word list holds it as one ("I voice from … into …").
_I_DO = re.compile(r"^I [a-z]{3,}(?<!ly)(?<!ed) (?:from|into|for|in|at|the|a|an|my|on) \w")


def _typed_whole(clause: str) -> bool:
    """Whether a clause stands as the candidate typed it, whole and in plain words, so that it is theirs to answer for."""
    clause = _INNER_CAPITAL.sub("English", clause)
    words = clause.split()
    typed = 3 <= len(words) <= 18 and (is_clause(clause) or bool(_I_DO.match(clause))) and bounded(clause, 20) == clause
    return typed and odd_words(clause) < 2 and not _MISSHAPEN.search(clause) and _articled(words)


def _articled(words: list[str]) -> bool:
    """Whether what the verb and each preposition govern begins with an article or the like, or can do without one."""
    starts = [2, *(n + 1 for n, w in enumerate(words) if w in PREPOSITIONS and n > 1)]
    for start, end in zip(starts, [*starts[1:], len(words) + 1], strict=True):
        run = words[start : end - 1]
        run = run[1:] if len(run) > 1 and re.fullmatch(r"(?:19|20)\d\d", run[0]) else run  # "in 2024 trial"
        if not run or run[0].lower() in DETERMINERS | ADVERBS or not run[0][:1].islower() or base_of(run[0], "participle"):
            continue
        last = _RUN_ON.split(" ".join(run))[0].split()[-1:]
        if last and not (last[0].endswith("s") or is_gerund(last[0]) or takes_no_article(last[0])):
            return False
    return True
