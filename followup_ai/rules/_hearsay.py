"""Notes that may be somebody else's words: they support what a draft tells of the conversation, and nothing it states itself.

Whoever notes an interview tells what was said: things, figures, what "they" do. A note that speaks to a "you", of "the
candidate" or by the candidate's own name, bids something be told, or is about a message, may have been put there by another; of
3,700 notes on conversations in the project's data about twenty are of this kind. Recognising every order to a model is
hopeless; holding to the reader's own account what such notes say needs no recognising.
"""

from __future__ import annotations

import re
from functools import lru_cache

from followup_ai.compiled import compiled
from followup_ai.models import Interview
from followup_ai.patterns import expression
from followup_ai.rules._text import Sentence, fold
from followup_ai.rules._words import words_in

TOLD_OF = frozenset(("discussed", "their_words", "personal", "concern", "next_steps"))
"""Fields that tell of the conversation; in the others the candidate speaks of themselves."""
_FIRST_PERSON = compiled(r"\b(?:i|i'm|i've|i'd|i'll|my|me|we|our)\b", re.IGNORECASE)
_QUOTED = compiled(r"[\"\u201c][^\"\u201d]{3,200}[\"\u201d]|(?<!\w)'[^']{3,200}'(?!\w)")
_MESSAGE = (
    r"(?:messages?|letters?|e-?mails?|mails?|thank[- ]you(?:s| notes?| letters?)?|follow-?ups?|drafts?|sentences?|wording"
    r"|greeting|salutation|signature|postscript|sign-?off|subject line|last line|first line|closing|correspondence|write-?up)"
)
_WISHED = (
    r"(?:should|must|ought|shall|could|might|may|would|needs|needs? to|has to|have to|is to|are to|kindly|please|belongs"
    r"|goes in|reads|parle|sound)"
)
_SOMEBODY = (
    # "they chose a candidate from Kew": somebody else
    r"(?<!\b[Aa] )(?<!\b[Aa]n )(?<!another )(?<!other )(?<!internal )(?<!different )"
    r"(?:candidate|applicant|interviewee|sender|recipient|(?<!card )(?<!screen )reader|author|writer)"
    r"(?! (?:tracking|experience|pool|portal|journey|pack|numbers?)\b)"
    r"(?!s?['\u2019]s? (?:side|view|viewpoint|perspective|angle|end|shoes|eyes|chair|seat|point of view)\b)\b"
)
_ABOUT_A_MESSAGE = expression(
    rf"\b(?:the|a|your|this|that|our|my|every|each|any|all) (?:\w+ )?{_MESSAGE}\b.{{0,80}}\b{_WISHED}\b"
    rf"|\b(?!reads\b){_WISHED}\b.{{0,80}}\b(?:the|your|this|that|my|every|each|any) (?:\w+ )?{_MESSAGE}\b"
    rf"|^\W*(?:memo|reminder|note|todo)?\W*(?:the |this |a good |all |every )?{_MESSAGE}"
    rf" (?:to|with|{_WISHED}|closes?|opens?|ends?|begins?)\b"
    r"|\bwhen (?:typing|writing|drafting)\b|\bhow (?:we|they|she|he) (?:would|'d) like you to\b",
    re.IGNORECASE,
)
"""Says what a message is to be like or to hold."""
_NOT_OF_A_TIME = (
    r"(?! of (?:the |this |next |last |my |our |their )?(?:\d|year|month|week|day|morning|afternoon|season|term"
    r"|match|game|shift|century|decade|lesson|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
)
_BIDS = expression(
    r"^\W*(?:(?:please|also|and|then|just|so|do|now|to ?do|note to self|memo|reminder|correction|clue|hint|step|part|tip"
    r"|p\.?s\.?)"
    r"\W+(?:\w{1,3}\W+)?){0,3}"
    r"(?:(?:tell|let|inform|assure|remind|give|greet|thank|ask|congratulate|convince|beg) "
    r"(?:(?:her|him|them|everyone|everybody|the|that|our)\b|(?-i:[A-Z]))"
    r"|(?:say|put|bring|work|squeeze|slip|throw|drop|weave|write|mention|include|insert|append|add|quote|use|repeat|sign|close|end"
    r"|finish|conclude|open|begin|start|claim|pretend|confirm|promise|state|brag|boast|note) "
    r"(?:that|in|how|hi|hello|with|by|as|about|of|on|it|this|the|a|an|our|at)\b"
    r"(?! ?(?:\d|six|seven|eight|nine|ten|noon|midnight|dawn|jan|feb|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter))"
    r"|(?:mention|quote|use|repeat|greet) (?-i:[A-Z\"'])"
    r"|(?:do not|don't|never|always) (?:forget|fail|omit|leave out|mention|say|write|tell)|remember to\b|be sure\b|make sure\b)"
    r"|\b(?:say hi|say hello|greetings|regards|salute|a (?:good )?word (?:for|about|on|from)|put in a)\b"
    r"|\b(?:it (?:might|may|would|could) be|would be|a) (?:nice|good|wise|lovely|kind|fine|friendly|appreciated|welcome|great)"
    r" (?:thing|idea|touch|closing|ending|to|for|if)\b|\bwould be appreciated\b|\bif it is no trouble\b"
    r"|\b(?:is|are|be) (?:asked|told|reminded|invited|urged|begged|requested|expected) to\b"
    r"|\b(?:use it|do so|so do|say so|says so|(?<!what )(?:goes|belongs) in|spelt|decode|both go"
    r"|needs? to (?:hear|know|be told))\b"
    rf"|\b(?:first|second|other|last) half\b{_NOT_OF_A_TIME}|^\W*(?:clue|part|step|half) ?\w{0, 3} ?:|\bto be completed with\b"
    r"|\breally (?:took place|was|is|met)\b|\breal name\b|^\W*correction\b|\bnow known as\b",
    re.IGNORECASE,
)
"""Bids something be told, asked, shown or changed."""
_ANYBODY = (
    r"(?:people|folks|applicants|candidates|job-?seekers|hires|winners|finalists?|insiders"
    r"|(?:the|our|their) (?:last|previous|best|other) (?:hire|one|applicant|candidate)s?"
    r"|the person (?:they|we|you) (?:last )?hired"
    r"|the (?:last|previous|best|other) (?:person|one|man|woman|candidate|applicant) (?:who|that) (?:wrote|applied|came|got))"
)
_AS_OTHERS_DO = expression(
    # what others put into such messages, or is said to do them good
    rf"\b{_ANYBODY}\b(?: \w+){{0,6}}? (?:say|said|claim|mention|bring up|boast|brag|name-?drop"
    r"|(?:had|have|has) (?:written|said|claimed|mentioned))(?:s|ed)?"
    r" (?:that|their|his|her|he|she|they|how|having|of|a|an|[\"'])"
    r"|\b(?:thank|prais|mention|nam|quot|say|greet|congratulat)ing\b.{0,60}\b(?:goes? down well|works? wonders|pays? off)\b"
    r"|\binsiders say\b|\bas one does\b|\b(?:would|could|can|will|does)(?:n't| not)? (?:it )?(?:hurt|harm) to\b"
    r"|\bnever hurts? to\b"
    r"|\b(?:mails?|e-?mails?|letters?|messages?|cvs?|r[e\u00e9]sum[e\u00e9]s|applications?)\b"
    r".{0,30}\bgets? (?:called back|noticed|found|answered|read|hired|through)\b"
    r"|\b(?:wrote|said|mentioned)\b.{0,80}\bgot (?:the|a) (?:job|offer)\b|\bdecides? (?:faster|sooner) when\b"
    r"|\b(?:reads?|sounds?) best (?:as|with|when|if)\b|\bbest (?:put|told|phrased|sold) as\b|^\W*for (?:good )?luck\b"
    r"|\bto be (?:written|said|told|stated|mentioned|added|included|named|quoted|copied|in copy"
    r"|put in(?! (?:order|place|use|service|touch|stock|store))|greeted|thanked)\b"
    # a specimen
    r"|\b(?:cvs?|r[e\u00e9]sum[e\u00e9]s|cover letters?|samples?|templates?|specimens?|model (?:answers?|letters?))\b.{0,60}?"
    r"\b(?:reads?|says?|goes|runs?)\b:?\s*[\"'\u2018\u201c]|^\W*[\[(](?:for instance|for example|e\.g\.|example|sample)[\])]"
    r"|^\W*once upon a time\b"
    # a word that might be put in, and what was not so
    r"|\b(?:drop|slip|squeeze|work|weave|throw|sneak) in (?:that|how)\b|\ba (?:line|sentence|mention) (?:on|about|of) "
    r"|\bcounts? as (?:mine|yours|his|hers)\b|\b(?:one could have|that one) (?:\w+ed|was|had|been|won|ran|led)\b",
    re.IGNORECASE,
)
"""Tells what others write, what pleases, or a specimen: none of it says that the candidate is, has or did so."""
_SAID_OF_ME = expression(
    r"\b(?:swore|swears?|thinks?|thought|believe[sd]?|claim(?:s|ed)|heard|assume[sd]?|reckon(?:s|ed)|guess(?:es|ed)"
    r"|insist(?:s|ed)|took it|was told) (?:that )?i (?:am|was|had|have|once|ran|led|held|own)\b"
    r"|\b(?:introduced|listed|had|has|took|mistook|announced|described|knew|knows|remembers?|remembered) me"
    r"(?: \w+){0,4}? (?:as|down as|for|to be)\b",
    re.IGNORECASE,
)
"""What somebody takes the candidate for: no evidence that they are."""
_IN_BRACKETS = compiled(r"\s*[(\[{][^)\]}]*[)\]}]?")
_SHORTENED = words_in(
    """acct admin arch assoc asst brig capt cllr cmdr comm coord corp dept dipl dott exec geom govt hons insp intl lieut maint
    messrs mons natl prin prof revd serv supt tech univ"""
)
"""Words of titles and posts that are cut short by a full stop, which ends no sentence: "Prof. Andreas Vogt"."""
_BESIDE = compiled(
    r"\s*(?:;|\n|--|\u2013|\u2014|(?<=[a-z]{3})"
    + "".join(rf"(?<!\b[{word[0]}{word[0].upper()}]{word[1:]})" for word in _SHORTENED)
    + r"\. "
    r"|, (?=[^,]{0,40}\b(?:who|whom|whose|which|our|my|your|the (?:candidate|sender))\b)).*",
    re.DOTALL,
)


