"""Whether the message speaks to nobody but its reader."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft
from followup_ai.patterns import Together, expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._obedience import obeyed
from followup_ai.rules._surface import typed
from followup_ai.rules._text import in_lower_case

_THING = (
    r"(?:e-?mail|message|letter|note|script|draft|version|template|follow[- ]?up|thank[- ]you|sample|example|text|subject "
    r"line|connection request|voicemail|response|reply|rewrite|revision|linkedin)"
)
_HERE = expression(
    rf"^[\W_]*(?:(?:sure|certainly|absolutely|of course|great|ok(?:ay)?|alright|got it|no problem|happy to help|understood"
    rf"|yes|thanks for|thank you for)\b[^\n]{{0,60}}?[,.!—–-]+ *)?"
    rf"(?:here(?:['’]s| is| are| you go)|below (?:is|are|you)|the following is|this is|i(?:['’]ve| have)? (?:drafted"
    rf"|written|wrote|prepared|created|put together|revised|rewritten|composed|crafted|updated|fixed)|attached is"
    rf"|presenting)"
    rf"\b(?=[^\n]{{0,120}}\b{_THING}s?\b|[ ,]*[:!]?[ ]*$)[^\n]{{0,200}}",
    re.MULTILINE,
)
"""A line that hands over a draft; chatter only ahead of the greeting or subject."""
_REPLYING = expression(
    r"^[\W_]*(?:sure(?: thing)?|certainly|absolutely|of course|got it|no problem|happy to help|understood|okay|ok|great "
    r"question|thanks for (?:the|your|sharing)|i(?:'d| would) be (?:happy|glad) to (?:help|write|draft))\b[^\n]{0,200}",
    re.MULTILINE,
)
_ANYWHERE = tuple(
    expression(pattern, re.MULTILINE)
    for pattern in (
        r"\bas an? (?:ai|artificial intelligence|(?:large )?language model)\b(?: (?:language )?(?:model|assistant|chatbot"
        r"|bot|system))?(?=\s*(?:[,.]|i\b|it\b))|\bi(?:['’]m| am) (?:just |only )?an? (?:ai|(?:large )?language model)\b(?: "
        r"(?:language )?(?:model|assistant|chatbot|bot))?(?=\s*(?:[,.]|and\b|so\b))"
        r"|\bmy (?:training data|knowledge cut-?off)\b|\bi (?:cannot|can['’]t|am unable to|['’]m unable to) (?:generate"
        r"|create|write|produce|fulfil+|assist with|help with) (?:this|that|the|your) (?:request|email|message|letter"
        r"|content)",
        rf"\bfeel free to (?:\w+ (?:and|or|,) )?(?:adapt|edit|customi[sz]e|tweak|modify|adjust|personali[sz]e|change"
        rf"|revise|tailor|swap|replace|use)\b(?: (?:(?:this|it)(?: {_THING})?(?= (?:to|as|for|if|and|before|however)\b"
        rf"|[.,!)]|$)|as (?:needed|necessary|you (?:like|see|wish))|the (?:{_THING}|wording|tone|details?|names?"
        rf"|placeholders?|language))\b|(?=[.!)]|$))",
        r"\bfeel free to (?:adapt|edit|customi[sz]e|tweak|modify|adjust|personali[sz]e|change|revise|replace) (?:the|any"
        r"|each) (?:\w+ ){0,2}(?:above|paragraphs?|sections?"
        r"|sentences?|lines?|opening|closing|subject|greeting|brackets?)\b[^\n]*|^[^\w\n]*optional\b ?:[^\n]*|\bend of "
        r"(?:the )?(?:e-?mail|message|letter|draft|note)\b[^\n]*",
        r"\bi(?:['’]ve| have) (?:kept|made|tried to keep|aimed to keep|tried to make) (?:it|this|the (?:tone|e-?mail"
        r"|message|draft|note))"
        r" (?:\w+ ){0,2}(?:concise|short|brief|friendly|formal|professional|warm|polite|under|to the point|simple)\b[^\n]*",
        r"^[ \t]*(?:```|~~~)[^\n]*",
        r"^[ \t>*_#(\[]*(?:word|character|char) ?count\b[^\n]*|^[ \t*_]*\(?(?:approx(?:imately|\.)?|about|around|~|total:?"
        r"|length:?)? ?\d{2,4} (?:words|characters)(?: total)?\)?[*_.]*[ \t]*$",
        r"^[ \t*_#\[]*(?:option|version|alternative|variant|draft|variation) ?(?:#?\d|[a-c]|one|two|three)\b[ "
        r"\t]*(?:[:.)*\]—–-][^\n]*|\([^\n]*)?$|^[ \t*_#]*(?:alternative|alternate|optional|suggested|possible) (?:subject"
        r"|opening|closing|version|greeting)[^\n]*:[^\n]*|^[ \t*_#]*subject line options?[^\n]*",
        r"</?(?:think|thinking|answer|output|response|email|draft)>|^[ \t]*(?:assistant|user|system|ai|chatgpt|model)[ "
        r"\t]*:[^\n]*",
        r"^[ \t]*[*_(\[]*(?:note to (?:self|user|candidate|you)|tips?|explanation|why this works|key (?:features|changes"
        r"|improvements|points to note)|what i changed|changes made|reasoning|rationale|customi[sz]ation(?: tips?)?"
        r"|instructions?|disclaimer|tone|placeholders?)[*_]*[ \t]*:[^\n]*",
        rf"\b(?:replace|fill in|insert|update) the (?:placeholders?|brackets?|bracketed|information in (?:the "
        rf")?brackets)\b[^\n]*|\bthis (?:{_THING}) (?:is (?:\w+ )?(?:professional|concise|polite|under|about|written"
        rf"|designed|tailored)|strikes|maintains|keeps|uses|expresses|balances|avoids|demonstrates|follows the|meets "
        rf"(?:all|the))\b[^\n]*",
    )
)
_OUTSIDE = tuple(
    expression(pattern, re.MULTILINE)
    for pattern in (
        r"^[^\w\n]*(?:please |just )?(?:remember|don['’]t forget|be sure|make sure) to\b[^\n]*|\bbefore (?:you "
        r")?send(?:ing)?\b[^\n]*|^[^\w\n]*good luck\b[^\n]*|\bwould you like (?:me to\b|an? (?:\w+ )?(?:version"
        r"|alternative|draft|variant|follow-?up))[^\n]*",
        r"\b(?:if you(?:['’]d| would)? prefer|you(?:['’]d| would) prefer)\b[^\n]{0,40}\b(?:version|tone|formal|shorter"
        r"|longer|wording)\b[^\n]*",
        rf"\b(?:let me know|tell me|just say|just ask) if you(?:['’]d| would)?(?: like| want| need)?(?: me)?(?: to)? "
        rf"(?:\w+ ){{0,3}}(?:adjust|tweak|revise|rewrite|shorten|lengthen|make (?:it|this|the)|(?:any )?(?:changes|edits"
        rf"|adjustments|tweaks|revisions|modifications)(?! to (?:the|my|your) (?!{_THING}))|another version|a (?:shorter"
        rf"|longer|different|more|less))[^\n]*",
        rf"\b(?:i )?hope (?:this|the) (?:{_THING} )?(?:helps|works for you|meets your (?:needs|requirements)|is (?:helpful"
        rf"|what you (?:need|want|were)))\b[^\n]*|\bgood luck with (?:your|the) (?:interview|application|job search"
        rf"|follow[- ]?up)\b[^\n]*",
        r"\b(?:would you like|do you want|shall i|should i|want) me to (?:adjust|tweak|revise|rewrite|shorten|make (?:it"
        r"|this)|draft|write|create)\b[^\n]*|\bshall i (?:adjust|rewrite|shorten|draft)\b[^\n]*",
    )
)
"""Remarks that could be addressed to the reader; chatter only before the greeting or after the name."""
_MANNER = r"(?:casual|formal|long|short|pushy|needy|desperate|stiff|cringe|blunt|rude|weird)"
_OF_THE_DRAFT = tuple(
    expression(pattern, re.MULTILINE)
    for pattern in (
        # Whether, when and how to send it.
        r"\b(?:ok(?:ay)?|all right|alright|fine|good enough|safe|ready) to send\b|\bwant to send\b|\bproofread before\b"
        r"|\b(?:send|sending|sent|post|submit)(?: \w+)? (?:this|it|tonight|tomorrow)\b"
        r"|\bwhat i(?:['’]m| am)? (?:going|sent|send)"
        r"|\b(?:version|one) i (?:went with|sent|am sending)\b|\bhow i(?:['’]d| would) (?:phrase|word|put|write) it\b",
        # How it sounds.
        rf"\b(?:make|keep) it (?:\w+ )?(?:longer|shorter|formal|brief|casual|snappier)\b|\btoo (?:\w+ )?{_MANNER}\b"
        rf"|\b(?:sound|sounds|comes? across|reads?)(?: \w+){{0,2}} {_MANNER}\b|\bthis works\b",
        # A request to somebody who is shown it.
        r"^\W*(?:any )?thoughts\b ?\?|\bwhat do (?:you|y'all) (?:guys|all|lot|folks|think)\b"
        r"|\b(?:be brutal|roast (?:this|me)|rate (?:this|my))\b|\bfeedback on (?:the above|this)\b"
        r"|\b(?:mum|mom|dad|babe|bro|guys|everyone),? (?:can|could|would|please)\b",
        rf"\b(?:check|proofread|correct|fix|review|improve|polish|look over) (?:this|it"
        rf"|the (?:grammar|english|spelling|below|above)|my (?:{_THING}|grammar|english))\b"
        rf"|\b(?:below|above) (?:{_THING}|mail)\b"
        r"|\bchange the (?:bit|part|line|name|first|second)\b"
        r"|\bpersonali[sz]e the\b",
        # Remarks of a forum, of a helper, of a collection of templates.
        r"^\W*(?:edit|update|op|tl;?dr|context|background)\b ?(?:\d ?)?[:,]|^\W*op here\b|(?<!\w)[ur]/\w{3,}|\breddit\b"
        r"|\bi(?:['’]ve| have)? (?:kept|made|used|mentioned|included|avoided|went with|drafted)\b"
        r"|^\W*(?:template|sample|example) ?#?\d",
    )
)
"""Words about the draft, or to somebody who is shown it; chatter only before the greeting or after the name."""
_MARKUP = expression(
    r"^[ \t]*(?:#{1,6}[ \t]+[^\n]+|(?:\*\*|__)[^*_\n]{1,60}(?:\*\*|__)[ \t]*:?[ \t]*$|(?:\*\*|__)(?:subject|greeting|body"
    r"|closing|sign-?off|date|signature)\b[^\n]*)",
    re.MULTILINE,
)
_NOTE = expression(r"^[ \t]*[*_(\[]*(?:please )?note\b[*_]*[ \t]*[:—–-][^\n]*", re.MULTILINE)
_LABEL = expression(r"^[^\n]{0,120}[^\s:]:[ \t*_]*$", re.MULTILINE)
_INSIDE, _BESIDE = Together((*_ANYWHERE, _MARKUP)), Together((_HERE, _REPLYING, _NOTE, _LABEL, *_OUTSIDE))
"""A line ahead of the greeting that ends in a colon introduces what follows."""
_START = expression(
    r"^[ \t*_]*(?:subject[ \t]*:|dear\b|hi\b|hello\b|hey\b|good (?:morning|afternoon|evening)\b|opening\b[^\n]{0,20}:|to "
    r"whom)",
    re.MULTILINE,
)
_MESSAGE = "Dear Dana,\n\n{}\n\nBest regards,\nSam Okafor"


class NoChatter(Rule):
    """It speaks to the reader only: nothing introduces, explains or offers to change the draft.

    Why: a line meant for the sender shows that the sender did not write the message, nor read it.
    Source: the project's guidance on interview follow-up.

    "Here is the link to my talk" speaks to the reader and passes; "Here is your email:" ahead of the greeting does not. In a
    call script, which nobody but the caller sees, headings and bold labels pass.
    """

    id = "no-chatter"
    of_words = True
    title = "Words not meant for the reader"
    asks = "Write only the message itself: no introduction, no remarks about it, no alternatives, no Markdown."
    remedy = "Take out whatever is not addressed to the reader."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Here's the link to my talk: https://sam.example/talk"),
        _MESSAGE.format("As an AI researcher, I enjoyed the part on streaming."),
        _MESSAGE.format("Please let me know if you need a reference."),
        _MESSAGE.format("Feel free to call me on Thursday."),
        _MESSAGE.format("I hope this helps with the rota: the template I promised is attached."),
        _MESSAGE.format("Please note that I am away on Monday."),
        _MESSAGE.format("Certainly the rota is a hard problem, and of course it needs people."),
        Example("**Opening:**\nHello Dana, this is Sam Okafor.\n\n**Close:**\nThank you.", format="call-script"),
        Example(
            _MESSAGE.format('The line "grief reads every letter twice" has stayed with me.'),
            interview={"their_words": ["grief reads every letter twice"]},
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example("Here's your email:\n\n" + _MESSAGE.format("Thank you."), marks="Here's your email:"),
        Example(
            "Sure! Here is a draft you could send.\n\n" + _MESSAGE.format("Thank you."),
            marks="Sure! Here is a draft you could send.",
        ),
        Example(_MESSAGE.format("As an AI, I cannot feel gratitude."), marks="As an AI"),
        Example(_MESSAGE.format("Thank you.") + "\n\nFeel free to adapt this to your style.", marks="Feel free to adapt this"),
        Example("```\n" + _MESSAGE.format("Thank you.") + "\n```", marks="```"),
        Example(_MESSAGE.format("Thank you.") + "\n\n(Word count: 112)", marks="(Word count: 112)"),
        Example("Option 1:\n\n" + _MESSAGE.format("Thank you."), marks="Option 1:"),
        Example(
            _MESSAGE.format("Thank you.") + "\n\nLet me know if you'd like any changes!",
            marks="Let me know if you'd like any changes!",
        ),
        Example(
            "Is this ok to send? Should I make it longer?\n\n" + _MESSAGE.format("Thank you."),
            marks="Is this ok to send? Should I make it longer?",
        ),
        Example(_MESSAGE.format("Thank you.") + "\n\n--\nthoughts? too casual?", marks="thoughts? too casual?"),
        Example("## Thank-you email\n\n" + _MESSAGE.format("Thank you."), marks="## Thank-you email"),
        Example(
            _MESSAGE.format("Thank you.") + "\n\nNote: replace the date before sending.",
            marks="Note: replace the date before sending.",
        ),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        found = _chatter(draft)
        if found:
            words = " ".join(draft.text[found[0][0] : found[0][1]].split())
            return failed(f'"{words}" does not speak to the reader.', *found)
        if context.interview and (steered := obeyed(draft, context.interview)):
            words = " ".join(draft.text[steered[0] : steered[1]].split())
            return failed(f'"{words}" follows what the notes say to whoever writes the message.', steered)
        return passed("It speaks to the reader only.")

    def fix(self, draft: Draft, context: Context) -> str | None:
        text = draft.text
        start, end = _message_start(draft), _message_end(draft)
        for a, b in reversed(_chatter(draft)):
            line_start = text.rfind("\n", 0, a) + 1
            line_end = text.find("\n", b)
            line_end = len(text) if line_end < 0 else line_end
            outside = b <= start or (end is not None and a >= end)
            fence = text[a:b].lstrip().startswith(("```", "~~~"))
            if not (outside or fence):
                return None
            text = text[:line_start] + text[line_end + 1 :]
        text = re.sub(r"\A(?:[ \t]*(?:-{3,}|\*{3,})?[ \t]*\n)+", "", text)
        return re.sub(r"(?:\n[ \t]*(?:-{3,}|\*{3,})?[ \t]*)+\Z", "", text)


def _message_start(draft: Draft) -> int:
    """Where the message begins: its greeting, or its subject line where it has no greeting, or 0."""
    if draft.greeting is not None and draft.format != "call-script":
        return draft.greeting.start
    matches = list(_START.finditer(in_lower_case(draft.text)))
    greeted = [match.start() for match in matches if "subject" not in match.group()]
    return greeted[0] if greeted else min((match.start() for match in matches), default=0)


def _message_end(draft: Draft) -> int | None:
    part = draft.name or draft.sign_off
    return part.end if part is not None and draft.format != "call-script" else None


_HEADER = compiled(r"\W*(?:to|from|cc|bcc|date|sent|re|reply-to|attachments?)\b[^:\n]{0,20}:|\W*\Z", re.IGNORECASE)


def _above_subject(draft: Draft) -> list[tuple[int, int]]:
    """The lines above the subject line of a mail that are none of its headers: nobody the message is for reads them."""
    mail = draft.subject is not None and draft.format == "email"
    top = draft.text.rfind("\n", 0, draft.subject.start) if mail and draft.subject else -1
    found, at = [], 0
    for row in draft.text[: top + 1].splitlines(keepends=True):
        if not _HEADER.match(row):
            found.append(_trim(draft.text, at, at + len(row)))
        at += len(row)
    return found


def _chatter(draft: Draft) -> list[tuple[int, int]]:
    start, end = _message_start(draft), _message_end(draft)
    found = _above_subject(draft)
    for part in typed(draft):
        low = in_lower_case(part.text)
        for pattern in _INSIDE.likely(low):
            if pattern is _MARKUP and draft.format == "call-script":
                continue
            found += [_trim(draft.text, part.start + m.start(), part.start + m.end()) for m in pattern.finditer(low)]
        for pattern in _BESIDE.likely(low):
            for match in pattern.finditer(low):
                place = _trim(draft.text, part.start + match.start(), part.start + match.end())
                if draft.subject is not None and place[0] <= draft.subject.end and place[1] >= draft.subject.start:
                    continue
                handed_over = pattern is _HERE and place[0] == 0 and draft.text[: place[1]].endswith(":")
                after = (
                    pattern not in (_REPLYING, _LABEL)
                    and end is not None
                    and place[0] >= end
                    and not _in_postscript(draft, place[0])
                )
                if place[1] <= start or handed_over or after:
                    found.append(place)
    for line in _outer_lines(draft, start, end):
        low = in_lower_case(draft.text)
        if any(pattern.search(low, *line) for pattern in _OF_THE_DRAFT) or _asks_beside(draft, line, start):
            found.append(line)
    return _merged(sorted(found))


def _outer_lines(draft: Draft, start: int, end: int | None) -> list[tuple[int, int]]:
    """The lines above the greeting and below the name, the parts of a letter or of mail left out."""
    if draft.format == "call-script":
        return []
    known = (draft.subject, draft.date, draft.postscript, draft.quoted, *draft.address)
    found = []
    for a, b in ((0, start), (len(draft.text) if end is None else end, len(draft.text))):
        for match in re.finditer(r"[^\r\n]+", draft.text[a:b]):
            place = _trim(draft.text, a + match.start(), a + match.end())
            within = any(p is not None and p.start < place[1] and place[0] < p.end for p in known)
            if place[0] < place[1] and not within:
                found.append(place)
    return found


def _asks_beside(draft: Draft, line: tuple[int, int], start: int) -> bool:
    """Whether a question stands above the greeting: the reader is not spoken to before being greeted."""
    above = draft.greeting is not None and line[1] <= start
    return above and draft.text[line[1] - 1] == "?" and len(draft.text[slice(*line)].split()) > 2


def _in_postscript(draft: Draft, at: int) -> bool:
    return draft.postscript is not None and draft.postscript.start <= at < draft.postscript.end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
