"""Titles that stand before a person's name, in the languages that readers come from, and the posts that are no titles."""

from __future__ import annotations

import re

TITLES = frozenset(
    """
    mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev revd reverend father fr sister pastor rabbi imam bishop
    cantor presbyter capt captain cpt col colonel major maj lt sgt sergeant cmdr judge hon honourable honorable magistrate
    chef nurse matron provost chief councillor cllr alderman mayor governor senator ambassador commissioner chancellor
    mdm madam attorney atty advocate adv barrister barr engineer engr arch docent messrs mstr
    herr frau fräulein monsieur madame mademoiselle mme mlle maître señor señora señorita sr sra srta don doña dña dra
    signor signora signorina sig sig.ra sig.na dott dottor dottore dottoressa dott.ssa prof.ssa avv
    senhor senhora meneer mevrouw mevr dhr fru fröken frk pani judr mudr phdr dipl dipl.-ing dipl-ing ing hptm licda
    shri smt sri sheikh haji hajia alhaji alhaja ustaz ustazah ustadh ustadha mallam sensei
    datuk datin tunku tengku encik puan tuan bapak hajji hadji otunba
    """.split()  # noqa: SIM905 - read as words
)
"""In small letters, accents kept, without their last full stop; none is an everyday word or a given name of many people."""

# Posts that nobody is called by, and no family name either
_POSTS = frozenset(
    """
    manager manageress supervisor coordinator administrator recruiter controller technician receptionist headteacher
    headmaster headmistress head-teacher director secretary bursar
    """.split()  # noqa: SIM905 - read as words
)
# Posts that are family names or titles besides: behind a word that says of what, they are posts
_POSTS_OF = _POSTS | frozenset(
    """
    officer lead leader foreman forewoman head chef nurse sister sergeant clerk partner assistant deputy planner buyer
    engineer steward warden constable inspector porter commander lecturer tutor specialist adviser advisor consultant
    """.split()  # noqa: SIM905 - read as words
)
_OF_WHAT = frozenset(
    """
    head general senior junior site shop store branch area regional office practice project custodial operations
    production kitchen ward duty charge nurse home care team shift deputy assistant hr it pub bar restaurant hotel depot
    transport warehouse fleet hiring talent plant works quality finance accounts sales marketing lab laboratory clinical
    community housing prison police probation acting interim executive line lettings estate farm school nursery centre
    center contracts services service customer product engineering maintenance facilities factory station watch crew
    section department dept unit managing commercial technical creative sous pastry yard dispatch night day stage floor
    personnel staff recruitment payroll purchasing test data platform infrastructure infra
    """.split()  # noqa: SIM905 - read as words
)
_TITLES_BESIDES = frozenset(["nurse", "sister", "sergeant", "constable", "inspector", "chef", "commander"])
_TWO_NAMES = 2
_RANKED = re.compile(
    r"^(?:(?:staff|flight|warrant|detective|chief|colour|flying|pilot|wing|group|squadron|lieutenant|major|air)\b|the\b|rt\b)",
    re.IGNORECASE,
)


def without_post(name: str) -> str:
    """A name without the post that stands before it: "Custodial Manager Sue Garland" is "Sue Garland".

    A post that is a title, too, stays one ("Ward Sister Mary Doyle": "Sister Mary Doyle"), and so does the whole where
    fewer than two words follow a bare post ("Manager Kim", as one is called in some countries) or none at all.

    Args:
        name: of a person, as typed.
    """
    words = name.split()
    titled = len(words) < _TWO_NAMES or (words[0].lower().rstrip(".") in TITLES and words[1].lower() not in _POSTS)
    if titled or "," in name or _RANKED.match(name):
        return name
    start = _behind_head(words) or _behind_post(words)
    left = words[start:]
    whole = not left or not left[0][:1].isalpha() or (start == 1 and len(left) < _TWO_NAMES)
    return name if whole or left[0].lower() in ("of", "for", "and", "at", "in") else " ".join(left)


def is_post(name: str) -> bool:
    """Whether what is given for a name is a post alone ("Hotel Manager"), or one with a name behind it ("Manager Kim").

    Args:
        name: what stands for the name of a person.
    """
    words = [w.lower() for w in name.split()]
    alone = len(words) > 1 and words[-1] in _POSTS_OF and all(w in _OF_WHAT | _POSTS_OF for w in words)
    return alone or (len(words) == _TWO_NAMES and words[0] in _POSTS | {"foreman"})


def _behind_head(words: list[str]) -> int:
    """Where the name begins behind "Head of Year", "Director of Sales"; 0 where there is none."""
    led = len(words) > 3 and words[1].lower() == "of" and words[0].lower() in _POSTS_OF
    at = 3 if led else 0
    while at and at < len(words) - _TWO_NAMES and (words[at].lower() in _OF_WHAT | {"and", "&", "form", "success"}):
        at += 1
    return at


def _behind_post(words: list[str]) -> int:
    """Where the name begins behind a post and what says of what it is; 0 where no post is sure."""
    found = 0
    for at, word in enumerate(words[:-1]):
        low = word.lower()
        of_what = all(w.lower() in _OF_WHAT | _POSTS_OF for w in words[:at])
        if low in _POSTS or (at and of_what and low in _POSTS_OF):
            found = at if at and low in _TITLES_BESIDES else at + 1
        elif not (of_what and low in _OF_WHAT) and not (at < _TWO_NAMES and words[at + 1].lower() in _POSTS):
            break
    return found
