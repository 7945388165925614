"""Every state of the pages Write, Check and Settings, without a browser."""

import re
import time
from dataclasses import replace
from types import SimpleNamespace

import acme
import pytest
from conftest import ROOT
from provider import Provider, raw
from provider.dialects import OpenAI, Turn
from streamlit.testing.v1 import AppTest

from followup_ai import foreseeing
from followup_ai.choosing import Choices, in_force
from followup_ai.history import History
from followup_ai.interviews import parse_interview, sample_interviews
from followup_ai.pages import _start
from followup_ai.settings import load_settings

STREAMED = raw(b"".join(OpenAI().pieces(Turn(acme.GOOD))), content_type="text/event-stream")
pytestmark = pytest.mark.real_clock


def opened(**query):
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def address_of(app):
    told = app.query_params["interview"]
    return told if isinstance(told, str) else told[0]


def by_label(widgets, label):
    return next(w for w in widgets if w.label == label)


def texts(app):
    return [t.value for t in app.text]


def fill_in(app, **more):
    told = {
        "Your name": "Sam Okafor",
        "Company": "Acme",
        "Role": "Senior Data Engineer",
        "Who interviewed you": "Dana Whitfield",
    }
    told |= {"What you talked about": "their move from nightly batches to streaming"} | more
    for label, text in told.items():
        by_label(app.text_input, label).set_value(text).run()
    by_label(app.date_input, "Date of the interview").set_value("2026-05-12").run()


