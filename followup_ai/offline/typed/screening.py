"""What must not reach the reader: private notes, venting, reminders to oneself, hostile text; and what had better not."""

from __future__ import annotations

import re
from functools import lru_cache

from followup_ai.language.secrecy import CONFIDENTIAL, HIDDEN, PRIVATE, UNDER_THE_HAT
from followup_ai.offline.english.lexicon import alternatives, word_set

# "don't mention it" is an order; "the night staff don't use the app" tells of others
_FORBIDS = re.compile(
    r"(?P<before>[^\W\d_][\w'’]*)?(?P<mark>[^\w'’]+)?"
    r"\b(?P<helped>(?:does|did|could|would) )?(?P<no>do ?n[o'’]?t|never|not|won['’]?t|no need to|shouldn['’]?t|mustn['’]?t"
    r"|can['’]?t|cannot|better not|leave(?: it| that| this)? out|rather not)"
    r"\s+(?P<between>(?:\w+\s+){0,4}?)(?:writ\w*|mention\w*|includ\w*|put(?:ting)?|use|using|say(?:ing)?|quot\w*|repeat\w*"
    r"|refer\w*|shar\w*|tell\w*|told|bring\w* (?:it|that|this|up)|rais\w*|disclos\w*|reveal\w*"
    r"|for the (?:email|letter|note|message)|for them|pass(?:ed)? (?:it |that )?on)\b(?P<it> (?:it|this|that)\b)?",
    re.IGNORECASE,
)
# After these a clause begins, or speaks of what the candidate may not
_ORDERS = word_set("before-an-order")
_WISHED = re.compile(r"\b(?:want\w*|lik\w+|wish\w*|need\w*|suppos\w*|allow\w*|meant|be|been)\b", re.IGNORECASE)
_PRIVATE = re.compile(
    rf"\bin confidence\b|\b{CONFIDENTIAL}|\b(?:{PRIVATE})|\b{HIDDEN}|\b(?:{UNDER_THE_HAT})"
    r"|\bbetween (?:us|you and me|ourselves)\b"
    r"|\boff[- ]the[- ]record\b|\bkeep (?:it|this|that)? ?(?:to (?:my|your)self|quiet|private|out|between)"
    r"|\bhush\b|\bnda\b|\bconfided\b"
    r"|\bnot (?:public|announced|official)\b"
    r"|\b(?:do ?n[o']?t|not) (?:know|sure) (?:if|whether) i should(?: have| of|['’]?ve)? (?:say|said"
    r"|mention\w*|tell|told|ask\w*)"
    r"|\bnobody (?:should|must|is supposed to) (?:ever )?(?:know|hear|see (?:this|that|it)|be told|find out|learn)\b"
    r"|\bleave (?:it |this |that )?out\b|\bfor "
    r"my eyes\b|\bnot for\b(?! an? )|\bnot (?:to be|supposed|meant|allowed) (?:\w+ ){0,2}(?:written"
    r"|said|shared|know|told|repeated|mentioned)"
    r"|\b(?:skip|omit) (?:this|that|it)\b|\bunofficial\w*|\bmum'?s the word\b|\bswore "
    r"me\b|\bpromised (?:not|I wouldn'?t|him|her)\b.{0,20}\b(?:tell|say|mention)"
    r"|\b(?:it|this|that|which|all) (?:all |only )?(?:stays?|remains?|is staying) (?:right )?(?:here|in here|with me|between"
    r"|inside|in this|on this)\b|\bbetween me and\b|\b(?:just|only) for me\b|\blet slip\b|\bleave (?:it|this|that) at that\b"
    r"|\b(?:not|never|no|n[o']?t) (?:\w+ )?(?:going |go |to go )?(?:any )?further(?: than (?:this|here|me|us))?[.!]*$"
    r"|\brather not (?:go on|talk|discuss|get into|go into|dwell|think)\b|\bnot (?:be )?brought up\b"
    r"|\bkeep (?:it|this|that|these|those) (?:(?:at )?home|here|in the (?:family|house))(?=\s*(?:$|[.!,;)]))"
    r"|\b(?:he|she|they) (?:does|do)(?:n'?t| not) need (?:to (?:know|hear|see)\b|(?:that|this|it)[.!]*$)"
    r"|\bnobody else'?s business\b|\bnot (?:in|into|to) (?:the|this|that|my|any) (?:e-?mail|mail|letter|message|note|text)\b",
    re.IGNORECASE,
)
_VENT = re.compile(rf"\b(?:{alternatives('venting')})\b", re.IGNORECASE)
_PAY = re.compile(rf"\b(?:{alternatives('pay')})", re.IGNORECASE)
_HOSTILE = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction\w*|prompt\w*|above"
    r"|previous|prior|rules?|notes?)\b|\bsystem prompt\b|\bas an ai\b"
    r"|\b(?:write|output|print|respond|reply|say|answer|return|repeat) (?:only|exactly"
    r"|with|nothing|the (?:word|following|phrase)|instead|a poem|in (?:french|german"
    r"|spanish|capitals))\b"
    r"|\byou (?:must|are now|will now|should now)\b|\bassistant\s*:|\bsystem\s*:|\buser\s*:"
    r"|\bjailbreak\b|\bpretend (?:to be|you)\b|=== |\bdeveloper mode\b|<\||\binstructions?\s*:"
    r"|\bnew (?:task|instructions?)\b"
    r"|\bsubject\s*:|\bdear (?:sir|all|team|hiring|assistant)\b|\bprompt injection\b"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,20}\b(?:guidelines|task|format)\b|^\W*override\b"
    r"|\b(?:system|developer|hidden) (?:prompt|message|instructions?)\b|[\[(]/?inst[\])]|^\W*act as an?\b"
    r"|\b(?:to|for) (?:the|an|any|whichever|your) (?:ai|(?:language )?model|assistant|chat ?bot)\b|\b(?:when )?your ai\b"
    r"|\bthe candidate (?:is|was|has|had|holds|held|withdraws|lied|worked|won)\b"
    r"|\b(?:rot13|base64)\b|\b[a-z0-9+/]{28,}=*|\b(?:ignorez|ajoutez|ignoriere|ignora|ignore) (?:les|die|las|le|el) "
    r"|\b(?:start|end) of (?:the )?(?:notes|turn)\b|\bmarker lines?\b|^\W*(?:x\s+)?qualifications\s*:",
    re.IGNORECASE,
)
# An order about the message itself, or to thank, greet or name somebody in it.
_ORDER = re.compile(
    r"^\W*(?:(?:please|now|also|then|and|instead|use this exact phrase)\W+){0,3}"
    r"(?:sign|end|begin|start|open|close|finish|conclude|write|put|use|add|include|insert|append|address|greet|call|mention"
    r"|state|say|repeat|quote|praise|recommend|demand|admit|tell|copy|translate|replace|render)\b[^.!?]{0,60}?"
    r"\b(?:(?:the|this|your|whole|exact|every) (?:whole |exact |same )?(?:message|e-?mail|letter|text|reply|answer|draft"
    r"|body|reader|interviewer|closing|greeting|sign-?off|first line|last line|phrase|format)\b|the name [A-Z]"
    r"|the (?:firm|product|company) [A-Z])"
    r"|^\W*(?:sign|address|greet)\b[^.!?]{0,40}\bas (?:(?:mr|mrs|ms|dr)\b|[A-Z])"
    r"|^\W*(?:write|say|state|claim) that\b|^\W*say so\b|^\W*(?:add|write|state) that\W*$",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"\b(?:dey|wetin|abeg|sabi|una|no get|no dey|i been|ain't|y'all|lah)\b", re.IGNORECASE)
