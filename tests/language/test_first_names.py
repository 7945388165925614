"""First names are told from other words."""

import pytest

from followup_ai.language.first_names import is_first_name


@pytest.mark.parametrize("name", ["Sharon", "dave", "tom", "Pauline"])
def test_a_first_name_is_one_in_whatever_case(name):
    assert is_first_name(name)


@pytest.mark.parametrize("word", ["reception", "members", "sales"])
def test_another_word_is_none(word):
    assert not is_first_name(word)
