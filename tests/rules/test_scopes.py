"""How far a draft stretches what the notes say, in trades of all kinds; and what stretches nothing."""

from typing import Any

import pytest
from ledgers import unsupported


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ("Every one of your nine boats is wooden.", {"discussed": ["nine boats, 4 of them wooden"]}),
        ("I have kept bees in Girona since 2018.", {"qualifications": ["beekeeping Girona 2018-2021"]}),
        ("You lose more hens to badgers than to foxes.", {"discussed": ["losses higher to foxes than to badgers"]}),
        ("Your plan for a smokehouse is a fine one.", {"discussed": ["new jetty next year"]}),
        ("Please greet your brother from me.", {"discussed": ["new jetty next year"]}),
        ("I rebuilt the organ single-handed.", {"qualifications": ["helped rebuild the organ at St Olave's"]}),
        ("Thank you for the two hours you gave me.", {"discussed": ["we talked 35 min in the boathouse"]}),
        ("It was a pleasure to meet you in person on the jetty.", {"discussed": ["video call, bad line"]}),
        ("The second ferry starts at six in the evening.", {"discussed": ["second ferry sails 06:00"]}),
        ("The mast is twenty feet tall.", {"discussed": ["mast 20 m"]}),
        ("I liked the way Tregear put it, that a rope must run.", {"their_words": ["a rope that cannot run is no rope"]}),
        (
            "I am fully trained on rope tenders and splicing.",
            {"qualifications": ["rope tenders, splicing: helped out, not trained"]},
        ),
        ("You paint the boats yourself in winter.", {"discussed": ["Mr Pascoe paints the boats in winter"]}),
        (
            "In my three years at Whitby I learned to splice.",
            {"qualifications": ["3 yrs sail loft, Falmouth", "Whitby: deckhand, 2 summers"]},
        ),
    ],
)
def test_what_goes_beyond_the_notes_is_found(body: str, notes: dict[str, Any]) -> None:
    assert unsupported(body, **notes) != []


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ("Every one of your nine boats is wooden.", {"discussed": ["nine boats, all wooden"]}),
        ("The whole fleet goes electric next year.", {"discussed": ["entire fleet electric by 2027"]}),
        ("Since 2019 I have mended organs.", {"qualifications": ["organ builder since 2019"]}),
        ("You lose more hens to foxes than to badgers.", {"discussed": ["losses higher to foxes than to badgers"]}),
        ("Your plan for a new jetty is a fine one.", {"discussed": ["new jetty next year"]}),
        ("Your sister's loom is a beauty.", {"personal": ["her sister built the loom"]}),
        ("Thank you for the half hour you gave me.", {"discussed": ["short talk, 25 min"]}),
        ("The second ferry sails at six in the morning.", {"discussed": ["second ferry sails 06:00"]}),
        ("The mast is twenty metres tall.", {"discussed": ["mast 20 m"]}),
        ("I liked the way you put it, that a rope must run.", {"their_words": ["a rope that cannot run is no rope"]}),
        ("Thank you for ringing me yourself.", {"discussed": ["Mr Pascoe paints the boats in winter"]}),
        (
            "In my three years at Falmouth I learned to splice.",
            {"qualifications": ["3 yrs sail loft, Falmouth", "Whitby: deckhand, 2 summers"]},
        ),
    ],
)
def test_what_the_notes_say_as_far_is_left_alone(body: str, notes: dict[str, Any]) -> None:
    assert unsupported(body, **notes) == []
