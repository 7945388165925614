"""Messages to several people know of each other."""

import datetime as dt

import acme

from followup_ai.desk import context_of, look_at
from followup_ai.interviews import parse_interview
from followup_ai.panel import Place, beside, with_drafts

DAY = dt.date(2026, 5, 13)
INTERVIEW = parse_interview(acme.INTERVIEW)
DANA, TOM = (Place("email", "thank-you", name) for name in ("Dana Whitfield", "Tom Reyes"))


def test_a_message_is_judged_beside_the_drafts_for_the_others():
    drafts = {
        DANA: acme.GOOD,
        TOM: acme.GOOD.replace("Dear Dana", "Dear Tom"),
        Place("note", "feedback", "Dana Whitfield"): "x",
    }
    others = beside(INTERVIEW, TOM, drafts, DAY)
    assert [message.to for message in others] == ["Dana Whitfield"]
    context = context_of(INTERVIEW, to="Tom Reyes", beside=others)
    distinct = next(f for f in look_at(drafts[TOM], context).findings if f.rule == "distinct")
    assert distinct.group == "must fix"
    assert "Dana Whitfield" in distinct.says


def test_what_was_sent_already_is_not_counted_twice():
    drafts = {DANA: acme.GOOD}
    told = with_drafts(INTERVIEW, beside(INTERVIEW, TOM, drafts, DAY))
    assert [message.to for message in told.sent] == ["Dana Whitfield"]
    assert beside(told, TOM, drafts, DAY) == ()


def test_whoever_drafts_the_next_one_knows_the_last():
    from followup_ai.drafting import draft

    first = draft(INTERVIEW, to="Dana Whitfield")
    told = with_drafts(INTERVIEW, beside(INTERVIEW, TOM, {DANA: first.text}, DAY))
    second = draft(told, to="Tom Reyes")
    assert second.text.startswith("Subject: ")
    assert "Tom" in second.text
