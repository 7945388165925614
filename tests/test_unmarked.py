"""A message is found among the marks a model writes around it, and a message without marks comes back as it is."""

import acme
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_ai.unmarked import unmarked

GOOD = acme.GOOD
SUBJECT, BODY = GOOD.split("\n", 1)
TITLE = SUBJECT.removeprefix("Subject: ")


@pytest.mark.parametrize(
    "written",
    [
        f"**Subject:** {TITLE}\n{BODY}",
        f"**Subject: {TITLE}**\n{BODY}",
        f"Subject: **{TITLE}**\n{BODY}",
        f"### Subject: {TITLE}\n{BODY}",
        f"## A thank-you email\n\n{GOOD}",
        f"**Your email**\n\n{GOOD}",
        f"---\n\n{GOOD}\n\n* * *",
        "\n".join(f"> {row}" for row in GOOD.split("\n")),
        GOOD.replace("nightly batches", "**nightly batches**"),
        GOOD.replace("nightly batches", "*nightly batches*"),
        GOOD.replace("nightly batches", "_nightly batches_"),
        GOOD.replace("Best regards,\n", "Best regards,  \n"),
        GOOD.replace("Best regards,\n", "Best regards,\\\n"),
        GOOD.replace("yesterday.", "yesterday\\."),
        f"Here you are:\n\n```text\n{GOOD}\n```\n\nI took the apology out.",
        f"{GOOD}\n\n---\n\n{GOOD}",
        f"{GOOD}\n\nSecond version:\n\n{GOOD}",
        f"<plan>\n1. Thank her\n</plan>\n<tone>warm</tone>\n\n{GOOD}",
        f"A draft in tags.\n<email>\n{GOOD}\n</email>\nI hope it helps.",
        GOOD.replace("\n", "<br>\n"),
        "".join(f"<p>{part}</p>\n" for part in GOOD.replace("\nSam", "<br/>Sam").split("\n\n")),
        GOOD.replace("I enjoyed", "I&nbsp;enjoyed"),
        GOOD.replace("\n", "\\n"),
        f'"{GOOD}"',
        f"Assistant: {GOOD}",
        f"{SUBJECT}\n\nBody:\n{BODY.strip()}",
    ],
)
def test_the_message_is_what_is_left(written):
    assert unmarked(written) == GOOD


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "Dear Dana,\n\n- one thing\n- another\n\nThe ________ is left open, and so is [Company].\n\nSam",
        "Opening:\nHi Dana, this is Sam.\n\nTalking points:\n- The move\n\nQuestion:\nWhat is next?",
        "Dear Dana,\n\nYour __init__ routine, 3 * 4 * 5 and a_b_c: if x < y and y > z, it holds.\n\nSam",
        "Dear Dana,\n\n```\ncode\n```\n\nSam",
        f"{GOOD}\n\n**Notes:**\n- I kept it short",
        "**Option 1 (formal):**\n\nDear Dana, thank you.",
        "Dear Dana,\n\nA first part.\n\n---\n\nA second part.\n\nSam",
    ],
)
def test_what_is_no_mark_stays_for_the_rules_to_judge(text):
    assert unmarked(text) == text


@given(
    st.lists(
        st.sampled_from(["**", "*", "_", "#", "`", "\n", "<p>", "</p>", "<br>", "---", "> ", "Subject: ", "word ", '"', "\\"])
    )
)
def test_any_mixture_of_marks_is_read_and_reading_it_twice_changes_nothing_much(pieces):
    once = unmarked("".join(pieces))
    assert once.count("word") <= pieces.count("word ")
    assert once == once.strip()


@pytest.mark.parametrize(
    "piece", ["**a", "<p>", "<plan>", "_ a", "```\n", "<answer>", "\\*", "---\n", "<br>", "Subject: x\n", "<a>x</a>"]
)
def test_no_mixture_takes_long(piece):
    unmarked(piece * (100_000 // len(piece)))
