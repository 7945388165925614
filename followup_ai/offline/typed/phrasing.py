"""Turns a move and its words into one sentence: expands phrasings, ranks them against what was already said."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from followup_ai.offline.english.grammar import is_clause
from followup_ai.offline.english.lexicon import PREPOSITIONS, alternatives, word_set

_PHRASES = Path(__file__).parent / "phrases.txt"
_LINE = re.compile(r"^(?:([felhsYGPRLNDFJT]+): )?(.+)$")
_MACRO = re.compile(r"<(\w+)>")


@cache
def phrase_book() -> dict[str, tuple[tuple[str, str], ...]]:
    """Move and handle ("thanks.np") → its phrasings, each with its marks ("" fits everywhere)."""
    book: dict[str, list[tuple[str, str]]] = {}
    macros: dict[str, str] = {}
    key = ""
    for line in _PHRASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") or not line.strip():
            continue
        line = _MACRO.sub(lambda m: f"[{macros[m.group(1)]}]", line)
        if line.startswith("## "):
            key = line[3:].strip()
            book[key] = []
        elif line.startswith("@"):
            name, _, meaning = line[1:].partition(" = ")
            macros[name] = meaning
        else:
            match = _LINE.match(line)
            if match:
                book[key].append((match.group(1) or "", match.group(2)))
    return {k: tuple(v) for k, v in book.items()}


Options = tuple[tuple["str | Options", ...], ...]
"""The choices of one bracket, each a row of words and of brackets within."""

_BRACKETS = re.compile(r"[\[\]|]")


@cache
def _taken_apart(phrasing: str) -> Options:
    """A phrasing as one bracket with one choice: `[a|b]` read once for all drafts."""
    open_: list[list[list[str | Options]]] = [[[]]]
    at = 0
    for mark in _BRACKETS.finditer(phrasing):
        open_[-1][-1].append(phrasing[at : mark.start()])
        at = mark.end()
        if mark.group() == "[":
            open_.append([[]])
        elif mark.group() == "|":
            open_[-1].append([])
        else:
            closed = tuple(tuple(choice) for choice in open_.pop())
            open_[-1][-1].append(closed)
    open_[-1][-1].append(phrasing[at:])
    return tuple(tuple(choice) for choice in open_[0])


def expand(phrasing: str, chance: random.Random) -> str:
    """One reading of a phrasing: every [a|b] replaced by one of its choices, innermost first."""
    return _tidied(_said(_taken_apart(phrasing)[0], chance))


def _said(choice: tuple[str | Options, ...], chance: random.Random) -> str:
    # Every bracket is decided, also within a choice that is not taken: a choice never moves those after it.
    return "".join(
        [p if isinstance(p, str) else chance.choice([_said(c, chance) for c in p]) for p in choice],
    )


@lru_cache(maxsize=8192)
def _tidied(text: str) -> str:
    return _SPACES.sub(" ", text).replace(" ,", ",").replace(" .", ".").replace(" ?", "?").strip()


_SPACES = re.compile(r" {2,}")
_SLOT = re.compile(r"\{(\w+)\}")


_AND_ANOTHER = re.compile(
    r"(?<=\w),? and (?=(?:you|we|they|I|there|nobody|everybody|the|a|an|your|my|our|their) (?:[\w'’-]+ ){1,4}?[\w'’-]+)"
)


_MY_OWN = re.compile(r"(?:I (?!would\b|will\b|could\b|can\b|might\b|should\b)|my\b)")


@lru_cache(maxsize=2048)
def both_that(clause: str) -> str:
    """Two statements joined by "and" after "that" as two: "that you moved to X and that you are still building the files"."""
    for joint in _AND_ANOTHER.finditer(clause):
        head, tail = clause[: joint.start()], clause[joint.end() :]
        if (
            len(head.split()) > 2
            and is_clause(head)
            and is_clause(tail)
            and not re.search(r"\b(?:because|if|when|that)\b", head)
        ):
            # what the candidate does stands beside what they heard: "that you keep bees, and I have just begun"
            return f"{head}, and {tail}" if _MY_OWN.match(tail) else f"{head} and that {tail}"
    return clause


def fill(phrasing: str, slots: Mapping[str, str]) -> str:
    """`phrasing` with its {slots} filled; a slot named with a capital gets one. Values are never expanded."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        text = slots.get(name.lower(), "")
        if name == "clause" and phrasing.endswith("that ", 0, match.start()):
            text = both_that(text)
        return text[:1].upper() + text[1:] if name[0].isupper() else text

    return _SLOT.sub(value, phrasing)


