"""The page "Write": an interview in, an accepted draft out, with every verdict in sight."""

from __future__ import annotations

import threading
import traceback
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from followup_ai.errors import FollowupError
from followup_ai.events import Event
from followup_ai.formats import format_names, load_format, load_purpose, purpose_names
from followup_ai.interviews import dump_interview, parse_interview, read_interview, sample_interviews
from followup_ai.models import DraftResult, Interview
from followup_ai.pages import _desk
from followup_ai.pages._intake import FURTHER, REMEMBERED, REQUIRED, Field, form_values, interview_of
from followup_ai.settings import load_settings

_FORMATS = ("email", "letter", "note", "linkedin", "linkedin-connect", "call-script")
_PURPOSES = ("thank-you", "check-in", "feedback", "keep-in-touch")


def show() -> None:
    """Draws the page; whatever goes wrong is told in a sentence, and what was typed stays."""
    try:
        _show()
    except FollowupError as problem:
        _say(str(problem))
    except Exception as fault:  # a page must not answer its user with a traceback, nor write notes to a log
        place = traceback.extract_tb(fault.__traceback__)[-1]
        _say(
            f"The page met a fault of its own ({type(fault).__name__} in {Path(place.filename).name}, line {place.lineno}); "
            "what you typed is kept: save it as a file, and try again."
        )


def _show() -> None:
    _warm_up()
    st.title("Write your follow-up")
    st.write("Tell what you remember of the interview. The draft is held to the rules of good follow-up; you see each verdict.")
    intake, desk = st.columns([5, 6], gap="large")
    with intake:
        _show_samples()
        _show_fields()
    with desk:
        _show_request()
        if "result" in st.session_state:
            _desk.show(st.session_state["result"], st.session_state["drafted_from"])


@st.cache_resource
def _warm_up() -> threading.Thread:
    """Imports the model layer beside the first paint: it takes seconds, and the first draft would wait for it."""
    thread = threading.Thread(target=_import_model_layer, daemon=True)
    thread.start()
    return thread


def _import_model_layer() -> None:
    from followup_ai import guard, llm

    llm.warm()
    guard.followup_guard()


# --- the interview ---------------------------------------------------------------------------------


def _key(field: Field) -> str:
    return f"field.{field.key}"


def _fill(interview: Interview) -> None:
    """Puts an interview into the form; runs as a callback, before the widgets are drawn."""
    st.session_state["loaded"] = interview
    for key, value in form_values(interview).items():
        st.session_state[f"field.{key}"] = value


def _load_sample() -> None:
    if name := st.session_state["sample"]:
        _fill(read_interview(sample_interviews()[name]))


def _load_file() -> None:
    st.session_state.pop("file problem", None)
    if (file := st.session_state["file"]) is None:
        return
    try:
        _fill(parse_interview(file.getvalue().decode("utf-8-sig"), file.name))
    except UnicodeDecodeError:
        st.session_state["file problem"] = f"{file.name} is not UTF-8 text; save it as UTF-8 and load it again."
    except FollowupError as problem:
        st.session_state["file problem"] = str(problem)


def _show_samples() -> None:
    st.subheader("The interview")
    samples = sorted(sample_interviews())
    left, right = st.columns(2)
    left.selectbox(
        "Try a sample",
        samples,
        index=None,
        key="sample",
        placeholder="Choose a sample interview",
        format_func=lambda name: name.replace("-", " ").capitalize(),
        on_change=_load_sample,
    )
    right.file_uploader("Or load an interview file", ["yaml", "yml", "json"], key="file", on_change=_load_file)
    if problem := st.session_state.get("file problem"):
        _say(problem)


def _show_fields() -> None:
    _restore()
    for field in REQUIRED:
        _show_field(field)
    for field in REMEMBERED:
        _show_field(field)
    with st.expander("More that you remember"):
        for field in FURTHER:
            _show_field(field)


def _restore() -> None:
    """Puts back what was loaded where a run that was cut short lost it: a quick press on the button must not."""
    if loaded := st.session_state.get("loaded"):
        for key, value in form_values(loaded).items():
            st.session_state.setdefault(f"field.{key}", value)


