"""What the rules cost over messages of about 150 words, warm, and how their cost grows from 10,000 to 100,000 characters.

    python tests/benchmarks/rules.py [--rounds 40] [--growth]

Processor time (`time.process_time`) of one core; medians in milliseconds. Each message is one nobody has read yet: the labelled
messages of 100 to 200 words, once each, so that nothing remembered of a text helps. Others were read before, and another
message for the same interview just before each, so that expressions are compiled and the interview's notes are read. What rules
read in common (sentences, words) is read by the one that comes first; "reading" is that cost, apart. The figure to keep is all
rules within 2 ms. "edited" is each message with a word put into one sentence, after it was judged without: what a repaired, a
re-prompted and a hand-edited draft cost, whose other sentences are remembered. "the same again" is one message of 150 words
parsed and judged `--rounds` times.
With --growth: for each rule the worst ratio of 100,000 to 10,000 characters over texts written to be slow (10 is linear), where
the longer takes at least 20 ms.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections import defaultdict

from evals.labelled import Labelled, read_split
from followup_ai import anatomy
from followup_ai.models import Context, Draft
from followup_ai.rules import all_rules, context_for
from followup_ai.rules._base import EXAMPLE_INTERVIEW
from followup_ai.rules._surface import sentences
from followup_ai.rules._text import read

MESSAGE = """Subject: Senior Data Engineer: thank you

Dear Dana,

Thank you for taking the time to talk with me on Tuesday about the Senior Data Engineer role. I enjoyed hearing how you are
moving from nightly batches to streaming, and why the on-call rota is shared by the whole team; your line that boring
technology wins has stayed with me, and I think that it is right more often than people care to admit.

My six years running Kafka in production would be of use there: I know what breaks at three in the morning, and what has to
be written down so that the next person can mend it. You asked about my lack of experience with your cloud; I have started a
course, and will have finished it within a month. The link to my Kafka talk is below, as promised.

I remain very interested in joining Acme. Could you let me know what the next steps are, and when you expect to decide?

Best regards,
Sam Okafor
"""

HOSTILE = {
    "please": "please ",
    "i want": "i want ",
    "figures": "1 ",
    "letters": "a",
    "capitals": "REALLY ",
    "quotes": "\"' ",
    "brackets": "([{<",
    "marks": "!? ",
    "let me know if": "let me know if i ",
    "not": "not never ",
    "thank": "thank you and thank ",
    "names": "Dana Okafor ",
    "commas": "i, you, me, ",
    "sentences": "I need it. ",
    "lines": "- x\n",
}


def cost(draft: Draft, context: Context) -> dict[str, float]:
    """Milliseconds of each rule over a draft nobody has read yet."""
    spent = {}
    start = time.process_time_ns()
    for sentence in (*read(draft).sentences, *sentences(draft)):
        _ = sentence.plain, sentence.vocabulary
    spent["reading"] = (time.process_time_ns() - start) / 1e6
    for rule in all_rules():
        start = time.process_time_ns()
        rule.check(draft, context)
        spent[rule.id] = (time.process_time_ns() - start) / 1e6
    return spent


Costs = dict[str, list[float]]
"""Milliseconds by rule, one for each message."""
_WARMING = 200


def _prepared(message: Labelled, body: str | None = None) -> tuple[Draft, Context]:
    """A labelled message, or another body in its place, taken apart but not read."""
    context = context_for(message.interview, message.format, message.purpose, now=message.now)
    candidate = message.interview.candidate
    return anatomy.parse(body or message.body, message.format, subject=message.subject, candidate=candidate), context


def fresh_and_edited_costs() -> tuple[Costs, Costs]:
    """Of each rule, and of all together, over messages that are read for the first time; and once more, with a word put in."""
    messages = read_split("dev")
    measured = [m for m in messages if 100 <= len(m.body.split()) <= 200]
    for message in [m for m in messages if 60 <= len(m.body.split()) < 100][:_WARMING]:
        cost(*_prepared(message))
    fresh: Costs = defaultdict(list)
    edited: Costs = defaultdict(list)
    for message in measured:
        cost(*_prepared(message, MESSAGE))
        _add(fresh, cost(*_prepared(message)))
        _add(edited, cost(*_prepared(message, _edited(message.body))))
    return fresh, edited


def _edited(body: str) -> str:
    middle = body.index(" ", len(body) // 2)
    return f"{body[:middle]} also{body[middle:]}"


def repeated_costs(rounds: int) -> Costs:
    """The same over one message, parsed anew each time."""
    context = context_for(EXAMPLE_INTERVIEW)
    taken: Costs = defaultdict(list)
    for _ in range(rounds):
        _add(taken, cost(anatomy.parse(MESSAGE, candidate=EXAMPLE_INTERVIEW.candidate), context))
    return taken


def _add(taken: Costs, spent: dict[str, float]) -> None:
    for name, milliseconds in (*spent.items(), ("all", sum(spent.values()))):
        taken[name].append(milliseconds)


def growth() -> dict[str, tuple[float, str]]:
    """For each rule the worst ratio of 100,000 to 10,000 characters, and the text it was met with."""
    context = context_for(EXAMPLE_INTERVIEW)
    worst: dict[str, tuple[float, str]] = {}
    for name, pattern in HOSTILE.items():
        short, long = (cost(_long(pattern, length), context) for length in (10_000, 100_000))
        for rule, milliseconds in long.items():
            ratio = milliseconds / max(short[rule], 2.0)
            worst[rule] = max(worst.get(rule, (0.0, "")), (ratio, f"{name}: {short[rule]:.0f} → {milliseconds:.0f} ms"))
    return worst


def _long(pattern: str, length: int) -> Draft:
    text = "Dear Dana,\n\n" + (pattern * (length // len(pattern) + 1))[:length] + "\n\nBest regards,\nSam Okafor"
    return anatomy.parse(text, candidate=EXAMPLE_INTERVIEW.candidate)


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    gc.disable()
    fresh, edited, again = (
        {k: statistics.median(v) for k, v in costs.items()}
        for costs in (*fresh_and_edited_costs(), repeated_costs(options.rounds))
    )
    gc.enable()
    sys.stdout.write(f"{'':<24}{'fresh':>8}   {'edited':>12}   {'the same again':>14}\n")
    for name, milliseconds in sorted(fresh.items(), key=lambda item: item[1]):
        sys.stdout.write(f"{name:<24}{milliseconds:>8.3f} ms{edited[name]:>12.3f} ms{again[name]:>14.3f} ms\n")
    if options.growth:
        sys.stdout.write("\n")
        for name, (ratio, where) in sorted(growth().items(), key=lambda item: item[1]):
            sys.stdout.write(f"{name:<24}{ratio:>8.1f} ×   {where}\n")


if __name__ == "__main__":
    main()
