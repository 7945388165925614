"""Recording a live model: at a pace, within a sum, told before and after, and gone on with where it stopped."""

import json
import re
import time

import pytest
from provider import raw, status

from evals.recording import Pace, Turnstile, estimate, record
from evals.recordings import Manifest, read_manifest, read_recording
from evals.running import Recordable, record_and_tell
from evals.suites import drafts
from followup_ai import litellm_door, prices

MODEL = "openai/gpt-4o-mini"
MANIFEST = Manifest("drafts", MODEL, {"prompts": "x"}, {"max_attempts": 1})
CASES = drafts.cases()[:8]
PRICE = prices.price_of(litellm_door.litellm(), MODEL)
EACH = PRICE.of(100, 20)
"""What the server of the tests says a request used."""
MESSAGE = "Dear Dana,\n\nThank you.\n\nSam"
_CHOICE = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": MESSAGE}}
_ANSWER = {"id": "c1", "object": "chat.completion", "created": 1, "model": "gpt-4o-mini", "choices": [_CHOICE]}
_USAGE = {"prompt_tokens": 5000, "completion_tokens": 2000, "total_tokens": 7000}
COSTLY = raw(json.dumps({**_ANSWER, "usage": _USAGE}))
UNTOLD = raw(json.dumps(_ANSWER))
"""An answer that does not tell what it took."""
USELESS = raw(json.dumps({**_ANSWER, "choices": [{**_CHOICE, "finish_reason": "length"}], "usage": _USAGE}))
EMPTY = raw(json.dumps({**_ANSWER, "choices": [{**_CHOICE, "message": {"role": "assistant", "content": ""}}]}))
pytestmark = pytest.mark.real_clock


def play(case):
    return drafts.play(case, MANIFEST.asked)


def test_the_cost_is_told_before_and_after(serve, tmp_path, capsys):
    serve(MESSAGE)
    what = Recordable("drafts", MODEL, tmp_path / "run", attempts=1)
    before = estimate(CASES, play, MANIFEST)
    assert 0 < before.once_usd <= before.most_usd
    done = record(CASES, play, tmp_path / "run", MANIFEST)
    assert done.cost_usd == pytest.approx(EACH * len(CASES))
    assert read_manifest(tmp_path / "run").finished["cost_usd"] == pytest.approx(EACH * len(CASES))
    assert record_and_tell(what, Pace(), only_estimate=True) == 0
    said = capsys.readouterr().err
    assert re.search(r"480 cases of openai/gpt-4o-mini: about \$\d+\.\d\d if each is settled by one request, at most \$", said)


def test_a_cap_is_never_passed_and_a_higher_one_goes_on(serve, tmp_path):
    provider = serve(COSTLY)
    each = PRICE.of(5000, 2000)
    cap = 3.5 * each + 0.003
    stopped = record(CASES, play, tmp_path, MANIFEST, Pace(concurrency=1, cap_usd=cap))
    assert 0 < stopped.written < len(CASES)
    assert stopped.cost_usd <= cap
    assert re.search(r"The next request may cost \S+ dollars, \S+ are spent and the cap is .*higher --cap\.$", stopped.stopped)
    asked = len(provider.requests)
    done = record(CASES, play, tmp_path, MANIFEST, Pace(cap_usd=1.0))
    assert done.complete
    assert done.before == stopped.written
    assert len(provider.requests) == asked + len(CASES) - stopped.written
    assert done.cost_usd == pytest.approx(each * len(CASES))


@pytest.mark.parametrize("first", [UNTOLD, USELESS, EMPTY], ids=["of unknown cost", "for nothing", "empty and of unknown cost"])
def test_an_answer_that_does_not_tell_its_cost_counts_at_its_worst_against_the_cap_also_later(first, serve, tmp_path):
    each = PRICE.of(5000, 2000)
    cap = 3.5 * each + 0.003
    provider = serve(first, COSTLY)
    stopped = record(CASES, play, tmp_path, MANIFEST, Pace(concurrency=1, cap_usd=cap))
    assert "higher --cap" in stopped.stopped
    assert (len(provider.requests) - 1) * each <= cap
    assert stopped.written < len(CASES)
    assert stopped.cost_usd == (pytest.approx(each * len(provider.requests)) if first is USELESS else None)
    asked = len(provider.requests)
    again = record(CASES, play, tmp_path, MANIFEST, Pace(concurrency=1, cap_usd=cap))
    assert again.cost_usd == stopped.cost_usd
    assert len(provider.requests) == asked


def test_a_model_of_unknown_price_is_not_asked_under_a_cap(serve, tmp_path):
    provider = serve(MESSAGE)
    manifest = Manifest("drafts", "openai/test-model", {"prompts": "x"}, {"max_attempts": 1})
    stopped = record(CASES, play, tmp_path, manifest, Pace(cap_usd=1.0))
    assert "price of openai/test-model is not known" in stopped.stopped
    assert not provider.requests
    assert record(CASES, play, tmp_path, manifest, Pace(cap_usd=1.0, allow_unknown_cost=True)).complete


def test_requests_keep_their_distance(serve, tmp_path):
    times = []

    def answer(_request):
        times.append(time.monotonic())
        return MESSAGE

    serve(answer)
    began = time.monotonic()
    record(CASES[:6], play, tmp_path, MANIFEST, Pace(concurrency=6, per_minute=600))
    assert max(times) - began >= 0.5  # not from the first that arrived: on a busy machine it may have been long on its way
    assert Turnstile(None)._gap == 0


def test_a_wait_the_provider_asks_for_is_kept(serve, tmp_path):
    provider = serve(status(429, retry_after="1"), MESSAGE)
    began = time.monotonic()
    assert record(CASES[:1], play, tmp_path, MANIFEST).complete
    assert time.monotonic() - began >= 1
    assert len(provider.requests) == 2


def test_what_was_not_reached_is_left_out_and_asked_again(serve, tmp_path):
    provider = serve(lambda _request: status(401) if len(provider.requests) > 3 else MESSAGE)
    stopped = record(CASES, play, tmp_path, MANIFEST, Pace(concurrency=1))
    assert not stopped.complete
    assert stopped.written == 3
    assert re.search(r"5 cases in a row got no answer: .*\.$", stopped.stopped)
    assert "sk-planted" not in stopped.stopped
    assert read_manifest(tmp_path).finished is None
    provider.script[:] = [MESSAGE]
    done = record(CASES, play, tmp_path, MANIFEST)
    assert (done.before, done.written) == (3, 5)
    assert {r.case.id for r in read_recording(tmp_path)} == {case.id for case in CASES}
