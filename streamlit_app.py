"""The page's entry point: the server around it, and navigation only."""

from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from followup_ai.pages import _frame


def main() -> None:
    """Draws the page."""
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


if (
    get_script_run_ctx(suppress_warning=True) is None
):  # `streamlit run` looks for a server to start; whoever comes to it has the page drawn
    from followup_ai.pages import _model, _serving, write  # noqa: F401 - what the first visit would wait for

    app = st.App(__file__, middleware=_serving.middleware(), lifespan=_serving.lifespan)
else:
    main()
