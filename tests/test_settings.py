import os

import pytest

from followup_ai.errors import SettingError
from followup_ai.settings import Settings, lend_provider_variables, load_settings, settings_from


def test_without_any_setting_drafting_is_offline(tmp_path):
    assert load_settings(folder=tmp_path) == Settings(model="offline/composer", max_attempts=3)


def test_environment_wins_over_dotenv_which_wins_over_secrets(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("FOLLOWUP_MODEL=openai/from-file\nFOLLOWUP_MAX_ATTEMPTS=5\n")
    monkeypatch.setenv("FOLLOWUP_MODEL", "openai/from-environment")
    settings = load_settings({"FOLLOWUP_MAX_ATTEMPTS": 2, "FOLLOWUP_DEADLINE_S": 30}, tmp_path)
    assert (settings.model, settings.max_attempts, settings.deadline_s) == ("openai/from-environment", 5, 30.0)


def test_every_setting_is_read():
    settings = settings_from(
        {
            "FOLLOWUP_MODEL": "ollama/llama3.2",
            "FOLLOWUP_FALLBACKS": "openai/gpt-4o, offline/composer",
            "FOLLOWUP_MAX_ATTEMPTS": "4",
            "FOLLOWUP_DEADLINE_S": "12.5",
            "FOLLOWUP_MAX_COST_USD": "0",
            "FOLLOWUP_DATABASE_URL": "sqlite:///mine.sqlite3",
            "FOLLOWUP_UNHEARD_OF": "ignored",
        }
    )
    assert settings == Settings(
        "ollama/llama3.2", ("openai/gpt-4o", "offline/composer"), 4, 12.5, 0.0, "sqlite:///mine.sqlite3"
    )


def test_a_list_of_fallbacks_may_be_a_real_list():
    assert settings_from({"FOLLOWUP_FALLBACKS": ["a/b", "c/d"]}).fallbacks == ("a/b", "c/d")


def test_empty_values_count_as_absent():
    assert settings_from({"FOLLOWUP_MODEL": "  ", "FOLLOWUP_DEADLINE_S": ""}) == Settings()


@pytest.mark.parametrize(
    ("name", "value", "asks"),
    [
        ("FOLLOWUP_MAX_ATTEMPTS", "0", "a whole number from 1 to 20"),
        ("FOLLOWUP_MAX_ATTEMPTS", "three", "a whole number from 1 to 20"),
        ("FOLLOWUP_MAX_ATTEMPTS", "2.5", "a whole number from 1 to 20"),
        ("FOLLOWUP_MAX_ATTEMPTS", "٣", "a whole number from 1 to 20"),
        ("FOLLOWUP_DEADLINE_S", "-1", "a number of seconds above 0"),
        ("FOLLOWUP_DEADLINE_S", "nan", "a number of seconds above 0"),
        ("FOLLOWUP_DEADLINE_S", "1e999", "a number of seconds above 0"),
        ("FOLLOWUP_MAX_COST_USD", "five", "an amount of dollars"),
        ("FOLLOWUP_DATABASE_URL", "history.sqlite3", "a database URL"),
        ("FOLLOWUP_MODEL", "two models", "the name of one model"),
        ("FOLLOWUP_FALLBACKS", ",,", "names of models"),
    ],
)
def test_a_bad_value_is_refused_in_one_sentence(name, value, asks):
    with pytest.raises(SettingError) as caught:
        settings_from({name: value})
    sentence = str(caught.value)
    assert sentence.startswith(f"{name} is {value!r}; give {asks}")
    assert "\n" not in sentence


def test_providers_variables_of_dotenv_reach_the_environment_and_nothing_else_does(tmp_path, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "already-here")
    for name in ("ANTHROPIC_API_KEY", "MY_DATABASE_PASSWORD", "PATH_TO_THINGS", "OLLAMA_API_BASE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".env").write_text(
        "OPENAI_API_KEY=other\nANTHROPIC_API_KEY=a$HOME\nOLLAMA_API_BASE=http://localhost:1\nMY_DATABASE_PASSWORD=x\nPATH_TO_THINGS=y\n"
    )
    try:
        assert lend_provider_variables(tmp_path) == ("ANTHROPIC_API_KEY", "OLLAMA_API_BASE")
        assert os.environ["OPENAI_API_KEY"] == "already-here"
        assert os.environ["ANTHROPIC_API_KEY"] == "a$HOME"
        assert "MY_DATABASE_PASSWORD" not in os.environ
    finally:
        os.environ.pop("ANTHROPIC_API_KEY", None)
        os.environ.pop("OLLAMA_API_BASE", None)


def test_an_unreadable_dotenv_is_named(tmp_path):
    (tmp_path / ".env").write_bytes(b"FOLLOWUP_MODEL=\xff\xfe\n")
    with pytest.raises(SettingError, match=r"\.env in the working directory cannot be read"):
        load_settings(folder=tmp_path)
