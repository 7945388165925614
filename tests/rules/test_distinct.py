"""`distinct`: what people who interview together would notice when they compare notes."""

import dataclasses

import pytest

from followup_ai import anatomy
from followup_ai.models import Interview, SentMessage
from followup_ai.rules import check, context_for
from followup_ai.rules.distinct import Distinct

INTERVIEW = Interview.model_validate({
    "candidate": "Sam Okafor",
    "interviewer": "Dana Whitfield",
    "panel": ["Tom Reyes", "Ana Sousa"],
    "company": "Acme",
    "role": "Senior Data Engineer",
    "date": "2026-05-12",
    "discussed": ["their move from nightly batches to streaming", "the on-call rota", "the parking permits backlog"],
})  # fmt: skip
ROTA = "Thank you for telling me how the on-call rota works. When might I hear more?"
STREAMING = "What you said of leaving nightly batches for streaming made me want to start at once. Which step comes next?"
PARKING = "A backlog of parking permits is a puzzle that I would enjoy. Could you say how it goes on from here?"


def message(text, reader="Dana"):
    return f"Dear {reader},\n\n{text}\n\nBest regards,\nSam Okafor"


def verdict(text, *others, to=None, interview=INTERVIEW):
    told = [SentMessage.model_validate({"date": "2026-05-13", "to": to_, "body": message(body, to_)}) for to_, body in others]
    context = context_for(interview, to=to, panel_messages=told)
    return Distinct().check(anatomy.parse(message(text), candidate="Sam Okafor"), context)


def test_three_messages_about_three_things_pass():
    assert verdict(ROTA, ("Tom Reyes", STREAMING), ("Ana Sousa", PARKING)).verdict == "pass"
    assert verdict(STREAMING, ("Dana Whitfield", ROTA), ("Ana Sousa", PARKING), to="Tom Reyes").verdict == "pass"


def test_the_same_text_under_another_name_fails():
    found = verdict(ROTA, ("Tom Reyes", STREAMING), ("Ana Sousa", ROTA))
    assert found.verdict == "fail"
    assert "Ana Sousa" in found.why
    assert "100 %" in found.why


def test_the_same_detail_in_other_words_fails():
    other = "I keep thinking about your rota and how fairly on-call is shared. I hope to join you, and wonder when you decide."
    assert verdict(ROTA, ("Tom Reyes", other)).verdict == "fail"


def test_one_shared_detail_beside_one_of_its_own_passes():
    assert (
        verdict(
            f"{ROTA} The permits backlog for parking made me smile.", ("Tom Reyes", STREAMING + " The on-call rota, too.")
        ).verdict
        == "pass"
    )


def test_with_too_few_details_only_likeness_counts():
    few = INTERVIEW.model_copy(update={"discussed": ("the on-call rota",)})
    other = "I keep thinking about your rota and how fairly on-call is shared. I hope to join you, and wonder when you decide."
    assert verdict(ROTA, ("Tom Reyes", other), interview=few).verdict == "pass"
    assert verdict(ROTA, ("Tom Reyes", ROTA), interview=few).verdict == "fail"


def test_alone_it_does_not_apply():
    assert verdict(ROTA).verdict == "not-applicable"
    assert verdict(ROTA, interview=None).verdict == "not-applicable"


def test_messages_sent_to_the_others_count_and_earlier_ones_to_the_reader_do_not():
    sent = [{"date": "2026-05-13", "to": "Tom Reyes", "body": message(ROTA, "Tom")}]
    known = Interview.model_validate(INTERVIEW.model_dump() | {"sent": sent})
    of = {v.rule: v.verdict for v in check(message(ROTA), known).verdicts}
    assert of["distinct"] == "fail"
    own = {v.rule: v.verdict for v in check(message(ROTA, "Tom"), known, to="Tom Reyes").verdicts}
    assert own["distinct"] == "not-applicable"


@pytest.mark.parametrize("format", ["email", "call-script", "nonsense", ""])
def test_any_format_of_another_message_is_read(format):
    told = SentMessage.model_validate({"date": "2026-05-13", "to": "Tom Reyes", "format": format, "body": message(ROTA, "Tom")})
    context = dataclasses.replace(context_for(INTERVIEW), panel_messages=(told,))
    assert Distinct().check(anatomy.parse(message(ROTA), candidate="Sam Okafor"), context).verdict == "fail"
