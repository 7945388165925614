"""followup-ai: every draft judged by all rules, repaired, asked for again."""

from __future__ import annotations

import datetime as dt


def make(job):
    """See `__main__.Draft`."""
    from followup_ai import adraft
    from followup_ai.rules._base import EXAMPLE_INTERVIEW

    now = dt.datetime.fromisoformat(job["now"])

    async def draft(kind):
        result = await adraft(EXAMPLE_INTERVIEW, model=f"openai/{kind}", now=now)
        if not result.accepted:
            raise SystemExit(f"not accepted: {[v.rule for v in result.verdicts if v.required and v.verdict == 'fail']}")
        return result.text

    return draft
