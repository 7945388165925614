"""Whether the language suits a message to somebody met once, at work."""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft, Part
from followup_ai.patterns import Together, expression
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._surface import in_quotation, listed, names, notes, sentences, typed
from followup_ai.rules._text import Sentence, Words

_FAMILIAR = (
    r"(?:buddy|pal|mate|bro|bruh|dude|homie|chief|boss|champ|sis|bestie|babe|hun|hon|honey|darling|sweetie|sweetheart|luv"
    r"|my friend|man|girl|ladies|lads|fam|mates|cutie|amigo|sunshine|legend|queen|king)"
)
_MASKED_S = r"(?:shit|sh\*t|sh!t|sh1t)"
_MASKED_F = r"(?:fuc|fu\*|fu@|fu#|f\*c|f\*\*|f\*@|f\*#|f@c|f@\*|f@@|f@#|f#c|f#\*|f#@|f##)"
"""Written out, as only letters that stand there tell how seldom they do."""
_SURE = tuple(
    expression(pattern)
    for pattern in (
        # Slang and text-speak.
        r"\b(?:gonna|wanna|gotta|lemme|gimme|kinda|sorta|dunno|gotcha|whatcha|betcha|outta|ain't|yea|yep"
        r"|yup|yupp|nope|nah|lol|lolz|lmao|lmfao|rofl|omg|omfg|wtf|wth|btw|tbh|imho|idk|ikr|smh|brb"
        r"|ttyl|hmu|ngl|fr fr|ily|thx|thnx|thanx|tnx|tysm|tyvm|pls|plz|plzz|cuz|coz|bcuz|becuz|bcoz|b/c|gr8|m8|l8r|vibed"
        r"|vibing|whoa|2day|2moro|2morrow|2nite|4ever|tmrw|tmr|2mrw|b4|abt|ppl|rly|srsly|msg me|ur|urself|wat|wut|dat|dis "
        r"is|bruh|bro|homie|bestie|badass|kick-?ass"
        r"|kickass|bada[s$]{2}|psyched|stoked|yolo|fomo|hella|totes|obvs|deffo|defo|def gonna|deets|convo|awks|lowkey"
        r"|highkey|legit|noob|noobs|newb|wassup|whassup|wazzup|sup\?|howdy|heya|xoxo|noice|woot|w00t|woohoo|yay|yippee"
        r"|yikes|oof|meh|ugh|haha+|hehe+|hahaha|"
        r"freakin[g']?|friggin[g']?|frickin[g']?|effing|super duper|cool beans|no biggie|no cap|peace out|catch ya"
        r"|hit me up|holla|shoutout to my|amazeballs|ridic|fave|vibey|slay(?:ed|ing)?(?= (?:the|that|it|this|my|queen))"
        r"|yass+|gucci|finna|tryna|imma|i'ma)\b",
        r"\b(?:was|is|are|were|so|super|totally|pretty|absolutely|'s|that's|be) (?:lit|dope|rad|fire|bomb|wicked"
        r"|savage|epic af|the bomb|the shit|da bomb)(?=[.!,]|$| (?:and i|setup|team|office))"
        r"|\b(?:good|great|awesome|chill|nice|amazing|positive|the|such|some|cool|big|major) vibes?\b|\b(?:super|totally"
        r"|so|really|pretty|mad) (?:chill|hyped|pumped|jazzed|cool|rad|legit)\b|\bexcited af\b|\b\w+ af\b(?=[.!]|$)",
        r"\b(?:killed|crushed|smashed|slayed|rocked|aced|nailed) (?:it|that interview|the interview)\b|\bhell yeah\b"
        r"|\bwhat the (?:hell|heck)\b|\bhell of a\b|\b(?:helluva|bad-?ass)\b",
        r"\bmy bad(?=[.,!]|$)|\b(?:so|super|totally|pretty|that's|that was|absolutely) sick(?=[.!]|$)"
        r"|\bsod (?:all|off|it|this|that)\b|\b(?:bunch of|so|that|those|these|too|no|lot of|pack of) bloody\b|\bscrewed "
        r"(?:me|us|you|them)\b",
        # Profanity.
        r"\b(?:damn(?:ed|it)?|god ?damn\w*|fck\w*|fuck\w*|bitch\w*|bastards?|ass|asses|asshole|arse\w*|crap|crappy"
        r"|piss(?:ed)?(?: off)?|bollocks|wank\w*|bugger(?:ed)?"
        r"|screwed (?:up|over)|bloody (?:good|brilliant|great|"
        r"hell|awful|marvellous|fantastic|amazing|well|nice|hard|difficult)|jeez|jesus christ|holy (?:cow|crap|moly"
        r"|smokes)|pain in the)\b(?! of passage)"
        rf"|\b(?:{_MASKED_S}\w*|bull ?{_MASKED_S}|{_MASKED_F}[c*@#]*k?\w*|a\*\*)\b(?! of passage)",
        r"\b(?:it|that|this|which|really|totally) (?:\w+ )?suck(?:s|ed)\b|\bsucks(?=[.!]| that)",
        # Text-speak of single letters.
        r"(?<![\w'/-])(?:r u|u r|c u|c ya|see ya|thank u|thanks u|love u|miss u|2 u|4 u|how r|ya know|thank ya|love ya|k "
        r"thx|ok thx)(?![\w'/-])",
        r"(?:^|(?<=\s))ty(?=[\s,.!]|$)|(?:^|(?<=\s))kk(?=[\s,.!]|$)",
        # Over-familiar address.
        rf"\b(?:hey|hi|hello|thanks|thank you|cheers|dear|yo|ok|okay|sure|bye|later|morning|evening|what's up|there|again"
        rf"|soon|so much|you|worries|problem) ?,? ?{_FAMILIAR}(?=[,.!?:;]|$)|, (?:buddy|pal|mate|bro|dude|boss|champ|babe"
        rf"|hun|darling|man)(?=[.!?]|$)",
        r"^(?:yo|sup|ayo|hiya|heyy+|hellooo*|hii+|ello)\b|\b(?:my dude|you rock|you're the best|love you|big hugs?|hugs "
        r"and kisses|kisses|lots of love|much love|luv)\b|\b(?:xx|xxx)$|^x$|(?<= )\bx$",
        r"^(?:(?:big|warm|huge) )*hugs?(?=[,.!]|$)|^(?:dude|bro|bruh|girl|girlie|man|mate|fam|hun|babe)(?=[,!])|\bgirl(?=!)"
        r"|\b(?:me|you|it|this|that|so),? (?:mate|bro|dude|hun|babe|sweetie)(?=[,.!?]|$)|\bull be\b",
        r"\bwhat'?s up\b(?=[?!.,]|$)|\bhow'?s it (?:goin'?g?|hangin'?g?)\b|\bwhat'?s good\b(?=\?)",
    )
)
_INSULTS = expression(
    r"\b(?:(?:you|(?:you|your|this) (?:\w+ )?(?:people|guys|lot|company|firm|team|manager|hr|decision|process|staff"
    r"|interview|interviewer|recruiter|panel)) (?:are|is|was|were)|you're) (?:(?!not\b|never\b|no\b)\w+ ){0,2}?"
    r"(?:idiots?|idiotic|morons?|moronic|stupid|clowns?|a (?:bad |sick )?joke|jokers|pathetic|garbage|imbeciles?|scum|losers?)"
    r"(?=[.,;!?]|$| (?:and|for|if|to|of a)\b)"
    r"|\bwhat a (?:bunch|pack|lot) of (?:\w+ )?(?:idiots|morons|clowns|jokers|losers|liars|fools)\b"
    r"|\b(?:your|this is a|such a|what a) (?:stupid|idiotic|moronic|pathetic)"
    r" (?:decision|process|company|firm|interview|excuse)\b"
    r"|\b(?:this|it|that) (?:is|was) (?:such |total |complete |utter |pure )?bs(?=[.,;!?]|$)"
)
"""Words that call the reader, the firm or the decision names."""
_ENDEARED = expression(
    r"\b(?:my (?:dear |dearest )?)?(?:sweetie|sweetheart|sweets|hun|hon|honey|darling|babes?|luv|dearie|girl|girlie|bro|bruh"
    r"|dude|buddy|pal|mate|sis|bestie|boss ?man|big man|queen|king|legend|champ|mummy|daddy|my love)\b"
)
"""Words that no reader is greeted with, before or after the name."""
_UNSURE = tuple(
    expression(pattern)
    for pattern in (
        r"\bya'll\b|\b(?:oh|hell|fuck|ooh|aw|um),? yeah\b|\byeah(?=[.!]*$|!)",
        r"\b(?:you|hey|hi|hello|thanks|thank you)(?: so much)?,? guys\b",
        r"\b(?:psyched|geeked|amped|bummed|pumped)\b(?= (?:about|for|to|up|that)|[.!])|\b(?:awesomesauce|rockstar|rock "
        r"star|ninja|guru)\b(?= (?:team|boss|like you)|[.!])",
        r"\b(?:a|an|one|real|total|complete) (?:hoot|blast|riot)\b(?=[.!]|$| (?:talking|chatting|meeting))|\bloads of "
        r"fun\b|\bcatch you later\b|\blater,|\bcya\b|\bya\b(?=[.!,?]|$)",
    )
)
_LONE_U = expression(r"(?<!['’./-])\bu\b(?!['’/-]|\.\w)")
_ANY_SURE, _ANY_UNSURE = Together((*_SURE, _LONE_U)), Together(_UNSURE)
_LETTER_BEFORE = expression(
    r"(?:\b(?:letter|vitamin|type|class|group|series|shape|grade|hepatitis|size|variable|parameter|bend|value|of)"
    r"|[\"'=(+*×:]) ?[\"']?$",
    re.IGNORECASE,
)
_LETTER_AFTER = compiled(r"[\"']|\s?[=+*/)^]|\s(?:shape|bend|value|bolt|tube|turn|boat|and v\b)")
_ORDINARY = expression(
    r"\b(?:buddy|mate) (?:scheme|system|program)|\bdude ranch|\blit (?:review|by|up)|\bsick (?:leave|pay|note|day)"
    r"|\bcrap(?:s| shoot| table| game)|\bass(?:es)? (?:and|milk)|\bpack ass|\bslaying? the dragon|\bboss (?:metal|battle"
    r"|fight)"
    r"|\bbitch (?:and pups|litter)|\b(?:pumped|sucked) (?:hydro|through|out|up|dry|into)|\bmeh\.|\bwicked problem"
    r"|\bscrewed (?:in|on|down|together|to)\b|\bsucks (?:air|water|in|up|dust)|\brad (?:levels?|dose)|\bdamned? (?:river"
    r"|lake)"
)
_ALSO_NAMES = listed("ty ur buddy dude bud fave pal")
_EMOTICON = expression(
    r"(?:(?:^|(?<=\s)|(?<=[A-Za-z.!?]))(?::['’]?-?[)(]|;-?\)|=\)|8-\))|(?:^|(?<=\s))(?:[:;]['’]?-?[DPp|/\\*\]\[]|:-?[oO0]"
    r"|:-3|</3|[xX]D|\^_?\^|¯\\_\(ツ\)_/¯|T_T|-_-|[oO]_[oO0]"
    r"|\([:;]|\\o/))(?=\s|$|[.,!?])|(?:^|(?<=\s))<3+(?=\s*(?:$|[.!\n]))",
    re.MULTILINE,
)
_PERHAPS_EMOTICON = compiled(
    r"[:;=8(xX<^¯_\\](?:(?<=[:;=8])[-'’)(DPp|/\\*\]\[oO03]|(?<=\()[:;]|(?<=[xX])D|(?<=[<^¯_])|(?<=\\)o)"
)
"""What every emoticon holds somewhere, told by its first sign; most messages hold none of it."""
_NOT_PICTURES = frozenset("©®™‼⁉ℹ")
_TEXT_FACES = frozenset("☺☹☻❤♥♡❣")
_MESSAGE = "Dear Dana,\n\n{}\n\nBest regards,\nSam Okafor"


