"""Says what a tidy note tells of the candidate, whole and in its own words, with the smallest frame that fits.

"do my own hydraulic repairs" wants nothing but "I"; "BLS and ACLS certified" wants "I am"; "boat handling certificate (D5LA)"
wants "I have a". Whoever wrote a short whole phrase has checked its English, so that no part of it need be proved or dropped.
"""

from __future__ import annotations

import re

from followup_ai.offline.background import THERE
from followup_ai.offline.claims import Claim
from followup_ai.offline.cleaning import everyday
from followup_ai.offline.finishing import in_tense
from followup_ai.offline.finite import past
from followup_ai.offline.fuller import belittles
from followup_ai.offline.lexicon import PREPOSITIONS, capitals, is_gerund
from followup_ai.offline.manner import learners_slips
from followup_ai.offline.noun_runs import is_plural, lacks_article
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.screening import discomfort, is_hostile, is_private, is_unfit
from followup_ai.offline.slips import is_slip, points_nowhere
from followup_ai.offline.spells import AMOUNT, is_agent
from followup_ai.offline.tongues import LANGUAGES
from followup_ai.offline.wording import in_sentence, indefinite
from followup_ai.offline.written_deeds import DOES, is_done
from followup_ai.offline.written_kinds import POST_LETTERS, TONGUE, framed
from followup_ai.offline.written_papers import DEGREE

_LONGEST = 30
# What nobody writes who writes for a reader, and what belongs to a tale rather than to a phrase
_NOT_TIDY = re.compile(
    r"[<>=~|#\"“”?!_*:/\[\]](?<![A-Za-z]/)|\d/\d|\.\.|(?<!Sc)(?<!\b[A-Z])(?<![a-z][A-Z])[.] \S|\s[-–—]\s"
    r"|\b(?:hrs?|yrs?|mins?|wks?|mths?|exp|em)\b"
    r"|\b(?:etc|eg|ie|vs|incl|approx|abt|w/|n/a|tbc|because|so|but|though|if|hopefully|maybe|forgot|should|wish)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:they|he|she|him|her|his|hers|you|your|yours|we|us|our|there|those|these|this)\b", re.IGNORECASE)
_LONG = AMOUNT.pattern.lstrip("^")
_PARTS = re.compile(
    rf"(?P<mark>;|,)\s+(?:and (?={_LONG}))?(?![^(]*\))| (?P<and>and) (?={_LONG} (?:as|at|in|on|with|of|for|[a-z]+ing)\b)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_ASIDE = re.compile(
    r"\b(?:i|me|my|not|only|ish|though|still|just|honest|barely|lol|sadly|expired|lapsed|rusty|ask|see|check)\b|^$",
    re.IGNORECASE,
)
_YEARS_SHORT = re.compile(r"(?<=\bwith )(?P<n>\d+) ?yrs? (?:of )?(?=.+ experience\b)")


def claims_as_written(note: str, cast: Cast) -> tuple[Claim, ...]:
    """What a tidy note lets the candidate say, each of its parts as it was written.

    Args:
        note: as typed.
        cast: see `perspective`.

    Returns:
        a claim for each part that is told; none where the note is not tidy, or of no kind that is known.
    """
    text = _YEARS_SHORT.sub(r"\g<n> years of ", " ".join(note.split()).strip(" .,;"))
    if not text or len(text.split()) > _LONGEST or _NOT_TIDY.search(text) or text.isupper():
        return ()
    if is_private(text) or is_hostile(text) or is_unfit(text) or discomfort(text) >= 5 or belittles(small_first(text)):
        return ()
    said = to_reader(expand(small_first(THERE.sub("", _BRACKET.sub(worth_keeping, text)))), cast)
    if (
        not said
        or _SOMEBODY.search(said)
        or is_slip(said)
        or points_nowhere(said)
        or learners_slips(re.sub(r"(?<=[A-Za-z]) \d+\b", "", text))
    ):
        return ()
    return _told(_pieces(said), text)


