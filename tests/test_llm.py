"""The model seam against a real server on this machine: every fault ends in a reply or one sentence."""

import asyncio
import concurrent.futures
import email.utils
import importlib.util
import json
import logging
import socket
import struct
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from provider import KEY, completion, met_by, raw, reply, status

from followup_ai import llm, wire
from followup_ai.access import Access, lent
from followup_ai.errors import ModelError, ModelUnavailable, ModelUseless
from followup_ai.replies import bare_message

MODEL = "openai/test-model"
NOTE = "the merger nobody may know of"
ASK = [{"role": "system", "content": "Write."}, {"role": "user", "content": NOTE}]

pytestmark = pytest.mark.real_clock


@pytest.fixture(autouse=True, scope="module")
def _warm():
    """What is timed here is no importing."""
    llm.warm()


def test_a_reply_carries_text_tokens_and_time(serve):
    server = serve("Dear Dana,\n\nThank you.")
    answer = llm.complete(ASK, MODEL)
    assert answer.text == "Dear Dana,\n\nThank you."
    assert (answer.prompt_tokens, answer.completion_tokens, answer.calls) == (100, 20, 1)
    assert answer.seconds > 0
    assert answer.cost_usd is None  # a model without a known price has an unknown cost, not none
    assert server.requests[0].messages == ASK


def test_a_seed_is_passed_on_and_the_default_leaves_the_request_plain(serve):
    server = serve("x")
    llm.complete(ASK, MODEL, seed=7)
    llm.complete(ASK, MODEL)
    assert server.requests[0].body["seed"] == 7
    assert set(server.requests[1].body) == {"model", "messages"}


@pytest.mark.parametrize("code", [500, 502, 503, 529, 429, 408, 425, 499])
def test_passing_faults_are_tried_again(serve, code):
    server = serve(status(code), "now it works")
    answer = llm.complete(ASK, MODEL)
    assert (answer.text, answer.calls, len(server.requests)) == ("now it works", 2, 2)


def test_retry_after_in_seconds_is_honoured(serve):
    serve(status(429, retry_after="1"), "fine")
    started = time.monotonic()
    assert llm.complete(ASK, MODEL).text == "fine"
    assert 1 <= time.monotonic() - started < 60


def test_retry_after_in_thousandths_is_honoured(serve):
    serve(raw("{}", status=429, headers={"retry-after-ms": "700", "retry-after": "40"}), "fine")
    started = time.monotonic()
    assert llm.complete(ASK, MODEL, deadline=39).text == "fine"  # forty seconds would not fit
    assert time.monotonic() - started >= 0.7


@pytest.mark.parametrize(
    "base",
    [
        "not a url",
        "127.0.0.1:9/v1",
        "http://",
        "ftp://127.0.0.1/v1",
        "http://127.0.0.1:99999/v1",
        "http://[::1",
        "http://a..b/v1",
    ],
)
def test_an_address_that_is_none_is_told_at_once(monkeypatch, base):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_API_BASE", base)
    retries = []
    with pytest.raises(ModelUnavailable, match="address set for openai/test-model's server is none"):
        llm.complete(ASK, MODEL, on_retry=retries.append)
    assert retries == []


def test_what_must_be_looked_at_is_named(serve, monkeypatch):
    server = serve(status(401), raw("no JSON"))
    with pytest.raises(ModelUnavailable, match=r"check the provider's API key \(OPENAI_API_KEY\), or use"):
        llm.complete(ASK, MODEL)
    with pytest.raises(ModelUseless, match=r"check the server's address \(OPENAI_API_BASE\), or use"):
        llm.complete(ASK, MODEL)
    monkeypatch.setenv("OPENAI_BASE_URL", server.address)  # which LiteLLM reads first
    with pytest.raises(ModelUseless, match=r"address \(OPENAI_BASE_URL\)"):
        llm.complete(ASK, MODEL)


def test_a_lent_key_is_called_by_no_variable(serve):
    serve(status(401))
    with (
        lent({"openai": Access(key="sk-other")}),
        pytest.raises(ModelUnavailable, match="check the provider's API key, or use"),
    ):
        llm.complete(ASK, MODEL)


