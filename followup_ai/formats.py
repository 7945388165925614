"""Reads the formats and purposes under prompts/: front matter for the limits, prose for the model.

A format's limits live in its file alone; the prompt and the rule `channel-fit` both read them here, so they cannot
disagree. Adding a format or a purpose is adding a file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from followup_ai.errors import InputError, UnknownName
from followup_ai.models import Format, Purpose


@cache
def prompts_folder() -> Path:
    """The folder of prompts: inside the installed package, or beside it in a checkout."""
    packaged = Path(__file__).parent / "prompts"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "prompts"


def _names(kind: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (prompts_folder() / kind).glob("*.md")))


def format_names() -> tuple[str, ...]:
    """The ids of all formats, sorted."""
    return _names("formats")


def purpose_names() -> tuple[str, ...]:
    """The ids of all purposes, sorted."""
    return _names("purposes")


def read_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and prose of a prompt file.

    Args:
        text: a file that starts with a YAML block between two lines of "---".

    Returns:
        the block as a dict, and what follows it, stripped.
    """
    _, front, prose = text.split("---\n", 2)
    return yaml.safe_load(front), prose.strip()


_M = TypeVar("_M", bound=BaseModel)


def _load(model: type[_M], kind: str, singular: str, name: str) -> _M:
    if name not in _names(kind):
        raise UnknownName(singular, name, _names(kind))
    text = (prompts_folder() / kind / f"{name}.md").read_text(encoding="utf-8")
    try:
        front, prose = read_front_matter(text)
        return model.model_validate({"id": name, "prose": prose, **front})
    except (ValueError, TypeError, yaml.YAMLError) as error:
        told = f"prompts/{kind}/{name}.md cannot be used ({_why(error)}); write it as the other files beside it."
        raise InputError(told) from error


def _why(error: Exception) -> str:
    """What is wrong with a prompt file, in a few words."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc'])) or 'front matter'}: {first['msg']}"
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        return f"line {error.problem_mark.line + 2}: {error.problem}"  # the line of --- goes before
    return 'it does not begin with fields between two lines of "---"'


@cache
def load_format(name: str) -> Format:
    """The format called `name`.

    Raises:
        UnknownName: there is no such format.
        InputError: its file cannot be used.
    """
    return _load(Format, "formats", "format", name)


@cache
def load_purpose(name: str) -> Purpose:
    """The purpose called `name`.

    Raises:
        UnknownName: there is no such purpose.
        InputError: its file cannot be used.
    """
    return _load(Purpose, "purposes", "purpose", name)
