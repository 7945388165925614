"""Says several promised things in one sentence."""

from __future__ import annotations

import re

from followup_ai.offline.promises import Promise


def pronoun_of(things: list[str]) -> str:
    """ "it" or "them" for what was promised."""
    head = re.split(r" (?:of|for|with|on|in|from|to|about|that|which|I|we)\b", things[0])[0].split()[-1:]
    several = len(things) > 1 or bool(head and head[0].endswith("s") and not head[0].endswith("ss"))
    return "them" if several or " and " in things[0] or re.match(r"(?:two|three|four|\d+) ", things[0]) else "it"


def listed(things: list[str]) -> str:
    """Several things in a row: "the PDF, the link and the names"."""
    return things[0] if len(things) == 1 else ", ".join(things[:-1]) + " and " + things[-1]


def as_one_act(promises: tuple[Promise, ...]) -> str:
    """Promises as one verb phrase: "send the PDF and the names of two referees"."""
    said: list[str] = []
    for promise in (p.vp for p in promises):
        verb, _, rest = promise.partition(" ")
        same = said and rest and said[0].split()[0] == verb
        said.append(re.sub(r"^(?:you|him|her|them) ", "", rest) if same else promise)
    return listed(said)
