"""The rules inside guardrails: the same verdicts as outside it, in anybody's Guard, and nothing sent anywhere."""

import asyncio
import concurrent.futures
import datetime as dt
import subprocess
import sys
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_ai import anatomy, guard, rules
from followup_ai.errors import InterviewError, UnknownName
from followup_ai.guard import FollowupRule, Guard, HubTelemetry, RuleSet, followup_guard, judge, validators
from followup_ai.rules._base import EXAMPLE_INTERVIEW, Example

pytestmark = pytest.mark.real_clock

CONTEXT = rules.context_for(EXAMPLE_INTERVIEW, now=dt.datetime(2026, 5, 13, 10, tzinfo=dt.UTC))
NOTES = {"interview": EXAMPLE_INTERVIEW.model_dump(mode="json"), "format": "email", "purpose": "thank-you"}
SORRY = "Subject: Data\n\nDear Dana,\n\nSorry to bother you. Thank you for your time.\n\nBest,\nSam Okafor"


def examples():
    return [
        example if isinstance(example, Example) else Example(example)
        for rule in rules.all_rules()
        for example in (*rule.passes, *rule.fails)
    ]


def test_every_rule_is_a_validator_registered_under_its_id():
    assert {v.rail_alias for v in validators()} == {f"followup/{rule.id}" for rule in rules.all_rules()}


def test_a_rule_works_in_a_guard_of_ones_own():
    guard = Guard().use(FollowupRule("no-apology"), FollowupRule("gratitude"))
    outcome = guard.validate(SORRY, metadata=NOTES)
    assert outcome.validation_passed is False
    assert outcome.validated_output == SORRY
    (summary,) = outcome.validation_summaries
    assert summary.validator_name == "followup/no-apology"
    assert "Sorry" in summary.failure_reason
    (span,) = summary.error_spans
    assert SORRY[span.start : span.end].startswith("Sorry")


def test_a_message_without_fault_passes_a_guard_of_ones_own():
    assert Guard().use(FollowupRule("no-apology")).validate("Thank you for your time.", metadata={}).validation_passed


def test_a_guard_needs_no_metadata_at_all():
    assert Guard().use(FollowupRule("no-begging")).validate("Thank you for your time.").validation_passed


def test_a_rule_that_can_mend_a_text_does_so_in_a_guard_that_asks_for_it():
    guard = Guard().use(FollowupRule("calm-punctuation", on_fail="fix"))
    outcome = guard.validate("Dear Dana,\n\nThank you!! It was kind of you.\n\nSam Okafor", metadata=NOTES)
    assert "!!" not in outcome.validated_output
    assert "Thank you" in outcome.validated_output


def test_an_asynchronous_guard_judges_the_same():
    from guardrails import AsyncGuard  # after ours, which makes the import take half the time

    async def judged():
        guard = AsyncGuard().use(FollowupRule("no-apology"))
        return (await guard.validate(SORRY, metadata=NOTES)).validation_passed

    assert asyncio.run(judged()) is False


def test_an_unknown_rule_is_refused_with_those_that_exist():
    with pytest.raises(UnknownName, match=r"no rule 'no-apologies'.*Did you mean 'no-apology'"):
        FollowupRule("no-apologies")


def test_an_unusable_interview_in_the_metadata_is_told_in_our_words():
    with pytest.raises(InterviewError, match="candidate"):
        followup_guard(["gratitude"]).validate("Thank you.", metadata={"interview": {"company": "Acme"}})


def test_failed_advice_fails_a_guard_only_where_that_is_asked_for():
    advice = [rule.id for rule in rules.all_rules() if not rule.required]
    failing = [(rule, e) for rule in advice for e in rules.find_rule(rule).fails if isinstance(e, str)]
    for rule, text in failing[:3]:
        assert followup_guard([rule]).validate(text, metadata=NOTES).validation_passed
        assert not followup_guard([rule], advice=True).validate(text, metadata=NOTES).validation_passed


def test_guard_and_direct_call_agree_on_every_example_of_every_rule():
    for example in examples():
        draft, context = example.draft(), example.context()
        assert judge(draft, context) == rules.judge_all(draft, context)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400), st.sampled_from(["email", "letter", "note", "linkedin", "linkedin-connect", "call-script"]))
