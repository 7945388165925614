"""Before any model is asked: what cannot hold together, and what is not asked for."""

import pytest
from provider import Provider
from test_drafting import GOOD, INTERVIEW, MODEL, NOW

from followup_ai.drafting import draft
from followup_ai.errors import CannotAllHold, InterviewError, NothingToMention
from followup_ai.events import Foreseen
from followup_ai.models import Person
from followup_ai.preflight import foresee
from followup_ai.rules import all_rules, context_for
from followup_ai.templates import draft_messages

REQUIRED = {rule.id for rule in all_rules() if rule.required}


def seen(interview=INTERVIEW, format="email", **where):
    return foresee(context_for(interview, format, now=NOW, **where))


def test_an_email_has_room_for_everything():
    assert seen().relaxed == ()


@pytest.mark.parametrize("name", ["no idea", "???", "HR team", "N/A", "Mrs."])
def test_who_names_nobody_is_asked_whom_they_talked_to(name):
    with pytest.raises(InterviewError, match="as you would address them"):
        seen(INTERVIEW.model_copy(update={"interviewer": Person(name=name)}))


def test_a_connection_request_is_not_asked_for_all_that_is_advice_there():
    found = seen(format="linkedin-connect")
    assert "addresses-concern" in found.relaxed
    assert "200 characters" in found.why
    advice = set(context_for(INTERVIEW, "linkedin-connect").format.advice)
    assert not set(found.relaxed) & (REQUIRED - advice)


def test_what_is_relaxed_is_not_asked_of_the_model():
    context = context_for(INTERVIEW, "linkedin-connect", now=NOW)
    relaxed = foresee(context).relaxed
    content = draft_messages(context, "=== f ===", relaxed)[1]["content"]
    assert all(f"- {rule}: " not in content for rule in relaxed)
    assert f"no room for {', '.join(relaxed)}" in content
    assert "- gratitude: " in content


def test_many_promises_leave_a_card_without_room():
    busy = INTERVIEW.model_copy(update={"promised": ("send the long report on streaming of last year",) * 9})
    assert "keeps-promises" in seen(busy, "note").relaxed
    assert "keeps-promises" not in seen(busy, "email").relaxed


def test_a_name_longer_than_the_message_is_refused_before_any_call():
    long = INTERVIEW.model_copy(update={"interviewer": Person(name="D" * 195)})
    with pytest.raises(CannotAllHold, match="shorten the name"):
        seen(long, "linkedin-connect")
    assert seen(long, "email").relaxed == ()


@pytest.mark.parametrize("note", ["in confidence: Gareth leaves in June", "the merger, don't write that"])
def test_where_all_is_private_one_thing_to_write_is_asked_for(note):
    secret = INTERVIEW.model_copy(update={"discussed": (note,), "their_words": (), "personal": ()})
    with pytest.raises(NothingToMention, match="private"):
        seen(secret)
    partly = secret.model_copy(update={"discussed": (note, "the on-call rota")})
    assert seen(partly).relaxed == ()


@pytest.mark.real_clock
def test_drafting_tells_what_it_relaxed(monkeypatch):
    events = []
    with Provider("Hi Dana, thank you for Tuesday; the move from nightly batches to streaming stayed with me. Sam") as provider:
        provider.lend(monkeypatch)
        result = draft(INTERVIEW, "linkedin-connect", model=MODEL, now=NOW, on_event=events.append)
    assert isinstance(events[0], Foreseen)
    assert result.relaxed == events[0].relaxed
    assert result.text != GOOD
