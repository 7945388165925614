"""Names the reader where a note calls them by their post alone: "which the head chef wants", of the one who is head chef."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from followup_ai.offline.english.finite import is_aux, past
from followup_ai.offline.english.lexicon import base_of
from followup_ai.offline.people.names import is_calling, is_title, name_words

# What tells of the conversation; in a note on one's own past "the head chef" is another
_FIELDS = ("discussed", "personal", "next_steps")
_NAMING = (*_FIELDS, "their_words", "promised", "left_out", "news")
_COURTESIES = frozenset("mr mrs ms miss mx sir madam dame lady lord herr frau".split())  # noqa: SIM905


def named_by_post(notes: dict[str, Any], reader: str) -> dict[str, Any]:
    """The notes of an interview with the reader's name where they have the post that the reader alone of all who came holds.

    Args:
        notes: the fields of an interview.
        reader: the name of whom the message is for.
    """
    people = _people_in(notes)
    posts = [_post(p.get("title")) for p in people]
    post = next((at for p, at in zip(people, posts, strict=True) if p.get("name") == reader), "")
    title = reader.split()[0].rstrip(".").lower() if len(reader.split()) > 1 else ""
    title = title if (is_title(title) or is_calling(title)) and title not in _COURTESIES and len(title) > 2 else ""
    surname = (name_words(reader) or [""])[-1]
    called = [word for word in (post, title) if word and posts.count(word) < 2]
    if not called or not surname:
        return notes
    pattern = re.compile(rf"\b[Tt]he (?:{'|'.join(map(re.escape, called))})(?P<of>['’]s)?(?![\w'’-])", re.IGNORECASE)
    return {field: _named(value, pattern, surname) if field in _FIELDS else value for field, value in notes.items()}


def _people_in(notes: dict[str, Any]) -> list[Mapping[str, Any]]:
    """Whoever was in the room, the interviewer first, as far as the notes tell them as fields."""
    panel = notes.get("panel")
    return [p for p in (notes.get("interviewer"), *(panel if isinstance(panel, list) else ())) if isinstance(p, Mapping)]


def by_initial(notes: dict[str, Any], reader: str) -> dict[str, Any]:
    """The notes with who is meant by a first name that two of the room share: "Dana W" is the reader; of "Dana R", nothing.

    Args:
        notes: the fields of an interview.
        reader: the name of whom the message is for.
    """
    people = _people_in(notes)
    given, *rest = name_words(reader) or [""]
    alike = [words[-1] for p in people if (words := name_words(str(p.get("name")))) and words[0] == given]
    if len(set(alike)) < 2 or not rest:
        return notes
    own = re.compile(rf"\b{re.escape(given)} {rest[-1][0]}(?![\w'’])\.?")
    other = re.compile(rf"\b{re.escape(given)} [A-Z](?![\w'’])")
    kept = dict(notes)
    for field in _NAMING:
        value = notes.get(field)
        said = [own.sub(given, str(note)) for note in (value if isinstance(value, list) else [value]) if note]
        kept[field] = [note for note in said if not other.search(note)]
    return kept


def _post(title: object) -> str:
    """A post as a note would call it: "partner", of "Partner, does the cows side"."""
    return re.split(r"[,;(/]", str(title or ""))[0].strip().lower()


def _named(value: Any, pattern: re.Pattern[str], surname: str) -> Any:
    if isinstance(value, list):
        return [_named(item, pattern, surname) for item in value]
    if not isinstance(value, str):
        return value
    return pattern.sub(lambda m: f"{surname}{m['of'] or ''}" if m["of"] or _acts(value[m.end() :]) else m[0], value)


def _acts(behind: str) -> bool:
    """Whether what stands behind a post is what its holder does, and the post no part of another ("the chef de partie")."""
    verb = re.match(r" ([a-z]+)", behind)
    return bool(verb and (base_of(verb[1], "third") or past(verb[1]) or is_aux(verb[1])))
