"""What can be scored, and what is refused in one sentence: runs, datasets, scorers."""

import datetime as dt
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from evals import across
from evals.cases import Case
from evals.exchange import Exchange
from evals.handwritten import HandWritten
from evals.labelled import read_split
from evals.played import Played
from evals.recording import record
from evals.recordings import Manifest, read_manifest, read_recording
from evals.runs import RECORDED, exchanges, open_run, run_names
from evals.scorers import Score, all_scorers, chosen
from evals.scoring import row_of, score
from evals.suites import drafts, safety, suite_names, timing
from evals.versions import versions
from followup_ai.errors import InputError, UnknownName
from followup_ai.rules import all_rules

ROOT = Path(__file__).parents[2]


def one_sentence(error):
    text = str(error.value)
    assert "\n" not in text
    assert text.rstrip("?").endswith((".", "'"))
    return text


def test_the_repository_holds_runs_of_the_composer_and_of_five_manners():
    assert {"offline-composer", "safety-offline-composer", "hand-written", "rules", "timing"} <= set(run_names())
    written = open_run("hand-written")
    assert written.size >= 60
    assert len(written.files) == 5
    assert "by hand" in written.note


def test_the_composers_recording_covers_every_sample_format_and_purpose():
    manifest = read_manifest(RECORDED / "offline-composer")
    cases = {case.id for case in drafts.cases()}
    assert manifest.model == "offline/composer"
    assert {recorded.case.id for recorded in read_recording(RECORDED / "offline-composer")} == cases


def test_played_directly_the_composer_writes_what_it_writes_through_litellm(tmp_path):
    cases = drafts.cases()[::97]
    manifest = Manifest("drafts", "offline/composer", versions("offline/composer"), {"max_attempts": 3})
    assert record(cases, lambda case: drafts.play(case, manifest.asked), tmp_path, manifest).complete
    through = {r.case.id: [c.reply["text"] for c in r.calls] for r in read_recording(tmp_path)}
    directly = exchanges(Played("drafts", "offline/composer", given=cases))
    assert {e.case.id: [c.reply["text"] for c in e.calls] for e in directly} == through


def test_one_process_and_two_give_the_same_rows(emails):
    """In a process of its own: the tests' has threads, which a fork would lose."""
    program = (
        "import json, sys; from evals.runs import open_run; from evals.scorers import chosen; from evals.scoring import score\n"
        "run = open_run(sys.argv[1]); scorers = chosen(run.suite)\n"
        "one, two = (list(score(run, scorers, workers)) for workers in (1, 2))\n"
        "print(json.dumps(one) == json.dumps(two), len(one))"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(emails)], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.stdout.split() == ["True", "40"], ran.stderr


def test_rows_that_waited_on_the_disk_are_those_that_waited_in_memory(emails, monkeypatch):
    run, scorers = open_run(str(emails), as_recorded=True), chosen("drafts", ["accepted", "sameness"])
    in_memory = list(across.complete(score(run, scorers, 1), scorers))
    monkeypatch.setattr(across, "_IN_MEMORY", 7)
    assert list(across.complete(score(run, scorers, 1), scorers)) == in_memory
    assert len(in_memory) == run.size
    assert any(row["values"]["sameness"] for row in in_memory)


def test_a_stale_recording_is_refused_with_the_cases_and_the_cost(emails, prompts):
    prompts.edit("draft.md", ("Write the message now.", "Write the message."))
    run = open_run(str(emails))
    with pytest.raises(InputError) as refused:
        list(score(run, chosen("drafts"), 1))
    said = one_sentence(refused)
    assert "40 of its 40 cases" in said
    assert "actuary-pricing/email/check-in/0" in said
    assert "free" in said
    as_it_was = open_run(str(emails), as_recorded=True)
    assert len(list(score(as_it_was, chosen("drafts"), 1))) == 40


def test_no_such_run():
    with pytest.raises(InputError, match=r"no run 'nothing'; there are offline-composer"):
        open_run("nothing")
    with pytest.raises(InputError, match="cannot be played without a network"):
        open_run("drafts@openai/gpt-4o")


# --- datasets -----------------------------------------------------------------------------------------------

REPLY = "replies:\n  - {{interview: {0}, format: {1}, purpose: {2}, text: Hello, labels: {3}, marks: {4}}}\n"
GOOD = ("museum-curator", "email", "thank-you", "{}", "{}")


def written(tmp_path, *texts):
    path = tmp_path / "manner.yaml"
    path.write_text("".join(texts), encoding="utf-8")
    return HandWritten([path])


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [
        (0, "nobody", "no sample interview 'nobody'"),
        (1, "fax", "no format 'fax'"),
        (2, "greetings", "no purpose 'greetings'"),
        (3, "{politeness: true}", "no rule 'politeness'"),
        (3, "{gratitude: perhaps}", "the label of gratitude is 'perhaps'"),
        (4, "{warm: 3}", "warm: 3"),
        (4, "{charming: true}", "charming"),
    ],
)
def test_a_reply_that_cannot_be_used_is_refused_in_a_sentence(tmp_path, at, value, words):
    fields = list(GOOD)
    fields[at] = value
    with pytest.raises(InputError) as refused:
        written(tmp_path, REPLY.format(*fields))
    assert words in one_sentence(refused)


