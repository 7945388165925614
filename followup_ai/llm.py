"""The one seam to language models: `complete` and `acomplete`, over LiteLLM.

    reply = complete([{"role": "user", "content": "…"}], "openai/gpt-4o")

Requests are repeated (tenacity) only where a moment can change the answer, with jitter or after the wait the server asks
for, and never beyond the deadline. LiteLLM's own retries are off, so that nothing multiplies. Parameters a model rejects are
left out from then on. No call is made whose worst case does not fit into the budget. The embedded model is asked directly:
LiteLLM is not imported for it.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

import tenacity

from followup_ai import embedded, litellm_door, parameters, prices, wire
from followup_ai.answers import ErrorInside, Said, Unreadable, read_answer, unknown
from followup_ai.budgets import Budget, Price, most_tokens, most_tokens_in
from followup_ai.calls import Call, Retry
from followup_ai.errors import BudgetSpent, ModelError, ModelUnavailable, ModelUseless
from followup_ai.faults import (
    came_through,
    explain,
    in_few_words,
    is_retryable,
    remember_words,
    retry_after,
    unmade,
    words_of,
)
from followup_ai.gathering import Gathering, StreamCut
from followup_ai.models import Message
from followup_ai.providers import provider_of
from followup_ai.replies import Reply, bare_message, finish_reason_of, message_of, usage_of, written_in
from followup_ai.settings import OFFLINE_MODEL

_T = TypeVar("_T")

MAX_CALLS = 3
"""Requests for one reply, the first included; those that only find out what a model rejects are not counted."""

__all__ = ["MAX_CALLS", "Budget", "Reply", "Retry", "acomplete", "beside_calls", "complete", "is_warm", "warm"]


def complete(
    messages: Sequence[Message],
    model: str,
    *,
    seed: int = 0,
    timeout: float | None = None,
    deadline: float | None = None,
    budget: Budget | None = None,
    options: Mapping[str, Any] | None = None,
    on_text: Callable[[str], None] | None = None,
    on_retry: Callable[[Retry], None] | None = None,
) -> Reply:
    """One reply of a model. Safe to call from many threads, and where an event loop is running.

    Args:
        messages: the turns, each {"role": …, "content": …}.
        model: a LiteLLM name ("openai/gpt-4o", "ollama/llama3.2"), or offline/composer.
        seed: asks for another of the model's possible replies; 0 leaves the choice to the provider.
        timeout: seconds one request may take; where it is None, a minute, or half of the time there is where that is longer.
        deadline: seconds from now for everything, repeated requests and waits between them included.
        budget: limits that hold over several calls; what this one takes is added to it, also where it fails.
        options: further parameters of the request (temperature, stop, max_tokens), left out where the model rejects them.
        on_text: where given, the answer is streamed, and this is called, in the calling thread, with the whole text so far
            as it grows; where a request is repeated, the text begins anew.
        on_retry: is called, in the calling thread, before a request is repeated.

    Raises:
        ModelUnavailable: it could not be reached, refused the key, or is not known.
        ModelUseless: it answered with nothing usable.
        BudgetSpent: the worst case of the next call does not fit into the budget.
    """
    if not embedded.is_embedded(model):
        warm()  # before the clock starts: seconds of importing are not the model's
    if on_text is None and on_retry is None:
        return litellm_door.run(_complete(Call(tuple(messages), model, seed, timeout, deadline, budget, dict(options or {}))))
    told: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
    call = Call(tuple(messages), model, seed, timeout, deadline, budget, dict(options or {}))
    call.on_text = on_text and (lambda text: told.put(lambda: on_text(text)))
    call.on_retry = on_retry and (lambda retry: told.put(lambda: on_retry(retry)))
    return _listening(litellm_door.submit(_complete(call)), told)


def _listening(future: Future[Reply], told: queue.SimpleQueue[Callable[[], None] | None]) -> Reply:
    """Waits for a reply and calls, meanwhile, what is told, in this thread."""
    future.add_done_callback(lambda _future: told.put(None))
    try:
        while (call := told.get()) is not None:
            call()
        return future.result()
    except BaseException:
        future.cancel()
        raise


async def acomplete(
    messages: Sequence[Message],
    model: str,
    *,
    seed: int = 0,
    timeout: float | None = None,
    deadline: float | None = None,
    budget: Budget | None = None,
    options: Mapping[str, Any] | None = None,
    on_text: Callable[[str], None] | None = None,
    on_retry: Callable[[Retry], None] | None = None,
) -> Reply:
    """One reply of a model, without blocking the running loop, in which `on_text` and `on_retry` are called.

    Arguments and errors as for `complete`.
    """
    if not embedded.is_embedded(model) and not is_warm():
        await asyncio.to_thread(warm)
    call = Call(tuple(messages), model, seed, timeout, deadline, budget, dict(options or {}))
    here = asyncio.get_running_loop()
    call.on_text = on_text and (lambda text: _tell(here, on_text, text))
    call.on_retry = on_retry and (lambda retry: _tell(here, on_retry, retry))
    return await litellm_door.arun(_complete(call))


def _tell(loop: asyncio.AbstractEventLoop, listener: Callable[[Any], None], news: Any) -> None:
    try:
        loop.call_soon_threadsafe(lambda: listener(news))  # an argument would be shown in the log of a slow loop
    except RuntimeError:  # the loop was closed: nobody listens any more
        return


async def _complete(call: Call) -> Reply:
    response, price = _composed(call) if embedded.is_embedded(call.model) else await _answered(call)
    prompt_tokens, completion_tokens = usage_of(response)
    budget, most = call.budget or Budget(), (0, 0)
    if budget.limits_replies and (prompt_tokens is None or completion_tokens is None):
        most = (most_tokens(call.messages), most_tokens_in(written_in(response)))
    cost = budget.charge(prompt_tokens, completion_tokens, price, most)
    text = message_of(response, call.model)
    if "\ufffd" in text and not any("\ufffd" in m["content"] for m in call.messages):
        raise ModelUseless(f"{call.model}'s answer arrived with broken characters; try again, or use another model.")
    if call.tells_key(text):
        raise ModelUseless(
            f"{call.model}'s server wrote the key it was asked with into the message, which is not shown; "
            "check the server's address, or use another model."
        )
    return Reply(
        text=text,
        model=call.model,
        prompt_tokens=prompt_tokens,
        completion_tokens=completion_tokens,
        seconds=time.monotonic() - call.started,
        cost_usd=cost,
        finish_reason=finish_reason_of(response),
        calls=call.calls,
        retries=tuple(call.retries),
        dropped=call.dropped,
    )


def _composed(call: Call) -> tuple[Any, Price]:
    """The embedded model's answer in the shape of any other's, and its price."""
    embedded.must_exist(call.model)
    if call.end - time.monotonic() <= 0:
        raise ModelUnavailable(f"No time is left to ask {call.model}; raise FOLLOWUP_DEADLINE_S.")
    if call.budget:
        call.budget.admit(call.model, call.messages, prices.FREE)
    call.count()
    written = embedded.compose(call.model, call.messages, call.seed)
    if call.on_text:
        call.on_text(bare_message(written.text))
    said = Said([written.text], prompt_tokens=written.prompt_tokens, completion_tokens=written.completion_tokens)
    return said.as_response(), prices.FREE


async def _answered(call: Call) -> tuple[Any, Price | None]:
    """A model's answer, asked for again where that can help, and the model's price."""
    litellm = litellm_door.litellm()
    call.provider = provider_of(litellm, call.model)
    price = prices.price_of(litellm, call.model)
    failure: ModelError | None = None
    try:
        async for attempt in _attempts(call, lambda error: is_retryable(error) and not call.missing_keys(litellm)):
            with attempt:
                response = await _ask(litellm, call, price)
    except ModelError:
        raise
    except Exception as error:  # whatever a provider's client raises ends as one of ours
        failure = explain(error, call.model, call.missing_keys(litellm), *call.variables())
    if failure is not None:  # raised out here so that it drags along nothing that quotes notes or keys
        raise failure
    if response is None:
        raise ModelUnavailable(f"{call.model} gave no answer; try again, or use --model {OFFLINE_MODEL}.")
    return response, price


def warm() -> None:
    """Imports the model layer, so that the first draft does not wait for it; where it cannot be, whoever asks hears of it."""
    with contextlib.suppress(ModelUnavailable):
        litellm_door.litellm()


def is_warm() -> bool:
    """Whether the model layer is imported."""
    return litellm_door.is_loaded()


async def beside_calls(work: Coroutine[Any, Any, _T]) -> _T:
    """Runs a coroutine on the loop all calls run on, in its own thread; a call made there changes no thread."""
    return await litellm_door.arun(work)


async def _ask(litellm: Any, call: Call, price: Price | None) -> Any:
    """One answer; where the model rejects parameters, they are left out and it is asked again at once."""
    while True:
        if call.end - time.monotonic() <= 0:
            raise call.failure or ModelUnavailable(f"No time is left to ask {call.model}; raise FOLLOWUP_DEADLINE_S.")
        longest = None
        if call.budget:
            longest = call.budget.admit(call.model, call.messages, price, prices.longest_reply(litellm, call.model))
        wanted = call.wanted(longest)
        if new := parameters.unsupported(litellm, call.model, wanted.keys() - parameters.rejected_by_model(call.model)):
            parameters.remember(call.model, new - {"stream", "stream_options"})
        request, call.dropped = parameters.request_for(call.model, call.messages, wanted)
        if longest is not None and not request.keys() & {"max_tokens", "max_completion_tokens"}:
            raise BudgetSpent(
                f"{call.model} takes no limit on the length of a reply, so one on tokens or dollars cannot be kept; "
                "lift FOLLOWUP_MAX_TOKENS and FOLLOWUP_MAX_COST_USD, or use another model."
            )
        call.count()
        try:
            return await _send(litellm, {**request, **call.access.parameters()}, call)
        except Exception as error:
            call.charge_in_vain(price, longest)
            said = words_of(error)
            found = parameters.refused_parameters(said, getattr(error, "status_code", None), request)
            if "max_tokens" in found and parameters.shorter_reply(call.model, said, request):
                continue
            if not found - parameters.rejected_by_model(call.model):
                raise
            parameters.remember(call.model, found)


async def _send(litellm: Any, request: dict[str, Any], call: Call) -> Any:
    """One request, bounded here: a slow trickle included, which LiteLLM's timeouts let through."""
    seen = call.seen = wire.Seen(call.provider, bool(call.access.key), keys=call.keys)
    end = min(time.monotonic() + call.longest_wait, call.end)
    gathering = Gathering(call.model, call.show) if call.on_text or request.get("stream") else None
    exchange = asyncio.ensure_future(_quietly(litellm, request, seen, gathering))
    try:
        while (left := end - time.monotonic()) > 0:
            done, _ = await asyncio.wait((exchange,), timeout=min(left, _QUIET))
            if done:
                return exchange.result().answer()
            quiet = time.monotonic() - seen.at >= _QUIET / 2
            if quiet and seen.status >= 400:  # what it refuses for is known; the rest of its words are not waited for
                raise ErrorInside(seen.raw.decode("utf-8", "replace")[:2000], seen.status)
            if quiet and (said := _all_said(seen)):
                if gathering:
                    gathering.show(said.text)
                return said.as_response()
        raise litellm.Timeout("timed out", model=call.model, llm_provider="")
    finally:
        if not exchange.done():
            exchange.cancel()
            await asyncio.wait((exchange,))


