"""Understands what the candidate promised."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from followup_ai.language.dates import WEEKDAY
from followup_ai.offline.english.finite import adjective, finite_at, tokens_of
from followup_ai.offline.english.grammar import is_noun_phrase
from followup_ai.offline.english.lexicon import (
    DETERMINERS,
    PREPOSITIONS,
    base_of,
    capitals,
    counted_nouns,
    is_gerund,
    word_set,
)
from followup_ai.offline.english.noun_runs import lacks_article
from followup_ai.offline.english.perspective import Cast, expand, to_reader
from followup_ai.offline.english.shapes import NOUN_VERBS, bounded
from followup_ai.offline.people.receivers import receiver
from followup_ai.offline.people.speakers import whose
from followup_ai.offline.promises.dues import due, made_how
from followup_ai.offline.promises.duties import one_act, tail_where, waits_for
from followup_ai.offline.promises.jotted_promises import in_whole_words, is_deed
from followup_ai.offline.promises.promised_things import as_sent
from followup_ai.offline.typed.articles import after_prepositions, with_my
from followup_ai.offline.typed.cleaning import Clause, clauses, plain, sentences
from followup_ai.offline.typed.cores import safe_core
from followup_ai.offline.typed.doubts import odd_words
from followup_ai.offline.typed.kept_already import DONE, without_mark
from followup_ai.offline.typed.screening import is_hostile, is_private, is_unfit
from followup_ai.offline.typed.whole_english import nothing_amiss, plainer
from followup_ai.offline.typed.wording import indefinite

_PROMISED_THINGS = word_set("promised-things")
_PROMISE_VERBS = word_set("promise-verbs")
_PROMISE_LEAD = re.compile(
    r"^(?:(?:i|we) (?:also )?(?:said|promised|offered|agreed|told (?:him|her|them|you"
    r"|\w+))(?: that)?(?: (?:him|her|them|you))? (?:i(?:'d|'ll| would| will| can| could) "
    r")?(?:to )?"
    r"|i(?:'d|'ll| would| will| am going to| have to| need to| should| must| owe (?:him"
    r"|her|them))? |(?:i )?promised (?:(?:him|her|them|you) )?(?:to |that i(?:'d| would"
    r"| will) |i(?:'d| would| will) )?|(?:must|need to|have to|should|will|to|remember "
    r"to|don't forget to|must remember to|said i(?:'d| would| will)) )",
    re.IGNORECASE,
)
_THEIR_PROMISE = re.compile(r"^(?:they|she|he|you|the \w+)(?:'ll|'d| will| would| promised| said| are| is)", re.IGNORECASE)


@dataclass(frozen=True)
class Promise:
    """Something the candidate is to do.

    Args:
        vp: a verb phrase after "I will" ("send the link to my Kafka talk").
        to: the person it was promised to where the note names one: "you" the reader, or another's name; "" any reader.
        thing: what is to be sent, with its article ("the link to my Kafka talk"); "" where it is no sending.
        sent: an earlier message says that it came with it.
        held: it has to wait for something.
        awaited: what for, to stand behind it ("after taking permission"); "".
        due: by when it is to be kept, to stand behind it ("by Friday"); "".
    """

    vp: str
    to: str = ""
    thing: str = ""
    sent: bool = False
    held: bool = False
    awaited: str = ""
    due: str = ""

    @property
    def tailed(self) -> bool:
        """Whether the thing ends in a clause or a tail, with which anything said behind it would go."""
        return bool(_TAIL.search(self.thing))


# "my calendar, month by month", "the drawing for people who don't read": "separately" or "soon" would go with the tail
_TAIL = re.compile(r", |\b(?:who|that|which|how|what|where|when|why|if|I|we|they)\b")


def promise(text: str, cast: Cast, names: dict[str, str]) -> str:
    """The first promise of a note that is the reader's, as a verb phrase after "I will"; "" where there is none."""
    return next((found.vp for found in promises_of(text, cast, names) if found.to in ("", "you")), "")


def is_sure(promise: Promise) -> bool:
    """Whether a promise that was only told in passing is sure to read well: something whole, in words that everybody knows."""
    said = promise.thing or promise.vp
    return not odd_words(said) and not lacks_article(said) and not is_unfit(said) and not promise.held


