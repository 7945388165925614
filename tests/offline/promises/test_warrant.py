"""What is said of notes whose writer's own wording is no warrant that it reads well."""

from __future__ import annotations

import pytest

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.promises.promises import Promise
from followup_ai.offline.promises.warrant import may_promise, may_take_up, safest, warranted, without_statements
from followup_ai.offline.typed.manner import Manner, manner_of, parted
from followup_ai.offline.typed.well_formed import is_topic

_PLAIN = ["The kiln is fired twice a week, and the second firing cracks one plate in nine.", "I threw 900 bowls last year."]


@pytest.mark.parametrize(
    ("notes", "how"),
    [
        (_PLAIN, ""),
        (
            ["She say the oven is stop every day.", "Customer wait 12 day, then he go to other shop and she lose 9 client"],
            "learner",
        ),
        (
            ["teh queue is alredy long befor opening", "evry delivry comes late and the adress is wrong on half of it"],
            "misspelt",
        ),
        (
            ["i dont think its bad n u can tell, im sure cos she said so n ppl liked it", "i was there 4 the whole thing"],
            "hasty",
        ),
        (
            [
                "so he told me about the van and then the second van which broke down on the bridge and nobody came for an hour"
                " and the driver walked home and then they lost the contract with the school because of it and now they only"
                " have the market on Saturdays and he wants somebody who can keep both vans on the road all winter"
            ],
            "unstopped",
        ),
    ],
)
def test_notes_show_how_they_were_typed(notes: list[str], how: str) -> None:
    manner = manner_of(notes)
    assert [name for name in ("learner", "misspelt", "hasty", "unstopped") if getattr(manner, name)] == ([how] if how else [])


@pytest.mark.parametrize(
    "clause",
    ["I make 26 year pottery in the old factory", "I glazed 300 bowl in one week", "I fired the kiln the nite befor"],
)
def test_a_loose_hand_is_not_repeated(clause: str) -> None:
    assert warranted(Claim(clause=clause), Manner(learner=True, jotted=True)) == Claim()
    assert warranted(Claim(clause=clause), Manner()).clause == clause


@pytest.mark.parametrize(
    "clause",
    [
        "I fired 300 bowls in one week",
        "I speak Turkish, Kurdish and a little German",
        "I have worked as a potter for nine years",
    ],
)
def test_what_a_loose_hand_tells_whole_is_said(clause: str) -> None:
    assert warranted(Claim(clause=clause), Manner(learner=True, jotted=True)).clause == clause


@pytest.mark.parametrize(
    "np",
    [
        "late shift starts in May",
        "vans from the depot come by the bridge",
        "a week for glaze on plates",
        "kitchen rota",
    ],
)
def test_a_topic_with_a_verb_or_without_a_noun_is_not_taken_up(np: str) -> None:
    assert not (is_topic(np) and may_take_up(Point(np=np, field="discussed"), Manner(learner=True, jotted=True)))


@pytest.mark.parametrize(
    "np", ["the late shift in May", "cracked plates in the second firing", "how you dry the bowls", "roof leaks"]
)
def test_a_topic_that_is_one_is_taken_up(np: str) -> None:
    assert is_topic(np)


@pytest.mark.parametrize(
    "notes",
    [
        ["The owner explain me the bread is burn in saturday, is big problem for the shop and they no have a new oven"],
        ["Truck wait outside 40 minute, driver turn too fast and break 3 or 4 crate broken in one week in the yard"],
        ["boiler is tripping from last 3 months and the tenants wrote to her", "having 9 yrs exp in boilers, team of 6 nos."],
        ["him seh di wall a lean cause dem nah mix it right, and the two of them vex about the money since last month"],
    ],
)
def test_another_tongues_grammar_is_a_learners(notes: list[str]) -> None:
    assert manner_of(notes).learner


def test_notes_without_stops_are_parted_where_another_statement_begins() -> None:
    told = parted(["nine years on the till at a chemist and I got the queue from twelve to four and then I trained the others"])
    assert told == ["nine years on the till at a chemist", "I got the queue from twelve to four", "I trained the others"]


