"""Understands what a no leaves open to the candidate: another round, another place, a word kept on file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches

from followup_ai.language.dates import MONTH
from followup_ai.offline.english.perspective import Cast
from followup_ai.offline.steps.offers import offered_in, offers_feedback, suggested_in
from followup_ai.offline.steps.refusals import repeatable
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.typos import slips_mended


@dataclass(frozen=True)
class Door:
    """What was left open.

    Args:
        when: when to come back, to follow "apply again" ("in May"); "" where the notes do not say so.
        later: what the candidate may be considered for, with its article ("the maternity cover from April"); "".
        act: what the candidate was asked to do then: "apply again", "get in touch again", "come back", "call again".
        kept: what the reader offered: "to keep my details on file", "to stay in touch", "15 minutes on the phone"; "".
        listed: the list on which the candidate was put ("the list for Kurdish cases"); "".
        ajar: the reader said that the door is open.
        doing: what the candidate was asked to do, whole ("look at the post you will advertise in May"); "".
        feedback: the candidate may have feedback.
    """

    when: str = ""
    later: str = ""
    act: str = "apply again"
    kept: str = ""
    listed: str = ""
    ajar: bool = False
    doing: str = ""
    feedback: bool = False

    @property
    def told(self) -> str:
        """Which of these to take up: "again", "doing", "later", "listed", "feedback", "kept" or "ajar"."""
        order = {"again": self.move, "doing": self.doing, "later": self.later}
        order |= {"listed": self.listed, "feedback": self.kept if self.feedback else "", "kept": self.kept}
        return next((key for key, words in order.items() if words), "ajar")

    @property
    def slots(self) -> dict[str, str]:
        """The words of all of these, by the slots of the phrase book."""
        return {**{k: v for k, v in vars(self).items() if isinstance(v, str)}, "move": self.move}

    @property
    def move(self) -> str:
        """What the candidate will do, to follow "I will gladly" ("apply again in May"); "" where no time was named."""
        if not self.when:
            return ""
        if not self.later:
            return f"{self.act} {self.when}"
        return (
            f"apply for {self.later} {self.when}" if self.act == "apply again" else f"{self.act} {self.when} about {self.later}"
        )


_SEASON = r"(?:the )?(?:spring|summer|autumn|fall|winter|new year)"
_FEAST = r"(?:Easter|Christmas|Ramadan|Eid|Diwali|the holidays|Labou?r Day|Thanksgiving|Memorial Day|Carnival|half[- ]term)"
_ROUND = r"(?:intake|round|season|term|cohort|window|cycle|year)"
_SPAN = r"(?:an?|one|two|three|four|six|nine|twelve|\d+) (?:months?|years?)"
_TIME = (
    r"(?:(?:in|for|at|with) the (?:next |new )?"
    rf"(?:(?:{MONTH}|spring|summer|autumn|winter|financial|school|academic) )?{_ROUND}\b"
    rf"|in (?:{MONTH}|spring|summer|autumn|winter) {_ROUND}\b"
    rf"|(?:in|from|for) (?:early |late |mid-?|around )?(?:{MONTH}|{_SEASON})(?: (?:and|or) (?:{MONTH}))?"
    rf"|(?:after|before|around) (?:{_FEAST}|{_SEASON}|{MONTH})"
    rf"|(?:each|every) (?:{MONTH}|spring|summer|autumn|fall|winter)|after {_SPAN}"
    rf"|next (?:spring|summer|autumn|fall|{_ROUND})|in 20\d\d|in {_SPAN}(?:['’]s? time| time)?)"
)
_AGAIN = re.compile(r"\b(?:re-?apply|(?:apply|try) (?:us |them )?again)\b", re.IGNORECASE)
_WHEN = re.compile(rf"\b{_TIME}", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:in|from) (?:early |late )?(?:{MONTH}|{_SEASON})\b(?! {_ROUND})", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:keep|kept|hold|have|put)\b[^.;]{0,30}\b(?:resume|cv|details|application|name|file|me|in mind)\b"
    rf"[^.;]{{0,20}}? for (?P<what>(?:an? |the |their |her |his |your )?[\w' -]{{3,40}}? {_TIME})\b",
    re.IGNORECASE,
)
_PLACE = (
    r"(?:cover|opening|vacancy|place|post|position|role|shifts?|job|contract(?! post| role| position| job| work)|spot|slot"
    r"|vacancies|openings|intake|cohort|batch|class|work)"
)
_MAY_BE = re.compile(
    r"\b(?:may|might|could|will|should|['’]ll) (?:well |likely |probably )?(?:be|come up|open)(?: up)? "
    rf"(?P<what>(?:an? |the |some |another )?[\w' -]{{0,25}}?{_PLACE}"
    rf"(?: (?:in|at) (?!{MONTH})(?-i:[A-Z])[\w'-]+| on the [a-z]+)?(?: {_TIME})?)\b",
    re.IGNORECASE,
)
_WORK = r"(?:team|post|intake|role|position|job|contract|project|place|vacancy|cohort|scheme|programme|fellowship|season|one)"
# "a second team starts in January", "a project on jellyfish that may need people from July", "a new post, advertised in May"
_COMING = re.compile(
    rf"\b(?P<what>(?:an?|the) (?:[\w-]+ ){{0,3}}?{_WORK}"
    r"(?: (?:on|for|in|at|with) (?:[\w'-]+ ){0,3}?[\w'-]+)?),?(?: that| which)?"
    r"(?: (?:is|are|will|may|might|could|would|to|be))*(?: (?:open|start|begin|come up|need (?:people|hands|staff))s?"
    rf"| opening| starting| coming(?: up)?| planned| advertised| funded| created| due)(?: for)? (?P<time>{_TIME})",
    re.IGNORECASE,
)
# "they posted the calls for the Christmas show on Friday"
_POSTED = re.compile(
    r"\b(?:they|he|she|you)(?: have| has|['’]ve)?(?: just| now)? (?:posted|advertised|put up|announced) "
    r"(?P<what>(?:an? |the )?[\w' -]{3,40}?)(?=$|[.,;]| on \w+$)",
    re.IGNORECASE,
)
# "they will open a second post in the autumn", "recruit again each January"
_TO_COME = re.compile(
    r"\b(?:open|advertise|have|start|launch|create)(?:s|ing)?(?: up)? "
    rf"(?P<what>an? (?:[\w-]+ ){{0,3}}?{_WORK}) (?P<time>{_TIME})",
    re.IGNORECASE,
)
# "a night-shift planner will be wanted from March", "they will need a second baker in May"
_WANTED = re.compile(
    rf"\b(?P<what>an? (?:[\w-]+ ){{0,3}}?[\w-]+) (?:will|would|may|might) be (?:wanted|needed|sought) (?P<time>{_TIME})"
    r"|\b(?:will|would|may|might|['’]ll) (?:need|want|look for|be looking for) "
    rf"(?P<whom>an? (?:[\w-]+ ){{0,3}}?[\w-]+) (?P<then>{_TIME})",
    re.IGNORECASE,
)
# "there is another intake in February", "they'll have a maternity cover from May", "trainee posts open in autumn": what comes
# at a time. The role that is gone "starts" then, and so that is not among what it may do.
_AT_A_TIME = re.compile(
    r"(?:^|[,;:.-] |\b(?:said|says|told me|that|but|and|as|there(?:['’]s| is| are| will be)|have|has"
    r"|(?:recruit|hir|look)ing for) )"
    r"(?:the |an? |some |their )?(?P<what>(?:another |next |further |new |second )?"
    rf"(?:[\w-]+ ){{0,2}}?(?:{_PLACE}|{_WORK}|round)s?(?: (?:of|for) [\w-]+)?)"
    r"(?: (?:is|are|will|may|might|be|get|gets|opens?|opening|comes?|coming|up|posted|advertised|held|planned)){0,4}"
    rf" (?P<time>{_TIME}|(?:over|during) {_SEASON}|(?:{MONTH})(?: 20\d\d)?(?= |[.,;]|$))",
    re.IGNORECASE,
)
# "apply again for the September scheme", "january batch of trainees opens soon"
_OF_A_MONTH = re.compile(
    rf"\b(?P<what>(?:{MONTH}|spring|summer|autumn|winter) "
    rf"(?:batch|class|(?:[a-z]+ )?(?:cover|leave)|{_WORK}|{_ROUND})(?: of [a-z]+)?)\b"
    r"(?! (?:is|was|are|were) (?:full|closed|over|taken|gone))",
    re.IGNORECASE,
)
_STILL_OPEN = re.compile(r"\b(?:apply|open|opens|opening|next|try|consider\w*|welcome|come|comes|coming)\b", re.IGNORECASE)
# "suggested the structured finance team"
_SUGGESTED = re.compile(
    r"\bsuggest(?:s|ed) (?P<what>(?:the|their) [\w' -]{3,40}? (?:team|department|office|branch|role|post|position|programme"
    r"|scheme|desk|group|unit|site|depot))(?=$|[.,;]| (?:instead|to me|for me)\b)",
    re.IGNORECASE,
)
# "keep my file for the September vacancies"
_ROUND_KEPT = re.compile(
    rf"\bk(?:eep|ept|eeping)s? (?:my|me|the)\b[^.;]{{0,25}}? for (?P<what>the (?:{MONTH}|spring|summer|autumn|winter) [a-z]+)"
    r"(?=$|[.,;])",
    re.IGNORECASE,
)
# "asked if I'd do supply days", "wondered whether I would consider the holiday cover in July", "offered me a bank contract"
_OFFERED = re.compile(
    r"\b(?:(?:asked|wondered|wants? to know|asking)(?: me)? (?:if|whether) I(?:['’]d| would| could| can| might)(?: \w+){0,2}?"
    r" (?:do|cover|take(?: on)?|consider|come (?:in|back) for|be up for|help(?: out)? with|like|want|work)|offered me) "
    rf"(?P<what>(?:an? |the |some |their |her |his )?[\w' -]{{0,25}}?(?:{_PLACE}|days|hours|work|bank|weekends)(?: {_TIME})?)"
    r"(?=$|[.,;!?]| and\b| if\b| instead\b| but\b)",
    re.IGNORECASE,
)

# "should apply for the band 6 in September"
_APPLY_FOR = re.compile(
    rf"\b(?:apply|try|put in|go in|considered) for (?P<what>(?:the |their |an? )[\w' -]{{3,30}}? {_TIME})", re.IGNORECASE
)

# "He'd have me back if I get a season with a crew", "come back once I got 100 full haircuts", "apply again with a licence"
_GAINED = (
    r"(?P<what>(?:(?:an?|some|my|the|more|another|\d+|one|two|three|six|twelve) |(?-i:(?=[A-Z])))[\w' -]{3,50}?)"
    r"(?=$|[.,;!)]| and (?:she|he|they|we)\b)"
)
_SOON = r"(?:if|once|when|whenever|after|as soon as)"
_CONDITION = rf"(?:{_SOON} (?:I|you|u)(?:['’]ve| have)? (?:got|get|have|do|done|gain|gained|had) |with )"
_BACK = (
    r"(?:(?:have|take|see|consider|talk to|hear from|want) me (?:back |again )?"
    r"|(?:come|try|write|call|ring|phone|get in touch|be in touch) (?:back |again )?"
    r"|(?:re-?apply|apply|try) (?:again )?)"
)
_BACK_IF = re.compile(rf"\b{_BACK}{_CONDITION}{_GAINED}", re.IGNORECASE)
# "apply again when my registration comes through", "once I have passed the practical"
_ONCE_DONE = re.compile(
    rf"\b{_BACK}(?:once|when|as soon as|after) (?P<what>my [\w' -]{{3,30}}? (?:comes? through|arrives?|is (?:through|done|ready"
    r"|recogni[sz]ed|finished|approved|renewed))|I(?:['’]ve| have) (?:passed|finished|completed|qualified|cleared|renewed)"
    r"(?: (?:my|the|an?) [\w' -]{3,30}?)?)(?=$|[.,;!)]| and\b| then\b)",
    re.IGNORECASE,
)
_SPENT = re.compile(r"(?:one|two|three|six|twelve|more|another|some)\b|\d", re.IGNORECASE)
_INVITED = re.compile(
    r"\b(?:said|says|told me|asked me|want(?:s|ed) me|should|must|can|could|may|invited me|suggested(?: that)? I|suggests I)\b"
    r"[^.;]{0,25}\b(?:to )?(?P<do>apply|put my name (?:down|forward|in))\b",
    re.IGNORECASE,
)
# "relief list for librarians opens in June, she suggested I put my name down"
_WILL_OPEN = re.compile(
    rf"(?:^|[,;:] |\b(?:said|says|told me|that|but|and) )(?:that )?(?:the |their |an? )?(?P<what>[\w' -]{{3,40}}?) "
    rf"(?:opens?|will open|starts?|is opening) (?P<time>{_TIME})",
    re.IGNORECASE,
)
# "to get back in touch in May", "ring her in the new year", "said to come back in spring"
_COME_BACK = re.compile(
    r"\b(?P<do>(?:get|be|keep) (?:back )?in touch|come|pop|drop|ring|call|phone|write|email|message|text|check|apply|try|ask)"
    rf"(?: (?:back|again|in|by|round|to|her|him|them|us|with|me)){{0,3}} (?P<time>{_TIME})",
    re.IGNORECASE,
)
_TOLD_TO = re.compile(
    r"\b(?:said|says|told|asked|invited|welcome|want(?:s|ed)?|should|can|could|may|and|but|please|must|suggested)\b[^.;]{0,30}$"
    r"|^(?:to )?$|[\"“]$",  # or in their own words: "phone me in May"
    re.IGNORECASE,
)
_DO = (
    ("touch", "get in touch again"),
    ("come|pop|drop", "come back"),
    ("apply|try", "apply again"),
    ("write|email|message|text|check", "write again"),
    ("ring|call|phone", "call again"),
    ("ask", "ask again"),
    ("put my name", "put my name down"),
)
# "can ask me again for the june peak"
_ASKS_AGAIN = re.compile(
    r"\b(?:ask|call|ring|need|want|use|have) me (?:again |back )?for "
    r"(?P<what>(?:the|their|her|his) [\w' -]{3,30}?)(?=$|[.,;!])",
    re.IGNORECASE,
)
_SEASONS = ("spring", "summer", "autumn", "winter", "harvest", "holiday")
_SEASONED = re.compile(rf"\b[a-z]{{4,8}}(?= {_ROUND}\b)")
_IN_TOUCH = re.compile(r"\b(?:stay|keep|kept) in (?:touch|contact)\b", re.IGNORECASE)
# "I am on the list for Kurdish cases", "they put my name on their relief list", "added me to the pool"
_LISTED = re.compile(
    r"\b(?:(?:put|puts|putting|adds?|added|adding|keeps?|kept|keeping|have|has|placed|left|leave) (?:me|my name|my details)"
    r"|I(?: am|['’]m| was| have been|['’]ve been| will be|['’]ll be| stay| remain| would be)"
    r"|(?:my name|name) (?:is|was|stays|goes)|am|name)"
    r"(?: (?:put|added|down|now|still|top|next|first|second|third|up|high|number \w+|placed))*(?: (?:on|to|onto|in|into|of))"
    r" (?:(?P<whose>the|their|her|his|an?) )?(?P<what>(?!short[ -]?list)(?:[a-z][\w'-]* ){0,2}(?:list|pool|panel(?= for\b))"
    r"(?: (?:for|of) (?:the )?[\w' -]{3,40}?)?)(?=$|[.,;:!?)]| (?:and|but|if|in case|so|now|which|until|as|she|he|they|I)\b)",
    re.IGNORECASE,
)
# "the door is open", "left the door open"
_AJAR = re.compile(
    r"\b(?:door(?:['’]s|s(?= always| still)| is| was| stays| remains| would be| will be)(?: \w+){0,2} open"
    r"|(?:left|leaves?|leaving|keeps?|kept|keeping) (?:the|an?|her|his|their) door (?:\w+ )?open|an open door)\b(?! polic)",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"(?:the |an)other (?:candidate|person|applicant|one)\b", re.IGNORECASE)
_NOBODY = Cast()


def door_left(texts: list[str], names: dict[str, str], cast: Cast = _NOBODY) -> Door | None:
    """What the notes on a no say is still open; None where they say nothing of it, or nothing sure.

    Args:
        texts: what was noted of the news and the next steps.
        names: see `cleaning.recase`.
        cast: see `perspective`.
    """
    found = Door()
    for text, sentence in ((one, said) for one in texts for said in repeatable(one, names) if not _OF_ANOTHER.match(said)):
        words = _SEASONED.sub(_season_meant, slips_mended(re.sub(r"\bmay\b(?=[.,;]?$)", "May", sentence)))
        when, act = _time_in(text, words)
        if when and (not found.when or found.when == _NEXT_ROUND):
            found = replace(found, when=when, act=act)
        found = replace(
            found,
            later=found.later or _place_in(words) or (_dated_place(words) if found.when in ("", _NEXT_ROUND) else ""),
            kept=found.kept or _kept_in(words, cast),
            listed=found.listed or _list_in(words),
            ajar=found.ajar or _is_ajar(words),
            doing=found.doing or suggested_in(words, cast),
            feedback=found.feedback or offers_feedback(words, cast),
        )
    if found.feedback and not found.kept:
        found = replace(found, kept="feedback")
    if found.later and found.when == _NEXT_ROUND:
        found = replace(found, when="")
    return None if found == Door() else found


_NEXT_ROUND = "when a place opens"


def _time_in(text: str, words: str) -> tuple[str, str]:
    """When to come back and what to do then, as one sentence tells; "" and what is done where none is told."""
    for pattern in (_BACK_IF, _ONCE_DONE):
        if (match := pattern.search(words)) and not odd_words(match["what"]):
            gained = re.sub(r"\bu\b", "you", match["what"].strip()).replace("I've", "I have").replace("I’ve", "I have")
            done = pattern is _ONCE_DONE
            behind = " behind me" if not done and _SPENT.match(gained) else ""
            return f"once {'' if done else 'I have '}{gained}{behind}", _act(match[0])
    if again := _AGAIN.search(words):
        rest = words[again.start() :]
        when = _DATED.search(rest) or _WHEN.search(rest)
        return (_season(re.sub(r"^(?:each|every) ", "in ", when[0])) if when else _NEXT_ROUND), "apply again"
    opens, invited = _WILL_OPEN.search(words), _INVITED.search(text)
    if opens and invited and not odd_words(opens["what"]):
        return _cased(f"when the {opens['what'].strip()} opens {opens['time']}"), _act(invited["do"])
    match = _COME_BACK.search(words)
    if match and _TOLD_TO.search(words[: match.start()]) and not _denied(words[: match.start()]):
        return _season(match["time"]), _act(match["do"])
    return "", "apply again"


def _act(words: str) -> str:
    low = words.lower()
    return next((act for verbs, act in _DO if re.search(rf"\b(?:{verbs})\b", low)), "apply again")


def _place_in(words: str) -> str:
    """What the candidate may be considered for, as one sentence tells; ""."""
    if (wanted := _WANTED.search(words)) and not odd_words(wanted[0]):
        what = re.sub(r"^an? ", "", wanted["what"] or wanted["whom"])
        return _cased(f"the post of {what} {_season(wanted['time'] or wanted['then'])}")
    patterns = (_KEPT, _ROUND_KEPT, _APPLY_FOR, _MAY_BE, _ASKS_AGAIN, _OFFERED, _SUGGESTED, _POSTED)
    match = next((m for p in patterns if (m := p.search(words))), None)
    coming = None if match else _COMING.search(words) or _TO_COME.search(words)
    gone = coming and _GONE.search(words[coming.start() :])
    if coming and not gone and not odd_words(coming["what"]) and not _denied(words[: coming.end()]):
        what = re.sub(r"\bone$", "post", re.sub(r"^(?:an?|the) ", "", coming["what"]))
        maybe = "possible " * bool(re.search(r" (?:may|might|could) (?!need)", coming[0]))
        return _cased(f"the {maybe}{what} {_season(_MONTHLY.sub('in ', coming['time']))}") if len(what.split()) > 1 else ""
    if match is None or odd_words(match["what"]) or _NOT.search(words[max(0, match.start() - 6) : match.end()]):
        return ""
    what = re.sub(r"^(?:an?|the|some|their|her|his|your) ", "", match["what"].strip())
    what = re.sub(rf"\b{_PLACE}\b", lambda m: m[0].lower(), what, flags=re.IGNORECASE)
    what = re.sub(r"^(?:an)?other (?=[a-z]+ (?:in|for|from) )", "", what)  # "another intake in February"
    if what.split()[0] in ("another", "other") or len(what.split()) < 2:
        return ""
    article = "a" if what.split()[0] in ("similar", "new", "further") else "the"
    return _cased(re.sub(r" in (?=spring|summer|autumn|fall|winter)", " in the ", f"{article} {what}"))


def _dated_place(words: str) -> str:
    """What comes up at a time that is told with it: "the trainee posts in the autumn"; ""."""
    named = _OF_A_MONTH.search(words)
    if named and _STILL_OPEN.search(words) and not _denied(words[: named.end()]):
        return f"the {_cased(named['what'])}"
    match = _AT_A_TIME.search(words)
    if match is None or _denied(words[: match.end()]) or odd_words(match["what"]) or _ANSWER.search(match["what"]):
        return ""
    what = re.sub(r"^another (?=[a-z]+$)", "next ", match["what"].strip())
    time = re.sub(r"^(?=[A-Z])", "in ", _cased(match["time"]))
    article = "a" if what.split()[0].lower() in ("further", "new", "second") else "the"
    return _cased(f"{article} {re.sub('^another ', '', what)} {_season(time)}") if len(what.split()) > 1 else ""


_GONE = re.compile(r"\b(?:went|gone|given|goes) to\b|\bfilled\b")
_MONTHLY = re.compile(r"^(?:each|every|next) (?=[a-z]+$)", re.IGNORECASE)


def _season_meant(match: re.Match[str]) -> str:
    """A season's name that a slip of the hand left one letter short, before what only seasons have."""
    return next(iter(get_close_matches(match[0].lower(), _SEASONS, 1, 0.8)), match[0])


