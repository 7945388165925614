"""Whose turn it is where many press for a draft at once."""

import threading
import time

import pytest

from followup_ai import turns

LITTLE_S = 0.02


@pytest.fixture(autouse=True)
def nobody_is_left_waiting():
    yield
    assert not turns._turn
    assert not turns._awaited
    assert not any(turns._waiting.values())


def test_the_check_of_an_edit_waits_for_nothing():
    begun = time.monotonic()
    turns.drawn()
    assert not turns.end()
    assert time.monotonic() - begun < turns._PAINTED_S


def test_of_many_who_press_each_is_served_whole_and_no_verdict_comes_before_the_last_draft():
    happened, at_once = [], threading.Barrier(8)

    def press(number):
        at_once.wait()
        turns.begin()
        happened.append(("pressed", number))
        time.sleep(LITTLE_S)
        happened.append(("read", number))
        turns.drawn()
        happened.append(("judged", number))
        time.sleep(LITTLE_S)
        happened.append(("done", number))
        turns.end()

    people = [threading.Thread(target=press, args=(number,)) for number in range(8)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert [what for what, _ in happened] == ["pressed", "read"] * 8 + ["judged", "done"] * 8
    assert all(first[1] == then[1] for first, then in zip(happened[::2], happened[1::2], strict=True))


def test_while_one_waits_for_a_draft_to_be_written_another_is_served_and_the_first_goes_on_before_a_third():
    happened, stepped_aside, may_go_on = [], threading.Event(), threading.Event()

    def slow():
        turns.begin()
        with turns.aside():
            stepped_aside.set()
            may_go_on.wait(5)
        happened.append("slow")
        turns.end()

    def third():
        turns.begin()
        happened.append("third")
        turns.end()

    first = threading.Thread(target=slow)
    first.start()
    assert stepped_aside.wait(5)
    turns.begin()
    last = threading.Thread(target=third)
    last.start()
    may_go_on.set()
    _until(lambda: turns._waiting[turns._PRESSED] and turns._waiting[turns._BACK])
    happened.append("quick")
    turns.end()
    first.join(5)
    last.join(5)
    assert happened == ["quick", "slow", "third"]


def test_a_turn_that_is_never_given_back_is_over_after_a_while(monkeypatch):
    monkeypatch.setattr(turns, "_LONGEST_S", 0.2)
    monkeypatch.setattr(turns, "_COURTESY_S", 0.2)
    lost = threading.Thread(target=turns.begin)
    lost.start()
    lost.join()
    turns.begin()
    assert turns.hurries()
    turns.drawn()
    turns.end()
    assert not turns.hurries()
    turns._awaited.clear()


def _until(so):
    end = time.monotonic() + 5
    while not so():
        assert time.monotonic() < end
        time.sleep(0.005)