_THEY_ASKED = re.compile(
    r"^(?P<who>they|he|she|you|(?:the )?(?:sir|madam|ma'am|boss|chef|doc|doctor|manager|owner)"
    r"|(?:(?:mr|mrs|ms|dr|sir|prof|chef|sister)\.? )?"
    r"(?-i:[A-Z][\w.'’-]*)(?: (?-i:[A-Z][\w.'’-]*)){0,3})"
    r" (?:has |had |have )?(?:asked|wants?|wanted|would like|'d like|requested|needs?"
    r"|is waiting for)"
    r"(?: me)?(?: for| to see| to have| to get| to read)? (?=(?:the|my|a|an|some|one|two|three|\d)\b)",
    re.IGNORECASE,
)
# Somebody's wish that the pattern before could not take off: what it promises is not sure.
_A_WISH = re.compile(
    r"^(?:[\w.'’-]+ ){1,4}(?:asked|requested|wants|wanted|would like|is waiting) (?:for|me|to|the|my|a|an|some)\b",
    re.IGNORECASE,
)
# "send one over", and not "send one booklet", which says what.
_BARE_OBJECT = re.compile(
    r"^\w+ (?:it|them|that|this|those|(?:one|some)"
    r"(?! (?:[\w-]+ )?(?!(?:over|along|through|across|back|soon|later|today|tomorrow|too|also|please|round|then|here|there"
    r"|with|from|when|once|next)$)[a-z]{4,}$))(?: \w+){0,2}$"
)


def promises_of(text: str, cast: Cast, names: dict[str, str]) -> tuple[Promise, ...]:
    """The promises of a note, each with the person it names; a promise that needs another clause to be understood is left out.

    Args:
        text: the note as typed.
        cast, names: see `perspective` and `cleaning.recase`.
    """
    text = _SAID_TWICE.sub("", _TO_ONESELF.sub("", text.strip()))
    text = _ON_PAPER.sub("", _TITLE_STOP.sub(r"\1", in_whole_words(text)))
    first = text.split(" ", 1)[0]
    text = text[:1].lower() + text[1:] if first.istitle() and base_of(first.lower(), "base") else text
    made = tuple(made for item in _apart(text) for made in _of_item(item, cast, names))
    return () if any(_LEFT_OVER.search(p.vp) for p in made) else made


# "CV incl. | refs.", "photo | better one", "book | for Dana", "prof. letter": what is left of a note read amiss
_LEFT_OVER = re.compile(
    r"\b(?:including|with|and|for|of)$|^\w+ the \w+ one$|^book$|\b(?:prof|incl|approx|esp)\.(?! (?-i:[A-Z]))", re.IGNORECASE
)


# "…, he wanted to see the seams", "… - minus ship names", "2 referees not from Lisboa": why it is wanted, and what it is not
_TO_ONESELF = re.compile(
    r",? (?:and )?(?:he|she|they) (?:wants?|wanted|asked|wished) to see .*$|(?:,| -|(?<=[a-z])) (?:minus|not from) [^()]*$",
    re.IGNORECASE,
)
_SAID_TWICE = re.compile(r"(?<=\w), (?:the |as )?link$", re.IGNORECASE)
# "the hand signals, written down": how they come is seen when they come
_ON_PAPER = re.compile(r", (?:all )?(?:written|typed|drawn|jotted|set|printed) (?:down|out|up)[. ]*$", re.IGNORECASE)
# The stop of "Ms. Uy" ends no sentence.
_TITLE_STOP = re.compile(r"\b(Mr|Mrs|Ms|Mx|Dr|Prof|Capt|Engr)\.(?= [A-Z])")


# "the list to X; the script to Farhana": each goes to its own
_ITEM = re.compile(
    r"\s*(?:;|\n)\s*|,\s+(?!(?:to )?(?:\w+ ){0,2}(?:it|them|both)\b)(?=(?:[\w'’-]+ ){1,8}?(?:to|for|->|=>|→) (?:the )?[A-Z])"
    r"|,\s+(?=(?:the )?(?:sir|madam|ma['’]am|boss|chef|doc|[A-Z][\w'’-]+) (?:wants|wanted|asked for|needs)\b)"
)


def _apart(text: str) -> list[str]:
    """The items of a list of promises, each with whom it is for; the note as it stands where it is none."""
    items = [item for item in _ITEM.split(text) if item.strip()]
    whole = any(re.fullmatch(rf"(?:all |both )?{DONE}\W*", item, re.IGNORECASE) or len(item.split()) < 2 for item in items)
    return [text] if whole or len(items) < 2 else items


