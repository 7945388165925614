"""What a note takes back, denies or leaves empty is never said; what only sounds like it is."""

from __future__ import annotations

import pytest

from followup_ai.offline.typed.at_the_door import let_in


@pytest.mark.parametrize(
    "note", ["nothing on my end, they'll write", "TBD", "nowt", "can't remember", "No idea", "me: none", "nothing agreed yet"]
)
@pytest.mark.parametrize("field", ["promised", "qualifications", "news", "next_steps"])
def test_an_empty_answer_is_no_note(note: str, field: str) -> None:
    assert let_in(note, field) == ""


@pytest.mark.parametrize(
    "note",
    [
        "no-fault certificate from the insurer",
        "nil-return form",
        "zero-waste menu plan",
        "NA beer tasting notes",
        "no. 4 of them",
    ],
)
def test_a_thing_that_begins_like_an_empty_answer_is_promised(note: str) -> None:
    assert let_in(note, "promised") == note


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("the new kiln in Stoke - no, in Derby", "the new kiln in Derby"),
        ("four horses, I mean five, on livery", "five horses on livery"),
        ("the choir tour to Riga, sorry, Vilnius", "the choir tour to Vilnius"),
        ("photo of the arch (I mean the vault)", "photo of the vault"),
        ("answer by 14 Dec, make that 16 Dec", "answer by 16 Dec"),
        ("bell foundry ~~tour~~ visit", "bell foundry visit"),
        ("a team of 8, actually 6", "a team"),
        ("the ferry (or 40?) cars", ""),
        ("reply by 30 Feb", "reply"),
    ],
)
def test_what_a_note_takes_back_is_not_told(note: str, told: str) -> None:
    assert let_in(note, "discussed") == told


@pytest.mark.parametrize(
    "note",
    [
        "panel Tuesday, no call before then",
        "their actual costs per loaf",
        "wait times at the crossing",
        "the well, 40 metres deep, and its pump",
        "first line\nthey were sorry to lose the kiln. No tours in May",
    ],
)
def test_what_only_sounds_like_a_correction_stays_as_typed(note: str) -> None:
    assert let_in(note, "discussed") == note


@pytest.mark.parametrize(
    "note",
    [
        "HGV class 1 (revoked)",
        "NVQ 3 plumbing, never finished",
        "CeMAP, one paper to go",
        "Motorbike licence, banned until 2027",
        "SIA badge, expired",
        "piano: rusty",
        "scared of dogs",
        "lost my licence in 2019",
        "My flatmate is a chef",
        "45 years young",
        "I can't work Sundays",
        "I have arthritis in my hands",
    ],
)
@pytest.mark.parametrize("field", ["qualifications", "left_out"])
def test_nobody_offers_what_speaks_against_them_or_is_somebody_elses(note: str, field: str) -> None:
    assert let_in(note, field) == ""


@pytest.mark.parametrize(
    "note",
    [
        "missing persons unit, 4 years",
        "taught poor readers for six years",
        "worked with deaf pupils for 6 years",
        "my own mastitis cultures",
        "barista 3 yrs (weekends only)",
        "broke the county shot put record",
        "I had no time off sick in 6 years",
        "my last role was site clerk",
        "My crew laid 4 km of kerb",
    ],
)
@pytest.mark.parametrize("field", ["qualifications", "left_out"])
def test_what_only_holds_such_a_word_stays_as_typed(note: str, field: str) -> None:
    assert let_in(note, field) == note


def test_of_a_list_only_what_is_taken_back_goes() -> None:
    assert let_in("Driver license B, C expired", "qualifications") == "Driver license B"
    assert let_in("elected steward twice", "qualifications") == "I was elected steward twice"


@pytest.mark.parametrize(
    "note",
    ["not forget the hairnet", "never ring before nine", "be honest about the knee", "Rita passes on my tape", "get fit"],
)
def test_how_somebody_means_to_behave_is_no_promise(note: str) -> None:
    assert let_in(note, "promised") == ""
    assert let_in("wear and tear report", "promised")
