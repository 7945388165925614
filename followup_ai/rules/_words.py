"""Word forms, weights and kinship: what makes two words the same, or near enough for a reader to see it.

Four lists stand beside this module: `_everyday.txt` (words so common in work and interviews that sharing one proves
nothing), `_thesaurus.txt` (groups of words a reader takes for each other; a line starting with "~" only belongs to one
subject), `_ordinary.txt` (further ordinary words, of which a capital makes no name) and `_proper_names.txt` (first names,
places and makers that look like ordinary words).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import TypeVar

from followup_ai.compiled import compiled
from followup_ai.kept import kept
from followup_ai.patterns import expression

_INITIALS = r"\b[A-Za-z]&[A-Za-z]\b"
WORD = compiled(rf"{_INITIALS}|[^\W_]+(?:'[^\W_]+)*")
"""One word of a folded text; a hyphen parts words, the sign in "A&E" does not."""
_ASCII_WORD = compiled(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")


def word_in(text: str) -> re.Pattern[str]:
    """`WORD`, or what finds the same in this text and is quicker."""
    return _ASCII_WORD if text.isascii() and "&" not in text else WORD


_FOLDER = Path(__file__).parent
Made = TypeVar("Made")


class Met(dict[str, Made]):
    """What there is to know of each word met, at the cost of looking it up: `lru_cache` takes three times as long.

    Args:
        tell: tells it of a word that is met for the first time.
        most: so many words are remembered; then they are learnt anew.
    """

    def __init__(self, tell: Callable[[str], Made], most: int = 8_192) -> None:
        super().__init__()
        self._tell, self._most = tell, most

    def __missing__(self, word: str) -> Made:
        if len(self) >= self._most:
            self.clear()
        made = self._tell(word)
        if len(word) <= _LONGEST_MET:
            self[word] = made
        return made


_LONGEST_MET = 80
"""Characters beyond which what stands between two spaces is no word, and not remembered."""


class Stretches(Met[tuple[Made, ...]]):
    """What stretches of text between spaces hold, in order: most of those in a new sentence were met before.

    Args:
        tell: what a stretch holds, found without looking beyond its spaces.
    """

    def all_of(self, text: str) -> Iterator[Made]:
        """What the stretches of a text hold, one after the other."""
        return chain.from_iterable(map(self.__getitem__, text.split()))


words_found = Stretches(lambda stretch: tuple(WORD.findall(stretch)))
"""Each `WORD` of a text."""


def words_in(text: str) -> tuple[str, ...]:
    """The words of a list that is written as running text."""
    return tuple(text.split())


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=4_096)
def plain(text: str) -> str:
    """Lower case without diacritics or possessive: "O'Neill's" → "o'neill", "Nguyễn" → "nguyen"."""
    low = text.casefold()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
        low = low.replace("đ", "d").replace("ø", "o").replace("ł", "l")
    return low[:-2] if low.endswith("'s") else low.removesuffix("'")


_STOP = frozenset(
    words_in(
        """a an the and or but nor so yet if then than that this these those there here of in on at by for to from with
