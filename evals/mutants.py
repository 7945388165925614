"""Mutants: good messages changed so that one rule must fail (killed), or so that no verdict may change (kept).

The written texts are in `datasets/mutants.yaml`, a dozen a rule; how a rule's texts are put to work is said below in
`BREAKERS`, one entry a rule. Mutants are every text × four places, spread over the good messages in a fixed order, so that
the same mutants are made every time.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

import yaml

from evals.keepers import KEEPERS
from evals.labelled import read_split
from followup_ai import anatomy
from followup_ai.models import Context, Draft, Interview, Part, Person, SentMessage
from followup_ai.rules import all_rules, context_for, find_rule, judge_all
from followup_ai.rules._text import fold, split_sentences

TEXTS = Path(__file__).parent / "datasets" / "mutants.yaml"
PLACES = range(4)
LEAST = 40
"""Mutants of each kind that a rule needs."""
_READ_FOR = 8
"""Rules a message must have been read for to be called good."""
_KEPT_FROM = 4
"""Mutants, and messages they were made of, on which a rule's verdict is held against every meaning-preserving change."""


@dataclass(frozen=True)
class Message:
    """A message with all that a rule may know besides it."""

    id: str
    text: str
    interview: Interview
    format: str = "email"
    purpose: str = "thank-you"
    days: int = 1
    """Days after the interview on which it is judged, at ten in the morning, UTC."""
    sent: tuple[SentMessage, ...] = ()
    to_others: tuple[SentMessage, ...] = ()

    def parsed(self) -> Draft:
        """The message taken apart."""
        return self._draft

    @cached_property
    def _draft(self) -> Draft:
        return anatomy.parse(self.text, self.format, candidate=self.interview.candidate)

    @cached_property
    def _verdicts(self) -> dict[str, str]:
        return {}

    def context(self) -> Context:
        """What it is judged in."""
        now = dt.datetime.combine(self.interview.date + dt.timedelta(days=self.days), dt.time(10), dt.UTC)
        context = context_for(self.interview, self.format, self.purpose, now=now)
        return replace(context, sent=self.sent, panel_messages=self.to_others)

    def failing(self) -> frozenset[str]:
        """The required rules it fails, and the advice it goes against."""
        return frozenset(v.rule for v in judge_all(self.parsed(), self.context()) if v.verdict == "fail")

    def verdict(self, rule: str) -> str:
        """One rule's verdict; many changes are made of one message, which is judged once."""
        if rule not in self._verdicts:
            self._verdicts[rule] = find_rule(rule).check(self.parsed(), self.context()).verdict
        return self._verdicts[rule]


@dataclass(frozen=True)
class Mutant:
    """A message changed: the one it was made of, what was done, and the message that came out."""

    base: Message
    change: str
    message: Message


@dataclass
class Tally:
    """One rule's figures: of `mutants` the rule must fail, `killed` it fails, `alone` no other rule fails besides that passed
    before; of `variants` whose meaning is the same, `kept` have the verdict they had."""

    rule: str
    mutants: int = 0
    killed: int = 0
    alone: int = 0
    variants: int = 0
    kept: int = 0
    wrong: list[tuple[str, Mutant]] = field(default_factory=list)


# --- good messages ----------------------------------------------------------------------------------


@cache
def good_messages() -> tuple[Message, ...]:
    """The emails of the dev split that a careful reader passes in everything they were read for, and that is a good deal; by
    the labels, and not by the rules that are to be measured."""
    return tuple(
        Message(m.id, f"Subject: {m.subject}\n\n{m.body}" if m.subject else m.body, m.interview, m.format, m.purpose)
        for m in read_split("dev")
        if m.format == "email" and len(m.labels) >= _READ_FOR and all(m.labels.values())
    )


# --- how messages are changed ------------------------------------------------------------------------

Change = Callable[[Message, str, int], Message]


def _cut(message: Message, start: int, end: int, new: str) -> Message:
    return replace(message, text=message.text[:start] + new + message.text[end:])


