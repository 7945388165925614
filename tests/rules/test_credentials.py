"""Papers a candidate holds, and those they only study for."""

import pytest
from ledgers import unsupported


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        ("As a CELTA holder I could start at once.", "studying for the CELTA, exam in June"),
        ("I hold the first aid card and the NABCEP credential.", "studying for NABCEP exam (June)"),
        ("Having passed the Level 5 I feel ready.", "working towards Level 5"),
    ],
)
def test_what_is_under_way_is_not_told_as_held(body: str, noted: str) -> None:
    assert unsupported(body, qualifications=[noted, "first aid card"]) != []


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        ("My degree from Leeds would help.", "B.Ed. Physics, Leeds"),
        ("I hold the CIPP foundation certificate.", "CIPP foundation"),
        ("My membership of the Royal Town Planning Institute is new.", "RTPI licentiate"),
        ("My Higher National Certificate filled in the biology.", "HNC aquaculture"),
        ("I am studying for the CELTA.", "studying for the CELTA, exam in June"),
        ("A driving licence is the one thing I lack.", "no driving licence yet"),
    ],
)
def test_a_paper_told_by_its_long_name_or_as_it_stands_is_supported(body: str, noted: str) -> None:
    assert unsupported(body, qualifications=[noted]) == []


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        ("With my level 4 in forestry I could begin at once.", "Level 3 forestry"),
        ("I won the county prize for it.", "falconry display team, 3 yrs"),
        ("I hold the skipper's ticket.", "enrolled on skipper course, exam in May"),
        ("I would bring my STCW certificate.", "deckhand 4 yrs"),
        ("My diploma in thatching is at your disposal.", "thatching 6 yrs"),
    ],
)
def test_a_paper_an_honour_or_a_level_that_no_note_has_is_found(body: str, noted: str) -> None:
    assert unsupported(body, qualifications=[noted]) != []


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        ("With my level 3 in forestry I could begin at once.", "Level 3 forestry"),
        ("I have been studying for the pilot's exam and sit it in June.", "studying for pilot exam, June"),
        ("I am calling about my interview for the bakery role.", "12 yrs bakery - started as packer, then confectioner"),
        ("I passed my skipper's ticket in March.", "skipper's ticket, March 2026"),
    ],
)
def test_a_paper_told_as_it_is_noted_is_left_alone(body: str, noted: str) -> None:
    assert unsupported(body, qualifications=[noted]) == []
