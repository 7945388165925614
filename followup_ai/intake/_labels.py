"""Labels people put before their notes, and the field each of them means."""

from __future__ import annotations

import re

SINGLE = (
    "candidate",
    "interviewer",
    "panel",
    "company",
    "role",
    "date",
    "decision_date",
    "preferred_channel",
    "outcome",
    "timezone",
)
"""Fields that hold a fact rather than sentences."""

_MEANT = {
    "candidate": "candidate|me|my name|applicant|interviewee",
    "interviewer": (
        "interviewer|interviewed by|interviewers?|interviewer name|hiring manager|recruiter|met|met with|spoke (?:to|with)|who"
        "|contact|people|person|from|lead interviewer|with|attendees|participants|they were"
    ),
    "panel": "panel|others|other interviewers|also there|also in the room|also met|panel members|panell?ists",
    "company": "company|co|employer|organi[sz]ation|org|firm|client|business|school|hospital|trust|agency",
    "role": "role|position|job|job title|title|post|vacancy|opening|for the role of|applying for",
    "date": "date|when|interview date|day|interviewed on|date of (?:the )?interview|interview day",
    "discussed": (
        "discussed|we discussed|talked about|we talked about|topics?|topics discussed|discussion|conversation|notes|my notes"
        "|interview notes|about the (?:role|job|team|company)|the (?:role|team|job)|highlights"
        "|what we (?:talked about|discussed)"
        "|points|key points|covered|they (?:told|mentioned|talked)|what (?:they|she|he) (?:said|told me)|details|takeaways"
    ),
    "their_words": (
        "quotes?|their words|in (?:her|his|their) words|said|(?:she|he|they) said|memorable"
        "|memorable (?:quotes?|lines?|phrases?)"
        "|phrases?|verbatim|line i liked|words of theirs"
    ),
    "personal": "personal|personal details?|in common|small talk|rapport|we have in common|chit ?chat|personal stuff",
    "qualifications": (
        "qualifications|my (?:experience|strengths|skills|background)|strengths|experience|skills|what i bring"
        "|relevant experience"
        "|why me|i (?:have|bring|offer)|selling points|my fit|fit"
    ),
    "left_out": (
        "left out|forgot(?: to (?:say|mention|add))?|did(?:n't| not) (?:say|mention|come up)|should have (?:said|mentioned)"
        "|missed|not mentioned|wish i(?:'d| had) said|to add"
    ),
    "promised": (
        "promised|i promised|promises|to ?do|todos?|to send|send|follow[- ]?ups?|action items?|actions|i(?:'ll| will) send|owe"
        "|i owe(?: them| her| him)?|i said i(?:'d| would)|homework"
    ),
    "concern": (
        "concerns?|their concerns?|doubts?|worr(?:y|ies)|hesitations?|weakness(?:es)?|red flags?|gaps?|objections?"
        "|(?:she|he|they) (?:worried|doubted)"
    ),
    "news": "news|since then|update|updates|news since|learned since",
    "next_steps": "next steps?|next|timeline|process|what(?:'s| is| happens) next|timing|then|after this",
    "decision_date": "decision|decision date|deadline|decide by|decision by|answer by|hear(?: back)? by|will decide(?: by)?",
    "preferred_channel": "preferred (?:channel|contact)|channel|contact (?:by|via|method|preference)|best way to reach",
    "outcome": "outcome|result|status|answer",
    "timezone": "time ?zone|tz",
}  # fmt: skip
_LABELS = [(name, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for name, pattern in _MEANT.items()]
_LABELLED = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z' /&-]{0,40}?)\s*(?:\([^()]{0,40}\)\s*)?"
    r"(?::|=|\s[-\u2013\u2014]|\u2192|->)\s*(?P<rest>.*)",
    re.DOTALL,
)


def field_named(words: str) -> str:
    """The field a label or heading means; "" where it means none."""
    plain = words.strip(" :.-*_#").replace("\u2019", "'")
    return next((name for name, pattern in _LABELS if pattern.fullmatch(plain)), "")


def label_of(words: str) -> tuple[str, str]:
    """The field a line's label means and the words after it; ("", words) where it has none."""
    if field := field_named(words) if words.rstrip().endswith(":") else "":
        return field, ""
    match = _LABELLED.fullmatch(words)
    field = field_named(match["label"]) if match else ""
    return (field, match["rest"].strip()) if match and field else ("", words)


_IN_A_ROW = re.compile(
    r"\s*[,;.]\s+(?=(?:interviewer|company|employer|role|position|job(?: title)?|(?:interview |decision )?date)\s*:\s*\S)",
    re.IGNORECASE,
)
_CAPITAL = r"[A-Z0-9\u00c0-\u017d][\w&'\u2019-]*"
_LAST_NAME = re.compile(rf"(?:^|(?<=[.;]\s)){_CAPITAL}(?:\s+(?:of\s+|the\s+|and\s+|&\s+)?{_CAPITAL}){{0,4}}$")


def facts_in_a_row(label: str, words: str) -> list[tuple[str, str]]:
    """The parts of a line that labels part: "Acme, role: Data Engineer" and "company: Acme; date: 12 May".

    Args:
        label: the field that the line's own label means; "" where it has none.
        words: what stands behind it.

    Returns:
        a field and its words each. What stands before "role:" without a label and is a name alone is the company.
    """
    first, *more = _IN_A_ROW.split(words)
    parts = [(label, first), *map(label_of, more)]
    told = {field for field, _ in parts}
    if not label and "role" in told and "company" not in told and (name := _LAST_NAME.search(first)):
        before = [("", first[: name.start()].rstrip())] if name.start() else []
        return [*before, ("company", name.group()), *parts[1:]]
    return parts
