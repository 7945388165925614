"""Puts a telegram on the candidate's background into the words it leaves out: "was foreman 3 years for a crew of 9"."""

from __future__ import annotations

import re
from collections.abc import Callable

from followup_ai.offline.finite import past
from followup_ai.offline.lexicon import PREPOSITIONS, base_of, counted_nouns, is_gerund, participle
from followup_ai.offline.shapes import NOUN_VERBS
from followup_ai.offline.spells import AGENT
from followup_ai.offline.wording import indefinite

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_YEARS = rf"(?:\d+|{_NUMBER}) (?:years?|months?|seasons?|terms?)"
_WHO = (
    r"(?P<who>(?!I\b|been\b|have\b)(?:[\w&'/-]+ ){0,4}?"
    r"(?:[a-z]{2,}(?:er|or|ist|ian|eer)|nurse|chef|cook|mechanic|foreman|guard|coach|lead|deputy|pilot|clerk|midwife"
    r"|medic|paramedic|vet|captain|assistant|steward|apprentice))"
)
_PAPERED = (
    r"(?P<what>[A-Z][\w.+-]*(?: [A-Za-z][\w.+-]*)?) (?P<how>certified|accredited|registered|qualified|licen[sc]ed|chartered)"
)
_LEVEL = r"[£$€]?\d[\d.,]*%?[km]?"


def _been(match: re.Match[str]) -> str:
    return f"I have been {indefinite(match['who'])} since {match['then']}"


def _papered_trade(match: re.Match[str]) -> str:
    who = "technician" if match["who"] == "tech" else match["who"]
    return f"I am {indefinite(match['body'])}-{match['how']} {who}"


def _for_years(match: re.Match[str]) -> str:
    return f"{match['long']} as {indefinite(match['who'])}"


def _licence(match: re.Match[str]) -> str:
    return f"I have a {match['how']} {match['what']}" + (f" and my own {match['own']}" if match["own"] else "")


_DESK = re.compile(r"^(?:front )?(?:desk|counter|line|ward|bench|tills?|switchboard|shop floor|pass)$")


def _in_a_field(match: re.Match[str]) -> str:
    what = match["what"]
    first = what.split()[0]
    if _DESK.search(what):
        return f"{match['long']} on the {what} "
    spent = first in PREPOSITIONS or first == "as" or is_gerund(first) or AGENT.search(what)
    bare = not spent and not re.search(r"(?:experience|qualified|desk|side)$", what)
    return f"{match['long']} {'in ' * bare}{what} "


_DEGREES = (
    r"(?P<rank>[Bb]achelor|[Mm]aster|[Dd]octor)s? of (?P<kind>(?:[Aa]pplied |[Ff]ine |[Ss]ocial |[Pp]ublic |[Bb]usiness )?"
    r"(?:[Aa]rts|[Ss]ciences?|[Ee]ducation|[Ee]ngineering|[Ll]aws?|[Nn]ursing|[Aa]dministration|[Pp]hilosophy|[Cc]ommerce"
    r"|[Mm]usic|[Aa]rchitecture|[Ww]ork|[Hh]ealth|[Pp]olicy|[Tt]echnology|[Mm]edicine|[Pp]harmacy|[Dd]esign|[Tt]heology"
    r"|[Dd]ivinity))"
)


def _degree(match: re.Match[str]) -> str:
    what = f" in {match['what']}" if match["what"] else ""
    return f"I hold a {match['rank'].capitalize()} of {match['kind'].title()}{what}{match['school'] or ''}"


_SHIFTS = r"(?:(?:permanent |rotating )?(?:nights|days|evenings|weekends|lates|earlies|night shifts?|day shifts?))"


def _shifts(match: re.Match[str]) -> str:
    what = re.sub(r"shift$", "shifts", match["what"])
    sized = f" with {match['size']}" if match["size"] else ""
    return f"I have worked {what} {match['where']}{sized} for {match['long']}"


def _shifts_in_a_unit(match: re.Match[str]) -> str:
    counted = match["unit"].split()[-1] in counted_nouns()
    where = match["where"] or ""
    return f"I have worked {match['what']} in {indefinite(match['unit'])}{where} for {match['long']}" if counted else match[0]


def _paper(match: re.Match[str]) -> str:
    what = re.sub(r"'s$", "'s degree", match["what"].lower().replace("masters", "master's"))
    return f"I hold {indefinite(what)} in "


def _never(match: re.Match[str]) -> str:
    base = base_of(match["did"], "past")
    done = participle(base) if base else ""
    return f"I have never {done}" if done else match[0]


