"""What went wrong with a model, as one sentence that says what to do; and whether asking again can help.

Sentences are written here, never copied from an exception: a provider's text may quote the request or the key.
"""

from __future__ import annotations

import email.utils
import re
import time
from collections.abc import Iterable, Iterator, Mapping

from followup_ai.errors import FollowupError, ModelError, ModelUnavailable, ModelUseless
from followup_ai.settings import OFFLINE_MODEL
from followup_ai.wordings import PASSING, refusal_in

_RETRYABLE = {
    "Timeout",
    "APIConnectionError",
    "RateLimitError",
    "InternalServerError",
    "ServiceUnavailableError",
    "BadGatewayError",
}  # by name: this module must not import litellm
_PASSING = {408, 425, 429, 499, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529}
"""Statuses a moment can change; those of the 520s are a proxy's whose server did not answer it, or an overloaded one's."""
_INSTEAD = f"or use --model {OFFLINE_MODEL}"


def is_retryable(error: BaseException) -> bool:
    """Whether the same request may succeed a moment later.

    Only what a moment can change: timeouts, lost connections, rate limits and faults of the server. An empty account
    (which arrives as a rate limit) and an answer that is no JSON (which arrives as a fault of the server) are none.

    Args:
        error: what LiteLLM raised, or one of ours.
    """
    error = _unwrapped(error)
    status = _status_of(error)
    found = (_unsendable, _unreadable, _never, _repeating, _tls_fault, _lacking, _unset)
    if any(isinstance(e, FollowupError) for e in _chain(error)) or any(find(error) for find in found):
        return False
    if named := _named(error, status):
        return named in PASSING
    if (asked := _first_header(error, "x-should-retry").lower()) in ("true", "false"):  # OpenAI's and Anthropic's
        return asked == "true"
    if status in (400, 401, 403, 404, 413, 422):
        return False
    return type(error).__name__ in _RETRYABLE or status in _PASSING or _lost(error)


def in_few_words(error: BaseException) -> str:
    """Why a request is repeated: "status 429", "no answer in time", "connection lost"."""
    error = _unwrapped(error)
    if type(error).__name__ == "Timeout":
        return "no answer in time"
    if _lost(error) or type(error).__name__ == "APIConnectionError":
        return "connection lost"
    status = _status_of(error)
    return f"status {status}" if status and not _unnumbered(error) else "failed"


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
    return "repeating the same chunk" in words_of(error)


_MISREAD = {"AttributeError", "TypeError", "KeyError", "IndexError", "ValueError", "ValidationError", "RecursionError"}
_NOT_JSON = {"JSONDecodeError", "UnicodeDecodeError", "APIResponseValidationError", "NoStream", "Unreadable", "Packed"}


def _unreadable(error: BaseException) -> bool:
    """Whether an answer came that was no chat completion; LiteLLM calls this a server's or the network's fault."""
    if _unsendable(error):
        return False
    if _odd_header(error):
        return True
    names = {type(e).__name__ for e in _chain(error)}
    if names & _NOT_JSON or "Empty or invalid response from LLM endpoint" in words_of(error):
        return not _answered_with_fault(error)
    stumbled = bool(names & _MISREAD) and type(error).__name__ in ("APIConnectionError", "BadRequestError", "APIError")
    return stumbled and not _answered_with_fault(error) and not _lost(error)


def unmade(error: BaseException) -> bool:
    """Whether LiteLLM stumbled, if nothing was sent, over what it was asked for."""
    return _unreadable(error) and not _unset(error) and not _lacking(error)


def came_through(error: BaseException) -> bool:
    """Whether an answer came in whole, so that LiteLLM's error, whatever it calls it, is about reading it."""
    ours = any(isinstance(e, FollowupError) for e in _chain(error)) or _never(error)
    status = _status_of(error)
    return not (ours or _lost(error) or _repeating(error) or type(error).__name__ == "Timeout" or _named(error, status))


_NO_ADDRESS = {"InvalidURL", "InvalidUrlClientError", "NonHttpUrlClientError", "UnsupportedProtocol"}
_NO_ADDRESS_WORDS = re.compile(r"Port out of range|Invalid IPv6 URL|does not appear to be an IPv4|not a valid URL|'idna' codec")
_NOWHERE_WORDS = re.compile(r"api_base is required|`base_url` or `azure_endpoint`")
_NO_HEADER_WORDS = re.compile(
    r"(?:newline|carriage return|control character)[^.]{0,60}header|header[^.]{0,60}(?:newline|value)", re.I
)


