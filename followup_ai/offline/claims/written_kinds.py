"""Tells of what kind a tidy phrase on the candidate is, and the frame that makes a statement of it.

A deed wants "I"; what one is wants "I am"; a paper wants "I have a"; the work one did wants "My work has included".
"""

from __future__ import annotations

import re

from followup_ai.offline.claims.fuller import as_worked
from followup_ai.offline.claims.spells import AMOUNT, is_agent, my_years, years_of
from followup_ai.offline.claims.sure_claims import is_credential
from followup_ai.offline.claims.written_deeds import (
    COUNTED,
    deed,
    doing,
    first_word,
    habit,
    head_of,
    of_others,
    only,
    perfect,
    second_word,
)
from followup_ai.offline.claims.written_papers import DEGREE, PAPER_HEAD, SINCE, paper, study
from followup_ai.offline.english.finite import adjective
from followup_ai.offline.english.lexicon import DETERMINERS, PREPOSITIONS, is_gerund, takes_no_article
from followup_ai.offline.english.noun_runs import is_plural, lacks_article
from followup_ai.offline.english.tongues import LANGUAGES
from followup_ai.offline.typed.wording import indefinite

_TONGUES = "|".join(sorted(map(str.capitalize, LANGUAGES), key=len, reverse=True))
TONGUE = re.compile(
    rf"^(?:(?:fluent|basic|good|everyday|conversational|working|some|business|intermediate|advanced|a little|native) )?"
    rf"(?:{_TONGUES})(?: \([^()]+\)| (?:at |to )?[ABC][12](?: level)?)?$",
    re.IGNORECASE,
)
"""One language, with how well it is spoken before or behind it."""
_ADVERB = r"(?:currently|now|presently|already|also|regularly|recently)"
_LETTERS = re.compile(
    r"^(?P<what>[A-Z][\w&/.+-]*(?:(?:,| and| or|/(?= )) ?[A-Z][\w&/.+-]*| [A-Z\d][\w&/.+-]*)* (?:certified|accredited"
    r"|registered|qualified|licen[cs]ed"
    r"|chartered|trained|cleared|checked|approved))(?P<rest>(?: (?:since|until|in|to|for|as|with)\b.*)?)$"
)
_BE = re.compile(
    r"^(?:comfortable|confident|fluent|bilingual|proficient|experienced|competent|skilled|familiar|strong (?:in|at"
    r"|with|on)|good (?:with|at)"
    r"|happy (?:to|with|on)|used to (?:[a-z]+ing|the|a|an|working)|able to|responsible for|quick (?:to|at)|calm"
    r"|licensed to|qualified to"
    r"|certified to|trained to|available|eligible|at home (?:in|with|on))\b"
)
_EXPERIENCED = re.compile(
    r"^(?:(?:some|good|extensive|practical|hands-on|working) )*(?:experience|knowledge|understanding"
    r"|command) (?:of|in|with|on)\b"
)
_QUALITY = re.compile(
    r"(?:skills|record|references|background|contacts|network|rapport|(?:good|sharp|keen|steady|strong"
    r"|light) (?:eye|ear|hands?|memory))$"
)


def framed(phrase: str) -> tuple[str, str]:
    """A phrase as a statement of the candidate's, and as a noun phrase where that reads well, too; "" for none.

    Args:
        phrase: one part of a tidy note, its first letter small where it is no name.
    """
    for kind in (
        _as_letters,
        of_others,
        deed,
        _being,
        habit,
        _spell,
        _person,
        study,
        paper,
        _work,
    ):
        if found := kind(phrase):
            return found
    return "", ""


def _as_letters(phrase: str) -> tuple[str, str] | None:
    if match := _LETTERS.match(phrase):
        since = match["rest"].startswith(" since")
        return only(f"I {'have been' if since else 'am'} {phrase}")
    return None