def _sentences(part: Part) -> list[tuple[int, int]]:
    """(start, end) in the message of each sentence of a part."""
    folded, origin = fold(part.text)
    return [(part.start + origin[a], part.start + origin[b - 1] + 1) for a, b in split_sentences(folded)]


def say(message: Message, text: str, place: int) -> Message:
    """`text` after the first sentence (0), at the end of the first paragraph (1), at the head (2) or end (3) of the last."""
    paragraphs = message.parsed().paragraphs
    if not paragraphs:
        return message
    first, last = paragraphs[0], paragraphs[-1]
    at = (_sentences(first)[0][1], first.end, last.start, last.end)[place]
    return _cut(message, at, at, f"{text} " if place == 2 else f" {text}")


def instead_of(pattern: str) -> Change:
    """`text` said instead of every sentence that `pattern` finds."""
    wanted = re.compile(pattern, re.IGNORECASE)

    def change(message: Message, text: str, place: int) -> Message:
        for part in reversed(message.parsed().paragraphs):
            kept = [message.text[a:b] for a, b in _sentences(part) if not wanted.search(message.text[a:b])]
            message = _cut(message, part.start, part.end, " ".join(kept) or text)
        subject = message.parsed().subject
        if subject and wanted.search(subject.text):
            message = _cut(message, subject.start, subject.end, f"{message.interview.role}: our conversation"[:70])
        return message if text in message.text else say(message, text, place)

    return change


def greet(message: Message, text: str, _place: int) -> Message:
    """`text` instead of the greeting."""
    greeting = message.parsed().greeting
    return _cut(message, greeting.start, greeting.end, text) if greeting else message


def sign(message: Message, text: str, _place: int) -> Message:
    """`text` instead of the sign-off and all below it."""
    draft = message.parsed()
    ends = [part.start for part in (draft.sign_off, draft.name) if part]
    return replace(message, text=(message.text[: min(ends)] + text).rstrip()) if ends else message


def more_paragraphs(message: Message, text: str, place: int) -> Message:
    """Four paragraphs or more: `text` and others like it before, after, or between the rest, or a sentence to a paragraph."""
    parts = message.parsed().paragraphs
    if not parts:
        return message
    start, end = parts[0].start, parts[-1].end
    paragraphs = [part.text for part in parts]
    if place == 1:
        paragraphs = [message.text[a:b] for part in parts for a, b in _sentences(part)]
    others = iter(texts()["paragraph-limit"])
    paragraphs.insert(0 if place == 0 else len(paragraphs), text)
    while len(paragraphs) < 4:
        paragraphs.insert(1 if place == 2 else len(paragraphs), next(other for other in others if other != text))
    return _cut(message, start, end, "\n\n".join(paragraphs))


def noted(*fields: str, keep: str = "news") -> Change:
    """`text` as the only note in the first of the interview's `fields`, the others empty; what stood there goes to the field
    `keep`, so that what the message claims stays true."""

    def change(message: Message, text: str, _place: int) -> Message:
        told = message.interview.model_dump()
        moved = [note for name in fields for note in ([told[name]] if isinstance(told[name], str) else told[name]) if note]
        told |= {name: type(told[name])() for name in fields}
        told[keep] = (*told[keep], *moved)
        told[fields[0]] = (text,) if isinstance(told[fields[0]], tuple) else text
        return replace(message, interview=Interview.model_validate(told))

    return change


def let_out(message: Message, text: str, place: int) -> Message:
    """A note ("note => sentence") is taken, and the sentence said."""
    note, _, sentence = text.partition(" => ")
    told = message.interview.model_dump()
    told["discussed"] = (*told["discussed"], note)
    return say(replace(message, interview=Interview.model_validate(told)), sentence, place)


