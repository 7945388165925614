"""Interview files: what people write is read, and what cannot be used is answered in one sentence for each problem."""

import json
import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from malformed import BAD_FILES, BAD_LINES, FIVE, FIVE_FIELDS

from followup_ai.errors import InputError, InterviewError
from followup_ai.interviews import (
    MAX_BYTES,
    blank_interview,
    dump_interview,
    interview_from,
    parse_interview,
    read_interview,
    sample_interviews,
    sample_titles,
)
from followup_ai.models import Interview, Person, SentMessage

SENTENCE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+[.?]")


def problems(text):
    with pytest.raises(InterviewError) as caught:
        parse_interview(text, source="dana.yaml")
    assert all(SENTENCE.fullmatch(problem) for problem in caught.value.problems)
    return list(caught.value.problems)


# --- files that read ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("discussed: the on-call rota", "discussed", ("the on-call rota",)),
        ("discussed: [the move to streaming, the rota]", "discussed", ("the move to streaming", "the rota")),
        ("discussed:\n- 0730\n- 7:30\n- yes\n- 1_000\n- 2026", "discussed", ("0730", "7:30", "yes", "1_000", "2026")),
        ("discussed:\n  -\n  - ''\n  - the rota\n", "discussed", ("the rota",)),
        ("discussed:\n  - they said: keep it simple", "discussed", ("they said: keep it simple",)),
        ("discussed: |\n  - the rota\n  - streaming", "discussed", ("the rota", "streaming")),
        ("discussed: the rota\n  and streaming   # both", "discussed", ("the rota and streaming",)),
        ("their_words: they said 'boring tech wins' lol", "their_words", ("they said 'boring tech wins' lol",)),
        ("their_words: ['\"no\" is a full sentence']", "their_words", ('"no" is a full sentence',)),
        ("concern:", "concern", ""),
        ("concern: ~", "concern", ""),
        ("concern: null", "concern", ""),
        ("concern: []", "concern", ""),
        ("panel: Tom Ashdown", "panel", (Person(name="Tom Ashdown"),)),
        ("panel:\n  -\n  - {name: Tom, title: }", "panel", (Person(name="Tom"),)),
        ("preferred_channel: LinkedIn", "preferred_channel", "linkedin"),
        ("outcome: Rejected", "outcome", "rejected"),
        ("timezone: europe/london", "timezone", "Europe/London"),
        ("news: 'C#12 is out, 3 > 2 & {braces} %d'", "news", ("C#12 is out, 3 > 2 & {braces} %d",)),
        ("news: [they use C# now]", "news", ("they use C# now",)),
    ],
)  # fmt: skip
def test_what_people_type_is_read_as_they_mean_it(lines, field, value):
    assert getattr(parse_interview(FIVE + lines), field) == value


@pytest.mark.parametrize(
    ("typed", "role"),
    [("007", "007"), ("3", "3"), ("No", "No"), ("1:30 Baker", "1:30 Baker"), ("0x1F", "0x1F"), ("3.10", "3.10")],
)
def test_a_plain_value_is_the_text_that_was_typed(typed, role):
    assert parse_interview(FIVE.replace("Data Engineer", typed)).role == role


def test_json_is_told_by_what_it_holds_and_not_by_its_name(tmp_path):
    path = tmp_path / "dana.yaml"
    path.write_text(json.dumps(FIVE_FIELDS | {"discussed": ["caf\u00e9 \U0001f642", "a\nb"]}, default=str), encoding="utf-8")
    assert read_interview(path).discussed == ("café 🙂", "a\nb")
    path = tmp_path / "dana.json"
    path.write_text(FIVE, encoding="utf-8")
    assert read_interview(str(path)).company == "Acme"
    assert parse_interview("{candidate: A, interviewer: B, company: C, role: D, date: 2026-05-12,}").candidate == "A"


def test_a_byte_order_mark_and_windows_line_ends_are_no_obstacle(tmp_path):
    path = tmp_path / "dana.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + FIVE.replace("\n", "\r\n").encode())
    assert read_interview(path) == parse_interview(FIVE)


def test_control_characters_in_a_file_are_dropped():
    assert parse_interview(FIVE.replace("Acme", "Ac\x00m\x07e\u202e")).company == "Acme"
    assert parse_interview(json.dumps(FIVE_FIELDS | {"company": "Ac\x00me\ud800"}, default=str)).company == "Acme"


def test_an_interview_is_taken_as_it_is():
    interview = parse_interview(FIVE)
    assert interview_from(interview) is interview


# --- files that do not -------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", BAD_LINES, ids=lambda lines: lines[:30].encode("unicode_escape").decode())
def test_a_bad_line_gets_its_one_sentence(lines):
    assert problems(FIVE + lines + "\n") == [BAD_LINES[lines]]


