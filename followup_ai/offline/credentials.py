"""Reads what a note on the candidate's background is (degree, language, award, trade, test), and says it as one would."""

from __future__ import annotations

import re
from collections.abc import Callable

from followup_ai.language.dates import MONTH
from followup_ai.offline.articles import LIKE_ADJECTIVES, with_small_words
from followup_ai.offline.cleaning import everyday
from followup_ai.offline.finite import past
from followup_ai.offline.lexicon import (
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    capitals,
    counted_nouns,
    participle,
    takes_no_article,
    word_set,
)
from followup_ai.offline.tongues import LANGUAGES, spoken_languages
from followup_ai.offline.wording import indefinite

_DEGREE = (
    r"(?:BA Ed|BSc Ed|PhD|Ph\.D|DPhil|PharmD|EdD|PsyD|MBBS|MBChB|PGDE|PGDip|H\.?Dip|BTS|BSc|MSc|BA"
    r"|MA|MBA|BEng|MEng|MS|BS|HNC|M\.?Tech|B\.?Tech|B\.?Ed|PGCE|BTEC|HND|masters?|bachelors?"
    r"|BPhEd|LLB|LLM|BCom|BBA|BPharm|MPharm|BNurs|BSN|MSN|BFA|MFA|M\.?Ed|BEd|MRes|MPhil|MPH|BPhil|doctorate|degree)"
)
_UNFINISHED = re.compile(
    r"^(?:the |a |an |my )?(?P<what>.+?),? (?P<how>finishing|finish|finishes|ending|completing|graduating|due"
    r"|expected|in progress|ongoing"
    r"|under way|part[- ]finished|half[- ]finished|started|pending)(?: (?P<when>(?:in|by|this|next|at|before"
    r"|after) .+|\d{4}|.{0,0}))?$",
    re.IGNORECASE,
)
_STUDENT = re.compile(
    r"^(?:a )?(?P<who>(?:freshman|sophomore|junior|senior|(?:final|first|second|third|fourth)[- ]year"
    r"|undergrad(?:uate)?|postgrad(?:uate)?)"
    r"(?: student)?) (?P<what>(?:in|of|at) .+?)(?:,? (?:with )?(?:a )?(?P<gpa>\d\.\d+ GPA))?$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"^(?P<year>1st|2nd|3rd|4th|first|second|third|fourth|final)[ -]years? (?:of )?"
    r"(?P<what>(?!student)[\w&-]+(?: [\w&-]+){0,2}) at (?P<where>.+)$",
    re.IGNORECASE,
)
_WINNER = re.compile(
    r"^(?P<what>.*?\b(?:semi[- ]?)?(?:finalist|winner|runner[- ]up|champion|medall?ist|judge|captain"
    r"|delegate|scholar|prizewinner))(?:,? (?:in )?(?P<year>(?:19"
    r"|20)\d\d))?$",
    re.IGNORECASE,
)
_GAINED = re.compile(
    r"^(?P<what>(?!I\b|\w+ed (?:at|in|by|with|under|as|on|for)\b)[\w&+./ -]{2,40}?),? "
    r"(?P<how>cleared|completed|obtained|finished|awarded|done|achieved)"
    r"(?P<when> (?:(?:in|with|at|by) .+|(?:this|last) [A-Za-z]+|(?:19|20)\d\d))?$",
    re.IGNORECASE,
)
_PASSED = re.compile(r"^(?P<what>[\w&+./ -]{2,40}?),? passed(?P<how> (?:with|at|in|by) .+)?$", re.IGNORECASE)
_QUOTA = re.compile(
    r"^(?P<share>\d[\d.,]* ?%) (?:of|to) (?P<what>(?:my |the )?(?:sales )?(?:quota|target|plan|budget))"
    r"(?P<when>,? \(?(?:FY|Q|H|in |last |20)[\w /']{1,18}\)?)?$"
)
_SINCE = re.compile(r"^since (?P<year>(?:19|20)\d\d),? (?P<what>.+)$", re.IGNORECASE)
_LASTING = re.compile(
    r"^I (?P<verb>\w+) (?P<rest>(?:.+ )?since .+|(?:.+ )?(?:for )?(?:\d+|two|three|four|five|six|seven|eight|nine"
    r"|ten) (?:years|months) .+)$"
)
_TYPING = re.compile(r"^typing (?P<rest>(?:at )?\d.+)$", re.IGNORECASE)
_TRAINED_AT = re.compile(
    r"^(?P<verb>trained|qualified|apprenticed|studied) (?P<rest>(?:at|with|under|(?<!studied )as an?) .+)$", re.IGNORECASE
)
_TRAINED_IN = re.compile(r"^(?P<what>[a-z][\w-]* [a-z][\w -]*?) trained$")
_DEGREE_IN = re.compile(
    rf"^(?:a |my )?(?P<degree>{_DEGREE}) (?P<what>(?!\(|in\b|of\b|on\b|from\b|at\b|level\b|[A-Z]?[A-Z]?\d"
    r"|(?:finished|completed|obtained|done|awarded|passed|achieved|cleared)\b"
    r"|(?:diploma|certificate|award|qualification|apprenticeship|NVQ|BTEC)\b).+)$",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r"^(?:an? )?(?P<what>(?:[\w&+/.'-]+ ){0,4}[\w-]*(?:er|or|ist|ian|eer|smith|wright|man|nurse|chef|mechanic"
    r"|paralegal|cook|coach|assistant|guide|accountant|consultant|attendant|analyst|student|apprentice|trainee|clerk|midwife"
    r"|surgeon|vet|aide|nanny|steward|secretary))$",
    re.IGNORECASE,
)
_NO_TRADE = word_set("no-trade")
# Letters that stand for what somebody is, not for what they know.
_LETTERED = word_set("post-in-letters")
_MEASURED = re.compile(
    r"^(?:over |about |around )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) (?!of\b)\w+"
)


