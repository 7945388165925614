"""What one session chooses: its model, its keys, its limits; and the models it can choose from.

Choices live in the session alone. A key is never written anywhere, never shown again, and never in the environment, which all
sessions share; see `access`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from followup_ai.access import Access
from followup_ai.providers import PROVIDERS, address_variables
from followup_ai.settings import OFFLINE_MODEL, Settings, settings_from


@dataclass(frozen=True)
class Choices:
    """What a session has chosen; everything left alone is as the settings have it.

    Args:
        model: a LiteLLM name; "" for the settings' own.
        access: keys and addresses by provider.
        max_attempts, deadline_s, max_cost_usd: as in Settings; None for the settings' own.
        seen: models whose first request the candidate has looked at and let go.
    """

    model: str = ""
    access: Mapping[str, Access] = field(default_factory=dict)
    max_attempts: int | None = None
    deadline_s: float | None = None
    max_cost_usd: float | None = None
    seen: frozenset[str] = frozenset()

    def with_key(self, provider: str, key: str) -> Choices:
        """These choices with a key for a provider; without one where the key is empty."""
        kept = {name: access for name, access in self.access.items() if name != provider}
        return replace(self, access={**kept, provider: Access(key=key.strip())} if key.strip() else kept)

    def having_seen(self, model: str) -> Choices:
        """These choices once the candidate has let the first request to `model` go."""
        return replace(self, seen=self.seen | {model})

    def with_server(self, provider: str, base: str, model: str) -> Choices:
        """These choices with a model of a server of one's own."""
        return replace(self, model=model, access={**self.access, provider: Access(key="none", base=base)})


def in_force(settings: Settings, choices: Choices, voice: Sequence[str] = ()) -> Settings:
    """The settings of this session's next draft.

    Raises:
        SettingError: something that was chosen cannot be used.
    """
    told = {
        "FOLLOWUP_MODEL": choices.model or settings.model,
        "FOLLOWUP_MAX_ATTEMPTS": choices.max_attempts,
        "FOLLOWUP_DEADLINE_S": choices.deadline_s,
        "FOLLOWUP_MAX_COST_USD": choices.max_cost_usd,
    }
    chosen = settings_from({name: value for name, value in told.items() if value is not None})
    return replace(
        settings,
        model=chosen.model,
        max_attempts=chosen.max_attempts if choices.max_attempts is not None else settings.max_attempts,
        deadline_s=chosen.deadline_s if choices.deadline_s is not None else settings.deadline_s,
        max_cost_usd=chosen.max_cost_usd if choices.max_cost_usd is not None else settings.max_cost_usd,
        voice=tuple(text for text in voice if text.strip()),
    )


def usable_models(settings: Settings, choices: Choices, environment: Mapping[str, str]) -> list[str]:
    """The models that can be asked here, as far as keys tell: one of each provider, the present one first."""
    held = {name for name, access in choices.access.items() if access.key}
    usable = [p.model for p in PROVIDERS if not p.lacks(environment) or p.model.partition("/")[0] in held]
    return list(dict.fromkeys([choices.model or settings.model, settings.model, OFFLINE_MODEL, *settings.fallbacks, *usable]))


def key_providers() -> list[str]:
    """The providers a key alone gives access to, by the name that models begin with."""
    return [p.model.partition("/")[0] for p in PROVIDERS if not p.local and len(p.needs) == 1]


def leaves_the_machine(settings: Settings, choices: Choices, environment: Mapping[str, str]) -> bool:
    """Whether a draft with these settings sends notes to another machine, as far as can be told."""
    return any(not _stays(model, choices, environment) for model in (settings.model, *settings.fallbacks))


def _stays(model: str, choices: Choices, environment: Mapping[str, str]) -> bool:
    if model == OFFLINE_MODEL:
        return True
    provider = model.partition("/")[0]
    lent = choices.access.get(provider, Access()).base
    # Which of two variables a provider's part of LiteLLM reads first differs: what either may lead away is seen first.
    addresses = [lent] if lent else [found for name in address_variables(provider) if (found := environment.get(name))]
    return bool(addresses) and all(map(_is_here, addresses))


_HERE = ("127.0.0.1", "localhost", "::1")


def _is_here(address: str) -> bool:
    try:
        return urlsplit(address).hostname in _HERE
    except ValueError:  # no address at all
        return False


def needs_a_look(settings: Settings, choices: Choices, environment: Mapping[str, str]) -> bool:
    """Whether the candidate is yet to see what would leave the machine before it does."""
    return leaves_the_machine(settings, choices, environment) and settings.model not in choices.seen


def lacks_key(settings: Settings, choices: Choices, environment: Mapping[str, str]) -> bool:
    """Whether the model cannot be asked for want of the one key that its provider needs; where others stand in, it need not."""
    provider = settings.model.partition("/")[0]
    known = next((p for p in PROVIDERS if p.model.partition("/")[0] == provider), None)
    if known is None or provider not in key_providers() or settings.fallbacks:
        return False
    return bool(known.lacks(environment)) and not choices.access.get(provider, Access()).key
