"""How the HTML report does with many cases, in a real Chromium: time to open, to filter at each key, frames while scrolling.

    python tests/benchmarks/report_page.py [--cases 10000] [--shots FOLDER]

Cases are the hand-written replies, over and over. A frame is late where it took more than 50 ms, as a person notices. With
--shots, pictures of the page, light and dark, on a desk and on a telephone.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from page import a_browser
from playwright.sync_api import Browser, Page, sync_playwright

from evals.reports.html import FileReport
from evals.runs import open_run
from evals.scorers import chosen
from evals.scoring import score
from evals.summary import Tally

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
SCROLL = """async () => {
  const list = document.getElementById('list'), took = [];
  let last = performance.now();
  for (let step = 0; step < 120; step++) {
    list.scrollTop += 900;
    await new Promise(requestAnimationFrame);
    const now = performance.now(); took.push(now - last); last = now;
  }
  return took;
}"""
TYPE = """async (text) => {
  const box = document.getElementById('words'), took = [];
  for (const letter of text) {
    const start = performance.now();
    box.value += letter;
    box.dispatchEvent(new Event('input', {bubbles: true}));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    took.push(performance.now() - start);
  }
  return took;
}"""


def say(text: str) -> None:
    """A line on standard output."""
    sys.stdout.write(f"{text}\n")


def written(path: Path, count: int) -> Path:
    """A report of so many cases."""
    run, scorers = open_run("hand-written"), chosen("drafts")
    rows = list(score(run, scorers, 1))
    report, tally = FileReport(path, scorers), Tally(scorers)
    again = enumerate(itertools.islice(itertools.cycle(rows), count))
    many = ({**row, "id": f"{row['id']}/{number // len(rows)}"} for number, row in again)
    for row in tally.through(many):
        report.take(row)
    report.finish(tally.summary(run))
    return path


def opened(browser: Browser, path: Path, **how: object) -> tuple[Page, float]:
    """The page, ready, and the seconds that took."""
    page = browser.new_context(viewport=how.pop("viewport", {"width": 1280, "height": 900}), **how).new_page()
    start = time.perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready=yes]")
    return page, time.perf_counter() - start


def measure(browser: Browser, path: Path, count: int) -> None:
    """Prints the figures."""
    page, seconds = opened(browser, path)
    say(f"{count:,} cases, {path.stat().st_size / 1e6:.1f} MB: ready after {seconds:.2f} s")
    frames = page.evaluate(SCROLL)
    late = sum(frame > 50 for frame in frames)
    say(f"scrolling: {statistics.median(frames):.1f} ms a frame, the longest {max(frames):.0f}; {late} of {len(frames)} late")
    keys = page.evaluate(TYPE, "museum-curator thank-you")
    say(f"filtering: {statistics.median(keys):.0f} ms a key, the longest {max(keys):.0f}")
    say(page.get_by_role("status").inner_text())


def pictures(browser: Browser, path: Path, folder: Path) -> None:
    """Shoots the page: whole on a desk, and its cases."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme, (name, width) in itertools.product(("light", "dark"), (("desk", 1280), ("phone", 390))):
        page, _ = opened(browser, path, color_scheme=scheme, viewport={"width": width, "height": 900})
        page.screenshot(path=folder / f"report-{name}-{scheme}.png")
        page.locator("#cases").scroll_into_view_if_needed()
        page.evaluate("document.getElementById('cases').scrollIntoView()")
        page.screenshot(path=folder / f"report-{name}-{scheme}-cases.png")
        page.context.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--shots", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=a_browser(), args=FLAGS)
        path = written(Path(name) / "report.html", options.cases)
        measure(browser, path, options.cases)
        if options.shots:
            pictures(browser, path, options.shots)
        browser.close()
