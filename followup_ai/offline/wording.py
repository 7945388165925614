"""The role and the company in the forms sentences need."""

from __future__ import annotations

import re

_ROLE_NOUN = re.compile(
    r"\b(?:role|position|job|post|apprenticeship|internship|placement|fellowship|traineeship"
    r"|scheme|programme|program|residency|contract)$",
    re.IGNORECASE,
)
# Companies that English speaks of with an article.
_WITH_ARTICLE = re.compile(
    r"^(?:[A-Z][\w-]+ ){0,3}(?:University|College|Bank|Port|City|Department|Ministry"
    r"|Institute|Museum|School|Society|Federation|Association"
    r"|Church|Court|Bureau|Office) of\b"
    r"|\b(?:Institute|Museum|Federation|Association|Court|Foundation|Society"
    r"|Authority|Agency|Commission|Observatory|Ministry|Trust)$"
)


def short_role(role: str) -> str:
    """The role without what a comma, bracket or dash adds to it ("Staff Nurse, Acute Medical Unit (nights)")."""
    role = re.sub(r"^(?:the|an?)\s+", "", " ".join(role.split()), flags=re.IGNORECASE)
    short = re.split(r"\s*[,(\[]|\s[-–—|:]\s|:\s", role)[0].strip()
    return short if len(short) > 2 else role


def in_sentence(company: str) -> str:
    """The company as a sentence names it: "the Harbour Museum", but "Acme"."""
    company = " ".join(company.split())
    first = company.split()[0] if company else ""
    plain = re.match(r"the\b", company, re.IGNORECASE) or "'" in first or "’" in first
    return f"the {company}" if _WITH_ARTICLE.search(company) and not plain else company


def indefinite(phrase: str) -> str:
    """`phrase` with "a" or "an", by its sound as far as spelling tells."""
    spelt_out = re.match(r"[A-Z]{2,4}\b", phrase)
    vowel = phrase[0] in "AEFHILMNORSX" if spelt_out else re.match(r"[aeio]|u(?!ni|se|k|ti)|hono|hour", phrase, re.IGNORECASE)
    return f"{'an' if vowel else 'a'} {phrase}"


def role_slots(role: str, company: str) -> dict[str, str]:
    """The slots {role}, {role_short}, {a_job}, {job} and {company} of the phrases."""
    role = short_role(role)
    noun = "" if _ROLE_NOUN.search(role) else " role"
    named = f"the {role}{noun}"
    return {
        "role": named,
        "role_short": "this role" if len(role.split()) > 2 else named,
        "a_job": role if role[:1].isupper() and noun else indefinite(role) if noun else f"part of {named}",
        "job": role,
        "company": in_sentence(company),
    }
