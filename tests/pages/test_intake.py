"""What the form holds becomes the interview, and back, with nothing lost."""

import datetime as dt

import pytest

from followup_ai.errors import InterviewError
from followup_ai.interviews import read_interview, sample_interviews
from followup_ai.pages._intake import form_values, interview_of

FIVE = {
    "candidate": "Sam Okafor",
    "interviewer.name": "Dana Whitfield",
    "company": "Acme",
    "role": "Engineer",
    "date": dt.date(2026, 5, 12),
}


def test_five_fields_are_an_interview():
    assert interview_of(FIVE).interviewer.name == "Dana Whitfield"


def test_each_line_is_a_point():
    interview = interview_of({**FIVE, "discussed": "the rota\n\n  streaming  \n"})
    assert interview.discussed == ("the rota", "streaming")


def test_every_missing_field_is_told_at_once():
    with pytest.raises(InterviewError) as caught:
        interview_of({})
    assert len(caught.value.problems) >= 5


@pytest.mark.parametrize("name", sorted(sample_interviews()))
def test_a_sample_survives_the_form(name):
    loaded = read_interview(sample_interviews()[name])
    back = interview_of(form_values(loaded), loaded)
    folded = {f: tuple(" ".join(p.split()) for p in getattr(loaded, f)) for f in ("discussed", "their_words", "personal")}
    assert {f: getattr(back, f) for f in folded} == folded
    assert back.model_copy(update=folded).people == loaded.people
    assert back.sent == loaded.sent


def test_a_panel_is_typed_one_name_a_line():
    interview = interview_of({**FIVE, "panel": "Tom Adeyemi\nLi Xue"})
    assert [p.name for p in interview.people] == ["Dana Whitfield", "Tom Adeyemi", "Li Xue"]