def unnamed(message: Message, text: str, _place: int) -> Message:
    """`text` wherever role or company is named, in whole or by a word of it."""
    interview = message.interview
    names = [interview.role, interview.company]
    words = [w for name in names for w in re.findall(r"[^\W\d_]{3,}|[A-Z]{2,}", name) if w.lower() not in ("and", "the", "for")]
    pattern = "|".join(rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)" for name in sorted({*names, *words}, key=len, reverse=True))
    head, body = message.parsed().subject, message.parsed().body
    changed = re.sub(rf"(?:(?:the|your|this) )?(?:{pattern})(?:[ -](?:{pattern}))*", text, body.text, flags=re.IGNORECASE)
    subject = f"Subject: {interview.interviewer.name}: our talk\n\n" if head else ""
    return replace(message, text=subject + changed.lstrip())


def channel(message: Message, text: str, place: int) -> Message:
    """Another subject, none ("-"), or a body that is too long ("+ sentence")."""
    subject = message.parsed().subject
    if text.startswith("+"):
        return say(message, (text[1:].strip() + " ") * 25, place)
    if subject is None:
        return message
    if text == "-":
        return replace(message, text=message.text[subject.end :].lstrip())
    return _cut(message, subject.start, subject.end, text)


def around(message: Message, text: str, place: int) -> Message:
    """`text` on a line of its own: above (even places) or below the message."""
    return replace(message, text=f"{text}\n\n{message.text}" if place % 2 == 0 else f"{message.text.rstrip()}\n\n{text}")


def already_sent(message: Message, text: str, place: int) -> Message:
    """`text` said in a message that the reader otherwise already has."""
    to = message.interview.interviewer.name
    body = message.parsed().body.text
    sent = SentMessage(date=message.interview.date, format=message.format, to=to, body=body)
    return replace(say(message, text, place), sent=(sent,))


def sent_round(message: Message, text: str, place: int) -> Message:
    """`text` said in a message that somebody else of the panel otherwise already has."""
    body = message.parsed().body.text
    told = message.interview.model_dump() | {"panel": (Person(name="Tamsin Orchard"),)}
    other = SentMessage(date=message.interview.date, format=message.format, to="Tamsin Orchard", body=body)
    return replace(say(message, text, place), interview=Interview.model_validate(told), to_others=(other,))


def late(message: Message, text: str, place: int) -> Message:
    """Judged as many days after the interview as `text` says."""
    return replace(message, days=int(text) + 7 * place)


BREAKERS: dict[str, Change] = {
    "gratitude": instead_of(
        r"thank|grateful|gratitude|appreciat|oblig|indebted|(?:kind|good|generous) of you|granted|means a lot"
    ),
    "specific-reference": noted(
        "discussed", "their_words", "personal", "news", "promised", "next_steps", "concern", keep="qualifications"
    ),
    "paragraph-limit": more_paragraphs,
    "no-begging": say,
    "no-apology": say,
    "next-steps-question": instead_of(
        r"\?|let me know|wonder(?:ed|ing)? |tell me|(?:could|would) you|know (?:when|what|how|where|whether)|update"
        r"|any news|feedback"
        r"|timeline|next steps?|(?:hear|learn) (?:from|when|whether|how things)|advice|\bask\b|grateful for (?:a|any) "
    ),
    "addressed-by-name": greet,
    "no-pressure": say,
    "no-defensiveness": say,
    "professional-language": say,
    "calm-punctuation": say,
    "no-placeholders": say,
    "states-interest": instead_of(
        r"interest|keen|glad|join|"
        r"forward|enthus|eager|excit|delight|happy|would (?:love|like|welcome|suit|be)|like to"
        r"|\bhope|first choice|future|opening|vacanc|in mind|work with|contribut|part of|attract"
        r"|want to|open door|stay in touch|\blove|\bwish|what I want|please me|happily|would start"
    ),
    "names-the-role": unnamed,
    "grounded": say,
    "signed": sign,
    "channel-fit": channel,
    "discreet": let_out,
    "distinct": sent_round,
    "no-chatter": around,
    "adds-value": noted("qualifications", "left_out"),
    "addresses-concern": noted("concern"),
    "keeps-promises": noted("promised"),
    "fresh": already_sent,
    "natural-voice": say,
    "proofread": say,
    "well-timed": late,
}
"""How each rule's texts are put to work."""
_THANKS_ONLY = frozenset({"adds-value", "addresses-concern", "keeps-promises", "well-timed"})
"""Rules that judge only some purposes; their mutants are made of thank-yous."""


