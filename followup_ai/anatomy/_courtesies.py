"""Phrases at the edges of a message: greetings, closings, dates, names; each recognised in a line of folded text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from followup_ai.compiled import compiled
from followup_ai.patterns import expression

_TITLE = r"(?:mr|mrs|ms|mx|miss|dr|prof|professor|rev|hon|sir|madam|herr|frau|sra?|srta|mme|m|st|judge|chef|captain|coach)"
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "und",
        "and",
        "or",
        "y",
        "e",
        "et",
        "of",
        "to",
        "team",
        "all",
        "everyone",
        "everybody",
        "folks",
        "there",
        "sir",
        "madam",
        "hiring",
        "manager",
        "committee",
        "panel",
        "colleagues",
        "friends",
        "friend",
        "both",
        "again",
        "the",
        "whom",
        "it",
        "may",
        "concern",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "mx",
        "miss",
        "&",
        "+",
        "/",
    ]
)
_OPENER = expression(
    r"(?:my )?(?:dearest|dear|hiya|hi|hello|hallo|hey|howdy|greetings|salutations|to whom it may concern|"
    r"good ?(?:morning|afternoon|evening|day)|morning|afternoon|evening|sehr geehrte[rs]?|geachte|beste|liebe[rs]?"
    r"|guten (?:tag|morgen|abend)|"
    r"bonjour|bonsoir|ch[eè]re?s?|madame|monsieur|hola|"
    r"kia ora|tēnā (?:koe|kōrua|koutou)|mōrena|dia d(?:uit|aoibh)(?:, a)?|sawubona|talofa|bula|aloha|respected|"
    r"estimad[oa]s?|buenos d[ií]as|buenas tardes|querid[oa]|"
    r"buongiorno|gentile|egregi[oa]|car[oa]|ol[aá]|prezad[oa]s?|car[ao]s?|hej|namaste|salaam|shalom|annwyl|"
    r"(?:a [^\s,]+,? )?a chara(?:id)?)(?= |[,:;!.\-–—]|$)",
    re.IGNORECASE,
)
# Words that also open ordinary sentences: a greeting only with an addressee and its comma behind them.
_WEAK_OPENER = expression(r"(?:morning|afternoon|evening|beste|car[oa]s?|chere?s?|madame|monsieur|hej)\b", re.IGNORECASE)
_EASTERN = expression(
    r"(?:尊敬的|亲爱的|親愛的|您好|你好|拝啓).{0,30}?(?:[,:.!]|$)|\S.{0,29}?(?:様|さん|先生|女士|您好|你好|님|씨)(?:께)?(?:[,:.!]|$)"
)
_SPOKEN = expression(
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day))\b[^?\n]{0,30}\b(?:speak|talk|is this|is that|am i speaking|"
    r"reach|connect|is \w+(?: \w+)? (?:there|available|in|around))\b[^?.!\n]{0,60}\?",
    re.IGNORECASE,
)
_VERBAL = expression(
    r"(?<!')\b(?:i|i'm|i've|i'd|we|we're|you|your|it|it's|is|was|were|am|are|thanks?|thank you|this|that|for|from|my|our|just|"
    r"hope|hoping|great|nice|at|in|on|about|with|so|as|would|could|can|may|please|following|writing|many|appreciate)\b",
    re.IGNORECASE,
)
_SPEAKS = expression(
    r"(?<!')\b(?:i|i'm|i've|i'd|we|we're|it's|is|was|were|am|are|thanks?|thank you|this|that|hope|would|could|please)\b",
    re.IGNORECASE,
)
_END_OF_GREETING = expression(
    r"[,:;!?–—]+|(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bst)(?<!\bmrs)(?<!\bprof)(?<! [a-z])\.+(?= |$)| -+(?= |$)", re.I
)
_WHOLE_LINE = compiled(r" (?:[^\s,:;!?]+ ){0,7}[^\s,:;!?]+[,:][*_ ]*$")
"""An addressee with points in the titles and nothing behind: "Dear Prof. dr. ir. van Houten,"."""
_VOCATIVE = expression(
    r" *[^\s,:;!?.]+(?:[ .'-]+[^\s,:;!?.]+){0,4}?"
    r"(?:[,:!;–—]| -(?= )|(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bmrs)(?<!\bprof)\.(?= )|\.?$)",
    re.IGNORECASE,
)
_MORE_NAMES = expression(
    r" *(?:[^\s,:;!?]+ ){0,3}[^\s,:;!?]+,? (?:and|&) (?:[^\s,:;!?]+ ?){1,3}[,:!–—-]"
    r"|(?: *[^\s,:;!?]+(?: [^\s,:;!?]+)?,){1,4} ?(?:and|&) (?:[^\s,:;!?]+ ?){1,3}[,:!–—-]"
)
_NOT_A_NAME = frozenset(
    ["yesterday", "today", "tonight", "first", "firstly", "second", "finally", "again", "also", "as", "after",
     "before", "since", "once", "when", "while", "well", "however", "still", "thanks", "thank", "yes", "no", "ok",
     "okay", "sure", "certainly", "absolutely", "here", "hope", "hopefully", "hello", "so", "then", "now", "later",
     "next", "last", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
     "this", "that", "it", "if", "in", "on", "at", "for", "from", "what", "why", "how", "great", "good",
     "congratulations", "following", "per", "regarding", "re", "subject", "ps", "please", "unfortunately", "honestly",
     "meanwhile", "overall", "together", "anyway", "moreover", "additionally", "furthermore", "i", "we", "you", "my",
     "our", "your", "a", "an", "the", "and", "but", "or", "just", "attached", "enclosed", "appreciate", "looking",
     "sorry", "apologies", "enjoyed", "loved", "wow", "alright", "right", "cheers", "best", "regards", "sincerely",
     "warmly"]
)  # fmt: skip
_WORD = compiled(r"[^\W_]+(?:['.\-][^\W_]+)*\.?")
_SLOT = expression(r"(?:[\[{<(]{1,2}[^\[\]{}<>()]{1,40}[\]}>)]{1,2}|_{3,}|your (?:full )?name|name)[,.]?$", re.IGNORECASE)
_SUFFIX = expression(
    r"(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|mba|rn|bsn|pe|esq|cpa|pmp|msc|bsc|ma|mph|lcsw|she|he|they)\.?$", re.IGNORECASE
)

# --- closings ---------------------------------------------------------------------------------------

_REGARD = r"(?:regards?|wishes|thanks|gratitude|appreciation|respect|greetings|compliments)"
_CLOSING = expression(
    r"(?:"
    rf"(?:with |in )?(?:all |my |our |the |very |many |much |most |so )*"
    rf"(?:(?:best|kind|kindest|kindly|warm|warmest|good|friendly|cordial|sincere|sincerest|deep|deepest|heartfelt"
    rf"|great|genuine|continued|"
    rf"respectful|utmost|personal|high|highest)(?:,? (?:and |& )?))*{_REGARD}(?: and (?:best |kind "
    rf"|warm )*{_REGARD})?(?: again)?"
    r"|(?:all (?:the|my) )?(?:very )?(?:best|bests)(?: to (?:you|you all|you and (?:your|the) (?:team|family)))?(?: always)?"
    r"|(?:most |very |always |ever )*(?:sincerely|respectfully|faithfully|cordially|truly|warmly|gratefully"
    r"|appreciatively|kindly|fondly|"
    r"thankfully|humbly|earnestly)(?: (?:yours|and (?:sincerely|respectfully|gratefully|warmly)))?"
    r"|(?:and )?(?:i (?:am|remain)(?:,)? )?yours(?: (?:most |very |ever )?(?:sincerely|faithfully|truly|respectfully"
    r"|cordially|gratefully|warmly|aye))?"
    r"|cheers(?: again)?|(?:much |lots of )?love|ta|thx|tks|ciao|be well|take care|talk (?:soon|to you soon)"
    r"|speak soon|see you (?:soon|then)|until (?:then|next time|soon)"
    r"|have a (?:great|good|nice|lovely|wonderful) (?:day|week|weekend|evening|one)"
    r"|(?:many |so many |a thousand |huge |big )?thanks(?: (?:again|so much|very much|in advance|a lot|a million"
    r"|a bunch|once (?:again|more)|all|and (?:best|kind|warm)"
    r"(?: regards| wishes)?))*"
    r"|(?:many |my )?thank you(?: (?:again|so much|very much|in advance|all|once (?:again|more)|kindly|sincerely"
    r"|and (?:best|kind|warm)(?: regards| wishes)?))*"
    r"|much (?:appreciated|obliged|love)|(?:with )?(?:deep |deepest |sincere |my )*(?:appreciation|gratitude)"
    r"|looking forward(?: to (?:it|hearing from you))?"
    r"|mit (?:freundlichen?|besten|herzlichen|lieben) gr(?:ü|ue|u)(?:ß|ss)en?|(?:viele|beste|liebe|herzliche|schöne"
    r"|freundliche) gr(?:ü|ue|u)(?:ß|ss)e|mfg"
    r"|hochachtungsvoll|(?:bien )?cordialement|bien à vous|amicalement|(?:un |muchos "
    r"|muy )?(?:cordial(?:es)? )?saludos?(?: cordiales)?|atentamente|cordialmente"
    r"|(?:cordiali|distinti|i migliori|cari) saluti|grazie(?: mille)?|atenciosamente|cumprimentos|obrigad[oa]|gracias"
    r"|merci(?: beaucoup)?|danke"
    r"|le (?:meas|gach dea-ghuí)(?: mór)?|(?:gyda )?(?:chofion|cofion)(?: cynnes| gorau)?|yn gywir"
    r"|(?:met )?(?:vriendelijke )?groet(?:en|jes)?|vennlig hilsen|med v[äe]nlig(?:a)? h[äe]ls(?:ning(?:ar)?|en)|mvh"
    r"|此致|敬礼|此致敬礼|祝好|顺祝商祺|谢谢|谢谢您?|敬具"
    r"|よろしくお願いいたします|よろしくお願い致します|감사합니다|с уважением|z poważaniem|pozdrawiam|s pozdravem"
    r")",
    re.IGNORECASE,
)  # fmt: skip
_WISHES = expression(r"(?:wishing|hoping|with|until|till|looking|thanking|have an?|from|in|yours)\b", re.IGNORECASE)
_THANKS = expression(
    r"(?:with (?:many |sincere |my )*thanks|(?:many |so many )?thanks|thank you|(?:with|in) (?:\w+ ){0,2}(?:gratitude"
    r"|appreciation))\b",
    re.IGNORECASE,
)

# --- dates ------------------------------------------------------------------------------------------

_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes)"
)
_MONTH = (
    r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?"
    r"|sept?(?:ember)?|o[ck]t(?:ober)?|"
    r"nov(?:ember)?|de[cz](?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    r"janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|"
    r"setembro|outubro|dezembro|januari|februari|maart|mei|augustus|styczeń|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|"
    r"sierpnia|września|października|listopada|grudnia)"
)
_ORDINAL = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_DATE = expression(
    r"(?:dated? ?:? ?)?(?:[^\W\d_][\w .'-]{1,40}, ?)?(?:(?:the|den|le|el|am|il|op) )?"
    rf"(?:{_DAY}\.?,? ?(?:the )?)?"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?|{_ORDINAL})(?: day)? ?(?:of |de )?{_MONTH}\.?,?(?: ?(?:de )?\d{{4}})?"
    rf"|{_MONTH}\.? ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? ?\d{{4}})?"
    rf"|\d{{1,2}}[./-] ?\d{{1,2}}[./-] ?(?:\d{{4}}|\d{{2}})|\d{{4}}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{_MONTH} \d{{4}}"
    r"|[\[{<](?:today'?s |current )?date(?: of writing)?[\]}>])\.?$",
    re.IGNORECASE,
)


def is_date(line: str) -> bool:
    """Whether a line is a date, a place before it allowed ("London, 14 May 2026")."""
    return len(line) <= 60 and _DATE.match(line.strip("*_ ")) is not None


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if c.isalnum()).casefold()


def words_of(line: str) -> list[str]:
    """The words of a line, with the points and hyphens inside them."""
    return _WORD.findall(line)


def is_slot(line: str) -> bool:
    """Whether a line is a place left open for a name: "[Your Name]"."""
    return len(line) <= 50 and _SLOT.match(line.strip("*_ ")) is not None


@lru_cache(maxsize=512)
def is_name(line: str, words: int = 4) -> bool:
    """Whether a line looks like somebody's name: few words, each with a capital or of a script without capitals."""
    line = line.strip("*_ ").rstrip(",.!")
    if not line or len(line) > 60:
        return False
    if is_slot(line):
        return True
    found = words_of(line)
    if not found or len([w for w in found if not _SUFFIX.match(w)]) > words or re.search(r"[^\w\s.,'()\-&]", line):
        return False
    if _bare(found[0]) in _NOT_A_NAME or re.search(r"\d", line):
        return False
    return all(word[0].lower() != word[0] or word[0].lower() == word[0].upper() or word.lower() in _PARTICLES for word in found)