@pytest.mark.parametrize("key", [f"{KEY}\nX-Other: 1", f"{KEY}\u00e9"])
def test_a_key_that_is_none_is_told_and_not_shown(serve, monkeypatch, key):
    server = serve("x")
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with pytest.raises(ModelUnavailable, match="characters that no key has") as caught:
        llm.complete(ASK, MODEL)
    assert KEY not in str(caught.value)
    assert server.requests == []


@pytest.mark.parametrize("streamed", [False, True])
def test_a_key_the_server_writes_into_the_message_is_shown_to_nobody(serve, streamed):
    heard = []
    pieces = [f"Dear Dana, {KEY[:9]}", f"{KEY[9:]} thank you."]
    server = serve(raw(_stream_of(*pieces), content_type="text/event-stream") if streamed else "".join(pieces))
    with pytest.raises(ModelUseless, match="wrote the key it was asked with into the message") as caught:
        llm.complete(ASK, MODEL, on_text=heard.append if streamed else None)
    assert len(server.requests) == 1
    assert KEY[:9] not in f"{caught.value} {heard}"


def _stream_of(*pieces):
    chunks = [{"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]} for piece in pieces]
    chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    return "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks) + "data: [DONE]\n\n"


def test_what_stands_in_for_a_key_may_be_a_word_of_the_message(serve, monkeypatch):
    serve("Dear Dana, thank you for the interview.")
    monkeypatch.setenv("OPENAI_API_KEY", "interview")
    assert llm.complete([{"role": "user", "content": "An interview."}], MODEL).text.endswith("interview.")


def test_a_name_and_password_in_the_address_reach_the_server_and_nobody_else(serve, monkeypatch):
    server = serve("fine", status(401))
    monkeypatch.setenv("OPENAI_API_BASE", server.address.replace("http://", "http://bob:planted-pw@"))
    assert llm.complete(ASK, MODEL).text == "fine"
    assert server.requests[0].headers["authorization"] == "Basic Ym9iOnBsYW50ZWQtcHc="
    with pytest.raises(ModelUnavailable, match="refused the key") as caught:
        llm.complete(ASK, MODEL)
    assert "planted-pw" not in str(caught.value)


def test_a_server_that_speaks_no_https_is_told_at_once(serve, monkeypatch):
    server = serve("fine")
    monkeypatch.setenv("OPENAI_API_BASE", server.address.replace("http://", "https://"))
    retries = []
    with pytest.raises(ModelUnavailable, match="does not speak https"):
        llm.complete(ASK, MODEL, on_retry=retries.append)
    assert retries == []


def test_what_is_for_a_server_of_ones_own_never_goes_to_openai(serve, monkeypatch):
    server = serve("fine")
    monkeypatch.setenv("LM_STUDIO_API_BASE", server.address)
    assert llm.complete(ASK, "lm_studio/m").text == "fine"
    monkeypatch.setattr(wire, "_OPENAI", "127.0.0.1")  # as where no address is set, and LiteLLM falls back to OpenAI's
    retries = []
    with pytest.raises(ModelUnavailable, match=r"No address is set for lm_studio/m's server; .*LM_STUDIO_API_BASE"):
        llm.complete(ASK, "lm_studio/m", on_retry=retries.append)
    assert len(server.requests) == 1
    assert retries == []


def test_what_a_provider_still_needs_is_named_and_nothing_else(monkeypatch):
    for name in ("AZURE_API_KEY", "AZURE_API_BASE", "AZURE_API_VERSION", "XINFERENCE_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ModelUnavailable, match="needs AZURE_API_BASE, AZURE_API_VERSION and AZURE_API_KEY; set them"):
        llm.complete(ASK, "azure/m")
    monkeypatch.setenv("AZURE_API_KEY", KEY)
    with pytest.raises(ModelUnavailable, match="azure/m needs AZURE_API_BASE and AZURE_API_VERSION; set them"):
        llm.complete(ASK, "azure/m")
    with pytest.raises(ModelUnavailable, match="needs XINFERENCE_API_KEY; set it"):  # of which LiteLLM lists no key
        llm.complete(ASK, "xinference/m")


def test_what_litellm_asks_for_before_it_sends_anything_is_passed_on(monkeypatch):
    for name in ("WX_PROJECT_ID", "WATSONX_PROJECT_ID", "WX_SPACE_ID"):
        monkeypatch.delenv(name, raising=False)
    with lent({"watsonx": Access(key=KEY, base="http://127.0.0.1:9")}), pytest.raises(ModelUnavailable) as caught:
        llm.complete(ASK, "watsonx/m")
    assert "watsonx/m needs WX_PROJECT_ID or WX_SPACE_ID; set it" in str(caught.value)


def test_a_model_of_which_no_request_can_be_made_is_not_said_to_have_answered():
    with lent({"clarifai": Access(key=KEY)}), pytest.raises(ModelUnavailable, match="No request can be made for clarifai/m"):
        llm.complete(ASK, "clarifai/m")  # whose models are named user.app.model


@pytest.mark.skipif(importlib.util.find_spec("databricks") is not None, reason="the package is here")
def test_a_package_that_a_provider_takes_is_named():
    with pytest.raises(ModelUnavailable, match="by way of the Python package databricks, which is not installed; install it"):
        llm.complete(ASK, "databricks/m")


def test_an_empty_key_of_gemini_is_a_missing_one(monkeypatch):
    monkeypatch.delenv("GOOGLE_API_KEY", raising=False)
    monkeypatch.setenv("GEMINI_API_KEY", "")
    with pytest.raises(ModelUnavailable, match="needs GEMINI_API_KEY"):
        llm.complete(ASK, "gemini/gemini-2.5-flash")


def test_retry_after_as_a_date_is_honoured(serve):
    serve(status(429, retry_after=email.utils.formatdate(time.time() + 2, usegmt=True)), "fine")
    started = time.monotonic()
    assert llm.complete(ASK, MODEL).text == "fine"
    assert 0.5 <= time.monotonic() - started < 60


def test_a_wait_beyond_the_deadline_is_not_begun(serve):
    serve(status(429, retry_after="3600"))
    started = time.monotonic()
    with pytest.raises(ModelUnavailable, match="asks to wait 3600 seconds"):
        llm.complete(ASK, MODEL, deadline=60)
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    ("answer", "kind", "says"),
    [
        (status(400), ModelUnavailable, "rejected the request"),
        (status(401), ModelUnavailable, "refused the key"),
        (status(403), ModelUnavailable, "not open to this key"),
        (status(404), ModelUnavailable, "does not know"),
        (status(402), ModelUnavailable, "no credit left"),
        (status(413), ModelUnavailable, "too long"),
        (
            status(400, type="context_length_exceeded", message="This model's maximum context length is 10 tokens"),
            ModelUnavailable,
            "too long",
        ),
        (status(429, type="insufficient_quota", message="insufficient_quota"), ModelUnavailable, "no credit left"),
        (completion([]), ModelUseless, "without any text"),
        (reply(None), ModelUseless, "empty message"),
        (reply(" \n "), ModelUseless, "empty message"),
        (reply(None, refusal="I cannot help with that."), ModelUseless, "declined"),
        (reply("Dear Da", finish_reason="length"), ModelUseless, "length limit"),
        (reply("", finish_reason="content_filter"), ModelUseless, "content filter"),
        (reply("<think>so many thoughts"), ModelUseless, "no message"),
        (raw("{half a"), ModelUseless, "no chat completion"),
        (raw("<html>busy</html>", content_type="text/html"), ModelUseless, "no chat completion"),
        (raw("[]"), ModelUseless, "no chat completion"),
        (raw(""), ModelUseless, "no chat completion"),
        (raw(b'{"choices": "caf\xe9"}'), ModelUseless, "no chat completion"),
    ],
)
def test_lasting_faults_end_after_one_call_in_one_sentence(serve, answer, kind, says):
    server = serve(answer)
    with pytest.raises(kind, match=says) as caught:
        llm.complete(ASK, MODEL)
    assert len(server.requests) == 1
    assert MODEL in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_request_rejected_as_unprocessable_is_an_error_not_an_empty_answer(serve):
    serve(status(422))
    with pytest.raises(ModelUnavailable, match="rejected the request"):
        llm.complete(ASK, MODEL)


def test_a_failing_server_is_asked_three_times_in_all(serve):
    server = serve(status(500))
    with pytest.raises(ModelUnavailable, match="status 500"):
        llm.complete(ASK, MODEL)
    assert len(server.requests) == llm.MAX_CALLS == 3


def test_a_cut_connection_is_a_connection_lost(serve):
    serve(raw(reply("x").body, cut_after=20))
    with pytest.raises(ModelUnavailable, match="could not be reached"):
        llm.complete(ASK, MODEL, deadline=3)


def test_a_connection_that_is_reset_is_tried_as_often_as_is_told_and_no_more(monkeypatch):
    asked = []

    def reset(connected):
        asked.append(connected.recv(65_536))
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connected.close()

    with met_by(reset, monkeypatch), pytest.raises(ModelUnavailable, match="could not be reached"):
        llm.complete(ASK, MODEL, deadline=30)
    assert len(asked) == llm.MAX_CALLS


def test_what_a_server_sends_unasked_answers_nothing(monkeypatch):
    unasked = threading.Event()

    def answer(connected):
        for text in ("first", "second"):
            if not connected.recv(65_536):
                return
            sent = [reply(text).body, *([reply("unasked").body] if text == "first" else [])]
            for body in sent:
                connected.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body))
                time.sleep(0.2)  # the second comes when the connection is idle
            unasked.set()

    with met_by(answer, monkeypatch):
        assert llm.complete(ASK, MODEL).text == "first"
        assert unasked.wait(30)
        assert llm.complete(ASK, MODEL).text == "first"  # of a new connection


