"""Takes off what introduces a note ("we talked about", "she asked me whether"), and tells who spoke and in which way."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import base_of, word_set
from followup_ai.offline.english.perspective import Cast, named_once

_WHO = (
    r"(?P<who>we|i|they|he|she|you|us|both|(?:the |my )?(?:interviewer|hiring manager"
    r"|manager|boss|guy|lady|woman|man|panel|recruiter|director|head|owner|chef|matron"
    r"|"
    r"principal|headteacher|head teacher|supervisor|foreman|lead|founder|ceo|cto|madam"
    r"|sir|ma'am|hr(?: lady| person)?)|(?-i:(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sister"
    r"|Revd|Er|Dame)\.? )*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?))(?: (?:and i|and me|both))?"
)
_ADV = (
    r"(?:(?:also|then|really|both|just|briefly|mostly|mainly|quickly|all|even|quite|first"
    r"|again|had|have|has|did|kept|were|was|is|are|got|started|clearly|specifically|openly"
    r"|proudly|"
    r"spent (?:a while|ages|time|a lot of time|most of (?:it|the time|the interview)"
    r"|\w+ (?:minutes|mins))|ended up|got to|got onto|a lot|to)\s+)*"
)
_ACT_ABOUT = (
    r"(?:talk(?:s|ed|ing)?|spoken|nerded out|geeked out|argued|chat(?:s|ted|ting)?|spoke|speaking|speaks?"
    r"|conversation|discussions?"
    r"|discussed|debated?|ask(?:s|ed|ing)?(?: (?:me|her|him|them|us))?(?: (?:for )?my "
    r"(?:opinion|views?|thoughts?|take)"
    r"| (?:(?:so )?many|a lot of|lots of|some|several|a few|two|three|more|good|hard) "
    r"(?:[a-z]+ )?questions)?|(?:answer(?:ed|ing) )?questions?|(?:quizzed|pushed|pressed|probed|grilled|challenged)(?: me)?|"
    r"told (?:me|her|him|them|us)|tells? me|telling me|hear(?:d|ing)|learn(?:ed|t)|went "
    r"on|bonded|joked|laughed|curious|wondered|rant(?:ed)?|brainstormed|swapped (?:stories"
    r"|notes)|"
    r"(?:(?:a|some|lots of|long|good|nice|great|quick|big|brief|interesting|fun|proper"
    r"|little|lot of)\s+){0,3}(?:chat|talk|discussion|conversation|debate|questions?"
    r"|banter|stories|story|laugh|back and forth))"
    r"(?:\s+(?:a (?:bit|lot|little|while|good deal)|at (?:some |great )?length|in (?:some )?detail|for some time"
    r"|briefly|mostly|mainly|lots|loads"
    r"|too|much|mainly|again|together|openly|proudly|passionately|for (?:(?:quite )?a while|ages"
    r"|a long time|\w+ (?:minutes|mins))|with (?:him|her|them|me)|to (?:him|her|them"
    r"|me)|(?:with|to) (?:both|two|three|all|some|one|the|a|an)(?: of)?(?: the| their)?(?: [\w-]+){1,3}?))*"
    r"\s+(?:about|on|re|regarding|over|around|of|concerning)\s+"
)
_ACT_DIRECT = (
    r"(?:discuss(?:ed|ing)?|covered|went (?:over|through|into)|touched (?:on|upon)|got "
    r"(?:into|onto)|dug into|dived into|deep[- ]dived? (?:on|into)|explored|reviewed"
    r"|debated|talked (?:me )?through|"
    r"walked (?:me )?through|took me through|ran (?:me )?through|showed me(?: round| "
    r"around)?|shown|described|explained|mentioned|mentions|brought up|raised|highlighted"
    r"|stressed|emphasi[sz]ed|"
    r"look(?:ed)? (?:together )?(?:at|on|over)"
    r"|outlined|set out|laid out|considered|shared|showed|pointed to|told (?:me|her|him|them) about|bonded "
    r"over|compared notes on|toured|was shown|got shown|got a tour of|tour of|saw|looked "
    r"at|demo(?:ed)? of|impressed by|loved|liked|enjoyed)"
    r"\s+(?:(?:to |with )?(?:me|us|her|him|them)\s+)?"
    r"|ask(?:s|ed)? me to (?:explain|describe|discuss|define|compare|outline|(?:talk|walk) (?:her|him|them) through)\s+"
)
_ACT_THAT = (
    r"(?:said|says|say|told (?:me|us|her|him|them)|told(?= that )|tells me|mentioned|explained|noted"
    r"|thinks?|reckons?|believes?|feels?|pointed out|admitted|added|confirmed|stressed"
    r"|emphasi[sz]ed|was saying|"
    r"saying|let (?:me )?know|made (?:it )?clear|stated|asked for|promised|agreed|discovered|realised|realized|learned"
    r"|learnt|heard|found out|complained|warned(?: me)?|reminded me|remarked|described)"
    r"\s+(?:(?:to|with) (?:me|her|him|them)\s+)?(?P<that>that\s+)?"
)
_ACT_WH = (
    r"(?:ask(?:s|ed|ing)?|push(?:ed|es)|press(?:ed|es)|prob(?:ed|es)|grilled|quizzed|challenged"
    r"|wonder(?:s|ed)|wanted to (?:know|understand|hear)|want to know"
    r"|explain(?:s|ed)?|told|tells?|showed|described|discussed|talked|curious|(?:very "
    r"|really )?interested in|was interested in|"
    r"debated|chatted|spoke)(?:\s+(?:me|her|him|them|us))?(?:\s+(?:about|on|in|through"
    r"|to know|over))?\s+(?=(?:if|whether|how|why|what|when|where|who|which)\b)"
)
_LEAD_PATTERNS = [
    (kind, re.compile(rf"^(?:{_WHO}\s+)?{_ADV}(?:{act})", re.IGNORECASE))
    for kind, act in (("wh", _ACT_WH), ("about", _ACT_ABOUT), ("that", _ACT_THAT), ("direct", _ACT_DIRECT))
]


def strip_lead(text: str, cast: Cast) -> tuple[str, str, str]:
    """Takes "we talked about" and the like off a clause.

    Returns:
        the rest, who spoke ("you", "I", "we", a name as written, or ""), and the kind of act ("wh", "about", "that",
        "direct", or "" where there was none).
    """
    text = named_once(text, cast)
    for kind, pattern in _LEAD_PATTERNS:
        match = pattern.match(text)
        if match is None or match.end() >= len(text):
            continue
        who = match.group("who") or ""
        known = _known(who, cast)
        if _TITLED.match(who) and kind in ("about", "wh", "direct", "that") and known not in cast.reader | set(cast.others):
            return text[match.end() :], "we", kind  # somebody who is not written to told it
        if (
            who
            and known not in _PRONOUN_SPEAKERS
            and known not in cast.reader
            and known not in cast.others
            and who[:1].isupper()
            and known != "i"
            and not base_of(known, "base")
        ):
            continue  # somebody unknown: "Kubernetes talked…" is no speaker we can name
        mine = not who and re.search(r"\b(?:told|tell|asked|showed|gave) (?:her|him|them)\b", match.group(), re.IGNORECASE)
        return text[match.end() :], "I" if mine else _speaker(known, cast), kind
    return text, "", ""


_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor)\.? [A-Z]")
_PRONOUN_SPEAKERS = word_set("pronoun-speakers")


def _known(who: str, cast: Cast) -> str:
    """The word of a subject that tells who it is: a name after a title, else its first word; in lower case."""
    words = who.lower().split()
    if len(words) > 1 and (words[-1] in cast.others or words[-1] in cast.reader):
        return words[-1]
    return words[0] if words else ""


def _speaker(known: str, cast: Cast) -> str:
    if known in cast.contrary:
        return ""
    if known == "i":
        return "I"
    if known in ("we", "us", "both"):
        return "we"
    if known in cast.others:
        return cast.others[known]
    if (
        known in cast.reader
        or known == "you"
        or (known and known != "my" and not (cast.crowded and known in ("he", "she", "the")))
    ):
        return "you"
    return ""