def credential(words: str) -> tuple[str, str] | None:
    """What a note of a well-known kind lets the candidate say: a noun phrase and a clause, either may be ""; else None.

    Args:
        words: the clean note, in the first person, without "I have" before it.
    """
    if spoken := spoken_languages(words):
        return "", spoken
    for reading in (_unfinished, _of_study, _of_merit, _of_licence, _of_trade, _of_habit):
        found = reading(words)
        if found is not None:
            return found
    return None


def _unfinished(words: str) -> tuple[str, str] | None:
    if match := re.match(
        r"^(?P<what>[\w&+./ -]{2,40}?),? (?:nearly|almost|half|not yet|not quite) (?:finished|completed|done)$", words
    ):
        return "", f"I am working towards my {match['what']}"
    match = _UNFINISHED.match(words)
    if match is None or len(match.group("what").split()) > 9 or base_of(match.group("what").split()[0], "past"):
        return None
    what, when = match.group("what"), match.group("when") or ""
    what = what[:1].lower() + what[1:] if what.split()[0].istitle() and everyday(what.split()[0]) else what
    if (
        match.group("how").lower()
        in ("due", "expected", "finishing", "finish", "finishes", "ending", "completing", "graduating")
        and when
    ):
        return f"the {what} I finish {when}", f"I finish my {what} {when}"
    return "", f"I am working towards my {what}"


def _from_its_school(match: re.Match[str]) -> str:
    """ "BA History of Art Courtauld": a last word that no dictionary holds names the school."""
    return match.group() if everyday(match.group(2)) else f"{match.group(1)} from {match.group(2)}"


def _in_its_town(match: re.Match[str]) -> str:
    """ "MA Museum Studies Leicester": a last word that names a town names the school."""
    town = match[2].lower() in capitals() and match[2].lower() not in LANGUAGES
    return f"{match[1]}from {match[2]}" if town else match.group()


def _of_study(words: str) -> tuple[str, str] | None:
    if match := _STUDENT.match(words):
        gpa = f" with a {match.group('gpa')}" if match.group("gpa") else ""
        return "", f"I am {indefinite(match.group('who').lower())} {match.group('what')}{gpa}"
    if match := _IN_YEAR.match(words):
        year = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}.get(
            match["year"].lower(), match["year"].lower()
        )
        return "", f"I am {indefinite(f'{year}-year')} {match['what']} student at {match['where']}"
    words = re.sub(rf"\b({_DEGREE}) \(?(?:Hons|Honours)\)?,? (?!in\b)", r"\1 (Hons) in ", words)
    if match := re.match(r"^diploma ([A-Z]{2,})\b", words):
        return f"my {match.group(1)} diploma", ""
    words = re.sub(rf"\b({_DEGREE} .*[a-z]\w) ([A-Z][a-z]+)$", _from_its_school, words)
    words = re.sub(rf"^({_DEGREE} (?:[A-Z][a-z]+ )+)([A-Z][a-z]+)$", _in_its_town, words)
    match = _DEGREE_IN.match(words)
    what = match.group("what").split(", ")[0] if match else ""
    school = re.fullmatch(r"[A-Z]{3,6}|(?!\w+(?:ics|ology|try|ing|ance|omy)$)[A-Z][a-z]+", what)
    named = what.lower() in capitals() and what.lower() not in LANGUAGES
    if match and school and (not everyday(what) or (named and what.istitle())):
        return f"my {match.group('degree')} from {what}", ""
    if match and re.search(
        r"^[A-Z].*\b(?:University|College|School|Institute|Polytechnic)\b", match.group("what").split(", ")[0]
    ):
        return f"my {match.group('degree')} from {match.group('what').split(', ')[0]}", ""
    if match and match.group("what").split()[0].lower() not in PREPOSITIONS | DETERMINERS:
        return f"my {match.group('degree')} in {match.group('what').split(', ')[0]}", ""
    return None


