"""LiteLLM alone: it asks and asks again, and judges nothing."""

from __future__ import annotations

import os


def make(job):
    """See `__main__.Draft`."""
    os.environ.update(LITELLM_LOCAL_MODEL_COST_MAP="True", LITELLM_MODE="PRODUCTION")
    import litellm

    litellm.suppress_debug_info = True

    async def ask(kind, turns):
        answer = await litellm.acompletion(model=f"openai/{kind}", messages=turns, max_retries=0, num_retries=0, timeout=60)
        return answer.choices[0].message.content

    async def draft(kind):
        text = await ask(kind, job["messages"])
        if kind == "good":
            return text
        again = {"role": "user", "content": job["feedback"][kind]}
        return await ask(kind, [*job["messages"], {"role": "assistant", "content": text}, again])

    return draft
