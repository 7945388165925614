"""Whole answers of unusual shape, in the four ways of speaking."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from provider.acts import GOOD, KEY, LINES, REPLY, SSE, TOOL_CALL, UNAVAILABLE, USELESS, Act, Asked, Oddity, of_type
from provider.dialects import Turn

ODDITIES: dict[str, Oddity] = {}


def _json(make: Callable[[Any], Any]) -> Callable[[Asked], Act]:
    """The whole answer, changed; it is sent in one piece, also where a stream was asked for."""

    def act(asked: Asked) -> Act:
        value = make(json.loads(asked.dialect.whole(Turn(text=asked.good))))
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        framed = asked.stream and "event" in asked.dialect.stream_type and not isinstance(value, bytes)
        return Act([b"data: " + body + b"\n\n" if framed else body], headers=of_type(asked))

    return act


def _of(dialects: tuple[str, ...], made: dict[str, tuple[Callable[[Any], Any], str]], **how: Any) -> None:
    """Adds shapes of one way of speaking, not streamed where nothing else is said."""
    how = {"streamed": (False,), **how}
    ODDITIES.update({name: Oddity(_json(make), comes, dialects=dialects, **how) for name, (make, comes) in made.items()})


def _with(**fields: Any) -> Callable[[Any], Any]:
    return lambda whole: {**whole, **fields}


_of(
    (*SSE, *LINES),
    {
        "json-null": (lambda _w: None, USELESS),
        "json-text": (lambda _w: "hello", USELESS),
        "json-empty": (lambda _w: {}, USELESS),
        "json-deep": (lambda _w: b"[" * 20_000, USELESS),
        "json-then-garbage": (lambda w: json.dumps(w).encode() + b"garbage", USELESS),
        "json-mark": (lambda w: b"\xef\xbb\xbf \n" + json.dumps(w).encode(), REPLY),
        "error-inside-429": (lambda _w: {"error": {"message": f"slow down {KEY}", "code": 429}}, UNAVAILABLE),
        "error-inside-text": (lambda _w: {"error": f"out of luck {KEY}"}, UNAVAILABLE),
        "detail": (lambda _w: {"detail": "Not Found"}, USELESS),
        "long-page": (lambda _w: b"<html>" + b"we are busy " * 300_000, USELESS),
    },
)


def _message(**message: Any) -> Callable[[Any], Any]:
    return lambda whole: {
        **whole,
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", **message}}],
    }


def _choice(**fields: Any) -> Callable[[Any], Any]:
    return lambda whole: {**whole, "choices": [{**whole["choices"][0], **fields}]}


_SECOND = {"index": 1, "finish_reason": "stop", "message": {"role": "assistant", "content": "second"}}
_PARTS = [{"type": "text", "text": GOOD[:30]}, {"type": "text", "text": GOOD[30:]}]
_THOUGHT = {"type": "thinking", "thinking": [{"type": "text", "text": "hm"}]}
_HARMONY = "<|channel|>analysis<|message|>An email.<|end|><|start|>assistant<|channel|>final<|message|>"
_of(
    ("openai",),
    {
        "content-in-parts": (_message(content=_PARTS), REPLY),
        "content-with-thoughts": (_message(content=[_THOUGHT, *_PARTS]), REPLY),
        "content-no-parts": (_message(content=[]), USELESS),
        "tool-call": (_message(content=None, tool_calls=[TOOL_CALL]), USELESS),
        "tool-in-mid-message": (_choice(finish_reason="tool_calls"), USELESS),
        "choices-null": (_with(choices=None), USELESS),
        "choices-odd": (_with(choices=[None]), USELESS),
        "no-message": (_with(choices=[{"index": 0, "finish_reason": "stop"}]), USELESS),
        "two-choices": (lambda w: {**w, "choices": [*w["choices"], _SECOND]}, REPLY),
        "choices-reversed": (lambda w: {**w, "choices": [_SECOND, *w["choices"]]}, REPLY),
        "only-choice-second": (_choice(index=1), REPLY),
        "only-choice-named": (_choice(index="0"), REPLY),
        "error-as-object": (
            lambda _w: {"object": "error", "message": f"overloaded {KEY}", "type": "ServiceUnavailable", "code": 503},
            UNAVAILABLE,
        ),
        "finish-no-resource": (_choice(finish_reason="insufficient_system_resource"), USELESS),
        "finish-cancelled": (_choice(finish_reason="cancelled"), USELESS),
        "refusal-in-words": (_message(content="I\u2019m sorry, but I can\u2019t help with that."), USELESS),
        "content-object": (_message(content={"text": GOOD}), USELESS),
        "content-number": (_message(content=42), USELESS),
        "colours": (_message(content=GOOD.replace("Dana", "\x1b[31mDana\x1b[0m")), REPLY),
        "markdown": (_message(content=GOOD.replace("Subject:", "**Subject:**").replace("your time", "*your time*")), REPLY),
        "markdown-title": (_message(content=f"## A thank-you email\n\n{GOOD}\n\n---"), REPLY),
        "two-drafts": (_message(content=f"{GOOD}\n\n---\n\n{GOOD}"), REPLY),
        "plan-before": (_message(content=f"<plan>\n1. Thank her.\n</plan>\n\n{GOOD}"), REPLY),
        "html": (_message(content=GOOD.replace("\n", "<br>\n")), REPLY),
        "no-finish-reason": (_choice(finish_reason=None), REPLY),
        "finish-reason-empty": (_choice(finish_reason=""), REPLY),
        "finish-reason-own": (_choice(finish_reason="eos"), REPLY),
        "finish-max-tokens": (_choice(finish_reason="max_tokens"), USELESS),
        "finish-model-length": (_choice(finish_reason="model_length"), USELESS),
        "finish-blanks": (_choice(finish_reason="Length "), USELESS),
        "finish-error": (_choice(finish_reason="error"), UNAVAILABLE),
        "usage-odd": (_with(usage={"prompt_tokens": 1.5, "completion_tokens": "20"}), REPLY),
        "usage-more-than-there-is": (_with(usage={"prompt_tokens": 10**300, "completion_tokens": 10**300}), REPLY),
        "usage-negative": (_with(usage={"prompt_tokens": -5, "completion_tokens": True}), REPLY),
        "usage-list": (_with(usage=[]), REPLY),
        "usage-null": (_with(usage=None), REPLY),
        "only-choices": (lambda w: {"choices": w["choices"]}, REPLY),
        "reasoning-only": (_message(content="", reasoning_content="hm"), USELESS),
        "reasoning-long": (_message(content=GOOD, reasoning_content="hm " * 3_300_000), USELESS),
        "half-a-surrogate": (_message(content="Dear D\ud83dna"), USELESS),
        "unseen-characters": (_message(content="\ufeff\u200b\u202e" + GOOD.replace("Dana", "Da\u0000na")), REPLY),
        "think-marked": (_message(content=f"[THINK]hm[/THINK]{GOOD}"), REPLY),
        "think-other": (_message(content=f"<thought>hm</thought>\n{GOOD}"), REPLY),
        "think-kimi": (_message(content=f"\u25c1think\u25b7hm\u25c1/think\u25b7{GOOD}"), REPLY),
        "channels": (_message(content=_HARMONY + GOOD), REPLY),
        "channels-no-final": (_message(content=_HARMONY.partition("<|start|>")[0]), USELESS),
        "turn-marks": (_message(content=f"<|im_start|>assistant\n{GOOD}<|im_end|>\n<|im_start|>user\nThanks"), REPLY),
        "turn-marks-llama": (_message(content=f"<|start_header_id|>assistant<|end_header_id|>\n\n{GOOD}<|eot_id|>"), REPLY),
        "answer-tag": (_message(content=f"<think>hm</think><answer>\n{GOOD}\n</answer>"), REPLY),
        "fence-unclosed": (_message(content=f"```\n{GOOD}"), REPLY),
        "fence-tildes": (_message(content=f"~~~text\n{GOOD}\n~~~"), REPLY),
    },
)


_INSIDE = {
    "key": ("invalid_api_key", "Incorrect API key provided", "refused the key"),
    "credit": ("insufficient_quota", "You exceeded your current quota", "no credit left"),
    "model": ("model_not_found", "The model `x` does not exist", "does not know"),
    "length": ("context_length_exceeded", "This model's maximum context length is 10 tokens", "too long"),
}
"""Refusals that come with a good status, as some proxies pass them on: the code, the words, what the user must read."""
ODDITIES.update(
    {
        f"error-inside-{name}": Oddity(
            _json(lambda _w, code=code, words=words: {"error": {"message": words, "code": code}}),
            UNAVAILABLE,
            told,
            ("openai",),
        )
        for name, (code, words, told) in _INSIDE.items()
    }
)


def _candidate(**fields: Any) -> Callable[[Any], Any]:
    return lambda whole: {**whole, "candidates": [{**whole["candidates"][0], **fields}]}


def _parts(*parts: Any) -> dict[str, Any]:
    return {"content": {"role": "model", "parts": list(parts)}}


_of(
    ("gemini",),
    {
        "prompt-blocked": (
            lambda w: {"promptFeedback": {"blockReason": "SAFETY"}, "usageMetadata": w["usageMetadata"]},
            USELESS,
        ),
        "candidate-empty": (lambda w: {**w, "candidates": [{"finishReason": "STOP", "index": 0}]}, USELESS),
        "candidate-recitation": (_candidate(finishReason="RECITATION", content={}), USELESS),
        "candidate-function": (_candidate(**_parts({"functionCall": {"name": "x", "args": {}}})), USELESS),
        "candidate-cut-empty": (_candidate(finishReason="MAX_TOKENS", content={"role": "model"}), USELESS),
        "candidate-in-parts": (
            _candidate(**_parts({"text": "hm", "thought": True}, {"text": GOOD[:9]}, {"text": GOOD[9:]})),
            REPLY,
        ),
        "candidate-other": (_candidate(finishReason="OTHER"), USELESS),
        "candidate-uncounted": (lambda w: {"candidates": w["candidates"]}, REPLY),
    },
    streamed=(False, True),
)
_of(
    ("anthropic",),
    {
        "blocks-tool": (_with(content=[{"type": "tool_use", "id": "t", "name": "x", "input": {}}]), USELESS),
        "blocks-tool-in-mid-message": (_with(content=_PARTS[:1], stop_reason="tool_use"), USELESS),
        "blocks-none": (_with(content=[]), USELESS),
        "blocks-null": (_with(content=None), USELESS),
        "blocks-mixed": (_with(content=[{"type": "redacted_thinking", "data": "x"}, *_PARTS]), REPLY),
        "blocks-unknown": (_with(content=[{"type": "wonder"}, *_PARTS]), REPLY),
        "stop-pause": (_with(stop_reason="pause_turn"), USELESS),
        "stop-window": (_with(stop_reason="model_context_window_exceeded"), USELESS),
        "overloaded-inside": (
            lambda _w: {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}},
            UNAVAILABLE,
        ),
    },
)
_of(
    LINES,
    {
        "only-loaded": (lambda w: {**w, "message": {"content": ""}, "response": "", "done_reason": "load"}, USELESS),
        "uncounted": (lambda w: {k: v for k, v in w.items() if not k.endswith("count")}, REPLY),
    },
)
