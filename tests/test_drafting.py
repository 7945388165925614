"""The loop, against a real server on this machine: ask, repair, judge, ask again, stop, keep the best."""

import asyncio
import concurrent.futures
import datetime as dt
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from provider import KEY, raw, reply, status
from provider.dialects import OpenAI, Turn

from followup_ai.conversation import Ask, drafting
from followup_ai.drafting import adraft, draft, in_force
from followup_ai.errors import DraftRejected, ModelUnavailable, ModelUseless, NothingToMention, SettingError, UnknownName
from followup_ai.events import AttemptStarted, FellBack, Finished, Judged, Repaired, Replied, Reprompting, Retrying, TextSoFar
from followup_ai.models import Verdict
from followup_ai.replies import Reply
from followup_ai.rules import check, context_for, rule_set_version
from followup_ai.rules._base import EXAMPLE_INTERVIEW
from followup_ai.settings import Settings, settings_from

pytestmark = pytest.mark.real_clock

MODEL = "openai/test-model"
NOW = dt.datetime(2026, 5, 13, 10, tzinfo=dt.UTC)
INTERVIEW = EXAMPLE_INTERVIEW

GOOD = """Subject: Senior Data Engineer: thank you, Dana

Dear Dana,

Thank you for your time on Tuesday. Your move from nightly batches to streaming stayed with me, and so did your line that \
boring technology wins; my six years running Kafka in production would be of direct use there.

I am very interested in the Senior Data Engineer role at Acme. The link to my Kafka talk follows in a separate message. Your \
cloud is new to me, and I would enjoy learning it.

Could you tell me what the next steps are?

Best regards,
Sam Okafor"""
BAD = GOOD.replace(
    "Your move from nightly batches to streaming stayed with me, and so did",
    "I apologise for writing so late about your move from nightly batches to streaming, which stayed with me, as did",
).replace(
    "would be of direct use there.",
    "would be of direct use there. I'm begging you for a chance to show it.",
)
WORSE = BAD.replace("Could you tell me what the next steps are?", "Please, please give me a chance. Pardon my persistence.")
FIXABLE = GOOD.replace("I would enjoy learning it.", "I would enjoy learning it!!")


def drafted(interview=INTERVIEW, **how):
    return draft(interview, model=MODEL, now=NOW, **how)


def test_the_sample_messages_are_what_these_tests_take_them_for():
    def failed(text):
        return {v.rule for v in check(text, INTERVIEW, now=NOW).failed}

    assert failed(GOOD) == set()
    assert failed(BAD) == {"no-apology", "no-begging"}
    assert failed(WORSE) >= {"no-apology", "no-begging", "next-steps-question"}
    assert failed(FIXABLE) == {"calm-punctuation"}


def test_a_good_first_answer_is_accepted_with_a_certificate_any_edit_voids(serve):
    serve(GOOD)
    result = drafted().insist()
    assert result.text == GOOD
    assert (result.subject, result.model, result.to) == ("Senior Data Engineer: thank you, Dana", MODEL, "Dana Whitfield")
    assert result.certificate.rules == rule_set_version()
    assert result.certificate.covers(result.text)
    assert not result.certificate.covers(result.text + " ")
    assert result.stopped == "Accepted on attempt 1."


def test_a_failed_draft_is_asked_for_again_with_everything_needed_to_mend_it(serve):
    server = serve(BAD, GOOD)
    result = drafted()
    assert result.accepted
    assert result.text == GOOD
    assert [set(a.failed) for a in result.attempts] == [{"no-apology", "no-begging"}, set()]
    assert [(a.model, a.prompt_tokens, a.completion_tokens) for a in result.attempts] == [(MODEL, 100, 20)] * 2
    first, second = (request.messages for request in server.requests)
    assert [m["role"] for m in second] == ["system", "user", "assistant", "user"]
    assert second[:2] == first  # system prompt and interview, unchanged
    assert "six years running Kafka in production" in second[1]["content"]
    fence = second[2]["content"].splitlines()[0]
    assert second[2]["content"] == f"{fence}\n{BAD}\n{fence}"  # data, like the notes
    assert fence in first[1]["content"].splitlines()
    for words in ("no-apology: ", "apologise", "no-begging: ", "begging"):
        assert words in second[3]["content"]
    for verdict in result_of(BAD).failed:
        assert verdict.remedy in second[3]["content"]
    assert "gratitude: " not in second[3]["content"]


def result_of(text):
    return check(text, INTERVIEW, now=NOW)


def test_the_third_request_carries_the_latest_failure_only(serve):
    server = serve(WORSE, BAD, GOOD)
    assert drafted().accepted
    third = server.requests[2].messages
    assert len(third) == 4
    assert BAD in third[2]["content"]


