# ruff: noqa: T201
"""Prints, in milliseconds, what judging and drafting cost beyond the model: `python tests/benchmarks/drafting.py`.

The whole rule set through its Guard is to stay under 4 ms, an offline draft, warm, under 20 ms. The smallest of many runs
is printed beside the median: on a busy machine it is the one that says something about the program.
"""

import statistics
import time

from followup_ai import anatomy, draft, llm, rules
from followup_ai.guard import judge
from followup_ai.offline import compose
from followup_ai.rules._base import EXAMPLE_INTERVIEW
from followup_ai.templates import draft_messages, new_fence


def measure(name, run, times=100):
    """Prints the smallest and the median time of `run`."""
    run()
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    print(f"{name:42} {min(seconds) * 1000:7.2f} {statistics.median(seconds) * 1000:7.2f}")


def main():
    """Measures the steps of one offline draft, then the whole."""
    context = rules.context_for(EXAMPLE_INTERVIEW)
    request = draft_messages(context, new_fence())
    text = compose(request)
    candidate = EXAMPLE_INTERVIEW.candidate
    print(f"{'':42} {'least':>7} {'median':>7}")
    measure("filling the prompts", lambda: draft_messages(context, new_fence()))
    measure("the composer alone", lambda: compose(request))
    measure("the composer as a model", lambda: llm.complete(request, "offline/composer"))
    measure("taking a message apart", lambda: anatomy.parse(text, candidate=candidate))
    measure(
        f"{len(rules.all_rules())} rules, called directly",
        lambda: rules.judge_all(anatomy.parse(text, candidate=candidate), context),
    )
    measure(
        f"{len(rules.all_rules())} rules, through the Guard", lambda: judge(anatomy.parse(text, candidate=candidate), context)
    )
    measure("an offline draft, all in all", lambda: draft(EXAMPLE_INTERVIEW))
    attempts = len(draft(EXAMPLE_INTERVIEW).attempts)
    print(f"(that draft took {attempts} {'attempt' if attempts == 1 else 'attempts'})")


if __name__ == "__main__":
    main()
