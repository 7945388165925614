"""What a model wrote with marks around it, as the plain message it is: Markdown, HTML, labels, quotation marks, a second draft.

Marks only: not one word of the message is changed, and a text without any comes back as it is. What stands beside the message
in words of its own stays, for the rules to judge.
"""

from __future__ import annotations

import html
import json
import re
import textwrap
from typing import Any


def unmarked(text: str) -> str:
    """`text` without marks of Markdown and HTML, and only the first draft where there are several.

    Args:
        text: what a model wrote in its own turn, without its reasoning.
    """
    text = _lines_apart(
        _out_of_parts(_out_of_object(_unwrapped(_unwrapped(text))))
    )  # a fence within a tag, or the other way round
    text = _message_inside(text)
    if _MARKUP.search(text):
        text = html.unescape(_ANY_MARKUP.sub("", _PARAGRAPH.sub("\n\n", _BREAK.sub("\n", text)))).replace("\u00a0", " ")
    text = _without_markdown(text).strip()
    text = _without_labels(_unquoted(text))
    return _first_draft(_without_references(text)).strip()


# --- where the message stands --------------------------------------------------------------------------------

_FENCE = re.compile(r"^(`{3,9}|~{3,9})[\w-]{0,20}[ \t]*$\n?", re.MULTILINE)
_ASIDE = re.compile(r"\s*<([a-z_]{3,20})>", re.IGNORECASE)
_HELD = re.compile(r"<(answer|final_answer|final|output|response|result|message|email|letter|note|draft|text)>", re.IGNORECASE)


def _unwrapped(text: str) -> str:
    """`text` without a code fence or a tag that holds all of it; a fence may lack its end."""
    if (fence := _FENCE.match(text)) and fence.group().endswith("\n"):
        inner = text[fence.end() :].removesuffix(fence.group(1))
        return text if fence.group(1) in inner else inner.strip()
    if wrapper := _HELD.match(text):
        end = f"</{wrapper.group(1)}>"
        return text[wrapper.end() : -len(end)].strip() if text.lower().endswith(end.lower()) else text
    return text


_BODIES = ("body", "message", "email", "text", "content", "draft", "note", "letter", "reply", "response")
"""What models call the message where they write it into a JSON object."""


def _out_of_object(text: str) -> str:
    """The subject and body of a message that was written as a JSON object; any other text as it is."""
    if text[:1] + text[-1:] not in ("{}", "[]"):
        return text
    try:
        return _said_in(json.loads(text, strict=False)) or text
    except (ValueError, RecursionError):
        return text


def _said_in(value: Any) -> str:
    """The message a JSON value holds, however deep; empty where it holds none."""
    if isinstance(value, list):
        return _said_in(value[0]) if len(value) == 1 else ""
    if not isinstance(value, dict):
        return value.strip() if isinstance(value, str) else ""
    named = {name.lower(): said for name, said in value.items()}
    body = next((said for name in _BODIES if (said := _paragraphs(named.get(name)))), "")
    if body:
        before, after = (_apart(named, names, body) for names in (_BEFORE, _AFTER))
        body = "\n\n".join(filter(None, (before, body, after)))
    subject = named.get("subject")
    return f"Subject: {subject.strip()}\n\n{body}" if body and isinstance(subject, str) and subject.strip() else body


_BEFORE, _AFTER = (
    ("greeting", "salutation"),
    ("closing", "close", "sign_off", "signoff", "sign-off", "signature", "sender"),
)
"""What they call what stands before it and after it, where they write that apart."""


def _apart(named: dict[str, Any], names: tuple[str, ...], body: str) -> str:
    """What stands under these names and not in the body, a line each."""
    said = (_said_in(named.get(name)) for name in names)
    return "\n".join(line for line in said if line and line not in body)


def _paragraphs(value: Any) -> str:
    """The message a value holds, or its paragraphs one by one."""
    if isinstance(value, list) and len(value) > 1 and all(isinstance(item, str) for item in value):
        return "\n\n".join(item.strip() for item in value)
    return _said_in(value)