without into onto over under about after before between through during as is are was were be been being am 's do
does did done doing have has had having will would shall should can could may might must not no n't i me my mine
myself we us our ours ourselves you your yours yourself he him his she her hers it its they them their theirs
one ones who whom whose which what when where why how all any both each few more most other some such only own
same too very just also again once ever never always often still even much many lot lots bit quite rather really
up down out off back upon via per etc yes ok okay dear hi hello regards sincerely best thanks thank s t d ll re
ve m don didn doesn isn wasn won couldn wouldn shouldn i'm i've i'd i'll you're you've you'd you'll it's that's
there's we're we've we'd we'll they're they've they'd they'll he's she's don't didn't doesn't isn't wasn't won't
    couldn't wouldn't shouldn't can't cannot haven't hasn't let's what's whether while unless until till against
    among across around along although though because despite else instead maybe perhaps anyway upon within
    toward towards besides except neither either another therefore however meanwhile im ive id lol tbh btw etc"""
    )
)

_IRREGULAR = {
    form: base
    for base, forms in {
        "run": "ran", "lead": "led", "teach": "taught", "build": "built", "write": "wrote written", "grow": "grew grown",
        "keep": "kept", "child": "children", "person": "people persons", "meet": "met", "speak": "spoke spoken",
        "drive": "drove driven", "sell": "sold", "buy": "bought", "catch": "caught", "bring": "brought",
        "think": "thought", "man": "men", "woman": "women", "foot": "feet", "mouse": "mice", "go": "went gone",
        "make": "made", "take": "took taken", "give": "gave given", "find": "found", "tell": "told", "say": "said",
        "leave": "left leaving", "lose": "lost", "win": "won", "pay": "paid", "spend": "spent", "hold": "held",
        "stand": "stood", "rise": "rose risen", "fall": "fell fallen", "break": "broke broken", "choose": "chose chosen",
        "feel": "felt", "send": "sent", "swim": "swam", "ride": "rode ridden", "sing": "sang sung", "begin": "began begun",
        "know": "knew known", "throw": "threw thrown", "wear": "wore worn", "fly": "flew flown", "draw": "drew drawn",
        "sleep": "slept", "shoot": "shot", "steal": "stole stolen", "tooth": "teeth", "good": "better best",
        "bad": "worse worst", "life": "lives", "wife": "wives", "shelf": "shelves", "half": "halves", "crisis": "crises",
        "analysis": "analyses", "datum": "data", "see": "saw seen", "get": "got gotten", "hear": "heard",
        "eat": "ate eaten", "freeze": "froze frozen", "shake": "shook shaken", "tear": "tore torn", "hide": "hid hidden",
        "forget": "forgot forgotten", "blow": "blew blown", "sink": "sank sunk", "shrink": "shrank shrunk", "ring": "rang rung",
        "drink": "drank drunk", "stick": "stuck", "strike": "struck", "dig": "dug", "hang": "hung", "feed": "fed",
        "bend": "bent", "lend": "lent", "lay": "laid", "seek": "sought", "fight": "fought", "sweep": "swept",
        "wake": "woke woken", "come": "came",
        "swear": "swore sworn", "swing": "swung", "light": "lit", "slide": "slid", "burn": "burnt", "spill": "spilt",
        "bite": "bit bitten", "weave": "wove woven", "shine": "shone", "spin": "spun", "spring": "sprang sprung",
        "mistake": "mistook", "undertake": "undertook undertaken", "oversee": "oversaw overseen",
        "rewrite": "rewrote rewritten",
        "rebuild": "rebuilt", "rethink": "rethought", "deal": "dealt", "mean": "meant", "learn": "learnt", "dream": "dreamt",
        "understand": "understood", "become": "became", "bake": "baking", "thesis": "theses",
    }.items()
    for form in forms.split()
}  # fmt: skip

# The ending belongs to the word: customs are no custom, news is not what is new.
_WHOLE = frozenset(words_in("customs news goods arms premises species series physics economics politics mechanics logistics"))

# What people type in a hurry, and the word they mean.
_SHORT = {
    short: whole
    for whole, shorts in {
        "about": "abt", "with": "w", "without": "wo", "because": "bc cos cuz", "manager": "mgr mngr", "management": "mgmt",
        "senior": "sr snr", "junior": "jr jnr", "years": "yrs yr yoe", "experience": "exp xp", "department": "dept",
        "government": "govt", "kubernetes": "k8s", "infrastructure": "infra", "product": "prod", "project": "proj",
        "engineer": "eng engr", "engineering": "engg", "development": "dev", "developer": "devs", "assistant": "asst",
        "hours": "hrs hr", "minutes": "mins min", "weeks": "wks wk", "months": "mths mth mos",
        "appointments": "appts appt", "apprentices": "apps", "documentation": "docs", "repository": "repo",
        "application": "app", "specification": "spec specs", "statistics": "stats", "information": "info",
        "administration": "admin", "operations": "ops", "marketing": "mktg", "customer": "cust", "university": "uni",
        "certification": "cert certs", "qualification": "quals qual", "coordinator": "coord", "laboratory": "lab labs",
        "mathematics": "math maths", "photographs": "pics photo photos", "temperature": "temp",
        "representative": "rep reps", "technology": "tech", "technician": "techs", "conversation": "convo",
        "database": "db dbs", "javascript": "js", "typescript": "ts", "postgresql": "postgres pg", "probably": "prob",
        "tomorrow": "tmrw tmw", "people": "ppl", "message": "msg", "business": "biz", "presentation": "preso",
        "veterinary": "vet vets", "refrigerator": "fridge fridges", "television": "tv",
        "advertisement": "ad ads advert adverts", "kilometres": "km kms", "internationalisation": "i18n",
        "accessibility": "a11y", "observability": "o11y", "authentication": "auth", "machine": "machines", "budget": "bgt",
        "meeting": "mtg mtgs", "quarter": "qtr", "reference": "ref refs", "equipment": "equip kit",
        "polytechnic": "poly", "institute": "inst", "hospital": "hosp", "association": "assoc", "foundation": "fdn",
        "international": "intl", "national": "natl", "academy": "acad", "services": "svcs", "maintenance": "maint",
        "vegetables": "veg veggies", "gymnasium": "gym", "headquarters": "hq", "christmas": "xmas",
    }.items()
    for short in shorts.split()
}  # fmt: skip


@lru_cache(maxsize=4_096)
def stem(word: str) -> str:
    """The word without its ending: "batches" and "batch", "migrating" and "migrated" give the same. `word` is plain."""
    word = _SHORT.get(word, word)
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isalpha() or word in _WHOLE:
        return word
    word = word.replace("isation", "ization").replace("ise", "ize") if len(word) > 6 else word
    word = _OUR.sub("or", word) if len(word) > 5 and "our" in word else word
    return _inflection(word)


_OUR = compiled(r"our(?=$|s$|ed$|ing$|ite|able)")
_VOWELS = frozenset("aeiouy")


def _inflection(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and not _VOWELS.isdisjoint(rest):
            if rest[-1] == rest[-2] and rest[-1] not in "lsz":
                rest = rest[:-1]
            word = rest[:-1] + "y" if ending == "ed" and rest.endswith("i") else rest
            break
    if word.endswith("ll") and len(word) > 5:
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def stems_of(text: str) -> set[str]:
    """The stems of a text's words."""
    return set(map(stem, map(plain, words_found.all_of(text))))


