"""Understands what the candidate brings, promised, was doubted for, and was told of the next steps."""

from __future__ import annotations

import re

from followup_ai.offline.claims.claims import Claim, done, proven, without_tail
from followup_ai.offline.claims.credentials import is_count, mended, owned
from followup_ai.offline.claims.fuller import as_worked, belittles, in_full
from followup_ai.offline.claims.further import further
from followup_ai.offline.claims.papers import LABEL, jotted_claims, listed
from followup_ai.offline.claims.spells import AGENT, AMOUNT, after_amount, is_agent, joined, time_spent
from followup_ai.offline.claims.written_papers import PAPER_HEAD
from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.lexicon import DETERMINERS, PREPOSITIONS, base_of, counted_nouns, is_gerund, word_set
from followup_ai.offline.english.perspective import Cast, conjugated, expand, to_reader
from followup_ai.offline.english.posts import BEING, HELD_POSTS
from followup_ai.offline.english.shapes import bounded
from followup_ai.offline.english.tongues import in_full as tongues_in_full
from followup_ai.offline.english.tongues import spoken_languages
from followup_ai.offline.typed.articles import LIKE_ADJECTIVES
from followup_ai.offline.typed.fit_lines import capital_kept, clean_lines
from followup_ai.offline.typed.wording import indefinite

