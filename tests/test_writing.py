"""Drafts that come about in threads of their own."""

import threading

import pytest

from followup_ai import writing
from followup_ai.errors import HistoryError, ModelUnavailable
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


def test_a_stop_is_felt_at_once_though_the_model_has_not_said_a_word():
    go, kept = threading.Event(), []
    running = writing.start(("id", 6), lambda _tell: go.wait(60) and "too late", kept.append)
    running.stop()
    assert running.done
    assert "stopped" in running.problem
    other = writing.start(("id", 6), lambda _tell: "another", kept.append)
    assert other.wait(60)
    go.set()
    assert (running.wait(60), running.result) == (True, None)
    assert kept == ["another"]


def test_a_fault_is_told_without_the_notes():
    def job(_tell):
        raise ValueError("secret notes")

    running = writing.start(("id", 4), job)
    assert running.wait(60)
    assert "ValueError" in running.problem
    assert "secret" not in running.problem


def test_a_draft_that_cannot_be_kept_is_there_for_whoever_looks():
    def keep(_result):
        raise HistoryError("The disk is full; make room.")

    running = writing.start(("id", 5), lambda _tell: "a paid draft", keep)
    assert running.wait(60)
    assert (running.result, running.problem) == ("a paid draft", "The disk is full; make room.")


# --- several in turn -----------------------------------------------------------------------------------


def in_turn(tag, jobs, kept):
    """Starts the jobs by their names, one after the other; returns the writings."""
    places = [(tag, name) for name in jobs]

    def work(write):
        for place in places:
            write(place, jobs[place[1]], kept.append)

    writing.start_in_turn(places, work)
    return [writing.find(place) for place in places]


def test_what_comes_in_turn_is_found_at_once_and_one_that_fails_keeps_no_other_from_its_turn():
    go, kept = threading.Event(), []

    def fails(_tell):
        go.wait(60)
        raise ModelUnavailable("The model receives too many requests.")

    first, second = in_turn("in turn", {"Dana": fails, "Tom": lambda _tell: "Dear Tom"}, kept)
    assert not second.done
    go.set()
    assert second.wait(60)
    assert first.problem == "The model receives too many requests."
    assert (second.result, second.problem) == ("Dear Tom", "")
    assert kept == ["Dear Tom"]


def test_stopping_one_of_several_stops_those_that_are_left_and_each_says_so():
    go, asked, kept = threading.Event(), [], []

    def job(tell):
        go.wait(60)
        tell(AttemptStarted(1, 3))
        asked.append(1)
        return "Dear"

    writings = in_turn("stopped", {"Dana": job, "Tom": job}, kept)
    writings[1].stop()
    assert all(each.done for each in writings)
    go.set()
    assert all("stopped" in each.problem for each in writings)
    assert asked == kept == []


def test_one_that_is_on_its_way_already_is_not_written_twice():
    go, kept = threading.Event(), []

    def job(_tell):
        go.wait(60)
        return "Dear Tom"

    alone = writing.start(("twice", "Tom"), job, kept.append)
    first, second = in_turn("twice", {"Dana": lambda _tell: "Dear Dana", "Tom": job}, kept)
    assert first.wait(60)
    assert second is alone
    go.set()
    assert second.wait(60)
    assert kept == ["Dear Dana", "Dear Tom"]
