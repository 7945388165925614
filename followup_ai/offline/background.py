"""Understands what the candidate brings, promised, was doubted for, and was told of the next steps."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.offline.cleaning import clauses, plain, sentences
from followup_ai.offline.lexicon import DETERMINERS, PREPOSITIONS, base_of, gerund, is_gerund
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.points import bounded
from followup_ai.offline.screening import is_hostile, is_private, is_unfit


@dataclass(frozen=True)
class Claim:
    """Something the candidate may say of themselves.

    Args:
        np: a noun phrase in the first person ("my six years running Kafka"); "".
        clause: a clause with "I" ("I led a team of eight"); "".
        text: the words as noted, for finding what they go with.
    """

    np: str = ""
    clause: str = ""
    text: str = ""


def clean_lines(text: str, names: dict[str, str]) -> list[str]:
    """The fit clauses of a note, each clean; private ones and unfit ones are gone with the sentence they stand in."""
    found = []
    for number, sentence in enumerate(sentences(plain(text))):
        if is_private(sentence) or is_hostile(sentence):
            continue
        for clause in clauses(sentence, names, number):
            words = clause.text
            for mark, inner in clause.quotes.items():
                words = words.replace(mark, f'"{inner}"')
            if not clause.aside and not is_unfit(words) and re.search(r"\w", words):
                found.append(words)
    return found


_LEAD = re.compile(r"^(?:and |also |plus )?(?:i (?:also )?(?:have|'ve got|got|bring|hold)|i've got|i have got|having|with|have|has|holds|got)\s+(?=(?:a |an |the |my |\d|over |about |nearly |more |some |\w+ (?:years|months)))", re.IGNORECASE)
_AMOUNT = re.compile(
    r"^(?:over |about |around |nearly |almost |more than |at least |roughly |some |just over |approx(?:imately)? )?(?:\d[\d,.]*\+?|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|several|many|few)"
    r"(?:[ -](?:and a half|one|two|three|four|five|six|seven|eight|nine))?[ -]+(?:full |solid |good |happy )?(?:years?|months?|weeks?|seasons?|summers?|decades?|shifts|terms)'?\b",
    re.IGNORECASE,
)
_ADJECTIVES = re.compile(r"^(?:fluent|bilingual|certified|qualified|trained|experienced|proficient|registered|licensed|licenced|comfortable|confident|used to|familiar|native|accredited|chartered|able|responsible|good (?:with|at)|strong (?:in|at|with)|competent|skilled|accustomed|fully \w+|first aid trained|dbs checked|security cleared)\b", re.IGNORECASE)


def qualification(text: str, cast: Cast, names: dict[str, str]) -> Claim | None:
    """What one note on the candidate's background lets them say, or None.

    Args:
        text: the note as typed.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    for line in clean_lines(text, names):
        words = to_reader(expand(line.strip(" .,;:")), cast)
        if not words:
            continue
        claim = _claim(re.sub(r"^(?:that|also|and|plus|my )\s*", lambda m: "my " if m.group().lower().startswith("my") else "", words, flags=re.IGNORECASE))
        if claim.np or claim.clause:
            return Claim(claim.np, claim.clause, line)
    return None


def _claim(words: str) -> Claim:
    if ":" in words:
        left, right = (half.strip() for half in words.split(":", 1))
        words = right if len(right.split()) >= 2 and len(left.split()) <= 1 else left
    bare = _LEAD.sub("", words)
    tokens = bare.split()
    if not tokens:
        return Claim()
    first, second = tokens[0].lower().strip(",.;:"), (tokens[1].lower() if len(tokens) > 1 else "")
    if first == "i":
        return _first_person(bare)
    if first in ("you", "we", "they", "he", "she", "it"):
        return Claim()
    if _AMOUNT.match(bare):
        rest = bounded(bare)
        return Claim(np=f"my {re.sub(r'^a ', '', rest)}", clause=f"I have {rest}" if not is_gerund(_after_amount(rest)) else f"I have spent {rest}") if rest else Claim()
    if _ADJECTIVES.match(bare):
        rest = bounded(bare)
        return Claim(clause=f"I am {rest}") if rest else Claim()
    if is_gerund(first):
        rest = bounded(bare)
        return Claim(np=f"my experience {rest}" if second else "") if rest else Claim()
    past, base = base_of(first, "past"), base_of(first, "base")
    verb_like = second in DETERMINERS or second in PREPOSITIONS or second[:1].isdigit() or second in ("up", "out", "new") or second.endswith("s")
    if past and not base and past != "be" and (verb_like or len(tokens) > 3):
        rest = bounded(bare)
        return Claim(clause=f"I {rest}", np=f"my time {gerund(past)} {' '.join(rest.split()[1:])}" if past not in ("have", "do", "win", "pass", "complete", "get", "gain", "earn", "receive", "graduate") else "") if rest else Claim()
    if base in ("speak", "know", "run", "manage", "lead", "teach", "write", "hold", "drive", "own", "build", "use", "work", "have", "read", "live") and (verb_like or base in ("speak", "know", "hold")):
        rest = bounded(bare)
        return Claim(clause=f"I {rest}") if rest else Claim()
    return _possessed(bare, first)


def _after_amount(words: str) -> str:
    match = _AMOUNT.match(words)
    rest = words[match.end() :].split() if match else []
    return rest[0] if rest else ""


def _first_person(words: str) -> Claim:
    rest = bounded(words)
    if not rest:
        return Claim()
    match = re.match(r"^I (?:have |also )*(\w+)(.*)$", rest)
    if match and base_of(match.group(1), "past") and base_of(match.group(1), "past") in ("run", "lead", "manage", "build", "teach", "design", "work", "handle", "organise", "train"):
        return Claim(clause=rest, np=f"my time {gerund(base_of(match.group(1), 'past') or '')}{match.group(2)}")
    return Claim(clause=rest)


