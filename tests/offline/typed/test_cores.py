"""The safe core of words that fit no grammar."""

from followup_ai.offline.typed.cores import safe_core


def test_a_mark_no_word_ends_with_takes_no_longer_than_any_other():
    assert safe_core("casual workers reorganisation disputes administration 2024§") == ""  # split in every way it took hours


def test_a_sum_may_bear_its_sign_behind():
    assert safe_core("the renovation budget of 400€") == "the renovation budget of 400€"
