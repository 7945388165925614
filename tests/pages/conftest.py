"""A real Streamlit server and a real Chromium, both on loopback."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from chromium import FLAGS, chromium_program
from conftest import ROOT
from playwright.sync_api import TimeoutError as TookTooLong
from playwright.sync_api import expect, sync_playwright
from provider import Provider

_PATIENCE_S = 240
"""Seconds for anything that is bound to come: a machine that does much else is slow, and not at fault."""
expect.set_options(timeout=1000 * _PATIENCE_S)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def served_page(home, port, **lent):
    """The page's server, as `make app` serves it, with `home` for a home; yields its address and its process.

    Args:
        home: an empty folder.
        port: where it listens.
        lent: further variables of its environment.
    """
    log = home / "refused"
    environment = {k: v for k, v in os.environ.items() if not k.endswith("_API_KEY") and not k.startswith("FOLLOWUP_")}
    environment |= {"HOME": str(home), "FOLLOWUP_TEST_NETWORK_LOG": str(log), **lent}
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", f"--server.port={port}", "--server.headless=true"]
    with open(home / "server.log", "a") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_healthy(address, server)
        yield address, server
        assert not log.exists(), f"the server tried to leave the machine:\n{log.read_text()}"
    finally:
        server.kill()
        server.wait(10)


@pytest.fixture(scope="session")
def model_server():
    """A model's server on loopback, which the page asks for models named openai/…; set its `script`."""
    with Provider("") as provider:
        yield provider


@pytest.fixture(scope="session")
def page_home(tmp_path_factory):
    """The folder that is home to the page's server."""
    return tmp_path_factory.mktemp("server-home")


@pytest.fixture(scope="session")
def page_server(page_home, model_server):
    """The address of the page and its server's process."""
    with served_page(page_home, free_port(), OPENAI_API_BASE=model_server.address) as served:
        yield served


@pytest.fixture(scope="session")
def page_address(page_server):
    """The address of the page."""
    return page_server[0]


def _wait_until_healthy(address, server):
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        assert server.poll() is None, "the Streamlit server ended by itself"
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the Streamlit server did not come up within {_PATIENCE_S} seconds")


@pytest.fixture(scope="module")
def chromium():
    """Debian's Chromium where it is installed, else Playwright's own; closed with the module, for it keeps an event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=FLAGS, timeout=1000 * _PATIENCE_S)
        yield browser
        browser.close()


def opened_window(chromium, **how):
    """A browser of its own, as `browser_window` gives it but unwatched: for a story in which the server goes away."""
    context = chromium.new_context(
        **{"viewport": {"width": 1280, "height": 900}, "permissions": ["clipboard-read", "clipboard-write"], **how}
    )
    context.add_init_script(_LISTENING)
    context.set_default_timeout(1000 * _PATIENCE_S)
    return context


@contextlib.contextmanager
def browser_window(chromium, **how):
    """A browser of its own, watched: ends in a failure where it met a console error or asked another machine."""
    context = opened_window(chromium, **how)
    troubles = []
    context.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    context.on("request", lambda request: troubles.append(request.url) if not _stays_here(request.url) else None)
    yield context
    context.close()
    assert troubles == []


@pytest.fixture
def browser_page(chromium, page_address):
    """A fresh browser window on the page; fails the test on a console error or a request to another machine."""
    with browser_window(chromium) as context:
        page = context.new_page()
        page.goto(page_address)
        settle(page)
        yield page


def _stays_here(url):
    return url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))


# Notes when the page last asked the server to run its script, and when a run last ended: the page itself shows neither until
# the server has begun, which on a busy machine is later than any fixed wait. Field 11 of the browser's message asks for a run,
# field 6 of the server's says that one has ended; messages that are longer say something else.
_LISTENING = """
window.followupRuns = { asked: 0, ended: 0 };
window.WebSocket = class extends WebSocket {
  constructor(...how) {
    super(...how);
    window.followupSocket = this;
    this.addEventListener('message', event => {
      if (!(event.data instanceof ArrayBuffer) || event.data.byteLength > 100) return;
      const bytes = new Uint8Array(event.data);
      for (let at = 0; at < bytes.length; ) {
        const field = bytes[at] >> 3, kind = bytes[at] & 7;
        if (field === 6) followupRuns.ended = performance.now();
        if (kind === 2) at += bytes[at + 1] + 2;
        else for (at += 1; bytes[at++] & 128; );
      }
    });
  }
  send(message) {
    if (new Uint8Array(message)[0] === 90) followupRuns.asked = performance.now();
    super.send(message);
  }
};
"""
_AT_REST = """() => followupRuns.ended > followupRuns.asked && performance.now() - followupRuns.ended > 60
  && document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]')
  && document.getAnimations().every(
    one => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)"""


def settle(page):
    """Waits until the server has answered what the page last asked of it, and nothing still moves that is to be clicked on."""
    page.wait_for_timeout(60)
    page.wait_for_function(_AT_REST, polling=50)  # else it is asked with every frame, for which a frame is drawn


def choose(page, box, option):
    """Picks an option of a list; opens the list again where a run that ended just then has shut it."""
    for _ in range(10):
        box.click()
        try:
            return option.click(timeout=10_000)
        except TookTooLong:
            page.keyboard.press("Escape")  # so that the next press opens it, whether it is open or not
            settle(page)
    raise AssertionError("the list did not stay open")
