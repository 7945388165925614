"""LiteLLM as it is set up here: whichever of its ways a request takes, it goes where it was meant to and nowhere else."""

import pytest
from provider.acts import KEY
from provider.faults import FaultServer

from followup_ai import llm
from followup_ai.access import Access, lent
from followup_ai.errors import ModelUnavailable

ASK = [{"role": "user", "content": "the merger nobody may know of"}]

pytestmark = pytest.mark.real_clock


@pytest.fixture(scope="module")
def server():
    with FaultServer() as running:
        yield running


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize(
    "provider", ["openai", "text-completion-openai", "text-completion-codestral", "azure", "mistral", "deepseek"]
)
def test_no_client_of_any_provider_follows_a_redirect(server, provider, streamed):
    with (
        lent({provider: Access(key=KEY, base=f"{server.address}/v1")}),
        pytest.raises(ModelUnavailable, match="on to another address"),
    ):
        llm.complete(ASK, f"{provider}/redirect-307", deadline=30, on_text=print if streamed else None)
    assert server.strayed == []


def test_a_provider_with_a_client_of_its_own_is_not_asked(server):
    with pytest.raises(ModelUnavailable, match="write openai/good instead"):
        llm.complete(ASK, "aiohttp_openai/good")
    assert server.calls("openai/good") == 0
