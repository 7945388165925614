"""Does the message plead or show desperation?"""

from __future__ import annotations

import re
from typing import ClassVar

from followup_ai.models import Context, Draft
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._sample import mail, mail_failing
from followup_ai.rules._speech import clause_before, is_denied, is_reported
from followup_ai.rules._text import Sentence, Words, read

_JOB = (
    r"(?:job|role|position|post|work|opportunity|opening|chance|place|offer|income|salary|money|paycheck|pay"
    r"|internship|placement|break|interview|spot|employment)"
)
_NOT_COMPOUND = (
    r"(?! (?:descriptions?|specs?|specifications?|title|history|number|adverts?|ads?|to be\b|filled|postings?"
    r"|details|requirements?|reference|code))"
)
_KIN = (
    r"(?:famil(?:y|ies)|kids?|child(?:ren)?|sons?|daughters?|wife|husband|partner|mother|father|parents?|mum"
    r"|mom|dad|baby|babies|siblings?|household|loved ones)"
)

# Each pattern says the candidate pleads; the second value is whether a careful reader would be sure.
_PLEAS: tuple[tuple[re.Pattern[str], bool], ...] = tuple(
    (re.compile(pattern), sure)
    for pattern, sure in (
        # pleading outright
        (r"\bplea+se,? (?:just )?(?:i am )?(?:begging,? )?plea+se\b|\bpretty please\b|\bple{2,}a+se|\bplea{2,}se\b", True),
        (
            r"\b(?:i|we) (?:am |are |do |must |have to |will |would |can only |can )?(?:here |now "
            r"|just )?(?:beg(?:ging)?|plead(?:ing)?|implor(?:e|ing)|beseech(?:ing)?|entreat(?:ing)?)\b"
            r"(?! (?:to differ|your pardon|pardon|to disagree|guilty|leave to|off|your (?:indulgence|forgiveness)))",
            True,
        ),
        (r"^\W*(?:begging|pleading|imploring) (?:you|with you|for)\b", True),
        (
            r"\bnot (?:too )?(?:proud|above|ashamed) (?:to beg|begging)\b|\bkiss your (?:hand|feet)"
            r"|\bif you would (?:just |only )?let me (?:have|in)\b|\b(?:nobody|no one) wants (?:an? |me\b)"
            r"|\bknocked on (?:all|every)|\broof over us\b|\bi (?:do not|can not|could not) sleep\b|\blying awake\b"
            r"|\bi will never complain\b|\bpetrol money\b|\bdo not (?:leave|throw|cast|toss) me\b"
            r"|\bscrap ?heap\b|\bon (?:my|bended|both) knees\b|\bhands and knees\b",
            True,
        ),
        (
            r"\b(?:have|take|show)(?: some| a little)? (?:mercy|pity|compassion)\b(?: (?:on|upon|for) (?:me|us|my)\b|,"
            r"| and|[.!?]|$)|\bhave a heart\b|\bfind it in your heart",
            True,
        ),
        (r"\bfor (?:god|heaven|pity|christ|goodness|allah)(?:'s)? sakes?\b|\bin the name of (?:god|allah|jesus)\b", True),
        (r"^\W*please[.!]+\W*$", False),
        (
            r"\b(?:please|only|just|kindly)(?: \w+)?,? let me (?:in\b|have (?:it|this|the (?:job|role|chance"
            r"|position))|prove|try|join|show you what|do this|be part|come (?:work|aboard|in))",
            True,
        ),
        (
            r"\bto let me (?:have it|in\b)|\bwill you not please\b|\bplease,? i (?:really |just |so )?(?:want|need"
            r"|beg)\b|\b(?:want|wanted) (?:anything|nothing) (?:this|so) badly\b|\bi am (?:asking|urging"
            r"|appealing to) you,? please\b",
            True,
        ),
        (
            r"\b(?:save|saves|saved|saving) (?:me|us|my (?:life|family|marriage|home|house))\b(?! (?:time|a |an "
            r"|\w+ (?:hours|minutes|days)|hours|from (?:hours|having)))|\b(?:end of my (?:rope|tether)|at my wits? end"
            r"|last legs)\b|\ba lifeline (?:for|to) (?:me|us|my)\b",
            True,
        ),
        (
            r"\b(?:how|if|whether|what) (?:i|we) (?:will|would|shall|are going to|am going to|can) (?:manage|cope"
            r"|survive|get by|pay|live|go on|get through)\b(?! the)|\bthis or nothing\b|\bit is (?:now"
            r"|this) or never\b",
            True,
        ),
        (
            r"\b(?:sweep|scrub|mop|clean) (?:the |your )?(?:floors?|toilets?)\b|\bany title\b|\bany hours\b|\bno pay\b"
            r"|\bpay cut\b",
            False,
        ),
        (
            r"\bnot (?:face|take|bear|handle|stand|survive) (?:another|one more|yet another)\b(?: (?:rejection|no\b"
            r"|refusal|disappointment|blow)|[.,!]|$)|\bi have been (?:\w+ )?rejected\b[^.;]{0,30}\b(?:times|already"
            r"|everywhere|again|by)\b",
            True,
        ),
        (
            r"\b(?:assist|help|support|consider) a (?:brother|sister|poor|fellow|desperate|struggling)\b"
            r"|\bpinning (?:everything|all|my)\b|\b(?:all )?my hopes (?:are|rest|lie|hang|depend)\b|\b(?:everything"
            r"|it all) (?:depends|hangs|rides|rests) on (?:this|you|it)\b",
            True,
        ),
        (
            r"\b(?:i|we) (?:just |only |really |badly )?need (?:work|a job|the work|any job|any work|employment"
            r"|an income|a paycheck|a break|your mercy|saving)\b|\bneed (?:this|it|the job) more than\b",
            True,
        ),
        (
            rf"\b(?:my|our) (?:\w+ ){{0,2}}?{_KIN} (?:is|are|was|were|has|have|had)(?: \w+)?? (?:sick|ill|dying"
            r"|starving|hungry|hospital\w*|lost (?:his|her|their) job|sacrificed|waiting on)\b|\ba baby on the way\b"
            r"|\bthey are (?:all )?(?:depending|counting|relying) on (?:me|this)\b",
            False,
        ),
        # need and desperation
        (
            r"\b(?:i|we) (?:do |just |so |badly |desperately |urgently |seriously |truly |only )*need (?:this|the|that"
            r"|a|your|any|some|to (?:get|have|land|win|secure) (?:this|the|a))"
            rf"(?: \w+)?? {_JOB}\b{_NOT_COMPOUND}",
            True,
        ),
        (r"\b(?:i|we) (?:do |just |so |badly |desperately |only )*need this(?=[.,!;]|$| (?:so|more|badly|very|to work))", True),
        (
            r"\b(?:i|we) (?:so )?(?:desperately|badly) (?:want|need|hope|wish|crave)\b|\b(?:i|we) (?:want"
            r"|need) (?:this|it|the \w+) (?:so |very )?(?:badly|desperately|so bad|more than anything)\b",
            True,
        ),
        (
            r"\b(?:i|we) (?:am|are|have been|was|feel|have grown|grow|am getting|am growing|must sound|sound"
            r"|may sound)(?: (?!not\b|never\b)\w+)? desperate(?:ly)?\b|^\W*desperate(?:ly)?\b(?! (?:times|measures"
            r"|shortage|people|customers))|\bmy desperat(?:e|ion)\b|\bout of desperation\b",
            True,
        ),
        (
            r"\bin (?:dire|desperate|urgent|serious|real|great|bad|critical|need) need of (?:this |a |the |any "
            rf"|some )?(?:\w+ )?{_JOB}\b|\bi am in need of (?:this |a |any |the )?{_JOB}\b",
            True,
        ),
        (
            r"\b(?:i|we) (?:would|will|am (?:willing|ready|prepared|happy) to|can|could) do (?:absolutely |just "
            r"|literally |simply )?(?:anything|whatever it takes|whatever is needed|everything it takes)\b"
            r"(?! (?:i can|in my power|you (?:need|ask)|for (?:my|the|a|our|his|her|their|them|those) (?!job|role"
            r"|position|chance|opportunity))|.{0,12}\b(?:students|patients|customers|clients|team)\b)",
            True,
        ),
        (
            r"\b(?:i|we) (?:would|will) (?:give|trade|sell|sacrifice) (?:anything|everything|my (?:right|left) arm"
            r"|an arm|my soul)\b|\bi would (?:kill|die) for\b",
            True,
        ),
        # asking for a chance
        (
            r"\b(?:just|please|only|kindly|all you (?:have|need) to do is)(?: please| just| only)? (?:give|grant|allow"
            r"|spare|throw) (?:me|us) (?:just |only )?(?:a|one|this|the|another|that|any)(?: \w+)? (?:chance|shot"
            r"|opportunity|try|trial|break|bone|lifeline)\b",
            True,
        ),
        (
            r"^\W*(?:give|grant) (?:me|us) (?:just |only )?(?:a|one|this|another) (?:\w+ )?(?:chance|shot|opportunity"
            r"|try|break)\b(?! to (?:see|visit|ask|reply|explain))",
            True,
        ),
        (
            r"\bif (?:only )?you (?:would |could |will |can )?(?:just |only )(?:give|gave|let) me\b"
            r"|\bjust let me (?:prove|show|try|in)\b",
            True,
        ),
        (
            r"\b(?:all|the only thing) (?:i|we) (?:ask|need|want|am asking|beg)(?: for| of you)? is (?:just )?(?:a|one"
            r"|this|the|for)(?: \w+)? (?:chance|shot|opportunity|try|break)\b|\bask(?:ing)? (?:for )?(?:only "
            r"|just )(?:a|one) (?:\w+ )?(?:chance|shot)\b",
            True,
        ),
        (
            r"\b(?:please|hope you (?:will|would|can)|wish you would|will you|would you|could you|if you(?: would"
            r"| could)?) (?:please |just )?take a (?:chance|gamble|risk|punt) on me\b|^\W*take a (?:chance|gamble"
            r"|punt) on me\b",
            True,
        ),
        (
            r"\bplease,? (?:just )?(?:do not |not )(?:reject|turn me|pass (?:me|on me|over)|forget (?:about )?(?:me"
            r"|us)|let me down|say no|give (?:up on me|it to|the job|this)|rule me|overlook me|drop me|leave me"
            r"|ignore (?:me|my)|make me|abandon|disappoint)",
            True,
        ),
        (r"\bdo not (?:pass me over|turn me (?:down|away)|give up on me|leave me (?:hanging|waiting))\b", True),
        (
            r"\bplease,? (?:\w+ )?(?:hire|pick|choose|select|employ|save|rescue|say yes|take me|give me (?:the"
            r"|this) (?:job|role|position|work)|let me (?:have|get) (?:the|this))\b(?! (?:a|the|any|your|whichever"
            r"|whatever|one|another|time|date|from) (?:\w+ )?(?:date|time|slot|day|option))",
            True,
        ),
        (r"^\W*(?:hire|pick|choose|save) me\b|\band (?:hire|pick|choose) me\b", True),
        (
            r"\bplease,? (?:\w+ ){0,2}?help me (?:to )?(?:get|land|secure|out|find|obtain|with (?:a|this|the) job|have"
            r"|achieve|win)\b|\bhelp me sir\b|\b(?:i am at your mercy|your mercy)\b",
            True,
        ),
        (
            r"\b(?:consider|look at|treat) (?:my|me) (?:\w+ ){0,2}?(?:sympathetically|mercifully|with (?:sympathy"
            r"|mercy|compassion|pity))\b|\bsympathetic(?:ally)? consider",
            True,
        ),
        # what hangs on it
        (
            rf"\b(?:my|our) (?:\w+ ){{0,3}}?{_KIN} (?:\w+ )?(?:(?:is|are|will be) )?(?:all )?(?:count|depend|rel[yi]"
            r"|bank|hop|pray|wait|need)(?:s|ing|y|ies|ying)?\b(?: all)?(?: up)?(?:on| on| for| upon| this| me| it"
            r"| \w+ to)(?! the days)\b",
            True,
        ),
        (
            rf"\b(?:i|we) have (?:a |an |my |\w+ )?(?:\w+ ){{0,2}}?(?:{_KIN}|mouths|bills|debts?|loans?|rent|mortgage"
            r"|medical bills) to (?:feed|support|provide|pay|look after|care|raise|clothe|repay)\b",
            True,
        ),
        (
            r"\b(?:my|our|the) (?:rent|mortgage|bills|loan|savings|money|debts?|landlord|benefits"
            r"|unemployment)\b[^.;]{0,20}\b(?:due|overdue|run(?:ning)? (?:out|low|dry)|gone|pil(?:e|ing)|behind"
            r"|mounting|evict\w*|unpaid|stop(?:s|ped)?|exhausted|ends?)\b(?! diligence)",
            True,
        ),
        (
            r"\b(?:i|we) (?:am |are |have |have been |might |may |will |could )?(?:about to |going to "
            r"|be )?(?:run(?:ning)? out of (?:money|savings|options|hope)|behind (?:on|with) (?:my |the |our )?(?:rent"
            r"|bills|mortgage|payments)|evicted|lose (?:my|our|the) (?:flat|house|home|apartment|visa|car)|broke"
            r"|struggling (?:to (?:pay|make|feed|survive|get by)|financially)|in debt)\b",
            True,
        ),
        (
            r"\b(?:i|we) (?:can not|can hardly|can barely|can no longer|could not)(?: even)? (?:pay|afford|feed|cover"
            r"|make) (?:my|our|the|to (?:lose|miss|be rejected|let)|ends|rent|this)\b",
            True,
        ),
        (
            r"\b(?:put|keep) (?:food on|a roof over)\b.{0,12}\b(?:my|our|the) (?:table|head|heads|famil|plate)"
            r"|\bmake ends meet\b|\bkeep my (?:head above water|lights on)\b",
            True,
        ),
        (r"\b(?:sole|only) (?:bread ?winner|earner|earning member|provider)\b", True),
        (
            r"\b(?:i|we) (?:have been|am|was|was made|remain|are) (?:\w+ )?(?:unemployed|jobless|out of (?:a job|work)"
            r"|without (?:a job|work|income))(?: for| since| and|[.,]|$)",
            False,
        ),
        (r"\bwithout (?:this|the|your) (?:job|role|income|position|work|offer)\b[^.;]{0,20}\b(?:i|we|my)\b", True),
        (
            r"\bmy (?:whole |entire )?(?:life|future|survival|career|happiness|visa|livelihood|everything"
            r"|sanity)\b[^.;]{0,12}\b(?:depends?|hangs?|rests?|rides?|hinges?|is (?:over|at stake|in your hands))\b"
            r"|\bmy (?:fate|future|life) (?:is|lies|rests) in your hands\b",
            True,
        ),
        # the only one
        (
            r"\byou (?:are|were) (?:\w+ )?my (?:only|last|final|best|one|sole) (?:\w+ )?(?:hope|chance|option|resort"
            r"|shot)\b|\b(?:this|it|that|yours)(?: \w+){0,3} (?:is|may be|might be|could be"
            r"|feels like) (?:\w+ )?my (?:only|last|final|one|sole) (?:\w+ )?(?:hope|chance|option|resort|shot"
            r"|opportunity|lifeline)\b|\bmy last hope\b",
            True,
        ),
        (
            r"\b(?:nobody|no one|no other (?:company|firm|employer|place)|none of the others?)(?: else)? (?:will|would"
            r"|wants to|has|have|is|seems)(?: \w+)? (?:hire|hired|take|taken|give|given|want|called|replied|answer"
            r"|interested|interview)",
            True,
        ),
        (
            r"\b(?:every(?:one| other| single)?|all)(?: \w+){0,2} (?:has|have|had)? ?(?:rejected|turned (?:me"
            r"|us) (?:down|away)|said no|refused|passed on me)\b",
            True,
        ),
        (
            r"\bi (?:have|have got) (?:no|nothing|nowhere)(?: else| other| more)*(?: \w+)? (?:options?|offers?"
            r"|prospects?|choices?|hope|to (?:turn|go|lose|fall back)|left|lined up|leads|interviews?)\b"
            r"|\bnowhere else to (?:go|turn)\b|\b(?:nobody|no one)(?: else)? (?:i can|to) (?:ask|turn)|\b(?:only"
            r"|last) (?:company|firm|employer|person|one|place) (?:that|who|to)(?: has| have)? (?:even )?(?:answer"
            r"|repl|call|respond|interview|consider)\w*|\b(?:months?|weeks?)(?: of| in)? (?:rent|mortgage)\b"
            r"|\brent behind\b",
            True,
        ),
        (
            r"\b(?:the )?only (?:job|interview|offer|company|reply|callback) (?:i have|that (?:has|called|replied)"
            r"|i got|to call)",
            True,
        ),
        # what a no would do
        (
            r"\bi (?:would|will|shall) be (?:\w+ )?(?:devastated|crushed|heartbroken|destroyed|ruined|shattered"
            r"|lost without|finished|suicidal|inconsolable)\b|\bbreak my heart\b|\b(?:crush|destroy|kill) me\b"
            r"|\bnot (?:take|bear|survive|handle|stand|cope with) (?:another|one more|a) (?:rejection|no|refusal"
            r"|disappointment)\b",
            True,
        ),
        (
            r"\bi (?:do not|would not|will not|can not) (?:know|think|imagine|tell you) what (?:i|we) (?:will|would"
            r"|shall|am going to) do (?:if|without|should)\b",
            True,
        ),
        (
            r"\bi (?:can not|could not) afford to (?:lose|miss|be turned|waste|let)\b|\bi can not (?:lose|miss out on) this\b",
            True,
        ),
        (
            r"\b(?:i|we) (?:will|would|can|could|am (?:willing|ready|prepared|happy) to|shall) (?:even )?(?:work|start"
            r"|do it|do this|come)(?: \w+){0,3} (?:for (?:free|nothing|less|peanuts|no (?:pay|salary|money))"
            r"|without (?:pay|salary|a salary)|unpaid)\b",
            True,
        ),
        (
            r"\b(?:i|we) (?:will|would|can|am (?:willing|ready|prepared|happy) to|shall) (?:gladly "
            r"|happily )?(?:accept|take|settle for|do) (?:any|whatever|absolutely any)(?: \w+)? (?:salary|pay|wage"
            r"|offer|job|role|position|work|shift|you (?:give|offer|pay|can)|at all)\b",
            True,
        ),
        (
            r"\b(?:mean|means) (?:absolutely |simply )?(?:everything|the world|the whole world) to (?:me|us|my)\b"
            r"|\b(?:this job|this role|it|this) is (?:my life|everything to me|life or death|all i have)\b",
            False,
        ),
        (
            r"\bpray(?:ing)?(?: \w+){0,3} (?:for this|that you|to get|you (?:will|choose|pick)|to god)\b"
            r"|\bgod will bless you\b|\b(?:forever|eternally|ever) (?:grateful|indebted|obliged"
            r"|in your debt) (?:to you )?if\b|\b(?:grateful|indebted|thankful|obliged) (?:for )?(?:ever|forever"
            r"|for life|till i die)\b",
            False,
        ),
    )
)
_TRIGGER = re.compile(
    r"plea|beg|need|desper|mercy|pity|sake|anything|whatever|everything|chance|shot|knees|hire|pick|choose"
    r"|help me|sympath|count|depend|rely|relies|rent|mortgage|bills"
    r"|savings|\bout of|breadwinner|bread winner|earner|provider|unemployed|jobless|without|life|future"
    r"|survival|hope|nobody|no one|every|nothing|nowhere|no (?:other|more|options)|only"
    r"|devastat|crush|heart|destroy|not know|afford|for free|for less|any |world|pray|bless|forever|implor"
    r"|beseech|entreat|ends meet|feed|support|tether|rope|legs|manage|cope|survive|sweep|scrub|title|hours|pay"
    r"|pinning|hopes|assist|brother|sick|ill\b|baby|starv|hungry|saving|turn me|lifeline|badly|struggl|in debt"
    r"|lose|broke|evict|last|reject|leave|throw|scrap|kiss|knocked|sleep|awake|complain|petrol|pass me|select"
    r"|save|rescue|give|grant|let me|table|roof"
    r"|gamble|punt"
)
_DENIABLE = re.compile(r"\b(?:not|never)\b|\bno\b|\bnobody\b|\bwithout\b|\bnothing\b|\bnowhere\b|\bnone\b")


