"""Telegrams and second-language notes: what hangs loose is cut off, what says too little or the wrong thing is not said."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.background import qualification, qualifications_of
from followup_ai.offline.claims.concerns import doubt_of
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.english.topics import with_article
from followup_ai.offline.people.names import greeting_name
from followup_ai.offline.promises.promises import promise
from followup_ai.offline.steps.stages import stages
from followup_ai.offline.talk.points import understand
from followup_ai.offline.typed.cleaning import clauses, lowered, plain, sentences
from followup_ai.offline.typed.slips import is_slip, points_nowhere
from followup_ai.offline.typed.telegrams import headline, spelt
from followup_ai.offline.typed.wording import in_sentence, short_company

ALONE = Cast(frozenset({"dana", "whitfield"}))


def read(note: str) -> list[str]:
    pieces = sentences(plain(lowered(note, {})))
    found = [understand(c, ALONE, "discussed") for i, s in enumerate(pieces) for c in clauses(s, {}, i)]
    return [point.text for point in found if point]


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        ("the bread all baked at night", "the bread"),
        ("the queue times still too long", "the queue times"),
        ("the cheese counter only 4% of sales", "the cheese counter"),
        ("the staff training first week", "the staff training"),
        ("the room on level 3", "the room on level 3"),
        ("the rota they showed me", "the rota they showed me"),
        ("moving 40 desks", "moving 40 desks"),
    ],
)
def test_what_nothing_joins_to_its_noun_is_left_off(phrase: str, kept: str) -> None:
    assert headline(phrase) == kept


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("cots 8 going to 14 in May", "cots going from 8 to 14 in May"),
        ("pick rate 210 an hour", "pick rate of 210 an hour"),
        ("from 8 to 14", "from 8 to 14"),
        ("backlog soil and water samples", "backlog of soil and water samples"),
        ("backlog review", "backlog review"),
    ],
)
def test_figures_and_names_get_the_words_that_join_them(words: str, said: str) -> None:
    assert spelt(words) == said


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("6G pipe test", "the 6G pipe test"),
        ("crane licence", "the crane licence"),
        ("sampling trip in May", "the sampling trip in May"),
        ("14 children on the list", "the 14 children on the list"),
        ("early start", "the early start"),
        ("close down checklist", "the close down checklist"),
        ("VAT registration", "the VAT registration"),
        ("12 months in Leeds", "12 months in Leeds"),
        ("safeguarding", "safeguarding"),
    ],
)
def test_a_topic_has_its_article(phrase: str, said: str) -> None:
    assert with_article(phrase) == said


@pytest.mark.parametrize(
    "words",
    [
        "you are having three vans",
        "the upgrade is pending since one year",
        "the menu is change every week",
        "if your late ur out",
        "parents complain about the noise too much",
        "she asked if you accept to work nights",
    ],
)
def test_a_slip_is_seen(words: str) -> None:
    assert is_slip(words)


@pytest.mark.parametrize(
    "words", ["you have three vans", "the upgrade has been pending for a year", "somebody who stays", "it is key to the work"]
)
def test_sound_words_are_no_slip(words: str) -> None:
    assert not is_slip(words)


def test_it_needs_something_to_mean() -> None:
    assert points_nowhere("the parents complained until it stopped")
    assert not points_nowhere("the lift broke and nobody mended it")


@pytest.mark.parametrize("note", ["not taking on students anymore", "they are having 3 vans", "no parking for staff"])
def test_what_cannot_be_said_soundly_is_not_turned_round(note: str) -> None:
    assert not any("taking on" in said or "having" in said or said.startswith("parking") for said in read(note))


def test_each_piece_of_a_shouted_note_is_lowered() -> None:
    assert read("BIRTHDAYS - 30 THIS YEAR")[0] == "birthdays"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("reads Welsh fluently", "I read Welsh fluently"),
        ("rolled out Xero twice", "I rolled out Xero twice"),
        ("safety award 2021", "my safety award from 2021"),
        ("ex-postman", "I am a former postman"),
        ("12 yrs hotels", "my 12 years in hotels"),
        ("helped in my aunts bakery", "I helped in my aunt's bakery"),
        ("own van", "I have my own van"),
        ("can drive a minibus", "I can drive a minibus"),
        ("driving licence", "my driving licence"),
        ("gardened at home since I was 9", "I gardened at home since I was 9"),
        ("manual handling", "my manual handling training"),
        ("Spanish Catalan English", "I speak Spanish, Catalan and English"),
        ("6 years underground", "my 6 years underground"),
    ],
)
def test_a_background_in_telegrams_is_said_in_sentences(note: str, said: str) -> None:
    claim = qualification(note, ALONE, {})
    assert claim is not None
    assert said in (claim.np, claim.clause)


def test_a_list_of_backgrounds_gives_each_its_own_claim() -> None:
    assert len(qualifications_of("ran a bakery for 4 years, food hygiene certificate", ALONE, {})) == 2


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("safety is first he told me twice", "safety is first"),
        ("why do brass bands have to march?", "why brass bands have to march"),
        ("started knitting circle for dads", "the knitting circle for dads"),
        ("night classes 9 to 1, two levels", "the night classes"),
    ],
)
def test_what_can_be_said_of_a_hasty_note(note: str, said: str) -> None:
    assert next(iter(read(note)), None) == said


def test_a_capital_typed_within_a_note_stays() -> None:
    assert read("SPARK visit in March")[0] == "the SPARK visit in March"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("no driving licence", "my not having a driving licence yet"),
        ("no team management", "my lack of team management experience"),
        ("no retail domain", "my lack of retail experience"),
    ],
)
def test_a_lack_is_named_in_full(note: str, said: str) -> None:
    found = doubt_of(note, ALONE, {})
    assert found is not None
    assert found.np == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("photos x 4", "send 4 photos"),
        ("send CV", "send my CV"),
        ("Canva file of the posters", "send the Canva file of the posters"),
        ("send build of my game", "send the build of my game"),
        ("send on my pin", "send my pin"),
        ("photo of crane card", "send a photo of the crane card"),
        ("writing sample", "send a writing sample"),
        ("toc of security pack", "send the table of contents of the security pack"),
        ("outline of induction course", "send the outline of the induction course"),
        ("list of tools", "send a list of tools"),
        ("portfolio, pdf not the big file", "send my portfolio"),
        ("picture of st marys", "send a picture of St Marys"),
        ("plan of the high st", "send the plan of the high st"),
        ("quote from the printer I used", "send the quote from the printer I used"),
    ],
)
def test_a_promise_in_telegrams(note: str, said: str) -> None:
    assert promise(note, ALONE, {}) == said


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Group Captain Helen Strand (ret'd)", "Group Captain Strand"),
        ("Rt Revd Dr Helena Marsh", "Dr Marsh"),
        ("Ms. Ong Siew Hoon", "Ms. Ong"),
        ("Chief Inspector Dafydd Rhys", "Chief Inspector Rhys"),
    ],
)
def test_ranks_and_family_names_that_come_first(name: str, greeted: str) -> None:
    assert greeting_name(name) == greeted


def test_a_panel_that_writes_is_no_interview_and_a_date_no_hour() -> None:
    assert not stages("selection panel writes to everybody by 27 Nov", ALONE, {})
    assert stages("trial shift on saturday 28", ALONE, {})[0].when == "on Saturday"


def test_companies_with_and_without_an_article() -> None:
    assert in_sentence("Department for Transport") == "the Department for Transport"
    assert in_sentence("Diocese of Thornbury") == "the Diocese of Thornbury"
    assert in_sentence("4 Stone Court") == "4 Stone Court"


@pytest.mark.parametrize(
    "note",
    ["she thinks we use too much", "she feels our stand is too small"],
)
def test_whose_we_is_meant_is_not_guessed(note: str) -> None:
    assert not any("we use" in said or "our stand" in said for said in read(note))


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("kiln is running since 2014", "the kiln has been running since 2014"),
        ("asthma in block C last month", "the asthma in block C"),
        ("OCT machine", "the OCT machine"),
        ("moving billing stack from Perl to Go", "moving the billing stack from Perl to Go"),
    ],
)
def test_what_is_said_of_what_goes_on(note: str, said: str) -> None:
    assert read(note)[0] == said


@pytest.mark.parametrize(
    ("note", "sent"),
    [
        ("Sir Alan asked for the name of the book I mentioned (Salt by Ann Reed)", "send the name of the book I mentioned"),
        ("Mrs Petra Lund would like the drawing of the hull", "send the drawing of the hull"),
        ("the head of stores asked for samples", ""),
        ("30/60/90 plan by Monday", "send the 30/60/90 plan"),
        ("90-day plan", "send the 90-day plan"),
        ("2 references", "send 2 references"),
    ],
)
def test_what_somebody_asked_for_is_what_is_sent(note: str, sent: str) -> None:
    assert promise(note, ALONE, {}) == sent


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("second interview w/c 14 March", [("the second interview", "in the week of 14 March", False)]),
        ("second interview on 14 March if shortlisted", [("the second interview", "on 14 March", True)]),
        ("practical test in May, if I get through", [("the practical test", "in May", True)]),
    ],
)
def test_a_week_is_no_day_and_a_condition_no_certainty(steps: str, said: list[tuple[str, str, bool]]) -> None:
    assert [(s.np, s.when, s.iffy) for s in stages(steps, ALONE, {})] == said


def test_next_steps_without_a_word_name_no_stage() -> None:
    assert stages("…", ALONE, {}) == ()
    assert stages("()", ALONE, {}) == ()


@pytest.mark.parametrize(
    ("company", "called"),
    [
        ("Marsh & Co", "Marsh & Co"),
        ("Reed and Co.", "Reed and Co."),
        ("Reed & Co Ltd", "Reed & Co"),
        ("Ardent Tools GmbH", "Ardent Tools"),
        ("Ferris Tool Co.", "Ferris Tool"),
        ("Ardent Tools, Leeds", "Ardent Tools"),
        ("Marsh, Lowe & Partners", "Marsh, Lowe & Partners"),
        ("Office of Transport, Works and Housing", "Office of Transport, Works and Housing"),
    ],
)
def test_only_the_legal_form_and_the_place_leave_a_company_name(company: str, called: str) -> None:
    assert short_company(company) == called


def test_an_arrow_to_what_is_under_way_is_a_move() -> None:
    assert read("paper -> tablets, stalled since May")[:1] == ["the move from paper to tablets"]


@pytest.mark.parametrize(
    "phrase",
    [
        "the difference between your Lyon office and the Paris one",
        "the old warehouse and the new one",
        "ticket inspectors' training in first aid",
        "licence renewals in the spring",
    ],
)
def test_what_belongs_to_a_phrase_stays(phrase: str) -> None:
    assert headline(phrase) == phrase
