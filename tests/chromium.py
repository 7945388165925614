"""The Chromium of the browser tests."""

import shutil

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws the same without a desktop's window around it, for three quarters of the processor's time."""


def chromium_program():
    """The program where it is installed, as `.ci/browser` sees to; None where Playwright's own serves."""
    return next(filter(None, map(shutil.which, _NAMES)), None)
