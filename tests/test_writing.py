"""Drafts that come about in threads of their own."""

import threading

import pytest

from followup_ai import writing
from followup_ai.errors import ModelUnavailable
from followup_ai.events import AttemptStarted, TextSoFar
from followup_ai.interviews import read_interview, sample_interviews

pytestmark = pytest.mark.real_clock


def test_a_draft_is_kept_before_anybody_sees_it():
    from followup_ai.drafting import draft

    interview = read_interview(sample_interviews()["sre-kafka"])
    kept = []
    running = writing.start(("id", 1), lambda tell: draft(interview, on_event=tell, stream=True), kept.append)
    assert running.wait(240)
    assert kept == [running.result]
    assert running.result.accepted
    assert running.lines[0] == "Attempt 1 of at most 3."
    assert running.text


def test_what_is_running_is_found_again_and_not_started_twice():
    go, started = threading.Event(), []

    def job(tell):
        started.append(1)
        tell(AttemptStarted(1, 3))
        go.wait(60)
        raise ModelUnavailable("The model went home.")

    first = writing.start(("id", 2), job)
    assert writing.start(("id", 2), job) is first
    assert writing.find(("id", 2)) is first
    assert writing.find(("another id", 2)) is None
    go.set()
    assert first.wait(60)
    assert first.problem == "The model went home."
    assert started == [1]
    writing.forget(("id", 2))
    assert writing.find(("id", 2)) is None


def test_stopping_keeps_nothing():
    here, kept = threading.Event(), []

    def job(tell):
        here.wait(60)
        tell(TextSoFar(1, "Dear", "m"))
        return "a result"

    running = writing.start(("id", 3), job, kept.append)
    running.stop()
    here.set()
    assert running.wait(60)
    assert "stopped" in running.problem
    assert running.result is None
    assert kept == []


def test_a_fault_is_told_without_the_notes():
    def job(_tell):
        raise ValueError("secret notes")

    running = writing.start(("id", 4), job)
    assert running.wait(60)
    assert "ValueError" in running.problem
    assert "secret" not in running.problem