def _pieces(said: str) -> list[tuple[str, str]]:
    """The parts of a note with the mark that stands before each."""
    found, mark, start = [], "", 0
    for joint in _PARTS.finditer(said):
        if _is_in_a_row(said[: joint.start()], said[joint.end() :]):
            continue
        found.append((mark, said[start : joint.start()]))
        mark, start = joint["mark"] or ";", joint.end()
    return [(m, piece.strip()) for m, piece in [*found, (mark, said[start:])] if piece.strip()]


def _is_in_a_row(before: str, behind: str) -> bool:
    """Whether a comma only parts words of one kind, of which the last is to come: "in Nepali, Hindi and Urdu"."""
    row = _ROW.match(behind)
    if row is None or not before.split():
        return False
    last, following = before.split()[-1], row["next"]
    alike = (last.istitle() and following.istitle(), is_gerund(last.lower()) and is_gerund(following.lower()))
    return any(alike) or (last.islower() and is_plural(last) and following.islower() and is_plural(following))


_ROW = re.compile(r"(?P<next>[^\W\d_][\w'’-]*)(?:, [\w'’-]+)*,? and [\w'’-]+")


def _told(pieces: list[tuple[str, str]], text: str) -> tuple[Claim, ...]:
    """A claim for each part, with those parts behind it that go on with it."""
    words = [piece for _, piece in pieces]
    if listed := _tongues(words) or _list_of_one_kind(words) or _whole_list(pieces):
        return (Claim(clause=listed, text=text, stated=True),)
    if letters := POST_LETTERS.match(", ".join(words)):
        held = letters["what"].replace(", ", " and ")
        return (Claim(clause=f"I have held {held} since {letters['year']}", text=text, stated=True),)
    claims: list[Claim] = []
    for mark, piece in pieces:
        last = claims[-1] if claims else None
        if last and (on := _goes_on(piece, last, mark)):
            claims[-1] = on
        elif not (last and mark == "," and _GOES_NOWHERE.match(piece)):
            clause, np = framed(small_first(_THEN.sub("", piece)))
            if not clause and len(pieces) == 2 and _IN_DATE.match(pieces[1][1]) and not last:
                clause = f"I have {piece if ' ' in piece else indefinite(piece)}"
            if clause and not _is_amiss(clause):
                claims.append(Claim(np=np, clause=_in_tense(clause), text=piece if len(pieces) > 1 else text, stated=True))
            elif not last:
                return ()  # what follows hangs on it
    return tuple(claims)


# "GWO Basic Safety, valid to 2027": what runs out is a paper, whatever its name
_IN_DATE = re.compile(r"^(?:valid|in date|renewed|current|expires?) (?:to|until|till|through|in)\b")
_THEN = re.compile(r"^then (?=\d|\w+ (?:years|months|seasons)\b)")
# "…; clicks went up by 18%"
_CAME_OF_IT = re.compile(
    r"^(?:the |our |my )?[a-z][\w-]*(?: [a-z][\w-]*){0,3} (?:went|fell|rose|dropped|came|grew|doubled|halved"
    r"|improved|climbed) "
)
_AS_WELL = re.compile(r"^(?P<what>[a-z]+(?: [a-z]+)?) (?P<long>for (?:\w+|\d+)(?: years| seasons)?)$")
_IN_ALL = re.compile(r"^\d[\d,]* [a-z]+s$")


