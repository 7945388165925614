"""Which capitalised words of a draft name a person, organisation, place or product that the interview must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from followup_ai.compiled import compiled
from followup_ai.language.dates import MONTHS, WEEKDAYS
from followup_ai.patterns import expression
from followup_ai.rules._evidence import Evidence, spelt_out
from followup_ai.rules._experience import TONGUE
from followup_ai.rules._ledger import Claim
from followup_ai.rules._text import Sentence
from followup_ai.rules._words import Met, everyday, is_ordinary, is_stop, plain, proper_names, stem, words_in

# Capitals of style: departments, titles, tools everybody has, words of courtesy.
_STYLE = frozenset(
    words_in(
        """mr mrs ms miss mx dr prof professor sir madam sincerely regards subject re fwd ps pps cv pdf linkedin zoom teams
skype google meet internet english christmas easter god bless hr it qa q&a faq ceo cto cfo coo vp svp md ai ui
ux api us uk usa eu ok tv asap fyi kpi okr sales marketing finance operations engineering human resources legal
product design data customer success support research development accounts procurement logistics security
communications compliance quality strategy policy department division office team hiring manager director head
senior junior lead officer engineer analyst associate assistant coordinator specialist consultant executive
administrator supervisor board committee university college school hospital trust company group ltd limited inc
llc plc corp corporation gmbh co foundation council council's thank thanks you follow following follow-up
interview position role opportunity conversation application northern southern eastern western north south east
west i'm i'd i've i'll i jan feb mar apr jun jul aug sep sept oct nov dec"""
    )
) | {name.lower() for name in (*MONTHS, *WEEKDAYS)}
_SPEAKS = expression(
    r"^(?:'s\b| (?:mentioned|said|told|suggested|asked|explained|described|"
    r"showed|introduced|recommended|referred|walked|pointed|shared|"
    r"and (?:i|you|your)\b))"
)
_PERSON_SPEAKS = expression(
    r" (?:(?:also|kindly|then|has|had) )?(?:mentioned|said|told|suggested|asked|explained|described|showed|introduced|"
    r"recommended|referred|walked|pointed|shared|took|gave|spoke|joined|met|interviewed|invited|promised|wrote|called)\b"
)
_ACRONYM = compiled(r"^(?:[A-Z]{2,6}s?|[A-Z][a-z]?[A-Z]\w{0,4}|[A-Z]\d\w?)$")
_EMPLOYED = expression(r"\b(?:at|for|joined|left|from|with|in|near)(?: the)? $")
_NUMBERED = compiled(r" \d")
"""Behind these a capital is a label's, and no place's: "in Year 2", "at Number 4 shaft"."""
_JOINED = expression(
    r"\b(?:join(?:ing)?|(?:be )?part of|work(?:ing)? (?:for|at)|(?:role|position|post|job|vacancy|opening|opportunity) "
    r"(?:at|with)|contribut(?:e|ing) to|member of|future (?:at|with)|place at|interest in) (?:the )?$"
)
"""Before these a run of capitals is the firm one would work for, and no thing everybody knows."""
_NAMED = expression(
    r"\b(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|sister|matron|captain|cllr|rev|revd|called|named|(?:my|your) "
    r"(?:colleague|manager|supervisor|boss|mentor))\.?|(?:at|for|in|from|with|near|join|joining|joined|left|won an?|won the"
    r"|using|to|by|and|met|thank|of)"
    r"(?: the| old| nearby)?) $"
)
# What is planned or dreamt of needs no note: "then I am off to Kalgoorlie".
_GOING = expression(
    r"\b(?:(?:off|moving|going|back|travel(?:l?ing)?|holiday|trip|home|heading) (?:to|in|from)"
    r"|(?:come|travel|drive|fly|move|relocate)(?: up| down| over| across)? to) $"
)


_YOURS = compiled(r"\b(?:your|you)\b")


def name_claims(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """The names in one sentence. A run of capitalised words is one claim, supported when each of its words is."""
    if not any(map(_may_name.__getitem__, sentence.wording.texts)):  # as in most sentences
        return
    capitals = [at for at, text in enumerate(sentence.wording.texts) if text[0].isupper()]
    if capitals == [0] and _opens_only[sentence.wording.texts[0]]:
        return
    tokens = sentence.words
    titled = _is_titled(sentence.wording.texts) or sentence.part == "subject"
    run: list[re.Match[str]] = []
    before = -1
    for at in capitals:
        m = tokens[at]
        joined = at == before + 1 and run and sentence.text[run[-1].end() : m.start()] in (" ", "-", ". ", "'")
        if run and not joined:
            yield from _judge(sentence, run, evidence, titled, run[0] is tokens[0])
            run = []
        run.append(m)
        before = at
    if run:
        yield from _judge(sentence, run, evidence, titled, run[0] is tokens[0])


def _may_be_of_a_name(text: str) -> bool:
    """Whether a word has a capital that is not of style, as far as the word alone tells."""
    word = plain(text)
    of_style = is_stop(word) or word in _STYLE or len(word) < 2 or word.isdigit()
    return text[0].isupper() and not (of_style or TONGUE.fullmatch(text))


_may_name = Met(_may_be_of_a_name)


def _is_no_name_alone(text: str) -> bool:
    """Whether a word names nobody where its capital is the sentence's only one, and opens it: see `_is_name`."""
    word = plain(text)
    return is_ordinary(word) and word not in proper_names()


