"""A model that judges, and one that reads again: recorded and replayed like any run, believed as far as labels bear out."""

import json
import re

import pytest

from evals.__main__ import main
from evals.across import complete
from evals.asking import drive
from evals.baseline import Baseline, blessing
from evals.gate import decide, doubted, measures_of
from evals.handwritten import MARKS
from evals.labelled import read_split
from evals.recording import Pace
from evals.rules import by_both_readers, by_the_rules, score, total
from evals.running import Recordable, record_and_tell
from evals.runs import open_run
from evals.scorers import chosen
from evals.scoring import row_of
from evals.scoring import score as score_run
from evals.suites import judged
from followup_ai.replies import Reply

SOME = 11
TEXTS = {case.expected["text"]: case.expected["marks"] for case in judged.cases()}


def answer(marks):
    return "\n".join(f'{name}: {"yes" if value else "no"} | "words"' for name, value in marks.items())


def told(request):
    """The message between the fences of a judge's request, and its labels."""
    text = re.split(r"=== notes [0-9a-f]{16} ===\n?", request.messages[1]["content"])[1].strip()
    return text, TEXTS.get(text, {})


def agreeing(request):
    text, marks = told(request)
    return answer({name: marks.get(name, len(text) % 2 == 0) for name in MARKS})


@pytest.fixture
def judged_run(serve, tmp_path, part_of):
    """Records a judge of some drafts of the composer: `judged_run(what it answers)` gives the folder."""
    some = part_of(
        "offline-composer", tmp_path / "some", lambda case: case.id.endswith("note/check-in/0") and case.cluster < "n"
    )

    def make(script):
        provider = serve(script)
        what = Recordable("judged", "openai/judge", tmp_path / "judged", of=str(some))
        assert record_and_tell(what, Pace(concurrency=8)) == 0
        assert len(provider.requests) == len(TEXTS) + SOME
        return what.folder

    return make


def rows_of(folder):
    scorers = chosen("judged")
    return list(complete(score_run(open_run(str(folder)), scorers, 1), scorers)), scorers


def gated(rows, scorers, folder):
    baseline = Baseline()
    baseline.bless(str(folder), rows, scorers, blessing("tests", "a test"))
    measures, findings = measures_of(str(folder), rows, scorers, baseline.measures(str(folder)))
    return {f.scorer: f for f in [*decide(measures), *findings]}


def test_a_judge_that_agrees_with_the_labels_counts(judged_run):
    folder = judged_run(agreeing)
    rows, scorers = rows_of(folder)
    found = gated(rows, scorers, folder)
    assert not any(found[mark].ignored for mark in MARKS)
    assert found["warm"].difference.n == SOME
    assert {row["values"]["warm:agrees"] for row in rows} == {1.0, None}


def rows_where(said):
    """The labelled replies as a judge marks them that always says the same; nothing is recorded."""
    scorers = chosen("judged")
    answered = (drive(judged.play(case, {}), lambda _ask: Reply(said, "a judge")) for case in judged.cases())
    return [row_of(exchange, scorers) for exchange in answered], scorers


def test_a_judge_that_always_says_yes_is_ignored_and_the_gate_says_why():
    rows, scorers = rows_where(answer(dict.fromkeys(MARKS, True)))
    found = gated(rows, scorers, "judged")
    for mark in MARKS:
        assert found[mark].ignored
        assert re.search(
            r"agrees with \d+% of 65 labels, at least \d+%, and is believed from more than 75% on", found[mark].why
        )


def test_a_judge_whose_answers_cannot_be_read_has_no_say():
    rows, scorers = rows_where("I would rather not say.")
    assert all(row["values"]["warm"] is None for row in rows)
    warm = next(one for one in scorers if one.id == "warm")
    assert "agrees with 0%" in doubted(warm, rows)
    assert (
        doubted(warm, [row for row in rows if not row["id"].startswith("labelled/")])
        == "the judge was never held against labels"
    )


def wrong_in(every):
    """The labelled replies as a judge marks them that errs in one of so many."""
    scorers = chosen("judged")
    rows = []
    for number, case in enumerate(judged.cases()):
        marks = {name: value != (number % every == 0) for name, value in case.expected["marks"].items()}
        answered = drive(judged.play(case, {}), lambda _ask, said=answer(marks): Reply(said, "a judge"))
        rows.append(row_of(answered, scorers))
    return rows, next(one for one in scorers if one.id == "warm")


