"""The page "Evals": opens runs of the checkout's evals, every draft readable with its marks.

Scoring happens in a process of its own (`python -m evals`): evals stand above the product and are no part of the installed
package, so the page is only there in a checkout.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import streamlit as st

from followup_ai.errors import InputError
from followup_ai.pages import _frame

ROOT = Path(__file__).parents[2]
_HEIGHT = 1500
_WANTED = "evals run"
_REPORT = "evals report"
"""What came of it: a page, or the error."""


def show() -> None:
    """Draws the page."""
    _frame.title("Evals")
    st.text("What a run amounts to: every measure with its interval, every draft with its marks. Nothing leaves this machine.")
    with st.form("run", border=False):
        left, right = st.columns(2, vertical_alignment="bottom")
        name = left.selectbox("Run", _names(_there()))
        folder = right.text_input("Or the folder of a recording", placeholder="runs/drafts-openai-gpt-5-mini")
        pressed = st.form_submit_button("Show the run", type="primary")
    if pressed:
        st.session_state[_WANTED] = folder.strip() or str(name)
        st.session_state.pop(_REPORT, None)
    if wanted := st.session_state.get(_WANTED):
        _show(wanted)


def _show(wanted: str) -> None:
    """The report of a run, or why there is none.

    What is wanted outlasts the pressing: a browser that lost its connection while the run was scored comes back with nothing
    pressed, and whoever reads why there is no report may change a field meanwhile.
    """
    if _REPORT not in st.session_state:
        with st.spinner(f"Scoring {_frame.as_label(wanted)} …"):
            try:
                st.session_state[_REPORT] = report_of(wanted)
            except InputError as problem:
                st.session_state[_REPORT] = problem
    found = st.session_state[_REPORT]
    if isinstance(found, InputError):
        raise InputError(str(found))
    st.download_button("Save as one file", found, f"{Path(wanted).name}.html", "text/html")
    st.iframe(found, height=_HEIGHT)


def _there() -> tuple[tuple[str, int], ...]:
    """What tells one state of the folder of runs from another: asking for their names anew takes a process."""
    recorded = ROOT / "evals/recorded"
    return tuple((str(path), path.stat().st_mtime_ns) for path in sorted([*recorded.glob("*"), *recorded.glob("*/*")]))


@st.cache_data(max_entries=1, show_spinner="Looking for runs …")
def _names(there: tuple[tuple[str, int], ...]) -> list[str]:
    """The runs there are, as long as their folder stays in this state."""
    return _told("runs", "--names").splitlines() if there else []


def report_of(name: str) -> str:
    """A run's report as an HTML page.

    Args:
        name: of the run, or the folder of a recording.

    Raises:
        InputError: it cannot be scored; the sentence is the one `python -m evals` says.
    """
    with tempfile.TemporaryDirectory(prefix="followup-evals-") as folder:
        path = Path(folder) / "report.html"
        _told("run", "--quiet", "--report", str(path), "--", name)
        return path.read_text(encoding="utf-8")


def _told(*arguments: str) -> str:
    """What `python -m evals` prints; statuses 0 and 1 (a case fails) are both an answer."""
    command = [sys.executable, "-m", "evals", *arguments]
    ended = subprocess.run(  # noqa: S603 - this interpreter, and no shell
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if ended.returncode not in (0, 1):
        raise InputError(
            ended.stderr.strip().splitlines()[-1] if ended.stderr.strip() else "The run could not be scored; try again."
        )
    return ended.stdout
