"""The rule `names-the-role`: role or company named as the interview gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import ClassVar

from followup_ai.models import Context, Draft, Interview
from followup_ai.patterns import expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, not_applicable, passed
from followup_ai.rules._content import Token, end_of_message, tokens_of
from followup_ai.rules._evidence import evidence_of
from followup_ai.rules._text import Sentence, Words, fold, read, sentences_of
from followup_ai.rules._words import Met, everyday, is_ordinary, is_stop, plain, root, stem, synonyms, words_in


class NamesTheRole(Rule):
    """The role or the company is named as the interview gives it, in full or shortened so that everybody recognises it.

    Why: a reader with five openings must see at once which one this is about; "the job we discussed" makes them look it up.
    Source: the project's guidance on interview follow-up.

    A shortened company ("Ormiston's" for Ormiston Freight Ltd), its usual initials, and the words of the role in another
    order or form ("the data engineering role") pass. "Your company", a former employer, or the role of somebody else on
    the team ("your data engineers") does not. The line under the candidate's name is not read: it may hold another title.
    """

    id = "names-the-role"
    title = "The role or company by name"
    asks = "Name the role or the company exactly as the notes give it."
    remedy = "Name the role or the company, as the interview gives it."
    passes: ClassVar[tuple[str | Example, ...]] = (
        "Dear Dana,\n\nThank you for the talk about the Senior Data Engineer role.\n\nBest regards,\nSam Okafor",
        "Dear Dana,\n\nThank you for your time. I would love to join Acme.\n\nBest regards,\nSam Okafor",
        "Dear Dana,\n\nThank you for the talk about the data engineering role.\n\nBest regards,\nSam Okafor",
        "Dear Dana,\n\nThank you for considering me as a Sr Data Engineer.\n\nBest regards,\nSam Okafor",
        Example(
            "Dear Dana,\n\nThank you for the visit to Ormiston's.\n\nBest regards,\nSam Okafor",
            interview={"company": "Ormiston Freight Ltd", "role": "Night Dispatcher"},
        ),
        Example(
            "Dear Dana,\n\nThe work of a dispatcher at night would suit me.\n\nBest regards,\nSam Okafor",
            interview={"company": "Ormiston Freight Ltd", "role": "Night Dispatcher"},
        ),
        "Subject: Senior Data Engineer interview\n\nDear Dana,\n\nThank you for your time.\n\nBest regards,\nSam Okafor",
        Example(
            "Dear Dana,\n\nThank you for the tour of UMH.\n\nBest regards,\nSam Okafor",
            interview={"company": "United Midland Hospitals"},
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example("Dear Dana,\n\nThank you for the talk about the job we discussed.\n\nBest regards,\nSam Okafor", marks=""),
        Example(
            "Dear Dana,\n\nThank you for your time. I would love to work at your company.\n\nBest regards,\nSam Okafor",
            marks="",
        ),
        Example("Dear Dana,\n\nThank you for the talk about the position.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nAt Northgate I learnt to keep a rota.\n\nBest regards,\nSam Okafor", marks=""),
        Example("Dear Dana,\n\nYour data engineers seem to be a happy crew.\n\nBest regards,\nSam Okafor", marks=""),
        Example(
            "Dear Dana,\n\nThank you for the interview. The opportunity excites me.\n\nBest regards,\nSam Okafor", marks=""
        ),
        Example(
            "Dear Dana,\n\nThank you for showing me the freight yard.\n\nBest regards,\nSam Okafor",
            marks="",
            interview={"company": "Ormiston Freight Ltd", "role": "Night Dispatcher"},
        ),
        Example("Hi Dana,\n\nThank you for your time.\n\nBest,\nSam Okafor\nSenior Data Engineer", marks=""),
        Example(
            "Dear Dana,\n\nThank you for telling me about the Night Porter role at Acme.\n\nBest,\nSam Okafor",
            marks="Night Porter",
        ),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        interview = context.interview
        if interview is None:
            return not_applicable("Without an interview nobody can say what the role is called.")
        unsure: Outcome | None = None
        if other := next((words for sentence in _spoken(draft) if (words := _other_role(sentence, interview))), None):
            return failed(f'"{other.text}" is not the role in the notes, {interview.role}.', other, sure=False)
        for sentence in _spoken(draft):
            if words := _company(sentence, interview.company):
                return passed(f'"{words.text}" names the company.', words)
            found = _role(sentence, interview)
            if found and found[1]:
                return passed(f'"{found[0].text}" names the role.', found[0])
            if found and unsure is None:
                unsure = passed(f'"{found[0].text}" names the role in short.', found[0], sure=False)
        missing = f"Neither {interview.role} nor {interview.company} is named."
        return unsure or failed(missing, end_of_message(draft))


def _spoken(draft: Draft) -> Iterator[Sentence]:
    """Everything but sign-off and name: also the subject and the greeting."""
    reading = read(draft)
    yield from reading.of("paragraph", "subject", "greeting", "postscript", "voicemail")
    if not reading.sentences:
        yield from sentences_of(draft.body, "paragraph")


_LEGAL = frozenset(
    words_in(
        """ltd limited inc incorporated llc llp plc corp corporation gmbh ag sa sas sarl bv nv oy ab as aps spa srl pty co
