"""Says in one plain statement what notes of the commonest telegraphic kinds tell of the candidate: "licensed for eleven years".

Each kind has one shape in notes and one in English; what a note does not tell is not said.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from followup_ai.language.dates import MONTH
from followup_ai.offline.cleaning import everyday
from followup_ai.offline.finite import adjective, past
from followup_ai.offline.lexicon import DETERMINERS, base_of, participle, takes_no_article
from followup_ai.offline.typos import slips_in
from followup_ai.offline.wording import indefinite

_NUMBER = (
    r"(?:(?:over|about|around|nearly|almost) )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|thirty)"
)
_LENGTH = rf"{_NUMBER} (?:years?|months?|weeks?|days|nights|seasons?|summers?|winters?|terms?)"
_YEAR = r"(?:19|20)\d\d"
_NAME = r"[A-Za-z]*[A-Z][\w.+#/-]*(?: [A-Z][\w.+#/-]*)?"
_FIGURE = r"[£$€]?\d[\d.,]*(?: ?%| per ?cent| percent)?"
_STANDING = (
    r"(?:(?:fully|dually|state) )?(?:licen[cs]ed|registered|chartered|sworn|insured|bonded|certified|accredited|qualified"
    r"|ordained|self-employed|freelance)"
)
# What is done without an object, so that a length of time behind it is how long it went on
_WENT_ON = (
    r"(?:worked|cooked|nursed|drove|taught|lived|sailed|served|sang|danced|volunteered|fished|farmed|climbed|dived|dove|flew"
    r"|guided|coached|temped|waited|welded|studied|toured|travelled|lectured|acted|baked|rowed|skied|trained)"
)

_RESPELT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r",? (?:no (?:problem|bother|worries|sweat)|nae bother|for real)[\s.!]*$", re.IGNORECASE), ""),
    (re.compile(r"\b(the (?:[a-z]+ ){1,2})co(?=$|[,.;])"), r"\1company"),
    (re.compile(r"^nvq ?(?:level |lvl )?(?=\d$)", re.IGNORECASE), "NVQ level "),
    (re.compile(r"^(?P<what>[a-z]+)! (?=[A-Za-z]+ \d)"), ""),
    (re.compile(rf"^(?P<did>(?:I )?{_WENT_ON}) (?P<long>{_LENGTH}) (?=(?:on|in|at|with|as|under|aboard|off|abroad)\b)",
                re.IGNORECASE),
     r"\g<did> for \g<long> "),
    (re.compile(r"^(?:I |i )?know (?:how to )?(?P<do>[a-z]+) (?P<how>[a-z]+) (?P<what>[a-z].*)$"), lambda m: _can_do(m)),
    (re.compile(r"^(?:I |i )?(?P<did>[a-z]+) (?P<what>.+ (?:for|over|in) the (?:last|past) (?:\w+ )?"
                r"(?:year|months|years|seasons))$"),
     lambda m: _until_now(m)),
)  # fmt: skip


def respelt(text: str) -> str:
    """A note on the candidate with the small words of its kind: "cooked 3 weeks on …" → "cooked for 3 weeks on …".

    Args:
        text: the note as typed.
    """
    for pattern, form in _RESPELT:
        text = pattern.sub(form, text, count=1)
    return text


_SIZED = re.compile(r"\b(?P<how>small|simple|little|basic|minor|easy) (?P<what>[a-z]+)(?= (?:on|in|at|for|of|with|to)\b|$)")


def _can_do(match: re.Match[str]) -> str:
    """ "know repair small thing on the truck": what one knows to do, one can do."""
    if not base_of(match["do"], "base") or not (match["how"] in DETERMINERS or adjective(match["how"])):
        return match[0]
    rest = _SIZED.sub(lambda m: f"{m['how']} {_many(m['what'])}", f"{match['how']} {match['what']}")
    return f"I can {match['do']} {rest}"


def _many(noun: str) -> str:
    return noun if (takes_no_article(noun) and noun != "thing") or noun.endswith(("s", "x", "ch", "sh", "y")) else f"{noun}s"


def _until_now(match: re.Match[str]) -> str:
    """ "kept remakes under 2 per cent for the past year": what has gone on until now."""
    base = base_of(match["did"], "past")
    done = participle(base) if base and past(match["did"]) and base not in ("be", "have", "do") else ""
    return f"I have {done} {match['what']}" if done else match[0]


def _standing(match: re.Match[str]) -> str:
    count = match["count"]
    return f"I have been {match['what']} {match['long']}{f', with {count}' if count else ''}"


def _tongues(match: re.Match[str]) -> str:
    what = match["what"].lower()
    if match["too"]:
        return f"{match['tongue']} and {match['too']} are both my {what}s"
    return f"{match['tongue']} is my {what}"


def _every_day(match: re.Match[str]) -> str:
    often = "every week" if "week" in match["often"] else "every day"
    return f"I have used {match['tool']} {often} for {match['long']}"


def _codes(match: re.Match[str]) -> str:
    codes = re.findall(r"[A-Za-z]+\d+", match[0].upper())
    if len({re.sub(r"\d", "", code) for code in codes}) > 1:
        return ""
    return f"I hold {', '.join(codes[:-1])} and {codes[-1]}"


def _until(match: re.Match[str]) -> str:
    what = match["what"]
    paper = what.isupper() or re.search(r"(?:card|licen[cs]e|badge|ticket|certificate|medical|CPC|permit|visa)$", what)
    paper = paper and (" " in what or not what.islower())  # which card it is, "card to 2029" does not tell
    return f"my {what} is valid until {match['when']}" if paper else ""


def _renewed(match: re.Match[str]) -> str:
    when = match["when"]
    return f"I renewed my {match['what']} {when if when.startswith(('this', 'last')) else f'in {when.capitalize()}'}"


def _unknown_tool(match: re.Match[str]) -> str:
    """ "klaviyo 3 years": a word that no dictionary holds, and that is no slip of one it holds, names a program."""
    tool = match["tool"]
    two = any(everyday(tool[:at]) and everyday(tool[at:]) for at in range(3, len(tool) - 2))  # "bootcamp"
    trade = re.search(r"(?:[eo]r|ist|ie|[mp]an|hand|folk)$", tool)  # "postie", "groundskeeper"
    named = not trade and not two and not everyday(tool) and not slips_in(tool) and not base_of(tool, "gerund")
    return f"I have used {tool.capitalize()} for {match['long']}" if named else ""


_STATED: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"^(?:I am |I have been )?(?P<what>{_STANDING}(?: and {_STANDING})?) (?P<long>for {_LENGTH}|since {_YEAR})"
                rf"(?:, (?P<count>(?:about |over |some |nearly )?\d[\d,]* [a-z]+s))?$"), _standing),
    (re.compile(rf"^(?:I )?(?P<did>qualified|graduated)(?: in)? (?P<when>(?:{MONTH} )?{_YEAR})$"), r"I \g<did> in \g<when>"),
    (re.compile(r"^(?P<tongue>[A-Z][a-z]+) (?:is |as )?(?:my )?(?P<what>first language|mother tongue)"
                r"(?:(?:,| and) (?P<too>[A-Z][a-z]+) (?:the )?(?:same|too|also|as well))?$"), _tongues),
    (re.compile(rf"^my (?:[\w'’-]+ ){{1,4}}(?:went|fell|rose|grew|dropped|came|improved) (?:up |down )?(?:from {_FIGURE}"
                rf"(?: [a-z]+)? to |to |by ){_FIGURE}(?: [\w' -]+)?$"), r"\g<0>"),
    # "them" are the things that are known
    (re.compile(r"^I know the [a-z][\w' -]*s (?:because|since|from when|as) (?:my|I|we|the) [\w' -]+$"), r"\g<0>"),
    (re.compile(r"^(?:my |an |a )?average (?:of )?(?P<n>\d[\d.,]* [^,]+)$"), r"I average \g<n>"),
    (re.compile(rf"^(?P<a>\d[\d.]*%) of (?P<what>quota|target|plan|budget)(?: in)? (?P<y>{_YEAR})(?: ?/ ?|, ?| and )"
                rf"(?P<b>\d[\d.]*%)(?: in)? (?P<z>{_YEAR})$"),
     r"I reached \g<a> of \g<what> in \g<y> and \g<b> in \g<z>"),
    (re.compile(rf"^(?P<tool>{_NAME}),? (?P<often>daily|every day|every week|weekly)(?: use)?,? for (?P<long>{_LENGTH})$"),
     _every_day),
    (re.compile(rf"^(?P<tool>{_NAME}) (?P<often>daily|every day|weekly) (?P<long>{_LENGTH})$"), _every_day),
    (re.compile(rf"^(?P<long>{_LENGTH}),? (?P<then>since (?:I was \d+|(?:leaving |I left )?school))$"),
     r"I have done this work for \g<long>, \g<then>"),
    (re.compile(r"^(?:I )?(?:have )?(?:got )?my own (?P<what>[a-z]+(?: [a-z]+){0,2}?),? (?:and )?(?P<n>(?:about |around |some "
                r"|over |nearly )?\d+|most|many|half)(?: of (?:them|'?em))?,? (?P<would>(?:would|will|want to) [a-z ]+)$"),
     r"I have my own \g<what>, and \g<n> of them \g<would>"),
    (re.compile(r"^(?:I )?(?:have )?got my own (?P<what>[a-z]+(?: (?:and )?[a-z]+){0,2})$"), r"I have my own \g<what>"),
    (re.compile(r"^[a-z]{2,4}\d{1,3}(?:(?:,|,? and)? [a-z]{2,4}\d{1,3})+$", re.IGNORECASE), _codes),
    (re.compile(rf"^(?:my )?(?P<what>[\w-]+(?: [\w-]+){{0,2}}?),? (?:is )?(?:valid |in date |current |up )?"
                rf"(?:to|until|till|til) (?P<when>(?:{MONTH} )?{_YEAR})\b.*$"), _until),
    (re.compile(rf"^(?:my )?(?P<what>[\w-]+(?: (?:and )?[\w-]+){{0,3}}) (?:was )?(?:renewed|refreshed)(?: in)? "
                rf"(?P<when>(?:{MONTH})(?: {_YEAR})?|{_YEAR}|(?:this|last) (?:{MONTH}|year|month|spring|summer|autumn"
                r"|winter))$", re.IGNORECASE), _renewed),
    (re.compile(rf"^licen[cs]e (?P<of>[a-z-]+) since (?P<year>{_YEAR})(?P<rest> [a-z]+ and [a-z]+)?$"),
     lambda m: f"I have held my {m['of']} licence since {m['year']}" + (f", for{m['rest']}" if m["rest"] else "")),
    (re.compile(r"^(?P<what>time|self)[ -](?P<how>served|taught|employed)$"), r"I am \g<what>-\g<how>"),
    (re.compile(r"^(?P<what>(?:cold )?[a-z]+s) (?P<n>\d+(?:-| to )\d+) an? (?P<per>day|night|week|shift|hour)$"),
     lambda m: f"I am used to {m['n'].replace('-', ' to ')} {m['what']} a {m['per']}"),
    (re.compile(r"^(?P<n>\d+(?:-| to )\d+) (?P<what>[a-z]+s) an? (?P<per>day|night|week|shift|hour)$"),
     lambda m: f"I am used to {m['n'].replace('-', ' to ')} {m['what']} a {m['per']}"),
    (re.compile(rf"^(?P<what>bootcamp|coding bootcamp|placement|internship|traineeship),? (?:for |of )?(?P<long>{_LENGTH})$"),
     lambda m: f"I did {indefinite(m['what'])} of {m['long']}"),
    (re.compile(rf"^(?P<tool>[a-z]{{5,}}) (?P<long>{_LENGTH})$"), _unknown_tool),
)  # fmt: skip


def stated(line: str) -> str:
    """What a jotted line of a well-known kind tells, as a clause; "" where it is of none of them.

    Args:
        line: a clean line, or a piece of one ("Welsh first language", "SQL daily for three years").
    """
    words = line.strip(" .;!")
    for pattern, form in _STATED:
        if match := pattern.match(words):
            said = match.expand(form) if isinstance(form, str) else form(match)
            if said:
                return said
    return ""


# "hand signals thing", "the rota stuff": the writer knows what is meant, and no reader does
_VAGUE = re.compile(r"^(?:(?:the|my|that|this) )?(?:[\w'-]+ ){1,3}(?:thing|things|thingy|stuff)$", re.IGNORECASE)


def is_vague(text: str) -> bool:
    """Whether a note only points at something by a word for anything ("hand signals thing")."""
    return bool(_VAGUE.match(text.strip(" .!?")))
