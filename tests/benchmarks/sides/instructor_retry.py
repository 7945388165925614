"""instructor: a model of one field, whose validator fails on twenty patterns; it asks again with what failed."""

from __future__ import annotations

import os
import re


def make(job):
    """See `__main__.Draft`."""
    import instructor
    from openai import AsyncOpenAI
    from pydantic import BaseModel, field_validator

    client = instructor.from_openai(AsyncOpenAI(base_url=os.environ["OPENAI_API_BASE"], api_key="none", max_retries=0))
    patterns = [(re.compile(pattern), told) for pattern, told in job["patterns"]]

    def wanted(kind):
        class Message(BaseModel):
            text: str

            @field_validator("text")
            @classmethod
            def passes(cls, text):
                if told := [told for pattern, told in patterns if pattern.search(text)]:
                    raise ValueError("\n".join(told) if job["findings_only"] else job["feedback"][kind])
                return text

        return Message

    models = {kind: wanted(kind) for kind in ("good", *job["feedback"])}

    async def draft(kind):
        made = await client.chat.completions.create(
            model=kind, messages=[dict(m) for m in job["messages"]], response_model=models[kind], max_retries=3
        )
        return made.text

    return draft
