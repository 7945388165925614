"""The concern is told back in its own words, whole, and without what was noted behind it for oneself."""

from followup_ai import Interview, check


def why(concern: str) -> str:
    interview = Interview.model_validate(
        {
            "candidate": "Ann Bell",
            "interviewer": {"name": "Dana Roe"},
            "company": "Harlow Trust",
            "role": "Curator",
            "date": "2026-11-24",
            "discussed": ["the move of the store"],
            "concern": concern,
        }
    )
    message = (
        "Dear Dana,\n\nThank you for the talk about the move of the store. What is the next step?\n\nBest regards,\nAnn Bell"
    )
    return next(v.why for v in check(message, interview).verdicts if v.rule == "addresses-concern")


def test_a_concern_that_is_not_for_the_letter_is_not_missed_in_it() -> None:
    told = why("They wondered whether I would mind so much lifting; I was told this half in jest, not for the letter")
    assert told == "The concern is noted as private."


def test_what_is_noted_behind_a_concern_is_not_told_back() -> None:
    assert why("no experience with museums; ask Jo about this") == 'The concern "no experience with museums" is not met.'


def test_a_long_concern_is_cut_between_words() -> None:
    told = why("whether " + "a very long list of shelves and ladders and " * 6 + "crates would be too heavy for me")
    assert told.endswith(' …" is not met.')
    assert len(told) < 160
