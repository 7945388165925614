"""Batches: a line out for every line in, in order, whatever is in it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from provider import Provider, reply, status

from followup_ai import batches
from followup_ai.batches import Defaults, check_line, numbered
from followup_ai.cli import main

INTERVIEW = {
    "candidate": "Sam Okafor",
    "interviewer": {"name": "Dana Whitfield"},
    "panel": [{"name": "Tom Reyes"}],
    "company": "Acme",
    "role": "Senior Data Engineer",
    "date": "2026-05-12",
    "discussed": ["their move from nightly batches to streaming"],
    "qualifications": ["six years running Kafka in production"],
}
SUBJECT = "Senior Data Engineer: thank you"
BODY = """Dear Dana,

Thank you for your time yesterday. I enjoyed hearing about your move from nightly batches to streaming, and after six years \
running Kafka in production it is the kind of work I would like to do.

I am very interested in the role. Could you tell me what the next steps are?

Best regards,
Sam Okafor"""
CHECK = {"id": 1, "format": "email", "purpose": "thank-you", "interview": INTERVIEW, "subject": SUBJECT, "body": BODY}
DRAFT = {"id": 1, "format": "email", "purpose": "thank-you", "interview": INTERVIEW, "model": "openai/test-model"}
GOOD_REPLY = f"Subject: {SUBJECT}\n\n{BODY}"

FORMATS = "call-script, email, letter, linkedin, linkedin-connect, note"
PURPOSES = "check-in, feedback, keep-in-touch, thank-you"


def line(given=CHECK, **changes):
    return json.dumps({key: value for key, value in {**given, **changes}.items() if value is not ...})


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Runs a command over lines, given as texts or bytes, and returns its status and its answers."""

    def run(command, *rows, options=(), end=b"\n"):
        data = b"\n".join(row if isinstance(row, bytes) else row.encode() for row in rows) + end
        (tmp_path / "batch.jsonl").write_bytes(data)
        code = main([command, "--jsonl", str(tmp_path / "batch.jsonl"), *options])
        printed = capfd.readouterr()
        assert printed.err == ""
        return code, [json.loads(row) for row in printed.out.splitlines()]

    monkeypatch.chdir(tmp_path)
    return run


ONE = "; write one object on the line."
JSON_ONLY = "; write a number, text or null."
PATH = "; write the path of an interview file."
AS_WHAT = "write it as an object or the path of an interview file."