class _Outcome:
    """What came of an exchange, or why nothing did.

    A task shows what it ended with to whoever logs it: asyncio does for one that is slow, or whose failure nobody asked for.
    An answer and a server's words may quote the notes; this shows neither.
    """

    def __init__(self, answer: Any = None, failure: Exception | None = None) -> None:
        self._answer, self._failure = answer, failure

    def answer(self) -> Any:
        """The answer; raises why there is none."""
        if self._failure is not None:
            raise self._failure
        return self._answer


async def _quietly(*asked: Any) -> _Outcome:
    """What `_exchange` ends with; begun in here, so that none is left unbegun where this is cancelled at once."""
    try:
        return _Outcome(await _exchange(*asked))
    except Exception as error:
        return _Outcome(failure=error)


_AT_MOST = 86_400.0
"""Seconds LiteLLM is told one request may take: it is bounded here."""
_QUIET = 2.0
"""Seconds without a byte after which an answer that is whole is taken, though the server keeps the connection open."""


def _all_said(seen: wire.Seen) -> Said | None:
    """A whole answer, as far as it came; None as long as there is none."""
    said = read_answer(seen.raw) if seen.good else None
    return said if said and said.ended and not (said.error or said.broken) else None


async def _exchange(litellm: Any, request: dict[str, Any], seen: wire.Seen, gathering: Gathering | None) -> Any:
    """One request and its answer, read from the wire where it speaks a known way, else as LiteLLM reads it."""
    litellm_door.watch(seen)
    answer, failure = await _read_by(litellm, request, seen, gathering)
    if failure and not seen.status and unmade(failure):
        raise wire.NotMade("nothing was sent")
    said = read_answer(seen.raw) if seen.good else None
    if said is None and seen.good and failure and came_through(failure):
        raise unknown(seen.raw)
    if said is None or not (said.ended or said.error):
        if said and (failure is None or (said.text and came_through(failure))):  # the server said half, whatever LiteLLM says
            raise StreamCut("the answer ended early")
        if failure:
            raise failure
        return answer
    if said.error or said.broken:
        raise said.error or Unreadable("part of the answer could not be read")
    if gathering:
        gathering.show(said.text)
    return said.as_response(getattr(answer, "usage", None))