@lru_cache(maxsize=512)
def is_candidate(line: str, candidate: str) -> bool:
    """Whether a line is the candidate's name, a part of it, its initials or a short form of the first name."""
    if not candidate or len(line) > 80:
        return False
    theirs = [_bare(w) for w in words_of(candidate)]
    found = [_bare(w) for w in words_of(line.strip("*_ -–—~")) if not _SUFFIX.match(w)]
    if not found or not theirs or len(found) > len(theirs) + 2:
        return False
    initials = "".join(word[:1] for word in theirs)
    if "".join(found) in (initials, initials[:1] + initials[-1:], "".join(theirs)) and len("".join(found)) > 1:
        return True
    if len(found) == 1 and (found[0] == theirs[0][:1] or (len(found[0]) > 2 and theirs[0].startswith(found[0]))):
        return True
    short = [word for word in found if len(word) > 2 and theirs[0].startswith(word)]  # "Ray Ortiz" for Raymond Ortiz
    return all(word in theirs or word in short or (len(word) == 1 and word in initials) for word in found) and any(
        w in theirs for w in found
    )


def greeting_end(line: str, alone: bool) -> int | None:
    """Where the greeting that starts a line ends; None where the line starts with none.

    Args:
        line: folded and trimmed.
        alone: whether the line may be a bare vocative ("Dana,"): it is the first of the message.
    """
    skip = len(line) - len(line.lstrip("*_\"'# "))
    head = line[skip : skip + 160]
    if match := _EASTERN.match(head):
        return skip + match.end()
    if match := _OPENER.match(head):
        end = _addressed(head, match.end(), bool(_WEAK_OPENER.match(head)))
    else:
        end = _vocative(head) if alone else None
    if end is None:
        return None
    while head[end : end + 1] in ("*", "_"):
        end += 1
    return skip + end