def test_guard_and_direct_call_agree_on_any_text(text, format):
    context = rules.context_for(EXAMPLE_INTERVIEW, format, now=CONTEXT.now)
    draft = anatomy.parse(text, format, candidate="Sam Okafor")
    assert judge(draft, context) == rules.judge_all(draft, context)


def test_a_guard_passes_exactly_what_the_product_accepts():
    guard = followup_guard()
    for example in examples()[::3]:  # that it comes to the same verdicts on each, a test above shows
        draft, context = example.draft(), example.context()
        accepted = rules.check_draft(draft, context).accepted
        assert guard.validate(draft.text, metadata={"followup": context}).validation_passed == accepted


def test_one_validator_of_all_rules_passes_what_one_for_each_passes_and_names_every_failed_rule():
    each, together = followup_guard(), Guard().use(RuleSet())
    for example in [*examples()[::9], Example(SORRY)]:
        text, metadata = example.draft().text, {"followup": example.context()}
        wanted, found = each.validate(text, metadata=metadata), together.validate(text, metadata=metadata)
        assert found.validation_passed == wanted.validation_passed
        reasons = "\n".join(s.failure_reason for s in found.validation_summaries)
        assert reasons == "\n".join(s.failure_reason for s in wanted.validation_summaries)
        marked = [(s.start, s.end) for summary in found.validation_summaries for s in summary.error_spans]
        assert marked == [(s.start, s.end) for summary in wanted.validation_summaries for s in summary.error_spans]


def test_a_guard_judges_notes_given_as_plain_data_like_the_product():
    outcome = followup_guard().validate(SORRY, metadata={**NOTES, "now": CONTEXT.now})
    failed = {s.validator_name.removeprefix("followup/") for s in outcome.validation_summaries}
    report = rules.check(SORRY, EXAMPLE_INTERVIEW, now=CONTEXT.now)
    assert failed == {v.rule for v in report.failed}


def test_fifty_threads_keep_their_texts_and_interviews_apart():
    def verdicts(number):
        interview = EXAMPLE_INTERVIEW.model_copy(update={"candidate": f"Sam{number} Okafor"})
        context = rules.context_for(interview, now=CONTEXT.now)
        text = f"Dear Dana,\n\nThank you{'!' * (number % 3)} Sorry to bother you {number}.\n\nSam{number} Okafor"
        draft = anatomy.parse(text, "email", candidate=interview.candidate)
        return judge(draft, context) == rules.judge_all(draft, context)

    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        assert all(pool.map(verdicts, range(150)))


def test_judging_remembers_no_text():
    from followup_ai.guard import _whole_guard

    judge(anatomy.parse(SORRY, "email", candidate="Sam Okafor"), CONTEXT)
    assert len(_whole_guard().history) == 0


def test_telemetry_has_no_tracer_and_no_thread_that_could_send():
    Guard().use(FollowupRule("no-apology")).validate(SORRY, metadata=NOTES)
    assert HubTelemetry()._tracer is None
    assert not [t for t in threading.enumerate() if "Otel" in t.name or "BatchSpan" in t.name]


@pytest.mark.parametrize(
    "first", ["", "from guardrails import Guard; Guard(name='made before ours')"], ids=["fresh", "guard-first"]
)
def test_a_process_that_judges_connects_to_nothing(first):
    """The suite's own guard over sockets, which children inherit, fails this test if the process tries to."""
    program = f"""
import sys
{first}
from followup_ai.guard import FollowupRule, followup_guard
from guardrails import Guard
assert ("rfc3987_syntax" in sys.modules) == {bool(first)}, "half of the time that the import takes"
assert not Guard().use(FollowupRule("no-apology")).validate("Sorry to bother you.").validation_passed
followup_guard().validate("Thank you.")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_who_asks_for_the_grammars_of_addresses_still_gets_them(monkeypatch):
    monkeypatch.delitem(sys.modules, "rfc3987_syntax", raising=False)
    with guard._grammars_when_asked_for():
        from rfc3987_syntax import is_valid_syntax
    assert "rfc3987_syntax" not in sys.modules
    assert is_valid_syntax("iri", "http://bücher.example/über")
    assert not is_valid_syntax("iri", "no address")