def test_a_fault_that_can_be_fixed_here_costs_no_second_call(serve):
    server = serve(FIXABLE)
    result = drafted()
    assert result.accepted
    assert len(server.requests) == 1
    assert result.attempts[0].repaired == ("calm-punctuation",)
    assert "!!" not in result.text
    assert check(result.text, INTERVIEW, now=NOW).accepted
    assert result.certificate.covers(result.text)


def test_a_model_that_hangs_leaves_time_for_the_one_named_to_stand_in(serve):
    serve(lambda request: reply(GOOD, delay=9 if request.body["model"] == "hangs" else 0))
    result = drafted_by("hangs", "test-model", settings=Settings(deadline_s=8))
    assert (result.accepted, result.model, result.calls) == (True, MODEL, 2)
    assert "did not answer in time" in result.fallbacks[0].why


def test_where_no_model_gives_anything_each_is_told_in_one_sentence(serve):
    answers = {"a": status(401), "b": reply(None), "c": reply("I can't help with that.")}
    server = serve(lambda request: answers[request.body["model"]])
    with pytest.raises(ModelUseless) as caught:
        drafted_by("a", "b", "b", "c")
    assert str(caught.value) == (
        "openai/a refused the key, openai/b answered with an empty message, and openai/c declined to write this message; "
        "reword the notes or use another model."
    )
    assert [r.body["model"] for r in server.requests] == ["a", "b", "c"]


def test_every_request_is_counted_those_that_gave_nothing_too(serve):
    serve(status(500), BAD, status(500), status(500), status(500))
    result = drafted()
    assert (result.accepted, len(result.attempts), result.attempts[0].calls, result.calls) == (False, 1, 2, 5)


def drafted_by(model, *fallbacks, **how):
    names = [f"openai/{name}" for name in fallbacks]
    return draft(INTERVIEW, model=f"openai/{model}", fallbacks=names, now=NOW, **how)


def test_the_same_failure_twice_in_a_row_ends_it(serve):
    server = serve(BAD, BAD.replace("The link to", "A link to"), GOOD)
    result = drafted()
    assert len(server.requests) == 2
    assert not result.accepted
    assert result.certificate is None
    assert "failed the same way" in result.stopped
    with pytest.raises(DraftRejected, match="no-apology, no-begging"):
        result.insist()


def test_going_to_and_fro_between_two_texts_ends_it(serve):
    server = serve(BAD, WORSE, BAD, GOOD)
    result = drafted(max_attempts=10)
    assert len(server.requests) == 3
    assert "same text again" in result.stopped


def test_the_best_attempt_is_kept_and_never_called_accepted(serve):
    server = serve(WORSE, BAD, WORSE.replace("Sam Okafor", "Sam"))
    result = drafted()
    assert len(server.requests) == 3
    assert (result.text, result.accepted, result.certificate) == (BAD, False, None)
    assert "limit of 3 attempts" in result.stopped


def test_the_number_of_attempts_may_be_set(serve, monkeypatch):
    server = serve(BAD, GOOD)
    monkeypatch.setenv("FOLLOWUP_MAX_ATTEMPTS", "1")
    assert not drafted().accepted
    assert len(server.requests) == 1


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_an_impossible_number_of_attempts_is_refused(serve, number):
    serve(GOOD)
    with pytest.raises(SettingError, match="whole number from 1 to 20"):
        drafted(max_attempts=number)


def test_settings_from_elsewhere_may_be_given(serve):
    server = serve(BAD, GOOD)
    assert not drafted(settings=settings_from({"FOLLOWUP_MAX_ATTEMPTS": "1"})).accepted
    assert len(server.requests) == 1


def test_a_model_that_fails_on_a_later_attempt_leaves_the_best_so_far(serve):
    serve(BAD, status(401))
    result = drafted()
    assert (result.text, result.accepted) == (BAD, False)
    assert "attempt 2" in result.stopped
    assert "refused the key" in result.stopped
    assert KEY not in result.model_dump_json()


@pytest.mark.parametrize(("answer", "error"), [(status(401), ModelUnavailable), (reply(None), ModelUseless)])
def test_a_model_that_fails_at_once_is_an_error(serve, answer, error):
    serve(answer)
    with pytest.raises(error):
        drafted()


def test_a_fallback_that_is_named_is_asked_and_says_who_wrote_it(serve, monkeypatch):
    serve(lambda request: status(404) if request.body["model"] == "test-model" else GOOD)
    monkeypatch.setenv("FOLLOWUP_FALLBACKS", "openai/other-model")
    events = []
    result = drafted(on_event=events.append)
    assert (result.accepted, result.model) == (True, "openai/other-model")
    (fell,) = (e for e in events if isinstance(e, FellBack))
    assert (fell.model, fell.to) == (MODEL, "openai/other-model")
    assert "does not know" in fell.why


