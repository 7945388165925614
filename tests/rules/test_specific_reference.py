"""The rule `specific-reference`: what is shared by accident is no detail, and what is told in other figures is one."""

import pytest

from followup_ai import anatomy
from followup_ai.models import Interview
from followup_ai.rules import context_for
from followup_ai.rules._base import Outcome
from followup_ai.rules.specific_reference import SpecificReference


def judge(sentence: str, note: str) -> Outcome:
    interview = Interview.model_validate(
        {
            "candidate": "Sam Okafor",
            "interviewer": {"name": "Dana Reyes"},
            "company": "Acme",
            "role": "Data Engineer",
            "date": "2026-05-12",
            "discussed": [note],
        }
    )
    text = f"Dear Dana,\n\nThank you for your time. {sentence}\n\nBest regards,\nSam Okafor"
    return SpecificReference().judge(anatomy.parse(text), context_for(interview))


def verdict(sentence: str, note: str) -> str:
    return judge(sentence, note).verdict


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("Is 30 October still realistic?", "goal = 06:30"),
        ("Shall I keep 15 June free?", "starts at 09:15"),
        ("I shall not bore you with more.", "boring tech wins"),
        ("I am in a pickle over which shirt to wear.", "pickle jars break on line 2"),
        ("Drawing on what I know, I could help.", "drawings are promises"),
    ],
)
def test_a_shared_figure_of_the_calendar_or_turn_of_speech_is_no_detail(sentence: str, note: str) -> None:
    assert verdict(sentence, note) == "fail"


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("Forty-eight hours in a cupboard is a fine record.", "cat lost for two days"),
        ("Losing twenty per cent of it hurts.", "a fifth of parts scrapped"),
        ("The half past six goal is a bold one.", "goal = 06:30"),
        ("Drawings as promises: that stayed with me.", "drawings are promises"),
        ("I hope you are well and that the opening in March is on track.", "opening to visitors in March"),
        ("Boring technology suits me.", "boring tech wins"),
        ("The broken pickle jars made me smile.", "pickle jars break on line 2"),
    ],
)
def test_the_thing_itself_is_a_detail_also_in_other_figures(sentence: str, note: str) -> None:
    assert verdict(sentence, note) == "pass"


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (
            "moving forty hives to the heather by night",
            "A lorry of sleeping bees creeping up to the moor with its lamps down is a thing I should pay to see.",
        ),
        ("toughened units from Poland late", "Waiting on a lorry from Kraków with an open hole in a shop front is no fun."),
        ("parents shouting", "Mums and dads on the touchline who think they are the umpire get a flag and a job from me."),
    ],
)
def test_a_point_without_one_of_its_words_is_recognised_and_not_called_sure(note: str, sentence: str) -> None:
    outcome = judge(sentence, note)
    assert outcome.verdict == "pass"
    assert not outcome.sure
    assert outcome.spans


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("trip switches in the old panel", "I would make that trip again any day for people so kind."),
        ("light fixtures on backorder", "I see light at the end of the tunnel in my search for a good employer."),
    ],
)
def test_a_word_in_another_sense_is_no_detail(note: str, sentence: str) -> None:
    assert verdict(sentence, note) == "fail"


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("learning ropes work on the mast", "I would be glad to learn the ropes with you."),
        ("milk spilt in the tanker bay", "There is no use crying over spilt milk if another was chosen."),
        ("conveyor belt 4 slips", "I have three years of this under my belt."),
    ],
)
def test_words_of_the_notes_in_a_turn_of_speech_are_no_detail(note: str, sentence: str) -> None:
    assert verdict(sentence, note) == "fail"


def test_a_turn_of_speech_that_the_notes_use_themselves_is_a_detail() -> None:
    note = "their motto: learn the ropes before the knots"
    assert verdict("Your motto that one should learn the ropes before the knots made me smile.", note) == "pass"


def test_naming_the_role_in_a_stock_sentence_takes_nothing_up() -> None:
    note = "the senior engineer who left, data quality of the store feeds"
    assert verdict("Thank you for informing me of your decision regarding the Senior Data Engineer position.", note) == "fail"


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("I am still laughing about the shed without power.", "a shed with no power for the handpieces"),
        ("The revolve that groans has stayed with me.", "a revolve that groans in the quiet scenes"),
        ("I am still very keen on the A&E contract.", "the hospital A&E contract"),
        ("I liked what you said about owning the P&L.", "P&L ownership"),
    ],
)
def test_a_point_told_in_its_own_words_is_a_detail(sentence: str, note: str) -> None:
    assert verdict(sentence, note) == "pass"


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("You've shed some light on what I want, and I've got the power to work.", "a shed with no power for the handpieces"),
        (
            "The whole day revolved around our meeting, and I was quiet on the train home, setting the scene of my life.",
            "a revolve that groans in the quiet scenes",
        ),
        ("I came away in a flood of ideas, home to my basement desk.", "the flood model leaves out basement flats"),
    ],
)
def test_several_words_of_a_note_in_another_sense_are_no_detail(sentence: str, note: str) -> None:
    assert verdict(sentence, note) == "fail"


def test_a_dog_named_by_its_name_is_a_personal_detail() -> None:
    told = {
        "candidate": "Sam Okafor",
        "interviewer": {"name": "Dana Reyes"},
        "company": "Acme",
        "role": "Data Engineer",
        "date": "2026-05-12",
        "discussed": ["the new pelleting line"],
        "personal": ["both of us have a terrier called Biscuit"],
    }
    context = context_for(Interview.model_validate(told))
    text = "Dear Dana,\n\nThank you. My {} has been told and gives herself airs.\n\nSam Okafor"
    assert SpecificReference().judge(anatomy.parse(text.format("Biscuit")), context).verdict == "pass"
    assert SpecificReference().judge(anatomy.parse(text.format("biscuit")), context).verdict == "fail"


def test_what_the_advertisement_says_is_no_detail_of_the_talk() -> None:
    sentence = "As your advertisement says, the receptionist greets visitors and handles post, and I can do each."
    assert verdict(sentence, "a switchboard from 1988") == "fail"


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("two kilns share one chimney", "I keep thinking about the otters under your jetty and who feeds them."),
        ("invoices paid twice in March", "Your story of the choir that lost its organ on a ferry made me laugh all evening."),
        ("trams that brake too hard at Elm Row", "The idea of hiring retired bakers to judge the loaves has stayed with me."),
    ],
)
def test_a_detail_of_another_conversation_is_none_of_this_one(note: str, sentence: str) -> None:
    assert verdict(sentence, note) == "fail"


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("singing from memory or from folders", "We were singing off the same hymn sheet, I felt."),
        ("clients leave tabs open in the booking system", "I shall keep tabs on my inbox."),
        ("forty hives to move", "I have forty reasons to want this."),
        ("nobody signs for the pallets", "Nobody wants this more than I do."),
    ],
)
def test_set_phrases_and_words_said_of_anything_are_no_detail(note: str, sentence: str) -> None:
    assert verdict(sentence, note) == "fail"


def test_a_compound_of_two_everyday_words_is_a_detail():
    note = "I asked about year-end and he said the forms were late last February"
    assert verdict("I was glad of our conversation about year-end. I have twenty-two years in payroll.", note) == "pass"
    assert verdict("At the end of the year I move to Leeds.", note) == "fail"
