"""Refusals in vendors' own words, as they were in 2026, by what the user must read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from provider.acts import KEY, LINES, UNAVAILABLE, USELESS, Act, Oddity

ODDITIES: dict[str, Oddity] = {}


def _refusals(told: str, *vendors: tuple[str, int, Any], comes: str = UNAVAILABLE) -> None:
    """Adds refusals that must be told alike: the vendor, the status, the body."""
    for vendor, status, body in vendors:
        name = f"{re.sub('[^a-z]+', '-', told.lower())}--{vendor}"
        ways = {"anthropic": ("anthropic",), "gemini": ("gemini",), "ollama": LINES}.get(vendor.partition(" ")[0], ("openai",))
        sent = json.dumps(body, ensure_ascii=False).encode()
        act = Act([sent], status, {"content-type": "application/json"})
        ODDITIES[name.replace("--", "-by-").replace(" ", "-")] = Oddity(
            lambda _a, act=act: replace(act), comes, told, ways, (False,)
        )


def _openai(message: str, code: str | None = None) -> Any:
    return {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}


def _anthropic(message: str, kind: str = "invalid_request_error") -> Any:
    return {"type": "error", "error": {"type": kind, "message": message}}


def _gemini(message: str, **more: Any) -> Any:
    return {"error": {"code": 400, "message": message, "status": "INVALID_ARGUMENT", **more}}


_refusals(
    "too long",
    (
        "openai",
        400,
        _openai("This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens."),
    ),
    ("anthropic", 400, _anthropic("prompt is too long: 208310 tokens > 200000 maximum")),
    ("anthropic limit", 400, _anthropic("input length and `max_tokens` exceed context limit: 199759 + 8192 > 200000")),
    ("anthropic size", 413, _anthropic("Request exceeds the maximum size", "request_too_large")),
    ("gemini", 400, _gemini("The input token count (1200000) exceeds the maximum number of tokens allowed (1048575).")),
    (
        "mistral",
        400,
        {"object": "error", "message": "Prompt contains 40000 tokens, too large for model with 32768 maximum context length"},
    ),
    ("groq", 400, _openai("Please reduce the length of the messages or completion.", "context_length_exceeded")),
    ("cohere", 400, {"message": "too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 4292."}),
    (
        "llama.cpp",
        400,
        {"error": {"code": 400, "message": "the request exceeds the available context size (4096 tokens)", "n_ctx": 4096}},
    ),
    (
        "tgi",
        422,
        {"error": "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096.", "error_type": "validation"},
    ),
    (
        "xai",
        400,
        {
            "code": "Client specified an invalid argument",
            "error": "This model's maximum prompt length is 131072 but the request contains 537812 tokens.",
        },
    ),
    (
        "lm studio",
        400,
        {"error": "The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 5000)."},
    ),
)
_refusals(
    "no credit left",
    ("anthropic", 400, _anthropic("Your credit balance is too low to access the Anthropic API.")),
    (
        "openai",
        429,
        _openai("You exceeded your current quota, please check your plan and billing details.", "insufficient_quota"),
    ),
    ("openai limit", 400, _openai("Billing hard limit has been reached", "billing_hard_limit_reached")),
    ("deepseek", 402, _openai("Insufficient Balance")),
    ("openrouter", 402, {"error": {"message": "Insufficient credits. Add more", "code": 402}}),
    ("xai", 403, {"code": "permission", "error": "Your newly created team doesn't have any credits yet."}),
    ("fireworks", 412, _openai("Account suspended, possibly due to reaching the monthly spending limit.")),
    ("openai inactive", 429, _openai("Your account is not active, please check your billing details.", "billing_not_active")),
    (
        "litellm",
        400,
        {"error": {"message": "Budget has been exceeded! Current cost: 3.1", "type": "budget_exceeded", "code": "400"}},
    ),
    ("alibaba", 400, _openai("Access denied, please make sure your account is in good standing.", "Arrearage")),
    ("zhipu", 429, {"error": {"code": "1113", "message": "\u60a8\u7684\u8d26\u6237\u5df2\u6b20\u8d39"}}),
)
_refusals(
    "refused the key",
    ("gemini", 400, _gemini("API key not valid. Please pass a valid API key.", details=[{"reason": "API_KEY_INVALID"}])),
    ("gemini list", 400, [_gemini("API key expired. Please renew the API key.")]),
    ("xai", 400, {"code": "invalid argument", "error": "Incorrect API key provided: xa***x."}),
    ("openai", 401, _openai(f"Incorrect API key provided: {KEY}.", "invalid_api_key")),
    ("anthropic", 401, _anthropic("invalid x-api-key", "authentication_error")),
    ("litellm", 500, _openai("litellm.AuthenticationError: AnthropicException - invalid x-api-key", "500")),
    ("minimax", 200, {"choices": None, "base_resp": {"status_code": 1004, "status_msg": "login fail: carry the secret key"}}),
    ("gemini none", 400, _gemini("API key not found. Please pass a valid API key.")),
    ("gemini leaked", 403, _gemini("Your API key was reported as leaked. Please use another API key.", code=403)),
)
_refusals(
    "does not know",
    ("openai", 404, _openai("The model `x` does not exist or you do not have access to it.", "model_not_found")),
    ("openrouter", 400, {"error": {"message": "x/y is not a valid model ID", "code": 400}}),
    ("groq", 400, _openai("The model `x` has been decommissioned and is no longer supported.", "model_decommissioned")),
    ("mistral", 400, {"object": "error", "message": "Invalid model: x", "type": "invalid_model", "code": "1500"}),
    ("deepseek", 400, _openai("Model Not Exist")),
    ("ollama", 404, {"error": 'model "llama9" not found, try pulling it first'}),
    ("lm studio", 400, _openai("No models loaded. Please load a model in the developer page.")),
    ("together", 400, _openai("Unable to access model x. Please visit the list of supported models.", "model_not_available")),
    ("bedrock", 400, {"message": "The provided model identifier is invalid."}),
    ("huggingface", 400, _openai("The requested model 'x' is not supported by any provider you have enabled.")),
    ("siliconflow", 400, {"code": 20012, "message": "Model does not exist. Please check it carefully.", "data": None}),
    ("zhipu", 400, {"error": {"code": "1211", "message": "\u6a21\u578b\u4e0d\u5b58\u5728\uff0c\u8bf7\u68c0\u67e5\u3002"}}),
    ("openai old", 400, _openai("The model `x` was deprecated on 2026-01-01 and is no longer available.")),
)
_refusals(
    "not made to write messages",
    ("ollama embeds", 400, {"error": '"nomic-embed-text" does not support chat'}),
    ("azure", 400, _openai("The chatCompletion operation does not work with the specified model, text-embedding-ada-002.")),
    ("openai", 404, _openai("This is not a chat model and thus not supported in the v1/chat/completions endpoint.")),
)
_refusals(
    "not open to this key",
    ("litellm", 401, _openai("key not allowed to access model. This key can only access models=['a'].", "401")),
    ("groq", 400, _openai("Organization has been restricted. Please reach out to support.", "organization_restricted")),
    ("anthropic", 400, _anthropic("This organization has been disabled.")),
    ("openrouter", 404, {"error": {"message": "No endpoints found matching your data policy.", "code": 404}}),
)
_refusals(
    "content policy",
    ("openai", 400, _openai("Your request was rejected as a result of our safety system.", "content_policy_violation")),
    (
        "azure",
        400,
        _openai(
            "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.", "content_filter"
        ),
    ),
    ("deepseek", 400, _openai("Content Exists Risk")),
    ("alibaba", 400, _openai("Input data may contain inappropriate content.", "data_inspection_failed")),
    ("moonshot", 400, _openai("The request was rejected because it was considered high risk")),
    ("anthropic", 400, _anthropic("This request appears to violate our Usage Policy")),
    comes=USELESS,
)
_refusals(
    "not offered where this machine is",
    ("openai", 403, _openai("Country, region, or territory not supported", "unsupported_country_region_territory")),
    ("gemini", 400, _gemini("User location is not supported for the API use.")),
    ("gemini free", 400, _gemini("Gemini API free tier is not available in your country. Please enable billing.")),
)
_refusals(
    "too little memory",
    ("lm studio", 400, {"error": "Model loading was stopped due to insufficient system resources."}),
    ("ollama", 500, {"error": "model requires more system memory (5.5 GiB) than is available (2.1 GiB)"}),
)
_refusals(
    "used up what it may",
    ("openrouter", 429, {"error": {"message": "Rate limit exceeded: free-models-per-day. Add 10 credits", "code": 429}}),
    ("bedrock", 429, {"message": "Too many tokens per day, please wait before trying again."}),
    ("gemini", 429, _gemini("Quota exceeded for metric: generate_content_free_tier_requests, limit: 0", code=429)),
    ("anthropic", 400, _anthropic("You have reached your specified API usage limits. You will regain access on 2026-12-01.")),
    ("anthropic workspace", 400, _anthropic("You have reached your specified workspace API usage limits.")),
    ("cloudflare", 429, {"errors": [{"message": "you have used up your daily free allocation", "code": 3036}]}),
    ("baidu", 200, {"error_code": 17, "error_msg": "Open api daily request limit reached"}),
    ("ollama cloud", 429, {"error": "you've reached your hourly usage limit, please upgrade to continue"}),
)
_refusals(
    "receiving too many requests",
    ("google", 403, _gemini("Quota exceeded.", code=403, errors=[{"reason": "rateLimitExceeded"}])),
    ("bedrock", 400, {"__type": "ThrottlingException", "message": "Too many requests, please wait before trying again."}),
    ("minimax", 200, {"choices": None, "base_resp": {"status_code": 1002, "status_msg": "rate limit exceeded, retry later"}}),
)
_refusals(
    "still being loaded",
    ("llama.cpp", 503, {"error": {"message": "Loading model", "type": "unavailable_error", "code": 503}}),
    ("tgi", 503, {"error": "Model org/x is currently loading"}),
)
_refusals(
    "asks to wait 59 seconds", ("azure", 429, _openai("Requests have exceeded call rate limit. Please retry after 59 seconds."))
)
_refusals("asks to wait 7384 seconds", ("groq", 429, _openai("Rate limit reached. Please try again in 2h3m4s.")))
_refusals(
    "asks to wait 432 seconds", ("groq day", 429, _openai("tokens per day (TPD): Limit 100000. Please try again in 7m12s."))
)
_refusals("asks to wait 360 seconds", ("gemini", 429, _gemini("Quota exceeded. Please retry in 360.0s.", code=429)))
_refusals(
    "asks to wait 4021 seconds",
    ("github", 429, _openai("Rate limit of 50 per 86400s exceeded. Please wait 4021 seconds before retrying.")),
)
_refusals(
    "asks to wait 7200 seconds", ("huggingface", 503, {"error": "Model x is currently loading", "estimated_time": 7200.0})
)
