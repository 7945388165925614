"""Reads an answer as it came over the wire, in the four ways servers say one: OpenAI's, Anthropic's, Gemini's and Ollama's.

LiteLLM's reading gives up where a field has an unusual type (a text in parts, odd token counts), loses what a draft depends on
(where a stream broke off, that Ollama's answer was cut at its limit) or takes too much (text after the end, a second choice).
So wherever the way of speaking is known by its shape, this reading decides; elsewhere LiteLLM's does. Knows no network.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from followup_ai.wordings import refusal_in

_MOST_TOKENS = 100_000_000
_LONGEST_REFUSAL = 2_000
_LONG = 40
"""Characters of a piece that no model writes at once: where it begins with all that came before, it repeats that."""
_MANY = 6
"""Pieces that are no chance where each but comes twice."""


def tokens_in(count: Any) -> int | None:
    """A count of tokens as a server gives it; None where it is none that could be true.

    Args:
        count: any JSON value.
    """
    whole = isinstance(count, int) and not isinstance(count, bool)
    if isinstance(count, float) and count.is_integer():
        count, whole = int(count), True
    return count if whole and 0 <= count <= _MOST_TOKENS else None


class Unreadable(Exception):
    """Part of an answer cannot be read, so that text may be missing from it."""


class ErrorInside(Exception):
    """An answer with a good status holds an error, or a stream ends in one.

    Args:
        said: the server's words; never shown, they may quote notes or keys.
        status: the status it names; None where it names none, which counts as 500.
    """

    def __init__(self, said: str, status: int | None = None) -> None:
        super().__init__(said)
        self.status_code = status or 500
        self.numbered = status is not None


def unknown(raw: bytes) -> Exception:
    """What to raise of a good answer in no way of speaking that is known: the refusal it is, told in words, or Unreadable.

    Args:
        raw: the body. A page is no refusal, whatever its words: it may be anybody's.
    """
    words = raw[:_LONGEST_REFUSAL].decode("utf-8", "replace")
    refused = words.lstrip("\ufeff \t\r\n").startswith("{") and len(raw) < _LONGEST_REFUSAL and refusal_in(words)
    return ErrorInside(words) if refused else Unreadable("no way of speaking that is known")


@dataclass(repr=False)
class Said:
    """What was read so far."""

    texts: list[str] = field(default_factory=list)
    refusal: str = ""
    finish: str | None = None
    """Why the model stopped, in OpenAI's words where there are any."""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    ended: bool = False
    """Whether the server itself said that it is done."""
    one: bool = False
    """Whether the body is one JSON object, all of it."""
    closed: bool = False
    """Whether nothing that follows is part of the answer."""
    more: bool = False
    """Whether the last line says that it is done and brings text all the same: more such lines may follow."""
    error: ErrorInside | None = None
    known: bool = False
    """Whether one of the four ways was recognised."""
    broken: bool = False
    """Whether a part could not be read, so that text may be missing."""
    loose: bool = False
    """Whether text came after the model was said to have stopped, so that such a word of this server means nothing."""

    @property
    def text(self) -> str:
        """The message, with whatever reasoning the model wrote into it."""
        told = [text for text in self.texts if text]
        if len(told) >= _MANY and told[::2] == told[1::2]:  # each event was sent twice
            told = told[::2]
        if len(told) > 1 and len(told[-1]) >= _LONG:  # some proxies send all the text so far each time, or once more at the end
            grown = len(told) > 2 and all(later.startswith(sooner) for sooner, later in itertools.pairwise(told))
            if grown or told[-1].strip() == "".join(told[:-1]).strip():
                return told[-1]
        return "".join(told)

    def as_response(self, usage: Any = None) -> Any:
        """The answer in the shape of a chat completion.

        Args:
            usage: how LiteLLM counted the tokens, where it did: it knows what each provider leaves out of its counts.
        """
        told = SimpleNamespace(prompt_tokens=self.prompt_tokens, completion_tokens=self.completion_tokens)
        counted = [tokens_in(getattr(usage, name, None)) for name in ("prompt_tokens", "completion_tokens")]
        said = (self.prompt_tokens, self.completion_tokens)
        if any(a is None or b is None or a < b for a, b in zip(counted, said, strict=True)):
            usage = told  # the server did not say, or LiteLLM could not read it: it guesses then
        message = SimpleNamespace(content=self.text or None, refusal=self.refusal or None)
        choice = SimpleNamespace(message=message, finish_reason=self.finish)
        return SimpleNamespace(choices=[choice] if self.text or self.refusal or self.finish else [], usage=usage)


