"""The embedded model as a model: messages in, a text and what it took out; for the model layer, and for LiteLLM's door.

Nothing is imported for it but the composer itself, so that a draft nobody else is asked for starts at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from followup_ai.errors import ModelError, ModelUnavailable, ModelUseless, NothingToMention
from followup_ai.settings import OFFLINE_MODEL
from followup_ai.veils import Veiled

_NOTHING = (
    "The composer finds nothing in these notes of the conversation that it can take up; add one thing you talked about under "
    "discussed, in a few plain words, or use another model."
)
PROVIDER, _, NAME = OFFLINE_MODEL.partition("/")


@dataclass(frozen=True, repr=False)
class Composed(Veiled):
    """What it wrote; its tokens are words, since it has no tokenizer of its own."""

    text: str
    prompt_tokens: int
    completion_tokens: int


def is_embedded(model: str) -> bool:
    """Whether asking `model` asks nobody outside this program."""
    return model.partition("/")[0] == PROVIDER


def must_exist(model: str) -> None:
    """Refuses a name of a model the provider does not have.

    Raises:
        ModelUnavailable: it is not offline/composer.
    """
    if model != OFFLINE_MODEL:
        given = model.partition("/")[2]
        raise ModelUnavailable(f"The provider {PROVIDER} has no model {given!r}; its only model is {OFFLINE_MODEL}.")


def compose(model: str, messages: Sequence[Mapping[str, Any]], seed: int = 0) -> Composed:
    """The answer to a request.

    Args:
        model: offline/composer.
        messages: the turns, each {"role": …, "content": …}.
        seed: asks for another of its drafts.

    Raises:
        ModelUnavailable: the provider `offline` has no such model.
        ModelUseless: the messages are no request of this program's, or it failed on them.
        NothingToMention: nothing in the notes can be taken up.
    """
    must_exist(model)
    fault = ""
    try:
        from followup_ai import offline

        if not offline.can_take_up(messages):
            raise NothingToMention(_NOTHING)
        text = offline.compose(messages, seed)
    except (ModelError, NothingToMention):
        raise
    except Exception as error:
        fault = type(error).__name__
    if fault:  # raised out here so that it drags along nothing that quotes notes
        raise ModelUseless(f"{OFFLINE_MODEL} failed on these notes ({fault}); reword them, and report it.")
    return Composed(text, sum(_words(str(m.get("content") or "")) for m in messages), _words(text))


def _words(text: str) -> int:
    return len(text.split())
