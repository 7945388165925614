"""The page's entry point: navigation only."""

from pathlib import Path

import streamlit as st

from followup_ai.pages import _frame

st.set_page_config(page_title="followup-ai", page_icon="\u2709\ufe0f", layout="wide")
_frame.run(
    [
        _frame.sheet("write", "Write", "edit", default=True),
        _frame.sheet("check", "Check", "fact_check"),
        _frame.sheet("plan", "Plan", "event"),
        _frame.sheet("remember", "Remember", "history"),
        _frame.sheet("settings", "Settings", "tune"),
        *([_frame.sheet("evals", "Evals", "monitoring")] if (Path(__file__).parent / "evals").is_dir() else []),
    ]
)
