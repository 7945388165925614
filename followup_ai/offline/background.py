"""Understands what the candidate brings, promised, was doubted for, and was told of the next steps."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.offline.cleaning import clauses, plain, sentences
from followup_ai.offline.lexicon import DETERMINERS, PREPOSITIONS, base_of, gerund, is_gerund, word_set
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.points import _finite, _head, bounded, with_article
from followup_ai.offline.screening import is_hostile, is_private, is_unfit
from followup_ai.offline.wording import indefinite


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

    @property
    def penalty(self) -> int:
        """How much less it tells than experience does; 0 is best."""
        return (
            0
            if re.search(r"\d|years|months", self.np or self.clause) and len((self.np or self.clause).split()) > 4
            else len((self.np or self.clause).split()) < 5
        )


def clean_lines(text: str, names: dict[str, str]) -> list[str]:
    """The fit clauses of a note, each clean; private ones and unfit ones are gone with the sentence they stand in."""
    found: list[str] = []
    pieces = sentences(plain(text))
    if len(text.split()) <= 60 and any(is_private(piece) for piece in pieces):
        return found
    for number, sentence in enumerate(pieces):
        if is_private(sentence) or is_hostile(sentence):
            continue
        for clause in clauses(sentence, names, number):
            words = clause.text
            for mark, inner in clause.quotes.items():
                words = words.replace(mark, f'"{inner}"')
            if not clause.aside and not is_unfit(words) and re.search(r"\w", words):
                found.append(words)
    return found


_LEAD = re.compile(
    r"^(?:and |also |plus )?(?:i (?:also )?(?:have|'ve got|got|bring|hold)|i've got|i "
    r"have got|having|with|have|has|holds|got)\s+(?=(?:a |an |the |my |\d|over |about "
    r"|nearly |more |some |\w+ (?:years|months)))",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"^(?:over |about |around |nearly |almost |more than |at least |roughly |some |just "
    r"over |approx(?:imately)? )?(?:\d[\d,.]*\+?|a|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|several|many|few)"
    r"(?:[ -](?:and a half|one|two|three|four|five|six|seven|eight|nine))?[ -]+(?:full "
    r"|solid |good |happy )?(?:years?|months?|weeks?|seasons?|summers?|decades?|shifts"
    r"|terms)'?\b",
    re.IGNORECASE,
)
_ADJECTIVES = re.compile(
    r"^(?:fluent|bilingual|certified|qualified|trained|experienced|proficient|registered"
    r"|licensed|licenced|comfortable|confident|used to|familiar|native|accredited|chartered"
    r"|able|responsible|good (?:with|at)|strong (?:in|at|with)|competent|skilled|accustomed"
    r"|fully \w+|calm|patient|reliable|punctual|flexible|quick|happy|early|first aid "
    r"trained|dbs checked|security cleared)\b",
    re.IGNORECASE,
)


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
        claim = _without_tail(
            _claim(
                re.sub(
                    r"^(?:that|also|and|plus|my )\s*",
                    lambda m: "my " if m.group().lower().startswith("my") else "",
                    words,
                    flags=re.IGNORECASE,
                )
            )
        )
        if claim.np or claim.clause:
            return Claim(claim.np, claim.clause, line)
    return None


def _without_tail(claim: Claim) -> Claim:
    """The claim with its noun phrase ended at the first comma, where enough stands before it."""
    head = claim.np.split(", ")[0]
    clause = claim.clause
    if clause.startswith("I have ") and "," in clause:
        clause = clause.split(", ")[0]
    return Claim(head if len(head.split()) >= 3 else claim.np, clause, claim.text)


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
        rest = bounded(_joined(bare))
        return (
            Claim(
                np=f"my {re.sub(r'^a ', '', rest)}",
                clause=f"I have {rest}" if not is_gerund(_after_amount(rest)) else f"I have spent {rest}",
            )
            if rest
            else Claim()
        )
    pieces = bare.split(", ")
    if len(pieces) > 1 and len(pieces[0].split()) <= 3 and _AMOUNT.match(pieces[1]) and len(pieces[1].split()) > 2:
        return _claim(pieces[1])
    if re.match(r"^(?:native|fluent|working|basic|conversational|business) [A-Z]", bare):
        return Claim(np=f"my {bounded(bare)}")
    timed = re.match(rf"^(.+?)(?:,| for| -)? ({_AMOUNT.pattern.lstrip('^')})(?:, .*)?$", bare, re.IGNORECASE)
    if timed and first not in ("my", "the", "a", "an", "i") and not base_of(first, "past"):
        what, time = timed.group(1).strip(" ,"), timed.group(2).strip()
        post = bool(_HELD_POSTS.search(" ".join(what.split()[:3])))
        return (
            Claim(np=bounded(f"my {time} {'as' if post else 'of'} {what}"))
            if not is_gerund(first)
            else Claim(np=bounded(f"my {time} {what}"))
        )
    if _BEING.match(bare) and first not in ("a", "an", "the"):
        rest = bounded(bare)
        return Claim(clause=f"I {'have been' if ' since ' in rest else 'am'} {indefinite(rest)}") if rest else Claim()
    if re.match(
        r"^[\w.+-]+(?: [\w.+-]+)? (?:certified|registered|qualified|trained|accredited|licen[sc]ed|chartered)\b",
        bare,
        re.IGNORECASE,
    ) and not base_of(first, "past"):
        rest = bounded(bare.split(", ")[0])
        return Claim(clause=f"I am {rest}") if rest else Claim()
    if _ADJECTIVES.match(bare):
        rest = bounded(bare)
        return Claim(clause=f"I am {rest}") if rest else Claim()
    if is_gerund(first):
        rest = bounded(bare)
        return Claim(np=f"my experience {rest}" if second else "") if rest else Claim()
    past, base = base_of(first, "past"), base_of(first, "base")
    if not past and not base and first.endswith("ed") and len(first) > 5 and (second in DETERMINERS or second[:1].isdigit()):
        rest = bounded(bare)
        return Claim(clause=f"I {rest}") if rest else Claim()
    if first in ("set", "cut", "put", "hit", "beat", "split") and len(tokens) > 2:
        rest = bounded(bare)
        return Claim(clause=f"I {rest}") if rest else Claim()
    verb_like = (
        second in DETERMINERS
        or second in PREPOSITIONS
        or second[:1].isdigit()
        or second in ("up", "out", "new")
        or second.endswith("s")
    )
    if past and not base and past != "be" and (verb_like or len(tokens) > 3):
        rest = bounded(bare)
        return (
            Claim(clause=f"I {rest}", np=f"my time {gerund(past)} {' '.join(rest.split()[1:])}" if past in _LASTING else "")
            if rest
            else Claim()
        )
    if base in (
        "speak",
        "know",
        "run",
        "manage",
        "lead",
        "teach",
        "write",
        "hold",
        "drive",
        "own",
        "build",
        "use",
        "work",
        "have",
        "read",
        "live",
    ) and (verb_like or base in ("speak", "know", "hold")):
        rest = bounded(bare)
        return Claim(clause=f"I {rest}") if rest else Claim()
    return _possessed(bare, first)


_LASTING = word_set("lasting")
_HELD_POSTS = re.compile(
    r"\b(?:CEO|CFO|CTO|COO|CIO|VP|head|manager|lead|leader|director|supervisor|keeper"
    r"|owner|chair|president|partner|foreman|matron|chief|PI|PM|RA|TA|captain|secretary"
    r"|officer|buyer|editor|chef|sous)\b"
)
_BEING = re.compile(
    r"^(?:\w+ ){0,3}(?:fellow|member|user|speaker|volunteer|trainer|instructor|assessor"
    r"|graduate|first aider|driver|diver|nurse|teacher|welder|electrician|accountant"
    r"|lifeguard|photographer|native speaker|marshal|tutor|mentor|champion|examiner|interpreter"
    r"|translator|paralegal|technician|plumber|carpenter|joiner|midwife|pharmacist)\b(?! "
    r"(?:licen[cs]e|certificate|training|qualification|card|ticket|experience|registration))",
    re.IGNORECASE,
)
_NAMES_OF_SKILLS = re.compile(r"^[\w+#./-]+(?:, [\w+#./-]+)*,? (?:and )?[\w+#./-]+$")


_AGENT = re.compile(
    r"(?:[a-z]{3,}(?:er|or|ist|ian|eer)|barista|nurse|chef|cook|paralegal|waitress|coach|guard|mechanic)$", re.IGNORECASE
)


def _joined(words: str) -> str:
    """A length of time and what it was spent on, with the small word notes leave out ("5 years Go" → "5 years of Go")."""
    match = _AMOUNT.match(words)
    rest = words[match.end() :].strip() if match else ""
    if match is None or not rest or words[match.end() : match.end() + 1] != " ":
        return words
    first = rest.split()[0].lower().strip(",")
    if (
        first in ("mostly", "mainly")
        and len(rest.split()) > 1
        and rest.split()[1].lower() not in PREPOSITIONS
        and not is_gerund(rest.split()[1])
    ):
        return f"{match.group()} {first} on {rest.split(' ', 1)[1]}"
    if (
        first in PREPOSITIONS
        or is_gerund(first)
        or first.endswith("ing")
        or first.startswith("'")
        or first in _FOLLOWS_TIME
        or base_of(first, "participle")
        or first in DETERMINERS
    ):
        return words
    head = re.split(r",| (?:in|at|for|on|with|of|and) ", rest)[0]
    if _AGENT.search(head) and not head.lower().endswith(
        ("customer", "paper", "water", "power", "labor", "computer", "career")
    ):
        return f"{match.group()} as {indefinite(rest)}"
    return f"{match.group()} of {rest}"


_FOLLOWS_TIME = word_set("follows-time")


def _after_amount(words: str) -> str:
    match = _AMOUNT.match(words)
    rest = words[match.end() :].split() if match else []
    return rest[0] if rest else ""


def _first_person(words: str) -> Claim:
    rest = bounded(words)
    if not rest:
        return Claim()
    match = re.match(r"^I (?:have |also )*(\w+)(.*)$", rest)
    if (
        match
        and base_of(match.group(1), "past")
        and base_of(match.group(1), "past")
        in ("run", "lead", "manage", "build", "teach", "design", "work", "handle", "organise", "train")
    ):
        return Claim(clause=rest, np=f"my time {gerund(base_of(match.group(1), 'past') or '')}{match.group(2)}")
    return Claim(clause=rest)


def _possessed(words: str, first: str) -> Claim:
    rest = bounded(words.split(", ")[0] if len(words.split(", ")[0].split()) >= 2 else words)
    if not rest:
        return Claim()
    if first == "my":
        return Claim(np=rest)
    if _HELD_POSTS.search(" ".join(rest.split()[:2])) and not re.search(
        r"\b(?:certificate|licen[cs]e|certification|course|training|diploma|degree)\b", rest
    ):
        return Claim(np=f"my time as {rest[:1].lower() + rest[1:] if not rest[:2].isupper() else rest}")
    if _BEING.match(rest) and first not in ("a", "an", "the"):
        return Claim(clause=f"I {'have been' if ' since ' in rest else 'am'} {indefinite(rest)}")
    if ("," in words or " and " in words) and _NAMES_OF_SKILLS.match(words) and first not in DETERMINERS:
        skills = [s for s in re.split(r", (?:and )?| and ", words) if s][:2]
        return Claim(np=f"my work with {' and '.join(skills)}")
    if first in ("a", "an", "the"):
        return Claim(np="my " + rest.split(" ", 1)[1], clause=f"I have {rest}") if " " in rest else Claim()
    if (
        first in DETERMINERS - {"my", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
        or first in PREPOSITIONS
    ):
        return Claim()
    return Claim(np=f"my {rest}")


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
    elif not base_of(first, "base") or first in (
        "link",
        "copy",
        "report",
        "plan",
        "list",
        "photo",
        "sample",
        "draft",
        "design",
        "map",
        "program",
        "position",
        "reference",
        "survey",
        "study",
        "practice",
        "balance",
        "record",
        "label",
        "answer",
        "interview",
        "question",
        "review",
        "test",
        "work",
        "process",
        "model",
    ):
        if first in PREPOSITIONS or first in ("i", "you", "we", "it"):
            return ""
        said = f"send {said if first in DETERMINERS or first.endswith(chr(39) + 's') or said[:1].isupper() or said[:1].isdigit() else _article(said)}"
    match = re.match(r"^(send|share|forward|email|bring|provide|circulate|text|post) ((?:you )?)(?=[^\W\d_])(.+)$", said)
    if match and match.group(3).split()[0].lower() not in ("you", "me", "over", "along", "through", "back", "on", "in"):
        said = f"{match.group(1)} {match.group(2)}{_article(match.group(3))}"
    return bounded(said, 20)


def _article(phrase: str) -> str:
    words = phrase.split()
    head = _head(words)
    if words[0].lower() in DETERMINERS or words[0].lower().endswith("'s") or words[0][:1].isdigit():
        return phrase
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
    """The doubt that was raised: a noun phrase ("my lack of experience with your cloud") or a clause with "I"; None if unfit."""
    for line in clean_lines(text, names):
        lead = _CONCERN_LEAD.match(line)
        bare = _CONCERN_LEAD.sub("", line.strip(" .,;:"))
        words = to_reader(expand(bare), cast)
        if not words or words.endswith("?"):
            continue
        if re.match(r"^(?:I|my|the|your|we|it|there)\b", words) and _finite(words):
            whole = bounded(words, 14)
            if lead and re.search(r"unsure|not sure|wonder|doubt|ask|quer|question|whether|\bif\b", lead.group()) and whole:
                return Claim(np=f"whether {whole}", text=line)
            if whole:
                return Claim(clause=whole, text=line)
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
        if (
            first in DETERMINERS
            or base_of(first, "base")
            or base_of(first, "past")
            or first in PREPOSITIONS
            or first in ("you", "we", "it", "they")
        ):
            return None
        return Claim(np=f"the {whole}" if not is_gerund(first) and not whole[:1].isupper() else whole, text=line)
    return None