def _of_merit(words: str) -> tuple[str, str] | None:
    if (match := _WINNER.match(words)) and not base_of(words.split()[0], "past"):
        year = f" in {match.group('year')}" if match.group("year") else ""
        return "", f"I was {indefinite(match.group('what'))}{year}"
    if match := _QUOTA.match(words):
        when = (match.group("when") or "").strip(" ,()")
        link = (
            f" in {when}"
            if re.match(r"FY|Q\d|\d{4}|last|H\d", when) and not when.startswith("last")
            else f" {when}" * bool(when)
        )
        return "", f"I reached {match.group('share')} of {match.group('what')}{link}"
    if re.match(r"^(?:DBS|Access NI|SC|DV|BPSS|CTC|CRB|security)[- ](?:cleared|checked)$", words):
        return "", f"I am {words}"
    if (match := _GAINED.match(words)) and not base_of(match["what"].split()[-1], "past"):
        did = {"awarded": "was awarded", "done": "completed"}.get(match["how"].lower(), match["how"].lower())
        own = "" if _OF_A_PLACE.search(f"{match['what']}{match['when'] or ''}") else "my "
        return "", f"I {did} {own}{match['what']}{re.sub(r'^ (?=[0-9])', ' in ', match['when'] or '')}"
    if match := _PASSED.match(words):
        return "", f"I passed {match.group('what')}{match.group('how') or ''}"
    return None


# "organic certification … at my present farm": the farm's, and not the candidate's own
_OF_A_PLACE = re.compile(
    r"\b(?:certification|accreditation|conversion|registration|recertification)\b.* (?:at|of|for) (?:my|our) "
)


def _plain(what: str) -> bool:
    """Whether a capital at the start of words says nothing: an everyday word that is no language and no name."""
    first = what.split()[0]
    return everyday(first) and what[1:2].islower() and first.lower() not in LANGUAGES and first.lower() not in capitals()


_PAPER_SINCE = re.compile(
    r"^(?P<paper>(?:[\w+-]+ ){1,3}(?:licen[cs]e|certificate|ticket|card|registration)) since (?P<year>(?:19|20)\d\d)\b"
)
_USED_SINCE = re.compile(r"^(?P<what>[A-Z][a-z]+(?: [A-Z\d][\w.]*){0,2}) since (?P<year>(?:19|20)\d\d)$")
# "SIA licence door supervisor"
_PAPER_AS = re.compile(r"^(?P<paper>[A-Z]{2,}(?: [\w-]+)? licen[cs]e),? (?P<what>[a-z]+(?: [a-z]+)?(?:er|or|ist|ian))$")


# "driving licence B, no snowmobile licence"
_DRIVING_PAPER = re.compile(r"^driving (?:licen[cs]e|permit)(?: (?:class |category )?[A-Z][A-Z0-9+]{0,2})\b")


def _of_licence(words: str) -> tuple[str, str] | None:
    match = _DRIVING_PAPER.match(words)
    return ("", f"I hold {indefinite(match[0])}") if match else None


