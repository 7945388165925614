"""Reads what a note on the candidate's background is (degree, language, award, trade, test), and says it as one would."""

from __future__ import annotations

import re
from collections.abc import Callable

from followup_ai.language.dates import MONTH
from followup_ai.offline.english.lexicon import (
    alternatives,
    counted_nouns,
    takes_no_article,
    word_set,
)
from followup_ai.offline.english.tongues import LANGUAGES
from followup_ai.offline.typed.articles import with_small_words

_DEGREE = (
    r"(?:BA Ed|BSc Ed|PhD|Ph\.D|DPhil|PharmD|EdD|PsyD|MBBS|MBChB|PGDE|PGDip|H\.?Dip|BTS|BSc|MSc|BA"
    r"|MA|MBA|BEng|MEng|MS|BS|HNC|M\.?Tech|B\.?Tech|B\.?Ed|PGCE|BTEC|HND|masters?|bachelors?"
    r"|BPhEd|LLB|LLM|BCom|BBA|BPharm|MPharm|BNurs|BSN|MSN|BFA|MFA|M\.?Ed|BEd|MRes|MPhil|MPH|BPhil|doctorate|degree)"
)
_MEASURED = re.compile(
    r"^(?:over |about |around )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) (?!of\b)\w+"
)


_DESKS = r"(?:desk|counter|floor|line|ward|section|bench|front desk|till|tills|switchboard|shop floor)"
_FIELDS = (
    r"(?:residential|commercial|industrial|domestic|agricultural|high[- ]voltage|retail|hospitality|municipal"
    r"|corporate|clinical|offshore|frontline|community|inpatient|outpatient|front-line|freelance|manual|legal"
    r"|agency|seasonal|secretarial|admin|technical)"
)
_PLACES = (
    r"(?:nursing home|care home|hotel|restaurant|bakery|warehouse|call cent(?:re|er)|factory|bank|supermarket"
    r"|law firm|primary school|hospital)"
)
_TIMES = f"{MONTH}|Spring|Summer|Autumn|Winter"


def _spent_as(match: re.Match[str]) -> str:
    """ "dental nurse 4 years at a clinic" as "4 years as dental nurse at a clinic", but "4 years on the front desk at …"."""
    what, long, where = match.groups()
    agent = re.search(r"(?:er|or|ist|ian|eer|ant|nurse|chef|cook|guard|mechanic|apprentice|intern|PM|lead|head)$", what)
    return f"{long} {'as' if agent or what[:1].isupper() else 'in'} {what} {where}"


_MENDED: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, 0 if "[ABC]" in pattern else re.IGNORECASE), form)
    for pattern, form in (
        (r"\b(\d{1,2}) ?y(?:rs?)?\b(?= [a-z])", r"\1 years"),
        (
            r"\b(two|three|four|five|six|seven|eight|nine|ten|[2-9]|\d\d) (year|month|week|season|summer)\b(?= (?:in"
            r"|of|as|at|on|for|with|experience)\b|$|,)",
            r"\1 \2s",
        ),
        (r"\b(years?|months?) experience\b", r"\1 of experience"),
        (rf"\b(done|passed|completed|finished|obtained) (?=(?:{_TIMES})\b)", r"\1 in "),
        (
            rf"\b(years|months) (?!(?:on|in|at|of|as|[a-z]+ing)\b)((?:[\w-]+ ){{0,3}}{_DESKS})"
            r"\b(?! (?:work|[a-z]+[eo]r|lead|clerk|cook|chef)\b)",
            r"\1 on the \2",
        ),
        (rf"\b(years|months) (?:of )?({_FIELDS})(?=$|,)", r"\1 of \2 work"),
        (
            r"\b(years) (?:of |in (?:a )?|on )?((?:city|school|night|local|tour) )?(bus|tram|taxi|cab|lorry|truck)"
            r"(?=$|,| (?:in|at|for|on|with)\b)",
            r"\1 driving a \2\3",
        ),
        (r"\b(years) (?:of )?([a-z]{5,}(?:ation|ance|ment|ing))(?=$|,)", r"\1 in \2"),
        (rf"\b(in|at) ({_PLACES})(?=$|,| (?:in|at|for|with|and|on|near|by|as)\b)", r"\1 a \2"),
        (
            rf"^({_DESKS}|(?:[\w-]+ ){{1,3}}{_DESKS})( .{{0,40}}?)?,? (?:for )?((?:\d+|two|three|four|five|six|seven"
            rf"|eight|nine|ten) years)$",
            r"\3 on the \1\2",
        ),
        (
            r"^(?!\w+ed\b|ran\b|taught\b|led\b|did\b|had\b|I\b)([\w -]{3,30}?)(?: for)? ((?:\d+|two|three|four|five"
            r"|six|seven"
            r"|eight|nine|ten) years) ((?:at|in|with|for) .+)$",
            _spent_as,
        ),
        (
            r"(?<=\w)(?<!\bspent)(?<!\blast)(?<!\bpast)(?<!\bfor)(?<!\bin)(?<!\bof)(?<!\bover) (\d+ (?:seasons|summers))\b",
            r" for \1",
        ),
        (
            r"\b(as) (?=(?:dental|staff|care|line|night|head|shift|site|sales|office|shop)?\s?(?:nurse|chef|cook"
            r"|assistant|manager|driver|cleaner|waiter)\b)",
            r"\1 a ",
        ),
        (r"\b(?!Level|level)([A-Z][a-z]+) ([ABC][12])\b", r"\1 at \2 level"),
        (r"^(Band|Grade) (\d\w?) ((?:at|in|on) .+)$", r"my time as a \1 \2 \3"),
        (rf"^({_DEGREE}),? (?:part|full)[- ]time\b,?", r"\1"),
        (rf"^({_DEGREE}),? (?:finished|done|completed|passed)(?: in)? (?=(?:19|20)\d\d$)", r"\1 from "),
        (
            rf"^({_DEGREE}\b.*[a-z](?<! in)(?<! of)(?<! at)(?<! from)(?<! on)(?<! with)) "
            r"(?-i:([A-Z]{2,6}(?: [A-Z][a-z]+)?))$",
            r"\1 from \2",
        ),
        (r"\b(data|software|civil|chemical|electrical) eng\b", r"\1 engineering"),
        (r"\b([A-Z][a-z]+) level ([ABC][12])\b", r"\1 at level \2"),
        (r"\b(cut|halved|doubled|reduced|raised|grew|brought) our\b", r"\1"),
        (r"\bin prod\b", "in production"),
    )
)


