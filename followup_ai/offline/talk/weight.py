"""Weighs what can be taken up of a conversation: what is telling comes first, what is sore, idle or mere routine last."""

from __future__ import annotations

import re

from followup_ai.offline.english.finite import past
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.typed.phrasing import content, is_bare_thing

# The course of the talk, told to somebody who was there: "we tasted four wines blind".
_WE_DID = re.compile(r"we (?!both\b|are\b|were both\b|share\b|have\b|agreed?\b|disagreed\b|each\b|went to the same\b)\w+")
OF_AN_AGE = re.compile(
    r"^(?:the |your )?[\w-]+(?: [\w-]+){0,2} (?:(?:is|are|was|were)(?: all| both| still)? (?:from|built in|bought in)"
    r"|dates? from|dates? back to) (?:about |around )?(?:the )?(?:19|20)\d\ds?$"
)
"""How old a thing is ("LIMS is from 2009"), told to somebody who owns it: no topic to have on one's mind."""
# What a manager would know as their own conversation: what they want and plan, and since when.
_TELLING = re.compile(
    r"\b(?:wants?|hop(?:e|es|ing)|plan(?:s|ning|ned)?|trying|need(?:s|ed)?|keen|fought"
    r"|proud|prefers?"
    r"|moving|switch\w*|merg\w*|launch\w*|rewrit\w*|rebuild\w*|since|because|until"
    r"|target|up to|instead of|rather than)\b|%",
    re.IGNORECASE,
)
_PERSON = "(?:lady|man|woman|person|guy|lad|girl|boy|child|kid|pupil|student|customer|client|patient|resident|tenant)"
# "the boy in year two who bolts": whoever knows the house knows who that is
_THAT_PERSON = re.compile(rf"(?:one|a|an|the) (?:[\w'’-]+ ){{0,3}}{_PERSON} (?:[a-z]+ ){{0,4}}?(?:who|that|with)\b")
# "the 34 hectares": a number that its owner knows, and nothing of it
_BARE_COUNT = re.compile(r"the [\d,.]+ [a-z]+$")
_KIND_WORTH = {"question": 0.6, "problem": 1.6, "number": -0.4, "shared": -0.4, "logistics": 5.0}
# What a business would not want to see in writing from somebody it hardly knows, however openly it was told.
_DUES = r"(?:tax(?:es)?|VAT|GST|GCT|filings?|payroll|wages)"
# A budget's figure is the house's own; that there was talk of the budget may be said.
BUDGET_TOLD = re.compile(r"\bbudgets?\b[^.;]{0,20}?[^\w](?!(?:19|20)\d\d\b)\d", re.IGNORECASE)
DELICATE = re.compile(
    r"\b(?:paid|pays?|paying) (?:\w+ )?in cash\b|\bcash in hand\b|\boff the books\b|\bunder the table\b"
    r"|\breceipts? (?:in|missing)\b|\bunpaid (?:bills|invoices)\b"
    rf"|\b{_DUES} (?:\w+ ){{0,2}}(?:late|overdue|missing|unpaid|not filed|not done)\b"
    rf"|\b(?:late|missing|overdue|unpaid) (?:\w+ )?{_DUES}\b"
    # ... nor what somebody goes through themselves: an illness, a parting, a child on the way
    r"|\b(?:her|his|their|she|he) (?:\w+ ){0,2}(?:chemo\w*|cancer|tumou?r|surgery|operation|miscarriage|stroke|rehab)\b"
    r"|\bex[- ](?:wife|husband|partner|girlfriend|boyfriend)\b|\b(?:fella|husband|wife|partner)\b[^.;]{0,20}\bsplit\b"
    r"|\bdivorc\w*|\bpregnan\w*|\b(?:on|for|her|leaving for) maternity\b(?! (?:ward|unit|care|services?|cover|wing))"
    r"|\bin (?:\w+ ){0,3}jail\b|\b(?:was|been|is|got) (?:sacked|fired|suspended)\b|\bcr(?:ied|ying)\b",
    re.IGNORECASE,
)
# What the reader was like is no matter to tell the reader: "you were lovely", "you seemed keen".
_MOOD = re.compile(
    r"^you (?:were|are|seemed?|looked|sounded|felt|went|got|stayed|grew|became) (?:a bit |a little |very |quite |\w+ly )*"
    r"(?!\w+ing\b|not\b)\w+(?: (?:but|and|about) \w+)?(?: (?:tho|though|then|too|actually|really|honestly))?$"
    r"|^you (?:were|are|was) (?:very |so |quite |really )?(?:open|honest|frank|candid|upfront) (?:that|about)\b"
    r"|^you (?:were|arrived|came|ate|had lunch|checked your)\b.*\b(?:late|lunch|phone|salad)\b"
)
# A bad mark that they were given is theirs to bring up.
_BAD_MARK = re.compile(r"\b(?:requires improvement|inadequate|special measures|fined|one star)\b", re.IGNORECASE)
_MOURNING = re.compile(
    r"\blate (?:husband|wife|mother|father|son|daughter|mum|dad|brother|sister|partner)\b|\bpassed away\b"
    r"|\bfuneral of\b|\bwho died\b",
    re.IGNORECASE,
)