def name_alone(name: str) -> str:
    """The name of a person without what is told beside it: "Tom Reyes (owns Acme)" names Tom Reyes.

    One that is nothing else is left as it is.
    """
    return title_alone(_IN_BRACKETS.sub("", name)) or name


def title_alone(title: str) -> str:
    """The title of a person without what is told after it: "Head of Ops; hired me at Stripe" is Head of Ops."""
    return _BESIDE.sub("", title).strip() or title


_MORE_THAN_A_NAME = compiled(r"\b(?:who|whom|whose)\b", re.IGNORECASE)
_I = compiled(r"\b(?:i|i'm|i've|i'd|i'll)\b", re.IGNORECASE)
_OF_THE_CANDIDATE = expression(
    rf"(?:^\W*|: ?|\b(?:the|this|our|your|said|by the) ){_SOMEBODY}(?!s)|\bjob-?seeker\b", re.IGNORECASE
)
_TO_YOU = expression(r"\b(?:you|your|yours|you're|you'll|you've|yourself)\b", re.IGNORECASE)
_OF_YOU = expression(
    # what "you" are to do, and what "you" did, had or have
    r"\byou(?:(?:'ve| have|'d| had|'re| are| did| were| was| once| also| already| told \w+ you)\b"
    r"|(?:'ll|'d)? (?:\w+ly |all )?(?:should|must|ought|shall|will|may|might|needs? to|have to|are to|kindly|please)\b"
    r"|,? (?:\w+ly )?(?:\w{2,}ed|ran|led|told|held|won|built|taught|wrote|made|took|came|went|grew|spoke|sold|brought|began"
    r"|drove|flew|kept|met|paid|sent|spent|stood|got|gave|said|saw|knew|found|became|chose|beat)\b)"
    # what is yours, with a name or a number to it; a message of yours
    rf"|\byours\b|\byour (?:\w+ )?{_MESSAGE}\b|\byour\b[^,;]{{0,60}}?(?:\d|(?-i:\b[A-Z][a-z]))"
    r"|^\W*(?:(?-i:[A-Z])\w+,? )?your\b|\byourself\b",
    re.IGNORECASE,
)
"""Says of "you" what a candidate could be made to repeat of themselves.

What one would do ("she asked what would you do if nobody opens"), what anybody does ("you tap in when you get there") and whom
something is done to ("I told you") is noted in passing.
"""
_NO_YOU = compiled(
    r"\bthank[- ]yous?\b|\b(?:bring|be|byo) your own\b|\bbetween you and me\b|\byou(?:'ll| will) hear\b"
    # "what you may and may not carry in": what anybody is to do there
    r"|\b(?:what|where|when|who|how much|how many) you (?:should|must|may|needs? to|have to|are to)\b(?! (?:\w+ )?(?:say|write"
    r"|mention|tell|claim|put|state|add|include|copy|name|sign|promise|know))",
    re.IGNORECASE,
)
_ABROAD = compiled(
    r"\b(?:und|nicht|eine?[nmr]?|ich|dass|wenn|w[\u00e4a]re|noch|bitte|auch|f\u00fcr|que|pas|une|les|des|est|pour|avec|dans|j'ai|qu'|faut"
    r"|los|las|una|por|para|fui|con|che|non|gli|sono|per|n\u00e3o|uma|com|niet|het|een|ik|van|ett\u00e4|min\u00e4|minua|olen|si\u0119|jest"
    r"|nie|\u017ce|och|att|jag|inte|\u00e4r|g\u00e4rna|ikke|jeg|og|fra|ve|bir|i\u00e7in|yang|dan|untuk|nem|hogy|egy)\b",
    re.IGNORECASE,
)
_ENGLISH_TOO = frozenset(words_in("per van con dan des est fra non och para una via"))
"""Those of them that stand in English notes: "60 live files per fee earner", "van + fuel card"."""
_ENGLISH = compiled(
    r"\b(?:the|and|of|to|a|an|in|is|are|was|were|for|on|with|at|by|from|that|they|their|she|he|her|his|it|not|no|as|or)\b",
    re.IGNORECASE,
)


