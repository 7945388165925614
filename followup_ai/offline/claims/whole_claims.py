"""Says a tidy note on the candidate whole and in its own words, with nothing but the verb that it leaves out.

Whoever filled in a form in whole phrases has said what is to be said: "Nine years in payroll, six of them supervising three"
wants "I have worked", and nothing cut. What cannot be said whole is left to the readings that take a note to pieces.
"""

from __future__ import annotations

import re

from followup_ai.offline.claims.background import THERE
from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.fuller import belittles
from followup_ai.offline.claims.spells import AMOUNT
from followup_ai.offline.claims.whole_frames import (
    NONE_IN_YEARS,
    framed_whole,
    gained,
    is_amiss,
    small_first,
    tongues,
    worth_keeping,
)
from followup_ai.offline.claims.written_deeds import COUNTED, first_word, is_done, of_others
from followup_ai.offline.claims.written_papers import DEGREE
from followup_ai.offline.english.finite import adjective, finite_at, past, tokens_of
from followup_ai.offline.english.lexicon import DETERMINERS, PREPOSITIONS, base_of, is_gerund
from followup_ai.offline.english.noun_runs import is_plural
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.english.to_them import told_to_them
from followup_ai.offline.typed.cleaning import plain, sentences
from followup_ai.offline.typed.screening import discomfort, is_hostile, is_private, is_unfit
from followup_ai.offline.typed.slips import is_slip
from followup_ai.offline.typed.wording import in_sentence, indefinite

