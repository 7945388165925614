"""What a model rejects, found out from the words its vendor uses, and nothing else taken for it."""

import json

import pytest
from provider import raw, status

from followup_ai import llm, parameters
from followup_ai.parameters import SYSTEM, refused_parameters

TURNS = [{"role": "system", "content": "a"}, {"role": "user", "content": "b"}]
REQUEST = {
    "model": "m",
    "messages": TURNS,
    "temperature": 0.2,
    "seed": 3,
    "stop": ["x"],
    "max_tokens": 700,
    "stream": True,
    "stream_options": {"include_usage": True},
}
STREAM = {"stream", "stream_options"}
FORBIDDEN = '{"detail": [{"type": "extra_forbidden", "loc": ["body", "seed"], "msg": "Extra inputs are not permitted"}]}'


@pytest.fixture(autouse=True)
def _nothing_remembered():
    parameters.forget()
    yield
    parameters.forget()


@pytest.mark.parametrize(
    ("code", "words", "refused"),
    [
        (400, "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.", {"max_tokens"}),
        (400, "Unsupported value: 'temperature' does not support 0.2 with this model. Only 1 is supported.", {"temperature"}),
        (400, "Unrecognized request argument supplied: seed", {"seed"}),
        (400, "temperature: Extra inputs are not permitted", {"temperature"}),
        (400, "`temperature` is deprecated for this model.", {"temperature"}),
        (400, "`temperature` and `top_p` cannot both be specified for this model.", {"temperature"}),
        (400, "stop_sequences: Extra inputs are not permitted", {"stop"}),
        (400, "max_tokens: 8192 > 4096, which is the maximum allowed number of output tokens", {"max_tokens"}),
        (400, "Invalid JSON payload received. Unknown name \"seed\" at 'generation_config': Cannot find field.", {"seed"}),
        (400, "Invalid JSON payload received. Unknown name \"stopSequences\" at 'generation_config'", {"stop"}),
        (400, "maxOutputTokens must be in the range [1, 8192]", {"max_tokens"}),
        (400, "num_predict must be positive", {"max_tokens"}),
        (422, FORBIDDEN, {"seed"}),
        (400, "property 'seed' is unsupported", {"seed"}),
        (400, "The parameter `seed` is not available for deepseek-reasoner", {"seed"}),
        (404, "No endpoints found that support the provided 'seed' parameter", {"seed"}),
        (400, "System role not supported", {SYSTEM}),
        (500, "Jinja Exception: System role not supported at row 1", {SYSTEM}),
        (500, "Jinja Exception: Conversation roles must alternate user/assistant/user/assistant/...", {SYSTEM}),
        (500, "Jinja Exception: Only user, assistant and tool roles are supported, got system.", {SYSTEM}),
        (400, "Developer instruction is not enabled for models/gemma-3-27b-it", {SYSTEM}),
        (400, "This model doesn't support system messages. Try again without system messages.", {SYSTEM}),
        (400, "'system' is not one of ['user', 'assistant', 'function'] - 'messages.0.role'", {SYSTEM}),
        (400, "Unsupported value: 'stream' does not support true with this model.", STREAM),
        (400, "Your organization must be verified to stream this model.", STREAM),
        (400, "Unknown parameter: 'stream_options'.", {"stream_options"}),
        (400, "This model's maximum context length is 10 tokens. Reduce the length of the messages.", set()),
        (400, "messages: text content blocks must be non-empty", set()),
        (401, "temperature is not supported", set()),
        (404, "The model `seed` does not exist", set()),
        (429, "Rate limit reached, unknown seed", set()),
        (500, "temperature is not supported", set()),
    ],
)  # fmt: skip
def test_vendors_words_name_what_is_rejected(code, words, refused):
    assert refused_parameters(words, code, REQUEST) == refused


def test_a_reply_too_long_for_a_model_is_asked_for_shorter_and_once_only(serve):
    words = "max_tokens is too large: 3000. This model supports at most 2048 completion tokens."
    server = serve(status(400, message=words), "fine", status(400, message=words.replace("2048", "1024")), "fine")
    for most in (2048, None):
        assert llm.complete(TURNS, "openai/test-model", options={"max_tokens": 3000}).text == "fine"
        assert server.requests[-1].body.get("max_tokens") == most
    assert server.requests[-1].body["max_completion_tokens"] == 2048


@pytest.mark.parametrize(
    "words",
    [
        "This model only support stream mode, please enable the stream parameter to access the model.",
        "parameter.enable_thinking must be set to false for non-streaming calls",
    ],
)
def test_a_model_that_only_streams_is_asked_for_a_stream(serve, words):
    chunk = {"choices": [{"index": 0, "delta": {"content": "fine"}, "finish_reason": "stop"}]}
    stream = raw(f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n", content_type="text/event-stream")
    server = serve(status(400, message=words), stream)
    for _ in range(2):
        answer = llm.complete(TURNS, "openai/test-model")
        assert (answer.text, answer.dropped) == ("fine", ())
    assert len(server.requests) == 3


def test_a_model_that_does_not_stream_is_asked_for_the_whole(serve):
    server = serve(status(400, message="Streaming is not supported for this model"), "fine")
    heard = []
    answer = llm.complete(TURNS, "openai/test-model", on_text=heard.append)
    assert (answer.text, answer.dropped, heard) == ("fine", ("stream",), ["fine"])
    assert "stream" not in server.requests[-1].body