def test_a_judge_is_believed_by_the_lower_end_of_its_agreement_and_not_by_the_agreement():
    """Right in five of six it is above the level, and 65 labels cannot show that it is; right in 32 of 33 they can."""
    rows, warm = wrong_in(6)
    said = re.search(
        r"agrees with (\d+)% of 65 labels, at least (\d+)%, and is believed from more than 75% on", doubted(warm, rows)
    )
    assert int(said[2]) <= 75 < int(said[1])
    rows, warm = wrong_in(33)
    assert doubted(warm, rows) == ""


def test_what_a_judge_writes_is_read_by_its_lines_and_never_believed_twice():
    text = "Thank you for the tea, Dana."
    reply = '**Warm**: Yes | "for the tea"\nown voice = no\nnatural: yes | “nowhere”\nnatural: no'
    marks = judged.marks_in(reply, text)
    assert {name: mark.value for name, mark in marks.items()} == {"warm": True, "own-voice": False}
    [(start, end)] = marks["warm"].spans
    assert text[start:end] == "for the tea"


def test_a_message_is_told_to_the_judge_as_data():
    case = judged.cases()[0]
    ask = next(judged.play(case, {}))
    system, user = (turn["content"] for turn in ask.messages)
    fence = re.search(r"=== notes [0-9a-f]{16} ===", system).group()
    assert case.expected["text"] not in system
    assert user.count(fence) == 2


# --- a second reader -----------------------------------------------------------------------------------------


@pytest.fixture
def labelled(tmp_path):
    """Twelve labelled messages in a folder of their own, half of which fail no-begging."""
    lines = []
    for number in range(12):
        fails = number % 2 == 0
        words = "My whole family waits by the phone for you." if fails else "I liked the tour."
        body = f"Dear Professor Abernathy,\n\nThank you for your time. {words}\n\nBest,\nDr Eleanor Fitzgibbon"
        line = {"id": f"m{number}", "interview": "museum-curator", "format": "email", "purpose": "thank-you", "body": body}
        lines.append(json.dumps({**line, "labels": {"no-begging": not fails}}) + "\n")
    (tmp_path / "dev-x.jsonl").write_text("".join(lines))
    return tmp_path


def objecting(request):
    said = request.messages[-1]["content"]
    return "no-begging | My whole family waits by the phone for you | it pleads" if "whole family" in said else "none"


def test_labelled_messages_are_scored_with_a_second_reader_recorded_and_replayed(serve, labelled, tmp_path, monkeypatch):
    provider = serve(objecting)
    given = {"split": "dev", "folder": labelled}
    what = Recordable("rules", "openai/reader", tmp_path / "read", second_reader="openai/reader", given=given)
    assert record_and_tell(what, Pace()) == 0
    asked = len(provider.requests)
    assert asked == 12
    monkeypatch.setattr("followup_ai.llm.acomplete", None)
    messages = read_split("dev", labelled)
    alone, both = (total(score(messages, judge)) for judge in (by_the_rules, by_both_readers(what.folder)))
    assert both.misses == 0 <= alone.misses
    assert both.false_alarms == 0
    assert record_and_tell(what, Pace()) == 0
    assert len(provider.requests) == asked


def test_the_command_says_what_a_second_reader_would_cost_and_asks_nobody(labelled, capsys):
    command = ["rules", "--folder", str(labelled), "--second-reader", "openai/gpt-4o-mini", "--estimate"]
    assert main([*command, "--into", str(labelled / "read")]) == 0
    said = capsys.readouterr()
    assert re.search(r"12 cases of openai/gpt-4o-mini: about \$\d", said.err)
    assert not said.out
    assert not (labelled / "read").exists()


def test_a_reader_that_gives_nothing_leaves_the_rules_verdicts(serve, labelled, tmp_path):
    from provider import reply

    serve(reply(None))
    given = {"split": "dev", "folder": labelled}
    what = Recordable("rules", "openai/reader", tmp_path / "read", second_reader="openai/reader", given=given)
    assert record_and_tell(what, Pace()) == 0
    messages = read_split("dev", labelled)
    assert total(score(messages, by_both_readers(what.folder))) == total(score(messages))
