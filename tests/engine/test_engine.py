"""The whole way through a true inference server (llama.cpp's), directly and behind a true LiteLLM proxy: `make test-engine`.

The model is random, so its text is noise: what is shown is that a real server's protocol, streaming and limits are handled,
that the draft is honestly not accepted, and that falling back works. Skipped where the servers are not installed.
"""

import asyncio
import contextlib
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from followup_ai import adraft, draft, llm
from followup_ai.errors import FollowupError, ModelUnavailable, ModelUseless
from followup_ai.rules._base import EXAMPLE_INTERVIEW
from followup_ai.settings import Settings

HERE = Path(__file__).parent
PYTHON = os.environ.get("FOLLOWUP_ENGINE_PYTHON", "")
pytestmark = [
    pytest.mark.real_clock,
    pytest.mark.skipif(not PYTHON, reason="FOLLOWUP_ENGINE_PYTHON is not set; run `make test-engine`"),
]
MODEL = "openai/tiny"
ASK = [{"role": "system", "content": "Write."}, {"role": "user", "content": "A word of thanks, please."}]
CONTEXT = 32_768
KEY = f"sk-{secrets.token_hex(32)}"  # the proxy refuses to start without one


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextlib.contextmanager
def serving(command, address, log, patience=90.0):
    """Runs a server until the block ends; waits for it to answer."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        "LITELLM_MASTER_KEY": KEY,
    }
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, env=env, cwd=log.parent) as server:
        try:
            end = time.monotonic() + patience
            while time.monotonic() < end and server.poll() is None:
                with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
                    break
                time.sleep(0.3)
            else:
                pytest.fail(f"{command[2]} did not start:\n{log.read_text(errors='replace')[-2000:]}")
            yield
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """The address of a llama.cpp server with the tiny model."""
    folder = tmp_path_factory.mktemp("engine")
    subprocess.run([PYTHON, HERE / "tiny_model.py", folder / "tiny.gguf"], check=True, env={"PATH": os.environ["PATH"]})
    port = free_port()
    command = [PYTHON, "-m", "llama_cpp.server", "--model", "tiny.gguf", "--host", "127.0.0.1", "--port", str(port)]
    address = f"http://127.0.0.1:{port}/v1"
    with serving([*command, "--n_ctx", str(CONTEXT), "--n_threads", "2"], f"{address}/models", folder / "engine.log"):
        yield address


@pytest.fixture(scope="module")
def proxy(engine, tmp_path_factory):
    """The address of a LiteLLM proxy before that server."""
    folder = tmp_path_factory.mktemp("proxy")
    (folder / "config.yaml").write_text(
        "model_list:\n  - model_name: tiny\n    litellm_params:\n      model: openai/tiny\n"
        f"      api_base: {engine}\n      api_key: none\n      max_retries: 0\n"
    )
    port = free_port()
    command = [str(Path(PYTHON).parent / "litellm"), "--config", "config.yaml", "--host", "127.0.0.1", "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    with serving([*command, "--telemetry", "False"], f"{address}/health/liveliness", folder / "proxy.log"):
        yield f"{address}/v1"


@pytest.fixture(params=["engine", "proxy"])
def model(request, monkeypatch):
    """The model, asked directly and through the proxy."""
    monkeypatch.setenv("OPENAI_API_BASE", request.getfixturevalue(request.param))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    return MODEL


def replies(model, wanted=1, **how):
    """Replies to several seeds, until so many are whole; noise may have no end, or be broken."""
    whole = []
    for seed in range(1, 40):
        with contextlib.suppress(ModelUseless):
            whole.append(llm.complete(ASK, model, seed=seed, options={"max_tokens": 400}, deadline=60, **how))
        if len(whole) == wanted:
            return whole
    pytest.fail("forty seeds gave no whole reply")


def test_a_reply_counts_its_tokens_whole_and_streamed(model):
    heard = []
    (whole,) = replies(model)
    (streamed,) = replies(model, on_text=heard.append)
    assert whole.text
    assert heard[-1] == streamed.text
    for reply in (whole, streamed):
        assert (reply.calls, reply.cost_usd) == (1, None)
        assert reply.prompt_tokens is None or reply.prompt_tokens > 5


@pytest.mark.parametrize("on_text", [None, lambda _text: None], ids=["whole", "streamed"])
def test_a_text_cut_off_at_its_limit_is_not_taken_for_a_message(model, on_text):
    said = []
    for seed in range(1, 9):
        try:
            reply = llm.complete(ASK, model, seed=seed, options={"max_tokens": 5}, deadline=60, on_text=on_text)
        except ModelUseless as error:
            said.append(str(error))
        else:
            said.append(reply.finish_reason)
    assert any("length limit" in sentence for sentence in said)
    assert "length" not in said


def test_notes_longer_than_the_context_are_called_too_long(model):
    with pytest.raises(ModelUnavailable, match="too long"):
        llm.complete([{"role": "user", "content": "x " * CONTEXT}], model, deadline=60)


def test_noise_is_never_called_accepted(model):
    results = []
    for seed in range(1, 8):
        with contextlib.suppress(ModelUseless):  # cut off, or broken: no draft at all
            results.append(draft(EXAMPLE_INTERVIEW, model=model, seed=seed, settings=Settings(max_attempts=2, deadline_s=60)))
        if len(results) == 2:
            break
    for result in results:
        assert not result.accepted
        assert result.certificate is None
        assert all(attempt.failed for attempt in result.attempts)


def test_the_composer_takes_over_only_where_it_is_named(monkeypatch, model):
    monkeypatch.setenv("OPENAI_API_BASE", f"http://127.0.0.1:{free_port()}/v1")  # nobody is there
    with pytest.raises(ModelUnavailable, match="could not be reached"):
        draft(EXAMPLE_INTERVIEW, model=model, settings=Settings(deadline_s=20))
    result = draft(EXAMPLE_INTERVIEW, model=model, settings=Settings(fallbacks=("offline/composer",), deadline_s=60))
    assert result.model == "offline/composer"


def test_many_at_once_each_end_in_a_type(model):
    async def one(seed):
        try:
            result = await adraft(EXAMPLE_INTERVIEW, model=model, seed=seed, settings=Settings(max_attempts=1, deadline_s=120))
        except FollowupError as error:
            return type(error).__name__
        return "accepted" if result.accepted else "not accepted"

    async def all_of_them():
        return await asyncio.gather(*(one(seed) for seed in range(1, 5)))

    assert set(asyncio.run(all_of_them())) <= {"not accepted", "ModelUseless", "ModelUnavailable"}


if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "-v"]))