# What is wrong with a line, what its answer's id is, and the sentence.
BAD_LINES = {
    "no JSON": ("nonsense", None, f"Line 2 is not JSON from column 1 on{ONE}"),
    "cut short": ('{"id": 7, "body": "Dear', None, f"Line 2 is not JSON from column 19 on{ONE}"),
    "two objects": ("{} {}", None, f"Line 2 is not JSON from column 4 on{ONE}"),
    "single quotes": (
        "{'id': 7}",
        None,
        f"Line 2 is not JSON from column 2 on{ONE}",
    ),
    "a comment": ('{"id": 7} // seven', None, f"Line 2 is not JSON from column 11 on{ONE}"),
    "a NUL": ("\0", None, f"Line 2 is not JSON from column 1 on{ONE}"),
    "YAML": ("id: 7", None, f"Line 2 is not JSON from column 1 on{ONE}"),
    "a list": ("[1, 2]", None, f"Line 2 is a list, not an object{ONE}"),
    "a number": ("7", None, f"Line 2 is a number, not an object{ONE}"),
    "a text": ('"seven"', None, f"Line 2 is text, not an object{ONE}"),
    "null": ("null", None, f"Line 2 is null, not an object{ONE}"),
    "true": ("true", None, f"Line 2 is true or false, not an object{ONE}"),
    "blank": ("  \t ", None, "Line 2 is empty; take it out, or put an object there."),
    "not UTF-8": (
        b'{"id": 7, "body": "Gr\xfc\xdfe"}',
        None,
        "Line 2 is not UTF-8 (byte 22 cannot be read); save the file as UTF-8.",
    ),
    "UTF-16": ('{"id": 7}'.encode("utf-16"), None, "Line 2 is not UTF-8 (byte 1 cannot be read); save the file as UTF-8."),
    "too long": (
        b'{"id": 7, "body": "' + b"x" * (1 << 20),
        None,
        "Line 2 is longer than 1,048,576 bytes; shorten the texts in it.",
    ),
    "nested without end": ("[" * 100_000, None, "Line 2 is nested too deeply to be read; write one flat object on the line."),
    "a number without end": ('{"id": ' + "9" * 5_000 + "}", None, "Line 2 has a number too long to be read; write it as text."),
    "NaN": ('{"id": 7, "seed": NaN}', 7, f"Line 2 holds NaN, which is not JSON{JSON_ONLY}"),
    "NaN as id": ('{"id": NaN}', None, f"Line 2 holds NaN, which is not JSON{JSON_ONLY}"),
    "infinity": ('{"id": 7, "x": [-Infinity]}', 7, f"Line 2 holds -Infinity, which is not JSON{JSON_ONLY}"),
    "a number beyond all": ('{"id": 7, "x": 1e999}', 7, f"Line 2 holds 1e999, which is not JSON{JSON_ONLY}"),
    "a key twice": ('{"id": 7, "body": "a", "body": "b"}', 7, 'Line 2 has the key "body" twice; keep one of them.'),
    "the id twice": ('{"id": 7, "id": 8}', None, 'Line 2 has the key "id" twice; keep one of them.'),
    "a key of the interview twice": (
        '{"id": 7, "interview": {"role": "a", "role": "b"}}',
        7,
        'Line 2 has the key "role" twice; keep one of them.',
    ),
    "no id": (line(id=...), None, 'Line 2 lacks "id"; give every line one, so that its answer can be told.'),
    "no format": (line(id=7, format=...), 7, f'Line 2 lacks "format"; add one of {FORMATS}.'),
    "no purpose": (line(id=7, purpose=...), 7, f'Line 2 lacks "purpose"; add one of {PURPOSES}.'),
    "no interview": (
        line(id=7, interview=...),
        7,
        'Line 2 lacks "interview"; add it, as an object or the path of an interview file.',
    ),
    "no body": (line(id=7, body=...), 7, 'Line 2 lacks "body"; add the message as text.'),
    "an empty body": (line(id=7, body=" \n"), 7, 'Line 2 has an empty "body"; put the message there.'),
    "a body of null": (line(id=7, body=None), 7, 'Line 2 has null as "body"; write the message as text.'),
    "a body of lines": (line(id=7, body=["Dear Dana"]), 7, 'Line 2 has a list as "body"; write the message as text.'),
    "a body too long": (
        line(id=7, body="x" * 100_001, subject=...),
        7,
        "Line 2 has a message of 100,001 characters; give at most 100,000.",
    ),
    "a subject that is no text": (
        line(id=7, subject=3),
        7,
        'Line 2 has a number (3) as "subject"; write the subject line as text.',
    ),
    "an unknown format": (
        line(id=7, format="emial"),
        7,
        f"Line 2: There is no format 'emial'; there are: {FORMATS}. Did you mean 'email'?",
    ),
    "an unknown purpose": (
        line(id=7, purpose="thanks"),
        7,
        f"Line 2: There is no purpose 'thanks'; there are: {PURPOSES}. Did you mean 'thank-you'?",
    ),
    "a format that is a path": (
        line(id=7, format="../purposes/feedback"),
        7,
        f"Line 2: There is no format '../purposes/feedback'; there are: {FORMATS}.",
    ),
    "a format that is no text": (
        line(id=7, format=True),
        7,
        f'Line 2 has true or false (true) as "format"; write one of {FORMATS}.',
    ),
    "a key slightly wrong": (line(id=7, sujbect="Hi"), 7, 'Line 2 has the key "sujbect"; write "subject".'),
    "a key in capitals": (line(id=7, Body="Hi"), 7, 'Line 2 has the key "Body"; write "body".'),
    "an interview of null characters": (line(id=7, interview="a\0b"), 7, f'Line 2 names "a\\u0000b" as its interview{PATH}'),
    "an interview that is nowhere": (
        line(id=7, interview="gone.yaml"),
        7,
        'Line 2 names the interview "gone.yaml", and there is no such file; check the path.',
    ),
    "an interview that is a device": (
        line(id=7, interview="/dev/null"),
        7,
        f'Line 2 names "/dev/null" as its interview, which is no file{PATH}',
    ),
    "an interview that is a number": (line(id=7, interview=3), 7, f'Line 2 has a number (3) as "interview"; {AS_WHAT}'),
    "an interview that is a list": (line(id=7, interview=[]), 7, f'Line 2 has a list as "interview"; {AS_WHAT}'),
    "an interview without end": (
        line(id=7, interview={**INTERVIEW, "concern": "x" * 70_000}),
        7,
        "Line 2 has an interview larger than 64 KiB; an interview holds notes only.",
    ),
    "a reader who was not there": (
        line(id=7, to="Donald"),
        7,
        "Line 2: There is no person in this interview called 'Donald'; there are: Dana Whitfield, Tom Reyes.",
    ),
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_a_bad_line_costs_itself_alone_and_says_what_to_do(run, name):
    bad, id, sentence = BAD_LINES[name]
    code, answers = run("check", line(id="before"), bad, line(id="after"))
    assert code == 2
    assert answers[1] == {"id": id, "error": sentence}
    assert [answers[0]["id"], answers[2]["id"]] == ["before", "after"]
    assert answers[0]["verdicts"] == answers[2]["verdicts"] != []


BAD_DRAFT_LINES = {
    "no interview to draft from": (line(DRAFT, id=7, interview=None), f'Line 2 has null as "interview"; {AS_WHAT}'),
    "a seed that is text": (line(DRAFT, id=7, seed="one"), 'Line 2 has text as "seed"; write a whole number.'),
    "a seed that is true": (line(DRAFT, id=7, seed=True), 'Line 2 has true or false (true) as "seed"; write a whole number.'),
    "half a seed": (line(DRAFT, id=7, seed=0.5), 'Line 2 has a number (0.5) as "seed"; write a whole number.'),
    "a model that is no text": (line(DRAFT, id=7, model=["a"]), 'Line 2 has a list as "model"; write a model\'s name as text.'),
    "a key slightly wrong": (line(DRAFT, id=7, modle="x/y"), 'Line 2 has the key "modle"; write "model".'),
}


@pytest.mark.parametrize("name", BAD_DRAFT_LINES)
def test_a_bad_line_costs_no_other_its_draft(run, monkeypatch, name):
    bad, sentence = BAD_DRAFT_LINES[name]
    with Provider(GOOD_REPLY) as provider:
        provider.lend(monkeypatch)
        code, answers = run("draft", line(DRAFT, id="before"), bad, line(DRAFT, id="after"))
    assert code == 2
    assert answers[1] == {"id": 7, "error": sentence}
    assert [answers[0]["id"], answers[2]["id"]] == ["before", "after"]
    assert answers[0]["text"] == answers[2]["text"] == GOOD_REPLY


def test_all_the_problems_of_an_interview_are_told_in_one_line(run):
    code, answers = run("check", line(interview={"company": "Acme", "rolle": "Chef"}))
    assert code == 2
    assert answers[0]["error"].startswith("Line 1's interview: ")
    for field in ("candidate", "interviewer", "date", "rolle"):
        assert field in answers[0]["error"]


# --- what good lines give ---------------------------------------------------------------------------


def test_an_answer_has_the_shape_that_was_promised(run):
    code, [answer] = run("check", line(id={"any": ["value", 1.5, None]}, body="Dear Dana,\n\nSorry to bother you.\n\nSam"))
    assert code == 1
    assert list(answer) == ["id", "accepted", "verdicts"]
    assert answer["id"] == {"any": ["value", 1.5, None]}
    assert answer["accepted"] is False
    for verdict in answer["verdicts"]:
        assert list(verdict) == ["rule", "required", "verdict", "sure", "why", "spans"]
        assert verdict["verdict"] in ("pass", "fail", "not-applicable")
        assert all(list(span) == ["part", "start", "end"] for span in verdict["spans"])


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"subject": "Hello", "body": "\n\nDear Dana,\n\nSorry to bother you.\n\nSam"}, "body"),
        ({"subject": ..., "body": "Dear Dana,\r\n\r\nSorry to bother you.\r\n\r\nSam"}, "body"),
        ({"subject": None, "body": "Subject: Hello\n\nDear Dana,\n\nSorry to bother you.\n\nSam"}, "body"),
        ({"subject": "", "body": "\n\nSubject: Hello\n\n\nDear 𝐃ana,\n\nSorry to bother you.\n\nSam"}, "body"),
    ],
)
def test_spans_point_into_what_the_line_gave(run, fields, part):
    _, [answer] = run("check", line(**fields))
    [verdict] = [v for v in answer["verdicts"] if v["rule"] == "no-apology"]
    span = verdict["spans"][0]
    assert verdict["verdict"] == "fail"
    assert span["part"] == part
    assert "sorry" in fields[part][span["start"] : span["end"]].lower()