def read_answer(raw: bytes) -> Said | None:
    """What a body says, streamed or not; None where it speaks none of the four ways.

    Args:
        raw: the body, whole or as far as it came. Bytes that are no UTF-8 become U+FFFD.
    """
    said = Said()
    for value in _values(raw.decode(json.detect_encoding(raw[:4]), "replace").removeprefix("\ufeff"), said):
        _take(value, said)
    if said.finish in (None, "stop") and _hangs(said.text):
        said.ended = False
    return said if said.known or said.error else None


# --- what the body is made of ----------------------------------------------------------------------------


def _json(text: str) -> Any:
    """A JSON value; neither a number of more digits than Python reads nor a line's bare end within a text costs it."""
    return json.loads(text, strict=False, parse_int=lambda digits: int(digits) if len(digits) < 400 else float("inf"))


def _values(text: str, said: Said) -> Iterator[Any]:
    """The JSON values of a body: one, a list of them, one a line, or one an event."""
    try:
        whole = _json(text)
    except (ValueError, RecursionError):
        yield from _events(text, said) if _FIELD.search(text) else _rows(text, said)
        return
    said.one = isinstance(whole, dict)
    yield from whole if isinstance(whole, list) else [whole]


_ROW_END = re.compile(r"\r\n|\n|\r")
_FIELD = re.compile(r"(?:\A|[\r\n])[ \t]{0,9}(?:data|event|id|retry)?[ \t]{0,9}:", re.IGNORECASE)
"""A line of server-sent events; one of JSON begins otherwise, also where it is none that can be read."""


def _rows(text: str, said: Said) -> Iterator[Any]:
    for row in _ROW_END.split(text):  # splitlines would part a text at more than these
        if _is_done(row):
            _done(said)
            return
        if row.strip():
            yield _loaded(row, said)


def _events(text: str, said: Said) -> Iterator[Any]:
    """The data of server-sent events, to "[DONE]"; a last one without its blank line counts."""
    held: list[str] = []
    kind = ""
    rows = [*_ROW_END.split(text), ""]
    for at, row in enumerate(rows):
        name, _, value = row.strip(_UNSEEN).partition(":")
        name = name.strip().lower()
        if name == "data":
            held.append(_FRAMED.sub("", value.strip()))
        elif name == "event":
            kind = value.strip()
        elif not row and held:
            done = next((number for number, data in enumerate(held) if _is_done(data)), None)
            if kind == "message_stop" and at == len(rows) - 1 and said.ended:
                return  # the message has ended: nobody need read its last event to the end
            yield from _data(held[:done], kind, said)
            if done is not None:
                _done(said)
                return
            held, kind = [], ""
        elif name not in _FIELDS_OF_EVENTS and '"choices"' in row:  # an event whose beginning was garbled: its text is lost
            said.broken = True


_FRAMED = re.compile(r"\A(?:data:\s*)+")
"""The name of the field once more, where one proxy frames what another has framed."""


def _is_done(data: str) -> bool:
    return data.strip(' "').lower() in ("[done]", "done")


def _done(said: Said) -> None:
    """Takes in that a stream says it is done."""
    said.ended = bool(said.finish) or not _breaks_off(said.text)
    said.closed = said.known = True


_LAST = 400
"""Characters of the end of a text that tell whether it is one."""


