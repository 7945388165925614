"""What the candidate says of themselves: experience, credentials, promises said to have been made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from followup_ai.compiled import compiled
from followup_ai.language.tongues import BY_CODE
from followup_ai.patterns import Together, expression, may_match
from followup_ai.rules._credentials import credential_claims
from followup_ai.rules._evidence import OWN_FIELDS, Evidence
from followup_ai.rules._ledger import Claim, claim_at
from followup_ai.rules._quantities import spelt_number
from followup_ai.rules._raised import is_denied, is_raised, post_claims
from followup_ai.rules._text import Sentence, fold
from followup_ai.rules._words import VAGUE, WORD, is_ordinary, is_stop, plain, stem, weight, words_in

_DEED = (
    r"led|lead|manage|supervise|managed|built|ran|designed|launched|taught|supervised|delivered|"
    r"founded|increased|reduced|cut|saved|won|published|grew|oversaw|"
    r"implemented|migrated|coached|mentored|organi[sz]ed|negotiated|"
    r"sold|trained|worked|served|spent|speciali[sz]ed|handled|developed|"
    r"created|"
    r"headed|directed|coordinated|automated|wrote|written|authored|"
    r"raised|earned|completed|studied|graduated|qualified|volunteered|"
    r"interned|"
    r"rebuilt|redesigned|introduced|established|opened|set up|headed up|"
    r"cooked|nursed|drove|operated|maintained|installed|repaired|audited|"
    r"doubled|tripled|halved|improved|shipped|deployed|scaled|presented|"
    r"researched|translated|edited|produced|planned|budgeted|hired|"
    r"recruited|run|used|appeared|represented|chaired|judged|performed|exhibited|competed|came (?:first|second|third|top)|"
    r"(?:gave|given) (?:a|the|two|several|many) (?:talk|lecture|paper|keynote|workshop|course)s?|"
    r"hold (?:a|an|the|two|three|several) (?:patent|record|title|licen[cs]e|chair|qualification|ticket)s?|"
    r"own|owned|advised?|climbed|invented|patented|"
    r"was in charge of|was responsible for|was head of|have been in charge of|"
    r"never had|cared for|looked after|worked for|played for|been (?:a|an|the) (?=\w+(?:er|or|ist|ian|head|lead|chief|nurse)\b)"
)
_ADVERB = r"(?:\w+ly |also |once |since |already |first |then |both |even |myself |personally |recently |previously )?"
_PATTERNS = (
    expression(
        rf"\b(?<!if )(?<!could )(?:i|i've|i have|i had|i'd|where i|when i) {_ADVERB}\b(?P<deed>{_DEED})\b(?!')"
        rf"(?P<what>[^.;?!]{{0,160}})"
    ),
    expression(r"\bhaving (?P<deed>\w+(?:ed|en|un|un|ilt|ght|d))\b(?P<what>[^.;?!]{0,160})"),
    expression(
        r"\b(?:my|i have|i've|i bring|with(?! (?:me|you|us)\b)) (?P<deed>(?:[\w'+%-]+ ){0,5}?(?:years?|"
        r"months?|decade|experience|background|career|track record|time|"
        r"work|training|"
        r"stint|expertise|knowledge)(?:'| experience| background)?) (?P<what>(?:in|"
        r"with|at|of|as|on|for|running|leading|managing|doing|working|"
        r"building|teaching|"
        r"\w+ing)\b[^.;?!,]{0,120})"
    ),
    expression(
        r"\bas (?:an? |the )\b(?P<deed>former|supervisor|manager|head|director|team leader|foreman|forewoman|consultant|"
        r"partner|lecturer|examiner|advanced|senior|experienced|certified|qualified|chartered|"
        r"registered|licen[cs]ed|trained|seasoned)(?P<what>[^.;?!,]{0,80})"
    ),
    expression(
        r"\bi(?:'m| am) (?:a |an |also |now )*\b(?P<deed>fluent|certified|"
        r"qualified|chartered|registered|licen[cs]ed|trained|proficient|"
        r"accredited)(?P<what>[^.;?!,]{0,80})"
    ),
)
_TOGETHER = Together(enumerate(_PATTERNS), itemgetter(1))
# Deeds of the conversation and its aftermath are no experience.
_ABOUT_NOW = expression(
    r"^(?:[^.;?!]{0,30})\b(?:you|your|our (?:conversation|talk|meeting|"
    r"interview|chat|discussion)|this (?:note|email|message|letter)|"
    r"interview|notes?|forward|"
    r"through what|home\b|back\b|away\b|down\b|thinking|reflecting|talking|hearing|speaking|meeting|learning about|thought)\b"
)
# A career one would like to start is not one that one had.
_ASKED = compiled(r"\b(?:should|could|would|can|may|might|do|did) i\b")
_ONLY = compiled(r"\b(?:only|never|hardly|barely)\b")
_TO_COME = expression(
    r"\b(?:start|begin|continue|build|grow|develop|spend|invest|put|bring|offer|further|advance"
    r"|lend|share|shar|apply|use|us)(?:ing)? my\b"
)
_NOT_HAD = expression(
    r"\b(?:interest|wish|desire|hopes?|plans?|love|passion|questions?|pleasure|chance|opportunit(?:y|ies)|idea|future|possible|potential|prospective)\b"
)
"""What one has without having done anything: "I have much interest to work for you"."""
_DID = expression(
    rf"\bi(?:'ve| have| had|'d)? {_ADVERB}\b(?:{_DEED}|climbed|held|hold|own|owned|did an?"
    r"|was (?:an? |the |at |with |born|awarded|elected|made|appointed|promoted|honou?red)"
    r"|have been (?:an? |the |made|appointed)"
    r"|am (?:an? |the )(?!(?:bit|little|great|big|fan)\b)|(?:now |still |currently )?(?:head|chair|run|lead)\b"
    r"|am (?:now |still |currently )?(?:on an?|with|at|head|chief)\b)"
    r"|\bmy (?:\w+ ){0,2}?(?:passport|id|(?:reference )?number|reference|name|title|licen[cs]e|certificate|degree|doctorate"
    r"|membership|account|employer"
    r"|salary|pay|father|mother|brother|sister|uncle|aunt|cousin|wife|husband|grandfather|grandmother|friend)(?: \w+)?"
    r" (?:is|are|was|were|has|owns?|comes)\b"
)
"""Says what one did or is, where every name and figure is one's own."""
_ELSEWHERE = expression(r"\b(?:you|your|that|which|who|where|if|when|because|so|and|but|as|than|like|while|to|about)\b|[,;:]")
_PROMISED = expression(r"\b(?:as (?:i )?promised|as (?:you )?(?:requested|asked)|i promised(?: you)?|you asked me to send)\b")