@pytest.mark.parametrize("text", BAD_FILES, ids=lambda text: text[-30:].encode("unicode_escape").decode())
def test_a_bad_file_gets_its_one_sentence(text):
    assert problems(text) == [BAD_FILES[text]]


def test_every_problem_is_told_at_once_with_its_place():
    text = "candidate:\ninterviewer: {name: Dana, emial: x}\nposition: Nurse\ndate: 2026-02-30\n"
    text += "panel: [{name: T, email: tom}]\nwobble: 1\n"
    assert problems(text) == [
        "candidate: this is missing; write your own name.",
        "interviewer.emial: there is no field of this name; did you mean email?",
        'panel[0].email: "tom" is not an e-mail address; write it like dana@acme.example, or leave it out.',
        "company: this is missing; write the employer's name.",
        "date: 2026-02-30 is not a date; write it as 2026-02-28.",
        "position: there is no field of this name; did you mean role?",
        f"wobble: there is no such field; there are {', '.join(Interview.model_fields)}.",
    ]


def test_the_message_names_the_file_before_each_problem():
    with pytest.raises(InterviewError) as caught:
        parse_interview(FIVE + "outcome: maybe\ntimezone: Mars\n", source="dana.yaml")
    assert all(line.startswith("dana.yaml: ") for line in str(caught.value).split("\n"))
    assert caught.value.exit_status == 2


def test_a_wild_name_that_occurs_twice_is_shown_on_one_line():
    assert problems('{"a\\n\\ud800b": 1, "a\\n\\ud800b": 2}') == ["a b: this field occurs twice; keep one of them."]


def test_a_flood_of_problems_is_cut_short():
    told = problems(FIVE + "".join(f"bogus_{n}: x\n" for n in range(200)))
    assert len(told) == 51
    assert told[-1] == "there are 150 more problems of this kind; mend these first."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            "candidate: Jos\u00e9\ncompany: x".encode("latin-1"),
            "{} is not UTF-8 text (line 1); save it again as plain text in UTF-8.",
        ),
        (b"a: b\n\xff\x00\x01", "{} is not UTF-8 text (line 2); save it again as plain text in UTF-8."),
        (FIVE.encode("utf-16"), "{} is in UTF-16; save it again as UTF-8."),
        (FIVE.encode("utf-16-le"), "{} is in UTF-16; save it again as UTF-8."),
        (b"#" * (MAX_BYTES + 1), "{} is larger than 64 KiB; an interview file holds notes only."),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_one_sentence(tmp_path, monkeypatch, data, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dana.yaml").write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_interview("dana.yaml")
    assert str(caught.value) == sentence.format("dana.yaml")


def test_a_path_that_is_no_file_is_refused_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for path, sentence in {
        "gone.yaml": "There is no file gone.yaml; check the path, or start one with followup-ai new.",
        "folder": "folder is a folder; name an interview file in it.",
        "a\0b": "ab cannot be opened (not a usable file name); check the path.",
        "gone.yaml/x": "There is no file gone.yaml/x; check the path, or start one with followup-ai new.",
    }.items():
        with pytest.raises(InputError) as caught:
            read_interview(path)
        assert str(caught.value) == sentence


def test_a_bomb_of_aliases_is_refused_at_once():
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
    assert len(problems(FIVE + "l0: &l0 [x]\n" + levels)) == 1


# --- anything at all ---------------------------------------------------------------------------------

text_of_any_kind = st.text(st.characters(codec=None), max_size=40)
json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text_of_any_kind | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text_of_any_kind | st.integers(), inner, max_size=4),
    max_leaves=8,
)
nearly_an_interview = st.fixed_dictionaries(
    {name: st.just(value) | json_like for name, value in FIVE_FIELDS.items()},
    optional={name: json_like for name in Interview.model_fields if name not in FIVE_FIELDS},
)


def interview_or_sentences(make, given_):
    try:
        assert isinstance(make(given_), Interview)
        return
    except InterviewError as error:
        told = error.problems
    assert told
    for problem in told:
        assert SENTENCE.fullmatch(problem), problem
        problem.encode("utf-8")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(json_like | nearly_an_interview)
def test_any_data_is_an_interview_or_a_list_of_sentences(data):
    interview_or_sentences(interview_from, data)


@settings(max_examples=150, deadline=None)
@given(text_of_any_kind | st.text("abc:-#\n \t\"'[]{}&*!|>%@`,?\u2028\x85~", max_size=40).map(lambda t: FIVE + t))
def test_any_text_is_an_interview_or_a_list_of_sentences(text):
    interview_or_sentences(parse_interview, text)


