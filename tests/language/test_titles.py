"""Titles are known alike to whoever greets and to the rule that reads the greeting."""

from __future__ import annotations

import pytest

from followup_ai.language.titles import TITLES
from followup_ai.offline.people.names import greeting_name
from followup_ai.rules._calling import find_calls


@pytest.mark.parametrize("title", sorted(TITLES))
def test_a_title_is_greeted_with_the_name_and_read_as_its_title(title):
    name = f"{title.capitalize()} Whitfield"
    assert greeting_name(name).removesuffix(".") == name
    (call,) = find_calls(f"Dear {name},", "Dana Whitfield")
    assert call.titled
    assert not call.stranger