class ProfessionalLanguage(Rule):
    """No slang, text-speak, profanity, insult, emoji, emoticon or over-familiar address.

    Why: the message is read as a sample of how the candidate would write to the reader's own customers.
    Source: the project's guidance on interview follow-up.

    The interviewer's own words in quotation marks pass where the notes have them, and so do names ("Dude Ranch Ltd") and
    plain senses ("sick leave", "U-shaped"). "Hey Dana" passes, unsure.
    """

    id = "professional-language"
    of_words = True
    title = "Casual words"
    asks = "Write as to a colleague of some standing: no slang, text-speak, swearing, emoji or chumminess."
    remedy = "Say it in plain, courteous words."
    passes: ClassVar[tuple[str | Example, ...]] = (
        _MESSAGE.format("Thank you for your time."),
        _MESSAGE.format("The U-shaped desk and vitamin U came up in your lit review."),
        _MESSAGE.format("Your buddy scheme for new starters and the sick leave policy impressed me."),
        Example(
            _MESSAGE.format('Your line "this is gonna hurt" made me laugh.'), interview={"their_words": ["this is gonna hurt"]}
        ),
        Example(_MESSAGE.format("I would be glad to join Dude Ranch Ltd."), interview={"company": "Dude Ranch Ltd"}),
        _MESSAGE.format("The Kafka™ talk (see section 8:) is attached ✓."),
        "Hey Dana,\n\nThank you for your time.\n\nCheers,\nSam Okafor",
        _MESSAGE.format("My classmate and I built a chilled-water plant in Sussex."),
        _MESSAGE.format("It was cool in the hall, and the mood was warm."),
        _MESSAGE.format("You told me a joke, your decision was not stupid, and you met my stupid questions kindly."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(_MESSAGE.format("I'm gonna love it."), marks="gonna"),
        Example(_MESSAGE.format("That was fun lol."), marks="lol"),
        Example("Hey buddy,\n\nThank you for your time.\n\nBest,\nSam Okafor", marks="Hey buddy"),
        Example(_MESSAGE.format("That was a long day, mate."), marks=", mate"),
        Example("Hi Dana sweetie,\n\nThank you for your time.\n\nBest,\nSam Okafor", marks="sweetie"),
        Example("Dear Dana,\n\nThank you for your time.\n\nHugs,\nSam Okafor", marks="Hugs"),
        Example(_MESSAGE.format("I hope u are well."), marks="u"),
        Example(_MESSAGE.format("Thank you 🙂"), marks="🙂"),
        Example(_MESSAGE.format("Thank you for the tour :)"), marks=":)"),
        Example(_MESSAGE.format("The office was damn impressive."), marks="damn"),
        Example(_MESSAGE.format("Thx for the chat."), marks="Thx"),
        Example(_MESSAGE.format("You people are idiots."), marks="You people are idiots"),
        _MESSAGE.format("Such good vibes from the team."),
        Example(_MESSAGE.format("Thanks a lot 👍🏽 for the day."), marks="👍🏽"),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        if pictures := _pictures(draft):
            words = draft.text[pictures[0][0] : pictures[0][1]]
            return failed(f'"{words}" does not belong in this message.', *pictures)
        for sentence in sentences(draft):
            if (insult := _INSULTS.search(sentence.low)) and not in_quotation(sentence, insult.start()):
                said = sentence.words_at(*insult.span())
                return failed(f'"{said.text}" insults.', said)
        for patterns, sure in ((_ANY_SURE, True), (_ANY_UNSURE, False)):
            for sentence in sentences(draft):
                if found := _casual(sentence, patterns.likely(sentence.low), context):
                    return failed(f'"{found.text}" is too casual.', found, sure=sure)
        if draft.greeting is not None and (place := _endeared(draft.greeting, context)):
            return failed(f'"{draft.text[place[0] : place[1]]}" is too familiar.', place)
        hey = draft.greeting is not None and draft.greeting.text.lower().lstrip().startswith("hey")
        return passed('Nothing but "Hey" is casual.' if hey else "The language is professional.", sure=not hey)

    def fix(self, draft: Draft, context: Context) -> str | None:
        text = draft.text
        for start, end in reversed(_pictures(draft)):
            while start and text[start - 1] in " \t\u00a0":
                start -= 1
            ends_sentence = text[start - 1 : start].isalnum() and re.match(
                r"[ \t]*(?:[\r\n]|\Z)| [A-Z][a-z]", text[end : end + 4]
            )
            inside = any(part.start <= start <= part.end for part in draft.paragraphs)
            text = text[:start] + ("." if ends_sentence and inside else "") + text[end:]
        return text if text != draft.text else None


def _endeared(greeting: Part, context: Context) -> tuple[int, int] | None:
    """Where the greeting calls the reader darling, mate or the like, a name of the interview left out."""
    known = names(context.interview).lower()
    for match in _ENDEARED.finditer(greeting.text.lower()):
        if not re.search(rf"(?<!\w){re.escape(match.group().split()[-1])}(?!\w)", known):
            return greeting.start + match.start(), greeting.start + match.end()
    return None


def _pictures(draft: Draft) -> list[tuple[int, int]]:
    """Emoji and emoticons, in order."""
    found = [place for part in typed(draft) for place in (*_emoji(part.text, part.start), *_emoticons(part.text, part.start))]
    return sorted(found)


def _emoticons(text: str, base: int) -> list[tuple[int, int]]:
    found = []
    for match in _EMOTICON.finditer(text) if _PERHAPS_EMOTICON.search(text) else ():
        line = text[max(text.rfind("\n", 0, match.start()), match.start() - 200, 0) : match.start()]
        closes = match.group().endswith(")") and line.count("(") > line.count(")")
        opens = match.group().endswith("(") and ")" in text[match.end() : match.end() + 100].split("\n")[0]
        if not closes and not opens:
            found.append((base + match.start(), base + match.end()))
    return found


_PERHAPS_EMOJI = compiled("[\u20e3\u2300-\u2bff\ufe0f\U0001f000-\U0010ffff]")


def _emoji(text: str, base: int) -> list[tuple[int, int]]:
    if text.isascii():
        return []
    if not _PERHAPS_EMOJI.search(text):
        return []
    import emoji  # its tables take a while to load, and few messages need them

    return [(base + e["match_start"], base + e["match_end"]) for e in emoji.emoji_list(text) if _is_picture(e["emoji"])]


def _is_picture(sign: str) -> bool:
    if sign[0] in _NOT_PICTURES:
        return False
    # Arrows, ticks and the like are typography unless a picture is asked for; what is drawn as one by default always counts.
    return ord(sign[0]) >= 0x1F000 or "\ufe0f" in sign or sign[0] in _TEXT_FACES or sign[0] in _DRAWN


_DRAWN = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
"""Signs below U+1F000 that Unicode draws as pictures by default."""


def _casual(sentence: Sentence, patterns: tuple[re.Pattern[str], ...], context: Context) -> Words | None:
    for pattern in patterns:
        for match in pattern.finditer(sentence.low):
            letter = pattern is _LONE_U and _is_letter(sentence, match)
            if not letter and not _is_ordinary(sentence, match.start(), match.end(), context):
                return sentence.words_at(*match.span())
    return None


def _is_letter(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a "u" on its own is the letter: "vitamin U", "U-shaped"."""
    at = match.start()
    capital = sentence.text[at] == "U" and not re.search(r"(?:thank|thanks|see|love|are|how|c|r) $", sentence.low[:at])
    return bool(capital or _LETTER_BEFORE.search(sentence.text[:at]) or _LETTER_AFTER.match(sentence.text, match.end()))


def _is_ordinary(sentence: Sentence, start: int, end: int, context: Context) -> bool:
    words = sentence.low[start:end]
    if re.search(rf"(?<!\w){re.escape(words.split()[-1])}(?!\w)", names(context.interview).lower()) and " " in words:
        return True
    around = _ORDINARY.search(sentence.low, max(0, start - 12), min(len(sentence.low), end + 20))
    if around and around.start() < end and around.end() > start:
        return True
    if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", names(context.interview).lower()):
        return True
    text = sentence.text[start:end]
    titled = text[:1].isupper() and text[1:].islower() and (start > 0 or words in _ALSO_NAMES)
    if titled and re.match(r" [A-Z]|-", sentence.text[end : end + 2]):
        return True  # part of a name: "Buddy Holly"
    if (
        text.isupper()
        and len(text) > 1
        and not sentence.text.isupper()
        and words not in ("lol", "omg", "wtf", "btw", "lmao", "rofl", "thx", "tbh", "idk", "yolo", "fomo")
    ):
        return True  # an acronym: "PLS regression"
    return in_quotation(sentence, start) and _quoted_by_interview(sentence, start, end, context)


def _quoted_by_interview(sentence: Sentence, start: int, end: int, context: Context) -> bool:
    return bool(
        re.search(rf"(?<!\w){re.escape(sentence.low[start:end])}(?!\w)", notes(context.interview).lower().replace("’", "'"))
    )
