"""What was promised is found however it was told, and nothing that was the reader's to do or hangs on an "if"."""

import pytest

from followup_ai.offline.promises.duties import one_act, waits_for
from followup_ai.offline.promises.pledges import as_pledged, has_gone, in_passing, pledged


@pytest.mark.parametrize(
    ("note", "acts"),
    [
        ("told him id bring my ticket n send a photo of the van", ["bring my ticket", "send a photo of the van"]),
        ("I promise to send the certificate", ["send the certificate"]),
        ("told Ngozi I'd share the template", ["Ngozi: share the template"]),
        ("I told to him I bring the recipe in english", ["bring the recipe in english"]),
        ("post her up the yard plan, and the names of the two books", ["post her the yard plan", "the names of the two books"]),
        ("dig out the checklist and send it", ["dig out the checklist and send it"]),
        ("the list of prizes", ["the list of prizes"]),
    ],
)
def test_a_promise_is_its_acts_however_it_is_told(note, acts):
    assert as_pledged(note) == acts


@pytest.mark.parametrize(
    ("story", "acts"),
    [
        (
            "she lost 1 in 12 and i said id send her the video of the feeder bc her night guy is scared",
            ["send her the video of the feeder"],
        ),
        ("We talked of prizes. I offered to send my list of free prizes.", ["send my list of free prizes"]),
        ("told Ngozi I'd share the template, she liked that", ["Ngozi: share the template"]),
        ("he said he'd send me the photo of the oven", []),
        ("she promised to send the rota", []),
        ("Ngozi offered to send her notes", []),
        ("i should have offered to send the list", []),
        ("said I'd send the plan if she hires me", []),
    ],
)
def test_only_what_the_candidate_surely_promised_is_found_in_a_story(story, acts):
    assert list(in_passing(story)) == acts


def test_what_is_noted_as_promised_is_not_told_twice():
    noted, passed = pledged(["list of free prizes"], ["I offered to send my list of free prizes"])
    assert (noted, passed) == (["list of free prizes"], [])


def test_among_several_people_a_promise_in_passing_needs_a_name():
    story = "told her I'd send the plan. told Ngozi I'd share the template"
    assert pledged([], [story], crowded=True)[1] == ["Ngozi: share the template"]


def test_photos_of_before_and_after_wait_for_nothing():
    assert waits_for("send the photos of my bridges (before/after)") == ("", False)
    assert waits_for("send the plan (after taking permission)") == ("after taking permission", True)


@pytest.mark.parametrize(
    ("thing", "body"),
    [
        ("the name of my second referee", "My second referee will be in touch; I will send you her name."),
        ("the number of my old foreman", "My old foreman taught me the trade."),
        ("the drawings of the weir", "The weir was built in 1911."),
    ],
)
def test_what_was_only_spoken_of_has_not_gone(thing, body):
    assert not has_gone(thing, [body])


@pytest.mark.parametrize(
    ("note", "act"),
    [
        ("whatsapp her the address of the supplier", "send the address of the supplier by WhatsApp"),
        ("DM him the recipe", "send the recipe by direct message"),
        ("send the CV by email", "send the CV"),
    ],
)
def test_the_way_something_goes_is_told_behind_it(note, act):
    assert one_act(note) == act


@pytest.mark.parametrize(
    ("thing", "body"),
    [
        ("the name of my second referee", "My second referee is Mrs Janet Oyelaran, and she is happy to be contacted."),
        ("the number of my old foreman", "You can reach my old foreman on 01632 960 011."),
        ("the link to the seed catalogue", "The seed catalogue is at https://seeds.example/list."),
        ("the dates of my summer course", "My summer course runs from 4 to 20 July."),
    ],
)
def test_what_is_only_words_has_gone_once_a_message_has_told_it(thing, body):
    assert has_gone(thing, [body])
