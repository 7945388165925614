"""Understands what doubt was raised about the candidate, and what of it can be met."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from followup_ai.offline.english.grammar import is_clause, is_noun_phrase
from followup_ai.offline.english.lexicon import base_of, counted_nouns, gerund, participle
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.shapes import bounded
from followup_ai.offline.english.sureness import sure_phrase, sure_statement
from followup_ai.offline.english.tongues import LANGUAGES
from followup_ai.offline.typed.articles import after_prepositions, headed
from followup_ai.offline.typed.fit_lines import clean_lines
from followup_ai.offline.typed.screening import is_broken, is_private, is_unfit


@dataclass(frozen=True)
class Doubt:
    """A doubt that was raised about the candidate.

    Args:
        kind: "lack" (of experience or skill), "trait" ("I am quiet", "too junior"), "worry" (what they fear the candidate
            will do), "gap" (time out of work), "terms" (notice, days off, visa), or "private" (never to be mentioned).
        np: the matter as a noun phrase ("my lack of experience with AS9100"); "" where it gives none.
        clause: the matter as a clause with "I" or its own subject ("I have not managed people", "the trade is new to me"); "".
        about: the words it turns on, in lower case, for finding what bears on it.
        note: as typed, without names and the reasons that were given for it.
    """

    kind: str
    np: str = ""
    about: frozenset[str] = frozenset()
    clause: str = ""
    note: str = ""

    @property
    def topic(self) -> str:
        """What the doubt is about, as a noun phrase that concedes nothing ("your cloud"); "" where it gives none."""
        return match[1] if (match := _TOPIC.match(self.np)) else ""


_TOPIC = re.compile(
    r"^my (?:lack of|limited|little|not having) (?:any |much )?(?:(?:experience|knowledge|background|training|worked|work)"
    r" (?:with|of|in|on|as) )((?!an? )[\w&/' -]+?)(?: experience| yet| before)?$"
)
_CONCERN_LEAD = re.compile(
    r"^(?:(?:they|he|she|you|the \w+|interviewer|[A-Z]\w+)(?:'re|'s| is| are| was| were"
    r"| seemed| looked| did| both)? (?:a bit |a little |slightly |maybe |really |quite "
    r")*(?:worried|worry|worries|concerned|concern|unsure|wondered|wonder|asked|raised"
    r"|thought|think|thinks|felt|feels|said|mentioned|flagged|noted|doubted|hesitated"
    r"|hesitant|queried|pointed out|sceptical|skeptical|questioned|not sure|nervous)(?: "
    r"me)?(?: (?:that|about|if|whether|over|at))?|(?:worry|concern|worried|concerned"
    r"|doubt|doubts)(?: (?:that|about|is|was|over|:))?|asked about)\s+",
    re.IGNORECASE,
)


# One's own children are nobody's business; those one has not worked with are the doubt.
_OWN_CHILDREN = (
    r"(?:my|have|got|having|had|want|plan|more|two|three|four|small|young|little|own|about|after) "
    r"(?:(?:the|my|any|small|young) )?(?:child(?:ren)?|kids?)\b(?! (?:protection|care|services|before|with))"
)
_PRIVATE_DOUBT = re.compile(
    rf"\b(?:{_OWN_CHILDREN}|child ?care|(?:child(?:ren)?|kids?) (?:at home|myself|of my own|and work)"
    r"|baby|pregnan\w*|brother|sister|mother|father|husband|wife|died|death|funeral"
    r"|bereave\w*|visa|green card"
    r"|citizen\w*|us person|itar|nationality|my age|at \d\d|i'?m only \d\d|am only \d\d|too old|too young|religio\w*"
    r"|ill(?:ness)?|cancer"
    r"|health|disab\w*|trauma|depress\w*|therapy|cried|nervous|supposed to ask|allowed to ask)\b",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\b(?:notice|permit|days? off|\w+days? off|saturdays?|sundays?|weekends?|time difference|commut\w*|car\b|bus\b"
    r"|relocat\w*|salary"
    r"|start date|part[- ]time|nights)\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\b(?:gap|out of work|been out|out (?:for )?\w+ (?:years|months)|unemployed"
    r"|career break)\b",
    re.IGNORECASE,
)
_WORRY = re.compile(
    r"\b(?:I|i)(?:'d| would| might| could| can| will| may)\b|\bwhether\b|\bget bored\b"
    r"|\bfind\b",
    re.IGNORECASE,
)


# "React - only Vue so far, they noticed"
KNOWN_INSTEAD = re.compile(
    r"^(?:no )?(?P<lacks>[A-Z][\w+#.-]*(?: [A-Z][\w+#.-]*)?)\s*[-\u2013\u2014:,(]+\s*(?:I (?:have|know) )?(?:only|just"
    r"|mainly|mostly) "
    r"(?P<known>[A-Z][\w+#.-]*(?: [A-Z][\w+#.-]*)?)(?= (?:so far|until now|yet|experience)|$|[,;.)])"
)
"""A tool that is not known, with the one that is."""


def doubt_of(text: str, cast: Cast, names: dict[str, str]) -> Doubt | None:
    """The doubt that was raised, its kind, and where it is a lack what names it; None where nothing is noted."""
    if not text.strip():
        return None
    if is_private(text) or _PRIVATE_DOUBT.search(text):
        return Doubt("private")
    if instead := KNOWN_INSTEAD.match(text.strip()):
        text = f"no experience with {instead['lacks']}"
    words = next((_whole(w) for w in _doubts(text, cast, names) if w), "")
    found = _found(text, words)
    called = cast.reader | cast.others.keys()
    return replace(found, note=" ".join(w for w in _WHY.split(text)[0].split() if w.strip(".,;:'’").lower() not in called))


# "lonely, since the studio has only one other", "two assistants, because mine was all done alone"
_WHY = re.compile(r",? \b(?:since|because|as (?:I|we|he|she|they|there|the)|and they)\b")
_DENIED = re.compile(r"^(?:I (?:have |'ve |do |am )?|I've )?(?:no|not|never|little|hardly|limited)\b", re.IGNORECASE)
# "I have not worked on electric drivetrains beyond the awareness course": what there was of it is no part of what lacks
_BUT_FOR = re.compile(r",? (?:beyond|other than|apart from|aside from|except(?: for)?|besides|outside of?) .+$")


# "… because we had none", "… as my boss did it": why not
_REASON = re.compile(r",? (?:because .+|(?:since|as) (?:I|we|there|it|they|my) .+)$")


def _whole(words: str) -> str:
    """A lack with the words its telegram leaves out: "not taught in a church school" → "I have not taught …"."""
    words = re.sub(r"^(?:No|Not|Never|Little)\b", lambda m: m[0].lower(), words)
    words = re.sub(r"\b(?:anybody|anyone)$", "people", _REASON.sub("", words))
    words = _BUT_FOR.sub("", words) if _DENIED.match(words) else words
    match = re.match(r"^(?:I )?(not|never) (\w+)(.*)$", words)
    if match is None:
        return words
    form = match[2]
    done = form if base_of(form, "participle") else participle(form) if base_of(form, "base") else ""
    return f"I have {match[1]} {done}{match[3]}" if done else words


def _found(text: str, words: str) -> Doubt:
    """The doubt by its kind, without what is only an area of work."""
    about = frozenset(w for w in re.findall(r"[\w'+#-]+", words.lower()) if len(w) > 3)
    if _GAP.search(text):
        return Doubt("gap", about=about)
    np = lack_of(words)
    if _TERMS.search(text) and not _undone(words):
        notice = _NOTICE.search(text)
        return Doubt("terms", f"my notice period of {notice[1]}" if notice else "", about)
    if np:
        return _lack(np, about)
    wondered = re.sub(r"^(would|could|can|will|might) I ", r"I \1 ", words)
    if re.match(r"I (?:would|could|can|will|might) ", wondered) and not is_unfit(wondered) and not _OF_PAY.search(wondered):
        asked = re.search(r"\b(?:wonder|whether|worr|asked|unsure|not sure|concern)\w*\b|\bif (?:I|i)\b", text)
        said = is_clause(wondered) and "," not in wondered and asked  # else it is the candidate's own condition
        return Doubt("worry", about=about, clause=wondered if said else "")
    return Doubt("worry" if _WORRY.search(words) else "trait", about=about)


_NOTICE = re.compile(
    r"\bnotice(?: period)?(?: is| of|:)*\s*((?:\d+|one|two|three|four|six) ?(?:days|weeks?|months?))\b", re.IGNORECASE
)
_OF_PAY = re.compile(r"\b(?:money|pay|salary|paid|wages?|bored|leave|quit|stay|ok|okay|age)\b", re.IGNORECASE)


def _lack(np: str, about: frozenset[str]) -> Doubt:
    """A lack in the form that is sure to read well; what was not done as a clause, the rest as a noun phrase."""
    np = np.split(", ")[0]
    match = re.match(r"^my not having (?P<rest>(?P<first>[\w-]+)\b.*)$", np)
    if match:
        done = base_of(match["first"], "participle") or match["first"] == "been"
        if not done and re.search(r"\bdegree\b", np):
            return Doubt("lack", about=about)
        rest = match["rest"]
        if len(rest.split()) == 2 and base_of(rest.split()[1], "past") and rest.split()[1] not in counted_nouns():
            return Doubt("lack", about=about)  # "never done paid": of what, nobody can tell
        clause = f"I {'have not' if done else 'do not have'} {rest}"
        return Doubt("lack", np, about, clause) if sure_statement(clause.removesuffix(" yet")) else Doubt("lack", about=about)
    return Doubt("lack", np if is_noun_phrase(np) and (sure_phrase(np) or " " not in np[3:]) else "", about)


def _doubts(text: str, cast: Cast, names: dict[str, str]) -> list[str]:
    found = []
    for line in clean_lines(text, names):
        if not is_broken(line):
            said = to_reader(expand(after_prepositions(_CONCERN_LEAD.sub("", line.strip(" .,;:")), "a")), cast)
            found.append(re.sub(r"^(?:that|if|whether) ", "", bounded(said, 14), flags=re.IGNORECASE) if said else "")
    return found


_HELD_PAPERS = r"(?:degree|licen[cs]e|certificate|certification|diploma|qualification|ticket|card)"
_LACKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (
            r"^(?:I (?:have|had) )?(?:no|not much|little) ((?:[\w&/'-]+ ){0,3}[\w&/'-]+) domain(?: knowledge| experience)?$",
            r"my lack of \1 experience",
        ),
        (
            r"^(?:I (?:have|had) )?(?:no|not much|little) ((?:(?!experience\b)[\w&/'-]+ ){0,4}(?:management|supervision"
            r"|teaching"
            r"|leadership|budgeting"
            r"|fundraising|retail|sales|clinical|audit|domain))$",
            r"my lack of \1 experience",
        ),
        (r"^(my (?:lack of|limited|little) .+)$", r"\1"),
        (
            r"^(?:I (?:have|had) |there is )?(?:no|a lack of|lack of|not enough|not much"
            r"|without) ((?:[\w&/'-]+ ){0,4}(?:experience|knowledge|training"
            r"|background|exposure|practice|skills?)\b.*)$",
            r"my lack of \1",
        ),
        (r"^(?:limited|little) ((?:[\w&/'-]+ ){0,4}(?:experience|knowledge|training|exposure)\b.*)$", r"my limited \1"),
        (r"^(?:I have )?only ((?:a |\d|one|two|three|four|five).*)$", r"my having only \1"),
        (r"^I have only (\w+(?:ed|en|un|ne) .+)$", r"my having only \1"),
        (r"^(?:I )?(?:do not|don't) (speak|know|have|hold|use|drive) ((?:(?!and\b)\S+ ?)+?)(?:,? and .+)?$", r"my not \1 \2"),
        (r"^(?:I have )?no ((?:[\w&'-]+ ){1,2}(?:sector|industry|scale))$", r"my lack of \1 experience"),
        (rf"^(?:I have )?no ((?:[\w&/'-]+ ){{0,3}}{_HELD_PAPERS})(?: yet)?$", r"my not having \1 yet"),
        (
            r"^(?:my )?((?:[\w&/'-]+ ){1,3}(?:experience|knowledge|exposure|background)) (?:is|was|are) "
            r"(?:a bit |rather |quite |very )?(?:thin|light|limited|little|weak|short|patchy)$",
            r"my limited \1",
        ),
        (r"^(?:my )?experience (?:is|was) (?:in |all )?[\w ]+?,? (?:and )?not ([\w-]+)$", r"my lack of \1 experience"),
        (rf"^(my (?:{'|'.join(w.capitalize() for w in sorted(LANGUAGES))}))\b.*$", r"\1"),
    )
)


def lack_of(words: str) -> str:
    """What one lacks, as a noun phrase in the first person, or "" where the words tell of no lack."""
    undone = _undone(words)
    if undone:
        return undone
    for pattern, form in _LACKS:
        match = pattern.match(words)
        if match:
            said = re.sub(
                r"^my not (\w+)",
                lambda m: f"my not {gerund(m.group(1))}" if base_of(m.group(1), "base") else m.group(),
                match.expand(form),
            )
            said = re.sub(r"^my not having (?=[a-z])(.+)$", lambda m: f"my not having {headed(m[1], 'a')}", said)
            return said.split(", ")[0].replace(" yet yet", " yet")
    return ""


def _undone(words: str) -> str:
    """What one has not done, as a noun phrase: "I have not worked nights" would stand in a letter like a complaint."""
    match = re.match(r"^(?:I )?(?:(?:have|'ve) (not|never)|(haven't)|(never)) (\w+)\b(.*)$", words)
    if match is None:
        return ""
    form = match.group(4)
    done = form if base_of(form, "participle") else participle(base_of(form, "past") or "")
    return f"my not having {done}{re.sub(r' (?:myself|specifically|really|actually)$', '', match.group(5))}" if done else ""
