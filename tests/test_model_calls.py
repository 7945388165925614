"""Calls of a model beyond one request: budgets, parameters a model rejects, streaming, many at once, nothing left behind."""

import asyncio
import concurrent.futures
import gc
import json
import logging
import os
import threading
import time
import traceback

import pytest
from provider import KEY, Answer, raw, reply, status
from provider.dialects import DIALECTS, OpenAI, Turn
from provider.faults import GOOD, FaultServer

from followup_ai import llm, parameters
from followup_ai.budgets import LEAST_REPLY_TOKENS, Budget, Price, most_tokens
from followup_ai.errors import BudgetSpent, ModelError, ModelUnavailable, ModelUseless

pytestmark = pytest.mark.real_clock

MODEL = "openai/test-model"
PRICED = "openai/gpt-4o"
NOTE = "the merger nobody may know of"
ASK = [{"role": "system", "content": "Write."}, {"role": "user", "content": NOTE}]


@pytest.fixture(autouse=True)
def _nothing_remembered():
    parameters.forget()
    yield
    parameters.forget()


def streamed(text, **how):
    """A streamed answer of OpenAI's kind."""
    return raw(b"".join(OpenAI().pieces(Turn(text=text))), content_type="text/event-stream", **how)


# --- budgets ----------------------------------------------------------------------------------------------


def test_what_a_call_takes_is_added_up_also_where_its_answer_is_useless(serve):
    serve("one", reply("cut", finish_reason="length"), status(500), "two")
    budget = Budget()
    llm.complete(ASK, PRICED, budget=budget)
    with pytest.raises(ModelUseless):
        llm.complete(ASK, PRICED, budget=budget)
    answer = llm.complete(ASK, PRICED, budget=budget)
    assert (budget.calls, budget.prompt_tokens, budget.completion_tokens) == (4, 300, 60)
    assert budget.cost_usd == pytest.approx(3 * answer.cost_usd)
    assert answer.cost_usd == pytest.approx(100 * 2.5e-6 + 20 * 10e-6)
    assert answer.retries == ("status 500",)


def test_a_call_that_might_cost_too_much_is_not_made(serve):
    server = serve("x")
    with pytest.raises(BudgetSpent, match="may cost"):
        llm.complete(ASK, PRICED, budget=Budget(dollars=0.0001))
    assert server.requests == []


def test_dollars_limit_the_length_of_the_reply(serve):
    server = serve("x")
    llm.complete(ASK, PRICED, budget=Budget(dollars=0.01))
    most = server.requests[0].body["max_tokens"]
    assert most >= LEAST_REPLY_TOKENS
    assert most * 10e-6 + most_tokens(ASK) * 2.5e-6 <= 0.01


def test_an_unknown_price_is_not_taken_for_none(serve):
    server = serve("x")
    with pytest.raises(BudgetSpent, match=r"price of openai/test-model is not known.*--allow-unknown-cost"):
        llm.complete(ASK, MODEL, budget=Budget(dollars=100))
    assert server.requests == []
    budget = Budget(dollars=100, allow_unknown_cost=True)
    assert llm.complete(ASK, MODEL, budget=budget).cost_usd is None
    assert budget.cost_usd is None


def test_the_composer_costs_nothing_and_fits_any_budget():
    budget = Budget(dollars=0, tokens=1)
    with pytest.raises(ModelError):  # these are no notes; it was asked all the same
        llm.complete(ASK, "offline/composer", budget=budget)
    assert budget.calls == 1


def test_tokens_and_calls_are_limited(serve):
    server = serve("x")
    budget = Budget(tokens=2_000, calls=2)
    llm.complete(ASK, MODEL, budget=budget)
    llm.complete(ASK, MODEL, budget=budget)
    with pytest.raises(BudgetSpent, match="All 2 calls"):
        llm.complete(ASK, MODEL, budget=budget)
    with pytest.raises(BudgetSpent, match="FOLLOWUP_MAX_TOKENS"):
        llm.complete(ASK, MODEL, budget=Budget(tokens=100))
    assert len(server.requests) == 2


def test_tokens_a_provider_does_not_tell_count_against_the_limit_at_their_most(serve):
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "word " * 400}}
    server = serve(raw(json.dumps({"object": "chat.completion", "choices": [choice]})))
    told = llm.complete(ASK, PRICED, budget=Budget())
    assert (told.prompt_tokens, told.completion_tokens, told.cost_usd) == (None, None, None)
    for limit in ({"tokens": 2_000}, {"dollars": 0.012}):
        budget = Budget(**limit)
        made = len(server.requests)
        llm.complete(ASK, PRICED, budget=budget)
        with pytest.raises(BudgetSpent, match="are left"):
            [llm.complete(ASK, PRICED, budget=budget) for _ in range(9)]
        assert 1 <= len(server.requests) - made <= 2
        assert (budget.prompt_tokens, budget.cost_usd) == (0, None)  # what is reported is what is known