company kg kgaa lp pte sdn bhd kk se cic & and the of for"""
    )
)
# A company's first word that names nothing by itself.
_GENERIC = frozenset(
    words_in(
        """the north south east west northern southern eastern western royal national international united first new old
great general global city county central american british english european african asian saint st st. mount lake
river green blue red black white big little good best our my a an one two university college school hospital
department ministry council office bank museum city church society institute academy centre center association
national community public grand greater federal state advanced applied digital smart bright clear open next pure
true modern urban pacific atlantic"""
    )
)


@lru_cache(maxsize=256)
def _company_pattern(company: str) -> re.Pattern[str]:
    """What a reader takes for this company's name; matched against folded text with its capitals."""
    folded = fold(company)[0]
    words = re.findall(r"[^\s,()/]+", folded)
    core = [w for w in words if plain(w.strip(".,")) not in _LEGAL] or words
    forms = {re.escape(folded), re.escape(" ".join(core))}
    while words and plain(words[-1].strip(".,")) in _LEGAL:
        words = words[:-1]
        if words:
            forms.add(re.escape(" ".join(words)))
    if words and plain(words[0]) == "the" and len(words) > 1:
        forms.add(re.escape(" ".join(words[1:])))
    capitals = set()
    if len(core) >= 3:
        # "Red River" for Red River Haulage: all but the line of business
        forms |= {re.escape(" ".join(core[:-1])), re.escape(plain(" ".join(core[:-1])))}
    if len(words) >= 3 and plain(words[-2]) == "of" and not is_ordinary(plain(words[-1])):
        capitals.add(re.escape(words[-1]))  # "Harrowmere" for the University of Harrowmere
    for size in range(1, len(core)):
        head = core[:size]
        if (
            any(plain(w) not in _GENERIC and (size > 1 or stem(plain(w)) not in everyday()) for w in head)
            and len("".join(head)) > 2
        ):
            capitals.add(re.escape(" ".join(head)))
    letters = "".join(w[0] for w in core if w[0].isalnum()).upper()
    also_of = "".join(w[0] for w in words if w[0].isalnum() and plain(w) != "the").upper()
    capitals |= {re.escape(x) for x in (letters, also_of) if len(x) >= 2 and len(core) > 1}
    inner = re.findall(r"\(([^)]{2,20})\)", folded)
    capitals |= {re.escape(x) for x in inner}
    ordinary = len(core) == 1 and (stem(plain(core[0])) in everyday() or is_stop(plain(core[0])))
    if ordinary:
        capitals, forms = capitals | forms, set()
    parts = [rf"(?i:{'|'.join(sorted(forms, key=len, reverse=True))})"] if forms else []
    parts += sorted(capitals, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)(?!\.\w)")


_TITLED = expression(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Sister|Captain)\.? $", re.IGNORECASE)


def _company(sentence: Sentence, company: str) -> Words | None:
    pattern = _company_pattern(company)
    for found in pattern.finditer(sentence.text):
        # "a hard shell" is not the company Shell; "acme" typed in lower case is Acme.
        lowered = found.group()[0].islower() and company[0].isupper() and " " not in found.group()
        if _TITLED.search(sentence.text[max(0, found.start() - 14) : found.start()]):
            continue  # Mr Holloway is not Holloway Tran
        if not (lowered and is_ordinary(plain(found.group()))):
            return sentence.words_at(*found.span())
    return None


_RANK = frozenset(
    stem(w)
    for w in words_in(
        """senior junior lead principal staff head chief deputy assistant associate trainee graduate apprentice interim
acting part time full permanent temporary contract remote hybrid level grade i ii iii iv intern vice night shift
weekend experienced mid entry band class year fixed term"""
    )
)
_SHORT_ROLE = {
    "swe": "software engineer", "sde": "software engineer", "sre": "site reliability engineer",
        "pm": "product manager", "rn": "registered nurse", "hca": "healthcare assistant", "ta": "teaching assistant",
        "ea": "executive assistant", "pa": "personal assistant", "cfo": "chief financial officer",
        "ceo": "chief executive officer", "cto": "chief technology officer", "hr": "human resources",
        "hgv": "heavy goods vehicle", "qa": "quality assurance", "ux": "user experience", "ml": "machine learning",
        "bi": "business intelligence",
    }  # fmt: skip
_POST = expression(
    r"^ (?:role|position|job|post|vacancy|opening|opportunity|interview|place|team|traineeship|apprenticeship)\b"
)


