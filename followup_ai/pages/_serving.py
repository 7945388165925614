"""The server around the page: Streamlit's own, whose first file tells the browser at once where the server is.

Opened under its own address (/plan), a page would look for the server below that address first, and note two errors in the
browser's console before it looks where the server is.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_PAGES = re.compile(r"/[\w-]*")
_TOLD = "<script>window.__streamlit={BACKEND_BASE_URL:location.origin+'/',MAIN_PAGE_BASE_URL:location.origin+'/'}</script>"


class _FirstFile:
    """Answers for the pages' addresses; everything else is Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and _PAGES.fullmatch(scope["path"])
        answer = HTMLResponse(_first_file(), headers={"cache-control": "no-cache"}) if ours else self._app
        await answer(scope, receive, send)


_STATIC = Path(st.__file__).parent / "static"
_SCRIPTS = ("PageLink", "Button", "Selectbox", "TextArea", "TextInput", "DateInput", "Html", "BidiComponent", "LinkButton")
"""Of Streamlit's scripts those that draw the form and the desk: it would ask for each only when it has something to draw."""


@cache
def _first_file() -> str:
    own = (_STATIC / "index.html").read_text("utf-8")
    told = own.replace("<head>", f"<head>{_TOLD}", 1).replace("<title>Streamlit</title>", "<title>followup-ai</title>", 1)
    return told.replace("</head>", "".join(_asked_for_early(own)) + "</head>", 1)


def _asked_for_early(own: str) -> Iterator[str]:
    """Links by which the browser fetches scripts, and what they import, while it is busy with the first ones."""
    asked: set[str] = set()
    for name in _SCRIPTS:
        for script in (_STATIC / "static/js").glob(f"{name}.*.js"):
            for file in (script.name, *re.findall(r'from"\./([\w.-]+\.js)"', script.read_text("utf-8"))):
                if file not in own and file not in asked:
                    asked.add(file)
                    yield f'<link rel="modulepreload" fetchpriority="low" crossorigin href="./static/js/{file}">'


def middleware() -> list[Middleware]:
    """What stands before Streamlit's own server."""
    return [Middleware(_FirstFile)]


_SWITCH_S = 0.001
"""Seconds after which a thread that works lets another go on: with Python's own 0.005, presses wait to be heard while pages are
drawn; of twenty who pressed at once, some for half a second."""
_LISTENING_S = 0.5
"""Seconds after which a server that is being started answers."""


@contextlib.asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Opens a browser on the page when the server starts, as Streamlit does for a plain script; not where it is headless."""
    sys.setswitchinterval(_SWITCH_S)
    if not st.get_option("server.headless"):
        asyncio.get_running_loop().call_later(_LISTENING_S, threading.Thread(target=_open_a_browser, daemon=True).start)
    yield


def _open_a_browser() -> None:
    webbrowser.open(f"http://{st.get_option('browser.serverAddress')}:{st.get_option('server.port')}")