def test_a_limit_that_no_request_can_carry_is_told_and_not_dropped(serve):
    server, budget = serve(picky("max_tokens", "max_completion_tokens")), Budget(tokens=20_000)
    with pytest.raises(BudgetSpent, match="takes no limit on the length"):
        llm.complete(ASK, MODEL, budget=budget)
    assert budget.calls == len(server.requests)
    assert llm.complete(ASK, MODEL, budget=Budget()).text == "fine"


def test_a_repeated_request_must_fit_too(serve):
    server = serve(status(500), status(500), "x")
    with pytest.raises(BudgetSpent, match="All 2 calls"):
        llm.complete(ASK, MODEL, budget=Budget(calls=2))
    assert len(server.requests) == 2


def test_the_seconds_of_a_budget_hold_over_all_calls(serve):
    serve(reply("late", delay=60))
    started = time.monotonic()
    with pytest.raises(ModelUnavailable, match="did not answer in time"):
        llm.complete(ASK, MODEL, budget=Budget(seconds=0.5))
    assert time.monotonic() - started < 30


def test_an_upper_bound_of_tokens_is_one_for_any_script():
    import tiktoken_ext  # noqa: F401 - LiteLLM's tokenizer data is there, offline
    from litellm import token_counter

    for text in (
        "Thank you for your time. " * 40,
        "面接のお時間をいただきありがとうございました。" * 20,
        "🙂👩‍👩‍👧" * 40,
        "x9$kQ!z_" * 50,
    ):
        messages = [{"role": "user", "content": text}]
        assert most_tokens(messages) >= token_counter(model="gpt-4o", messages=messages)


# --- parameters a model rejects ---------------------------------------------------------------------------


def picky(*refused):
    """A model that rejects some parameters, as providers word it."""

    def answer(request):
        for name in refused:
            if name == "system" and any(m["role"] == "system" for m in request.messages):
                return status(400, message="Unsupported value: 'messages[0].role' does not support 'system' with this model.")
            if name in request.body:
                return status(400, message=f"Unsupported parameter: '{name}' is not supported with this model.")
        return "fine"

    return answer


def test_a_rejected_parameter_is_found_out_once_dropped_and_reported(serve):
    server = serve(picky("temperature", "stop"))
    options = {"temperature": 0.2, "stop": ["###"]}
    first = llm.complete(ASK, MODEL, options=options)
    second = llm.complete(ASK, MODEL, options=options)
    assert (first.text, first.dropped, first.calls) == ("fine", ("stop", "temperature"), 3)
    assert (second.text, second.dropped, second.calls) == ("fine", ("stop", "temperature"), 1)
    assert set(server.requests[-1].body) == {"model", "messages"}


def test_a_rejected_system_role_opens_the_first_turn_instead(serve):
    server = serve(picky("system"))
    answer = llm.complete(ASK, MODEL)
    assert answer.dropped == ("system role",)
    assert server.requests[-1].messages == [{"role": "user", "content": f"Write.\n\n{NOTE}"}]


def test_a_limit_on_length_is_never_just_dropped(serve):
    server = serve(picky("max_tokens"))
    llm.complete(ASK, MODEL, options={"max_tokens": 700})
    assert server.requests[-1].body["max_completion_tokens"] == 700


def test_an_unprocessable_parameter_costs_one_more_request_and_another_fault_none(serve):
    error = {"detail": [{"loc": ["body", "seed"], "msg": "Extra inputs are not permitted", "type": "extra_forbidden"}]}
    server = serve(raw(json.dumps(error), status=422), "fine", status(422, message="seed is nothing we know"))
    assert llm.complete(ASK, MODEL, seed=3).dropped == ("seed",)
    assert len(server.requests) == 2
    with pytest.raises(ModelUnavailable, match="rejected the request"):
        llm.complete(ASK, MODEL)
    assert len(server.requests) == 3


def test_notes_that_name_a_parameter_change_nothing(serve):
    server = serve(status(400, message=f"invalid request: {NOTE} temperature seed stop"))
    with pytest.raises(ModelUnavailable):
        llm.complete([{"role": "user", "content": "temperature"}], MODEL)
    assert len(server.requests) == 1


def test_an_openai_key_of_an_organisation_is_used_in_its_name(serve, monkeypatch):
    server = serve("fine")
    monkeypatch.setenv("OPENAI_ORGANIZATION", "org-7")
    llm.complete(ASK, MODEL)
    assert {name.lower(): value for name, value in server.requests[0].headers.items()}["openai-organization"] == "org-7"


@pytest.mark.parametrize("provider", ["litellm_proxy", "docker_model_runner", "hosted_vllm", "lm_studio"])
def test_servers_that_speak_openais_way_are_asked_plainly(serve, monkeypatch, provider):
    server = serve("fine")
    monkeypatch.setenv(f"{provider.upper()}_API_BASE", server.address)
    monkeypatch.setenv(f"{provider.upper()}_API_KEY", "none")
    assert llm.complete(ASK, f"{provider}/some-model").text == "fine"
    assert (server.requests[0].path, set(server.requests[0].body)) == ("/v1/chat/completions", {"model", "messages"})


