"""The page "Evals" in a real browser: a run is opened, its cases read, and what cannot be opened told in a sentence."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pages.conftest import choose, settle

pytestmark = pytest.mark.real_clock


@pytest.fixture
def page(browser_page):
    browser_page.get_by_role("link", name="Evals").click()
    expect(browser_page.get_by_role("heading", name="Evals", level=1)).to_be_visible()
    settle(browser_page)
    return browser_page


def test_a_run_is_opened_and_its_cases_read(page):
    choose(page, page.get_by_role("combobox", name="Run"), page.get_by_role("option", name="hand-written/chatty"))
    page.get_by_role("button", name="Show the run").click()
    report = page.frame_locator("iframe").last
    expect(report.get_by_role("heading", name="hand-written/chatty")).to_be_visible()
    expect(report.get_by_role("status")).to_have_text("13 of 13 cases")
    report.get_by_label("Interview").select_option("museum-curator")
    expect(report.get_by_role("status")).to_have_text("1 of 13 cases")
    expect(report.locator("#case .text")).to_contain_text("Abernathy")
    assert Axe().run(page).violations_count == 0
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as one file").click()
    assert saved.value.suggested_filename == "chatty.html"


def test_what_is_no_run_is_told_in_a_sentence(page):
    page.get_by_label("Or the folder of a recording").fill("nowhere/at-all")
    page.get_by_role("button", name="Show the run").click()
    # a screen reader is told it beside, in an element of its own
    shown = page.get_by_test_id("stMainBlockContainer").get_by_text("There is no run 'nowhere/at-all'")
    expect(shown).to_be_visible()
