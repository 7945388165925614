"""Reads what a model answered for what it is: a message, or nothing usable and why.

Takes answers in the shape LiteLLM gives every provider's (OpenAI's chat completion); knows no network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from followup_ai.answers import tokens_in
from followup_ai.errors import ModelUseless
from followup_ai.unmarked import unmarked
from followup_ai.veils import Veiled

LONGEST_TEXT = 20_000
"""Characters of the longest message that is read; none comes near it, and judging takes seconds at ten times as many."""
LONGEST_ANSWER = 400_000
"""Characters of the longest answer, reasoning included."""


@dataclass(frozen=True, repr=False)
class Reply(Veiled):
    """What a model wrote, and what it took."""

    open_fields: ClassVar = frozenset({"model", "finish_reason", "retries", "dropped"})

    text: str
    model: str
    """The model as it was asked for."""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    seconds: float = 0.0
    """From the first request to the answer, waits between requests included."""
    cost_usd: float | None = None
    """None where the model has no known price."""
    finish_reason: str = "stop"
    calls: int = 1
    """Requests made, those that failed and were repeated included."""
    retries: tuple[str, ...] = ()
    """Why each request that was repeated had failed, in a few words."""
    dropped: tuple[str, ...] = ()
    """Parameters this model rejects, left out of the request ("temperature", "system role")."""


def message_of(response: Any, model: str) -> str:
    """The message in a model's answer, without reasoning and without a code fence around it.

    Args:
        response: a LiteLLM ModelResponse.
        model: its name, for error messages.

    Raises:
        ModelUseless: the answer is cut off, filtered, refused or empty.
    """
    choices = getattr(response, "choices", None)
    if not choices:
        raise ModelUseless(f"{model} answered without any text; try again, or use another model.")
    message = getattr(choices[0], "message", None)
    if unfinished := _UNFINISHED.get(finish_reason_of(response)):
        raise ModelUseless(unfinished.format(model=model))
    if _refused(message):
        raise ModelUseless(_DECLINES.format(model=model))
    content = _content_of(message)
    if content is None:
        raise ModelUseless(f"{model} answered with an empty message; try again, or use another model.")
    if len(content) > LONGEST_ANSWER:
        raise ModelUseless(f"{model} does not stop writing; try again, or use another model.")
    text = bare_message(content)
    if len(text) > LONGEST_TEXT:
        raise ModelUseless(f"{model} does not stop writing; try again, or use another model.")
    if len(text) <= _LONGEST_REFUSAL and _DECLINED.match(text.replace("\u2019", "'")):
        raise ModelUseless(_DECLINES.format(model=model))
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise ModelUseless(f"{model} answered with its reasoning but no message; try again, or use another model.")
    return text


def finish_reason_of(response: Any) -> str:
    """Why the model stopped writing, in OpenAI's words; "stop" where it does not say."""
    choices = getattr(response, "choices", None)
    return str(getattr(choices[0], "finish_reason", None) or "stop") if choices else "stop"


def usage_of(response: Any) -> tuple[int | None, int | None]:
    """Tokens of the prompt and of the completion, each None where the provider does not say.

    Args:
        response: a LiteLLM ModelResponse, or what `answers.Said.as_response` gives.
    """
    usage = getattr(response, "usage", None)
    counts = (getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None))
    prompt, completion = map(tokens_in, counts)
    if not completion and written_in(response):  # no text takes none
        completion = None
    return (prompt, completion) if prompt else (None, None)  # no prompt has none: LiteLLM writes 0 where nothing was said


