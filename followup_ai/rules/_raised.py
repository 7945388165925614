"""Where a draft makes more of the candidate's part than the notes do: a desk assisted on is run, a clerk is a manager."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from followup_ai.compiled import compiled
from followup_ai.patterns import expression
from followup_ai.rules._contrasts import is_claimed
from followup_ai.rules._evidence import DENIED, OWN_FIELDS, Evidence
from followup_ai.rules._ledger import Claim, claim_at
from followup_ai.rules._text import Sentence, fold
from followup_ai.rules._words import VAGUE, WORD, is_stop, plain, stem, stems_of, weight, words_in

_LEADS = compiled(
    r"\b(?:led|lead(?:s|ing|er)?|head(?:s|ed|ing)?|(?:manag|direct|supervis|co-?ordinat|oversee|chair)\w*|oversaw|mgr|mgd"
    r"|svr|hod|ran|run(?:s|ning)?|foreman|forewoman|(?:in )?charge|responsib\w+"
    r"|own(?:ed|er|ing)?|found(?:ed|er|ing)|start(?:ed)? up|set up|built|boss"
    r"|chief|principal|captain|solely|alone|by myself|partner|consult\w*"
    r"|examin\w*|lectur\w*|(?:acting|deputy|team|shift|section|floor) \w+)\b"
)
"""Says that somebody was at the head of something."""
_HELPS = compiled(
    r"\b(?:assist(?:ed|ing|ant)?|help(?:ed|ing|er)?|support(?:ed|ing)?|shadow(?:ed|ing)?|trainee|apprentice\w*|intern(?:ed|ship)?"
    r"|observ(?:ed|ing)|commented|reviewed|proofread|edited|tested|took notes"
    r"|contribut(?:ed|ing)|took part|taking part|involved in|volunteer(?:ed|ing)?|member of|one of|part of"
    r"|under \w+(?:'s)? supervision|supervised by)\b"
)
"""Says that somebody had a smaller part."""
_HEADSHIPS = frozenset(words_in("supervisor manager head director foreman forewoman consultant partner lecturer examiner"))


_PEOPLE = expression(
    r"^ (?:an? |the |my |our |up to |over |\d+ |[a-z]+ty(?:-[a-z]+)? |two |three |four |five |six |seven |eight |nine |ten )?"
    r"(?:[\w-]+ ){0,2}?(?:team|crew|group|staff|squad|people|department|workforce|brigade|unit)s?\b"
)
"""Whom somebody leads."""
_MADE = frozenset(words_in("wrote written authored designed built created launched invented shipped delivered introduced"))
_HELPED_FIRST = compiled(rf"\W*(?:i )?{_HELPS.pattern}")
"""A note that begins with a smaller part: "assisted the brand manager with the launch"."""
_LED_PEOPLE = frozenset(words_in("led managed supervised headed ran directed coached oversaw"))


def is_raised(deed: str, what: str, content: list[str], evidence: Evidence) -> bool:
    """Whether a claim makes more of a part than the notes do: "ran the claims desk" for "assisted on the claims desk".

    Args:
        deed: the verb or the title that is claimed.
        what: the words after it.
        content: those of them that mean something.
        evidence: the interview.
    """
    title = next((word for word in (deed, *content[:1]) if word in _HEADSHIPS), "")
    if not (title or deed in _MADE or _LEADS.search(deed)) or (title and evidence.is_own(title)):
        return False
    own = _own_notes(evidence)
    if deed in _LED_PEOPLE and _PEOPLE.match(what):
        return not any(_LEADS.search(note) or _PEOPLE.search(f" {note}") for note in own)
    words = {stem(word) for word in content}
    shared = [(len(words & stems_of(note)), note) for note in own]
    most = max((count for count, _ in shared), default=0)
    about = [note for count, note in shared if count == most > 0]
    if about and all(map(_HELPED_FIRST.match, about)):
        return True
    if any(_LEADS.search(_HELPS.sub(" ", note)) for note in about or own):
        return False
    return bool(title or about) and (bool(title) or all(map(_HELPS.search, about)))


_NEVER = compiled(
    r"\b(?:i've|i have|i|i had|i'd) (?:\w+ )?(?:never|not|no)\b|\bno experience\b|\bnever (?:used|touched|done|worked|had)\b"
)


def is_denied(content: list[str], evidence: Evidence) -> bool:
    """Whether the only notes on what is claimed say that the candidate has not done it.

    Args:
        content: of the claim, as words that mean something.
        evidence: the interview.
    """
    words = {stem(word) for word in content if weight(stem(word)) >= 1}
    told = [(bool(_NEVER.search(note)), words & stems_of(note)) for _, note in evidence.notes]
    denied = [shared for never, shared in told if never and shared]
    return bool(denied) and not any(shared & denied[0] for never, shared in told if not never)


def _own_notes(evidence: Evidence) -> list[str]:
    """What the candidate notes of themselves, but for what they lack."""
    return [note for field, note in evidence.notes if field in OWN_FIELDS and field != "concern" and not DENIED.search(note)]


_SERVED = expression(
    r"\b(?:years?|months?|decade|work(?:ed|ing)|serv(?:ed|ing)|employed|career|stint|spell|trained|"
    r"retired|(?:last|first|past|final) (?:\w+ )?(?:of (?:them|those|these)|ones?)|(?:\w+) of (?:them|those|these)"
    r"|(?:my|last|first|previous) (?:job|role|post))\b"
    r"[^.;:?!]{0,40}? as (?:an? |the |their |its |our )?"
    r"(?P<post>(?!(?:a|an|the|if|though|to|in|of|at|by|on|for|from|with|i|we|you|they|he|she|it|much|many|well|soon|part|one|was"
    r"|were|is|are|my|your|his|her|had|did)\b)"
    r"[a-z][\w'-]*(?: (?!(?:at|in|for|with|of|and|to|on|from|by|i|have|has|had|is|was|taught|made|gave)\b)[a-z][\w'-]*){0,3})"
)
_RANKS = _HEADSHIPS | frozenset(words_in("chief founder owner principal chairman chair captain lead leader chef president"))
_NO_POST = frozenset(
    words_in(
        """member student child teenager boy girl kid parent mother father result rule favour matter team whole start way