def _goes_on(piece: str, last: Claim, mark: str) -> Claim | None:
    """The claim before a part with that part behind it; None where the part does not go on with it."""
    clause = last.clause
    if _CAME_OF_IT.match(piece) and is_done(clause):
        return Claim(clause=f"{clause}, and {piece}", text=f"{last.text}, {piece}", stated=True)
    if mark != ",":
        return None
    if came := _come_by(piece, clause):
        return Claim(clause=came, text=f"{last.text}, {piece}", stated=True)
    if clause.startswith("I have worked as ") and _AS_WELL.match(piece):
        return Claim(clause=f"{clause} and as {indefinite(piece)}", text=f"{last.text}, {piece}", stated=True)
    said, short = framed(piece)[0], len(f"{clause} {piece}".split()) < 24
    if is_done(clause) and is_done(said) and said.startswith("I ") and short and " and " not in clause:
        return Claim(clause=f"{clause} and {said[2:]}", text=f"{last.text}, {piece}", stated=True)
    tail = f", {piece} in all" if _IN_ALL.match(piece) and is_done(clause) else _tail(piece, clause)
    np = last.np if is_gerund(piece.split()[0]) else f"{last.np}{tail}" * bool(last.np)
    return Claim(np=np, clause=f"{clause}{tail}", text=f"{last.text}, {piece}", stated=True) if tail else None


def _whole_list(pieces: list[tuple[str, str]]) -> str:
    """A sentence with a row of things at its end ("I read in Spanish, Catalan, French and English"); "" where it is none."""
    marks, words = [m for m, _ in pieces], [piece for _, piece in pieces]
    if len(words) < 2 or ";" in marks or (len(words) == 2 and _IN_TONGUES.match(words[1])):
        return ""
    row = len(words) > 2 or " and " in words[1]
    clause = framed(small_first(words[0]))[0]
    ends = re.search(r" and \S+", words[-1]) and not any(is_done(framed(small_first(w))[0]) for w in words[1:])
    if (
        not clause
        or not row
        or not ends
        or not re.match(r"my work has included |I (?!have (?:an?|the)\b)", clause)
        or any(len(w.split()) > 5 for w in words[1:])
    ):
        return ""
    return (
        ""
        if any(_GOES_ON.match(w) or w.split()[0].lower() in PREPOSITIONS for w in words[1:])
        else ", ".join([clause, *words[1:]])
    )


def _in_tense(clause: str) -> str:
    """A clause in its tense ("… since 2019"), whose figures hide none of its words."""
    if " since " not in clause:
        return clause
    return in_tense(re.sub(r"(?<=\d),(?=\d{3})", "\0", clause)).replace("\0", ",")


def _is_amiss(clause: str) -> bool:
    bare = _BRACKET.sub("", clause)
    return is_slip(bare) or (
        bare.startswith("I ") and not re.match(r"I (?:have|am|hold|speak|know|volunteer)\b", bare) and lacks_article(bare)
    )


# What stands behind a comma as it is: "five of them leading the shift", "a third of them in medicine", "mostly at home"
_GOES_ON = re.compile(
    r"^(?:(?:\w+|a (?:third|half|quarter|few|handful|dozen)|most|all|some|many|both|half|nearly all"
    r"|\d[\d.,]*) of (?:them|which|whom|it)\b"
    r"|(?:the )?(?:last|first|latest|past) (?:\w+ )?(?:as|in|on|with|at|of them|running|leading)\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:as|in|on|at|with) "
    r"|the \w+(?:est|most) (?:of|in|with|at|on|being)\b"
    r"|(?:about|around|over|roughly|some|nearly|almost|up to|more than)? ?\d[\d.,]*(?: [\w-]+){0,3} (?:an?|per|each"
    r"|every) \w+$"
    r"|(?:mostly|mainly|largely|chiefly|including|always|usually|often|without|up to|both|half|all|plus|where|which"
    r"|who|while)\b"
    r"|now (?:used|in use|adopted|run|taught|kept|standard)\b"
    r"|valid (?:to|until|till|through)\b|in date\b|renewed\b|issued\b|awarded\b|due\b|current until\b)"
)
_GOES_NOWHERE = re.compile(r"^(?:most|all|some|none|few|little|never|only|still|not|also)\b")
_NONE = re.compile(r"^(?:no|zero|nil) (?=[a-z]+)")
_YEAR = re.compile(r"^(?:(?:in|since) )?(?P<year>(?:19|20)\d\d)$")
_HAS_PAPER = re.compile(r"^I (?:have|hold) (?:an? |the |my )?(?!worked|spent|been|used)")
_DEGREE = re.compile(rf"^I (?:have|hold) (?:an? )?(?:[\w.'’-]+ )*?(?:{DEGREE})", re.IGNORECASE)
_SCHOOL = re.compile(r"^(?P<place>(?:the )?[A-Z][\w'’.&-]*(?: (?:of|and|[A-Z][\w'’.&-]*))*)(?P<year>,? (?:19|20)\d\d)?$")
_LEVEL = re.compile(
    r"^(?P<how>basic|intermediate|advanced|conversational|working|beginner)(?: level)?$"
    r"|^(?P<grade>(?:[A-Z]{2,5} )?[ABC][12]|(?:level|grade|band) \w+)$",
    re.IGNORECASE,
)
_LEVEL_AT_LAST = re.compile(r"^I (?:have|hold) .*\b(?:level|grade|NVQ) (?:\d|[IVX]+)$", re.IGNORECASE)


