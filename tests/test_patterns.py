"""An expression finds exactly what the regular expression it stands for finds, however little of it is compiled."""

import re
from functools import reduce
from operator import itemgetter, or_

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_ai import patterns
from followup_ai.needed_words import words_needed
from followup_ai.patterns import Expression, Together, expression, may_match
from followup_ai.rules import all_rules
from followup_ai.word_index import WordIndex
from tests.expressions import module_expressions

QUICK = settings(max_examples=200, deadline=None)

ATOMS = st.sampled_from(
    ["a", "b", "ab", "ba b", "i", "K", "ß", "ſ", r"\b", r"\w", r"\w+", r"\.", ".", "[ab]", "[^a]", r"[(\[]", "^", "$", "-", " ",
     "(?:a|bb)", "(?:ab|i b)", "(a|b)", "(?=a)", "(?!b)", "(?<=a)", "(?i:k)", "(?i:ab|k-)", "{", r"\x61", r"\n"]
)  # fmt: skip
REPEATS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,2}?", "??"])


def _rows(parts):
    return st.lists(st.tuples(parts, REPEATS).map(_repeated), min_size=1, max_size=4).map("".join)


def _repeated(pair):
    part, repeat = pair
    alone = part in ("^", "$", r"\b", r"\w+") or part.startswith(("(?=", "(?!", "(?<"))
    return f"(?:{part}){repeat}" if repeat and alone else part + repeat


def _choices(parts):
    return st.lists(_rows(parts), min_size=1, max_size=3).map("|".join)


SOURCES = _choices(st.recursive(ATOMS, lambda parts: _choices(parts).map("(?:{})".format), max_leaves=6))
TEXTS = st.lists(st.sampled_from([*"abiIkK -.(\n", "ab", "ba b", "bb", "\u212a", "ß", "ſ", "ss", "İ", "ı"]), max_size=12).map(
    "".join
)
FLAGS = st.sampled_from([0, re.IGNORECASE, re.MULTILINE, re.IGNORECASE | re.MULTILINE])


def _spans(matches):
    return [match.span() for match in matches]


def _alike(lazy, regex, text):
    assert _spans(lazy.finditer(text)) == _spans(regex.finditer(text))
    found, wanted = lazy.search(text), regex.search(text)
    assert (found and found.span()) == (wanted and wanted.span())
    for name in ("match", "fullmatch"):
        found, wanted = getattr(lazy, name)(text), getattr(regex, name)(text)
        assert (found and found.span()) == (wanted and wanted.span())


@QUICK
@given(source=SOURCES, text=TEXTS, flags=FLAGS)
def test_an_expression_finds_what_the_regular_expression_finds(source, text, flags):
    regex = re.compile(source, flags)
    _alike(expression(source, flags), regex, text)
    assert expression(source, flags).sub("_", text) == regex.sub("_", text)
    assert expression(source, flags).findall(text) == regex.findall(text)
    assert expression(source, flags).split(text) == regex.split(text)


