"""A doubt that was raised is read as what it is about, without its reasons, and one's own family as nobody's business."""

import pytest

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.concerns import doubt_of
from followup_ai.offline.claims.meeting import answer_to
from followup_ai.offline.english.perspective import Cast


@pytest.mark.parametrize(
    ("note", "lack"),
    [
        ("never hit sales targets because we had none", "my not having hit sales targets"),
        ("haven't run a budget because my boss did it", "my not having run a budget"),
        ("no experience with VAT as we had an accountant", "my lack of experience with VAT"),
        ("never managed anybody", "my not having managed people"),
        ("never led anyone", "my not having led people"),
        ("have not done child protection, only adults", "my not having done child protection"),
        ("I have never worked with children", "my not having worked with children"),
    ],
)
def test_a_lack_is_named_without_its_reason(note: str, lack: str) -> None:
    found = doubt_of(note, Cast(), {})
    assert found is not None
    assert found.np == lack


@pytest.mark.parametrize("note", ["two small children", "asked if I have kids", "who looks after the kids when I'm on lates"])
def test_ones_own_children_are_nobodys_business(note: str) -> None:
    found = doubt_of(note, Cast(), {})
    assert found is not None
    assert found.kind == "private"


def test_what_bears_on_a_doubt_in_another_form_of_the_word_meets_it() -> None:
    found = doubt_of("never managed anybody", Cast(), {})
    assert found is not None
    years = Claim("my eight years in adult nursing", "", "eight years in adult nursing")
    managed = Claim("", "I managed three volunteers at a food bank", "managed three volunteers at a food bank")
    assert answer_to(found, [years, managed], None) == managed


def test_what_was_never_done_of_nothing_named_is_not_put_into_words() -> None:
    found = doubt_of("never done paid", Cast(), {})
    assert found is not None
    assert (found.np, found.clause, found.area) == ("", "", "")
