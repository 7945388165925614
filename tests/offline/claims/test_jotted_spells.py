"""A jotted spell is told by its first words: so long in such a field, or as such a one."""

import pytest

from followup_ai.offline.claims.additions import additions_of
from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.claims.jotted_spells import is_wanting, jotted_spell
from followup_ai.offline.claims.noted_claims import Noted
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.typed.manner import Manner


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("6 yrs pastry, chocolate + viennoiserie mostly", "I have worked in pastry for 6 years"),
        ("11 yrs dairy last 4 as 2IC on 480", "I have 11 years of experience in dairy work"),
        ("9 yrs, last 4 in hospital kitchens", "I have 9 years of experience, the last 4 in hospital kitchens"),
        ("12 yrs, CIPD, last 5 as store manager", "I have 12 years of experience, the last 5 as a store manager"),
        ("22 year shipyard, Gdynia then Bergen", "I have 22 years of experience in shipyard work"),
        ("3 years call centre (inbound)", "I have 3 years of experience in call centre work"),
        ("1 yr dairy, milking mostly", "I have 1 year of experience in dairy work"),
        ("4 yrs payroll flower + tea, biggest was 900 staff", "I have worked in payroll for 4 years"),
        ("4 yrs roofing + lead", "I have worked in roofing for 4 years"),
        ("9 yrs as conductor so know the other end of the radio", "I have worked as a conductor for 9 years"),
        ("14 yr mechanic, bosch + shimano certified", "I have worked as a mechanic for 14 years"),
    ],
)
def test_years_in_a_field_or_as_somebody(note: str, told: str) -> None:
    assert [claim.clause for claim in jotted_spell(note, {})] == [told]


@pytest.mark.parametrize(
    "note",
    [
        "6 years own business, cakes",
        "8 yrs, last 3 on recon",
        "6 yrs c++ embedded",
        "5 yrs trained on Kafka",
        "forklift + reach",
    ],
)
def test_what_names_no_field_is_left(note: str) -> None:
    assert jotted_spell(note, {}) == ()


def test_it_is_asked_where_nothing_else_makes_a_sentence() -> None:
    assert is_wanting(())
    assert is_wanting((Claim(clause="I have 6 years of experience"),))
    assert is_wanting((Claim(clause="I have spent 5 years on the front desk 3 of it nights"),))
    assert not is_wanting((Claim(clause="I have worked as a mechanic for 14 years"),))


def test_a_paper_that_is_half_done_is_not_said_to_be_held() -> None:
    assert Noted(Cast(), {}, Manner()).claims("dip in ECC half done, finish in may", additions_of) == ()