_LONGEST = 36
"""Words of a sentence over which it is a tale."""
# The marks and the shorthand of somebody who writes for themselves
_JOTTED = re.compile(
    r"[<>=~|#\"“”?!_*:/\[\]](?<![A-Za-z]/)|\d/\d|\.\.|\s[-–—]\s"
    r"|\b(?:hrs?|yrs?|mins?|wks?|mths?|etc|eg|ie|vs|incl|approx|abt|w/|n/a|tbc|hopefully|maybe)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
# "And", "Also", "That" before what is told; "How I rebuilt the stock room" tells that one did
_LEAD = re.compile(
    r"^(?:(?:and|also|plus|that|how (?=I ))\b,? |I would (?:also )?like to (?:add|mention|say) (?:that )?"
    r"|It (?:did not|didn['’]t|never) (?:come|came) up that |I was [a-z]+ and (?:forgot to|did not) "
    r"(?:say|mention) (?:that )?)+",
    re.IGNORECASE,
)
# "One thing I forgot: …"
_LABEL = re.compile(
    r"^(?:(?:(?:one|another) thing|something|what) I (?:forgot|left out|did(?: not|n['’]t) (?:say|mention))[^:]{0,20}"
    r"|not mentioned|not said|forgotten|left out|also): ",
    re.IGNORECASE,
)
# "My answer was poor", "I did mention the audit but not …": of what was said, and no claim
_OF_THE_TALK = re.compile(
    r"^(?:my|the) (?:answer|reply|explanation|example|story)\b.*\b(?:was|were|could|should)\b"
    r"|\bI (?:did(?: not|n['’]t)?|never) (?:mention|say|tell|get|explain)\b",
    re.IGNORECASE,
)
_REFERS_BACK = re.compile(r"^(?:it|this|that|these|those|they|he|she|there)\b", re.IGNORECASE)


def whole_claims(note: str, cast: Cast, talked: str = "") -> tuple[Claim, ...]:
    """What a tidy note lets the candidate say, each sentence of it whole.

    Args:
        note: as typed, in whole phrases or sentences.
        cast: who is who in the notes.
        talked: what the notes tell of the conversation; a sore word that fell there is the trade's own.

    Returns:
        a claim for each sentence, or for each of the things that it lists; none where any of it is not sure.
    """
    found: list[Claim] = []
    note = _IN_DATE.sub(", ", _LABEL.sub("", note.strip()))
    pieces = [p.strip(" .,;") for p in sentences(plain(note))]
    if any(map(is_private, pieces)) or is_hostile(note) or ":" in note:
        return ()
    for at, piece in enumerate(pieces):
        if (at and _REFERS_BACK.match(piece)) or _OF_THE_TALK.search(piece):
            continue
        claims = _of_sentence(_LEAD.sub("", _WHEN_ASKED.sub("", piece)), cast, talked)
        if not claims:
            return tuple(found)
        found += claims
    return tuple(found)


# "two certificates both in date until 2028"
_IN_DATE = re.compile(r"(?<=s) (?=(?:both|all) (?:\w+ )?(?:in date|valid|current|renewed|up to date)\b)")
# ", which I forgot even when they spoke of it", at the end
_AS_UNSAID = re.compile(
    r",? (?:which|and|but) I (?:forgot|did not|didn['’]t|never|should|ought|left|failed|meant|only|wish)\b.*$"
)
# "When she asked about the flood I should have said that …"
_WHEN_ASKED = re.compile(
    r"^When [^,]{3,80}?,? I (?:should have|could have|ought to have|forgot to|did not|didn['’]t|failed to|forgot)"
    r"(?: (?:said|say|mention(?:ed)?|told? (?:him|her|them)|tell (?:him|her|them)))?(?: that)? ",
)
# "have organised two exhibitions", its "that I" taken off with "I did not say"
_HAVING_DONE = re.compile(r"^(?:have|had|am|was|could|would|can) ")


def _of_sentence(text: str, cast: Cast, talked: str) -> tuple[Claim, ...]:
    if not text or len(text.split()) > _LONGEST or _JOTTED.search(text) or text.isupper() or is_unfit(text):
        return ()
    text = _without_there(_AS_UNSAID.sub("", text))
    said = told_to_them(_written_out(small_first(_BRACKET.sub(worth_keeping, text))), cast)
    said = f"I {said}" if _HAVING_DONE.match(said) else said
    proud = NONE_IN_YEARS.match(said)
    if not said or is_slip(said) or (not proud and (_is_sore(_SPARED.sub("", text), talked) or belittles(said))):
        return ()
    if _is_statement(said):
        said = _WHILE_I.sub(r"\g<when>, \g<what>", said)
        return (Claim(clause=said, text=text, stated=True),)
    return () if said.startswith(("I ", "we ")) else _listed(_pieces(said), text)


# "eleven years and no preventable accidents": what never happened is nothing sore
_SPARED = re.compile(r"\b(?:and|with|without|had) (?:no|any|a single) (?:[a-z-]+ ){0,2}[a-z-]+")


def _without_there(text: str) -> str:
    """A sentence without a "there" for which it names no place itself."""
    there = THERE.search(text)
    moved = there and re.match(r" (?:down|up|from|to)\b", text[there.end() :])  # "I brought the count there down"
    return THERE.sub("", text) if there and (moved or not _A_PLACE.search(text[: there.start()])) else text


_A_PLACE = re.compile(r"\b(?:the|an?|my|our|in|at) (?!(?:year|month|week|season|day)s?\b)[\w'’-]+")


def _is_sore(text: str, talked: str) -> bool:
    """Whether words touch what is better left alone, but for those that the conversation itself was about."""
    known = set(re.findall(r"[^\W\d_]+", talked.lower()))
    return discomfort(" ".join(w for w in text.split() if w.strip(".,;").lower() not in known | {"bad"})) >= 5


def _is_statement(said: str) -> bool:
    """Whether words are a sentence with its subject: "I led …", "my certificate was renewed in June"."""
    first, second = [*said.split(), "", ""][:2]
    before = _BEFORE_I.match(said)
    if _SPLICED.search(said[before.end() :] if before else said):
        return False
    if first in ("I", "we"):
        return second.strip(",").isalpha() and second not in DETERMINERS | PREPOSITIONS
    if before:
        return True
    head = _WHO.split(said)[0]
    return first in ("my", "our", "your", "the") and (finite_at(tokens_of(head), 1) > 1 or bool(_DID_TO.search(head)))


# "our rate rose to 72 percent while I ran the mating": whose rate it was is told first
_WHILE_I = re.compile(r"^(?P<what>our [^,]+?) (?P<when>(?:while|after|once|when) I [^,]+)$")
# "my last team lost nobody"
_DID_TO = re.compile(r" (?:lost|won|kept|made|took|ran|cut|gave|met|passed|grew|fell|rose) (?:nobody|no|an?|the|all|every|\d)")
# "I kept the stock, we lost twelve bottles": two statements with nothing but a comma between them
_SPLICED = re.compile(r", (?:I|we|they|it|he|she|you) [a-z]+")
# "between jobs I volunteered …", "having led the drill, I know …"
_BEFORE_I = re.compile(
    r"(?:(?:in|at|on|for|with|during|between|since|before|after|from|as|while|when|over|until|last|every|once|under|besides) "
    r"[^,]{2,60}?"
    r"(?<! that)(?<! which)(?<! because),? |[a-z]+ing [^,]{2,60}, )(?:I|we) (?:also )?[a-z]+ ",
    re.IGNORECASE,
)


_SHORTENED = re.compile(r"\b(?P<who>I|we|they|you)['’](?P<did>m|re|ve|ll)\b")
_AUXILIARIES = {"m": "am", "re": "are", "ve": "have", "ll": "will"}


def _written_out(text: str) -> str:
    """A note with what is shortened before "I" and "they" in full: "I've got" → "I have", and "already" before its verb."""
    text = _SHORTENED.sub(lambda m: f"{m['who']} {_AUXILIARIES[m['did']]}", text)
    text = re.sub(r"(?<=, )(?=last (?:\w+ )?(?:as|in|on|with|at) )", "the ", text)
    return _KNOW_ALREADY.sub(r"I \g<when> \g<do> ", re.sub(r"\bI have got (?!to\b)", "I have ", text))


_KNOW_ALREADY = re.compile(r"\bI (?P<do>know|speak|use|hold|own|teach|run|did|made|ran|took|passed) (?P<when>already|also) ")


def whole_thing(note: str, cast: Cast, talked: str = "") -> Claim | None:
    """What a tidy note names without telling anything of it: "the debriefing we held after every fire"; None where it does not.

    Args:
        note: as typed, one phrase.
        cast, talked: see `whole_claims`.
    """
    text = _AS_UNSAID.sub("", _LEAD.sub("", _WHEN_ASKED.sub("", " ".join(note.split()).strip(" .,;"))))
    unfit = _JOTTED.search(text) or is_private(text) or is_unfit(text) or _is_sore(text, talked)
    if not text or unfit or len(text.split()) > _LONGEST or len(sentences(plain(note))) > 1:
        return None
    said = told_to_them(_written_out(small_first(text)), cast)
    first = first_word(said) if said else ""
    named = (
        first in ("the", "my", "our", "a", "an", "two", "three")
        and finite_at(tokens_of(_WHO.split(said)[0].split(", ")[0]), 1) < 1
    )
    return Claim(np=said, text=text, stated=True) if named and len(said.split()) > 2 and not is_slip(said) else None


_WHO = re.compile(r",? (?:which|who|whom|whose|where|that) ")
_COMMA = re.compile(r"(?P<mark>[,;]) (?![^(]*\))")
# "in Poland, Lithuania and the Philippines", "from hiring the staff to …": a comma that parts words of one kind
_IN_A_ROW = re.compile(r"^(?:the )?(?P<next>[^\W\d_][\w'’-]*)(?: (?!and\b)(?P<head>[\w'’-]+))?(?:, [\w'’ -]{2,30})*,? and ")


def _pieces(said: str) -> list[str]:
    """A note parted at its commas, but for those of a row of names or things."""
    found, start = [], 0
    for comma in _COMMA.finditer(said):
        if comma["mark"] == "," and _is_row(said[start : comma.start()], said[comma.end() :]):
            continue
        found.append(said[start : comma.start()])
        start = comma.end()
    return [piece.strip() for piece in [*found, said[start:]] if piece.strip()]


def _is_row(before: str, behind: str) -> bool:
    row = _IN_A_ROW.match(behind)
    if row is None or not before.split() or AMOUNT.match(behind):
        return False
    last, following = before.split()[-1], row["next"]
    alike = (last[:1].isupper() and following[:1].isupper(), is_gerund(last) and is_gerund(following))
    head = row["head"] or following
    return any(alike) or (is_plural(last) and is_plural(head) and last.islower() and head[1:].islower())


def _listed(pieces: list[str], text: str) -> tuple[Claim, ...]:
    """A claim for each thing that a note lists, each with all that the note says of it."""
    if spoken := tongues(", ".join(pieces)):
        return (Claim(clause=spoken, text=text, stated=True),)
    if come_by := gained(pieces):
        return (Claim(clause=come_by, text=text, stated=True),)
    found: list[tuple[str, str]] = []
    for piece in _spells_apart([_AND_NONE.sub(" with no ", p) for p in pieces]):
        if found and _goes_on(piece, found[-1][0]):
            clause, np = found[-1]
            on = _tail(piece, clause)
            found[-1] = f"{clause}{on}", f"{np}{on}" if np else ""
        elif found and piece.startswith("and "):
            other = "" if piece.startswith("and that ") else framed_whole(piece[4:])[0]
            found[-1] = (f"{found[-1][0]}, and {other}", "")
        else:
            if found and AMOUNT.fullmatch(piece) and (worked := _FOR_SO_LONG.match(found[-1][0])):
                was = re.match(r"an? (?:retired|former) (?P<who>.+)", worked["who"])
                found[-1] = (
                    f"I was {indefinite(was['who'])} for {piece}" if was else f"I have worked as {worked['who']} for {piece}",
                    "",
                )
                continue
            clause, np = framed_whole(piece)
            if not clause or is_amiss(clause) or (found and _A_DEGREE.match(found[-1][0]) and clause.startswith("my work")):
                break  # what follows may hang on it
            if found and is_done(clause) and is_done(found[-1][0]) and clause.startswith("I ") and not AMOUNT.match(piece):
                found[-1] = f"{found[-1][0]} and {clause[2:]}", ""  # "led the move, finished a week early"
            else:
                found.append((clause, np))
    return tuple(Claim(np, _EVER_SINCE.sub(_have_done, clause), text, stated=True) for clause, np in found)


# "I qualified in 2021 and registered with the council ever since"
_EVER_SINCE = re.compile(r" and (?P<did>[a-z]+ed)(?P<rest> [^,]*\bever since$)")


def _have_done(match: re.Match[str]) -> str:
    told = f"{match['did']}{match['rest']}"
    return f" and have {'been ' * bool(of_others(told))}{told}"


# "hotel porter, four years"
_FOR_SO_LONG = re.compile(r"I (?:am|have worked as) (?P<who>an? .+)$")
_AND_SPELL = re.compile(rf",? and (?={AMOUNT.pattern.lstrip('^')} (?:as|at|in|on|with|of|for|[a-z]+ing)\b)", re.IGNORECASE)


def _spells_apart(pieces: list[str]) -> list[str]:
    """The pieces, a length of time that stands behind something else in one of them by itself."""
    return [part for piece in pieces for part in ([piece] if _ONE_SPELL.match(piece) else _AND_SPELL.split(piece)) if part]


# "eight years in print and two on the road", "including a decade at sea and two years ashore": of one time, all of it
_ONE_SPELL = re.compile(rf"{AMOUNT.pattern}|(?:including|with|among them)\b", re.IGNORECASE)


_OF_IT = re.compile(
    r"^(?:[\w-]+|a (?:third|half|quarter|few)|much|most|some|nearly all) of (?:them|which|whom|it)\b"
    r"|^(?:the )?(?:last|first|latest|past|best|only) (?!.*\b(?:licen[cs]e|certificate)\b)"
    r"|^(?:1[5-9]|20)\d\d ?[-–] ?(?:1[5-9]|20)\d\d$|^(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:as|in|on|at|with) "
    r"|^then\b|^(?:first|second|third|upper|lower)[- ](?:class|upper|lower)\b"
    r"|^(?:which|who|whom|whose|where|when|while|so|because|including|mostly|mainly|largely|chiefly|often|usually"
    r"|always|both|all|each|half|plus|now|currently|since|until|valid|good|up|in all|on call)\b"
    rf"|^{AMOUNT.pattern.lstrip('^')} (?:a|per|each|every)\b"
    r"|^(?:once|twice|one|two|three|four|five|six|seven|\d+) (?:[\w-]+ )?(?:a|per|each|every) (?:year|month|week|day|night)\b",
    re.IGNORECASE,
)


# "with fifteen years on the tools", behind how one came to the trade
_WITH_YEARS = re.compile(rf"with (?={AMOUNT.pattern.lstrip('^')})", re.IGNORECASE)
_BECAME = re.compile(r"I (?:trained|qualified|apprenticed|graduated) ")
_SPOTLESS = re.compile(rf"{AMOUNT.pattern} and no [a-z]", re.IGNORECASE)
# "nine years on the cranes and no accidents"
_AND_NONE = re.compile(r"(?<!years)(?<!seasons)(?<!winters) and no (?=[a-z -]+s$)")
# "trained in Le Mans, then two years in a workshop": the years want a verb of their own
_THEN_SPENT = re.compile(rf"(?:and )?then (?P<rest>{AMOUNT.pattern.lstrip('^')}.*)", re.IGNORECASE)
_ENDED = re.compile(r"(?:finished|ended) (?:with|by|in|on|as) ")
# "trained in Łódź", behind the years that came of it
_BEFORE = re.compile(r"(?:trained|qualified|apprenticed) (?:in|at|by|under|as|with|on) ")


def _tail(piece: str, clause: str) -> str:
    """A piece that says more of what stands before it, with what joins it to that."""
    if _is_school(piece, clause):
        return f" from {in_sentence(piece)}"
    if _IN_YEAR.match(piece):
        year = piece.removeprefix("in ")
        return f" in {year}" if is_done(clause) else f" ({year})"
    if _SPOTLESS.match(piece):
        return f", with {piece}"
    if (then := _THEN_SPENT.match(piece)) and is_done(clause):
        return f", then spent {then['rest']}"
    if _ENDED.match(piece) and is_done(clause):
        return f" and {piece}"
    if _BECAME.match(clause) and (years := _WITH_YEARS.match(piece)):
        return f" and have {piece[years.end() :]}"
    return f", {'having ' * bool(_BEFORE.match(piece) and AMOUNT.search(clause.partition(' for ')[2]))}{piece}"


_A_DEGREE = re.compile(rf"I (?:have|hold) (?:an? |the )?(?:[a-z]+ )?{DEGREE}(?![\w.])")
_SCHOOL = re.compile(r"(?:the )?[A-Z][\w'’.&-]*(?: (?:of|and|the|[A-Z][\w'’.&-]*))*(?:,? \(?(?:19|20)\d\d\)?)?$")


def _is_school(piece: str, clause: str) -> bool:
    """Whether a piece names where the degree before it is from: "MA in Conservation, University of Amsterdam"."""
    return bool(_A_DEGREE.match(clause) and _SCHOOL.match(piece)) and not re.search(r" (?:from|at) ", clause)


# "1815–1860", "in 2019", "2026" behind a comma
_IN_YEAR = re.compile(r"(?:in )?(?:19|20)\d\d$")
# "2014 to 2017", behind where one was then
_SPAN = re.compile(r"^(?:19|20)\d\d (?:to|until) (?:19|20)\d\d$")


def _goes_on(piece: str, clause: str) -> bool:
    """Whether a piece behind a comma says more of what stands before it, so that it stands there as it is."""
    first, second = [w.strip(",.").lower() for w in [*piece.split(), "", ""][:2]]
    if _OF_IT.match(piece) or _SPAN.match(piece) or _SPOTLESS.match(piece) or is_gerund(first) or first in PREPOSITIONS:
        return True
    if _is_school(piece, clause) or _IN_YEAR.match(piece):
        return True
    if first == "and":
        return clause.startswith(("I ", "we ")) and _is_finite(second)
    if (past(first.split("-")[-1]) or adjective(first) or (first.endswith("ed") and not second)) and (
        second in PREPOSITIONS | {"last", "this", "as", "and", ""}
    ):
        return True
    # "three children from birth to school", behind years with them
    return bool(COUNTED.match(piece)) and is_plural(second) and not AMOUNT.match(piece)


def _is_finite(verb: str) -> bool:
    """Whether a word behind "and" is a verb whose subject is the "I" before it."""
    return verb in ("have", "am", "was", "had", "can", "could", "would", "still", "now") or (
        past(verb) or bool(base_of(verb, "base") and not verb.endswith("ing"))
    )
