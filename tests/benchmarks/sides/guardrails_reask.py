"""guardrails-ai's own re-ask, with twenty pattern validators."""

from __future__ import annotations

import os
import re


def make(job):
    """See `__main__.Draft`."""
    os.environ.update(OTEL_SDK_DISABLED="true", LITELLM_LOCAL_MODEL_COST_MAP="True", LITELLM_MODE="PRODUCTION")
    import litellm
    from guardrails import AsyncGuard
    from guardrails.validator_base import FailResult, PassResult, Validator, register_validator

    litellm.suppress_debug_info = True

    def validator(number, pattern, told):
        @register_validator(name=f"bench/{number}", data_type="string")
        class Pattern(Validator):
            def _validate(self, value, _metadata):
                return FailResult(error_message=told) if re.search(pattern, value) else PassResult()

        return Pattern(on_fail="reask")

    validators = [validator(number, *item) for number, item in enumerate(job["patterns"])]

    async def draft(kind):
        guard = AsyncGuard().use(*validators)
        outcome = await guard(
            litellm.acompletion, model=f"openai/{kind}", messages=job["messages"], num_reasks=2, max_retries=0, num_retries=0
        )
        if not outcome.validation_passed:
            raise SystemExit("not accepted")
        return outcome.validated_output

    return draft
