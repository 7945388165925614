"""The command line, as its users meet it."""

import hashlib
import json
import os
import re
import socket
from pathlib import Path

import pytest
from acme import BEGGING, GOOD, INTERVIEW
from provider import KEY, Provider, status

from followup_ai import __version__
from followup_ai.interviews import parse_interview

ROOT = Path(__file__).parent.parent
FORMATS = "call-script, email, letter, linkedin, linkedin-connect, note"
PURPOSES = "check-in, feedback, keep-in-touch, thank-you"


# --- check -----------------------------------------------------------------------------------------


def test_a_good_message_is_accepted_and_a_begging_one_is_told_where_it_begs(run):
    code, out, err = run("check", "good.txt", "--interview", "interview.yaml")
    assert (code, err) == (0, ""), out
    assert out.startswith("Accepted: no required rule fails.\n")
    assert "\nMust fix" not in out
    code, out, err = run("check", "begging.txt", "--interview", "interview.yaml")
    assert (code, err) == (1, "")
    assert out.startswith("Not accepted: 1 required rule fails.\n\nMust fix\n  no-begging: ")
    assert re.search(r"words:  “[^”]*begging[^”]*”\n      remedy: \w", out)


def test_a_message_may_be_typed_and_its_subject_given_apart(run):
    subject, body = GOOD.removeprefix("Subject: ").split("\n\n", 1)
    _, typed, _ = run("check", "-", "--interview", "interview.yaml", "--json", typed=GOOD)
    code, apart, _ = run("check", "-", "--interview", "interview.yaml", "--json", "--subject", subject, typed=body)
    assert code == 0
    assert json.loads(apart) == json.loads(typed)


def test_json_of_a_check_holds_the_report(run):
    code, out, _ = run("check", "begging.txt", "--interview", "interview.yaml", "--json", "--to", "tom reyes")
    report = json.loads(out)
    assert code == 1
    assert (report["accepted"], report["to"], report["format"], report["purpose"]) == (False, "Tom Reyes", "email", "thank-you")
    [begging] = [v for v in report["verdicts"] if v["rule"] == "no-begging"]
    span = begging["spans"][0]
    assert "begging" in report["body"][span["start"] : span["end"]]


def test_without_an_interview_what_can_be_judged_is_judged(run):
    code, out, _ = run("check", "begging.txt")
    assert code == 1
    assert "no-begging" in out.split("Fine")[0]
    assert out.rstrip().endswith("No interview was given (--interview), so rules that need one do not apply.")


def test_format_and_purpose_decide_what_is_asked(run):
    silent = GOOD.replace("Could you tell me what the next steps are?", "").encode()
    for purpose, verdict in (("thank-you", "fail"), ("keep-in-touch", "not-applicable")):
        _, out, _ = run("check", "-", "--interview", "interview.yaml", "--purpose", purpose, "--json", typed=silent)
        assert json.loads(out)["purpose"] == purpose
        assert [v["verdict"] for v in json.loads(out)["verdicts"] if v["rule"] == "next-steps-question"] == [verdict]
    code, out, _ = run("check", "good.txt", "--interview", "interview.yaml", "--format", "linkedin-connect", "--json")
    assert (code, json.loads(out)["format"]) == (1, "linkedin-connect")


def test_a_message_is_data_not_codes_for_the_terminal(run):
    code, out, err = run("check", "-", typed="Dear Dana,\n\nSorry to \x1b]0;owned\x07bother\u202e you [bold]!!\n\nSam")
    assert (code, err) == (1, "")
    assert not set(out) & {"\x1b", "\x07", "\u202e"}


# --- what is wrong with files and usage, and the sentence that says so ----------------------------------

NOWHERE = "check the path, or give - for standard input."
BAD_MESSAGES = {
    "gone": (None, f"There is no file 'message.txt'; {NOWHERE}"),
    "empty": (b"", "The message in 'message.txt' is empty; put its text there."),
    "blank": (b" \n\t\r\n", "The message in 'message.txt' is empty; put its text there."),
    "Latin-1": (
        "Grüße".encode("latin-1"),
        "The message in 'message.txt' is not UTF-8 text (byte 3 cannot be read); save it as UTF-8.",
    ),
    "UTF-16": (
        "Dear Dana".encode("utf-16"),
        "The message in 'message.txt' is not UTF-8 text (byte 1 cannot be read); save it as UTF-8.",
    ),
    "a picture": (
        b"\x89PNG\r\n\x1a\n\0\0",
        "The message in 'message.txt' is not UTF-8 text (byte 1 cannot be read); save it as UTF-8.",
    ),
    "too long": (b"x" * 100_001, "The message in 'message.txt' has more than 100,000 characters; shorten it."),
    "far too long": (b"\xff" * 2_000_000, "The message in 'message.txt' has more than 100,000 characters; shorten it."),
}


