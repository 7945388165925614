"""What hasty and second-language notes leave out is put back or said more plainly; nothing is read into them."""

from __future__ import annotations

import re

import pytest

from followup_ai.offline.claims.background import qualification
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.promises.promises import promise
from followup_ai.offline.talk.frames import shape
from followup_ai.offline.talk.points import understand
from followup_ai.offline.typed.articles import after_prepositions
from followup_ai.offline.typed.cleaning import clauses, plain, sentences, tidy
from followup_ai.offline.typed.phrasing import phrase_book

ALONE = Cast(frozenset({"dana", "whitfield"}))


def read(note: str) -> list[str]:
    found = [understand(c, ALONE, "discussed") for i, s in enumerate(sentences(plain(note))) for c in clauses(s, {}, i)]
    return [point.text for point in found if point]


def claimed(note: str) -> list[str]:
    claim = qualification(note, ALONE, {})
    return [said for said in (claim.np, claim.clause) if said] if claim else []


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("managed garden centre restaurant for 4 years", "I managed a garden centre restaurant for 4 years"),
        ("opened evening clinic in Leeds", "I opened an evening clinic in Leeds"),
        ("grew up on sheep farm", "I grew up on a sheep farm"),
        ("ran payroll for 80 people", "I ran payroll for 80 people"),
        ("taught chemistry at school", "I taught chemistry at school"),
        ("taught swimming to adults 5 years", "I taught swimming to adults for 5 years"),
        ("halved returns at last firm", "I halved returns at my last firm"),
    ],
)
def test_a_claim_has_its_article_and_its_for(note: str, said: str) -> None:
    assert said in claimed(note)


@pytest.mark.parametrize(
    "words", ["on farm equipment", "with the team", "in our small shop", "at work", "on site", "for store managers"]
)
def test_no_article_is_put_where_none_belongs(words: str) -> None:
    assert after_prepositions(f"talking {words}", "a") == f"talking {words}"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Photoshop", "my experience with Photoshop"),
        ("insurance claims", "my experience with insurance claims"),
        ("RGN since 2015", "I have held my RGN since 2015"),
        ("low voltage level 2", "my level 2 in low voltage"),
        ("forklift and crane tickets", "my forklift and crane tickets"),
        ("band 6 3yrs", "my 3 years at band 6"),
        ("Arabic, French B1, English", "I speak Arabic, French at B1 level and English"),
    ],
)
def test_nobody_says_my_excel(note: str, said: str) -> None:
    assert said in claimed(note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("they only have one lift, no stairs", "you only have one lift"),
        ("she runs two shops, different towns", "you run two shops"),
        ("they sell bread, cakes and coffee", "you sell bread, cakes and coffee"),
    ],
)
def test_a_scrap_after_the_last_comma_is_left_off(note: str, said: str) -> None:
    assert read(note) == [said]


@pytest.mark.parametrize("note", ["breaks in winter a lot", "appears 30 times", "drops on Mondays"])
def test_what_a_thing_does_is_not_said_of_the_reader(note: str) -> None:
    assert not any(text.startswith("you ") for text in read(note))


@pytest.mark.parametrize("note", ["the van shared between four plumbers", "the keys kept in the till"])
def test_a_participle_is_no_verb(note: str) -> None:
    assert not any("shared" in text or "kept" in text for text in read(note))


def test_an_answer_and_a_bare_share_are_no_topics() -> None:
    assert read("asked how I would plan it. said: train the seniors, hire two") == ["how I would plan it"]
    assert read("15% on Saturdays") == []
    assert read("38% of people drop out") != []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("down for 3h in aug", "down for 3 hours in August"),
        ("waits of 2h+ for a bed", "waits of over 2 hours for a bed"),
        ("4yrs on the desk", "4 years on the desk"),
        ("the board meets 3 Dec", "the board meets on 3 December"),
        ("a 12 hr shift", "a 12-hour shift"),
        ("halved within 6 mo", "halved within 6 months"),
    ],
)
def test_units_and_dates_are_written_out(typed: str, meant: str) -> None:
    assert tidy(typed, {}) == meant


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("phone number of old manager", "send the phone number of my old manager"),
        ("email address of my tutor", "send the email address of my tutor"),
        ("phone my tutor about a reference", "phone my tutor about a reference"),
    ],
)
def test_a_thing_promised_is_sent_whatever_its_first_word(note: str, said: str) -> None:
    assert promise(note, ALONE, {}) == said


def test_nobody_offers_to_help_with_how_they_did_something() -> None:
    clause = clauses("how I dealt with the angry guest", {})[0]
    point = understand(clause, ALONE, "discussed")
    assert point is not None
    assert shape(point) != "trouble"
    assert shape(Point(np="the 3 May outage", field="discussed", kind="problem")) == "np"
    assert shape(Point(np="the outages on the old line", field="discussed", kind="problem")) == "trouble"


def test_no_phrase_says_that_what_was_said_is_one() -> None:
    assert not any(re.search(r"(?:What|exchange|part)\b.*also one\b", p) for ps in phrase_book().values() for _, p in ps)


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("Corrected Leaving Cert higher level papers in 2024", "corrected Leaving Cert higher level papers in 2024"),
        ("United Nations cert", "United Nations certificate"),
    ],
)
def test_a_shortened_word_of_a_name_stays_and_a_deed_before_it_loses_its_capital(noted: str, said: str) -> None:
    assert tidy(noted, {}) == said


def test_what_one_is_in_several_languages_is_spoken_and_a_tense_is_put_once() -> None:
    assert claimed("Bilingual, English and French.") == ["I speak English and French"]
    assert claimed("I have run the book exchange at our village hall since 2021.") == [
        "I have run the book exchange at our village hall since 2021"
    ]


def test_furniture_is_french_polished() -> None:
    assert tidy("never worked with French polish on a full case", {}) == "never worked with French polish on a full case"
    assert tidy("i speak french and polish", {}).endswith("French and Polish")


def test_a_note_typed_in_capitals_is_lowered_whole_though_some_of_it_is_dialect() -> None:
    (found,) = clauses("I SAID I'D WRITE DOWN THE MIX I USED, 1 TO 3 WI A BIT OF BRICK DUST", {})
    assert found.text == "I said I'd write down the mix I used, 1 to 3 with a bit of brick dust"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("the switch to four-day week", "the switch to a four-day week"),
        ("the move to three-shift pattern in May", "the move to a three-shift pattern in May"),
        ("half of team is in Manila", "half of the team is in Manila"),
        ("reading groups for adults who left school at 14", "reading groups for adults who left school at 14"),
    ],
)
def test_a_share_and_a_length_have_their_article(typed: str, said: str) -> None:
    assert after_prepositions(typed, "the") == said
