"""What the form holds becomes the interview, and back, with nothing lost; rows keep their identity."""

import pytest

from followup_ai import form
from followup_ai.errors import InterviewError
from followup_ai.interviews import read_interview, sample_interviews

FIVE = {
    "candidate": "Sam Okafor",
    "people-1.name": "Dana Whitfield",
    "company": "Acme",
    "role": "Engineer",
    "date": "2026-05-12",
}


def test_five_fields_are_an_interview():
    assert form.interview_in(FIVE).interviewer.name == "Dana Whitfield"


def test_each_row_is_a_point():
    values = {**FIVE, "discussed": ["a", "b", "c"], "a": "the rota", "b": "  ", "c": " streaming "}
    assert form.interview_in(values).discussed == ("the rota", "streaming")


def test_a_blank_form_has_one_row_of_each_list_and_no_interview():
    assert form.rows_of({}, "discussed") == ["discussed-1"]
    with pytest.raises(InterviewError, match="five fields"):
        form.interview_in({})


def test_every_problem_is_told_at_once_in_the_words_of_the_form():
    with pytest.raises(InterviewError) as caught:
        form.interview_in({"candidate": "Sam", "people": ["x", "y"], "x.email": "dana", "y.name": "Tom", "y.email": "tom"})
    told = caught.value.problems
    assert any(problem.startswith("Who interviewed you: this is missing") for problem in told)
    assert any(problem.startswith("Their email: ") for problem in told)
    assert any(problem.startswith("Their email, person 2: ") for problem in told)
    assert any(problem.startswith("Company: this is missing") for problem in told)


@pytest.mark.parametrize("name", sorted(sample_interviews()))
def test_a_sample_survives_the_form(name):
    loaded = read_interview(sample_interviews()[name])
    back = form.interview_in(form.form_of(loaded))
    fields = ("discussed", "their_words", "personal", "qualifications", "left_out", "promised", "news")
    folded = {f: tuple(" ".join(p.split()) for p in getattr(loaded, f)) for f in fields}
    lines = {f: " ".join(getattr(loaded, f).split()) for f in ("concern", "next_steps")}
    assert back == loaded.model_copy(update={**folded, **lines})


def test_a_row_that_is_added_or_removed_leaves_the_others_as_they_are():
    values = {"discussed": ["a", "b"], "a": "rota", "b": "streaming"}
    values |= form.with_row(values, "discussed")
    assert values["discussed"][:2] == ["a", "b"]
    values |= form.without_row(values, "discussed", "a")
    assert values["discussed"][0] == "b"
    assert values["a"] is None
    assert values["b"] == "streaming"


def test_rows_added_in_two_windows_never_share_an_id():
    assert form.with_row({}, "discussed")["discussed"][1] != form.with_row({}, "discussed")["discussed"][1]


def test_points_of_long_notes_that_a_list_has_no_room_for_are_left_over():
    points = [f"topic {number}" for number in range(70)]
    values = form.with_notes(FIVE | {"discussed": ["discussed-1"], "discussed-1": "the rota"}, {"discussed": points}, "", "")
    assert len(form.interview_in(FIVE | {"discussed-1": "the rota"} | values).discussed) == 50
    assert values[form.LEFTOVER].splitlines() == [f"What you talked about: topic {number}" for number in range(49, 70)]


def test_a_person_who_is_only_half_told_stays_when_notes_are_sorted():
    values = FIVE | {"people": ["people-1", "y"], "y.title": "CTO", "y.email": "cto@acme.example"}
    values |= form.with_notes(
        values, {"people": [{"name": "Tom Reyes"}, {"name": "dana whitfield", "title": "Head of Data"}]}, "", ""
    )
    told = form.fields_of(values)
    assert told["interviewer"] == {"name": "Dana Whitfield", "title": "Head of Data"}
    assert told["panel"] == [{"title": "CTO", "email": "cto@acme.example"}, {"name": "Tom Reyes"}]


HALF_TOLD = {key: value for key, value in FIVE.items() if key != "people-1.name"} | {"people-1.title": "Head of Data"}


@pytest.mark.parametrize(
    "found",
    [
        [{"name": "Dana Whitfield"}],
        [{"name": "Tom Reyes", "title": "CTO"}, {"name": "Dana Whitfield"}],
        [{"name": "Tom Reyes"}, {"name": "Dana Whitfield", "title": "head of data"}],
    ],
)
def test_sorted_notes_name_an_interviewer_who_is_only_half_told(found):
    values = HALF_TOLD | form.with_notes(HALF_TOLD, {"people": found}, "", "")
    told = form.interview_in(values)
    assert (told.interviewer.name, told.interviewer.title) == ("Dana Whitfield", "Head of Data")
    assert [person.name for person in told.panel] == [p["name"] for p in found if p["name"] != "Dana Whitfield"]


def test_whom_a_half_told_interviewer_cannot_be_is_added_beside():
    values = HALF_TOLD | form.with_notes(HALF_TOLD, {"people": [{"name": "Tom Reyes", "title": "CTO"}]}, "", "")
    told = form.fields_of(values)
    assert told["interviewer"] == {"title": "Head of Data"}
    assert told["panel"] == [{"name": "Tom Reyes", "title": "CTO"}]


def test_the_last_row_is_emptied_and_replaced():
    values = form.without_row({"a": "rota", "discussed": ["a"]}, "discussed", "a")
    assert len(values["discussed"]) == 1
    assert values["discussed"] != ["a"]


def test_a_removed_person_takes_title_and_address_along():
    values = {"people": ["x", "y"], "y.name": "Tom", "y.email": "tom@acme.example"}
    gone = form.without_row(values, "people", "y")
    assert gone["y.name"] is None
    assert gone["y.email"] is None
