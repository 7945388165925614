"""Mends small slips of hasty and second-language notes where what was meant leaves no doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from followup_ai.language.dates import MONTH, SHORT_MONTH, full_month
from followup_ai.offline.english.finite import adjective
from followup_ai.offline.english.lexicon import counted_nouns, word_set
from followup_ai.offline.typed.set_right import set_right
from followup_ai.offline.typed.shorthand import shorthand_spelt

# "he need second person": a counted noun wants its article
_A_SECOND = re.compile(
    r"\b(needs?|wants?|has|have|had|hire|hiring|got) (second|third|new|good|strong|big|bigger|better|young) ([a-z]+)"
    r"(?=$|,| (?:who|that|for|in|to|on|at|with|by)\b)"
)
# "he want calm person"
_A_PERSON = re.compile(
    r"\b(wants?|needs?|like|likes|hire|looking for|look for|search|searching for) ([a-z]+) (person|man|woman|worker|colleague)"
    r"(?=$|[,.]| (?:who|that|for|in|to|on|at|with|by|not|and)\b)"
)
_MANY_QUESTION = re.compile(r"\b(many|several|some|lots of|a lot of|two|three|a few) question\b")
_LANGUAGES = (
    r"english|french|german|spanish|italian|portuguese|russian|ukrainian|polish|romanian|arabic|urdu|hindi|punjabi|gujarati"
    r"|bengali|tamil|turkish|greek|dutch|danish|swedish|norwegian|finnish|welsh|irish|yoruba|igbo|hausa|swahili|somali|farsi"
    r"|mandarin|cantonese|japanese|korean|vietnamese|tagalog|lithuanian|latvian|czech|slovak|hungarian|bulgarian|serbian"
    r"|croatian|albanian"
)
_SPOKEN = re.compile(rf"\b(?:{_LANGUAGES})\b")
# "polish" is also what one does to brass: it is a tongue after "speak" and the like, or among other tongues.
_TONGUE = re.compile(
    r"\b((?:speaks?|spoke|spoken|speaking|fluent in|learn(?:s|ed|t|ing)?|understands?|native|some|basic|conversational|my|in"
    r"|bit of|little) )polish\b(?! (?:and buff|the|off|up|it))"
)
_STATES = "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
_STATES_IN_A_ROW = re.compile(rf"\b(?:(?:{_STATES}),? )+(?:and |& )?(?:{_STATES})\b")
_ORDINALS = {
    "1": "first",
    "2": "second",
    "3": "third",
    "4": "fourth",
    "5": "fifth",
    "6": "sixth",
    "7": "seventh",
    "8": "eighth",
}
_WHICH_ONE = re.compile(r"\b(?:(on|from|to|for) )?(?:the )?([1-8])(?:st|nd|rd|th)? (floor|shift)\b(?!s)")
_MONTH_AFTER = re.compile(
    r"\b((?:in|since|by|until|till|til|from|early|mid|late|end of|next|last|this|before|after|around)[ -])"
    rf"({SHORT_MONTH})\b\.?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(rf"\b({SHORT_MONTH})\.? (?=\d{{1,2}}\b)", re.IGNORECASE)
_UNMARKED = {
    "cant": "can't", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "werent": "weren't", "wouldnt": "wouldn't", "couldnt": "couldn't", "shouldnt": "shouldn't",
    "hasnt": "hasn't", "havent": "haven't", "hadnt": "hadn't", "youre": "you're", "theyre": "they're", "thats": "that's",
    "whats": "what's", "theres": "there's", "youve": "you've", "theyve": "they've", "weve": "we've", "youll": "you'll",
    "theyll": "they'll", "im": "I'm", "ive": "I've", "i": "I", "wont": "won't", "aint": "ain't", "hes": "he's", "shes": "she's",
}  # fmt: skip
_UNMARKED_WORD = re.compile(rf"(?<![\w'’-])(?:{'|'.join(_UNMARKED)})(?![\w’]|'\w)", re.IGNORECASE)

# "1,150 bins a round 3 on a crew": how many at a time, and then how many to do it
_TWO_COUNTS = re.compile(
    r"(?P<rate>\b\d[\d,.]* [a-z]+ (?:an?|per|each|every) [a-z]+) (?=\d[\d,]* (?:on|in|to|at|per|an?|each|of us|of them)\b)"
)
# "its probably fine", "its how you say it": what follows is no thing of its own
_ITS = re.compile(
    r"(?<![\w'’-])(?P<it>[Ii]t)s(?= (?:probably|not|a|an|the|all|just|only|never|always|about|like|been|going|fine|ok|okay|too"
    r"|very|so|how|what|why|where|when|who|your|our|my|their|worth|gone|done|better|easier|hard|harder|easy|good|bad|nice|no|nothing"
    r"|really|still|already|me|you|him|her|them|us|raining|Monday|Sunday)\b)"
)
# "id rather be ignored than beige"
_ID_RATHER = re.compile(
    r"(?P<before>^|[,;.:!?] |\b(?:and|but|so|that|because|if) )[Ii]['’]?d"
    r"(?= (?:rather|say|like|love|never|always|have|be|do|take|hire|prefer|want|sooner|give)\b)"
)


def marked(line: str) -> str:
    """Words with the apostrophes and the "I" of contractions put in: "i cant" → "I can't".

    Args:
        line: words as typed, also somebody's own that must otherwise stay as they are.
    """

    def mend(match: re.Match[str]) -> str:
        if len(match[0]) > 1 and match[0].isupper() and not line.isupper():
            return match[0]  # letters that stand for something: "the 400 IM"
        meant = _UNMARKED[match[0].lower()]
        return meant[:1].upper() + meant[1:] if match[0][:1].isupper() else meant

    line = _ITS.sub(r"\g<it>'s", _ID_RATHER.sub(r"\g<before>I'd", line))
    return re.sub(r"(?<!\w)i(?='(?:m|ve|ll|d)\b)", "I", _UNMARKED_WORD.sub(mend, line))


def _spelt_as_named(line: str) -> str:
    """Languages and months with their capital, states in a row with commas, "2 floor" as "the second floor"."""
    line = re.sub(r"\bfrench polish", "French polish", line)  # of furniture
    if _TONGUE.search(line) or (re.search(r"(?<!French) polish\b", line) and len(_SPOKEN.findall(line.lower())) > 1):
        line = re.sub(r"\bpolish\b", "Polish", line)
    line = _SPOKEN.sub(lambda m: m[0] if m[0] == "polish" else m[0].capitalize(), line)
    line = _TONGUES_IN_A_ROW.sub(_tongues, _A_LITTLE.sub("a little ", line))
    line = _MONTH_AFTER.sub(lambda m: m[1] + full_month(m[2]), line)
    line = _MONTH_DAY.sub(lambda m: f"{full_month(m[1])} ", line)
    line = line if line.isupper() else _STATES_IN_A_ROW.sub(_with_commas, line)
    return _WHICH_ONE.sub(lambda m: f"{m[1] or ''} the {_ORDINALS[m[2]]} {m[3]}".strip(), line)


# "me own", "me mum": how much of Britain says "my"
_MY = re.compile(
    r"\bme (?=(?:own|last|old|boss|gaffer|da|mum|mam|dad|nan|mates?|book|van|hands|head|self|kids)\b(?! (?:a|the|some)\b))"
)
_TONGUES_IN_A_ROW = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b(?!,)")
_A_LITTLE = re.compile(r"\b(?:a )?little bit (?:of )?(?=[A-Z])")


# "at bold st": what a phone leaves without its capitals
_STREET = re.compile(r"\b(?P<at>at|in|on|from) (?P<name>[a-z]+ (?:st|rd|ave))\b(?! \d)")
_SHOUTED = re.compile(r"(?<!\w)[A-Z]{2,}(?: [A-Z]{2,}){3,}(?!\w)")


def _calmed(match: re.Match[str]) -> str:
    """Four words and more in capitals within a line, in small letters where one of them is no set of initials."""
    return match[0].lower() if any(w.lower() in _CALM for w in match[0].split()) else match[0]


_CALM = frozenset(["the", "who", "can", "do", "to", "of", "and", "for", "with", "someone", "need", "want", "not", "is", "are"])


def _tongues(match: re.Match[str]) -> str:
    """Languages that stand in a row with commas between them: "Malayalam Hindi Tamil" → "Malayalam, Hindi and Tamil"."""
    words = re.findall(r"[A-Z][a-z]+", match[0])
    if len(words) < 2 or any(w.lower() not in word_set("languages") for w in words):
        return match[0]
    goes_on = match.string[match.end() :].startswith(" and ")
    return ", ".join(words) if goes_on else f"{', '.join(words[:-1])} and {words[-1]}"


def _with_commas(match: re.Match[str]) -> str:
    codes = re.findall(r"\b[A-Z]{2}\b", match[0])
    return f"{', '.join(codes[:-1])} and {codes[-1]}" if len(codes) > 1 else match[0]


_THE_COUNTRIES = re.compile(
    r"\b(in|to|from|for|of|at|across|outside|between|and|into|within) (UK|USA|US|UAE|EU|Netherlands|Philippines"
    r"|Middle East|Gulf|Caribbean"
    r"|West Indies|Midlands|West Midlands|Highlands|Czech Republic|DRC)\b(?! [a-z]+s\b)"
)


@lru_cache(maxsize=512)
def small_slips_mended(line: str) -> str:
    """A clause with "on march" as "in march", "there own" as "their own", "interested on" as "interested in" and the like.

    Args:
        line: one clause, shorthand written out.
    """
    line = _TWO_COUNTS.sub(r"\g<rate>, ", line)
    line = shorthand_spelt(set_right(re.sub(r"(?<=\w) (?:yes/no|y/n|yes or no)\b", "", line)))
    line = _THE_COUNTRIES.sub(r"\1 the \2", line)
    line = line if line.isupper() else _SHOUTED.sub(_calmed, line)
    line = _STREET.sub(lambda m: f"{m['at']} {m['name'].title()}", line)
    line = re.sub(r"(?<![\w'’])t['’] ?(?=[a-z]{2})", "the ", _MY.sub("my ", line))
    line = _spelt_as_named(re.sub(r"\bthere (?=own\b)", "their ", line))
    line = re.sub(r" (?:at|for) the (?:mo|min|minute)\b| atm\b", " at the moment", line)
    line = re.sub(rf"\bon (?=(?:{MONTH})\b(?! \d))", "in ", line, flags=re.IGNORECASE)
    line = re.sub(
        r"\b((?:the |a )?(?:new )?)([a-z]{3,}) only (?=(?:ward|room|shop|class|school|day|night|area|side|unit|lane)\b)",
        r"\1\2-only ",
        line,
    )
    line = re.sub(
        r"^([A-Z]\w+) and me (?:both )?(?=(?:have|are|were|had|like|love|did|grew|went|live)\b)", r"\1 and I both ", line
    )
    line = re.sub(
        r"\b(we|they) talked (?!about\b|to\b|with\b|through\b|over\b|of\b|at\b|for\b|again\b|too\b|a\b|more\b|on\b)(?=\w)",
        r"\1 talked about ",
        line,
    )
    line = re.sub(r"\b((?:how|what|whether|if|where|when) I)'d\b", r"\1 would", line)
    line = _A_SECOND.sub(
        lambda m: f"{m[1]} a {m[2]} {m[3]}" if m[3] in counted_nouns() | {"person", "man", "woman", "hand"} else m[0], line
    )
    line = _A_PERSON.sub(lambda m: f"{m[1]} a {m[2]} {m[3]}" if adjective(m[2]) else m[0], line)
    line = re.sub(r"\b(Alzheimer|Parkinson)\b(?!['’]?s)", r"\1's", _MANY_QUESTION.sub(r"\1 questions", line))
    line = re.sub(r"\binterested (?:on|for)\b", "interested in", line)
    line = re.sub(r"\b(he|she) explain(?:s|ed)? me ", r"\1 explained me ", line, flags=re.IGNORECASE)
    line = re.sub(
        r"\b(explained|described|presented|mentioned) me (?=the\b|a\b|how\b|why\b|what\b|their\b|your\b)", r"\1 to me ", line
    )
    line = re.sub(r"\bon (?=(?:night|day|late|early) shifts?\b)", "on the ", line)
    return re.sub(r"\b(from|in|at|on|to|with|of|for) (?=same [a-z])", r"\1 the ", line)
