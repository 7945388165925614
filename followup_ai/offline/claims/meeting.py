"""Meets a doubt that was raised, with what the notes themselves hold against it, and concedes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.concerns import KNOWN_INSTEAD, Doubt
from followup_ai.offline.claims.spells import AMOUNT
from followup_ai.offline.english.grammar import is_noun_phrase
from followup_ai.offline.english.lexicon import base_of, gerund
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.sureness import sure_statement
from followup_ai.offline.english.tongues import LANGUAGES
from followup_ai.offline.talk.bearing import SAID_OF_ANY, bears_on, shared_weight
from followup_ai.offline.typed.cleaning import plain
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.phrasing import content
from followup_ai.offline.typed.screening import is_hostile, is_private, is_unfit


@dataclass(frozen=True)
class OwnAnswer:
    """What the note on the doubt says against it.

    Args:
        act: what the candidate will gladly do, to follow "I would gladly" ("work Saturdays"); "".
        known: what the candidate knows instead, to follow "what I know of" ("AWS"); "".
        fact: a statement that settles it ("the thorough examination is booked for January"); "".
        said: the fact was told in the conversation already.
    """

    act: str = ""
    fact: str = ""
    known: str = ""
    said: bool = False


def topic_of(doubt: Doubt) -> str:
    """What a doubt is about, to follow "as for", conceding nothing: "working with a dispensing robot"; "" where unsure."""
    undone = _UNDONE.match(doubt.np)
    if undone and (base := base_of(undone["did"], "participle")):
        topic = f"{gerund(base)}{undone['rest']}"
        joined = re.search(r" (?:or|and) [a-z]+ed\b", topic)
        topic = topic[: joined.start()] if joined else topic
        fits = len(topic.split()) > 1 and len(topic.split()) <= 11 and not lacks_article(topic) and odd_words(topic) < 2
        return topic if fits and not is_unfit(topic) and not _NOT_PLAIN.search(topic) else ""
    if lacking := _LACK_OF_WORK.match(doubt.np):
        return f"{lacking['what']} work"
    topic = doubt.topic
    named = bool(re.fullmatch(r"[A-Z][\w+#.-]*", topic))  # "React", which is a verb besides
    return topic if topic and (named or is_noun_phrase(topic)) and not _NOT_PLAIN.search(topic) else ""


_UNDONE = re.compile(r"^my not having (?P<did>[a-z]+)(?P<rest>(?: [\w&/',-]+)*?)(?: (?:yet|before|until now|so far))?$")
_LACK_OF_WORK = re.compile(r"^my (?:lack of|limited|little) (?P<what>(?!experience\b)[\w&/' -]+?) experience$")
_NOT_PLAIN = re.compile(r"\b(?:I|me|myself|it|them|that|this|yet|only|no|not)\b")


def answer_to(
    doubt: Doubt, claims: Sequence[Claim], added: Claim | None, role: str = "", common: frozenset[str] = frozenset()
) -> Claim | None:
    """What the candidate brings that meets a doubt; None where nothing does.

    What was left out and bears on it comes first, then what tells of its matter in other words, then, of a lack, a
    qualification that shares a telling word with it and, where it is known what the doubt is about, years in the very trade
    that the role names, which whoever is new to a part of it builds on. Other years are no answer: "on working with card
    payment rules, I would build on five years of Ruby" only shows the gap.

    Args:
        doubt: what was raised.
        claims: what the candidate brings and has not said yet.
        added: what was left out and has not been said yet; None without.
        role: as the interview names it; "" where no years of it are to count.
        common: stems that join nothing in these notes; see `bearing.of_the_trade`.
    """
    wanted = doubt.about - SAID_OF_ANY
    asked = " ".join(wanted)
    if added and not _OF_LIKING.search(doubt.note) and shared_weight(added.text, f"{asked} {doubt.note}", but=common):
        return added
    told = [c for c in (added, *claims) if c and c.clause and any(_tells(m, doubt, c) for m in _MATTERS)]
    if told or doubt.kind != "lack":
        return told[0] if told else None
    near = [c for c in claims if not common or shared_weight(c.text, asked, but=common)]
    telling = [c for c in near if _meets(c, wanted, topic_of(doubt)) and not _LACKS_TOO.search(c.text)]
    if telling:
        return telling[0]
    spells = [c for c in claims if AMOUNT.match(c.np.removeprefix("my ")) and not _THIN.search(c.np)]
    return next((c for c in spells if bears_on(c.text, role)), None) if topic_of(doubt) else None


def upshot(doubt: Doubt, claim: Claim) -> str:
    """What follows for a doubt from what the candidate did, to stand behind it: "so I am used to working on my own"; ""."""
    if re.search(r"\b(?:so|which|who|where)\b", claim.clause):
        return ""
    so = next((m.so for m in _MATTERS if claim.clause and _tells(m, doubt, claim)), "")
    standard = _STANDARD.search(doubt.note)
    known = standard and standard[0] in claim.clause
    return "" if known else so.format(standard=standard[0] if standard else "")


@dataclass(frozen=True)
class _Matter:
    """A matter that is doubted in some words and told of in others.

    Args:
        asks: what a doubt has of it.
        tells: what a claim has that meets it.
        so: see `upshot`.
    """

    asks: re.Pattern[str]
    tells: re.Pattern[str]
    so: str = ""


def _tells(matter: _Matter, doubt: Doubt, claim: Claim) -> bool:
    """Whether a claim meets a doubt by a matter; never one that is doubted itself, or that tells of a lack."""
    met = matter.asks.search(doubt.note) and matter.tells.search(claim.clause)
    return bool(met and not _LACKS_TOO.search(claim.clause))


# Whether one would like a thing is answered by no proof that one has done it.
_OF_LIKING = re.compile(r"\b(?:miss|awkward|mind|enjoy|content|bored|younger)\b")
_STANDARD = re.compile(r"\b[A-Z]{2,5}[ -]?\d{3,6}\b")
_ALONE = r"(?:alone|on (?:my|your|one['’]s) own(?! account)|by (?:my|your)self|single[- ]handed(?:ly)?)"
_LEADING = r"(?:managed|managing|led|leading|supervised|supervising|headed|in charge of)"
_MATTERS = (
    _Matter(
        re.compile(
            rf"\b(?:lonely|isolated|(?:be|being|feel|mind|cope|manage|run|work|working|left|shifts?)\b[\w ]{{0,20}} {_ALONE}"
            r"|in charge (?:when|while|of)\b[^.;]*\b(?:away|out|off)\b)",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{_ALONE}|lone)\b"),
        "so I am used to working that way",
    ),
    _Matter(
        re.compile(
            rf"^(?!.*\b(?:more than|counts?)\b)(?!.*{_OF_LIKING.pattern}).*\b{_LEADING} "
            r"(?:people|anyone|anybody|staff|others|somebody|someone|a team)\b"
            r"|\b(?:no|little|enough) (?:people[- ])?(?:management|leadership|supervisory) experience",
            re.IGNORECASE | re.DOTALL,
        ),
        re.compile(
            rf"\b(?:{_LEADING} (?:an? |the )?(?:\w+ ){{0,2}}?(?:team|staff|crew|people|\w{{3,}}(?:ers|ors|ists|ees|men))\b"
            r"|for \d+ staff|team ?leader|second in charge|section leader|foreman|acting (?:\w+ ){0,2}(?:manager|supervisor))\b"
        ),
        "so I have some practice in leading people",
    ),
    _Matter(_STANDARD, _STANDARD, "and I would build on that with {standard}"),
    _Matter(
        re.compile(r"\b(?:tele)?phone\b", re.IGNORECASE),
        re.compile(r"\b(?:by (?:tele)?phone|on the (?:tele)?phone|call centre|help ?line|switchboard|took (?:\w+ )?calls)\b"),
        "so I am used to the telephone",
    ),
    _Matter(
        re.compile(r"\b(?:nights?|late shifts?|early shifts?)\b", re.IGNORECASE),
        re.compile(r"\b(?:nights?|night shifts?|night work)\b"),
        "so I am used to them",
    ),
    _Matter(re.compile(r"\b(?:start|notice)\b"), re.compile(r"\bI can start\b")),
    _Matter(
        re.compile(
            r"\b(?:commut\w*|too far|distance|licen[cs]e|car|(?:get|come|go|travel|drive) (?:here|there|home|in|to work))\b"
        ),
        re.compile(r"\bmy own car\b|\b(?:clean|full|driving) licen[cs]e\b|\bI (?:am )?mov(?:ed|ing) to\b"),
    ),
    _Matter(
        re.compile(r"\b(?:would|will|might|may|to|I['’]d) (?:\w+ )?(?:stay|leave|settle|move on|go back)\b|\bbored\b"),
        re.compile(
            r"\b(?:want to stop|no intention|am moving|moved? (?:to|here)|settled|stayed|bored|bought an? (?:house|flat)"
            r"|long[- ]term|for good)\b",
            re.IGNORECASE,
        ),
    ),
)


def _meets(claim: Claim, wanted: frozenset[str], topic: str) -> bool:
    """Whether a claim shares with a doubt what it is about, or more than one word of it; that it was in one town is nothing."""
    shared = (content(claim.text) & wanted) - ({name.lower() for name in _PLACED.findall(claim.text)} - LANGUAGES)
    named = {word[:5] for word in content(topic)}
    return len(shared) > 1 or (any(word[:5] in named for word in shared) if topic else bool(shared))


_PLACED = re.compile(r"\b(?:in|at|from|near) (?:the )?([A-Z][a-z]\w+)")


_LACKS_TOO = re.compile(r"\b(?:not|no|never|only|basic|without|little)\b", re.IGNORECASE)
# A few weeks, and years that say nothing of what was done in them, are nothing to build on.
_THIN = re.compile(r"^my (?:\S+ ){1,2}(?:weeks?|days?|shifts?|months?)\b|\bof experience$|^my \S+ years$")


def own_answer(note: str, cast: Cast) -> OwnAnswer | None:
    """What the note on a doubt says against it itself; None where it says nothing, or nothing sure.

    Args:
        note: as typed.
        cast: who is who in the notes.
    """
    text = plain(note).strip(" .")
    if is_private(text) or is_hostile(text):
        return None
    if (will := _I_WILL.search(text)) and not _OF_LIFE.search(text):
        act = to_reader(expand(will["what"].strip()), cast) or ""
        fits = act and base_of(act.split()[0], "base") and odd_words(act) < 2 and len(act.split()) <= 9
        return OwnAnswer(act=act) if fits and not is_unfit(act) and sure_statement(f"I would gladly {act}") else None
    if known := _ONLY_KNOWN.search(text) or KNOWN_INSTEAD.match(text):
        return OwnAnswer(known=known["known"].strip())
    if re.search(r"\bnotice\b(?!.*\bnot?\b).*\bnegotiable\b", text):
        return OwnAnswer(fact="my notice period is negotiable")
    if taught := _COURSE.search(text):
        tool = _USED.search(text)
        within = f" in {tool['what']}" if tool and tool["what"] not in taught["what"] else ""
        what = re.sub(r"\b(\w+) (day|week|month|hour)\b", r"\1-\2", taught["what"])
        fact = expand(f"I have done {what}{within}")
        return OwnAnswer(fact=fact) if sure_statement(fact) and (within or taught["what"] != taught["what"].lower()) else None
    return _doing(text, cast)


def _doing(text: str, cast: Cast) -> OwnAnswer | None:
    """What the candidate says of having begun: "…, but I have started a course in it"."""
    begun = _BEGUN.search(text)
    said = to_reader(expand(begun["did"].strip()), cast) or "" if begun else ""
    said = re.sub(r"^I(?:['’]m| am)\b", "I am", re.sub(r"^I['’]ve\b", "I have", said))
    return OwnAnswer(fact=said) if said and not is_unfit(said) and sure_statement(said) and not lacks_article(said) else None


# "they were not sure I will accept to work Saturdays, I will"
_I_WILL = re.compile(
    r"\b(?:sure|whether|if|that) I (?:will|would|can|could|am willing to|['’]d) "
    r"(?:accept to |agree to |be willing to |want to )?(?P<what>[a-z]+ [\w' -]{3,50}?)[,;.]? (?:and |but )?"
    r"(?:(?:I said |yes,? )?I (?:will|would|can|am)|yes|I said (?:yes|of course))\W*$",
    re.IGNORECASE,
)
# "no experience with their cloud (only AWS)"
_ONLY_KNOWN = re.compile(
    r"\bno (?:\w+ )?(?:experience|knowledge)\b[^.;()]*?[(,] ?(?:but )?(?i:only|just|mainly|mostly) "
    r"(?P<known>[A-Z][\w+#.-]*(?: [A-Z][\w+#.-]*)?)\)?$"
)
_BEGUN = re.compile(
    r"(?:[,;.(] ?|\bbut |\band )(?P<did>I(?:['’]ve| have|['’]m| am)? (?:just |now |already )?"
    r"(?:started|begun|booked|enrolled|passed|registered|signed up|finished|taken|took|learning|taking|studying|doing)\b"
    r"[^,;.()]{5,60})",
    re.IGNORECASE,
)
# "never used Hastus for real, just the 3-day course"
_COURSE = re.compile(
    r"\b(?:only|just|beyond|apart from|except(?: for)?|other than) (?:for )?"
    r"(?P<what>(?:the|an?|one|my) (?:[\w-]+ ){0,4}(?:course|training|workshop))\W*$",
    re.IGNORECASE,
)
_USED = re.compile(r"\b(?i:used?|with|on|know|known) (?P<what>[A-Z][\w+#.-]*(?: [A-Z][\w+#.-]*)?)")
_OF_LIFE = re.compile(
    r"\b(?:years?|age|old|stay|leave|quit|retire\w*|child\w*|kids?|baby|health|money|pay|salary)\b", re.IGNORECASE
)
