"""Reads the formats and purposes under prompts/: front matter for the limits, prose for the model.

A format's limits live in its file alone; the prompt and the rule `channel-fit` both read them here, so they cannot
disagree. Adding a format or a purpose is adding a file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from followup_ai.errors import UnknownName
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


def _read(kind: str, singular: str, name: str) -> dict[str, Any]:
    if name not in _names(kind):
        raise UnknownName(singular, name, _names(kind))
    front, prose = read_front_matter((prompts_folder() / kind / f"{name}.md").read_text(encoding="utf-8"))
    return {"id": name, "prose": prose, **front}


@cache
def load_format(name: str) -> Format:
    """The format called `name`.

    Raises:
        UnknownName: there is no such format.
    """
    return Format.model_validate(_read("formats", "format", name))


@cache
def load_purpose(name: str) -> Purpose:
    """The purpose called `name`.

    Raises:
        UnknownName: there is no such purpose.
    """
    return Purpose.model_validate(_read("purposes", "purpose", name))
