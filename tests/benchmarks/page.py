"""How quick the page is, against an empty Streamlit app on the same machine in the same run.

    .venv/bin/python tests/benchmarks/page.py [--sessions 200] [--users 20]

Prints the median of every measure: first paint and its ratio to the empty app's, press to painted draft and its ratio to that
of an app that is but a button and a text, the check of an edit, memory after many sessions, and how long each of twenty
windows waits in which somebody presses at the same moment, against one alone.
Every server is a real one on loopback, every window a real Chromium. Twenty of these on one machine wait for each other more
than for the server, so the processor's time is told of each apart: on a machine of its own each window would wait for the
server's alone. `sessions.py` has one window, and nineteen people without a browser.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

ROOT = Path(__file__).parent.parent.parent
EMPTY = 'import streamlit as st\nst.title("Write your follow-up")\n'
BARE = """import streamlit as st
st.title("Write your follow-up")
if st.button("Write the draft"):
    st.text_area("Your draft", "A line of some twelve words that stands in for a draft. " * 12)
"""
"""As little as a press can show: what Streamlit and the browser take by themselves."""
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@contextlib.contextmanager
def served(script: Path, home: Path):
    """A Streamlit server; yields its address and process id."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", "--server.headless=true"]
    command += ["--server.address=127.0.0.1", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    environment = {k: v for k, v in os.environ.items() if not k.endswith("_API_KEY") and not k.startswith("FOLLOWUP_")}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=ROOT, env={**environment, "HOME": str(home)}, **quiet)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).read()
                break
            time.sleep(0.1)
        yield address, server.pid
    finally:
        server.kill()
        server.wait()


def say(line: str) -> None:
    """Prints one measure as soon as it is known."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def memory_mb(pid: int) -> float:
    """What a process holds in memory."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def processor_s(pid: int) -> float:
    """Seconds of the processor that a process has taken, with all that it started and that still runs."""
    began: dict[int, list[int]] = {}
    taken: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            told = stat.read_text().rpartition(")")[2].split()
            child = int(stat.parent.name)
            began.setdefault(int(told[1]), []).append(child)
            taken[child] = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def whole(process: int) -> float:
        return taken.get(process, 0.0) + sum(whole(child) for child in began.get(process, ()))

    return whole(pid)


async def first_paint(browser: Browser, address: str) -> float:
    """Seconds from a fresh window's start to the page's title."""
    context = await browser.new_context()
    page = await context.new_page()
    began = time.perf_counter()
    await page.goto(address, wait_until="commit")
    await page.get_by_role("heading", level=1).wait_for(timeout=60_000)
    taken = time.perf_counter() - began
    await page.wait_for_selector(READY)
    await context.close()
    return taken


async def with_sample(browser: Browser, address: str) -> Page:
    """A window in which a sample interview is loaded."""
    page = await (await browser.new_context()).new_page()
    page.set_default_timeout(300_000)
    await page.goto(address)
    await page.get_by_role("heading", level=1).wait_for(timeout=120_000)
    await page.wait_for_selector(READY, timeout=120_000)
    sample = page.get_by_role("combobox", name="Try a sample")
    await sample.scroll_into_view_if_needed()
    await sample.click()
    await page.get_by_role("option", name="Site Reliability Engineer").click()
    await page.get_by_role("button", name="New interview").wait_for(timeout=120_000)
    await page.wait_for_selector(READY, timeout=120_000)
    return page


# What runs next after the frame with the draft is asked for there: a timeout would wait for the messages that came meanwhile.
_WATCH = """() => new Promise(seen => {
  let pressed = 0;
  document.addEventListener('click', () => { pressed ||= performance.now(); }, true);
  new MutationObserver((_, watcher) => {
    if (!document.querySelector('textarea[aria-label="Your draft"]')) return;
    watcher.disconnect();
    const painted = () => seen((performance.now() - pressed) / 1000);
    requestAnimationFrame(() => scheduler.postTask(painted, { priority: 'user-blocking' }));
  }).observe(document.body, { childList: true, subtree: true });
})"""


async def press_to_draft(page: Page) -> float:
    """Seconds from the press to the painted draft, by the browser's own clock."""
    button = page.get_by_role("button", name="Write the draft")
    await button.scroll_into_view_if_needed()
    await page.evaluate(f"void (window.drafted = ({_WATCH})())")
    await button.click()
    taken: float = await page.evaluate("window.drafted")
    await page.get_by_role("textbox", name="Your draft").wait_for(timeout=300_000)
    return taken


async def bare_press(browser: Browser, address: str) -> float:
    """The same in a fresh window of the bare app."""
    page = await (await browser.new_context()).new_page()
    await page.goto(address)
    await page.get_by_role("heading", level=1).wait_for()
    await page.wait_for_selector(READY)
    taken = await press_to_draft(page)
    await page.context.close()
    return taken


