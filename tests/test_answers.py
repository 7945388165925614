"""A body read from the wire: what of it may be missing, and what may not."""

import json

import pytest

from followup_ai.answers import read_answer

EVENTS = [
    {"type": "message_start", "message": {"id": "1", "role": "assistant", "content": [], "usage": {"input_tokens": 3}}},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "Dear Dana, caf\u00e9."}},
    {"type": "content_block_stop", "index": 0},
    {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": {"output_tokens": 4}},
    {"type": "message_stop"},
]
BODY = "".join(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n" for event in EVENTS).encode()
ENDED = BODY.index(b"event: message_stop")
"""Where the message has said that it is finished: whoever reads it may hang up."""


@pytest.mark.parametrize("end", range(ENDED, len(BODY) + 1))
def test_a_message_that_has_ended_stands_wherever_its_last_event_was_cut(end):
    said = read_answer(BODY[:end])
    assert said is not None
    assert said.text == "Dear Dana, caf\u00e9."
    assert said.ended
    assert not said.broken


@pytest.mark.parametrize("end", range(0, BODY.index(b"event: message_delta"), 7))
def test_a_message_cut_before_it_ended_is_never_whole(end):
    said = read_answer(BODY[:end])
    assert said is None or not said.ended


def test_garbage_in_the_middle_is_told():
    said = read_answer(BODY.replace(b'"text": "Dear', b'"text" "Dear'))
    assert said is not None
    assert said.broken
