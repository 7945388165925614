"""A jotted note on what one can do and holds is said in a plain form, and never as more than it tells."""

import pytest

from followup_ai.offline.additions import additions_of
from followup_ai.offline.background import qualifications_of
from followup_ai.offline.perspective import Cast

CAST = Cast(reader=frozenset({"bo", "lee"}))


def said_of(note: str) -> list[str]:
    return [words for claim in qualifications_of(note, CAST, {}) for words in (claim.np, claim.clause) if words]


def added(note: str) -> list[str]:
    return [words for claim in additions_of(note, CAST, {}) for words in (claim.np, claim.clause) if words]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Figma, InDesign, some After Effects", "my experience with Figma and InDesign"),
        ("QGIS, and a bit of ArcGIS", "my experience with QGIS"),
        ("payroll, rotas, ordering", "my experience with payroll, rotas and ordering"),
        ("phlebotomy, ECGs, wound care", "my experience with phlebotomy, ECGs and wound care"),
        ("Word, Excel, touch typing", "my experience with Word, Excel and touch typing"),
        ("Spanish, Excel, driving", "I speak Spanish"),
        ("languages: French and Italian", "I speak French and Italian"),
    ],
)
def test_a_list_of_tools_and_skills_is_experience_with_what_is_known_well(note: str, said: str) -> None:
    assert said_of(note) == [said]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("SAP FI and DATEV daily use", "I use SAP FI and DATEV every day"),
        ("kubernetes in prod, EKS mostly", "my experience with Kubernetes in production"),
        ("have worked under GLP in a contract lab", "I have worked under GLP in a contract lab"),
        ("driven in snow", "I have driven in snow"),
        ("ICU 4 yrs, before that surgical ward", "my 4 years in ICU"),
        ("lambed 3 seasons, about 900 ewes in total", "I lambed for 3 seasons"),
        ("six years running the front desk of a clinic", "my six years running the front desk of a clinic"),
        ("I did my apprenticeship in Graz and stay there 5 years", "I did my apprenticeship in Graz"),
    ],
)
def test_what_was_done_is_told_in_its_tense_and_with_its_time(note: str, said: str) -> None:
    assert said in said_of(note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("cat D licence + CPC valid till 2028", "I hold a cat D licence and CPC"),
        ("C+E licence since 2011, no points", "I have held my C+E licence since 2011, with no points"),
        ("spraying certificates PA1 and PA2", "my spraying certificates PA1 and PA2"),
        ("food hygiene level 3", "my level 3 in food hygiene"),
        ("F-gas cat 1", "my F-gas category 1"),
        ("NEBOSH General Certificate", "I hold the NEBOSH General Certificate"),
        ("City & Guilds plastering, L2 and L3", "I hold City & Guilds levels 2 and 3 in plastering"),
        ("Registered childminder, graded Good twice", "I was graded Good twice"),
        ("cannulation + venepuncture signed off", "I am signed off for cannulation and venepuncture"),
        ("CSCS card, IPAF, asbestos awareness", "I hold a CSCS card and IPAF and have training in asbestos awareness"),
        ("DSA, social work degree from Dundee", "my social work degree from Dundee"),
    ],
)
def test_a_paper_is_held_with_its_article_and_without_its_small_print(note: str, said: str) -> None:
    assert said in said_of(note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Registered nurse, adult, since 2016", "I have been a registered nurse since 2016"),
        ("solicitor, 5 PQE, mostly family", "I am a solicitor"),
        ("barista, latte art", "I am a barista"),
        ("Licensed plumber, heating and drains", "I am a licensed plumber"),
        ("Accredited mediator, family and workplace", "I am an accredited mediator"),
        ("qualified lifeguard", "I am a qualified lifeguard"),
        ("ASE accredited technician", "I am an ASE-accredited technician"),
        ("qualified as a vet in 2016", "I qualified as a vet in 2016"),
        ("sworn translator German-Spanish at the court in Valencia", "I am a sworn translator for German and Spanish"),
    ],
)
def test_a_trade_is_what_one_is(note: str, said: str) -> None:
    assert said_of(note) == [said]


@pytest.mark.parametrize(
    "note", ["driver, no licence yet", "known for punctuality", "written French good", "QTS, maths with physics"]
)
def test_what_is_not_held_or_not_sure_is_left_unsaid(note: str) -> None:
    assert said_of(note) == []


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("driven in snow, five winters in Norway", "I have driven in snow"),
        ("first aider at work", "I am a first aider at work"),
        ("mentor for students", "I am a mentor for students"),
        ("mediation accreditation", "my mediation accreditation"),
        ("nurse prescriber course done", "I have completed my nurse prescriber course"),
        ("clean tacho record for 8 yrs", "I have had a clean tacho record for 8 years"),
        ("languages: Tigrinya, Arabic, ok English", "I speak Tigrinya, Arabic and a little English"),
        ("school governor since 2020", "I have been a school governor since 2020"),
        ("presenting at conferences three times", "I have presented at conferences three times"),
    ],
)
def test_a_jotted_skill_that_did_not_come_up_is_worth_adding(note: str, said: str) -> None:
    assert added(note) == [said]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Gas Safe registered, domestic and commercial", "I am Gas Safe registered, domestic and commercial"),
        ("nights, weekends, bank holidays", None),
        ("friendly, punctual, hard working", None),
    ],
)
def test_what_one_is_and_when_one_can_work_is_no_skill_of_a_list(note: str, said: str | None) -> None:
    assert said_of(note) == ([said] if said else [])


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("never missed a print deadline in 7 years", ["I have never missed a print deadline in 7 years"]),
        ("know Sage, Xero, bit of SAP", ["I know Sage and Xero"]),
        ("tree climbing tickets CS38, CS39", ["my tree climbing tickets CS38 and CS39"]),
        ("master craftsman's certificate in upholstery", ["I hold a master craftsman's certificate in upholstery"]),
        ("qualified teacher status, maths with physics", ["I have qualified teacher status"]),
        ("lots of Figma", ["my experience with Figma"]),
        ("a good memory for faces", ["I have a good memory for faces"]),
        ("sold shoes for 9 years, know feet, know moaning", ["I sold shoes for 9 years"]),
        ("hand-cut dovetails and CNC, I do both", ["my experience of hand-cut dovetails and CNC"]),
        ("Managing a team of 14 across two time zones", ["my experience managing a team of 14 across two time zones"]),
    ],
)
def test_a_short_note_is_said_whole_and_without_its_scraps(noted: str, said: list[str]) -> None:
    assert [c.clause or c.np for c in qualifications_of(noted, Cast(), {})] == said
