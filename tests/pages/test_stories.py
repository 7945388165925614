"""Whole stories of the pages "Write", "Check" and "Settings" in a real browser."""

import re
import time
from urllib.parse import urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from pages.conftest import choose, free_port, opened_window, served_page, settle

pytestmark = pytest.mark.real_clock

ACCEPTED = "Every required rule passes on exactly this text."
NOTES = """Interview with Dana Whitfield (Head of Data) at Acme yesterday for the Senior Data Engineer role.
- talked about their move from nightly batches to streaming, the on-call rota
- she said "boring technology wins" which I loved
- I told her about my six years running Kafka in production
- they decide within two weeks
- HR guy was rude, don't put that in
- parking was a nightmare"""


PAGES = {
    "Check": "Check a message",
    "Plan": "Plan what to send when",
    "Remember": "Remember",
    "Settings": "Settings",
    "Evals": "Evals",
}


def draft_box(page):
    return page.get_by_role("textbox", name="Your draft")


def load_sample(page, name="Site Reliability Engineer"):
    choose(page, page.get_by_role("combobox", name="Try a sample"), page.get_by_role("option", name=name))
    expect(page.get_by_role("textbox", name="Company", exact=True)).not_to_have_value("")
    settle(page)


def write(page):
    page.get_by_role("button", name="Write the draft").click()
    expect(draft_box(page)).to_be_visible()
    settle(page)


def fill(page, label, text):
    box = page.get_by_role("textbox", name=label, exact=True)
    box.fill(text)
    box.blur()
    settle(page)


def edit(page, text):
    draft_box(page).fill(text)
    draft_box(page).blur()
    settle(page)


