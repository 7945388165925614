"""Cuts what jotted notes let the candidate say to the part that nothing makes doubtful: half said well is better than all."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from followup_ai.offline.claims.claims import Claim
from followup_ai.offline.english.finite import adjective, past, tokens_of
from followup_ai.offline.english.lexicon import ADVERBS, CONJUNCTIONS, PREPOSITIONS, base_of, counted_nouns, takes_no_article
from followup_ai.offline.english.noun_runs import is_plural, lacks_article
from followup_ai.offline.english.perspective import ONE_PERSON
from followup_ai.offline.english.shapes import NOUN_VERBS
from followup_ai.offline.english.sureness import articled, sure_statement
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.screening import is_unfit
from followup_ai.offline.typed.typos import slips_in

_SMALL = r"(?:in|on|at|of|with|for|as|by|from|to)"
_MISREAD = re.compile(
    # two small words, or one before what none governs: "two as here as a porter", "in x musicals", "experience with well"
    rf"\b{_SMALL} (?!at least\b|in-|on-|of all\b)"
    r"(?:in|on|at|of|with|for|as|by|here|there|now|then|well|also|both|whole|[b-hj-z])(?![\w'’-])"
    # an object that stands elsewhere: "I know both", "I can do without mould"; another tongue's choice of word
    r"|\b(?:know|have|did|do|can do|speak|use|used|like) (?:both|it|them|all|well)$|\bused with\b"
    r"|^I (?:can |could |have )?(?:do|did|done|make|made|use|used) (?:without|with|in|on|by|from)\b"
    # an article for what it does not govern ("can a a sign"); what was run for two years; two years running
    r"|\ban? an?\b|\bcan an?\b|\bran (?:for )?[\w-]+ (?:years|months|seasons)$|\bin (?:running|straight)\b"
    # a degree or years without the word that ties them to a place; "driver myself"; "two of the units only"
    r"|\b(?:BSc|MSc|BEng|MEng|MBA|BA|MA) (?!(?:in|on|of|from|with|and|at|thesis)\b)[a-z]|\bMA in [a-z ]+ [A-Z]"
    r"|\b(?:degree|diploma|PhD|MSc|BSc|BEng|MEng|MBA|BA|MA) [A-Z][a-z]|\byears of [a-z]+ to [A-Z]"
    r"|\bmyself\b(?! (?:in|at|on|with|how|to)\b)|\bonly$"
    # a figure that counts what is no thing ("240 Weekly paid at the Bakery"), "30ish/wk"; and how one speaks
    r"|\b\d[\d,.]* [A-Z][a-z]+ (?:[a-z]+ed|paid|made|done|sold)\b|(?:\b|\d)ish\b|\w/(?:wk|mth|yr|hr|day)\b|\bok(?:ay)?\b"
    # what has no article where it wants one ("did end of life", "hold special ed part 1"), "5x", "phone #s", "his/her"
    r"|^I (?:do|did) [a-z]+ of\b|^I hold (?!an? |my |the |both |two |full )[a-z]+ [a-z]|\dx\b|#|[A-Za-z]/[A-Za-z]|\b[A-Z]&"
    rf"|^I (?:(?!{_SMALL} |since |an? |the |my )[a-z]+ ){{3,6}}(?:19|20)\d\d\b"
    r"|^I [a-z]+ed myself (?:at|on)\b"
)
_WHOSE = re.compile(
    r"\b(?:my|his|her|our|their) (?:uncle|aunt|father|mother|dad|mum|brother|sister|cousin|boss|friend|husband|wife"
    r"|grandfather|grandmother|neighbour|neighbor|family) (?P<next>[a-z]+)"
)
# "four of them in new entrants": the small word is a reader's guess where the note has none
_PART = re.compile(r"^(?:the )?(?:last |first )?[\w-]+ (?:(?P<how>as)|of (?:them|it|which) (?P<which>as|in|at|on|with|for))\b")
# "…, although it is close to their problem": what the candidate says to themselves
_TO_ONESELF = re.compile(
    r",? (?:although|though|but|since|because|as|which|and) (?:[^,]*? )?(?:they|them|their|theirs|he|she|him|his|her)\b.*$"
)
# "…, forgot totally": why it was left out is the writer's own affair
_LEFT_OUT = re.compile(
    r",? (?:and )?(?:I )?(?:totally |completely |just )?(?:forgot(?: totally| completely| it| to say(?: it| so)?)?"
    r"|never said(?: it| so)?"
    r"|(?:did not|didn['’]t) (?:say|mention)(?: it| so| that)?|even|ran out of time|there was no time|no time)$"
)
_LAST_SPENT = re.compile(
    r"(?:the )?(?:last|first) [\w-]+ (?:(?:years?|months?|of (?:them|which)) )?(?:as|at|in|on|with|under|for|[a-z]+ing)\b"
)
_WITH = re.compile(r"^with \d|^with (?:about |over |some )?[\w+]+ [a-z]")


def proved_part(claim: Claim) -> Claim:
    """A claim of jotted notes without the pieces that may have been misread; without the form whose head may have been.

    Args:
        claim: as it would be said, with the note it comes from.
    """
    return replace(claim, np=_proved(claim.np, claim.text), clause=_proved(claim.clause, claim.text))


def said_to_them(claim: Claim) -> Claim:
    """A claim without the half in which its writer speaks of the reader as of somebody else.

    Args:
        claim: as it would be said.
    """
    return replace(claim, np=_to_them(claim.np), clause=_to_them(claim.clause))


def _to_them(said: str) -> str:
    said = _LEFT_OUT.sub("", said)
    cut = _TO_ONESELF.search(said)
    head = said[: cut.start()] if cut else said
    means = any(is_plural(word) or word in ONE_PERSON for word in re.findall(r"[a-z]{3,}", head))
    return said if not cut or (means and not cut[0].lstrip(", ").startswith(("although", "though"))) else head


def _proved(said: str, note: str) -> str:
    """The pieces between commas up to the first that is doubtful; "" where that is the first of all."""
    kept: list[str] = []
    for piece in said.split(", "):
        if not _is_sound(piece) or (kept and (lacks_article(piece) or not _goes_on(piece, kept, note))):
            break
        kept.append(piece)
    return ", ".join(kept)


def _is_sound(piece: str) -> bool:
    if not piece or _MISREAD.search(piece) or _is_strange(piece) or is_unfit(piece) or _does_behind_small_word(piece):
        return False
    did = piece.split()[1] if piece.startswith("I ") and " " in piece else ""
    if past(did) and not base_of(did, "base") and not (articled(piece.split(), 2, 2) or sure_statement(piece)):
        return False  # "I brought app live in two yards"
    owner = _WHOSE.search(piece)
    return owner is None or _may_follow(owner["next"])


def _is_strange(piece: str) -> bool:
    """Whether words hold a clipping or a slip of the hand; one long word that no dictionary has is the trade's."""
    clipped = (odd_words(w) for w in re.findall(r"(?<![\w'’-])[a-z]{2,5}(?![\w'’-])", piece))
    return odd_words(piece) > 1 or any(clipped) or bool(slips_in(piece))