def spoken_greeting_end(line: str) -> int | None:
    """As `greeting_end`, for words said aloud: "Hello, may I speak to Dana Whitfield?" is a greeting too."""
    skip = len(line) - len(line.lstrip("*_\"'# "))
    if match := _SPOKEN.match(line, skip, skip + 160):
        return match.end()
    return greeting_end(line, alone=True)


def _addressed(head: str, after: int, weak: bool) -> int | None:
    """The end of a greeting whose opener ends at `after`."""
    rest = head[after:]
    if not rest.strip("*_ "):
        return None if weak else len(head.rstrip())
    if (whole := _WHOLE_LINE.match(head, after)) and not _SPEAKS.search(whole.group()):
        return whole.end()
    stop = _END_OF_GREETING.search(head, after)
    if stop and stop.start() == after and stop.group() == ",":
        again = _VOCATIVE.match(head, stop.end())  # "Hi, Dana,"
        if again and is_name(head[stop.end() : again.end()].rstrip(",.:!;–—- "), 3):
            return again.end()
        return stop.end()
    limit = stop.start() if stop else len(head)
    between = head[after:limit]
    if (
        stop
        and stop.end() == len(head.rstrip("*_ "))
        and len(head) <= 100
        and len(between.split()) <= 12
        and not _SPEAKS.search(between)
    ):
        return stop.end()  # nothing else on the line: "Dear Hiring Team at Acme,"
    if limit - after <= 60 and len(between.split()) <= 8 and not _VERBAL.search(between.replace("it may concern", "")):
        if stop is None:
            return len(head.rstrip()) if len(head) < 160 and not weak else None
        if stop.group() == "," and (more := _MORE_NAMES.match(head, stop.end())):
            names = [w for w in words_of(more.group()) if w.lower() not in _PARTICLES]
            if all(w[0].isupper() for w in names):
                return more.end()
        return stop.end()
    return None if weak else _capitalised_run(head, after)


