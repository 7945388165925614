"""What would leave this machine, and to which host: LiteLLM builds the very request, and nothing is sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from followup_ai import faults, litellm_door, parameters, prices, wire
from followup_ai.budgets import Budget
from followup_ai.models import Context, Message
from followup_ai.preflight import foresee
from followup_ai.settings import OFFLINE_MODEL, Settings
from followup_ai.templates import draft_messages, new_fence

_CHAT = "/chat/completions"


@dataclass(frozen=True)
class Outgoing:
    """One request as it would be made.

    Args:
        model: who would be asked.
        url: where it would go; empty where nothing leaves the machine, or where that cannot be told.
        body: what would be sent, as the provider's own JSON; the messages alone where it cannot be told.
        problem: why it cannot be told, in a sentence; empty where it can.
    """

    model: str
    url: str
    body: Mapping[str, Any] = field(repr=False)
    problem: str = ""

    @property
    def host(self) -> str:
        """The host's name, with its port where it is an unusual one."""
        return urlsplit(self.url).netloc


def first_request(context: Context, settings: Settings, seed: int = 0, stream: bool = False) -> Outgoing:
    """The request the first attempt would make.

    Args:
        context: must have an interview and a reader.
        settings: whose model is asked, within whose limits.
        seed: as for `draft`.
        stream: whether the answer would be asked for piece by piece, as on a terminal.

    Raises:
        BudgetSpent: the request would not be made, for the limits.
        ModelUnavailable: nor would it where no address is set for a server of one's own.
    """
    return request_of(draft_messages(context, new_fence(), foresee(context).relaxed), settings, seed, stream)


def request_of(messages: list[Message], settings: Settings, seed: int = 0, stream: bool = False) -> Outgoing:
    """The request that asks a model with these messages.

    Args:
        messages: the turns.
        settings, seed, stream: as for `first_request`.

    Raises:
        BudgetSpent: the request would not be made, for the limits.
        ModelUnavailable: nor would it where no address is set for a server of one's own.
    """
    if settings.model == OFFLINE_MODEL:
        return Outgoing(OFFLINE_MODEL, "", {"messages": messages})
    litellm = litellm_door.litellm()
    wanted: dict[str, Any] = {"seed": seed} if seed else {}
    budget = Budget.within(settings)
    most = prices.longest_reply(litellm, settings.model)
    longest = budget.admit(settings.model, messages, prices.price_of(litellm, settings.model), most)
    if longest is not None:
        wanted["max_tokens"] = longest
    if stream:
        wanted |= {"stream": True, "stream_options": {"include_usage": True}}
    return _built(settings.model, messages, wanted)


def _built(model: str, messages: Sequence[Message], wanted: Mapping[str, Any]) -> Outgoing:
    from litellm.types.utils import CallTypes
    from litellm.utils import return_raw_request

    request, _ = parameters.request_for(model, messages, wanted)
    request |= {"model": model, "max_retries": 0, "num_retries": 0, "drop_params": True}
    try:
        raw = return_raw_request(CallTypes.completion, request)  # with a key of its own making: none of the user's is read out
    except Exception:  # whatever a provider's part of LiteLLM raises
        raw = {}
    body, base = raw.get("raw_request_body"), raw.get("raw_request_api_base") or ""
    if not isinstance(body, dict) or not base:
        why = "LiteLLM does not tell the address of this provider's requests before it makes them; these are the messages."
        return Outgoing(model, "", {"messages": list(messages)}, why)
    provider = str(litellm_door.litellm().get_llm_provider(model)[1])
    if wire.astray(provider, urlsplit(base).hostname):
        raise faults.explain(wire.NoAddress(), model, address_in=f"{provider.upper()}_API_BASE")
    body = {name: value for name, value in body.items() if name != "extra_body" or value}
    complete = "messages" not in body or base.endswith(_CHAT) or raw.get("raw_request_headers") != {}
    return Outgoing(model, base if complete else base.rstrip("/") + _CHAT, body)


def outgoing_text(request: Outgoing, others: Sequence[str] = ()) -> str:
    """A request for a person: where it goes, then exactly what goes there.

    Args:
        request: what would be made.
        others: models that would be sent the same if it gives nothing, or the draft to read.
    """
    body = json.dumps(request.body, ensure_ascii=False, indent=2)
    if request.model == OFFLINE_MODEL:
        head = ["Nothing would leave this machine: offline/composer is part of this program. It would be given:"]
    elif request.problem:
        head = [f"Model: {request.model}", request.problem]
    else:
        head = [
            f"Model: {request.model}",
            f"Host: {request.host}",
            f"POST {request.url}",
            "Besides this, the provider's key.",
        ]
    tail = ["Nothing was sent. If a required rule fails, the draft goes back to the same place with what is wrong with it."]
    if others:
        tail.append(f"Also asked where need be, with the same notes: {', '.join(others)}.")
    return "\n".join([*head, "", body, "", *tail])