def _tail(piece: str, clause: str) -> str:
    """How a part goes on with the claim before it, mark and all; "" where it does not."""
    first = piece.split()[0].lower()
    if year := _YEAR.match(piece):
        return f" ({year['year']})" if _HAS_PAPER.match(clause) else f" in {year['year']}"
    if none := _NONE.match(piece):
        return f", with no {piece[none.end() :]}"
    if _BEEN.match(piece) and clause.startswith("I "):
        return f" and have {piece}"
    if level := _LEVEL.match(piece):
        return f" ({level['grade']})" if level["grade"] else f" at {level['how'].lower()} level" * clause.startswith("I ")
    spent = is_gerund(first) and len(piece.split()) > 2 and re.match(r"I have (?:worked|spent) ", clause)
    prepositional = first in PREPOSITIONS and first not in ("as", "like") and len(piece.split()) > 1
    return _of_study(piece, clause) or (f", {piece}" if spent or prepositional or _GOES_ON.match(piece) else "")


_BEEN = re.compile(r"^been (?:on|in|at|with|an?|the) ")
_IN_TONGUES = re.compile(r"^[A-Z][a-z]+(?: and [A-Z][a-z]+)?$")


def _of_study(piece: str, clause: str) -> str:
    """The field, the tongue or the school that a part adds to a paper before it."""
    if _IN_TONGUES.match(piece) and all(word.lower() in LANGUAGES for word in piece.split(" and ")):
        return f" in {piece}"
    if _LEVEL_AT_LAST.search(clause) and re.match(r"^[a-z]+(?: [a-z]+){0,3}$", piece) and not past(piece.split()[0]):
        return f" in {piece}"
    school = _SCHOOL.match(piece) if _DEGREE.match(clause) and " from " not in clause else None
    return (
        f" from {in_sentence(school['place'])}" + (f" ({school['year'].strip(' ,')})" if school["year"] else "")
        if school
        else ""
    )


_GOT = re.compile(
    r"^(?P<did>finished|completed|passed|obtained|gained|achieved|earned|awarded)(?P<when> (?:in|on|at|with|by) .+"
    r"| last \w+| (?:19|20)\d\d)?$"
)
_MINE = re.compile(r"^I (?:have|did|have taken) (?:an?|my|the) (?P<what>.+)$")


def _come_by(piece: str, clause: str) -> str:
    """How a paper was come by: "functional safety course, finished in May"; "" where a part does not tell that."""
    got, mine = _GOT.match(piece), _MINE.match(clause)
    if not got or not mine:
        return ""
    when = got["when"] or ""
    when = f" in{when}" if re.match(r" \d", when) else when
    did = "was awarded" if got["did"] == "awarded" else got["did"]
    return f"I {did} my {mine['what']}{when}"