def _being(phrase: str) -> tuple[str, str] | None:
    how = re.match(rf"^{_ADVERB} ", phrase)
    bare = phrase[how.end() :] if how else phrase
    if (be := _BE.match(bare)) and (" " in be[0] or _IS_SO.match(bare[be.end() :].strip() or "and")):
        past_house = re.search(r" (?:that|which|who) (?:was|were|had|[a-z]+ed|sold|made|ran|kept|held|won|fed|took)\b", phrase)
        verb = "was" if past_house and be[0].startswith("responsible") else "have been" if SINCE.search(phrase) else "am"
        return only(f"I {verb} {phrase}")
    return None


_IS_SO = re.compile(rf"(?:[a-z]+ing|and|to|{'|'.join(sorted(PREPOSITIONS))})\b")


def _spell(phrase: str) -> tuple[str, str] | None:
    """A length of time and what filled it."""
    match = AMOUNT.match(phrase)
    if match is None:
        return None
    if re.match(r"['’]? (?:apprenticeship|training|study|placement)\b", phrase[len(match[0].rstrip("'’")) :]):
        return only(f"I did {phrase}")
    long, rest = match[0].strip().rstrip("'’"), phrase[match.end() :].strip()
    first = first_word(rest) if rest else ""
    if experienced := _OF_EXPERIENCE.match(rest):
        return f"I have {long} of experience {experienced['what']}", f"my {long} of experience {experienced['what']}"
    if rest[:1].islower() and first not in PREPOSITIONS | DETERMINERS and is_agent(head_of(rest)):
        rest, first = f"as {indefinite(rest)}", "as"  # "nine years signaller on a single line"
    if employed := _HOW_EMPLOYED.match(rest):
        return f"I have been {employed['how']} for {long}{employed['rest']}", ""
    if first in ("as", "in", "on", "at", "with", "under", "across", "aboard", "among", "between", "within") or doing(first):
        return as_worked(f"I have spent {long} {rest}"), my_years(long, rest)
    if first == "of" and len(rest.split()) > 1 and not is_agent(head_of(rest[3:])) and not rest.startswith("of experience"):
        return years_of(long, rest[3:]), my_years(long, rest)
    return None


_HOW_EMPLOYED = re.compile(
    r"(?P<how>self-employed|freelance|qualified|registered|chartered)(?P<rest>(?: (?:as|in|with|at) .+)?)$"
)
_OF_EXPERIENCE = re.compile(r"(?:of )?(?:work |working )?experience (?P<what>(?:in|with|of|as|on|at) .+|[a-z]+ing .+)$")
_PERSON = re.compile(
    r"(?:advocate|member|fellow|associate|graduate|founder|owner|licentiate|governor|magistrate|trustee|responder"
    r"|aider|lead|head|chair"
    r"|champion|captain|treasurer|secretary|user|speaker|holder|guide|steward|warden|officer|(?:leading|deck|stable"
    r"|farm|bench|dock|shed) hand|student)$",
    re.IGNORECASE,
)
_FOR_YEARS = re.compile(rf" for {AMOUNT.pattern.lstrip('^')}(?=$| (?:during|while|until|covering|between)\b)", re.IGNORECASE)
_STILL = re.compile(
    r"(?:trustee|member|fellow|governor|graduate|magistrate|aider|owner|founder|associate|advocate|treasurer|warden"
    r"|patron)$"
)


def _person(phrase: str) -> tuple[str, str] | None:
    """What one is: "ISO 22000 internal auditor", "electrician by trade", "wilderness first responder"."""
    head = head_of(phrase)
    last = head.split()[-1] if head else ""
    if (
        not last
        or first_word(phrase) in DETERMINERS
        or is_plural(last)
        or last.lower() in LANGUAGES
        or re.match(DEGREE, phrase)
    ):
        return None
    if is_gerund(phrase.split()[0]) and phrase[:1].islower() and not _PERSON.search(head):
        return None
    if not (is_agent(head) or _PERSON.search(head)) or is_credential(last) or len(head.split()) > 5:
        return None
    if SINCE.search(phrase):
        return only(f"I have been {indefinite(phrase)}")
    if _FOR_YEARS.search(phrase):
        return only(f"I have {'been' if _STILL.search(last) else 'worked as'} {indefinite(phrase)}")
    if re.search(r" on (?!call\b)[a-z]+", phrase):
        return only(f"I have been {indefinite(phrase)}")  # "principal investigator on four grants"
    elsewhere = re.search(r" (?:at|with) (?:an?|the|my|[A-Z])| for (?:an?|the|my) ", phrase)
    if elsewhere and not _STILL.search(last):
        return f"I have worked as {indefinite(phrase)}", ""
    return only(f"I am {indefinite(phrase)}")