well such newcomer outsider customer guest visitor volunteer candidate applicant person someone promised agreed discussed
requested mentioned ever before usual possible far long good great early late evidence proof example opportunity chance
surprise relief news shock pleasure"""
    )
)
"""What stands after "as" and is no post."""


_AS_HEAD = expression(
    r"\b(?:as|i was|i am|i'm) (?:an? |the |its |their )?(?:\w+ )?(?P<rank>founder|owner|director|head|manager|chief|principal"
    r"|chair|president|captain|supervisor|foreman|leader)\b(?! of the (?:class|queue|line))"
)


@lru_cache(maxsize=64)
def _sought(role: str) -> frozenset[str]:
    """The stems of the role one hopes for, which is no post one held."""
    return frozenset(stems_of(fold(role)[0]))


def post_claims(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """The post the candidate says they held: "two years as deputy manager" where the notes have a practitioner."""
    for m in _AS_HEAD.finditer(sentence.low):
        elsewhere = not evidence.is_own(m["rank"]) and stem(m["rank"]) not in _sought(evidence.interview.role)
        if elsewhere and is_claimed(sentence.low[: m.start()]):
            yield claim_at(sentence, "experience", *m.span(), "", sure=False)
    for m in _SERVED.finditer(sentence.low):
        words = [plain(t.group()) for t in WORD.finditer(m["post"])]
        content = [w for w in words if not is_stop(w) and not w[0].isdigit()]
        if not content or stem(content[-1]) in VAGUE or not _NO_POST.isdisjoint(words):
            continue
        leads = content[-1] in _RANKS and not evidence.is_own(content[-1])
        if (
            stem(content[-1]) not in _sought(evidence.interview.role)
            and (leads or not any(map(evidence.is_own, content)))
            and not _CALLED.search(m["post"])
        ):
            yield claim_at(sentence, "experience", *m.span("post"), "", sure=False)


_CALLED = compiled(r"(?:ing|ed|ly|ful|ive|able)\b")
"""Ends of words that name no post: "as promised", "as leading"."""
