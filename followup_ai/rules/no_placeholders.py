"""Whether anything is left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft
from followup_ai.patterns import Together, expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._surface import notes, typed

_SLOT = (
    r"(?:names?|company|organi[sz]ation|employer|role|position|job|title|dates?|day|time|interviewer|manager|recruiter|team"
    r"|department|topics?|project|detail|details|specifics?|phone|number|e-?mail|link|url|address|city|location|insert|add"
    r"|mention"
    r"|enter|fill|your|my name|candidate|recipient|surname|first|last|skills?|experience|example|signature|qualification"
    r"|industry|field|here|xyz|abc|something|thing|things|steps?|liked|discussed|placeholder|school|university|hospital"
    r"|contact|product|reason|month|year|week|place|blank|whatever|who(?:m)?ever|(?:he|she|they|you) (?:said|mentioned|told))"
)
_PATTERNS = Together(
    expression(pattern)
    for pattern in (
        rf"\[(?!sic\]|\d|\.\.\.|…)(?=[^\[\]\n]{{0,80}}\b(?i:{_SLOT})\b)[^\[\]\n]{{1,80}}\](?!\()",
        r"\[(?:_+|\.{3,}|X+|\?+|TBD|TBC)\]|\[[A-Z][A-Z_ ]{2,40}\](?!\()",
        r"\[(?i:to be (?:confirmed|added|completed|decided|inserted|filled)|sign(?:ed)? (?:by hand"
        r"|here)|your \w+)[^\[\]\n]{0,40}\]",
        r"\{\{[^{}\n:;]{0,60}[A-Za-z][^{}\n:;]{0,60}\}\}|\$?\{[A-Za-z][A-Za-z0-9_ .'’-]{0,60}\}|\{%[^{}\n]{1,60}%\}",
        rf"<<?(?!/|https?:|mailto:)(?=[^<>@\n]{{0,60}}\b(?i:{_SLOT})\b)[A-Za-z][^<>@/=\n]{{0,60}}>>?",
        r"%[A-Za-z]+(?:_[A-Za-z]+)*%(?!\d)|@@[A-Z_]{2,30}@@|__[A-Z]+(?:_[A-Z]+)*__",
        rf"\$(?=[A-Z_]{{0,30}}(?i:{_SLOT}))[A-Z][A-Z_]{{2,30}}\b",
        r"\b(?:XYZ|ABC) (?:Company|Corp(?:oration)?|Inc|Ltd|Limited|University|College|School|Hospital|Industries"
        r"|Enterprises|Firm)\b"
        r"|\b(?i:company) (?:XYZ|ABC)\b|\bXYZ\b"
        r"(?! (?:stages?|ax[ei]s|coordinates?|table|plane|plot|motion|gantry|robot|positioner|scanner|files?|space|system)\b)",
        r"\b(?=\w+[-_])"
        r"(?i:(?:your|company|candidate|interviewer|role|job|position|recipient|first|last|manager|hiring)[-_](?:full[-_])?"
        r"(?:name|title|company|role)(?:[-_]here)?)\b|\b(?i:your[-_ ](?:full[-_ ])?name[-_ ]here|yourname)\b",
        r"\b(?:Your|First|Last|Full|Company|Interviewer(?:['’]s)?|Hiring Manager(?:['’]s)?|Recruiter(?:['’]s)?"
        r"|Manager(?:['’]s)?|Recipient(?:['’]s)?)"
        r" (?:Full )?Name\b|\b(?:YOUR|COMPANY|INTERVIEWER(?:['’]S)?|FIRST|LAST|FULL) NAME\b|\b(?:Dear|Hi|Hello) (?:Name"
        r"|NAME|Interviewer"
        r"|INTERVIEWER|Recipient)\b|\b(?:FirstName|LastName|Firstname|Lastname|FIRSTNAME|LASTNAME)\b|\bYour (?:Phone "
        r"Number|Contact Information|Email Address|Address)\b",
        r"\b(?:JOB|ROLE|POSITION) (?:TITLE|NAME)\b|(?m:^(?:First Last|Name Surname|Firstname Surname)$)"
        r"|«\s?(?i:(?:(?:your|the|first|last|full|company|job) )?(?:name|surname|title|role|company|position|date|reader))\s?»",
        rf"\bINSERT (?:[A-Z]+\b ?){{1,5}}|\((?i:insert|add|your|mention|fill "
        rf"in)\b(?=[^()\n]{{0,60}}\b(?i:{_SLOT})\b)[^()\n]{{1,60}}\)"
        rf"|\b[Ii]nsert (?:the |your |a |their )?(?i:{_SLOT})(?: \w+)? here\b",
        r"\((?i:(?:the |your )?(?:name|company|role|position|date|job title|company name|interviewer(?:'s)? name|time"
        r"|topic))\)",
        r"\b(?:TBD|TBC|TBA)\b|\b(?:TODO|FIXME|TK TK|TKTK)\b|\b(?:19|20)XX\b|\bXX+\b|\bx{4,}\b"
        r"|\bX[.,]?X?%|\b[Xx] (?:years|months"
        r"|weeks|days|percent)\b"
        r"|(?i:\blorem ipsum\b)",
        r"(?<![\w_])_{3,}(?![\w_])|(?<=[ \t(/])(?:\.{5,}|[.\u2026]*\u2026{2,}[.\u2026]*)(?=[\s,)/])",
        r"\bxx(?= (?:role|position|job|post|company|team|department|years?|months?|weeks?|days?)\b)|\b(?:19|20)\dX\b"
        r"|(?m:^City, State(?:,? (?:ZIP|Zip)(?: [Cc]ode)?)?$)",
    )
)
_USED_AS_WORD = expression(
    r"(?:\b(?:is|are|was|were|still|as|remains?|currently|yet|marked|listed|down as|being|be|the|a|this|that"
    r"|your|our)\s+[\"']?)$",
    re.IGNORECASE,
)
_QUOTES = ('"', "“", "'", "‘")
_QUOTED_NOUN = compiled(r"[\"”'’] [a-z]{3,}")
_WORD_AFTER = expression(r"[\"']?\s+(?:list|lists|app|apps|comments?|items?|chromosomes?|century|markers?)\b", re.IGNORECASE)
_ENOUGH = 20
"""Slots shown at once; more would say nothing more."""
_MESSAGE = "Dear Dana,\n\n{}\n\nBest regards,\nSam Okafor"


class NoPlaceholders(Rule):
    """Nothing is left to fill in.

    Why: one open slot tells the reader that the message is a form, and that nobody read it before sending.
    Source: the project's guidance on interview follow-up.

    Brackets as ordinary punctuation, Markdown links, addresses in angle brackets, and code or signs that the notes
    themselves contain pass; the subject counts.
    """

    id = "no-placeholders"
    title = "Blanks left to fill in"
    asks = "Leave nothing to fill in: no brackets to replace, no blanks, no stand-in names."
    remedy = "Replace every slot with the real word, or take the phrase out."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Thank you for your time (and the coffee)."),
        _MESSAGE.format('You wrote that "it [the rota] works".'),
        _MESSAGE.format("My talk is [on my site](https://sam.example/talk), or <https://sam.example>."),
        _MESSAGE.format("You can reach me at <sam@okafor.example>."),
        _MESSAGE.format('"Boring technolgy [sic] wins" stayed with me.'),
        _MESSAGE.format("The interval [0, 1) and a set {1, 2} both came up."),
        Example(
            _MESSAGE.format("I enjoyed the part on {{ name }} templating."), interview={"discussed": ["{{ name }} templating"]}
        ),
        _MESSAGE.format("You said the start date is still TBD."),
        _MESSAGE.format("Your TODO list made me smile."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(_MESSAGE.format("I enjoyed learning about [Company]."), marks="[Company]"),
        Example("Dear {name},\n\nThank you for your time.\n\nBest,\nSam Okafor", marks="{name}"),
        Example(_MESSAGE.format("Thank you for discussing the <role> with me."), marks="<role>"),
        Example(_MESSAGE.format("I would love to join XYZ Company."), marks="XYZ Company"),
        Example("Dear Dana,\n\nThank you for your time.\n\nBest,\nyour-name-here", marks="your-name-here"),
        Example(_MESSAGE.format("I am free on TBD."), marks="TBD"),
        Example(_MESSAGE.format("We met on ____."), marks="____"),
        Example("Subject: Thank you for the [Job Title] interview\n\nDear Dana,\n\nThanks.\n\nSam Okafor", marks="[Job Title]"),
        Example(_MESSAGE.format("I worked there for X years."), marks="X years"),
        Example(_MESSAGE.format("I would love the xx role."), marks="xx"),
        Example("Dear Dana,\n\nThank you.\n\nBest,\n[Your Name]", marks="[Your Name]"),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        found = sorted(_slots(draft, notes(context.interview)))
        if found:
            return failed(f'"{draft.text[found[0][0] : found[0][1]]}" is left to fill in.', *found)
        return passed("Nothing is left to fill in.")


def _slots(draft: Draft, known: str) -> Iterator[tuple[int, int]]:
    for part in typed(draft):
        ends: list[tuple[int, int]] = []
        for pattern in _PATTERNS.likely(part.text):
            for match in pattern.finditer(part.text):
                if any(a <= match.start() < b for a, b in ends) or _is_ordinary(part.text, match, known):
                    continue
                ends.append(match.span())
                yield part.start + match.start(), part.start + match.end()
                if len(ends) == _ENOUGH:
                    return


def _is_ordinary(text: str, match: re.Match[str], known: str) -> bool:
    words = match.group()
    if words.casefold() in known.casefold() and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", known, re.IGNORECASE):
        return True
    if text[match.start() - 1 : match.start()] in _QUOTES and _QUOTED_NOUN.match(text, match.end()):
        return True  # a thing so called: the "your name here" bookmarks
    if words[0] == "[" and re.search(r"[a-z]{3}[.!?] [A-Z]", words):
        return True  # a remark, not a slot
    if words[0] == "[" and words[1:2].islower():
        # "it [the team] works" inside a quotation is the writer's own remark.
        quoted = sum(text.count(mark, max(0, match.start() - 300), match.start()) for mark in '"“”') % 2
        return bool(quoted) and not words.startswith(("[your", "[insert", "[name", "[company", "[role"))
    if words.isupper() and words.isalpha():
        before = text[max(0, match.start() - 20) : match.start()]
        if _WORD_AFTER.match(text, match.end()) or (words.startswith("X") and re.search(r"[a-z] [A-Z][a-z]+ $", before)):
            return True
        return words.startswith(("TB", "TODO")) and bool(_USED_AS_WORD.search(before))
    if set(words) == {"_"}:
        line = text[text.rfind("\n", 0, match.start()) + 1 : (text + "\n").find("\n", match.end())]
        return len(words) > 9 and not line.strip(" _")
    return False
