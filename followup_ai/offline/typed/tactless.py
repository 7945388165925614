"""What is true, and still no compliment: troubles, slights, a verdict on the candidate, what one says to everybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from followup_ai.language.first_names import is_first_name
from followup_ai.offline.english.finite import finite_at, tokens_of
from followup_ai.offline.english.lexicon import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, word_set
from followup_ai.offline.english.perspective import ONE_PERSON, PLURAL_AGENT
from followup_ai.offline.english.posts import HELD_POSTS
from followup_ai.offline.english.shapes import is_finite
from followup_ai.offline.typed.cleaning import everyday
from followup_ai.offline.typed.screening import is_coarse

# Troubles of a house or of its people that nobody wants to find in a stranger's letter.
_TROUBLE = re.compile(
    r"\b(?:DUIs?|arrest\w*|lawsuits?|su(?:ed|ing)|embezzl\w*|fraud (?:case|trial)|affairs? with|hung[- ]?over"
    r"|(?:who|she|he|they|you|that) drinks?(?=$|[,.;)])|redundanc(?:y|ies)(?! pay| payments?| law)|lay-?offs?|job cuts"
    r"|(?:drink|drinking|drug) problems?|tribunals?|harass\w+|yawn\w*|quarrel\w*"
    r"|unpaid (?:\w+ )?(?:trials?|shifts?|overtime|internships?)"
    r"|smell(?:s|ed|y)? (?:of|like|in|bad|awful)|stinks?)\b"
    r"|\b(?:and|she|he|they|you) (?:\w+ )?(?:argued|rowed|fell out)\b",
    re.IGNORECASE,
)
# What speaks against the candidate, or is theirs alone: "my weak English", "the gap in my CV", "my other interviews".
_AGAINST_ME = re.compile(
    r"\bmy (?:\w+ ){0,3}?(?:gaps?|weakness(?:es)?|redundancy|dismissal|sacking|sick(?:ness| leave)|absences?|conviction"
    r"|criminal record|failings?|visa|debts?|divorce|burn-?out|lack|nerves|bankruptcy|pregnancy|health|salary|age(?! \d)|ADHD"
    r"|dyslexia|autism|epilepsy|accent|notice(?: period)?|(?:other|second) (?:interviews?|offers?|applications?)"
    r"|(?:weak|poor|bad|broken|rusty|limited|slow|terrible) [\w-]+)\b"
    r"|\b(?:gaps?|holes?|break) (?:in|on) my (?:CV|resume|r[eé]sum[eé]|employment|work|history|career)\b"
    r"|\b(?:biggest|greatest|worst|main) (?:weakness|failure|mistake|regret)(?:es|s)?\b"
    r"|\bwhy I (?:leave|left|quit|am leaving|want to leave|got fired)\b",
    re.IGNORECASE,
)
_ANNOYED = re.compile(
    r"^\W*(?:lol|rofl|smh|yeah right|oh (?:great|joy|dear|no|god)|oh,? another|great, another|typical)\b", re.I
)
# "both support Everton (I pretended)": what the candidate says of it in brackets takes it back
_NOT_MEANT = re.compile(
    r"\((?:I (?:\w+ )?(?:pretended|lied|bluffed|faked|made (?:it|that) up|don['’]?t|didn['’]?t|hate)\b|not(?: really)?!*\)"
    r"|joking|kidding|jk\b|a lie|as if)",
    re.IGNORECASE,
)
_ONE = r"(?:she|he|you|(?:the|my) (?:interviewer|manager|boss|recruiter|panel))"
_SOFTLY = r"(?: (?:really|very|so|quite|a bit|rather|clearly|obviously|also|just|even|kind of|almost|about|over|half|all of))*"
# What was amiss with the reader on the day, told to the reader: "she was 40 min late", "her English was bad"
_SLIGHT = re.compile(
    rf"^(?:and |but )?(?:{_ONE} (?:(?:was|were|is|are|seemed|looked|kept|came|arrived|turned up){_SOFTLY} "
    r"(?:(?:\d|half|an?|twenty|ten|forty|thirty)[\w ]*?(?:min\w*|hours?) )?(?:late|early"
    r"|on (?:his|her|your|their) (?:phone|mobile|laptop)|(?:look|check|glanc)ing"
    r"|eating|tired|ill|distracted|bored|rude|confused|unprepared|short|blunt|cold|cross|busy|elsewhere|miles away|typing)\b"
    r"|(?:had ?n[o'’]t|had not|did ?n[o'’]t|did not|could ?n[o'’]t|could not|never|hardly|barely)\b.*\bm[ey]\b"
    r"|(?:had ?n[o'’]t|had not|did ?n[o'’]t|did not|never) (?:even )?(?:read|listen|look|smile|shake|ask|know who|speak|say)"
    r"|forgot|mispronounced|ignored|interrupted|sighed|frowned|snapped|smirked|rolled)\b"
    r"|(?:her|his|your) (?:\w+ )?(?:\w+) (?:was|is|were|are)"
    rf"{_SOFTLY} (?:bad|poor|weak|terrible|awful|broken|wooden|dreadful|rubbish|dirty|messy|ugly|limp|sweaty)\b)",
    re.IGNORECASE,
)
# Behind "our talk about" neither a condition nor a denial says what it was about.
_HYPOTHESIS = re.compile(r"(?:if|unless|nothing|none|not)\b(?!-)", re.IGNORECASE)
# ... nor does a statement: where neither a question nor a relative clause begins, no verb has a subject of its own
_JOINT = re.compile(
    r"\b(?:how|what|why|when|which|whether|who|where|if|that|whose|because|once|after|before|until|while|since|as|nobody)\b|\""
)


@lru_cache(maxsize=1024)
def is_tactless(text: str) -> bool:
    """Whether words name a trouble, a slight or what speaks against the candidate: no topic to have enjoyed.

    Args:
        text: a note's sentence or clause, as typed, or what would be taken up of it.
    """
    return any(p.search(text) for p in (_TROUBLE, _AGAINST_ME, _ANNOYED, _NOT_MEANT, _SLIGHT))


_COUNT = re.compile(
    r"\b(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)\b"
)
# "planning to learn Python": what one means to do is no qualification
_MEANT = re.compile(
    r"^\W*(?:I(?:['’]m| am| was)? )?(?:planning|hoping|intending|aiming|thinking|about|meaning|going) (?:to|of|on)\b", re.I
)


def trustworthy(notes: Iterable[str]) -> list[str]:
    """The notes on what the candidate brings without mere intentions, and without those that differ in a number alone.

    Args:
        notes: of one field, as typed.
    """
    said = [note for note in notes if not _MEANT.match(note)]
    alike = Counter(_but_for_counts(note) for note in dict.fromkeys(said))
    return [note for note in said if alike[_but_for_counts(note)] == 1]


def _but_for_counts(note: str) -> str:
    return " ".join(re.findall(r"\w+", _COUNT.sub("0", note.lower())))


_FOREIGN = word_set("foreign-small-words")
_PLACES = re.compile(
    r"(?<=[A-Z][a-zà-ÿ]{2}) (?:de|la|del|du|di) (?=[A-Z])|\b[A-Z]\w+ (?:de|la|del|du|di) (?=[A-Z])"
)  # "Tour de France"


def is_foreign(sentence: str) -> bool:
    """Whether a sentence is in another language than English: small words of one, and not a common English word.

    Args:
        sentence: of a note, as typed.
    """
    words = re.findall(r"[^\W\d_]+", _PLACES.sub("", sentence))
    plain = [w for w in words if w.islower() and w not in _FOREIGN]
    small = sum(w in _FOREIGN for w in words)
    if small > 1 and not (DETERMINERS | PREPOSITIONS | CONJUNCTIONS) - _FOREIGN & set(words):
        return True
    return bool(small) and not any(everyday(w) for w in plain if len(w) > 2)


def is_slight(sentence: str) -> bool:
    """Whether a sentence is tactless, and nothing else is told in it.

    Args:
        sentence: of a note, as typed.
    """
    return "," not in sentence and is_tactless(sentence)


# "your colleague Mark", "the interviewer", "Dooley who sings": a person is no topic, and what was said of them is left out
_SOMEBODY_WHO = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?P<name>[A-Z][\w'’-]+) who\b")


def is_no_topic(topic: str) -> bool:
    """Whether a noun phrase names a person and nothing else, or is a condition, a denial or a whole statement.

    Args:
        topic: in the form in which it would be taken up.
    """
    words = topic.split()
    if _HYPOTHESIS.match(topic) or _states(topic):
        return True
    if who := _SOMEBODY_WHO.match(topic):
        return bool(is_first_name(who["name"])) or (topic != who[0] and " " in who[0].split(" who")[0])
    plain = 1 < len(words) < 6 and words[0].islower() and not PREPOSITIONS & set(words)
    named = (
        plain
        and len(words) > 2
        and words[-1].istitle()
        and words[-2].islower()
        and (is_first_name(words[-1]) or _is_one(words[-2]))
    )
    bare = len(words) == 1 and is_first_name(topic) and topic.istitle()
    return bool(bare or (plain and (named or words[-1] in ONE_PERSON)))


def _states(topic: str) -> bool:
    said = re.split(r" [-–—] |[:;]", topic)[0]
    told = is_finite(said) and not _JOINT.search(said)
    return said.startswith("you ") or (told and 0 < finite_at(tokens_of(said)) < len(said.split()) - 1)


def _is_one(word: str) -> bool:
    return bool(word in ONE_PERSON or HELD_POSTS.fullmatch(word) or PLURAL_AGENT.match(f"{word}s"))


_IS = r"(?:['’](?:s|re|d)| (?:is|are|was|were|do|did|does|would|will|can|could|have|has|should|made?|makes|brings))"
# What is asked of every candidate, or said to every guest: "tell me about yourself", "any questions?", "nice to meet you"
_TO_ANYBODY = re.compile(
    r"^(?:(?:so|and|well|ok|okay|right|now|great|good),? )*(?:(?:tell|talk|walk|take|sell|convince) (?:me|us)\b"
    rf"|(?:what|why|where|when|how|who|which){_IS}\b.*\byou(?:r|rself)?\b"
    r"|(?:do|did|are|were|can|could|would|will|have|is|was) (?:you|your|there|that|this)\b"
    r"|(?:any|no) (?:\w+ )?(?:questions?|other business)\b|(?:take|have|grab) a seat|come (?:on )?in\b|make yourself"
    r"|help yourself|bear with|thank|thanks|cheers|welcome(?! to the\b)|sorry\b|see you|take care|speak soon|safe (?:trip|home"
    r"|journey)|(?:have|enjoy) (?:a|your|the rest))"
    r"|\b(?:nice|good|great|lovely|pleased|pleasure|happy|glad|delighted) (?:(?:to|in) )?(?:finally )?(?:meet|see|talk|speak"
    r"|hav|chat)(?:ing)?(?: to| with)? you\b|\b(?:be|keep|stay|get) in touch\b|\b(?:get|come) back to you\b"
    r"|\blet you know\b|\bhear from us\b|\b(?:great|good|interesting) (?:question|answer|point)\b",
    re.IGNORECASE,
)
# How the candidate did, or stands among the others, whichever way: "your CV is a bit thin", "I'd hire you tomorrow"
_VERDICT = re.compile(
    r"\byour (?:CV|resume|r[eé]sum[eé]|application|background|experience|English|accent|qualifications|references|degree|age"
    r"|profile|answers?|nerves|portfolio|notice|salary|test|handwriting)\b"
    r"|\b(?:candidates?|applicants?|applications|(?:first|second) choice)\b|\b(?:hire|choose|pick|take|reject|consider"
    r"|employ|want) you\b"
    r"|\byou(?:['’]re| are| were| seem(?:ed)?| look(?:ed)?| sound(?:ed)?| come across(?: as)?)(?: (?:a bit|a little|bit|too"
    r"|very|quite|rather"
    r"|clearly|obviously|perhaps|maybe|just|probably|simply|really|so|not|no|not (?:quite|really|yet)))+ "
    r"(?!only\b|as\b)|\byou(?:['’]re| are) (?:over|under)[a-z]+ed\b"
    r"|\byou(?:['’]d| would| might| could| wouldn['’]t)"
    r" (?:be (?:perfect|good|great|bored|wasted|better)|fit|struggle|get bored|hate|love it|not last|do well)\b",
    re.IGNORECASE,
)
_SOUR = word_set("sour")
_GO = re.compile(
    r"\b(?:walked|leaves?|left|goe?s?|walks?|stays?|lasts?) (?:because|out\b|within|soon|after (?:a|one|two|three|six)"
    r"|(?:a|one|two|longer than a) (?:\w+ )?(?:week|month|winter|season|summer|year))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def is_unquotable(line: str) -> bool:
    """Whether a line of theirs is none to quote with pleasure: coarse, bitter, a verdict, or what one says to everybody.

    Args:
        line: their words, as noted.
    """
    words = {w.lower().replace("’", "'") for w in re.findall(r"[^\W\d_][\w'’-]*", line)}
    if is_coarse(line):
        return True
    return bool(words & _SOUR or _TO_ANYBODY.search(line) or _VERDICT.search(line) or _GO.search(line) or _TROUBLE.search(line))
