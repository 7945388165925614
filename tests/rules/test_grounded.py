"""The ledger of claims: what counts as a claim, what supports it, and that no text whatever upsets it."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_ai import anatomy
from followup_ai.models import Interview
from followup_ai.rules import check, context_for
from followup_ai.rules._claims import Claim, claims
from followup_ai.rules._quantities import quantities
from followup_ai.rules.grounded import Grounded

INTERVIEW = Interview.model_validate(
    {
        "candidate": "Tomasz Wrona",
        "interviewer": {"name": "Dave Pike", "title": "Yard Foreman"},
        "company": "Harrow & Pike Fabrication Ltd",
        "role": "Welder",
        "date": "2026-04-21",  # a Tuesday
        "discussed": ["0730 start, 12 lads on the floor", "they lose about 20% of jobs to rework", "a new yard in Gdańsk"],
        "qualifications": ["11 yrs in shipyards", "6y on cranes", "coded to BS EN 9606", "speak Polish, EN C1"],
        "news": ["passed the NVQ level 3 on 24 April"],
        "next_steps": "he rings on Thursday week",
        "decision_date": "2026-05-01",
    }
)


def ledger(body: str, interview: Interview = INTERVIEW) -> tuple[Claim, ...]:
    text = f"Dear Dave,\n\n{body}\n\nBest regards,\nTomasz Wrona"
    now = dt.datetime.combine(interview.date + dt.timedelta(days=1), dt.time(10), dt.UTC)
    return claims(anatomy.parse(text, candidate=interview.candidate), context_for(interview, now=now))


def unsupported(body: str) -> list[str]:
    return [claim.text for claim in ledger(body) if not claim.supported]


@pytest.mark.parametrize(
    "body",
    [
        "A dozen welders starting at half past seven suits me.",
        "You lose a fifth of the jobs, or twenty percent, to rework.",
        "I bring eleven years in shipyards.",
        "I have 6 years on cranes.",
        "Do you know which week of May the second interviews will fall in?",
        "With my 11 years in the shipyards I could help.",
        "Thank you for our talk on Tuesday.",
        "Thank you for the talk on the twenty-first.",
        "You hoped to decide by 1 May, a Friday.",
        "Will you ring on Thursday, as you said?",
        "The yard in Gdansk interests me.",
        "On 24 April I passed the NVQ.",
        "I speak Polish, should that help.",
        "I speak Polish and English at C1 level.",
        "I am free on Monday at nine, or on 4 May.",
        "I have thought about what you said and wanted to thank you.",
        "Could you spare ten minutes for a call?",
        "Both of these two points stayed with me.",
        "Harrow & Pike is where I want to weld.",
        "I'd love to discuss a start in June.",
        "Most of all I liked our exchange about the 12 lads on the floor; above all the part about rework.",
        "I am writing about my interview for the Welder role.",
        "It has been nearly three weeks since our interview.",
        "The process thus far has been a pleasure.",
        "Patience is half of our trade.",
        "I look forward to sharing my experience with your team, and to my possible career with Harrow & Pike.",
    ],
)
def test_faithful_words_and_courtesies_are_never_accused(body: str) -> None:
    assert unsupported(body) == []


@pytest.mark.parametrize(
    ("body", "accused"),
    [
        ("A score of 15 welders suits me.", "15"),
        ("You lose a quarter of the jobs to rework.", "a quarter"),
        ("I bring twelve years in shipyards.", "twelve years"),
        ("I bring over 11 years in shipyards.", "11 years"),
        ("Thank you for our talk on Wednesday.", "Wednesday"),
        ("Thank you for our conversation on Thursday.", "Thursday"),
        ("You hoped to decide by 8 May.", "8 May"),
        ("The yard in Rotterdam interests me.", "Rotterdam"),
        ("Please thank Agnieszka Nowak for the tea.", "Agnieszka Nowak"),
        ("I hold a degree, too.", "degree"),
        ("I speak German, should that help.", "German"),
        ("Starting at eight o'clock suits me.", "eight o'clock"),
        ("My work is at https://wrona-welds.example.org/jobs.", "https://wrona-welds.example.org/jobs."),
    ],
)
def test_what_the_notes_do_not_say_is_accused_by_its_own_words(body: str, accused: str) -> None:
    assert unsupported(body) == [accused]


@pytest.mark.parametrize(
    "body",
    [
        "I can be reached at 555-0188.",
        "I may be contacted at tomasz@wrona.example.",
        "Feel free to call 703-555-6805.",
        "You can call me on five-five-five, zero-one-eight-eight.",
    ],
)
def test_how_the_candidate_is_reached_may_be_told_though_no_note_has_it(body: str) -> None:
    draft = anatomy.parse(f"Dear Dave,\n\n{body}\n\nBest regards,\nTomasz Wrona", candidate=INTERVIEW.candidate)
    assert Grounded().judge(draft, context_for(INTERVIEW)).verdict == "pass"


def test_a_supported_claim_names_the_words_of_the_notes() -> None:
    (claim,) = [c for c in ledger("A dozen welders is a good crew.") if c.kind == "number"]
    assert claim.source == "discussed: 0730 start, 12 lads on the floor"


def test_without_an_interview_there_is_nothing_to_check() -> None:
    draft = anatomy.parse("I led ten people at Stripe.")
    assert claims(draft, context_for(None)) == ()
    assert Grounded().judge(draft, context_for(None)).verdict == "not-applicable"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0730", "half past seven"),
        ("12", "a dozen"),
        ("20 %", "twenty per cent"),
        ("£45k", "45,000 pounds"),
        ("14 days", "two weeks"),
        ("4.5 yrs", "four and a half years"),
        ("50%", "half of the team"),
        ("7.30 pm", "half past seven"),
        ("ten years", "a decade"),
        ("20ish", "twenty"),
        ("4-5 hrs", "four hours"),
        ("4 to 5 hrs", "five hours"),
        ("6y saas sales", "six years"),
        ("24h cover", "24 hours"),
    ],
)
def test_another_way_of_writing_is_the_same_quantity(one: str, other: str) -> None:
    keys = [frozenset[object]().union(*(q.keys for q in quantities(text))) for text in (one, other)]
    assert keys[0] & keys[1]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.text(max_size=200))
def test_any_text_and_any_notes_give_claims_inside_the_text(body: str, note: str) -> None:
    interview = INTERVIEW.model_copy(update={"discussed": (note,), "their_words": (note,)})
    for claim in ledger(body, interview):
        assert claim.text
        assert claim.supported == bool(claim.source)


@pytest.mark.parametrize(
    "unit", ["Marcus Bell at Stripe ", "20 % of 45 by 12 May ", "a.b@c.de ", "hundred and ", "i led my years of "]
)
def test_long_texts_take_time_in_proportion(unit: str) -> None:
    def seconds(length: int, run: int) -> float:
        text = f"Dear Dave,\n\n{'so ' * run}" + unit * (length // len(unit))  # another text each run: readings are kept
        start = time.process_time()
        Grounded().judge(anatomy.parse(text), context_for(INTERVIEW))
        return time.process_time() - start

    seconds(1_000, 0)  # the word lists are read once
    short, long = (min(seconds(length, run) for run in range(3)) for length in (5_000, 40_000))
    assert long < 20 * max(short, 0.02)


@pytest.mark.parametrize(
    "body",
    [
        "Kindly confirm latest by Friday evening.",
        "I promise that this note has only two paragraphs.",
        "If a fitter walked round at two o'clock, half of the waiting would be gone.",
        "A sign costs ten pounds.",
        "I won't lie, I drove home happy.",
        "I'd be glad to start my career at Harrow & Pike.",
        "G'day from a rainy Tuesday.",
    ],
)
def test_demands_suppositions_and_turns_of_speech_are_not_held_against_a_message(body: str) -> None:
    assert [claim.text for claim in ledger(body) if not claim.supported and claim.sure] == []


HURRIED = INTERVIEW.model_copy(
    update={
        "role": "4th Grade Teacher",
        "discussed": ("staff training thurs 7am", "gate duty starts at 8"),
        "qualifications": ("3 yrs exp.",),
        "next_steps": "he calls fri",
    }
)


@pytest.mark.parametrize(
    "body",
    [
        "Training on Thursday at seven suits me.",
        "An 8 am gate duty is no trouble.",
        "Will you call on Friday?",
        "With my 3 years of experience I can help.",
        "My 3 may help.",
        "I am excited over the 4th Grade Teacher role.",
        "As we discussed, I want Mondays off.",
        "Thank you for our talk about the training every Thursday.",
        'Thank you for our talk and the line "a Thursday suits nobody".',
        "We spoke for three hours.",
    ],
)
def test_hurried_notes_support_what_they_mean(body: str) -> None:
    assert [claim.text for claim in ledger(body, HURRIED) if not claim.supported and claim.sure] == []


@pytest.mark.parametrize(
    ("body", "accused"),
    [
        ("Penelope Vandersloot showed me the yard.", "Penelope Vandersloot"),
        ("Bartholomew Quince told me about the shifts.", "Bartholomew Quince"),
        ("We spoke for 143 minutes.", "143 minutes"),
        ("Thank you for the 37 minutes you gave me.", "37 minutes"),
    ],
)
def test_inventions_that_open_a_sentence_or_measure_the_talk_are_accused(body: str, accused: str) -> None:
    assert [claim.text for claim in ledger(body) if not claim.supported and claim.sure] == [accused]


def test_a_report_carries_the_ledger_when_asked() -> None:
    text = "Dear Dave,\n\nThank you for our talk on Wednesday.\n\nBest regards,\nTomasz Wrona"
    report = check(text, INTERVIEW, ledger=True)
    wrong = [c for c in report.claims or () if not c.supported]
    assert [report.body[c.span.start : c.span.end] for c in wrong] == ["Wednesday"]
    assert check(text, INTERVIEW).claims is None


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ("14,000 visitors a year", "You spoke of 14'000 visitors."),
        ("14'000 visitors a year", "You spoke of 14,000 visitors."),
        ("they decide wed", "You hope to decide on Wednesday."),
        ("he'll ring sunday night", "I look forward to your call on Sunday."),
        ("second round wed 20th, 3 people", "I have kept Wednesday free for the second round."),
        ("launch in the third quarter", "I would gladly help with the Q3 launch."),
        ("machine learning, four years", "My experience in ML would be of use."),
        ("finished my diploma in baking", "I have completed my diploma in baking."),
        ("level 3 dip in horticulture", "My diploma in horticulture would be of use."),
        ("Level 4 diploma in baking, finishing Level 6 next summer", "My Level 4 diploma in baking would be of use."),
        ("diploma in baking, semi finalist in the regional final", "My diploma in baking would be of use."),
    ],
)
def test_other_spellings_of_the_notes_are_no_inventions(noted: str, told: str) -> None:
    notes = INTERVIEW.model_copy(update={"next_steps": noted, "discussed": (noted,), "qualifications": (noted,)})
    assert [claim.text for claim in ledger(told, notes) if not claim.supported] == []


def test_another_weekday_or_number_than_noted_is_still_an_invention() -> None:
    notes = INTERVIEW.model_copy(update={"next_steps": "they decide wed", "discussed": ("14'000 visitors",)})
    told = "You decide on Monday, and you spoke of 15,000 visitors."
    assert [claim.text for claim in ledger(told, notes) if not claim.supported] == ["Monday", "15,000"]


def test_a_number_that_opens_a_sentence_behind_a_month_is_no_day_of_it() -> None:
    notes = INTERVIEW.model_copy(update={"discussed": ("They moved in March. 5 sites are left.",)})
    assert [claim.text for claim in ledger("You told me of the 5 sites.", notes) if not claim.supported] == []
    day = INTERVIEW.model_copy(update={"discussed": ("They move on Mar. 5.",)})
    assert [claim.text for claim in ledger("You move on 5 March.", day) if not claim.supported] == []


def test_a_line_in_another_tongue_may_be_quoted_however_it_is_brought_up() -> None:
    notes = INTERVIEW.model_copy(update={"their_words": ("Ein Blindwert l\u00fcgt nicht",)})
    told = 'A line of yours has stayed with me: "Ein Blindwert l\u00fcgt nicht".'
    assert [claim.text for claim in ledger(told, notes) if not claim.supported and claim.sure] == []


@pytest.mark.parametrize(
    "body",
    [
        "I remain interested in working at Harrow & Pike as a trained welder.",
        "I would love to join the yard as a trained welder.",
        "I remain interested in Harrow & Pike, and would be glad to come back to you as a trained welder or otherwise.",
    ],
)
def test_the_role_one_hopes_for_is_no_post_one_held(body: str) -> None:
    assert not _of_role("Trained Welder", body)


def test_a_post_one_says_one_held_is_a_claim_though_the_role_is_of_that_name() -> None:
    assert _of_role("Head Grower", "As a head grower I learnt to wait.")
    assert _of_role("Head Grower", "I would bring to the yard what I learnt as a head grower.")


def test_a_day_of_one_s_own_errands_is_not_that_of_the_talk() -> None:
    interview = INTERVIEW.model_copy(update={"qualifications": ("saw his piece in the Gazette on Saturday",)})
    assert [c.text for c in ledger("I saw your piece in the Gazette on Saturday.", interview) if not c.supported] == []
    assert [c.text for c in ledger("I saw you on Saturday at the yard.", interview) if not c.supported] == ["Saturday"]


def test_a_duty_of_one_s_own_told_beside_a_message_is_no_order() -> None:
    note = "I have to be on nights until Thursday, a message is easier than a call"
    interview = INTERVIEW.model_copy(update={"qualifications": (note,)})
    assert [c.text for c in ledger("I am on nights until Thursday.", interview) if not c.supported] == []


def _of_role(role: str, body: str) -> list[str]:
    interview = INTERVIEW.model_copy(update={"role": role})
    return [claim.text for claim in ledger(body, interview) if not claim.supported]