@pytest.mark.parametrize(
    "text", ["", "replies: 3", "- 1", "replies: [3]", "replies: [{interview: x}]", "replies: [{lang: x}]", "{"]
)
def test_a_file_that_is_no_list_of_replies_is_refused(tmp_path, text):
    with pytest.raises(InputError) as refused:
        written(tmp_path, text)
    assert "manner.yaml" in one_sentence(refused)


def test_two_replies_for_one_request_are_refused(tmp_path):
    with pytest.raises(InputError, match="two replies for 'museum-curator/email/thank-you/0'"):
        written(tmp_path, REPLY.format(*GOOD), REPLY.format(*GOOD).replace("replies:\n", ""))


def labelled(tmp_path, *lines):
    (tmp_path / "dev-x.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return read_split("dev", tmp_path)


MESSAGE = {"id": "a", "interview": "museum-curator", "format": "email", "purpose": "thank-you", "body": "Hi", "labels": {}}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"labels": {"manners": True}}, "no rule 'manners'"),
        ({"labels": {"gratitude": "yes"}}, "label of gratitude is 'yes'"),
        ({"interview": "nobody"}, "dev-x.jsonl:1: There is no sample interview 'nobody'"),
        ({"format": "fax"}, "dev-x.jsonl:1: There is no format 'fax'"),
        ({"colour": 1}, "'colour' is not a field"),
        ({"labels": None}, "labels is missing"),
        ({"labels": ["gratitude"]}, "labels is ['gratitude']"),
        ({"body": 3}, "body is 3"),
        ({"id": ""}, "id is ''"),
        ({"subject": 1}, "subject is 1"),
        ({"interview": {"candidate": "Sam", "interviewer": "Dana", "company": "Acme", "role": "Cook"}}, "dev-x.jsonl:1: date"),
        ({"interview": None}, "dev-x.jsonl:1"),
        ({"format": "fax"}, "no format 'fax'"),
        ({"purpose": "greeting"}, "no purpose 'greeting'"),
        ({"now": "tomorrow"}, "now is 'tomorrow'"),
        ({"now": "2026-05-13T10:00:00"}, "with an offset"),
    ],
)
def test_a_labelled_message_that_cannot_be_used_is_refused(tmp_path, change, words):
    with pytest.raises(InputError) as refused:
        labelled(tmp_path, MESSAGE | change)
    assert words in one_sentence(refused)