def test_spans_in_a_subject_given_apart_are_offsets_into_it(run):
    subject = "[Role] at Acme: thank you"
    _, [answer] = run("check", line(subject=subject))
    [verdict] = [v for v in answer["verdicts"] if v["rule"] == "no-placeholders"]
    assert {"part": "subject", "start": 0, "end": len("[Role]")} in verdict["spans"]


def test_a_batch_without_a_bad_line_ends_with_what_its_messages_deserve(run):
    accepted, [answer] = run("check", line())
    assert (accepted, answer["accepted"]) == (0, True), [v for v in answer["verdicts"] if v["verdict"] == "fail"]
    assert run("check", line(), line(body="Dear Dana, I'm begging you."))[0] == 1
    assert run("check", end=b"") == (0, [])


def test_blank_lines_at_the_end_are_no_lines(run):
    code, answers = run("check", line(), end=b"\r\n\n  \n\n")
    assert (code, len(answers)) == (0, 1)


def test_blank_lines_before_the_end_keep_their_places(run):
    _, answers = run("check", "", "", line(id=3), "", line(id=5))
    assert [a["id"] for a in answers] == [None, None, 3, None, 5]
    assert [a["error"].split(" is ")[0] for a in answers if "error" in a] == ["Line 1", "Line 2", "Line 4"]