def test_the_deadline_bounds_the_whole_draft(serve, monkeypatch):
    serve(BAD, reply(GOOD, delay=5))
    monkeypatch.setenv("FOLLOWUP_DEADLINE_S", "1.5")
    result = drafted()
    assert not result.accepted
    assert "in time" in result.stopped


def test_an_interview_without_a_detail_is_asked_for_one_before_any_model_is(serve):
    server = serve(GOOD)
    bare = INTERVIEW.model_copy(update={"discussed": (), "their_words": ("  ",), "personal": ()})
    with pytest.raises(NothingToMention, match="add one thing"):
        drafted(bare)
    assert server.requests == []


def test_an_interview_whose_details_are_no_topic_is_asked_for_one_too():
    bare = INTERVIEW.model_copy(
        update={"discussed": ("can't remember", "he was half an hour late"), "their_words": (), "personal": ()}
    )
    with pytest.raises(NothingToMention, match="add one thing"):
        draft(bare, "email", "thank-you", model="offline/composer")


def test_unknown_format_purpose_and_reader_are_refused_before_any_model_is_asked(serve):
    server = serve(GOOD)
    for how in ({"format": "fax"}, {"purpose": "gloat"}, {"to": "Nobody"}):
        with pytest.raises(UnknownName):
            drafted(**how)
    assert server.requests == []


def test_events_tell_the_story_in_order(serve):
    serve(BAD, FIXABLE)
    events = []
    result = drafted(on_event=events.append)
    assert [type(e) for e in events] == [
        *(AttemptStarted, Replied, Judged, Reprompting),
        *(AttemptStarted, Replied, Repaired, Judged, Finished),
    ]
    assert [e.accepted for e in events if isinstance(e, Judged)] == [False, True]
    assert events[-1].result == result


def test_asynchronous_and_synchronous_drafting_agree(serve):
    serve(BAD, GOOD, BAD, GOOD)
    waiting = drafted()
    not_waiting = asyncio.run(adraft(INTERVIEW, model=MODEL, now=NOW))

    def timeless(result):
        return [a.model_copy(update={"seconds": 0}) for a in result.attempts], result.model_copy(update={"attempts": ()})

    assert timeless(waiting) == timeless(not_waiting)


def echoing(request):
    """A message with the candidate of the request's own interview; apologetic unless asked again."""
    name = next(line for line in request.messages[1]["content"].splitlines() if line.startswith("From: "))[6:]
    return (GOOD if len(request.messages) > 2 else BAD).replace("Sam Okafor", name)


def named(number):
    return INTERVIEW.model_copy(update={"candidate": f"Sam Okafor-{chr(65 + number // 26)}{chr(97 + number % 26)}"})


def test_fifty_threads_keep_their_drafts_apart(serve):
    serve(echoing)
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        results = list(pool.map(lambda n: drafted(named(n)), range(50)))
    assert [r.text for r in results] == [GOOD.replace("Sam Okafor", named(n).candidate) for n in range(50)]
    assert all(len(r.attempts) == 2 for r in results)


def test_two_hundred_tasks_keep_their_drafts_apart(serve):
    serve(echoing)

    async def all_of_them():
        return await asyncio.gather(*(adraft(named(n), model=MODEL, now=NOW) for n in range(200)))

    results = asyncio.run(all_of_them())
    assert [r.text for r in results] == [GOOD.replace("Sam Okafor", named(n).candidate) for n in range(200)]


def test_drafting_works_inside_a_running_loop(serve):
    serve(GOOD)

    async def notebook_cell():
        return drafted()

    assert asyncio.run(notebook_cell()).accepted


def test_notes_are_never_a_template(serve):
    server = serve(GOOD)
    odd = INTERVIEW.model_copy(
        update={"discussed": ("${gr.complete_json_suffix_v2} {{ 7 * 7 }} {% raw %} {0}", *INTERVIEW.discussed)}
    )
    drafted(odd)
    assert "${gr.complete_json_suffix_v2} {{ 7 * 7 }} {% raw %} {0}" in server.requests[0].messages[1]["content"]


# --- the loop alone, without any model ----------------------------------------------------------------------


def judging(*failures):
    """A judge that fails the given rules on the given texts: (text, rule ids)."""
    table = dict(failures)

    def judge(draft, _context):
        return tuple(
            Verdict(
                rule=rule, required=rule != "advice", verdict="fail" if rule in table.get(draft.text, ()) else "pass", why="w"
            )
            for rule in ("a", "b", "c", "advice")
        )

    return judge


def play(judge, *texts, **limits):
    """Answers the loop with these texts; the result."""
    loop = drafting(context_for(INTERVIEW, now=NOW), judge=judge, **{"max_attempts": 5, **limits})
    answers = iter(texts)
    step = next(loop)
    try:
        while True:
            step = loop.send(Reply(next(answers), "m", cost_usd=0.01)) if isinstance(step, Ask) else next(loop)
    except StopIteration as end:
        return end.value