_opens_only = Met(_is_no_name_alone)


def _is_titled(words: list[str]) -> bool:
    """Whether the sentence is written in Title Case or capitals, so that capitals tell nothing."""
    long = [w for w in words[1:] if len(w) > 3 and w.isalpha()]
    capitals = [w for w in long if w[0].isupper()]
    return len(long) >= 2 and len(capitals) >= 0.7 * len(long) and sum(is_ordinary(plain(w)) for w in capitals) >= 2


def _judge(sentence: Sentence, run: list[re.Match[str]], evidence: Evidence, titled: bool, first: bool) -> Iterator[Claim]:
    names = []
    alone = len(run) == 1
    # Two names that speak are a person wherever they stand: "Penelope Vandersloot showed me the ward."
    person = len(run) == 2 and not titled and bool(_PERSON_SPEAKS.match(sentence.low, run[-1].end()))
    for m in run:
        opens = not person and ((first and m is run[0]) or _after_mark(sentence.text, m.start()))
        if _is_name(sentence, m, titled=titled, opens=opens, alone=alone, evidence=evidence):
            names.append(m)
    if not names:
        return
    sources = [_source(m.group(), evidence) for m in names]
    start, end = names[0].start(), names[-1].end()
    missing = [m for m, source in zip(names, sources, strict=True) if not source]
    before = sentence.low[max(0, start - 24) : start]
    if missing and _GOING.search(before) and not _YOURS.search(before):
        return
    if missing and len(run) > 1 and spelt_out(sentence, start, evidence):
        return
    words = sentence.words_at(start, end)
    # The candidate's own name may be shortened or spelt out in their own message.
    own = any(source.startswith("candidate:") for source in sources)
    telling = (
        len(names) > 1
        or (len(run) > 1 and not first and not titled)
        or bool(_NAMED.search(before))
        or any(plain(m.group()) in proper_names() for m in missing)
    )
    sure = not missing or (sentence.part != "subject" and not own and telling)
    yield Claim("name", words.text, words.start, words.end, not missing, sources[0] if not missing else "", sure)


def _after_mark(text: str, at: int) -> bool:
    """Whether the word stands where any word is capitalised: after a colon, a quote, a bullet or a dash."""
    return bool(_MARK_BEFORE.search(text[max(0, at - 3) : at]))


_MARK_BEFORE = compiled(r"(?:^|[:\"(\u2022\u2013\u2014*-])[ \"'(]*$")


def _is_name(sentence: Sentence, m: re.Match[str], *, titled: bool, opens: bool, alone: bool, evidence: Evidence) -> bool:
    word = plain(m.group())
    if not _may_name[m.group()]:
        return False
    if evidence.word(word) and not is_ordinary(word):
        return True
    if _ACRONYM.match(m.group()):
        return bool(_JOINED.search(sentence.low[max(0, m.start() - 40) : m.start()]))
    listed = word in proper_names()
    if opens and alone:
        speaks = bool(_SPEAKS.match(sentence.low[m.end() : m.end() + 40])) or m.group().endswith("'s")
        return speaks and (listed or not is_ordinary(word))
    if titled or opens:
        # Where every word has its capital, only a name one knows as such is one.
        return listed
    if listed or not is_ordinary(word):
        return not _greeted(m.group())
    # An ordinary word with a capital in mid-sentence: a name where it stands like a place or an employer.
    placed = _EMPLOYED.search(sentence.low[max(0, m.start() - 20) : m.start()])
    return bool(placed) and stem(word) not in everyday() and not _NUMBERED.match(sentence.low, m.end())


def _greeted(text: str) -> bool:
    """Whether the word is clipped or drawn out as in speech: "G'day", "Y'all", "Ohhh"."""
    return bool(re.match(r"[A-Za-z]'[a-z]{2}(?!.*[A-Z])|.*(.)\1\1", text))


def _source(text: str, evidence: Evidence) -> str:
    word = plain(text)
    return evidence.word(word) or evidence.kin(word) or evidence.initials.get(word, "") or _related(word, evidence)


def _related(word: str, evidence: Evidence) -> str:
    """The source of a place named by its adjective or the other way round: "Georgia" for "Georgian"."""
    if len(word) < 5:
        return ""
    for size in (3, 4, 5):  # "Elem." for "Elementary"
        if (short := word[:size]) != word and f"{short}." in evidence.words.get(short, "").casefold():
            return evidence.words[short]
    start = word[: max(5, len(word) - 2)]
    return next(
        (source for known, source in evidence.words.items() if known.startswith(start) and len(known) <= len(word) + 3), ""
    )
