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
