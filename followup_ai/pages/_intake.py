"""The intake form's fields, and the way between them and an interview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from followup_ai.interviews import interview_from
from followup_ai.models import Interview


@dataclass(frozen=True)
class Field:
    """One input of the form.

    Args:
        key: the field of Interview it fills; "interviewer.name" goes one level down.
        label: what the candidate reads above it.
        kind: a line of text, several points (one a line), a date, or a choice.
        example: shown inside while it is empty.
        choices: for a choice.
    """

    key: str
    label: str
    kind: Literal["line", "points", "date", "choice"]
    example: str = ""
    choices: tuple[str, ...] = ()


REQUIRED = (
    Field("candidate", "Your name", "line", "Priya Raman"),
    Field("interviewer.name", "Who interviewed you", "line", "Dana Whitfield"),
    Field("company", "Company", "line", "Acme"),
    Field("role", "Role", "line", "Senior Data Engineer"),
    Field("date", "Date of the interview", "date"),
)
REMEMBERED = (
    Field("discussed", "What you talked about (one point a line)", "points", "their move from nightly batches to streaming"),
    Field("their_words", "Words of theirs that stayed with you", "points", "boring technology wins"),
    Field("personal", "Something personal that came up", "points", "we both grew up near Leeds"),
    Field("qualifications", "What you bring to this role", "points", "six years running Kafka in production"),
)
FURTHER = (
    Field("interviewer.title", "The interviewer's title", "line", "Head of Data"),
    Field("panel", "Others in the room (one name a line)", "points", "Tom Adeyemi"),
    Field("left_out", "Worth adding that did not come up", "points"),
    Field("promised", "What you promised to send or do", "points", "send the link to my Kafka talk"),
    Field("concern", "A doubt they raised about you", "line", "no experience with their cloud"),
    Field("news", "News since the interview", "points"),
    Field("next_steps", "What they said about next steps", "line", "they decide within two weeks"),
    Field("decision_date", "The date they named for a decision", "date"),
    Field("preferred_channel", "How they asked to be contacted", "choice", choices=("", "email", "phone", "linkedin")),
    Field("outcome", "Outcome so far", "choice", choices=("pending", "rejected", "offer")),
)
FIELDS = (*REQUIRED, *REMEMBERED, *FURTHER)


def _value(data: Mapping[str, Any], key: str) -> Any:
    head, _, rest = key.partition(".")
    value = data.get(head)
    return _value(value, rest) if rest and isinstance(value, Mapping) else value


def form_values(interview: Interview) -> dict[str, Any]:
    """What each field of the form shows for an interview, by field key; dates as dates, points as lines of text."""
    data = interview.model_dump()
    values: dict[str, Any] = {}
    for field in FIELDS:
        value = _value(data, field.key)
        if field.key == "panel":
            value = [person["name"] for person in value]
        if field.kind == "points":
            value = "\n".join(" ".join(point.split()) for point in value or ())
        values[field.key] = value if field.kind == "date" else value or (field.choices[0] if field.choices else "")
    return values


def interview_of(values: Mapping[str, Any], loaded: Interview | None = None) -> Interview:
    """The interview the form describes.

    Args:
        values: what the fields hold, by field key.
        loaded: the interview the form was filled from; what the form has no field for is taken from it.

    Raises:
        InterviewError: one sentence for each problem.
    """
    data: dict[str, Any] = loaded.model_dump(mode="json", exclude_defaults=True) if loaded else {}
    for field in FIELDS:
        given = values.get(field.key)
        value: Any = (
            [line.strip() for line in str(given or "").splitlines() if line.strip()] if field.kind == "points" else given
        )
        if field.key == "panel":
            value = _panel(value, loaded)
        head, _, rest = field.key.partition(".")
        target = data.setdefault(head, {}) if rest else data
        if value:
            target[rest or head] = value
        else:
            target.pop(rest or head, None)
    return interview_from(data, "form")


def _lines(given: Any) -> list[str]:
    return [line.strip() for line in str(given or "").splitlines() if line.strip()]


def _panel(names: list[str], loaded: Interview | None) -> list[dict[str, str]]:
    """People by name; a person who was loaded keeps title and address."""
    known = {person.name: person.model_dump(exclude_defaults=True) for person in loaded.panel} if loaded else {}
    return [known.get(name, {"name": name}) for name in names]