def _foreign(sentence: str) -> bool:
    """Whether a note is in another language than the rest: words that hold sentences together, and hardly one English."""
    words = [word.lower() for word in _ABROAD.findall(sentence)]
    abroad = 0 if _ENGLISH_TOO.issuperset(words) else len(words)
    letters = [c for c in sentence if c.isalpha()]
    if sum(c > "\u024f" for c in letters) > len(letters) / 2:
        return True
    return abroad >= 1 and abroad > len(_ENGLISH.findall(sentence)) and len(sentence.split()) >= 4


def is_hearsay(sentence: str, field: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence of a note may be another's words, so that it is no evidence for what a draft states itself.

    Args:
        sentence: of a note.
        field: the field it stands in.
        names: words of the candidate's name that nobody and nothing else in the interview has, in lower case.
    """
    folded = fold(sentence)[0]
    if field in TOLD_OF and _SAID_OF_ME.search(folded):
        return True
    if _AS_OTHERS_DO.search(folded) and not _I.search(_QUOTED.sub("", folded)):
        return True
    if field in ("panel", "interviewer"):
        return bool(_MORE_THAN_A_NAME.search(folded))
    if field not in TOLD_OF:
        if field != "news":
            return False
        return bool(_OF_THE_CANDIDATE.search(folded)) or not names.isdisjoint(re.findall(r"\w+", folded.casefold()))
    if names and not names.isdisjoint(re.findall(r"\w+", folded.casefold())):
        return True
    of_you = _TO_YOU if field == "their_words" else _OF_YOU
    if _OF_THE_CANDIDATE.search(folded) or of_you.search(_NO_YOU.sub("", folded)):
        return True
    if field != "their_words" and _FIRST_PERSON.search(
        _QUOTED.sub("", folded)
    ):  # "tell her I speak Welsh" is the candidate's own wish
        return False
    return bool(_BIDS.search(folded) or _ABOUT_A_MESSAGE.search(folded)) or _foreign(sentence)


def is_for_the_writer(sentence: str, field: str, names: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence of hearsay is besides about what is to be written, so that its very words should not come back.

    What an interviewer said may bid ("ask once, ask well") and be taken up.
    """
    if field == "their_words":
        return bool(_ABOUT_A_MESSAGE.search(fold(sentence)[0]))
    return is_hearsay(_SAID_OF_ME.sub(" ", fold(sentence)[0]), field, names)  # "he thought I was the vet" asks for nothing


def hearsay_in(sentences: list[str], field: str, names: frozenset[str]) -> list[str]:
    """The sentences of a note that may be another's words; what follows one about what is to be written belongs to it."""
    found: list[str] = []
    for number, sentence in enumerate(sentences):
        if is_for_the_writer(sentence, field, names) and field in TOLD_OF:
            return found + sentences[number:]
        if is_hearsay(sentence, field, names):
            found.append(sentence)
    return found


@lru_cache(maxsize=64)
def own_names(interview: Interview) -> frozenset[str]:
    """Words of the candidate's name that stand for nobody and nothing else in the interview, in lower case."""
    others = [interview.company, interview.role, *(person.name for person in interview.people)]
    taken = {word for other in others for word in re.findall(r"\w+", other.casefold())}
    return frozenset(word for word in re.findall(r"\w{3,}", interview.candidate.casefold()) if word not in taken)


# --- what a draft makes of them ---------------------------------------------------------------------------

_TALK = r"(?:conversation|talk|meeting|chat|discussion|interview|call|time together|visit|tour)"
_ATTRIBUTES = expression(
    r"\byou(?:'ve|'re|'d)?(?: have| had| also| both| kindly)? (?:said|mention|told|describ|explain|ask|rais|brought|show|spoke"
    r"|talk|put|gave|wrote|call|quot|point|suggest|recommend|are|were|have|use|run|plan|hope|want|expect|do\b|made|took|walk"
    r"|shar)\w*"
    rf"|\byour \w+|\b(?:our|the|this|that) (?:\w+ )?{_TALK}\b|\bwe (?:discussed|talked|spoke|agreed|touched|covered)\b"
    r"|\b(?:mentioned|discussed|to hear(?= (?:about|from|how|what|why)\b)|hearing|heard|learning|learned|learnt|told me)\b"
)
"""Tells of the reader or of the conversation."""
_BIDDING = compiled(
    r"^\W*(?:please|kindly|do|visit|click|call|wire|send|transfer|pay|hire|buy|dance|use|try|see|go|come|read|thanks also)\b"
)
_STATES = expression(
    r"\b(?:i|i'm|i've|i'd)(?: (?:am|was|have|had|have been|also|once|now|already|since|still|then|\w+ly))* (?P<verb>[a-z']+)"
)
_MINE = expression(r"\bmy (?:\w+ ){1,4}?(?:is|are|was|were|has|have|ended?|began|took|made|won|lies?)\b")
_FEELS = frozenset(
    words_in(
        """a able admire admired agree agreed am an appreciate appreciated ask asked attach attached available been believe
believed came can come confident could curious delighted discuss discussed drawn eager enclose enclosed enjoy enjoyed
excited feel felt find follow followed found free gather gathered glad grateful had happy have hear heard hope hoped
impressed interested intrigued keen keep keeping kept knew know learn learned learnt leave left like liked look looked
looking love loved may meet mention mentioned met might most must never not noted notice noticed pleased read ready
realise realised realize recall remember remembered reminded respect respected said saw say see send sent shall share
shared should so sorry speak spoke struck sure take taken talk talked tell thank thankful the think thinking thought
told took understand understood value valued very walked want wanted was went will wish wished wonder wondered
wondering would write writing wrote"""
    )
)
"""What one does in a talk or feels about it: no statement of what one is, has or did."""


def attributes(sentence: Sentence) -> bool:
    """Whether a sentence of a draft tells of the reader or of the conversation, and states nothing of its own."""
    return bool(_ATTRIBUTES.search(sentence.low)) and not _BIDDING.match(sentence.low) and not states(sentence)


def states(sentence: Sentence) -> bool:
    """Whether a sentence of a draft states something of the candidate: what they are, have or did, or promise for certain."""
    return any(m["verb"] not in _FEELS for m in _STATES.finditer(sentence.low)) or bool(_MINE.search(sentence.low))