# --- streaming --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.name)
def test_a_streamed_reply_is_the_whole_reply_heard_as_it_grows(dialect):
    heard, where = [], set()

    def hear(text):
        heard.append(text)
        where.add(threading.current_thread())

    with FaultServer() as server:
        server.lend(os.environ)
        whole = llm.complete(ASK, f"{dialect.prefix}good")
        streamed = llm.complete(ASK, f"{dialect.prefix}good", on_text=hear)
    assert streamed.text == whole.text == GOOD
    assert (streamed.prompt_tokens, streamed.completion_tokens) == (100, 20)
    assert heard[-1] == GOOD
    assert all(GOOD.startswith(text) for text in heard)
    assert where == {threading.current_thread()}


def test_listeners_are_called_in_the_loop_that_waits(serve):
    serve(status(503), streamed("Dear Dana,\n\nThank you."))
    heard, retries, where = [], [], set()

    async def ask():
        def hear(text):
            heard.append(text)
            where.add(asyncio.get_running_loop())

        reply = await llm.acomplete(ASK, MODEL, on_text=hear, on_retry=retries.append)
        await asyncio.sleep(0)
        assert where == {asyncio.get_running_loop()}
        return reply

    assert asyncio.run(ask()).text == heard[-1] == "Dear Dana,\n\nThank you."
    assert [(r.model, r.call, r.why) for r in retries] == [(MODEL, 1, "status 503")]


def test_reasoning_is_not_heard(serve):
    serve(
        streamed(
            "<think>Shall I thank her? I wonder about that for a while.</think>\n\nDear Dana, thank you for everything.",
            byte_delay=0.001,
        )
    )
    heard = []
    llm.complete(ASK, MODEL, on_text=heard.append)
    assert heard
    assert not any("wonder" in text or "think>" in text for text in heard)


def test_a_listener_that_fails_ends_the_call(serve):
    serve(streamed("Dear Dana"))

    def fail(_text):
        raise RuntimeError("the page is gone")

    with pytest.raises(RuntimeError, match="the page is gone"):
        llm.complete(ASK, MODEL, on_text=fail)


# --- many at once, nothing left behind ----------------------------------------------------------------------


def echo(request):
    text = "echo of " + request.messages[0]["content"]
    return streamed(text) if request.body.get("stream") else text


def test_two_hundred_at_once_keep_their_texts_apart(serve):
    serve(echo)

    async def ask(number):
        heard = []
        on_text = heard.append if number % 2 else None
        answer = await llm.acomplete([{"role": "user", "content": f"{number}"}], MODEL, on_text=on_text, deadline=180)
        await asyncio.sleep(0)
        assert heard[-1:] == ([answer.text] if number % 2 else [])
        return answer.text

    async def all_of_them():
        return await asyncio.gather(*(ask(n) for n in range(200)))

    assert asyncio.run(all_of_them()) == [f"echo of {n}" for n in range(200)]


def test_nothing_piles_up_over_many_calls_and_loops(serve):
    serve(echo)

    def held():
        gc.collect()
        return len(os.listdir("/proc/self/fd")), threading.active_count()

    def ask(number):
        messages = [{"role": "user", "content": f"{number}"}]
        if number % 2:
            return llm.complete(messages, MODEL, deadline=30 + number / 7).text  # no client for every deadline
        return asyncio.run(llm.acomplete(messages, MODEL, deadline=30 + number / 7)).text

    def some(numbers):
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(ask, numbers))

    some(range(40))
    files, threads = held()
    some(range(40, 160))
    more_files, more_threads = held()
    assert more_files <= files + 6
    assert more_threads <= threads + 6


# --- nothing told to anybody --------------------------------------------------------------------------------


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda d: d.name)
@pytest.mark.parametrize("fault", ["http-401", "http-500", "cut", "malformed-json", "error-inside", "redirect-307"])
def test_neither_key_nor_notes_are_written_anywhere(dialect, fault, caplog, capfd):
    with FaultServer() as server, caplog.at_level(logging.DEBUG):
        server.lend(os.environ)
        for on_text in (None, lambda _text: None):
            with pytest.raises(ModelError) as caught:
                llm.complete(ASK, f"{dialect.prefix}{fault}", deadline=0.4, on_text=on_text)
            shown = "".join(traceback.format_exception(caught.value))
            causes = [caught.value.__cause__, caught.value.__context__]
            assert KEY not in shown + repr(causes)
            assert NOTE not in shown + repr(causes)
    out, err = capfd.readouterr()
    assert KEY not in out + err + caplog.text
    assert NOTE not in out + err + caplog.text


def test_a_budget_shows_no_message():
    assert NOTE not in repr(Budget(dollars=1)) + repr(Price(0.1, 0.2))
    assert isinstance(raw("x"), Answer)
