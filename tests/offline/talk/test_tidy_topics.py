"""A tidy note's topic is named as its writer named it, with the question that was talked about and nothing else."""

import pytest

from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.talk.tidy_topics import tidy_topic, with_what_was_said
from followup_ai.offline.typed.well_formed import states_whole


def told(note: str) -> str:
    point = tidy_topic(note, 0, Cast(frozenset({"marta"})), trusted=True)
    return point.np if point else ""


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "the rise in Tamil bookings, now about a third of their work",
            "the rise in Tamil bookings",
        ),
        ("grain dryers, which run day and night in August", "grain dryers"),
        ("seed trials, which Marta thinks will double", "seed trials"),
        ("the move to Cork in 2028 (400 instruments)", "the move to Cork in 2028"),
        ("White Sunday practice and who leads it", "the White Sunday practice and who leads it"),
        (
            "Long-term lets and the parking area they are planning by the harbour",
            "long-term lets and the parking area you are planning by the harbour",
        ),
        ("fuel purifiers, and the trouble they have had with the seals", "fuel purifiers"),
        ("Replanking the two barges before the review", "replanking the two barges before the review"),
        ("regrinding the mill rollers in January", "regrinding the mill rollers in January"),
        ("barges from Norway, and the crew they still need for them", "barges from Norway"),
        ("hens that have lost their feathers", "hens that have lost their feathers"),
        ("lift inspections, every quarter", "lift inspections"),
        ("ferry crossings between Oban, Mull and Iona", "ferry crossings between Oban, Mull and Iona"),
        ("new glass kiln (arrives in March)", "the new glass kiln"),
        ("the oyster season getting longer", "the oyster season getting longer"),
        ("reaching tenants who never open letters", "reaching tenants who never open letters"),
        ("relief valves and how often they are tested", "relief valves and how often they are tested"),
        ("timber joints and why nobody details them properly", "timber joints and why nobody details them properly"),
        ("the new booking system, and who trains on it", "the new booking system and who trains on it"),
        ("armed escort runs, which they do every quarter", "armed escort runs"),
        (
            "the frost season in Tunbury, when growers sit up for two weeks",
            "the frost season in Tunbury",
        ),
        ("being called at six hours' notice", "being called at six hours' notice"),
        ("night calls and how they're shared out", "night calls and how they are shared out"),
        ("wiring 9 halls, some on one phase", "wiring 9 halls"),
        (
            "Boarding passengers in a heavy swell, and who calls it off",
            "boarding passengers in a heavy swell and who calls it off",
        ),
        ("driving long distances to Mourne and Strangford", "driving long distances to Mourne and Strangford"),
        ("76 looms, nine of them from before the war", "the 76 looms"),
        ("housing waiting list of 90", "the housing waiting list of 90"),
    ],
)
def test_a_topic_is_named_with_the_question_that_was_talked_about(note: str, said: str) -> None:
    assert told(note) == said


@pytest.mark.parametrize(
    "note",
    [
        "pruning starts late because of the wet July",
        "asked about notice",
        "send her the slides",
        "my two years at the bakery, which she liked",
        "no lift in the archive",
        "how lab decides authorship",
    ],
)
def test_what_is_no_topic_is_left_to_others(note: str) -> None:
    assert told(note) == ""


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("light in the reading room - currently too low", "the light in the reading room"),
        ("fare zones, seemed a bit odd", "fare zones"),
        ("new ovens: they crack in the cold", "new ovens"),
        ("night cover (paid at time and a half)", "the night cover"),
    ],
)
def test_a_trouble_a_remark_and_what_is_unclear_are_not_told(note: str, said: str) -> None:
    assert told(note) in (said, "")


def test_what_the_candidate_was_set_to_do_is_nothing_they_were_told() -> None:
    note = "A short role play of a custody hearing"
    [point] = with_what_was_said([], [note], Cast(), trusted=True)
    assert (point.np, point.speaker) == ("the short role play of a custody hearing", "I")


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("the nine weeks of training, of which the first three are in a classroom", "the nine weeks of training"),
        ("snorkelling for children, which the present instructor does not enjoy", "snorkelling for children"),
    ],
)
def test_what_its_owner_knows_of_a_topic_is_left_to_them(note: str, said: str) -> None:
    point = tidy_topic(note, 0, Cast(frozenset({"marta"})), trusted=True)
    assert point is None or point.np == said


def test_a_statement_is_no_topic() -> None:
    assert states_whole("shrink is running at 6.8 percent")
    assert not states_whole("how the wet rack is culled")
    assert not states_whole("two growers who are both in school")
    assert not states_whole("the yard that was paved in May")
