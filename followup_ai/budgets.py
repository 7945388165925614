"""What one draft may take, and what it has taken: the worst case of a call must fit before the call is made.

budget = Budget(seconds=60, dollars=0.05)
complete(messages, "openai/gpt-4o", budget=budget)      # raises BudgetSpent where the call might not fit
budget.cost_usd, budget.prompt_tokens, budget.calls     # summed over every call, repeated ones included
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from followup_ai.errors import BudgetSpent
from followup_ai.models import Message
from followup_ai.settings import OFFLINE_MODEL, Settings

REPLY_TOKENS = 4_096
"""Tokens a reply may have where tokens or dollars are limited: five times the longest format, room for some reasoning."""
LEAST_REPLY_TOKENS = 512
"""Fewer would cut a letter of 300 words off, so that the call would be for nothing."""


@dataclass(frozen=True)
class Price:
    """Dollars a token costs."""

    prompt: float
    completion: float

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """Dollars for so many tokens."""
        return self.prompt * prompt_tokens + self.completion * completion_tokens


_SYMBOL = re.compile(r"[!-@\[-`{-~]")


def most_tokens(messages: Sequence[Message]) -> int:
    """An upper bound of the tokens of a prompt, told without the model's tokenizer.

    Byte-level tokenizers give English about a token for every four bytes, other scripts and strange words up to one for
    every two, and digits and marks up to one each; each turn costs a few more.

    Args:
        messages: the turns that would be sent.
    """
    return sum(most_tokens_in(m["content"]) + 16 for m in messages)


def most_tokens_in(text: str) -> int:
    """An upper bound of the tokens of a text."""
    runs = _SYMBOL.split(text)
    return len(runs) - 1 + sum((len(run.encode("utf-8", "surrogatepass")) + 1) // 2 for run in runs)


class Budget:
    """The limits of one draft and what was used of them, over all its attempts and models.

    The calls of a draft are made one after another; several threads may read the totals meanwhile.

    Args:
        seconds: from the making of this object, for everything.
        tokens: of prompts and completions together.
        dollars: for everything.
        calls: requests in all.
        allow_unknown_cost: whether a model without a known price may be asked although `dollars` is set.

    Every limit may be None: there is none then.
    """

    def __init__(
        self,
        seconds: float | None = None,
        tokens: int | None = None,
        dollars: float | None = None,
        calls: int | None = None,
        *,
        allow_unknown_cost: bool = False,
    ) -> None:
        self.seconds, self.tokens, self.dollars, self.max_calls = seconds, tokens, dollars, calls
        self.allow_unknown_cost = allow_unknown_cost
        self._started = time.monotonic()
        self._lock = threading.Lock()
        self.calls = 0
        self.prompt_tokens = 0
        self.completion_tokens = 0
        self.cost_usd: float | None = 0.0
        """None once a model without a known price has answered, or one that does not tell its tokens."""
        self._most_tokens = 0
        self._most_dollars = 0.0

    @classmethod
    def within(cls, settings: Settings) -> Budget:
        """The limits the settings set, for one draft or whatever else the model is asked for; its time begins now."""
        return cls(
            settings.deadline_s,
            settings.max_tokens,
            settings.max_cost_usd,
            allow_unknown_cost=settings.allow_unknown_cost,
        )

    @property
    def end(self) -> float:
        """The moment (time.monotonic) at which `seconds` are over; infinite where there is no limit."""
        return float("inf") if self.seconds is None else self._started + self.seconds

    def left_s(self) -> float:
        """Seconds left; infinite where there is no limit."""
        return self.end - time.monotonic()

    @property
    def limits_replies(self) -> bool:
        """Whether tokens or dollars are limited, so that the length of a reply must be."""
        return self.tokens is not None or self.dollars is not None

    def admit(self, model: str, messages: Sequence[Message], price: Price | None, longest: int | None = None) -> int | None:
        """Allows the next call, or refuses it; it is counted when it is made, see `count`.

        Args:
            model: its name.
            messages: what would be sent.
            price: None where it is not known.
            longest: the most tokens the model writes in one reply; None where that is not known.

        Returns:
            the most tokens the reply may have (to be sent as max_tokens); None where nothing limits it.

        Raises:
            BudgetSpent: its worst case does not fit into what is left.
        """
        with self._lock:
            if self.left_s() <= 0:
                raise BudgetSpent(f"No time is left to ask {model}; raise FOLLOWUP_DEADLINE_S.")
            if self.max_calls is not None and self.calls >= self.max_calls:
                raise BudgetSpent(f"All {self.max_calls} calls allowed are made, so {model} was not asked; allow more calls.")
            if not self.limits_replies or model == OFFLINE_MODEL:
                return None
            return self._room(model, most_tokens(messages), price, min(REPLY_TOKENS, longest or REPLY_TOKENS))

    def count(self) -> None:
        """Counts a call that is made."""
        with self._lock:
            self.calls += 1

    def _room(self, model: str, prompt: int, price: Price | None, wanted: int) -> int:
        """Tokens the reply may have, of those `wanted`, after a prompt of so many."""
        room = wanted
        least = min(wanted, LEAST_REPLY_TOKENS)
        if self.tokens is not None:
            left = self.tokens - self._most_tokens
            if left < prompt + least:
                raise BudgetSpent(
                    f"Asking {model} may take {prompt + least:,} tokens and {max(left, 0):,} of FOLLOWUP_MAX_TOKENS are left; "
                    f"raise it, or use --model {OFFLINE_MODEL}."
                )
            room = min(room, left - prompt)
        if self.dollars is not None:
            room = min(room, self._affordable(model, prompt, price, least, wanted))
        return room

    def _affordable(self, model: str, prompt: int, price: Price | None, least: int, wanted: int) -> int:
        if price is None:
            if self.allow_unknown_cost:
                return wanted
            raise BudgetSpent(
                f"The price of {model} is not known, so a limit in dollars cannot be kept; "
                f"give --allow-unknown-cost, lift FOLLOWUP_MAX_COST_USD, or use --model {OFFLINE_MODEL}."
            )
        left = (self.dollars or 0.0) - self._most_dollars
        worst = price.of(prompt, least)
        if worst > left:
            raise BudgetSpent(
                f"Asking {model} may cost {worst:.4f} dollars and {max(left, 0.0):.4f} of FOLLOWUP_MAX_COST_USD are left; "
                f"raise it, or use --model {OFFLINE_MODEL}."
            )
        return wanted if not price.completion else min(wanted, int((left - price.of(prompt, 0)) / price.completion))

    def charge(
        self,
        prompt_tokens: int | None,
        completion_tokens: int | None,
        price: Price | None,
        most: tuple[int, int] = (0, 0),
    ) -> float | None:
        """Adds what an answer took, usable or not.

        Args:
            prompt_tokens, completion_tokens: None where the provider does not tell.
            price: the model's; None where it is not known.
            most: upper bounds of the two, which count against the limits where the provider does not tell.

        Returns:
            its cost in dollars, without what a provider takes off for a cached prompt; None where it cannot be known.
        """
        told = prompt_tokens is not None and completion_tokens is not None
        free = price is not None and not price.of(1, 1)
        cost = price.of(prompt_tokens or 0, completion_tokens or 0) if price and (told or free) else None
        with self._lock:
            self.prompt_tokens += prompt_tokens or 0
            self.completion_tokens += completion_tokens or 0
            self.cost_usd = None if cost is None or self.cost_usd is None else self.cost_usd + cost
            prompt, completion = (
                count if told is None else told for told, count in zip((prompt_tokens, completion_tokens), most, strict=True)
            )
            self._most_tokens += prompt + completion
            self._most_dollars += price.of(prompt, completion) if price else 0.0
        return cost
