"""Stories of windows in a real browser: one that is loaded anew while a slow model writes, and two on one draft."""

import contextlib
import re
import sqlite3
import threading

import pytest
from playwright.sync_api import expect
from provider import raw, status
from provider.dialects import OpenAI, Turn

from pages.conftest import settle
from pages.test_stories import ACCEPTED, draft_box, edit, load_sample, write

pytestmark = pytest.mark.real_clock

TEXT = """Subject: Site Reliability Engineer: thank you, Dana

Dear Dana,

Thank you for talking with me about the Site Reliability Engineer role at Lumen Freight and the Kafka migration.

Could you tell me what the next steps are?

Best regards,
Arjun Venkataraman"""


def choose_model(page, name, key):
    page.get_by_role("link", name="Settings").click()
    box = page.get_by_role("combobox", name="Who drafts")
    box.click()
    box.fill(name)
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("textbox", name="Key", exact=True).fill(key)
    page.get_by_role("button", name="Use this key").click()
    expect(page.get_by_text("A key for openai is held.")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Write").click()
    expect(page.get_by_text(f"Drafted by {name}")).to_be_visible()
    settle(page)


def test_a_reload_while_a_slow_model_writes_loses_neither_the_draft_nor_the_model_nor_its_key(browser_page, model_server):
    page = browser_page
    load_sample(page)
    choose_model(page, "openai/slow", "sk-of-this-window")
    may_answer = threading.Event()

    def slowly(_request):
        may_answer.wait(100)
        return raw(b"".join(OpenAI().pieces(Turn(TEXT))), content_type="text/event-stream")

    model_server.script[:], model_server.requests[:] = [slowly], []
    page.get_by_role("button", name="Write the draft").click()
    expect(page.get_by_text("Attempt 1 of at most 3.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Writing the draft")).to_be_visible()
    expect(page.get_by_text("Drafted by openai/slow")).to_be_visible()
    may_answer.set()
    expect(draft_box(page)).to_have_value(TEXT)
    settle(page)
    model_server.script[:] = [status(401)]
    page.get_by_role("button", name="Write another draft").click()
    expect(page.get_by_text("give another in Settings, or choose offline/composer in Settings.")).to_be_visible()
    assert "sk-of-this-window" in str(model_server.requests[-1].headers)
    expect(draft_box(page)).to_have_value(TEXT)


# As after a night's sleep: the connection is gone, and the server gives the window a new session when it comes back.
_SLEEP = """() => {
  window.WebSocket = class extends WebSocket { constructor(url, protocols) { super(url, protocols.slice(0, 2)); } };
  followupSocket.close();
}"""


def test_a_window_whose_session_ended_while_it_slept_finds_its_model_and_key_again(browser_page, model_server):
    page = browser_page
    load_sample(page)
    choose_model(page, "openai/slept", "sk-of-this-window")
    model_server.script[:], model_server.requests[:] = [status(401)], []
    before = page.evaluate("followupRuns.ended")
    page.evaluate(_SLEEP)
    page.wait_for_function("before => followupRuns.ended > before", arg=before)
    settle(page)
    expect(page.get_by_text("Drafted by openai/slept")).to_be_visible()
    page.get_by_role("button", name="Write the draft").click()
    expect(page.get_by_text("give another in Settings, or choose offline/composer in Settings.")).to_be_visible()
    assert "sk-of-this-window" in str(model_server.requests[-1].headers)


def test_the_back_button_leads_from_the_draft_to_the_form_and_forward_to_the_draft(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    text = draft_box(page).input_value()
    page.go_back()
    expect(page.get_by_role("textbox", name="Company", exact=True)).to_have_value("Lumen Freight")
    settle(page)
    page.go_forward()
    expect(draft_box(page)).to_have_value(text)
    settle(page)
    page.get_by_role("link", name="Plan").click()
    expect(page.get_by_role("heading", name="Time line")).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Write").click()
    expect(draft_box(page)).to_have_value(text)


def test_what_two_windows_write_into_one_draft_is_all_kept(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    second = page.context.new_page()
    second.goto(page.url)
    expect(second.get_by_text(ACCEPTED).first).to_be_visible()
    settle(second)
    edit(second, draft_box(second).input_value() + "\nP.S. from the second")
    edit(page, draft_box(page).input_value() + "\nP.S. from the first")
    expect(page.get_by_text("Another window changed this text meanwhile.", exact=False)).to_be_visible()
    expect(draft_box(page)).to_have_value(re.compile("from the first"))
    page.get_by_role("button", name="Undo").click()
    expect(draft_box(page)).to_have_value(re.compile("from the second"))


@contextlib.contextmanager
def full_disk(home):
    """The page's database, which takes no more texts for a while."""
    (file,) = home.rglob("history.sqlite3")
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON versions BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
        try:
            yield
        finally:
            database.execute("DROP TRIGGER full")


def test_an_edit_that_cannot_be_kept_is_told_beside_the_text_until_it_is_kept(browser_page, page_home):
    page = browser_page
    load_sample(page)
    write(page)
    not_saved = page.locator('[class*="st-key-told"]').get_by_text("Not saved")
    with full_disk(page_home):
        edit(page, draft_box(page).input_value() + "\n\nPS: on a full disk.")
        expect(not_saved).to_be_in_viewport()
        expect(not_saved).to_have_count(1)
    page.get_by_role("button", name="Got it").click()  # draws all of the page, and tries again
    expect(not_saved).to_have_count(0)
    page.reload()
    expect(draft_box(page)).to_have_value(re.compile("on a full disk"))


def test_what_is_typed_into_an_interview_that_another_window_deleted_is_kept(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    other = page.context.new_page()
    other.goto(page.url)
    settle(other)
    other.get_by_role("link", name="Remember").click()
    expect(other.get_by_role("heading", name="Remember", level=1)).to_be_visible()
    settle(other)
    other.get_by_role("button", name="Delete everything").click()
    settle(other)
    other.get_by_text("Yes, delete all of it").click()
    settle(other)
    other.get_by_role("button", name="Delete everything now").click()
    expect(other.get_by_text("Nothing is kept yet.")).to_be_visible()
    gone = page.url
    edit(page, draft_box(page).input_value() + "\n\nPS: I typed on.")
    expect(page.get_by_text("deleted in another window", exact=False)).to_be_visible()
    assert page.url != gone
    page.reload()
    expect(draft_box(page)).to_have_value(re.compile("PS: I typed on"))