_LEAD = re.compile(
    r"^(?:and |also |plus )?(?:i (?:also )?(?:have|'ve got|got|bring|hold)|i've got|i "
    r"have got|having|with|have|has|holds|got)\s+(?=(?:a |an |the |my |\d|over |about "
    r"|nearly |more |some |\w+ (?:years|months)))",
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
    text = _TO_MYSELF.sub("", text.replace(" w/ ", " with "))
    for line in clean_lines(text, names):
        # "they" is the employer the note is about, never the reader.
        line = re.sub(r"\bexcel\b", "Excel", line)
        if re.search(r"\bthey\b|(?<!of )\bthem\b", line):
            continue
        if belittles(line):
            continue  # nobody offers what they lack
        line = in_full(THERE.sub("", line))
        line = capital_kept(line, text.strip())
        words = to_reader(expand(line.strip(" .,;:")), cast)
        if not words:
            continue
        claim = without_tail(
            _read(
                re.sub(
                    r"^(?:that|also|and|plus|my )\s*",
                    lambda m: "my " if m.group().lower().startswith("my") else "",
                    words,
                    flags=re.IGNORECASE,
                )
            )
        )
        claim = proven(claim)
        if re.fullmatch(r"my [A-Z][\w./-]*", claim.np) and claim.np[3:] != line.strip(" .,;:"):
            claim = Claim(clause=claim.clause)  # a certificate's first word is not the certificate
        if claim.np or claim.clause:
            return Claim(claim.np, as_worked(claim.clause), line)
    return None


def qualifications_of(text: str, cast: Cast, names: dict[str, str]) -> tuple[Claim, ...]:
    """What one note lets the candidate say, a claim for each of the pieces it lists ("team lead 3 years, forklift licence").

    Args:
        text: the note as typed.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    return _pieced(text, cast, names)


def _pieced(text: str, cast: Cast, names: dict[str, str]) -> tuple[Claim, ...]:
    """The claims of a note by the grammar of its pieces."""
    text = tongues_in_full(LABEL.sub("", text))
    lines = clean_lines(text, names) if len(text) < 120 else []
    if len(lines) == 1 and (held := jotted_claims(lines[0])):
        return held
    text = _TWO_SPELLS.sub(", ", text) if len(text) < 400 else text
    pieces = [p.strip() for p in re.split(r",\s+(?:and\s+)?(?![^(]*\))|;\s*", text) if p.strip()] if len(text) < 400 else []
    first = qualification(text, cast, names)
    if pieces and belittles(pieces[0]):
        return ()  # what follows only makes up for it
    if first and 1 < len(pieces) < 6:
        first, pieces = _whole(first, pieces, cast, names)
    found = [first] if first else []
    for piece in pieces[1:]:
        starts = piece.split()[0].lower()
        own = bool(base_of(starts, "past")) or _STANDS_ALONE.search(piece) or AMOUNT.match(piece) or _I_CAN.match(piece)
        of_it = not (first and first.clause) and base_of(starts, "past") and _second(piece) in PREPOSITIONS
        if own and not of_it and not re.match(r"^(?:the last|two of|three of|all|which|who|with|but|so)\b", piece):
            claim = qualification(piece, cast, names)
            timed = claim and claim.np.endswith(" of experience") and bool(first)  # whose trade stands in the first piece
            if claim and not timed and (claim.np, claim.clause) != ((first.np, first.clause) if first else ("", "")):
                found.append(claim)
    return tuple(found)


def _whole(first: Claim, pieces: list[str], cast: Cast, names: dict[str, str]) -> tuple[Claim, list[str]]:
    """A claim with what its note goes on to say of it, and the note's pieces without those that it took in."""
    behind = ", ".join(pieces[1:])
    lines = clean_lines(behind.lower() if behind.isupper() and behind[:1].isdigit() else behind, names)
    clean = lines[0].split(", ") if len(lines) == 1 else []
    if len(clean) != len(pieces) - 1 or any(", " in form for form in (first.np, first.clause)):
        return first, pieces
    for taken, piece in enumerate(clean[:2], 1):
        if belittles(piece) or piece in first.clause:
            continue
        tail = further(piece, first.np, first.clause, cast)
        if tail:
            spell = AMOUNT.match(first.np[3:])
            sure = r"^, (?:\w+ of them|the (?:last|first) \w+) (?:in|on|at|with|as)\b"
            sure = sure if first.clause else r"^, (?:\w+ of them|with)\b"
            bare = first.np.endswith(" of experience") and not re.match(sure, tail)
            np = f"{first.np}{tail}" if spell and not bare else ""
            if (not np and not first.clause) or (bare and first.clause.endswith(" of experience")):
                return first, pieces
            clause = f"{first.clause}{tail}" if first.clause else ""
            return Claim(np, clause, first.text), [*pieces[:taken], *pieces[taken + 1 :]]
    return first, pieces


# "…, can't believe I forgot to say"
_TO_MYSELF = re.compile(
    r"[,;.–-]?\s*(?:(?:i )?(?:can'?t|cannot) believe|(?:and )?i (?:totally |completely |clean )?forgot)\b[^,.;]*$",
    re.IGNORECASE,
)
# "I tuned the scenarios there": the place stands in another note, which the reader does not see
THERE = re.compile(
    r"(?<=[a-z])(?<!over)(?<!out)(?<!up) (?:there|at that place)"
    r"(?=,|$| (?:and|for|where|when|so|until|from|in|last|by|down|up|to)\b)"
)
_TWO_SPELLS = re.compile(r"(?<=\w) and (?=\d+ (?:years?|yrs?|months?|seasons?)\b)", re.IGNORECASE)

_I_CAN = re.compile(r"^(?:I |i )?(?:can|hold|speak|also|know|use|do) \w")
_STANDS_ALONE = re.compile(
    r"^[\w' -]{3,30} level \d$|\b(?:licen[cs]e|certificate|certs?|certified|certification|diploma|degree|PhD|MSc|BSc|trained"
    r"|registered|qualified)\b",
    re.IGNORECASE,
)


def _read(words: str) -> Claim:
    """A claim of a well-known kind, else by its grammar."""
    return _of_known_kind(mended(words))


def _of_known_kind(words: str) -> Claim:
    if re.match(r"^can (?!you\b)[a-z]+ \w", words):
        return Claim(clause=f"I {words}")
    words = re.sub(r"^((?:I )?speak [A-Z]\w+) (?:good|well|very well|very good|fluent|fluently)$", r"\1", words)
    words = re.sub(r"^(?:I am|I'm) (.+) always$", r"I am always \1", words)
    if words.startswith("my ") and is_clause(words):
        return Claim(clause=words)
    if match := re.match(r"^(?:my |I have (?:my )?)?own ((?:[a-z-]+ ){0,2}[a-z-]+)$", words):
        return Claim(clause=f"I have my own {match[1]}")
    if spoken := spoken_languages(words) or spoken_languages(_LEAD.sub("", words)):
        return Claim(clause=spoken)
    return Claim() if is_count(_LEAD.sub("", words)) and not words.startswith("I ") else _claim(words)


_JOBS = frozenset(["job", "role", "post", "position", "placement", "apprenticeship", "internship", "traineeship"])


def _claim(words: str) -> Claim:
    """What may be said on the strength of some words about the candidate; the first reading that fits decides."""
    if words.startswith("ex-"):
        return Claim(clause=f"I am a former {bounded(words[3:])}")
    if ":" in words:
        left, right = (half.strip() for half in words.split(":", 1))
        words = right if len(right.split()) >= 2 and len(left.split()) <= 1 else left
    bare = _LEAD.sub("", words)
    if not bare.split():
        return Claim()
    for reading in (_by_subject, _by_time, _by_state, _by_verb):
        found = reading(bare)
        if found is not None and not (reading is _by_verb and _DESCRIBED.match(bare)):
            return found
    return _possessed(bare, _first(bare))


def _first(words: str) -> str:
    return words.split()[0].lower().strip(",.;:")


def _second(words: str) -> str:
    return [*words.lower().split(), "", ""][1]


def _by_subject(words: str) -> Claim | None:
    first = _first(words)
    if first == "i":
        return Claim(clause=bounded(words))
    return Claim() if first in ("you", "we", "they", "he", "she", "it") else None


def _by_time(words: str) -> Claim | None:
    """Lengths of time: "5 years Go", "AAT, 8 years teaching", "PM for 6 years"."""
    if (match := AMOUNT.match(words)) and match.group() == words and re.search(r"years?", words):
        return Claim(f"my {words} of experience", f"I have {words} of experience")
    if AMOUNT.match(words):
        rest = bounded(joined(words))
        after = after_amount(rest)
        have = "I have spent" if is_gerund(after) or after in ("as", "at", "in", "on", "with") else "I have"
        told = "" if re.match(r"a |.*\b(?:mostly|mainly)\b", rest) or AMOUNT.fullmatch(rest) else f"{have} {rest}"
        return Claim(f"my {re.sub(r'^a ', '', rest)}", told) if rest else Claim()
    pieces = words.split(", ")
    if len(pieces) > 1 and len(pieces[0].split()) <= 3 and AMOUNT.match(pieces[1]) and len(pieces[1].split()) > 2:
        return _claim(pieces[1])
    timed = _TIMED.match(words)
    first = _first(words)
    if timed is None or first in ("my", "the", "a", "an", "i") or (done(first) and first not in LIKE_ADJECTIVES):
        return None
    what, time = timed.group(1).strip(" ,"), timed.group(2).strip()
    if AGENT.search(what) and not HELD_POSTS.search(what) and first not in DETERMINERS:
        return Claim(np=bounded(f"my {time} as {indefinite(what)}"))
    graded = re.match(r"(?:band|grade|level) \d", what, re.IGNORECASE)
    post = HELD_POSTS.search(" ".join(what.split()[:3]))
    job = re.split(r" (?:at|in|with|for) ", what)[0].split()[-1].lower() in _JOBS and first not in DETERMINERS
    link = " in a" if job else "" if is_gerund(first) else " at" if graded else " as" if post else " of"
    held = indefinite(what) if link == " as" and what[:1].islower() and first not in DETERMINERS else what
    return Claim(np=bounded(f"my {time}{link} {held}"))


_SAID_OF_ONE = frozenset(["and", "to", "but", "under", "person", "worker", "learner"])


def _by_state(words: str) -> Claim | None:
    """What the candidate is: "certified paralegal", "GDC registered", "calm on the phone", "fluent Welsh"."""
    first = _first(words)
    if _MARKED.match(words):
        return Claim(clause=f"I was {bounded(words)}") if bounded(words) else Claim()
    if BEING.match(words) and first not in ("a", "an", "the") and not _DID_FIRST.match(words):
        rest = bounded(words)
        return Claim(clause=f"I {'have been' if ' since ' in rest else 'am'} {indefinite(rest)}") if rest else Claim()
    if first in ("patient", "early", "quick", "native", "reliable", "flexible", "happy"):
        follows = _second(words).strip(",.;:")
        if follows and follows not in PREPOSITIONS | DETERMINERS | _SAID_OF_ONE:
            return None  # "patient advisory board"
    if first.endswith("ed") and (_second(words) in DETERMINERS or _second(words)[:1].isdigit()):
        return None  # "trained two new starters": what was done
    certified = _CERTIFIED.match(words) and not base_of(first, "past")
    if certified or _ADJECTIVES.match(words):
        rest = bounded(words.split(", ")[0] if certified else words)
        rest = indefinite(rest) if AGENT.search(rest) and len(rest.split()) == 2 else rest
        return Claim(clause=f"I am {rest}") if rest else Claim()
    return None


def _by_verb(words: str) -> Claim | None:
    """What the candidate did or does, its subject left out: "ran Kafka in production", "cut costs by a third"."""
    first, second, rest = _first(words), _second(words), bounded(words)
    if is_gerund(first) and len(words.split()) == 2 and second in counted_nouns():
        return None
    if first in _UNDER_WAY or words.startswith("working toward"):
        return Claim(clause=f"I am {rest}")
    if is_gerund(first):
        papers = any(PAPER_HEAD.fullmatch(w) for w in words.split())  # "driving licence B" is nothing that is done
        return Claim(np=f"my experience {rest}") if rest and second and not papers else Claim()
    past, base = base_of(first, "past"), base_of(first, "base")
    object_follows = second in DETERMINERS or second[:1].isdigit() or second[:1] in ("$", "£", "€")
    if first in _WAS_DONE and second in PREPOSITIONS:
        return Claim(clause=f"I was {rest}") if rest else Claim()
    if first in _BEING_SO and (second in PREPOSITIONS or not second):
        return Claim(clause=f"I am {rest}") if rest else Claim()
    follows = object_follows or (second in PREPOSITIONS and first not in LIKE_ADJECTIVES)
    known = past or base or base_of(first, "participle")
    unknown_past = not known and ((first.endswith("ed") and len(first) > 5) or done(first)) and follows
    same_past = (first == "found" and second in DETERMINERS) or (
        first in ("set", "cut", "put", "hit", "beat", "split")
        and len(words.split()) > 2
        and bool(object_follows or second.endswith("s") or re.search(r" (?:by|from|to|up|out|down|off|in|on) ", words))
    )
    verb_like = object_follows or second in PREPOSITIONS or second in ("up", "out", "new") or second.endswith("s")
    capital = words.split()[1][:1].isupper() if second else False
    known_past = (
        past
        and not base
        and past != "be"
        and (first not in LIKE_ADJECTIVES or object_follows)
        and (past in _LASTING or verb_like or capital or len(words.split()) > 3)
    )
    told = base_of(first, "third") and (object_follows or capital or second.endswith("ly") or second in PREPOSITIONS)
    bare_object = second in counted_nouns() and len(words.split()) == 2
    present = base in _STATES and (verb_like or bare_object or base in ("speak", "know", "hold"))
    if not (unknown_past or same_past or known_past or present or told):
        return None
    if not rest:
        return Claim()
    if told:
        rest = f"{conjugated(first)} {' '.join(rest.split()[1:])}"
    lasting = known_past and past in _LASTING
    return Claim(time_spent(past or "", " ".join(rest.split()[1:])) if lasting else "", f"I {rest}")


# "graded Good twice", "rated outstanding by Ofsted": of others' doing
_MARKED = re.compile(r"^(?:graded|rated|ranked|judged) (?:(?-i:[A-Z])|top\b|first\b|good\b|excellent\b|outstanding\b)")
_UNDER_WAY = frozenset(["doing", "studying", "finishing", "completing", "taking", "learning", "training"])
# "supported living experience": what is had, and nothing that was done
_DESCRIBED = re.compile(r"^[A-Za-z]+ed (?:[a-z]+ ){1,3}(?:experience|ticket|card|licen[cs]e|certificate|diploma|degree)$")
_WAS_DONE = word_set("was-done")

_BEING_SO = word_set("being-so")
_STATES = word_set("states")
_TIMED = re.compile(rf"^(.+?)(?:,| for| -)? ({AMOUNT.pattern.lstrip('^')})(?:, .*)?$", re.IGNORECASE)
_CERTIFIED = re.compile(
    r"^[\w.+-]+(?: [\w.+-]+)? (?:certified|registered|qualified|trained|accredited|licen[sc]ed|chartered)\b", re.IGNORECASE
)
_LASTING = word_set("lasting")
_DID_FIRST = re.compile(r"^(?:set up|started|launched|built|ran|led|opened|founded|created|introduced|\w+ (?:up )?an?)\b")
_NAMES_OF_SKILLS = re.compile(r"^[\w+#./-]+(?:, [\w+#./-]+)*,? (?:and )?[\w+#./-]+$")


def _skilled(words: str) -> Claim:
    """What a list of names lets one say: languages are spoken, anything else was worked with."""
    skills = [s for s in re.split(r", (?:and )?| and ", words) if s][:4]
    return Claim(np=f"my knowledge of {listed(skills)}")  # what they are, a tongue or a program, stands nowhere


# "manager level 2", "nurse training": what somebody passed or took, and no post
_A_COURSE = re.compile(r"\blevel \d|\b(?:certificate|licen[cs]e|certification|course|training|diploma|degree)\b")


def _post_held(rest: str) -> Claim:
    """A post as the time for which one held it, or as work; "rollout I did" is what was done, and no post."""
    if re.search(r" [Ii] [a-z]+", rest):
        return Claim(np=f"the {rest}")
    post = rest if rest[:2].isupper() else rest[:1].lower() + rest[1:]
    agent = is_agent(re.split(r" (?:for|at|in|of|with|on) |, ", post)[0])
    return Claim(np=f"my time as {post}", clause=f"I have worked as {indefinite(post)}" if agent else "")


def _possessed(words: str, first: str) -> Claim:
    rest = bounded(words.split(", ")[0] if len(words.split(", ")[0].split()) >= 2 else words)
    if not rest:
        return Claim()
    if first == "my":
        return Claim(np=rest)
    if HELD_POSTS.search(" ".join(rest.split()[:2])) and not _A_COURSE.search(rest):
        return _post_held(rest)
    if BEING.match(rest) and first not in ("a", "an", "the") and not _DID_FIRST.match(rest):
        return Claim(clause=f"I {'have been' if ' since ' in rest else 'am'} {indefinite(rest)}")
    if ("," in words or " and " in words) and _NAMES_OF_SKILLS.match(words) and first not in DETERMINERS:
        return _skilled(words)
    if first in ("a", "an", "the"):
        return Claim(np="my " + rest.split(" ", 1)[1], clause=f"I have {rest}") if " " in rest else Claim()
    if (
        first in DETERMINERS - {"my", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
        or first in PREPOSITIONS
    ):
        return Claim()
    return Claim(*owned(rest))
