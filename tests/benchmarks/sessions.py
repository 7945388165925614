"""Many people on one server of the page: what each waits for a draft, whose words they see, and what memory it takes.

    .venv/bin/python tests/benchmarks/sessions.py [--users 20] [--sessions 200]

Every one is a real session on a real server, spoken to as a browser does but without one: twenty browsers on one machine would
be measured, not the server. Each fills in an interview of their own and presses "Write the draft": at once, and after a look at
the form, in which the composer writes ahead. Prints how long one alone waits and how long each of many who press at the same
moment, until the server has sent the draft; then the same as one of them sees it in a real Chromium. Ends with status 1 where
somebody saw a word of another's.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp
from page import ROOT, a_browser, memory_mb, press_to_draft, processor_s, say, served, with_sample
from playwright.async_api import async_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LOOK_S = 2.0
"""Seconds somebody looks at the form before the press."""
LABELS = ("Your name", "Company", "Role", "Who interviewed you", "What you talked about", "Date of the interview")


class Visitor:
    """One session: what it was sent, and what its widgets hold."""

    def __init__(self, number: int, http: aiohttp.ClientSession, address: str) -> None:
        self.name, self.company = f"Sam Okafor{number}x", f"Company{number}x"
        self._http, self._address = http, address
        self._widgets: dict[str, Any] = {}
        self._held: dict[str, Any] = {}
        self._page = self._query = ""
        self._again: asyncio.Task[None] | None = None
        self.told = ""
        self.began = self.drafted = self.whole = 0.0

    async def come(self) -> None:
        """Opens the page and fills in the interview."""
        url = self._address.replace("http", "ws") + "/_stcore/stream"
        self._socket = await self._http.ws_connect(url, protocols=["streamlit"], max_msg_size=0)
        await self._send()
        await self._until(lambda: "Write the draft" in self._widgets)
        said = (self.name, self.company, "Engineer", "Dana Whitfield", f"the rota of {self.company}", ["2026-05-12"])
        for label, value in zip(LABELS, said, strict=True):
            self._held[self._widgets[label].id] = value
        await self._send()
        await self._until(lambda: "New interview" in self._widgets)

    async def draft(self) -> float:
        """Seconds from the press until the draft is there; returns when all that is said of it is, too."""
        self.began = time.perf_counter()
        await self._send(pressed=self._widgets["Write the draft"].id)
        await self._until(lambda: "Your draft" in self._widgets)
        self.whole = time.perf_counter() - self.began
        return self.drafted - self.began

    async def go(self) -> None:
        """Closes the window."""
        if self._again:
            self._again.cancel()
        await self._socket.close()

    async def _send(self, pressed: str = "", fragment: str = "") -> None:
        message = BackMsg()
        message.rerun_script.page_script_hash = self._page
        message.rerun_script.query_string = self._query
        message.rerun_script.fragment_id = fragment
        message.rerun_script.is_auto_rerun = bool(fragment)
        for id, value in self._held.items():
            state = message.rerun_script.widget_states.widgets.add(id=id)
            if isinstance(value, list):
                state.string_array_value.data.extend(value)
            else:
                state.string_value = value
        if pressed:
            message.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
        await self._socket.send_bytes(message.SerializeToString())

    async def _until(self, seen: Any) -> None:
        """Reads what the server sends to the end of a run after which it is seen."""
        async with asyncio.timeout(300):
            while True:
                data = (await self._socket.receive()).data
                message = ForwardMsg.FromString(data)
                self.told += data.decode("utf-8", "ignore")
                kind = message.WhichOneof("type")
                if kind == "new_session":
                    self._page = message.new_session.page_script_hash
                elif kind == "page_info_changed":
                    self._query = message.page_info_changed.query_string
                elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                    element = message.delta.new_element
                    widget = getattr(element, element.WhichOneof("type"))
                    if hasattr(widget, "label"):
                        if widget.label == "Your draft" and widget.label not in self._widgets:
                            self.drafted = time.perf_counter()
                        self._widgets[widget.label] = widget
                elif kind == "auto_rerun":
                    self._look_again(message.auto_rerun.fragment_id, message.auto_rerun.interval)
                elif kind == "script_finished" and seen():
                    return

    def _look_again(self, fragment: str, seconds: float) -> None:
        """Redraws a part of the page by the clock, as a browser does while a draft is written."""

        async def look() -> None:
            while "Your draft" not in self._widgets:
                await asyncio.sleep(seconds)
                await self._send(fragment=fragment)

        if self._again is None:
            self._again = asyncio.create_task(look())


def strangers(visitors: list[Visitor]) -> int:
    """How many visitors were sent a word of another's; each must have been sent their own."""
    wrong = 0
    for one in visitors:
        assert one.company in one._widgets["Your draft"].value, "a draft about another company"
        wrong += any(other.name in one.told or other.company in one.told for other in visitors if other is not one)
    return wrong