@pytest.mark.parametrize("name", BAD_MESSAGES)
def test_a_message_that_cannot_be_read_is_refused_in_one_sentence(run, files, name):
    content, sentence = BAD_MESSAGES[name]
    if content is not None:
        (files / "message.txt").write_bytes(content)
    assert run("check", "message.txt", "--interview", "interview.yaml") == (2, "", sentence + "\n")


def see(command):
    return f"See followup-ai {command} --help."


BAD_USAGE = {
    "no message": (["check"], f"MESSAGE is missing; give it, or a batch with --jsonl. {see('check')}"),
    "no interview": (["draft"], f"INTERVIEW is missing; give it, or a batch with --jsonl. {see('draft')}"),
    "a message and a batch": (
        ["check", "good.txt", "--jsonl", "-"],
        f"MESSAGE and --jsonl cannot go together; give one of them. {see('check')}",
    ),
    "a subject for a batch": (
        ["check", "--jsonl", "-", "--subject", "Hi"],
        f"--subject cannot go with --jsonl; each line brings its own. {see('check')}",
    ),
    "standard input twice": (
        ["check", "-", "--interview", "-"],
        f"Standard input cannot be both the interview and the messages; give one of them as a file. {see('check')}",
    ),
    "two messages": (["check", "good.txt", "x"], f"Got unexpected extra argument (x) {see('check')}"),
    "no such command": (["chekc"], "No such command 'chekc'. Did you mean 'check'? See followup-ai --help."),
    "a seed that is text": (
        ["draft", "interview.yaml", "--seed", "one"],
        f"Invalid value for '--seed': 'one' is not a valid integer. {see('draft')}",
    ),
    "an option without its value": (
        ["check", "good.txt", "--format"],
        "Option '--format' requires an argument. See followup-ai --help.",
    ),
    "an unknown format": (
        ["check", "good.txt", "--format", "emial"],
        f"There is no format 'emial'; there are: {FORMATS}. Did you mean 'email'?",
    ),
    "an unknown purpose": (
        ["draft", "interview.yaml", "--purpose", "thanks"],
        f"There is no purpose 'thanks'; there are: {PURPOSES}. Did you mean 'thank-you'?",
    ),
    "a format of a batch": (
        ["draft", "--jsonl", "gone", "--format", "fax"],
        f"There is no format 'fax'; there are: {FORMATS}.",
    ),
    "a reader who was not there": (
        ["check", "good.txt", "--interview", "interview.yaml", "--to", "Donald"],
        "There is no person in this interview called 'Donald'; there are: Dana Whitfield, Tom Reyes.",
    ),
    "a folder for a message": (["check", "."], "'.' is a folder; give a file, or - for standard input."),
    "a path through a file": (
        ["check", "good.txt/x"],
        "'good.txt/x' cannot be read (Not a directory); give a readable file, or - for standard input.",
    ),
    "a batch that is nowhere": (["check", "--jsonl", "gone.jsonl"], f"There is no file 'gone.jsonl'; {NOWHERE}"),
    "a batch that is a folder": (["draft", "--jsonl", "."], "'.' is a folder; give a file, or - for standard input."),
    "nothing typed": (["check", "-"], "The message in standard input is empty; put its text there."),
    "no interview typed": (["draft", "-"], "The interview in standard input is empty; put its text there."),
}


@pytest.mark.parametrize("name", BAD_USAGE)
def test_usage_that_cannot_be_meant_is_refused_in_one_sentence(run, name):
    arguments, sentence = BAD_USAGE[name]
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err == sentence + "\n"


def test_an_unknown_option_is_named_with_its_likeness(run):
    code, out, err = run("check", "good.txt", "--purpsoe", "thank-you")
    assert (code, out) == (2, "")
    assert "--purpsoe" in err
    assert "--purpose" in err


