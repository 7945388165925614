"""The reading layer: what a reader sees, where it stands, and who really says it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_ai.models import Draft, Part
from followup_ai.rules._asking import questions
from followup_ai.rules._speech import is_denied, is_reported
from followup_ai.rules._text import Sentence, fold, read, sentences_of


def sentences(text: str) -> list[Sentence]:
    return list(sentences_of(Part(text, 0, len(text)), "paragraph"))


def test_folding_leads_back_to_every_character():
    folded, origin = fold("  It\u2019s\u200b  a \u201ctest\u201d\n now ")
    assert folded == 'It\'s a "test" now'
    assert len(origin) == len(folded) + 1


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I won't", "i will not"),
        ("I\u2019m really, truly sorry", "i am sorry"),
        ("we can't and they couldn't", "we can not and they could not"),
        ("thank u, pls reply", "thank you, please reply"),
        ("I only sincerely apologise", "i only apologize"),
    ],
)
def test_plain_wording(text: str, plain: str):
    assert sentences(text)[0].plain == plain


def test_words_of_plain_wording_point_at_what_was_written():
    text = "Well, I\u2019m truly sorry."
    sentence = sentences(text)[0]
    at = sentence.plain.index("i am sorry")
    words = sentence.words_of(at, at + len("i am sorry"))
    assert text[words.start : words.end] == "I\u2019m truly sorry"


@pytest.mark.parametrize("text", ["I needn't ask, and I don't. I only write.", "He says he can't. He will."])
def test_a_contraction_ends_a_sentence(text: str):
    assert len(sentences(text)) == 2


def test_abbreviations_end_no_sentence():
    assert len(sentences("I met Dr. Ito at 9 a.m. on Friday. It was good.")) == 2


@pytest.mark.parametrize("text", ["I won't apologise for it", "there is no need to be sorry", "without wishing to beg"])
def test_denial_reaches_to_the_end_of_its_clause(text: str):
    plain = sentences(text)[0].plain
    assert is_denied(plain, len(plain))


@pytest.mark.parametrize("text", ["not now, but I am sorry", "I can't leave without thanking you", "not only sorry"])
def test_denial_stops_at_the_clause_and_may_be_undone(text: str):
    plain = sentences(text)[0].plain
    assert not is_denied(plain, len(plain))


def test_reported_speech_is_somebody_elses():
    theirs, mine = sentences("You said customers beg for this. I said I was sorry.")
    assert is_reported(theirs.plain, theirs.plain.index("beg"))
    assert not is_reported(mine.plain, mine.plain.index("sorry"))


def test_quoted_words_are_known():
    sentence = sentences('Your sign "sorry we missed you" made me smile.')[0]
    assert sentence.is_quoted(sentence.plain.index("sorry"))
    assert not sentence.is_quoted(sentence.plain.index("smile"))


@pytest.mark.parametrize(
    "text",
    ["When will you decide?", "I was wondering whether there is news.", "Please let me know.", "Any update would be welcome."],
)
def test_asking(text: str):
    assert questions(sentences(text)[0])


@pytest.mark.parametrize("text", ["I won't ask when you decide.", "You asked me when I could start.", "I enjoyed our talk."])
def test_not_asking(text: str):
    assert not questions(sentences(text)[0])


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_and_every_offset_lies_inside_it(text: str):
    draft = Draft(text=text, format="email", body=Part(text, 0, len(text)))
    for sentence in read(draft).sentences:
        assert 0 <= sentence.start <= sentence.end <= len(text)
        words = sentence.words_of(0, len(sentence.plain)) if sentence.plain else None
        assert words is None or 0 <= words.start <= words.end <= len(text)
        questions(sentence)
