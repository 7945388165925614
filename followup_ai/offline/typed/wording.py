"""The role and the company in the forms sentences need."""

from __future__ import annotations

import re

from followup_ai.offline.english.lexicon import capitals
from followup_ai.offline.typed.cleaning import everyday

_ROLE_NOUN = re.compile(
    r"\b(?:role|position|job|post|apprenticeship|internship|placement|fellowship|traineeship"
    r"|scheme|programme|program|residency|contract)$",
    re.IGNORECASE,
)
# Companies that English speaks of with an article.
_WITH_ARTICLE = re.compile(
    r"^(?!\d)(?:[A-Z][\w-]+ ){0,3}(?:University|College|Bank|Port|City|Department|Ministry"
    r"|Institute|Museum|School|Society|Federation|Association"
    r"|Church|Court|Bureau|Office|Cent(?:re|er)|Agency|Council|Commission|Campaign|Diocese|Archdiocese|Parish"
    r"|Borough|County|Embassy|Town|Royal Society|Order|Guild|Academy|Faculty|Board|House|Isle"
    r"|Shire|District|Dean and Chapter) (?:of|for|on)\b"
    r"|\b(?:Office|Inspectorate|Tribunal|Union|Alliance|Project|Ombudsman|Ambulance Service|Fire Service|Institute"
    r"|Museum|Federation|Association|Court|Foundation|Society"
    r"|Authority|Agency|Commission|Observatory|Ministry|Trust)$"
)


# "Provincial Court Registry": named by everyday words alone, as "Northgate Registry" is not
_INSTITUTION = re.compile(r"(?:Registry|Library|Archives?|Gallery|Infirmary|Laborator(?:y|ies))$")


# "Forklift driver nights": when one works is no part of what one is
_HOURS = re.compile(
    r"(?<=\w) (?:nights?|days|evenings|weekends|mornings|part[- ]time|full[- ]time|[pf]/t|sat(?:/sun)?)$", re.IGNORECASE
)


def _typed_small(role: str) -> str:
    """A role of which only the first word has a capital ("Court interpreter") as it stands within a sentence."""
    first, *rest = role.split()
    bare = re.split(r"['’]s$|-|/", first)[0]  # "Notary's clerk", "Part-time tutor", "Welder/pipe"
    small = first[1:].islower() and all(w.islower() for w in rest)
    plain = small and bare.isalpha() and len(bare) > 1 and (rest or "/" in first)
    return role[:1].lower() + role[1:] if plain and everyday(bare) and bare.lower() not in capitals() else role


_IN_FULL = {
    "manager": "mgr mngr",
    "assistant": "asst",
    "associate": "assoc",
    "engineer": "engr",
    "senior": "sr snr",
    "junior": "jr jnr",
    "coordinator": "coord",
    "supervisor": "supv supvr",
    "deputy": "dep",
}
_SPELT = {short: whole for whole, shorts in _IN_FULL.items() for short in shorts.split()}
_SHORT_WORD = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b\.?", re.IGNORECASE)


def _written_out(role: str) -> str:
    """A role with the usual short words of titles in full, as a letter has them: "Asst outlet mgr"."""
    return _SHORT_WORD.sub(_in_full, role)


def _in_full(short: re.Match[str]) -> str:
    whole = _SPELT[short[0].rstrip(".").lower()]
    return whole.capitalize() if short[0][0].isupper() else whole


# "Manager, Zebrafish Facility": a university has hundreds of managers
_RANK_FIRST = re.compile(
    r"(?P<rank>manager|officer|assistant|coordinator|engineer|technician|analyst|administrator|supervisor|specialist|lecturer"
    r"|editor|buyer|adviser|advisor|executive|secretary|clerk),\s+(?P<of>(?:[A-Za-z&'’-]+ ){0,4}[A-Za-z'’-]{3,})",
    re.IGNORECASE,
)


def _rank_behind(role: str) -> str:
    """A role typed as in a list of posts as one says it: "Zebrafish Facility Manager"."""
    found = _RANK_FIRST.fullmatch(role)
    if not found or _HOURS.search(f"x {found['of']}"):
        return role
    return f"{found['of']} {found['rank'] if found['of'][0].isupper() else found['rank'].lower()}"


def short_role(role: str) -> str:
    """The role without what a comma, bracket or dash adds to it ("Staff Nurse, Acute Medical Unit (nights)")."""
    role = re.sub(r"^(?:the|an?)\s+", "", " ".join(role.split()), flags=re.IGNORECASE)
    role = _rank_behind(_written_out(role))
    short = re.split(r"\s*[,(\[]|\s[-–—|:]\s|:\s", role)[0].strip()
    short = _HOURS.sub("", short)
    short = re.sub(r"(?<=\w) / (?=\w)", "/", short)  # "slater / tiler" is typed so, and read as one word
    return short if len(short) > 2 else role


