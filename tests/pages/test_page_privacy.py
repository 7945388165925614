"""Markers planted in a key, in notes and in a model's replies are searched for in everything the pages write."""

import logging
import os
from pathlib import Path

import pytest
from provider import KEY, Provider
from test_privacy import GOOD, NOTES, WRITTEN, answering, holding

from followup_ai.choosing import Choices
from followup_ai.history import History
from followup_ai.settings import load_settings
from pages.test_states import by_label, fill_in, opened, texts, until, written

pytestmark = pytest.mark.real_clock

NOTED = {"What you talked about": "their move from nightly batches to streaming, the zebrafinch merger"}


def test_the_pages_write_neither_key_nor_notes_outside_the_history(tmp_path, monkeypatch, caplog, capfd):
    (tmp_path / "tmp").mkdir()
    home = Path(os.environ["HOME"])
    database = tmp_path / "history.sqlite3"
    monkeypatch.setenv("FOLLOWUP_DATABASE_URL", f"sqlite:///{database}")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    with Provider(answering) as provider, caplog.at_level(logging.DEBUG):
        monkeypatch.setenv("OPENAI_API_BASE", provider.address)
        app = opened()
        app.session_state["choices"] = Choices(model="openai/http-401").with_key("openai", KEY)
        app.run()
        fill_in(app, **NOTED)
        by_label(app.button, "Write the draft").click().run()
        until(app, lambda: any("refused the key" in text for text in texts(app)))
        by_label(app.button, "Edit the interview").click().run()
        app.session_state["choices"] = Choices(model="openai/good").with_key("openai", KEY)
        app.run()
        assert written(app).value == GOOD
    asked = [(request.headers, str(request.body)) for request in provider.requests]
    assert all(KEY in str(headers) and NOTES[0] in body for headers, body in asked)  # to the model that was chosen
    History.open(load_settings().database_url).close()
    assert "DEBUG" in caplog.text  # it was listened to
    (tmp_path / "log").write_text(caplog.text + "".join(capfd.readouterr()), encoding="utf-8")
    files = [file for folder in (tmp_path, home) for file in folder.rglob("*") if file.is_file()]
    history = [file for file in files if file.name.startswith(database.name)]
    assert holding((KEY,), *files) == []
    assert holding((WRITTEN, *NOTES), *(file for file in files if file not in history)) == []
    assert {marker for marker, _name in holding((WRITTEN, *NOTES), *history)} == {WRITTEN, NOTES[0]}  # the search finds them