def mended(words: str) -> str:
    """A note on the background with the small words that notes leave out, where the grammar leaves no doubt which they are."""
    for pattern, form in _MENDED:
        words = pattern.sub(form, words)
    return with_small_words(words)


def is_course(words: str) -> bool:
    """Whether words name a short course that everybody in a trade takes ("manual handling", "marine first aid")."""
    return bool(_COURSE.fullmatch(words))


def is_count(words: str) -> bool:
    """Whether the words count things that are no length of time ("two hospitals in execution phase")."""
    return bool(_MEASURED.match(words)) and not re.match(
        r"^\S+(?: \S+)? (?:years?|months?|weeks?|days|seasons?|summers?|decades?|shifts|terms)", words
    )


_COURSE = re.compile(alternatives("courses"), re.IGNORECASE)
_HELD_SINCE = re.compile(r"^[A-Z][A-Z0-9]+(?: [A-Z0-9][\w/]*)*(?: in [A-Z]\w+)? since (?:19|20)\d\d$")
_OWN = word_set("has-of-ones-own")


_KEPT = re.compile(
    r"\d| (?:in|at|with|from|for|of|as) |licen[cs]e|training|certification|accreditation|membership|clearance"
    r"|qualification|registration|experience|work$"
)


def _is_skill(words: str) -> bool:
    """Whether words name what one is practised in rather than what one has ("balayage and colour correction")."""
    pair = re.match(r"^[a-z][\w-]*(?: [a-z][\w-]*)? and [\w-]+$", words) and not any(w in _OWN for w in words.split())
    last = words.split()[-1]
    bulk = words.islower() and takes_no_article(last) and not things_of(last) and len(words.split()) < 4
    return bool((pair or bulk) and not _KEPT.search(words))


def things_of(last: str) -> bool:
    """Whether a noun is a plural, of which one has some."""
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "ics"))


_SAID_OTHERWISE = (
    (re.compile(r"^([A-Z]\w+) native(?: speaker)?$"), r"my native \1"),
    (re.compile(r"^GCSEs? (?:in )?([A-Za-z]+(?:,? (?:and )?[A-Za-z]+){0,3})$"), r"my GCSEs in \1"),
    (re.compile(r"^(\w+) (?:beginners?|basics?)$", re.IGNORECASE), r"my basic \1"),
    (
        re.compile(
            r"^([Ll]evel \d) (?!(?:certificates?|diplomas?|awards?|courses?|training|qualifications?)\b)([a-z][a-z -]+)$"
        ),
        r"my \1 in \2",
    ),
    (re.compile(r"^([a-z][a-z -]+) level (\d)$"), r"my level \2 in \1"),
)


def owned(words: str) -> tuple[str, str]:
    """What one has, where nothing tells what it is: "my X", or "my experience with X" where nobody would say "my X".

    Args:
        words: the clean note, no verb in it ("QuickBooks", "gift aid claims", "RVN since 2019").

    Returns:
        a noun phrase and a clause; one of them may be "".
    """
    last = words.split()[-1]
    if _COURSE.fullmatch(words):
        return f"my {words[:1].lower() + words[1:] if words[1:2].islower() else words} training", ""
    if " " not in words and words.islower() and not words.endswith("ing") and words not in counted_nouns():
        return f"my experience with {words}", ""
    for pattern, form in _SAID_OTHERWISE:
        if match := pattern.match(words):
            return match.expand(form), ""
    if re.fullmatch(_DEGREE, words):
        return f"my {words}", ""
    if _HELD_SINCE.match(words):
        return "", f"I have held my {words}"
    if _is_skill(words):
        return f"my experience of {words}", ""
    product = bool(re.match(r"^[A-Z][a-z]+ [A-Z]{2,6}$", words))  # "Siemens PLC"
    product |= len(words.split()) == 1 and words[:1].isupper() and not words.isupper() and words.lower() not in LANGUAGES
    things = last.islower() and things_of(last) and last not in _OWN
    if product or (things and len(words.split()) <= 4 and not re.search(r"\d| (?:in|at|with|from|for|of|as) ", words)):
        return f"my experience with {words}", ""
    return f"my {words}", ""
