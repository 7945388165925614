"""The one seam to language models: `complete` and `acomplete`, over LiteLLM.

    reply = complete([{"role": "user", "content": "…"}], "openai/gpt-4o")

Requests are repeated (tenacity) only where a moment can change the answer, with jitter or after the wait the server asks
for, and never beyond the deadline. LiteLLM's own retries are off, so that nothing multiplies.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Sequence
from typing import Any

import tenacity

from followup_ai import litellm_door
from followup_ai.errors import ModelError, ModelUnavailable
from followup_ai.faults import explain, is_retryable, retry_after
from followup_ai.models import Message
from followup_ai.replies import Reply, finish_reason_of, message_of, usage_of
from followup_ai.settings import OFFLINE_MODEL

MAX_CALLS = 3
"""Requests for one reply, the first included."""

__all__ = ["MAX_CALLS", "Reply", "acomplete", "complete", "warm"]


def complete(
    messages: Sequence[Message], model: str, *, seed: int = 0, timeout: float = 60.0, deadline: float | None = None
) -> Reply:
    """One reply of a model. Safe to call from many threads, and where an event loop is running.

    Args:
        messages: the turns, each {"role": …, "content": …}.
        model: a LiteLLM name ("openai/gpt-4o", "ollama/llama3.2"), or offline/composer.
        seed: asks for another of the model's possible replies; 0 leaves the choice to the provider.
        timeout: seconds one request may take.
        deadline: seconds from now for everything, repeated requests and waits between them included.

    Raises:
        ModelUnavailable: it could not be reached, refused the key, or is not known.
        ModelUseless: it answered with nothing usable.
    """
    return litellm_door.run(_complete(messages, model, seed, timeout, deadline))


async def acomplete(
    messages: Sequence[Message], model: str, *, seed: int = 0, timeout: float = 60.0, deadline: float | None = None
) -> Reply:
    """One reply of a model, without blocking the running loop. Arguments and errors as for `complete`."""
    return await litellm_door.arun(_complete(messages, model, seed, timeout, deadline))


async def _complete(messages: Sequence[Message], model: str, seed: int, timeout: float, deadline: float | None) -> Reply:
    litellm = litellm_door.litellm()
    _require_provider(litellm, model)
    started = time.monotonic()
    end = started + deadline if deadline is not None else float("inf")
    calls = 0
    request: dict[str, Any] = {"model": model, "messages": [dict(m) for m in messages]}
    if seed or model == OFFLINE_MODEL:
        request["seed"] = seed
    try:
        async for attempt in _attempts(end, lambda error: is_retryable(error) and not _missing_keys(litellm, model)):
            with attempt:
                calls += 1
                response = await _ask(litellm, request, min(timeout, end - time.monotonic()))
    except ModelError:
        raise
    except Exception as error:  # whatever a provider's client raises ends as one of ours
        raise explain(error, model, _missing_keys(litellm, model)) from None
    if response is None:  # LiteLLM's answer to a 422 that dropping parameters did not cure
        raise ModelUnavailable(f"{model} rejected the request; check what the model supports, or use --model {OFFLINE_MODEL}.")
    prompt_tokens, completion_tokens = usage_of(response)
    return Reply(
        text=message_of(response, model),
        model=model,
        prompt_tokens=prompt_tokens,
        completion_tokens=completion_tokens,
        seconds=time.monotonic() - started,
        cost_usd=_cost(litellm, response, model),
        finish_reason=finish_reason_of(response),
        calls=calls,
    )


def warm() -> None:
    """Imports the model layer and answers once offline, so that the first draft does not wait for it."""
    litellm_door.litellm()


async def _ask(litellm: Any, request: dict[str, Any], seconds: float) -> Any:
    if seconds <= 0:
        raise ModelUnavailable(f"No time is left to ask {request['model']}; raise FOLLOWUP_DEADLINE_S.")
    # The timeout given to LiteLLM bounds each wait for bytes; wait_for bounds the whole, a slow trickle included.
    try:
        return await asyncio.wait_for(
            litellm.acompletion(**request, timeout=seconds, max_retries=0, num_retries=0, drop_params=True), seconds
        )
    except TimeoutError:
        raise litellm.Timeout("timed out", model=request["model"], llm_provider="") from None


def _attempts(end: float, retryable: Callable[[BaseException], bool]) -> tenacity.AsyncRetrying:
    """Tries until it works, a fault is not a passing one, calls are used up, or the next wait would pass `end`."""

    def enough(state: tenacity.RetryCallState) -> bool:
        return state.attempt_number >= MAX_CALLS or time.monotonic() + state.upcoming_sleep >= end

    return tenacity.AsyncRetrying(retry=tenacity.retry_if_exception(retryable), wait=_wait, stop=enough, reraise=True)


_JITTER = tenacity.wait_random_exponential(multiplier=0.5, max=8)


def _wait(state: tenacity.RetryCallState) -> float:
    """Seconds before the next request: what the server asks for, else random and growing."""
    error = state.outcome.exception() if state.outcome else None
    asked = retry_after(error) if error else None
    return _JITTER(state) if asked is None else asked


def _require_provider(litellm: Any, model: str) -> None:
    provider, _, name = model.partition("/")
    if provider == litellm_door.OFFLINE_PROVIDER and name != litellm_door.OFFLINE_NAME:
        raise ModelUnavailable(f"The provider offline has no model {name!r}; its only model is {OFFLINE_MODEL}.")
    try:
        if model.endswith("/"):
            raise ValueError("no name after the provider")
        litellm.get_llm_provider(model)
    except Exception:
        raise ModelUnavailable(
            f"There is no provider for the model {model!r}; write provider/model, such as openai/gpt-4o, "
            f"ollama/llama3.2 or {OFFLINE_MODEL}."
        ) from None


def _missing_keys(litellm: Any, model: str) -> list[str]:
    """Names of the keys this model needs and the environment lacks; of alternatives, the first."""
    if model.startswith("gemini/"):  # LiteLLM names both, either will do
        return [] if os.environ.keys() & {"GEMINI_API_KEY", "GOOGLE_API_KEY"} else ["GEMINI_API_KEY"]
    try:
        own = f"{litellm.get_llm_provider(model)[1].upper()}_API_KEY"
        names = [own] if os.environ.get(own) == "" else litellm.validate_environment(model).get("missing_keys", [])
    except Exception:  # it knows some providers only
        return []
    return [name for name in names if "KEY" in name or "TOKEN" in name or "SECRET" in name]


def _cost(litellm: Any, response: Any, model: str) -> float | None:
    if model == OFFLINE_MODEL:
        return 0.0
    try:
        return float(litellm.completion_cost(completion_response=response, model=model))
    except Exception:  # LiteLLM has no price for it
        return None