def deeds_in(sentence: Sentence) -> list[tuple[int, int]]:
    """The clauses in which the candidate says what they did or are, as offsets into `Draft.text`.

    Each ends where something else may be spoken of.
    """
    found = []
    for deed in _DID.finditer(sentence.low):
        end = _ELSEWHERE.search(sentence.low, deed.end())
        found.append((sentence.origin[deed.start()], sentence.origin[end.start() if end else len(sentence.low)]))
    return found


def experience_claims(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """First-person claims of one sentence, each compared with the notes by content."""
    yield from _deeds(sentence, evidence)
    yield from post_claims(sentence, evidence)
    yield from credential_claims(sentence, evidence)
    yield from _languages(sentence, evidence)
    yield from _decisions(sentence, evidence)
    yield from _callings(sentence, evidence)
    if not evidence.interview.promised:
        for m in _PROMISED.finditer(sentence.low):
            source = next(
                (f"{f}: {n[:120]}" for f, n in evidence.notes if re.search(r"\b(?:promis|send|sent|share|forward|ask)", n)), ""
            )
            yield claim_at(sentence, "promise", *m.span(), source, sure=False)


def _deeds(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    taken = bytearray(len(sentence.low))
    for number, pattern in _TOGETHER.likely(sentence.low):
        for m in pattern.finditer(sentence.low):
            what = _cut(m["what"] if number not in (2, 3) else _SAYER.split(m["what"], maxsplit=1)[0])
            if any(taken[m.start() : m.end("deed")]) or (number < 2 and _ABOUT_NOW.match(what)):
                continue
            if _ONLY.search(m.group()[: m.start("deed") - m.start()]):
                continue  # "I have only worked for applicants" claims nothing more
            end = m.start("what") + len(what)
            taken[m.start() : end] = b"\1" * (end - m.start())
            words = [plain(t.group()) for t in WORD.finditer(what if number != 2 else f"{m['deed']} {what}")]
            content = [
                w
                for w in words
                if not is_stop(w) and not w[0].isdigit() and not spelt_number(w) and stem(w) not in VAGUE and weight(w)
            ]
            if _claims_nothing(number, m, sentence.low, evidence):
                continue
            if not content or (number == 2 and _TO_COME.search(sentence.low[max(0, m.start() - 40) : m.start() + 3])):
                continue
            source, sure = _supported(content, evidence, claimed=number != 1)
            if number == 4 and not source and evidence.is_own(m["deed"]):
                source, sure = evidence.word(m["deed"]), False
            if source and (is_raised(m["deed"], what, content, evidence) or is_denied(content, evidence)):
                source, sure = "", False
            yield claim_at(sentence, "experience", m.start(), end, source, sure)


def _claims_nothing(number: int, found: re.Match[str], low: str, evidence: Evidence) -> bool:
    """Whether words in the shape of a claim ask, wish or seek: "which part of my interview should I work on"."""
    if number == 3:
        return _is_sought(low[: found.start()], found["deed"], evidence.interview.role)
    return number == 2 and bool(_ASKED.search(found.group()) or _NOT_HAD.search(found["deed"]))


_SEEKS = expression(
    r"\b(?:interest\w*|keen|eager|hop(?:e|ing)|would|glad\w*|love|like|forward|enthusias\w+|appl(?:y|ied|ying|ication)"
    r"|consider\w*|delighted|happy|proud|ready)(?: \w+){0,3}? (?:work(?:ing)?|join\w*|start\w*|begin\w*|com(?:e|ing)"
    r"|serv(?:e|ing)|role|post|position|place|job|you|me|myself)\b"
    r"(?:(?! (?:what|whatever|when|where|while|that|which|because|since|my|i|i've|i'd|\w+ed|learnt|had|was|did)\b)"
    r"[^.;:?!]){0,60}$"
)
"""Before "as a head grower": what is looked for."""


def _is_sought(before: str, deed: str, role: str) -> bool:
    """Whether "as a head grower" names the role one would have, and no post one held: "keen to join you as …"."""
    return deed in fold(role)[0].lower().split() and bool(_SEEKS.search(before))


_CALLING = expression(
    r"\bi(?:'m| am) (?:also |now |still |already |myself )?an? "
    r"(?P<calling>[a-z]{3,20}(?:er|or|ist|ian|ant|naire|naut|man|woman)|doctor|nurse|pilot|knight|lord|prince|princess|judge|chef"
    r"|vet|monk|priest|champion|veteran|citizen|peer)\b(?= (?:of|by|at|and)\b|[.;!,])"
)
_SOFT = frozenset(
    words_in(
        """believer learner listener reader supporter admirer newcomer beginner starter player user customer follower outsider
stranger finisher thinker planner driver maker doer builder giver person human woman man member fighter number other newbie
convert partner neighbour neighbor commuter early riser traveller traveler helper sharer giant customer caller writer sender
applicant contender fan lover"""
    )
)
"""What one calls oneself in a manner of speaking: no calling."""


def _callings(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """What the candidate says they are by calling or birth: "I am an astronaut." """
    for m in _CALLING.finditer(sentence.low):
        if m["calling"] not in _SOFT:
            source = evidence.kin(m["calling"])
            yield claim_at(
                sentence, "experience", *m.span(), source if evidence.is_own(m["calling"]) or not _told(source) else ""
            )


def _told(source: str) -> bool:
    return source.startswith(("discussed:", "their_words:", "next_steps:", "personal:"))


_DECIDES = expression(
    r"\bi (?:hereby |gladly |happily |formally |do |am (?:happy|glad|pleased|delighted) to |(?:would|'d) like to )?(?:"
    r"(?P<accept>accept (?:the|your|this) (?:(?:job|kind|generous) )?(?:offer|position|job|role|post|terms|salary))"
    r"|(?P<withdraw>(?:withdraw|retract) (?:my|from) (?:\w+ )?(?:application|candidacy|candidature|process|interest)))\b"
)


def _decisions(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    """An offer taken that nobody has made, an application withdrawn: more than any other fact, these are the candidate's."""
    for m in _DECIDES.finditer(sentence.low):
        noted = evidence.is_own("withdraw") if m["withdraw"] else evidence.interview.outcome == "offer"
        yield claim_at(sentence, "experience", *m.span(), "outcome" if noted else "")


_SAYER = compiled(r" (?:i|we|you|i'[a-z]+)\b")
"""Where the clause after "with my three years of experience" begins."""
_TAIL = expression(
    r"(?:,| -| \u2013|\u2014|:| and (?:i|would|it|we|you|that|my|am)\b|"
    r" (?:would|will|could|should|which|so|because|but|is|are|was|"
    r"were|has|have|taught|means|gave|makes?|showed|fits?|seems?|"
    r"matches|applies|translates|helped|helps|like|such|that|to your|with your|when you|as you)\b).*$"
)


def _cut(what: str) -> str:
    """The object of a claim, up to where the sentence turns to something else."""
    return _TAIL.sub("", what).rstrip()


def _supported(content: list[str], evidence: Evidence, claimed: bool) -> tuple[str, bool]:
    """Source of a claim with these content words, and whether that is sure.

    Args:
        content: the claim's words that mean something.
        evidence: the interview.
        claimed: whether the words are plainly a claim, so that the reader's own notes ("their migration") do not support it.
    """
    if source := _in_letters(content, evidence):
        return source, True
    strong = [w for w in content if weight(w) >= 1] or content
    found = [source for w in strong if (source := evidence.kin(w))]
    mine = [w for w in strong if evidence.is_own(w)]
    if mine:
        return evidence.kin(mine[0]), len(mine) * 2 >= len(strong)
    for w in strong:  # "ML" for a note on machine learning
        if len(w) <= _MOST_LETTERS and (source := evidence.initials.get(w, "")).startswith(OWN_FIELDS):
            return source, False
    weak = [w for w in content if evidence.is_own(w)]
    if weak and (found or len(strong) == 1 or len(weak) >= 2):
        return evidence.kin(weak[0]), False
    if found and not claimed:
        return found[0], False
    return "", not found and len(strong) >= 2


def _in_letters(words: list[str], evidence: Evidence) -> str:
    """The source of words whose initials a note has: "fast-moving consumer goods" for FMCG."""
    letters = "".join(word[0] for word in words)
    spans = (letters[at : at + size] for size in range(_FEWEST_LETTERS, 6) for at in range(len(letters) - size + 1))
    return next((evidence.words[span] for span in spans if span in evidence.words and not is_ordinary(span)), "")


_FEWEST_LETTERS = 3
_MOST_LETTERS = 4
_LANGUAGE = expression(
    r"\b(?:i|my)\b[^.;?!]{0,40}?\b(?:speak|spoken|fluent|fluently|"
    r"native|conversational|bilingual|proficient)\b(?P<which>[^.;?!]{0,80})",
    re.I,
)
TONGUE = expression(
    r"\b(?:English|French|German|Spanish|Italian|Portuguese|Dutch|"
    r"Polish|Russian|Ukrainian|Romanian|Hungarian|Czech|Greek|Turkish|"
    r"Arabic|Hebrew|"
    r"Farsi|Persian|Urdu|Hindi|Punjabi|Bengali|Gujarati|Tamil|Telugu|"
    r"Mandarin|Cantonese|Chinese|Japanese|Korean|Vietnamese|Thai|Tagalog|"
    r"Malay|"
    r"Indonesian|Swahili|Yoruba|Igbo|Hausa|Amharic|Somali|Zulu|Afrikaans|"
    r"Swedish|Norwegian|Danish|Finnish|Icelandic|Welsh|Irish|Gaelic|"
    r"Catalan|Malayalam|Telugu|Marathi|Kannada|Nepali|Sinhala|Basque|Serbian|Croatian|Bulgarian|Slovak|Lithuanian|"
    r"Latvian|Estonian|Georgian|Armenian|Pashto|Kurdish|Tigrinya|Xhosa|isiZulu|isiXhosa|Sesotho|Maori|Samoan|Latin|BSL)\b"
)
"""Languages: whoever speaks one claims it, whoever only names one does not."""


_CODES = {name.lower(): code for code, name in BY_CODE.items()}
_AT_LEVEL = r"\b[:,]? \(?(?:native|mother tongue|bilingual|fluent|proficient|advanced|good|ok|okay|basic|[abc][12])\b"


def _coded(tongue: str, evidence: Evidence) -> str:
    """The source of a language that a note gives by its code and its level: "PT native, EN C1"."""
    code = _CODES.get(tongue, "")
    told = re.compile(rf"\b{code}{_AT_LEVEL}|\b(?:native|fluent) {code}\b", re.IGNORECASE) if code else None
    return next((f"{field}: {note}" for field, note in evidence.notes if told and told.search(note)), "")


def _languages(sentence: Sentence, evidence: Evidence) -> Iterator[Claim]:
    for m in _LANGUAGE.finditer(sentence.text) if may_match(_LANGUAGE, sentence.low) else ():  # what is asked of `low` is known
        for tongue in TONGUE.finditer(m["which"]):
            start = m.start("which") + tongue.start()
            name = plain(tongue.group())
            source = evidence.word(name) or _coded(name, evidence)
            yield claim_at(sentence, "credential", start, start + len(tongue.group()), source)
