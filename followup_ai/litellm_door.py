"""LiteLLM, imported once, late, quiet and with nothing sent anywhere; and the offline composer behind it.

Importing LiteLLM takes seconds, so nothing does at module level. What must be set before the import (a price list that
would be downloaded, a `.env` that would be read) is set here and nowhere else.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import functools
import logging
import os
import threading
import urllib.request
import warnings
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import Future
from functools import cache
from typing import Any, TypeVar

from followup_ai import embedded
from followup_ai.errors import ModelError, ModelUnavailable
from followup_ai.settings import OFFLINE_MODEL, lend_provider_variables
from followup_ai.wire import LONGEST_ERROR, Seen, guard, watching

_T = TypeVar("_T")

_importing = threading.Lock()


def litellm() -> Any:
    """The litellm module, set up; imported on the first call (3 to 4 s), by one thread.

    Raises:
        ModelUnavailable: it cannot be imported.
    """
    with _importing:
        try:
            return _loaded()
        except Exception as error:  # whatever a broken installation raises
            fault = type(error).__name__
    raise ModelUnavailable(
        f"LiteLLM cannot be imported here ({fault}), and any other model is asked through it; install it again, "
        f"see `followup-ai doctor`, or use --model {OFFLINE_MODEL}."
    )


def is_loaded() -> bool:
    """Whether it is imported."""
    return bool(_loaded.cache_info().currsize)


@cache
def _loaded() -> Any:
    lend_provider_variables()
    _ask_this_machine_directly()
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")  # else a price list is downloaded
    os.environ.setdefault("LITELLM_MODE", "PRODUCTION")  # else it reads the working directory's .env, all of it
    os.environ.setdefault("LITELLM_LOG", "CRITICAL")
    import litellm

    litellm.telemetry = False
    litellm.suppress_debug_info = True
    litellm.drop_params = False  # what a model rejects is found out, left out and reported by `parameters`
    litellm.num_retries = 0
    litellm.custom_provider_map = [
        *(item for item in litellm.custom_provider_map if item["provider"] != embedded.PROVIDER),
        {"provider": embedded.PROVIDER, "custom_handler": _offline_handler(litellm)},
    ]
    litellm.utils.custom_llm_setup()
    _guard_clients()
    _ask_nobody_else(litellm)
    _ask_once()
    _meet_odd_servers()
    _keep_answers_apart()
    _keep_no_books(litellm)
    _ask_openai_like_the_others(litellm)
    _search_errors_briefly()
    for name in ("litellm", "LiteLLM", "LiteLLM Router", "LiteLLM Proxy", "httpx", "openai", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # requests, keys and notes stay out of every log
    # pydantic quotes what came in an unexpected shape, be it the draft, on stderr
    warnings.filterwarnings("ignore", "Pydantic serializer warnings", UserWarning)
    return litellm


def _ask_this_machine_directly() -> None:
    """Keeps what goes to a server on this machine from a proxy, which would see the notes and could not reach the server.

    Set for the process: each of LiteLLM's clients reads the variable in a way of its own.
    """
    if urllib.request.getproxies():
        listed = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
        names = [name for name in (listed, "localhost", "127.0.0.1", "::1") if name]
        os.environ["NO_PROXY"] = os.environ["no_proxy"] = ",".join(names)


# --- its HTTP clients -----------------------------------------------------------------------------------
#
# LiteLLM's clients follow redirects, to other hosts too, which would carry notes where nobody meant to send them; and they
# read answers of any length. Whichever sends something within a call of ours, whoever made it, has a hook that sees each answer
# before either happens.


def _guard_clients() -> None:
    import httpx

    httpx.AsyncClient.send = _guarding(httpx.AsyncClient.send)  # type: ignore[method-assign]
    httpx.Client.send = _guarding(httpx.Client.send)  # type: ignore[method-assign]


def _guarding(send: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(send)
    def guarded(client: Any, request: Any, **how: Any) -> Any:
        if watching.get() is None:
            return send(client, request, **how)
        guard(client)
        request.headers["accept-encoding"] = "identity"
        request.headers.pop("cookie", None)  # what a server told one person's request goes with nobody else's
        return send(client, request, **{**how, "follow_redirects": False})

    return guarded


def _ask_nobody_else(litellm: Any) -> None:
    """Keeps LiteLLM from asking Ollama and Hugging Face about a model each time it works out a cost.

    It waits for the answer on the event loop, so that one slow server would hold up every other call.
    """
    from litellm.llms.ollama.common_utils import OllamaModelInfo

    OllamaModelInfo.get_model_info = lambda *_args, **_kwargs: None
    litellm.utils._get_max_position_embeddings = lambda *_args, **_kwargs: None


def _ask_once() -> None:
    """Keeps LiteLLM from sending a request anew by itself where the server hung up on it, which nobody would count.

    It takes a connection reset after the request was sent for one that was never made.
    """
    import aiohttp
    import httpx
    from litellm.llms.custom_httpx.aiohttp_transport import AIOHTTP_EXC_MAP

    AIOHTTP_EXC_MAP[aiohttp.ClientOSError] = httpx.ReadError  # those of connecting have an entry of their own


def _meet_odd_servers() -> None:
    """Lets LiteLLM's transport ask a server whose address holds a name and a password, and read an answer with odd headers.

    httpx has made a header of the name and password, and aiohttp takes no request with both; httpx takes no header that is no
    ASCII text, and one é in one would cost the whole answer.
    """
    from litellm.llms.custom_httpx.aiohttp_transport import LiteLLMAiohttpTransport
    from multidict import CIMultiDict, CIMultiDictProxy

    ask = LiteLLMAiohttpTransport._make_aiohttp_request

    @functools.wraps(ask)
    async def asked(transport: Any, *, request: Any, **how: Any) -> Any:
        if request.url.userinfo and "authorization" in request.headers:
            request.url = request.url.copy_with(username="", password="")
        response = await ask(transport, request=request, **how)
        if not all(map(str.isascii, response.headers.values())):
            plain = CIMultiDict((name, value) for name, value in response.headers.items() if value.isascii())
            response._headers = CIMultiDictProxy(plain)
            response._cache.pop("headers", None)
        return response

    LiteLLMAiohttpTransport._make_aiohttp_request = asked


def _keep_answers_apart() -> None:
    """Keeps what a server sends unasked over an idle connection from being read as the answer to the next request.

    Some say so that they are about to hang up; aiohttp takes such a connection for a good one.
    """
    import aiohttp

    pool: Any = aiohttp.BaseConnector
    reuse = pool._get

    @functools.wraps(reuse)
    async def reuse_silent(connector: Any, key: Any, traces: Any) -> Any:
        for idle, _since in connector._conns.get(key, ()):
            if idle.should_close:  # closed, it is passed over
                idle.close()
        return await reuse(connector, key, traces)

    pool._get = reuse_silent


def _keep_no_books(litellm: Any) -> None:
    """Spares our calls the working out of what nobody reads: a third of the time LiteLLM takes for one."""
    work_out = litellm.utils.update_response_metadata

    @functools.wraps(work_out)
    def unless_ours(*args: Any, **kwargs: Any) -> Any:
        return work_out(*args, **kwargs) if watching.get() is None else None

    litellm.utils.update_response_metadata = unless_ours


def _search_errors_briefly() -> None:
    """Bounds the text of an error of ours that LiteLLM searches for secrets: for a page of 8 MB it takes half a minute."""
    from litellm.litellm_core_utils import secret_redaction

    redact = secret_redaction.python_redact_string

    @functools.wraps(redact)
    def redact_little(value: str) -> Any:
        return redact(value if watching.get() is None else value[:LONGEST_ERROR])

    secret_redaction.python_redact_string = redact_little


_PLAIN_HANDLER = "EXPERIMENTAL_OPENAI_BASE_LLM_HTTP_HANDLER"
_OF_AN_ORGANISATION = ("OPENAI_ORGANIZATION", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID")


def _ask_openai_like_the_others(litellm: Any) -> None:
    """Sends our calls of openai/… through the HTTP handler LiteLLM uses for other providers, not through OpenAI's client.

    It takes half the processor time, which decides how many drafts can be written at once, and faults arrive in one way. The
    client is kept for what the handler lacks: a missing key, told before anything is sent, and the headers that name an
    organisation. LiteLLM's own switch for it would send other providers that way too, of which some then break.
    """
    asked = litellm.main.get_secret_bool

    @functools.wraps(asked)
    def decide(name: str, *args: Any, **kwargs: Any) -> Any:
        seen = watching.get()
        if name != _PLAIN_HANDLER or seen is None:  # another question, or a call that is not ours
            return asked(name, *args, **kwargs)
        keyed = seen.keyed or bool(os.environ.get("OPENAI_API_KEY"))
        return seen.provider == "openai" and keyed and not any(map(os.environ.get, _OF_AN_ORGANISATION))

    litellm.main.get_secret_bool = decide


def watch(seen: Seen) -> None:
    """Marks what follows in this task as a call of ours: answers are reported to `seen`.

    LiteLLM's callbacks are left out, so that notes do not reach a logging service another part of the program has set up.

    Args:
        seen: takes in the answer; it says who is asked, and whether with a key of their own.
    """
    from litellm._internal_context import is_internal_call

    watching.set(seen)
    is_internal_call.set(True)


def _offline_handler(litellm: Any) -> Any:
    """The composer as a LiteLLM provider, for whoever asks it that way; this program asks it directly."""
    from litellm.llms.custom_llm import CustomLLM, CustomLLMError

    def compose(model: str, messages: Any, **kwargs: Any) -> embedded.Composed:
        seed = int((kwargs.get("optional_params") or {}).get("seed") or 0)
        try:
            return embedded.compose(f"{embedded.PROVIDER}/{model.rpartition('/')[2]}", messages, seed)
        except ModelError as error:
            raise CustomLLMError(404 if isinstance(error, ModelUnavailable) else 400, str(error)) from error

    class OfflineComposer(CustomLLM):  # type: ignore[misc]
        def completion(self, model: str, messages: Any, **kwargs: Any) -> Any:
            return _answer(litellm, model, compose(model, messages, **kwargs))

        async def acompletion(self, model: str, messages: Any, **kwargs: Any) -> Any:
            return self.completion(model, messages, **kwargs)

        def streaming(self, model: str, messages: Any, **kwargs: Any) -> Iterator[Any]:
            yield from _chunks(compose(model, messages, **kwargs).text)

        async def astreaming(self, model: str, messages: Any, **kwargs: Any) -> AsyncIterator[Any]:
            for chunk in _chunks(compose(model, messages, **kwargs).text):
                yield chunk

    return OfflineComposer()


def _answer(litellm: Any, model: str, written: embedded.Composed) -> Any:
    prompt, completion = written.prompt_tokens, written.completion_tokens
    message = litellm.Message(role="assistant", content=written.text)
    return litellm.ModelResponse(
        model=model,
        choices=[litellm.Choices(finish_reason="stop", index=0, message=message)],
        usage=litellm.Usage(prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion),
    )


def _chunks(text: str) -> Iterator[dict[str, Any]]:
    words = text.splitlines(keepends=True) or [""]
    for at, piece in enumerate(words):
        last = at == len(words) - 1
        yield {
            "text": piece,
            "is_finished": last,
            "finish_reason": "stop" if last else "",
            "index": 0,
            "tool_use": None,
            "usage": None,
        }


# --- one loop for every call ----------------------------------------------------------------------------
#
# LiteLLM keeps clients, queues and a worker task that belong to the event loop of the moment; a process that calls it
# from several loops leaks them and meets closed ones. So every call runs on one loop of our own, in a thread of its own.


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="followup-models", daemon=True)
    thread.start()
    atexit.register(_end, loop, thread)
    return loop


def _end(loop: asyncio.AbstractEventLoop, thread: threading.Thread) -> None:
    """Ends what still runs on the loop when the program ends, so that nothing complains about it."""

    async def cancel_all() -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        with contextlib.suppress(Exception):  # nothing may complain any more
            await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 1)
            await asyncio.wait_for(_close_clients(), 3)
        loop.stop()

    asyncio.run_coroutine_threadsafe(cancel_all(), loop)
    thread.join(5)


async def _close_clients() -> None:
    """Closes the connections LiteLLM keeps open."""
    if is_loaded():
        module = _loaded()
        await module.close_litellm_async_clients()
        await module.module_level_aclient.close()  # which streams of Anthropic's models use


_starting = threading.Lock()


def submit(coroutine: Coroutine[Any, Any, _T]) -> Future[_T]:
    """Starts a coroutine on the loop of the model layer; cancelling the future cancels it there, its connection closed.

    May be called from any thread.
    """
    with _starting:
        loop = _loop()
    return asyncio.run_coroutine_threadsafe(coroutine, loop)


def run(coroutine: Coroutine[Any, Any, _T]) -> _T:
    """Runs a coroutine on the loop of the model layer and waits for its result; Ctrl-C cancels it."""
    future = submit(coroutine)
    try:
        return future.result()
    except BaseException:
        future.cancel()
        raise


async def arun(coroutine: Coroutine[Any, Any, _T]) -> _T:
    """Like `run`, without blocking the caller's loop; where that is the loop of the model layer, nothing is handed over."""
    with _starting:
        here = asyncio.get_running_loop() is _loop()
    return await (coroutine if here else asyncio.wrap_future(submit(coroutine)))