@pytest.fixture(autouse=True)
def _database(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_DATABASE_URL", f"sqlite:///{tmp_path}/page.sqlite3")
    yield
    History.open(load_settings().database_url).close()


def test_a_newcomer_sees_an_empty_form_and_nothing_is_kept():
    app = opened()
    assert not app.exception
    assert app.title[0].value == "Write your follow-up"
    assert by_label(app.text_input, "Company").value == ""
    assert History.open(load_settings().database_url).interviews() == []


def hint_of(app):
    return [t[:11] for t in texts(app) if t.startswith("Hint ")]


def test_a_tour_of_three_hints_comes_one_by_one_and_ends_when_asked():
    app = opened()
    assert hint_of(app) == ["Hint 1 of 3"]
    by_label(app.button, "Got it").click().run()
    assert hint_of(app) == ["Hint 2 of 3"]
    by_label(app.button, "Got it").click().run()
    assert hint_of(app) == []
    fill_in(app)
    written(app)
    assert hint_of(app) == ["Hint 3 of 3"]
    by_label(app.button, "No more hints").click().run()
    assert hint_of(app) == []


def test_what_is_missing_is_told_in_sentences():
    app = opened()
    by_label(app.text_input, "Company").set_value("Acme").run()
    by_label(app.button, "Write the draft").click().run()
    assert any(t.startswith("Role: this is missing") for t in texts(app))
    assert by_label(app.text_input, "Company").value == "Acme"
    assert app.session_state["focus"].endswith(" w-candidate")  # the first field to fill in


def test_a_filled_form_is_kept_and_its_address_brings_it_back():
    app = opened()
    fill_in(app)
    again = opened(interview=address_of(app))
    assert by_label(again.text_input, "Role").value == "Senior Data Engineer"
    assert any(t.startswith(("Fits now", "Next", "Fitting now")) for t in texts(again))


def test_a_file_that_the_browser_sends_again_is_no_second_interview(monkeypatch):
    mine, begun, state = min(sample_interviews().values()), [], {}
    monkeypatch.setattr(_start, "_begin", begun.append)
    monkeypatch.setattr(_start.st, "session_state", state)
    for given in ("first", None, "first", "again by hand"):  # None: the field is drawn no more, and its browser still has it
        state["file"] = given and SimpleNamespace(file_id=given, name=mine.name, getvalue=mine.read_bytes)
        _start._load_file()
    assert len(begun) == 2


def test_what_a_begun_form_still_lacks_is_told_before_anybody_presses():
    app = opened()
    assert not any(t.startswith("Still needed") for t in texts(app))
    by_label(app.text_input, "Company").set_value("Acme").run()
    assert "Still needed: Your name; Who interviewed you; Role; Date of the interview." in texts(app)


def test_the_name_typed_once_stands_in_the_next_interview_but_never_that_of_a_sample():
    app = opened()
    fill_in(app)
    by_label(app.button, "New interview").click().run()
    by_label(app.selectbox, "Try a sample").set_value("sre-kafka").run()
    assert by_label(app.text_input, "Your name").value not in ("", "Sam Okafor")
    by_label(app.button, "New interview").click().run()
    assert by_label(app.text_input, "Your name").value == ""  # nothing is kept before something is typed
    by_label(app.text_input, "Company").set_value("Globex").run()
    assert by_label(app.text_input, "Your name").value == "Sam Okafor"
    by_label(app.button, "New interview").click().run()
    by_label(app.text_area, "Your notes, in any shape").set_value("Met Dana Whitfield at Initech today.").run()
    by_label(app.button, "Sort them into the form").click().run()
    assert by_label(app.text_input, "Your name").value == "Sam Okafor"


def test_findings_stand_in_the_order_of_the_text_they_mark():
    app = opened()
    fill_in(app)
    draft = written(app)
    draft.set_value(draft.value.replace("\n\n", "\n\nI really need this job!! Sorry to bother you. ", 1)).run()
    numbers = [int(found[1]) for badge in app.markdown if (found := re.search(r"(\d+) \u00b7 ", badge.value))]
    assert len(numbers) > 2
    assert numbers == sorted(numbers)


def test_an_address_that_leads_nowhere_is_said():
    app = opened(interview="no-such-interview")
    assert any("no interview" in t for t in texts(app))
    assert app.title[0].value == "Write your follow-up"


def test_rows_are_added_and_removed_by_buttons():
    app = opened()
    fill_in(app)
    by_label(app.button, "Add a point").click().run()
    by_label(app.text_input, "What you talked about, point 2").set_value("the rota").run()
    by_label(app.button, "Remove point 1").click().run()
    assert by_label(app.text_input, "What you talked about").value == "the rota"


def test_pasted_notes_fill_the_form_and_what_is_left_is_shown():
    app = opened()
    by_label(app.text_area, "Your notes, in any shape").set_value(
        "Met Dana Whitfield (Head of Data) at Acme today for the Data Engineer role.\n- parking was a nightmare"
    ).run()
    by_label(app.button, "Sort them into the form").click().run()
    assert by_label(app.text_input, "Company").value == "Acme"
    assert by_label(app.text_input, "Their title").value == "Head of Data"
    left = next(t for t in app.text_area if t.label.startswith("Left over"))
    assert left.value == "parking was a nightmare"


def test_the_chosen_model_sorts_notes_once_it_was_seen_what_it_is_sent(monkeypatch):
    answer = "company: Acme\nrole: Data Engineer\ndiscussed: the rota\nqualifications: ten years of Rust"
    with Provider(answer) as provider:
        provider.lend(monkeypatch)
        monkeypatch.setenv("FOLLOWUP_MODEL", "openai/test-model")
        monkeypatch.setenv("OPENAI_API_BASE", provider.address.replace("127.0.0.1", "remote.example"))
        app = opened()
        notes = "Acme, Data Engineer\n- the rota\n- parking was a nightmare\n- he was rude, don't put that in"
        by_label(app.text_area, "Your notes, in any shape").set_value(notes).run()
        by_label(app.button, r"Have openai\/test\-model sort them").click().run()
        assert any("remote.example" in c.value and "rude" not in c.value for c in app.code)
        assert provider.requests == []
        monkeypatch.setenv("OPENAI_API_BASE", provider.address)
        by_label(app.button, "Send the notes").click().run()
        until(app, lambda: by_label(app.text_input, "Company").value == "Acme")
        assert by_label(app.text_input, "What you talked about").value == "the rota"
        assert by_label(app.text_input, "What you bring to this role").value == ""
        rest = {t.label.partition(":")[0]: t.value for t in app.text_area}
        assert rest["Left over"] == "parking was a nightmare"
        assert rest["Kept out"] == "he was rude, don't put that in"
        assert by_label(app.text_area, "Your notes, in any shape").value == ""


def written(app):
    by_label(app.button, "Write the draft").click().run()
    until(app, lambda: any(t.label == "Your draft" for t in app.text_area))
    return by_label(app.text_area, "Your draft")


def until(app, seen):
    """Looks again and again, as the page does while a draft is written; the first one waits for the model layer."""
    for _ in range(240):
        if seen():
            return
        time.sleep(0.25)
        app.run()
    pytest.fail(f"it never came; the page says {texts(app)}")


def test_a_draft_is_certified_voided_by_an_edit_and_restored_by_undo():
    app = opened()
    fill_in(app)
    draft = written(app)
    assert any("passes on exactly this text" in t for t in texts(app))
    assert not any("SHA-256" in told for told in (*texts(app), *(c.value for c in app.caption))), "a digest is nothing to read"
    draft.set_value(draft.value.replace("\n\n", "\n\nSorry to bother you. ", 1)).run()
    assert any("no longer the text that was accepted" in t for t in texts(app))
    assert any("Sorry" in t for t in texts(app))
    by_label(app.button, "Undo").click().run()
    assert any("passes on exactly this text" in t for t in texts(app))
    by_label(app.button, "Redo").click().run()
    by_label(app.button, "Mend it: apologising").click().run()
    assert any("passes on exactly this text" in t for t in texts(app))


def test_the_draft_is_drawn_before_anything_else_of_its_page_and_is_not_judged_a_second_time(monkeypatch):
    app = opened()
    fill_in(app)

    def fault(*_):
        raise ValueError

    monkeypatch.setattr("followup_ai.pages._desk.look_at", fault)  # what wrote the draft has judged it already
    monkeypatch.setattr("followup_ai.pages.write._summary", fault)  # the first of what stands above it
    by_label(app.button, "Write the draft").click().run()
    assert "Acme" in by_label(app.text_area, "Your draft").value
    assert "Every required rule passes on exactly this text." in texts(app)
    assert any("met a fault of its own" in told for told in texts(app)), "what went wrong above it is told all the same"


def test_the_draft_a_press_would_ask_for_is_written_while_the_form_is_looked_at(monkeypatch):
    foreseen = []
    monkeypatch.setattr(foreseeing, "foresee", lambda _place, *wanted: foreseen.append(wanted))
    app = opened()
    assert not foreseen, "a blank form has nothing to draft from"
    fill_in(app)
    app.run()
    assert len(foreseen) == 1, "once for a form that stays as it is"
    asked = []
    monkeypatch.setattr(foreseeing, "drafted", lambda *wanted: asked.append(wanted))
    by_label(app.button, "Write the draft").click().run()
    (context, settings, seed), (wanted, *rest) = foreseen[0], asked[0]
    assert (replace(wanted, now=context.now), *rest) == (context, settings, seed)


def test_a_remote_model_is_shown_what_would_go_before_it_goes(monkeypatch):
    with Provider(STREAMED) as provider:
        provider.lend(monkeypatch)
        monkeypatch.setenv("FOLLOWUP_MODEL", "openai/test-model")
        monkeypatch.setenv("OPENAI_API_BASE", provider.address.replace("127.0.0.1", "remote.example"))
        app = opened()
        fill_in(app)
        by_label(app.button, "Write the draft").click().run()
        assert any("Before anything leaves" in s.value for s in app.subheader)
        assert any("remote.example" in c.value for c in app.code)
        assert provider.requests == []
        by_label(app.button, "Do not send").click().run()
        assert not any("Before anything leaves" in s.value for s in app.subheader)
        assert provider.requests == []
        monkeypatch.setenv("OPENAI_API_BASE", provider.address)
        written(app)
        assert provider.requests


def test_samples_of_ones_voice_that_were_kept_go_to_the_model(monkeypatch):
    with Provider(acme.GOOD) as provider:
        provider.lend(monkeypatch)
        monkeypatch.setenv("OPENAI_API_BASE", provider.address)
        monkeypatch.setenv("FOLLOWUP_MODEL", "openai/test-model")
        history = History.open(load_settings().database_url)
        history.keep_preference("voice", ["Hi Bo, the kiln is hot."])
        history.close()
        app = opened()
        fill_in(app)
        written(app)
        assert "the kiln is hot" in str(provider.requests[0])


def test_who_has_no_key_for_a_model_is_told_so_before_reading_what_it_would_be_sent(monkeypatch):
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    app = opened()
    fill_in(app)
    app.session_state["choices"] = Choices(model="anthropic/claude-sonnet-4-5")
    app.button(key="write").click().run()
    assert any("There is no key for anthropic" in told for told in texts(app))
    assert not any("Before anything leaves" in s.value for s in app.subheader)


def test_two_windows_that_each_add_a_sample_of_the_voice_keep_both():
    first, second = AppTest.from_function(settings_page).run(), AppTest.from_function(settings_page).run()
    by_label(first.text_area, "Sample 1").set_value("Hi Bo, the kiln is hot.").run()
    by_label(second.text_area, "Sample 3").set_value("The glaze has run.").run()
    assert not second.exception
    kept = History.open(load_settings().database_url).preference("voice")
    assert kept == ["Hi Bo, the kiln is hot.", "", "The glaze has run."]


def test_the_request_that_was_seen_is_what_goes_also_for_one_rule_and_for_an_alternative(monkeypatch):
    with Provider(acme.GOOD) as provider:
        provider.lend(monkeypatch)
        monkeypatch.setenv("OPENAI_API_BASE", provider.address.replace("127.0.0.1", "remote.example"))
        app = opened()
        fill_in(app)
        draft = written(app)
        draft.set_value(draft.value.replace("\n\n", "\n\nSorry to bother you. ", 1)).run()
        app.session_state["choices"] = Choices(model="openai/test-model")
        by_label(app.button, "Ask the model: apologising").click().run()
        app.run()
        assert "With it goes the text on the desk, and what is to be put right in it: apologising." in texts(app)
        monkeypatch.setenv("OPENAI_API_BASE", provider.address)
        by_label(app.button, "Send it").click().run()
        until(app, lambda: any(t.startswith("Version 3 of 3") for t in texts(app)))
        assert "Sorry to bother you" in str(provider.requests[-1].body)


def test_a_call_is_timed_and_the_voicemail_apart():
    app = opened()
    fill_in(app)
    by_label(app.selectbox, "Format").set_value("call-script").run()
    written(app)
    assert any("seconds at reading pace, 90 at most." in t for t in texts(app))
    by_label(app.button, "Time the call").click().run()
    assert any("Sam Okafor" in t for t in texts(app))
    by_label(app.button, "Time the voicemail")
    by_label(app.button, "Stop the call").click().run()
    by_label(app.button, "Time the call")


def check_page():
    from followup_ai.pages import _frame

    _frame.run([_frame.sheet("check", "Check", default=True)])


def test_a_file_that_cannot_be_made_is_told_and_not_offered():
    app = AppTest.from_function(check_page, default_timeout=120)
    app.query_params["format"] = "letter"
    app.run()
    by_label(app.text_area, "Your message").set_value("Dear \u674e\u96ea,\n\nThank you.\n\nSam").run()
    app.session_state["save check"] = True  # the popover is open
    app.run()
    assert any("font has no letter for \u674e \u96ea; export it as docx" in t for t in texts(app))
    offered = [button.proto.label for button in app.get("download_button")]
    assert "Word document" in " ".join(offered)
    assert "PDF" not in " ".join(offered)


def test_a_model_that_cannot_be_reached_is_told_and_nothing_typed_is_lost(monkeypatch):
    monkeypatch.setenv("FOLLOWUP_MODEL", "openai/test-model")
    monkeypatch.setenv("OPENAI_API_BASE", "http://127.0.0.1:9/v1")
    app = opened()
    fill_in(app)
    by_label(app.button, "Write the draft").click().run()
    until(app, lambda: any("OPENAI_API_KEY" in t for t in texts(app)))
    by_label(app.button, "Edit the interview").click().run()
    assert by_label(app.text_input, "Company").value == "Acme"


def test_a_broken_database_is_said_and_the_form_goes_on(tmp_path, monkeypatch):
    (tmp_path / "not-a-database").write_text("this is no database, but a text of some length " * 20)
    monkeypatch.setenv("FOLLOWUP_DATABASE_URL", f"sqlite:///{tmp_path}/not-a-database")
    app = opened()
    by_label(app.text_input, "Company").set_value("Acme").run()
    assert any("cannot be read" in t for t in texts(app))
    assert by_label(app.text_input, "Company").value == "Acme"
    by_label(app.button, "New interview").click().run()
    assert by_label(app.text_input, "Company").value == "Acme", "what is not saved is not left"
    by_label(app.selectbox, "Try a sample").set_value("sre-kafka").run()
    assert by_label(app.text_input, "Company").value == "Acme"
    monkeypatch.setenv("FOLLOWUP_DATABASE_URL", f"sqlite:///{tmp_path}/page.sqlite3")
    app.run()
    assert not any("cannot be read" in t for t in texts(app))
    assert [kept.company for kept in History.open(load_settings().database_url).interviews()] == ["Acme"]


def test_notes_never_become_markup():
    app = opened()
    fill_in(app, Company="![x](http://192.0.2.1/x.png) <script>alert(1)</script>")
    draft = written(app)
    assert not app.exception
    assert "<script>" not in "".join(m.value for m in app.markdown)
    assert draft.value


def test_interview_is_what_the_form_says():
    app = opened()
    fill_in(app)
    kept = History.open(load_settings().database_url).interviews()
    expected = parse_interview(acme.INTERVIEW).model_copy(update={"panel": (), "qualifications": ()})
    assert kept[0].interview == expected


def test_a_browser_that_missed_what_filled_a_field_would_still_be_told_its_words():
    app = opened()
    fill_in(app, **{"What you promised to send or do": "send the link to my Kafka talk"})
    by_label(app.selectbox, "Outcome so far").select("rejected").run()
    by_label(app.text_area, "Your notes, in any shape").set_value("more to come").run()
    assert by_label(app.text_input, "Company").proto.default == "Acme"
    for field in (*app.text_input, *app.text_area):
        assert field.proto.default == field.value, field.label
    assert list(by_label(app.date_input, "Date of the interview").proto.default) == ["2026-05-12"]
    outcome = by_label(app.selectbox, "Outcome so far")
    assert outcome.options[outcome.proto.default] == "Rejected"
    app.button(key="write").click().run()
    draft = by_label(app.text_area, "Your draft")
    draft.set_value(draft.value + "\n\nPS").run()
    draft = by_label(app.text_area, "Your draft")
    assert draft.proto.default == draft.value
    assert draft.value.endswith("PS")


# --- Settings ---------------------------------------------------------------------------------------------


def settings_page():
    from followup_ai.pages import _frame

    _frame.run([_frame.sheet("settings", "Settings", default=True)])


@pytest.mark.parametrize(
    ("kept", "label", "emptied"),
    [
        (None, "Dollars, at most (empty for no limit)", None),
        ("0.05", "Dollars, at most (empty for 0.05, as set for all)", 0.05),
    ],
)
def test_what_an_empty_limit_means_is_what_comes_of_it(monkeypatch, kept, label, emptied):
    if kept:
        monkeypatch.setenv("FOLLOWUP_MAX_COST_USD", kept)
    app = AppTest.from_function(settings_page, default_timeout=120).run()
    by_label(app.number_input, label).set_value(0.2).run()
    assert app.session_state["choices"].max_cost_usd == 0.2
    by_label(app.number_input, label).set_value(None).run()
    assert by_label(app.number_input, label).value == emptied
    assert in_force(load_settings(), app.session_state["choices"]).max_cost_usd == emptied
