"""A key lent for one piece of work goes with its requests and nowhere else."""

import os

import acme
import pytest
from provider import Provider

from followup_ai import llm
from followup_ai.access import Access, access_to, lent
from followup_ai.drafting import draft
from followup_ai.errors import ModelUnavailable
from followup_ai.interviews import parse_interview

MINE, OTHERS = "sk-session-4d1c", "sk-session-9f7e"
INTERVIEW = parse_interview(acme.INTERVIEW)
HELLO = [{"role": "user", "content": "hello"}]


@pytest.fixture
def provider():
    with Provider(acme.GOOD) as server:
        yield server


def sent_with(provider):
    return [request.headers.get("Authorization") or request.headers.get("authorization") for request in provider.requests]


def test_each_session_is_asked_with_its_own_key(provider):
    for key in (MINE, OTHERS):
        with lent({"openai": Access(key=key, base=provider.address)}):
            llm.complete(HELLO, "openai/test-model")
    assert sent_with(provider) == [f"Bearer {MINE}", f"Bearer {OTHERS}"]


def test_a_draft_uses_the_key_and_leaves_no_trace_of_it(provider):
    with lent({"openai": Access(key=MINE, base=provider.address)}):
        result = draft(INTERVIEW, model="openai/test-model")
    assert result.accepted
    assert set(sent_with(provider)) == {f"Bearer {MINE}"}
    assert MINE not in result.model_dump_json()
    assert not [name for name, value in os.environ.items() if MINE in value]


def test_without_it_the_key_is_missing_again(provider):
    with lent({"openai": Access(key=MINE, base=provider.address)}):
        llm.complete(HELLO, "openai/test-model")
    with pytest.raises(ModelUnavailable, match="OPENAI_API_KEY"):
        llm.complete(HELLO, "openai/test-model")
    assert access_to("openai/test-model") == Access()
    assert len(provider.requests) == 1


def test_a_key_is_in_no_representation():
    assert MINE not in repr(Access(key=MINE))
