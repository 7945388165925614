"""What the parser sees in messages of many shapes, and what it promises of any text."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup_ai.anatomy import parse
from followup_ai.formats import format_names
from followup_ai.models import Draft, Part, parts_of

DATA = Path(__file__).parent / "data" / "anatomy"
SINGLE = (
    "subject",
    "date",
    "greeting",
    "sign_off",
    "name",
    "signature",
    "postscript",
    "opening",
    "question",
    "close",
    "voicemail",
    "quoted",
)


COMMON = [
    "Dear Dana,",
    "Hi Ana, thanks for it.",
    "Best regards,",
    "Sam",
    "Thanks, Sam",
    "Subject: x",
    "Re: y",
    "> q",
    "--",
    "```",
    "P.S. hi",
    "- a",
    "1. b",
    "From: x",
    "Sent: y",
    "On 12 May 2026, Dana wrote:",
    "To: z",
    "[Your Name]",
    "Opening:",
    "Voicemail: hi",
    "Close",
    "Talking points:",
    "Question:",
    "Could you tell me?",
    "14 May 2026",
    "(pause)",
    "**Bold:** x",
    "Sure! Here's it:",
    "\u200b",
    "İ",
]


def cases(name):
    loaded = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["why"]) for case in loaded]


def agrees(found, expected):
    """Whether a part is the one expected; "…" stands for any text."""
    if "…" not in expected:
        return found == expected
    first, last = expected.split("…", 1)
    return found.startswith(first) and found.endswith(last) and len(found) >= len(first) + len(last)


def seen_in(draft, names):
    single = {name: part.text for name in SINGLE if (part := getattr(draft, name)) is not None and name in names}
    several = {name: [p.text for p in getattr(draft, name)] for name in ("address", "paragraphs", "points") if name in names}
    return single | several


def assert_parts(case, names):
    draft = parse(case["text"], case.get("format", "email"), candidate=case.get("candidate", "Sam Okafor"))
    assert_sound(draft)
    seen = seen_in(draft, names)
    for name in names:
        expected, found = case.get(name), seen.get(name)
        if name in ("address", "paragraphs", "points"):
            expected = expected or []
            assert len(found) == len(expected), (name, found)
            assert all(map(agrees, found, expected)), (name, found, expected)
        else:
            assert (found is None) == (expected is None), (name, found, expected)
            assert found is None or agrees(found, expected), (name, found, expected)


def assert_sound(draft: Draft) -> None:
    """Offsets hold, parts are in order and apart, and the body holds all but the subject."""
    parts = [part for _, part in parts_of(draft)]
    every = sorted([*parts, *([draft.quoted] if draft.quoted else [])], key=lambda part: (part.start, part.end))
    for part in [
        draft.body,
        *every,
        *draft.points,
        *filter(None, [draft.greeting, draft.opening, draft.question, draft.close]),
    ]:
        assert part.text == draft.text[part.start : part.end]
    assert parts == sorted(parts, key=lambda part: part.start)
    assert all(before.end <= after.start for before, after in pairwise(every))
    for part in every:
        assert part is draft.subject or (draft.body.start <= part.start and part.end <= draft.body.end)
        assert part is draft.subject or part.text == part.text.strip()


@pytest.mark.parametrize("case", cases("messages.yaml"))
def test_a_message_is_taken_apart_as_a_reader_would(case):
    assert_parts(
        case, ("subject", "date", "address", "greeting", "paragraphs", "sign_off", "name", "signature", "postscript", "quoted")
    )


@pytest.mark.parametrize("case", cases("scripts.yaml"))
def test_a_call_script_is_taken_apart_as_a_reader_would(case):
    assert_parts({"format": "call-script", **case}, ("greeting", "opening", "points", "question", "close", "voicemail"))


def wild_texts():
    pieces = st.sampled_from(COMMON) | st.text(max_size=20)
    ends = st.sampled_from(["\n", "\n\n", "\r\n", "\r", " ", "", "\u00a0\n", "\n \n"])
    return st.lists(st.tuples(pieces, ends).map("".join), max_size=14).map("".join) | st.text()


@settings(max_examples=250, deadline=None)
@example("Subject: x \x850\n", "call-script", "")  # a line's end that is none of the usual two
@example("Dear Dana,\nThanks, Sam\nDear Dana,\nSubject: x\n--\nDear Dana,\n--\n", "email", "")  # a subject within a signature
@given(wild_texts(), st.sampled_from(format_names()), st.sampled_from(["", "Sam Okafor", "李雷", "."]))
def test_any_text_gives_sound_parts_and_the_same_ones_again(text, format, candidate):
    draft = parse(text, format, candidate=candidate)
    assert draft.text == text
    assert_sound(draft)
    assert list(parts_of(draft)) == list(parts_of(parse(text, format, candidate=candidate)))


@settings(max_examples=100, deadline=None)
@given(wild_texts(), st.text(max_size=30) | st.just("a\r\nb"), st.sampled_from(format_names()))
def test_a_subject_kept_apart_is_spanned_exactly(text, subject, format):
    draft = parse(text, format, subject=subject)
    assert draft.text == f"Subject: {subject}\n\n{text}"
    assert draft.subject == Part(subject, 9, 9 + len(subject))
    assert draft.body.text == text
    assert_sound(draft)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Dear Dana,", "Thank you.", "I liked Kafka a lot", "Best,", "Sam", "P.S. More", "14 May 2026", "x@y.example"]
        ),
        max_size=9,
    )
)
def test_no_word_of_a_message_is_left_out_of_every_part(lines):
    draft = parse("\n\n".join(lines), candidate="Sam Okafor")
    assert sum(len(part.text.split()) for _, part in parts_of(draft)) == sum(len(line.split()) for line in lines)


@pytest.mark.parametrize("format", ["email", "letter", "call-script"])
@pytest.mark.parametrize(
    "unit", ["a ", "a\n", "\n", "> ", "- a\n", "Dear ", "Hi, ", "A, ", "*", "thanks so much ", "P.", "(", "A and "]
)
def test_a_hundred_thousand_characters_take_seconds_at_most(unit, format):
    begun = time.process_time()
    parse((unit * 100_000)[:100_000], format, candidate="Sam Okafor")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("case", cases("messages.yaml"))
def test_line_ends_do_not_matter(case, end):
    text = case["text"].replace("\r\n", "\n").replace("\r", "\n")
    unix = parse(text, case.get("format", "email"), candidate=case.get("candidate", "Sam Okafor"))
    other = parse(text.replace("\n", end), case.get("format", "email"), candidate=case.get("candidate", "Sam Okafor"))
    assert [(n, p.text.replace(end, "\n")) for n, p in parts_of(other)] == [(n, p.text) for n, p in parts_of(unix)]


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("Subject: _id columns", "_id columns"),
        ("Subject: _", "_"),
        ("**Subject:** Data Engineer", "Data Engineer"),
        ("**Subject: Data Engineer**", "Data Engineer"),
        ("Subject**:** Data Engineer", "Data Engineer"),
        ("> *Subject*: Data Engineer", "Data Engineer"),
    ],
)
def test_a_subject_loses_marks_of_emphasis_only_with_its_label(line, subject):
    assert parse(f"{line}\n\nDear all,\n\nThank you.\n\nSam").subject.text == subject


@pytest.mark.parametrize(
    ("between", "about"),
    [
        ("Claims Assessor", "Claims Assessor"),
        ("THANK YOU LETTER: CLAIMS ASSESSOR", "THANK YOU LETTER: CLAIMS ASSESSOR"),
        ("**Post of Head Gardener at Lyme Park**", "**Post of Head Gardener at Lyme Park**"),
    ],
)
def test_a_letters_heading_below_the_salutation_is_its_subject_and_no_paragraph(between, about):
    said = "Thank you for your time.\n\nWhen do you decide?"
    draft = parse(f"9 November 2026\n\nDear Mr Eze,\n\n{between}\n\n{said}\n\nYours sincerely,\n\nKirsten", "letter")
    assert draft.subject.text == about
    assert [p.text for p in draft.paragraphs] == ["Thank you for your time.", "When do you decide?"]


def test_a_second_greeting_in_a_paragraph_of_its_own_greets_too():
    draft = parse("Hello Ms Hart,\n\nGood afternoon,\n\nThank you.\n\nBest,\nMarek")
    assert [p.text for p in draft.paragraphs] == ["Thank you."]


def test_a_call_told_step_by_step_has_its_points_its_question_and_its_close():
    told = ["Opening: Hi Bill.", "First: thanks.", "And before he goes: the props.", "Then ask: When?", "To finish: Bye."]
    draft = parse("\n\n".join(told), "call-script")
    assert [p.text for p in draft.points] == ["thanks.", "the props."]
    assert (draft.question.text, draft.close.text) == ("When?", "Bye.")


@pytest.mark.parametrize("first", ["Thank You Very Much", "Hail is patient", "I Said Yes.", "Perspex"])
def test_a_first_paragraph_that_is_no_heading_stays_one(first):
    draft = parse(f"Dear Mr Eze,\n\n{first}\n\nWhen do you decide?\n\nYours sincerely,\n\nKirsten", "letter")
    assert draft.paragraphs[0].text == first
