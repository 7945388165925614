"""What a draft says is attached, the candidate is reminded to attach."""

from __future__ import annotations

import pytest

from followup_ai import draft
from followup_ai.enclosures import to_attach
from followup_ai.formats import format_names, purpose_names
from followup_ai.interviews import read_interview, sample_interviews
from followup_ai.models import Interview
from followup_ai.printing import print_verdicts


@pytest.mark.parametrize(
    ("said", "reminder"),
    [
        ("As promised, I attach the reference list.", "Attach before sending: the reference list."),
        ("You will find attached, as promised, my kiln log and two photographs. Thank you.",
         "Attach before sending: my kiln log and two photographs."),
        ("Thank you. The tide table is attached.", "Attach before sending: The tide table."),
        ("Attached is the plan of\nthe orchard, as promised.", "Attach before sending: the plan of the orchard."),
        ("I have attached the two certificates to this email.", "Attach before sending: the two certificates."),
        ("When we spoke I promised you the glaze recipe, which I attach.", "Attach before sending: the glaze recipe."),
        ("I attach what I promised when we spoke: the glaze recipe.", "Attach before sending: the glaze recipe."),
        ("As agreed, I enclose the drawing.", "Enclose before sending: the drawing."),
        ("I attach the rota.\n\nI have also attached the menu.", "Attach before sending: the rota; the menu."),
        ("I was attached to the night ward for a year.", ""),
        ("I became attached to this place.", ""),
        ("Shall I attach the rota?", ""),
        ("I have not attached the rota, since you have it.", ""),
        ("This week I will send you the rota.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_reminder_names_what_the_message_says_goes_with_it(said: str, reminder: str) -> None:
    assert to_attach(said) == reminder


@pytest.mark.parametrize("format", format_names())
@pytest.mark.parametrize("purpose", purpose_names())
def test_a_draft_that_speaks_of_something_attached_is_never_without_its_reminder(format: str, purpose: str) -> None:
    interview = Interview.model_validate(
        {
            "candidate": "Ewa Lis",
            "interviewer": {"name": "Owen Hart"},
            "company": "Hart Pottery",
            "role": "Kiln Lead",
            "date": "2026-11-24",
            "discussed": ["the cracked bisque ware"],
            "qualifications": ["nine years at the kiln"],
            "promised": ["my kiln log"],
        }
    )
    for seed in range(3):
        result = draft(interview, format=format, purpose=purpose, seed=seed)
        goes = any(word in result.body.lower() for word in ("attach", "enclos"))
        assert bool(to_attach(result.body)) == goes
        assert not goes or "kiln log" in to_attach(result.body)


def test_a_terminal_is_told_what_to_attach(capsys: pytest.CaptureFixture[str]) -> None:
    notes = read_interview(sample_interviews()["primary-teacher"])
    print_verdicts(draft(notes, format="email", purpose="thank-you"))
    assert "Attach before sending: my scheme of work for fractions." in capsys.readouterr().err
