"""From a request to a text: what earlier findings demand, the plan, the layout."""

from __future__ import annotations

import hashlib
import json
import re

from followup_ai.errors import ModelUseless
from followup_ai.offline.english.lexicon import word_set
from followup_ai.offline.message.layout import lay_out, lay_out_connect, lay_out_script
from followup_ai.offline.message.material import Material
from followup_ai.offline.message.planning import REGISTERS, Plan
from followup_ai.offline.people.request import Request


def compose_request(request: Request, seed: int) -> str:
    """The draft a request asks for.

    Raises:
        ModelUseless: the format is not one the composer can write.
    """
    if request.format not in REGISTERS:
        raise ModelUseless(f"The offline composer cannot write the format {request.format!r}; use another model for it.")
    salts = _salts(request)
    text = _written(request, seed, salts)
    for again in range(1, 9):
        if text.strip() not in request.earlier:
            break
        # What was found wrong must not come back word for word.
        text = _written(request, seed, {**salts, "any": f"again{again}"})
    return text


def has_topic(request: Request) -> bool:
    """Whether the notes of a request hold anything that can be taken up; true of every request after its first draft."""
    return bool(request.findings or _material(request, 0).points)


def _material(request: Request, seed: int) -> Material:
    return Material(request, _key(request, seed), tuple(_banned(request)))


def _written(request: Request, seed: int, salts: dict[str, str]) -> str:
    plan = Plan(_material(request, seed), salts, _room(request))
    shapes = {"call-script": lay_out_script, "linkedin-connect": lay_out_connect}
    # A sentence that ends in "Inc." has its full stop.
    return _DOUBLED_STOP.sub(".", shapes.get(request.format, lay_out)(plan))


_DOUBLED_STOP = re.compile(r"(?<=[A-Za-z])\.\.(?!\.)")


def _key(request: Request, seed: int) -> str:
    """What chooses among phrasings: the seed and the notes, not the day and not the fence."""
    notes = json.dumps(request.notes, sort_keys=True, default=str).encode("utf-8", "replace")
    return f"{seed}|{hashlib.sha256(notes).hexdigest()}|{request.format}|{request.purpose}|{request.reader}"


_REPAIRED_BY = {
    "gratitude": ("thanks",),
    "specific-reference": ("thanks", "detail", "points"),
    "next-steps-question": ("question",),
    "states-interest": ("interest",),
    "names-the-role": ("thanks", "interest"),
    "adds-value": ("qual",),
    "addresses-concern": ("concern",),
    "keeps-promises": ("promise",),
    "channel-fit": (),
    "discreet": ("points",),
    "grounded": (),
    "no-pressure": ("question",),
    "no-begging": ("qual", "leftout"),
    "no-apology": ("qual", "leftout"),
    "distinct": ("any",),
}


def _salts(request: Request) -> dict[str, str]:
    """Which moves are to be said otherwise: move → a salt for its choice."""
    salts: dict[str, str] = {}
    for number, findings in enumerate(request.findings, 1):
        for finding in findings:
            for move in _REPAIRED_BY.get(finding.rule, () if finding.words else ("any",)):
                salts[move] = f"r{number}"
    return salts


_EVERYWHERE = word_set("everywhere")
# What is like another message is the whole of it: its words are said otherwise, and its topic stays.
_NOT_WORDS = frozenset({"channel-fit", "paragraph-limit", "addressed-by-name", "signed", "names-the-role", "distinct"})


def _banned(request: Request) -> list[str]:
    """Lower-case words that were found at fault, and must not be written again."""
    spared = {request.reader.lower(), request.candidate.lower(), request.text("company").lower(), request.text("role").lower()}
    found = []
    for finding in (f for findings in request.findings for f in findings if f.rule not in _NOT_WORDS):
        for words in finding.words:
            low = " ".join(words.lower().split()).strip(" .,;:!?\"'")
            if len(low) > 1 and low not in spared and not set(re.findall(r"\w+", low)) <= _EVERYWHERE:
                found.append(low)
    return found


_TOO_SHORT = re.compile(r"too (?:short|few|little)|at least|shorter than|fewer than|under the|below|lengthen|\badd\b")


def _room(request: Request) -> float:
    """How much longer (over 1) or shorter (under 1) than usual to write, from what was found of the length."""
    room = 1.0
    for finding in (f for findings in request.findings for f in findings if f.rule == "channel-fit"):
        room *= 1.3 if _TOO_SHORT.search(finding.text) else 0.72
    return room
