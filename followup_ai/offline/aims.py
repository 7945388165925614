"""Reads what somebody wants a figure to become, or somebody to do: of a conversation, what its reader knows best as theirs."""

from __future__ import annotations

import re

from followup_ai.offline.articles import after_prepositions
from followup_ai.offline.cleaning import tidy
from followup_ai.offline.finite import tokens_of
from followup_ai.offline.grammar import is_noun_phrase
from followup_ai.offline.lexicon import base_of
from followup_ai.offline.noun_runs import lacks_article
from followup_ai.offline.perspective import Cast, expand, to_reader
from followup_ai.offline.sureness import phrase_end, rest_is_whole, sure_statement, typed_whole
from followup_ai.offline.topics import with_article

_FIGURE = r"[£$€]?\d[\d.,]*\d?\s?(?:%|percent|per cent)?"
_WISHED = re.compile(
    rf"^(?:there is |there's )?(?:an? |the )?(?:(?:problems?|issues?|trouble) with )?(?P<what>[A-Za-z][\w'’/ -]{{2,60}}?),?"
    r"(?: (?:currently|now|at present))?(?: (?:is|are|was|runs?|takes?|sits?|stands?))?"
    r"(?: (?:currently|now|running|at|of|only|about))*"
    rf" (?P<now>{_FIGURE}(?: (?:working )?(?:days|weeks|hours|minutes|months))?)"
    r"(?P<of> of [A-Za-z][\w ]{2,20}?)?"
    r",? (?:and |but |so )?(?:(?P<who>he|she|they|[A-Z][\w'’-]+) (?:wants?|would like|hopes? for|aims? for|needs?)"
    r"(?: (?:it|that|this|them))?(?: (?:back|nearer))?|(?:the |their |his |her )?(?:target|goal|aim)(?: is| of| being|:)?)"
    r"(?: (?P<side>down to|up to|to|at|under|below|over|above))?"
    rf" (?P<then>{_FIGURE})(?P<by> by (?:the )?[\w ]{{3,20}})?$"
)
_SIDES = {"under": "below ", "below": "below ", "over": "above ", "above": "above "}
_WANTED = re.compile(r"^(?P<who>he|she|they|[A-Z][\w'’-]+) wants? (?P<what>.+?)(?:,? (?:and|but|so) .+)?$")

# "training went from 14 weeks to 11, and she wants to know if it is still safe"
_TO_KNOW = re.compile(
    r"^(?P<fact>[^,;]{8,80}),? (?:and|but|so) (?P<who>he|she|they|[A-Z][\w'’-]+) "
    r"(?:wants? to know|would like to know|wonders?|is wondering|are wondering) "
    r"(?P<if>if|whether|how|why) (?P<what>[^,;]{4,60})$"
)


def aim_of(sentence: str, cast: Cast, names: dict[str, str]) -> tuple[str, str]:
    """What the reader aims at, as a noun phrase ("your aim of getting absence from 6% to below 4%") or a clause; else "", "".

    Args:
        sentence: one sentence of a note, as typed.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    words = tidy(sentence, names)
    match = _WISHED.match(words)
    if match and (not match["who"] or _is_reader(match["who"], cast)):
        return _as_phrase(match), ""
    asks = _TO_KNOW.match(words)
    if asks and _is_reader(asks["who"], cast) and (said := _as_question(asks, cast)):
        return "", said
    wanted = _WANTED.match(words)
    return "", _as_clause(wanted["what"], cast) if wanted and _is_reader(wanted["who"], cast) else ""


def _as_question(match: re.Match[str], cast: Cast) -> str:
    """A fact with what the reader would know of it: half of it would leave whoever reads it waiting for the other."""
    fact = to_reader(expand(match["fact"]), cast)
    asked = to_reader(expand(match["what"]), cast)
    whole = fact and (sure_statement(fact) or typed_whole(fact))
    whole = whole and sure_statement(re.sub(r"^(?:it|this|that) (?=\w)", "the work ", asked or ""))
    return f"{fact}, and you want to know {match['if'].replace('if', 'whether')} {asked}" if whole else ""


def _is_reader(who: str, cast: Cast) -> bool:
    low = who.lower()
    return low in cast.reader or (not cast.crowded and low in ("he", "she", "they")) or low == "they"


def _as_phrase(match: re.Match[str]) -> str:
    what = with_article(after_prepositions(match["what"].strip(), "the"))
    if not is_noun_phrase(what) or lacks_article(what) or re.search(r"\b(?:I|me|my|he|she|they|it)\b", what):
        return ""
    now, then = match["now"].strip(), match["then"].strip()
    share = re.search(r"\s?(?:%|percent|per cent)$", now)
    if share and not re.search(r"%|percent|per cent", then):
        now, then = now[: share.start()], f"{then}{share[0]}"  # "from 2 to below 1 percent"
    side = _SIDES.get(match["side"] or "", "")
    return f"your aim of getting {what} from {now} to {side}{then}{match['of'] or ''}{match['by'] or ''}"


def _as_clause(what: str, cast: Cast) -> str:
    """ "every grant to have a plan by 2028" as what the reader wants, where object and act prove whole."""
    said = to_reader(expand(what), cast)
    tokens = tokens_of(said) if said else []
    end = phrase_end(tokens, 0) if len(tokens) > 3 else -1
    act = end > 0 and end + 1 < len(tokens) and tokens[end].word == "to"
    verb = tokens[end + 1].word if act else ""
    whole = act and (verb in ("have", "be", "do") or base_of(verb, "base")) and rest_is_whole(tokens, end + 2)
    return f"you want {said}" if whole and len(tokens) <= 15 and not lacks_article(said or "") else ""
