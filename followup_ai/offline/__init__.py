"""The embedded model: a rule-based composer that writes drafts without a network, and says that this is what it is.

It sees only the messages any other model would see. From them it reads the notes, works out what each can safely be
used for, plans what to say, and chooses among many phrasings; the same messages and seed give the same text.

Its packages stand upon each other, each using only those before it: `english` (what the language allows), `typed` (how notes
were typed), `people`, then what notes tell of: `talk`, `steps`, `claims`, `promises`; and `message`, which makes a text of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from followup_ai.offline.message.composing import compose_request, has_topic
from followup_ai.offline.people.request import read_request

__all__ = ["can_take_up", "compose"]


def compose(messages: Sequence[Mapping[str, Any]], seed: int = 0) -> str:
    """The draft that the messages ask for, as plain text.

    Args:
        messages: a request as the product renders it, and any drafts and findings that followed.
        seed: another one gives clearly different text.

    Raises:
        ModelUseless: the messages are no such request.
    """
    return compose_request(read_request(messages), seed)


def can_take_up(messages: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the notes that the messages hold let it take up anything of the conversation; see `compose`."""
    return has_topic(read_request(messages))