def _tongues(pieces: list[str]) -> str:
    """Languages, each with how well: "Fluent Irish, TEG B2", "English (TOEIC 925) and everyday Mandarin"."""
    if len(pieces) == 2 and TONGUE.match(pieces[0]) and re.match(r"^[A-Z]{2,6}(?: [A-Z]?\d+)?$|^[ABC][12]$", pieces[1]):
        return f"I speak {_lower_level(pieces[0])} ({pieces[1]})"
    items = [item for piece in pieces for item in re.split(r" and (?![^(]*\))", piece)]
    if not items or not all(TONGUE.match(item) for item in items):
        return ""
    if any(re.match(r"^(?:my )?(?:native|mother tongue)", i, re.IGNORECASE) for i in items):
        return ""
    items = [_lower_level(item) for item in items]
    return "I speak " + (items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}")


def _lower_level(item: str) -> str:
    first, _, rest = item.partition(" ")
    return item if first.lower() in LANGUAGES or not rest else f"{first.lower()} {rest}"


# "VHF, powerboat level 2, oil spill 4P": of one such list all are held
_LISTED = re.compile(r"^(?:[A-Z][A-Z\d]{1,6}|(?:[\w'’-]+ ){1,3}(?:level \d|grade \d|\d?[A-Z]{1,2}\d?))$")


def _list_of_one_kind(pieces: list[str]) -> str:
    if len(pieces) < 3 or not all(map(_LISTED.match, pieces)) or all(re.match(r"^[A-Z]", p) for p in pieces):
        return ""
    return f"I have {', '.join(pieces[:-1])} and {pieces[-1]}"


def worth_keeping(match: re.Match[str]) -> str:
    """A bracket as it stands, where it names a figure, a place, a class or a year; "" where it is an aside."""
    inner = match[1].strip()
    kept = 0 < len(inner.split()) <= 5 and not _ASIDE.search(inner) and not is_private(inner) and not is_unfit(inner)
    return f" ({inner})" if kept else ""


_NAMES_ON = frozenset(["fluent", "native", "basic", "conversational", "everyday", "good", "working"])


def small_first(text: str) -> str:
    """A note with its first letter small, where that has its capital from the note's beginning alone."""
    first, _, rest = text.partition(" ")
    low = first.lower().rstrip(",;")
    if low in ("a", "an", "the"):
        return f"{low} {rest}"
    if re.match(r"I\b", first) or not (first[:1].isupper() and first[1:].islower()) or low in LANGUAGES:
        return text
    if re.match(r"and [A-Z][a-z]|[IVX]+\b(?! )|[IVX]+ in [A-Z]", rest):
        return text  # "City and Guilds"
    trade = is_agent(low) and low not in capitals() and not rest[:1].isupper()  # "Librarian, chartered since 2015"
    if not everyday(low) and not trade and not (low.endswith("ed") and rest[:1].islower()):
        return text
    if (low in capitals() and not rest) or re.match(r"(?:Bachelor|Master|Doctor) of [A-Z]", text):
        return text
    titled = (low in _TITLED and rest[:1].isupper()) or bool(
        re.match(r"(?:certified|accredited|trained|registered)$", rest) and not low.endswith("ly")
    )
    titled = titled or (is_gerund(low) and bool(re.match(r"[A-Z][a-z]+ [A-Z][a-z]+", rest)))  # "Helping Babies Breathe"
    done = is_gerund(low) or low in _NAMES_ON or past(low) or low in DOES
    named = (rest[:1].isupper() or rest[:1] == "&") and not done and not re.match(r"[A-Z]{2}|\d", rest)
    return text if named or titled or re.match(r"level|grade|band|class$", low) else f"{first.lower()} {rest}".strip()


_TITLED = frozenset(["registered", "certified", "chartered", "licensed", "qualified", "accredited"])
