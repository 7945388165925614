"""The HTML report in a real Chromium: readable, operable, inert to what models write, and quick with ten thousand cases."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import FLAGS, chromium_program
from playwright.sync_api import expect, sync_playwright

from evals.reports.html import FileReport
from evals.runs import open_run
from evals.scorers import chosen
from evals.scoring import score
from evals.summary import Tally

pytestmark = pytest.mark.real_clock
HOSTILE = '</script><script>document.title="owned"</script><img src=x onerror=document.title="owned"> 🙂 Sorry to bother you.'


@pytest.fixture(scope="module")
def scored(emails):
    run = open_run(str(emails))
    scorers = chosen(run.suite)
    return run, scorers, list(score(run, scorers, 1))


def write(path, scored, rows):
    run, scorers, _ = scored
    report, tally = FileReport(path, scorers), Tally(scorers)
    for row in tally.through(rows):
        report.take(row)
    report.finish(tally.summary(run))
    return path


@pytest.fixture(scope="module")
def report(scored, tmp_path_factory):
    """A report of forty emails, one of which apologises and tries to take over the page."""
    rows = [dict(row) for row in scored[2]]
    start = HOSTILE.index("Sorry")
    rows[7] |= {
        "text": HOSTILE,
        "values": {**rows[7]["values"], "accepted": 0.0, "no-apology": 0.0},
        "whys": {"accepted": "fails no-apology", "no-apology": '"Sorry to bother you" apologises.'},
        "spans": {"no-apology": [(start, start + len("Sorry to bother you"))]},
    }
    rows[9] |= {"text": "", "problem": "The model declined.", "values": {"accepted": 0.0}, "whys": {}, "spans": {}}
    return write(tmp_path_factory.mktemp("report") / "report.html", scored, rows)


@pytest.fixture(scope="module")
def browser():
    expect.set_options(timeout=240_000)  # a machine that does much else is slow, and not at fault
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=FLAGS, timeout=240_000)
        yield browser
        browser.close()


def opened(browser, path, **how):
    """A window on the file; fails on any error, and on any request but for the file itself."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **how)
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda message: page.troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on(
        "request", lambda request: page.troubles.append(request.url) if not request.url.startswith(("file:", "blob:")) else None
    )
    page.goto(path.as_uri())
    page.wait_for_selector("body[data-ready=yes]")
    return page


@pytest.fixture
def page(browser, report):
    page = opened(browser, report)
    yield page
    page.context.close()
    assert page.troubles == []


@pytest.mark.parametrize("width", [1280, 940, 700])
def test_no_figure_is_cut_off_on_a_desk(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    widths = page.evaluate("[...document.querySelectorAll('.wide')].map(box => [box.scrollWidth, box.clientWidth])")
    assert len(widths) == 2
    assert all(whole <= seen for whole, seen in widths)


def test_a_phone_shows_each_measure_with_its_value_and_interval_and_the_rest_beside_the_name(page):
    page.set_viewport_size({"width": 390, "height": 800})
    seen = (
        "[...document.querySelector('tr.headline').cells].map(cell => cell.getBoundingClientRect()).map(r => [r.left, r.right])"
    )
    at_first = page.evaluate(seen)
    assert all(right <= 390 for _, right in at_first[:3])
    page.evaluate("document.querySelector('.wide').scrollLeft = 9999")
    name, *_, last = page.evaluate(seen)
    assert name == at_first[0]
    assert last[1] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_what_fails_comes_first_with_its_reason_and_its_words_marked(page):
    expect(page.get_by_role("status")).to_have_text("40 of 40 cases")
    page.get_by_label("Words").fill("sorry to bother")
    expect(page.get_by_role("status")).to_have_text("1 of 40 cases")
    shown = page.get_by_role("article", name="The chosen case")
    expect(shown).to_contain_text('"Sorry to bother you" apologises.')
    expect(shown.locator("mark.fault")).to_have_text("Sorry to bother you")
    expect(shown.locator(".text")).to_have_text(HOSTILE)


def test_what_a_model_wrote_is_text_and_nothing_else(page):
    page.get_by_label("Words").fill("onerror")
    expect(page.locator("#case .text")).to_contain_text("<img src=x")
    assert page.title() != "owned"
    assert page.locator("img").count() == 0


def test_filters_narrow_and_clear(page):
    page.get_by_label("State", exact=True).select_option("fails")
    failing = int(page.get_by_role("status").inner_text().split()[0])
    assert 2 <= failing < 40
    page.get_by_label("Marked by").select_option("no-apology")
    expect(page.get_by_role("status")).to_have_text("1 of 40 cases")
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_role("status")).to_have_text("40 of 40 cases")
    page.get_by_label("Interview").select_option("museum-curator")
    expect(page.get_by_role("status")).to_have_text("2 of 40 cases")


def test_a_case_without_a_message_says_why(page):
    page.get_by_label("Sort by").select_option("short")
    page.get_by_role("listbox", name="Cases").get_by_role("option").first.click()
    expect(page.get_by_role("article")).to_contain_text("The model declined.")


def test_the_keyboard_goes_through_the_cases(page):
    page.get_by_label("Sort by").select_option("id")
    page.get_by_role("listbox", name="Cases").focus()
    names = []
    for key in ("Home", "ArrowDown", "End"):
        page.keyboard.press(key)
        names.append(
            page.get_by_role("listbox", name="Cases").get_by_role("option", selected=True).locator("span").first.inner_text()
        )
    assert len(set(names)) == 3
    expect(page.get_by_role("article").get_by_role("heading")).to_have_text(names[-1])


def test_figures_sort_by_any_column(page):
    table = page.locator("table.sorts").first
    table.get_by_role("button", name="value").click()
    values = [float(cell.get_attribute("data-value")) for cell in table.locator("tbody tr td:nth-child(2)").all()]
    assert values == sorted(values, reverse=True)
    expect(table.locator("th[aria-sort=descending]")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_is_clean_in_axe(browser, report, scheme, width):
    page = opened(browser, report, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_label("Words").fill("sorry")
    found = Axe().run(page)
    page.context.close()
    assert found.violations_count == 0, found.generate_report()


def test_ten_thousand_cases_scroll_and_filter(browser, scored, tmp_path):
    """Only what is in sight is in the page, wherever one scrolls to; a filter finds its cases among all of them."""
    rows = ({**row, "id": f"{row['id']}/{n}"} for n in range(250) for row in scored[2])
    path = write(tmp_path / "many.html", scored, rows)
    assert path.stat().st_size < 10_000_000
    page = opened(browser, path)
    expect(page.get_by_role("status")).to_have_text("10,000 of 10,000 cases")
    page.get_by_label("Sort by").select_option("id")
    for share in (0.3, 1.0):
        page.evaluate(
            "share => { const list = document.getElementById('list'); list.scrollTop = share * list.scrollHeight }", share
        )
        page.wait_for_timeout(100)
        assert 10 < page.get_by_role("listbox", name="Cases").get_by_role("option").count() < 60
    expect(page.get_by_role("listbox", name="Cases").get_by_role("option").last).to_have_attribute("aria-posinset", "10000")
    page.get_by_label("Words").fill("museum-curator thank-you /17")
    expect(page.get_by_role("status")).to_have_text("11 of 10,000 cases")
    assert page.troubles == []
    page.context.close()
