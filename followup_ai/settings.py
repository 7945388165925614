"""The product's settings: from the environment, then `.env` in the working directory, then a mapping (Streamlit secrets).

Only names that start with FOLLOWUP_ are read. Providers' own variables (OPENAI_API_KEY, OLLAMA_API_BASE, …) are LiteLLM's
matter; `lend_provider_variables` passes on those a `.env` holds.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dotenv import dotenv_values

from followup_ai.errors import SettingError

OFFLINE_MODEL = "offline/composer"

_T = TypeVar("_T")


@dataclass(frozen=True)
class Settings:
    """What may be set; each field is read from FOLLOWUP_ and its name in capitals."""

    model: str = OFFLINE_MODEL
    fallbacks: tuple[str, ...] = ()
    """Models asked, in order, where the first gives nothing; comma-separated in the environment."""
    max_attempts: int = 3
    """Drafts a model may write before the best one is returned."""
    deadline_s: float = 120.0
    """Seconds one draft may take in all."""
    max_cost_usd: float | None = None
    """Dollars one draft may cost; a call that might cost more is not made. None sets no limit."""
    database_url: str = field(default="", repr=False)
    """Where interviews and drafts are remembered: any SQLAlchemy URL; empty for a file in the user's own data folder."""
    max_tokens: int | None = None
    """Tokens one draft may take, prompts and replies together; None sets no limit."""
    allow_unknown_cost: bool = False
    """Whether a model without a known price may be asked although dollars are limited."""
    voice: tuple[str, ...] = field(default=(), repr=False)
    """Texts of the candidate's own whose manner a draft takes on; given by the page, not by the environment."""


@dataclass(frozen=True)
class Drafting:
    """What a command says of how to draft, beyond the model: all that stands in for a setting."""

    fallbacks: tuple[str, ...] = ()
    second_reader: str | None = None
    allow_unknown_cost: bool = False


def settings_from(values: Mapping[str, object]) -> Settings:
    """The settings a mapping holds; other keys are ignored, empty values count as absent.

    Args:
        values: FOLLOWUP_ names to values, as text or as the number itself (Streamlit secrets are typed).

    Raises:
        SettingError: a value cannot be used.
    """
    read = {
        "model": _read(values, "FOLLOWUP_MODEL", _model),
        "fallbacks": _read(values, "FOLLOWUP_FALLBACKS", _models),
        "max_attempts": _read(values, "FOLLOWUP_MAX_ATTEMPTS", _attempts),
        "deadline_s": _read(values, "FOLLOWUP_DEADLINE_S", _seconds),
        "max_cost_usd": _read(values, "FOLLOWUP_MAX_COST_USD", _dollars),
        "max_tokens": _read(values, "FOLLOWUP_MAX_TOKENS", _tokens),
        "allow_unknown_cost": _read(values, "FOLLOWUP_ALLOW_UNKNOWN_COST", _yes_or_no),
        "database_url": _read(values, "FOLLOWUP_DATABASE_URL", _database),
    }
    return Settings(**{name: value for name, value in read.items() if value is not None})  # type: ignore[arg-type]


def load_settings(secrets: Mapping[str, object] | None = None, folder: Path | None = None) -> Settings:
    """The settings in force: the environment wins over `.env`, which wins over `secrets`.

    Args:
        secrets: a further source, such as Streamlit's secrets.
        folder: where `.env` is looked for; the working directory where it is None.

    Raises:
        SettingError: a value cannot be used, or `.env` cannot be read.
    """
    merged: dict[str, object] = {}
    for source in (secrets or {}, dotenv(folder), os.environ):
        merged |= {name: source[name] for name in source if name.startswith("FOLLOWUP_") and str(source[name]).strip()}
    return settings_from(merged)


def dotenv(folder: Path | None = None) -> dict[str, str]:
    """What `.env` in `folder` says; nothing where there is none.

    Raises:
        SettingError: the file is there and cannot be read.
    """
    path = (folder or Path.cwd()) / ".env"
    try:
        if not path.is_file():
            return {}
        values = dotenv_values(path, interpolate=False, encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise SettingError(
            f"{path.name} in the working directory cannot be read; make it a readable UTF-8 text file."
        ) from error
    return {name: value for name, value in values.items() if value}


# Names under which providers' keys and addresses are known; anything else in a .env is none of ours.
_PROVIDER_VARIABLE = re.compile(
    r"[A-Z][A-Z0-9_]*_(?:API_KEY|API_BASE|BASE_URL|API_VERSION|API_TOKEN|ACCESS_TOKEN|ORGANIZATION|PROJECT_ID)"
    r"|(?:AWS|AZURE|VERTEX|VERTEXAI|GOOGLE|WATSONX|WX|OLLAMA|DATABRICKS|CLOUDFLARE)_[A-Z0-9_]+"
    r"|HF_TOKEN|GITHUB_TOKEN"
)


def lend_provider_variables(folder: Path | None = None) -> tuple[str, ...]:
    """Puts providers' variables from `.env` into the environment, where LiteLLM reads them; those already set stay.

    Returns:
        the names that were set.
    """
    lent = []
    for name, value in dotenv(folder).items():
        if _PROVIDER_VARIABLE.fullmatch(name) and not name.startswith("FOLLOWUP_") and name not in os.environ:
            os.environ[name] = value
            lent.append(name)
    return tuple(lent)


def _read(values: Mapping[str, object], name: str, read: Callable[[str], _T | None]) -> _T | None:
    """The value of `name`, read; None where it is absent.

    `read` returns None for a value it cannot use; its docstring is what the message asks for.
    """
    given = values.get(name)
    text = ",".join(map(str, given)) if isinstance(given, (list, tuple)) else str(given if given is not None else "").strip()
    if not text:
        return None
    value = read(text)
    if value is None:
        shown = text if len(text) <= 60 else text[:59] + "…"
        raise SettingError(f"{name} is {shown!r}; give {read.__doc__}.")
    return value


def _model(text: str) -> str | None:
    """the name of one model, such as offline/composer or openai/gpt-4o"""
    return text if not re.search(r"[\s,]", text) else None


def _models(text: str) -> tuple[str, ...] | None:
    """names of models parted by commas"""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    return names if names and all(_model(name) for name in names) else None


def _attempts(text: str) -> int | None:
    """a whole number from 1 to 20"""
    return int(text) if re.fullmatch(r"[0-9]{1,2}", text) and 1 <= int(text) <= 20 else None


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _seconds(text: str) -> float | None:
    """a number of seconds above 0 and up to 86400"""
    number = _number(text)
    return number if number is not None and 0 < number <= 86_400 else None


def _dollars(text: str) -> float | None:
    """an amount of dollars, 0 or more, such as 0.05"""
    number = _number(text)
    return number if number is not None and number >= 0 else None


def _tokens(text: str) -> int | None:
    """a whole number of tokens from 1 to 100000000"""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) and 1 <= int(text) <= 100_000_000 else None


def _yes_or_no(text: str) -> bool | None:
    """yes or no"""
    return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(text.lower())


def _database(text: str) -> str | None:
    """a database URL, such as sqlite:////home/me/history.sqlite3"""
    return text if re.match(r"[a-z][a-z0-9_+]*://", text) else None