_SHORTER = [
    (re.compile(pattern), short)
    for pattern, short in (
        (r"\bI am\b", "I'm"),
        (r"\bI would\b(?![,.;]|$| when\b)", "I'd"),
        (r"\bI have (?=been|kept|gone|thought)", "I've "),
        (r"\bI will\b(?![,.;]|$)", "I'll"),
        (r"\bIt is\b", "It's"),
        (r"\bdid not\b", "didn't"),
        (r"\bdo not\b", "don't"),
        (r"\bhas not\b", "hasn't"),
        (r"\bYou are\b", "You're"),
    )
]


@lru_cache(maxsize=8192)
def contracted(phrasing: str) -> str:
    """A phrasing with the contractions of easy speech."""
    for pattern, short in _SHORTER:
        phrasing = pattern.sub(short, phrasing)
    return phrasing


_WORD = re.compile(r"[\w']+")
_PLAIN = word_set("plain")


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The words of `text` that a reader would notice repeated."""
    return frozenset({w for w in _WORD.findall(text.lower()) if w not in _PLAIN and len(w) > 2})


_TROUBLE = re.compile(rf"\b(?:{alternatives('troubles')})\b|n't\b", re.IGNORECASE)
_OWN = re.compile(r"^(?:my|a time I|the question|[A-Z][\w'-]+'s question|your question)\b|\b(?:I|my|me|mine)\b")
_GOOD = re.compile(
    r"\b(?:new|newly|open(?:s|ed|ing)?|gr(?:ow|ows|owing|ew|own)|won|award\w*|build\w*|built|launch\w*|expand\w*"
    r"|improv\w*|train\w*"
    r"|support\w*|loves?|enjoys?|proud|volunteer\w*|free|better|double[sd]?|invest\w*|renew\w*|first|succe\w+|welcom\w*)\b",
    re.IGNORECASE,
)


# What cannot stand where a noun phrase must: a question or an act told with "how", "why", "going through".
_NO_NOUN = re.compile(r"^(?:how|why|what|when|where|whether|if|who|which|[a-z]+ing)\b", re.IGNORECASE)
_DETERMINED = re.compile(r"^(?:the|your|our|a|an|this|that|these|those)\b", re.IGNORECASE)
_ONCE_MORE = re.compile(r"\b(?:also|too|as well|either|other|another|else|one more|nor)\b", re.IGNORECASE)
# Turns of phrase a reader notices at the second time.
_STOCK = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bgladl?y?\b|\bhappy\b|\bpleased\b|\bpleasure\b",
        r"\btoo\b|\bas well\b",
        r"\bthank|\bgrateful\b|\bappreciat",
        r"\bthought\b|\bthinking\b|\bon my mind\b|\bin mind\b|\bremember",
        r"\bstay(?:ed|s)? with me\b|\bkept\b|\bkeep\b",
        r"\bhear(?:d|ing)?\b|\blearn\w*\b|\btold\b",
        r"\bused?\b|\buseful\b|\bhelp",
        r"\bwould (?:be|like|love)\b|'d (?:be|like|love)\b",
        r"\bwould bring\b|'d bring\b",
        r"\binterest",
        r"\bjoin",
        r"\benjoyed\b|\bliked\b",
        r"\bsince\b|\bafterwards\b",
        r"\bconversation\b|\bspoke\b|\btalk\w*\b",
        r"\bbegin\w*|\bstart\w*",
    )
)


class Writer:
    """Writes sentence after sentence, remembering what was said so that nothing echoes.

    Args:
        seed: decides among phrasings, together with the move's name.
        register: one of "felhs"; see phrases.txt.
        slots: words every sentence may use.
        contract: use contractions.
        banned: lower-case words that must not be written again.
        alone: nobody but the reader was in the room, so what was said was said by the reader.
        open_: the role may still be had, so that one can ask for more and offer help.
    """

    def __init__(
        self,
        seed: str,
        register: str,
        slots: Mapping[str, str],
        contract: bool,
        banned: Iterable[str] = (),
        alone: bool = True,
        open_: bool = True,
    ) -> None:
        self._seed, self._register, self.slots = seed, register, slots
        self._contract, self._banned, self._alone, self._open = contract, tuple(banned), alone, open_
        self.said: list[str] = []
        self._taken_up = False
        self._content: set[str] = set()
        self._stock: list[int] = [0] * len(_STOCK)

    def write(
        self,
        move: str,
        salt: str = "",
        slots: Mapping[str, str] | None = None,
        *,
        longest: int = 60,
        linked: bool = False,
        trouble: bool = False,
        joined: bool = False,
    ) -> str:
        """One sentence (or two short ones) for `move`, remembered as said; "" where no phrasing exists.

        Args:
            move: a key of the phrase book.
            salt: changes the choice; used to say it otherwise after a finding.
            slots: this sentence's own words.
            longest: words it may have.
            linked: the sentence before takes up something this one can point back to.
            trouble: what is taken up is a trouble, so that gladness about it would be out of place.
            joined: something of the candidate's own comes right behind what is taken up.
        """
        own = slots or {}
        about = own.get("np", "") or own.get("clause", "") or own.get("quote", "")
        chance = random.Random(f"{self._seed}|{move}|{salt}")  # noqa: S311 - a choice of words, no secret
        fitting = [
            (marks, p)
            for marks, p in phrase_book().get(move, ())
            if self._suits(marks, about) and ("L" not in marks or linked) and not (trouble and set("PG") & set(marks))
            if not (own.get("mine") and "R" in marks)
            if "T" not in marks or own.get("ahead")
            if not (_GOES_ON.search(p) and _WITH_TAIL.search(own.get("np", "")))
            if not (_PONDERED.search(p) and is_bare_thing(own.get("np", "")))
        ]
        # Where nothing else fits, what leads on to one's own part is better than silence.
        phrasings = [p for marks, p in fitting if joined or "J" not in marks] or [p for marks, p in fitting if "F" not in marks]
        if not phrasings:
            return ""
        wishes = [p for marks, p in fitting if "T" in marks and ("J" not in marks or joined)]
        if wishes and not any(map(_WISHED.search, self.said)) and chance.random() < _WISHED_IN:
            phrasings = wishes
        named = self.named()
        words, cost_of = {**named, **own}, self._scale(longest)
        best, best_cost = "", float("inf")
        for _ in range(16):
            phrasing = expand(chance.choice(phrasings), chance)
            if self._contract:
                phrasing = contracted(phrasing)
            luck = 6 * chance.random()
            if luck >= best_cost:
                continue  # no cost is negative
            text = _finished(fill(phrasing, words))
            cost = cost_of(text, phrasing) + luck
            if cost < best_cost:
                best, best_cost = text, cost
        self.remember(best)
        self._taken_up = self._taken_up or bool({"np", "clause", "quote"} & {k for k, v in own.items() if v})
        return best

    def named(self) -> dict[str, str]:
        """The slots as the next sentence should say them: role and company in full once, then shorter."""
        slots = dict(self.slots)
        if self._was_said(slots["role"]) or self._was_said(slots["role_short"]):
            slots["role"] = slots["role_short"] = "the role"
        if self._was_said(slots["company"]):
            slots["company"] = slots["company_short"]
        return slots

    def _was_said(self, name: str) -> bool:
        return any(name in s or name[:1].upper() + name[1:] in s for s in self.said)

    def _suits(self, marks: str, about: str) -> bool:
        registers = [m for m in marks if m.islower()]
        if registers and self._register not in registers:
            return False
        if ("Y" in marks and not self._alone) or ("F" in marks and not self._open):
            return False
        if "D" in marks and not _DETERMINED.match(about):
            return False
        if "N" in marks and _NO_NOUN.search(about):
            return False
        if "G" in marks and (not _GOOD.search(about) or _TROUBLE.search(about)):
            return False
        return not ("P" in marks and _TROUBLE.search(about)) and not ("R" in marks and _OWN.search(about))

    @staticmethod
    def is_trouble(text: str) -> bool:
        """Whether the words speak of a trouble, so that gladness about it would be out of place."""
        return bool(_TROUBLE.search(text))

    @staticmethod
    def is_good(text: str) -> bool:
        """Whether the words surely tell of something good, so that one may be glad of it."""
        return bool(_GOOD.search(text)) and not _TROUBLE.search(text)

    def remember(self, text: str) -> None:
        """Takes a sentence as said, so that later ones do not echo it."""
        self.said.append(text)
        self._content |= content(text)
        for at, pattern in enumerate(_STOCK):
            self._stock[at] += bool(pattern.search(text))

    def _scale(self, longest: int) -> Callable[[str, str], float]:
        """What weighs a text and its phrasing against all that was said so far."""
        openings = [_opening(s) for s in self.said]
        told = [3 * min(2, times) for times in self._stock]
        company = self._company_weights()
        role_again = 2.0 * sum(bool(_THE_ROLE.search(s)) or self.slots["role"] in s for s in self.said)
        role_again += 3.0 * bool(self.said and _ROLE.search(self.said[-1]))
        job_said = self._was_said(self.slots["job"])
        both_said = self._was_said(self.slots["role"]) and self._was_said(self.slots["company"])

        def cost(text: str, phrasing: str) -> float:
            traits = _traits(phrasing)
            opening = _opening(text)
            result = 0.0
            if openings and openings[-1] == opening:
                result += 20
            result += 60 * any(_begins_alike(text, s) for s in self.said)
            result += (4 if opening == "i" else 9) * openings.count(opening)
            result += 1.2 * len(traits.content & self._content)
            result += sum(told[at] for at in traits.stock)
            result += 2 * max(0, len(text.split()) - longest)
            result += 30 * (self._register == "s" and ": {" in phrasing)  # nobody says a colon
            result += 20 * (both_said and "{role} at {company}" in phrasing)  # where the role is has been said
            if not self._taken_up and traits.once_more:
                result += 70
            if self._banned:
                low = text.lower()
                result += 100 * sum(1 for words in self._banned if words and words in low)
            naming = company[traits.names_company] + role_again * traits.names_role + 12.0 * (traits.names_job and job_said)
            return result + naming

        return cost

    def _company_weights(self) -> tuple[float, float]:
        """What it costs to leave the company unsaid when it is time to say it, and to name it again."""
        short = self.slots["company_short"]
        if self._was_said(self.slots["company"]):
            return 0.0, 6.0 * sum(short in s for s in self.said) + 6.0 * (short in self.said[-1])
        unnamed = self.said and not (self._was_said(self.slots["role"]) or self._was_said(self.slots["role_short"]))
        return (45.0 if unnamed else 5.0 if self.said else 0.0), 0.0  # somewhere a message says what it is about


@dataclass(frozen=True)
class _Traits:
    """What of a phrasing weighs, whatever is put into its slots."""

    content: frozenset[str]
    stock: tuple[int, ...]
    once_more: bool
    names_company: bool
    names_role: bool
    names_job: bool


@lru_cache(maxsize=8192)
def _traits(phrasing: str) -> _Traits:
    return _Traits(
        content(_SLOT.sub("", phrasing)),
        tuple(at for at, stock in enumerate(_STOCK) if stock.search(phrasing)),
        bool(_ONCE_MORE.search(phrasing)),
        "{company}" in phrasing.lower(),
        "{role" in phrasing.lower(),
        "{a_job}" in phrasing,
    )


def _begins_alike(text: str, said: str) -> bool:
    """Whether two sentences begin with the same four words ("I was glad of your question …", "I was glad of our talk …")."""
    begun = text.split()[:4]
    return len(begun) == 4 and said.split()[:4] == begun


def _opening(text: str) -> str:
    match = _WORD.search(text)
    return match.group().lower().split("'")[0] if match else ""


# Nobody remembers best "the new reach truck"; of a thing one was glad to hear, or talked about it.
_PONDERED = re.compile(r"\bremember\b")


def is_bare_thing(np: str) -> bool:
    """Whether a noun phrase only names something, and tells nothing of it that one could think about.

    Args:
        np: the phrase; "" where there is none.
    """
    words = np.lower().split()
    told = any(w in PREPOSITIONS for w in words) or bool(_NO_NOUN.search(np)) or bool(re.search(r"[\d\"]", np))
    return 0 < len(words) < 5 and not told and not _TROUBLE.search(np)


# Behind "the controllers that nobody under fifty knows" a verb of the frame's would be taken for one of the phrase's own.
_GOES_ON = re.compile(r"\{[nN]p\} \[?[a-z]")
_WITH_TAIL = re.compile(r"\b(?:that|which|who|whose|where|because|when|how|why|whether|if|what)\b|,")

_HEAR_HOW = re.compile(r"\b(hear|heard|hearing)(?P<from> from you)? about (?=(?:how|why|what|who|where|when|whether) )")
_TWO_STOPS = re.compile(r'([.!?])("?)\.')
_QUOTE_OPENS = re.compile(r'(?<=[.!?] ")[a-z]')
_ROLE = re.compile(r"\brole\b")
# A part in what the house changes is wished for once, and not in every message of an interview.
_WISHED = re.compile(r"\b(?:be part of|have a part in|help with) (?:it|that)\b")
_WISHED_IN = 0.6
_THE_ROLE = re.compile(r"\bthe role\b")


def _finished(text: str) -> str:
    text = _HEAR_HOW.sub(r"\1\g<from> ", text) if " about " in text else text
    text = " ".join(_TWO_STOPS.sub(r"\1\2", text).split())
    text = _QUOTE_OPENS.sub(lambda m: m[0].upper(), text)
    start = 1 if text[:1] == '"' else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]
