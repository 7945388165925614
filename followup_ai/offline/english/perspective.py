"""Turns notes about the reader ("she runs the lab", "their move") into words to the reader ("you run the lab", "your move")."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from followup_ai.language.first_names import is_first_name
from followup_ai.offline.english.lexicon import ADVERBS, alternatives, base_of, is_gerund, word_set


@dataclass(frozen=True)
class Cast:
    """Who is who in the notes.

    Args:
        reader: lower-case words of the reader's name.
        others: lower-case words of the names of the others in the room → the word as written.
        crowded: several people were in the room, so "she" may be somebody else.
        contrary: pronouns that the reader's title rules out: no "she" is a Mr.
    """

    reader: frozenset[str] = frozenset()
    others: dict[str, str] = field(default_factory=dict)
    crowded: bool = False
    contrary: frozenset[str] = frozenset()


_EXPANDED = re.compile(r"\b(I|you|he|she|we|they|it|that|there|who)'(m|re|ve|ll|s)\b(?=\s+(\w+))?", re.IGNORECASE)
_OWNED = word_set("owned")


def expand(text: str) -> str:
    """Contractions of pronoun and auxiliary written out: "they're" → "they are"; "'d" stays where it is ambiguous."""

    def out(match: re.Match[str]) -> str:
        subject, ending, following = match.group(1), match.group(2).lower(), (match.group(3) or "").lower()
        full = {"m": "am", "re": "are", "ve": "have", "ll": "will", "s": "is"}[ending]
        if ending == "s" and (following in _OWNED or (subject.lower() in _DOERS and _has_done(following, text[match.end() :]))):
            full = "has"
        return f"{subject} {full}"

    text = re.sub(r"\b([a-z]{3,})'s (?=(?:from|in|at|a|an|the|not|so|very|too|still|now|also|on)\b)", r"\1 is ", text)
    text = _GOT.sub(r"\1 ", _NAMED_HAS.sub(_named_has, _EXPANDED.sub(out, text)))
    text = _SINCE_THEN.sub(r"\1 \2 had \3", text)
    return _WOULD.sub(_had_or_would, text)


# Whom or what one can say to have done something; "it's closed" and "that's broken" tell a state.
_DOERS = frozenset(["he", "she", "who", "it"])
_DONE_WITH = re.compile(
    r"\s+\w+\s+(?:\w+ly )?(?:an?|the|his|her|its|their|my|our|us|me|him|them|you|some|two|three|four|five|six|ten|no"
    r"|\d[\d.,]*|all|every|most|both|up (?:an?|the)|out (?:an?|the)|(?-i:[A-Z][\w-]+))\b",
    re.IGNORECASE,
)
# "Keith's bought an edger", "the hotel's lost two cooks": nothing can be owned behind which an object stands
_NAMED_HAS = re.compile(r"(?<=\w)'s(?= (\w+) (?:an?|the|his|her|its|their|our|two|three|four|five|\d[\d.,]*) )")


def _named_has(match: re.Match[str]) -> str:
    done = match[1].islower() and base_of(match[1], "participle") and not is_gerund(match[1])
    return " has" if done and match[1] not in _PASSIVES else match[0]


_PASSIVES = frozenset(["called", "named", "given", "offered", "paid", "promised", "told", "shown", "sent", "worth"])


def _has_done(following: str, rest: str) -> bool:
    """Whether "'s" before a participle is "has", by the object behind it: "he's bought a mower", not "he's worried"."""
    done = base_of(following, "participle") or (following.endswith("ed") and len(following) > 4)
    return bool(done) and not is_gerund(following) and following not in _PASSIVES and bool(_DONE_WITH.match(rest))


_GOT = re.compile(r"\b(have|has) got (?!to\b)")
# "they've no music teacher since September"
_SINCE_THEN = re.compile(r"\b(I|you|we|they|he|she) (have|has) ((?:no|a|an|the|two|three|\d+) (?:[\w-]+ ){1,3}since )")
_WOULD = re.compile(r"\b(he|she|they|you|we|I|it)'d\s+(\w+)", re.IGNORECASE)


def _had_or_would(match: re.Match[str]) -> str:
    subject, following = match.groups()
    low = following.lower()
    if low in _PAST_ALIKE:
        return match.group()  # "she'd read it": had or would, nobody can tell
    had = (
        low in ("been", "had", "better", "no", "a", "an", "the", "two", "three")
        or (low.endswith("ed") and not base_of(low, "base"))
        or (base_of(low, "participle") and not base_of(low, "base"))
    )
    return f"{subject} {'had' if had else 'would'} {following}"


_PAST_ALIKE = frozenset(["read", "put", "set", "cut", "hit", "let", "come", "become", "run", "shut", "spread", "split", "cost"])
PLURAL_AGENT = re.compile(rf"^(?:{alternatives('agents-in-the-plural')})$", re.IGNORECASE)
_NOT_AGENTS = word_set("not-agents")
ONE_PERSON = word_set("one-person")
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
    shift = _Shift(cast)
    words = named_once(text, cast).split(" ")
    kept = _done_to_them(words)
    for at, word in enumerate(words):
        if at == kept:
            shift.out.append(word)
        elif not shift.take(word, words[at - 1].lower() if at else "", words[at + 1] if at + 1 < len(words) else ""):
            return None
    return " ".join(w for w in shift.out if w)


def _done_to_them(words: list[str]) -> int:
    """Where a "they" stands that means things named before it, to which something is done; -1 without one.

    "the kilns and how often they are fired": whoever is asked fires them, and is not fired.
    """
    for at in range(2, len(words) - 2):
        done = words[at + 2].strip(",.;:").lower()
        passive = words[at].lower() == "they" and words[at + 1] in ("are", "were", "get", "got")
        if passive and (base_of(done, "participle") or done.endswith("ed")) and not is_gerund(done) and done not in _OF_PEOPLE:
            return at if any(re.fullmatch(r"[A-Za-z]{3,}(?<![su'])s,?", w) for w in words[:at]) else -1
    return -1


# What a house or its people are: "why they are short-staffed", "how they are organised"
_OF_PEOPLE = frozenset(["organised", "organized", "set", "staffed", "funded", "stretched", "based", "structured", "regulated"])
TITLES = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|sir|dame|lady|lord|rev|revd|reverend|fr|father|sister|rabbi"
    r"|imam|captain|capt|major|maj"
    r"|colonel|col|sergeant|sgt|lieutenant|lt|inspector|constable|officer|chief|coach|herr|frau|señora|señor|mme|mlle"
    r"|madame|monsieur|chef"
    r"|judge|hon|engr|er|cllr|pastor|bishop|principal|dean|nurse|matron|sheikh|alhaji|hajia|dipl|ing|mag|uncle|auntie"
    r"|boss)\.?-?\s+)*",
    re.IGNORECASE,
)
"""The titles that stand before a name; also none."""
_PARTICLE = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ter|ten|af|av|zu)\s+)*"


def named_once(text: str, cast: Cast) -> str:
    """`text` with the reader's title, first name and surname, wherever they stand together, made one word of the name."""
    if not cast.reader:
        return text
    return _named(cast.reader).sub(_one_name, text)