def test_a_promise_in_a_dialects_small_words_is_not_made() -> None:
    assert not may_promise(Promise("send the ma soup recipe", thing="the ma soup recipe"), Manner(misspelt=True, jotted=True))
    assert may_promise(Promise("send two toile photos", thing="two toile photos"), Manner(learner=True, jotted=True))


@pytest.mark.parametrize(
    "np", ["the home every night", "the back by 4 on Fridays", "the out most weekends", "the away every month"]
)
def test_how_one_is_placed_is_no_topic(np: str) -> None:
    assert not may_take_up(Point(np=np, field="discussed"), Manner())


@pytest.mark.parametrize("np", ["the home on Mill Lane", "the back office", "the home visits to two farms"])
def test_a_thing_of_that_name_is_a_topic(np: str) -> None:
    assert may_take_up(Point(np=np, field="discussed"), Manner())


@pytest.mark.parametrize(
    "np", ["the interview in the portacabin", "asking the wages", "laughing about the cat", "the chat by the lift"]
)
def test_the_talk_itself_is_no_topic_of_the_talk(np: str) -> None:
    assert not may_take_up(Point(np=np, field="discussed"), Manner())


@pytest.mark.parametrize("np", ["asking for help early", "asking how a patient slept", "the interview room they lack"])
def test_what_people_ask_at_work_may_be_one(np: str) -> None:
    assert may_take_up(Point(np=np, field="discussed"), Manner())


def test_of_a_loose_hand_a_topic_with_little_to_vouch_for_it_is_left() -> None:
    loose = Manner(hasty=True, jotted=True)
    assert may_take_up(Point(np="the salad bar", field="discussed"), loose)
    assert not may_take_up(Point(np="the salad bar", field="discussed", penalty=4), loose)


@pytest.mark.parametrize("thing", ["those", "the number", "them"])
def test_a_promise_says_what_was_promised(thing: str) -> None:
    assert not may_promise(Promise(vp=f"send you {thing}", thing=thing), Manner())


def test_what_the_reader_told_of_their_house_is_left_where_anything_else_can_be_taken_up() -> None:
    topic = Point(np="the cell count", field="discussed")
    news = Point(clause="you still do flat 50 lux", field="discussed", note=1)
    shared = Point(clause="we both trained in Leeds", field="discussed", note=2)
    assert without_statements([topic, news, shared]) == [topic, shared]
    assert without_statements([news]) == [news]


def test_where_a_figure_stands_is_no_topic_without_what_it_is_of() -> None:
    assert not may_take_up(Point(np="running at 6.8 percent", field="discussed"), Manner(tidy=True, jotted=True))
    assert may_take_up(Point(np="running a second cull", field="discussed"), Manner(tidy=True, jotted=True))


def test_of_jotted_notes_a_question_is_taken_up_where_it_is_a_whole_one() -> None:
    jotted = Manner(jotted=True)
    assert may_take_up(Point(np="how I would handle a late truck", kind="question", field="discussed"), jotted)
    assert not may_take_up(Point(np="the fields/market/laundromat", field="discussed"), jotted)


@pytest.mark.parametrize(
    "point",
    [
        Point(np="how I would juggle", field="discussed"),
        Point(np="the two newest ferries charge from the quay and the pantograph ices up in May", field="discussed"),
        Point(quote="the grandpa", field="their_words"),
        Point(clause="you asked me twice about Sundays", field="discussed"),
    ],
)
def test_half_a_question_two_doings_a_nickname_and_what_was_done_to_oneself_are_no_topics(point: Point) -> None:
    assert not may_take_up(point, Manner(tidy=True))


def test_where_jotted_notes_prove_no_topic_their_phrases_are_left_to_take_up() -> None:
    named = Point(np="the salad bar", field="discussed", penalty=4)
    proved = Point(np="the vet visit", field="discussed")
    assert safest([named], Manner(jotted=True)) == [named]
    assert safest([named, proved], Manner(jotted=True)) == [proved]
    stuck = Point(np="kiln is cold until Easter so we fire at the college", field="discussed", penalty=4)
    assert [p.np for p in safest([stuck], Manner(jotted=True))] == ["the kiln"]
    assert safest([Point(np="how tide come in at the slip", field="discussed")], Manner(jotted=True)) == []