def test_every_problem_of_an_interview_has_a_line_of_its_own(run, files):
    (files / "interview.yaml").write_text("company: Acme\nrolle: Chef\n", encoding="utf-8")
    code, out, err = run("check", "good.txt", "--interview", "interview.yaml")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) >= 4
    assert all(row.startswith("interview.yaml: ") for row in err.splitlines())


def test_an_interview_may_be_typed(run):
    code, typed, _ = run("check", "good.txt", "--interview", "-", "--json", typed=INTERVIEW)
    assert code == 0
    assert json.loads(typed) == json.loads(run("check", "good.txt", "--interview", "interview.yaml", "--json")[1])


def test_a_traceback_is_shown_only_when_asked_for(run):
    assert "Traceback" not in run("check", "gone.txt")[2]
    for arguments in (["--debug", "check", "gone.txt"], ["check", "gone.txt", "--debug"]):
        with pytest.raises(Exception, match=r"gone\.txt"):
            run(*arguments)


# --- draft -----------------------------------------------------------------------------------------


def test_the_draft_alone_goes_to_standard_output(run, monkeypatch):
    with Provider(GOOD) as provider:
        provider.lend(monkeypatch)
        code, out, err = run("draft", "interview.yaml", "--model", "openai/test-model")
    assert (code, out) == (0, GOOD + "\n")
    assert "Written by openai/test-model (a language model) for Dana Whitfield" in err
    assert "SHA-256" in err
    assert GOOD.splitlines()[-1] not in err


def test_a_quiet_draft_says_nothing_of_how_it_came_about(run, monkeypatch):
    with Provider(GOOD) as provider:
        provider.lend(monkeypatch)
        assert run("draft", "interview.yaml", "--model", "openai/test-model", "--quiet") == (0, GOOD + "\n", "")


def test_a_draft_that_is_not_accepted_is_printed_and_said_to_be_so(run, monkeypatch):
    with Provider(BEGGING) as provider:
        provider.lend(monkeypatch)
        code, out, err = run("draft", "interview.yaml", "--model", "openai/test-model")
    assert (code, out) == (1, BEGGING + "\n")
    assert err.startswith("Not accepted after ")
    assert re.search(r"no-begging: .*\n      words:  “[^”]*begging.*”\n      remedy: \w", err)


def test_json_of_a_draft_is_all_that_is_printed(run, monkeypatch):
    with Provider(GOOD) as provider:
        provider.lend(monkeypatch)
        code, out, err = run("draft", "interview.yaml", "--model", "openai/test-model", "--json", "--format", "email")
    result = json.loads(out)
    assert (code, err, result["accepted"], result["text"]) == (0, "", True, GOOD)
    assert "id" not in result
    assert {"prompt_tokens", "completion_tokens", "seconds", "text", "failed", "repaired"} <= set(result["attempts"][0])
    assert result["certificate"]["sha256"] == hashlib.sha256(GOOD.encode()).hexdigest()


def test_somebody_of_the_panel_may_be_written_to(run, monkeypatch):
    with Provider(GOOD.replace("Dana", "Tom")) as provider:
        provider.lend(monkeypatch)
        _, out, _ = run("draft", "interview.yaml", "--model", "openai/test-model", "--to", "tom reyes", "--json")
    assert json.loads(out)["to"] == "Tom Reyes"


def test_half_a_character_from_a_model_is_said_in_a_sentence(run, monkeypatch):
    with Provider(GOOD + "\ud83d") as provider:
        provider.lend(monkeypatch)
        code, out, err = run("draft", "interview.yaml", "--model", "openai/test-model", "--json")
    assert (code, out) == (3, "")
    assert "broken characters" in err


def test_a_model_that_refuses_the_key_gives_status_3_and_never_shows_the_key(run, monkeypatch):
    with Provider(status(401)) as provider:
        provider.lend(monkeypatch)
        code, out, err = run("draft", "interview.yaml", "--model", "openai/test-model")
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert "openai/test-model" in err
    assert KEY not in err


