"""Says in usual English what a note in a learner's order tells of years, posts, papers and skills.

"I am nurse since 12 years in hospital of Lisbon" leaves no doubt of what is meant; each kind of note has one order in English.
What comes behind the first comma is left: how it hangs on the rest, such notes do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from followup_ai.language.dates import MONTH
from followup_ai.offline.articles import after_prepositions, with_articles
from followup_ai.offline.claims import Claim
from followup_ai.offline.cleaning import plain, tidy
from followup_ai.offline.doubts import odd_words
from followup_ai.offline.finite import adjective
from followup_ai.offline.fuller import belittles
from followup_ai.offline.lexicon import DETERMINERS, SEVERAL, base_of, counted_nouns
from followup_ai.offline.noun_runs import is_plural, is_single, lacks_article
from followup_ai.offline.screening import is_private, is_unfit
from followup_ai.offline.slips import is_slip
from followup_ai.offline.spells import is_agent
from followup_ai.offline.typos import slips_in
from followup_ai.offline.whole_english import plainer
from followup_ai.offline.wording import indefinite

_LONG = r"(?P<long>(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)) ?(?P<unit>year|month|season|week)s?"
_SINCE = r"(?:since|for|from|during|already)?"
_WHERE = r"(?P<where>(?: (?:in|at|on|with|for) (?!\d)[\w' -]+?)?)"
_WHO = (
    r"(?:an? |the )?(?P<who>(?:(?!since|for|from|already|work)[a-z-]+ ){0,2}(?!since|for|from|already)[a-z]+"
    r"(?: (?:of|in) [a-z]+(?: [a-z]+)??)?)"
)
_PAPER = (
    r"(?P<paper>course|certificate|diploma|training|licen[cs]e|internship|apprenticeship|qualification"
    r"|(?:(?:master|bachelor) )?degree)"
)
# "last year", "in March", "2015"
_WHEN = rf"(?P<when>(?: in)? (?:last|this) \w+|(?: in)? (?:(?:{MONTH}) )?(?:19|20)\d\d| in (?:{MONTH}))?"
_AS = r"(?: as (?:an? )?(?P<as>[a-z -]+?))?(?P<at>(?: (?:in|at) [\w' -]+)?)"
_WORKED = r"(?:(?:was|am|been) )?work(?:ed|ing|s)?"
_MANY = re.compile(rf"\b(?P<many>{SEVERAL}|\d{{2,}}) (?P<what>[a-z]+)(?=$|,| (?:in|at|on|of|for|with|per|an?|and)\b)")
_BARE = re.compile(
    r"\b(?P<at>in|at|for|of|with|as) (?P<what>(?:[a-z-]+ ){0,2}(?P<head>[a-z]+))"
    r"(?=$| (?:in|at|of|for|with|as|and|on|last|this)\b)"
)
# "a hospital of Lisbon": places stand in their towns
_OF_TOWN = re.compile(r"(?P<place>\b(?:in|at) an? [a-z -]+) of (?P<town>[A-Z]\w+)")


def usual_claims(note: str) -> tuple[Claim, ...]:
    """What a note in a learner's order says, in the order that English has; () where it is of no known kind, or not sure.

    Args:
        note: as typed.
    """
    if is_private(note) or is_unfit(note):
        return ()
    line = _MANY.sub(_several, tidy(plain(note), {}).strip(" ."))
    line = (
        re.sub(r"^(?:and |also )?(?:(?:in my country|before|back home),? )?(?:I )?(?:also )?(?:have )?(?:also )?", "", line)
        .split(", ")[0]
        .strip()
    )
    if belittles(line):
        return ()
    for pattern, form in _KINDS:
        match = pattern.fullmatch(line)
        said = _whole(form(match)) if match else ""
        if said:
            return (Claim(clause=said, text=note, stated=True),)
    return ()


def _whole(said: str) -> str:
    """A statement with its articles; "" where a word or a joint of it is not sure."""
    said = _OF_TOWN.sub(r"\g<place> in \g<town>", _BARE.sub(_articled, after_prepositions(said, "a")))
    amiss = odd_words(said) or slips_in(said) or is_slip(said) or lacks_article(plainer(said)) or len(said.split()) > 20
    return "" if amiss or not said else said


def _articled(match: re.Match[str]) -> str:
    what, head = match["what"], match["head"]
    bare = what.split()[0] not in DETERMINERS and head in counted_nouns() and not is_plural(head)
    return f"{match['at']} {indefinite(what) if bare else what}"


def _several(match: re.Match[str]) -> str:
    what = match["what"]
    if not is_single(what) and what not in ("person", "child", "man", "woman"):
        return match[0]
    odd = {"person": "people", "child": "children", "man": "men", "woman": "women"}.get(what)
    ending = "es" if re.search(r"(?:s|x|ch|sh)$", what) else "s"
    return f"{match['many']} {odd or (re.sub('(?<=[^aeiou])y$', 'ie', what) + ending)}"


def _length(match: re.Match[str]) -> str:
    return f"{match['long']} {match['unit']}{'s' * (match['long'] not in ('1', 'one'))}"


def _as_somebody(match: re.Match[str]) -> str:
    who = match["who"]
    return f"I have worked as {indefinite(who)}{match['where']} for {_length(match)}" if is_agent(who.split(" of ")[0]) else ""


def _as_somebody_since(match: re.Match[str]) -> str:
    who = match["who"]
    said = f"I have worked as {indefinite(who)}{match['where']} since {match['then']}"
    return said if is_agent(who.split(" of ")[0]) else ""


def _somewhere(match: re.Match[str]) -> str:
    who = (match.groupdict().get("as") or "").strip()
    post = f" as {indefinite(who)}" if who and is_agent(who) else ""
    return f"I have worked{match['where']}{post}{match['at']} for {_length(match)}"


def _since_then(match: re.Match[str]) -> str:
    return f"I have worked{match['where']} since {match['then']}"


def _experience(match: re.Match[str]) -> str:
    who = (match.groupdict().get("as") or "").strip()
    post = f" as {indefinite(who)}" if who and is_agent(who) else ""
    return f"I have {_length(match)} of experience{match['where']}{post}{match['at']}" if match["where"] or post else ""


def _was(match: re.Match[str]) -> str:
    return f"I was {indefinite(match['who'])}{match['where']}" if is_agent(match["who"].split(" of ")[0]) else ""


def _studied(match: re.Match[str]) -> str:
    did, paper, what = match["did"] or "", match["paper"].replace("r d", "r's d"), match["what"]
    when = re.sub(r"^ (?=(?:[A-Z]\w+ )?\d{4}$)", " in ", match["when"] or "")
    if match["joint"] == "for" and is_single(what):
        paper, what = f"{what} {paper}", ""  # "training for forklift"
    of = f" {'for' if paper.startswith('licen') else 'in'} {what}" if what else ""
    if paper in ("internship", "apprenticeship"):
        return f"I did {indefinite(paper)} at {what}{when}" if did else ""
    if paper.endswith(("course", "training")) or when:
        held = paper if paper.endswith("training") else indefinite(paper)
        return f"I {'took' if paper.endswith(('course', 'training')) else 'got'} {held}{of}{when}"
    if is_agent(what.split(" from ")[0].split(" in ")[0]):
        of = f" as {indefinite(what)}"
    return f"I have {indefinite(paper)}{of}"


def _driving(match: re.Match[str]) -> str:
    own = f" and my own {match['own']}" if match["own"] else ""
    return f"I have a category {match['cat']} driving licence{own}"


def _responsible(match: re.Match[str]) -> str:
    return f"I {'was' if match['be'] == 'was' else 'am'} responsible for {with_articles(match['what'])}"


def _able(match: re.Match[str]) -> str:
    things = [indefinite(w) if is_single(w.split()[-1]) else w for w in re.split(r" and |, ", match["what"])]
    return f"I can {match['do']} {' and '.join(things)}" if base_of(match["do"], "base") and not adjective(match["do"]) else ""


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (rf"(?:(?:am|was|been|as|{_WORKED} as) )?{_WHO} {_SINCE} ?{_LONG}{_WHERE}", _as_somebody),
        (rf"(?:(?:am|was|been|as|{_WORKED} as) )?{_WHO}{_WHERE} {_SINCE} ?{_LONG}", _as_somebody),
        (rf"(?:(?:am|was|been|as|{_WORKED} as) )?{_WHO}{_WHERE} (?:since|from) (?P<then>(?:19|20)\d\d)", _as_somebody_since),
        (rf"{_WORKED}{_WHERE} {_SINCE} ?{_LONG}{_AS}", _somewhere),
        (rf"{_WORKED} {_SINCE} ?{_LONG}{_WHERE}{_AS}", _somewhere),
        (rf"{_WORKED}{_WHERE} since (?P<then>(?:19|20)\d\d)", _since_then),
        (rf"experience (?:of |for )?{_LONG}{_WHERE}{_AS}", _experience),
        (rf"{_LONG} (?:of )?experience{_WHERE}{_AS}", _experience),
        (rf"was {_WHO}{_WHERE}", _was),
        (
            rf"(?:(?P<did>made|did|do|had|finish(?:ed)?|took|take|got|get) )?(?:an? |the |my )?{_PAPER} "
            rf"(?P<joint>of|for|in|about|on) (?P<what>(?!the\b|my\b)[a-z][\w -]*?){_WHEN}",
            _studied,
        ),
        (
            r"driving licen[cs]e,? (?:cat(?:egory)?\.? )?(?P<cat>[A-D]\d?E?)(?: and (?:(?:a|my) )?(?:own )?(?P<own>car|van))?",
            _driving,
        ),
        (r"(?:(?P<be>am|was) )?responsible (?:of|for|to) (?P<what>[a-z][\w' -]+)", _responsible),
        (r"can (?:to )?(?P<do>[a-z]+) (?P<what>[a-z-]+(?: [a-z-]+)?(?: and [a-z-]+(?: [a-z-]+)?)?)", _able),
    )
)
