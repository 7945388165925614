"""The command `export`: a message becomes a file."""

import email.parser
import email.policy

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


def test_a_file_that_is_there_is_written_over_only_where_one_says_so(run, files):
    message = (files / "good.txt").read_bytes()
    code, out, err = run("export", "good.txt", "--as", "eml", "--out", "good.txt")
    assert (code, out, (files / "good.txt").read_bytes()) == (2, "", message)
    assert "--force" in err
    assert run("export", "good.txt", "--as", "eml", "--out", "good.eml")[0] == 0
    assert run("export", "good.txt", "--as", "eml", "--out", "good.eml")[0] == 2
    assert run("export", "good.txt", "--as", "eml", "--out", "good.eml", "--force")[0] == 0


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