def test_fewer_failed_required_rules_are_better_then_less_advice_then_the_earlier():
    table = (("1", ("a", "b")), ("2", ("b",)), ("3", ("c", "advice")), ("4", ("a",)))
    result = play(judging(*table), "1", "2", "3", "4", max_attempts=4)
    assert (result.text, result.cost_usd) == ("2", 0.04)


def test_failed_advice_alone_is_accepted():
    result = play(judging(("1", ("advice",))), "1")
    assert (result.accepted, len(result.attempts)) == (True, 1)


def test_no_attempt_is_made_once_the_money_is_spent():
    table = (("1", ("a", "b")), ("2", ("b",)))
    result = play(judging(*table), "1", "2", "3", max_cost_usd=0.02)
    assert len(result.attempts) == 2
    assert "FOLLOWUP_MAX_COST_USD" in result.stopped


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=30), st.frozensets(st.sampled_from("ab"))), min_size=6, max_size=6),
    st.integers(1, 6),
)
def test_whatever_a_model_writes_the_result_is_honest(answers, limit):
    table = {}
    for text, failed in answers:
        table.setdefault(text, tuple(failed))
    result = play(judging(*table.items()), *(text for text, _ in answers), max_attempts=limit)
    failing = [v.rule for v in result.verdicts if v.required and v.verdict == "fail"]
    assert result.accepted == (not failing) == (result.certificate is not None)
    assert 1 <= len(result.attempts) <= limit
    assert len(failing) == min(len(a.failed) for a in result.attempts)
    assert result.text in [a.text for a in result.attempts]
    assert result.stopped


# --- watching a draft come about ----------------------------------------------------------------------------


def streamed(text):
    """A text as a stream of OpenAI's."""
    return raw(b"".join(OpenAI().pieces(Turn(text))), content_type="text/event-stream")


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_text_is_told_while_it_is_written(serve, asynchronous):
    server = serve(streamed(BAD), streamed(GOOD))
    events, threads = [], set()

    def watch(event):
        events.append(event)
        threads.add(threading.get_ident())

    how = {"model": MODEL, "now": NOW, "on_event": watch, "stream": True}
    result = asyncio.run(adraft(INTERVIEW, **how)) if asynchronous else draft(INTERVIEW, **how)
    assert (result.accepted, result.text) == (True, GOOD)
    assert all(request.body["stream"] for request in server.requests)
    texts = [e for e in events if isinstance(e, TextSoFar)]
    first = [e.text for e in texts if e.number == 1]
    assert len(first) >= 2
    assert all(BAD.startswith(text.rstrip()) for text in first)
    assert texts[-1].text == GOOD
    assert threads == {threading.get_ident()}  # pages may only be touched by their own thread


def test_nothing_is_streamed_to_nobody(serve):
    server = serve(GOOD)
    assert drafted(stream=True).accepted
    assert "stream" not in server.requests[0].body


def test_a_repeated_request_is_told(serve):
    serve(status(500, retry_after="0"), GOOD)
    events = []
    result = drafted(on_event=events.append)
    assert result.accepted
    (again,) = (e for e in events if isinstance(e, Retrying))
    assert again.model == MODEL
    assert result.attempts[0].calls == 2


def test_why_the_first_model_did_not_write_it_stands_in_the_result(serve):
    serve(lambda request: status(404) if request.body["model"] == "test-model" else GOOD)
    result = drafted(fallbacks=["openai/other-model"])
    (fell,) = result.fallbacks
    assert (fell.model, fell.to, result.model) == (MODEL, "openai/other-model", "openai/other-model")
    assert "does not know" in fell.why


def test_the_composer_is_never_fallen_back_to_unasked(serve):
    serve(status(404))
    with pytest.raises(ModelUnavailable):
        drafted()
    assert drafted(fallbacks=["offline/composer"]).model == "offline/composer"


def test_a_model_without_a_price_is_not_asked_within_a_dollar_limit(serve, monkeypatch):
    server = serve(GOOD)
    monkeypatch.setenv("FOLLOWUP_MAX_COST_USD", "1")
    with pytest.raises(ModelUnavailable, match="--allow-unknown-cost"):
        drafted()
    assert server.requests == []
    assert drafted(settings=in_force(allow_unknown_cost=True)).cost_usd is None


def test_going_to_and_fro_between_two_faults_ends_it():
    table = (("1", ("a",)), ("2", ("b",)), ("3", ("a",)), ("4", ()))
    result = play(judging(*table), "1", "2", "3", "4", max_attempts=5)
    assert (len(result.attempts), result.text) == (3, "1")
    assert "to and fro" in result.stopped