async def _read_by(
    litellm: Any, request: dict[str, Any], seen: wire.Seen, gathering: Gathering | None
) -> tuple[Any, Exception | None]:
    """What LiteLLM makes of a request and its answer, or why it gave up."""
    try:
        # It keeps a client for each timeout it is given, so that is always the same
        answer = await litellm.acompletion(**request, timeout=_AT_MOST, max_retries=0, num_retries=0, drop_params=False)
        if gathering and request.get("stream"):
            answer = await _gathered(answer, gathering, seen)
        return answer, None
    except Exception as error:
        if seen.status >= 400:
            remember_words(error, seen.raw)
        return None, error
    finally:
        await seen.let_go()


async def _gathered(stream: Any, gathering: Gathering, seen: wire.Seen) -> Any:
    """A stream as if it had been a whole answer; where LiteLLM stops in the middle, the rest is still taken in."""
    try:
        async for chunk in stream:
            gathering.add(chunk)
        if seen.provider.startswith("ollama") and (said := read_answer(seen.raw)) and said.more:
            await seen.take_rest()
    except Exception as error:
        if came_through(error):
            await seen.take_rest()
        raise
    finally:
        await _close(stream)
    ended = getattr(stream, "received_finish_reason", True) or getattr(stream, "intermittent_finish_reason", None)
    return gathering.whole(bool(ended))