def _of_trade(words: str) -> tuple[str, str] | None:
    if (match := re.match(rf"^(?P<who>[A-Z]{{2,6}}),? (?:for )?(?P<long>{_LENGTH})$", words)) and match["who"] in _LETTERED:
        return (
            f"my {match['long']} as {indefinite(match['who'])}",
            f"I have been {indefinite(match['who'])} for {match['long']}",
        )
    if match := _PAPER_SINCE.match(words):
        return "", f"I have held my {match['paper']} since {match['year']}"
    if (match := _USED_SINCE.match(words)) and not _TRADE.match(match["what"].lower()):
        return "", f"I have worked with {match['what']} since {match['year']}"
    if match := _PAPER_AS.match(words):
        return "", f"I hold {indefinite(match['paper'])} as {indefinite(match['what'])}"
    if match := _SINCE.match(words):
        what = match.group("what")
        return (
            ("", f"I have been {indefinite(what)} since {match.group('year')}")
            if not base_of(what.split()[0], "past")
            else None
        )
    if match := re.match(r"^ex-(?P<what>[a-z][\w -]{2,30})$", words):
        return "", f"I am a former {match['what']}"
    if match := _TRAINED_IN.match(words):
        return "", f"I am trained in {match.group('what')}"
    placed = any(w.lower() in ("with", "at", "in", "for", "on", "by") for w in words.split())
    match = None if words[:1].isdigit() or placed else _TRADE.match(words)
    if (
        match
        and words.split()[-1].lower() not in _NO_TRADE | LANGUAGES
        and (not base_of(words.split()[0], "past") or words.split()[0].lower() in LIKE_ADJECTIVES)
        and words.split()[0].lower() not in DETERMINERS | {"i"}
    ):
        what = match.group("what")
        return (
            "",
            f"I am {indefinite(what[:1].lower() + what[1:] if _plain(what) else what)}",
        )
    match = re.match(r"^(fluent|bilingual|proficient) (?:in )?([\w ]+)$", words, re.IGNORECASE)
    if match and not re.search(r"\b(?:working|basic|some|little|conversational)\b", words):
        language = match.group(2).split()[0].lower() in LANGUAGES and match.group(1).lower() == "fluent"
        return (
            f"my {match.group()}" if language and " in " not in match.group() else ""
        ), f"I am {match.group(1).lower()} in {match.group(2)}"
    return None


def _is_perfect(verb: str, rest: str) -> bool:
    """Whether "have" and what follows are a tense already, as in "I have run the book exchange since 2021"."""
    return verb == "have" and bool(base_of(rest.split()[0], "participle"))


def _of_habit(words: str) -> tuple[str, str] | None:
    if match := _TYPING.match(words):
        return "", f"I type {match.group('rest')}"
    if match := _TRAINED_AT.match(words):
        return "", f"I {match.group('verb').lower()} {match.group('rest')}"
    if (
        (match := re.match(rf"^I (?P<verb>\w+) (?P<what>.+?) (?:for |since )?(?P<time>{_LENGTH})$", words))
        and base_of(match["verb"], "base")
        and not _is_perfect(match["verb"], match["what"])
    ):
        return "", f"I have {participle(match['verb'])} {match['what']} for {match['time']}"
    if (
        (match := _LASTING.match(words))
        and base_of(match.group("verb"), "base")
        and not _is_perfect(match["verb"], match["rest"])
    ):
        return "", f"I have {participle(match.group('verb'))} {match.group('rest')}"
    return None


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
_LENGTH = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:years?|months?|seasons?)"
_TONGUES = "|".join(sorted(w.capitalize() for w in LANGUAGES))