def _of_a_person(match: re.Match[str]) -> str:
    return f"I hold {indefinite(match['whose'])} {match['paper']}{match['rest']}"


_IN_FULL: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        # a break is nobody's business where the years before it are told
        (
            r" before (?:my |the |a |having )?(?:career |long )?"
            r"(?:break|gap|maternity(?: leave)?|kids?|children|family|baby|twins)(?=,|$)",
            "",
        ),
        (
            rf"^(?:I )?(?:did|done|have done) (?P<long>\d+|{_NUMBER}) "
            r"(?P<of>summers|winters|years|months|seasons) (?=[a-z]+ing\b)",
            r"I spent \g<long> \g<of> ",
        ),
        (r"\blive in (?=(?:care|nanny|housekeeper|companion|maid|cook|tutor|au pair)\w*)", "live-in "),
        (r"\bafter school (?=club|care|program)", "after-school "),
        (r"\bon road\b", "on the road"),
        (
            r"^(?P<what>(?:[a-z]+ ){0,2}(?:flock|herd|team|crew|fleet|class|round|kitchen|ward) of \d.+?)"
            rf" for (?P<long>{_YEARS})$",
            r"\g<long> with a \g<what>",
        ),
        (rf"^(?:I am )?{_WHO} since (?P<long>{_YEARS})(?=,|$)", _for_years),
        (
            r"^(?P<degree>PhD|PharmD|MSc|BSc|MA|BA|MEng|BEng|MBA|LLB|MPharm|BEd),? (?P<school>[A-Z]{3,})(?=,|$)",
            r"\g<degree> from \g<school>",
        ),
        # "5 years nights at the bail hostel, 24 beds"
        (
            rf"^(?P<long>{_YEARS}) (?:on |doing )?(?P<what>{_SHIFTS}) (?P<where>(?:at|in|on|for) [^,]+)"
            r"(?:, (?P<size>\d+ [a-z]+s))?$",
            _shifts,
        ),
        # "3 years dementia unit nights with an agency"
        (
            rf"^(?P<long>{_YEARS}) (?P<unit>[a-z]+(?: [a-z]+){{0,2}}) (?P<what>nights|days|evenings|weekends)"
            r"(?P<where> (?:at|for|with) [^,]+)?(?=,|$)",
            _shifts_in_a_unit,
        ),
        (rf"^(?P<long>{_YEARS}) (?P<what>[a-z]+(?: [a-z]+){{0,2}}) (?=(?:at|in|for|with) )", _in_a_field),
        (
            rf"^(?P<long>{_NUMBER}|thirteen|fourteen|fifteen) of (?P<all>the \w+ (?:[A-Z]\w+ )?(?:exams|papers|modules))$",
            r"I have passed \g<long> of \g<all>",
        ),
        (
            r"^(?P<what>no (?:[a-z-]+ ){0,3}(?:accidents|incidents|injuries|complaints|findings|claims|points))$",
            r"I have had \g<what>",
        ),
        (
            r"^(?:a |my )?(?P<what>(?:(?:graduate|postgraduate|advanced|higher|national) )?"
            r"(?:diploma|certificate|master's|masters|bachelor's))(?: degree)?(?: in)? "
            r"(?!of |from |at |by |with |for |degree|in\b)(?=[a-z])",
            _paper,
        ),
        (
            rf"^(?:a |my )?{_DEGREES}(?: degree)?(?:(?:,| in|:) "
            r"(?P<what>(?!(?:at|from|with|in|by|on|passed|completed|first|upper)\b)"
            r"[A-Za-z&]+(?: [A-Za-z&]+){0,3}?))?(?P<school>,? (?:from|at) [A-Z][\w ]+)?"
            r"(?:,? \(?(?:in )?(?:19|20)\d\d\)?|, [A-Z].*)?$",
            _degree,
        ),
        (
            r"^(?P<paper>(?:[\w-]+ ){1,4}(?:licen[cs]e|certificate|ticket|card|registration)),? held (?:for )?"
            rf"(?P<long>{_YEARS})$",
            r"I have held my \g<paper> for \g<long>",
        ),
        (
            r"^[Ee]x[- ](?P<who>army|navy|police|air force|military|RAF|fire service|prison service|merchant navy),? "
            rf"(?:for )?(?P<long>{_YEARS})",
            r"\g<long> in the \g<who>",
        ),
        (rf"^[Ee]x[- ](?P<who>(?:[A-Z][\w&-]+ )?)mech(?:anic)? (?P<long>{_YEARS})", r"\g<long> as an \g<who>mechanic"),
        (r"^(?P<what>[A-Z][\w ]+ (?:diploma|certificate))$", r"I hold the \g<what>"),
        (r"^(?:I )?did return to (?=practice\b)", "I returned to "),
        (
            rf"^(?:I (?:am|was) )?{_PAPERED} (?:since |in )?(?P<then>(?:[A-Z]\w+ )?(?:19|20)\d\d|(?<=since )[A-Z]\w+)$",
            r"I have been \g<what> \g<how> since \g<then>",
        ),
        (
            r"^(?:I am )?(?:an? )?(?P<body>[A-Z]{3,8}) (?P<how>registered|certified|qualified|licen[sc]ed|accredited"
            r"|chartered) (?P<who>tech(?:nician)?|[a-z]+(?: [a-z]+)?(?:er|or|ist|ian|nurse))$",
            _papered_trade,
        ),
        (rf"^(?:I am )?{_PAPERED} (?:till?|until|to) (?P<then>.+)$", r"I am \g<what> \g<how> until \g<then>"),
        (rf"^(?:I(?: am|'m|'ve been| have been) )?(?:an? )?{_WHO} since (?P<then>(?:19|20)\d\d)(?=,|$)", _been),
        (
            rf"^(?:I )?(?:was|worked as|been|have been) (?:an? |the )?{_WHO} (?:for )?(?P<long>{_YEARS})(?P<rest> .+)?$",
            r"\g<long> as \g<who>\g<rest>",
        ),
        (r"\b(know|speak|use|understand) ([\w ]{2,20}?) (?:very |quite |so )?good(?=,|$)", r"\1 \2 very well"),
        (r"(?<=\bspeak )polish\b|\bpolish(?=(?:,| and) (?:[A-Z][a-z]+))", "Polish"),
        (
            rf"^({_YEARS}) of ((?:[a-z]+ )?(?:[a-z]+(?:er|or|ist|ian|eer)(?<!water)(?<!paper)(?<!labor)|nurse|chef|cook))"
            r"(?=,|$)",
            r"\1 as a \2",
        ),
        (
            r"^(?P<how>clean|full|valid) (?P<what>(?:UK |EU )?driving licen[cs]e)"
            r"(?: and (?:my )?own (?P<own>car|van|tools|transport))?$",
            _licence,
        ),
        (
            rf"^(?P<what>[A-Z][\w-]*(?: [a-z][\w-]*){{0,2}}) (?P<how>from {_LEVEL} to {_LEVEL}(?: (?:in|over|within) .+)?)$",
            r"I took \g<what> \g<how>",
        ),
        (r"^(?:I )?never (?P<did>[a-z]+)(?= \S)", _never),
        (r"^(?:lots|loads|plenty|tons|a lot|mostly) of (?=[A-Z][\w.+#-]*(?:,|$))", ""),
        (r"^(?P<what>[A-Z][\w.+#-]*), (?:mostly|mainly|chiefly|largely) [^,]+$", r"\g<what>"),
        (r"^(?:have )?(?=qualified teacher status\b)", "I have "),
        (
            r"^(?:an? |my )?(?P<whose>(?:master )?[a-z]+(?:er|or|man|woman)'s) (?P<paper>certificate|diploma|licen[cs]e|ticket)"
            r"(?P<rest>(?: (?:in|for|from) .+)?)$",
            _of_a_person,
        ),
        (r"^(?:an? )(?=(?:good|steady|sharp|keen|strong) (?:eye|hand|ear|memory|head|nose|stomach|sense)\b)", "I have a "),
        (r"^(?=(?:good|steady|sharp|keen|strong) (?:eye|hand|ear|memory|head|nose|stomach|sense)\b)", "I have a "),
    )
)


