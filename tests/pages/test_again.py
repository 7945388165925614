"""How long what a window chose is kept in the server's memory."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from followup_ai.pages import _again

KEY = "sk-planted-3c71"
pytestmark = pytest.mark.real_clock


def window(key=None, word=""):
    """A window in which a key is chosen, or that is loaded again and says its word."""
    import streamlit as st

    from followup_ai.choosing import Choices
    from followup_ai.pages import _again

    if word:
        _again.heard(word)
    elif key:
        _again.choose(Choices().with_key("openai", key))
    st.text(_again.word())
    st.text("held" if _again.choices().access else "none")
    _again.show()
    st.text("asked no more" if _again.forgotten() else "")


def opened(**how):
    return AppTest.from_function(window, kwargs=how).run()


def test_a_window_loaded_again_finds_its_key():
    again = opened(word=opened(key=KEY).text[0].value)
    assert again.text[1].value == "held"
    assert not again.info


def test_a_key_is_forgotten_when_its_time_is_over_though_nobody_opens_a_page(monkeypatch):
    monkeypatch.setattr(_again, "KEPT_S", 0.2)
    word = opened(key=KEY).text[0].value
    opened(key=f"{KEY}-of-another-window")
    end = time.monotonic() + 30
    while _again._kept and time.monotonic() < end:
        time.sleep(0.05)
    assert not _again._kept
    lost = opened(word=word)
    assert lost.text[1].value == "none"
    assert "are as at first" in lost.info[0].value
    assert lost.text[2].value == "asked no more"
