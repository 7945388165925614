"""What a no leaves open is taken up as told, and nothing is made up where it leaves nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_ai import rules
from followup_ai.models import Interview
from followup_ai.offline import compose
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.doors import door_left
from followup_ai.templates import draft_messages, new_fence

NOTES = {
    "candidate": "Jody Quill",
    "interviewer": {"name": "Dana Whitfield"},
    "company": "Southern Coast Ambulance",
    "role": "Paramedic",
    "date": "2026-11-18",
    "discussed": ["the new rota for the night cars"],
    "outcome": "rejected",
}


def draft(purpose: str, seed: int, next_steps: str) -> str:
    interview = Interview.model_validate(NOTES | {"next_steps": next_steps})
    now = dt.datetime.combine(interview.date + dt.timedelta(days=7), dt.time(10), dt.UTC)
    return compose(draft_messages(rules.context_for(interview, "email", purpose, None, now), new_fence()), seed)


@pytest.mark.parametrize(
    ("note", "when", "later"),
    [
        ("it's a no. Said to apply again, next round opens in May", "in May", ""),
        ("told me to try again next year", "next year", ""),
        ("there may be maternity cover from April", "", "the maternity cover from April"),
        (
            "come back once I got 100 full haircuts, shes adding a table in the spring",
            "once I have 100 full haircuts behind me",
            "",
        ),
        ("said to apply again when I've had another year in ICP", "once I have another year in ICP behind me", ""),
        ("told me to reapply with a class B licence", "once I have a class B licence", ""),
        ("she took her intern back, can ask me again for the june peak", "", "the June peak"),
        ("they told me a second lab team starts in October", "", "the second lab team in October"),
        ("mentioned a project on eel ladders that may need people from June", "", "the project on eel ladders from June"),
        ("they will advertise a second post in the autumn", "", "the second post in the autumn"),
        ("a new apprentice intake is planned for February", "", "the new apprentice intake in February"),
        ("he suggested the probate team", "", "the probate team"),
        ("they keep my file for the April vacancies", "", "the April vacancies"),
        ("asked me to apply again after two years", "after two years", ""),
        ("said to apply again for the March maternity cover", "", "the March maternity cover"),
        ("there'll likely be an Opening in Radiology in spring", "", "the opening in Radiology in the spring"),
        ("she'd keep my resume up front for night shift in spring", "", "the night shift in the spring"),
    ],
)
def test_another_round_and_a_later_place_are_heard(note: str, when: str, later: str) -> None:
    door = door_left([note], {})
    assert door is not None
    assert (door.when, door.later) == (when, later)


@pytest.mark.parametrize(
    ("note", "offer"),
    [
        ("She offered to look at my portfolio again after my diploma", "to look at my portfolio again after my diploma"),
        ("he offered to pass my CV to the Hull depot", "to pass my CV to the Hull depot"),
        ("she promised to introduce me to the night manager", "to introduce me to the night manager"),
        ("He offered to look at his diary", ""),
    ],
)
def test_what_was_offered_is_taken_up_in_its_own_words(note: str, offer: str) -> None:
    door = door_left([note], {})
    assert (door.kept if door else "") == offer


def test_a_plain_no_leaves_nothing() -> None:
    assert door_left(["they took someone else", "the May order went wrong", "no new post is planned for June"], {}) is None


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("purpose", ["keep-in-touch", "check-in"])
def test_who_was_told_to_apply_again_does_not_ask_what_comes_next(purpose: str, seed: int) -> None:
    said = draft(purpose, seed, "it's a no, apply again, next round opens in May")
    assert "apply again in May" in said
    assert "If the role opens again" not in said


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("purpose", ["thank-you", "feedback", "keep-in-touch"])
def test_who_was_praised_and_told_when_to_come_back_says_both(purpose: str, seed: int) -> None:
    said = draft(purpose, seed, "a no. my handling was the best she saw, come back once I got 100 full haircuts")
    assert "my handling" in said
    assert "once I have 100 full haircuts behind me" in said
    assert "somebody else" not in said


@pytest.mark.parametrize(
    ("note", "move", "later", "kept"),
    [
        ("said ring her in the new year", "call again in the new year", "", ""),
        ("told me to try again next intake", "apply again in the next intake", "", ""),
        ("ms M said i can apply again in january intake", "apply again in the January intake", "", ""),
        ("Said to come back in spring for the terrace", "come back in the spring", "", ""),
        ("apply again when my registration comes through", "apply again once my registration comes through", "", ""),
        ("asked if I'd do supply days", "", "the supply days", ""),
        ("there will be a similar vacancy in Bradford after Easter", "", "a similar vacancy in Bradford after Easter", ""),
        ("They will keep my CV on file", "", "", "to keep my CV on file"),
        ("stay in touch she said", "", "", "to stay in touch"),
        ("they will not keep my CV on file", "", "", ""),
    ],
)
def test_other_ways_of_asking_somebody_back_are_heard(note: str, move: str, later: str, kept: str) -> None:
    door = door_left([note], {})
    assert (door.move, door.later, door.kept) == (move, later, kept) if door else not (move or later or kept)


@pytest.mark.parametrize(
    ("notes", "kept"),
    [
        (["she keps my number for the harvst season"], "to keep my number for the harvest season"),
        (["he keeps my number for the autmn season"], "to keep my number for the autumn season"),
    ],
)
def test_a_place_or_a_time_offered_with_a_no_is_heard(notes: list[str], kept: str) -> None:
    door = door_left(notes, {})
    assert door is not None
    assert door.kept.endswith(kept)


@pytest.mark.parametrize("purpose", ["thank-you", "check-in", "keep-in-touch"])
@pytest.mark.parametrize("seed", range(4))
def test_another_place_that_was_offered_is_taken_up_and_no_reopening_asked_for(purpose: str, seed: int) -> None:
    text = draft(purpose, seed, "it's a no, they took somebody with a flight licence; he would think of me for Leith.")
    assert "think of me for Leith" in text
    assert "opens again" not in text
    assert "open again" not in text


@pytest.mark.parametrize(
    ("note", "listed"),
    [
        ("they put me on the bank list", "the bank list"),
        ("she said she has added me to their relief list", "your relief list"),
        ("my name is top of the waiting list for the Leith shop", "the waiting list for the Leith shop"),
        ("he'll keep me on the list for weekend cover", "the list for weekend cover"),
        ("HR put me in the pool for band 5", "the pool for band 5"),
        ("I'm on the reserve list for spring", "the reserve list for the spring"),
        ("on the list of candidates I was third", ""),
        ("she took me off the list", ""),
        ("I was not on the short list", ""),
    ],
)
def test_the_list_one_is_on_is_known(note: str, listed: str) -> None:
    door = door_left([note], {})
    assert (door.listed if door else "") == listed


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("purpose", ["keep-in-touch", "check-in", "feedback"])
def test_who_is_on_a_list_is_glad_of_it_and_asks_for_no_other_way_in(purpose: str, seed: int) -> None:
    said = draft(purpose, seed, "it's a no, but she put me on the list for the island cars")
    assert "on the list for the island cars" in said
    assert "apply" not in said


@pytest.mark.parametrize(
    ("note", "ajar"),
    [
        ("said door's open if it dont work out tho", True),
        ("the door is always open she says", True),
        ("he left the door open", True),
        ("the door isn't open any more", False),
        ("doors open at 9", False),
        ("they have an open door policy", False),
    ],
)
def test_an_open_door_is_known(note: str, ajar: bool) -> None:
    door = door_left([note], {})
    assert bool(door and door.ajar) is ajar


@pytest.mark.parametrize("seed", range(4))
def test_who_was_told_that_the_door_is_open_does_not_ask_whether_it_is(seed: int) -> None:
    said = draft("check-in", seed, "it's a no but the door is open")
    assert "the door is open" in said
    assert "may I apply again" not in said


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("purpose", ["keep-in-touch", "check-in", "thank-you"])
def test_a_post_that_was_told_of_is_nothing_that_the_reader_thought_of_for_one(purpose: str, seed: int) -> None:
    said = draft(purpose, seed, "it's a no; they will open a second post in the autumn")
    assert "the second post in the autumn" in said
    assert "thinking of" not in said.replace("thinking of your", "")


def test_a_season_that_comes_next_needs_no_article() -> None:
    door = door_left(["said to try again next spring"], {})
    assert door is not None
    assert door.move == "apply again next spring"


def test_who_may_apply_again_waits_for_a_place_and_no_round() -> None:
    door = door_left(["told me to apply again"], {})
    assert door is not None
    assert door.move == "apply again when a place opens"


@pytest.mark.parametrize(
    ("note", "told", "words"),
    [
        ("She would like to keep my details for the night team", "kept", "to keep my details for the night team"),
        ("the letter says my name is kept until June", "kept", "to keep my name until June"),
        ("they'll call me if the other person drops out", "kept", "to call me if the other person drops out"),
        ("she'll pass my CV on to her colleague in Bergen", "kept", "to pass my CV on to your colleague in Bergen"),
        ("offered me 15 mins on the phone", "feedback", "15 minutes on the phone"),
        ("feedback is available on request", "feedback", "feedback"),
        ("she suggested I look at the post they will advertise in May", "doing", "look at the post you will advertise in May"),
        ("I'd be welcome to come and sit in on a rehearsal", "doing", "come and sit in on a rehearsal"),
        ("they invited me to their open day in March", "doing", "come to your open day in March"),
        ("no came by phone, theres a nursery one coming after xmas", "later", "the nursery post after Christmas"),
    ],
)
def test_what_was_offered_suggested_or_is_to_come_is_taken_up_as_told(note: str, told: str, words: str) -> None:
    door = door_left([note], {})
    assert door is not None
    assert door.told == told
    assert words in door.slots.values()


@pytest.mark.parametrize(
    "note",
    [
        "no other openings this year",
        "the other candidate was told she could reapply in spring",
        "they will send feedback to everyone",
        "I should ring on Friday",
        "he would keep the other person's details",
        "a second interview is coming in May",
        "HR will let me know when the panel has met",
        "they'll keep me posted",
        "she would like to see me again for a second interview",
        "invited me to the second round",
        "he will pass my papers to the board next week",
        "Ms Okafor would happily meet for a coffee",
    ],
)
def test_what_is_closed_past_or_for_somebody_else_is_no_door(note: str) -> None:
    assert door_left([note], {}, Cast(reader=frozenset(["dana", "whitfield"]))) is None


@pytest.mark.parametrize("seed", range(6))
def test_feedback_that_was_offered_is_taken_up_once_where_one_asks_for_it(seed: int) -> None:
    said = draft("feedback", seed, "it's a no, she offered me 15 mins of feedback on the phone")
    assert said.count("15 minutes of feedback on the phone") == 1
    assert said.partition("\n")[2].count("?") == 1


@pytest.mark.parametrize(
    ("note", "later"),
    [
        ("I would be considered for the parental leave cover in the spring", "the parental leave cover in the spring"),
        ("a new cohort starts in May", "the new cohort in May"),
        ("there may be contract work on the mounts in March", "the contract work on the mounts in March"),
    ],
)
def test_a_cohort_or_a_cover_that_was_named_is_heard(note: str, later: str) -> None:
    door = door_left([note], {}, Cast())
    assert door is not None
    assert door.later == later


@pytest.mark.parametrize(
    ("note", "later"),
    [
        ("it went to someone with experience, but there is another intake in February", "the next intake in February"),
        ("they'll have a maternity cover from May and she asked if I'd be interested", "the maternity cover from May"),
        ("trainee posts open in autumn, hr said try then", "the trainee posts in the autumn"),
        ("no. next apprenticeship intake is september 2027", "the next apprenticeship intake in September 2027"),
        ("no, but to apply again for the September scheme", "the September scheme"),
        ("not selected, january batch of trainees opens soon", "the January batch of trainees"),
        ("The clerk post starts in January and went to someone inside.", ""),
        ("I was not chosen for the January intake.", ""),
        ("The September scheme is full.", ""),
        ("They are not planning any posts in the spring.", ""),
        ("they filled the trainee posts in May", ""),
    ],
)
def test_an_opening_told_with_its_time_is_heard_and_the_one_that_is_gone_is_not(note: str, later: str) -> None:
    door = door_left([note], {})
    assert (door.later if door else "") == later


def test_a_time_to_call_in_their_own_words_is_heard_and_what_one_may_do_is_no_offer() -> None:
    door = door_left(['PJ: the spring show is a different one, "phone me in February"'], {})
    assert door is not None
    assert (door.act, door.when) == ("call again", "in February")
    assert door_left(["I should feel free to stay in touch"], {}) is None


def test_what_may_be_funded_is_spoken_of_as_possible() -> None:
    door = door_left(["They chose a local, and said that a second ranger post might be funded from July"], {})
    assert door is not None
    assert door.later == "the possible second ranger post from July"


def test_what_has_to_come_first_is_heard() -> None:
    door = door_left(["He'd have me back if I get a season with a night crew"], {})
    assert door is not None
    assert door.when == "once I have a season with a night crew"
