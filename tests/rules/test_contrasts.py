"""Facts changed to another of their kind: what a draft says one way and the notes another."""

import pytest
from ledgers import unsupported

NOTES = {
    "discussed": [
        "stock count of the blanks once a month",
        "the new polishing hall opens in spring",
        "Paul's uncle built the first lathe",
    ],
    "qualifications": ["Danish, intermediate", "bronze medal at the national skills contest for glass"],
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My fluent Danish would help in the workshop.", "fluent"),
        ("I took gold at the national skills contest for glass.", "gold"),
        ("Counting the stock of blanks every week suits me.", "every week"),
        ("The polishing hall that opens in autumn sounds bright.", "autumn"),
        ("What a lathe your father built!", "father"),
    ],
)
def test_a_fact_changed_to_another_of_its_kind_is_found(text: str, words: str) -> None:
    assert unsupported(text, **NOTES) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "My intermediate Danish would help in the workshop.",
        "Counting the stock of blanks monthly suits me.",
        "I would gladly count the stock of blanks every week.",
        "Is the polishing hall still to open in autumn?",
        "My father never saw a lathe like that.",
        "We have had a warm autumn here.",
        "The lathe your uncle built is a beauty.",
    ],
)
def test_what_is_told_as_noted_offered_asked_or_of_another_thing_is_left_alone(text: str) -> None:
    assert unsupported(text, **NOTES) == []


def test_a_word_that_goes_on_a_name_tells_no_level() -> None:
    assert unsupported("My Danish would help at Harbour Elementary.", company="Harbour Elementary", **NOTES) == []