def _unsendable(error: BaseException) -> str:
    """Why a request could not even be sent: the server's "address" or the "key" is none, or there is "nowhere" to send it.

    Empty where it could be.
    """
    if _answered_with_fault(error):
        return ""
    chain = list(_chain(error))
    misread = [str(e)[:_LONGEST_WORDS] for e in chain if isinstance(e, ValueError)]
    if any(type(e).__name__ == "NoAddress" for e in chain) or any(map(_NOWHERE_WORDS.search, misread)):
        return "nowhere"
    if any(type(e).__name__ in _NO_ADDRESS for e in chain) or any(map(_NO_ADDRESS_WORDS.search, misread)):
        return "address"
    if _odd_header(error):
        return ""
    named = any(isinstance(e, UnicodeEncodeError) for e in chain) or any(map(_NO_HEADER_WORDS.search, misread))
    return "key" if named or any(type(e).__name__ == "LocalProtocolError" for e in chain) else ""


def _lacking(error: BaseException) -> str:
    """What is not here that asking a provider takes: the name of a Python package, or "key"; empty where nothing lacks."""
    for e in _chain(error):
        if isinstance(e, ModuleNotFoundError) and e.name:
            return e.name
    sent = _left(error) or _answered_with_fault(error)
    return "key" if "Missing credentials" in words_of(error) and not sent else ""


_VARIABLE = r"[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,4}"
_UNSET = re.compile(
    rf"(?:\b[Ss]et|[Mm]issing|[Vv]ia)[ `'\"]{{1,3}}({_VARIABLE}(?: or {_VARIABLE})?)"
    rf"|({_VARIABLE})[`'\"]? (?:is )?(?:not set|required)"
)


def _unset(error: BaseException) -> tuple[str, ...]:
    """Names of the variables LiteLLM itself asks for, where nothing was sent; "A or B" where either will do."""
    if _left(error) or _answered_with_fault(error):
        return ()
    return tuple(dict.fromkeys(found.group(1) or found.group(2) for found in _UNSET.finditer(words_of(error))))


def _odd_header(error: BaseException) -> bool:
    """Whether a header of the answer holds bytes that are no text, which LiteLLM trips over."""
    return any(isinstance(e, UnicodeEncodeError) and re.search("[\ud800-\udfff]", e.object) for e in _chain(error))


_LONGEST_WORDS = 4000


def remember_words(error: BaseException, raw: bytes) -> None:
    """Keeps what the server itself said beside an error: some of LiteLLM's clients pass on its message and lose its code.

    Args:
        error: what LiteLLM raised.
        raw: the body of the answer.
    """
    error.__dict__["followup_server_said"] = raw[:_LONGEST_WORDS].decode("utf-8", "replace")


def words_of(error: BaseException) -> str:
    """What an error says, and the server in its body, as far as anybody reads."""
    said = next((e.__dict__["followup_server_said"] for e in _chain(error) if "followup_server_said" in e.__dict__), "")
    return f"{str(error)[:_LONGEST_WORDS]}\n{said}".strip()


def _named(error: BaseException, status: int | None) -> str:
    """What an error is about, told by its words; empty where they do not tell."""
    if type(error).__name__ in _BY_TYPE:
        return _BY_TYPE[type(error).__name__]
    if status is None and not _unnumbered(error):
        return ""
    return refusal_in(words_of(error), None if _unnumbered(error) else status)


def _unnumbered(error: BaseException) -> bool:
    """Whether a server told of a fault without a status for it; the one it is counted as is ours."""
    return any(type(e).__name__ == "ErrorInside" and not getattr(e, "numbered", True) for e in _chain(error))


_BY_TYPE = {
    "ContextWindowExceededError": "too long",
    "ContentPolicyViolationError": "policy",
    "PaymentRequiredError": "credit",
}


_LOST = {
    "ConnectError",
    "ReadError",
    "WriteError",
    "RemoteProtocolError",
    "ClientConnectorError",
    "ClientConnectorSSLError",
    "ClientConnectorCertificateError",
    "ServerDisconnectedError",
    "ClientOSError",
    "ClientPayloadError",
    "HttpProcessingError",  # what came is no HTTP
    "StreamCut",
}
_OURS = {"Redirected", "TooLong", "NotMade"}  # what `wire` raises of an answer


def _unreached(error: BaseException) -> bool:
    """Whether no connection was made, or it was lost; LiteLLM calls this, too, a server's fault with status 500."""
    return _lost(error) or (
        any(type(e).__name__ == "APIConnectionError" for e in _chain(error)) and not _answered_with_fault(error)
    )


def _tls_fault(error: BaseException) -> str:
    """What no repeated request mends about a server reached by https: its "certificate", or that it speaks no "tls"."""
    names = {type(e).__name__ for e in _chain(error)}
    if names & {"ClientConnectorCertificateError", "SSLCertVerificationError"}:
        return "certificate"
    return "tls" if any(getattr(e, "reason", None) in _NO_TLS_REASONS for e in _chain(error)) else ""


