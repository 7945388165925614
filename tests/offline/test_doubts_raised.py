"""A doubt that was raised is read as what it is about, without its reasons, and one's own family as nobody's business."""

import pytest

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.concerns import doubt_of
from followup_ai.offline.claims.meeting import answer_to, own_answer, upshot
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
    assert (found.np, found.clause) == ("", "")


@pytest.mark.parametrize(
    ("note", "clause", "so"),
    [
        ("whether I would feel isolated", "I ran a mountain hut by myself for two winters", "so I am used to working that way"),
        (
            "never managed people",
            "I supervised six packers at Hobbs",
            "so I have some practice in leading people",
        ),
        ("if ISO 13485 is too much", "I did audits under ISO 9001", "and I would build on that with ISO 13485"),
        ("would I stay", "I am moving to Leeds in November", ""),
    ],
)
def test_a_doubt_is_met_by_what_tells_of_its_matter_in_other_words(note: str, clause: str, so: str) -> None:
    found = doubt_of(note, Cast(), {})
    assert found is not None
    told = Claim("", clause, clause)
    assert answer_to(found, [Claim("", "I catalogued 4,000 deeds", "catalogued 4,000 deeds"), told], None) == told
    assert upshot(found, told) == so


@pytest.mark.parametrize(
    ("note", "clause"),
    [
        ("would I miss managing people", "I managed a team of nine"),
        ("that I have never managed more than six people", "I led a team of four cooks"),
        ("whether I would mix well after so long on my own", "I ran my own firm alone for nine years"),
        ("she finds me a bit quiet", "I catalogued 4,000 deeds"),
        ("Ms Brandt noted my many moves", "I service regulators of two of the brands you use"),
    ],
)
def test_what_would_bear_a_doubt_out_or_has_nothing_to_do_with_it_is_no_answer(note: str, clause: str) -> None:
    found = doubt_of(note, Cast(frozenset({"brandt"})), {})
    assert found is not None
    assert answer_to(found, [Claim("", clause, clause)], Claim("", clause, clause)) is None


@pytest.mark.parametrize(
    ("note", "fact"),
    [
        ("never used Primavera, just the two day course", "I have done the two-day course in Primavera"),
        ("notice is 3 months, negotiable", "my notice period is negotiable"),
        ("notice is 3 months, not negotiable", ""),
        ("never did piece rate, I told him straight", ""),
    ],
)
def test_what_the_note_on_a_doubt_says_against_it_is_taken_from_it(note: str, fact: str) -> None:
    found = own_answer(note, Cast())
    assert (found.fact if found else "") == fact
