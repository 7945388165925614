"""The preview of a request: what would leave the machine, and to which host; nothing is sent."""

import json

import pytest
from provider import KEY, Provider
from test_drafting import GOOD, INTERVIEW, MODEL, NOW

from followup_ai.drafting import context_to_draft_in, draft, in_force
from followup_ai.errors import BudgetSpent, ModelUnavailable
from followup_ai.outgoing import first_request, outgoing_text
from followup_ai.settings import settings_from

pytestmark = pytest.mark.real_clock

CONTEXT = context_to_draft_in(INTERVIEW, now=NOW)


def preview(model, **values):
    return first_request(CONTEXT, in_force(settings_from(values), model))


def without_fence(messages):
    whole = json.dumps(messages, sort_keys=True)
    fence = whole[whole.index("=== notes ") :].split(" ===")[0]
    return whole.replace(fence, "=== notes")


def test_it_is_the_very_request_that_drafting_makes(monkeypatch):
    with Provider(GOOD) as provider:
        provider.lend(monkeypatch)
        shown = preview(MODEL)
        assert provider.requests == []
        draft(INTERVIEW, model=MODEL, now=NOW)
    (sent,) = provider.requests
    assert shown.url == f"{provider.address}/chat/completions"
    assert sent.path == "/v1/chat/completions"
    assert without_fence(shown.body) == without_fence(sent.body)
    assert KEY not in outgoing_text(shown)


@pytest.mark.parametrize(
    ("model", "host"),
    [
        ("openai/gpt-5-mini", "api.openai.com"),
        ("anthropic/claude-sonnet-4-5", "api.anthropic.com"),
        ("gemini/gemini-2.5-flash", "generativelanguage.googleapis.com"),
        ("ollama/llama3.1", "localhost:11434"),
        ("groq/llama-3.3-70b-versatile", "api.groq.com"),
    ],
)
def test_the_host_is_named_and_the_notes_are_shown(model, host, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    shown = preview(model)
    assert shown.host == host
    text = outgoing_text(shown, ["offline/composer"])
    assert host in text
    assert "their move from nightly batches to streaming" in text
    assert "Nothing was sent" in text
    assert "offline/composer" in text
    assert KEY not in text


def test_the_composer_sends_nothing_anywhere():
    shown = preview("offline/composer")
    assert (shown.url, shown.host) == ("", "")
    assert "Nothing would leave this machine" in outgoing_text(shown)


def test_what_has_no_address_is_not_shown_as_going_to_openai(monkeypatch):
    monkeypatch.delenv("LM_STUDIO_API_BASE", raising=False)
    with pytest.raises(ModelUnavailable, match=r"set the server's address \(LM_STUDIO_API_BASE\)"):
        preview("lm_studio/m")


def test_a_request_that_would_not_be_made_is_not_shown():
    with pytest.raises(BudgetSpent, match="price"):
        preview("openai/nobody-knows-it", FOLLOWUP_MAX_COST_USD="0.01")
