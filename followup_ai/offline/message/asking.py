"""Chooses the question: what is asked builds on what the candidate was told of the next steps and the decision."""

from __future__ import annotations

import re

from followup_ai.offline.message.material import Material
from followup_ai.offline.steps.stages import Stage
from followup_ai.offline.typed.wording import indefinite

_TOLD_LATER = ("decision", "offer")
# Stages that the candidate is handed, and stages for which a day is agreed.
_HANDED = ("task",)
_PAPERS = ("forms", "references")
_MET = ("trial", "ride-along", "visit", "interview", "call", "meeting")


# Where one sits at table or far away nobody brings anything.
_FAR_AWAY = re.compile(r"\b(?:online|(?:by|over) (?:video|phone)|video call|Zoom|Skype)\b", re.IGNORECASE)
_TOLD_TO_BRING = re.compile(r"\b(?:bring|wear)\b", re.IGNORECASE)
_NOTHING_TO_BRING = re.compile(r"\b(?:call|lunch|dinner|coffee|breakfast|online|tour)\b")
# Where one works or is examined nobody reads up on it; a lesson or a talk is prepared.
_BY_HAND = ("trial", "ride-along", "visit", "test")
_PREPARED = re.compile(r"\b(?:lessons?|class|teaching|pilot|show|written|online|theory|maths?|english|typing)\b", re.IGNORECASE)
_OF_THE_BODY = re.compile(r"\b(?:medical|drug|fitness|hearing|sight)\b")
# How long something takes was told ("about 3 weeks"), so that nobody asks when it will be.
_LASTS = re.compile(
    r"\b(?:\d+|an?|two|three|four|five|six|eight|ten)(?:\s?(?:-|–|to|or)\s?\w+)? (?:weeks?|wks?|months?)\b", re.IGNORECASE
)

# "she will write after Advent begins": told, if not by a date, so that asking where it stands would be hasty.
_AFTER_EVENT = re.compile(r"\b(?:after|once|when) (?:the )?(?:\w+ ){1,3}?(?:begins?|starts|is over|are over|ends|is back)\b")


# "in the next ten days", told of a day that is past: within ten days
_WITHIN = re.compile(
    r"^(?:with)?in (?:the (?:next|coming) )?(?=(?:[\w-]+ ){1,7}(?:days?|weeks?|months?|fortnight)(?: or \w+)?$)"
)


_NO_NEWS_ASKED = ("question.told", "question.open", "question.back", "question.mine")


def asks_for_news(material: Material) -> bool:
    """Whether the question of a check-in asks how things stand, so that a subject or an opening may say that it will."""
    return asked(material)[0] not in _NO_NEWS_ASKED


def _is_plural(stage: str) -> bool:
    """Whether a stage is several things, of which no sentence may say "is"."""
    head = re.split(r" (?:with|of|for|on|in|at|by|and|to)\b", stage)[0].split()[-1:]
    return bool(head) and head[0].endswith("s") and not head[0].endswith("ss")


def asked(material: Material, *, again: bool = False) -> tuple[str, dict[str, str]]:
    """The key of the phrase book that fits what is known, and the words it takes.

    Args:
        material: what is known.
        again: an earlier question was found wrong, so the plainest one is wanted.
    """
    if material.offered:
        return "question.offered", {}
    if material.rejected:
        door = None if again else material.door
        if door is None:
            return "question.refused", {}
        return f"question.{door.told}", door.slots
    if material.waits_for_promise and not again:
        return "question.mine", {}
    if material.request.purpose == "check-in":
        return _asked_later(material, again)
    return _asked_first(material, again)


def _asked_first(material: Material, again: bool) -> tuple[str, dict[str, str]]:
    if material.asked_back and not again:
        return "question.back", {"move": material.asked_back}
    stage = next((s for s in material.stages if s.kind not in _TOLD_LATER), None)
    if stage is None or again:
        return _asked_of_time(material, again)
    if _TOLD_TO_BRING.search(material.request.text("next_steps")) and not stage.iffy:
        return ("question.taskwhen" if stage.when else "question.tasktold"), {"stage": stage.np, "when": stage.when}
    return _asked_of_stage(material, stage)


def _asked_of_stage(material: Material, stage: Stage) -> tuple[str, dict[str, str]]:
    """The question about the stage that comes next, which asks for its day only where the notes tell none at all."""
    if stage.iffy:
        return _asked_of_iffy(stage)
    # A day that the notes tell and that was not understood may be this one: then it is not asked for.
    timed = not stage.when and (material.tells_time or _LASTS.search(material.request.text("next_steps")))
    if stage.kind in _PAPERS or (_is_plural(stage.np) and not stage.when):
        return "question.papers", {"stage": stage.np}
    if timed:
        return _key_of_timed(stage), {"stage": stage.np}
    spoken = bool(_NOTHING_TO_BRING.search(stage.np) or _FAR_AWAY.search(material.request.text("next_steps")))
    if stage.theirs:
        key = "question.theirswhen" if stage.when else "question.papers"
        return key, {"stage": stage.np, "when": stage.when}
    if stage.kind in _HANDED:
        return ("question.taskwhen" if stage.when else "question.task"), {"stage": stage.np, "when": stage.when}
    if stage.when:
        if stage.when.startswith("within"):
            return "question.stagewithin", {"stage": stage.np, "when": stage.when}
        if re.match(r"(?:by|before|within|after|until|around|about)\b", stage.when):
            return "question.taskwhen", {"stage": stage.np, "when": stage.when}
        key = "question.spokenwhen" if spoken else "question.handswhen" if _is_by_hand(stage) else "question.stagewhen"
        return key, {"stage": stage.np, "when": stage.when}
    if material.decision:
        return "question.stagedate", {"stage": stage.np, "decision": material.decision}
    key = "question.spokenday" if spoken else "question.stageday" if stage.kind in _MET else "question.stage"
    return key, {"stage": stage.np}


