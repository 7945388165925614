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
_REPORT = "evals report"


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
        wanted = folder.strip() or str(name)
        with st.spinner(f"Scoring {wanted} …"):
            st.session_state[_REPORT] = (wanted, report_of(wanted))
    if _REPORT in st.session_state:
        wanted, page = st.session_state[_REPORT]
        st.download_button("Save as one file", page, f"{Path(wanted).name}.html", "text/html")
        st.iframe(page, height=_HEIGHT)


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
