"""Who answers when a suite asks a model: the model itself, recorded as it answers, or a recording of it.

A suite is played case by case. A play is a generator that yields what is to be asked (`followup_ai.conversation.Ask`; other
events may be yielded too, and need no answer), is sent the reply, or has the ModelError thrown in that came instead, and
returns what came of the case. `followup_ai.conversation.drafting` is one; so is this, for a suite with a question of its own:

    def play(case: Case) -> Play[str]:
        reply = yield Ask(tuple(messages_for(case)), reader=True)
        return reply.text

Any such suite is recorded by `evals.recording.record(cases, play, folder, manifest, …)`, which asks the models named in the
manifest (`model`; for an Ask with `reader` set, `asked["second_reader"]`) and writes every exchange, and replayed without
a network by

    for recorded in read_recording(folder):
        outcome = replay(recorded, play(recorded.case), manifest)

A request the recording does not hold, since a prompt changed, raises `Stale`; `stale_message` says in one sentence what to
record again and what that costs.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from evals.recordings import Call, Manifest, Recorded
from followup_ai.conversation import Ask, Step
from followup_ai.errors import FollowupError, ModelError, ModelUnavailable, ModelUseless
from followup_ai.models import Message
from followup_ai.replies import Reply

T = TypeVar("T")
Play = Generator[Step, Any, T]
"""One case being played: yields Ask and events, takes Reply, returns what came of it."""

FENCE = re.compile(r"=== notes [0-9a-f]{16} ===")
"""The marker around notes, another in every conversation."""
SETTLED = "=== notes 0000000000000000 ==="


class Stale(FollowupError):
    """A request is not among the recorded ones."""


def settled(text: str) -> str:
    """`text` with every fence made the same, so that equal requests are equal."""
    return FENCE.sub(SETTLED, text)


def settled_turns(messages: Sequence[Message]) -> tuple[dict[str, str], ...]:
    """The turns of a request with settled fences."""
    return tuple({"role": m["role"], "content": settled(m["content"])} for m in messages)


def request_hash(messages: Sequence[Message], model: str, seed: int) -> str:
    """The key of a request: 24 hexadecimal digits of the SHA-256 of model, seed and turns.

    Args:
        messages: the turns; fences are settled first.
        model, seed: who is asked, and for which of the possible replies.
    """
    canonical = json.dumps([model, seed, settled_turns(messages)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def model_for(ask: Ask, manifest: Manifest) -> str:
    """Who is asked."""
    return str(manifest.asked["second_reader"]) if ask.reader else manifest.model


def asks(play: Play[T]) -> Generator[Ask, Reply | ModelError, T]:
    """Only the requests of a play; is sent the reply, or the error that came instead."""
    try:
        step = next(play)
        while True:
            if not isinstance(step, Ask):
                step = next(play)
                continue
            answer = yield step
            step = play.throw(answer) if isinstance(answer, ModelError) else play.send(answer)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


def drive(play: Play[T], answer: Callable[[Ask], Reply]) -> T:
    """Plays a case to its end.

    Args:
        play: the case.
        answer: gives the reply to a request; a ModelError it raises is thrown into the play, anything else ends it.
    """
    asking = asks(play)
    try:
        ask = next(asking)
        while True:
            try:
                reply: Reply | ModelError = answer(ask)
            except ModelError as error:
                reply = error
            ask = asking.send(reply)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]


# --- what is kept of an answer ---------------------------------------------------------------------------


def call_of(ask: Ask, model: str, seed: int, answer: Reply | ModelError, cost_usd: float | None) -> Call:
    """A request with its answer, for a recording: the same whatever the fence was.

    Args:
        ask: the request.
        model, seed: who was asked, and how.
        answer: what came.
        cost_usd: dollars an answer took that is an error; None where that is not known. A reply tells its own.
    """
    messages = settled_turns(ask.messages)
    key = request_hash(ask.messages, model, seed)
    if isinstance(answer, ModelError):
        return Call(key, messages, error={"kind": type(answer).__name__, "text": str(answer), "cost_usd": cost_usd})
    return Call(key, messages, reply={**asdict(answer), "text": settled(answer.text), "seconds": round(answer.seconds, 4)})


_ERRORS: Mapping[str, type[ModelError]] = {"ModelUseless": ModelUseless, "ModelUnavailable": ModelUnavailable}


class Replayed:
    """Answers requests from what was recorded of one case.

    Args:
        recorded: the case and its calls.
        manifest: the recording's.

    Raises (when asked):
        Stale: the request is not among the recorded ones.
        ModelError: the one that was recorded.
    """

    def __init__(self, recorded: Recorded, manifest: Manifest) -> None:
        self._case, self._manifest = recorded.case, manifest
        self._calls: dict[str, list[Call]] = {}
        for call in recorded.calls:
            self._calls.setdefault(call.request, []).append(call)

    def __call__(self, ask: Ask) -> Reply:
        """The recorded reply to a request."""
        key = request_hash(ask.messages, model_for(ask, self._manifest), self._case.seed)
        calls = self._calls.get(key)
        if not calls:
            raise Stale(f"The recording holds no answer to request {ask.number} of {self._case.id}.")
        call = calls.pop(0) if len(calls) > 1 else calls[0]
        if call.reply is None:
            error = call.error or {}
            raise _ERRORS.get(error.get("kind", ""), ModelUseless)(error.get("text", ""))
        fence = FENCE.search("\n".join(m["content"] for m in ask.messages))
        fields = {**call.reply, "retries": tuple(call.reply["retries"]), "dropped": tuple(call.reply["dropped"])}
        return Reply(**{**fields, "text": call.reply["text"].replace(SETTLED, fence.group() if fence else SETTLED)})


def replay(recorded: Recorded, play: Play[T], manifest: Manifest) -> T:
    """What comes of a recorded case when it is played today: nothing is asked over a network.

    Raises:
        Stale: today another request would be made than was recorded.
    """
    return drive(play, Replayed(recorded, manifest))


def stale_message(folder: object, stale: Sequence[str], cases: int, cost: str) -> str:
    """One sentence: what changed, which cases, what recording them again would cost."""
    named = ", ".join(stale[:10]) + (f" and {len(stale) - 10} more" if len(stale) > 10 else "")
    return (
        f"{folder} is stale: prompts or rules changed, and {len(stale)} of its {cases} cases would be asked otherwise today;"
        f" record them again with `python -m evals record` ({cost}): {named}."
    )
