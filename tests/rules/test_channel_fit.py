"""The rule `channel-fit`: what careful readers often let pass is told as a question."""

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
