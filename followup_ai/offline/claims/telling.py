"""Weighs how much a claim tells by its kind: a deed with its figure most, then years, a paper least."""

from __future__ import annotations

import re

from followup_ai.offline.claims.claims import Claim

# Years in a trade tell more than a tongue or a talent.
_SPELL = re.compile(r"\b(?:years|months|seasons|winters|summers|harvests)\b")
# A paper tells less than what one did.
_PAPER = re.compile(
    r"^my (?!.*\b(?:time|years|months|experience)\b)(?:[\w.-]+ ){0,4}?(?:certificate|diploma|degree|NVQ\w*|HN[CD]|GCSEs?"
    r"|B\.?Sc|BA|BS|M\.?Sc"
    r"|MA|MEng|BEng|PhD|PGCE|AAT|CIPD|level)\b"
)
_HELD = re.compile(
    r"^I (?:have|hold) (?:an?|the|my) (?!.*\b(?:years|months|seasons|experience|background)\b).*\b(?:certificates?"
    r"|diploma|degree|qualification"
    r"|licen[cs]e|ticket|card|NVQ\w*|HN[CD]|GCSEs?|B\.?Sc|BA|BS|M\.?Sc|MA|MEng|BEng|Ph\.?D|PGCE|AAT|CIPD|[Ll]evel)\b"
)
# A paper that many have tells nothing of the work.
_SLIGHT = re.compile(
    r"^(?:my|I hold an?|I have an?) (?:(?:clean|full|valid) )?(?:(?:UK |EU )?driv(?:ing|er'?s) licen[cs]e(?: [A-Z]\w?)?"
    r"|English (?:at )?level \w+(?: \w+)?|English at \w+ level|fire warden certificate|first aid certificate)$"
    r"|^I am first aid trained$"
)
# A deed with its figure is what a manager remembers: "I cared for 70 instruments at a state college".
_DEED = re.compile(
    r"^I (?!have |am |hold |speak |know |passed |completed |was )\w+ (?!.*\b(?:19|20)\d\d\b(?!.*\d)).*"
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+ty|hundred|half|third|quarter|fifth)\b)"
)
# What one is rather than what one did: it is no experience to put to use.
_STATE = re.compile(
    r"^I(?:'m| am| have been| have held| hold| speak| know| have (?:a|an|my|the)"
    r"| (?:finished|completed|obtained|passed|gained|was awarded) my) "
)
_CHANGED = re.compile(r"\d.*\b(?:to|by|from|without|of)\b|%|\bper cent\b|\bpercent\b")


def telling(claim: Claim) -> float:
    """How much a claim tells by its kind; more is better.

    Args:
        claim: in the form in which it would be said.
    """
    worth = 1.5 * bool(_CHANGED.search(claim.text))
    worth -= 1.5 * bool(_PAPER.match(claim.np) or _HELD.match(claim.clause))
    return worth + 1.5 * bool(_DEED.match(claim.clause)) + 1.0 * bool(_SPELL.search(claim.np or claim.clause))


def is_state(claim: Claim) -> bool:
    """Whether a claim tells what one is, has or speaks rather than what one did."""
    return bool(_STATE.match(claim.clause))


def is_slight(claim: Claim) -> bool:
    """Whether a claim is a paper that many have."""
    return bool(_SLIGHT.search(claim.np or claim.clause))
