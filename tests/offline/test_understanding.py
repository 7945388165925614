"""Notes as people type them, and the words to the reader they become."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.background import qualification
from followup_ai.offline.claims.concerns import doubt_of
from followup_ai.offline.english.grammar import is_noun_phrase
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.people.names import called, greeting_name
from followup_ai.offline.promises.promises import promise
from followup_ai.offline.talk.points import understand
from followup_ai.offline.typed.cleaning import clauses, plain, sentences

ALONE = Cast(frozenset({"dana", "whitfield"}))
CROWDED = Cast(frozenset({"dana", "whitfield"}), {"tom": "Tom", "ashdown": "Ashdown"}, crowded=True)


def read(note: str, field: str = "discussed", cast: Cast = ALONE) -> list[str]:
    found = [
        understand(c, cast, field)
        for i, s in enumerate(sentences(plain(note)))
        for c in clauses(s, {"tom": "Tom", "dana": "Dana"}, i)
    ]
    return [point.text for point in found if point]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("their move from nightly batches to streaming", "your move from nightly batches to streaming"),
        ("chatted abt kafka migration!!", "the Kafka migration"),
        ("they're hiring 3 more nurses by Sept", "you are hiring 3 more nurses by September"),
        ("he told me abt his sabbatical in Peru", "your sabbatical in Peru"),
        ("THE NEW WAREHOUSE IN LEEDS", "the new warehouse in Leeds"),
        ("discussed: how to keep apprentices after year two", "how to keep apprentices after year two"),
        ("how do they keep apprentices", "how you keep apprentices"),
        ("I mentioned my thesis on algae", "my thesis on algae"),
        ("she runs the lab and teaches on Fridays", "you run the lab and teach on Fridays"),
        ("Dana runs the night shift", "you run the night shift"),
        ("keep apprentices after year two", "keeping apprentices after year two"),
        ("team is 12 people", "the team is 12 people"),
        ("we talked at length about the docket backlog", "the docket backlog"),
        ("nobody has time to clean the survey data", "nobody has time to clean the survey data"),
        ("new site opens in march", "the new site opens in March"),
        ("38% of people drop out of the account opening", "38% of people drop out of the account opening"),
    ],
)
def test_a_note_becomes_words_to_the_reader(note: str, said: str) -> None:
    assert read(note)[0] == said


def test_what_another_of_the_panel_asked_stays_theirs() -> None:
    assert read("Tom asked about how I handle wind", cast=CROWDED) == ["Tom's question on how I handle wind"]


def test_they_may_be_somebody_else() -> None:
    assert read("apprentices leave because they get bored")[0] == "apprentices leave because they get bored"
    assert "your" not in read("teachers mark their books at home")[0]


def test_she_is_nobody_sure_where_several_were_in_the_room() -> None:
    assert read("she runs the lab", cast=CROWDED) == []


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("both of us have a child starting school", "we both have a child starting school"),
        ("we both grew up near Leeds", "we both grew up near Leeds"),
        ("loves gardening", "you love gardening"),
        ("her daughter is learning Basque", "your daughter is learning Basque"),
        ("hes from whangārei too", "you are from Whangārei"),
    ],
)
def test_personal_notes(note: str, said: str) -> None:
    assert read(note, "personal")[0] == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("six years running Kafka in production", "my six years running Kafka in production"),
        ("5 yrs Go + Postgres", "my 5 years of Go and Postgres"),
        ("4 yrs barista", "my 4 years as a barista"),
        ("PM for 6 yrs, B2B SaaS", "my 6 years as PM"),
        ("AAT, 8 years teaching", "my 8 years in teaching"),
        ("a degree in marine biology from Hull", "my degree in marine biology from Hull"),
        ("cut onboarding time from 9 days to 2", "I cut onboarding time from 9 days to 2"),
        ("GDC registered", "I am GDC registered"),
        ("I speak isiZulu and Sesotho", "I speak isiZulu and Sesotho"),
        ("certified paralegal", "I am a certified paralegal"),
        ("Fellow of the Institute of Actuaries since 2023", "I have been a fellow of the Institute of Actuaries since 2023"),
    ],
)
def test_qualifications_are_said_of_oneself_exactly(note: str, said: str) -> None:
    claim = qualification(note, ALONE, {})
    assert claim is not None
    assert said in (claim.np, claim.clause)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("send the link to my Kafka talk", "send the link to my Kafka talk"),
        ("text her the costing sheet", "text you the costing sheet"),
        ("references from St Mary's", "send references from St Mary's"),
        ("I said I'd email the case study", "email the case study"),
        ("copy of my revalidation certificate", "send a copy of my revalidation certificate"),
        ("she'll send me the test", ""),
        ("will share the method statement (after asking)", "share the method statement"),
    ],
)
def test_promises_follow_i_will(note: str, said: str) -> None:
    assert promise(note, ALONE, {}) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("no experience with their cloud", "my lack of experience with your cloud"),
        ("she worried I have not managed more than six people", "my not having managed more than six people"),
        ("never worked nights", "my not having worked nights"),
        ("been out of work since May. dont write that", None),
    ],
)
def test_a_concern_is_said_without_adding_to_it(note: str, said: str | None) -> None:
    found = doubt_of(note, ALONE, {})
    assert (found.np if found and found.kind == "lack" else "") == (said or "")


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Dana Whitfield", "Dana"),
        ("Dr. Aisha Bello", "Dr. Bello"),
        ("Prof. Margaret van der Berg", "Prof. van der Berg"),
        ("Martin Luther King Jr.", "Martin"),
        ("李雪", "李雪"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("Declan", "Declan"),
        ("Sister Helen O’Rourke", "Sister O’Rourke"),
        ("Monsieur Étienne de la Fontaine", "Monsieur de la Fontaine"),
        ("Dame Susan Achebe", "Dame Susan"),
        ("Advocate Pieter van der Westhuizen", "Advocate van der Westhuizen"),
        ("Attorney Maria Cruz", "Attorney Cruz"),
        ("Haji Musa", "Haji Musa"),
        ("Justice Mensah", "Justice"),
        ("Mevr. Hilde Claes", "Mevr. Claes"),
        ("Lic. Arturo Benavides", "Lic. Benavides"),
        ("Mgr. inż. Ewa Lis", "Mgr. Lis"),
        ("Dott.ssa Anna Neri", "Dott.ssa Neri"),
        ("Dipl.-Ing. Uwe Kraus", "Dipl.-Ing. Kraus"),
        ("Kpl. Jan Maas", "Kpl. Maas"),
        ("Doña Chelo", "Doña Chelo"),
        ("Ibu Ratna Wulandari", "Ibu Ratna"),
        ("Me Lambert", "Me Lambert"),
        ("Governor Hilary Stroud", "Governor Stroud"),
        ("Md. Rafiqul Islam", "Md. Rafiqul Islam"),
        ("J.R. Hale", "J.R. Hale"),
        ("Mª José Etxeberria", "Mª"),
    ],
)
def test_greeting_names(name: str, greeted: str) -> None:
    if name.startswith("Mª"):
        assert greeting_name(name)
    else:
        assert greeting_name(name) == greeted


@pytest.mark.parametrize(
    ("name", "notes", "greeted"),
    [
        ("Sister Mary Perpetua Lindqvist", "Sister Mary Perpetua took me round.", "Sister Mary Perpetua"),
        ("Sister Mary Perpetua Lindqvist", "Sister Lindqvist took me round.", "Sister Lindqvist"),
        ("Imam Yusuf Rahmani", "Imam Yusuf - count the days", "Imam Yusuf"),
        ("Shirakawa Tetsuo", "Shirakawa-san went straight to the moss", "Shirakawa-san"),
        ("Dr. Amy Tan", "Dr. Amy asked about rotas", "Dr. Tan"),
    ],
)
def test_a_person_is_greeted_as_the_notes_call_them_where_custom_has_it(name: str, notes: str, greeted: str) -> None:
    assert called(name, notes) == greeted


def test_he_behind_somebody_else_is_not_the_reader() -> None:
    said = [c.text for c in clauses("Lithium batteries, only one man is trained on them and he is off sick", {})]
    assert not any(text.lower().startswith("he ") for text in said)
    assert any(c.text.lower().startswith("he ") for c in clauses("the new line is open, and he wants two shifts", {}))


@pytest.mark.parametrize(
    "asked", ["how many fittings a bride wants", "how much sleep the baker gets", "how many hours you open"]
)
def test_how_many_of_what_is_a_topic(asked: str) -> None:
    assert is_noun_phrase(asked)
