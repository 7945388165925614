"""Stories of the desk in a real browser: a clock that runs while its script is edited, a draft that was stopped."""

import threading

import pytest
from playwright.sync_api import expect
from provider import status

from pages.conftest import choose, settle
from pages.test_stories import draft_box, edit, load_sample, write
from pages.test_window_stories import choose_model

pytestmark = pytest.mark.real_clock


def test_the_clock_of_a_call_goes_on_once_whatever_is_said_of_the_script(browser_page):
    page = browser_page
    load_sample(page)
    choose(page, page.get_by_role("combobox", name="Format"), page.get_by_role("option", name="Call script and voicemail"))
    settle(page)
    write(page)
    page.get_by_role("button", name="Time the call").click()
    running = page.get_by_text("seconds", exact=False).and_(page.locator('[data-testid="stProgress"] *'))
    expect(running.first).to_be_visible()
    text = draft_box(page).input_value()
    for mended in (f"{text}\nSorry to bother you!!", text):
        edit(page, mended)
        expect(page.locator("mark").first).to_be_visible() if mended != text else expect(page.locator("mark")).to_have_count(0)
        expect(page.get_by_role("button", name="Stop the call")).to_have_count(1)
        expect(page.get_by_role("progressbar")).to_have_count(1)


def test_a_stop_leads_to_no_settings_and_is_told_once_over_a_draft_that_is_there(browser_page, model_server):
    page = browser_page
    load_sample(page)
    write(page)
    text = draft_box(page).input_value()
    choose_model(page, "openai/hangs", "sk-of-this-window")
    may_answer = threading.Event()
    model_server.script[:] = [lambda _request: may_answer.wait(100) and status(500)]
    page.get_by_role("button", name="Write another draft").click()
    page.get_by_role("button", name="Stop", exact=True).click()
    stopped = page.locator('[class*="st-key-told"]').get_by_text("You stopped it; nothing was changed.")
    expect(stopped).to_be_visible()
    may_answer.set()
    expect(page.get_by_role("link", name="Open Settings")).to_have_count(0)
    expect(draft_box(page)).to_have_value(text)
    settle(page)
    page.get_by_role("button", name="Got it").click()
    expect(stopped).to_have_count(0)


def test_what_a_button_asks_the_model_for_is_read_whole_on_a_small_screen(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    edit(page, draft_box(page).input_value().replace("\n\n", "\n\nSorry!! ", 1))
    page.set_viewport_size({"width": 320, "height": 844})
    ask = page.get_by_role("button", name="Ask the model: exclamation marks and capitals")
    expect(ask).to_be_visible()
    assert ask.evaluate(
        "button => [...button.querySelectorAll('*')].every(part => part.scrollWidth <= (part.clientWidth || 320))"
    )
