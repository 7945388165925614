"""Run by test_privacy.py in a process of its own: uses the product in every way, with everything logged that can be.

    python loud_program.py INTERVIEW BATCH OUTPUT [--leak]

What each step prints goes to OUTPUT/<step>.out and .err; OUTPUT/representations holds the objects a program meets.
"""

import contextlib
import json
import logging
import os
import sys
import traceback
import warnings
from pathlib import Path

warnings.simplefilter("always")
logging.captureWarnings(True)

from followup_ai import draft  # noqa: E402
from followup_ai.access import Access, lent  # noqa: E402
from followup_ai.cli import main  # noqa: E402
from followup_ai.errors import DraftRejected, FollowupError  # noqa: E402
from followup_ai.interviews import read_interview  # noqa: E402
from followup_ai.models import Interview  # noqa: E402
from followup_ai.rules import check, context_for  # noqa: E402
from followup_ai.settings import load_settings  # noqa: E402

interview, batch, output = sys.argv[1], sys.argv[2], Path(sys.argv[3])
KINDS = ("good", "bad", "http-500", "http-401", "http-400", "refused", "slow", "cut", "garbage", "redirect", "odd")
COMMANDS = {
    **{f"draft {kind}": ["--debug", "draft", interview, "--model", f"openai/{kind}"] for kind in KINDS},
    "fallback": ["draft", interview, "--model", "openai/http-503", "--fallback", "openai/good", "--json"],
    "second reader": ["draft", interview, "--model", "openai/good", "--second-reader", "openai/bad"],
    "batch": ["draft", "--jsonl", batch],
    "check": ["check", "--jsonl", batch],
    "doctor": ["doctor", "--model", "openai/good"],
    "doctor failing": ["doctor", "--model", "openai/http-500"],
    "models": ["models"],
    "show request": ["draft", interview, "--model", "openai/good", "--show-request"],
    "typo": ["draft", interview, "--model", "nowhere/good"],
}


@contextlib.contextmanager
def printing_to(name):
    """Standard output and error of this process go to files, whatever writes to them."""
    saved = os.dup(1), os.dup(2)
    for number, suffix in ((1, "out"), (2, "err")):
        with (output / f"{name}.{suffix}").open("ab") as file:
            os.dup2(file.fileno(), number)
    try:
        yield
    except Exception:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, was in enumerate(saved, 1):
            os.dup2(was, number)


def represented():
    """Everything a program of one's own may print by mistake."""
    from guardrails import Guard

    from followup_ai.guard import FollowupRule, followup_guard

    notes, events = read_interview(interview), []
    result = draft(notes, model="openai/bad", on_event=events.append, stream=True, max_attempts=2)
    yield from (notes, context_for(notes), result, check(result.text, notes), load_settings(), DraftRejected(result), *events)
    yield Access(os.environ["OPENAI_API_KEY"])
    for guard in (followup_guard(), Guard().use(FollowupRule("no-begging"))):
        guard.validate("Dear Dana,\n\nThank you.\n\nSam", metadata={"interview": notes})
        yield from (guard, guard.history)
    ours = followup_guard()
    ours.validate(result.text, metadata={"interview": json.loads(notes.model_dump_json())})
    yield from (ours, ours.history)
    with contextlib.suppress(FollowupError), lent({"openai": Access(os.environ["OPENAI_API_KEY"])}):
        draft(notes, model="openai/http-401")
    try:
        Interview(**{**json.loads(notes.model_dump_json()), "date": "tomorrow"})
    except ValueError as error:
        yield error


def everything():
    for name, arguments in COMMANDS.items():
        os.environ["FOLLOWUP_DEADLINE_S"] = "1" if name == "draft slow" else "60"
        with printing_to(name):
            main(arguments)
    with printing_to("representations"):
        for thing in represented():
            sys.stdout.write(f"{thing!r}\n{thing}\n")


if "--leak" in sys.argv:  # as a careless program would
    logging.getLogger("somebody").debug(Path(interview).read_text(encoding="utf-8") + os.environ["OPENAI_API_KEY"])
else:
    everything()
