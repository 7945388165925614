"""Lays a written message out in its format: subject, date, greeting, paragraphs, closing, name; the parts of a script."""

from __future__ import annotations

import re

from followup_ai.offline.english.kinds import Point
from followup_ai.offline.message.asking import asks_for_news
from followup_ai.offline.message.planning import Plan
from followup_ai.offline.talk.frames import handle, is_glad, shape, slots_of
from followup_ai.offline.talk.weight import is_sad
from followup_ai.offline.typed.phrasing import Writer
from followup_ai.offline.typed.wording import job_title, short_company

_CLOSINGS = {
    "email": (
        "Best regards,",
        "Kind regards,",
        "With kind regards,",
        "Best wishes,",
        "Warm regards,",
        "Regards,",
        "With best wishes,",
    ),
    "letter": ("Yours sincerely,", "Sincerely,", "With kind regards,", "Kind regards,"),
    "note": ("Warmly,", "With thanks,", "Best wishes,", "With best wishes,", "All the best,"),
}
_SUBJECTS = {
    "thank-you": (
        "{job}: thank you for our conversation",
        "{job} interview: thank you",
        "{job} at {company}: thank you",
        "{company} interview: thank you",
        "{company}: thank you for our conversation",
        "{job} at {company}: thanks and a question",
        "{first}, thank you for our conversation",
        "{candidate}: thank you for the {job} interview",
    ),
    "check-in": (
        "{job}: a question on next steps",
        "{job} at {company}: a short question",
        "{company}, {job}: next steps",
        "{job} interview: next steps",
        "{first}, a question about the {job} role",
        "{candidate}: {job} next steps",
        "{job} at {company}: where things stand",
    ),
    "feedback": (
        "{job} interview: a request for feedback",
        "{company} interview: a request for feedback",
        "{job} at {company}: may I ask for feedback?",
        "{job} interview: may I ask for feedback?",
        "{candidate}: a request for feedback",
    ),
    "keep-in-touch": (
        "{job}: thank you, and keeping in touch",
        "{company}: thank you and staying in touch",
        "{job} at {company}: with thanks",
        "{candidate}: thank you, and keeping in touch",
        "{company}: thanks, and future openings",
    ),
}


def lay_out(plan: Plan) -> str:
    """An email, letter, handwritten note or LinkedIn message."""
    request = plan.request
    name = request.called(request.reader)
    hello = "Hi" if request.format == "linkedin" and " " not in name and plan.chance("hello").random() < 0.6 else "Dear"
    parts = [f"{hello} {name},", *(" ".join(p) for p in plan.paragraphs())]
    if request.format == "email":
        parts.insert(0, f"Subject: {subject(plan)}")
    if request.format == "letter":
        day = request.today or request.day("date")
        parts = [f"{day.day} {day:%B %Y}", *parts] if day else parts
    closings = _CLOSINGS.get(request.format)
    closing = plan.chance("closing").choice(closings) + "\n" if closings else ""
    return "\n\n".join([*parts, closing + request.candidate])


def subject(plan: Plan) -> str:
    """A subject of three to ten words and at most 78 characters, with role, company or a name within the first 30."""
    request = plan.request
    job, company = job_title(request.text("role")), short_company(request.text("company"))
    first = request.called(request.reader)
    slots = {"job": job, "company": company, "first": first, "candidate": request.candidate}
    fronts = [n.lower() for n in (job, company, first, request.candidate)]
    templates = list(_SUBJECTS.get(request.purpose, _SUBJECTS["thank-you"]))
    if plan.material.rejected or (request.purpose == "check-in" and not asks_for_news(plan.material)):
        templates = [t for t in templates if "stand" not in t and "next steps" not in t and "question about" not in t]
    if not plan.material.rejected:
        templates = [t for t in templates if "future" not in t]
    plan.chance("subject").shuffle(templates)
    for template in templates:
        text = template.format_map(slots)
        most = 10 if text.isascii() else 8
        if 3 <= len(text.split()) <= most and len(text) <= 74 and any(n in text[:30].lower() for n in fronts):
            return text[:1].upper() + text[1:]
    later = "a question after our conversation" if plan.material.rejected else "next steps after our conversation"
    words = {"check-in": later, "feedback": "a request for feedback"}.get(request.purpose, "thank you for our conversation")
    short = [n for n in (company, job, first, request.candidate) if len(n) <= 28 and len(n.split()) <= 4]
    front = short[0] if short else _cut(" ".join(job.split()[:4]), 28)
    return f"{front[:1].upper()}{front[1:]}: {words}"


