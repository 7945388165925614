"""Whether it reads like a person rather than a template."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._surface import in_quotation, notes, sentences, typed

_OPENERS = (
    (r"\bi (?:do )?(?:hope|trust) (?:that )?(?:this|my|the) (?:e-?mail|message|note|letter) (?:finds|reaches) you(?: (?:well|in good \w+))?|\bhope (?:this|you)(?: \w+)? (?:finds you well|are (?:doing )?well(?=[.,!]|$| and\b))", "begin with the thanks itself"),
    (r"\bi(?:'m| am) writing (?:to you )?(?:today )?(?:to (?:express|convey|extend|thank|inquire|enquire|follow[- ]up|formally|sincerely)|in (?:regards?|reference) to|regarding)", "say it: \"Thank you for…\""),
    (r"\bi (?:just |simply )?(?:wanted|want|would like|wish|wished) to (?:take (?:a|this) (?:moment|opportunity|minute|time)|reach out)\b|\bi(?:'m| am) reaching out\b|\bplease accept my (?:sincere|heartfelt)", "say what you came to say"),
)
_KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "borrowed enthusiasm": (
        (r"\b(?:thrilled|excited|ecstatic|delighted|exhilarated) (?:at|about|by) the (?:prospect|possibility|opportunity|chance)\b", "say what you would like to work on"),
        (r"\b(?:deeply|truly|really|strongly|profoundly) resonat(?:ed|es)\b|\bresonated (?:deeply|strongly|with me)\b", "say what it made you think of"),
        (r"\beven more (?:excited|enthusiastic|eager|passionate|thrilled|convinced)\b|\b(?:reaffirmed|reinforced|solidified|deepened|strengthened|further fueled) my (?:interest|enthusiasm|excitement|desire|belief)\b", "say what made you keener"),
        (r"\bi(?:'m| am) (?:incredibly|genuinely|extremely|truly|deeply|very) (?:passionate|excited|enthusiastic)\b", "say what you like about it"),
    ),
    "empty praise": (
        (r"\b(?:valuable|invaluable|great|helpful|wonderful|meaningful|key) insights?\b|\b(?:insightful|engaging|enlightening|thought-provoking|inspiring|informative) (?:conversation|discussion|chat|dialogue|interview)\b", "name what you learnt"),
        (r"\b(?:mission and values|values and mission|vision and values|culture and values|innovative (?:culture|approach|spirit)|collaborative (?:culture|environment|spirit)|dynamic (?:team|environment|company)|commitment to (?:excellence|innovation|quality))\b", "name one thing they do"),
    ),
    "claims": (
        (r"\b(?:aligns?|aligned|aligning) (?:perfectly|well|closely|seamlessly|strongly|so well|very well)\b|\b(?:perfect|ideal|excellent|great|strong) (?:fit|match) for\b", "say which work of yours fits which of theirs"),
        (r"\bunique (?:perspective|blend|combination|skill set|skillset|set of skills)\b|\bproven track record\b|\bhit the ground running\b|\bresults-driven\b|\bdetail-oriented\b|\bwear many hats\b|\b(?:valuable|great|strong) (?:asset|addition) to\b|\bmake (?:a|an) (?:meaningful|significant|immediate|positive|real) (?:impact|contribution|difference)\b|\bmakes me (?:an? )?(?:ideal|perfect|strong)\b", "give one instance"),
    ),
    "vocabulary": (
        (r"\b(?:delv(?:e|es|ed|ing)|leverag(?:e|es|ed|ing)|foster(?:s|ed|ing)?|showcas(?:e|es|ed|ing)|underscor(?:e|es|ed|ing)|pivotal|seamless(?:ly)?|robust|realms?|testament|tapestry|synerg(?:y|ies)|multifaceted|ever-evolving|cutting-edge|spearhead(?:ed|ing)?|holistic(?:ally)?|harness(?:ed|ing)?|embark(?:ed|ing)?|transformative|elevat(?:e|ed|ing) (?:my|your|our|the))\b", "use the everyday word"),
    ),
    "shapes": (
        (r"\bnot (?:just|only|merely|simply) (?:\w+[ ,]+){1,8}?but(?: also)?\b|\b(?:isn't|it's not|wasn't) just (?:about )?(?:\w+[ ,]+){1,6}?(?:it's|it is|but)\b", "say the second half"),
    ),
    "closes": (
        (r"\b(?:do not|don't|never) hesitate to\b|\b(?:eagerly|anxiously) (?:await|awaiting|anticipat\w+)\b|\bi eagerly look forward\b|\bthank you for your time and consideration\b|\bat your earliest convenience\b|\bplease feel free to (?:reach out|contact)\b|\bshould you (?:require|need) any (?:further|additional) (?:information|details)\b", "end with one plain sentence"),
    ),
    "chasers": (
        (r"\bjust (?:checking in|following up|wanted to (?:check in|follow up|touch base|circle back))\b|\btouch(?:ing)? base\b|\bcircl(?:e|ing) back\b|\bbump(?:ing)? this\b|\bloop(?:ing)? back\b|\bgentle (?:reminder|nudge)\b|\bfloat(?:ing)? this\b", "ask the question itself"),
    ),
}  # fmt: skip
_OPENER_PATTERNS = tuple((re.compile(pattern), instead) for pattern, instead in _OPENERS)
_KIND_PATTERNS = {kind: tuple((re.compile(p), instead) for p, instead in entries) for kind, entries in _KINDS.items()}
_TRIAD = re.compile(r"\b([a-z]{4,}), ([a-z]{4,}),? and ([a-z]{4,})\b")
_ABSTRACT = re.compile(r"(?:ity|ness|tion|sion|ment|ance|ence|ful|ive|ous|ism|ship|ing|able|ant|ent|ic|cy|ork)$")
_MARKDOWN = re.compile(r"(?<![\w*])\*\*[^*\n]{2,80}\*\*(?![\w*])|^[ \t]*[-*\u2022][ \t]+\*\*", re.MULTILINE)
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
    required = False
    asks = "Write as you would speak to the reader: no stock openers, borrowed enthusiasm or stock claims."
    remedy = "Say it in your own plain words."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Thank you for showing me the rota. Your story of the first night on call stayed with me."),
        _MESSAGE.format("I am writing a paper on streaming, which you asked about."),
        _MESSAGE.format("I hope you are well again after the flu."),
        _MESSAGE.format("We could leverage the rota."),
        Example(_MESSAGE.format("Foster care and robust statistics came up."), interview={"discussed": ["foster care", "robust statistics"]}),
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
        opener: list[tuple[int, int, str, str]] = []
        kinds: dict[str, list[tuple[int, int, str, str]]] = {}
        for sentence in sentences(draft):
            if sentence.part in ("greeting", "name", "date"):
                continue
            for kind, patterns in (("opener", _OPENER_PATTERNS), *_KIND_PATTERNS.items()):
                for pattern, instead in patterns:
                    for match in pattern.finditer(sentence.low):
                        if in_quotation(sentence, match.start()) or match.group() in known:
                            continue
                        if kind == "vocabulary" and _is_named(sentence.text, *match.span(), known):
                            continue
                        words = sentence.words_at(*match.span())
                        place = (words.start, words.end, words.text, instead)
                        (opener if kind == "opener" else kinds.setdefault(kind, [])).append(place)
            if "shapes" not in kinds and (triad := _triad(sentence.low, known)):
                words = sentence.words_at(*triad)
                kinds["shapes"] = [(words.start, words.end, words.text, "two are enough")]
        for start, end, words, instead in _typography(draft):
            kinds.setdefault("shapes", []).append((start, end, words, instead))
        if not opener and len(kinds) < 2:
            return passed("It reads like a person.")
        found = [*opener, *(places[0] for places in kinds.values())]
        advice = "; ".join(f'"{words}": {instead}' for _, _, words, instead in found[:4])
        return failed(f"It reads like a template. {advice}.", *((start, end) for start, end, _, _ in found))


def _is_named(text: str, start: int, end: int, known: str) -> bool:
    """Whether a word is somebody's name or a word of the notes."""
    return (start > 0 and text[start].isupper()) or text[start:end].lower().rstrip("s") in known


def _triad(low: str, known: str) -> tuple[int, int] | None:
    for match in _TRIAD.finditer(low):
        words = match.groups()
        if all(_ABSTRACT.search(word) for word in words) and not any(word in known for word in words):
            return match.span()
    return None


def _typography(draft: Draft) -> list[tuple[int, int, str, str]]:
    found = []
    for part in typed(draft):
        dashes = [m.span() for m in re.finditer(r"—|(?<=\w) – (?=\w)", part.text)]
        if len(dashes) >= 3:
            found.append((part.start + dashes[2][0], part.start + dashes[2][1], "—", "use full stops"))
        if draft.format != "call-script" and (bold := _MARKDOWN.search(part.text)):
            found.append((part.start + bold.start(), part.start + bold.end(), bold.group().strip(), "leave the type plain"))
    return found
