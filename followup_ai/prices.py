"""What a token of a model costs, and how long its replies may be, from the price list that comes with LiteLLM.

The list is read directly: LiteLLM's own functions for it ask some servers over the network.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from followup_ai.budgets import Price
from followup_ai.settings import OFFLINE_MODEL

FREE = Price(0.0, 0.0)
"""What the embedded model costs."""


def _entry(litellm: Any, model: str) -> Mapping[str, Any] | None:
    provider, _, name = model.partition("/")
    listed = litellm.model_cost
    found = listed.get(model)
    if found is None and name:
        found = listed.get(name)
        if found is not None and not str(found.get("litellm_provider", "")).startswith(provider):
            found = None  # another provider's model of the same name
    if found is None and not name:
        found = listed.get(provider)
    return found if isinstance(found, Mapping) else None


def price_of(litellm: Any, model: str) -> Price | None:
    """What a model's tokens cost; None where the list does not say, which is not the same as nothing.

    Args:
        litellm: the module.
        model: a LiteLLM name.
    """
    if model == OFFLINE_MODEL:
        return FREE
    entry = _entry(litellm, model) or {}
    prompt, completion = entry.get("input_cost_per_token"), entry.get("output_cost_per_token")
    if not isinstance(prompt, (int, float)) or not isinstance(completion, (int, float)):
        return None
    reasoning = entry.get("output_cost_per_reasoning_token")
    dearest = max(completion, reasoning) if isinstance(reasoning, (int, float)) else completion
    return Price(float(prompt), float(dearest))


def longest_reply(litellm: Any, model: str) -> int | None:
    """Tokens of the longest reply a model gives; None where the list does not say."""
    most = (_entry(litellm, model) or {}).get("max_output_tokens")
    return most if isinstance(most, int) and most > 0 else None