def _show_field(field: Field) -> None:
    key = _key(field)
    if field.kind == "line":
        st.text_input(field.label, key=key, placeholder=field.example)
    elif field.kind == "points":
        st.text_area(field.label, key=key, placeholder=field.example, height="content")
    elif field.kind == "date":
        st.date_input(field.label, value=None, key=key, format="YYYY-MM-DD")
    else:
        st.selectbox(field.label, field.choices, key=key, format_func=lambda choice: choice or "They did not say")


def _typed() -> Interview:
    """The interview as the form holds it now.

    Raises:
        InterviewError: something is missing or impossible.
    """
    values: dict[str, Any] = {f.key: st.session_state.get(_key(f)) for f in (*REQUIRED, *REMEMBERED, *FURTHER)}
    return interview_of(values, st.session_state.get("loaded"))


# --- what to write -----------------------------------------------------------------------------------


def _in_order(names: tuple[str, ...], preferred: tuple[str, ...]) -> list[str]:
    return [n for n in preferred if n in names] + [n for n in names if n not in preferred]


def _show_request() -> None:
    st.subheader("The message")
    left, right = st.columns(2)
    format = left.selectbox(
        "Format", _in_order(format_names(), _FORMATS), key="format", format_func=lambda name: load_format(name).name
    )
    purpose = right.selectbox(
        "Purpose", _in_order(purpose_names(), _PURPOSES), key="purpose", format_func=lambda name: load_purpose(name).name
    )
    to = _show_reader()
    model = load_settings(secrets=_secrets()).model
    st.caption(_about(model))
    another = "result" in st.session_state
    pressed = st.button("Write another draft" if another else "Write the draft", type="primary", key="write")
    try:
        interview = _typed()
    except FollowupError as problem:
        if pressed:
            _say(str(problem))
        return
    st.download_button("Save the interview as a file", dump_interview(interview), "interview.yaml", "application/yaml")
    if pressed:
        _write(interview, format, purpose, to)


def _show_reader() -> str | None:
    """Whom to write to, asked only when several people were in the room."""
    names = [st.session_state.get("field.interviewer.name") or ""]
    names += [n.strip() for n in (st.session_state.get("field.panel") or "").splitlines() if n.strip()]
    return st.selectbox("To", names, key="to") if len(names) > 1 else None


def _secrets() -> dict[str, str]:
    """Streamlit's secrets as plain settings; empty where there is no secrets file."""
    places = (Path.home() / ".streamlit/secrets.toml", Path.cwd() / ".streamlit/secrets.toml")
    if not any(place.is_file() for place in places):
        return {}
    return {name: str(value) for name, value in st.secrets.items() if isinstance(value, str | int | float)}


def _about(model: str) -> str:
    if model == "offline/composer":
        return "Drafted on this machine by offline/composer, a rule-based composer, not a language model."
    return f"Drafted by {model}; your notes go to it and nowhere else."


def _write(interview: Interview, format: str, purpose: str, to: str | None) -> None:
    from followup_ai.drafting import draft

    seed = st.session_state.get("seed", -1) + 1
    st.session_state["seed"] = seed
    with st.status("Writing the draft", expanded=True) as status:
        try:
            result = draft(
                interview,
                format,
                purpose,
                settings=load_settings(secrets=_secrets()),
                to=to,
                seed=seed,
                on_event=lambda event: _tell(status, event),
            )
        except FollowupError as problem:
            status.update(label="No draft", state="error", expanded=True)
            _say(str(problem))
            return
        status.update(label=_outcome(result), state="complete" if result.accepted else "error", expanded=False)
    st.session_state["result"] = result
    st.session_state["drafted_from"] = interview
    st.session_state["text"] = result.text


def _tell(status: DeltaGenerator, event: Event) -> None:
    if line := _desk.told(event):
        status.text(line)


def _outcome(result: DraftResult) -> str:
    attempts = f"{len(result.attempts)} attempt" + ("s" if len(result.attempts) > 1 else "")
    return f"{'Accepted' if result.accepted else 'Not accepted'} after {attempts}"


def _say(problems: str) -> None:
    """Problems as sentences, shown as text: they may quote what was typed."""
    with st.container(border=True):
        st.badge("To mend", icon=":material/error:", color="red")
        for line in problems.splitlines():
            st.text(line)