@cache
def texts() -> dict[str, list[str]]:
    """The written texts of every rule."""
    data: dict[str, list[str]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return data


# --- mutants, variants, figures ------------------------------------------------------------------------


def mutants_of(rule: str, good: Sequence[Message]) -> list[Mutant]:
    """Every mutant of a rule: its texts × four places, each of the next good message that it can be made of."""
    bases = [m for m in good if rule not in _THANKS_ONLY or m.purpose == "thank-you"]
    change, made = BREAKERS[rule], []
    for number, (text, place) in enumerate(itertools.product(texts()[rule], PLACES)):
        for step in range(len(bases)):
            base = bases[(number * 5 + step) % len(bases)]
            message = change(base, text, place)
            if message != base and rule_applies(rule, message) and base.verdict(rule) != "fail":
                made.append(Mutant(base, f"{text} ({place})", message))
                break
    return made


def rule_applies(rule: str, message: Message) -> bool:
    """Whether the rule has something to judge in the changed message."""
    return message.verdict(rule) != "not-applicable"


def variants_of(broken: Sequence[Mutant]) -> list[Mutant]:
    """Meaning-preserving changes of a few of a rule's mutants, and of the messages these were made of."""
    some = broken[:: max(1, len(broken) // _KEPT_FROM)][:_KEPT_FROM]
    return [
        Mutant(base, name, replace(base, text=changed))
        for base in [*(m.base for m in some), *(m.message for m in some)]
        for name, keeper in KEEPERS.items()
        if (changed := keeper(base.text, base.format, base.interview.candidate)) != base.text
    ]


def tally(rule: str, good: Sequence[Message]) -> Tally:
    """A rule's figures over the good messages."""
    figures = Tally(rule)
    broken = mutants_of(rule, good)
    for mutant in broken:
        failing = mutant.message.failing()
        figures.mutants += 1
        figures.killed += rule in failing
        figures.alone += not failing - mutant.base.failing() - {rule}
        if rule not in failing:
            figures.wrong.append(("not killed", mutant))
    for variant in variants_of(broken):
        kept = variant.message.verdict(rule) == variant.base.verdict(rule)
        figures.variants += 1
        figures.kept += kept
        if not kept:
            figures.wrong.append(("not kept", variant))
    return figures


def tally_all(rules: Sequence[str] = ()) -> list[Tally]:
    """The figures of the named rules, of all where none is named, in the order of the rules."""
    good = good_messages()
    return [tally(rule.id, good) for rule in all_rules() if not rules or rule.id in rules]


def table(tallies: Sequence[Tally]) -> str:
    """Killed, alone and kept as counts and rates, a rule a line."""
    lines = [f"{'rule':<24}{'mutants':>8}{'killed':>9}{'alone':>9}{'variants':>10}{'kept':>9}"]
    lines += [_line(t.rule, t.mutants, t.killed, t.alone, t.variants, t.kept) for t in tallies]
    sums = [sum(getattr(t, name) for t in tallies) for name in ("mutants", "killed", "alone", "variants", "kept")]
    return "\n".join([*lines, _line("all", *sums)])


def _line(name: str, mutants: int, killed: int, alone: int, variants: int, kept: int) -> str:
    def share(part: int, whole: int) -> str:
        return f"{part / whole:>9.1%}" if whole else f"{'':>9}"

    return f"{name:<24}{mutants:>8}{share(killed, mutants)}{share(alone, mutants)}{variants:>10}{share(kept, variants)}"


def survivors(tallies: Iterable[Tally]) -> str:
    """Every mutant that lived and every variant whose verdict changed, with its text."""
    return "\n\n".join(
        f"--- {t.rule}: {what}: {m.change} (from {m.base.id})\n{m.message.text}" for t in tallies for what, m in t.wrong
    )