def _is_ajar(words: str) -> bool:
    match = _AJAR.search(words)
    return match is not None and not _denied(words[: match.end()])


def _denied(words: str) -> bool:
    """Whether a clause is denied, from its beginning to where the words end."""
    return bool(_NOT.search(re.split(r"[,;:.]|\b(?:but|and|though)\b", words)[-1]))


def _list_in(words: str) -> str:
    """The list on which the candidate is, as the reader knows it: "on their relief list" → "your relief list"; ""."""
    match = _LISTED.search(words)
    if match is None or _denied(words[: match.end()]) or odd_words(match["what"]):
        return ""
    whose = (match["whose"] or "the").lower()
    what = re.sub(r" (?=spring|summer|autumn|winter)", " the ", match["what"]) if " for " in match["what"] else match["what"]
    return f"{'the' if whose in ('the', 'a', 'an') else 'your'} {_cased(what)}"


def _kept_in(words: str, cast: Cast) -> str:
    """What the reader offered, to follow "offering"; ""."""
    if offer := offered_in(words, cast):
        return offer
    stays = _IN_TOUCH.search(words)
    before = words[max(0, stays.start() - 15) : stays.start()] if stays else ""
    return "to stay in touch" if stays and not (_NOT.search(before) or _FREE_TO.search(before)) else ""


