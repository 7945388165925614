"""LiteLLM, imported once, late, quiet and with nothing sent anywhere; and the offline composer behind it.

Importing LiteLLM takes seconds, so nothing does at module level. What must be set before the import (a price list that
would be downloaded, a `.env` that would be read) is set here and nowhere else.
"""

from __future__ import annotations

import asyncio
import atexit
import logging
import os
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import Future
from functools import cache
from typing import Any, TypeVar

from followup_ai.errors import ModelError, ModelUseless
from followup_ai.settings import lend_provider_variables

_T = TypeVar("_T")

OFFLINE_PROVIDER = "offline"
OFFLINE_NAME = "composer"

_importing = threading.Lock()


def litellm() -> Any:
    """The litellm module, set up; imported on the first call (3 to 4 s), by one thread."""
    with _importing:
        return _loaded()


@cache
def _loaded() -> Any:
    lend_provider_variables()
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")  # else a price list is downloaded
    os.environ.setdefault("LITELLM_MODE", "PRODUCTION")  # else it reads the working directory's .env, all of it
    os.environ.setdefault("LITELLM_LOG", "CRITICAL")
    import litellm

    litellm.telemetry = False
    litellm.suppress_debug_info = True
    litellm.drop_params = True
    litellm.num_retries = 0
    litellm.custom_provider_map = [
        *(item for item in litellm.custom_provider_map if item["provider"] != OFFLINE_PROVIDER),
        {"provider": OFFLINE_PROVIDER, "custom_handler": _offline_handler(litellm)},
    ]
    litellm.utils.custom_llm_setup()
    for name in ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy", "httpx", "openai", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # requests, keys and notes stay out of every log
    return litellm


def _offline_handler(litellm: Any) -> Any:
    """The composer as a LiteLLM provider: like any other, it is given messages and gives back text."""
    from litellm.llms.custom_llm import CustomLLM, CustomLLMError

    def compose(messages: list[dict[str, str]], model: str, optional_params: dict[str, Any] | None) -> str:
        from followup_ai import offline

        if model.rpartition("/")[2] != OFFLINE_NAME:
            raise CustomLLMError(404, "The provider offline has one model, offline/composer.")
        try:
            return str(offline.compose(messages, seed=int((optional_params or {}).get("seed") or 0)))
        except ModelError as error:
            raise CustomLLMError(400, "no message") from error
        except Exception as error:
            useless = ModelUseless(
                f"offline/composer failed on these notes ({type(error).__name__}); reword them, and report it."
            )
            raise CustomLLMError(400, "no message") from useless

    class OfflineComposer(CustomLLM):  # type: ignore[misc]
        def completion(self, model: str, messages: Any, **kwargs: Any) -> Any:
            return _answer(litellm, model, messages, compose(messages, model, kwargs.get("optional_params")))

        async def acompletion(self, model: str, messages: Any, **kwargs: Any) -> Any:
            return self.completion(model, messages, **kwargs)

        def streaming(self, model: str, messages: Any, **kwargs: Any) -> Iterator[Any]:
            yield from _chunks(compose(messages, model, kwargs.get("optional_params")))

        async def astreaming(self, model: str, messages: Any, **kwargs: Any) -> AsyncIterator[Any]:
            for chunk in _chunks(compose(messages, model, kwargs.get("optional_params"))):
                yield chunk

    return OfflineComposer()


def _count(text: str) -> int:
    """Tokens the composer reports: words, since it has no tokenizer of its own."""
    return len(text.split())


def _answer(litellm: Any, model: str, messages: Any, text: str) -> Any:
    prompt, completion = sum(_count(str(m.get("content") or "")) for m in messages), _count(text)
    return litellm.ModelResponse(
        model=model,
        choices=[litellm.Choices(finish_reason="stop", index=0, message=litellm.Message(role="assistant", content=text))],
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
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 1)
        loop.stop()

    asyncio.run_coroutine_threadsafe(cancel_all(), loop)
    thread.join(2)


_starting = threading.Lock()


def submit(coroutine: Coroutine[Any, Any, _T]) -> Future[_T]:
    """Starts a coroutine on the loop of the model layer; cancelling the future cancels it there, its connection closed."""
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
    """Like `run`, without blocking the caller's loop."""
    return await asyncio.wrap_future(submit(coroutine))