_NO_TLS_REASONS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG")
"""What OpenSSL calls an answer that is no TLS."""


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
    """Seconds the server asks to wait: in Retry-After, as a number or an HTTP date, or in its words; None where it does not.

    At most a day; a moment that has passed is no wait.

    Args:
        error: what LiteLLM raised; the answer's headers hang on it, or on what it came from.
    """
    value, exact, date = (
        _first_header(error, name)
        for name in ("retry-after", "retry-after-ms", "date")  # the second is OpenAI's and Azure's
    )
    try:
        seconds = float(exact) / 1000 if exact else float(value)
        seconds -= time.time() if seconds >= _A_MOMENT else 0
    except ValueError:
        seconds = _seconds_until(value, date) if value else _seconds_told(words_of(error))
    return min(max(seconds, 0.0), 86_400.0) if seconds == seconds else None  # nan: it does not say


_A_MOMENT = 1e9
"""Seconds that are no wait, but a moment counted from 1970, as some servers write it."""
_TOLD = re.compile(
    r"(?:(?:try again|retry) (?:in|after)|wait) (?=\d)(?:(\d{1,3})h)?(?:(\d{1,5})m(?!s))?"
    r"(?:(\d{1,9}(?:\.\d{1,9})?) ?(ms|s))?"
    r"|\"(?:retryDelay|retry_after|estimated_time)\": ?\"?(\d{1,5}(?:\.\d{1,9})?)(?:s\"|[,}\s])"
)


def _seconds_told(words: str) -> float:
    """Seconds an error asks to wait in words, as OpenAI, Groq and Gemini do: "Please try again in 1m26.4s"."""
    found = _TOLD.search(words)
    if found is None or not any(found.groups()):
        return float("nan")
    hours, minutes, seconds, unit, delay = found.groups()
    if delay:
        return float(delay)
    return 3600 * float(hours or 0) + 60 * float(minutes or 0) + float(seconds or 0) / (1000 if unit == "ms" else 1)


def _first_header(error: BaseException, wanted: str) -> str:
    return next((found for e in _chain(error) if (found := _header(e, wanted))), "")


def _header(error: BaseException, wanted: str) -> str:
    for owner in (getattr(error, "response", None), error):
        for name in ("headers", "litellm_response_headers"):
            headers = getattr(owner, name, None)
            if isinstance(headers, Mapping) and (value := headers.get(wanted) or headers.get(wanted.title())):
                return str(value).strip()
    return ""


def _seconds_until(http_date: str, now: str) -> float:
    """Seconds from one HTTP date to another: the server's own of now, since its clock may be wrong; else from ours."""
    moments: list[float] = []
    for date in (now, http_date):
        try:
            moments.append(email.utils.parsedate_to_datetime(date).timestamp())
        except (ValueError, TypeError, OverflowError):
            moments.append(float("nan"))
    began, end = moments
    return end - (began if began == began else time.time())


def explain(
    error: BaseException, model: str, missing_keys: Iterable[str] = (), key_in: str = "", address_in: str = ""
) -> ModelError:
    """The error to raise in place of what LiteLLM raised.

    Args:
        error: what LiteLLM raised.
        model: the model as it was asked for.
        missing_keys: names of the variables this model needs that are not set.
        key_in, address_in: the variables that hold its key and its server's address; empty where none does.
    """
    for cause in _chain(error):
        if isinstance(cause, ModelError):  # the offline composer's own words
            return cause
    told = _told(error, model, tuple(missing_keys))
    sentence = str(told)
    for what, name in (("the provider's API key", key_in), ("the server's address", address_in)):
        sentence = sentence.replace(what, f"{what} ({name})") if name else sentence
    return type(told)(sentence)


_BY_CAUSE: dict[str, tuple[type[ModelError], str]] = {
    "Redirected": (
        ModelUnavailable,
        "{model}'s server sends requests on to another address, and the notes are not sent there; check the server's address",
    ),
    "TooLong": (ModelUseless, "{model} does not stop writing; try again"),
}


def _told(error: BaseException, model: str, missing: tuple[str, ...]) -> ModelError:
    """What came of a call, by what LiteLLM raised."""
    for cause in _chain(error):
        if ended := _BY_CAUSE.get(type(cause).__name__):
            kind, sentence = ended
            return kind(f"{sentence.format(model=model)}, {_INSTEAD}.")
    error = _unwrapped(error)
    status = _status_of(error)
    if (lacking := _lacking(error)) == "key":
        missing = missing or (f"{model.partition('/')[0].upper()}_API_KEY",)
    elif lacking:
        return ModelUnavailable(
            f"{model} is asked by way of the Python package {lacking}, which is not installed; install it, {_INSTEAD}."
        )
    missing = missing or _unset(error)
    if _repeating(error):
        return ModelUseless(f"{model} wrote the same words over and over; try again, {_INSTEAD}.")
    if _unreadable(error) and not (missing and not _left(error)):
        return ModelUseless(f"{model} sent an answer that is no chat completion; check the server's address, {_INSTEAD}.")
    if missing and (status == 401 or not _left(error)):
        return ModelUnavailable(f"{model} needs {_listed(missing)}; set {'it' if len(missing) == 1 else 'them'}, {_INSTEAD}.")
    if any(type(cause).__name__ == "NotMade" for cause in _chain(error)):
        return ModelUnavailable(f"No request can be made for {model}; check how its provider names models, {_INSTEAD}.")
    named = _named(error, status)
    if named == "policy":
        return ModelUseless(f"{model}'s provider refused the notes under its content policy; reword them, {_INSTEAD}.")
    return ModelUnavailable(_unavailable(error, named, status, model))


