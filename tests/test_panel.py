"""Messages to several people know of each other."""

import datetime as dt

import acme

from followup_ai.desk import context_of, look_at
from followup_ai.interviews import parse_interview
from followup_ai.panel import Place, allotted, beside, with_drafts

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


PANEL = parse_interview(
    """
candidate: Sam Okafor
company: Harbour Labs
role: Product Designer
date: 2026-05-12
interviewer: Ines Duarte
panel: [Kenji Mori, Abena Mensah, Lars Holm]
discussed:
  - their design system rewrite
  - Lars asked about colour contrast in bright sun
  - the kiosk for ferry terminals
  - usability tests with deckhands
  - the handover from design to code
their_words: [ship it when it floats]
"""
)
NAMES = [person.name for person in PANEL.people]


def test_each_of_a_panel_is_dealt_points_of_their_own_and_those_that_name_them():
    shares = {name: allotted(PANEL, name).discussed for name in NAMES}
    assert sorted(point for share in shares.values() for point in share) == sorted(PANEL.discussed)
    assert all(shares.values())
    assert shares["Lars Holm"] == ("Lars asked about colour contrast in bright sun",)
    assert [name for name in NAMES if allotted(PANEL, name).their_words] == ["Kenji Mori"]  # one reader alone is quoted to


def test_with_fewer_points_than_people_nothing_is_dealt_out():
    few = PANEL.model_copy(update={"discussed": PANEL.discussed[:2], "their_words": ()})
    assert allotted(few, "Kenji Mori") == few
    alone = PANEL.model_copy(update={"panel": ()})
    assert allotted(alone, "Ines Duarte") == alone


def test_four_of_a_panel_get_messages_that_each_stand_beside_the_others():
    from followup_ai.drafting import draft

    drafts = {}
    for name in NAMES:
        place = Place("email", "thank-you", name)
        told = with_drafts(allotted(PANEL, name), beside(PANEL, place, drafts, DAY))
        drafts[place] = draft(told, to=name).text
    for place, text in drafts.items():
        context = context_of(PANEL, to=place.to, beside=beside(PANEL, place, drafts, DAY))
        assert look_at(text, context).report.accepted, f"{place.to}:\n{text}"


def test_each_reads_of_another_strength_first_and_one_alone_of_what_was_left_out():
    told = PANEL.model_copy(update={"qualifications": ("six years of kiosks", "a degree in design"), "left_out": ("I dive",)})
    shares = [allotted(told, name) for name in NAMES]
    assert [share.qualifications[0] for share in shares[:2]] == ["six years of kiosks", "a degree in design"]
    assert all(sorted(share.qualifications) == sorted(told.qualifications) for share in shares)
    assert [share.left_out for share in shares] == [("I dive",), (), (), ()]


def test_the_next_one_is_told_something_else_that_the_candidate_brings():
    from followup_ai.drafting import draft

    brought = ("Nine years at a county archive", "Moved 3,000 maps into a new store", "Taught evening classes on tithe maps")
    interview = INTERVIEW.model_copy(update={"qualifications": brought, "left_out": ()})
    told = []
    drafts = {}
    for place in (DANA, TOM):
        known = with_drafts(allotted(interview, place.to), beside(interview, place, drafts, DAY))
        drafts[place] = draft(known, to=place.to).text
        told.append({word for word in ("county archive", "3,000 maps", "evening classes") if word in drafts[place]})
    assert told[0]
    assert told[1]
    assert not told[0] & told[1]