@lru_cache(maxsize=256)
def _named(reader: frozenset[str]) -> re.Pattern[str]:
    """What finds a reader's name with all that stands before it; kept, since every clause of a note asks for it."""
    words = "|".join(sorted((re.escape(w) for w in reader), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?<![\w-]){TITLES.pattern}(?:(?:{words})\s+)*{_PARTICLE}({words})(?=['’]s?\b|\b)(?!-\w)", re.IGNORECASE
    )


def _one_name(match: re.Match[str]) -> str:
    name = match.group(1)
    # A word that is also an everyday one ("Rick", "Will") is the reader only as it was typed: with its capital.
    return name if name == match.group() or not match.group()[:1].isupper() else name[:1].upper() + name[1:]


class _Shift:
    """Goes through a clause word by word, knowing whom its pronouns may mean by now."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self.out: list[str] = []
        self._agents = self._person = self._agree = self._things = False

    def take(self, word: str, before: str, following: str) -> bool:
        """Takes the next word; False where its meaning is unclear."""
        match = _EDGE.match(word)
        left, core, right = match.groups() if match else ("", word, "")
        low = core.lower()
        if low.endswith("'d") and low[:-2] in _SUBJECT_FORMS:
            return False  # see `_had_or_would`
        told = following.lower().strip(",.;:")
        # "the plants that are past their best": of what the clause tells something, it is
        self._things = self._things or (low in ("that", "which", "who") and before.endswith("s") and told in _ARE)
        new = self._shifted(core, low, before, "" if right else told)
        if new is None:
            return False
        self._person = self._person or self._is_person(core, low, before)
        self._agents = self._agents or (
            low not in _NOT_AGENTS and bool(PLURAL_AGENT.match(low)) and not _is_the_team(before, low)
        )
        self.out.append(left + new + right)
        return True

    def _shifted(self, core: str, low: str, before: str, following: str) -> str | None:
        if low in _SUBJECT_FORMS or low in _OTHER_FORMS or low == "her":
            return self._pronoun(core, low, before, following)
        if low in self._cast.reader and core[:1].isupper():
            self._agree = True
            return "you"
        if low.endswith("'s") and low[:-2] in self._cast.reader:
            return "your"
        if self._agree and low not in ADVERBS:
            self._agree = False
            return conjugated(core)
        if (
            low in ("and", "then")
            and base_of(following, "third")
            and len(self.out) < 14
            and "you" in [w.lower() for w in self.out]
        ):
            self._agree = True  # "you run the lab and teaches" → "teach"
        return core

    def _pronoun(self, core: str, low: str, before: str, following: str) -> str | None:
        singular = low in _SINGULAR
        if (self._person and singular) or (self._agents and not singular) or (low == "them" and before == "of"):
            return core
        if (singular and self._cast.crowded) or low in self._cast.contrary:
            return None
        if low == "themselves" and any(re.fullmatch(r"[a-z]{4,}(?<![su'])s", w) for w in self.out[2:]):
            return core  # "you want paralegals to negotiate plans themselves"
        paid = before in ("costs", "costing") or (before == "cost" and self.out[-2:-1] != ["to"])
        if low == "them" and paid:
            return "you"  # "the callbacks on the boilers are costing them money": who pays is the reader
        if self._things and low in ("their", "theirs"):
            return core
        addressed = "you" in (w.lower() for w in self.out)
        if low in ("them", "their", "theirs") and not addressed and "your" not in self.out and self._many():
            # "timber connections and why nobody details them": not the reader
            return core if low == "them" else None
        if low in ("them", "him") and addressed:
            return core if low == "them" else None  # "you audit them": not the same people
        self._agree = self._agree or (singular and low in _SUBJECT_FORMS)
        return _second_person(low, following)

    def _many(self) -> bool:
        """Whether things or people in the plural were named, whom a "them" would mean."""
        if _THINGS.search(" ".join(self.out)):
            return True  # "a set of scales": a verb elsewhere
        return any(re.fullmatch(r"[a-z]{3,}(?<![su'])s,?", w) and not base_of(w.strip(","), "third") for w in self.out) or any(
            re.split(r"['’]", w)[0] in ("people", "children", "someone", "somebody", "anyone", "everyone") for w in self.out
        )

    def _is_person(self, core: str, low: str, before: str) -> bool:
        """Whether a word names somebody else, whom a later "he" or "she" would mean."""
        if low in ONE_PERSON or (low in self._cast.others and core[:1].isupper()):
            return True
        owner = core[:1].isupper() and re.sub(r"['’]s$", "", core)
        if owner and owner.lower() not in self._cast.reader and (owner != core or is_first_name(owner)):
            return True  # "Tom's hives and his honey"
        return (
            before in ("a", "an", "another", "one", "the")
            and f"{low}s" not in _NOT_AGENTS
            and bool(PLURAL_AGENT.match(f"{low}s"))
        )


_ARE = frozenset(["are", "were", "have", "had"])


def _is_the_team(before: str, low: str) -> bool:
    return before == "the" and low in ("team", "staff")


def _second_person(low: str, following: str) -> str:
    if low == "her":
        return "you" if not following or following in _AFTER_OBJECT_HER else "your"
    return _SUBJECT_FORMS.get(low) or _OTHER_FORMS[low]


_THINGS = re.compile(r"\b(?:of|the|all|some|new|old|more|many|both|two|three|four) [a-z]{3,}(?<![su'])s\b")
_PLURAL = re.compile(r"\b[a-z]{3,}(?<!s)s\b")


_THEM_BEHIND = re.compile(r"\w (?:them|their)\b", re.IGNORECASE)


def refers_back(text: str, before: str) -> bool:
    """Whether a clause begins with a pronoun for something the clause before named.

    Args:
        text: the clause.
        before: the clause before it; "" where there is none.
    """
    match = re.match(r"(they|them|these|those|he|she)\b", text, re.IGNORECASE)
    if not match and before and _THEM_BEHIND.search(text) and not _PLURAL.search(text):
        return bool(_PLURAL.search(before))  # "… take on two apprentices and there is nobody with the time to teach them"
    if not match or not before:
        return False
    theirs = re.search(r"\b(?:their|his|her|your) (?:\w+ )?(?:staff|team|people|\w+s)\b", before, re.IGNORECASE)
    if theirs and match.group(1).lower() not in ("he", "she"):
        return True  # "their staff smile but they don't listen": not the reader
    plural = match.group(1).lower() not in ("he", "she") and bool(_PLURAL.search(before))
    # "she said to ask patients, so they …": one person named before is not "they", the patients are.
    licence = r"\b(?:they|their|you)\b" if plural else r"\b(?:they|she|he|their|her|his|you)\b"
    return plural and not re.search(licence, before, re.IGNORECASE)
