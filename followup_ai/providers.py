"""Which models can be used here, told from the names of the variables that are set; their values are never looked at further.

The names are those LiteLLM's `validate_environment` asks for (1.106). Nothing is connected to: a key may still be refused.
Given the litellm module, the provider of any other model, too, and the variables it reads.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from followup_ai.errors import ModelUnavailable
from followup_ai.settings import OFFLINE_MODEL


@dataclass(frozen=True)
class Provider:
    """A provider LiteLLM speaks to.

    Args:
        model: one of its models, to show how they are named.
        needs: the variables it needs; of names parted by "|" any one will do.
        local: it is a server of one's own, which must be running.
    """

    model: str
    needs: tuple[str, ...]
    local: bool = False

    def lacks(self, environment: Mapping[str, str]) -> list[str]:
        """The variables that are missing, alternatives joined by "or"."""
        return [need.replace("|", " or ") for need in self.needs if not any(environment.get(n) for n in need.split("|"))]


PROVIDERS = (
    Provider("openai/gpt-5-mini", ("OPENAI_API_KEY",)),
    Provider("anthropic/claude-sonnet-4-5", ("ANTHROPIC_API_KEY",)),
    Provider("gemini/gemini-2.5-flash", ("GEMINI_API_KEY|GOOGLE_API_KEY",)),
    Provider("mistral/mistral-large-latest", ("MISTRAL_API_KEY",)),
    Provider("groq/llama-3.3-70b-versatile", ("GROQ_API_KEY",)),
    Provider("deepseek/deepseek-chat", ("DEEPSEEK_API_KEY",)),
    Provider("xai/grok-4", ("XAI_API_KEY",)),
    Provider("cohere/command-a-03-2025", ("COHERE_API_KEY",)),
    Provider("perplexity/sonar", ("PERPLEXITYAI_API_KEY|PERPLEXITY_API_KEY",)),
    Provider("cerebras/llama-3.3-70b", ("CEREBRAS_API_KEY",)),
    Provider("openrouter/openai/gpt-4o", ("OPENROUTER_API_KEY",)),
    Provider("together_ai/meta-llama/Llama-3.3-70B-Instruct-Turbo", ("TOGETHERAI_API_KEY|TOGETHER_API_KEY",)),
    Provider("fireworks_ai/accounts/fireworks/models/llama-v3p3-70b-instruct", ("FIREWORKS_AI_API_KEY|FIREWORKS_API_KEY",)),
    Provider("huggingface/meta-llama/Llama-3.3-70B-Instruct", ("HUGGINGFACE_API_KEY|HF_TOKEN",)),
    Provider("azure/YOUR-DEPLOYMENT", ("AZURE_API_KEY", "AZURE_API_BASE", "AZURE_API_VERSION")),
    Provider("bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0", ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")),
    Provider("vertex_ai/gemini-2.5-flash", ("VERTEXAI_PROJECT", "VERTEXAI_LOCATION")),
    Provider("ollama/llama3.1", ("OLLAMA_API_BASE",), local=True),
    Provider("lm_studio/YOUR-MODEL", ("LM_STUDIO_API_BASE",), local=True),
    Provider("hosted_vllm/YOUR-MODEL", ("HOSTED_VLLM_API_BASE",), local=True),
)


def models_text(environment: Mapping[str, str], default: str) -> str:
    """The models usable here, then the others with what each lacks.

    Args:
        environment: the variables that are set.
        default: the model drafts are written with when none is named.
    """
    usable = [p for p in PROVIDERS if not p.lacks(environment)]
    lacking = [p for p in PROVIDERS if p.lacks(environment)]
    out = [
        "Usable here",
        "  offline/composer",
        "      a rule-based composer, not a language model; needs no key and no network",
    ]
    for p in usable:
        out += [f"  {p.model}", f"      {', '.join(_set_names(p, environment))} set; not tried"]
    out += ["", "Lacking something"]
    for p in lacking:
        why = f"lacks {' and '.join(p.lacks(environment))}"
        out += [f"  {p.model}", f"      {why}" + (", the address of a server of your own" if p.local else "")]
    out += ["", f"Drafts are written with {default} unless --model or FOLLOWUP_MODEL says otherwise."]
    return "\n".join([*out, "One model of each provider is shown; any that LiteLLM knows can be named the same way."])


def _set_names(provider: Provider, environment: Mapping[str, str]) -> Iterator[str]:
    for need in provider.needs:
        yield next(name for name in need.split("|") if environment.get(name))


_UNWATCHED = "aiohttp_openai/"
"""The one of LiteLLM's providers with a client of its own that follows redirects; it asks what openai/ asks."""


def provider_of(litellm: Any, model: str) -> str:
    """LiteLLM's name of the provider that is asked for a model.

    Raises:
        ModelUnavailable: there is none, or it must not be asked.
    """
    if model.startswith(_UNWATCHED):
        raise ModelUnavailable(
            f"{model} would be asked in a way that may carry the notes to other addresses; "
            f"write {model.replace(_UNWATCHED, 'openai/', 1)} instead, or use --model {OFFLINE_MODEL}."
        )
    try:
        if model.endswith("/"):
            raise ValueError("no name after the provider")
        return str(litellm.get_llm_provider(model)[1])
    except Exception:
        raise ModelUnavailable(
            f"There is no provider for the model {model!r}; write provider/model, such as openai/gpt-4o, "
            f"ollama/llama3.2 or {OFFLINE_MODEL}."
        ) from None


def missing_keys(litellm: Any, model: str) -> list[str]:
    """Names of the keys this model needs and the environment lacks; of alternatives, the first."""
    if model.startswith("gemini/"):  # LiteLLM names both, either will do
        return [] if any(map(os.environ.get, ("GEMINI_API_KEY", "GOOGLE_API_KEY"))) else ["GEMINI_API_KEY"]
    try:
        own = f"{litellm.get_llm_provider(model)[1].upper()}_API_KEY"
        names = [own] if os.environ.get(own) == "" else litellm.validate_environment(model).get("missing_keys", [])
    except Exception:  # it knows some providers only
        return []
    needed = re.compile("KEY|TOKEN|SECRET|^AZURE_|^VERTEXAI_")  # an address has a default, but with these
    return [name for name in names if needed.search(name) and not os.environ.get(name)]


_SERVERS_OF_ONES_OWN = ("OLLAMA", "LM_STUDIO", "HOSTED_VLLM", "LLAMAFILE", "LITELLM_PROXY", "AZURE")
"""Providers whose server's address is for its user to set."""


def address_variables(provider: str) -> tuple[str, str]:
    """Names of the variables that may hold the address of a provider's server, whether they are set or not.

    Args:
        provider: as LiteLLM names it.
    """
    name = provider.removesuffix("_chat").upper()
    return f"{name}_BASE_URL", f"{name}_API_BASE"  # for OpenAI's, LiteLLM reads the first first


def variables_of(provider: str) -> tuple[str, str]:
    """Names of the variables that hold a provider's key and the address of its server; each empty where none does.

    Args:
        provider: as LiteLLM names it. The address of a server that is for its user to set is named also where it is not.
    """
    name = provider.removesuffix("_chat").upper()
    addresses = address_variables(provider)
    own = addresses[-1] if name in _SERVERS_OF_ONES_OWN else ""
    key = f"{name}_API_KEY"
    return key if os.environ.get(key) else "", next(filter(os.environ.get, addresses), own)
