"""Training the sentence classifier: it learns what tells the two apart, says it readably, and reads back what it wrote."""

import json

import pytest

from evals.sentences import read_sentences
from evals.train import Item, learn, train, write
from followup_ai.errors import InputError
from followup_ai.rules import _classifier, find_rule

PLEAS = ["i beg you for this", "i beg you to call", "please i beg you", "i beg for a word", "so i beg you now"]
PLAIN = ["you said customers ask for this", "i liked the tour", "we talked of the rota", "the team is kind", "i read your note"]


def items(hand):
    said = [(text, True) for text in PLEAS] + [(text, False) for text in PLAIN]
    return [Item(hand, [text], there, "pass") for text, there in said]


def test_what_tells_them_apart_is_learnt():
    fit = learn([*items("one"), *items("two")])
    assert fit.two_likeliest(Item("x", ["i beg you once more"], True, "pass"))[0] > 0
    assert fit.two_likeliest(Item("x", ["i liked the kind team"], False, "pass"))[0] < 0


def test_of_a_message_the_sentence_that_does_it_is_found():
    mixed = Item("three", ["i liked the tour", "i beg you to call", "the team is kind"], True, "pass", is_message=True)
    fit = learn([*items("one"), mixed])
    assert fit.two_likeliest(mixed) > fit.two_likeliest(Item("x", ["i liked the tour", "the team is kind"], False, "pass"))


def test_what_is_written_is_what_is_read(tmp_path, monkeypatch):
    trained = train("no_begging", find_rule("no-begging"), [*items("one"), *items("two"), *items("three")])
    write(trained, tmp_path)
    monkeypatch.setattr(_classifier, "_FOLDER", tmp_path)
    weights = _classifier.load_weights.__wrapped__("no_begging")
    assert weights.bias == pytest.approx(trained.fit.bias, abs=0.001)
    assert weights.of["beg"] == pytest.approx(trained.fit.of["beg"] * _classifier.SCALE, abs=0.5)
    assert set(weights.phrases) == {"pass", "pass?", "fail", "fail?"}


def test_signs_tell_apart_what_words_do_not(tmp_path, monkeypatch):
    """The same words each time: only where they stand tells."""
    messages = [
        Item(
            hand,
            ["i ask you", "the team is kind"],
            there,
            "pass",
            is_message=True,
            signs=lambda _, there=there: {"close": there},
        )
        for hand in "abcdef"
        for there in (True, False)
    ]
    trained = train("no_begging", find_rule("no-begging"), messages)
    assert trained.weighing.signs["close"] > 1
    write(trained, tmp_path)
    monkeypatch.setattr(_classifier, "_FOLDER", tmp_path)
    weights = _classifier.load_weights.__wrapped__("no_begging")
    assert weights.signs == {"close": pytest.approx(trained.weighing.signs["close"], abs=0.001)}
    assert set(weights.phrases) == {"pass", "pass?", "fail", "fail?"}


def test_the_same_sentences_give_the_same_weights():
    assert learn(items("one")).of == learn(items("one")).of


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "one.jsonl:1: this line is not JSON"),
        (json.dumps({"rule": "gratitude", "text": "x"}), "one.jsonl:1: a labelled sentence has rule, label"),
        (json.dumps({"rule": "gratitude", "text": "x", "label": "yes"}), "label (true or false)"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path, line, says):
    (tmp_path / "one.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError) as problem:
        read_sentences(tmp_path)
    assert says in str(problem.value)


def test_every_labelled_sentence_of_the_project_can_be_read():
    found = read_sentences()
    assert len(found) > 10_000
    assert {s.rule for s in found} >= {"no-begging", "no-apology", "gratitude", "next-steps-question"}