def _work(phrase: str) -> tuple[str, str] | None:
    """What one's work was, or what one has to offer: "leather work and deep buttoning", "writing clear incident logs"."""
    first = first_word(phrase)
    head = head_of(phrase)
    last = head.split()[-1].lower() if head else ""
    if not last or first in PREPOSITIONS or first in ("my", "the", "a", "an", "no", "every", "all", "any"):
        return None
    if is_gerund(first) and any(PAPER_HEAD.fullmatch(w) for w in phrase.split()):
        return None  # "working at height card": a paper's name, of which nothing tells where it ends
    if _EXPERIENCED.match(phrase) or (_QUALITY.search(head) and first not in DETERMINERS):
        bare = _EXPERIENCED.match(phrase) and (last == "experience" or not re.match("good|working", phrase))
        counted = not is_plural(last) and not bare
        return f"I have {indefinite(phrase) if counted else phrase}", f"my {phrase}" if first != "some" else ""
    if COUNTED.match(phrase):
        return _counted(phrase, head, last)
    named = not (is_gerund(last) and " " in head)  # "Python scripting" is a doing, whatever Python is
    if (
        named
        and re.search(r"[A-Z]", re.sub(r"\b(?:CIP|PCR|CNC|CAD|HR|IT|VAT|QA|QC|PR|TIG|MIG|ICU|A&E|[A-Z]{2,5})\b", "", head))
    ) or (is_credential(last) and last not in ("work", "practice", "research")):
        return None  # names: a program, a licence, or a tongue
    if _SUBJECT_AT.match(phrase):
        return only(f"I studied {phrase}")
    second = second_word(phrase).lower()
    outright = second in DETERMINERS | PREPOSITIONS or second[:1].isdigit() or adjective(second) or " myself" in phrase
    done = outright and is_gerund(first) and not re.search(r" and [a-z]+ing\b", phrase) and first not in ("typing", "training")
    if done and (did := perfect(first)):
        return only(f"I have {did} {phrase.partition(' ')[2]}")
    activity = is_gerund(first) or takes_no_article(last) or is_plural(last) or is_gerund(last)
    activity = activity or bool(re.search(r"[a-z]ing (?:up|out|off|down)$", head))
    offered = re.match(
        r"(?:good|strong|excellent|clean|full|basic|advanced|keen|great|own|fast|steady|safe|native|fluent)\b", phrase
    )
    if not activity or (offered and not is_plural(last)) or lacks_article(f"my work has included {phrase}"):
        return None
    return f"my work has included {phrase}", ""


def _counted(phrase: str, head: str, last: str) -> tuple[str, str] | None:
    """So many of something: seasons are worked, papers and days are had, of anything else one's work has included them."""
    if last in ("seasons", "summers", "winters", "voyages", "harvests"):
        return only(f"I have spent {phrase}")
    if (
        AMOUNT.match(phrase)
        or re.search(r"\b(?:years?|months?)$", head)
        or not (is_plural(last) or " pending " in f" {phrase} ")
    ):
        return None  # "three years sales": what joins them, nothing tells
    held = PAPER_HEAD.search(last) or last in ("days", "hours", "weeks", "nights") or " pending " in f" {phrase} "
    return only(f"{'I have' if held else 'my work has included'} {phrase}")


# "economics at USP": a subject, and where it was studied
_SUBJECT_AT = re.compile(
    r"^(?:[a-z]+ )?(?:[a-z]+(?:omics|ology|istry|ography|matics|ysics)|law|history|music|engineering|philosophy"
    r"|medicine|accounting) at [A-Z]"
)
