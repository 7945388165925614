"""What every page stands in: errors as sentences, the window on the interview, the settings in force."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import re
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.navigation.page import Page

from followup_ai import turns
from followup_ai.choosing import in_force
from followup_ai.errors import FollowupError
from followup_ai.keeping import WIDGET, Window
from followup_ai.pages import _again, _aids, _picked
from followup_ai.settings import OFFLINE_MODEL, Settings, load_settings

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from followup_ai.history import History

WRITTEN = "interview"
"""The interview that pages share; also the name under which its id stands in the page's address."""
TEXT = "text "
"""What the key of a message's text begins with."""
CHECKED = "check"
"""The message on the page Check, which has an address of its own."""


@dataclass(frozen=True)
class Sheet:
    """A page of the navigation and what draws it."""

    page: Page
    show: Callable[[], None]


def sheet(name: str, title: str, icon: str = "", *, default: bool = False) -> Sheet:
    """The page of a module of this folder, imported when it is first asked for: the first paint waits for no other page.

    Args:
        name: of a module with a function `show`; the page's address, too.
        title: what it is called in the navigation.
        icon: of Material's names.
        default: whether it is the one shown where the address names none.
    """

    def show() -> None:
        importlib.import_module(f"followup_ai.pages.{name}").show()

    icon = f":material/{icon}:" if icon else ""
    return Sheet(st.Page(show, title=title, icon=icon or None, url_path=name, default=default), show)


def run(sheets: Sequence[Sheet]) -> None:
    """Draws the navigation and the page the address asks for; whatever goes wrong is told in a sentence.

    The page is drawn by this script itself and not by `Page.run`. Streamlit sends, when somebody goes to another page, what
    the widgets of this script hold but not what those of the page that is left hold: a field filled in just before would be
    lost wherever the server had no time for it in between.
    """
    current = st.navigation([one.page for one in sheets], position="hidden")
    show = next(one.show for one in sheets if one.page is current)
    window, links = the_window(), st.container(horizontal=True, key="pages", gap="xsmall")
    hurry = turns.hurries()  # who pressed for a draft waits for it, and not for links that stand there already
    st.session_state["unsaved told"] = False
    try:
        _picked.gather()
        window.follow(st.query_params.get(WRITTEN))
        if window.left and st.query_params.get(WRITTEN) == window.left:
            address()
        _turn_to(current.url_path)
        if not hurry:
            _links(links, sheets, window)
        _again.show()
        tell_of_a_new_beginning(window)
        show()
        window.drawn()
        _aids.show()
        if not st.session_state.pop("unsaved told", False):
            say_unsaved(window)
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
    finally:
        turns.end()
    if hurry:
        _links(links, sheets, window)
    warm_up()
    if _asks_models():
        warm_up_models()
    spare_the_collector()


_TITLE_S = 0.03
"""Seconds in which a browser that has just come paints the title: it would be kept by what follows, ten times the work."""


def title(words: str) -> None:
    """A page's title; where this session has just begun, all else is sent when it stands there to be read."""
    st.title(words, anchor=False)
    if st.session_state.setdefault("begun", False) is False:
        st.session_state["begun"] = True
        time.sleep(_TITLE_S)


def _turn_to(address: str) -> None:
    """Has every field filled anew where another page was drawn last, if only in part.

    Who comes back before that page was finished has a browser that forgot the fields and a session that did not, which then
    would not tell the browser what they hold.
    """
    if st.session_state.get("page") != address:
        st.session_state["page"] = address
        st.session_state.pop("at", None)  # what this page's address names is read anew
        for key in [key for key in st.session_state if isinstance(key, str) and key.startswith((WIDGET, TEXT))]:
            del st.session_state[key]


def _links(where: DeltaGenerator, sheets: Sequence[Sheet], window: Window) -> None:
    """The navigation: links that carry the interview along, also into another tab."""
    with where:
        for one in sheets:
            address = {WRITTEN: window.id} if window.id else {}
            address |= st.session_state.get(f"address {one.page.url_path}", {})
            st.page_link(one.page, query_params=address, width="content")


def tell_of_a_new_beginning(window: Window) -> None:
    """Says once that what was deleted in another window was written on in this one."""
    if window.begun_anew():
        st.info(
            "This was deleted in another window while you went on with it here: it is kept as a new one. On the page Remember "
            "it can be deleted, too.",
            icon=":material/info:",
        )


