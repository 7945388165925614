"""The command `export`: a message becomes a file."""

import email.parser
import email.policy
import subprocess
import sys

import pytest


def test_a_message_becomes_an_email_draft_beside_it(run, files):
    code, out, err = run("export", "good.txt", "--as", "eml", "--interview", "interview.yaml")
    assert (code, out, err) == (0, "Acme-thank-you-email-Dana-Whitfield.eml\n", "")
    data = (files / "Acme-thank-you-email-Dana-Whitfield.eml").read_bytes()
    assert email.parser.BytesParser(policy=email.policy.default).parsebytes(data)["X-Unsent"] == "1"


def test_a_note_becomes_a_card_where_one_says(run, files):
    code, out, _ = run("export", "good.txt", "--as", "pdf", "--format", "note", "--paper", "A6", "--out", "card.pdf")
    assert (code, out) == (0, "card.pdf\n")
    assert (files / "card.pdf").read_bytes().startswith(b"%PDF")


def test_paper_for_what_is_never_printed_is_said_to_be_needless(run):
    code, out, err = run("export", "good.txt", "--as", "eml", "--paper", "A4")
    assert (code, out) == (2, "")
    assert err == "A message in the format email goes out as eml without paper; leave 'A4' away.\n"


def test_a_file_that_is_there_is_written_over_only_where_one_says_so(run, files):
    assert run("export", "good.txt", "--as", "eml", "--out", "good.eml")[0] == 0
    code, out, err = run("export", "good.txt", "--as", "md", "--out", "good.eml")
    assert (code, out) == (2, "")
    assert "--force" in err
    assert (files / "good.eml").read_bytes().startswith(b"X-Unsent")
    assert run("export", "good.txt", "--as", "eml", "--out", "good.eml", "--force")[0] == 0


@pytest.mark.parametrize("where", ["good.txt", "./good.txt", "interview.yaml"])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_what_a_file_is_made_of_is_never_written_over(run, files, where, force):
    before = (files / where).read_bytes()
    code, out, err = run("export", "good.txt", "--as", "eml", "--interview", "interview.yaml", "--out", where, *force)
    assert (code, out, (files / where).read_bytes()) == (2, "", before)
    assert err == f"{where!r} is what this is made of and stays as it is; name another file with --out.\n"


PROGRAM = [sys.executable, "-m", "followup_ai", "export"]


def test_a_message_on_standard_input_is_not_written_over_either(files):
    before = (files / "good.txt").read_bytes()
    with (files / "good.txt").open("rb") as message:
        ended = subprocess.run([*PROGRAM, "-", "--as", "eml", "--out", "good.txt", "--force"], cwd=files, stdin=message)
    assert (ended.returncode, (files / "good.txt").read_bytes()) == (2, before)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/dev/stderr"])
def test_what_goes_to_an_open_stream_stands_behind_what_is_there(files, name):
    assert subprocess.run([*PROGRAM, "good.txt", "--as", "txt", "--out", "here.txt"], cwd=files).returncode == 0
    written = (files / "here.txt").read_bytes()
    with (files / "all.txt").open("ab") as stream:
        stream.write(b"what was there\n")
        stream.flush()
        given = {"stderr" if name == "/dev/stderr" else "stdout": stream}
        ended = subprocess.run([*PROGRAM, "good.txt", "--as", "txt", "--out", name], cwd=files, **given)
    assert (ended.returncode, (files / "all.txt").read_bytes()) == (0, b"what was there\n" + written)


def test_a_message_that_is_piped_on_has_nothing_added(files):
    assert subprocess.run([*PROGRAM, "good.txt", "--as", "txt", "--out", "here.txt"], cwd=files).returncode == 0
    piped = subprocess.run([*PROGRAM, "good.txt", "--as", "txt", "--out", "/dev/stdout"], cwd=files, stdout=subprocess.PIPE)
    assert piped.stdout == (files / "here.txt").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["good.txt", "--as", "eml", "--out", "."], "'.' is a folder; name a file in it with --out"),
        (["good.txt", "--as", "rtf"], "There is no export 'rtf'"),
        (["good.txt", "--as", "pdf"], "cannot be exported as pdf; choose from eml, md, txt"),
        (["good.txt", "--as", "docx", "--format", "letter", "--paper", "A7"], "There is no paper for letter 'A7'"),
        (["gone.txt", "--as", "eml"], "gone.txt"),
        (
            ["good.txt", "--as", "eml", "--out", "no/such/folder.eml"],
            "'no/such/folder.eml' cannot be written (No such file or directory); choose another place with --out.",
        ),
        (["good.txt", "--as", "eml", "--interview", "interview.yaml", "--to", "Nobody"], "Nobody"),
        (["good.txt"], "--as"),
    ],
)
def test_what_cannot_be_exported_is_told_in_a_sentence(run, arguments, said):
    code, out, err = run("export", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
