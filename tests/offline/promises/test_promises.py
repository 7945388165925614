"""A promise goes to whom it was made, says whose the thing is, and is not made again once it is kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.promises.promises import promise, promises_of
from followup_ai.offline.promises.sendable import short
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Ann Bell",
    "interviewer": {"name": "Margaret Ashcombe", "title": "Owner"},
    "panel": [{"name": "Eng. Fatima Al Mazrouei", "title": "Client"}, {"name": "Hajia Rukayat Bello", "title": "HR"}],
    "company": "Ashcombe Hill",
    "role": "Flock Manager",
    "date": "2026-11-24",
    "discussed": ["the move to outdoor lambing in April"],
}


def draft(promised: str, to: str, seed: int = 1, format_: str = "email", purpose: str = "thank-you", **notes: str) -> str:
    interview = Interview.model_validate(NOTES | {"promised": [promised]} | notes)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, format_, purpose, to, now), new_fence()), seed)


def test_whom_the_notes_call_by_an_initial_is_not_named() -> None:
    text = draft("title of that article abt gelatine sizing for S.", "Margaret Ashcombe")
    assert "gelatine sizing" in text
    assert " for S" not in text


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("Mary Keane's email at the college", "you Mary Keane's email at the college"),
        ("Ross Lyons' number, for the reference", "you Ross Lyons' number"),
        ("the name of the mill that dyes the crepeline for me", "you the name of the mill that dyes the crepeline for me"),
        ("drone footage from the harvest", "the drone footage from the harvest"),
        ("summary of the 2024 season", "the summary of the 2024 season"),
    ],
)
def test_nothing_that_was_promised_is_left_out_or_misnamed(noted: str, said: str) -> None:
    assert said in draft(noted, "Margaret Ashcombe", format_="linkedin")


def test_a_later_message_tells_of_no_sending_that_the_notes_do_not_hold() -> None:
    now = draft("the link to my talk on lambing", "Margaret Ashcombe", format_="linkedin", purpose="keep-in-touch")
    assert "reached you" not in now


@pytest.mark.parametrize(
    ("promised", "to", "thing"),
    [
        ("blank version of the cost report -> Eng. Fatima", "Eng. Fatima Al Mazrouei", "blank version of the cost report"),
    ],
)
def test_what_was_promised_to_one_of_them_is_told_to_whoever_leads_and_nobody_else(promised: str, to: str, thing: str) -> None:
    assert thing in draft(promised, to)
    to_leader = draft(promised, "Margaret Ashcombe").replace("I'll", "I will")
    assert "I will send Hajia Bello" in to_leader or "I will send Eng. Al Mazrouei" in to_leader
    other = next(p["name"] for p in NOTES["panel"] if p["name"] != to)
    assert thing not in draft(promised, other)
    assert "Hajia and" not in draft(promised, to)


def test_her_is_whom_it_is_sent_to() -> None:
    said = draft("send her last 3 yrs of lambing records", "Margaret Ashcombe")
    assert "my last 3 years of lambing records" in said
    assert "your last" not in said


def test_what_has_gone_is_not_promised_again() -> None:
    said = draft("a copy of the CORU letter (already sent this morning)", "Margaret Ashcombe")
    assert "a copy of the CORU letter" in said
    assert "will" not in said.split("CORU letter")[0].rsplit(".", 1)[-1]
    assert "I will send a copy" not in said


CAST = Cast(frozenset({"arturo", "benavides"}), {"sheikha": "Sheikha", "chelo": "Chelo", "keith": "Keith"}, crowded=True)


@pytest.mark.parametrize(
    ("note", "vp", "to", "sent"),
    [
        ("GWO certs - done, sent from the airport", "send my GWO certificates", "", True),
        ("rain timetable → Lic. Benavides (Monday 23, sent)", "send the rain timetable", "you", True),
        ("sketch of the turnaround → Doña Chelo", "send the sketch of the turnaround", "Chelo", False),
        ("the rain plan -> Benavides by Fri", "send the rain plan", "you", False),
        ("one booklet → Keith by end of wk (posted it Fri 13th)", "send one booklet", "Keith", True),
        ("Keith → the booklet", "send the booklet", "Keith", False),
        ("sent her the paper about the VDK rest, 11/11", "send the paper about the VDK rest", "", True),
        ("✓ link to the map", "send the link to the map", "", True),
        ("the form (not sent yet)", "send the form", "", False),
        ("the certificate, given by the school in 2019", "send the certificate, given by the school in 2019", "", False),
        ("I will mail the two photos", "send the two photos", "", False),
        ("I promised Sheikha the five-line form", "send the five-line form", "Sheikha", False),
        ("owe Marta a copy of the plan", "send a copy of the plan", "Marta", False),
    ],
)
def test_thing_receiver_and_whether_it_has_gone_are_told_apart(note: str, vp: str, to: str, sent: bool) -> None:
    assert [(p.vp, p.to, p.sent) for p in promises_of(note, CAST, {})] == [(vp, to, sent)]


@pytest.mark.parametrize("promised", ["postmortem template to Dev (sent 13 Nov)", "the booklet → Keith (posted it Fri 13th)"])
def test_what_went_to_somebody_else_is_not_told_to_this_reader(promised: str) -> None:
    assert "template" not in draft(promised, "Margaret Ashcombe")
    assert "booklet" not in draft(promised, "Margaret Ashcombe")


def test_one_of_nothing_in_particular_is_no_promise() -> None:
    assert promises_of("send one over", CAST, {}) == ()


@pytest.mark.parametrize(
    "note",
    [
        "my treatment calendar, month by month",
        "the drawing of how we marked capped comb for people who don't read",
        "a list of growers that still use bark hives",
    ],
)
def test_nothing_is_said_behind_a_tail(note: str) -> None:
    """ "My calendar, month by month today" and "people who don't read separately" would follow from it."""
    (made,) = promises_of(note, Cast(), {})
    assert made.tailed
    for seed in range(4):
        said = draft(note, "Margaret Ashcombe", seed)
        behind = said.partition(short(made.thing))[2]
        assert behind.startswith((".", ", as", ", which", " [", " will")), behind[:60]


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "list of bays to Fatima; script to Rukayat, the sir wants the photos",
            [("send a list of bays", "Fatima"), ("send the script", "Rukayat"), ("send the photos", "")],
        ),
        ("for Fatima, our chlorine log sheet", [("send our chlorine log sheet", "Fatima")]),
        ("to sir: the list of schools", [("send the list of schools", "")]),
        ("bring me book of drawings", [("bring my book of drawings", "")]),
        ("send t' grading sheet", [("send the grading sheet", "")]),
        ("2 referees, one must be my boss", [("send the names of two referees", "")]),
        ("pic of the gauge + where to buy it", [("send a picture of the gauge and a note on where to buy it", "")]),
    ],
)
def test_lists_titles_and_two_acts_are_read(note: str, told: list[tuple[str, str]]) -> None:
    room = Cast(frozenset({"margaret"}), {"fatima": "Fatima", "rukayat": "Rukayat"}, True)
    assert [(p.vp, p.to) for p in promises_of(note, room, {})] == told


@pytest.mark.parametrize(
    ("note", "awaited"),
    [
        ("share the method statement (after taking permission)", "after taking permission"),
        ("letter of Dr. Thampi (he is on leave till 6 July)", ""),
    ],
)
def test_what_a_promise_waits_for_is_kept_with_it(note: str, awaited: str) -> None:
    (made,) = promises_of(note, CAST, {})
    assert (made.held, made.awaited) == (True, awaited)
    said = draft(note, "Margaret Ashcombe")
    assert "attach" not in said
    assert (awaited or "as soon as I can") in said.replace("After", "after").replace("As soon", "as soon")


@pytest.mark.parametrize(
    ("format_", "kept"), [("email", "attach"), ("letter", "enclos"), ("note", "email"), ("linkedin", "send")]
)
@pytest.mark.parametrize("purpose", ["thank-you", "check-in"])
def test_what_can_be_sent_now_is_sent_as_its_format_can(format_: str, kept: str, purpose: str) -> None:
    for seed in range(3):
        said = draft("lambing records for three years", "Margaret Ashcombe", seed, format_, purpose).lower()
        sentence = next(s for s in said.replace("\n", " ").split(". ") if "lambing records" in s and "outdoor" not in s)
        assert any(word in sentence for word in kept.split("|"))


@pytest.mark.parametrize("seed", range(4))
def test_a_promise_is_kept_after_a_no_too(seed: int) -> None:
    def after_no(promised: str) -> str:
        return draft(promised, "Margaret Ashcombe", seed, "email", "keep-in-touch", outcome="rejected")

    assert "lambing records for three years" in after_no("lambing records for three years")
    assert "certificate" not in after_no("copy of my certificate")
    assert "permit" not in after_no("get the work permit signed")
    assert "certificate" in draft("copy of my certificate", "Margaret Ashcombe", seed, "email", "keep-in-touch")


@pytest.mark.parametrize(
    ("note", "vp"),
    [
        ("bring passport copy friday", "bring a copy of my passport"),
        ("number of Anna Kelly me old boss", "send the number of Anna Kelly, my old boss"),
        ("running order of the spring market", "send the running order of the spring market"),
        ("film of pressure test", "send the film of the pressure test"),
        ("refs x2 by Mon", "send 2 references"),
        ("reading list x3", "send 3 reading lists"),
        ("Hand in the medical certificate", "hand in the medical certificate"),
        ("fill in the course certificate", "fill in the course certificate"),
        ("Pass on the news to my old tutor", "pass on the news to my old tutor"),
        ("joining date option: 60 days notice", ""),
    ],
)
def test_a_promise_keeps_its_thing_whole_and_its_day_apart(note: str, vp: str) -> None:
    assert next((p.vp for p in promises_of(note, CAST, {})), "") == vp


@pytest.mark.parametrize(
    ("note", "act"),
    [
        ("to find out how much notice I must give", "find out how much notice I must give"),
        ("find out when I can start", "find out when I can start"),
        ("work out how many hours I can do", "work out how many hours I can do"),
        ("look at their chart of accounts and say what I think", "look at your chart of accounts and say what I think"),
        ("ask my current head for permission to be contacted", "ask my current head for permission to be contacted"),
    ],
)
def test_a_question_that_hangs_on_an_act_is_kept_whole(note: str, act: str) -> None:
    assert [p.vp for p in promises_of(note, Cast(), {})] == [act]


@pytest.mark.parametrize(
    ("note", "thing"),
    [
        ("send payslip from last month", "my payslip from last month"),
        ("send the report from last week", "the report from last week"),
    ],
)
def test_one_of_such_a_kind_has_its_article_and_last_month_has_none(note: str, thing: str) -> None:
    assert [p.thing for p in promises_of(note, Cast(), {})] == [thing]


@pytest.mark.parametrize(
    ("note", "act"),
    [
        ("come for a test drive thursday 7am", "come for a test drive"),
        ("come in for a trial shift Saturday 9am", "come in for a trial shift"),
        ("I will cook a trial lunch for the staff, date to be fixed", "cook a trial lunch for the staff"),
        ("teach a demo lesson, date tbc", "teach a demo lesson"),
    ],
)
def test_a_jotted_hour_and_an_open_date_are_left_out(note: str, act: str) -> None:
    assert [p.vp for p in promises_of(note, Cast(), {})] == [act]


@pytest.mark.parametrize("format_", ["email", "letter", "linkedin"])
@pytest.mark.parametrize(
    ("note", "act"),
    [
        ("send the number of my last farm manager by WhatsApp", "send the number of my last farm manager by WhatsApp"),
        ("text her a picture of the roof", "text you a picture of the roof"),
        ("send the video of the shave on Instagram", "send the video of the shave on Instagram"),
    ],
)
def test_what_was_promised_by_another_way_goes_by_it(note: str, act: str, format_: str) -> None:
    said = draft(note, "Margaret Ashcombe", format_=format_)
    assert act in said
    assert not any(word in said for word in ("attach", "nclos", "email you", "separate message"))


@pytest.mark.parametrize("act", ["mark up two pages of the spring catalogue", "rework the third drawing", "mark two essays"])
def test_what_is_to_be_done_to_a_paper_is_an_act(act: str) -> None:
    assert promise(act, Cast(), {}) == act


@pytest.mark.parametrize(
    ("note", "act"),
    [
        ("Phone numbers for my two referees", "send phone numbers for my two referees"),
        ("An introduction to my old harbour master", "introduce you to my old harbour master"),
    ],
)
def test_a_promise_is_not_cut_short_of_what_it_shows_or_whom_it_names(note: str, act: str) -> None:
    assert [p.vp for p in promises_of(note, Cast(), {})] == [act]


def test_what_was_to_be_texted_is_still_given_long_after() -> None:
    interview = Interview.model_validate(NOTES | {"promised": ["text her the lambing rota"]})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=20), dt.time(10), dt.UTC)
    said = compose(draft_messages(rules.context_for(interview, "email", "check-in", "Margaret Ashcombe", now), new_fence()), 1)
    assert "attached the lambing rota" in said or "send" in said.split("lambing rota")[0].rsplit(".", 1)[-1]
    assert "text you" not in said


@pytest.mark.parametrize("noted", ["CV incl. refs.", "sketch - neater one", "prof. letter"])
def test_what_is_left_of_a_note_read_amiss_is_not_promised(noted: str) -> None:
    assert promises_of(noted, Cast(frozenset(["ines", "bauer"])), {}) == ()


def test_a_stop_before_a_number_ends_no_thing() -> None:
    (promise,) = promises_of("field notes vol. 4", Cast(frozenset(["ines", "bauer"])), {})
    assert promise.thing == "the field notes vol. 4"