_MARKUP = re.compile(
    r"\{\{|\}\}|\{%|<\s*/?\s*[a-z!][^>]{0,200}>|\$\{|```|\bscript\b.{0,3}>|javascript:"
    r"|[{}\\|]|~~|(?<!\d)%[sd]\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:not sure|unsure|i think|i guess|maybe|perhaps|probably|apparently|or something"
    r"|or smth|something like|something about|sort of|kind of|iirc|can'?t remember|forgot"
    r"|whatever|etc|i suppose|seemed?|looked|sounded)\b|\?",
    re.IGNORECASE,
)
_SENSITIVE = re.compile(rf"\b(?:{alternatives('sore-for-them')})\b", re.IGNORECASE)
_INFORMAL = re.compile(rf"\b(?:{alternatives('informal')})\b|!!", re.IGNORECASE)


_CHUMMY = re.compile(r"\b(?:mad (?:into|for|about)|big on|chaps?|blokes?)\b", re.IGNORECASE)


AILING = rf"(?:{alternatives('ailing')})"
"""What somebody suffers from, or goes through, as words of a sentence."""
_KIN = (
    r"(?:husband|wife|son|daughter|child|mother|mum|mom|father|dad|brother|sister|fell?a|partner|boyfriend"
    r"|girlfriend|fianc\w+"
    r"|parents?|nan|gran\w*|grandm\w+|grandf\w+|aunt\w*|uncle|baby|niece|nephew)"
)
# Illness, loss and the like of whoever was there or of their people: no trade's matter, and nobody's to repeat.
_TROUBLE = re.compile(
    rf"\b(?:her|his|their) (?:own )?(?:[a-z]+ )?(?:{AILING}|(?:[a-z]+ )?surgery|dialysis|treatment(?= ends|$|,)|illness)\b"
    rf"|\b(?:she|he)(?:'s| is| was| has| had|s)(?: \w+){{0,4}}? {AILING}\b"
    rf"|\b(?:her|his|their|my) (?:\w+ )?{_KIN}\b(?: \w+){{0,6}}? (?:{AILING}|sick|ill|dialysis|jail|prison"
    r"|died|passed away|out of work|unemployed|between jobs|in debt|lost (?:his|her|their) job)\b"
    rf"|\b(?:is|are) (?:her|his|their) (?:\w+ )?{_KIN}(?:[- ]in[- ]law)?\b"
    r"|\b(?:her|his|their|the) (?:ex[- ]?(?:wife|husband|partner)|marriage|divorce)\b"
    rf"|\blost (?:her|his|their|our|my) {_KIN}s?\b"
    r"|\b(?:leaving for|going on|goes on|due to) maternity\b",
    re.IGNORECASE,
)