def _cut(text: str, most: int) -> str:
    """`text` cut at a space so that at most `most` characters remain."""
    return text if len(text) <= most else (text[:most].rsplit(" ", 1)[0] or text[:most])


# --- the connection request -----------------------------------------------------------------------

_CONNECT_ENJOYED = "thanks for your time; I enjoyed talking about {d}."
_CONNECT_NP = (
    "thank you for talking with me about {d}.",
    "thank you for our conversation about {d}.",
    "thank you for your time and our talk about {d}.",
    _CONNECT_ENJOYED,
    "many thanks for our talk about {d}.",
)
_CONNECT_OURS = (
    "thank you for your time, and above all for {d}.",
    "many thanks for the conversation, and for {d}.",
    "thank you for talking with me. I was glad of {d}.",
)
_CONNECT_CLAUSE = (
    "thank you for our conversation. It was good to hear that {d}.",
    "thank you for your time. I was interested to hear that {d}.",
    "thanks for talking with me. I liked hearing that {d}.",
)
_CONNECT_QUOTE = (
    'thank you for our conversation. I will remember the line "{d}".',
    'thank you for your time. I will remember the line "{d}".',
)
_CONNECT_END = (
    "I'd like to stay in touch, and remain interested in {role}.",
    "I'm still interested in {company}, and would be glad to stay in touch.",
    "I remain interested in {role} and would like to connect.",
    "It would be good to stay in touch with you at {company}.",
    "I'd like to connect, and I'm still interested in {company}.",
)
_CONNECT_SHORT_END = (
    "I would be glad to stay in touch.",
    "I'd like to stay in touch.",
    "I'd be glad to connect.",
    "I hope we can stay in touch.",
    "It would be good to keep in touch.",
)