@pytest.mark.parametrize(
    "answer", [reply("late", delay=60), raw(reply("late").body, byte_delay=0.6)], ids=["silence", "trickle"]
)
def test_the_deadline_holds_however_the_server_dawdles(serve, answer):
    serve(answer)
    started = time.monotonic()
    with pytest.raises(ModelUnavailable, match="did not answer in time"):
        llm.complete(ASK, MODEL, deadline=0.7)
    assert time.monotonic() - started < 30


def test_no_time_left_sends_nothing(serve):
    server = serve("x")
    with pytest.raises(ModelUnavailable, match="No time is left"):
        llm.complete(ASK, MODEL, deadline=0)
    assert server.requests == []


@pytest.mark.parametrize(
    ("model", "says"),
    [
        ("nosuch/model", "There is no provider for the model 'nosuch/model'"),
        ("gpt-of-mine", "There is no provider for the model"),
        ("", "There is no provider for the model ''"),
        ("openai/", "There is no provider for the model"),
        ("offline/poet", "its only model is offline/composer"),
        ("openai/gpt-4o", "openai/gpt-4o needs OPENAI_API_KEY; set it, or use --model offline/composer"),
        ("anthropic/claude-3-5-sonnet-20241022", "needs ANTHROPIC_API_KEY; set it"),
        ("gemini/gemini-1.5-pro", "needs GEMINI_API_KEY; set it"),
    ],
)
def test_a_model_that_cannot_be_used_here_says_what_to_do(model, says):
    with pytest.raises(ModelUnavailable) as caught:
        llm.complete(ASK, model, deadline=5)
    assert says in str(caught.value)


