"""What every page stands in: errors as sentences, the window on the interview, the settings in force."""

from __future__ import annotations

import functools
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

import streamlit as st

from followup_ai.errors import FollowupError
from followup_ai.keeping import Window
from followup_ai.settings import Settings, load_settings

ADDRESS = "interview"
"""The name under which the interview's id stands in the page's address."""


def page(show: Callable[[Window], None]) -> Callable[[], None]:
    """Makes a page of a function: whatever goes wrong in it is told in a sentence, and what was typed stays."""

    @functools.wraps(show)
    def shown() -> None:
        try:
            window = the_window()
            window.follow(st.query_params.get(ADDRESS))
            show(window)
            if window.trouble:
                say([window.trouble], "Not saved")
            if window.id:
                st.query_params[ADDRESS] = window.id
        except FollowupError as problem:
            say([str(problem)])
        except Exception as fault:  # a page must not answer its user with a traceback, nor write notes to a log
            place = traceback.extract_tb(fault.__traceback__)[-1]
            say(
                [
                    f"The page met a fault of its own ({type(fault).__name__} in {Path(place.filename).name}, line "
                    f"{place.lineno}); what you typed is kept: save it as a file, and try again."
                ]
            )
        warm_up()

    return shown


def the_window() -> Window:
    """This session's view of its interview."""
    return Window(st.session_state, _history)  # type: ignore[arg-type]


def _history() -> object:
    from followup_ai.history import History

    return History.open(settings().database_url)


def leave_address() -> None:
    """Takes the interview out of the page's address."""
    st.query_params.pop(ADDRESS, None)


def settings() -> Settings:
    """The settings in force for this session."""
    return load_settings(secrets=_secrets())


def _secrets() -> dict[str, str]:
    """Streamlit's secrets as plain settings; empty where there is no secrets file."""
    places = (Path.home() / ".streamlit/secrets.toml", Path.cwd() / ".streamlit/secrets.toml")
    if not any(place.is_file() for place in places):
        return {}
    return {name: str(value) for name, value in st.secrets.items() if isinstance(value, str | int | float)}


def say(problems: Iterable[str], title: str = "To mend") -> None:
    """Problems as sentences, shown as text: they may quote what was typed."""
    with st.container(border=True):
        st.badge(title, icon=":material/error:", color="red")
        for problem in problems:
            for line in problem.splitlines():
                st.text(line)


@st.cache_resource(show_spinner=False)
def warm_up() -> threading.Thread:
    """Imports the model layer once, after the first page is painted: it takes seconds, and the first draft would wait."""
    thread = threading.Thread(target=_import_model_layer, name="followup-warm-up", daemon=True)
    thread.start()
    return thread


def _import_model_layer() -> None:
    time.sleep(0.5)  # the page that was just sent is being painted
    from followup_ai import guard, history, llm, rules, writing  # noqa: F401 - imported so that nobody waits for them

    rules.rule_set_version()
    llm.warm()
    guard.followup_guard()
