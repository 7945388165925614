"""The pages "Plan" and "Remember", run without a browser on a database of their own."""

import datetime as dt
import json

import pytest
from acme import GOOD
from conftest import NOW
from history.acme import drafted
from streamlit.testing.v1 import AppTest

from followup_ai.form import form_of
from followup_ai.history import History
from followup_ai.models import Interview

FIELDS = {
    "candidate": "Sam Okafor",
    "interviewer": {"name": "Dana <b>Whitfield</b>"},
    "company": "Acme ![x](http://192.0.2.1/x.png)",
    "role": "Senior *Data* Engineer",
    "date": "2026-05-12",
    "timezone": "Europe/London",
    "discussed": ["their move to streaming"],
}


def plan_page():
    from followup_ai.pages import _frame

    _frame.run([_frame.sheet("plan", "Plan", default=True)])


def remember_page():
    from followup_ai.pages import _frame

    _frame.run([_frame.sheet("remember", "Remember", default=True)])


@pytest.fixture
def history():
    opened = History.open()
    yield opened
    opened.close()


def keep(history, **fields):
    interview = Interview.model_validate(FIELDS | fields)
    return history.keep_form(None, form_of(interview))


def run(page, id=None):
    test = AppTest.from_function(page, default_timeout=120)
    if id:
        test.query_params["interview"] = id
    test.run()
    assert not test.exception
    return test


def texts(test):
    return "\n".join(element.value for element in [*test.text, *test.subheader, *test.header, *test.markdown, *test.caption])


def press(test, key):
    next(b for b in test.button if b.key == key).click()
    test.run()
    assert not test.exception


def labels(test):
    return [widget.label for widget in [*test.button, *test.toggle, *test.expander, *test.date_input]]


def test_no_two_buttons_of_the_list_or_the_plan_are_called_alike(history):
    for role in ("Data Engineer", "Data Engineer", "Analyst"):
        id = keep(history, company="Acme", role=role, panel=[{"name": "Tom Reyes"}], date="2026-05-12")
        history.keep_version(id, "email", "thank-you", "Dana Whitfield", GOOD)
        history.keep_version(id, "note", "thank-you", "Dana Whitfield", GOOD)
    test = run(remember_page)
    for toggle in test.toggle:
        toggle.set_value(True)
    test.run()
    assert len(test.toggle) == 3
    assert len(set(labels(test))) == len(labels(test))
    plan = labels(run(plan_page, id))
    assert len(set(plan)) == len(plan)


def test_a_name_on_the_board_holds_what_tells_it_from_its_namesakes_and_no_more(history):
    for role in ("Data Engineer", "Data Engineer", "Analyst"):
        keep(history, company="Acme", role=role)
    keep(history, company="Bolt")
    told = {b.label for b in run(remember_page).button if b.key.startswith("open ")}
    assert told == {
        "Open *Acme\\, Data Engineer\\, 1*",
        "Open *Acme\\, Data Engineer\\, 2*",
        "Open *Acme\\, Analyst*",
        "Open *Bolt*",
    }


def test_a_choice_on_the_plan_stays_with_its_interview_though_another_reads_alike(history):
    for id in [keep(history), keep(history)]:
        test = run(plan_page, id)
        next(box for box in test.selectbox if box.label == "Public holidays of").set_value("FR")
        test.run()
        assert history.interview(id).country == "FR"
        assert len({*test.selectbox[0].options}) == 2


# --- Plan ----------------------------------------------------------------------------------------------


def test_without_an_interview_the_plan_asks_for_one():
    assert "There is no interview yet." in texts(run(plan_page))


def test_a_new_window_is_told_to_choose_where_an_interview_is_kept(history):
    keep(history)
    shown = texts(run(plan_page))
    assert "Choose the interview" in shown
    assert "There is no interview yet." not in shown


def test_an_unfinished_interview_is_told_what_it_lacks(history):
    shown = texts(run(plan_page, history.keep_form(None, {"company": "Acme"})))
    assert "lacks something" in shown
    assert "Role: this is missing" in shown


def test_the_plan_shows_every_step_with_its_time_and_reason(history):
    shown = texts(run(plan_page, keep(history)))
    for words in ("Thank-you by email", "Check-in by email", "Check-in by phone", "Request for feedback by email"):
        assert words in shown
    assert "To Dana <b>Whitfield</b>\nWednesday 13 May 2026, 11:00\nAt the latest Thursday 14 May 2026, 17:00" in shown
    assert "Where no decision date was named, a check-in comes one week after the interview" in shown
    assert "Spring Bank Holiday" in shown
    assert "What is customary, United Kingdom" in shown
    assert "[Hays UK, “How to prepare for success after an interview”](https://www.hays.co.uk" in shown


def test_a_country_chosen_moves_the_plan_and_is_kept(history):
    id = keep(history, timezone="", date="2026-05-20")
    test = run(plan_page, id)
    assert "Monday 25 May" not in texts(test)
    country = test.selectbox[0]
    country.select("GB")
    test.run()
    assert history.interview(id).country == "GB"
    part = next(box for box in test.selectbox if box.label == "Part of the country")
    part.select("GB-SCT")
    test.run()
    assert history.interview(id).country == "GB-SCT"
    assert not test.exception
    again = run(plan_page, id)
    assert [box.value for box in again.selectbox] == ["GB", "GB-SCT"]


