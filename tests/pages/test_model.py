"""Having a model write from the page: drafts that cannot be kept, and those for everybody of a panel."""

import sqlite3
import time

import acme
import pytest
from provider import Provider, raw, status
from provider.dialects import OpenAI, Turn

from followup_ai import form, writing
from followup_ai.errors import HistoryError
from followup_ai.history import History
from followup_ai.interviews import parse_interview, read_interview, sample_interviews
from followup_ai.keeping import Window
from followup_ai.models import DraftResult
from followup_ai.pages import _model
from followup_ai.pages._message import Wanted
from followup_ai.panel import Place
from followup_ai.settings import Settings, load_settings
from pages.test_states import by_label, opened, texts, until

pytestmark = pytest.mark.real_clock

STREAMED = raw(b"".join(OpenAI().pieces(Turn(acme.GOOD))), content_type="text/event-stream")


@pytest.fixture(autouse=True)
def _database(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_DATABASE_URL", f"sqlite:///{tmp_path}/page.sqlite3")
    yield
    History.open(load_settings().database_url).close()


def remembered(interview):
    """The history, and the id under which an interview is kept in it."""
    history = History.open(load_settings().database_url)
    window = Window({}, lambda: history)
    window.show(form.form_of(interview))
    return history, window.id


@pytest.fixture
def provider(monkeypatch):
    """A model on loopback, which the page asks; set its `script`."""
    with Provider(STREAMED) as provider:
        provider.lend(monkeypatch)
        monkeypatch.setenv("OPENAI_API_BASE", provider.address)
        monkeypatch.setenv("FOLLOWUP_MODEL", "openai/test-model")
        monkeypatch.setenv("FOLLOWUP_MAX_ATTEMPTS", "1")
        yield provider


def test_a_draft_that_could_not_be_kept_stands_on_the_desk_and_is_kept_later(provider, tmp_path):
    history, id = remembered(parse_interview(acme.INTERVIEW, "acme"))

    def execute(statement):
        with sqlite3.connect(tmp_path / "page.sqlite3") as database:
            database.execute(statement)

    def answer(_request):
        execute("CREATE TRIGGER full BEFORE INSERT ON versions BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
        return STREAMED

    provider.script[:] = [answer]
    app = opened(interview=id)
    by_label(app.button, "Write the draft").click().run()
    until(app, lambda: any(area.label == "Your draft" for area in app.text_area))
    assert by_label(app.text_area, "Your draft").value == acme.GOOD
    assert any("the disk is full" in told for told in texts(app))
    assert history.versions(id) == []
    execute("DROP TRIGGER full")
    app.run()
    assert by_label(app.text_area, "Your draft").value == acme.GOOD
    assert not any("the disk is full" in told for told in texts(app))
    (kept,) = history.versions(id)
    assert (kept.text, kept.result.model) == (acme.GOOD, "openai/test-model")


# --- to everybody of a panel ---------------------------------------------------------------------------


def test_a_model_that_refuses_one_of_a_panel_still_writes_to_the_others(provider):
    interview = read_interview(sample_interviews()["museum-curator"])
    history, id = remembered(interview)
    first, *others = [person.name for person in interview.people]
    provider.script[:] = [status(401), STREAMED]
    app = opened(interview=id)
    by_label(app.button, f"Write to all {len(interview.people)}").click().run()
    until(app, lambda: len(provider.requests) == 9)  # one refused, two written, and each three times more: they are alike
    assert {version.to for version in history.versions(id)} == set(others)
    by_label(app.radio, "To").set_value(first).run()
    assert any("refused the key" in told for told in texts(app)), texts(app)


class _Panel:
    """A round for three whose drafts are told and not written, to see who is asked for when.

    Args:
        fallen: who does not stand beside the others.
    """

    def __init__(self, monkeypatch, *fallen):
        self.asked = []
        monkeypatch.setattr(
            _model, "_drafting", lambda _told, want, _settings, seed: lambda _tell: self.draft(want.place, seed)
        )
        monkeypatch.setattr(_model, "_stands_beside", lambda _interview, want, *_: want.place.to not in fallen)

    def draft(self, place, seed):
        self.asked.append((place.to, seed))
        told = {
            "format": "email",
            "purpose": "thank-you",
            "to": place.to,
            "model": "m",
            "subject": None,
            "body": "",
            "verdicts": (),
        }
        how = {"attempts": (), "cost_usd": 0.0, "stopped": "", "certificate": None}
        return DraftResult(text=f"Dear {place.to} {seed}", accepted=True, **told, **how)

    def written(self, tag, keep=lambda *_: None):
        interview = parse_interview(
            acme.INTERVIEW.replace("[{name: Tom Reyes}]", "[{name: Tom Reyes}, {name: Ana Lopez}]"), "a"
        )
        places = [Place("email", "thank-you", person.name) for person in interview.people]
        want, seeds = Wanted(interview, places[0]), dict.fromkeys(places, 0)
        _model._Round(tag, interview, want, Settings(), {}, keep, {}, seeds).begin()
        for _ in range(600):
            if all(writing.find((tag, place)).done for place in places) and len(self.asked) >= 4:
                return self.asked
            time.sleep(0.01)
        return self.asked


@pytest.mark.parametrize("fallen", ["Dana Whitfield", "Tom Reyes", "Ana Lopez"])
def test_whoever_of_a_panel_does_not_stand_beside_the_others_is_written_to_once_more(monkeypatch, fallen):
    panel = _Panel(monkeypatch, fallen)
    assert panel.written(f"fallen {fallen}") == [("Dana Whitfield", 0), ("Tom Reyes", 0), ("Ana Lopez", 0), (fallen, 1)]


def test_a_draft_of_a_panel_that_could_not_be_kept_is_not_written_once_more_but_stays_to_be_kept_later(monkeypatch):
    def keep(place, _text, _result):
        if place.to == "Dana Whitfield":
            raise HistoryError("The history does not answer (database is locked); try again.")

    panel = _Panel(monkeypatch, "Dana Whitfield", "Tom Reyes")
    asked = panel.written("unkept", keep)
    assert asked == [("Dana Whitfield", 0), ("Tom Reyes", 0), ("Ana Lopez", 0), ("Tom Reyes", 1)]
    unkept = writing.find(("unkept", Place("email", "thank-you", "Dana Whitfield")))
    assert unkept.result.text == "Dear Dana Whitfield 0"
    assert "locked" in unkept.problem


def test_a_letter_to_one_of_a_panel_is_drafted_from_what_is_left_to_them_where_the_others_have_theirs():
    told = parse_interview(acme.INTERVIEW.replace("[{name: Tom Reyes}]", "[{name: Tom Reyes}, {name: Ana Lopez}]"), "a")
    told = told.model_copy(update={"discussed": ("the move to streaming", "the shared rota", "their cloud bill")})
    history, id = remembered(told)
    window = Window({"id": id}, lambda: history)
    window.follow(id)
    wanted = Wanted(told, Place("letter", "thank-you", "Ana Lopez"))
    assert _model.told(window, wanted, share=True).discussed == told.discussed
    window.keep_version(Place("email", "thank-you", "Tom Reyes"), acme.GOOD)
    share = _model.told(window, wanted, share=True)
    assert set(share.discussed) < set(told.discussed)
    assert _model.told(window, wanted).discussed == told.discussed


def test_who_has_linkedin_premium_gets_notes_of_its_length(provider, monkeypatch):
    history, id = remembered(parse_interview(acme.INTERVIEW, "acme"))
    window = Window({}, lambda: history)
    window.follow(id)
    window.change({"format": "linkedin-connect", "purpose": "thank-you", "to": "Dana Whitfield", "premium": True})
    address = provider.address
    monkeypatch.setenv("OPENAI_API_BASE", address.replace("127.0.0.1", "remote.example"))
    app = opened(interview=id)
    by_label(app.button, "Write the draft").click().run()
    assert any("at most 300 characters" in code.value for code in app.code), "what is shown is what goes"
    monkeypatch.setenv("OPENAI_API_BASE", address)
    by_label(app.button, "Write the draft").click().run()
    until(app, lambda: provider.requests)
    asked = str(provider.requests[0])
    assert "at most 300 characters" in asked
    assert "200 characters" not in asked
