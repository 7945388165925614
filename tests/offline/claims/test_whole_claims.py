"""What a neatly filled-in note on the candidate says is said whole, in its own words."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.background import qualifications_of
from followup_ai.offline.claims.finishing import finished
from followup_ai.offline.claims.fitting import fitted
from followup_ai.offline.claims.noted_claims import Noted
from followup_ai.offline.claims.whole_claims import whole_claims, whole_thing
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.english.to_them import is_surely_theirs, told_to_them
from followup_ai.offline.typed.manner import Manner
from followup_ai.offline.typed.unsaid import unsaid

_ONE = Cast(frozenset({"anna", "karlsen"}))
_TWO = Cast(frozenset({"anna", "karlsen"}), {"boris": "Boris"}, crowded=True)


def _said(note: str, cast: Cast = _ONE) -> list[str]:
    return [claim.clause for claim in whole_claims(note, cast)]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "Twenty years in the merchant navy, leaving as chief officer.",
            "I have worked in the merchant navy for twenty years, leaving as chief officer",
        ),
        (
            "Four years as a barista, then three running a café of my own",
            "I have worked as a barista for four years, then three running a café of my own",
        ),
        (
            "Raised our recycling rate at the depot from 31 percent to 44 percent in one year",
            "I raised our recycling rate at the depot from 31 percent to 44 percent in one year",
        ),
        ("Librarian, chartered since 2015", "I am a librarian, chartered since 2015"),
        ("A clean driving licence and my own car", "I have a clean driving licence and my own car"),
        ("City and Guilds in bench joinery, completed in 2011", "I completed my City and Guilds in bench joinery in 2011"),
        ("Fluent Turkish and Kurdish, and everyday German", "I speak fluent Turkish and Kurdish, and everyday German"),
        (
            "Degree in landscape architecture, and member of the Landscape Institute",
            "I have a degree in landscape architecture, and I am a member of the Landscape Institute",
        ),
        (
            "Food safety training, renewed in March",
            "I have food safety training, renewed in March",
        ),
        ("Known for keeping a clean bench", "I am known for keeping a clean bench"),
        ("Former harbour pilot", "I am a former harbour pilot"),
        ("No complaints upheld in seven years", "I have had no complaints upheld in seven years"),
        (
            "A year and a half as a volunteer in the hospital library",
            "I have spent a year and a half as a volunteer in the hospital library",
        ),
        ("No accidents in fifteen years of driving", "I have had no accidents in fifteen years of driving"),
        ("My last team of six lost nobody in three years", "my last team of six lost nobody in three years"),
        ("Half my career in a charity", "I have spent half my career in a charity"),
        (
            "When she asked about the flood I should have said that I was on the crew that cleared the culvert",
            "I was on the crew that cleared the culvert",
        ),
        ("Led the move of the archive, finished a week early", "I led the move of the archive and finished a week early"),
        (
            "Nine years as a joiner, trained at a college in Sligo",
            "I have worked as a joiner for nine years, having trained at a college in Sligo",
        ),
        (
            "Fifteen years in nursing, including four years in theatre and two years on the wards",
            "I have worked in nursing for fifteen years, including four years in theatre and two years on the wards",
        ),
        (
            "Qualified as a farrier in Hexham, with ten years on the road",
            "I qualified as a farrier in Hexham and have ten years on the road",
        ),
        ("A distinction in my Level 3 diploma this summer", "I got a distinction in my Level 3 diploma this summer"),
        ("Two winters spent on a crab boat off Kodiak", "I have spent two winters on a crab boat off Kodiak"),
        ("Fourteen harvests, nine of them on the press", "I have worked fourteen harvests, nine of them on the press"),
        ("Re-homed forty greyhounds in two years", "I re-homed forty greyhounds in two years"),
        (
            "Forklift and reach truck licences both in date until 2028",
            "I have forklift and reach truck licences, both in date until 2028",
        ),
        ("Lead author on two papers about bog oak", "I have been a lead author on two papers about bog oak"),
        (
            "Our returns fell by a third after I rewrote the size guide",
            "after I rewrote the size guide, our returns fell by a third",
        ),
        ("Having taught upholstery in the evenings since 2021", "I have taught upholstery in the evenings since 2021"),
        ("Night shifts at a refuge in Leith for six years", "I have worked night shifts at a refuge in Leith for six years"),
        (
            "Responsible for the stock of four shops since 2020",
            "I have been responsible for the stock of four shops since 2020",
        ),
        ("A driving licence since 2014 and my own van", "I have had a driving licence since 2014 and my own van"),
        ("Making all our splints myself", "I have made all our splints myself"),
        (
            "Class A CDL with tanker endorsements, eleven years and no preventable accidents",
            "I have a Class A CDL with tanker endorsements, with eleven years and no preventable accidents",
        ),
        ("Nine years on the cranes and no accidents", "I have worked on the cranes with no accidents for nine years"),
        ("I know already the old version of the till", "I already know the old version of the till"),
    ],
)
def test_nothing_of_a_whole_phrase_is_cut_or_turned(note: str, said: str) -> None:
    assert _said(note) == [said]


def test_what_is_trained_for_a_time_or_at_a_place_is_of_the_past() -> None:
    assert _said("Trained in cheese affinage for a year in the Jura") == ["I trained in cheese affinage for a year in the Jura"]
    assert _said("Trained in first aid and manual handling") == ["I am trained in first aid and manual handling"]


def test_years_of_something_are_spent_on_it_or_are_experience_in_it() -> None:
    assert _said("Six years of palliative care in people's own homes") == [
        "I have six years of experience in palliative care in people's own homes"
    ]
    assert _said("Fourteen years of teaching the violin to beginners") == [
        "I have spent fourteen years teaching the violin to beginners"
    ]
    assert _said("Ten years of service with the coastguard") == ["I have ten years of service with the coastguard"]


def test_things_that_only_stand_side_by_side_are_told_one_by_one() -> None:
    assert _said("Diploma in nursing, six years on a surgical ward") == [
        "I hold a diploma in nursing",
        "I have worked on a surgical ward for six years",
    ]


def test_a_sentence_of_ones_own_stands_as_it_is() -> None:
    assert _said("I've kept bees for eleven years and sell the honey.") == [
        "I have kept bees for eleven years and sell the honey"
    ]
    assert not _said("I kept the stock, we lost twelve bottles")


def test_the_people_talked_to_are_addressed() -> None:
    assert told_to_them("I can mend two of the brands they use", _TWO) == "I can mend two of the brands you use"
    assert (
        told_to_them("I could help with their accounts and their forms", _TWO)
        == "I could help with your accounts and your forms"
    )
    assert told_to_them("I could bring my own tools if they prefer", _TWO) == "I could bring my own tools if you prefer"
    assert told_to_them("I could read his reports with him", _ONE) == "I could read your reports with you"
    assert told_to_them("I could read his reports with him", _TWO) == ""
    assert told_to_them("it answers her question about trainees", _TWO) == "it answers the question about trainees"


def test_what_would_be_of_use_is_of_use_to_the_reader() -> None:
    assert _said("I tune two harpsichords, which would have been of use for their early music department") == [
        "I tune two harpsichords, which would be of use for your early music department"
    ]


def test_somebody_named_in_the_note_stays_who_they_are() -> None:
    for said in (
        "I looked after an elderly lady in her own home",
        "I taught four apprentices, two of whom now have their own workshops",
        "I wrote to the council and they agreed",
        "I helped residents when they asked for their papers",
    ):
        assert told_to_them(said, _ONE) == said


def test_a_thing_that_was_left_out_is_named_whole() -> None:
    thing = whole_thing("the short debriefing we held after every fire, ten minutes with tea", _ONE)
    assert thing is not None
    assert thing.np == "the short debriefing we held after every fire, ten minutes with tea"


def test_what_is_sore_may_be_said_where_the_conversation_was_about_it() -> None:
    note = "I led the debriefing after every death on the ward"
    assert not _said(note)
    assert whole_claims(note, _ONE, talked="how staff are supported after a death")


def test_a_native_tongue_is_named_as_such() -> None:
    assert _said("Native Lithuanian, fluent English and Russian") == [
        "Lithuanian is my native language, and I speak fluent English and Russian"
    ]


def test_whose_question_it_was_among_several_is_not_guessed() -> None:
    note = "I brought missed appointments down by a third, which would have answered his question better"
    assert _said(note, _TWO) == ["I brought missed appointments down by a third"]
    assert _said(note, _ONE) == [
        "I brought missed appointments down by a third, which would have answered your question better"
    ]


@pytest.mark.parametrize(
    "note",
    [
        "I should have asked about the training budget",
        "I wish I had brought my portfolio",
        "My answer about pricing was poor",
        "I did mention the audit but not that we passed it",
    ],
)
def test_what_was_not_done_or_went_badly_is_nothing_to_add(note: str) -> None:
    assert not whole_claims(unsaid(note), _ONE)


@pytest.mark.parametrize(
    "note",
    [
        "One thing I forgot: I sing in the cathedral choir",
        "It did not come up that I sing in the cathedral choir",
        "I would like to add that I sing in the cathedral choir",
        "I was nervous and forgot to say that I sing in the cathedral choir",
    ],
)
def test_how_it_came_to_be_left_out_is_not_told(note: str) -> None:
    assert [c.clause for c in whole_claims(unsaid(note), _ONE)] == ["I sing in the cathedral choir"]


def test_a_place_that_stands_in_another_note_is_not_pointed_at() -> None:
    assert _said("I laminated hulls there and cut the waste by half") == ["I laminated hulls and cut the waste by half"]
    assert _said("I know the valley well, as my grandparents farmed there") == [
        "I know the valley well, as my grandparents farmed there"
    ]


@pytest.mark.parametrize(
    ("note", "said", "sure"),
    [
        ("trained their apprentices at Brown's", "I trained your apprentices at Brown's", False),
        ("nursed my aunt until she died", "I nursed my aunt until you died", False),
        ("ran his yard for two years", "I ran your yard for two years", False),
        ("ran his yard for two years", "I ran his yard for two years", False),
        ("kept the books for my father and his brother", "I kept the books for my father and his brother", True),
        ("I know the till they use", "I know the till you use", True),
        ("I tune harps, which may be of use for their festival", "I tune harps, which may be of use for your festival", True),
    ],
)
def test_only_what_is_surely_the_readers_is_told_as_theirs(note: str, said: str, *, sure: bool) -> None:
    assert is_surely_theirs(note, said, Cast(frozenset(["dana"]))) is sure


_JOTTED = Manner()


def _noted(note: str, manner: Manner = _JOTTED) -> list[str]:
    claims = Noted(_ONE, {}, manner).claims(note, qualifications_of)
    return [c.clause or c.np for c in (fitted(finished(claim)) for claim in claims)]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("BSc biology KNUST", ["I have a BSc in biology from KNUST"]),
        ("PhD Warsaw", ["I have a PhD from Warsaw"]),
        ("food hygiene cert (level 2) renewed in June", ["I renewed my food hygiene certificate in June"]),
        ("forklift ticket, all types", ["I have a forklift ticket"]),
        ("do own oil changes", ["I do my own oil changes"]),
        ("cut waste by a third in 1 yr", ["I cut waste by a third in one year"]),
        ("7 seasons, last 3 as foreman", ["I have worked 7 seasons, the last 3 as foreman"]),
        ("driving licence B, no trailer", ["I have a driving licence B"]),
        ("CILIP diploma in progress, due in May", []),
        ("working at height card + the lift one", []),
    ],
)
def test_of_a_hasty_note_what_is_sure_is_said_and_no_more(note: str, said: list[str]) -> None:
    assert _noted(note) == said


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Retired police sergeant, 25 years", "I was a police sergeant for 25 years"),
        ("Hotel porter, four years", "I have worked as a hotel porter for four years"),
        ("nine years signaller on a branch line", "I have spent nine years as a signaller on a branch line"),
        ("MA in Conservation, University of Delft", "I have an MA in Conservation from the University of Delft"),
        ("I brought the cell count there down from 240 to 130", "I brought the cell count down from 240 to 130"),
        ("Doctorate on packet ships, 1815–1860", "I hold a doctorate on packet ships, 1815–1860"),
    ],
)
def test_a_tidy_note_has_its_years_and_its_school_joined_on(note: str, said: str) -> None:
    assert _said(note) == [said]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Responsible for stock at a shop that closed in 2024", "I was responsible for stock at a shop that closed in 2024"),
        ("Responsible for stock and ordering", "I am responsible for stock and ordering"),
        ("Two years on the gates while I was at college", "I spent two years on the gates while I was at college"),
        ("Trained in Delft, then four years in a studio", "I trained in Delft, then spent four years in a studio"),
        ("Nine years self-employed, mostly on farms", "I have been self-employed for nine years, mostly on farms"),
        ("Ten years as a joiner before my back operation", "I have worked as a joiner for ten years"),
    ],
)
def test_what_is_over_is_told_as_over(note: str, said: str) -> None:
    assert _said(note) == [said]


def test_that_it_was_never_mentioned_is_not_told() -> None:
    assert unsaid("I have a ticket for the quad, and I never mentioned it.") == "I have a ticket for the quad"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("retired police sergeant, 25 yrs", ["I was a police sergeant for 25 years"]),
        ("6 yrs ganger with Bell Groundworks", ["I have worked as a ganger with Bell Groundworks for 6 years"]),
        ("BSc in Surveying 2019", ["I have a BSc in Surveying (2019)"]),
        ("passed March", []),
        ("looked after mum 9 yr", ["I looked after my mum for 9 years"]),
        ("PG cert in autism done nights", ["I hold a PG certificate in autism"]),
        ("Malby Infirmary, ward cleaner 10 yrs", ["I have worked as a ward cleaner at Malby Infirmary for 10 years"]),
        ("Denbigh Foods, packaging", []),
        ("have not worked in Scala, only Python", []),
    ],
)
def test_a_hasty_note_is_mended_or_left(note: str, said: list[str]) -> None:
    assert _noted(note) == said


def test_what_would_be_of_use_to_them_is_told_as_of_use_to_the_reader() -> None:
    (claim,) = whole_claims("I know two growers who deliver on Sundays, which might help their brunch", Cast())
    assert claim.clause == "I know two growers who deliver on Sundays, which might help your brunch"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "Qualified in 2019 and registered with the council ever since",
            "I qualified in 2019 and have been registered with the council ever since",
        ),
        ("Trained in Ghent and worked there ever since", "I trained in Ghent and have worked there ever since"),
        ("A master's in hydrology from Lund, groundwater specialisation", "I have a master's in hydrology from Lund"),
    ],
)
def test_what_lasts_is_told_as_lasting_and_a_degree_is_no_work(note: str, said: str) -> None:
    assert [c.clause for c in whole_claims(note, Cast())] == [said]
