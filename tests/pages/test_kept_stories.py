"""Whole stories of the pages "Plan" and "Remember" in a real browser."""

import json
import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pages.conftest import settle

pytestmark = pytest.mark.real_clock


TITLES = {"Plan": "Plan what to send when", "Remember": "Remember"}


def go(page, name):
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", name=TITLES[name], level=1)).to_be_visible()
    settle(page)


def fill_in(page, company):
    fields = {"Your name": "Sam Okafor", "Company": company, "Role": "Data Engineer"}
    fields |= {"Who interviewed you": "Dana Whitfield", "What you talked about": "their move to streaming"}
    for label, typed in fields.items():
        fill(page, label, typed)
        settle(page)
    type_date(page)
    settle(page)


def fill(page, label, typed):
    box = page.get_by_role("textbox", name=label, exact=True)
    box.fill(typed)
    box.blur()


def type_date(page):
    page.get_by_role("spinbutton", name="year, Date of the interview").click()
    page.keyboard.type("20260512")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")  # the calendar that opened would take the next click


def test_fields_left_for_another_page_before_the_server_had_time_for_them_are_kept(browser_page, page_server):
    page, (_address, server) = browser_page, page_server
    fill(page, "Company", "Umbrella")
    settle(page)
    os.kill(server.pid, signal.SIGSTOP)
    try:
        fill(page, "Role", "Data Engineer")
        fill(page, "Your name", "Sam Okafor")
        type_date(page)
        page.get_by_role("textbox", name="Who interviewed you", exact=True).fill("Dana Whitfield")
        page.get_by_role("link", name="Plan").click()
    finally:
        os.kill(server.pid, signal.SIGCONT)
    expect(page.get_by_role("heading", name="Check-in by email").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("textbox", name="Who interviewed you", exact=True)).to_have_value("Dana Whitfield")
    expect(page.get_by_role("textbox", name="Role", exact=True)).to_have_value("Data Engineer")


def test_from_a_no_to_keeping_in_touch(browser_page):
    page = browser_page
    fill_in(page, "Globex")
    go(page, "Plan")
    expect(page.get_by_role("heading", name="Check-in by email").first).to_be_visible()
    page.get_by_text("If a no comes", exact=True).click()
    settle(page)
    page.get_by_role("button", name="They said no").click()
    settle(page)
    expect(page.get_by_role("heading", name="Keep in touch by email")).to_be_visible()
    expect(page.get_by_role("heading", name="Check-in by email")).to_have_count(0)
    page.get_by_role("button", name="Write it (Keep in touch by email to Dana Whitfield)").first.click()
    settle(page)
    expect(page.get_by_role("heading", name="Write your follow-up")).to_be_visible()
    page.get_by_role("button", name="Write the draft").click()
    expect(page.get_by_role("textbox", name="Your draft")).to_be_visible()
    settle(page)
    go(page, "Remember")
    page.get_by_role("textbox", name="Search everything").fill("globex")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_text("Data Engineer, Globex")).to_have_count(1)
    page.get_by_text("Messages", exact=False).first.click()
    settle(page)
    page.get_by_role("button", name="I sent this").click()
    settle(page)
    expect(page.get_by_text("Remembered as sent on")).to_be_visible()
    go(page, "Plan")
    expect(page.get_by_text("Sent on", exact=False).first).to_be_visible()
    expect(page.get_by_role("heading", name="Request for feedback by email")).to_be_visible()


def test_everything_goes_out_into_a_file_is_deleted_and_comes_back(browser_page, tmp_path):
    page = browser_page
    fill_in(page, "Initech")
    go(page, "Remember")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export everything").click()
    download.value.save_as(tmp_path / "all.json")
    kept = json.loads(Path(tmp_path / "all.json").read_text())["interviews"]
    assert "Initech" in [one["fields"]["company"] for one in kept]
    page.get_by_role("button", name="Delete everything").click()
    settle(page)
    expect(page.get_by_role("button", name="Delete everything now")).to_be_disabled()
    page.get_by_text("Yes, delete all of it").click()
    settle(page)
    page.get_by_role("button", name="Delete everything now").click()
    settle(page)
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()
    place = re.search("Everything is kept in (.+), on this machine", page.get_by_text("Everything is kept in").inner_text())
    files = [path for path in Path(place[1]).parent.iterdir() if path.name.startswith(Path(place[1]).name)]
    assert files
    assert not any(re.search(b"(?i)initech|okafor", path.read_bytes()) for path in files)  # nor in the write-ahead log
    page.get_by_role("button", name="Import").click()
    settle(page)
    page.locator("input[type=file]").set_input_files(tmp_path / "all.json")
    expect(page.get_by_text("Data Engineer, Initech").first).to_be_attached()  # the file goes up by itself
    settle(page)
    page.keyboard.press("Escape")
    settle(page)
    expect(page.get_by_text("Data Engineer, Initech").first).to_be_visible()


def test_neither_page_scrolls_sideways_on_a_phone(browser_page):
    page = browser_page
    fill_in(page, "A company of a name so long that no telephone shows it whole, and unbreakable" + "x" * 80)
    page.set_viewport_size({"width": 390, "height": 844})
    for name, heading in (("Plan", "Time line"), ("Remember", "All of it")):
        go(page, name)
        expect(page.get_by_role("heading", name=heading)).to_be_attached()
        wide = "[...document.querySelectorAll('p, h2, h3, span')].some(e => e.getBoundingClientRect().right > 391)"
        page.wait_for_function(f"document.documentElement.scrollWidth <= 390 && !{wide}")


def test_a_sample_opens_on_a_phone_at_the_first_press_and_what_is_changed_in_it_stays(browser_page):
    page = browser_page
    page.emulate_media(reduced_motion="reduce")
    longest = "Math.max(...[...document.querySelectorAll('*')].map(e => parseFloat(getComputedStyle(e).transitionDuration)))"
    page.wait_for_function(f"{longest} <= 0.001")  # what asks for rest reaches the page with its next run at the latest
    page.set_viewport_size({"width": 390, "height": 844})  # a list that has to be scrolled to closes as the page moves
    settle(page)
    page.get_by_role("combobox", name="Try a sample").click()
    page.get_by_role("option").first.click()
    settle(page)
    role = page.get_by_role("textbox", name="Role", exact=True)
    expect(role).not_to_have_value("")
    role.fill("Another role altogether")
    role.blur()
    settle(page)
    page.reload()
    settle(page)
    expect(role).to_have_value("Another role altogether")