def link_to(name: str, label: str) -> None:
    """A link to another page that takes the interview along."""
    window = the_window()
    page = st.Page(importlib.import_module(f"followup_ai.pages.{name}").show, title=label, url_path=name)
    st.page_link(page, label=label, query_params={WRITTEN: window.id} if window.id else None)


def the_window(name: str = WRITTEN) -> Window:
    """This session's view of its interview, or of the message it checks."""
    if name == WRITTEN:
        return Window(st.session_state, history)  # type: ignore[arg-type]
    return Window(st.session_state.setdefault(name, {}), history)


def history() -> History:
    """The database of what is remembered."""
    from followup_ai.history import History

    return History.open(base_settings().database_url)


def keep_typed(key: str, value: Any) -> None:
    """Keeps what one field's widget holds; for its callback."""
    if changes := the_window().typed(key, value):
        keep(changes)


def keep(changes: Mapping[str, Any]) -> Window:
    """Keeps changes of the form, and puts a new interview into the page's address; for callbacks."""
    window = the_window()
    window.change(named(window, changes))
    address()
    return window


_NAME = "name"
"""The preference under which the candidate's own name is kept."""


def named(window: Window, changes: Mapping[str, Any]) -> Mapping[str, Any]:
    """Changes that begin an interview, with the name the candidate typed last: they are the same person in every one."""
    try:
        if "candidate" in changes:
            return changes
        name = "" if window.id else history().preference(_NAME)
    except FollowupError:
        return changes
    return {**changes, "candidate": name} if name else changes


def keep_name(name: str) -> None:
    """Keeps the candidate's own name for the interviews to come; one that cannot be kept is typed again."""
    with contextlib.suppress(FollowupError):
        history().keep_preference(_NAME, name.strip() or None)


def address() -> None:
    """Lets the page's address name this session's interview, or none."""
    window = the_window()
    if not window.id:
        st.query_params.pop(WRITTEN, None)
    elif st.query_params.get(WRITTEN) != window.id:
        st.query_params[WRITTEN] = window.id


def base_settings() -> Settings:
    """The settings every session starts with; read anew only where something they are read from has changed."""
    told = tuple(os.environ.get(name) for name in _NAMES)  # asked for many times a run: looking through all of it is slow
    return _settings_of(told, os.getcwd(), tuple(_state_of(file) for file in (".env", *_secret_files())))


_NAMES = tuple(f"FOLLOWUP_{field.name.upper()}" for field in fields(Settings))
"""What of the environment settings are read from."""


@lru_cache(maxsize=4)
def _settings_of(_environment: tuple[str | None, ...], _folder: str, _files: tuple[object, ...]) -> Settings:
    return load_settings(secrets=_secrets())


def _state_of(file: str) -> tuple[str, int, int]:
    """What tells one state of a file from another; zeros where there is none."""
    try:
        found = os.stat(file)
    except OSError:
        return file, 0, 0
    return file, found.st_mtime_ns, found.st_size


def settings() -> Settings:
    """The settings in force for this session."""
    return in_force(base_settings(), _again.choices(), voice())


def voice() -> list[str]:
    """The candidate's samples of their voice, each in its place; none where they cannot be read."""
    try:
        return list(history().preference("voice") or [])
    except FollowupError:
        return []


def _secrets() -> dict[str, str]:
    """Streamlit's secrets as plain settings; empty where there is no secrets file."""
    if not any(map(os.path.isfile, _secret_files())):
        return {}
    return {name: str(value) for name, value in st.secrets.items() if isinstance(value, str | int | float)}


def _secret_files() -> tuple[str, str]:
    return os.path.expanduser("~/.streamlit/secrets.toml"), ".streamlit/secrets.toml"


def new_file(key: str) -> UploadedFile | None:
    """The file somebody has just given; None where there is none, or where it was taken up before.

    A field that is drawn no more is forgotten here while its browser, on a busy machine, still sends what it held: that looks
    as if the file were given again.

    Args:
        key: of the field, in whose callback this is asked.
    """
    file: UploadedFile | None = st.session_state.get(key)
    if file is None or file.file_id == st.session_state.get(f"{key} taken up"):
        return None
    st.session_state[f"{key} taken up"] = file.file_id
    return file


def say(problems: Iterable[str], title: str = "To mend") -> None:
    """Problems as sentences, shown as text: they may quote what was typed."""
    number = st.session_state["told"] = st.session_state.get("told", 0) + 1  # no two boxes of a page may bear one key
    with st.container(border=True, key=f"told {number}"):
        st.badge(title, icon=":material/error:", color="red")
        for problem in problems:
            for line in here(problem).splitlines():
                st.text(line)