def _listed(names: tuple[str, ...]) -> str:
    """Names as a sentence lists them: "A, B and C"."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


_NOT_SENT = {
    "nowhere": "No address is set for {model}'s server; set the server's address, such as http://127.0.0.1:8080/v1",
    "address": "The address set for {model}'s server is none; check the server's address, such as http://127.0.0.1:8080/v1",
    "key": "The key set for {model} holds characters that no key has; copy the provider's API key again",
}
_NO_TLS = {
    "certificate": "{model}'s server shows a certificate that is not trusted here; check its address, or set SSL_CERT_FILE",
    "tls": "{model}'s server does not speak https as its address says; write http:// if it is one of your own",
}
_NOT_THERE = "The provider does not know {model}; check the model's name and the server's address"
_NOT_OPEN = "{model} is not open to this key; ask the provider for access"
_TOO_MANY = "{model} is receiving too many requests; wait a little and try again"
_TOLD_BY_NAME = {
    "credit": "The account behind {model} has no credit left; top it up",
    "used up": "The account behind {model} has used up what it may for now; wait until it is renewed, or raise its limit",
    "key": "{model} refused the key; check the provider's API key",
    "too long": "The notes are too long for {model}; shorten them",
    "unknown": _NOT_THERE,
    "no chat": "{model} is not made to write messages; use a chat model",
    "closed": _NOT_OPEN,
    "plain": "{model}'s server is reached by https; write https:// in the server's address",
    "region": "{model} is not offered where this machine is; use another provider's model",
    "busy": _TOO_MANY,
    "loading": "{model} is still being loaded by its server; wait a little and try again",
    "memory": "{model}'s server has too little memory for it; use a smaller model",
}
_TOLD_BY_STATUS = {
    400: "{model} rejected the request; check the model's name and what it supports",
    401: "{model} refused the key; check the provider's API key",
    402: "The account behind {model} has no credit left; top it up",
    403: _NOT_OPEN,
    **dict.fromkeys((404, 405, 410), _NOT_THERE),
    407: "A proxy on the way to {model} asks for a password; check HTTPS_PROXY",
    409: "{model} could not take the request just now (conflict); try again",
    413: "The notes are too long for {model}; shorten them",
    422: "{model} rejected the request; check what the model supports",
    429: _TOO_MANY,
}


def _unavailable(error: BaseException, named: str, status: int | None, model: str) -> str:
    if unsendable := _unsendable(error):
        return f"{_NOT_SENT[unsendable].format(model=model)}, {_INSTEAD}."
    if fault := _tls_fault(error):
        return f"{_NO_TLS[fault].format(model=model)}, {_INSTEAD}."
    asked = retry_after(error)
    if named and not (asked and named in ("used up", *PASSING)):
        return f"{_TOLD_BY_NAME[named].format(model=model)}, {_INSTEAD}."
    if type(error).__name__ == "Timeout" and status in (None, 408, 504):
        return f"{model} did not answer in time; try again, raise FOLLOWUP_DEADLINE_S, {_INSTEAD}."
    if any(type(e).__name__ == "StreamCut" for e in _chain(error)):
        return f"{model}'s answer broke off in the middle; try again, {_INSTEAD}."
    if _unreached(error):
        return f"{model} could not be reached; check the network and the server's address, {_INSTEAD}."
    failing = f"{model}'s server is failing{'' if _unnumbered(error) else f' (status {status})'}"
    busy = status == 429 or named == "busy"
    if status and asked and asked >= 1 and (busy or status >= 500):
        why = f"{model} is receiving too many requests" if busy else failing
        return f"{why} and asks to wait {asked:.0f} {'second' if round(asked) == 1 else 'seconds'}; try again then, {_INSTEAD}."
    if status in _TOLD_BY_STATUS:
        return f"{_TOLD_BY_STATUS[status].format(model=model)}, {_INSTEAD}."
    if status and status >= 500:
        return f"{failing}; try again later, {_INSTEAD}."
    told = f"status {status}" if status else type(error).__name__
    return f"{model} could not be used ({told}); try again, {_INSTEAD}."