def in_full(line: str) -> str:
    """A note on the background in the words it leaves out: "was foreman 3 years for a crew" → "3 years as foreman for a crew".

    Args:
        line: the clean note.
    """
    for pattern, form in _IN_FULL:
        match = pattern.search(line)
        if match:
            said = match.expand(form) if isinstance(form, str) else form(match)
            line = f"{line[: match.start()]}{said}{line[match.end() :]}"
    return the_named(line).strip()


def the_named(words: str) -> str:
    """Words with the article of what a name only describes: "at Bayou Oaks golf course", "from Tam Lin tour"."""
    return _AT_A_NAMED.sub(_the_named, words)


# "at Bayou Oaks golf course": a place that its name only describes
_AT_A_NAMED = re.compile(
    r"\b(?P<at>at|for|with|in|from) (?P<name>(?:[A-Z][\w'’-]+ ){1,3})"
    r"(?P<what>(?!(?:this|last|every|each|since|as|and|for|in|at|on|with)\b)[a-z]+(?: [a-z]+)?)(?=$|,)"
)


def _the_named(match: re.Match[str]) -> str:
    kind = match["what"].split()[-1]
    return f"{match['at']} the {match['name']}{match['what']}" if kind in counted_nouns() else match[0]


def belittles(line: str) -> bool:
    """Whether a note tells what the candidate lacks, lost or failed: nobody offers that."""
    return bool(_BELITTLES.search(line))