def say_unsaved(window: Window) -> None:
    """Says what could not be kept, where anything could not."""
    if window.trouble:
        say([window.trouble], "Not saved")


_HERE = {
    "use --model offline/composer": "choose offline/composer in Settings",
    "give --allow-unknown-cost, ": "",
    "check the provider's API key": "give another in Settings",
    "FOLLOWUP_MAX_COST_USD": "\u201cDollars, at most\u201d in Settings",
    "FOLLOWUP_DEADLINE_S": "\u201cSeconds, at most\u201d in Settings",
    "`followup-ai plan`": "the page Plan",
}
"""What sentences say for the command line, and what is to be done here instead."""


def here(sentence: str) -> str:
    """A sentence of the product's with what can be done on the page in place of options and variables."""
    for there, instead in _HERE.items():
        sentence = sentence.replace(there, instead)
    return sentence


def as_label(text: str) -> str:
    """Words somebody typed as part of a widget's label, which Streamlit reads as Markdown: they show as they are."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def spoken(text: str) -> str:
    """The end of a widget's label for those who only hear it: what it stands beside is seen, and would be read twice.

    It is hidden within the boxes that `_aids` names.
    """
    return f"*{as_label(text)}*"


def unfolded(label: str, key: str, *, expanded: bool = False, icon: str | None = None) -> ExpanderContainer | None:
    """An expander whose inside is drawn only while it is open, so that nobody waits for what is folded away.

    Args:
        label: plain words; they may change while it stays as it is.
        key: tells it from others.
        expanded: whether it opens by itself; it does so again whenever this turns from False to True.
        icon: of Material's names, between colons.

    Returns:
        what to draw into; None while it is closed.
    """
    wanted = f"{key} wanted"
    if st.session_state.get(wanted) != expanded:
        st.session_state[wanted] = st.session_state[key] = expanded
    else:
        st.session_state[key] = bool(st.session_state.get(key))
    box = st.expander(label, key=key, icon=icon, on_change="rerun")
    return box if box.open else None


_PAINTED_S = 0.5
"""Seconds in which the page that was just sent is painted."""
_THAW_S = 120.0
"""Seconds after which everything is looked through for garbage again."""
_SETTLE_S = 2.0
"""Seconds that such a search is given before objects are kept out again."""
_thawed = [time.monotonic()]
"""When everything was last opened to the search."""


def spare_the_collector() -> None:
    """Keeps what there is out of the search for garbage with which Streamlit ends every run of a page or a part of one.

    Looking through every object of every session took more than half of the server's time, in which nobody else is served, and
    while the model layer is imported on a busy machine it took so much that the import never ended. So only what a run made
    is looked through, and everything once in two minutes, which is as long as a session is kept that nobody looks at.
    """
    since = time.monotonic() - _thawed[0]
    if since > _THAW_S:
        _thawed[0] = time.monotonic()
        gc.unfreeze()
    elif since > _SETTLE_S:
        gc.freeze()


@st.cache_resource(show_spinner=False)
def warm_up() -> threading.Thread:
    """Readies what the first draft needs, once, after the first page is painted."""
    return _in_background(_ready_composers)


@st.cache_resource(show_spinner=False)
def warm_up_models() -> threading.Thread:
    """Imports the model layer, once: it takes seconds, and the first draft by a language model would wait."""
    return _in_background(_import_model_layer)


def _asks_models() -> bool:
    """Whether a draft of this session may ask anybody but the composer, who needs no model layer."""
    chosen = _again.choices()
    base = base_settings()
    return bool(chosen.access or base.fallbacks) or (chosen.model or base.model) != OFFLINE_MODEL


def _in_background(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work, name="followup-warm-up", daemon=True)
    thread.start()
    return thread


def _ready_composers() -> None:
    time.sleep(_PAINTED_S)
    from followup_ai import composers, drafting, history, rules, writing  # noqa: F401 - imported so that nobody waits for them

    rules.rule_set_version()
    composers.start()
    _keep_out_of_the_search()


def _import_model_layer() -> None:
    time.sleep(_PAINTED_S)
    from followup_ai import guard, llm

    llm.warm()
    guard.followup_guard()
    _keep_out_of_the_search()


def _keep_out_of_the_search() -> None:
    """Keeps what was just imported out of the search for garbage after every run of the page.

    Half a million objects that never go would be looked through each time, for a third of a second in which no other session
    is served.
    """
    gc.collect()
    gc.freeze()
