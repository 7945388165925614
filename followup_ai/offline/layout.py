"""Lays a written message out in its format: subject, date, greeting, paragraphs, closing, name; the parts of a script."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from followup_ai.offline.names import greeting_name
from followup_ai.offline.phrasing import Writer

if TYPE_CHECKING:
    from followup_ai.offline.composing import Plan
    from followup_ai.offline.material import Material

_CLOSINGS = {
    "email": ("Best regards,", "Kind regards,", "With kind regards,", "Best wishes,", "Warm regards,", "Regards,"),
    "letter": ("Yours sincerely,", "Sincerely,", "With kind regards,", "Kind regards,"),
    "note": ("Warmly,", "With thanks,", "Best wishes,", "With best wishes,", "All the best,"),
}
_SUBJECTS = {
    "thank-you": ("{job}: thank you for our conversation", "{job} interview: thank you", "{job} at {company}: thank you", "Thank you, {first}, from {candidate}", "{company} interview: thank you"),
    "check-in": ("{job}: a question on where things stand", "{job} at {company}: a short question", "{company} {job} role: next steps", "{job} interview: next steps"),
    "feedback": ("{job} interview: a request for feedback", "{company} interview: a word of feedback", "{job} at {company}: feedback on my interview"),
    "keep-in-touch": ("{job}: thank you, and keeping in touch", "{company}: thank you and staying in touch", "{job} at {company}: with thanks"),
}  # fmt: skip


def _chance(material: Material, what: str) -> random.Random:
    return random.Random(f"{material.seed}|{what}")  # noqa: S311 - a choice of words


def lay_out(material: Material, paragraphs: list[list[str]]) -> str:
    """An email, letter, handwritten note or LinkedIn message."""
    request = material.request
    body = "\n\n".join(" ".join(p) for p in paragraphs)
    name = greeting_name(request.reader)
    hello = "Hi" if request.format == "linkedin" and _chance(material, "hello").random() < 0.6 else "Dear"
    parts = [f"{hello} {name},", body]
    if request.format == "email":
        parts.insert(0, f"Subject: {subject(material)}")
    if request.format == "letter":
        day = request.today or request.day("date")
        if day:
            parts.insert(0, f"{day.day} {day:%B %Y}")
    closings = _CLOSINGS.get(request.format)
    closing = _chance(material, "closing").choice(closings) + "\n" if closings else ""
    return "\n\n".join([*parts, closing + request.candidate])


def subject(material: Material) -> str:
    """A subject of three to ten words and at most 78 characters, role or a name first."""
    request = material.request
    job = re.split(r"\s*[,(/|]|\s[-–—]\s", request.text("role"))[0].strip() or request.text("role")
    company = request.text("company")
    slots = {"job": job, "company": company, "first": greeting_name(request.reader), "candidate": request.candidate}
    templates = list(_SUBJECTS.get(request.purpose, _SUBJECTS["thank-you"]))
    _chance(material, "subject").shuffle(templates)
    for template in templates:
        text = template.format_map(slots)
        if 3 <= len(text.split()) <= 10 and len(text) <= 74 and _in_front(text, request) and text[0] not in "[{":
            return text[:1].upper() + text[1:]
    words = {"thank-you": "thank you", "check-in": "next steps", "feedback": "feedback request"}.get(request.purpose, "thank you")
    front = next((n for n in (company, job, slots["first"], request.candidate) if len(n) <= 28 and len(n.split()) <= 6), job[:28].rsplit(" ", 1)[0])
    return f"{front}: {words} for our conversation" if words == "thank you" else f"{front}: {words} after our conversation"


def _in_front(text: str, request: object) -> bool:
    front = text[:30].lower()
    role = re.split(r"\s*[,(/|]|\s[-–—]\s", getattr(request, "text")("role"))[0].strip().lower()
    names = (role, getattr(request, "text")("company").lower(), greeting_name(getattr(request, "reader")).lower())
    return any(n and n in front for n in names)


def lay_out_connect(material: Material, plan: Plan) -> str:
    """The note of a connection request, at most 200 characters in all."""
    request = material.request
    name = greeting_name(request.reader)
    if len(name) > 60:
        name = name.split()[0][:60]
    room = 196
    chance = _chance(material, "connect" + plan.salt("detail") + plan.salt("thanks"))
    thanks = ("thank you for talking with me about {d}.", "thank you for our conversation about {d}.", "thank you for your time and for our talk about {d}.", "thanks for your time; I enjoyed talking about {d}.")
    ends = ("I would be glad to stay in touch.", "It would be good to stay connected.", "I'd like to stay in touch.", "I'd be glad to connect.")
    points = [p for p in material.points if p.np] or list(material.points)
    for point in points[:8]:
        for signed in (True, False):
            for ended in (True, False):
                text = f"Hi {name}, " + _connect_thanks(point, chance, thanks)
                text += " " + chance.choice(ends) if ended else ""
                text += f" {request.candidate}" if signed else ""
                if len(text) <= room * min(1, plan.room):
                    return text
    return f"Hi {name}, thank you for our conversation. I would be glad to stay in touch. {request.candidate}"[:198]


def _connect_thanks(point: object, chance: random.Random, thanks: tuple[str, ...]) -> str:
    np, clause, quote = getattr(point, "np"), getattr(point, "clause"), getattr(point, "quote") or getattr(point, "jotted")
    if np:
        return chance.choice(thanks).format_map({"d": np})
    if clause:
        return "thank you for your time; it was good to hear that " + clause + "."
    return f'thank you for your time. Your words "{quote}" stayed with me.'


def lay_out_script(material: Material, write: Writer, plan: Plan) -> str:
    """A call script with its voicemail."""
    request = material.request
    name, candidate = greeting_name(request.reader), request.candidate
    company, role = request.text("company"), write._slots["role"]
    chance = _chance(material, "script" + plan.salt("any"))
    points = list(material.points)
    why = {"thank-you": "to thank you for our conversation about", "check-in": "to thank you for our conversation and to ask about", "feedback": "to thank you for your time over", "keep-in-touch": "to thank you for your time over"}.get(request.purpose, "to thank you for our conversation about")
    hello = chance.choice(("Hello", "Good morning", "Hello")) if False else "Hello"
    opening = f"{hello} {name}, this is {candidate}. I'm calling {why} {role} at {company}."
    write.remember(opening)
    lines = []
    if points:
        lines.append(plan.detail(write, points[0]))
    else:
        lines.append(write.write("thanksbare.any"))
    purpose = request.purpose
    if purpose in ("feedback", "keep-in-touch"):
        lines.append(write.write("keep.wish" if purpose == "keep-in-touch" else ("feedback.rejected" if material.rejected else "feedback.silent")))
        lines.append(write.write("keep.future" if purpose == "keep-in-touch" else "interest.company", plan.salt("interest")))
        question = write.write("feedback.ask", plan.salt("question")) if purpose == "feedback" else chance.choice(("Would it be all right if I stayed in touch?", "May I stay in touch with you from time to time?"))
    else:
        claim = plan._fitting(points[0] if points else None, 0)
        if purpose == "check-in" and material.news:
            lines.append(plan.news(write))
        elif claim:
            lines.append(plan.qualification(write, claim))
        lines.append(write.write("interest.still" if purpose == "check-in" else "interest.role", plan.salt("interest")))
        question = plan.question(write)
    close = f"Thank you for your time, {name}. Goodbye."
    detail = _short_detail(points)
    voicemail = f"Hello {name}, this is {candidate}. I'm calling {why} {role} at {company}. {detail}{'I would be glad to stay in touch.' if purpose == 'keep-in-touch' else question} Thank you, and goodbye."
    if len(voicemail.split()) > 72:
        voicemail = f"Hello {name}, this is {candidate}. I'm calling {why} {role} at {company}. {question} Thank you, and goodbye."
    talking = "\n".join(f"- {line}" for line in lines[:3] if line)
    return f"Opening:\n{opening}\n\nTalking points:\n{talking}\n\nQuestion:\n{question}\n\nClose:\n{close}\n\nVoicemail:\n{voicemail}"


def _short_detail(points: list[object]) -> str:  # type: ignore[type-arg]
    for point in points:
        np = getattr(point, "np")
        if np and len(np.split()) <= 10:
            return f"I enjoyed talking about {np}. "
    for point in points:
        clause = getattr(point, "clause")
        if clause and len(clause.split()) <= 12:
            return f"It was good to hear that {clause}. "
    return ""
