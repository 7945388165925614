"""What is proposed to be written next."""

import datetime as dt

import pytest

from followup_ai.interviews import parse_interview
from followup_ai.models import SentMessage
from followup_ai.proposing import propose

PANEL = parse_interview(
    "candidate: Priya Raman\ninterviewer: {name: Dana Whitfield}\npanel: [{name: Tom Reyes}]\ncompany: Acme\nrole: Engineer\n"
    "date: 2026-05-12\ndiscussed: [streaming]"
)
DAY_AFTER = dt.datetime(2026, 5, 13, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("to", "proposed"), [("Tom Reyes", "Tom Reyes"), ("Dana Whitfield", "Dana Whitfield"), ("", "Dana Whitfield")]
)
def test_of_messages_due_together_the_one_for_whom_one_writes_to_comes_first(to, proposed):
    assert propose(PANEL, DAY_AFTER, to).to == proposed


def test_whoever_was_thanked_is_not_proposed_again_while_another_waits():
    thanks = SentMessage(date=dt.date(2026, 5, 12), format="email", to="Tom Reyes", body="Thank you.")
    assert propose(PANEL.model_copy(update={"sent": (thanks,)}), DAY_AFTER, "Tom Reyes").to == "Dana Whitfield"