_PARTS = re.compile(
    r"subject:[ \t]*(['\"]?)(?P<yaml>[^\n]+?)\1[ \t]*\n+(?:body|message|text|email):[ \t]*[|>][+-]?[ \t]*\n"
    r"|\s*<subject>\s*(?P<xml>[^<\n]+?)\s*</subject>\s*(?:<body>\s*)?",
    re.IGNORECASE,
)


def _out_of_parts(text: str) -> str:
    """The subject and body of a message that was written as YAML or in tags; any other text as it is."""
    if not (parts := _PARTS.match(text)):
        return text
    return f"Subject: {parts['yaml'] or parts['xml']}\n\n{textwrap.dedent(text[parts.end() :])}"


def _lines_apart(text: str) -> str:
    """`text` with its lines apart where the model wrote "\\n" for the end of a line."""
    return text.replace("\\n", "\n") if "\n" not in text and text.count("\\n") > 1 else text


def _message_inside(text: str) -> str:
    """What a fence or a tag holds, where that is most of the text; a block in tags before the message is an aside."""
    tags, fences = list(_HELD.finditer(text)), list(_FENCE.finditer(text))
    held = text[tags[0].end() : text.find(f"</{tags[0].group(1)}>")] if len(tags) == 1 else ""
    if not held and len(fences) == 2:
        held = text[fences[0].end() : fences[1].start()]
    return held.strip() if len(held) * 2 >= len(text) else text[_past_asides(text) :]


def _past_asides(text: str) -> int:
    """Where the message begins, past blocks such as <plan>…</plan>."""
    at = 0
    while aside := _ASIDE.match(text, at):
        name = aside.group(1)
        end = text.find(f"</{name}>", aside.end())
        rest = end + len(name) + 3
        if end < 0 or name.lower() in _HTML or _HELD.match(aside.group().strip()) or not text[rest : rest + 1000].strip():
            break
        at = rest
    return at


_OPENING = r"[*_#\s]{0,8}(?:subject|dear|hi|hello|good (?:morning|afternoon|evening))\b"
_OPENS = re.compile(_OPENING, re.IGNORECASE)


# --- its marks ---------------------------------------------------------------------------------------------

_HTML = frozenset(
    (
        "html",
        "body",
        "div",
        "span",
        "strong",
        "em",
        "b",
        "i",
        "u",
        "p",
        "pre",
        "code",
        "blockquote",
        "section",
        "ul",
        "ol",
        "li",
    )
)
_TAGS = "|".join(sorted(_HTML))
_BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*\n?", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</(?:p|div|li)>\s*+(?=\S)", re.IGNORECASE)
_ANY_MARKUP = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>\n]{{0,200}})?>", re.IGNORECASE)
_MARKUP = re.compile(rf"<br\s*/?>|</(?:{_TAGS})>|&(?:nbsp|amp|quot|apos|lt|gt|#\d{{1,4}}|#x[0-9a-f]{{1,4}});", re.IGNORECASE)
_QUOTED_LINE = re.compile(r"^>[ \t]?", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_RULE = re.compile(r"[ \t]*(?:([-*_])[ \t]?)(?:\1[ \t]?){2,}|[ \t]*={3,}[ \t]*")
_ASIDES = (
    r"(?:(?:key |main )?(?:changes?|notes?|tips?|explanations?|rationale|comments?)|why (?:it|this) works|word count"
    r"|(?:option|version|draft) (?:\d|[a-z]\b|one|two))\b"
)
_HEADING = re.compile(rf"^#{{1,6}}[ \t]+(?!{_ASIDES})(.+?)[ \t#]*$", re.MULTILINE | re.IGNORECASE)
_STRONG = re.compile(rf"\*\*(?=[^\s*])(?!{_ASIDES})((?:.|\n(?!\n)){{1,1000}}?)(?<=[^\s*])\*\*", re.IGNORECASE)
"""A model's heading over remarks of its own keeps its marks: they tell it from the message."""
_TITLE = re.compile(
    rf"\A(?:#{{1,6}}[ \t]+(?!{_ASIDES})[^\n]{{1,80}}|(\*\*|\*(?!\*)|__|_(?!_))(?!{_ASIDES})[^\n]{{1,80}}\1:?)"
    rf"[ \t]*\n\s*(?={_OPENING})",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=\S)\*(?![\w*])"
    r"|(?<![\w_\\])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_])"
)
_ESCAPED = re.compile(r"\\([*_#>!().\[\]-])")
_LINE_END = re.compile(r"(?:[ \t]+|\\)$", re.MULTILINE)


