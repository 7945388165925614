"""Every file the pages hand out, downloaded in a real browser and read back by a program that is not ours."""

import email
import email.policy
import io

import docx
import pytest
import vobject
from playwright.sync_api import expect
from pypdf import PdfReader

from pages.conftest import choose, settle
from pages.test_stories import draft_box, load_sample, write

pytestmark = pytest.mark.real_clock


def downloaded(page, button):
    """The name and the bytes of what a button saves."""
    with page.expect_download() as coming:
        page.get_by_role("button", name=button, exact=True).click()
    return coming.value.suggested_filename, coming.value.path().read_bytes()


def drafted(page, format):
    """Has a message written in another format, opens its files, and returns its text without its subject."""
    choose(page, page.get_by_role("combobox", name="Format"), page.get_by_role("option", name=format, exact=True))
    settle(page)
    write(page)
    page.get_by_role("button", name="Save as a file").click()
    settle(page)
    return draft_box(page).input_value()


def flat(text):
    """Words alone: paper breaks lines where it likes."""
    return " ".join(text.split())


def test_what_is_saved_opens_in_what_people_have(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    page.get_by_role("button", name="Save as a file").click()
    settle(page)
    name, data = downloaded(page, "Email draft (.eml)")
    told = email.message_from_bytes(data, policy=email.policy.default)
    subject, _, body = draft_box(page).input_value().partition("\n\n")
    assert (name.endswith(".eml"), told["X-Unsent"], f"Subject: {told['Subject']}") == (True, "1", subject)
    assert told.get_body().get_content().strip().splitlines() == body.splitlines()
    page.reload()  # the list of files is folded away
    settle(page)

    text = drafted(page, "Letter")
    name, data = downloaded(page, "Word document, A4 (.docx)")
    assert name.endswith(".docx")
    assert flat("\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)) == flat(text)
    name, data = downloaded(page, "PDF to print, A4 (.pdf)")
    assert name.endswith(".pdf")
    assert flat(text) in flat("\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages))
    page.reload()  # the list of files is folded away
    settle(page)

    for format, paper, size in (("Handwritten note", "A6", (105, 148)), ("Call script and voicemail", "A4", (210, 297))):
        text = drafted(page, format)
        _, data = downloaded(page, f"PDF to print, {paper} (.pdf)")
        (sheet,) = PdfReader(io.BytesIO(data)).pages
        assert [round(float(side) / 72 * 25.4) for side in (sheet.mediabox.width, sheet.mediabox.height)] == list(size)
        printed = flat(sheet.extract_text())
        assert [line for line in text.splitlines() if flat(line.strip("- ").removesuffix(":")) not in printed] == []
        page.reload()
        settle(page)

    page.get_by_role("link", name="Plan").click()
    expect(page.get_by_role("heading", name="Time line")).to_be_visible()
    settle(page)
    name, data = downloaded(page, "Put it in your calendar (.ics)")
    events = list(vobject.readOne(data.decode("utf-8")).vevent_list)
    assert name.endswith(".ics")
    assert len(events) == page.locator('[class*="st-key-stop"]').count()
    assert all("Lumen Freight" in event.summary.value + event.description.value for event in events)


def test_what_the_message_says_is_attached_is_asked_for_beside_it(browser_page):
    load_sample(browser_page, "Year 4 Class Teacher")
    write(browser_page)
    reminder = browser_page.get_by_text("before sending: my scheme of work for fractions.")
    expect(reminder).to_be_visible()
    text = draft_box(browser_page).input_value()
    draft_box(browser_page).fill(text.replace("attach", "will post").replace("enclose", "will post"))
    draft_box(browser_page).blur()
    settle(browser_page)
    expect(reminder).to_have_count(0)


def test_what_is_copied_or_mailed_is_what_stands_in_the_box_however_soon_the_press_comes(browser_page):
    page = browser_page
    load_sample(page)
    write(page)
    page.evaluate("""document.addEventListener('click', event => {
      const link = event.target.closest('a[href^="mailto:"]');
      if (link) { window.mailed = link.href; event.preventDefault(); }
    })""")

    def typed(words):
        draft_box(page).click()
        page.keyboard.press("Control+End")
        page.keyboard.type(words)

    for number, button in enumerate(("Copy all", "Copy the message")):
        typed(f"\nP.S. number {number}")
        page.get_by_role("button", name=button).click()
        said = page.get_by_text(button.replace("Copy", "Copied") + ".")
        expect(said).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").endswith(f"P.S. number {number}")
        settle(page)
        expect(said).to_be_visible()  # what is said of the copy outlasts what is said of the text
        expect(page.get_by_role("button", name=button)).to_be_focused()
    typed("\nP.S. mailed")
    page.get_by_role("link", name="Open in the mail program").click()
    page.wait_for_function("window.mailed")
    assert page.evaluate("decodeURIComponent(window.mailed)").endswith("P.S. mailed")
