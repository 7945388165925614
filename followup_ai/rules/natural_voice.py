"""Whether it reads like a person rather than a template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft
from followup_ai.patterns import Together, expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._surface import in_quotation, notes, sentences, typed
from followup_ai.rules._text import Sentence


@dataclass(frozen=True, slots=True)
class Stock:
    """A stock phrase: its words, where they stand in `Draft.text`, and what to write instead."""

    text: str
    start: int
    end: int
    instead: str


_KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "openers": (
        (
            r"\b(?:this|my) (?:e-?mail|mail|message|note|letter) (?:finds|reaches) you (?:well|in )"
            r"|\bi (?:do )?(?:hope|trust) (?:that )?(?:this|my|the) (?:e-?mail|mail|message|note|letter) (?:finds|reaches) "
            r"you(?: (?:well|in good \w+))?|\bhope (?:this|you)(?: \w+)? (?:finds you well|are (?:doing )?well(?=[.,!]|$| "
            r"and\b))"
            r"|\b(?:hope|trust)(?: that)? (?:this|it|all|everything|your?)(?: [\w-]+)? (?:finds|meets|reaches) you\b"
            r"|\b(?:hope|trust)(?: that)? (?:you(?:'re| are| have been)|all is|everything is)(?: all)? (?:(?:doing|keeping) )?"
            r"(?:well|fine|great)(?: and (?:this|that)\b|(?=[.,!]|$| and\b))"
            r"|\b(?:hope|trust)(?: that)? you(?:'re| are) having an? (?:\w+ )?(?:\w+ )?(?:week|day|time|month|start)\b",
            "begin with the thanks itself",
        ),
        (
            r"\bi(?:'m| am) writing (?:to you )?(?:this (?:e-?mail|letter|message|note) )?(?:today )?"
            r"(?:to (?:express|convey|extend|thank|inquire|enquire|follow[- "
            r"]up|formally|sincerely)|in (?:regards?|reference) to|regarding)",
            'say it: "Thank you for…"',
        ),
        (
            r"\bi (?:just |simply )?(?:wanted|want|would like|wish|wished) to (?:take (?:a|this) (?:moment|opportunity"
            r"|minute|time)|reach out)\b|\bi(?:'m| am) reaching out\b|\bplease accept my (?:sincere|heartfelt)",
            "say what you came to say",
        ),
    ),
    "borrowed enthusiasm": (
        (
            r"\b(?:thrilled|excited|ecstatic|delighted|exhilarated) (?:at|about|by) the (?:prospect|possibility"
            r"|opportunity|chance)\b",
            "say what you would like to work on",
        ),
        (
            r"\b(?:deeply|truly|really|strongly|profoundly) resonat(?:ed|es)\b|\bresonated (?:deeply|strongly|with me)\b",
            "say what it made you think of",
        ),
        (
            r"\beven more (?:excited|enthusiastic|eager|passionate|thrilled|convinced)\b|\b(?:reaffirmed|reinforced"
            r"|solidified|deepened|strengthened|further fueled) my (?:interest|enthusiasm|excitement|desire|belief)\b",
            "say what made you keener",
        ),
        (
            r"\bi(?:'m| am) (?:incredibly|genuinely|extremely|truly|deeply|very) (?:passionate|excited|enthusiastic)\b",
            "say what you like about it",
        ),
    ),
    "empty praise": (
        (
            r"\b(?:valuable|invaluable|great|helpful|wonderful|meaningful|key) insights?\b|\b(?:insightful|engaging"
            r"|enlightening|thought-provoking|inspiring|informative) (?:conversation|discussion|chat|dialogue|interview)\b",
            "name what you learnt",
        ),
        (
            r"\b(?:mission and values|values and mission|vision and values|culture and values|innovative (?:culture"
            r"|approach|spirit)|collaborative (?:culture|environment|spirit)|dynamic (?:team|environment|company)"
            r"|commitment to (?:excellence|innovation|quality))\b",
            "name one thing they do",
        ),
    ),
    "claims": (
        (
            r"\b(?:aligns?|aligned|aligning) (?:perfectly|well|closely|seamlessly|strongly|so well|very well)\b"
            r"|\b(?:perfect|ideal|excellent|great|strong) (?:fit|match) for\b|\bi(?:'m| am) an? (?:perfect|ideal|strong) "
            r"(?:fit|match|candidate)\b",
            "say which work of yours fits which of theirs",
        ),
        (
            r"\bunique (?:perspective|blend|combination|skill set|skillset|set of skills)\b|\bproven track record\b|\bhit "
            r"the ground running\b|\bresults-driven\b|\bdetail-oriented\b|\bwear many hats\b|\b(?:valuable|great|strong) "
            r"(?:asset|addition) to\b|\bmake (?:a|an) (?:meaningful|significant|immediate|positive|real) (?:impact"
            r"|contribution|difference)\b|\bmakes me (?:an? )?(?:ideal|perfect|strong)\b",
            "give one instance",
        ),
    ),
    "vocabulary": (
        (
            r"\b(?:delv(?:e|es|ed|ing)|leverag(?:e|es|ed|ing)|foster(?:s|ed|ing)?|showcas(?:e|es|ed|ing)|underscor(?:e|es"
            r"|ed|ing)|pivotal|seamless(?:ly)?|robust|realms?|testament|tapestry|synerg(?:y|ies)|multifaceted"
            r"|ever-evolving|cutting-edge|spearhead(?:ed|ing)?|holistic(?:ally)?|harness(?:ed|ing)?|embark(?:ed|ing)?"
            r"|transformative|elevat(?:e|ed|ing) (?:my|your|our|the))\b",
            "use the everyday word",
        ),
    ),
    "shapes": (
        (
            r"\bnot (?:just|only|merely|simply) (?:\w+[ ,]+){1,8}?but(?: also)?\b|\b(?:isn't|it's not|wasn't) just "
            r"(?:about )?(?:\w+[ ,]+){1,6}?(?:it's|it is|but)\b",
            "say the second half",
        ),
    ),
    "closes": (
        (
            r"\b(?:do not|don't|never) hesitate to\b|\b(?:eagerly|anxiously) (?:await|awaiting|anticipat\w+)\b|\bi "
            r"eagerly look forward\b|\bthank you for your time and consideration\b|\bat your earliest convenience\b"
            r"|\bplease feel free to (?:reach out|contact)\b|\bshould you (?:require|need) any (?:further|additional) "
            r"(?:information|details)\b",
            "end with one plain sentence",
        ),
    ),
    "chasers": (
        (
            r"\bjust (?:checking in|following up|wanted to (?:check in|follow up|touch base|circle back))\b"
            r"|\btouch(?:ing)? base\b|\bcircl(?:e|ing) back\b|\bbump(?:ing)? this\b|\bloop(?:ing)? back\b|\bgentle "
            r"(?:reminder|nudge)\b|\bfloat(?:ing)? this\b",
            "ask the question itself",
        ),
    ),
}
_PATTERNS = Together(
    ((kind, expression(p), instead) for kind, entries in _KINDS.items() for p, instead in entries), itemgetter(1)
)
_TRIAD = expression(r"\b([a-z]{4,}), ([a-z]{4,}),? and ([a-z]{4,})\b")
_PERHAPS_TRIAD = compiled(r", [a-z]{4,},? and [a-z]{4}")
"""The end of every triad: led by a mark, it is found at a tenth of the cost."""
_ABSTRACT = expression(r"(?:ity|ness|tion|sion|ment|ance|ence|ful|ive|ous|ism|ship|ing|able|ant|ent|ic|cy|ork)$")
_MARKDOWN = expression(r"(?<![\w*])\*\*[^*\n]{2,80}\*\*(?![\w*])|^[ \t]*[-*\u2022][ \t]+\*\*", re.MULTILINE)
_MESSAGE = "Dear Dana,\n\n{}\n\nBest regards,\nSam Okafor"


class NaturalVoice(Rule):
    """It reads like somebody, not like a template: no stock opener, and at most one other stock turn.

    Why: recruiters put aside what reads like a form or a machine, whoever wrote it. This is advice and no "AI score": such
    detectors accuse people who write English as a second language.
    Source: the project's guidance on interview follow-up.

    Shown when one stock opener or two other kinds of stock phrase occur, each with a plainer way. Words that the notes use
    themselves ("foster care", "robust statistics") pass.
    """

    id = "natural-voice"
    title = "Stock phrases"
    required = False
    asks = "Write as you would speak to the reader: no stock openers, borrowed enthusiasm or stock claims."
    remedy = "Say it in your own plain words."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Thank you for showing me the rota. Your story of the first night on call stayed with me."),
        _MESSAGE.format("I am writing a paper on streaming, which you asked about."),
        _MESSAGE.format("I hope you are well again after the flu."),
        _MESSAGE.format("We could leverage the rota."),
        Example(
            _MESSAGE.format("Foster care and robust statistics came up."),
            interview={"discussed": ["foster care", "robust statistics"]},
        ),
        _MESSAGE.format("You said it was not just a rota but a promise."),
        _MESSAGE.format("Please do not hesitate to write."),
        _MESSAGE.format("Kafka, Flink and Spark are all new to your team."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(_MESSAGE.format("I hope this message finds you well."), marks="I hope this message finds you well"),
        Example(_MESSAGE.format("I am writing to express my gratitude."), marks="I am writing to express"),
        Example(_MESSAGE.format("I wanted to take a moment to thank you."), marks="I wanted to take a moment"),
        _MESSAGE.format("I am thrilled at the prospect of joining, and my skills align perfectly."),
        _MESSAGE.format("Your valuable insights deeply resonated with me."),
        _MESSAGE.format("I am just checking in. Please do not hesitate to call."),
        _MESSAGE.format("It was an insightful conversation, and I would leverage my proven track record."),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        known = notes(context.interview).lower()
        found: dict[str, list[Stock]] = {}
        for sentence in sentences(draft):
            if sentence.part not in ("greeting", "name", "date"):
                for kind, stock in _stock_phrases(sentence, known):
                    found.setdefault(kind, []).append(stock)
        for stock in _typography(draft):
            found.setdefault("shapes", []).append(stock)
        openers = found.pop("openers", [])
        if not openers and len(found) < 2:
            return passed("It reads like a person.")
        shown = [*openers, *(places[0] for places in found.values())]
        advice = "; ".join(f'"{stock.text}": {stock.instead}' for stock in shown[:4])
        return failed(f"It reads like a template. {advice}.", *shown)


def _stock_phrases(sentence: Sentence, known: str) -> Iterator[tuple[str, Stock]]:
    """Each stock phrase of a sentence with its kind, the interview's own words and quotations left out."""
    for kind, pattern, instead in _PATTERNS.likely(sentence.low):
        for match in pattern.finditer(sentence.low):
            if in_quotation(sentence, match.start()) or match.group() in known:
                continue
            if kind != "vocabulary" or not _is_named(sentence.text, *match.span(), known):
                yield kind, _stock(sentence, *match.span(), instead)
    if triad := _triad(sentence.low, known):
        yield "shapes", _stock(sentence, *triad, "two are enough")


def _stock(sentence: Sentence, start: int, end: int, instead: str) -> Stock:
    words = sentence.words_at(start, end)
    return Stock(words.text, words.start, words.end, instead)


def _is_named(text: str, start: int, end: int, known: str) -> bool:
    """Whether a word is somebody's name or a word of the notes."""
    return (start > 0 and text[start].isupper()) or text[start:end].lower().rstrip("s") in known


def _triad(low: str, known: str) -> tuple[int, int] | None:
    for match in _TRIAD.finditer(low) if _PERHAPS_TRIAD.search(low) else ():
        words = match.groups()
        if all(_ABSTRACT.search(word) for word in words) and not any(word in known for word in words):
            return match.span()
    return None


def _typography(draft: Draft) -> Iterator[Stock]:
    for part in typed(draft):
        dashes = [m.span() for m in re.finditer(r"—|(?<=\w) – (?=\w)", part.text)]
        if len(dashes) >= 3:
            yield Stock("—", part.start + dashes[2][0], part.start + dashes[2][1], "use full stops")
        if draft.format != "call-script" and (bold := _MARKDOWN.search(part.text)):
            yield Stock(bold.group().strip(), part.start + bold.start(), part.start + bold.end(), "leave the type plain")
