"""Reads what the candidate thinks of a matter that was talked about: what they answered, would do, or did when they met it.

The reader knows the matter, and remembers the candidate by what they had to say to it. What is read is told in their own words
or not at all, and never where its pronouns, its speaker or its English is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from followup_ai.offline.english.finite import adjective, past
from followup_ai.offline.english.kinds import kind_of
from followup_ai.offline.english.lexicon import base_of, counted_nouns, is_gerund
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.perspective import ONE_PERSON, PLURAL_AGENT, Cast, expand, to_reader
from followup_ai.offline.english.questions import asks_in_its_order, in_statement_order
from followup_ai.offline.english.sureness import articled, sure_phrase, sure_statement, typed_whole
from followup_ai.offline.people.speakers import spoken_with
from followup_ai.offline.typed.cleaning import plain, sentences, tidy
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import discomfort, is_unfit
from followup_ai.offline.typed.shorthand import shorthand_spelt
from followup_ai.offline.typed.whole_english import nothing_amiss, plainer


@dataclass(frozen=True)
class Thought:
    """What the candidate said to one matter.

    Args:
        words: what they said.
        form: "deed", a verb phrase after "I would" ("look at the liners first"); "told", a statement after "As I said" ("I had
            two graduates and met each of them on Thursdays"); "answer", the bare answer to a question ("magnets, not velcro").
        note: the number of the discussed note it stands in.
        asked: the note tells that it was asked for.
        about: what it was said to, as a note of its own ("They asked what I would do if …", "cell counts"); "" where unsure.
        means: a person of the matter whom a pronoun of the words means ("resident"); "" where they stand alone.
    """

    words: str
    form: str
    note: int
    asked: bool = False
    about: str = ""
    means: str = ""


_SAID = re.compile(
    r"(?:^|[.,;:?(]\s*|\band |\bso |\bbut |\bthen |\s[-\u2013]\s*)(?:(?P<me>I|i)(?:'ve| have)? (?:just |also |then )?)?"
    r"(?P<act>said|say|answered|replied|argued|suggested|explained|told(?! me\b)(?: (?:him|her|them|you))?|me(?=:)"
    r"|my (?:idea|answer|take|view|suggestion)(?= ?[:=]| is | was ))(?: to (?:him|her|them))?(?:,? that\b)?(?: is | was )?"
    r"[:,=]? *(?P<words>[^;?!]+)",
    re.IGNORECASE,
)
# "I'd have shed load first": of what is over, nobody tells the candidate what they would have done
_MINE = re.compile(r"(?:^|[.,;(]\s*|\s[-\u2013]\s*)(?P<words>(?:I|i)(?:'d| would)(?: have|'ve) [^;?!]+)")
_ASKED = re.compile(
    r"\bask(?:s|ed|ing)?\b|\bwanted to (?:know|hear)\b|\bquestion\b|\?"
    r"|\b(?:how|what|where|which|whether|if)\b[^.;]{0,60}?\bI(?:d|'d|'ve)?\b",
    re.IGNORECASE,
)
_SET_TO = re.compile(r"\b(?:asked|had|got|told) (?:me|us) to\b", re.IGNORECASE)
# What somebody else did then is no part of the answer: "look at the liners first, and he laughed"
_REACTION = re.compile(
    r"(?:[,(]| and| &| but| -)? *\b(?:yoh |then )?(?:he|she|they|everyone|everybody|all of them|the (?:panel|chef|boss|others))"
    r" (?:then |also |just )?[a-z]+",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"^(?:I|you|we)(?:'d|'ll| will| would| should|(?= [a-z]+ (?:down|up|out|the|a|an|my)\b)) "
    r"(?:just |first |always )?"
)
_WOULD_HAVE = re.compile(r"^I(?:'d| would)(?: have|'ve) ")
_NTHS = {"1st": "first", "2nd": "second", "3rd": "third"}
_NTH = re.compile(r"\b(?:1st|2nd|3rd)$|\b(?:1st|2nd|3rd)(?=,)")
_POINTS = re.compile(
    r"\b(?:he|she|they|him|her|them|his|their|it|its|this|that|these|those|there|yes|no|not sure|sorry|forgot|wrong|weak)\b",
    re.IGNORECASE,
)
_HOW_ONE_IS = re.compile(
    r"^I (?:am|was|had been|have no|do not|did not|cannot|can|could|will|would(?! have\b))\b|\b(?:done|did|do|have|had)$"
    r"|\b(?:bed|sleep\w*|children|kids|married|wife|husband|church|pay)\b"
)
_JOINTS = re.compile(r",? (?:and )?then |, (?:and )?| and (?=\w+ (?:the|a|an|my|your|it|them|him|with|up|out|back|down)\b)")
# What is left away behind one of these is what the answer hung on.
_CONDITION = re.compile(
    r"^(?:but|if|unless|except|only (?:if|when|with|after|for|on)|depend\w*|provided|as long)\b", re.IGNORECASE
)
_CUTS = re.compile(r",? and that |, (?:and|but|which|then) ?|, (?!so\b|because\b)")
_MOST = 20
_LONGEST = 4_000


def thought_of(note: str, number: int, cast: Cast, names: dict[str, str]) -> Thought | None:
    """What the candidate thinks of the matter of a note; None where that is unsure, private, or was said to another.

    Args:
        note: of the conversation, as typed.
        number: its number within the field.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    note = spoken_with(note, cast)
    read = plain(note)
    for words, own, before in _said(read):
        asked = bool(_ASKED.search(before))
        if not (own or asked):
            continue  # "said the boiler is old": the reader's words
        said = tidy(re.sub(r"^id (?=[a-z])", "I'd ", _without_reaction(words, cast)), names).strip(" ,.:")
        said = _WOULD_HAVE.sub("I would have ", _NTH.sub(lambda m: _NTHS[m[0]], expand(shorthand_spelt(said))))
        start = read[: max(0, read.find(words))]
        who = _meant(start, said)
        for form, taken in _FORMS.items():
            if form != "answer" or asked:
                found = taken(said, who, cast)
                if found and not is_unfit(found) and kind_of(found, "discussed") != "logistics":
                    return Thought(found, form, number, asked, _matter(start, names), who if _POINTS.search(found) else "")
    return None


def thoughts_in(notes: Iterable[str], cast: Cast, names: dict[str, str], composed: bool) -> Iterator[Thought]:
    """What the candidate thinks of the matters of several notes, one thing a note at most; for the arguments see `thought_of`.

    Of a hasty or learned hand only what it says of itself is sure to agree in number: "all the load go back".
    """
    for thought in (thought_of(note[:_LONGEST], number, cast, names) for number, note in enumerate(notes)):
        if thought and (composed or thought.form != "told" or thought.words.startswith(("I ", "we "))):
            yield thought


def _said(note: str) -> Iterator[tuple[str, bool, str]]:
    """What may be the candidate's words in a note: the words, whether they are said to be theirs, and what stands before."""
    before = ""
    for sentence in sentences(note):
        match = None
        for match in (*_SAID.finditer(sentence), *_MINE.finditer(sentence)):
            act = match.groupdict().get("act") or "I"
            own = bool(match.groupdict().get("me")) or act.lower().startswith(("i", "told", "me", "my"))
            if act == "say" and not own:
                continue  # "and say what bothered me": what was asked for
            words = re.sub(r"^(?=[a-z]+ing\b)", "suggest ", match["words"]) if act == "suggested" else match["words"]
            yield words, own, f"{before} {sentence[: match.start()]}"
        if match is None and _ASKED.search(before) and not _SET_TO.search(before):
            yield sentence, True, before  # a telegram's answer, behind what was asked
        before = sentence


def _matter(before: str, names: dict[str, str]) -> str:
    """What an answer was said to: what was asked of the candidate last, as far as it is sure to read well, else a label."""
    asked = _QUESTION.findall(before)
    if not asked:
        named = _LABEL.match(before)
        return tidy(named[0], names) if named else ""
    words = re.sub(r"\b(would|wd|do|did|should) i\b", r"\1 I", re.sub(r"\bid\b", "I'd", asked[-1]), flags=re.IGNORECASE)
    words = expand(shorthand_spelt(tidy(_LED_BY.sub("", words), names)))
    words = (asks_in_its_order(words) and in_statement_order(words)) or words
    cuts = [words, *(words[: m.start()] for m in reversed(list(_TAILS.finditer(words))))]
    long = [c for c in cuts if len(c.split()) > 4]
    sound = [*filter(sure_phrase, long), *(c for c in long if nothing_amiss(c, plainer(c)))]
    return f"They asked {sound[0]}" if sound else ""


_TAILS = re.compile(r",? (?=(?:and|because|so|as|with|for|but|when|[a-z]+ing)\b)")
_QUESTION = re.compile(
    r"\b(?:how|what|which|where|whether)\b(?: of the [a-z]+)?(?: [a-z]+){0,2} (?:I|id|i'd)\b[^.;?!]*", re.IGNORECASE
)
_LED_BY = re.compile(
    r"[ ,:-]*(?:\b(?:and|so|but|then)\b)?(?: ?\bI\b)?(?: (?:said|say|answered|replied|suggested|argued|explained"
    r"|told(?: (?:him|her|them))?))?(?: to (?:him|her|them))?(?: that)?[ ,:-]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:[a-z][a-z-]+ ){0,2}?[a-z][a-z-]+(?=[,.:!(=]| (?:up|down|since|at \d|[-=(])|$)", re.IGNORECASE)


def _without_reaction(words: str, cast: Cast) -> str:
    """The candidate's words up to what somebody else did then."""
    named = re.search(r"[,(&]|\band\b", words) and re.compile(
        rf"(?:[,(]| and| &| -) *(?:{'|'.join(map(re.escape, [*cast.others, *cast.reader])) or '(?!)'})\b", re.IGNORECASE
    ).search(words)
    ends = [m.start() for m in (_REACTION.search(words), named or None) if m and m.start()]
    return re.sub(r"\([^()]*\)?", " ", words[: min(ends, default=len(words))])


def _meant(before: str, said: str) -> str:
    """Whom of the matter the pronouns in an answer mean: "resident" for "make him tea"; "" where nobody is sure."""
    several = bool(re.search(r"\b(?:them|they|their)\b", said))
    one = bool(re.search(r"\b(?:he|she|him|her|his)\b", said))
    words = [w.lower() for w in re.findall(r"[A-Za-z-]+", before)]
    led = zip(["", *words], words, strict=False)
    persons = [w for a, w in led if (a in ("a", "an", "the", "one") and (w in ONE_PERSON or PLURAL_AGENT.match(f"{w}s")))]
    many = [w for w in words if PLURAL_AGENT.match(w) and w.endswith("s")]
    found = many if several and not one else persons if one and not several else []
    return found[0] if len(set(found)) == 1 else ""


def _clear(words: str, who: str) -> bool:
    """Whether every pronoun in the words means somebody named in them or in the matter."""
    words = re.sub(r"\b(each|all|some|both) of them\b", r"\1", words)
    return not _POINTS.search(re.sub(r"\b(?:he|she|they|him|her|them|his|their)\b", "", words) if who else words)


def _deed(said: str, who: str, _cast: Cast) -> str:
    """The answer as what follows "I would"; "" where it is no deed, or not sure to read well."""
    would = _WOULD.match(said)
    words = said[would.end() :] if would else said
    if not words or (would is None and re.match(r"(?:I|we|you|my)\b", words)) or _WOULD_HAVE.match(said):
        return ""
    parts = [p for p in _JOINTS.split(words) if p]
    kept: list[str] = []
    for piece in parts:
        if not _is_deed(piece, who, told=bool(would)):
            break
        kept.append(piece)
    left = parts[len(kept) :]
    if not kept or (left and (len(" ".join(kept).split()) < 4 or any(map(_CONDITION.match, left)))):
        return ""
    if sum(len(p.split()) for p in kept) > _MOST or len(words.split()) < 2:
        return ""
    joint = "then " * bool(re.search(r"\bthen\b", words))
    return kept[0] if len(kept) == 1 else f"{', '.join(kept[:-1])} and {joint}{kept[-1]}"


def _is_deed(piece: str, who: str, *, told: bool) -> bool:
    if not _clear(piece, who) or re.search(r"\b(?:my|me|never|not)\b", piece):
        return False
    first = piece.split()[0].lower()
    again = first.split("-")[-1]
    verb = base_of(again, "base") and (told or again not in counted_nouns() or len(piece.split()) > 1)
    if not verb or (base_of(again, "past") and not base_of(again, "base")):
        return False
    plainly = re.sub(r"^\w+-|\bonly (?!the )| (?:first|twice|again|early|at once)$", "", piece)
    said = "I " + re.sub(r"\b(?:him|her|them|it)\b", "somebody", plainly)
    # "look at liner slip" wants its article, and a "long discussion" is no deed
    named = articled(said.split(), 2, 2) and not lacks_article(said) and not adjective(first)
    whole = typed_whole(said) or sure_statement(said)
    return not odd_words(piece) and (whole or (named and len(piece.split()) < 11))


def _told(said: str, who: str, cast: Cast) -> str:
    """The answer as a statement, or as much of it from the front as is sure to read well; ""."""
    cuts = [said, *(said[: m.start()] for m in reversed(list(_CUTS.finditer(said))))]
    for words in cuts:
        if not _clear(words, who) or _CONDITION.match(said[len(words) :].strip(" ,")):
            continue
        clause = words if who else to_reader(words, cast) or ""
        if clause and _reads_well(clause):
            outcome = said[len(words) :].strip(" ,").split(", ")[0]
            return f"{clause}, and {outcome}" if _OUTCOME.fullmatch(outcome) and not _POINTS.search(outcome) else clause
    return ""


# "…, lameness dropped by about half": what came of what was done
_OUTCOME = re.compile(
    r"(?:the |our |my )?(?:[a-z-]+ ){1,3}(?:went|came|dropped|fell|rose|halved|doubled|stopped|improved|got)"
    r"(?: (?:up|down|back|by|to|from|about|almost|nearly|over|under|half|a|third|quarter|\d[\d.,]*%?))*"
)


def _reads_well(clause: str) -> bool:
    own = re.match(r"(?:I|we) ", clause)
    plainly = re.sub(r"\b(each|all|some|both) of them\b", r"\1", clause)
    plainly = re.sub(r"^I would have (?=[a-z]+ )", "I have ", plainly)
    whole = sure_statement(plainly) or typed_whole(plainly) or (own and _in_two(plainly))
    told = own or not re.match(r"(?:my|you|your)\b", clause)
    fit = whole and told and discomfort(_DENIED.sub("", clause)) < 3
    return bool(fit) and odd_words(clause) < 2 and not _HOW_ONE_IS.search(clause)


# "a classroom does not frighten me"
_DENIED = re.compile(r"\b(?:do|does|did|will|would) (?:not|never) [a-z]+|n't [a-z]+")


def _in_two(clause: str) -> bool:
    """Whether a clause tells two deeds ("I had two graduates and met each on Thursdays"), or a deed and what follows of it."""
    first, joint, second = clause.partition(", so ")
    if joint:
        return sure_statement(first) and (sure_statement(second) or typed_whole(second))
    first, joint, second = clause.partition(" and ")
    whole = all(sure_statement(c) or typed_whole(c) for c in (first, f"I {second}"))
    return bool(joint) and bool(past(second.split()[0])) and whole


def _answer(said: str, _who: str, _cast: Cast) -> str:
    """The bare answer to a question, each of its pieces a thing with its article, a number of things, or an act; ""."""
    said = re.sub(r"(?<![,]) (?=and nothing )|(?<!,)(?<! and) (?=(?:not|nothing) )", ", ", said)
    things = [_LED.sub("", piece) for piece in said.split(", ")]
    sound = all(t in ("nothing", "nothing else") or sure_phrase(t) or _SEVERAL.fullmatch(t) for t in things)
    sound = sound and not is_gerund(said.split()[0])  # "where I see myself": that is no matter of theirs
    return said if sound and not _POINTS.search(said) and 2 < len(said.split()) <= _MOST and not odd_words(said) else ""


_LED = re.compile(
    r"^(?:(?:and |but )?(?:first|then|not|only|also|on|with|by|in|at|for|and) )+|(?: for (?:a|the first|one) [a-z]+)$"
)
_SEVERAL = re.compile(r"(?:[a-z-]+ )?[a-z]+(?<!s)s")


_FORMS: dict[str, Callable[[str, str, Cast], str]] = {"deed": _deed, "told": _told, "answer": _answer}
