"""What the page "Evals" shows when it is drawn again: after a lost connection, and after a run that could not be opened."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from followup_ai.errors import InputError
from followup_ai.pages import evals

SENTENCE = "There is no run 'nowhere'."


def page():
    from followup_ai.errors import InputError
    from followup_ai.pages import _frame, evals

    try:
        evals.show()
    except InputError as problem:
        _frame.say([str(problem)])


@pytest.fixture
def asked(monkeypatch):
    """The runs that were scored; a test says what comes of the next by `answers`."""
    asked, answers = [], []

    def scored(name):
        asked.append(name)
        return answers.pop(0)()

    monkeypatch.setattr(evals, "report_of", scored)
    monkeypatch.setattr(evals, "_names", lambda _there: ["rules"])
    return type("Asked", (), {"names": asked, "answers": answers})


def refused():
    raise InputError(SENTENCE)


def pressed(folder):
    app = AppTest.from_function(page, default_timeout=120).run()
    app.text_input[0].set_value(folder)
    app.button[0].click()
    return app.run()


def test_why_a_run_cannot_be_opened_stays_there_to_be_read(asked):
    asked.answers += [refused]
    app = pressed("nowhere")
    assert SENTENCE in [text.value for text in app.text]
    assert SENTENCE in [text.value for text in app.run().text]
    assert asked.names == ["nowhere"]


def test_a_run_that_was_asked_for_is_shown_to_a_browser_that_lost_its_connection_meanwhile(asked):
    asked.answers += [st.stop, lambda: "<p>The report.</p>"]
    app = pressed("runs/mini")
    assert not app.get("iframe")
    app.run()  # nothing is pressed any more
    assert asked.names == ["runs/mini", "runs/mini"]
    assert app.get("iframe")


def test_another_run_takes_the_place_of_what_was_told(asked):
    asked.answers += [refused, lambda: "<p>The report.</p>"]
    app = pressed("nowhere")
    app.text_input[0].set_value("runs/mini")
    app.button[0].click()
    app.run()
    assert SENTENCE not in [text.value for text in app.text]
    assert app.get("iframe")