def telling_in(text: str) -> list[str]:
    """The plain words of a text, in order, that tell by themselves: no small or everyday words, and no figures."""
    words = (plain(m.group()) for m in WORD.finditer(text))
    return [word for word in words if weight(word) >= 1 and not word[0].isdigit()]


OF_ONESELF = compiled(r"\b(?:i|my|i'm|i've|i'd)\b")
"""By which a sentence in lower case tells of whoever wrote it."""
VAGUE = frozenset(
    stem(w)
    for w in words_in(
        """work team project people experience year month time career background company role job position skill field area
industry environment similar relevant previous current last different several various many range kind sort way
something anything everything nothing thing spring
summer autumn winter lot hand day week similar related same past recent own part problem challenge
situation task trade"""
    )
)
"""Stems of words that say of no work what it was."""


_DERIVED = frozenset(
    words_in(
        """ational ation ition ization iz ative ment ness ional ion ical ially ally ly al or er ist ism ance anc ence enc able
abl ible ibl ful les ship ity ic iv y"""
    )
)
_LONGEST_DERIVED = max(map(len, _DERIVED))


@lru_cache(maxsize=4_096)
def root(word: str) -> str:
    """The family of a stem: "migration", "migrate"; the word itself where too little would be left."""
    sizes = range(_LONGEST_DERIVED, 0, -1)
    shorter = next((word[:-size] for size in sizes if word[-size:] in _DERIVED), word)
    if len(shorter) >= 4 and word.isalpha():
        return shorter[:-1] if shorter.endswith(("e", "i")) and len(shorter) > 4 else shorter
    return word