def _breaks_off(text: str) -> bool:
    """Whether a text ends in the middle of a sentence, as one ends that was cut.

    Asked where a stream says "[DONE]" and no reason: so end the streams of some proxies (those before Gemini, say), and so do
    those of servers whose model failed under way. A message ends with a sentence's mark, a name, or a line of its sender's.
    """
    tail = text.rstrip()[-_LAST:]
    if not tail or tail[-1] in ".?!\u2026\"')\u201d\u2019>`*_":
        return False
    *_, gap, last = re.split(r"(\n|[.?!\u2026,;:][\"')\u2019\u201d]*[ \t])", f"\n{tail}")
    small = [word[0].islower() for word in last.split()]
    goes_on = small[0] and (len(small) > 1 or gap[0] in ",;")
    return tail[-1] in ",;-\u2013\u2014(" or sum(small) >= 3 or goes_on


_HANGING = re.compile(
    r"[^\W\d_]+,? (?:a|an|the|and|or|but|nor|my|your|our|their|because|than|into|from|very|I'm|I've|I'd)\Z|\w{3,}[^\n]{20,},\Z"
)
_LEAST = 40
"""Characters of a text of which an end can be told at all."""


def _hangs(text: str) -> bool:
    """Whether a text ends where no text ends, at "the" or "and", say: cut, however much the server says that it is whole."""
    text = text.rstrip()
    return len(text) >= _LEAST and bool(_HANGING.search(text[-_LAST:].replace("\u2019", "'")))


_UNSEEN = "".join(map(chr, range(32))) + "\x7f\ufeff"
"""Control characters that strayed to an end of a line."""
_FIELDS_OF_EVENTS = frozenset(("", "data", "event", "id", "retry"))
_ALIVE = re.compile(r"(?:ping|pong|keep[ -]?alive|heart[ -]?beat|processing)?", re.IGNORECASE)
"""Data with which some servers only show that they are there."""


def _data(rows: list[str], kind: str, said: Said) -> Iterator[Any]:
    """What the data of one event says; where several events were run together, what each says."""
    data = "\n".join(rows)
    if _ALIVE.fullmatch(data):
        return
    try:
        yield _json(data)
    except (ValueError, RecursionError):
        if kind == "error":
            said.error = said.error or ErrorInside(data[:2000])
        elif len(rows) > 1:
            yield from (_loaded(row, said) for row in rows if row)
        else:
            said.broken = True


def _loaded(text: str, said: Said) -> Any:
    try:
        return _json(text)
    except (ValueError, RecursionError):
        said.broken = True
        return None


# --- what a value says -----------------------------------------------------------------------------------


def _take(value: Any, said: Said) -> None:
    """Reads one value, in whichever of the four ways it speaks; of a list, each it holds."""
    for inner in value if isinstance(value, list) else ():
        if isinstance(inner, dict):
            _take(inner, said)
    if not isinstance(value, dict) or said.error or (said.closed and value.get("done") is not True):
        return  # but for lines of which each says that it is done, the first of them too
    if error := _error_in(value):
        stopped = said.finish == "stop" and not (said.loose or _breaks_off(said.text))
        said.error = None if stopped and said.text else error  # what fails after the message, its bill say, costs nobody it
    elif isinstance(value.get("choices"), list):
        _openai(value, said)
    elif str(value.get("type")) in _ANTHROPIC:
        _anthropic(value, said)
    elif "candidates" in value or "promptFeedback" in value:
        _gemini(value, said)
    elif "done" in value and ("message" in value or "response" in value or said.known):
        _ollama(value, said)


_KINDS = {
    "rate_limit": 429,
    "authentication": 401,
    "billing": 402,
    "permission": 403,
    "overloaded": 529,
    "timeout": 504,
    "not_found": 404,
    "too_large": 413,
    "invalid_request": 400,
}
"""Statuses that belong to the kinds of error OpenAI and Anthropic name."""


