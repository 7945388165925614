"""Reads what a model answered for what it is: a message, or nothing usable and why.

Takes answers in the shape LiteLLM gives every provider's (OpenAI's chat completion); knows no network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from followup_ai.errors import ModelUseless
from followup_ai.veils import Veiled

LONGEST_TEXT = 100_000
"""Characters of the longest answer that is read; no message comes near it."""


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
    choice = choices[0]
    message = getattr(choice, "message", None)
    reason = finish_reason_of(response)
    if reason == "length":
        raise ModelUseless(
            f"{model} stopped in the middle of the message at its length limit; raise its limit or use another model."
        )
    if reason in ("content_filter", "safety", "recitation", "prohibited_content"):
        raise ModelUseless(f"{model}'s provider withheld the answer (content filter); reword the notes or use another model.")
    if _refused(message):
        raise ModelUseless(f"{model} declined to write this message; reword the notes or use another model.")
    content = _content_of(message)
    if content is None:
        raise ModelUseless(f"{model} answered with an empty message; try again, or use another model.")
    if len(content) > 4 * LONGEST_TEXT:
        raise ModelUseless(f"{model} does not stop writing; try again, or use another model.")
    text = bare_message(content)
    if len(text) > LONGEST_TEXT:
        raise ModelUseless(f"{model} does not stop writing; try again, or use another model.")
    if not text:
        raise ModelUseless(f"{model} answered with its reasoning but no message; try again, or use another model.")
    return text


def finish_reason_of(response: Any) -> str:
    """Why the model stopped writing, in OpenAI's words; "stop" where it does not say."""
    choices = getattr(response, "choices", None)
    return str(getattr(choices[0], "finish_reason", None) or "stop") if choices else "stop"


def usage_of(response: Any) -> tuple[int | None, int | None]:
    """Tokens of the prompt and of the completion, each None where the provider does not say."""
    usage = getattr(response, "usage", None)
    counts = (getattr(usage, "prompt_tokens", None), getattr(usage, "completion_tokens", None))
    prompt, completion = (n if isinstance(n, int) and n >= 0 else None for n in counts)
    return prompt, completion


def _refused(message: Any) -> bool:
    fields = getattr(message, "provider_specific_fields", None)
    return bool(getattr(message, "refusal", None) or (isinstance(fields, dict) and fields.get("refusal")))


def _content_of(message: Any) -> str | None:
    """The text of a message; parts of a list are joined; None where there is none but white space."""
    content = getattr(message, "content", None)
    if isinstance(content, list):
        content = "".join(part.get("text") or "" for part in content if isinstance(part, dict))
    return content if isinstance(content, str) and content.strip() else None


_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Control characters, marks of nothing, and orders to write backwards, which make a text read other than it is."""


def bare_message(content: str) -> str:
    """`content` without reasoning, marks of a chat template, and a code fence or tag around all of it.

    Line ends become "\\n"; characters nobody sees go, and halves of surrogate pairs (JSON can carry them, UTF-8 cannot)
    become U+FFFD.
    """
    text = _INVISIBLE.sub("", content.replace("\r\n", "\n").replace("\r", "\n"))
    text = _without_reasoning(_one_turn(text)).strip()
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _unwrapped(_unwrapped(text))


_CHANNEL = re.compile(r"<\|channel\|>\s{0,9}(\w{1,20})[^<]{0,99}<\|message\|>")
_TURN_BEGINS = re.compile(
    r"\s*(?:<\|(?:im_start|start_header_id|start)\|>\s{0,9}assistant\s{0,9}(?:<\|(?:end_header_id|message)\|>)?"
    r"|assistant:?[ \t]*\n)",
    re.IGNORECASE,
)
_TURN_ENDS = re.compile(
    r"<\|(?:im_end|im_start|end|return|eot_id|eom_id|endoftext|end_of_text|user|start_header_id|END_OF_TURN_TOKEN)\|>"
    r"|<end_of_turn>|<\uff5cend\u2581of\u2581sentence\uff5c>|</s>\s*\Z"
)


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
    r"<(/?)(?:think|thinking|thoughts?|reasoning|reflection|scratchpad|seed:think)(?:\s[^<>]{0,200})?>"
    r"|\[(/?)THINK\]|\u25c1(/?)think\u25b7",
    re.IGNORECASE,
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


_FENCE = re.compile(r"(```|~~~)[\w-]{0,20}[ \t]*\n")
_WRAPPER = re.compile(r"<(answer|final_answer|final|output|response|message|email|letter|note|draft|text)>", re.IGNORECASE)


def _unwrapped(text: str) -> str:
    """`text` without a code fence or a tag that holds all of it; a fence may lack its end."""
    if fence := _FENCE.match(text):
        inner = text[fence.end() :].removesuffix(fence.group(1))
        return text if fence.group(1) in inner else inner.strip()
    if wrapper := _WRAPPER.match(text):
        end = f"</{wrapper.group(1)}>"
        return text[wrapper.end() : -len(end)].strip() if text.lower().endswith(end.lower()) else text
    return text