_BELITTLES = re.compile(
    r"^(?:(?:an? )?(?:wee |little |tiny )?(?:bit|touch|smattering) of "
    r"|no (?!.*\b(?:accidents?|incidents?|injury|injuries|complaints?|findings?|claims?|points"
    r"|call ?backs?|recalls?|defects?)"
    r"(?:$| (?:by|in|at|on|since|through) ))|not "
    r"|never (?!an? |(?:missed|lost|dropped|(?:been )?(?:late|ill|sick|off|absent)"
    r"|had an?|broken?|crashed|let|spilt|failed) )|failed "
    r"|I (?:have|am|can|could|do|was) not |without |lacking |resigned|sacked|fired|left |dropped out)"
    r"|\bto answer for\b|\bfailed (?!parts?\b|items?\b)|\bdid ?n[o']?t\b|\b(?:expired|lapsed)\b",
    re.IGNORECASE,
)


def as_worked(clause: str) -> str:
    """ "I have spent 19 years on towers" as one says it: "I have worked on towers for 19 years"; others as they are.

    Args:
        clause: what the candidate may say of themselves; what follows a slip of its tense goes.
    """
    clause = _BEFORE_A_BREAK.sub(r"\g<what>", clause)
    if _THEN.search(clause):
        return clause.replace("I have spent ", "I spent ", 1)
    clause = _SEASONS.sub(r"I have worked \g<long>", _SPENT.sub(_worked, clause))
    slip = _SLIPS_BACK.match(clause)
    if slip is None or _GOVERNS.search(slip["told"]):
        return clause
    told, do = past(slip["did"]), slip["do"]
    now = base_of(do, "base") and not past(do) and (do not in NOUN_VERBS or slip["at"] == "there")
    return slip["told"] if told and now else clause


# "I did my apprenticeship in Graz and stay there for 5 years": a tense that its verb does not keep
_SLIPS_BACK = re.compile(
    r"^(?P<told>I (?P<did>[a-z]+) .+?),? and (?P<do>[a-z]+) (?P<at>there|at|in|for|with|from|until|the|my|an?|\d).*$"
)
_GOVERNS = re.compile(r"\b(?:to|can|could|would|will|should|must|help\w*|let|make|made|watch\w*|who|that|which|I still|we) ")


# "hand signals thing", "the rota stuff": the writer knows what is meant, and no reader does
_VAGUE = re.compile(r"^(?:(?:the|my|that|this) )?(?:[\w'-]+ ){1,3}(?:thing|things|thingy|stuff)$", re.IGNORECASE)


def is_vague(text: str) -> bool:
    """Whether a note only points at something by a word for anything ("hand signals thing")."""
    return bool(_VAGUE.match(text.strip(" .!?")))


# what came between the years and now is nobody's business
_BEFORE_A_BREAK = re.compile(r"(?<=^I have spent )(?P<what>.+?) before (?:my|having) [a-z' -]+(?=$|,)")
# "two years on the gates while I was at college": a time that is over
_THEN = re.compile(r" (?:while|when|until|before) I (?:was|had|left|went|started|moved|came)\b")
# "nine seasons, the last three as second in charge"
_SEASONS = re.compile(r"^I have (?P<long>[\w.-]+ (?:seasons|harvests|vintages))(?=,|$)")
# Years are spent "at" a place and doing a thing; "on", "in", "as" and "with" go with work.
_SPENT = re.compile(
    r"^I have spent (?P<long>(?:over |about |nearly |almost )?[\w+-]+ (?:years|months|seasons|summers)) "
    r"(?P<how>(?:on(?! the road\b)|in|as|with(?! an? [a-z-]+ (?:in|at|of))) .+)$"
)


def _worked(match: re.Match[str]) -> str:
    long_or_parted = len(match["how"].split()) > 6 or re.search(rf" and (?:\d+|{_NUMBER})\b", match["how"])
    return match[0] if long_or_parted else f"I have worked {match['how']} for {match['long']}"
