"""What a session chooses, and what that means for where notes go."""

import pytest

from followup_ai.access import Access
from followup_ai.choosing import Choices, in_force, key_providers, leaves_the_machine, needs_a_look, usable_models
from followup_ai.errors import SettingError
from followup_ai.settings import Settings

REMOTE = Choices(model="openai/gpt-5-mini")


def test_what_is_left_alone_is_as_the_settings_have_it():
    assert in_force(Settings(max_attempts=5), Choices()) == Settings(max_attempts=5)


def test_choices_stand_before_the_settings():
    chosen = in_force(Settings(), Choices("openai/gpt-5-mini", max_attempts=2, max_cost_usd=0.0), ["Hi Bo,", "  "])
    assert (chosen.model, chosen.max_attempts, chosen.max_cost_usd, chosen.voice) == ("openai/gpt-5-mini", 2, 0.0, ("Hi Bo,",))


def test_a_model_that_cannot_be_is_refused_in_a_sentence():
    with pytest.raises(SettingError, match="FOLLOWUP_MODEL"):
        in_force(Settings(), Choices(model="two words"))


def test_a_key_is_taken_and_forgotten():
    held = Choices().with_key("openai", " sk-1 ")
    assert held.access["openai"].key == "sk-1"
    assert held.with_key("openai", "").access == {}


def test_a_key_makes_its_provider_usable():
    assert "openai/gpt-5-mini" not in usable_models(Settings(), Choices(), {})
    assert "openai/gpt-5-mini" in usable_models(Settings(), Choices().with_key("openai", "sk-1"), {})
    assert "anthropic/claude-sonnet-4-5" in usable_models(Settings(), Choices(), {"ANTHROPIC_API_KEY": "x"})
    assert usable_models(Settings(), Choices(), {})[0] == "offline/composer"
    assert "openai" in key_providers()
    assert "ollama" not in key_providers()


@pytest.mark.parametrize(
    ("settings", "choices", "environment", "leaves"),
    [
        (Settings(), Choices(), {}, False),
        (Settings(), REMOTE, {}, True),
        (Settings(), REMOTE, {"OPENAI_API_BASE": "http://127.0.0.1:9/v1"}, False),
        (Settings(), REMOTE, {"OPENAI_BASE_URL": "http://[::1]:9/v1"}, False),
        (Settings(), Choices("ollama_chat/tiny"), {"OLLAMA_API_BASE": "http://localhost:11434"}, False),
        (Settings(), REMOTE, {"OPENAI_API_BASE": "http://127.0.0.1:9/v1", "OPENAI_BASE_URL": "https://gateway.example"}, True),
        (Settings(), REMOTE, {"OPENAI_API_BASE": "https://localhost.gateway.example/v1"}, True),
        (Settings(), REMOTE, {"OPENAI_API_BASE": "https://gateway.example/?for=http://localhost"}, True),
        (Settings(), REMOTE, {"OPENAI_API_BASE": "http://[::1"}, True),
        (Settings(), Choices().with_server("ollama", "http://127.0.0.1:11434", "ollama/tiny"), {}, False),
        (Settings(), Choices("ollama/tiny", {"ollama": Access(base="http://10.0.0.5:11434")}), {}, True),
        (Settings(fallbacks=("openai/gpt-5-mini",)), Choices(), {}, True),
    ],
)
def test_what_leaves_the_machine_is_known_before_it_does(settings, choices, environment, leaves):
    assert leaves_the_machine(in_force(settings, choices), choices, environment) is leaves


def test_a_remote_model_is_looked_at_once():
    settings = in_force(Settings(), REMOTE)
    assert needs_a_look(settings, REMOTE, {})
    assert not needs_a_look(settings, Choices("openai/gpt-5-mini", seen=frozenset(["openai/gpt-5-mini"])), {})
