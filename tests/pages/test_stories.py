"""Whole stories in a real browser."""

import pytest
from playwright.sync_api import expect

from pages.conftest import settle

pytestmark = pytest.mark.real_clock


def load_sample(page, at=0):
    page.get_by_role("combobox", name="Try a sample").click()
    page.get_by_role("option").nth(at).click()
    settle(page)


def write(page):
    page.get_by_role("button", name="Write the draft").click()
    expect(page.get_by_role("textbox", name="Your draft")).to_be_visible(timeout=120_000)
    settle(page)


def test_a_newcomer_with_a_sample_gets_an_accepted_draft_and_copies_it(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    expect(page.get_by_text("Every required rule passes on exactly this text.")).to_be_visible()
    text = page.get_by_role("textbox", name="Your draft").input_value()
    assert text.startswith("Subject: ")
    page.get_by_role("button", name="Copy the message").click()
    expect(page.get_by_text("Copied the message.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert text.endswith(copied)
    assert len(copied) > 200
    page.get_by_role("button", name="Copy all").click()
    expect(page.get_by_text("Copied all.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_a_hand_edit_voids_the_certificate_and_its_fault_is_marked(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    box = page.get_by_role("textbox", name="Your draft")
    text = box.input_value()
    box.fill(text.replace("\n\n", "\n\nSorry to bother you again. ", 1))
    box.blur()
    settle(page)
    expect(page.get_by_text("Edited since it was accepted")).to_be_visible()
    expect(page.get_by_text("No apology").first).to_be_visible()
    expect(page.locator("mark").first).to_contain_text("orry")
    page.get_by_role("button", name="Mend it: no apology").click()
    settle(page)
    expect(page.get_by_text("Every required rule passes on exactly this text.")).to_be_visible()
    assert "Sorry" not in box.input_value()
    page.get_by_role("button", name="Undo").click()
    settle(page)
    assert "Sorry" in box.input_value()
    box.fill(text)
    box.blur()
    settle(page)
    expect(page.get_by_text("Every required rule passes on exactly this text.")).to_be_visible()


def test_an_empty_form_is_answered_with_sentences(browser_page):
    page = browser_page
    page.get_by_role("button", name="Write the draft").click()
    settle(page)
    expect(page.get_by_text("To mend")).to_be_visible()


def test_a_hostile_interview_shows_as_text(browser_page):
    page = browser_page
    for label, typed in {
        "Your name": "Sam <b>Okafor</b>",
        "Who interviewed you": "Dana <script>alert(1)</script>",
        "Company": "![x](http://192.0.2.1/x.png)",
        "Role": "Engineer",
    }.items():
        page.get_by_role("textbox", name=label, exact=True).fill(typed)
    page.get_by_role("textbox", name="What you talked about").fill("the <img src=http://192.0.2.1/> rota")
    page.get_by_role("spinbutton", name="year, Date of the interview").click()
    page.keyboard.type("20260512")
    page.keyboard.press("Tab")
    settle(page)
    write(page)
    assert "Sam <b>Okafor</b>" in page.get_by_role("textbox", name="Your draft").input_value()
    assert page.locator("img[src*='192.0.2.1']").count() == 0


def test_nothing_scrolls_sideways_on_a_phone(browser_page):
    page = browser_page
    page.set_viewport_size({"width": 390, "height": 844})
    load_sample(page)
    write(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