@lru_cache(maxsize=256)
def _role_words(role: str) -> tuple[str, ...]:
    """Families of the words that make the role, rank aside (unless rank is all there is)."""
    bare = re.sub(r"\([^)]*\)", " ", fold(role)[0]) or role
    bare = re.split(r" - |,|/ | \u2013 ", bare)[0] if re.split(r" - |,|/ | \u2013 ", bare)[0].strip() else bare
    words: list[str] = []
    for token in tokens_of(bare):
        words += [plain(w) for w in _SHORT_ROLE.get(token.plain, token.plain).split()]
    content = [w for w in words if not is_stop(w)]
    kept = [w for w in content if stem(w) not in _RANK] or content or words
    return tuple(dict.fromkeys(root(stem(w)) for w in kept))


@lru_cache(maxsize=64)
def _whole_role(role: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(role)[0])}(?!\w)", re.IGNORECASE)


_APPRENTICESHIP = expression(r"\bapprenticeship\b")
_REACH = 40
"""Characters between the first and last word of a role spread over a sentence: "engineer on the data side"."""


def _role(sentence: Sentence, interview: Interview) -> tuple[Words, bool] | None:
    """The words that name the role, and whether that is sure."""
    if whole := _whole_role(interview.role).search(sentence.text):
        return sentence.words_at(*whole.span()), True
    wanted = _role_words(interview.role)
    hits = _hits(sentence, wanted)
    for at, (first, _) in enumerate(hits):
        near = [(t, f) for t, f in hits[at : at + len(wanted) + 2] if t.end - first.start <= _REACH + 12 * len(wanted)]
        if {f for _, f in near} >= set(wanted):
            last = next(t for i, (t, _) in enumerate(near) if {f for _, f in near[: i + 1]} >= set(wanted))
            start, end = first.start, last.end
            plural = (
                last.plain.endswith("s")
                and not interview.role.lower().endswith("s")
                and not _POST.match(sentence.low[end : end + 30])
            )
            post = bool(_POST.match(sentence.low[end : end + 30])) or bool(
                re.search(r"\b(?:role|position|post|job)\b", sentence.low)
            )
            if not plural and (len(wanted) > 1 or post or _as_role(sentence, start)):
                return sentence.words_at(start, end), True
    if "apprentic" in interview.role.casefold() and (found := sentence.first(_APPRENTICESHIP)):
        return found, False
    for token, _ in hits:
        if len(wanted) == 1 and re.search(r"\ban? $", sentence.low[max(0, token.start - 5) : token.start]):
            return sentence.words_at(token.start, token.end), False
        if len(wanted) > 1 and _POST.match(sentence.low[token.end : token.end + 30]):
            return sentence.words_at(token.start, token.end), False
    return None


_ROLE_NAMED = expression(
    r"\b(?:the|your|this) (?P<role>[A-Z][\w/&+-]*(?: (?:of|and|for|the|&|[A-Z][\w/&+-]*)){0,6})"
    r" (?:role|position|vacancy)\b"
)
"""A job or a post is also called by its place: "the Station Road job"."""
_TELLING = 4
"""Letters by which a short form is told: "Rep" for representative has three and is not held against anybody."""


def _other_role(sentence: Sentence, interview: Interview) -> Words | None:
    """The name of another role, as is left where the candidate corrects what the job is called; None where there is none.

    It has a word that the notes lack altogether, and lacks one of the role's.
    """
    for found in _ROLE_NAMED.finditer(sentence.text):
        named = set(_role_words(found["role"]))
        lost, new = set(_role_words(interview.role)) - named, named - set(_role_words(interview.role))
        if lost and any(len(word) >= _TELLING and not _is_noted(word, lost, interview) for word in new):
            return sentence.words_at(*found.span("role"))
    return None


def _is_noted(word: str, lost: set[str], interview: Interview) -> bool:
    """Whether a word of a role stands anywhere in the notes, or may be short or long for one of the role's."""
    if any(word.startswith(other[:3]) or not synonyms(word).isdisjoint(synonyms(other)) for other in lost):
        return True
    return bool(evidence_of(interview).kin(word))


def _hits(sentence: Sentence, wanted: tuple[str, ...]) -> list[tuple[Token, str]]:
    """The words of the sentence that belong to the role, each with its family."""
    families = map(_families.__getitem__, sentence.wording.texts)
    if set(wanted).isdisjoint(chain.from_iterable(families)):  # as in most sentences: then no offsets are needed
        return []
    tokens = [(t, root(t.stem)) for t in _expanded(tokens_of(sentence.text))]
    return [(t, form) for t, form in tokens if form in wanted]


_families = Met(lambda word: tuple(root(t.stem) for t in _expanded(tokens_of(word))))


def _expanded(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        whole = _SHORT_ROLE.get(token.plain)
        if whole is None:
            yield token
        else:
            yield from (Token(token.text, plain(w), token.start, token.end) for w in whole.split())


def _as_role(sentence: Sentence, start: int) -> bool:
    """Whether a one-word role stands as one: "as a nurse", "your next chef", "become the baker"."""
    return bool(
        re.search(
            r"\b(?:as (?:a|an|your|the)|your (?:next|new)|becom\w+ (?:a|an|your|the)|for (?:a|an|the))(?: \w+)? $",
            sentence.low[max(0, start - 40) : start],
        )
    )