def _key_of_timed(stage: Stage) -> str:
    if stage.kind in _HANDED:
        return "question.tasktold"  # nobody brings anything to what is done at home
    if stage.theirs or _OF_THE_BODY.search(stage.np):
        return "question.papers"
    return "question.hands" if _is_by_hand(stage) else "question.prepare"


def _is_by_hand(stage: Stage) -> bool:
    """Whether one works or is examined at a stage, for which one brings things and reads nothing."""
    return stage.kind in _BY_HAND and not _PREPARED.search(stage.np)


def _asked_of_time(material: Material, again: bool) -> tuple[str, dict[str, str]]:
    """The question of when it goes on, from the day or the answer that was announced."""
    answer = material.answer
    if answer and material.request.format == "call-script":
        # Who has them on the line does not look forward to hearing from them.
        if material.decision:
            return "question.date", {"decision": material.decision}
        if again or not answer.when or answer.expected not in ("your call", "hearing from you"):
            return "question.told", {}
        return "question.spoken", {"hoped": f"{_hoped(answer.expected)} {answer.when}".strip()}
    # Whoever was told of a call or a letter by a day need not ask for the decision's day as well.
    if answer and answer.when and answer.expected != "hearing your decision" and not again:
        return "question.answer", {"answer": f"{answer.expected} {answer.when}"}
    if material.decision:
        return "question.date", {"decision": material.decision}
    if material.steps and not material.decision_passed:
        return "question.steps", {"steps": material.steps}
    if answer and answer.when and not again:
        return "question.answer", {"answer": f"{answer.expected} {answer.when}"}
    if material.next_day and not again:
        return "question.before", {"day": material.next_day}
    if answer and not again:
        return "question.hoped", {"answer": answer.expected}
    return ("question.told" if material.was_told else "question.open"), {}


def _asked_later(material: Material, again: bool) -> tuple[str, dict[str, str]]:
    """The question of a check-in: from what was told of the date or the next stage, where anything was."""
    day = material.request.day("decision_date")
    if material.asked_back and not again:
        return "question.back", {"move": material.asked_back}
    if material.decision:
        return "question.checkindate", {"decision": material.decision}
    if day and material.decision_passed and material.reading.allows(material.spelt(day)):
        return "question.datepassed", {"day": material.spelt(day)}
    if material.just_met and not again:
        return ("question.told" if material.was_told else "question.open"), {}
    if material.not_before and not again:
        return "question.earlyuntil", {"until": material.not_before}
    undated = bool(_AFTER_EVENT.search(material.request.text("next_steps")))
    if undated and not again and not (material.overdue or material.named_day_passed):
        return "question.early", {}
    if again:
        return _asked_plainly(material), {}
    answer = material.answer
    if answer and answer.when and material.overdue:
        return _asked_plainly(material), {}  # nobody likes to hear what they said they would have done by now
    if answer and answer.when:
        return "question.answerahead", {"hoped": _hoped(answer.expected), "when": _WITHIN.sub("within ", answer.when)}
    return _asked_later_of_stage(material, next((s for s in material.stages if s.kind not in _TOLD_LATER), None))


def _asked_later_of_stage(material: Material, stage: Stage | None) -> tuple[str, dict[str, str]]:
    """The question of a check-in about the stage that comes next, or before the day that was told."""
    if stage and stage.iffy:
        return _asked_plainly(material), {}  # whether it comes is what one would like to know
    if material.next_day and not stage:
        return "question.earlyday", {"day": material.next_day}
    if stage and stage.when and not _is_plural(stage.np):
        bare = re.sub(r"^(?:on|for|in) ", "", stage.when)
        key = "question.spokenahead" if _NOTHING_TO_BRING.search(stage.np) else "question.stageahead"
        return key, {"stage": stage.np, "when": stage.when, "whenbare": bare}
    if stage:
        plain = stage.theirs or _is_plural(stage.np) or (stage.kind in _HANDED and material.tells_time)
        return ("question.theirstold" if plain else "question.stagestold"), {"stage": stage.np}
    if material.steps:
        return "question.stepstold", {"steps": material.steps}
    return _asked_plainly(material), {}


def _asked_plainly(material: Material) -> str:
    """The key of the plainest question of a check-in: nobody who was told of the next steps asks what they are."""
    return "question.checkintold" if material.was_told else "question.checkin"


def _asked_of_iffy(stage: Stage) -> tuple[str, dict[str, str]]:
    """The question about a stage that comes only if something else does, which takes nothing for granted."""
    if stage.theirs or stage.kind in (*_PAPERS, *_HANDED):
        return "question.iffytheirs", {"stage": stage.np}
    bare = stage.np.removeprefix("the ")
    some = indefinite(bare) if bare != stage.np and not _is_plural(bare) and not bare.startswith("final ") else stage.np
    if not stage.when:
        return "question.iffy", {"stage": some}
    key = "question.iffyweek" if "week" in stage.when else "question.iffyday"
    return key, {"stage": some, "when": stage.when}


def _hoped(expected: str) -> str:
    """What an announced answer is, as a clause: "your call" → "you would call"."""
    if expected == "your call":
        return "you would call"
    return re.sub(r"^hearing ", "I would hear ", expected)
