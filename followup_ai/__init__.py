"""Drafts interview follow-ups with any LiteLLM model and holds every draft to named rules.

    from followup_ai import Interview, draft, adraft, check, plan

Names are loaded on first use, so that checking a message imports no model layer.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from followup_ai.drafting import adraft, draft
    from followup_ai.errors import FollowupError
    from followup_ai.models import DraftResult, Interview, Report
    from followup_ai.rules import check
    from followup_ai.timing import Plan, plan

__version__ = "0.1.0"

_HOMES = {
    "Interview": "followup_ai.models",
    "DraftResult": "followup_ai.models",
    "Report": "followup_ai.models",
    "FollowupError": "followup_ai.errors",
    "check": "followup_ai.rules",
    "plan": "followup_ai.timing",
    "Plan": "followup_ai.timing",
    "draft": "followup_ai.drafting",
    "adraft": "followup_ai.drafting",
}

__all__ = ["DraftResult", "FollowupError", "Interview", "Plan", "Report", "adraft", "check", "draft", "plan"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
