"""The rule `discreet`: what is private is not told in other words either."""

import pytest

from followup_ai import anatomy
from followup_ai.models import Interview
from followup_ai.rules import context_for
from followup_ai.rules.discreet import Discreet


def verdict(sentence: str, *notes: str) -> tuple[str, bool]:
    interview = Interview.model_validate(
        {
            "candidate": "Sam Okafor",
            "interviewer": {"name": "Dana Reyes"},
            "company": "Acme",
            "role": "Data Engineer",
            "date": "2026-05-12",
            "discussed": ["the on-call rota", *notes],
        }
    )
    text = f"Dear Dana,\n\nThank you for your time. {sentence}\n\nBest regards,\nSam Okafor"
    outcome = Discreet().judge(anatomy.parse(text), context_for(interview))
    return outcome.verdict, outcome.sure


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("The salary you named would suit me.", "band is 48 to 52k, keep that to yourself"),
        ("With one branch fewer the work will grow.", "between us: they are closing Leeds"),
        ("A new proprietor will need steady people.", "off the record, the owner is selling up"),
        ("Life under a bigger owner suits me.", "(off the record) they are being bought by a brewery in Ghent"),
        ("Congratulations to you both on the happy event.", "she is expecting, nobody at the mill knows yet"),
        ("I hope your hands give you less pain this week.", "he is in treatment for arthritis, patients mustn't find out"),
        ("I know that the other finalist has no Greek.", "the other candidate has no Greek, you didn't hear it from me"),
        ("Best of luck with your own next step.", "she is on the way out herself, mum's the word"),
        ("I am sorry about the inquiry.", "the bellringer is under investigation. Ros let it slip. Do not mention"),
    ],
)
def test_a_private_matter_in_other_words_is_asked_about(sentence: str, note: str) -> None:
    assert verdict(sentence, note) == ("fail", False)


def test_the_same_matter_told_openly_in_another_note_may_be_spoken_of() -> None:
    told = "the pay review in June", "band is 48 to 52k, keep that to yourself"
    assert verdict("A fair pay review is a good sign.", *told)[0] == "pass"


def test_what_there_was_no_time_to_say_may_be_said_now() -> None:
    note = "ran diary studies with 30 nurses, never got to say it!"
    assert verdict("I also ran diary studies with 30 nurses.", note)[0] == "pass"
    assert (
        verdict("I also ran diary studies with 30 nurses.", "ran diary studies with 30 nurses, never say it to them")[0]
        == "fail"
    )


@pytest.mark.parametrize(
    "note",
    [
        "My father is not well. It came up. It stays here.",
        "his father is not well, this goes no further",
        "MISDEMEANOUR IN 2009. TOLD HIM. NOT FOR PAPER",
        "her father is not well. Not writing that here or anywhere",
        "they pay 30k now. Not for the mail",
    ],
)
def test_what_is_to_stay_with_the_notes_is_private_with_what_stands_before_it(note: str) -> None:
    told = {
        "father": "I was sorry that your father is not well.",
        "MISD": "I spoke of my misdemeanour in 2009.",
        "30k": "You pay 30k now.",
    }
    sentence = next(words for key, words in told.items() if key in note)
    assert verdict(sentence, note)[0] == "fail"


def test_what_stays_somewhere_is_no_secret() -> None:
    assert verdict("The second crane stays here until spring.", "the second crane stays here until spring")[0] == "pass"


def test_how_somebody_looked_is_no_matter_for_the_message_whoever_it_was() -> None:
    note = "Reyes looked bored until the keys talk"
    assert verdict("What has stayed with me: you looked bored until the keys talk.", note)[0] == "fail"
    assert verdict("Our talk about the keys stayed with me.", "Reyes liked the keys talk")[0] == "pass"


def test_kind_words_of_one_s_own_manager_are_no_aside() -> None:
    told = "My boss is willing to let me go after two weeks."
    assert verdict(told, "notice is four weeks, my boss is willing to let me go after two")[0] == "pass"
    assert verdict("My manager is happy to be called.", "my manager is very happy to be called as a referee")[0] == "pass"
    vented = "My boss is a tyrant over the holidays."
    assert verdict(vented, "notice is four weeks, my boss is a tyrant over the holidays")[0] == "fail"


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("I do hope the knee goes well in October.", "she's to have her knee done in October, so I'm to hold my tongue"),
        (
            "With the ferry going to Oban you will need steady people.",
            "ferry is moving to Oban (hush-hush till the minister says)",
        ),
        ("With Whitby closing there is more to cover.", "the Whitby office is to shut. Staff haven't been told, so not a word"),
        (
            "I gather the treasurer gives you grief.",
            "treasurer has had his hand in the till. Only between her, me and the gatepost!",
        ),
        (
            "Winning back the Harbor Pilots would be a start.",
            "lost the Harbor Pilots account, she said strike that from my notes",
        ),
        ("Is the gearbox line to go to Turin?", "the gearbox line moves to Turin - not for the wider world"),
        ("Is the gearbox line to go to Turin?", "the gearbox line moves to Turin. She'd be mortified if it got out"),
        ("Is the gearbox line to go to Turin?", "between you, me and the lamppost the gearbox line moves to Turin"),
        ("They have a medal waiting for you, I hear.", "they mean to give him a medal. It's a surprise, he must not find out"),
    ],
)
def test_a_hint_at_what_a_whisper_told_is_asked_about(sentence: str, note: str) -> None:
    assert verdict(sentence, note)[0] == "fail"


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("Congratulations on the move to streaming.", "off the record: he is getting divorced"),
        ("My strength is in SQL, and I know your pain points.", "between us: she is ill"),
        ("Good luck with the move to streaming.", "between us: Dana is leaving in March"),
    ],
)
def test_words_of_every_letter_are_no_hint_at_a_whisper(sentence: str, note: str) -> None:
    assert verdict(sentence, note)[0] == "pass"


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("I took a ferry to school for years.", "ferry is moving to Oban (hush-hush till the minister says)"),
        ("Thank you for the talk about ferry timetables.", "ferry timetables; don't write that he was late"),
        ("I would be glad to hear how things stand.", "the Whitby office is to shut. Staff haven't been told, so not a word"),
    ],
)
def test_words_of_a_whisper_said_of_oneself_or_told_openly_too_are_no_hint(sentence: str, note: str) -> None:
    assert verdict(sentence, note)[0] == "pass"


def test_a_pass_is_sure_only_where_nothing_comes_near_what_is_private() -> None:
    note = "the Whitby office is to shut in the autumn. Staff haven't been told, so not a word"
    assert verdict("The rota would suit me.", note) == ("pass", True)
    assert verdict("I would start in the premises you have left by autumn.", note)[1] is False
    assert verdict("The rota would suit me.") == ("pass", True)


def test_what_one_never_came_to_mention_may_be_said():
    assert (
        verdict("I did three weeks on a Lely robot.", "I never mentioned that I did three weeks on a Lely robot")[0] == "pass"
    )