def _error_in(value: Mapping[str, Any]) -> ErrorInside | None:
    """The error a value is, or tells of."""
    if not _is_none(value.get("error")):
        return _error_of(value)
    if value.keys() & {"choices", "candidates", "content", "done"}:
        return None
    codes = [value.get(name) for name in ("status", "status_code", "statusCode", "code")]
    status = next((c for c in codes if isinstance(c, int) and 400 <= c < 600), None)
    if value.get("object") == "error" or status:  # as vLLM and Mistral say it, and gateways
        return _error_of({"error": value, "code": status})
    return None


_ALL_WELL = ("", "0", "200", "none", "null", "ok", "success", "false")


def _is_none(error: Any) -> bool:
    """Whether what stands for an error says that there is none, such as "null" or {"code": 0, "message": "success"}."""
    said = error.values() if isinstance(error, dict) else (error,)
    return not error or all(str(value).strip().lower() in _ALL_WELL for value in said)


def _error_of(value: Mapping[str, Any]) -> ErrorInside:
    fields = _fields(value, "error")
    codes = [str(code) for code in (fields.get("code"), fields.get("status"), value.get("code"))]
    named = [int(code) for code in codes if re.fullmatch("[45][0-9][0-9]", code)]
    kind = f"{fields.get('type')} {fields.get('code')}"
    status = named[0] if named else next((status for word, status in _KINDS.items() if word in kind), None)
    return ErrorInside(json.dumps(value["error"])[:2000], status)


def _openai(value: dict[str, Any], said: Said) -> None:
    choices = [c for c in value["choices"] if isinstance(c, dict)]
    said.known = True
    usage = _fields(value, "usage")
    _count(said, usage.get("prompt_tokens"), usage.get("completion_tokens"))
    only = len(choices) == 1 and "message" in choices[0]
    choice = (
        choices[0] if only else next((c for c in choices if c.get("index") in (0, "0", None)), {})
    )  # one is asked for: the first
    message = _fields(choice, "message") or _fields(choice, "delta")
    text = _text(message.get("content") or choice.get("text"))  # the second in the older way
    said.loose = said.loose or bool(said.finish and text)
    if "message" in choice and said.text.strip() == text.strip():
        text = ""  # a stream that says the whole once more at its end
    said.texts.append(text)
    said.refusal += _text(message.get("refusal"))
    _finish(said, choice.get("finish_reason") or _fields(choice, "finish_details").get("type"))
    if choice.get("error"):  # as OpenRouter says that a provider failed under way
        said.error = _error_of(choice)
    elif said.finish == "error":
        said.error = ErrorInside("finish_reason error")
    whole = said.one or ("message" in choice and (bool(said.finish) or value.get("object") == "chat.completion"))
    said.closed = whole
    said.ended = said.ended or whole or bool(said.finish)


_ANTHROPIC = {
    *("message", "message_start", "message_delta", "message_stop", "ping"),
    *("content_block_start", "content_block_delta", "content_block_stop"),
}


def _anthropic(value: dict[str, Any], said: Said) -> None:
    said.known = True
    kind = value["type"]
    message = value if kind == "message" else _fields(value, "message")
    delta = _fields(value, "delta")
    said.texts.append(_text(message.get("content")) + _text([_fields(value, "content_block"), delta]))
    for usage in (_fields(message, "usage"), _fields(value, "usage")):
        _count(said, usage.get("input_tokens"), usage.get("output_tokens"))
    _finish(said, message.get("stop_reason") or delta.get("stop_reason"), all_known=True)
    said.closed = kind in ("message", "message_stop")
    said.ended = said.ended or said.closed or bool(said.finish)


def _gemini(value: dict[str, Any], said: Said) -> None:
    said.known = True
    usage = _fields(value, "usageMetadata")
    _count(said, usage.get("promptTokenCount"), usage.get("candidatesTokenCount"))
    if _fields(value, "promptFeedback").get("blockReason"):
        said.finish = "content_filter"
    listed = value.get("candidates")
    candidates = [c for c in listed if isinstance(c, dict)] if isinstance(listed, list) else []
    first = next((c for c in candidates if c.get("index") in (0, None)), {})
    said.texts.append(_text(_fields(first, "content").get("parts")))
    _finish(said, first.get("finishReason"), all_known=True)
    said.ended = said.ended or said.one or bool(said.finish)