_DECLINES = "{model} declined to write this message; reword the notes or use another model."
_WITHHELD = "{model}'s provider withheld the answer (content filter); reword the notes or use another model."
_UNFINISHED = {
    "length": "{model} stopped in the middle of the message at its length limit; raise its limit or use another model.",
    "interrupted": "{model} was stopped before the message was done; try again, or use another model.",
    **dict.fromkeys(("content_filter", "safety", "recitation", "prohibited_content"), _WITHHELD),
}
"""What to say of an answer, by why the model stopped writing it."""
_LONGEST_REFUSAL = 600
_DECLINED = re.compile(
    r"(?:(?:I'm|I am) (?:very |so |really )?sorry|sorry|I apologi[sz]e|unfortunately|as an? (?:AI|large|language)[^.,]{0,40})?"
    r"[,.;:!]?\s*(?:but |however,? )?(?:I|we)(?: (?:really|just|simply|must|have to|respectfully))*(?:'m| am)?\s*"
    r"(?:decline\b|(?:can't|cannot|can not|won't|will not|(?:not|un)\s?able to|not comfortable)\s+(?:be able to )?"
    r"(?:help|assist|comply|fulfil|write|draft|create|generate|provide|produce|share|do (?:that|this)|continue|engage|with))"
    r"|(?:lo siento|es tut mir leid|(?:je suis )?d\u00e9sol\u00e9e?|mi dispiace|desculpe"
    r"|\u5f88?\u62b1\u6b49|\u5bf9\u4e0d\u8d77|\u7533\u3057\u8a33)",
    re.IGNORECASE,
)
"""How models decline in words; a message to an interviewer opens with a subject or a greeting."""


def written_in(response: Any) -> str:
    """All that a model wrote in an answer, reasoning in the text included; empty where it wrote nothing."""
    choices = getattr(response, "choices", None)
    return (_content_of(getattr(choices[0], "message", None)) or "") if choices else ""


def _refused(message: Any) -> bool:
    fields = getattr(message, "provider_specific_fields", None)
    return bool(getattr(message, "refusal", None) or (isinstance(fields, dict) and fields.get("refusal")))


def _content_of(message: Any) -> str | None:
    """The text of a message; parts of a list are joined; None where there is none but white space."""
    content = getattr(message, "content", None)
    if isinstance(content, list):
        content = "".join(part.get("text") or "" for part in content if isinstance(part, dict))
    return content if isinstance(content, str) and content.strip() else None


_TERMINAL = re.compile(r"\x1b\[[0-9;:?]{0,20}[A-Za-z]|\x1b\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)|[^\n]\x08")
"""Orders to a terminal: colours, a window's title, a character taken back."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
"""Control characters, marks of nothing, letters nobody sees (in which a text can hide another), and orders to write backwards.