# "the article for S.": who is meant is the candidate's own shorthand
_FOR_ONE_BY_INITIAL = re.compile(r"(?<=\w) for [A-Z]\.?\s*$")


def _of_item(text: str, cast: Cast, names: dict[str, str]) -> tuple[Promise, ...]:
    if is_private(text):
        return ()
    ticked = bool(re.match(r"\s*(?:[\u2713\u2714\u2705\u2611]|\[x\])", text, re.IGNORECASE))
    text, gone = without_mark(plain(text).strip())
    gone = gone or ticked
    owner, text = receiver(text, cast)
    stranger = None if owner else _TO_WHOM.search(text) if gone else _TO_A_STRANGER.search(text)
    if stranger and not whose(stranger["name"], cast) and stranger["name"].lower() not in capitals():
        owner = stranger["name"]  # what somebody else has had, or is to have, is no news to the reader
    text = re.sub(r"\b(?:my )?(refs|referee|reference)s?['’]? (?=(?:numbers|details|names|contacts)\b)", "my referees' ", text)
    text, by = due(text)
    awaited, held = waits_for(text)
    text, how = made_how(one_act(_FOR_ONE_BY_INITIAL.sub("", text)))
    text, where = tail_where(text)
    behind = f" {where}" if where else how if how[:1] == "," else f" {how}" if how else ""
    found: list[Promise] = []
    text = _ARROW.sub(" to ", text)
    for sentence in sentences(text):
        if is_hostile(sentence):
            continue
        for clause in clauses(re.sub(r"^(?:and|also|plus)\s+", "", sentence), names):
            made = None if clause.aside else _made(clause, cast, owner)
            if made and not (found and _BARE_OBJECT.match(made.vp)):
                found.append(made)
    if behind and found:
        first = found[0]
        found[0] = replace(first, vp=f"{first.vp}{behind}", thing=f"{first.thing}{behind}" if first.thing else "")
    return tuple(replace(p, sent=gone, held=held, awaited=awaited, due=by) for p in found if not _BARE_OBJECT.match(p.vp))


_ANY_ARROW = r"(?:[-=\u2013\u2014]+>+|[\u2192\u21d2\u27a1\u00bb]|>+)"
_ARROW = re.compile(rf"\s*{_ANY_ARROW}\s*(?=[A-Z])")
_TO_HER = re.compile(r"^(send|give|show|email|text|forward|post|bring) her (?=\w)")


_TO_WHOM = re.compile(
    r"\s+(?:to|for|with) (?P<name>(?:(?:Mr|Mrs|Ms|Dr|Prof|Sgt|Lt|Chef|Sister|Frau|Hajia|Alhaja|Alhaji"
    r"|Herr|[A-Z][a-z]{1,5}\.)\.? )*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)$"
)
# "the tender to Pieter", "the abstract for Dr Niamh", whoever they are; "two crates to HR" is no person's
_TO_A_STRANGER = re.compile(r" (?:to|for(?= (?:Mr|Mrs|Ms|Dr)\b)) (?P<name>(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][a-z][\w'’-]+)$")
_TO_BEFORE = re.compile(
    r"^(?P<verb>send|give|email|show|lend|forward|get|bring|text"
    r"|let) (?P<name>(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Sister|Herr|Frau|Mme|Chef|Sir) )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) "
    r"(?=(?:the|my|our|a|an|have|two|three|some)\b|\d)"
)

# "send Pauline DBS number": of somebody who was there no article need tell where the name ends
_TO_KNOWN = re.compile(r"^(?P<verb>send|give|email|show|lend|forward|bring|text) (?P<name>[A-Z][\w-]+)(?!['’]) (?=\w)")


# "to send Ana my template": whom it is for stands behind the verb
_TO_DO = re.compile(r"^(?:(?:I |i )?(?:promised|said|offered|agreed) )?(?:to|I'd|I'll|I will|I would) (?=\w+ [A-Z])")