def _ollama(value: dict[str, Any], said: Said) -> None:
    said.known = True
    said.texts.append(_text(_fields(value, "message").get("content") if "message" in value else value.get("response")))
    _count(said, value.get("prompt_eval_count"), value.get("eval_count"))
    _finish(said, value.get("done_reason"))
    said.ended = said.closed = value["done"] is True
    said.more = said.ended and bool(said.texts[-1])


_REASONS = {
    **dict.fromkeys(("max_tokens", "model_length", "max_output_tokens", "model_context_window_exceeded"), "length"),
    **dict.fromkeys(
        ("safety", "recitation", "prohibited_content", "blocklist", "spii", "language", "image_safety", "guardrail_intervened"),
        "content_filter",
    ),
    **dict.fromkeys(("end_turn", "stop_sequence", "eos", "eos_token", "finish_reason_unspecified"), "stop"),
    **dict.fromkeys(
        (
            *("other", "abort", "aborted", "cancel", "cancelled", "canceled", "interrupted", "incomplete", "timeout"),
            *("insufficient_system_resource", "malformed_function_call", "unexpected_tool_call", "pause_turn"),
            *("tool_calls", "tool_call", "tool_use", "function_call"),  # no tool was offered: it turned to one in mid-message
        ),
        "interrupted",
    ),
}
"""What servers call the reasons, by the name OpenAI gives each; "interrupted" are those of a turn that is not done."""
_OWN_WORDS = frozenset(("stop", "length", "content_filter", "interrupted", "refusal", "error"))


_LIKE = (
    (re.compile(r"max|length|window|token"), "length"),
    (re.compile(r"sensitive|filter|block|moderat|safety|toxic|risk|polic|prohibit|unsafe"), "content_filter"),
    (re.compile(r"error|fail|abort|cancel|interrupt|time|limit|network|unavailable|malform|truncat|repeti"), "interrupted"),
)
"""Reasons of servers nobody here has met, by what their words hold."""


def _finish(said: Said, reason: Any, *, all_known: bool = False) -> None:
    """Takes in why the model stopped.

    Args:
        said: what was read so far.
        reason: as the server names it.
        all_known: whether the provider lists its reasons, so that a new one means anything but that the message is done.
    """
    if not isinstance(reason, str) or (word := reason.strip().lower()) in ("", "null", "none"):
        return
    like = next((name for words, name in _LIKE if words.search(word)), "interrupted" if all_known else word)
    named = _REASONS.get(word, word if word in _OWN_WORDS else like)
    if named == "stop" and said.finish in _OWN_WORDS:
        return  # what cut a message short is not undone by an end in good order after it
    said.finish = named
    if said.finish == "refusal":  # Anthropic's
        said.refusal = said.refusal or reason


_THOUGHTS = ("thinking", "redacted_thinking", "reasoning")


def _text(content: Any) -> str:
    """A text, or the texts of its parts; reasoning among them is none of it."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else ()
    texts = [
        part.get("text") if isinstance(part, dict) else part
        for part in parts
        if not (isinstance(part, dict) and (part.get("type") in _THOUGHTS or part.get("thought")))
    ]
    return "".join(text for text in texts if isinstance(text, str))


def _fields(value: Mapping[str, Any], name: str) -> dict[str, Any]:
    inner = value.get(name)
    return inner if isinstance(inner, dict) else {}


def _count(said: Said, prompt: Any, completion: Any) -> None:
    said.prompt_tokens = said.prompt_tokens if (count := tokens_in(prompt)) is None else count
    said.completion_tokens = said.completion_tokens if (count := tokens_in(completion)) is None else count
