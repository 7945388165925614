"""Markers planted in a key, in notes and in a model's replies are searched for in everything the page's server writes."""

import pytest
from playwright.sync_api import expect
from provider import KEY, Provider
from test_privacy import GOOD, NOTES, WRITTEN, answering, holding

from pages.conftest import browser_window, free_port, served_page, settle
from pages.test_kept_stories import fill, type_date

pytestmark = pytest.mark.real_clock

TYPED = {
    "Your name": "Sam Okafor",
    "Company": "Acme",
    "Role": "Senior Data Engineer",
    "Who interviewed you": "Dana Whitfield",
    "What you talked about": "their move from nightly batches to streaming\nthe zebrafinch merger",
}
PLANTED = ("zebrafinch",)


def settings_of_a_session(page, model):
    """Chooses a model and lends it a key, as one does in Settings."""
    page.get_by_role("link", name="Settings").click()
    box = page.get_by_role("combobox", name="Who drafts")
    expect(box).to_be_visible(timeout=30_000)
    settle(page)
    box.fill(model)
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("textbox", name="Key", exact=True).fill(KEY)
    page.get_by_role("button", name="Use this key").click()
    expect(page.get_by_text("A key for openai is held.")).to_be_visible(timeout=30_000)


def write_with(page, model, shown):
    """Has a model asked for a draft, and waits for what the page shows then."""
    settings_of_a_session(page, model)
    page.get_by_role("link", name="Write").click()
    if page.get_by_role("button", name="Edit the interview").count():
        page.get_by_role("button", name="Edit the interview").click()
    expect(page.get_by_role("textbox", name="Company", exact=True)).to_be_visible(timeout=30_000)
    settle(page)
    if not page.get_by_role("textbox", name="Company", exact=True).input_value():
        for label, typed in TYPED.items():
            fill(page, label, typed)
            settle(page)
        type_date(page)
        settle(page)
    page.get_by_role("button", name="Write the draft").click()
    expect(shown(page)).to_be_visible(timeout=120_000)
    settle(page)


def test_the_pages_server_writes_neither_key_nor_notes_outside_the_history(chromium, tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    with Provider(answering) as provider:
        for name, value in {
            "OPENAI_API_BASE": provider.address,
            "TMPDIR": str(tmp_path / "tmp"),
            "STREAMLIT_LOGGER_LEVEL": "debug",
            "LITELLM_LOG": "DEBUG",
        }.items():
            monkeypatch.setenv(name, value)
        with served_page(tmp_path, free_port()) as (address, _server), browser_window(chromium) as window:
            page = window.new_page()
            page.goto(address, timeout=120_000)  # with all that is logged, the server is slow
            settle(page)
            write_with(page, "openai/good", lambda page: page.get_by_role("textbox", name="Your draft"))
            expect(page.get_by_role("textbox", name="Your draft")).to_have_value(GOOD)
            write_with(page, "openai/http-500", lambda page: page.get_by_text("server is failing (status 500)"))
            kept = page.evaluate("location.href + JSON.stringify([localStorage, sessionStorage]) + document.cookie")
        asked = str([request.body for request in provider.requests])
    assert all(note in asked for note in PLANTED)  # they did go to the model that was chosen
    assert not any(marker in kept for marker in (KEY, WRITTEN, *NOTES))
    written = sorted(file for file in tmp_path.rglob("*") if file.is_file())
    history = [file for file in written if ".db" in file.name or ".sqlite" in file.name]
    assert "DEBUG" in (tmp_path / "server.log").read_text(errors="replace")  # it was listened to
    assert holding((KEY,), *written) == []
    assert holding((WRITTEN, *NOTES), *(file for file in written if file not in history)) == []
    assert {marker for marker, _name in holding((WRITTEN, *NOTES), *history)} == {WRITTEN, *PLANTED}  # the search finds them