def _spent_as(match: re.Match[str]) -> str:
    """ "dental nurse 4 years at a clinic" as "4 years as dental nurse at a clinic", but "4 years on the front desk at …"."""
    what, long, where = match.groups()
    if past(what.split()[0]) and not base_of(what.split()[0], "base"):
        return match[0]  # "sold to plant managers for 4 years at …": what was done
    if re.search(rf"(?:^| )(?:{_DESKS})$", what):
        return f"{long} on the {what} {where}"
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
        (rf"\b(done|passed|completed|finished|obtained) (?=(?:{_TIMES})\b)", r"\1 in "),
        (r"\b(years?|months?) experience\b", r"\1 of experience"),
        (rf"\b(years|months) (?!(?:on|in|at|of|as|[a-z]+ing)\b)((?:[\w-]+ ){{0,3}}{_DESKS})\b(?! work\b)", r"\1 on the \2"),
        (rf"\b(years|months) (?:of )?({_FIELDS})(?=$|,)", r"\1 of \2 work"),
        (r"\b(years) (?:of )?(clean \w+)$", r"\1 with a \2"),
        (r"\b(years) (?:of )?go\b", r"\1 of Go"),
        (r"\b(years) (?:of |on the )?(agency|client|supplier|brand|buy|sell)[- ]side\b", r"\1 on the \2 side"),
        (
            r"\b(years) (?:of |in (?:a )?|on )?((?:city|school|night|local|tour) )?(bus|tram|taxi|cab|lorry|truck)"
            r"(?=$|,| (?:in|at|for|on|with)\b)",
            r"\1 driving a \2\3",
        ),
        (
            r"\b(years) (a|an) ((?:[a-z]+ ){0,3}[a-z]*(?:er|or|ist|ian|nurse|chef|cook|guard|man|medic|wife|vet|clerk))\b",
            r"\1 as \2 \3",
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
        (r"^(worked \w+) (\d+ years)\b", r"\1 for \2"),
        (
            r"\b(as) (?=(?:dental|staff|care|line|night|head|shift|site|sales|office|shop)?\s?(?:nurse|chef|cook"
            r"|assistant|manager|driver|cleaner|waiter)\b)",
            r"\1 a ",
        ),
        (r"\b(?!Level|level)([A-Z][a-z]+) ([ABC][12])\b", r"\1 at \2 level"),
        (r"^(Band|Grade) (\d\w?) ((?:at|in|on) .+)$", r"my time as a \1 \2 \3"),
        (
            r"^((?:I )?(?:taught|ran|led|managed|worked|coached|sold|drove|cooked|sang"
            r"|played) [\w ]{2,30}?)(?<! for) (\d+ (?:years|months)) (at|in|with)\b",
            r"\1 for \2 \3",
        ),
        (r"\b(MBA|MSc|BSc|BA|MA|BCom|degree) distance(?: learning)?$", r"\1 by distance learning"),
        (rf"^({_DEGREE}),? (?:part|full)[- ]time\b,?", r"\1"),
        (rf"^({_DEGREE}),? (?:finished|done|completed|passed)(?: in)? (?=(?:19|20)\d\d$)", r"\1 from "),
        (r"^(.+) up to date$", r"up-to-date \1"),
        (rf"^(?-i:[A-Z]{{2,6}}) ((?:in|at|with|for) .+?),? (?:for )?({_LENGTH})$", r"\2 \1"),
        (rf"\b((?:{_TONGUES})) (?=(?:{_TONGUES})$)", r"\1 and "),
        (
            rf"^({_DEGREE}\b.*[a-z](?<! in)(?<! of)(?<! at)(?<! from)(?<! on)(?<! with)) "
            r"(?-i:([A-Z]{2,6}(?: [A-Z][a-z]+)?))$",
            r"\1 from \2",
        ),
        (r"\b(\w[\w/]* (?:19|20)\d\d)-(?:now|present|date)$", r"\1"),
        (r"\baero eng\b", "aerospace engineering"),
        (r"\bmech eng\b", "mechanical engineering"),
        (r"\b(data|software|civil|chemical|electrical) eng\b", r"\1 engineering"),
        (r"\b(PhD|MSc|BSc|degree) (?:in )?stats\b", r"\1 in statistics"),
        (rf" (?:in|from) (?!(?:{_TIMES})\b)([A-Z]\w+) ((?:19|20)\d\d)$", r" from \1 (\2)"),
        (r"\b([A-Z][a-z]+) level ([ABC][12])\b", r"\1 at level \2"),
        (r"\b(cut|halved|doubled|reduced|raised|grew|brought) our\b", r"\1"),
        (r"\b(\d+) piece\b", r"\1 pieces"),
        (r"\bin prod\b", "in production"),
        (r"\b(hotels?|restaurants?|camps?|lodges?|resorts?) (?:of|with) (\w+) stars?\b", r"\2-star \1"),
    )
)


def is_lettered(word: str) -> bool:
    """Whether letters stand for what somebody is ("RVN"), not for what they know ("SQL")."""
    return word in _LETTERED


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


_COURSE = re.compile(
    r"(?:mental health |\w+ )?first aid(?: at work)?|manual handling|food (?:hygiene|safety)(?: level \d)?"
    r"|health and safety|working at heights?"
    r"|fire safety|safeguarding(?: level \d)?|infection control|conflict resolution|asbestos awareness"
    r"|confined spaces?|data protection|GDPR"
    r"|moving and handling|medication administration|lone working|cash handling",
    re.IGNORECASE,
)
_HELD_SINCE = re.compile(r"^[A-Z][A-Z0-9]+(?: [A-Z0-9][\w/]*)*(?: in [A-Z]\w+)? since (?:19|20)\d\d$")
_MADE_BY_ME = re.compile(r" (?:that )?I (?:\w+ed|set up|wrote|built|made|drew|ran|gave|taught)(?: in (?:19|20)\d\d)?$")
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
    if _MADE_BY_ME.search(words):
        return f"the {words}", ""
    if _is_skill(words):
        return f"my experience of {words}", ""
    product = bool(re.match(r"^[A-Z][a-z]+ [A-Z]{2,6}$", words))  # "Siemens PLC"
    product |= len(words.split()) == 1 and words[:1].isupper() and not words.isupper() and words.lower() not in LANGUAGES
    things = last.islower() and things_of(last) and last not in _OWN
    if product or (things and len(words.split()) <= 4 and not re.search(r"\d| (?:in|at|with|from|for|of|as) ", words)):
        return f"my experience with {words}", ""
    return f"my {words}", ""