def lay_out_connect(plan: Plan) -> str:
    """The note of a connection request, at most 200 characters in all."""
    request = plan.request
    name = _cut(request.called(request.reader), 60)
    hello = "Dear" if " " in name else "Hi"  # a title is not hailed
    most = int(196 * min(1.0, plan.room))
    chance = plan.chance("connect" + plan.salt("thanks") + plan.salt("detail"))
    points = plan.best_points()[:6]
    if not plan.salt("points"):  # else what was found to take nothing up has been put last
        points = sorted(points, key=lambda p: (p.penalty // 3, len(p.text) > 95))
    slots = plan.writer().slots
    # Nobody is still interested in a role that another has.
    ends = [end for end in _CONNECT_END if plan.open or "{role}" not in end]
    long, short = chance.choice(ends).format_map(slots), chance.choice(_CONNECT_SHORT_END)
    endings = [f" {long} {request.candidate}", f" {short} {request.candidate}", f" {request.candidate}", ""]
    for point in points:
        said = _connected(point, plan)
        for ending in endings:
            text = f"{hello} {name}, {said}{ending}"
            if len(text) <= most:
                return text
    for text in (
        f"{hello} {name}, thank you for our conversation. I would be glad to stay in touch. {request.candidate}",
        f"{hello} {name}, thank you for our conversation.",
    ):
        if len(text) <= most:
            return text
    return _cut(f"{hello} {name}, thank you for our conversation.", most)


def _connected(point: Point, plan: Plan) -> str:
    chance = plan.chance("connected" + plan.salt("thanks") + plan.salt("detail"))
    kind = handle(point)
    named = _CONNECT_OURS if shape(point) in ("ours", "asked") else _CONNECT_NP
    others = {"clause": _CONNECT_CLAUSE, "quote": _CONNECT_QUOTE}
    templates = named if kind == "np" else others[kind]
    template = chance.choice(templates)
    news = not point.clause.startswith("we ")  # what both did is no news to the reader
    if kind == "clause" and (not news or not is_glad(point)):
        template = _CONNECT_CLAUSE[1]
    if kind == "np" and template == _CONNECT_ENJOYED and not is_glad(point):
        template = _CONNECT_NP[1]
    return template.replace("{d}", slots_of(point)[kind])


# --- the call script ------------------------------------------------------------------------------

_CALLING = {
    "thank-you": (
        "to thank you for our conversation about {role} at {company}",
        "about {role} at {company}, and to thank you for the interview",
        "to say thank you for talking with me about {role} at {company}",
    ),
    "check-in": (
        "to thank you again for our conversation about {role} at {company}, and to ask where things stand",
        "about {role} at {company}, to thank you for the interview and to ask how things stand",
    ),
    "feedback": (
        "to thank you for your time and our talk about {role} at {company}, and to ask a favour",
        "about {role} at {company}, to thank you for the interview and to ask for some feedback",
    ),
    "keep-in-touch": (
        "to thank you for your time and our talk about {role} at {company}",
        "about {role} at {company}, to thank you for the interview and to wish you well",
    ),
}
# After a no nobody asks how it is going, nor calls "about your decision", which sounds like a challenge to it.
_CALLING_AFTER_NO = {
    "thank-you": (
        "to thank you for our conversation about {role} at {company}",
        "to thank you for the interview for {role} at {company}",
    ),
    "check-in": (
        "to thank you again for our conversation about {role} at {company}, and to ask one thing",
        "to thank you again for the interview for {role} at {company}, and to ask one question",
    ),
    "feedback": (
        "to thank you for the interview for {role} at {company}, and to ask a favour",
        "to thank you for our conversation about {role} at {company}, and to ask for some feedback",
    ),
    "keep-in-touch": (
        "to thank you for your time and our talk about {role} at {company}",
        "to thank you for the interview for {role} at {company}, and to wish you well",
    ),
}
_GREETED = (
    "Hello {first}, this is {candidate}. I'm calling {why}.",
    "Hello {first}, it's {candidate}. I'm ringing {why}.",
    "Hello, is this {first}? This is {candidate}. I'm calling {why}.",
)
_KEEPING = (
    "Would it be all right to stay in touch?",
    "May I stay in touch with you from time to time?",
    "May I ask you to keep me in mind for other roles at {company}?",
)
_GOODBYE = (
    "Thank you for your time, {first}, and goodbye.",
    "Thank you very much, {first}, and goodbye.",
    "Many thanks for your time, {first}, and have a good day.",
    "Thank you for talking with me, {first}, and goodbye.",
)


def lay_out_script(plan: Plan) -> str:
    """A call script with its voicemail."""
    request, write = plan.request, plan.writer()
    # Spoken names end no sentence twice: "Thank you, Ann B." and "Again, it is Tom Reed Jr."
    spoken = {"first": request.called(request.reader), "candidate": request.candidate.split(",")[0]}
    slots = {**write.slots, **{slot: name.removesuffix(".") for slot, name in spoken.items()}}
    chance = plan.chance("script")
    calling = _CALLING_AFTER_NO if plan.material.rejected else _CALLING
    unasked = request.purpose == "check-in" and not plan.material.rejected and not asks_for_news(plan.material)
    reasons = list(calling["thank-you" if unasked else request.purpose])
    chance.shuffle(reasons)
    why, again = (_reason(plan, slots, reason) for reason in reasons[:2])
    greeted = _GREETED if request.purpose != "thank-you" else _GREETED[:2]
    opening = chance.choice(greeted).format_map({**slots, "why": why})
    write.remember(opening)
    lines, question = _talking_points(plan, write, slots)
    close = chance.choice(_GOODBYE).format_map(slots)
    voicemail = _voicemail(plan, slots, again, question)
    talking = "\n".join(f"- {line}" for line in lines[:3] if line)
    parts = (
        ("Opening", opening),
        ("Talking points", talking),
        ("Question", question),
        ("Close", close),
        ("Voicemail", voicemail),
    )
    return "\n\n".join(f"{label}:\n{_BRACKETED.sub(_said_aloud, text)}" for label, text in parts)


# Nobody says a bracket: "the testing course (2391) in the spring"
_BRACKETED = re.compile(r" \((?P<words>[^()\n]+)\)(?P<stop>[.,;:?]?)")


def _said_aloud(match: re.Match[str]) -> str:
    return f", {match['words']}{match['stop'] or ','}"


def _reason(plan: Plan, slots: dict[str, str], reason: str) -> str:
    """Why one calls, with thanks for how the reader brought a no where they did."""
    why = reason.format_map(slots)
    if not plan.material.tidings:
        return why
    return why.replace("to thank you", f"to thank you for {plan.material.tidings} and", 1).replace(" and again", " and")


def _talking_points(plan: Plan, write: Writer, slots: dict[str, str]) -> tuple[list[str], str]:
    purpose, points = plan.request.purpose, plan.best_points()
    plan.begin()
    lines = [plan.detail(write, points[0])] if points else [write.write("thanks.short", plan.salt("thanks"))]
    if purpose == "keep-in-touch":
        lines += [plan.fixed("wish", write), plan.fixed("future", write)]
        keeping = _KEEPING if plan.material.rejected else _KEEPING[:2]
        return lines, plan.chance("keeping").choice(keeping).format_map({**slots, **write.named()})
    if purpose == "feedback":
        lines += [plan.fixed("no", write), plan.fixed("company", write)]
        return lines, plan.fixed("ask", write)
    news = plan.news(write) if purpose == "check-in" else ""
    # Nobody who has been told no lists what they bring.
    tied = bool(points) and plan.claim_for(points[0]) is not None and not plan.answers(points[0])
    said = (plan.qualify, plan.left_out) if tied else (plan.left_out, plan.qualify)  # first what the point asks for
    told = news or ((said[0](write) or said[1](write)) if plan.open else "")
    lines.append(f"{told} {plan.concern(write)}".strip())
    promise = plan.promise(write)
    interest = plan.fixed("interest", write)
    lines = [line for line in lines if line]
    lines.append(f"{interest} {promise}".strip() if len(lines) == 2 else interest)
    if promise and len(lines) < 3:
        lines.append(promise)
    return lines, plan.question(write)


def _voicemail(plan: Plan, slots: dict[str, str], why: str, question: str) -> str:
    """A message that stands alone, at most 75 words."""
    start = f"Hello {slots['first']}, this is {slots['candidate']}. I'm calling {why}."
    asked = "I would be glad to stay in touch." if plan.request.purpose == "keep-in-touch" else question
    bye = (
        plan.chance("bye")
        .choice(
            (
                "Thank you, {first}, and goodbye.",
                "Thank you, {first}. Again, it is {candidate}.",
                "Many thanks, {first}, and goodbye.",
                "Thank you for your time, {first}.",
            )
        )
        .format_map(slots)
    )
    brief = start.replace(f"I'm calling {why}.", "Thank you for the interview.")
    told = (_spoken_detail(plan, 14), _spoken_detail(plan, 7), "")
    if _HOW_IT_STANDS.search(asked) and " to ask " in why and not plan.material.rejected:
        asked = ""
    # Rather than the question, what the call is about is cut short.
    for begin, detail, ask in (*((start, d, asked) for d in told), (brief, "", asked), *((start, d, "") for d in told)):
        text = " ".join(p for p in (begin, detail, ask, "You can reach me on this number.", bye) if p)
        if len(text.split()) <= 72:
            return text
    return f"Hello {slots['first']}, this is {slots['candidate']}. I'm calling about {slots['role']}. Thank you, and goodbye."


# What the call was said to be about need not be asked once more.
_HOW_IT_STANDS = re.compile(
    r"^(?:Could|Would) you (?:tell me|let me know) (?:where|how) things stand|\bmay I ask (?:where|how) (?:it|things) stand"
    r"|\b(?:is there any|whether there is any|do you have any) news\b",
    re.IGNORECASE,
)


def _spoken_detail(plan: Plan, most: int) -> str:
    for point in plan.best_points()[:4]:
        if len(point.text.split()) > most or point.penalty > 5 or point.kind == "logistics" or is_sad(point):
            continue
        words, alone = slots_of(point), not plan.material.cast.crowded
        if point.np and not re.search(r"\b(?:I|my|me|mine|our)\b", words["np"]):
            glad = "I was glad of" if shape(point) in ("ours", "asked") else "I was glad that we talked about"
            return f"{glad} {words['np']}." if is_glad(point) else ""
        if point.quote:
            return f'I will remember {"your" if alone else "the"} line "{words["quote"]}".'
    return ""
