"""The text of a draft as typed, for rules about marks rather than meaning."""

from __future__ import annotations

from functools import lru_cache

from followup_ai.models import Draft, Interview, Part
from followup_ai.patterns import expression
from followup_ai.rules._speech import clause_before, is_reported
from followup_ai.rules._text import Sentence, read, sentences_of


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


@lru_cache(maxsize=8)
def typed(draft: Draft) -> tuple[Part, ...]:
    """The stretches of `draft.text` the candidate answers for: all of it but earlier mail quoted below."""
    if draft.quoted is None:
        return (Part(draft.text, 0, len(draft.text)),)
    cuts = ((0, draft.quoted.start), (draft.quoted.end, len(draft.text)))
    return tuple(Part(draft.text[a:b], a, b) for a, b in cuts if b > a)


@lru_cache(maxsize=8)
def sentences(draft: Draft) -> tuple[Sentence, ...]:
    """Every sentence of the draft; of the whole body where it could not be taken apart."""
    return read(draft).sentences or tuple(sentences_of(draft.body, "paragraph"))


@lru_cache(maxsize=64)
def notes(interview: Interview | None) -> str:
    """All the candidate noted, one note a line; "" without an interview."""
    if interview is None:
        return ""
    lists = (interview.discussed, interview.their_words, interview.personal, interview.qualifications, interview.left_out)
    more = (interview.promised, interview.news, (interview.concern, interview.next_steps))
    return "\n".join((names(interview), *(note for notes in (*lists, *more) for note in notes)))


@lru_cache(maxsize=64)
def names(interview: Interview | None) -> str:
    """The names in an interview, one a line: candidate, company, role, people and their titles."""
    if interview is None:
        return ""
    people = (text for person in interview.people for text in (person.name, person.title))
    return "\n".join((interview.candidate, interview.company, interview.role, *people))


_ASKED_OF_READER = expression(
    r"\b(?:tell|say to|explain to|ask|let|give) (?:me|us)\b|\b(?:could|can|would|will|please|kindly|may i|might i|i|i "
    r"would|least) (?:\w+ ){0,2}(?:tell|say|ask|explain|hear)\b"
)


def is_told(plain: str, at: int) -> bool:
    """Whether what stands at `at` of a sentence's plain wording is told of as somebody's words, not asked of the reader."""
    return is_reported(plain, at) and not _ASKED_OF_READER.search(clause_before(plain, at))


_GOES_ON = expression(r"\W*(?:and|or|but) that\b")


def is_told_of(plain: str, at: int) -> bool:
    """As `is_told`, also where a report goes on: "you told me patients wait, and that nobody answers"."""
    if is_told(plain, at):
        return True
    clause = clause_before(plain, at)
    return bool(_GOES_ON.match(clause)) and is_told(plain, at - len(clause))


def in_quotation(sentence: Sentence, at: int) -> bool:
    """Whether position `at` of the sentence's text stands inside double or single quotation marks."""
    before, after = sentence.text[:at], sentence.text[at:]
    if before.count('"') % 2 and '"' in after:
        return True
    opened = before.rfind(" '") if not before.startswith("'") or " '" in before else 0
    return opened >= 0 and "' " not in before[opened + 2 :] and ("' " in after + " " or "'." in after or "'," in after)