The joiners stay, which some scripts need within a word."""
_LINE_ENDS = re.compile("\r+\n|[\r\v\x85\u2028]")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " ") | {"\u2029": "\n\n"})
"""Spaces at which no line breaks, which some models write for plain ones; a separator of paragraphs."""
_TWICE_ENCODED = re.compile("\u00e2\u20ac[\u2122\u02dc\u0153\x9d\u201c\u201d\u00a6\u00a2]|[\u00c2\u00c3][\u00a0-\u00bf]")
"""Quotation marks, dashes and accents whose UTF-8 was taken for Windows-1252 on the way: \u00e2\u20ac\u2122, \u00c3\u00a9."""


def _once_encoded(found: re.Match[str]) -> str:
    encoded = b"".join(c.encode("cp1252") if ord(c) > 255 else c.encode("latin-1") for c in found.group())
    return encoded.decode("utf-8", "replace")


_SEED, _SHORTEST_REPEAT, _LONGEST_REPEATING = 20, 40, 10_000
"""Characters: looked for at once, of the least that counts as said again, of the longest text that is looked through."""


def _said_once(text: str) -> str:
    """`text` without words that follow at once on the very same: a stream began anew, or the model went in a circle."""
    at = 0
    while at + _SEED <= len(text) <= _LONGEST_REPEATING:
        again = text.find(text[at : at + _SEED], at + 1)
        period = again - at
        if again > 0 and period >= _SHORTEST_REPEAT:
            begin = at
            while begin > at - period and begin > 0 and text[begin - 1] == text[begin - 1 + period]:
                begin -= 1
            if text[begin : begin + period] == text[begin + period : begin + 2 * period]:
                text = text[: begin + period] + text[begin + 2 * period :]
                continue
        at += _SEED
    return text


def bare_message(content: str) -> str:
    """`content` without reasoning, marks of a chat template, a code fence or tag around all of it, Markdown and HTML.

    Line ends become "\\n"; characters nobody sees go, and halves of surrogate pairs (JSON can carry them, UTF-8 cannot)
    become U+FFFD.

    Args:
        content: a model's text as it came, streamed so far or whole.
    """
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", _TERMINAL.sub("", content)).translate(_SPACES))
    text = _MARKS.sub("", _without_reasoning(_one_turn(text))).strip()
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unmarked(_said_once(_TWICE_ENCODED.sub(_once_encoded, text)))


_CHANNEL = re.compile(r"<\|channel\|>\s{0,9}(\w{1,20})[^<]{0,99}<\|message\|>")
_TURN_BEGINS = re.compile(
    r"\s*(?:<\|(?:im_start|start_header_id|start)\|>\s{0,9}assistant\s{0,9}(?:<\|(?:end_header_id|message)\|>)?"
    r"|(?:assistant|model):?[ \t]*\n)",
    re.IGNORECASE,
)
_TURN_ENDS = re.compile(
    r"<\|(?:im_end|im_start|end|return|eot_id|eom_id|endoftext|end_of_text|user|start_header_id|END_OF_TURN_TOKEN)\|>"
    r"|<end_of_turn>|\s\[end of text\]\s*\Z|<\uff5cend\u2581of\u2581sentence\uff5c>|</s>\s*\Z|\n\n(?:Human|User):[ \t\n]"
)


_MARK = (
    r"(?:<\|[\w/:]{1,40}\|>|<\uff5c[\w\u2581]{1,40}\uff5c>|</?s>|<(?:bos|eos|pad|unk)>|<(?:start|end)_of_turn>(?:model\b)?"
    r"|\[/?INST\])"
)
_MARKS = re.compile(rf"\A(?:\s{{0,9}}{_MARK}){{1,99}}|(?:{_MARK}\s{{0,9}}){{1,99}}\Z")
"""Marks of a chat template at either end of a turn."""


def _one_turn(text: str) -> str:
    """The model's own turn, without the marks that begin and end it where a server leaves its template in the text.

    Of a turn in channels (gpt-oss) the last "final" one is it; there is none where only others are.
    """
    channels = list(_CHANNEL.finditer(text))
    if channels:
        final = [c for c in channels if c.group(1).lower() == "final"]
        text = text[final[-1].end() :] if final else ""
    begin = _TURN_BEGINS.match(text)
    text = text[begin.end() :] if begin else text
    end = _TURN_ENDS.search(text)
    return text[: end.start()] if end else text


_TAG = re.compile(
    r"<(/?)(?:think|thinking|thoughts?|reasoning|reflection|analysis|planning|scratchpad|seed:think)(?:\s[^<>]{0,200})?>"
    r"|\[(/?)THINK\]|\u25c1(/?)think\u25b7"
    r"|<\|(?:(end_of_thought|end_thinking|inner_suffix|/think)|begin_of_thought|start_thinking|inner_prefix|think)\|>"
    r"|^(?:Thinking\.\.\.$|(\.\.\.done thinking\.)$)",
    re.IGNORECASE | re.MULTILINE,
)


def _without_reasoning(text: str) -> str:
    """`text` outside tags of reasoning; a closing tag alone ends it (some servers keep the opening one in the prompt)."""
    kept: list[str] = []
    at, inside = 0, False
    for tag in _TAG.finditer(text):
        closing = any(tag.groups())
        if not inside:
            kept.clear() if closing else kept.append(text[at : tag.start()])
        at, inside = tag.end(), not closing
    return "".join(kept) + ("" if inside else text[at:])