def _kept(name: str, make: Callable[[], Made]) -> Made:
    """What `make` works out of a list beside this module, as an earlier run did where list and module are the same."""
    path = _FOLDER / name
    return kept(path, (path.read_bytes(), Path(__file__).read_bytes()), make)


@cache
def everyday() -> frozenset[str]:
    """Stems of words that prove nothing by being shared."""
    name = "_everyday.txt"
    return _kept(name, lambda: frozenset(stem(plain(word)) for line in _lines(name) for word in line.split()))


_Kin = dict[str, frozenset[int]]


@cache
def _thesaurus() -> tuple[_Kin, _Kin, dict[str, str]]:
    """Of each stem the groups of its synonyms, and of its subject; and the compounds."""
    return _kept("_thesaurus.txt", _read_thesaurus)


def _read_thesaurus() -> tuple[_Kin, _Kin, dict[str, str]]:
    tight: dict[str, set[int]] = defaultdict(set)
    loose: dict[str, set[int]] = defaultdict(set)
    joined: dict[str, str] = {}
    for number, line in enumerate(_lines("_thesaurus.txt")):
        home = loose if line.startswith("~") else tight
        for word in line.lstrip("~ ").split():
            whole = plain(word.replace("_", ""))
            home[stem(whole)].add(number)
            if "_" in word:
                joined[whole] = stem(whole)
    return {k: frozenset(v) for k, v in tight.items()}, {k: frozenset(v) for k, v in loose.items()}, joined


def compounds() -> dict[str, str]:
    """The two-word entries of the thesaurus: joined and plain, with their stem."""
    return _thesaurus()[2]


def synonyms(word: str) -> frozenset[int]:
    """Numbers of the groups whose words a reader takes for the stem `word`."""
    return _thesaurus()[0].get(word, frozenset())


def subjects(word: str) -> frozenset[int]:
    """Numbers of the groups of words that belong to the same subject as the stem `word`."""
    return _thesaurus()[1].get(word, frozenset())


@cache
def proper_names() -> frozenset[str]:
    """First names, places and makers, plain, that also look like ordinary words."""
    return frozenset(plain(word) for line in _lines("_proper_names.txt") for word in line.split())


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(word for line in _lines("_ordinary.txt") for word in line.split())


_ENGLISH_ENDING = expression(
    r"\w{3,}(?:tion|sion|ment|ness|ship|ity|ism|ist|ology|ography|ometry|onomy|ics|able|ible|ful|less|ous|ive|ance|ence|"
    r"ancy|ency|ically|ably|ially|tural|ional|ical|ally|hood|ward|wise|ised|ized|ising|izing)s?"
)


@lru_cache(maxsize=4_000)
def is_ordinary(word: str) -> bool:
    """Whether the plain word is one that English has, as far as the packaged lists and its ending tell."""
    form = stem(word)
    return (
        form in everyday()
        or form in _ordinary()
        or bool(_ENGLISH_ENDING.fullmatch(word))
        or form in _thesaurus()[0]
        or form in _thesaurus()[1]
    )


def is_stop(word: str) -> bool:
    """Whether the plain word carries no content at all."""
    return word in _STOP or (len(word) == 1 and word.isascii() and not word.isdigit())


EVERYDAY_WEIGHT = 0.3
"""What an everyday word counts; a rare one counts 1. Chosen so that three everyday words make up for one rare word."""
NUMBER_WEIGHT = 0.5
"""What a number counts: "18:00" is not the 18 % that were spoken of."""


@lru_cache(maxsize=4_096)
def weight(word: str) -> float:
    """How much it proves that two texts share the plain word: 0 nothing, 1 a lot."""
    if is_stop(word):
        return 0.0
    form = stem(word)
    if form in everyday() or is_stop(form):
        return EVERYDAY_WEIGHT
    return NUMBER_WEIGHT if word.isdigit() else 1.0
