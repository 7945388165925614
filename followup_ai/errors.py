"""Every error the product raises on purpose; one glance answers "what do I catch?".

    FollowupError                 one sentence: what, which value, what to do next
    ├── InputError                what was given cannot be used            (exit status 2)
    │   ├── InterviewError        the interview file or form has problems, all of them listed
    │   ├── UnknownName           a format, purpose, rule, person or model that does not exist
    │   ├── NothingToMention      the interview records no detail, so nothing specific can be said
    │   ├── HistoryError          what is remembered cannot be opened, read or kept
    │   ├── CannotAllHold         what is required cannot fit the format, whatever the wording
    │   └── SettingError          an environment variable or option has an impossible value
    ├── ModelError                the model gave nothing to judge          (exit status 3)
    │   ├── ModelUnavailable      it could not be reached, refused the key, or is not known
    │   │   └── BudgetSpent       the next call does not fit into the time, tokens, dollars or calls allowed
    │   └── ModelUseless          it answered, with nothing usable as a draft
    └── DraftRejected             a required rule still fails              (exit status 1)

Messages never hold keys or the candidate's notes beyond the one value at fault.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from followup_ai.models import DraftResult


class FollowupError(Exception):
    """The root: catching it catches everything the product raises on purpose.

    `exit_status` is what the command line ends with when nobody catches it (contract: design, section 3).
    """

    exit_status = 2


class InputError(FollowupError):
    """What was given cannot be used as it is."""


class InterviewError(InputError):
    """An interview file or form with one or more problems.

    Args:
        problems: one sentence each, with its place ("discussed[2]: …").
        source: the file's name, or what the text was called.
    """

    def __init__(self, problems: Iterable[str], source: str = "interview") -> None:
        self.problems = tuple(problems)
        self.source = source
        super().__init__("\n".join(f"{source}: {problem}" for problem in self.problems))


class UnknownName(InputError):
    """A name that is not among those that exist.

    Args:
        kind: what was being named ("format").
        given: the name as given.
        known: the names that exist, all of which the message lists.
    """

    def __init__(self, kind: str, given: str, known: Iterable[str]) -> None:
        self.kind, self.given, self.known = kind, given, tuple(known)
        near = difflib.get_close_matches(given, self.known, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        shown = given if len(given) <= 60 else given[:59] + "…"
        super().__init__(f"There is no {kind} {shown!r}; there are: {', '.join(self.known)}.{hint}")


class NothingToMention(InputError):
    """The interview records no detail of the conversation, so a draft could only be generic."""


class HistoryError(InputError):
    """What is remembered cannot be opened, read or kept."""


class CannotAllHold(InputError):
    """What is required of a draft cannot hold together in its format, whatever the wording."""


class SettingError(InputError):
    """A setting has a value that cannot be used."""


class ModelError(FollowupError):
    """The model gave nothing that could be judged."""

    exit_status = 3
    model = ""
    """Who that was, where a draft had asked."""


class ModelUnavailable(ModelError):
    """The model could not be reached, refused the key, or is not known."""


class BudgetSpent(ModelUnavailable):
    """The next call does not fit into what was allowed, so it was not made."""


class ModelUseless(ModelError):
    """The model answered, but with nothing usable as a draft."""


def none_of(failures: Sequence[str], last: ModelError) -> ModelError:
    """The error to raise where several models were asked and none gave anything: the last one's, with the others' reasons.

    Args:
        failures: what was said of the models before, each a sentence.
        last: the last model's error.
    """
    if not failures:
        return last
    *before, latest = (_within(sentence) for sentence in (*(f.split(";")[0].rstrip(".") for f in failures), str(last)))
    told = f"{', '.join(before)}, and {latest}"
    return type(last)(told[:1].upper() + told[1:] if told.startswith(_OPENING) else told)


_OPENING = ("the ", "there ", "no ", "all ", "asking ")


def _within(sentence: str) -> str:
    """A sentence of ours as part of another: names of models keep their first letter."""
    lowered = sentence[:1].lower() + sentence[1:]
    return lowered if lowered.startswith(_OPENING) else sentence


class DraftRejected(FollowupError):
    """A required rule still fails after the last attempt.

    Args:
        result: the best attempt with its verdicts and the attempts that led to it.
    """

    exit_status = 1

    def __init__(self, result: DraftResult) -> None:
        self.result = result
        failed = [v.rule for v in result.verdicts if v.required and v.verdict == "fail"]
        super().__init__(f"The draft was not accepted: {', '.join(failed)} still fail after {len(result.attempts)} attempts.")