class NoBegging(Rule):
    """Nothing in the message pleads or shows desperation.

    Why: a plea moves the question from what the candidate brings to what they lack, and a hiring manager cannot answer it.
    Source: the project's guidance on interview follow-up.

    A courteous please, enthusiasm, thanks for the chance to interview, other people's need ("the ward's desperate need for
    nurses"), set phrases ("begs the question") and denied pleas pass.
    """

    id = "no-begging"
    core = True
    asks = "Do not plead, and show no desperation or hardship: the tone is of one adult to another."
    remedy = "Take the plea out; say what you would bring instead of what you need."
    passes: ClassVar[tuple[str | Example, ...]] = (
        mail("I would love to join the team."),
        mail("Thank you for the chance to interview, and please give my regards to the night shift."),
        mail("You said that customers beg for fewer dashboards."),
        mail("That begs the question of who owns the schema."),
        mail("The region's desperate need for engineers is no secret."),
        mail("I won't beg for the job; I would rather earn it."),
        mail("I need the job description for my records."),
        mail("Families counting on the food bank get their slot by text, you told me."),
        mail("I would do anything for my pupils, and they know it."),
        mail('"Please, please, no more dashboards" was the line of the day.'),
        mail("It would be a privilege to work with you."),
        mail("You give newcomers a chance to break things, which is rare."),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        mail_failing("Please, please think of me when you decide.", marks="Please, please"),
        mail_failing("I'm begging you to look at my file again.", marks="I'm begging"),
        mail_failing("I really need this job.", marks="I really need this job"),
        mail_failing("I would do anything to be on your team.", marks="I would do anything"),
        mail_failing("Just give me a chance, Dana.", marks="Just give me a chance"),
        mail_failing("My children are counting on this.", marks="My children are counting on"),
        mail_failing("You are my only hope.", marks="You are my only hope"),
        mail_failing("Nobody else will hire me at my age.", marks="Nobody else will hire"),
        mail_failing("To be plain, I am desperate.", marks="I am desperate"),
        mail_failing("I would work for free until you are convinced.", marks="I would work for free"),
        mail_failing("Kindly consider my case sympathetically.", marks="consider my case sympathetically"),
        mail_failing("I can't afford to lose this.", marks="I can't afford to lose"),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        doubtful: Words | None = None
        for sentence in read(draft).sentences:
            if sentence.part in ("name", "date") or not _TRIGGER.search(sentence.plain):
                continue
            for words, sure in _pleas(sentence):
                if sure:
                    return failed(f'"{words.text}" pleads.', words)
                doubtful = doubtful or words
        if doubtful:
            return failed(f'"{doubtful.text}" may read as pleading.', doubtful, sure=False)
        return passed("Nothing pleads.")


def _pleas(sentence: Sentence) -> list[tuple[Words, bool]]:
    plain = sentence.plain
    found = []
    for pattern, sure in _PLEAS:
        for match in pattern.finditer(plain):
            start = match.start()
            if sentence.is_quoted(start) or is_reported(plain, start) or is_reported(plain, match.end()):
                continue
            denied = not _DENIABLE.search(match.group()) and (is_denied(plain, start) or is_denied(plain, match.end()))
            if not denied and not re.search(r"\bthank", clause_before(plain, start)):
                found.append((sentence.words_of(*match.span()), sure))
    return found