def in_sentence(company: str) -> str:
    """The company as a sentence names it: "the Harbour Museum", but "Acme"."""
    company = " ".join(company.split())
    first = company.split()[0] if company else ""
    plain = re.match(r"the\b|\d", company, re.IGNORECASE) or "'" in first or "’" in first
    words = company.lower().split()
    common = len(words) > 2 and _INSTITUTION.search(company) and all(everyday(w) and w not in capitals() for w in words)
    return f"the {company}" if (_WITH_ARTICLE.search(company) or common) and not plain else company


_LEGAL = re.compile(
    r"(?:[,\s]+(?:\(?(?:pvt|private|pty|pte|sdn|public)\.?\)?|ltd\.?|limited|inc\.?|incorporated|llc|l\.l\.c\.|llp"
    r"|lp|plc|corp\.?"
    r"|corporation|(?<!&\s)(?<!and\s)co\.?|(?<!&\s)(?<!and\s)company|gmbh|mbh|ag|s\.a\.?|s\.?l\.?|s\.?r\.?l\.?"
    r"|s\.?p\.?a\.?|sarl|sas|bv|b\.v\.|nv"
    r"|n\.v\.|oy|oyj|ab"
    r"|aps|kg|kgaa|k\.k\.|bhd\.?|e\.v\.)(?=[,\s]|$))+$",
    re.IGNORECASE,
)


def short_company(company: str) -> str:
    """The company as one calls it when talking: without its legal form, a bracket or the place that a comma adds."""
    whole = " ".join(company.split())
    name = re.split(r"\s*[(\[]|\s[-–—|]\s|\s(?:t/a|d/b/a|dba)\s", whole)[0].strip() or whole
    front, _, behind = name.partition(", ")
    # "Marsh, Lowe & Partners" and "Baker, Lamb" are names; in "Twomey Dairies, Kilworth" a place stands behind one
    name = name if " " not in front or re.search(r"&|\band\b", behind) else front
    bare = _LEGAL.sub("", name).strip(" ,&")
    if len(bare) > 2:
        name = bare
    return name if len(name) > 2 else whole


# "Care assistant on the dementia ward", "Assistant to the bursar"; "Head of Care" is a title and has no such tail
_TAIL = re.compile(r" (?:on|in|at|for|with|to|from|within) ", re.IGNORECASE)
# "Assistant to the bursar" is no title without the bursar
_CUT = re.compile(r" (?:on|in|at|for|with|from|within) ", re.IGNORECASE)
# "Night Sister in charge", "Cook in training": what "in" and a single word add is part of the title
_IN_ONE_WORD = re.compile(r" in \w+$", re.IGNORECASE)


def job_title(role: str) -> str:
    """The role as a title that can stand before a noun: "care assistant", of "Care assistant on the dementia ward"."""
    job = _typed_small(short_role(role))
    bare = "" if _IN_ONE_WORD.search(job) else _CUT.split(job)[0]
    return bare if len(bare) > 2 else job


# Posts of which there is but one, so that no article stands before them.
_ONLY_ONE = re.compile(
    r"^(?:chief|head|director|principal|president|chair\w*|managing|deputy head|vice[- ]president|vp|c[eftiomsrp]o\b|dean"
    r"|headteacher|head teacher|general manager|executive director|company secretary|matron)\b|\b(?:director|principal)$",
    re.IGNORECASE,
)


# "a SCADA engineer", "a NEBOSH certificate": letters that are said as a word; three ("an MOT") are as often spelt out
_SPOKEN = re.compile(r"(?=[A-Z]{4,8}\b)S?[B-DF-HJ-NP-TV-Z][AEIOU](?:[B-DF-HJ-NP-TV-Z]{1,2}[AEIOU])*[B-DF-HJ-NP-TV-Z]{0,2}\b")


def indefinite(phrase: str) -> str:
    """`phrase` with "a" or "an", by its sound as far as spelling tells."""
    spelt_out = re.match(r"[A-Z]{2,6}\d*\b|[A-Z]\d\b|M(?:\.?Sc|Phil|Res|\.?Ed|\.?Eng|\.?Tech)\b", phrase) and not _SPOKEN.match(
        phrase
    )
    vowel = (
        phrase[0] in "AEFHILMNORSX"
        if spelt_out
        else re.match(r"(?!one\b|once\b)[aeio]|8|11\b|18\b|u(?!ni|se|k|ti)|hono|hour|heir", phrase, re.IGNORECASE)
    )
    return f"{'an' if vowel else 'a'} {phrase}"


def role_slots(role: str, company: str) -> dict[str, str]:
    """The slots of the phrases that name role and company, as one says them to somebody who knows both.

    {role} ("the Chef de Partie role", "the role of care assistant on the dementia ward"), {role_short} with the title alone,
    {a_job} ("a Chef de Partie"), {job} the title, {company} without its legal form and place.
    """
    job, title = _typed_small(short_role(role)), job_title(role)
    noun = "" if _ROLE_NOUN.search(title) else " role"
    named = f"the {title}{noun}"
    company = in_sentence(short_company(company))
    return {
        "role": f"the role of {job}" if noun and _TAIL.search(job) else named,
        "role_short": named,
        "a_job": (job if _ONLY_ONE.search(job) else indefinite(job)) if noun else f"part of {named}",
        "job": title,
        "company": company,
        "company_short": company,
    }