def _made(clause: Clause, cast: Cast, owner: str) -> Promise | None:
    words = clause.text
    for mark, inner in clause.quotes.items():
        words = words.replace(mark, f'"{inner}"')
    asked = _THEY_ASKED.match(words)
    if asked:
        words = words[asked.end() :]
    elif _THEIR_PROMISE.match(words) or (_A_WISH.match(words) and not _PROMISE_LEAD.match(words)):
        return None
    to = whose(asked.group("who"), cast) if asked and not owner else owner
    words = _TO_DO.sub("", words)
    for pattern in (_TO_WHOM, _TO_BEFORE, _TO_KNOWN):
        match = pattern.search(words)
        if match and whose(match.group("name"), cast):
            to = whose(match.group("name"), cast)
            if pattern is _TO_WHOM:
                words = words[: match.start()]
            else:
                words = f"{match.group('verb')} {'you ' * (to == 'you')}{words[match.end() :]}"
    return _proven(_promised(words, cast), to)


_SENT = re.compile(r"^(?:send|share|forward|email|bring|provide|circulate|text|post|lend)(?: you)? (?P<thing>.+)$")


# "the reception my number": who gets it stands before it, and is not understood
_WHOSE_GIFT = re.compile(r"^(?:the )?(?!(?:half|both|all) )[a-z]+ (?:my|the|an?|our) ")
# "send the thing": of what, nobody but its writer can tell
_NOBODY_KNOWS = re.compile(
    r"^the (?:numbers?|name|dates?|address|link|details|figures?|thing|stuff|one|answer|info|papers?)(?: for [A-Z]\w+)?$"
)
# "the number of Anna Kelly my last boss"
_OWN_BEHIND = re.compile(r"\b([A-Z][a-z]+) (my (?:(?:last|old|former|present|current|own) )?[a-z]+)(?=$|,)")


def _proven(vp: str, to: str) -> Promise | None:
    """The promise, where its object proves a noun phrase and no second verb stands in it; cut to its core where not."""
    vp = _OWN_BEHIND.sub(r"\1, \2", vp)
    vp = re.sub(r"^let you have (?=\w+ \w)", "send you ", vp)
    match = _SENT.match(vp)
    if not match:
        told = vp.replace("let you know", "tell you")
        fits = vp and (finite_at(tokens_of(told)[1:]) < 0 or _typed_whole(vp))
        return Promise(vp, to) if fits else None
    thing = re.sub(r"^(\d+) (day|page|week|month|minute|year)s? (?=\w+$)", r"the \1-\2 ", match.group("thing"))
    thing = re.sub(r"^(\d+|[a-z]+)[ -](day|page|week|month|minute|year) (?=\w+ \w+$)", r"the \1-\2 ", thing)
    thing = re.sub(r"^(?=names of|details of|contact details)", "the ", thing)
    verb = vp[: match.start("thing")]
    if _WHOSE_GIFT.match(thing) or _NOBODY_KNOWS.match(thing):
        return None
    if not is_noun_phrase(thing):
        core = safe_core(thing, longest=7)
        # "the drawing files of the cell" must not become "the cell": another thing would be promised.
        behind = thing.removeprefix("the ").removeprefix(core.removeprefix("the ")).split()[:1]
        within = bool(re.search(r" (?:of|for) ", core)) and bool(behind) and (behind[0].isalpha() and adjective(behind[0]))
        whole = core.removesuffix(" being")
        kept = whole if thing.startswith((core.removeprefix("the "), core)) and not within else ""
        thing = kept or (thing if _is_as_typed(thing) else "")
    settled = re.sub(r"^(.* (?:of|for|from)) (?!(?:last|next|this|them|us) )(?=[a-z]+(?: [a-z]+)?$)", r"\1 the ", thing)
    thing = settled if lacks_article(thing) and not lacks_article(settled) else thing
    *before, last = thing.split() or [""]
    last = "" if before[-1:] == ["the"] else last  # "from the harvest", which only looks like "fullest"
    if (last.islower() and adjective(last)) or last in ("weekly", "monthly", "daily"):
        return None
    sent = "" if re.match(r"(?:bring|provide|lend|circulate)\b", verb) else thing
    return Promise(f"{verb}{thing}", to, sent) if thing else None


def _is_as_typed(thing: str) -> bool:
    """Whether a thing that no grammar takes apart stands as it was typed, with an article and nothing amiss in it."""
    led = thing.split()[0].lower() in DETERMINERS
    return led and len(thing.split()) <= 14 and not _NOT_A_THING.search(thing) and nothing_amiss(thing, plainer(thing))


