"""What a request asks of a model besides the messages, and what this model will not have: found out once, then left out.

Some models reject a temperature, a seed, a stop sequence or the system role, whatever their provider's list says. The first
rejection names the parameter; it is left out from then on, in this process, and the reply says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from followup_ai.models import Message

SYSTEM = "system role"
"""The name under which a rejected system role is reported; its words then open the first turn."""

WHOLE = "answer in one piece"
"""The name under which it is remembered that a model gives its answers as streams only."""

_rejected: dict[str, frozenset[str]] = {}
_most_tokens: dict[str, int] = {}


def rejected_by_model(model: str) -> frozenset[str]:
    """What is known to be rejected by a model."""
    return _rejected.get(model, frozenset())


def remember(model: str, names: Iterable[str]) -> None:
    """Leaves parameters out of every later request to a model."""
    _rejected[model] = rejected_by_model(model) | frozenset(names)


def forget() -> None:
    """Forgets what was found out, as a new process would."""
    _rejected.clear()
    _most_tokens.clear()


def unsupported(litellm: Any, model: str, names: Iterable[str]) -> frozenset[str]:
    """Those of the parameters LiteLLM itself would refuse to pass on to a model.

    Args:
        litellm: the module.
        model: a LiteLLM name.
        names: of parameters, as OpenAI calls them.
    """
    if not (names := frozenset(names)):
        return names
    try:
        name, provider, _, _ = litellm.get_llm_provider(model)
        known = litellm.get_supported_openai_params(model=name, custom_llm_provider=provider)
    except Exception:  # it knows some providers only; the model will say
        known = None
    return names - frozenset(known or names)


def request_for(model: str, messages: Sequence[Message], wanted: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The request without what the model rejects, and the names of what was left out.

    A limit on the reply's length is never just left out: where `max_tokens` is rejected, `max_completion_tokens` takes
    its place.

    Args:
        model: a LiteLLM name.
        messages: the turns; where the model rejects the system role, its words open the first turn of the user.
        wanted: parameters by the names OpenAI gives them.
    """
    gone = rejected_by_model(model)
    request = {name: value for name, value in wanted.items() if name not in gone}
    if WHOLE in gone:
        request["stream"] = True
    if model in _most_tokens and "max_tokens" in wanted:
        wanted = {**wanted, "max_tokens": min(wanted["max_tokens"], _most_tokens[model])}
        request |= {name: wanted[name] for name in request.keys() & {"max_tokens"}}
    if "max_tokens" in gone and "max_tokens" in wanted and "max_completion_tokens" not in gone:
        request["max_completion_tokens"] = wanted["max_tokens"]
    turns = [dict(m) for m in messages]
    dropped = {name for name in wanted if name in gone and name != "stream_options"}
    if SYSTEM in gone and any(m["role"] == "system" for m in turns):
        turns = _without_system(turns)
        dropped.add(SYSTEM)
    return {"model": model, "messages": turns, **request}, tuple(sorted(dropped))


def _without_system(turns: list[dict[str, str]]) -> list[dict[str, str]]:
    """The turns with the system's words at the head of the first of the user."""
    said = [m["content"] for m in turns if m["role"] == "system"]
    rest = [m for m in turns if m["role"] != "system"]
    if not rest or rest[0]["role"] != "user":
        return [{"role": "user", "content": "\n\n".join(said)}, *rest]
    return [{"role": "user", "content": "\n\n".join([*said, rest[0]["content"]])}, *rest[1:]]


_OTHER_NAMES = {
    "stop": r"stop|stop_?[sS]equences",
    "max_tokens": r"max_tokens|max_output_tokens|maxOutputTokens|max_new_tokens|num_predict",
}
"""What providers' own ways of asking call a parameter."""
_NO_STREAM = re.compile(r"['\"`]stream['\"`]|streaming is not|not support streaming|to stream this model", re.IGNORECASE)
_ONLY_STREAM = re.compile(
    r"only supports? (?:the )?stream|for non-streaming calls|stream['\"`]? (?:must|should) be (?:set to )?true"
    r"|enable the stream",
    re.IGNORECASE,
)
_NO_SYSTEM = re.compile(
    r"(?:system|developer)[\s'\"`_-]*(?:roles?|messages?|prompts?|instructions?)"
    r"|(?:does not support|not support(?:ed)?|unsupported|invalid|unexpected|unknown)[^.\n]{0,40}['\"`]?system"
    r"|input should be 'user'"
    r"|['\"`]system['\"`] is not one of|roles must alternate"
    r"|only user(?: and|,) assistant[^.\n]{0,30} roles|messages\[0\]\.role",
    re.IGNORECASE,
)
_REFUSING = re.compile(
    r"not support|n't support|input should be"
    r"|unsupported|does not (?:allow|accept|permit)|must (?:be|alternate)|additional properties"
    r"|forbidden|not (?:allowed|permitted|accepted|enabled|available|valid|one of)|invalid|unrecogni[sz]ed|unknown"
    r"|unexpected|deprecated"
    r"|extra inputs|extra fields|extra_forbidden|only (?:the )?(?:default|user|\d)|cannot (?:both )?be (?:set|used|specified)"
    r"|reject|too (?:large|high)|maximum allowed|support the provided",
    re.IGNORECASE,
)


def refused_parameters(error_text: str, status: object, request: Mapping[str, Any]) -> frozenset[str]:
    """The parameters of a request that an error says the model will not have; empty where it is about something else.

    Args:
        error_text: what the provider said.
        status: the HTTP status; servers that run a chat template answer 500 where it knows no system role, and OpenRouter
            404 where no provider of a model takes a parameter.
        request: what was sent.
    """
    if status == 400 and not request.get("stream") and _ONLY_STREAM.search(error_text):
        return frozenset((WHOLE,))
    if status not in (400, 404, 422, 500) or not _REFUSING.search(error_text):
        return frozenset()
    if status == 404 and "support the provided" not in error_text:
        return frozenset()
    names = [n for n in request if n not in ("model", "messages", "stream")]
    found = set() if status == 500 else {n for n in names if _names(n, error_text)}
    if "max_completion_tokens" in found and "max_tokens" in found:
        found.discard("max_completion_tokens")
    if not found and request.get("stream") and _NO_STREAM.search(error_text):
        found = {"stream", "stream_options"} & request.keys()
    if not found and any(m["role"] == "system" for m in request["messages"]) and _NO_SYSTEM.search(error_text):
        found = {SYSTEM}
    return frozenset(found)


def _names(parameter: str, error_text: str) -> bool:
    return bool(re.search(rf"(?<![\w-])(?:{_OTHER_NAMES.get(parameter, parameter)})(?![\w-])", error_text))


def shorter_reply(model: str, error_text: str, request: Mapping[str, Any]) -> bool:
    """Whether an error says that fewer tokens would do than were asked for; so many are asked for from then on.

    Believed once a model only: a server could go on for ever.

    Args:
        model: a LiteLLM name.
        error_text: what the provider said.
        request: what was sent.
    """
    asked = request.get("max_tokens") or request.get("max_completion_tokens")
    allowed = [int(n) for n in re.findall(r"(?<![\w.])\d{3,6}(?![\w.])", error_text)]
    fitting = [n for n in allowed if isinstance(asked, int) and n < asked and model not in _most_tokens]
    if fitting:
        _most_tokens[model] = max(fitting)
    return bool(fitting)
