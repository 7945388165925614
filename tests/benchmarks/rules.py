"""What the rules cost over a message of 150 words, warm, and how their cost grows from 10,000 to 100,000 characters.

    python tests/benchmarks/rules.py [--rounds 40] [--growth]

Processor time (`time.process_time`) of one core; medians in milliseconds. Every round parses the message anew, so that what
rules read in common (sentences, words) is read once a round, by the rule that comes first; "reading" is that cost, apart. The
figure to keep is all rules within 2 ms. With --growth: for each rule the worst ratio of 100,000 to 10,000 characters over
texts written to be slow (10 is linear), where the longer takes at least 20 ms.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections import defaultdict

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


def warm_costs(rounds: int) -> dict[str, float]:
    """Medians over `rounds` of each rule, and of all together."""
    context = context_for(EXAMPLE_INTERVIEW)
    taken: dict[str, list[float]] = defaultdict(list)
    gc.disable()
    for number in range(rounds + 3):
        draft = anatomy.parse(MESSAGE, candidate=EXAMPLE_INTERVIEW.candidate)
        spent = cost(draft, context)
        if number >= 3:
            for name, milliseconds in (*spent.items(), ("all", sum(spent.values()))):
                taken[name].append(milliseconds)
    gc.enable()
    return {name: statistics.median(values) for name, values in taken.items()}


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
    for name, milliseconds in sorted(warm_costs(options.rounds).items(), key=lambda item: item[1]):
        sys.stdout.write(f"{name:<24}{milliseconds:>8.3f} ms\n")
    if options.growth:
        sys.stdout.write("\n")
        for name, (ratio, where) in sorted(growth().items(), key=lambda item: item[1]):
            sys.stdout.write(f"{name:<24}{ratio:>8.1f} ×   {where}\n")


if __name__ == "__main__":
    main()