def test_a_no_changes_the_plan_and_the_day_it_came_is_kept(history):
    id = keep(history)
    test = run(plan_page, id)
    press(test, "they-said-no")
    assert history.form(id)["outcome"] == "rejected"
    assert history.interview(id).told_on == NOW.date()
    shown = texts(test)
    assert "Keep in touch by email" in shown
    assert "A gracious reply goes within two days of the no (Wednesday 13 May 2026)." in shown
    assert "Check-in" not in shown
    test.date_input[0].set_value(dt.date(2026, 5, 12)).run()
    assert history.interview(id).told_on == dt.date(2026, 5, 12)


def test_after_an_offer_nothing_is_left_but_the_thanks(history):
    id = keep(history, outcome="offer", sent=[{"date": "2026-05-12", "body": "Thank you"}])
    shown = texts(run(plan_page, id))
    assert "They made an offer: nothing is left to send but the thanks." in shown
    assert "Sent on Tuesday 12 May 2026." in shown


def test_one_of_several_interviews_is_chosen(history):
    keep(history)
    other = keep(history, company="Globex")
    test = run(plan_page)
    test.selectbox[0].select(other).run()
    assert not test.exception
    assert "Globex" in texts(test)


# --- Remember --------------------------------------------------------------------------------------------


def test_nothing_kept_is_said_and_leads_to_writing():
    assert "Nothing is kept yet." in texts(run(remember_page))


def test_interviews_stand_by_what_is_due_and_names_stay_text(history):
    keep(history)
    keep(history, company="Overdue & Co", date="2026-04-01")
    history.keep_form(None, {"company": "Half a for"})
    test = run(remember_page)
    assert [heading.value for heading in test.header] == [
        "Overdue (1)",
        "Today (1)",
        "Still to be filled in (1)",
        "All of it",
    ]
    shown = [element.value for element in test.text]
    assert "Senior *Data* Engineer, Acme ![x](http://192.0.2.1/x.png) (Dana <b>Whitfield</b>, 12 May 2026)" in shown
    assert not any("192.0.2.1" in element.value for element in [*test.markdown, *test.caption])


def test_a_search_finds_words_of_messages_and_says_where(history):
    id = keep(history)
    keep(history, company="Globex")
    history.keep_version(id, "email", "thank-you", "Dana", "Dear Dana, the quokka stayed with me.")
    test = run(remember_page)
    test.text_input[0].input("QUOKKA").run()
    assert "the quokka stayed" in texts(test)
    assert "Globex" not in texts(test)
    test.text_input[0].input("walrus").run()
    assert "Nothing holds “walrus”." in texts(test)


def test_a_message_is_confirmed_as_sent_and_taken_back(history):
    id = keep(history)
    version = history.keep_version(id, "email", "thank-you", "Dana <b>Whitfield</b>", GOOD)
    test = run(remember_page)
    test.toggle[0].set_value(True).run()
    assert test.code[0].value == GOOD
    test.date_input[0].set_value(dt.date(2026, 5, 12)).run()
    press(test, f"sent {version.id}")
    assert [message.date.day for message in history.sent(id)] == [12]
    assert "Check-in by email" in texts(test)
    press(test, f"unsent {version.id}")
    assert history.sent(id) == ()


def test_how_a_message_came_about_is_told_with_every_attempt(history):
    id = keep(history)
    history.keep_version(id, "email", "thank-you", "Dana <b>Whitfield</b>", GOOD, drafted(GOOD))
    history.keep_version(id, "email", "thank-you", "Dana <b>Whitfield</b>", GOOD + " ")
    test = run(remember_page)
    test.toggle[0].set_value(True).run()
    shown = texts(test)
    assert "Thank-you by email to Dana <b>Whitfield</b>: edited by you" in shown
    assert "1: by offline/composer, " in shown
    assert "attempt 1 by offline/composer: " in shown


def test_one_interview_is_deleted_and_the_other_stays(history):
    gone, stays = keep(history), keep(history, company="Globex")
    test = run(remember_page, gone)
    press(test, f"gone {gone}")
    assert [kept.id for kept in history.interviews()] == [stays]
    assert "The interview is deleted." in [element.value for element in test.success]
    assert "interview" not in test.query_params


def test_everything_is_deleted_only_after_a_yes(history):
    keep(history)
    test = run(remember_page)
    assert next(b for b in test.button if b.key == "gone").disabled
    test.checkbox[0].check().run()
    press(test, "gone")
    assert history.interviews() == []
    assert "Nothing is kept yet." in texts(test)
    assert json.loads(history.export_all())["interviews"] == []


def test_a_database_that_cannot_be_opened_is_told_in_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "notes.txt").write_text("no database at all " * 100)
    monkeypatch.setenv("FOLLOWUP_DATABASE_URL", f"sqlite:///{tmp_path}/notes.txt")
    for page in (plan_page, remember_page):
        assert "cannot be read as a database" in texts(run(page))
