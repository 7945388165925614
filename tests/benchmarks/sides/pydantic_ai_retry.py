"""pydantic-ai: an agent whose output validator fails on twenty patterns; it asks again with what failed."""

from __future__ import annotations

import os
import re


def make(job):
    """See `__main__.Draft`."""
    from pydantic_ai import Agent, ModelRetry
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    provider = OpenAIProvider(base_url=os.environ["OPENAI_API_BASE"], api_key="none")
    patterns = [(re.compile(pattern), told) for pattern, told in job["patterns"]]
    system, user = (m["content"] for m in job["messages"])

    def agent(kind):
        made = Agent(OpenAIChatModel(kind, provider=provider), system_prompt=system, retries=3)

        @made.output_validator
        def passes(text: str) -> str:
            if told := [told for pattern, told in patterns if pattern.search(text)]:
                raise ModelRetry("\n".join(told) if job["findings_only"] else job["feedback"][kind])
            return text

        return made

    agents = {kind: agent(kind) for kind in ("good", *job["feedback"])}

    async def draft(kind):
        return (await agents[kind].run(user)).output

    return draft
