"""The rule `channel-fit`: what careful readers often let pass is told as a question."""

import pytest

from followup_ai import anatomy
from followup_ai.rules import context_for
from followup_ai.rules._base import EXAMPLE_INTERVIEW
from followup_ai.rules.channel_fit import ChannelFit

_BODY = (
    "Dear Dana,\n\nThank you for your time on Tuesday. I liked hearing how you are moving from nightly batches to streaming,"
    " and why the on-call rota is shared by the whole team, which is how we came to sleep well at my last place, and I would"
    " gladly do it again.\n\nCould you let me know what the next steps are, and when you expect to decide?"
)


def judged(text: str):
    draft = anatomy.parse(text, subject="Senior Data Engineer: thank you", candidate="Sam Okafor")
    return ChannelFit().judge(draft, context_for(EXAMPLE_INTERVIEW))


def test_a_missing_sign_off_alone_is_doubted_and_beside_other_faults_it_is_sure() -> None:
    alone, beside = judged(_BODY), judged("Dear Dana,\n\nThank you.")
    assert (alone.verdict, alone.sure) == ("fail", False)
    assert (beside.verdict, beside.sure) == ("fail", True)


@pytest.mark.parametrize(
    ("purpose", "outcome", "verdict"),
    [("thank-you", "pending", "fail"), ("keep-in-touch", "pending", "pass"), ("feedback", "rejected", "pass")],
)
def test_an_answer_to_a_no_may_begin_with_re(purpose, outcome, verdict) -> None:
    text = f"{_BODY}\n\nBest regards,\nSam Okafor"
    draft = anatomy.parse(text, subject="Re: Senior Data Engineer at Acme", candidate="Sam Okafor")
    interview = EXAMPLE_INTERVIEW.model_copy(update={"outcome": outcome})
    assert ChannelFit().judge(draft, context_for(interview, "email", purpose)).verdict == verdict
