"""What a request must tell a model, as the scorer `told-everything` sees it."""

from types import SimpleNamespace

import pytest
import yaml

from evals.scorers.told_everything import told_everything
from evals.suites import drafts
from followup_ai.templates import draft_messages

FENCE = "=== notes 0123 ==="
WRITTEN_BEFORE = [case for case in drafts.cases() if (case.interview or {}).get("sent")]


def scored(case, change=lambda _fields: None):
    """The score of the first request of a case, after a change of the notes in it."""
    system, user = draft_messages(case.context(), FENCE)
    before, notes, after = user["content"].split(FENCE)
    fields = yaml.safe_load(notes)
    change(fields)
    told = FENCE.join([before, "\n" + yaml.safe_dump(fields, allow_unicode=True), after])
    return told_everything.score(case, SimpleNamespace(calls=[SimpleNamespace(messages=[system, user | {"content": told}])]))


@pytest.mark.parametrize("case", WRITTEN_BEFORE[::12], ids=lambda case: case.id)
def test_a_request_that_leaves_out_what_was_said_before_is_noticed(case):
    assert scored(case).value
    for part in ("subject", "body", "date"):
        assert not scored(case, lambda fields, part=part: fields["sent"][0].pop(part)).value, part
