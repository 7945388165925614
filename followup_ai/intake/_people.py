"""People in notes: their names, titles and addresses, each person once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from followup_ai.intake._days import CALENDAR

CAP = r"(?:[A-Z\u00c0-\u00de\u0100-\u017d][\w'\u2019-]*|[A-Z]\.)"
PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|ap|y|\u2019t|'t)"
_HONORIFIC = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Sister|Rev|Captain|Judge|Cllr|Madame|Monsieur|Herr|Frau|Er)\.?\s+)"
)
NAME = rf"{_HONORIFIC}{{0,2}}{CAP}(?:\s+(?:{PARTICLE}\s+){{0,2}}{CAP}){{0,3}}"
_TITLE = re.compile(
    r"\b(?:head|director|manager|lead|leader|chief|officer|c[etfi]o|cmo|cpo|ciso|s?vp|evp|president|(?:co-)?founder|partner|owner"
    r"|principal|recruiter|hr|talent|engineer|developer|designer|scientist|analyst|architect|professor|lecturer|dean|matron"
    r"|sister|nurse|consultant|coordinator|supervisor|foreman|chef|editor|producer|teacher|headteacher|deputy|curator|trustee"
    r"|chair\w*|secretary|administrator|specialist|associate|assistant|executive|controller|buyer|planner|captain"
    r"|superintendent|registrar|clerk|counsel|solicitor|barrister|attorney|paralegal|accountant|researcher|technician"
    r"|electrician|operator|representative|agent|advis[eo]r|strategist|pm|md|hiring|boss|colleague|surgeon|welder|sommelier"
    r"|boatswain|biologist|dispatcher|chemist|physicist|pharmacist|therapist|psychologist|surveyor|midwife|physician|doctor"
    r"|trainer|tutor|librarian|translator|writer|photographer|mechanic|driver|warden|pilot|staff|owner)s?\b",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PERSON = re.compile(
    rf"(?P<name>{NAME})"
    rf"(?:\s*[<(]?(?P<mail>{MAIL.pattern})[>)]?)?"
    r"(?:\s*\((?P<inside>[^()]{2,80})\)|\s*(?:,|\s-|\u2013|\u2014|:)\s*(?:(?:who is|who's|the|our|their|a|an)\s+)?"
    r"(?P<after>[^,.;()\n]{2,60}))?"
)
_NOT_NAMES = frozenset(CALENDAR) | frozenset(
    """I The We They She He It My Our Their This That Then Also And But So Zoom Teams Skype Google Meet HR Interview Met
        Spoke Talked Chatted Panel Phone Video Call Role Job Company Date Today Yesterday Tomorrow Next Steps Notes Asked Said
        Told Very Great Good Nice Really Onsite Round First Second Final Both Everyone Nobody Somebody Team There Here After
        Before When What Why How If Her His Them Us Me You Your Not No Yes Ok Okay Just All Some Each Had Have Has Was Were Is
        Are Be Being Been Will Would Senior Junior Lead Head Chief Principal Staff Director Manager Recruiter CEO CTO CFO COO
        VP Big New Old""".split()  # noqa: SIM905 - read as words
)
_CUE = (
    r"(?:(?:i\s+)?(?:met|meet|saw)(?:\s+up)?(?:\s+with)?"
    r"|(?:spoke|talked|chatted|speaking|talking|chat|call|conversation|zoom|coffee|lunch|meeting|screen|screening)"
    r"(?:\s+(?:today|yesterday))?\s+(?:to|with|w/)"
    r"|interview(?:ed)?(?:\s+(?:today|yesterday|this\s+\w+|on\s+\w+|call|panel))?\s+(?:with|w/|by)|(?:it\s+was|was)\s+with"
    r"|(?:also|others?)\s+(?:met|there|present|in\s+the\s+room)\s*:?|panel(?:\s+was|\s+of|\s+with)?\s*:?|^with|^w/|joined\s+by"
    r"|introduced\s+(?:me\s+)?to|plus|along\s+with|interviewers?\s+(?:was|were))"
)
_MET = re.compile(rf"(?i:{_CUE})\s+(?:(?i:the)\s+)?(?={_HONORIFIC}|[A-Z\u00c0-\u017d])")
_THEN = (
    r"job|role|position|post|opening|vacancy|interview|today|yesterday|morning|afternoon|[a-z]+day"
    r"|\d{1,2}(?:st|nd|rd|th)?(?:\s[a-z]{3,9})?"
)
_MET_AFTER = re.compile(
    rf"(?i:\b(?:interview\w*\b[^.;!?]{{0,160}}?(?:,|\b(?:{_THEN}))\s*\bwith|(?:interview|panel)\b[^.;!?:]{{0,160}}?:))\s+"
    r"(?=[A-Z\u00c0-\u017d])"
)
"""Whom an interview was with, told behind where, when and for what."""
_AFTER_NAMES = re.compile(r"\s*(?:$|[,.;()|]|(?:at|on|from|today|yesterday|about|who|over|via|for|this|in|and|from)\b)")
_MET_LOW = re.compile(
    rf"(?i:{_CUE})\s+(?P<name>(?!(?:call|chat|interview|him|her|them|the|team|panel|link|up|a|an|my|some\w*|hr)\b)[a-z][a-z'-]+"
    r"(?:\s+(?!(?:at|from|for|the|in|on|about|who|and|today|yesterday|this|re|via|over)\b)[a-z][a-z'-]+)?)\b"
)
_SPEAKS = (
    r"(?:(?:also|then|later|both)\s+)?(?:said|says|asked|told|mentioned|explained|described|spoke|joined|sat in|was there"
    r"|showed|walked|led|came in|interviewed|wants|wanted|thinks|runs|talked|wondered|promised|introduced|took)\b"
)
_SPEAKER = re.compile(
    rf"^(?:and\s+|then\s+)?(?P<who>(?:{_HONORIFIC}){{0,2}}{CAP}(?:\s+(?:{PARTICLE}\s+){{0,2}}{CAP}){{0,2}})"
    rf"(?:\s*\((?P<inside>[^()]{{2,60}})\)|\s*,\s*(?P<after>[^,.;()]{{2,50}}),)?\s+{_SPEAKS}"
)


def merged(people: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """People, each once: a first name alone is the person of that name who was told in full."""
    found: list[dict[str, str]] = []
    for person in people:
        same = next((p for p in found if _same(p["name"], person["name"])), None)
        if same is None:
            found.append(dict(person))
            continue
        longer = max(same["name"], person["name"], key=len)
        same.update({k: v for k, v in person.items() if v and not same.get(k)} | {"name": longer})
    return found


def _same(one: str, other: str) -> bool:
    a, b = (re.sub(_HONORIFIC, "", name).casefold().split() for name in (one, other))
    if not a or not b or a == b:
        return a == b
    return min(len(a), len(b)) == 1 and (a[0] == b[0] or a[-1] == b[-1])


def known_as(told: str, people: Iterable[Mapping[str, str]]) -> str:
    """The name of the one person among `people` who is called so; "" where nobody or several are."""
    names = [person["name"] for person in people if _same(person["name"], told)]
    return names[0] if len(names) == 1 else ""


def people_in_list(text: str) -> tuple[list[dict[str, str]], str]:
    """The people of a labelled list ("Dana Whitfield (Head of Data), Tom Reyes - CTO and Ana"), and what stands behind them."""
    text = text.strip(" .")
    if text and text == text.lower() and not MAIL.search(text):
        text = _with_capitals(text)
    listed = list(_listed(text, 0))
    return [person for person, _ in listed], text[listed[-1][1] if listed else 0 :].strip(" .,;:-")


def people_alone(sentence: str) -> list[dict[str, str]]:
    """The people of a line that names people and nothing else; none where it says more, or is hardly about people."""
    listed = list(_listed(sentence, 0))
    if not listed or sentence[listed[-1][1] :].strip(" ."):
        return []
    people = [person for person, _ in listed]
    told = any(len(p) > 1 or re.match(_HONORIFIC, p["name"] + " ") for p in people)
    return people if told else []


_SMALL = re.compile(
    rf"(?i:{_CUE})\s+(?P<name>(?!(?:the|a|an|my|their|our|some\w*|hr|two|three)\b)[a-z\u00df-\u017e][\w'\u2019-]+"
    r"(?:\s+[a-z\u00df-\u017e][\w'\u2019-]+){0,2})\s*\((?P<inside>[^()]{2,80})\)"
)
"""A name typed in small letters: the title in brackets behind it says that it is one."""


def _named_in_small_letters(sentence: str) -> str:
    """The sentence with capitals for the first name in it that was typed without; every letter keeps its place."""
    told = _SMALL.search(sentence)
    if told is None or not title_in(told["inside"]):
        return sentence
    return sentence[: told.start("name")] + told["name"].title() + sentence[told.end("name") :]


def people_met(sentence: str) -> list[dict[str, str]]:
    """The people a sentence says were met or spoke."""
    if sentence != sentence.lower():  # else all of it is read as typed in small letters
        sentence = _named_in_small_letters(sentence)
    if cue := _MET.search(sentence):
        return [person for person, _ in _listed(sentence, cue.end())]
    if cue := _MET_AFTER.search(sentence):
        told = list(_listed(sentence, cue.end()))
        named = told and (len(told[0][0]) > 1 or len(told[0][0]["name"].split()) > 1)
        if named and _AFTER_NAMES.match(sentence, told[-1][1]):  # and no tool or firm that something is said of
            return [person for person, _ in told]
    if sentence == sentence.lower() and (cue := _MET_LOW.search(sentence)):
        return [{"name": cue["name"].title()}]
    speaker = _SPEAKER.match(sentence)
    if speaker is None or speaker["who"].split()[0] in _NOT_NAMES or len(speaker["who"]) < 3:
        return []
    title = title_in(speaker["inside"] or speaker["after"] or "")
    return [{"name": speaker["who"], **({"title": title} if title else {})}]


def _with_capitals(text: str) -> str:
    """Names typed in small letters, with capitals; titles after a comma or in brackets stay."""
    parts = re.split(r"(\s*[,(&/]\s*|\s+and\s+)", text)
    names = [at % 2 == 0 and not _TITLE.search(part) and len(part.split()) <= 4 for at, part in enumerate(parts)]
    return "".join(part.title() if named else part for part, named in zip(parts, names, strict=True))


_FOLLOWS = re.compile(
    r"\s*(?:,\s*(?:and\s+|&\s*|plus\s+)?|;\s*|\s+and\s+(?:(?:also|then|later)\s+)?|\s*[&+]\s*|/\s*|\bthen\s+)(?:(?:the|their)\s+)?"
    r"(?:(?:someone|somebody)\s+(?:from|in)\s+(?:the\s+)?(?P<of>[\w&/' -]{2,40}?)\s+(?:called|named)\s+)?"
)
"""What leads from one person of a list to the next; "someone from HR called" tells the title of that one."""


def _listed(text: str, at: int) -> Iterator[tuple[dict[str, str], int]]:
    """The people of a list that begins at `at`, each with the offset where it ends."""
    of = ""
    while match := _PERSON.match(text, at):
        name = " ".join(match["name"].strip(" .,'").split())
        if len(name) < 2 or name.split()[0] in _NOT_NAMES:
            return
        person, end = {"name": name}, match.end("mail" if match["mail"] else "name")
        if match["mail"]:
            person["email"] = match["mail"]
            end += text[end : end + 1] in (">", ")")
        told = match["inside"] or match["after"] or ""
        if mail := MAIL.search(told):
            person["email"] = mail.group()
            told, end = told.replace(mail.group(), "").strip(" ,<>"), match.end()
        if title := title_in(told):
            person["title"] = title
            end = match.end() if match["inside"] or mail else match.start("after") + told.index(title) + len(title)
        elif title := title_in(of):
            person["title"] = title
        yield person, end
        following = _FOLLOWS.match(text, end)
        if following is None:
            return
        at, of = following.end(), following["of"] or ""


_TITLE_ENDS = re.compile(r"\s+(?:at|for|about|who|joined|joining|came|sat|today|yesterday|on|from|and\s+(?=[A-Z]))\b")


def title_in(words: str) -> str:
    """The title that words after a name hold; "" where they hold none."""
    words = words.strip()
    if end := _TITLE_ENDS.search(words):
        words = words[: end.start()]
    return words if words and len(words.split()) <= 8 and _TITLE.search(words) else ""


def give_mail(people: list[dict[str, str]], mail: str) -> bool:
    """Gives an address to the person whose name is in it, else to the only one named; returns whether it was given."""
    if any(p.get("email") == mail for p in people):
        return True
    local = re.sub(r"\W+", " ", mail.partition("@")[0]).casefold()
    words = {p["name"]: [re.sub(r"\W", "", word).casefold() for word in p["name"].split()] for p in people}
    named = [p for p in people if any(word in local for word in words[p["name"]] if len(word) > 2)]
    for person in named or (people if len(people) == 1 else []):
        person.setdefault("email", mail)
        return True
    return False


_OF_MAIL = frozenset(
    """is her his their the an my e mail email address contact at on was direct it s work she he they you can
        reach""".split()  # noqa: SIM905 - read as words
)


def only_mail(sentence: str) -> str:
    """The address of a sentence that tells an address and nothing else ("dana@acme.example is her email"); "" else."""
    found = MAIL.findall(sentence)
    rest = re.findall(r"[^\W\d_]+", MAIL.sub(" ", sentence).casefold())
    return found[0] if len(found) == 1 and _OF_MAIL.issuperset(rest) else ""


_HER_TITLE = re.compile(
    r"(?:she|he)(?:['\u2019]s| is| was) (?:the |an? |their |our )(?P<title>[^,.;]{2,60})[.!]?", re.IGNORECASE
)


def title_of_last(sentence: str, people: list[dict[str, str]]) -> bool:
    """Gives "She's the headteacher" to the person named last, if they have no title yet; returns whether it did."""
    match = _HER_TITLE.fullmatch(sentence.strip())
    title = title_in(match["title"]) if match else ""
    if not title or not people or people[-1].get("title") or match is None or title != match["title"].strip():
        return False
    people[-1]["title"] = title
    return True
