"""Drafts by the composer in a process beside this one are what `draft` gives, and none is lost with that process."""

import os
import select
import signal
import subprocess
import sys

import pytest

from followup_ai import composers
from followup_ai.desk import look_at
from followup_ai.drafting import draft
from followup_ai.errors import ModelUseless
from followup_ai.interviews import read_interview, sample_interviews
from followup_ai.redoing import redo
from followup_ai.rules import context_for
from followup_ai.settings import Settings

pytestmark = pytest.mark.real_clock

INTERVIEW = read_interview(sample_interviews()["sre-kafka"])
SETTINGS = Settings()


@pytest.fixture(scope="module")
def pool():
    made = composers._Pool(1)
    yield made
    made._free.get(timeout=240).end()


@pytest.fixture(autouse=True)
def _with(pool, monkeypatch):
    monkeypatch.setattr(composers, "_pool", lambda: pool)


def counted_alike(result):
    """A result without how long it took, and without tokens, which LiteLLM counts in another way."""
    told = result.model_dump()
    for attempt in told["attempts"]:
        attempt.update(seconds=0, prompt_tokens=0, completion_tokens=0)
    return told


@pytest.mark.parametrize(("format", "purpose", "seed"), [("email", "thank-you", 0), ("call-script", "check-in", 3)])
def test_a_draft_is_the_one_that_drafting_gives(format, purpose, seed):
    context = context_for(INTERVIEW, format, purpose)
    made = composers.drafted(context, SETTINGS, seed)
    here = draft(INTERVIEW, format, purpose, seed=seed, now=context.now, settings=SETTINGS)
    assert made is not None
    assert counted_alike(made) == counted_alike(here)
    assert made.attempts[0].prompt_tokens > made.attempts[0].completion_tokens > 0


def test_a_fault_is_mended_as_the_model_layer_would_have_it_mended():
    context = context_for(INTERVIEW)
    text = composers.drafted(context, SETTINGS, 0).text.replace("\n\n", "\n\nI am begging you, give me a chance. ", 2)
    assert "no-begging" in {finding.rule for finding in look_at(text, context).of("must fix")}
    made = composers.mended(text, "no-begging", context, SETTINGS, 1)
    assert "begging" not in made.text
    assert made.text == redo(text, "no-begging", context, SETTINGS, 1).text


def test_what_is_shown_beside_a_draft_comes_with_it_once_and_is_what_the_desk_would_see():
    context = context_for(INTERVIEW)
    text = composers.drafted(context, SETTINGS, 2).text
    judged, look = composers.look_taken(text)
    here = look_at(text, context)
    assert judged == context
    assert (look.report, look.findings, look.lengths) == (here.report, here.findings, here.lengths)
    assert vars(look.draft) == vars(here.draft)
    assert composers.look_taken(text) is None


def test_what_a_thousand_closed_windows_never_asked_for_is_let_go(monkeypatch):
    context = context_for(INTERVIEW)
    monkeypatch.setattr(composers, "_MOST_LOOKS", 1)
    first, second = (composers.drafted(context, SETTINGS, seed).text for seed in (0, 1))
    assert composers.look_taken(first) is None
    assert composers.look_taken(second) is not None


def test_a_process_that_was_killed_costs_one_draft_a_detour(pool):
    process = pool._free.get(timeout=240)
    pool._free.put(process)
    os.kill(process._running.pid, signal.SIGKILL)
    context = context_for(INTERVIEW)
    assert composers.drafted(context, SETTINGS, 0) is None
    assert composers.drafted(context, SETTINGS, 0).accepted


def test_a_process_that_comes_to_no_end_is_ended_and_the_next_draft_has_another(pool, monkeypatch):
    stuck = pool._free.get(timeout=240)
    pool._free.put(stuck)
    os.kill(stuck._running.pid, signal.SIGSTOP)
    monkeypatch.setattr(composers, "_LONGEST_S", 0.2)
    with pytest.raises(ModelUseless, match="offline/composer came to no end within 20 seconds; shorten the longest note"):
        composers.drafted(context_for(INTERVIEW), SETTINGS, 0)
    monkeypatch.undo()
    assert pool.ask(("draft", context_for(INTERVIEW), SETTINGS, 0)) is not None


_BUSY = "from followup_ai.composers import end_with_parent; end_with_parent(); print('busy', flush=True)\nwhile True: pass"
_PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_BUSY!r}])"


def test_a_busy_process_ends_with_the_one_that_started_it():
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE)
    assert parent.stdout.readline() == b"busy\n"
    parent.kill()
    parent.wait(10)
    assert select.select([parent.stdout], [], [], 30)[0], "it goes on by itself"
    assert parent.stdout.read() == b""
    parent.stdout.close()


def test_without_a_process_nobody_waits(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    nothing = composers._Pool(1)
    monkeypatch.setattr(composers, "_pool", lambda: nothing)
    assert composers.drafted(context_for(INTERVIEW), SETTINGS, 0) is None
    assert composers.drafted(context_for(INTERVIEW), SETTINGS, 0) is None


def test_what_cannot_be_drafted_is_left_to_the_caller_who_can_say_why():
    bare = INTERVIEW.model_copy(update={"discussed": (), "their_words": (), "personal": ()})
    assert composers.drafted(context_for(bare), SETTINGS, 0) is None
    assert composers.drafted(context_for(INTERVIEW), SETTINGS, 0).accepted


@pytest.mark.parametrize(
    ("settings", "can"),
    [
        (Settings(), True),
        (Settings(model="openai/gpt-5-mini"), False),
        (Settings(fallbacks=("openai/gpt-5-mini",)), False),
    ],
)
def test_only_drafts_that_ask_nobody_else_are_composed_there(settings, can):
    assert composers.can_draft(settings) is can