def _possessed(words: str, first: str) -> Claim:
    rest = bounded(words.split(", ")[0] if len(words.split(", ")[0].split()) >= 2 else words)
    if not rest:
        return Claim()
    if first == "my":
        return Claim(np=rest)
    if first in ("a", "an", "the"):
        return Claim(np="my " + rest.split(" ", 1)[1], clause=f"I have {rest}") if " " in rest else Claim()
    if first in DETERMINERS - {"my", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"} or first in PREPOSITIONS:
        return Claim()
    return Claim(np=f"my {rest}")


_PROMISE_LEAD = re.compile(
    r"^(?:(?:i|we) (?:also )?(?:said|promised|offered|agreed|told (?:him|her|them|you|\w+))(?: that)?(?: (?:him|her|them|you))? (?:i(?:'d|'ll| would| will| can| could) )?(?:to )?"
    r"|i(?:'d|'ll| would| will| am going to| have to| need to| should| must| owe (?:him|her|them))? |(?:i )?promised (?:(?:him|her|them|you) )?(?:to |that i(?:'d| would| will) |i(?:'d| would| will) )?|(?:must|need to|have to|should|will|to|remember to|don't forget to|must remember to|said i(?:'d| would| will)) )",
    re.IGNORECASE,
)
_THEIR_PROMISE = re.compile(r"^(?:they|she|he|you|the \w+)(?:'ll|'d| will| would| promised| said| are| is)", re.IGNORECASE)


def promise(text: str, cast: Cast, names: dict[str, str]) -> str:
    """A promise as a verb phrase that follows "I will" ("send the link to my Kafka talk"), or "" where it is no fit one."""
    for sentence in sentences(plain(text)):
        if is_private(sentence) or is_hostile(sentence):
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
    bare = re.sub(r"\b(?:by|before|on|this|next|tomorrow|tonight|asap|end of)\s+(?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend|the weekend|morning|eod|the week)\b.*$", "", bare, flags=re.IGNORECASE).strip(" .,;:")
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
    elif not base_of(first, "base") or first in ("link", "copy", "report", "plan", "list", "photo", "sample", "draft", "design", "map", "program", "position", "reference", "survey", "study", "practice", "balance", "record", "label", "answer", "interview", "question", "review", "test", "work", "process", "model"):
        if first in PREPOSITIONS or first in ("i", "you", "we", "it"):
            return ""
        said = f"send {said if first in DETERMINERS or first.endswith(chr(39) + 's') or said[:1].isupper() or said[:1].isdigit() else _article(said)}"
    return bounded(said, 20)


def _article(phrase: str) -> str:
    head = phrase.split()[0].lower()
    return phrase if head.endswith("s") and not head.endswith("ss") else f"the {phrase}"


_CONCERN_LEAD = re.compile(
    r"^(?:(?:they|he|she|you|the \w+|interviewer|[A-Z]\w+)(?:'re|'s| is| are| was| were| seemed| looked| did| both)? (?:a bit |a little |slightly |maybe |really |quite )*(?:worried|worry|worries|concerned|concern|unsure|wondered|wonder|asked|raised|thought|think|thinks|felt|feels|said|mentioned|flagged|noted|doubted|hesitated|hesitant|queried|pointed out|sceptical|skeptical|questioned|not sure|nervous)(?: me)?(?: (?:that|about|if|whether|over|at))?|(?:worry|concern|worried|concerned|doubt|doubts)(?: (?:that|about|is|was|over|:))?|asked about)\s+",
    re.IGNORECASE,
)


def concern(text: str, cast: Cast, names: dict[str, str]) -> Claim | None:
    """The doubt that was raised: a noun phrase ("my lack of experience with your cloud") or a clause with "I"; None if unfit."""
    for line in clean_lines(text, names):
        bare = _CONCERN_LEAD.sub("", line.strip(" .,;:"))
        words = to_reader(expand(bare), cast)
        if not words or words.endswith("?"):
            continue
        tokens = words.split()
        first = tokens[0].lower()
        rest = bounded(" ".join(tokens[1:]), 14)
        whole = bounded(words, 14)
        if not whole:
            continue
        if first in ("no", "little", "limited") and rest:
            return Claim(np=f"my {'lack of' if first == 'no' else first} {rest}", text=line)
        if re.match(r"^(?:lack|gap|gaps|shortage|absence)\b", words, re.IGNORECASE):
            return Claim(np=f"{'the' if first.startswith('gap') else 'my'} {whole}", text=line)
        if first in ("never", "haven't", "hadn't", "don't", "can't", "haven't", "not"):
            if first in ("never",):
                return Claim(clause=f"I have {whole}", text=line)
            if first == "not" and re.match(r"^not (?:much|enough|a lot of|many)\b", words):
                return Claim(np=f"my having {whole}", text=line)
            return Claim(clause=f"I {whole}", text=line) if first != "not" else None
        if first == "i":
            return Claim(clause=re.sub(r"^i\b", "I", whole), text=line)
        if first in ("my", "the", "your", "a", "an", "whether", "how"):
            return Claim(np=whole, text=line)
        if first in ("only", "overqualified", "too", "over-qualified", "underqualified", "junior", "inexperienced"):
            return None
        if first in DETERMINERS or base_of(first, "base") or base_of(first, "past") or first in PREPOSITIONS or first in ("you", "we", "it", "they"):
            return None
        return Claim(np=f"the {whole}" if not is_gerund(first) and not whole[:1].isupper() else whole, text=line)
    return None