async def _close(stream: Any) -> None:
    """Lets go of the connection of a stream that was not read to its end."""
    close = getattr(stream, "aclose", None)
    if close is not None:
        try:
            await close()
        except Exception:  # it is gone already
            return


def _attempts(call: Call, retryable: Callable[[BaseException], bool]) -> tenacity.AsyncRetrying:
    """Tries until it works, a fault is not a passing one, calls are used up, or the next wait would pass the end."""

    def enough(state: tenacity.RetryCallState) -> bool:
        wait, now = state.upcoming_sleep, time.monotonic()
        return state.attempt_number >= MAX_CALLS or wait > LONGEST_WAIT or now + wait >= call.end

    def tell(state: tenacity.RetryCallState) -> None:
        error = state.outcome.exception() if state.outcome else None
        why = in_few_words(error) if error else ""
        call.failure = error
        call.retries.append(why)
        if call.on_retry:
            call.on_retry(Retry(call.model, call.calls, why, state.upcoming_sleep))

    return tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception(retryable), wait=_wait, stop=enough, before_sleep=tell, reraise=True
    )


LONGEST_WAIT = 300.0
"""Seconds a server may ask to wait, whatever the deadline: whoever waits longer should hear of it and decide."""
_JITTER = tenacity.wait_random_exponential(multiplier=0.5, max=8)


def _wait(state: tenacity.RetryCallState) -> float:
    """Seconds before the next request: what the server asks for, else random and growing."""
    error = state.outcome.exception() if state.outcome else None
    asked = retry_after(error) if error else None
    return asked or _JITTER(state)
