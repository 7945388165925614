"""The doctor: what it looks at, what it says, how it ends."""

import functools
import sys

import pytest
from provider import KEY, Provider, status
from test_drafting import MODEL

import followup_ai
from followup_ai import doctor, draft, litellm_door
from followup_ai.doctor import examine, verdict
from followup_ai.drafting import in_force
from followup_ai.errors import ModelUnavailable
from followup_ai.rules._base import EXAMPLE_INTERVIEW
from followup_ai.settings import settings_from

pytestmark = pytest.mark.real_clock

NOTE = (
    "Dear Dana,\n\nThank you for telling me about your move from nightly batches to streaming. My six years running Kafka in "
    "production would help there. I am very interested in the Data Engineer role at Acme. Could you tell me what the next "
    "steps are?\n\nBest regards,\nAlex Morgan"
)


def examined(model=MODEL, **values):
    found = list(examine(in_force(settings_from(values), model)))
    last, status_ = verdict(found, model)
    return {f.what: f for f in found}, last, status_


def test_a_model_that_works_can_be_relied_on(monkeypatch):
    with Provider(NOTE) as provider:
        provider.lend(monkeypatch)
        found, last, code = examined()
    assert code == 0, found
    assert last.startswith("Verdict: openai/test-model can be relied on")
    assert "100 + 20 tokens" in found["answer"].said
    assert found["re-prompt"].word == "fine"
    assert "apologi" in provider.requests[1].messages[3]["content"].lower()
    assert "Alex Morgan" in provider.requests[0].messages[1]["content"]  # nobody's interview


def test_a_model_that_ignores_what_it_is_told_is_found_out(monkeypatch):
    with Provider(NOTE.replace("Thank you for telling", "I am sorry to bother you. Thank you for telling")) as provider:
        provider.lend(monkeypatch)
        found, _, code = examined()
    assert code == 1
    assert (found["first draft"].word, found["re-prompt"].word) == ("look", "look")


def test_a_key_that_is_refused_ends_in_status_3_without_the_key(monkeypatch):
    with Provider(status(401)) as provider:
        provider.lend(monkeypatch)
        found, last, code = examined()
    assert code == 3
    assert "refused the key" in last
    assert KEY not in repr(found)


def test_a_server_that_is_not_there_is_not_asked(monkeypatch):
    monkeypatch.setenv("OLLAMA_API_BASE", "http://127.0.0.1:9")
    found, last, code = examined("ollama/llama3.1")
    assert code == 3
    assert "127.0.0.1:9 cannot be reached" in last
    assert "answer" not in found


def test_behind_a_proxy_it_is_the_proxy_that_must_be_reached(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("OLLAMA_API_BASE", "http://models.acme.example:11434")
    _, last, code = examined("ollama/llama3.1")
    assert code == 3
    assert "127.0.0.1:9, the proxy on the way to models.acme.example, cannot be reached" in last
    assert "HTTP_PROXY" in last


def test_the_composer_is_fine():
    found, _, code = examined("offline/composer")
    assert code == 0
    assert found["guardrails telemetry"].word == found["litellm telemetry"].word == "fine"


@pytest.fixture
def no_litellm(monkeypatch):
    """LiteLLM as in an installation that broke."""

    @functools.cache
    def broken():
        raise ImportError("cannot import name 'x' from 'openai'")

    monkeypatch.setattr(litellm_door, "_loaded", broken)


@pytest.mark.usefixtures("no_litellm")
def test_an_installation_without_a_litellm_that_works_is_told_and_the_composer_needs_none():
    found, last, code = examined()
    assert (found["litellm import"].word, code) == ("bad", 2)
    assert "answer" not in found
    assert "install litellm again" in last
    found, last, code = examined("offline/composer")
    assert (found["litellm import"].word, code) == ("look", 0)
    assert found["first draft"].word == "fine"


@pytest.mark.usefixtures("no_litellm")
def test_a_model_behind_a_broken_litellm_is_not_asked_and_its_stand_in_is():
    with pytest.raises(ModelUnavailable, match=r"LiteLLM cannot be imported here \(ImportError\)"):
        draft(EXAMPLE_INTERVIEW, model=MODEL)
    result = draft(EXAMPLE_INTERVIEW, model=MODEL, fallbacks=["offline/composer"])
    assert (result.accepted, result.model) == (True, "offline/composer")
    assert "cannot be imported" in result.fallbacks[0].why


def test_an_installation_without_a_guardrails_that_works_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "followup_ai.guard", None)
    monkeypatch.delattr(followup_ai, "guard", raising=False)
    found, _, code = examined()
    assert (found["guardrails import"].word, code) == ("bad", 2)
    with pytest.raises(ModelUnavailable, match="guardrails-ai cannot be imported here"):
        draft(EXAMPLE_INTERVIEW, model=MODEL)
    assert draft(EXAMPLE_INTERVIEW).accepted
    result = draft(EXAMPLE_INTERVIEW, model=MODEL, fallbacks=["openai/other-model", "offline/composer"])
    assert (result.accepted, result.model) == (True, "offline/composer")
    assert [f.model for f in result.fallbacks] == [MODEL, "openai/other-model"]


def test_a_malicious_release_is_named(monkeypatch):
    monkeypatch.setattr(doctor.metadata, "version", lambda name: "1.82.8" if name == "litellm" else "1.0")
    found = list(doctor._versions())
    bad = next(f for f in found if f.word == "bad")
    assert (bad.what, bad.status) == ("litellm", 2)
    assert verdict(found, MODEL)[1] == 2


def test_start_up_files_of_nobody_are_named(tmp_path):
    (tmp_path / "mine.pth").write_text("/somewhere\n")
    assert [f.word for f in doctor._pth_files([tmp_path])] == ["fine"]
    (tmp_path / "sly.pth").write_text("import os; os.system('true')\n")
    (found,) = doctor._pth_files([tmp_path])
    assert (found.word, "sly.pth" in found.said) == ("look", True)
    (tmp_path / "litellm_init.pth").write_text("import base64\n")
    assert "bad" in [f.word for f in doctor._pth_files([tmp_path])]