_FREE_TO = re.compile(r"\bfree to $")  # whoever tells one to feel free has offered nothing


# What comes before the answer is over once it has come.
_ANSWER = re.compile(
    r"\b(?:decision|answer|letter|interviews?|rounds?|tests?|trials?|calls?|visits?|meetings?|tasks?|checks?|doors?"
    r"|I|he|she|they|it)\b"
)


def _season(time: str) -> str:
    """A time as it is said: "in spring" → "in the spring", "in january intake" → "in the January intake"."""
    said = re.sub(r"\b(?:i|I)n(?= (?:spring|summer|autumn|fall|winter|new year)\b)", "in the", time.strip())
    said = re.sub(r"^(?!next\b|this\b)(\w+) (?=(?:spring|summer|autumn|fall|winter|new year)\b)", r"\1 the ", said)
    said = re.sub(rf"^(\w+) (?=(?:{MONTH}) {_ROUND}\b)", r"\1 the ", said, flags=re.IGNORECASE)
    said = re.sub(r"^for (?=(?:the )?(?:[A-Z]|spring|summer|autumn|fall|winter|new year))", "in ", said)
    said = re.sub(r"^next (?=intake|round|cohort|window|cycle)", "in the next ", said)
    said = re.sub(r"\b(labou?r|memorial) day\b", lambda m: f"{m[1].capitalize()} Day", said, flags=re.IGNORECASE)
    return re.sub(r"\b(easter|christmas|ramadan|eid|diwali|thanksgiving|carnival)\b", lambda m: m[0].capitalize(), _cased(said))


def _cased(words: str) -> str:
    return re.sub(rf"\b{MONTH}\b", lambda m: m[0].capitalize(), words, flags=re.IGNORECASE)
