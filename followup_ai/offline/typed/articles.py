"""Puts back the small words that hasty and second-language notes leave out, where what they were leaves no doubt."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    counted_nouns,
    is_gerund,
    word_set,
)
from followup_ai.offline.typed.wording import indefinite

# "at school", "on site", "in practice" are said without an article when nothing stands before the noun.
_IDIOMATIC = word_set("bare-after-preposition")
_MY_FORMER = re.compile(
    r"\b(at|in|from|for|with|of|to|as) (last|previous|former|current|present|old) "
    r"(?!years?\b|weeks?\b|months?\b|seasons?\b|summers?\b|quarters?\b|nights?\b|minutes?\b|days\b|age\b"
    r"|time\b)([a-z]{3,})\b"
)
_WHERE_ONE_WORKED = word_set("places") | word_set("where-one-worked")
# Past forms that tell what somebody is: "qualified social worker".
LIKE_ADJECTIVES = word_set("like-adjectives")
_TRAILING_TIME = re.compile(
    r"^(?P<did>(?:I )?[a-z]+ .*[A-Za-z]) (?P<time>(?:\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve) (?:years|months|seasons))(?P<more>, .+)?$"
)
_SPLIT = re.compile(r"(?<=\w) (?=(?:in|at|on|of|for|with|from|to|by|and|as) )")


def with_small_words(words: str) -> str:
    """A note on the candidate's background with "a", "my" and "for" where they were left out.

    Args:
        words: the clean note ("managed hardware store 6 years at last firm").
    """
    words = with_my(words)
    if words.startswith("I ") and len(words.split()) > 1 and base_of(words.split()[1], "past"):
        return f"I {with_small_words(words[2:])}"
    first = words.split()[0].lower() if words.split() else ""
    if base_of(first, "past") and first not in LIKE_ADJECTIVES:
        match = _TRAILING_TIME.match(words)
        if match and match["did"].split()[-1] not in PREPOSITIONS | DETERMINERS | {"about", "almost", "nearly"}:
            words = f"{match['did']} for {match['time']}{match['more'] or ''}"
        return with_articles(words)
    return after_prepositions(words, "a")


def with_articles(deed: str) -> str:
    """A deed with "a" where what was done to a thing, or what a preposition governs, stands bare: "drew chart for boat".

    Args:
        deed: a clause with "I", or with its subject left out.
    """
    own = deed.removeprefix("I ")
    if able := re.match(r"(?:can|could|will) (?=[a-z]+ )", own):  # "I can drive forklift"
        return f"I {able[0]}{with_articles(own[able.end() :])}"
    verb, _, rest = own.partition(" ")
    if (sized := _SIZED.match(rest)) and sized["what"] in counted_nouns() | _DONE_ONCE:
        rest = indefinite(rest)  # "closed 9m facility"
    up = "up " if rest.startswith("up ") else ""
    levels = _BETWEEN_LEVELS.match(rest)
    article = "the" if levels or verb in ("play", "played", "done") else "a"  # of the piano
    nouns = counted_nouns() | (_DONE_ONCE if base_of(verb, "past") else frozenset())
    said = after_prepositions(f"{verb} {up}{headed(rest.removeprefix(up), article, nouns)}", "a")
    return said if own == deed else f"I {said}"


# "chaired council", "passed test": counted where it is what was done, if not everywhere
_DONE_ONCE = word_set("counted-when-done")
_SIZED = re.compile(
    r"[£$€]?\d[\d.,]*(?:m|k|bn|-[a-z]+) (?:(?!(?:at|in|on|for|of|to|from|with|and)\b)[a-z]+ )??"
    r"(?P<what>[a-z]+)(?=$|,| (?:with|for|in|at|on|from|to)\b)"
)
# "reduced error rate from 5% to 1%": what went from one level to another is one that was there
_BETWEEN_LEVELS = re.compile(
    r"^(?:down |up )?(?P<what>[a-z][\w-]*(?: [a-z][\w-]*){0,3}?)(?: down| up)? from [^,]*\d[^,]* to .*\d"
)


def with_my(words: str) -> str:
    """ "at last job" as "at my last job"."""
    return _MY_FORMER.sub(_my_former, words)


def _my_former(match: re.Match[str]) -> str:
    joint, how, what = match.groups()
    mine = what in _WHERE_ONE_WORKED or re.search(r"(?:[eo]r|ist|ian|boss|mates?|colleagues?)$", what)
    whose = "my " if mine else "" if how == "old" else "the "
    return f"{joint} {whose}{how} {what}"


# "half of team is in Manila", "the rest of fleet"
_SHARE_OF_ONE = re.compile(
    r"\b((?:half|most|rest|part|third|quarter|end|start|size|state) of) ([a-z]+)(?= (?:is|are|was|were|has|in|at|on)\b|$|,)"
)
# "the switch to four-day week", "the move to three-shift pattern"
_SO_LONG = re.compile(
    r"\b(to|into|of|on|with|for|in) ((?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)-[a-z]+ ([a-z]+))"
    r"(?=$|,| (?:in|at|on|from|by|for|with|and|or|since|next|this)\b)"
)


def after_prepositions(words: str, article: str) -> str:
    """`words` with an article before each counted noun that a preposition stands bare before ("on ferry").

    Args:
        words: a phrase or clause.
        article: "a" (then "an" by its sound) or "the".
    """
    words = _SHARE_OF_ONE.sub(lambda m: f"{m[1]} the {m[2]}" if m[2] in counted_nouns() else m[0], words)
    words = _SO_LONG.sub(lambda m: f"{m[1]} {indefinite(m[2])}" if m[3] in counted_nouns() else m[0], words)
    head, *rest = _SPLIT.split(words)
    said = [head]
    for at, piece in enumerate(rest):
        preposition, _, phrase = piece.partition(" ")
        if rest[at + 1 : at + 2] and rest[at + 1].startswith("and ") and " " not in phrase:
            said.append(piece)  # "in manual and automation": nobody knows whether these are things or the kinds of one
            continue
        if re.match(
            r"(?:[a-z-]+ ){1,2}(?:weeks?|weekends?|seasons?|days?|nights?|terms?|time)(?=$|[,;])"
            r"|(?:last|this|next) (?:month|year)\b",
            phrase,
        ):
            said.append(piece)  # "in cap season", "on regatta week"
            continue
        bare = phrase.split()[0].strip(",.;:").lower() if phrase.split() else ""
        verb = preposition == "to" and base_of(bare, "base")
        takes = preposition not in ("and", "by") and not (preposition == "as" and article == "the")
        counted = (
            preposition in ("for", "with", "of", "to", "from") and rest[at + 1 : at + 2] and rest[at + 1].startswith("of ")
        )
        fits = takes and (bare not in _IDIOMATIC or counted) and not verb  # "a team of six" is no team as such
        said.append(f"{preposition} {headed(phrase, article)}" if fits else piece)
    return " ".join(said)


_TAKES_ONE = re.compile(
    r"(?<!-)\b(open|opens|have|has|had|need|needs|get|gets|got|build|built|make|makes|made|want|wants|use|uses|buy|buys"
    r"|find|run|runs)"
    r" ([a-z]+)(?=$|,| (?:and|or|for|with|in|at|on|to|from|but|because|that|who)\b)"
)


def after_verbs(words: str) -> str:
    """`words` with "a" before a counted noun that stands bare as an object ("they can't open account")."""
    return _TAKES_ONE.sub(lambda m: f"{m[1]} {headed(m[2], 'a')}" if m[2].split()[-1] in counted_nouns() else m[0], words)


def _named_by(phrase: str, at: int) -> bool:
    """Whether an -ing word only names what kind of counted thing follows ("driving licence")."""
    words = phrase.split()
    named = words[at + 1 : at + 2]
    return bool(named) and named[0] in counted_nouns() and not counted_nouns() & set(words[:at])


_AFTER_A_NAME = word_set("after-a-name")
_CLOSED = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | ADVERBS | AUXILIARIES | {"last", "next"}


def headed(phrase: str, article: str, nouns: frozenset[str] | None = None) -> str:
    """`phrase` with the article, where its first words are nothing but modifiers of a counted noun.

    Args:
        phrase: what stands where a noun phrase is wanted.
        article: "a" (then "an" by its sound) or "the".
        nouns: what is counted where the phrase stands; what is counted anywhere unless given.
    """
    nouns = counted_nouns() if nouns is None else nouns
    for at, token in enumerate(phrase.split()[:4]):
        word = token.strip(",.;:")
        if word in ("who", "whose", "that", "which"):
            return phrase  # "for adults who left school"
        if re.match(r"[A-Z][a-z]+s$", word) or (at and phrase[:1].isupper() and word in _AFTER_A_NAME):
            return phrase  # "Meals on Wheels", "on Elm ward"
        if word in nouns:
            following = [*phrase.split(), "", ""][at + 1]
            ended = (
                token != word
                or following.lower() in {"next", "last", "this", "now"}
                or following.lower()
                in (PREPOSITIONS | CONJUNCTIONS | {"", "that", "which", "who"}) - ({"and", "or"} if article == "a" else set())
            )
            if ended:
                return indefinite(phrase) if article == "a" else f"{article} {phrase}"
        low = word.lower()
        closed = (
            low in _CLOSED
            or (len(word) == 1 and word.isupper())
            or low.endswith(("'s", "s'"))
            or re.match(r"\d+(?!\d|st|nd|rd|th)", low)
        )
        if (
            closed
            or token != word
            or not word
            or (is_gerund(low) and not _named_by(phrase, at))
            or low in ("up", "out", "own", "new", "of")
        ):
            return phrase
    return phrase
