"""The sentence classifier: what it sees, that its words lie in the text, and that it adds to the phrases."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_ai import anatomy
from followup_ai.formats import purpose_names
from followup_ai.rules import all_rules, context_for, find_rule
from followup_ai.rules._base import EXAMPLE_INTERVIEW
from followup_ai.rules._classifier import (
    Reading,
    SaidRule,
    feature_names,
    features,
    judged,
    leading_words,
    likeliest_by_signs,
    load_weights,
    tokens,
)

SAID = [rule for rule in all_rules() if isinstance(rule, SaidRule)]


def draft_of(text):
    return anatomy.parse(f"Dear Dana,\n\n{text}\n\nBest regards,\nSam Okafor", "email", candidate="Sam Okafor")


def test_there_are_rules_about_what_is_said():
    assert {"no-begging", "no-apology", "gratitude", "next-steps-question"} <= {rule.id for rule in SAID}


@pytest.mark.parametrize("rule", SAID, ids=lambda rule: rule.id)
@pytest.mark.parametrize("purpose", purpose_names())
def test_every_such_rule_has_weights_for_every_purpose(rule, purpose):
    weights = load_weights(rule.weights_name(context_for(EXAMPLE_INTERVIEW, purpose=purpose)))
    assert weights.slope > 0, "a likelier sentence must make a likelier message"
    assert len(weights.of) > 100


def test_a_stretch_is_seen_as_stems_in_order_and_the_ends_of_long_words():
    plain = "i am begging you, 3 times"
    seen = {feature for feature, _, _ in features(tokens(plain), plain)}
    assert {"^ i", "am beg", "am beg you", ", 0", "begg-", "-ing"} <= seen


@given(st.text("abcd1' ,!-", max_size=60))
def test_the_features_looked_up_are_those_that_words_rest_on(plain):
    assert feature_names(plain) == {feature for feature, _, _ in features(tokens(plain), plain)}


@given(st.text(max_size=400))
def test_any_text_is_read_with_words_that_lie_in_it(text):
    draft = draft_of(text)
    for sentence in judged(draft):
        reading = Reading(load_weights("no_begging"), sentence.plain)
        words = leading_words(sentence, reading)
        assert math.isfinite(reading.logit)
        assert sentence.start <= words.start <= words.end <= sentence.end


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("no-begging", "Nobody at my age gets many more of these, and the bank has stopped being patient with us."),
        (
            "no-apology",
            "I know you have better things to do than read another note from me, and I am ashamed to add to the pile.",
        ),
        ("no-pressure", "I have now turned down two other places to keep myself free for you."),
    ],
)
def test_what_no_phrase_was_written_for_is_found_all_the_same(rule, text):
    draft, context = draft_of(f"Thank you for Tuesday. {text}"), context_for(EXAMPLE_INTERVIEW)
    outcome = find_rule(rule).judge(draft, context)
    assert outcome.verdict == "fail"
    start, end = outcome.spans[0]
    assert draft.text[start:end] in text
    assert draft.text[start:end] in outcome.why


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("no-begging", "You said customers beg for this, and I can see why."),
        ("no-apology", "I won't apologise for my enthusiasm."),
        ("no-apology", "The sorry state of the legacy code we discussed did not put me off."),
        ("no-pressure", "Should it be useful to hear sooner than Friday, I'd gladly rearrange."),
    ],
)
def test_words_used_innocently_pass(rule, text):
    assert find_rule(rule).judge(draft_of(text), context_for(EXAMPLE_INTERVIEW)).verdict == "pass"


def test_signs_may_make_another_sentence_the_likeliest():
    assert likeliest_by_signs([4.0, 3.0], 1.0, lambda _: 0.0) == (0, (4.0, 3.0), 0.0)
    assert likeliest_by_signs([4.0, 3.0], 1.0, [-2.0, 0.5].__getitem__) == (1, (3.0, 4.0), 0.5)
    assert likeliest_by_signs([], 1.0, lambda _: 0.0) is None


def signs_of(text, asking):
    """The signs, by name, that are there in the sentence of `text` that begins with `asking`."""
    draft = draft_of(text)
    number = next(n for n, sentence in enumerate(judged(draft)) if sentence.text.startswith(asking))
    found = find_rule("next-steps-question").signs(draft, context_for(EXAMPLE_INTERVIEW, purpose="thank-you"), number)
    return {name for name, value in found.items() if value}


def test_a_question_is_read_with_the_sentences_before_it():
    of_the_rota = signs_of("You walked me through the on-call rota. When will it be settled?", "When")
    of_the_post = signs_of("I would love the data engineer position. When will it be settled?", "When")
    assert {"talk before", "talk before, pointed to"} <= of_the_rota
    assert "names before" not in of_the_rota
    assert {"names before", "hiring before"} <= of_the_post
    assert "talk before" not in of_the_post


def test_what_was_told_or_asked_before_is_not_asked_now():
    assert "told, asks nothing" in signs_of("You told me when a decision is due and who takes it.", "You")
    assert "told, asks nothing" not in signs_of("You told me who decides. When is it due?", "When")
    assert {"asks indirectly", "last question"} & signs_of("I was wondering when you decide.", "I") == {"asks indirectly"}


def test_feedback_is_asked_for_in_words_alone():
    draft = draft_of("What could I have done better?")
    assert not find_rule("next-steps-question").signs(draft, context_for(EXAMPLE_INTERVIEW, purpose="feedback"), 0)