# "I'm 58, they can do the arithmetic", and not "I am 20 minutes away"
_OWN_AGE = re.compile(
    r"\bI(?:'m| am|m) (?:already |now |nearly |almost |over |only )?[2-7]\d"
    r"(?=[,.;!?)]|$| (?:now|and|so|but|next|this|years old)\b)"
)


@lru_cache(maxsize=512)
def is_private(text: str) -> bool:
    """Whether the words mark something as told in confidence or not to be written, or tell of somebody's illness or loss."""
    forbidden = any(_is_forbidden(found) for found in _FORBIDS.finditer(text))
    told = (_PRIVATE, _TROUBLE, _OWN_AGE, _NOBODYS_BUSINESS)
    return bool(forbidden or any(pattern.search(text) for pattern in told))


def _is_forbidden(found: re.Match[str]) -> bool:
    """Whether words forbid the writer to tell something, and do not tell what others fail to do."""
    of_others = found["before"] and not (found["mark"] or "").strip() and found["before"].lower() not in _ORDERS
    tells = found["helped"] or found["no"].lower() != "not"  # "the knee not mentioned", "staff not to say"
    return not (of_others and tells) or bool(found["it"]) or bool(_WISHED.search(found["between"]))


# What a trade deals with, and what one may feel or suffer oneself: "rent arrears", "bullying in year 8"
_OF_A_TRADE = re.compile(rf"\b(?:{alternatives('of-a-trade')})\b", re.IGNORECASE)
_OF_ONE = re.compile(r"\b(?:you|I|I['’]\w+|me|my|mine|he|she|him|his|her|hers|so|too|really|very|such)\b|[!?]", re.IGNORECASE)
# What customers pay, and how much more some earn than others, is no pay of the candidate's
_THEIR_PAYING = re.compile(
    r"\b(?:(?:who|to|cannot|can['’]?t|won['’]?t|don['’]?t|customers|clients|tenants|patients|guests|parents|buyers|insurers|people)"
    r" pay(?! (?:me|us|well|more|less|scale|band|rise|£|\$|€|\d))|(?:gender )?pay gap|pay (?:late|by|in))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def is_unfit(text: str) -> bool:
    """Whether the words are venting, pay talk, a reminder to oneself or an instruction to the writer."""
    vented = text if _OF_ONE.search(text) else _OF_A_TRADE.sub("", text)
    paid = _THEIR_PAYING.sub("", text)
    return bool(_VENT.search(vented) or _PAY.search(paid) or _TO_SELF.search(text) or is_hostile(text))


_HANGS_ON = re.compile(r", | - | and (?:that|what|how|why|who|whether) | (?:that|which|who) (?:the|they|he|she|all|I)\b")
_OF_A_PERSON = re.compile(
    r"^(?:the |my |our )?(?:he|she|interviewer|boss|manager|guy|man|woman|lady|bloke|owner|panel)\b", re.I
)


def fit_head(text: str) -> str:
    """What words are about, without the venting or the pay talk that hangs on it; "" where nothing fit stands before that.

    Args:
        text: a clause of a note for which `is_unfit` holds.
    """
    if is_hostile(text) or _OF_A_PERSON.match(text):
        return ""
    for joint in _HANGS_ON.finditer(text):
        head = text[: joint.start()]
        if len(head.split()) > 1 and is_unfit(text[joint.start() :]) and not is_unfit(head):
            return head
    return ""


_INSULT = re.compile(rf"\b(?:{alternatives('insults')})\b", re.IGNORECASE)


_TO_SELF = re.compile(
    r"\b(?:remember (?:that|this|it|to)\b(?! (?:was|is|one))|note to self|must remember|must not (?:sound"
    r"|look|seem)|don['’]?t (?:forget|sound)\b"
    r"|(?:he|she|they)/(?:him|her|them)\b)"
    # ... or of the gadget it is typed on, or the typing
    r"|\b(?:caps ?lock|autocorrect|spell ?check)\b.*\b(?:stuck|sorry|this|my|keeps?|on|off|broken?)\b"
    r"|\b(?:excuse|ignore|sorry (?:about|for)) (?:the|my|any) (?:typing|typos?|spelling|english|caps|handwriting)\b"
    r"|\b(?:typing|writing) (?:this|these|it)\b.*\b(?:phone|bus|train|tram|car|keyboard|thumb|bed)\b"
    r"|\b(?:keyboard|phone|laptop|tablet|thing|screen|battery)\b(?: \w+){0,2},? sorry\W*$",
    re.IGNORECASE,
)


def is_to_self(text: str) -> bool:
    """Whether a sentence of a note on the talk is a reminder to oneself ("use they/them for Kai, remember that")."""
    return bool(_TO_SELF.search(text))


def is_insult(text: str) -> bool:
    """Whether words run somebody down, so that not even what else they say of them is for a message."""
    return bool(_INSULT.search(text))


_COARSE = re.compile(rf"\b(?:{alternatives('coarse')})\b", re.IGNORECASE)


def is_coarse(text: str) -> bool:
    """Whether somebody's own words are coarse, about pay, or an order: in a line worth quoting "nervous" is no venting."""
    return bool(_COARSE.search(text) or _PAY.search(text) or _OF_MYSELF.search(text) or _OF_AGE.search(text)) or is_hostile(
        text
    )


# "you taste before you decorate, good": praise of the candidate, which nobody quotes back
_OF_MYSELF = re.compile(
    r"(?:^|, )(?:good|nice|great|well done|bravo|perfect|excellent|I like (?:that|it|you))[.! ]*$|^(?:good|well done)\b",
    re.IGNORECASE,
)
# "we're a pretty young team": quoted, it reads as a charge
_OF_AGE = re.compile(r"\b(?:young|younger|older|old) (?:team|crew|company|crowd|bunch|staff|people)\b", re.IGNORECASE)


# "asked if i want children", "do I plan a family": what nobody may ask, and not "asked how I settle children"
_OF_ONES_OWN = (
    r"(?:want|wanted|have|had|got|am having|plan|planning|expect|expecting|intend|hope)"
    r"(?: (?:to have|on having|on|for|to start|any|more|small|young|little|a|to|already|my own))* "
    r"(?:children|kids|bab(?:y|ies)|family)|(?:(?:am|was|be|get|getting|got) )?(?:married|pregnant|engaged|gay)"
)
_NOBODYS_BUSINESS = re.compile(
    r"\b(?:asked|asks|asking|wanted to know|question|q\b|about|whether|if|do|does|why|am)\b[^.;!?]{0,40}?\b(?:"
    rf"I(?:['’]m| am| was)? (?:\w+ )??(?:{_OF_ONES_OWN})"
    r"(?=$| *[,.;:!?)]| (?:and|or|at home|of my own|already|yet|soon|one day)\b)"
    r"|I (?:pray|go to (?:church|mosque|temple))\b|how old I (?:am|was)\b"
    r"|my (?:own )?(?:age(?! \d)|religion|faith|marriage|husband|wife|boyfriend|girlfriend|marital status|sexuality"
    r"|family planning|childcare)\b)",
    re.IGNORECASE,
)


def is_broken(text: str) -> bool:
    """Whether the words are in a tongue near English that a letter should not repeat as it stands."""
    return bool(_BROKEN.search(text))


def has_markup(text: str) -> bool:
    """Whether the words, as typed, hold template or page markup."""
    return bool(_MARKUP.search(text))


@lru_cache(maxsize=1024)
def is_hostile(text: str) -> bool:
    """Whether the words try to instruct whoever reads the notes, or are markup."""
    return _instructs(text) or bool(_MARKUP.search(text))


@lru_cache(maxsize=1024)
def _instructs(text: str) -> bool:
    return bool(_HOSTILE.search(text) or _ORDER.search(text))


_ABSENT = re.compile(r"\b(?:not there|does not exist|doesn't exist|non-existent|not .{3,30} at all)\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def discomfort(text: str) -> int:
    """How much better it would be to take up something else; 0 is none."""
    return (
        5 * bool(_ABSENT.search(text))
        + 3 * bool(_HEDGE.search(text))
        + 5 * bool(_SENSITIVE.search(text))
        + 3 * bool(_INFORMAL.search(text))
        + 2 * bool(_CHUMMY.search(text))
        + 6 * is_broken(text)
    )


def before_orders(note: str) -> str:
    """The note up to where it begins to instruct whoever writes the message; what follows may go on doing so."""
    for piece in _PIECE.finditer(note):
        if _instructs(piece.group()):
            return note[: piece.start()]
    return note


_PIECE = re.compile(r"[^\n.!?]+[.!?]*")
