"""What went wrong with a model, as one sentence that says what to do; and whether asking again can help.

Sentences are written here, never copied from an exception: a provider's text may quote the request or the key.
"""

from __future__ import annotations

import email.utils
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from followup_ai.errors import FollowupError, ModelError, ModelUnavailable, ModelUseless
from followup_ai.settings import OFFLINE_MODEL

_RETRYABLE = {
    "Timeout",
    "APIConnectionError",
    "RateLimitError",
    "InternalServerError",
    "ServiceUnavailableError",
    "BadGatewayError",
}  # by name: this module must not import litellm
_OVERLOADED = 529
_INSTEAD = f"or use --model {OFFLINE_MODEL}"


def is_retryable(error: BaseException) -> bool:
    """Whether the same request may succeed a moment later.

    Only what a moment can change: timeouts, lost connections, rate limits and faults of the server. An empty account
    (which arrives as a rate limit) and an answer that is no JSON (which arrives as a fault of the server) are none.
    """
    error = _unwrapped(error)
    status = _status_of(error)
    if any(isinstance(e, FollowupError) for e in _chain(error)) or status in (400, 401, 403, 404, 413, 422):
        return False
    if _out_of_credit(error) or _unreadable(error) or _never(error) or _repeating(error):
        return False
    return type(error).__name__ in _RETRYABLE or status == _OVERLOADED or _lost(error)


def in_few_words(error: BaseException) -> str:
    """Why a request is repeated: "status 429", "no answer in time", "connection lost"."""
    error = _unwrapped(error)
    if type(error).__name__ == "Timeout":
        return "no answer in time"
    if _lost(error) or type(error).__name__ == "APIConnectionError":
        return "connection lost"
    status = _status_of(error)
    return f"status {status}" if status else "failed"


def _unwrapped(error: BaseException) -> BaseException:
    """What went wrong, taken out of what LiteLLM wraps around a fault in the middle of a stream."""
    inner = getattr(error, "original_exception", None)
    return inner if type(error).__name__ == "MidStreamFallbackError" and isinstance(inner, BaseException) else error


def _status_of(error: BaseException) -> int | None:
    """The HTTP status of the answer as it came; LiteLLM turns some into others, and gives one where there was no answer."""
    for e in _chain(error):
        response = getattr(e, "response", None)
        status = getattr(response, "status_code", None)
        if isinstance(status, int) and status >= 400 and getattr(response, "headers", None):  # its own have no headers
            return status
    for e in (error, *_chain(error)):
        if isinstance(status := getattr(e, "status_code", None), (int, str)) and str(status).isdecimal():
            return int(status)
    return None


def _answered_with_fault(error: BaseException) -> bool:
    """Whether the server itself answered with an error status."""
    return any(
        getattr(getattr(e, "response", None), "headers", None) and getattr(e.response, "status_code", 0) >= 400  # type: ignore[attr-defined]
        for e in _chain(error)
    )


def _never(error: BaseException) -> bool:
    return any(type(e).__name__ in _OURS for e in _chain(error))


def _repeating(error: BaseException) -> bool:
    """Whether LiteLLM gave a stream up because the model wrote the same words over and over."""
    return "repeating the same chunk" in str(error)


def _out_of_credit(error: BaseException) -> bool:
    return "insufficient_quota" in str(error)


_MISREAD = {"AttributeError", "TypeError", "KeyError", "IndexError", "ValueError", "ValidationError"}
_NOT_JSON = {"JSONDecodeError", "UnicodeDecodeError", "APIResponseValidationError", "NoStream"}


def _unreadable(error: BaseException) -> bool:
    """Whether an answer came that was no chat completion; LiteLLM calls this a server's or the network's fault."""
    names = {type(e).__name__ for e in _chain(error)}
    if names & _NOT_JSON or "Empty or invalid response from LLM endpoint" in str(error):
        return not _answered_with_fault(error)
    stumbled = bool(names & _MISREAD) and type(error).__name__ in ("APIConnectionError", "BadRequestError", "APIError")
    return stumbled and not _answered_with_fault(error) and not _lost(error)


_TOO_LONG = re.compile(
    r"context[ _](?:length|window|size)|prompt is too long|input is too long|maximum context|too many (?:input )?tokens|"
    r"exceeds? the (?:maximum|available context)|input token count",
    re.IGNORECASE,
)


def _too_long(error: BaseException, status: int | None) -> bool:
    return type(error).__name__ == "ContextWindowExceededError" or (
        status in (400, 413, 422) and bool(_TOO_LONG.search(str(error)))
    )


_LOST = {
    "ConnectError",
    "ReadError",
    "WriteError",
    "RemoteProtocolError",
    "ClientConnectorError",
    "ServerDisconnectedError",
    "ClientOSError",
    "ClientPayloadError",
    "StreamCut",
}
_OURS = {"Redirected", "TooLong"}  # what the clients of litellm_door raise


def _unreached(error: BaseException) -> bool:
    """Whether no connection was made, or it was lost; LiteLLM calls this, too, a server's fault with status 500."""
    return _lost(error) or (
        any(type(e).__name__ == "APIConnectionError" for e in _chain(error)) and not _answered_with_fault(error)
    )


