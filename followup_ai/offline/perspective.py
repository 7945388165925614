"""Turns notes about the reader ("she runs the lab", "their move") into words to the reader ("you run the lab", "your move")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from followup_ai.offline.lexicon import ADVERBS, base_of, is_gerund, word_set


@dataclass(frozen=True)
class Cast:
    """Who is who in the notes.

    Args:
        reader: lower-case words of the reader's name.
        others: lower-case words of the names of the others in the room → the word as written.
        crowded: several people were in the room, so "she" may be somebody else.
    """

    reader: frozenset[str] = frozenset()
    others: dict[str, str] = field(default_factory=dict)
    crowded: bool = False


_EXPANDED = re.compile(r"\b(I|you|he|she|we|they|it|that|there|who)'(m|re|ve|ll|s)\b(?=\s+(\w+))?", re.IGNORECASE)
_OWNED = word_set("owned")


def expand(text: str) -> str:
    """Contractions of pronoun and auxiliary written out: "they're" → "they are"; "'d" stays where it is ambiguous."""

    def out(match: re.Match[str]) -> str:
        subject, ending, following = match.group(1), match.group(2).lower(), (match.group(3) or "").lower()
        full = {"m": "am", "re": "are", "ve": "have", "ll": "will", "s": "is"}[ending]
        if ending == "s" and (
            following in _OWNED
            or (base_of(following, "participle") and not is_gerund(following) and following in ("been", "had"))
        ):
            full = "has"
        return f"{subject} {full}"

    text = re.sub(r"\b([a-z]{3,})'s (?=(?:from|in|at|a|an|the|not|so|very|too|still|now|also|on)\b)", r"\1 is ", text)
    return _WOULD.sub(_had_or_would, _EXPANDED.sub(out, text))


_WOULD = re.compile(r"\b(he|she|they|you|we|I|it)'d\s+(\w+)", re.IGNORECASE)


def _had_or_would(match: re.Match[str]) -> str:
    subject, following = match.groups()
    low = following.lower()
    had = low in ("been", "had", "better") or (base_of(low, "participle") and not base_of(low, "base"))
    return f"{subject} {'had' if had else 'would'} {following}"


_PLURAL_AGENT = re.compile(
    r"^(?:people|children|kids|men|women|staff|teams?|crews?|famil(?:y|ies)|boards?|schools?"
    r"|clients?|customers?|patients?|students?|parents?"
    r"|pupils?|residents?|apprentices?|nurses?|colleagues|juniors|seniors|graduates|interns"
    r"|trainees|employees|volunteers|users|guests|visitors"
    r"|candidates|hires|starters|leavers|lads|girls|boys|babies|couples|engineers|developers"
    r"|devs|analysts|scientists|chefs|waiters|drivers|teachers"
    r"|managers|vendors|suppliers|tenants|farmers|builders|contractors|shops|hospitals"
    r"|companies|departments|others|members|donors|businesses"
    r"|\w+(?:ers|ors|ists|ants|ians|ees|women|men))$",
    re.IGNORECASE,
)
_NOT_AGENTS = word_set("not-agents")
_ONE_PERSON = word_set("one-person")
_SUBJECT_FORMS = {"they": "you", "he": "you", "she": "you"}
_OTHER_FORMS = {
    "their": "your",
    "theirs": "yours",
    "them": "you",
    "themselves": "yourselves",
    "themself": "yourself",
    "his": "your",
    "him": "you",
    "hers": "yours",
    "himself": "yourself",
    "herself": "yourself",
}
_SINGULAR = frozenset(["he", "she", "his", "him", "her", "hers", "himself", "herself"])
_EDGE = re.compile(r"^(\W*)([\w'-]*?)(\W*)$")
_AFTER_OBJECT_HER = word_set("after-object-her")


def conjugated(verb: str) -> str:
    """The form that goes with "you" of a verb in the third person singular; anything else is unchanged."""
    fixed = {
        "is": "are",
        "was": "were",
        "has": "have",
        "does": "do",
        "isn't": "aren't",
        "wasn't": "weren't",
        "hasn't": "haven't",
        "doesn't": "don't",
    }
    low = verb.lower()
    if low in fixed:
        return fixed[low]
    known = base_of(low, "third")
    if known:
        return known
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes", "zes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3 else verb


def to_reader(text: str, cast: Cast) -> str | None:
    """`text` in the second person, or None where it is not clear whom its pronouns mean.

    Args:
        text: one clause, contractions expanded.
        cast: who is who.
    """
    out: list[str] = []
    agents = person = False
    agree = False
    words = text.split(" ")
    for at, word in enumerate(words):
        match = _EDGE.match(word)
        before, core, after = match.groups() if match else ("", word, "")
        low = core.lower()
        following = words[at + 1].lower().strip(",.;:") if at + 1 < len(words) and not after else ""
        new: str | None = core
        if low in _SUBJECT_FORMS or low in _OTHER_FORMS or low == "her":
            singular = low in _SINGULAR
            if (person and singular) or (agents and not singular) or (low == "them" and at and words[at - 1].lower() == "of"):
                pass
            elif singular and cast.crowded:
                return None
            else:
                new = _second_person(low, following)
                agree = agree or (singular and low in _SUBJECT_FORMS)
        elif low in cast.reader and core[:1].isupper():
            new = "you"
            agree = True
        elif low.endswith("'s") and low[:-2] in cast.reader:
            new = "your"
        elif agree and low not in ADVERBS:
            new, agree = conjugated(core), False
        elif low in ("and", "then") and following and base_of(following, "third") and "you" in [w.lower() for w in out]:
            agree = singular_before(out)
        if low in _ONE_PERSON or (low in cast.others and core[:1].isupper()):
            person = True
        if (
            low not in _NOT_AGENTS
            and _PLURAL_AGENT.match(low)
            and not (at and words[at - 1].lower() in ("the",) and low in ("team", "staff"))
        ):
            agents = True
        out.append(before + (new or "") + after)
    return " ".join(w for w in out if w)


def singular_before(out: list[str]) -> bool:
    """Whether a coordinated verb continues what "you" does: no other noun phrase ended just before."""
    return len(out) < 14


def _second_person(low: str, following: str) -> str:
    if low == "her":
        return "you" if not following or following in _AFTER_OBJECT_HER else "your"
    return _SUBJECT_FORMS.get(low) or _OTHER_FORMS[low]