def unwelcome(point: Point) -> int:
    """What a point loses where its reader would rather not be told it, or was there and need not be.

    Args:
        point: in the form in which it would be taken up.
    """
    # What the candidate said or did is no news to anybody who was there.
    idle = (
        re.search(
            r"\b(?:interviewed|met|greeted|tested|thanked|called|rang|offered|gave|showed) me\b"
            r"|\basked (?:me|if I|whether I|how I|what I)\b",
            point.clause,
        )
        or (point.field == "discussed" and _WE_DID.match(point.clause))
        or _MOOD.match(point.clause)
        or (point.field != "personal" and _TO_ME.match(point.clause))
        or _OF_MY_LOOKS.match(point.clause)
        or re.match(r"I\b", point.clause)
        or _EXCLAIMED.match(point.np)
        or _SIZED_UP.match(point.np)
        or (point.field == "discussed" and any(past(m["did"]) for m in _DONE_TO_ME.finditer(point.clause)))
        or (point.speaker == "I" and point.clause)
    )
    # Two quoted words in a note are a mention, not a line to remember.
    slight = point.quote and point.field != "their_words" and (len(content(point.quote)) < 2 or len(point.quote.split()) < 3)
    reproach = bool(_BAD_MARK.search(point.text))
    return (
        8 * bool(idle or reproach or _MOURNING.search(point.text)) + 8 * bool(slight) + 10 * bool(OF_AN_AGE.match(point.clause))
    )


# "we give away the milk": a failing, however ruefully it was told
_CONFESSED = re.compile(
    r"(?:we|they) (?:(?:always|still|just|mostly|usually) )?"
    r"(?:gives? away|loses?|wastes?|forgets?|fails?|drops?|misse?s?|leaves?)\b",
    re.IGNORECASE,
)


# "our pager is quiet because we deleted alerts, not because we fixed things": a fault of theirs, owned up to
_OWNED_UP = re.compile(r"\b(?:we|they) (?P<did>[a-z]+)\b(?=.*\b(?:not|never|instead|only|nobody|without)\b)")


def _owns_up(quote: str) -> bool:
    done = _OWNED_UP.search(quote)
    return bool(done and past(done["did"]) and not re.match(r"(?:if|when|where)\b", quote, re.IGNORECASE))


def is_taken_back(clause: str, sentence: str) -> bool:
    """Whether what follows takes a statement back: "they do hourly checks but they are trying to move to …".

    Args:
        clause: the statement, in the form in which it would be taken up; "" where the point is none.
        sentence: the sentence of the note that it comes from, as typed.
    """
    end = " ".join(clause.split()[-2:])
    return bool(end) and bool(re.search(rf"{re.escape(end)},? but (?!not\b|also\b)", sentence, re.IGNORECASE))


# "the accident you had", "two children have hearing aids", "closing on Mondays": what befell others, and what is given up
_SAD = re.compile(
    r"\b(?:accidents?|incidents?|near[- ]miss(?:es)?|mis(?:label|diagnos|dos|count|rout|fil)\w+"
    r"|injur\w+|died|fatal\w*|suicide|hearing aids?|wheelchairs?|disabled|autis\w+"
    r"|epilep\w+|collarbone|amputat\w+|redundan\w+|layoffs?|laid off|job losses|lay-offs?|bankrupt\w*|insolven\w*|burglar\w*)\b"
    r"|\b(?:your|my) (?:bad )?(?:knees?|hips?|back|shoulders?|eyes?|heart|lungs?|hearing|joints?)\b"
    r"|^(?:closing|shutting) (?:on|from|at|early|down|for|the|two|three|one|a|half)\b",
    re.IGNORECASE,
)
SAD = 6.0
"""How much better another point would be than one of others' misfortunes or of what is being given up."""


