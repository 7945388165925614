"""Understands what the candidate promised, and what doubt was raised about them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.offline.background import Claim, clean_lines
from followup_ai.offline.cleaning import clauses, plain, sentences
from followup_ai.offline.lexicon import DETERMINERS, PREPOSITIONS, base_of, is_gerund, word_set
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.screening import is_broken, is_hostile, is_private, is_unfit
from followup_ai.offline.shapes import bounded, head_of, is_finite, with_article

_PROMISED_THINGS = word_set("promised-things")
_PROMISE_LEAD = re.compile(
    r"^(?:(?:i|we) (?:also )?(?:said|promised|offered|agreed|told (?:him|her|them|you"
    r"|\w+))(?: that)?(?: (?:him|her|them|you))? (?:i(?:'d|'ll| would| will| can| could) "
    r")?(?:to )?"
    r"|i(?:'d|'ll| would| will| am going to| have to| need to| should| must| owe (?:him"
    r"|her|them))? |(?:i )?promised (?:(?:him|her|them|you) )?(?:to |that i(?:'d| would"
    r"| will) |i(?:'d| would| will) )?|(?:must|need to|have to|should|will|to|remember "
    r"to|don't forget to|must remember to|said i(?:'d| would| will)) )",
    re.IGNORECASE,
)
_THEIR_PROMISE = re.compile(r"^(?:they|she|he|you|the \w+)(?:'ll|'d| will| would| promised| said| are| is)", re.IGNORECASE)


@dataclass(frozen=True)
class Promise:
    """Something the candidate is to do.

    Args:
        vp: a verb phrase after "I will" ("send the link to my Kafka talk").
        to: the person it was promised to where the note names one: "you" the reader, or another's name; "" any reader.
        thing: what is to be sent, with its article ("the link to my Kafka talk"); "" where it is no sending.
    """

    vp: str
    to: str = ""
    thing: str = ""


@dataclass(frozen=True)
class Doubt:
    """A doubt that was raised about the candidate.

    Args:
        kind: "lack" (of experience or skill), "trait" ("I am quiet", "too junior"), "worry" (what they fear the candidate
            will do), "gap" (time out of work), "terms" (notice, days off, visa), or "private" (never to be mentioned).
        np: the matter as a noun phrase ("my lack of experience with AS9100"); "" where it gives none.
        about: the words it turns on, in lower case, for finding what bears on it.
    """

    kind: str
    np: str = ""
    about: frozenset[str] = frozenset()


def promise(text: str, cast: Cast, names: dict[str, str]) -> str:
    """A promise as a verb phrase that follows "I will" ("send the link to my Kafka talk"), or "" where it is no fit one."""
    if is_private(text):
        return ""
    for sentence in sentences(plain(text)):
        if is_hostile(sentence):
            continue
        for clause in clauses(sentence, names):
            words = clause.text
            for mark, inner in clause.quotes.items():
                words = words.replace(mark, f'"{inner}"')
            if clause.aside or _THEIR_PROMISE.match(words):
                continue
            found = _promised(words, cast)
            if found:
                return found
    return ""


def _promised(words: str, cast: Cast) -> str:
    bare = _PROMISE_LEAD.sub("", _PROMISE_LEAD.sub("", words, count=1), count=1).strip(" .,;:")
    bare = re.sub(
        r"\b(?:by|before|on|this|next|tomorrow|tonight|asap|end of)\s+(?:tomorrow|tonight"
        r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|the weekend"
        r"|morning|eod|the week)\b.*$",
        "",
        bare,
        flags=re.IGNORECASE,
    ).strip(" .,;:")
    said = to_reader(expand(bare), cast)
    if not said or is_unfit(re.sub(r"^(?:email|call|check|follow up|ask|look|find out|prepare|print|buy)\b.{0,20}", "", said)):
        return ""
    tokens = said.split()
    first = tokens[0].lower()
    if is_gerund(first):
        base = next((b for form, b in [(first, base_of(first, "gerund"))] if b), "")
        said = " ".join([base, *tokens[1:]])
    elif first in ("sent", "emailed", "shared", "posted"):
        return ""
    elif not base_of(first, "base") or first in _PROMISED_THINGS:
        if first in PREPOSITIONS or first in ("i", "you", "we", "it"):
            return ""
        said = f"send {said if said[:1].isupper() else _article(said)}"
    match = re.match(r"^(send|share|forward|email|bring|provide|circulate|text|post) ((?:you )?)(?=[^\W\d_])(.+)$", said)
    if (
        match
        and match.group(3).split()[0].lower() not in ("you", "me", "over", "along", "through", "back", "on", "in")
        and not match.group(3).split()[0].istitle()
    ):
        said = f"{match.group(1)} {match.group(2)}{_article(match.group(3))}"
    return bounded(said, 20)


def _article(phrase: str) -> str:
    words = phrase.split()
    head = head_of(words)
    if words[0].lower() in DETERMINERS or words[0].lower().endswith("'s") or words[0][:1].isdigit():
        return phrase
    if words[0].isupper() and words[1:2] == ["of"]:
        return f"the {phrase}"
    if words[0].lower() in ("copy", "photo", "sample", "draft", "picture", "couple", "few", "list", "reference"):
        return f"a {phrase}"
    return phrase if head.endswith("s") and not head.endswith("ss") else with_article(phrase)


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


def concern(text: str, cast: Cast, names: dict[str, str]) -> Claim | None:
    """The doubt that was raised, or None where the note gives none that is fit to repeat.

    Returns:
        a noun phrase ("my lack of experience with your cloud") or a clause ("I have never worked nights").
    """
    for line in clean_lines(text, names):
        if is_broken(line):
            continue
        lead = _CONCERN_LEAD.match(line)
        words = to_reader(expand(_CONCERN_LEAD.sub("", line.strip(" .,;:"))), cast)
        whole = bounded(words, 14) if words and not words.endswith("?") else ""
        found = _doubt(whole, lead.group() if lead else "") if whole else None
        if found is not None:
            return Claim(found.np, found.clause, line)
    return None


def _undone(words: str) -> str:
    """What one has not done, as a noun phrase: "I have not worked nights" would stand in a letter like a complaint."""
    match = re.match(r"^(?:I )?(?:(?:have|'ve) (not|never)|(haven't)|(never)) (\w+)\b(.*)$", words)
    if match is None or not base_of(match.group(4), "participle"):
        return ""
    return f"my {'never' if 'never' in match.groups() else 'not'} having {match.group(4)}{match.group(5)}"


def _doubt(words: str, lead: str) -> Claim | None:
    first, rest = words.split()[0].lower(), " ".join(words.split()[1:])
    if undone := _undone(words):
        return Claim(np=undone)
    if re.match(r"^(?:I|my|the|your|we|it|there)\b", words) and is_finite(words):
        asked = re.search(r"unsure|not sure|wonder|doubt|ask|quer|question|whether|\bif\b", lead)
        return Claim(np=f"whether {words}") if asked else Claim(clause=words)
    if first in ("no", "little", "limited") and rest:
        return Claim(np=f"my {'lack of' if first == 'no' else first} {rest}")
    if re.match(r"^(?:lack|gap|gaps|shortage|absence)\b", words, re.IGNORECASE):
        return Claim(np=f"{'the' if first.startswith('gap') else 'my'} {words}")
    if first == "never":
        return Claim(clause=f"I have {words}")
    if first in ("haven't", "hadn't", "don't", "can't"):
        return Claim(clause=f"I {words}")
    if first == "i":
        return Claim(clause=f"I {rest}")
    if first in ("my", "the", "your", "a", "an", "whether", "how") or is_gerund(first):
        return Claim(np=words)
    if first in _NO_DOUBT or first in DETERMINERS or first in PREPOSITIONS or base_of(first, "base") or base_of(first, "past"):
        return None
    return Claim(np=words if words[:1].isupper() else f"the {words}")


_NO_DOUBT = word_set("no-doubt")