@settings(QUICK, max_examples=100)
@given(sources=st.lists(st.tuples(SOURCES, FLAGS), min_size=1, max_size=4), texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_expressions_that_ask_an_index_find_the_same(sources, texts):
    pairs = [(Expression(source, flags), re.compile(source, flags)) for source, flags in sources]
    rows = [[alternative.rows for alternative in lazy.alternatives] for lazy, _ in pairs]
    index = WordIndex([entry for entries in rows for entry in entries])
    bits = iter(index.bits)
    for (lazy, regex), entries in zip(pairs, rows, strict=True):
        told = reduce(or_, [next(bits) for _ in entries])
        for text in texts:
            assert told & index.tell(text) or not regex.search(text)
            _alike(lazy, regex, text)


def test_of_many_looked_for_together_none_that_is_there_is_left_out(monkeypatch):
    monkeypatch.setattr(patterns, "_lot", patterns._Lot())  # an index with room for all
    expressions = [expression(source, flags) for _, source, flags in module_expressions()]
    together = Together(enumerate(expressions), itemgetter(1))
    texts = [e if isinstance(e, str) else e.text for rule in all_rules() for e in (*rule.passes, *rule.fails)][::8]
    for _ in range(2):
        for text in texts:
            likely = [number for number, _ in together.likely(text)]
            assert likely == sorted(likely)
            assert {n for n, lazy in enumerate(expressions) if lazy.regex.search(text)} <= set(likely)
        patterns._lot.index()  # the second time, they have bits of their own
        # Figures and marks are no words to look for.
        assert len(together.likely("thank you for the day")) < 0.6 * len(expressions)


@QUICK
@given(source=SOURCES, text=TEXTS, start=st.integers(0, 12), end=st.integers(0, 12))
def test_bounds_mean_what_they_mean_to_a_regular_expression(source, text, start, end):
    regex, lazy = re.compile(source), expression(source)
    for name in ("search", "match", "fullmatch"):
        found, wanted = getattr(lazy, name)(text, start, end), getattr(regex, name)(text, start, end)
        assert (found and found.span()) == (wanted and wanted.span())
    assert _spans(lazy.finditer(text, start)) == _spans(regex.finditer(text, start))


def test_every_expression_of_the_rules_finds_the_same_in_their_examples():
    examples = [e if isinstance(e, str) else e.text for rule in all_rules() for e in (*rule.passes, *rule.fails)]
    texts = sorted({s for text in examples for s in (text, *re.split(r"(?<=[.!?])\s|\n+", text.lower()))})
    found = list(module_expressions())
    assert len(found) > 300
    made = [(where, re.compile(source, flags), Expression(source, flags)) for where, source, flags in found]
    for first in (0, 5):
        for number, (where, regex, lazy) in enumerate(made):
            for text in texts[number % 10 + first :: 20]:
                assert _spans(lazy.finditer(text)) == _spans(regex.finditer(text)), (where, text)
        patterns._lot.index()  # the second time, all of them ask the index


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        (r"\b(?:i|we) (?:would|had) (?:\w+ )?(?:love|like)\b", ["would had", "love* like*", "i we"]),
        (r"(?:love|like)s?\b", ["love* like*"]),
        (r"apologi[sz]e?\b", ["apologi*"]),
        (r"sorr(?:y|ier)+", ["sorr*"]),
        (r"\b(?:thanks|thank you),? (?:mate|pals?)", ["thanks* thank_you*", "mate* pal*"]),
        (r"(?:very )?\w+", []),
        (r"[\[<]slot", ["[* <*", "slot*"]),
        (r"x{3,} ha", ["xxx*", "_ha*"]),
        (r"(?i)sorry", []),
        (r"\b(?:my|our) network\b", ["my our", "_network"]),
        (r"(?<![\w'])(?:r u|see ya|lol)(?!\w)", ["r_u see_ya lol"]),
        (r"(?<!\W)lol(?!\w*)", ["lol*"]),
        (r"\bso(?:me)? (?:so|sorr)", ["so*", "so* sorr*"]),
    ],
)
def test_the_words_an_expression_needs(source, needed):
    """A star stands for the rest of a word; where there is none the word is one of its own."""
    ((_, sets),) = words_needed(source)
    read = [{word.replace(" ", "_") + ("" if apart else "*") for word, apart in words} for words in sets]
    assert sorted(map(sorted, read)) == sorted(sorted(words.split()) for words in needed)


def test_nothing_is_compiled_until_the_words_are_there():
    lazy = Expression(r"\bsorry to (?:bother|trouble) you")
    assert lazy.search("Sorry, sorry to hear it, I would bother you") is None
    assert not lazy.search("thank you for your time")
    assert "regex" not in lazy.__dict__
    assert not may_match(lazy, "thank you")
    assert may_match(lazy, "sorry to bother you")
    assert may_match(re.compile("x"), "thank you")


def test_a_mistake_in_an_expression_is_told_when_it_is_used():
    with pytest.raises(re.error):
        expression("(?:sorry").search("sorry")