def test_with_nothing_to_mention_one_thing_is_asked_for(run, files):
    bare = "\n".join(row for row in INTERVIEW.splitlines() if not row.startswith("discussed"))
    (files / "interview.yaml").write_text(bare, encoding="utf-8")
    code, out, err = run("draft", "interview.yaml")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


@pytest.mark.real_clock
def test_the_offline_model_drafts_from_a_file_in_a_process_of_its_own(shell):
    process = shell("draft", "interview.yaml", "--format", "email", "--purpose", "thank-you")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, (out, err)
    assert out.decode().startswith("Subject: ")
    assert err.startswith(b"Written by offline/composer (a rule-based composer, not a language model)")


# --- rules, models, new, app ---------------------------------------------------------------------------


def test_every_rule_is_listed_and_each_explains_itself(run):
    from followup_ai.rules import all_rules

    code, out, _ = run("rules")
    assert code == 0
    for rule in all_rules():
        assert f"  {rule.id} " in out
        code, explained, _ = run("rules", rule.id)
        assert code == 0
        assert rule.remedy in explained
        assert rule.asks in explained


def test_an_unknown_rule_gets_the_nearest_name(run):
    code, out, err = run("rules", "no-apolgy")
    assert (code, out) == (2, "")
    assert "Did you mean 'no-apology'?" in err


def test_models_says_what_is_usable_and_what_is_lacking_and_shows_no_key(run, monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-secret-value")
    monkeypatch.setenv("AZURE_API_KEY", "sk-secret-value")
    code, out, err = run("models")
    usable, lacking = out.split("Lacking something")
    assert (code, err) == (0, "")
    assert usable.index("offline/composer") < usable.index("anthropic/")
    assert "a rule-based composer, not a language model" in usable
    assert "ANTHROPIC_API_KEY" in usable
    assert "lacks AZURE_API_BASE and AZURE_API_VERSION" in lacking
    assert "lacks OPENAI_API_KEY" in lacking
    assert "sk-secret-value" not in out
    assert "Drafts are written with offline/composer" in out


def test_a_blank_interview_can_be_printed_filled_in_and_read(run):
    code, out, err = run("new")
    assert (code, err) == (0, "")
    assert "candidate:" in out
    required = {"candidate": "Sam Okafor", "company": "Acme", "role": "Chef", "date": "2026-05-12", "name": "Dana Whitfield"}
    for field, value in required.items():
        out = re.sub(rf"^( *){field}:[^#\n]*", rf"\g<1>{field}: {value} ", out, count=1, flags=re.M)
    assert parse_interview(out).role == "Chef"


def test_the_page_is_started_from_its_checkout_on_this_machine_only(run, monkeypatch):
    started = []
    monkeypatch.setattr(os, "execv", lambda _program, arguments: started.append(arguments))
    run("app", "--port", "8600")
    assert started[0][1:5] == ["-m", "streamlit", "run", str(ROOT / "streamlit_app.py")]
    assert {"--server.address=127.0.0.1", "--server.port=8600"} <= set(started[0])


def test_a_page_that_is_open_already_is_pointed_to(run, monkeypatch):
    monkeypatch.setattr(os, "execv", lambda *_: pytest.fail("started"))
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code, out, err = run("app", "--port", str(port))
    assert (code, out) == (2, "")
    assert f"http://127.0.0.1:{port}" in err
    assert "--port" in err


def test_the_page_that_is_not_there_is_said_to_be_so(run, monkeypatch, files):
    from followup_ai import page_command

    monkeypatch.setattr(page_command, "__file__", str(files / "followup_ai" / "page_command.py"))
    code, out, err = run("app")
    assert (code, out) == (2, "")
    assert "streamlit_app.py" in err
    assert "make app" in err


@pytest.mark.parametrize("command", ["draft", "check", "plan", "rules", "models", "doctor", "export", "new", "app"])
def test_every_command_explains_itself_with_examples(run, command):
    code, out, err = run(command, "--help")
    assert (code, err) == (0, "")
    assert "Examples:\n" in out
    assert f"followup-ai {command}" in out


def test_the_program_explains_itself(run):
    assert run("--help")[0] == 0
    assert run("--version")[:2] == (0, f"followup-ai {__version__}\n")
    code, out, _ = run()
    assert code == 2
    assert all(command in out for command in ("draft", "check", "plan", "rules", "models", "doctor", "export", "new", "app"))