async def arrived(first: int, many: int, http: aiohttp.ClientSession, address: str, looks: float = 0.0) -> list[Visitor]:
    """So many visitors with an interview of their own each, ready to press once they have looked at it for so many seconds."""
    visitors = [Visitor(first + number, http, address) for number in range(many)]
    await asyncio.gather(*(visitor.come() for visitor in visitors))
    await asyncio.sleep(looks)
    return visitors


async def at_once(visitors: list[Visitor], *others: Any) -> list[float]:
    """How long each waits when all press at the same moment, and whoever else does; then they go."""
    waits: list[float] = await asyncio.gather(*others, *(visitor.draft() for visitor in visitors))
    for visitor in visitors:
        await visitor.go()
    return waits


async def measure(address: str, pid: int, users: int, sessions: int) -> int:
    """Runs every measure and prints it; returns how many saw another's words."""
    async with aiohttp.ClientSession() as http:

        async def visit(number: int, looks: float = 0.0) -> tuple[Visitor, float]:
            (visitor,) = await arrived(number, 1, http, address, looks)
            waited = await visitor.draft()
            await visitor.go()
            return visitor, waited

        say(f"the first draft after a start: {(await visit(9_000))[1]:.2f} s")
        await asyncio.sleep(3)  # what drafts is made ready
        await at_once(await arrived(800, users, http, address))  # threads and connections are made once
        wrong = 0
        for first, looks in ((1_000, 0.0), (1_500, LOOK_S)):
            say(f"pressed {looks:.0f} s after the last field:" if looks else "pressed with the last field:")
            alone = statistics.median([(await visit(9_001 + first + number, looks))[1] for number in range(7)])
            visitors = await arrived(first, users, http, address, looks)
            before = processor_s(pid)
            waits = sorted(await at_once(visitors))
            each = (processor_s(pid) - before) / users
            wrong += strangers(visitors)
            say(f"  one alone waits {alone * 1000:.0f} ms for a draft")
            middle = statistics.median(waits)
            say(f"  {users} at once wait {waits[0]:.2f} to {waits[-1]:.2f} s, half of them under {middle:.2f} s")
            say(f"  {waits[-1] / alone:.1f} times one alone at the longest, {middle / alone:.1f} in the middle (goal 3)")
            say(f"  {each * 1000:.0f} ms of the server's processors for each of them, verdicts and all")
        say(f"saw a word of another's: {wrong} of {2 * users}")
        await in_a_browser(address, http, users)
        held = memory_mb(pid)
        for number in range(sessions):
            await visit(2_000 + number)
        say(f"memory: {held:.0f} MB before, {memory_mb(pid):.0f} MB after {sessions} more sessions with a draft each")
        return wrong


async def in_a_browser(address: str, http: aiohttp.ClientSession, users: int, times: int = 7) -> None:
    """How long somebody with a real browser waits to see the draft, alone and among others who press at the same moment."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=a_browser(), args=["--no-sandbox", "--disable-gpu"])
        alone, among = [], []
        for number in range(times):
            page = await with_sample(browser, address)
            await asyncio.sleep(LOOK_S)
            alone.append(await press_to_draft(page))
            await page.context.close()
            page = await with_sample(browser, address)
            others = await arrived(4_000 + number * users, users - 1, http, address, LOOK_S)
            among.append((await at_once(others, press_to_draft(page)))[0])
            await page.context.close()
        await browser.close()
    seen, late, longest = statistics.median(alone), statistics.median(among), max(among)
    say(f"in a real browser, {times} times: alone {seen:.2f} s, among {users} {late:.2f} s, {longest:.2f} s at the longest")
    say(f"  {late / seen:.1f} times as long, {longest / seen:.1f} at the longest (goal 3)")


def main(users: int, sessions: int) -> int:
    """Starts a server and measures it; returns the exit status."""
    with tempfile.TemporaryDirectory() as folder, served(ROOT / "streamlit_app.py", Path(folder)) as (address, pid):
        return 1 if asyncio.run(measure(address, pid, users, sessions)) else 0


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--users", type=int, default=20)
    arguments.add_argument("--sessions", type=int, default=200)
    sys.exit(main(**vars(arguments.parse_args())))