def test_an_empty_key_is_a_missing_key_and_nothing_is_tried_twice(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "")
    retries = []
    with pytest.raises(ModelUnavailable, match="needs OPENAI_API_KEY; set it"):
        llm.complete(ASK, "openai/gpt-4o", deadline=60, on_retry=retries.append)
    assert retries == []


def test_a_server_that_is_not_there_is_named_as_unreachable(monkeypatch):
    monkeypatch.setenv("OPENAI_API_BASE", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with pytest.raises(ModelUnavailable, match="could not be reached"):
        llm.complete(ASK, MODEL, deadline=2)


@pytest.mark.parametrize("answer", [status(401), status(500), status(429), raw("{"), reply(None), status(400, message=NOTE)])
def test_neither_key_nor_notes_appear_in_errors_or_logs(serve, answer, caplog, capfd):
    serve(answer)
    with caplog.at_level(logging.DEBUG), pytest.raises(ModelError) as caught:
        llm.complete(ASK, MODEL, deadline=2)
    out, err = capfd.readouterr()
    written = "\n".join([str(caught.value), repr(caught.value.__cause__), caplog.text, out, err])
    assert KEY not in written
    assert NOTE not in written


def test_asynchronous_and_synchronous_give_the_same(serve):
    serve(status(500), "same", status(500), "same")
    first = llm.complete(ASK, MODEL)
    second = asyncio.run(llm.acomplete(ASK, MODEL))
    assert (first.text, first.calls) == (second.text, second.calls) == ("same", 2)


def test_a_cancelled_call_is_cancelled(serve):
    serve(reply("late", delay=60))

    async def impatient():
        await asyncio.wait_for(llm.acomplete(ASK, MODEL), 0.3)

    started = time.monotonic()
    with pytest.raises(TimeoutError):
        asyncio.run(impatient())
    assert time.monotonic() - started < 30


def test_fifty_threads_keep_their_texts_apart(serve):
    serve(lambda request: "echo of " + request.messages[0]["content"])

    def ask(number):
        return llm.complete([{"role": "user", "content": f"{number}"}], MODEL).text

    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        assert list(pool.map(ask, range(100))) == [f"echo of {n}" for n in range(100)]


@pytest.mark.parametrize(
    "content",
    [
        "Hello",
        "  Hello\n",
        "<think>\nfirst\n</think>\n\nHello",
        "first</think>Hello",
        "<THINK>a</THINK><reasoning>b</reasoning>Hello<think>cut",
        "```\nHello\n```",
        "```text\r\nHello\r\n```",
        "<think>x</think>```markdown\nHello\n```",
        "Hel\x00lo",
        "\x1b]0;title\x07Hel\u00adlo",
        "Helll\x08o",
    ],
)
def test_what_surrounds_a_message_is_taken_off(content):
    assert bare_message(content) == "Hello"


def test_punctuation_and_accents_encoded_twice_are_read():
    assert (
        bare_message("I\u00e2\u20ac\u2122ve a caf\u00c3\u00a9 \u00e2\u20ac\u201c here.") == "I\u2019ve a caf\u00e9 \u2013 here."
    )
    assert bare_message("\u201cCAF\u00c9\u201d, \u00c0 la carte: \u00c2.") == "\u201cCAF\u00c9\u201d, \u00c0 la carte: \u00c2."


WORDS = "Thank you for your time yesterday. I enjoyed hearing about the move. Could you tell me what is next?"


@pytest.mark.parametrize("again", [WORDS, WORDS[:60], f"{WORDS[:60]}{WORDS[:60]}"])
def test_words_that_follow_at_once_on_the_very_same_are_said_once(again):
    assert bare_message(again + WORDS) == WORDS


def test_words_said_again_elsewhere_or_shortly_stay():
    apart = f"{WORDS[:60]} and then, {WORDS}"
    assert bare_message(apart) == apart
    assert bare_message("Very, very, very good: ha ha ha ha ha ha.") == "Very, very, very good: ha ha ha ha ha ha."


def test_a_code_fence_inside_a_message_is_left_for_the_rules():
    assert "```" in bare_message("Dear Dana,\n\n```\ncode\n```\n\nSam")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text() | st.sampled_from(["<think>", "</think>", "```", "\ud800", "\udc00", "\n"])))
def test_any_reply_can_be_read_and_sent_again(pieces):
    bare_message("".join(pieces)).encode("utf-8")


def test_reading_a_reply_takes_linear_time():
    def taken(many):
        """The least processor time of several goes, which other programs do not lengthen."""
        goes = []
        for _ in range(5):
            started = time.process_time()
            for piece in ("<think>", "```\n", "</think>"):
                bare_message(piece * many)
            goes.append(time.process_time() - started)
        return min(goes)

    assert taken(40_000) < 10 * taken(10_000)  # 16 times where it went by the square