def _capitalised_run(head: str, after: int) -> int | None:
    """ "Hi Ana thanks for the chat": the opener and the capitalised words behind it."""
    end = after
    for match in re.finditer(r" +([^\s,:;!?]+)", head[after:]):
        word = match.group(1)
        if after + match.start() != end or not (word[0].isupper() or _bare(word) in ("there", "all", "and", "team", "again")):
            break
        if _bare(word) in _NOT_A_NAME:
            break
        end = after + match.end()
    return end if end > after else None


def _vocative(head: str) -> int | None:
    """ "Dana,", "Ms Whitfield:", "Dana - ", "Thanks Dana," on a line of its own, "Dana, thank you for …"."""
    match = re.match(r"(?:(?:many )?thanks|thank you),? [A-Z][\w'-]*[,!]$", head) or re.match(
        r"[^\W\d_][^\s,:;!?]*(?: [^\s,:;!?]+){0,4}?(?: ?[,:!–—]| -+(?= |$))", head
    )
    if not match:
        team = re.match(r"(?:team|all|everyone|folks)$", head, re.IGNORECASE)
        return team.end() if team else None
    called = match.group().rstrip(",:!–—- ")
    rest = head[match.end() :].strip("*_ ")
    if called.lower().startswith(("thank", "many thank")):
        return match.end() if not rest and " " in called and called.split()[-1] not in ("you", "You") else None
    if re.match(r"(?:team|all|everyone|folks|sir|madam|colleagues)\b", called, re.IGNORECASE) and not rest:
        return match.end()
    titled = re.match(_TITLE + r"\b", called, re.IGNORECASE) is not None
    if not (is_name(called) or (titled and len(called.split()) > 1)):
        return None
    if rest and not titled and (len(called.split()) > 2 or called.endswith("ly") or match.group()[-1] in ":!"):
        return None
    return match.end()


