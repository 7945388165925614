import random

import simplemma
from simplemma.strategies import DefaultDictionaryFactory

from followup_ai.rules import _english


def test_a_word_is_english_where_the_dictionary_has_it(monkeypatch):
    kept = []
    monkeypatch.setattr(_english, "look_up", lambda *_: None)
    monkeypatch.setattr(_english, "may_put_away", lambda *_: True)
    monkeypatch.setattr(_english, "put_away", lambda *told: kept.append(told[-1]))
    _english._kept_words.cache_clear()
    words = [word.lower() for word in DefaultDictionaryFactory().get_dictionary("en") if word.isascii() and word.isalpha()]
    chosen = random.Random(1).sample(words, 2_000)
    other = ["qqqq", "an", "monday", *(word + "q" for word in chosen), *(word[:-1] for word in chosen if len(word) > 2)]
    assert [word for word in (*chosen, *other) if _english.is_english(word) != simplemma.is_known(word, lang="en")] == []
    assert len(kept) == 1
    _english._kept_words.cache_clear()


def test_where_nothing_is_kept_the_dictionary_is_asked(monkeypatch):
    monkeypatch.setattr(_english, "look_up", lambda *_: None)
    monkeypatch.setattr(_english, "may_put_away", lambda *_: False)
    _english._kept_words.cache_clear()
    assert not _english.is_told_at_once()
    assert _english.is_english("monday")
    assert not _english.is_english("mondqy")
    _english._kept_words.cache_clear()