note = st.text(st.characters(codec="utf-8"), max_size=60) | st.text(" -:#'\"\n\tab|>&*!%@\\{}[]é\u200d0~", max_size=30)
day = st.dates(min_value=parse_interview(FIVE).date, max_value=parse_interview(FIVE).date.replace(month=12))


@st.composite
def interviews(draw):
    fields = dict(FIVE_FIELDS)
    for name in ("discussed", "their_words", "promised"):
        fields[name] = draw(st.lists(note, max_size=3))
    for name in ("concern", "next_steps"):
        fields[name] = draw(note)
    fields["sent"] = [{"date": d, "body": b} for d, b in draw(st.lists(st.tuples(day, note), max_size=2))]
    fields["decision_date"] = draw(st.none() | day)
    fields["outcome"] = draw(st.sampled_from(["pending", "rejected", "offer"]))
    return interview_from(fields)


@settings(max_examples=200, deadline=None)
@given(interviews())
def test_a_written_interview_reads_back_equal(interview):
    assert parse_interview(dump_interview(interview)) == interview


def test_a_written_interview_is_pleasant_to_read():
    interview = interview_from(
        FIVE_FIELDS
        | {
            "discussed": ["the rota"],
            "decision_date": "2026-05-26",
            "sent": [{"date": "2026-05-13", "body": "Dear Dana,\n\nThank you."}],
        }
    )
    assert dump_interview(interview) == (
        "candidate: Priya Raman\ninterviewer:\n  name: Dana Whitfield\ncompany: Acme\nrole: Data Engineer\ndate: 2026-05-12\n"
        "discussed:\n- the rota\ndecision_date: 2026-05-26\noutcome: pending\n"
        "sent:\n- date: 2026-05-13\n  format: email\n  body: |-\n    Dear Dana,\n\n    Thank you.\n"
    )


# --- the blank interview and the samples ---------------------------------------------------------------


def test_the_blank_interview_shows_every_field_with_a_comment():
    blank = blank_interview()
    lines = blank.splitlines()
    for name in Interview.model_fields:
        assert any(line.startswith(f"{name}:") and "#" in line for line in lines), name
    for name in (*Person.model_fields, *SentMessage.model_fields):
        assert any(re.match(rf"[# ]+(?:- )?{name}:", line) for line in lines), name
    assert list(yaml.safe_load(blank)) == list(Interview.model_fields)


def test_the_blank_interview_left_blank_asks_for_the_five_fields_alone():
    assert [problem.split(":")[0] for problem in problems(blank_interview())] == [
        "candidate",
        "interviewer",
        "company",
        "role",
        "date",
    ]


def test_the_blank_interview_with_five_fields_filled_in_is_enough():
    filled = blank_interview()
    for name, value in {
        "candidate": "Priya",
        "  name": "Dana",
        "company": "Acme",
        "role": "Nurse",
        "date": "2026-05-12",
    }.items():
        filled = re.sub(rf"(?m)^{name}: +#", f"{name}: {value}  #", filled)
    assert parse_interview(filled) == Interview.model_validate(
        {"candidate": "Priya", "interviewer": "Dana", "company": "Acme", "role": "Nurse", "date": "2026-05-12"}
    )


def test_the_example_lines_of_the_blank_interview_work_once_uncommented():
    filled = blank_interview()
    for name, value in {
        "candidate": "Priya",
        "  name": "Dana",
        "company": "Acme",
        "role": "Nurse",
        "date": "2026-05-12",
    }.items():
        filled = re.sub(rf"(?m)^{name}: +#", f"{name}: {value}  #", filled)
    filled = filled.replace("panel: []", "panel:").replace("sent: []", "sent:")
    interview = parse_interview(re.sub(r"(?m)^#( )", r"\1", filled.partition("\n\n")[2]))
    assert interview.panel[0].name == "Tom Ashdown"
    assert interview.sent[0].subject == "Thank you"


def test_a_sample_is_called_by_its_role():
    titles = sample_titles()
    assert set(titles) == set(sample_interviews())
    assert list(titles.values()) == sorted(titles.values())
    for name, title in titles.items():
        assert title.lower() == read_interview(sample_interviews()[name]).role.lower()
        assert title[0].isupper()


def test_there_are_twenty_samples_and_each_has_something_specific_to_say():
    samples = sample_interviews()
    assert len(samples) >= 20
    for name, path in samples.items():
        interview = read_interview(path)
        assert path.stem == name
        assert interview.details, name
        assert parse_interview(dump_interview(interview)) == interview
        for person in interview.people:
            assert not person.email or person.email.endswith(".example")