def _without_markdown(text: str) -> str:
    rows = [row for row in text.split("\n") if row.strip()]
    if rows and all(row.startswith(">") for row in rows):
        text = _QUOTED_LINE.sub("", text)
    if len(rows) > 1 and all(row.startswith(("  ", "\t")) for row in rows[1:]):  # the first lost its own to strip()
        text = _INDENT.sub("", text)
    text = _between_rules(text)
    if not _OPENS.match(text):
        text = _TITLE.sub("", text)
    text = _HEADING.sub(r"\1", text)
    text = _STRONG.sub(r"\1", text)
    text = _EMPHASIS.sub(lambda m: m.group(1) or m.group(2), text)
    return _LINE_END.sub("", _ESCAPED.sub(r"\1", text))


def _between_rules(text: str) -> str:
    """`text` without the rules drawn at its beginning and end; one in the middle parts two things, and stays."""
    rows = text.strip().split("\n")
    first = next((at for at, row in enumerate(rows) if row.strip() and not _RULE.fullmatch(row)), 0)
    rows = rows[first:]
    while len(rows) > 1 and (not rows[-1].strip() or _RULE.fullmatch(rows[-1])):
        rows.pop()
    return "\n".join(rows)


# --- what stands around it ---------------------------------------------------------------------------------

_SPEAKER = re.compile(r"(?:assistant|ai|model)[ \t]*:[ \t]+(?=\S)", re.IGNORECASE)
_LABEL = re.compile(
    r"(\A|\Asubject:[^\n]*\n\s*)(?:(?:e-?mail )?body|e-?mail|message|text):[ \t]*\n?[ \t]*(?=\S)", re.IGNORECASE
)
_SUBJECT = re.compile(r"^[ \t]*subject(?: line)?[ \t]*:", re.IGNORECASE | re.MULTILINE)
_PAIRS = {'"': '"', "\u201c": "\u201d", "'": "'", "\u2018": "\u2019"}


def _unquoted(text: str) -> str:
    """`text` without quotation marks around all of it."""
    if text[:3] == text[-3:] == '"""' and len(text) > 6:
        return text[3:-3].strip()
    closing = _PAIRS.get(text[:1])
    return text[1:-1].strip() if closing and text[-1:] == closing and _OPENS.match(text[1:]) else text


_REFERENCE = re.compile(r"(?<=[\w.,;!?])(?:\u3010[^\u3010\u3011\n]{1,40}\u3011|\[\^?\d{1,2}\])+")


def _without_references(text: str) -> str:
    """`text` without the numbers of sources that some providers add: [1], \u30104:0\u2020source\u3011."""
    return _REFERENCE.sub("", text) if "\u3011" in text or "[1]" in text or "[^1]" in text else text


def _without_labels(text: str) -> str:
    """`text` without a speaker's name before it, and without the word "Message:" or "Body:" before its body."""
    return _LABEL.sub(r"\1", _SPEAKER.sub("", text, count=1) if _SPEAKER.match(text) else text, count=1)


def _first_draft(text: str) -> str:
    """The first of several drafts: each begins with a subject line; what parts them goes, too."""
    subjects = [match.start() for match in _SUBJECT.finditer(text)]
    if len(subjects) < 2 or text[: subjects[0]].strip():
        return text
    first = text[: subjects[1]].rstrip()
    parting = re.search(r"\n\s*(?:([-*_=])\1{2,}|[^\n]{1,40}:)[ \t]*\Z", first)
    return first[: parting.start()] if parting else first