def _typed_whole(vp: str) -> bool:
    """Whether an act stands as it was typed, one deed with whatever clause hangs on it: "say what I think"."""
    second = _HANGS_ON.search(vp)
    first = _AND_SAY.sub("", vp[: second.start()]).replace("let you know", "tell you") if second else ""
    deed = first and base_of(vp.split()[0], "base") and finite_at(tokens_of(first)[1:]) < 0
    return bool(deed) and len(vp.split()) <= 18 and nothing_amiss(f"I will {vp}", plainer(f"I will {vp}"))


_NOT_A_THING = re.compile(r"\b(?:he|she|they|it|him|her|his|their|I will|I['’]ll)\b|[,:;]")
_AND_SAY = re.compile(r" and (?:say|tell you|let you know|see|show|write|check|ask)$")
_HANGS_ON = re.compile(r" (?:what|how|whether|if|where|why|when|to be|that|which|who) ")
_PAPERS = r"(?:tickets|certificates|cards|notes|samples|plans|records|sheets|slips|logs|guides|templates|schedules|charts)$"


def _to_her(bare: str) -> str:
    """What is sent to "her" told as for her, not as hers: "send her last 3 years of records"."""
    her = _TO_HER.match(bare)
    if not her:
        return bare
    rest = bare[her.end() :]
    first = rest.split()[0].lower()
    own = "" if first in DETERMINERS or first.endswith(("'s", "’s")) or rest[:1].isdigit() else "my "
    return f"{her[1]} you {own}{rest}"


# When one is free to begin is told, and nothing that is sent.
_OWN_TERMS = re.compile(
    r"^(?:my |the )?(?:join|joining|start|starting|notice|leaving) (?:date|period|time)s?\b|^\d+ \w+ notice\b"
)


def _promised(words: str, cast: Cast) -> str:
    words = re.sub(r"^((?:I|i)(?:'ll| will| would|'d) )mail (?=\w)", r"\1send ", words)
    words = re.sub(r"^mail (?=(?:you|the|my|a|an|some|two|three|\d+)\b)", "send ", words)
    bare = _PROMISE_LEAD.sub("", _PROMISE_LEAD.sub("", words, count=1), count=1).strip(" .,;:")
    bare = re.sub(
        r"(?:,\s*)?(?<!\bfor )(?<!\bin )\b(?:by|before|on|this|next|until|till|tomorrow|tonight|asap|end of)\s+"
        r"(?:tomorrow|tonight"
        r"|the end of|next|end of"
        rf"|{WEEKDAY}|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b|week|weekend|the weekend"
        r"|morning|eod|the week)\b(?:.*(?= (?:if|whether|what|how|where|about) )|.*$)",
        "",
        bare,
        flags=re.IGNORECASE,
    ).strip(" .,;:")
    bare = re.sub(r"(?<!talked)(?<!spoke)(?<!asked) (?:about|for|on|by|at|from)$", "", _THE_DAY.sub("", bare))
    bare = expand(after_prepositions(with_my(_to_her(re.sub(r"^My ", "my ", bare))), "the"))
    said = to_reader(bare, cast) or to_reader(_OF_THEIRS.sub(r"\1 your", bare), cast)
    if not said or is_unfit(re.sub(r"^(?:email|call|check|follow up|ask|look|find out|prepare|print|buy)\b.{0,20}", "", said)):
        return ""
    said = re.sub(r"^((?:\w+ ){0,4}\w*[a-rt-z])s? x ?(\d+)$", r"\2 \1s", said)
    said = re.sub(r"^(?:send|pass(?!.* to )|forward|email) (?:on|over|through|across|along) (?=\w)", "send ", said)
    said = re.sub(r"^(?:an )?intro(?:duce|duction)? to (?=the |a |an |my |[A-Z])", "introduce you to ", said)
    said = re.sub(r"^bring (?:in|over|along|round|by) (?=\w)", "bring ", said)
    if is_deed(said):
        return bounded(said, 20)
    said = re.sub(
        r"^((?:send|email|share|forward|bring|show) )?(?:my |the )?((?:[\w-]+ ){0,4}[\w-]+) (copy|scan|photo)$",
        lambda m: f"{m[1] or 'send '}a {m[3]} of my {m[2]}",
        said,
    )
    said = _OWN_PAPERS.sub(r"\1my \2", said)
    said = _PAPERS_OF_MINE.sub(r"\1my \2", said)
    said = _with_verb(said)
    match = re.match(r"^(send|share|forward|email|bring|provide|circulate|text|post) ((?:you )?)(?=[^\W\d_])(.+)$", said)
    if (
        match
        and match.group(3).split()[0].lower() not in ("you", "me", "over", "along", "through", "back", "on", "in")
        and not match.group(3).split()[0].istitle()
    ):
        said = f"{match.group(1)} {match.group(2)}{as_sent(match.group(3))}"
    return bounded(said, 20)