def test_the_last_line_needs_no_end_and_the_first_may_have_a_byte_order_mark(run):
    code, answers = run("check", b"\xef\xbb\xbf" + line(id=1).encode(), line(id=2), end=b"")
    assert (code, [a["id"] for a in answers]) == (0, [1, 2])


def test_keys_that_are_the_owners_own_are_left_alone(run):
    code, [answer] = run("check", line(labels={"gratitude": True}, comment="from the wild"))
    assert code == 0
    assert "verdicts" in answer


def test_options_stand_in_for_what_lines_leave_out(run, tmp_path):
    (tmp_path / "interview.json").write_text(json.dumps(INTERVIEW))
    bare = line(format=..., purpose=..., interview=...)
    options = ["--format", "email", "--purpose", "thank-you", "--interview", "interview.json"]
    assert run("check", bare, options=options) == run("check", line())


def test_interviews_named_by_a_path_are_found_beside_the_batch_or_in_the_working_directory(run, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "beside.json").write_text(json.dumps(INTERVIEW))
    (elsewhere / "here.json").write_text(json.dumps(INTERVIEW))
    monkeypatch.chdir(elsewhere)
    code, answers = run("check", line(interview="beside.json"), line(interview="here.json"))
    assert code == 0
    assert answers[0]["verdicts"] == answers[1]["verdicts"] == run("check", line())[1][0]["verdicts"]


def test_an_interview_file_that_changes_is_read_again(run, tmp_path):
    path = tmp_path / "interview.json"
    path.write_text(json.dumps(INTERVIEW))
    assert run("check", line(interview="interview.json"))[0] == 0
    path.write_text("company: Acme")
    assert run("check", line(interview="interview.json"))[0] == 2


