"""What the desk says of a text."""

import acme
import pytest

from followup_ai.desk import certify, context_of, look_at, standing_of, title_of
from followup_ai.interviews import parse_interview
from followup_ai.lengths import cue_of_voicemail, cues_of_call
from followup_ai.models import Interview

INTERVIEW = parse_interview(acme.INTERVIEW)


def look(text, **how):
    return look_at(text, context_of(INTERVIEW, **how))


def finding(look, rule):
    return next(f for f in look.findings if f.rule == rule)


def test_a_good_message_passes_and_can_be_certified():
    good = look(acme.GOOD)
    certificate = certify(good)
    assert good.of("must fix") == ()
    assert standing_of(good, None)[0] == "passes"
    assert standing_of(good, certificate)[0] == "accepted"


def test_an_edit_voids_the_certificate_and_undoing_it_restores_it():
    certificate = certify(look(acme.GOOD))
    assert standing_of(look(acme.BEGGING), certificate)[0] == "edited, fails"
    assert standing_of(look(acme.GOOD.replace("very", "most")), certificate)[0] == "edited, passes"
    assert standing_of(look(acme.GOOD), certificate)[0] == "accepted"
    assert certify(look(acme.BEGGING)) is None


def test_what_is_to_be_fixed_is_told_in_a_readers_words():
    sentence = standing_of(look(acme.BEGGING.replace("streaming,", "streaming!!")), None)[2]
    assert sentence == "To be fixed: pleading, exclamation marks and capitals."
    assert title_of("a-rule-of-old") == "A rule of old"


def test_a_fault_is_numbered_and_its_words_are_told():
    begging = finding(look(acme.BEGGING), "no-begging")
    assert begging.group == "must fix"
    assert begging.number == 1
    assert "begging" in begging.words[0]
    assert begging.todo


def test_a_fix_is_offered_only_where_it_breaks_nothing_else():
    shouting = look(acme.GOOD.replace("streaming,", "streaming!!").replace("I am very", "Sorry to bother you. I am very"))
    fixed = finding(shouting, "calm-punctuation").fixed
    assert fixed is not None
    assert "!!" not in fixed
    assert finding(look(fixed), "calm-punctuation").group == "fine"
    assert finding(shouting, "no-apology").fixed is None or "Sorry" not in finding(shouting, "no-apology").fixed


def test_an_unsure_finding_is_a_question():
    unsure = [f for f in look(acme.GOOD).findings if not f.sure and f.group != "does not apply"]
    assert all("?" in f.says for f in unsure)
    long = "Hi Dana, thank you for Tuesday; " + "your streaming move stayed with me. " * 6 + "Sam Okafor"
    premium = finding(look(long, format="linkedin-connect"), "channel-fit")
    assert not premium.sure
    assert premium.says.startswith("Is this so?")
    assert premium.todo.startswith("If so: ")


def test_linkedin_premium_lifts_the_limit():
    long = "Hi Dana, thank you for Tuesday; " + "your streaming move stayed with me. " * 6 + "Sam Okafor"
    free, paid = (look(long, format="linkedin-connect", premium=premium) for premium in (False, True))
    assert finding(free, "channel-fit").group == "must fix"
    assert finding(paid, "channel-fit").group == "fine"
    assert [length.fits for length in free.lengths] == [False]
    assert [length.fits for length in paid.lengths] == [True]


def test_claims_stand_beside_the_words_of_the_notes():
    claims = {c.text: c for c in look(acme.GOOD.replace("six years", "nine years")).claims}
    assert any(not c.supported and "nine" in c.text for c in claims.values())
    supported = [c for c in look(acme.GOOD).claims if c.supported]
    assert any("six years running Kafka" in c.source for c in supported)


@pytest.mark.parametrize("text", ["", " \n ", "\ud800", "x" * 4000, "Subject:", "\u202egnorw"])
def test_any_text_gets_a_look(text):
    assert look(text).report is not None
    assert look_at(text, context_of(None)).claims == ()


def test_lengths_are_told_in_words():
    assert [length.told for length in look(acme.GOOD).lengths][-1].startswith("Body: ")
    short = look("Subject: Hi\n\nDear Dana,\n\nThanks.\n\nSam Okafor").lengths[-1]
    assert not short.fits
    assert short.told.endswith("too short")


def test_a_script_is_timed_with_the_voicemail_apart():
    script = (
        "Opening:\nHello Dana, this is Sam Okafor.\n\nTalking points:\n- Thank you for Tuesday.\n\nQuestion:\nWhat comes next?"
        "\n\nClose:\nThank you, goodbye.\n\nVoicemail:\n" + "please call me back " * 25
    )
    told = {length.of: length for length in look(script, format="call-script").lengths}
    assert told["Call"].fits
    assert told["Voicemail"].count == 40
    assert told["Talking points"].told == "Talking points: 1 (at most 3)"
    assert not told["Voicemail"].fits


def channel_fit(seen):
    return finding(seen, "channel-fit").says


def test_the_length_of_a_replys_subject_is_told_as_the_rule_counts_it():
    sent = {"date": "2026-05-12", "to": "Dana Whitfield", "body": "Hello there"}
    interview = Interview.model_validate(INTERVIEW.model_dump(mode="json") | {"sent": [sent]})
    text = acme.GOOD.replace("Senior Data Engineer: thank you", "Re: Acme one two three four five six seven eight nine")
    told = {length.of: length for length in look_at(text, context_of(interview)).lengths if length.unit == "words"}
    assert (told["Subject"].count, told["Subject"].fits) == (10, True)
    assert "words" not in channel_fit(look_at(text, context_of(interview)))


def test_stage_directions_take_no_time_of_a_call_on_the_desk_either():
    aside = " [breathe, and go on slowly]" * 60
    script = (
        f"Opening:\nHello Dana, this is Sam Okafor.{aside}\n\nTalking points:\n- Thank you for Tuesday.\n\nQuestion:\n"
        "What comes next?\n\nClose:\nThank you, goodbye.\n\nVoicemail:\nHello Dana, this is Sam." + aside
    )
    seen = look(script, format="call-script")
    assert all(length.fits for length in seen.lengths)
    assert "seconds" not in channel_fit(seen)
    spoken = context_of(INTERVIEW, "call-script").format.spoken
    assert cues_of_call(seen.draft, spoken)[-1].end == seen.lengths[0].count
    assert cue_of_voicemail(seen.draft, spoken).end == seen.lengths[1].count