# "ideas for their Instagram": whose it is, whatever else the ideas could have
_OF_THEIRS = re.compile(r"\b(for|of|on|about|to|in|at) their\b")


def _with_verb(said: str) -> str:
    """A promise that begins with its verb: "writing sample" → "send a writing sample"; "" where it tells of no act."""
    tokens = said.split()
    first = tokens[0].lower()
    if _OWN_TERMS.match(said):
        return ""
    if is_gerund(first) and tokens[1:2] and tokens[1].lower() in counted_nouns():
        said = f"send {indefinite(said)}"  # "writing sample"
    elif is_gerund(first) and len(tokens) == 2 and re.match(_PAPERS, tokens[1]):
        said = f"send my {said}"  # "spraying tickets"
    elif is_gerund(first) and tokens[2:3] == ["of"] and base_of(first, "gerund") not in _SENDS:
        said = f"send the {said}"  # "running order of one show"
    elif is_gerund(first) and tokens[1:2] and tokens[1].lower() in ("for", "of"):
        said = f"send the {said}"  # "costing for 3 desserts"
    elif is_gerund(first):
        said = " ".join([base_of(first, "gerund") or "", *tokens[1:]])
    elif first in ("sent", "emailed", "shared", "posted"):
        return ""
    elif (
        first not in _PROMISE_VERBS
        or not base_of(first, "base")
        or first in _PROMISED_THINGS
        or _COMPOUND.match(said)
        or (first in NOUN_VERBS and tokens[1:2] and tokens[1] in ("of", "from"))
    ):
        deed = base_of(first, "base") and first not in counted_nouns() | NOUN_VERBS | _PROMISED_THINGS
        if first in PREPOSITIONS or first in ("i", "you", "we", "it") or (deed and not _COMPOUND.match(said)):
            return ""  # "wait for her mail", "lose weight": no thing that is sent
        said = f"send {as_sent(said)}"
    return said


_SENDS = frozenset(
    ["send", "share", "email", "bring", "post", "show", "give", "forward", "make", "write", "draft", "prepare", "get", "print"]
)
# "bring license copy wednesday"
_THE_DAY = re.compile(
    rf",? (?:{WEEKDAY}|weds?|thurs?|tues?)(?: (?:morning|afternoon|evening|night))?"
    r"(?:,? (?:at )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)?(?=$| about )",
    re.IGNORECASE,
)
# "send CV": whose papers they are goes without saying in a note.
_OWN_PAPERS = re.compile(
    r"^((?:(?:send|email|share|forward|bring|show|post)(?: (?:you|over|across))? )?)((?:updated |full "
    r"|latest )?(?:CV|r[eé]sum[eé]|portfolio"
    r"|transcripts?|certificates?|passport|licen[cs]e|DBS certificate|cover letter|degree certificate|payslips?|pin"
    r"|availability|registration number|share code))\b"
)
_PAPERS_OF_MINE = re.compile(
    r"^((?:send|email|share|forward|bring|show|post) (?:you )?)?"
    r"((?!send\b|email\b|share\b|bring\b|post\b|show\b|forward\b|last\b|a\b|an\b|\w+ (?:in|on|off|out|over|up|back)\b|"
    r"the\b|my\b|your\b|some\b|copy|copies|scans?|photos?|pictures?|pics?|\d|drop)(?:(?!my\b|the\b)[\w-]+ ){1,4}"
    r"(?:certificates?|licen[cs]es?|diplomas?|transcripts?|passport|payslips?|CV|PIN|permits?))$"
)
# "phone number of …" is a thing to send, whatever its first word could be besides.
_COMPOUND = re.compile(
    r"^(?!send|share|email (?!address)|bring|give|forward|post|provide|make|write|draft|prepare)\w+ "
    r"(?:numbers?|address(?:es)?|details|lists?|sheets?|forms?|plans?|notes|reports?|scans?|copy|copies|links?|records?"
    r"|schedules?|guides?|charts?|logs?|files?|cards?|templates?|samples?)(?: (?:of|for|from|on|in|with)\b|$)",
    re.IGNORECASE,
)
