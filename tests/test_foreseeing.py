"""A draft that was written ahead is the one a press asks for, and only that."""

import datetime as dt
import threading
from dataclasses import replace

import pytest

from followup_ai import composers, foreseeing
from followup_ai.interviews import read_interview, sample_interviews
from followup_ai.rules import context_for
from followup_ai.settings import Settings

pytestmark = pytest.mark.real_clock

CONTEXT = context_for(read_interview(sample_interviews()["sre-kafka"]))
SETTINGS = Settings()


class Composer:
    """Stands for the composers' processes: answers with what it was asked."""

    def __init__(self):
        self.asked, self.go_on = [], threading.Event()
        self.go_on.set()
        self.answered = threading.Semaphore(0)

    def ask(self, job):
        self.asked.append(job)
        self.go_on.wait(60)
        self.answered.release()
        return (f"draft {len(self.asked)}", None)


@pytest.fixture
def composer(monkeypatch):
    one = Composer()
    monkeypatch.setattr(composers, "_pool", lambda: one)
    monkeypatch.setattr(composers, "kept", lambda answer, _context: answer[0])
    monkeypatch.setattr(foreseeing, "_QUIET_S", 0.0)
    monkeypatch.setattr(foreseeing, "_places", type(foreseeing._places)())
    return one


def later(context):
    return replace(context, now=context.now + dt.timedelta(microseconds=1))


def test_a_press_has_the_draft_that_was_written_ahead_though_some_time_has_passed(composer):
    foreseeing.foresee("mine", CONTEXT, SETTINGS, 0)
    assert composer.answered.acquire(timeout=60)
    assert foreseeing.drafted(later(CONTEXT), SETTINGS, 0) == "draft 1"
    assert len(composer.asked) == 1


def test_a_press_while_it_is_being_written_waits_for_that_one(composer):
    composer.go_on.clear()
    foreseeing.foresee("mine", CONTEXT, SETTINGS, 0)
    while not composer.asked:
        pass
    threading.Timer(0.05, composer.go_on.set).start()
    assert foreseeing.drafted(CONTEXT, SETTINGS, 0) == "draft 1"


def test_another_seed_another_text_or_another_day_is_drafted_anew(composer):
    other = replace(CONTEXT, interview=CONTEXT.interview.model_copy(update={"role": "Engineer"}))
    tomorrow = replace(CONTEXT, now=CONTEXT.now + dt.timedelta(days=1))
    for context, seed in ((CONTEXT, 1), (other, 0), (tomorrow, 0)):
        foreseeing.foresee("mine", CONTEXT, SETTINGS, 0)
        assert composer.answered.acquire(timeout=60)
        asked = len(composer.asked)
        assert foreseeing.drafted(context, SETTINGS, seed) == f"draft {asked + 1}"
        assert composer.answered.acquire(timeout=60)
        assert composer.asked[-1] == ("draft", context, SETTINGS, seed)


def test_a_draft_is_given_once(composer):
    foreseeing.foresee("mine", CONTEXT, SETTINGS, 0)
    assert composer.answered.acquire(timeout=60)
    assert [foreseeing.drafted(CONTEXT, SETTINGS, 0) for _ in range(2)] == ["draft 1", "draft 2"]


def test_of_a_form_that_changes_only_its_last_state_is_foreseen(composer, monkeypatch):
    monkeypatch.setattr(foreseeing, "_QUIET_S", 0.2)
    for seed in range(5):
        foreseeing.foresee("mine", CONTEXT, SETTINGS, seed)
    assert composer.answered.acquire(timeout=60)
    assert [job[3] for job in composer.asked] == [4]


@pytest.mark.usefixtures("composer")
def test_what_nobody_asks_for_is_let_go(monkeypatch):
    monkeypatch.setattr(foreseeing, "_MOST", 3)
    for number in range(9):
        foreseeing.foresee(number, CONTEXT, SETTINGS, number)
    assert list(foreseeing._places) == [6, 7, 8]
    monkeypatch.setattr(foreseeing, "_STANDS_S", 0.0)
    foreseeing.foresee("late", CONTEXT, SETTINGS, 0)
    assert 6 not in foreseeing._places


def test_a_composer_that_fails_leaves_the_draft_to_who_presses(composer, monkeypatch):
    def fail(_job):
        composer.answered.release()
        raise OSError

    monkeypatch.setattr(composer, "ask", fail)
    foreseeing.foresee("mine", CONTEXT, SETTINGS, 0)
    assert composer.answered.acquire(timeout=60)
    assert foreseeing.drafted(CONTEXT, SETTINGS, 0) is None, "who waited once waits for no other process"