def _lost(error: BaseException) -> bool:
    return any(type(e).__name__ in _LOST for e in _chain(error))


def _left(error: BaseException) -> bool:
    """Whether the request left this machine, or tried to; where it did not, a key was missing before that."""
    return any(type(e).__name__ in _LOST | {"HTTPStatusError", "Timeout"} for e in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from, innermost last."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        inner = getattr(error, "original_exception", None)
        error = error.__cause__ or error.__context__ or (inner if isinstance(inner, BaseException) else None)


def retry_after(error: BaseException) -> float | None:
    """Seconds the server asks to wait, from Retry-After in seconds or as an HTTP date; None where it does not say."""
    value = next((found for e in _chain(error) if (found := _retry_header(e))), "")
    try:
        seconds = float(value)
    except ValueError:
        seconds = _seconds_until(value)
    return min(max(seconds, 0.0), 86_400.0) if seconds == seconds else None  # nan: it does not say


def _retry_header(error: BaseException) -> str:
    for owner in (getattr(error, "response", None), error):
        for name in ("headers", "litellm_response_headers"):
            headers = getattr(owner, name, None)
            if isinstance(headers, Mapping) and (value := headers.get("retry-after") or headers.get("Retry-After")):
                return str(value).strip()
    return ""


def _seconds_until(http_date: str) -> float:
    try:
        return email.utils.parsedate_to_datetime(http_date).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return float("nan")


def explain(error: BaseException, model: str, missing_keys: Iterable[str] = ()) -> ModelError:
    """The error to raise in place of what LiteLLM raised.

    Args:
        error: what LiteLLM raised.
        model: the model as it was asked for.
        missing_keys: names of the variables this model needs that are not set.
    """
    for cause in _chain(error):
        if isinstance(cause, ModelError):  # the offline composer's own words
            return cause
    for cause in _chain(error):
        if type(cause).__name__ == "Redirected":
            return ModelUnavailable(
                f"{model}'s server sends requests on to another address, and the notes are not sent there; "
                f"check the server's address, {_INSTEAD}."
            )
        if type(cause).__name__ == "TooLong":
            return ModelUseless(f"{model} does not stop writing; try again, {_INSTEAD}.")
    error = _unwrapped(error)
    name, status = type(error).__name__, _status_of(error)
    if _repeating(error):
        return ModelUseless(f"{model} wrote the same words over and over; try again, {_INSTEAD}.")
    if name == "ContentPolicyViolationError":
        return ModelUseless(f"{model}'s provider refused the notes under its content policy; reword them, {_INSTEAD}.")
    missing = tuple(missing_keys)
    if _unreadable(error) and not (missing and not _left(error)):
        return ModelUseless(f"{model} sent an answer that is no chat completion; check the server's address, {_INSTEAD}.")
    return ModelUnavailable(_unavailable(error, name, status, model, missing))


def _unavailable(error: BaseException, name: str, status: Any, model: str, missing: tuple[str, ...]) -> str:
    if missing and (status == 401 or not _left(error)):
        return f"{model} needs {' and '.join(missing)}; set {'it' if len(missing) == 1 else 'them'}, {_INSTEAD}."
    if _too_long(error, status):
        return f"The notes are too long for {model}; shorten them, {_INSTEAD}."
    if name == "PaymentRequiredError" or status == 402 or _out_of_credit(error):
        return f"The account behind {model} has no credit left; top it up, {_INSTEAD}."
    if name == "Timeout" and status in (None, 408, 504):
        return f"{model} did not answer in time; try again, raise FOLLOWUP_DEADLINE_S, {_INSTEAD}."
    if _unreached(error):
        return f"{model} could not be reached; check the network and the server's address, {_INSTEAD}."
    sentences = {
        400: f"{model} rejected the request; check the model's name and what it supports, {_INSTEAD}.",
        401: f"{model} refused the key; check the provider's API key, {_INSTEAD}.",
        403: f"{model} is not open to this key; ask the provider for access, {_INSTEAD}.",
        413: f"The notes are too long for {model}; shorten them, {_INSTEAD}.",
        409: f"{model} could not take the request just now (conflict); try again, {_INSTEAD}.",
        404: f"The provider does not know {model}; check the model's name and the server's address, {_INSTEAD}.",
        422: f"{model} rejected the request; check what the model supports, {_INSTEAD}.",
        429: f"{model} is receiving too many requests; wait a little and try again, {_INSTEAD}.",
    }
    asked = retry_after(error)
    if status == 429 and asked and asked >= 1:
        return f"{model} is receiving too many requests and asks to wait {asked:.0f} seconds; try again then, {_INSTEAD}."
    if isinstance(status, int) and status in sentences:
        return sentences[status]
    if isinstance(status, int) and status >= 500:
        return f"{model}'s server is failing (status {status}); try again later, {_INSTEAD}."
    return f"{model} could not be used ({name}); try again, {_INSTEAD}."
