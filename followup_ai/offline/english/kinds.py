"""Tells what kind of detail a point is, so that the sentence around it can suit it and parking is never the best of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_ai.offline.english.lexicon import alternatives


@dataclass(frozen=True)
class Point:
    """Something a sentence can take up.

    Args:
        np: a phrase that can follow "about"; "" where there is none.
        clause: a finite clause that can follow "that"; "".
        quote: the interviewer's own words; "".
        jotted: words of the note that are yet to be proved; "" in all that is taken up.
        speaker: who said it: "you", "I", "we", another's name, or "" where the note does not say.
        field: the note's field.
        note: its number within the field.
        penalty: how much better another point would be; 0 is best.
        kind: "problem" (a trouble of theirs), "number", "personal" (people's lives, pastimes), "shared" (what both did
            or found: "our disagreement about X", "we both rowed"), "question" (one the reader put to the candidate; the words
            are what was asked: "how I would cut the mis-sorts", "my decision making in a shoulder dystocia"),
            "said" (the candidate's own statement, of a matter that is not known), "quote", "logistics" (parking, hours,
            head counts: last resort), or "" for any other topic.
        owner: whose topic it is in a panel: "you" the reader's, another's name, or "" nobody's in particular.
        doubt: how doubtful it is that the words read well, from 0 to 3 (see `doubts.doubt_about`).
    """

    np: str = ""
    clause: str = ""
    quote: str = ""
    jotted: str = ""
    speaker: str = ""
    field: str = ""
    note: int = 0
    penalty: int = 0
    kind: str = ""
    owner: str = ""
    doubt: int = 0

    @property
    def text(self) -> str:
        """The words, whichever form they take."""
        return self.np or self.clause or self.quote or self.jotted


_PROBLEM = re.compile(
    r"\b(?:no|not|nobody|lost|los(?:e|es|ing)|broken?|breaks?|lack\w*|late|missing|behind(?! (?:the|a|our|your) )"
    r"|problems?|pain(?:s|ful|fully)?"
    r"|headaches?|worr\w+|frighten\w*|scar(?:es|ed|ing|y)|alarm(?:s|ed|ing)\b"
    r"|hard(?:est)?|difficult\w*|wors[et]\w*|stuck|fail\w*|slow\w*|short(?:age)?\b(?!-)|delay\w*|backlogs?|complain\w*|refus\w+"
    r"|conflicts?|tension\w*|drops?|leav(?:e|ing)|quit\w*|gaps?|errors?|damage\w*|wast\w+|risks?|overdue|disput\w*|churn"
    r"|absen\w+|bottleneck\w*|shrinkage|injur\w+|outages?|jam(?:s|ming)?|mis-?\w+s|declin\w+|squeez\w+|embrittlement"
    r"|chas(?:e|ing)|swamp|upset|too (?:many|much|few|long|slow))\b|n't\b",
    re.IGNORECASE,
)
_LOGISTICS = re.compile(alternatives("logistics"), re.IGNORECASE)
_PETS = re.compile(
    r"^(?:your (?:\w+ )?(?:dog|cat|puppy|kitten|horse|parrot|rabbit|collie|labrador|spaniel|terrier|baby|toddler)\b"
    r"|the (?:dog|cat|puppy|kitten)$)"
)
_SHARED = re.compile(r"^(?:we|our|both of us|[A-Z]\w+ and I|your (?:\w+ ){1,2}and (?:mine|my \w+))\b")
# "a window that closes at four": what is told of a thing on the way makes no matter of hours of it
_RELATIVE = re.compile(r" (?:that|which|who|where|when) ")
_QUESTION = re.compile(r"^(?:your|[A-Z][\w. '’-]+['’]s) question (?:about|on)\b")


def kind_of(text: str, field: str, *, quoted: bool = False) -> str:
    """The kind of detail; see `Point`.

    Args:
        text: the words, in the second person.
        field: the note's field.
        quoted: they are a quotation.
    """
    if quoted:
        return "quote"
    if _QUESTION.match(text):
        return "question"
    if _SHARED.match(text):
        return "shared"
    if _LOGISTICS.search(_RELATIVE.split(text)[0]):
        return "logistics"
    if field == "personal" or _PETS.search(text):
        return "personal"
    if _PROBLEM.search(text):
        return "problem"
    return "number" if re.search(r"\d", text) else ""


RANK = {"logistics": 4}
"""How much better any other kind would be."""
