"""What of a note a draft takes up, and in which form: the telling half whole, what is shared as shared, nothing cut in two."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.kinds import Point
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.message.material import Material
from followup_ai.offline.people.request import read_request
from followup_ai.offline.talk.frames import slots_of
from followup_ai.offline.talk.points import understand
from followup_ai.offline.talk.weight import worth_of
from followup_ai.offline.typed.cleaning import Clause
from followup_ai.templates import draft_messages, new_fence

NOTES: dict[str, Any] = {
    "candidate": "Ann Bell",
    "interviewer": {"name": "Coach Ray Mercer", "title": "Athletic Director"},
    "company": "Pecan Grove ISD",
    "role": "Groundskeeper",
    "date": "2026-11-24",
    "discussed": ["the budget for overseed"],
}


def points_of(fields: dict[str, Any]) -> list[Point]:
    return list(material(fields).points)


def material(fields: dict[str, Any]) -> Material:
    interview = Interview.model_validate(NOTES | fields)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    context = rules.context_for(interview, "email", "thank-you", None, now)
    return Material(read_request(draft_messages(context, new_fence())), "1")


def texts(field: str, note: str) -> list[str]:
    """What is read of a note, before it is put to whoever owns the matter."""
    return [p.text for p in material({field: [note]}).reading.read if p.field == field and p.penalty < 5]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("a third of the fields are below grade", "a third of the fields are below grade"),
        ("half the delay is waiting for the parts order", "half the delay is waiting for the parts order"),
        ("they also run a nursery in Lake Charles", "you run a nursery in Lake Charles"),
    ],
)
def test_a_problem_of_theirs_is_told_whole(note: str, said: str) -> None:
    assert said in texts("discussed", note)


@pytest.mark.parametrize("note", ["one needs new boards before Easter", "bit of a grilling about allergens from him"])
def test_what_is_a_statement_or_a_grumble_is_no_topic(note: str) -> None:
    assert not [p for p in points_of({"discussed": [note]}) if p.np.startswith(("one needs", "biting"))]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("his boy played ball with my nephew at Barbe", "your boy played ball with my nephew at Barbe"),
        ("we both learned from our grandmothers", "we both learned from our grandmothers"),
        (
            "he spent two years in Chinon, an hour from where I grew up",
            "you spent two years in Chinon, an hour from where I grew up",
        ),
    ],
)
def test_what_is_shared_is_told_as_shared(note: str, said: str) -> None:
    found = [p for p in points_of({"personal": [note]}) if p.field == "personal"]
    assert [p.clause for p in found] == [said]


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("a cow never lied to me yet", "a cow never lied to me yet"),
        ("Nobody should leave here feeling scolded", "nobody should leave here feeling scolded"),
        ("i cant teach them to look", "I can't teach them to look"),
    ],
)
def test_their_words_are_quoted_with_their_apostrophes_whatever_they_speak_of(line: str, quoted: str) -> None:
    assert [p.quote for p in points_of({"their_words": [line]}) if p.quote] == [quoted]


@pytest.mark.parametrize("line", ["I don't give a shit about grass", "the salary is 40k and that is that"])
def test_coarse_words_and_pay_are_not_quoted(line: str) -> None:
    assert not [p for p in points_of({"their_words": [line]}) if p.quote]


@pytest.mark.parametrize("seed", range(6))
def test_one_line_of_theirs_is_enough_for_a_message(seed: int) -> None:
    lines = ["kids notice when somebody cares", "the grass is never done with you"]
    interview = Interview.model_validate(NOTES | {"their_words": lines})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    text = compose(draft_messages(rules.context_for(interview, "email", "thank-you", None, now), new_fence()), seed)
    assert sum(line in text.lower() for line in lines) == 1


@pytest.mark.parametrize("seed", range(6))
def test_after_a_no_nobody_offers_help_or_asks_to_hear_more(seed: int) -> None:
    fields = {
        "discussed": ["the mower is broken since June", "SCC is sitting at 210", "the new infield"],
        "outcome": "rejected",
    }
    interview = Interview.model_validate(NOTES | fields)
    now = dt.datetime.combine(interview.date + dt.timedelta(days=3), dt.time(10), dt.UTC)
    text = compose(draft_messages(rules.context_for(interview, "email", "keep-in-touch", None, now), new_fence()), seed)
    assert "help with" not in text
    assert "hear more" not in text
    assert "210" not in text


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Coach wants the lines straight by March", "you want the lines straight by March"),
        ("RM -> the new infield behind the gym", "the new infield behind the gym"),
    ],
)
def test_a_bare_title_or_initials_mean_the_reader(note: str, said: str) -> None:
    assert said in [p.text for p in points_of({"discussed": [note]})]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("SHE SAID TRAILERS WAIT 2 HRS BECAUSE NOBODY BOOKS SLOTS", "trailers wait 2 hours because nobody books slots"),
        ("he mentioned the auditors flagged supplier rebates", "the auditors flagged supplier rebates"),
        ("both said the yard team never reads the reports", "the yard team never reads the reports"),
        ("he need second person who can shape", "you need a second person who can shape"),
        ("asked me how i'd cut overtime", "how I would cut overtime"),
    ],
)
def test_a_statement_is_read_as_one_in_any_style_of_notes(note: str, said: str) -> None:
    assert said in texts("discussed", note)


def test_an_insult_is_left_out() -> None:
    assert not texts("discussed", "he corrected my English twice, insufferable, but he knows his turf")


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("I asked whether anybody had stopped mowing by hand", "whether anybody had stopped mowing by hand"),
        ("I asked if translators see the layout before it goes to print", "whether translators see the layout"),
        ("I asked how they deal with late deliveries", "how you deal with late deliveries"),
        ("I asked him why the shop closes early on Wednesdays", "why the shop closes early on Wednesdays"),
        ("I wondered how the porters know which bed is free", "how the porters know which bed is free"),
        ("I asked what happens to food that isn't sold, she said a charity takes it", "what happens to food"),
    ],
)
def test_ones_own_question_is_a_topic_behind_any_of_the_readers(note: str, said: str) -> None:
    found = points_of({"discussed": [note, "the move of the archive"]})
    asked = next(p for p in found if p.text.startswith(said))
    assert asked.kind == "shared"
    assert found[0].text == "the move of the archive"


@pytest.mark.parametrize(
    "note", ["I asked whether I could work from home", "I asked what the salary is", "I asked if weekends are paid extra"]
)
def test_what_one_asked_for_oneself_is_no_topic(note: str) -> None:
    assert not texts("discussed", note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("what support do new drivers get", "what support new drivers get"),
        ("how does the team decide who works at Christmas", "how the team decides who works at Christmas"),
        ("why do orders get cancelled", "why orders get cancelled"),
        ("what training do volunteers get", "what training volunteers get"),
        ("how did they find the new site", "how you found the new site"),
        ("quality of the bread", "the quality of the bread"),
        ("accessibility of their booking form", "the accessibility of your booking form"),
        ("storage of old files", "the storage of old files"),
        ("training of their drivers", "the training of your drivers"),
        ("lack of storage space", "the lack of storage space"),
        ("cleaning team starts 5am so offices are empty by 8", "the cleaning team starts at 5am"),
        ("last bus leaves 11.30pm so staff go by taxi", "the last bus leaves at 11.30pm"),
        ("exam season starts next week", "the exam season starts next week"),
        ("the boiler room and who has the key", "the boiler room and who has the key"),
        ("they use whatsapp for rota changes", "you use WhatsApp for rota changes"),
        ("new law on tenancy deposits", "the new law on tenancy deposits"),
        ("new customers from the estate", "new customers from the estate"),
        ("two sites share one forklift", "two sites share one forklift"),
        ("parents evening and the school play", "parents' evening and the school play"),
        ("drivers hours & tacho rules", "drivers' hours and tacho rules"),
    ],
)
def test_everyday_notes_are_told_whole(note: str, said: str) -> None:
    assert any(t == said or (said.startswith("the cleaning") and t.startswith(said)) for t in texts("discussed", note))


@pytest.mark.parametrize(
    "note",
    [
        "they had a complaint, and they changed the schedule because of it",
        "one client left and they changed the contract after that",
        "old boiler broke twice, they buy a new one because of it",
        "they had a flood and moved the archive because of this",
    ],
)
def test_no_statement_ends_in_what_stands_elsewhere(note: str) -> None:
    said = [p.text for p in points_of({"discussed": [note]})]
    assert said
    assert not any(t.endswith((" it", " that", " this")) for t in said)


def test_a_rule_told_with_no_is_no_lack() -> None:
    assert not any("lack" in p.text for p in points_of({"discussed": ["no phones in meetings"]}))


def test_a_numbered_thing_has_no_article() -> None:
    for note in ("gate 7 stuck since spring", "route 7 always late because of the roadworks", "ward 3 and the new beds"):
        assert not any(
            "the gate" in p.text or "the route" in p.text or "the ward" in p.text for p in points_of({"discussed": [note]})
        )


def test_a_line_of_somebody_else_is_told_as_theirs() -> None:
    said = [p.text for p in points_of({"their_words": ["a quiet hall is a hungry one (Bev)"]})]
    assert 'Bev\'s line "a quiet hall is a hungry one"' in said


@pytest.mark.parametrize(
    "note",
    [
        "Mercer looked bored until the talk of keys",
        "he talks and talks",
        "Ray seemed half asleep over the budget",
        "feet on the desk",
    ],
)
def test_how_somebody_sat_there_is_never_told(note: str) -> None:
    assert texts("discussed", note) == []


def test_how_one_went_round_a_place_is_no_part_of_it() -> None:
    point = understand(Clause("went round the top orchard on the tractor"), Cast(), "discussed")
    assert point is not None
    assert point.np == "the top orchard"


def test_what_a_tool_is_tells_less_than_a_line_of_theirs() -> None:
    told = Point(clause="the van is a long-wheelbase diesel", field="discussed")
    line = Point(quote="nobody leaves before the last pallet", field="their_words")
    assert worth_of(told, frozenset()) > worth_of(line, frozenset())


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("I asked who does the ordering when the head chef is off", "who does the ordering when the head chef is off"),
        ("I asked her what a normal Monday looks like", "what a normal Monday looks like"),
        ("who runs the night shift", "who runs the night shift"),
        ("how the kitchen works on Sundays", "how the kitchen works on Sundays"),
        ("how the order process works in the shop", "how the order process works in the shop"),
        ("the sepsis audit on Birch ward", "the sepsis audit on Birch ward"),
        ("the reading club at Mill Lane school", "the reading club at Mill Lane school"),
    ],
)
def test_what_was_asked_and_where_it_is_stand_as_noted(note: str, said: str) -> None:
    assert said in texts("discussed", note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "Their clinics run on Mondays and Wednesdays only, because of the building works.",
            "your clinics run only on Mondays and Wednesdays, because of the building works",
        ),
        ("the vans go out on Tuesdays and Thursdays", "the vans go out on Tuesdays and Thursdays"),
        ("lorries queue at the gate from 5am", "the lorries queue at the gate from 5am"),
        ("the sales queue in the new system", "the sales queue in the new system"),
        ("the phone queue on Monday mornings", "the phone queue on Monday mornings"),
        ("the callbacks on the new boilers are costing them money", "the callbacks on the new boilers are costing you money"),
        ("lambing starts mid feb, 600 ewes, 2 people at night", "the start of lambing in mid February"),
        ("family-run firm, third generation, 40 fitters", "the family-run firm"),
        ("the falls project on Elm ward, down 30 percent", "the falls project on Elm ward"),
        (
            "story about a guest who brought back a 9 yr old kettle",
            "the story about a guest who brought back a 9-year-old kettle",
        ),
        ("a funny story about their first customer", "the funny story about your first customer"),
        ("migration to the new HR system", "the migration to the new HR system"),
        ("refurbishment of the east wing, finished in May", "the refurbishment of the east wing"),
        ("asked: how do I handle a result I don't believe", "how I handle a result I don't believe"),
    ],
)
def test_a_plain_note_is_said_as_a_person_would_say_it(note: str, said: str) -> None:
    assert said in texts("discussed", note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("both of us vegetarians", "we are both vegetarians"),
        ("both of us like jazz", "we both like jazz"),
        ("both been to Kenya", "we have both been to Kenya"),
        ("both at Glastonbury last year", "we were both at Glastonbury last year"),
    ],
)
def test_what_both_share_is_told_of_both(note: str, said: str) -> None:
    assert said in texts("personal", note)


@pytest.mark.parametrize("note", ["his knee op, back on the bike in may", "his 9 stitches in Feb", "she noticed my cardigan"])
def test_an_operation_and_how_one_looked_are_no_matter(note: str) -> None:
    assert not texts("personal", note)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("supervision every 3 weeks, protected time", "supervision every 3 weeks"),
        ("team meetings twice a week", "the team meetings twice a week"),
        ("fire drills every month", "fire drills every month"),
        ("the auditors visit every spring", "the auditors visit every spring"),
        ("the manager checks every van", "the manager checks every van"),
        ("the team meets every few weeks", "the team meets every few weeks"),
        ("behaviour on the Year 9 corridor", "the behaviour on the Year 9 corridor"),
        ("night nurses, agency mostly", "night nurses"),
        ("she started there as an apprentice 20 years ago", "you started as an apprentice 20 years ago"),
    ],
)
def test_how_often_and_of_what_kind_something_is_turns_nothing(note: str, said: str) -> None:
    assert said in texts("discussed", note)


def test_a_paint_shop_is_no_pain() -> None:
    assert [p.kind for p in points_of({"discussed": ["he showed me the paint shop"]})] == [""]


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("the stock system crashes every Friday afternoon", "the stock system crashes every Friday afternoon"),
        ("the library moves to the old town hall next year", "the library moves to the old town hall next year"),
        ("the staff moves to other wards", "the staff moves to other wards"),
    ],
)
def test_a_verb_is_one_where_its_subject_shows_it(note: str, said: str) -> None:
    assert said in texts("discussed", note)


@pytest.mark.parametrize(
    ("note", "taken_up"),
    [
        ("rotas published a month ahead", ["rotas"]),
        ("Told me abt the strike in 2024 and that not everyone has forgiven everyone", ["the strike in 2024"]),
        (
            "How long a set of scales stays true, and who checks them",
            ["how long a set of scales stays true, and who checks them"],
        ),
        ("stock takes - every sunday night", ["stock takes"]),
        ("my gap in 2022", []),
        ("my weakness with spreadsheets", []),
    ],
)
def test_a_topic_is_what_was_talked_about_and_not_when_or_how_it_felt(note: str, taken_up: list[str]) -> None:
    assert [p.text for p in points_of({"discussed": [note]}) if p.penalty < 6] == taken_up


def test_how_many_one_can_is_asked_as_it_was() -> None:
    (found,) = [p for p in points_of({"discussed": ["They asked how many boxes I can shift"]}) if p.kind == "question"]
    assert slots_of(found)["np"] == "your question about how many boxes I can shift"