def is_sad(point: Point) -> bool:
    """Whether a point is of what befell others, of their health, or of what is being given up.

    Args:
        point: in the form in which it would be taken up.
    """
    return bool(_SAD.search(point.np or point.clause))


# "small world": what one exclaims is no topic
_EXCLAIMED = re.compile(r"(?:the |an? )?(?:small world|what are the odds|(?:pure )?coincidence|happy days)$", re.IGNORECASE)
# "the good old boy": what the candidate makes of somebody, told to their face
_SIZED_UP = re.compile(
    r"(?:the |an? )?(?:(?:good|nice|lovely|sweet|funny|great|decent|sound|odd|strange|tough|grumpy|real|proper|little|wee) )+"
    r"(?:old )?"
    r"(?:boy|girl|child|kid|bloke|guy|lad|lady|man|woman|fella|chap|soul|person|people|folks?|crowd|bunch|lot|gang)$",
    re.IGNORECASE,
)
# "the next day the site manager bought me a steak": out of the candidate's own past, whoever did it
_DONE_TO_ME = re.compile(r"\b(?P<did>[a-z]+) me\b")
# "she noticed my cardigan": how it came up, and no matter of its own
_OF_MY_LOOKS = re.compile(
    r"you (?:noticed|spotted|saw|liked|loved|admired|commented on|complimented|recogni[sz]ed) (?:me|my)\b"
)
_TO_ME = re.compile(r"you .*\b(?:me|I|my (?!aunt|uncle|old|coach|teacher))\b")


# "you didn't even look up when the lights went": praise of whoever would quote it
_OF_THE_WRITER = re.compile(r"^(?:[a-z]+, )?you (?:didn['’]?t|did|were|weren['’]?t|had|[a-z]+ed)\b", re.IGNORECASE)
# "who answers the comments": a question of theirs says less than the thing that it is about
_WHO = re.compile(r"^(?:who|where|when|whether|which)\b")


def worth_of(point: Point, brought: frozenset[str]) -> float:
    """How much better another point would be, beside its penalty; negative for what a manager would know as their own talk.

    Args:
    point: what can be taken up.
    brought: the telling words of what the candidate brings.
    """
    words = point.text.split()
    worth = {"discussed": 0.0, "their_words": -0.6, "personal": 2.5}[point.field]
    worth += 2.0 if len(words) < 2 else 0.0
    worth += 1.0 if len(words) > 13 else 0.0
    worth += 1.2 if point.clause and point.speaker == "I" else 0.0
    worth += _KIND_WORTH.get(point.kind, 0.0)
    worth += 3.0 * (point.kind == "problem" and point.clause.startswith("the ") and not point.np)  # how their things fail
    rare = [w for w in content(point.text) if len(w) > 5 or w[0].isdigit()]
    worth -= 0.4 * min(4, len(rare))
    worth += 1.1 * point.doubt + 4.0 * bool(re.search(r"\w .*\bour\b", point.np))
    worth += 3.0 * (point.kind == "personal" and point.field == "discussed")
    worth += 3.0 * (len(content(point.text)) < 2)
    worth -= 1.2 * bool(_TELLING.search(point.text))
    worth -= 1.5 * bool(content(point.text) & brought) * (point.field != "personal")
    worth += 1.4 * bool(_WHO.match(point.np)) * (point.kind != "question")
    worth += 7.0 * point.text.startswith(("whether I ", "if I "))
    worth += 1.5 * is_bare_thing(point.np) + 4.0 * bool(_BARE_COUNT.match(point.np))
    worth += 5.0 * bool(_THAT_PERSON.match(point.np))
    worth += 1.2 * bool(point.clause and point.field == "discussed")  # its owner knows it
    worth += SAD * is_sad(point) + 2.0 * bool(point.quote and _CONFESSED.match(point.quote)) + 4.0 * _owns_up(point.quote)
    worth += 7.0 * bool(_OF_THE_WRITER.match(point.quote))
    worth -= 0.6 if re.search(r"\d|[A-Z]", point.text[1:]) else 0.0
    worth -= 0.8 if point.np and 3 <= len(words) <= 10 else 0.0
    return worth
