"""A model mends one thing, and everything else of the text stays."""

from dataclasses import replace

import acme
import pytest
from provider import status

from followup_ai.desk import changes_between, context_of
from followup_ai.errors import BudgetSpent, InputError, ModelUnavailable, ModelUseless
from followup_ai.events import FellBack
from followup_ai.interviews import parse_interview
from followup_ai.redoing import redo
from followup_ai.settings import Settings

INTERVIEW = parse_interview(acme.INTERVIEW)
CONTEXT = context_of(INTERVIEW)
MODEL = Settings(model="openai/test-model", max_attempts=2)


def test_a_sentence_too_many_goes_and_the_rest_stays_as_it_was(serve):
    serve(acme.GOOD.replace("enjoyed hearing", "liked to hear"))
    edited = acme.GOOD.replace("I am very interested", "Sorry to bother you. I am very interested")
    result = redo(edited, "no-apology", CONTEXT, MODEL)
    assert result.text == acme.GOOD
    assert result.accepted
    assert result.certificate.covers(result.text)


def test_of_what_mends_a_fault_that_is_taken_after_which_nothing_else_is_at_fault(serve):
    """The apology stands before the greeting, and makes a fourth paragraph of it: another sentence in its place would, too."""
    serve(acme.GOOD.replace("I enjoyed hearing", "Sorely tempted to bother you again, I enjoyed hearing"))
    edited = acme.GOOD.replace("\n\n", "\n\nSorry to bother you again. ", 1)
    result = redo(edited, "no-apology", CONTEXT, MODEL)
    assert result.accepted
    assert "bother" not in result.text


def test_what_is_missing_is_taken_from_the_answer_and_nothing_else(serve):
    serve(acme.GOOD.replace("I enjoyed hearing about your move", "It was good to hear of your move"))
    edited = acme.GOOD.replace(" Could you tell me what the next steps are?", "")
    result = redo(edited, "next-steps-question", CONTEXT, MODEL)
    assert [c.text.strip() for c in changes_between(edited, result.text) if c.kind != "kept"] == [
        "Could you tell me what the next steps are?"
    ]


def test_a_subject_is_mended_in_its_place(serve):
    serve(acme.GOOD)
    result = redo(acme.GOOD.replace("Senior Data Engineer: thank you", "Hi"), "channel-fit", CONTEXT, MODEL)
    assert result.text == acme.GOOD


def test_an_answer_that_mends_nothing_leaves_the_text_and_says_so(serve):
    server = serve(acme.BEGGING)
    with pytest.raises(ModelUseless, match="no-begging"):
        redo(acme.BEGGING, "no-begging", CONTEXT, MODEL)
    assert len(server.requests) == 2


def test_no_model_is_asked_to_mend_what_was_mended_by_hand_just_before(serve):
    server = serve(acme.GOOD)
    with pytest.raises(InputError, match="no-begging finds nothing to put right"):
        redo(acme.GOOD, "no-begging", CONTEXT, MODEL)
    assert server.requests == []


def test_the_model_is_told_what_is_wrong_and_nothing_besides(serve):
    server = serve(acme.GOOD)
    edited = acme.BEGGING.replace("I enjoyed", "Sorry!! I enjoyed")
    redo(edited, "no-begging", CONTEXT, MODEL)
    told = server.requests[0].messages[-1]["content"]
    assert "no-begging: " in told
    assert "no-apology: " not in told


def test_a_model_of_unknown_price_mends_only_where_that_is_allowed(serve):
    server = serve(acme.GOOD)
    limited = replace(MODEL, max_cost_usd=0.5)
    with pytest.raises(BudgetSpent, match="--allow-unknown-cost"):
        redo(acme.BEGGING, "no-begging", CONTEXT, limited)
    assert server.requests == []
    assert redo(acme.BEGGING, "no-begging", CONTEXT, replace(limited, allow_unknown_cost=True)).accepted


def test_a_model_that_stands_in_mends_the_text_and_the_result_says_why(serve):
    serve(status(401), acme.GOOD)
    told = []
    result = redo(acme.BEGGING, "no-begging", CONTEXT, replace(MODEL, fallbacks=("openai/other-model",)), tell=told.append)
    assert (result.accepted, result.model) == (True, "openai/other-model")
    assert [(f.model, f.to) for f in result.fallbacks] == [(MODEL.model, "openai/other-model")]
    assert "refused the key" in result.fallbacks[0].why
    assert [event.to for event in told if isinstance(event, FellBack)] == ["openai/other-model"]


def test_where_no_model_gives_anything_each_reason_is_told(serve):
    server = serve(status(401), status(404))
    with pytest.raises(ModelUnavailable, match=r"refused the key.* and the provider does not know openai/other-model"):
        redo(acme.BEGGING, "no-begging", CONTEXT, replace(MODEL, fallbacks=("openai/other-model",)))
    assert len(server.requests) == 2


def test_every_attempt_is_shown_with_what_it_took(serve):
    serve(acme.BEGGING, acme.GOOD)
    result = redo(acme.BEGGING, "no-begging", CONTEXT, MODEL)
    assert [attempt.failed for attempt in result.attempts] == [("no-begging",), ()]
    assert [attempt.prompt_tokens for attempt in result.attempts] == [100, 100]
    assert result.calls == 2