@lru_cache(maxsize=512)
def is_closing(line: str) -> bool:
    """Whether a whole line is a known closing: "Best regards,", "Thank you,", "Mit freundlichen Grüßen"."""
    line = line.strip("*_ ")
    if len(line) > 80:
        return False
    match = _CLOSING.match(line)
    return match is not None and not line[match.end() :].strip(" ,.!;:–—-~")


@lru_cache(maxsize=512)
def closing_before_name(line: str) -> bool:
    """Whether a line may close a message although unknown: short, ending in a comma; only a name below can tell."""
    line = line.strip("*_ ")
    limit = 14 if _WISHES.match(line) else 12 if _THANKS.match(line) else 8
    return (
        len(line) <= 80
        and line.endswith((",", "،", "–", "—"))
        and len(line.split()) <= limit
        and not re.search(r"[.?!] ", line)
    )


def open_closing(line: str) -> bool:
    """Whether a line apart from the text may close a message in any language: a few words, no sentence; a name must follow."""
    words = words_of(line)
    return 1 <= len(words) <= 5 and len(line) <= 50 and not re.search(r"[\d@:;?!/|\[\]{}<>]|[.…]$", line) and not is_slot(line)


@lru_cache(maxsize=512)
def closing_with_name(line: str, candidate: str) -> tuple[int, int] | None:
    """A line that holds closing and name: (end of the closing, start of the name).

    "Thanks again, Sam", "Best regards Sam Okafor", "– Sam". The closing is empty where only a dash stands before the name.
    """
    if len(line) > 120:
        return None
    lead = len(line) - len(line.lstrip("*_ "))
    if dash := re.compile(r"(?:[-–—~]{1,3}|from,?|love,|xo,?|your friend,?) *", re.IGNORECASE).match(line, lead):
        name = line[dash.end() :]
        if is_candidate(name, candidate) or (not line[lead].isalnum() and is_name(name, 3)):
            return lead, dash.end()
    best: tuple[int, int] | None = None
    for match in re.finditer(r"[,.!–—-]? +|[,–—] *", line[lead:]):
        at = lead + match.start()
        name = line[lead + match.end() :]
        known = is_candidate(re.split(r" *[|•·,–—(/] *", name)[0], candidate)
        if (
            name
            and is_closing(line[lead:at])
            and (
                known
                or (not candidate and is_name(name) and match.group() != " ")
                or is_slot(name)
                or (candidate and match.group()[0] in ",–—-" and is_name(name, 3))
            )
        ):
            best = (at + len(match.group().rstrip()), lead + match.end())
    return best


def tail_closing(line: str, candidate: str) -> tuple[int, int, int] | None:
    """A closing behind the last sentence of a line: "… next week. Thanks, Sam", "… soon! – Sam Okafor".

    Returns:
        where the closing starts, where it ends (the same offset where there is only a name), where the name starts.
    """
    from_ = max(0, len(line) - 100)
    for match in re.finditer(r"[.!?)\"'…] +", line[from_:]):
        at = from_ + match.end()
        rest = line[at:]
        if found := closing_with_name(rest, candidate):
            return at, at + found[0], at + found[1]
        if is_candidate(rest, candidate) and rest[:1].isupper():
            return at, at, at
    dash = re.search(r" [–—~-]{1,2} ?(?=[^\W\d_][^–—~]{0,40}$)", line[from_:])
    if dash and is_candidate(line[from_ + dash.end() :], candidate):
        return from_ + dash.start() + 1, from_ + dash.start() + 1, from_ + dash.end()
    return None


def trailing_closing(line: str) -> int | None:
    """Where a closing behind the last sentence of a line starts ("See you soon! Thanks,"); None where there is none."""
    from_ = max(0, len(line) - 60)
    for match in re.finditer(r"[.!?)\"'…] +", line[from_:]):
        if line.endswith(",") and is_closing(line[from_ + match.end() :]):
            return from_ + match.end()
    return None
