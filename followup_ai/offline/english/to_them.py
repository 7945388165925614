"""Says to the reader what a tidy note of the candidate's own says of them: "the brands they use" → "the brands you use".

In a note on the candidate "they" and "he" are whoever the note names before them; where it names nobody, the people who were
talked to.
"""

from __future__ import annotations

import re
from itertools import pairwise

from followup_ai.offline.english.lexicon import base_of, counted_nouns
from followup_ai.offline.english.perspective import ONE_PERSON, PLURAL_AGENT, Cast, conjugated, named_once, to_reader

_THEIRS = re.compile(r"\b(?:they|(?<!of )them|their|theirs|themselves)\b")  # "nine of them" counts what stands before it
_ONES = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b")
# "the brands they use", "the till that they have": what the reader's house has, whatever stands before it
_WHAT_THEY = re.compile(
    r"\b(?!(?:when|as|if|because|since|while|where|before|after|until|so|but|and|or|how|why|whether|than|though)\b)"
    r"(?P<what>[a-z]{3,}(?: that| which)?) they (?P<does>use|have|run|keep|sell|make|need|want|are|were|work|asked"
    r"|spoke|described|mentioned|showed)\b"
)
# "if they prefer", "before they decide": things do neither
_IF_THEY = re.compile(
    r"\b(?P<when>if|when|before|as|should|whenever) they (?P<do>prefer|like|wish|want|decide|ask|agree|need)\b"
)
# "I wrote to the council and they agreed": whoever was named last
_AND_THEY = re.compile(r"\b(?:and|but|so)$|,$")
# ", which would have been of use for their move": of use to those who were talked to
_OF_USE = re.compile(
    r"(?P<how>, which (?:might|would|could|may|can|will)(?: have been| be)?)"
    r"(?P<what> (?:[a-z]+ ){1,5}?)(?P<whose>their|them)\b"
)
_QUESTION = re.compile(r"\b(?P<whose>his|her|their) (?P<what>questions?|remark|point|worry)\b")
# ", which would have answered his question": of several people, nobody knows whose question it was
_AN_ANSWER = re.compile(
    r", which would have [^,]*\b(?:his|her|their|the|that) question(?! (?:about|of|on|whether|how|what)\b)[^,]*$"
)
_SEVERAL = re.compile(
    r"\b(?!(?:his|its|this|was|has|is|as|us|yes|across|plus|always|perhaps|sometimes)\b)[a-z]{3,}(?<![su'’])s\b|"
    r"\b(?:people|children|staff|women|men|everyone|everybody|team|family|class|police|cattle|sheep)\b(?!['’])"
)
_MANY_KINDS = {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourselves"}
_KINDS = {
    **_MANY_KINDS,
    "he": "you",
    "she": "you",
    "him": "you",
    "his": "your",
    "hers": "yours",
    "himself": "yourself",
    "herself": "yourself",
}


def told_to_them(said: str, cast: Cast) -> str:
    """A note of the candidate's own as the reader is told it; "" where nobody can tell whom it speaks of.

    Args:
        said: one sentence or phrase, contractions expanded.
        cast: who is who in the notes.
    """
    said = _WHAT_THEY.sub(lambda m: f"{m['what']} you {m['does']}", said)
    if (asks := _IF_THEY.search(said)) and not _names_people(said[: asks.start()]):
        said = _IF_THEY.sub(r"\g<when> you \g<do>", said)
    if cast.crowded:
        said = _AN_ANSWER.sub("", said)
    said = _OF_USE.sub(lambda m: f"{m['how'].replace(' have been', ' be')}{m['what']}{_KINDS[m['whose']]}", said)
    whose = "the" if cast.crowded else "your"
    said = _QUESTION.sub(lambda m: f"{whose} {m['what']}" if not _names_one(said[: m.start()]) else m[0], said)
    if named_once(said, cast) != said or _names_reader(said, cast):
        told = to_reader(said, cast) or ""
        return "" if re.search(r"\byou['’](?!re|ve|ll|d)", told) else told
    for pronouns, known in ((_THEIRS, _names_many), (_ONES, _names_one)):
        turned = False
        while found := pronouns.search(said):
            before = said[: found.start()]
            if known(before) and (not turned or _names_people(before)):
                break
            if pronouns is _ONES and (cast.crowded or found[0] in cast.contrary):
                return ""
            said, turned = _turned(said, found), True
    return said


def _names_reader(said: str, cast: Cast) -> bool:
    return any(re.sub(r"['’]s?$", "", w).lower() in cast.reader and w[:1].isupper() for w in re.findall(r"[\w'’-]+", said))


def _turned(said: str, found: re.Match[str]) -> str:
    """The words with one pronoun turned to the reader, and the verb behind it in its form."""
    word, behind = found[0], said[found.end() :]
    new = _KINDS.get(word) or (
        "your" if re.match(r" (?!in\b|at\b|to\b|for\b|about\b|and\b|that\b|on\b|with\b)[a-z]", behind) else "you"
    )
    if word in ("he", "she") and (verb := re.match(r" ([a-z]+)", behind)):
        behind = f" {conjugated(verb[1])}{behind[verb.end() :]}"
    return f"{said[: found.start()]}{new}{behind}"


def _names_people(before: str) -> bool:
    return any(PLURAL_AGENT.match(word.strip(",.;:")) for word in before.split())


def _names_many(before: str) -> bool:
    """Whether people or things were named before, whom "they" then means."""
    if _AND_THEY.search(before.rstrip()):
        return True
    many = (m[0] for m in _SEVERAL.finditer(before))
    # "my daughter goes to": what one does is nothing that there are several of
    return any(not base_of(w, "third") or base_of(w, "third") in counted_nouns() for w in many)


def _names_one(before: str) -> bool:
    """Whether somebody was named before, whom "she" then means."""
    words = [w.strip(",.;:'’").lower() for w in before.split()]
    one = any(
        w in ONE_PERSON or re.search(r"^(?:lady|gentleman|man|woman|boy|girl|mother|father|uncle|aunt)$", w) for w in words
    )
    agents = (b for a, b in pairwise(words) if a in ("a", "an", "my", "one", "another", "the", "elderly"))
    return one or any(PLURAL_AGENT.match(f"{w}s") and not w.endswith("s") for w in agents)


_PRONOUN = re.compile(r"\b(?P<word>he|she|they|him|her|his|hers|them|their|theirs)\b", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:you|your|yours)\b")
# "which might be useful for their new plant", "I could help with their accounts": what is said of the work to come
_TO_COME = re.compile(
    r"\b(?:would|could|might|may|can|will|should|useful|relevant|handy|of use|helps?|fits?|suits?|same|similar)\b"
    r"|['’](?:d|ll)\b"
)
# "the brands they use", "what she asked about", "the press that he mentioned"
_WHAT_ONE_SAID = re.compile(
    r" (?:asked|mentioned|described|showed|said|wants?|wanted|needs?|needed|uses?|used|has|have|runs?|keeps?|sells?|makes?"
    r"|talked|spoke|told|meant|are|were|prefers?|work)\b"
)
_ANYBODY = re.compile(r"\b(?:my|our|an?|one|the) [a-z]|\b(?!I\b)[A-Z]")
_THEIR_SAYING = re.compile(r" (?:questions?|remarks?|points?|worry|worries|concerns?|doubts?|adverts?|ads?|website|vacancy)\b")


def is_surely_theirs(note: str, said: str, cast: Cast) -> bool:
    """Whether what a note on the candidate says of others is the reader's, where it is told as theirs.

    "Nursed my aunt until she died" and "ran his yard for two years" are of people whom the reader does not know.

    Args:
        note: on the candidate, as typed.
        said: as it would be told.
        cast: who is who.
    """
    alone = next((m for m in _ONES.finditer(said)), None)
    if alone and not _ANYBODY.search(said[: alone.start()]):
        return False  # "I looked after his dogs": nobody knows whose
    if not _TURNED.search(said) or _TURNED.search(note) or _names_reader(note, cast):
        return True
    left = [m["word"].lower() for m in _PRONOUN.finditer(said)]
    doubtful = [m["word"].lower() for m in _PRONOUN.finditer(note) if not _is_of_reader(note, m)]
    return all(left.count(word) >= doubtful.count(word) for word in doubtful)


def _is_of_reader(note: str, found: re.Match[str]) -> bool:
    before, behind, word = note[: found.start()], note[found.end() :], found["word"].lower()
    if _TO_COME.search(before):
        return True
    if word in ("he", "she", "they"):
        known = _names_one if word != "they" else _names_people
        return bool(_WHAT_ONE_SAID.match(behind)) and not known(before)
    return bool(_THEIR_SAYING.match(behind))