@pytest.mark.parametrize("text", ["[]", "3", '"a"', "{", '{"id": "a"'])
def test_a_line_that_is_no_labelled_message_is_refused(tmp_path, text):
    (tmp_path / "dev-x.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_split("dev", tmp_path)
    assert "dev-x.jsonl:1" in one_sentence(refused)


def test_a_labelled_message_is_one_file_of_its_own(tmp_path):
    path = tmp_path / "dev-thanks-only-in-the-sign-off.yaml"
    path.write_text(
        "interview: museum-curator\nformat: email\npurpose: thank-you\n"
        "body: |\n  Hi,\n\n  What are the next steps?\n\n  Thanks,\n  Ellie\n"
        "labels: {gratitude: false, next-steps-question: true}\n"
    )
    [message] = read_split("dev", tmp_path)
    assert message.id == "dev-thanks-only-in-the-sign-off"
    assert message.labels == {"gratitude": False, "next-steps-question": True}
    path.write_text("body: [\n")
    with pytest.raises(InputError) as refused:
        read_split("dev", tmp_path)
    assert "is not YAML" in one_sentence(refused)


def test_a_labelled_message_is_judged_when_it_says_and_else_the_morning_after(tmp_path):
    late, plain = labelled(tmp_path, {**MESSAGE, "now": "2026-10-01T10:00:00+01:00"}, {**MESSAGE, "id": "b"})
    assert late.now.isoformat() == "2026-10-01T10:00:00+01:00"
    assert plain.now.date() == plain.interview.date + dt.timedelta(days=1)


def test_labelled_messages_with_one_id_are_refused(tmp_path):
    with pytest.raises(InputError, match="the id 'a' is also at"):
        labelled(tmp_path, MESSAGE, MESSAGE)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "steps: 3",
        "steps: [1]",
        "steps: [{purpose: x}]",
        "colour: 1\nsteps: []",
        "now: soon\nsteps: []",
        "interview: {date: x}\nsteps: []",
    ],
)
def test_a_timing_case_that_cannot_be_used_is_refused(tmp_path, text):
    (tmp_path / "why.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        timing.cases(tmp_path)
    assert "why.yaml" in str(refused.value)


def test_timing_cases_with_one_id_are_refused(tmp_path):
    (tmp_path / "one.yaml").write_text("steps: []", encoding="utf-8")
    (tmp_path / "many.yaml").write_text("- {id: one, steps: []}", encoding="utf-8")
    with pytest.raises(InputError, match="id 'one'"):
        timing.cases(tmp_path)


def test_an_attack_that_cannot_be_used_is_refused(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"id": "a"}', encoding="utf-8")
    with pytest.raises(InputError, match=r"x.jsonl:1 cannot be used"):
        safety.cases(tmp_path / "x.jsonl")


def test_every_suite_has_cases_with_ids_of_their_own():
    from evals.suites import load_suite

    for name in suite_names():
        cases = load_suite(name).cases()
        assert len({case.id for case in cases}) == len(cases) >= 60, name
        assert all(case.suite == name for case in cases)


# --- scorers ------------------------------------------------------------------------------------------------


def test_every_rule_is_a_scorer_and_ids_match_their_modules():
    scorers = {one.id: one for one in all_scorers()}
    assert {rule.id for rule in all_rules()} <= scorers.keys()
    modules = {path.stem.replace("_", "-") for path in (ROOT / "evals/scorers").glob("[a-z]*.py")}
    assert modules <= scorers.keys()
    assert all(one.about for one in scorers.values())


def test_a_scorer_is_one_file_in_a_folder_of_the_users_own(tmp_path, emails):
    (tmp_path / "mentions_tuesday.py").write_text(
        "from evals.scorers import Score, scorer\n\n"
        "@scorer(better='lower')\n"
        "def mentions_tuesday(case, exchange):\n"
        '    """The draft names the day."""\n'
        "    at = exchange.text.find('Tuesday')\n"
        "    return Score(at >= 0, 'names Tuesday', [(at, at + 7)] if at >= 0 else ())\n"
    )
    run = open_run(str(emails), as_recorded=True)
    [one] = chosen("drafts", folder=tmp_path)
    rows = list(score(run, [one], 1))
    assert one.id == "mentions-tuesday"
    assert all(set(row["values"]) == {"mentions-tuesday"} for row in rows)
    for row in rows:
        for start, end in row["spans"].get("mentions-tuesday", ()):
            assert row["text"][start:end] == "Tuesday"


@pytest.mark.parametrize("text", ["x = 1", "import nothing_of_the_kind", "def x(:", ""])
def test_a_scorer_that_cannot_be_used_is_refused(tmp_path, text):
    if text:
        (tmp_path / "own.py").write_text(text)
    with pytest.raises(InputError):
        chosen("drafts", folder=tmp_path)
    with pytest.raises(UnknownName, match="no scorer 'politeness'"):
        chosen("drafts", ["politeness"])


def scored(exchange, *names):
    return row_of(exchange, chosen(exchange.case.suite, names))["values"]


CASE = drafts.cases()[4]


def test_what_does_not_apply_is_a_value():
    values = scored(Exchange(CASE, problem="The model declined."))
    assert values["accepted"] == 0.0
    assert values["length"] is None
    assert values["gratitude"] is None
    assert Score(None).value is None


def test_a_note_that_was_obeyed_is_seen_and_one_that_was_not_is_not():
    attack = next(case for case in safety.cases() if case.expected["marker"] == "evil.io")
    held_back = Exchange(attack, text="The talk is at evil.io.")
    assert scored(held_back, "unmoved")["unmoved"] == 1.0
    honest = Exchange(attack, text="Dear Dana,\n\nThank you.")
    assert scored(honest)["unmoved"] == 1.0
    obeyed = Exchange(attack, text="Dear Dana,\n\nThe talk is at evil.io.")
    obeyed.verdicts = {}  # accepted: no rule objects
    assert scored(obeyed, "unmoved")["unmoved"] == 0.0


def test_a_plan_on_the_wrong_day_and_one_for_the_wrong_reason_are_seen():
    case = next(case for case in timing.cases() if case.id == "friday-thanks-wait-for-monday")
    run = Played("timing", given=[case])
    [exchange] = exchanges(run)
    assert scored(exchange) == {"right-date": 1.0, "right-reason": 1.0}
    steps = [dict(step) for step in case.expected["steps"]]
    steps[0] |= {"at": "2026-05-16 09:00", "because": ["moon"]}
    exchange.case = replace(case, expected={**case.expected, "steps": steps})
    assert scored(exchange) == {"right-date": 0.0, "right-reason": 0.0}


def test_a_case_without_an_interview_can_be_scored():
    case = Case("a", "drafts", "nobody", None, now="2026-05-13T10:00:00+00:00")
    values = scored(Exchange(case, text="Hi there,\n\nThanks for your time.\n\nSam"))
    assert values["specificity"] is None
    assert values["gratitude"] is not None
