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


def streamed(text, finish=None):
    """A stream of one text that says "[DONE]", and its reason only where there is one."""
    chunk = {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]}
    return f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n".encode()


@pytest.mark.parametrize(
    "ending",
    [
        *("Could you tell me the next steps?", "Best regards,\nSam Okafor", "Best, Sam", "Kind regards from Sam Okafor"),
        *(
            "Mit freundlichen Gr\u00fc\u00dfen\nSam van der Berg",
            "sam.okafor@mail.example",
            "Sam\n+44 20 7946 0018",
            "\u7530\u4e2d\u592a\u90ce",
        ),
        *(
            "Sam Okafor\nSenior Data Engineer\nlinkedin.com/in/sam",
            "P.S. Your talk was \u201cboring technology wins\u201d",
            "**Sam**",
            "best,\nsam",
        ),
    ],
)
def test_a_stream_that_gives_no_reason_is_whole_where_its_text_is(ending):
    assert read_answer(streamed(f"Dear Dana,\n\nThank you for your time. {ending}")).ended


@pytest.mark.parametrize(
    "ending",
    [
        *(
            "I am still very interested in the ro",
            "Could you tell me what the",
            "Dear Dana,",
            "and it was",
            "Your team\u2014",
            "we spoke of streaming, and",
        ),
        *("In particular, your plan to move from", "Thank you for telling me about"),
    ],
)
def test_a_stream_that_gives_no_reason_and_ends_in_mid_sentence_was_cut(ending):
    assert not read_answer(streamed(f"Dear Dana,\n\n{ending}")).ended


_OPENING = "Dear Dana,\n\nThank you for your time, which I enjoyed"


@pytest.mark.parametrize("ending", [" and the", ", because", ", and your", ".\nIn particular, since you told me of it all,"])
def test_where_no_text_ends_a_text_was_cut_whatever_the_server_says(ending):
    assert not read_answer(streamed(_OPENING + ending, "stop")).ended


@pytest.mark.parametrize("ending", [".\n\nBest regards,", " more than I can say", ".\nSam Okafor", " to", ". Thanks for that"])
def test_any_other_end_is_one_where_the_server_says_so(ending):
    assert read_answer(streamed(_OPENING + ending, "stop")).ended


def test_events_sent_twice_are_read_once():
    events = streamed("Dear Dana, ", None).split(b"data: [DONE]")[0]
    for piece in ("thank ", "you ", "for ", "your ", "time."):
        events += streamed(piece, "stop" if piece == "time." else None).split(b"data: [DONE]")[0]
    twice = b"".join(event + b"\n\n" + event + b"\n\n" for event in events.split(b"\n\n") if event)
    assert read_answer(twice).text == read_answer(events).text == "Dear Dana, thank you for your time."


def test_garbage_in_the_middle_is_told():
    said = read_answer(BODY.replace(b'"text": "Dear', b'"text" "Dear'))
    assert said is not None
    assert said.broken