def _may_follow(word: str) -> bool:
    """Whether a word may stand behind whoever is named: "my uncle in Goiás", and not "my uncle farm"."""
    return word in PREPOSITIONS | CONJUNCTIONS | ADVERBS or past(word) or bool(base_of(word, "third"))


def _does_behind_small_word(piece: str) -> bool:
    """Whether a small word governs what can only be a verb: "four years in teach"."""
    words = [t.word for t in tokens_of(piece)]
    return any(small in PREPOSITIONS - {"to", "like", "than"} and _is_only_verb(word) for small, word in pairwise(words))


def _is_only_verb(word: str) -> bool:
    noun = word in NOUN_VERBS | counted_nouns() or takes_no_article(word) or adjective(word) or word in ADVERBS
    return bool(base_of(word, "base")) and not noun and not past(word)


def _goes_on(piece: str, kept: list[str], note: str) -> bool:
    """Whether a piece behind a comma says no more than its note: a small word put in by the reading is a guess."""
    if re.match(r"(?:the )?(?:last|first) ", piece) and not _LAST_SPENT.match(piece):
        return False  # ", the last five nights"
    part = _PART.match(piece)
    if part and not re.search(rf"\b(?:{part['how'] or part['which']}|was)\b", note):
        return False
    if re.search(r"\b(?:in|at) [a-z ]+ [A-Z][a-z]+$", piece):
        return False  # "four in palace garden Wilanow"
    return not (_WITH.match(piece) and re.search(r"\bwith\b", kept[-1]))