def test_a_newcomer_with_a_sample_gets_an_accepted_draft_and_copies_it(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    expect(page.get_by_role("heading", name="Your draft")).to_be_in_viewport()
    expect(page.get_by_role("status").get_by_text(ACCEPTED)).to_have_count(1)  # said to those who do not see it
    expect(page.get_by_text(ACCEPTED).first).to_be_visible()
    text = draft_box(page).input_value()
    assert text.startswith("Subject: ")
    page.get_by_role("button", name="Copy the message").click()
    expect(page.get_by_text("Copied the message.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert text.endswith(copied)
    assert len(copied) > 200
    page.get_by_role("button", name="Copy all").click()
    expect(page.get_by_text("Copied all.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_messy_notes_become_a_copied_email_and_the_private_ones_stay_out(browser_page):
    page = browser_page
    page.get_by_role("textbox", name="Your notes, in any shape").fill(NOTES)
    page.get_by_role("button", name="Sort them into the form").click()
    expect(page.get_by_role("textbox", name="Company", exact=True)).to_have_value("Acme")
    expect(page.get_by_role("textbox", name="Left over")).to_have_value("parking was a nightmare")
    expect(page.get_by_role("textbox", name="Kept out")).to_have_value("HR guy was rude, don't put that in")
    fill(page, "Your name", "Sam Okafor")
    write(page)
    expect(page.get_by_text(ACCEPTED).first).to_be_visible()
    page.get_by_role("button", name="Copy all").click()
    expect(page.get_by_text("Copied all.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Dana" in copied
    assert "rude" not in copied
    assert "parking" not in copied


def test_a_panel_of_three_gets_three_messages_that_know_of_each_other(browser_page):
    page = browser_page
    load_sample(page, "Curator of Maritime History")
    page.get_by_role("button", name="Write to all 3").click()
    for name in ("Professor Dame Ruth Abernathy", "Kwabena Asante-Poku", "Mrs Priscilla Thorne"):
        page.get_by_role("radiogroup", name="To").get_by_text(name, exact=True).click()
        expect(page.get_by_text(f"for {name}.")).to_be_visible()
        expect(draft_box(page)).to_have_value(re.compile("|".join(name.split()[-3:])))
        expect(page.get_by_text(ACCEPTED).first).to_be_visible()
    page.get_by_text("Fine (", exact=False).click()
    expect(page.get_by_text("It is unlike the others", exact=False)).to_be_visible()


def test_a_hand_edit_voids_the_certificate_and_a_fix_restores_it(browser_page):
    page = browser_page
    # A quick hand on a page that has not come to rest since it was loaded: what it changes is said all the same.
    page.evaluate("window.restless = setInterval(() => document.body.append(document.createElement('i')), 50)")
    load_sample(page)
    write(page)
    text = draft_box(page).input_value()
    edit(page, text.replace("\n\n", "\n\nSorry to bother you again. ", 1))
    expect(page.get_by_text("Edited since it was accepted").first).to_be_visible()
    page.evaluate("clearInterval(window.restless)")
    expect(page.get_by_role("status").get_by_text("no longer the text that was accepted", exact=False)).to_have_count(1)
    expect(page.locator("mark").first).to_contain_text("orry")
    page.get_by_role("button", name="Mend it: apologising").click()
    expect(page.get_by_text(ACCEPTED).first).to_be_visible()
    expect(draft_box(page)).not_to_have_value(re.compile("Sorry"))
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Edited since it was accepted").first).to_be_visible()
    expect(draft_box(page)).to_have_value(re.compile("Sorry"))
    page.get_by_role("button", name="Ask the model: apologising").click()
    expect(page.get_by_text(ACCEPTED).first).to_be_visible()


def test_an_empty_form_is_answered_with_sentences(browser_page):
    page = browser_page
    page.get_by_role("button", name="Write the draft").click()
    expect(page.get_by_text("To mend").first).to_be_visible()
    expect(page.get_by_text("fill in the five fields", exact=False).first).to_be_visible()


def test_a_message_is_seen_whole_also_when_the_window_narrows(browser_page):
    page = browser_page
    page.get_by_role("link", name="Check").click()
    box = page.get_by_role("textbox", name="Your message")
    box.fill("many words of one paragraph " * 60)
    box.blur()
    settle(page)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(box).to_have_js_property("scrollTop", 0)
    page.wait_for_function("box => box.scrollHeight <= box.clientHeight + 1", arg=box.element_handle())


def test_a_quiet_button_stays_readable_on_a_dark_ground_when_it_has_the_focus(browser_page):
    browser_page.emulate_media(color_scheme="dark")
    button = browser_page.get_by_role("button", name="No more hints")
    ground = browser_page.locator('[data-testid="stApp"]')
    expect(ground).not_to_have_css("color", "rgb(11, 18, 23)")
    button.focus()
    expect(button).to_have_css("color", ground.evaluate("app => getComputedStyle(app).color"))


def test_a_hostile_interview_shows_as_text(browser_page):
    page = browser_page
    long = "a" * 4_000
    typed = {
        "Your name": "Sam <b>Okafor</b>",
        "Who interviewed you": "Dana <script>alert(1)</script> \u202egnorw",
        "Company": "![x](http://192.0.2.1/x.png)",
        "Role": "Engineer {{7*7}} `code` $\\alpha$",
        "What you talked about": "the on-call rota",
        "What you bring to this role": "the <img src=http://192.0.2.1/ onerror=alert(1)> badge",
        "Words of theirs that stayed with you": long,
    }
    for label, text in typed.items():
        fill(page, label, text)
    page.get_by_role("spinbutton", name="year, Date of the interview").click()
    page.keyboard.type("20260512")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    settle(page)
    write(page)
    expect(page.get_by_text("Dana <script>alert(1)</script>", exact=False).first).to_be_visible()
    assert re.search(r"Sam (<b>)?Okafor", draft_box(page).input_value())
    edit(page, draft_box(page).input_value() + f"\n\n<script>alert(2)</script> {long}!!")
    expect(page.locator("mark").first).to_be_visible()
    page.emulate_media(color_scheme="dark", forced_colors="active")
    expect(page.locator("mark").first).to_have_css("color", "rgb(255, 255, 255)")  # black on nearly black else
    page.emulate_media(color_scheme="light", forced_colors="none")
    assert page.locator("img[src*='192.0.2.1']").count() == 0
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth")


def test_reload_back_button_and_a_second_tab_lose_nothing(browser_page):
    page = browser_page
    page.get_by_role("button", name="No more hints").click()
    expect(page.get_by_text("Hint 1 of 3", exact=False)).to_have_count(0)
    settle(page)
    fill(page, "Company", "Globex")
    page.wait_for_url("**interview=*")
    page.reload()
    expect(page.get_by_role("textbox", name="Company", exact=True)).to_have_value("Globex")
    expect(page.get_by_text("Hint 1 of 3", exact=False)).to_have_count(0)
    page.get_by_role("link", name="Settings").click()
    expect(page.get_by_role("heading", name="Settings", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("textbox", name="Company", exact=True)).to_have_value("Globex")
    second = page.context.new_page()
    second.goto(page.url)
    expect(second.get_by_role("textbox", name="Company", exact=True)).to_have_value("Globex")
    fill(second, "Role", "Data Engineer")
    settle(second)
    fill(page, "Your name", "Sam Okafor")
    expect(page.get_by_role("textbox", name="Role", exact=True)).to_have_value("Data Engineer")
    second.reload()
    expect(second.get_by_role("textbox", name="Your name", exact=True)).to_have_value("Sam Okafor")


def wait_until_kept(home, words):
    """Waits until a file below `home` holds the words; nobody leaves the field meanwhile."""
    for _ in range(600):
        if any(words.encode() in file.read_bytes() for file in home.rglob("*.sqlite3*")):
            return
        time.sleep(0.1)
    pytest.fail(f"{words!r} was not kept while it was typed")


def test_a_killed_server_loses_no_more_than_the_last_keystrokes(chromium, tmp_path):
    port = free_port()
    page = opened_window(chromium).new_page()
    with served_page(tmp_path, port) as (address, _server):
        page.goto(address)
        fill(page, "Company", "Globex")
        page.get_by_role("textbox", name="Role", exact=True).click()
        page.keyboard.type("Data Engineer")  # and not left: the server dies while somebody is typing
        page.wait_for_url("**interview=*")
        address = page.url
        wait_until_kept(tmp_path, "Data Engineer")
    with served_page(tmp_path, port):
        page.goto(address)
        expect(page.get_by_role("textbox", name="Company", exact=True)).to_have_value("Globex")
        expect(page.get_by_role("textbox", name="Role", exact=True)).to_have_value("Data Engineer")
    page.context.close()


def test_a_checked_message_needs_no_interview_and_survives_a_reload(browser_page):
    page = browser_page
    page.get_by_role("link", name="Check").click()
    box = page.get_by_role("textbox", name="Your message")
    box.fill("Hi there,\n\nThanks!! I really need this job.\n\nSam")
    box.blur()
    expect(page.get_by_text("Must fix", exact=False).first).to_be_visible()
    expect(page.get_by_text("Pleading").first).to_be_visible()
    page.wait_for_url("**check=*")
    assert "really need" in box.input_value()
    page.reload()
    expect(box).to_have_value(re.compile("really need"))
    expect(page.get_by_text("Pleading").first).to_be_visible()


def name_in_focus(page):
    return page.evaluate(
        """() => { const e = document.activeElement?.shadowRoot?.activeElement || document.activeElement;
                   if (e.tabIndex < 0) return '';  // where the page itself led, which is no stop of the Tab key
                   return e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText }"""
    )


def tab_to(page, name, most=80):
    for _ in range(most):
        focus = (name_in_focus(page) or "").strip()
        if focus.startswith(name) or focus.endswith(f"\n{name}"):  # before a link's name stands its icon's
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{name} is not reached by the keyboard; the focus is on {name_in_focus(page)!r}")


def open_messages_by_keyboard(page, words):
    """Searches for `words`, and unfolds the messages of the one interview they are found in."""
    tab_to(page, "Search everything")
    page.keyboard.type(words)
    expect(page.get_by_role("switch", name="Messages")).to_have_count(1)
    settle(page)
    tab_to(page, "Messages")
    page.keyboard.press("Space")
    expect(page.get_by_text(words, exact=False).first).to_be_visible()


def test_the_keyboard_alone_leads_from_a_sample_to_a_copied_draft(browser_page):
    page = browser_page
    expect(page.get_by_text("Try a sample").first).to_be_visible()
    settle(page)
    tab_to(page, "Try a sample")
    page.keyboard.type("sre")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Company", exact=True)).not_to_have_value("")
    settle(page)
    tab_to(page, "Add a phrase")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Words of theirs that stayed with you, phrase 2")).to_be_focused()
    tab_to(page, "Write the draft")
    page.keyboard.press("Enter")
    expect(draft_box(page)).to_be_visible()
    settle(page)
    tab_to(page, "Your draft")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Sorry, Zebedee!!", delay=10)
    expect(page.get_by_text("Edited since it was accepted").first).to_be_visible()  # it is judged while one types
    tab_to(page, "Copy the message")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied the message.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(" Sorry, Zebedee!!")
    follow_by_keyboard(page, "Plan", "Plan what to send when")
    tab_to(page, "If a no comes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="They said no")).to_be_visible()
    follow_by_keyboard(page, "Remember", "Remember")
    open_messages_by_keyboard(page, "Zebedee")
    follow_by_keyboard(page, "Check", "Check a message")
    tab_to(page, "Your message")
    page.keyboard.type("Dear Dana, I am begging you.")
    expect(page.get_by_text("Pleading").first).to_be_visible()


def follow_by_keyboard(page, link, title):
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    settle(page)


def test_every_page_is_accessible_and_fits_a_phone(browser_page):
    page = browser_page
    load_sample(page, "Curator of Maritime History")
    looked_at(page, "the form")
    write(page)
    edit(page, draft_box(page).input_value().replace("\n\n", "\n\nSorry!! ", 1))
    expect(page.locator("mark").first).to_be_visible()
    looked_at(page, "the desk")
    page.get_by_text("Fine (", exact=False).click()
    settle(page)
    page.get_by_role("button", name="Save as a file").click()
    expect(page.get_by_role("button", name="Plain text")).to_be_visible()
    looked_at(page, "the desk, unfolded")
    page.keyboard.press("Escape")
    for name, title in PAGES.items():
        link = page.get_by_role("link", name=name).get_attribute("href")
        page.goto(urljoin(page.url, link))  # under its own address
        expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
        if name == "Remember":
            settle(page)
            entry = page.locator('[class*="st-key-entry-"]').filter(has_text="Curator of Maritime History").first
            entry.get_by_text("Messages").click()
            expect(entry.get_by_text("Sorry!!").first).to_be_visible()
        looked_at(page, name)


def looked_at(page, what):
    """Fails where axe finds a fault in light, a fault of colour in dark, or where a phone would scroll sideways."""
    settle(page)
    for colors, rules in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):  # only colours differ
        page.emulate_media(color_scheme=colors)
        page.wait_for_function("color => getComputedStyle(document.querySelector('.stApp')).colorScheme === color", arg=colors)
        settle(page)
        faults = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
        assert [(f["id"], [n["html"][:160] for n in f["nodes"][:3]]) for f in faults] == [], (what, colors)
    page.emulate_media(color_scheme="light")
    for width in (390, 320):  # a phone; and a small screen at twice its size (WCAG 1.4.10)
        page.set_viewport_size({"width": width, "height": 844})
        settle(page)
        page.wait_for_function("width => document.querySelector('[data-testid=stMain]').scrollWidth <= width", arg=width)
    page.set_viewport_size({"width": 1280, "height": 900})
