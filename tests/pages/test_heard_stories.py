"""Stories of those who use the keyboard alone, or hear the page: where the focus goes, and what is said."""

import pytest
from playwright.sync_api import expect

from pages.conftest import settle
from pages.test_stories import ACCEPTED, draft_box, edit, load_sample, write

pytestmark = pytest.mark.real_clock

_NOTE_WHAT_IS_SAID = """() => {
  window.said = [];
  const mouth = document.getElementById('followup-told');
  new MutationObserver(() => mouth.textContent && said.push(mouth.textContent)).observe(mouth, { childList: true });
}"""


def press(page, name):
    """Presses a button by keyboard."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")
    settle(page)


def wait_until_said(page, words):
    page.wait_for_function("words => said.at(-1) === words", arg=words)


def test_the_focus_goes_on_where_a_pressed_button_is_gone(browser_page):
    page = browser_page
    settle(page)
    press(page, "Got it")
    expect(page.locator(".st-key-hint")).to_be_focused()  # the next hint
    load_sample(page)
    write(page)
    standing = page.locator('[class*="st-key-told-standing"]')
    edit(page, draft_box(page).input_value().replace("\n\n", "\n\nThank you!! ", 1))
    press(page, "Mend it: exclamation marks and capitals")
    expect(standing).to_be_focused()
    press(page, "Undo")
    press(page, "Redo")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    press(page, "I sent it")
    press(page, "Remember it as sent")
    expect(page.get_by_role("button", name="I did not send it")).to_be_focused()
    press(page, "I did not send it")
    expect(page.get_by_role("button", name="I sent it")).to_be_focused()
    press(page, "Edit the interview")
    expect(page.locator(".st-key-w-candidate")).to_be_focused()  # the Tab key leads into its field
    press(page, "Back to the draft")
    expect(page.locator(".st-key-desk")).to_be_focused()


def test_the_tab_key_onto_a_button_that_the_edit_takes_away_leads_to_how_the_text_stands(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    edit(page, draft_box(page).input_value().replace("Best regards", "Kind regards") + "\n")
    accept = page.get_by_role("button", name="Accept this version")
    expect(accept).to_be_visible()
    draft_box(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("Sorry!!")
    page.keyboard.press("Tab")
    settle(page)
    expect(accept).to_have_count(0)
    expect(page.locator('[class*="st-key-told-standing"]')).to_be_focused()


def test_what_is_said_are_the_words_alone_and_the_same_words_are_said_again(browser_page):
    page = browser_page
    page.wait_for_selector("#followup-told", state="attached")
    page.evaluate(_NOTE_WHAT_IS_SAID)
    for times in (1, 2):
        press(page, "Write the draft")
        page.wait_for_function("times => said.length === times", arg=times)
    assert set(page.evaluate("said")) == {"To mend The form is empty: fill in the five fields at the top."}
    load_sample(page)
    write(page)
    wait_until_said(page, f"Accepted {ACCEPTED}")
    press(page, "I sent it")
    press(page, "Remember it as sent")
    page.wait_for_function("said.at(-1).startsWith('Sent on 20')")
