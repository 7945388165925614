"""The command `app`: starts the page in place of this process."""

from __future__ import annotations

import os
import socket
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from followup_ai.errors import InputError

_ADDRESS = "127.0.0.1"


def start_page(port: int) -> NoReturn:
    """Starts the page; whoever ends this process ends it.

    Args:
        port: on 127.0.0.1.

    Raises:
        InputError: the page is not part of this installation, or something else answers at the port.
    """
    root = Path(__file__).resolve().parent.parent
    page = root / "streamlit_app.py"
    if not page.is_file():
        raise InputError(
            "The page is part of a checkout, and streamlit_app.py is not beside this package; run `make app` in one."
        )
    if find_spec("streamlit") is None:
        raise InputError("The page needs streamlit, which is not installed; run `make app` in the checkout.")
    if _is_taken(port):
        raise InputError(
            f"Something answers at port {port} already, perhaps a page that is open; look at http://{_ADDRESS}:{port}, "
            f"or run `followup-ai app --port {port + 1 if port < 65535 else port - 1}`."
        )
    os.chdir(root)  # where .streamlit/config.toml is looked for
    options = [f"--server.address={_ADDRESS}", f"--server.port={port}", "--server.showEmailPrompt=false"]
    options += ["--browser.gatherUsageStats=false"]
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", str(page), *options])  # noqa: S606


def _is_taken(port: int) -> bool:
    with socket.socket() as asking:
        asking.settimeout(1)
        return asking.connect_ex((_ADDRESS, port)) == 0
