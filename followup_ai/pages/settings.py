"""The page "Settings": the model, keys for this session, limits, samples of one's voice."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial

import streamlit as st

from followup_ai.choosing import key_providers, leaves_the_machine, usable_models
from followup_ai.errors import FollowupError
from followup_ai.pages import _again, _frame, _picked
from followup_ai.settings import OFFLINE_MODEL

_SAMPLES = 3


def show() -> None:
    """Draws the page."""
    _frame.title("Settings")
    st.text("Model, keys and limits hold for this window until you close it. Samples of your voice are kept on this machine.")
    left, right = st.columns(2, gap="large")
    with left:
        _model()
        _keys()
    with right:
        _limits()
        _voice()
    st.header("Appearance", anchor=False)
    st.text("Light or dark follows your system; to choose one, open the menu at the top right, then Settings.")


def _change(**what: object) -> None:
    _again.choose(replace(_again.choices(), **what))  # type: ignore[arg-type]


# --- the model -------------------------------------------------------------------------------------------


def _model() -> None:
    st.header("Model", anchor=False)
    choices = _again.choices()
    models = usable_models(_frame.base_settings(), choices, os.environ)
    found = [model for server in st.session_state.get("servers", []) for model in server.models]
    _picked.fill("choose model", models[0], _model_chosen)
    st.selectbox(
        "Who drafts",
        [*dict.fromkeys([*models, *found])],
        key="choose model",
        accept_new_options=True,
        help="Any model LiteLLM knows can be typed: provider/model, such as openai/gpt-5-mini or ollama/llama3.1.",
        on_change=_picked.gather,
    )
    if models[0] == OFFLINE_MODEL:
        st.text("A rule-based composer on this machine, not a language model. It needs no key, and nothing leaves.")
    else:
        told = "Your notes go to this model and nowhere else"
        leaves = leaves_the_machine(_frame.settings(), choices, os.environ)
        st.text(f"{told}. You see the first request before it is sent." if leaves else f"{told}, on this machine.")
    st.button("Look for model servers on this machine", key="scan", on_click=_scan)
    if "servers" in st.session_state and not found:
        st.text("No model server answers on this machine; looked for Ollama, LM Studio and others on their usual ports.")


def _model_chosen(named: str | None) -> None:
    model = (named or "").strip()
    for server in st.session_state.get("servers", []):
        if model in server.models:
            _again.choose(_again.choices().with_server(model.partition("/")[0], server.address, model))
            return
    _change(model=model)


def _scan() -> None:
    from followup_ai.local_servers import scan

    st.session_state["servers"] = scan()


# --- keys ------------------------------------------------------------------------------------------------


def _keys() -> None:
    st.header("Keys for this session", anchor=False)
    st.text("A key is held in memory, for this window alone: it is not stored, not shown again and not used by other windows.")
    with st.form("key form", border=False, clear_on_submit=True):
        st.selectbox("Provider", key_providers(), key="key provider")
        st.text_input("Key", type="password", key="key", autocomplete="off")
        st.form_submit_button("Use this key", on_click=_key_given)
    for provider, access in _again.choices().access.items():
        if access.key and not access.base:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"A key for {provider} is held.")
                st.button(f"Forget the {provider} key", key=f"forget.{provider}", on_click=_key_forgotten, args=(provider,))


def _key_given() -> None:
    _again.choose(_again.choices().with_key(st.session_state["key provider"], st.session_state["key"]))


def _key_forgotten(provider: str) -> None:
    _again.choose(_again.choices().with_key(provider, ""))


# --- limits ----------------------------------------------------------------------------------------------


def _limits() -> None:
    st.header("Limits of one draft", anchor=False)
    settings, choices = _frame.base_settings(), _again.choices()
    _number("max_attempts", "Attempts, at most", choices.max_attempts or settings.max_attempts, 1, 20, 1)
    _number("deadline_s", "Seconds, at most", float(choices.deadline_s or settings.deadline_s), 1.0, 86_400.0, 10.0)
    spent = choices.max_cost_usd if choices.max_cost_usd is not None else settings.max_cost_usd
    without = "no limit" if settings.max_cost_usd is None else f"{settings.max_cost_usd:g}, as set for all"
    _number("max_cost_usd", f"Dollars, at most (empty for {without})", spent, 0.0, None, 0.05)


def _number(key: str, label: str, value: float | None, least: float, most: float | None, step: float) -> None:
    _picked.fill(f"limit.{key}", value, partial(_limited, key))
    form = "%d" if isinstance(least, int) else "%g"  # a limit of a hundredth of a cent shows as that, and 120 seconds as 120
    st.number_input(label, least, most, value=None, step=step, format=form, key=f"limit.{key}", on_change=_picked.gather)


def _limited(key: str, value: float | None) -> None:
    _change(**{key: value})


# --- voice -----------------------------------------------------------------------------------------------


def _voice() -> None:
    st.header("Your voice", anchor=False)
    st.text(
        "Two or three texts of your own, emails for instance. A language model takes on their manner and none of their facts; "
        "offline/composer does not read them."
    )
    for number, sample in enumerate(_samples(), start=1):
        key = f"voice.{number}"
        st.session_state.setdefault(key, sample)
        given = partial(_voice_given, number)
        st.text_area(f"Sample {number}", st.session_state[key], key=key, height=110, max_chars=3_000, on_change=given)
    if problem := st.session_state.pop("voice problem", None):
        _frame.say([problem], "Not saved")


def _samples() -> list[str]:
    """The samples as they are kept, each in its place; a place that is empty stays one."""
    return [*_frame.voice(), *[""] * _SAMPLES][:_SAMPLES]


def _voice_given(number: int) -> None:
    """Keeps one sample; the others stay as they are kept by now, whatever this window saw of them."""
    samples = _samples()
    samples[number - 1] = str(st.session_state.get(f"voice.{number}", ""))
    try:
        _frame.history().keep_preference("voice", samples if any(map(str.strip, samples)) else None)
    except FollowupError as problem:
        st.session_state["voice problem"] = str(problem)