async def edit_to_verdict(page: Page) -> float:
    """Seconds from leaving an edited text to its new standing."""
    box = page.get_by_role("textbox", name="Your draft")
    await box.fill(await box.input_value() + " Sorry!!")
    began = time.perf_counter()
    await box.blur()
    await page.get_by_text("Edited since it was accepted").wait_for(timeout=60_000)
    return time.perf_counter() - began


def recheck_ms() -> float:
    """Milliseconds of work in the check of an edited text."""
    from followup_ai.desk import context_of, look_at
    from followup_ai.drafting import draft
    from followup_ai.interviews import read_interview, sample_interviews

    interview = read_interview(sample_interviews()["sre-kafka"])
    text, context, taken = draft(interview).text, context_of(interview), []
    for number in range(30):
        edited = text.replace(". ", f". Number {number}. ", 1)
        began = time.perf_counter()
        look_at(edited, context)
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


async def measure(browser: Browser, page_at: str, pid: int, empty_at: str, bare_at: str, sessions: int, users: int) -> None:
    """Runs every measure and prints it."""
    cold = await first_paint(browser, empty_at), await first_paint(browser, page_at)
    pairs = [(await first_paint(browser, empty_at), await first_paint(browser, page_at)) for _ in range(25)]
    empty, ours = (statistics.median(side) for side in zip(*pairs, strict=True))
    say(f"first paint, first visit: {cold[1]:.2f} s, empty app {cold[0]:.2f} s, ratio {cold[1] / cold[0]:.2f}")
    say(f"first paint, later visits: {ours:.2f} s, empty app {empty:.2f} s, ratio {ours / empty:.2f} (goal 1.3)")
    await press_to_draft(await with_sample(browser, page_at))  # waits until what drafts is ready
    alone, whole, edits, bare = [], [], [], []
    for _ in range(9):
        bare.append(await bare_press(browser, bare_at))
        page = await with_sample(browser, page_at)
        began = time.perf_counter()
        alone.append(await press_to_draft(page))
        await page.wait_for_selector(READY)
        whole.append(time.perf_counter() - began)
        edits.append(await edit_to_verdict(page))
        await page.context.close()
    pressed, barely, desk = (statistics.median(times) * 1000 for times in (alone, bare, whole))
    say(f"press to painted draft, warm: {pressed:.0f} ms (goal 300), {pressed / barely:.2f} of the bare app's {barely:.0f} ms")
    say(f"press to the whole desk, warm: {desk:.0f} ms")
    say(f"check of an edit: {recheck_ms():.0f} ms of work (goal 100), {statistics.median(edits) * 1000:.0f} ms in the browser")
    if users > 1:
        await many_windows(browser, page_at, pid, users, statistics.median(alone))
    before = memory_mb(pid)
    for _ in range(sessions):
        await first_paint(browser, page_at)
    say(f"memory: {before:.0f} MB before, {memory_mb(pid):.0f} MB after {sessions} more sessions")


async def many_windows(browser: Browser, page_at: str, pid: int, users: int, alone: float) -> None:
    """So many real windows that press at the same moment; the server is the process `pid`."""
    pages = await asyncio.gather(*(with_sample(browser, page_at) for _ in range(users)))
    before = processor_s(pid), processor_s(os.getpid())
    waits = sorted(await asyncio.gather(*(press_to_draft(page) for page in pages)))
    served = processor_s(pid) - before[0]
    drawn = processor_s(os.getpid()) - before[1] - served
    texts = {await page.get_by_role("textbox", name="Your draft").input_value() for page in pages}
    ids = {page.url for page in pages}
    last = waits[-1] / alone
    say(f"{users} windows at once: {waits[0]:.2f} to {waits[-1]:.2f} s, the last {last:.1f} times one alone (goal 3)")
    say(f"  of the processor's time the server took {served:.1f} s in all, the {users} browsers {drawn:.1f} s")
    say(f"  each with an interview of its own: {len(ids) == users}; drafts: {len(texts)}")
    for page in pages:
        await page.context.close()


def a_browser() -> str | None:
    """The Chromium of the browser tests where it is installed; None for Playwright's own."""
    sys.path.insert(0, str(ROOT / "tests"))
    from chromium import chromium_program

    return chromium_program()


async def main(sessions: int, users: int) -> None:
    """Starts both servers and a browser."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "empty.py").write_text(EMPTY)
        (home / "bare.py").write_text(BARE)
        with (
            served(ROOT / "streamlit_app.py", home) as (page_at, pid),
            served(home / "empty.py", home) as (empty_at, _),
            served(home / "bare.py", home) as (bare_at, _),
        ):
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path=a_browser(), args=["--no-sandbox", "--disable-gpu"])
                await measure(browser, page_at, pid, empty_at, bare_at, sessions, users)
                await browser.close()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--sessions", type=int, default=200)
    arguments.add_argument("--users", type=int, default=20)
    asyncio.run(main(**vars(arguments.parse_args())))
