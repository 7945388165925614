"""offline/composer as a model like any other: through LiteLLM, whole and streamed, and through the whole loop."""

import asyncio
import os
import subprocess
import sys
import threading

import pytest

from followup_ai import adraft, draft, llm, rules
from followup_ai.errors import ModelUseless
from followup_ai.interviews import read_interview, sample_interviews
from followup_ai.litellm_door import litellm
from followup_ai.rules._base import EXAMPLE_INTERVIEW
from followup_ai.templates import draft_messages

pytestmark = pytest.mark.real_clock

REQUEST = draft_messages(rules.context_for(EXAMPLE_INTERVIEW), "=== notes 0123456789abcdef ===")


def test_it_is_a_provider_of_litellm_whole_and_streamed():
    whole = litellm().completion(model="offline/composer", messages=REQUEST, seed=3).choices[0].message.content
    streamed = "".join(
        chunk.choices[0].delta.content or ""
        for chunk in litellm().completion(model="offline/composer", messages=REQUEST, seed=3, stream=True)
    )
    assert whole == streamed
    assert whole == llm.complete(REQUEST, "offline/composer", seed=3).text


def test_it_streams_to_asynchronous_callers_too():
    async def read():
        stream = await litellm().acompletion(model="offline/composer", messages=REQUEST, seed=3, stream=True)
        return "".join([chunk.choices[0].delta.content or "" async for chunk in stream])

    assert asyncio.run(read()) == llm.complete(REQUEST, "offline/composer", seed=3).text


def test_the_same_seed_gives_the_same_text_and_another_seed_another():
    first, again, other = (llm.complete(REQUEST, "offline/composer", seed=seed).text for seed in (1, 1, 2))
    assert first == again != other


def test_it_costs_nothing_and_counts_its_words():
    reply = llm.complete(REQUEST, "offline/composer")
    assert reply.cost_usd == 0
    assert reply.completion_tokens == len(reply.text.split())


def test_messages_that_are_no_request_of_ours_are_refused_in_a_sentence():
    with pytest.raises(ModelUseless) as caught:
        llm.complete([{"role": "user", "content": "What is the capital of Peru?"}], "offline/composer")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("format", ["email", "note", "call-script"])
def test_a_sample_interview_becomes_an_accepted_draft_without_any_setting(format):
    path = next(iter(sample_interviews().values()))
    result = draft(read_interview(path), format).insist()
    assert result.model == "offline/composer"
    assert result.certificate.covers(result.text)
    assert result.cost_usd == 0


def test_many_drafts_leave_no_threads_and_no_files_open():
    async def batch():
        await asyncio.gather(*(adraft(EXAMPLE_INTERVIEW, seed=n) for n in range(10)))

    def rounds(number):
        for _ in range(number):
            asyncio.run(batch())
            draft(EXAMPLE_INTERVIEW)
        return threading.active_count(), len(os.listdir("/proc/self/fd"))

    threads, files = rounds(2)  # pools fill up to their bounds
    threads_then, files_then = rounds(6)
    assert threads_then < threads + 6
    assert files_then < files + 6


def test_a_process_that_drafts_connects_to_nothing_and_ends_without_a_word(tmp_path):
    """The suite's guard over sockets, which children inherit, fails this test if the process tries to connect."""
    program = """
import asyncio
from followup_ai import adraft, draft
from followup_ai.rules._base import EXAMPLE_INTERVIEW
draft(EXAMPLE_INTERVIEW)
asyncio.run(adraft(EXAMPLE_INTERVIEW))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=180, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_dotenv_of_the_working_directory_lends_keys_and_nothing_else(tmp_path):
    (tmp_path / ".env").write_text("ANTHROPIC_API_KEY=planted\nPRIVATE_NOTE=secret\nFOLLOWUP_MODEL=offline/composer\n")
    program = """
import os
from followup_ai import llm
llm.warm()
assert os.environ["ANTHROPIC_API_KEY"] == "planted"
assert "PRIVATE_NOTE" not in os.environ
assert "FOLLOWUP_MODEL" not in os.environ
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=180, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
