"""Answers of servers that LiteLLM asks by its several clients, and what an answer took."""

import json

import pytest
from provider import KEY, raw, reply

from followup_ai import calls, llm
from followup_ai.budgets import Budget
from followup_ai.errors import BudgetSpent, ModelUnavailable

MODEL = "openai/test-model"
ASK = [{"role": "system", "content": "Write."}, {"role": "user", "content": "Thank Dana."}]

pytestmark = pytest.mark.real_clock


@pytest.fixture(autouse=True, scope="module")
def _warm():
    """What is timed here is no importing."""
    llm.warm()


def _stream_of(*pieces, finish="stop"):
    chunks = [{"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]} for piece in pieces]
    chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    return "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks) + "data: [DONE]\n\n"


def test_whoever_allows_more_time_has_it_for_one_answer(serve, monkeypatch):
    monkeypatch.setattr(calls, "_USUAL", 0.3)
    serve(reply("fine", delay=1.5))
    assert llm.complete(ASK, MODEL, deadline=60).calls == 1
    with pytest.raises(ModelUnavailable, match="did not answer in time"):
        llm.complete(ASK, MODEL, deadline=0.5)


@pytest.mark.parametrize("provider", ["lm_studio", "cerebras"])
def test_what_a_server_says_is_known_whichever_client_asks_it(serve, monkeypatch, provider):
    error = {"error": {"message": "See the billing page.", "code": "insufficient_quota"}}
    kept_alive = "data: \n\ndata: ping\n\n" + _stream_of("fine")
    server = serve(raw(json.dumps(error), status=429), raw(kept_alive, content_type="text/event-stream"))
    monkeypatch.setenv(f"{provider.upper()}_API_BASE", server.address)
    monkeypatch.setenv(f"{provider.upper()}_API_KEY", KEY)
    with pytest.raises(ModelUnavailable, match="no credit left"):
        llm.complete(ASK, f"{provider}/m")
    assert llm.complete(ASK, f"{provider}/m", on_text=lambda _text: None).text == "fine"


def test_half_an_answer_is_told_as_that_whatever_its_reader_stumbles_over(serve, monkeypatch):
    half = _stream_of("Dear Dana, I enjoyed hearing about", finish=None).partition("data: [DONE]")[0]
    server = serve(raw(half, content_type="text/event-stream"))
    monkeypatch.setenv("OPENROUTER_API_BASE", server.address)
    monkeypatch.setenv("OPENROUTER_API_KEY", KEY)
    with pytest.raises(ModelUnavailable, match="broke off in the middle"):  # of a chunk LiteLLM wants more fields of
        llm.complete(ASK, "openrouter/m", on_text=lambda _text: None)


def test_a_text_that_took_no_tokens_is_counted_as_untold(serve):
    body = json.loads(reply("fine").body) | {"usage": {"prompt_tokens": 100, "completion_tokens": 0}}
    serve(raw(json.dumps(body)))
    answer = llm.complete(ASK, "openai/gpt-4o")
    assert (answer.prompt_tokens, answer.completion_tokens, answer.cost_usd) == (100, None, None)


@pytest.mark.parametrize("field", ["content", "reasoning_content"])
def test_half_an_answer_counts_against_the_limits_and_makes_the_cost_unknown(serve, field):
    half = _stream_of("Dear Dana, I enjoyed hearing", finish=None).partition("data: [DONE]")[0].replace("content", field)
    cut, whole = (raw(text, content_type="text/event-stream") for text in (half, _stream_of("fine")))
    server = serve(cut, whole)
    budget = Budget()
    assert llm.complete(ASK, "openai/gpt-4o", budget=budget, on_text=lambda _text: None).text == "fine"
    assert budget.cost_usd is None
    server = serve(cut)
    with pytest.raises(BudgetSpent, match="of FOLLOWUP_MAX_COST_USD are left"):
        llm.complete(ASK, "openai/gpt-4o", budget=Budget(dollars=0.02), on_text=lambda _text: None)
    assert len(server.requests) == 1


@pytest.mark.parametrize("provider", ["openai", "lm_studio"])
def test_a_servers_cookie_goes_with_no_later_request(serve, monkeypatch, provider):
    server = serve(raw(reply("fine").body, headers={"set-cookie": "sid=7; Path=/"}))
    monkeypatch.setenv(f"{provider.upper()}_API_BASE", server.address.replace("127.0.0.1", "localhost"))
    monkeypatch.setenv(f"{provider.upper()}_API_KEY", KEY)
    for _ in range(2):
        llm.complete(ASK, f"{provider}/m")
    assert [name for request in server.requests for name in request.headers if name.lower() == "cookie"] == []


@pytest.mark.parametrize(("code", "should", "asked"), [(500, "false", 1), (409, "true", 3)])
def test_a_server_that_says_whether_to_ask_again_is_believed(serve, code, should, asked):
    server = serve(raw("{}", status=code, headers={"x-should-retry": should}))
    with pytest.raises(ModelUnavailable):
        llm.complete(ASK, MODEL)
    assert len(server.requests) == asked