def test_no_character_of_a_text_breaks_a_line(run):
    text = "Dear Dana,\u2028sorry\u0085to bother\x0b you \ud800 \U0001f600 \x1b[31m"
    code, answers = run("check", line(id=text, body=text))
    assert code == 1
    assert answers[0]["id"] == text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(["email", "thank-you"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from([*CHECK, "to", "labels"]) | st.text(max_size=5), inner, max_size=8),
    max_leaves=12,
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
def test_any_line_gives_one_answer(raw):
    raw = raw.replace(b"\n", b"")
    for found in numbered([raw]):
        answer, code = check_line(found, Defaults())
        assert code in (0, 1, 2)
        assert "\n" not in batches.written(answer)
        assert set(answer) in ({"id", "error"}, {"id", "accepted", "verdicts"})
        if "error" in answer:
            assert "fault" not in answer["error"]
            assert "\n" not in answer["error"]


# --- drafts --------------------------------------------------------------------------------------------


def test_drafts_come_in_order_though_later_ones_are_done_first(run, monkeypatch):
    def slow_first(request):
        first = "Company 0 Ltd" in json.dumps(request.messages)
        return reply(GOOD_REPLY, delay=0.4 if first else 0.0)

    rows = [line(DRAFT, id=n, interview={**INTERVIEW, "company": f"Company {n} Ltd"}) for n in range(12)]
    with Provider(slow_first) as provider:
        provider.lend(monkeypatch)
        code, answers = run("draft", *rows)
    assert code == 0
    assert [a["id"] for a in answers] == list(range(12))
    assert next(iter(answers[0])) == "id"
    assert {
        "format",
        "purpose",
        "to",
        "model",
        "text",
        "subject",
        "body",
        "accepted",
        "verdicts",
        "attempts",
        "cost_usd",
    } <= set(answers[0])


def test_no_more_than_a_few_drafts_are_under_way_at_once(run, monkeypatch):
    import threading

    under_way, most, lock = [0], [0], threading.Lock()
    two_at_once = threading.Event()

    def count(_request):
        import time

        with lock:
            under_way[0] += 1
            most[0] = max(most[0], under_way[0])
            if under_way[0] > 1:
                two_at_once.set()
        two_at_once.wait(60)  # the first, however slowly the second is sent
        time.sleep(0.03)
        with lock:
            under_way[0] -= 1
        return GOOD_REPLY

    with Provider(count) as provider:
        provider.lend(monkeypatch)
        run("draft", *(line(DRAFT, id=n) for n in range(24)))
    assert 1 < most[0] <= batches.AT_ONCE


def test_a_model_that_fails_costs_its_line_and_the_gravest_status_wins(run, monkeypatch):
    refused = line(DRAFT, id="refused", interview={**INTERVIEW, "company": "Refused Ltd"})

    def choose(request):
        return status(401) if "Refused Ltd" in json.dumps(request.messages) else GOOD_REPLY

    with Provider(choose) as provider:
        provider.lend(monkeypatch)
        code, answers = run("draft", line(DRAFT, id=1), refused, line(DRAFT, id=3))
        assert code == 3
        assert [a["id"] for a in answers] == [1, "refused", 3]
        assert "refused the key" in answers[1]["error"]
        assert run("draft", refused, "nonsense")[0] == 2
    assert [batches.worse(1, 3), batches.worse(3, 2), batches.worse(2, 1), batches.worse(0, 1)] == [3, 2, 2, 1]


def test_a_draft_that_is_not_accepted_is_given_with_its_verdicts(run, monkeypatch):
    with Provider("Subject: Hi\n\nDear Dana,\n\nI'm begging you.\n\nSam Okafor") as provider:
        provider.lend(monkeypatch)
        code, [answer] = run("draft", line(DRAFT, to="Dana Whitfield"))
    assert code == 1
    assert answer["accepted"] is False
    assert "no-begging" in answer["attempts"][0]["failed"]
    assert answer["certificate"] is None
