"""The command line: parse, call, print. The model layer is imported by `draft` alone, so that all else starts at once."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import click
import typer

# pydantic would look through all that is installed for plugins, and some record what is validated: the notes, that is.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from followup_ai import __version__, streams
from followup_ai.errors import FollowupError
from followup_ai.formats import format_names, load_format, load_purpose, purpose_names
from followup_ai.interviews import MAX_BYTES, blank_interview, parse_interview, read_interview
from followup_ai.models import Interview
from followup_ai.streams import LONGEST_MESSAGE, say

_STOPPED = 130
_READER_GONE = 141  # what a shell reports of a program whose reader left (128 + SIGPIPE)

app = typer.Typer(
    name="followup-ai",
    add_completion=False,
    rich_markup_mode=None,  # help is plain text: rich would cost a third of the start
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FormatOption = Annotated[str | None, typer.Option("--format", metavar="F", help=f"Channel: {', '.join(format_names())}.")]
PurposeOption = Annotated[str | None, typer.Option("--purpose", metavar="P", help=f"Why: {', '.join(purpose_names())}.")]
ToOption = Annotated[str | None, typer.Option("--to", metavar="NAME", help="Who reads it, if not the interviewer.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")]
FallbackOption = Annotated[
    list[str] | None,
    typer.Option("--fallback", metavar="M", help="A model to ask if the first gives nothing; may be repeated, in order."),
]
ModelOption = Annotated[str | None, typer.Option("--model", metavar="M", help="Any LiteLLM model; see `followup-ai models`.")]
SeedOption = Annotated[
    int, typer.Option("--seed", metavar="N", help="Another whole number, another wording; 0 by default.", show_default=False)
]
ReaderOption = Annotated[
    str | None, typer.Option("--second-reader", metavar="M", help="A model that reads a draft which passes every rule.")
]
CostOption = Annotated[
    bool, typer.Option("--allow-unknown-cost", help="Ask a model without a known price in spite of a dollar limit.")
]
RequestOption = Annotated[
    bool, typer.Option("--show-request", help="Print what would leave this machine, and to where; send nothing.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print the draft, and nothing of how it came about.")]
NotesOption = Annotated[
    str | None, typer.Option("--interview", metavar="I", help="Interview file; rules that need one do not apply without.")
]
SubjectOption = Annotated[str | None, typer.Option("--subject", metavar="S", help="The subject line, if the message lacks it.")]
JsonlOption = Annotated[str | None, typer.Option("--jsonl", metavar="FILE|-", help="A batch: one JSON object a line.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"followup-ai {__version__}")
        raise typer.Exit


@app.callback()
def followup_ai(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback with any error; may stand anywhere.")] = False,
) -> None:
    """Draft interview follow-ups and hold every one to named rules.

    \b
    Examples:
      followup-ai new > interview.yaml
      followup-ai draft interview.yaml --format email --purpose thank-you
      followup-ai check message.txt --interview interview.yaml
      followup-ai plan interview.yaml --ics followup.ics
      followup-ai rules no-apology

    Exit status: 0 done and accepted, 1 a required rule fails, 2 bad input or usage, 3 the model could not be reached or
    gave nothing usable.
    """


@app.command()
def draft(
    interview: Annotated[str | None, typer.Argument(metavar="[INTERVIEW]")] = None,
    jsonl: JsonlOption = None,
    format: FormatOption = None,
    purpose: PurposeOption = None,
    model: ModelOption = None,
    to: ToOption = None,
    seed: SeedOption = 0,
    fallback: FallbackOption = None,
    second_reader: ReaderOption = None,
    unknown_cost: CostOption = False,
    show_request: RequestOption = False,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> int:
    """Draft a message and print it; how it came about goes to standard error, with every verdict where that is a terminal.

    INTERVIEW is a file (YAML or JSON; `followup-ai new` prints a blank one), or - for standard input. An email of thanks is
    drafted unless --format and --purpose say otherwise. A draft that breaks a required rule is printed too, and said to be
    not accepted.

    A batch has one object a line, {"id", "interview", "format", "purpose", "model"?, "to"?, "seed"?}, where "interview"
    is an object or the path of a file. A line comes out for every line, in order, with its id: what --json prints, or {"id",
    "error"}. Options stand in for what lines leave out. The exit status is the gravest of the lines': 2 before 3 before 1.

    \b
    Examples:
      followup-ai draft interview.yaml
      followup-ai draft interview.yaml --format note --to "Tom Reyes" --seed 2
      followup-ai draft interview.yaml --model anthropic/claude-sonnet-4-5 > draft.txt
      followup-ai draft interview.yaml --model openai/gpt-5-mini --fallback offline/composer
      followup-ai draft interview.yaml --model openai/gpt-5-mini --show-request
      followup-ai draft --jsonl batch.jsonl > drafts.jsonl
    """
    _only_one(interview, jsonl, "INTERVIEW")
    _known(format, purpose)
    from followup_ai.settings import Drafting

    how = Drafting(tuple(fallback or ()), second_reader, unknown_cost)
    if jsonl is not None and show_request:
        raise click.UsageError("--show-request cannot go with --jsonl; give one interview.")
    if jsonl is not None:
        import asyncio

        from followup_ai.batches import Defaults, draft_batch

        given = Defaults(format, purpose, None, model, to, seed, _folder_of(jsonl), how)
        return _each_line(jsonl, lambda raws, write: asyncio.run(draft_batch(raws, given, write)))
    from followup_ai import draft_command

    notes = _interview(str(interview))
    asked = draft_command.Asked(notes, format or "email", purpose or "thank-you", model, to, seed, how)
    if show_request:
        return draft_command.show_request(asked, as_json)
    return draft_command.draft_and_print(asked, as_json, quiet)


@app.command()
def check(
    message: Annotated[str | None, typer.Argument(metavar="[MESSAGE]")] = None,
    jsonl: JsonlOption = None,
    interview: NotesOption = None,
    format: FormatOption = None,
    purpose: PurposeOption = None,
    to: ToOption = None,
    subject: SubjectOption = None,
    as_json: JsonOption = False,
) -> int:
    """Judge any message, however it was written, by every rule.

    MESSAGE is a text file, or - for standard input; its first line may be "Subject: …". It is taken for an email of thanks
    unless --format and --purpose say otherwise.

    A batch has one object a line, {"id", "format", "purpose", "interview", "subject"?, "body", "to"?}, where "interview" is
    an object, the path of a file, or null. A line comes out for every line, in order: {"id", "accepted", "verdicts"}, with
    spans as offsets into the line's subject and body, or {"id", "error"}. Options stand in for what lines leave out.

    \b
    Examples:
      followup-ai check message.txt --interview interview.yaml
      pbpaste | followup-ai check - --format linkedin --purpose check-in
      followup-ai check --jsonl messages.jsonl > verdicts.jsonl
    """
    _only_one(message, jsonl, "MESSAGE")
    _known(format, purpose)
    if interview == "-" and "-" in (message, jsonl):
        raise click.UsageError("Standard input cannot be both the interview and the messages; give one of them as a file.")
    if subject is not None and jsonl is not None:
        raise click.UsageError("--subject cannot go with --jsonl; each line brings its own.")
    notes = _interview(interview) if interview is not None else None
    if jsonl is not None:
        from followup_ai.batches import Defaults, check_batch

        given = Defaults(format, purpose, notes, to=to, folder=_folder_of(jsonl))
        return _each_line(jsonl, lambda raws, write: check_batch(raws, given, write))
    from followup_ai.printing import print_json, report_text
    from followup_ai.rules import check as judge

    text = streams.read_text(str(message), "message", LONGEST_MESSAGE)
    channel, why = format or "email", purpose or "thank-you"
    report = judge(text, notes, format=channel, purpose=why, to=to, subject=subject, ledger=as_json)
    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        unseen = "" if notes else "\n\nNo interview was given (--interview), so rules that need one do not apply."
        say(report_text(report) + unseen)
    return 0 if report.accepted else 1


@app.command()
def plan(
    interview: Annotated[str, typer.Argument(metavar="INTERVIEW")],
    now: Annotated[
        str | None,
        typer.Option("--now", metavar="T", help="Plan as of then: 2026-05-13 or 2026-05-13T10:00, the reader's time."),
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="C", help="Whose public holidays to keep: GB, or GB-SCT for a region.")
    ] = None,
    ics: Annotated[str | None, typer.Option("--ics", metavar="FILE", help="Write the plan as a calendar file, too.")] = None,
    force: ForceOption = False,
    as_json: JsonOption = False,
) -> int:
    """Say when to send what, and why.

    INTERVIEW is a file (YAML or JSON), or - for standard input. What they said of their timeline and channel goes first;
    nights, weekends and public holidays move to the next working morning where the reader is. Messages listed under "sent"
    are done.

    \b
    Examples:
      followup-ai plan interview.yaml
      followup-ai plan interview.yaml --country GB-SCT --ics followup.ics
      followup-ai plan interview.yaml --now 2026-05-20T14:00 --json
    """
    from followup_ai.timing import moment_of
    from followup_ai.timing import plan as planned

    notes = _interview(interview)
    moment = moment_of(now, notes.timezone) if now is not None else None
    sequence = planned(notes, moment, country)
    if ics is not None:
        from followup_ai.exports.ics import ics as calendar

        streams.write_file(ics, calendar(notes, sequence), "--ics", force=force, read=[interview])
    from followup_ai import printing

    if as_json:
        printing.print_json(sequence.model_dump(mode="json"))
    else:
        say(printing.plan_text(sequence))
    return 0


@app.command()
def export(
    message: Annotated[str, typer.Argument(metavar="MESSAGE")],
    suffix: Annotated[str, typer.Option("--as", metavar="SUFFIX", help="What to make of it: eml, docx, pdf, md or txt.")],
    interview: Annotated[
        str | None,
        typer.Option("--interview", metavar="I", help="Interview file: tells address, paper and the file's name."),
    ] = None,
    format: FormatOption = None,
    purpose: PurposeOption = None,
    to: ToOption = None,
    paper: Annotated[str, typer.Option("--paper", metavar="P", help="A4 or US Letter; for a note A6 or A2 card.")] = "",
    out: Annotated[str | None, typer.Option("--out", metavar="FILE", help="Where to write it, if not here.")] = None,
    force: ForceOption = False,
) -> int:
    """Make a file of a message: an email draft, a Word document, a PDF to print. Nothing is sent.

    MESSAGE is a text file, or - for standard input; it is taken for an email of thanks unless --format and --purpose say
    otherwise. A letter becomes docx or pdf, a note a card, a call script one page. The file's name is printed.

    \b
    Examples:
      followup-ai export message.txt --as eml --interview interview.yaml
      followup-ai export note.txt --as pdf --format note --paper "A2 card" --out card.pdf
    """
    _known(format, purpose)
    from followup_ai.exports import export as exported
    from followup_ai.rules import reader_named

    notes = _interview(interview) if interview is not None else None
    text = streams.read_text(message, "message", LONGEST_MESSAGE)
    reader = reader_named(notes, to) if notes else None
    made = exported(
        text, suffix, format=format or "email", purpose=purpose or "thank-you", interview=notes, to=reader, paper=paper
    )
    streams.write_file(out or made.name, made.data, "--out", force=force, read=[message, interview])
    if out not in streams.STANDARD_OUTPUT:
        say(out or made.name)
    return 0


@app.command()
def rules(id: Annotated[str | None, typer.Argument(metavar="[ID]")] = None) -> int:
    """List the rules, or explain one.

    \b
    Examples:
      followup-ai rules
      followup-ai rules next-steps-question
    """
    from followup_ai import printing
    from followup_ai.rules import all_rules, find_rule

    say(printing.rule_text(find_rule(id)) if id is not None else printing.rules_text(all_rules()))
    return 0


@app.command()
def models(
    scan: Annotated[
        bool, typer.Option("--scan", help="Also look for model servers on this machine: Ollama, LM Studio, llama.cpp, vLLM.")
    ] = False,
) -> int:
    """List the models usable here, and what the others lack.

    Told from which variables are set, in the environment or in .env; keys are neither shown nor tried. Servers on this
    machine are looked for, on their usual ports, only with --scan.

    \b
    Examples:
      followup-ai models
      followup-ai models --scan
      OLLAMA_API_BASE=http://localhost:11434 followup-ai draft interview.yaml --model ollama/llama3.1
    """
    from followup_ai.providers import models_text
    from followup_ai.settings import lend_provider_variables, load_settings

    lend_provider_variables()
    say(models_text(os.environ, load_settings().model))
    if scan:
        from followup_ai import local_servers
        from followup_ai.printing import shown

        say("\n" + shown(local_servers.scan_text(local_servers.scan(), local_servers.KINDS)))
    return 0


@app.command()
def doctor(
    model: Annotated[str | None, typer.Option("--model", metavar="M", help="The model to try, if not FOLLOWUP_MODEL.")] = None,
) -> int:
    """Examine this installation and try a model with a made-up interview; end with a verdict.

    Versions known to be bad, start-up files that belong to no package, telemetry; then the model: whether its host can be
    reached, one short draft with its time and tokens, what it rejects, whether it follows a re-prompt.

    Exit status: 0 it can be used, 1 it does not follow a re-prompt, 2 the installation is not to be trusted, 3 the model
    gives nothing.

    \b
    Examples:
      followup-ai doctor
      followup-ai doctor --model ollama/llama3.1
    """
    from followup_ai import doctor as clinic
    from followup_ai.printing import shown

    settings = clinic.settings_for(model)
    found = []
    for finding in clinic.examine(settings):
        found.append(finding)
        say(shown(f"{finding.word:<5} {finding.what}: {finding.said}"))
    last, status = clinic.verdict(found, settings.model)
    say(shown(f"\n{last}"))
    return status


@app.command()
def new() -> int:
    """Print a blank interview, with a comment for every field.

    \b
    Examples:
      followup-ai new > interview.yaml
    """
    say(blank_interview())
    return 0


@app.command("app")
def start_page(
    port: Annotated[
        int,
        typer.Option("--port", min=1, max=65535, metavar="N", help="Port on 127.0.0.1; 8501 by default.", show_default=False),
    ] = 8501,
) -> int:
    """Start the page on http://127.0.0.1:8501, for this machine only.

    \b
    Examples:
      followup-ai app
      followup-ai app --port 8600
    """
    from followup_ai import page_command

    page_command.start_page(port)


# --- what the commands share ---------------------------------------------------------------------


def _only_one(single: str | None, jsonl: str | None, name: str) -> None:
    if single is None and jsonl is None:
        raise click.UsageError(f"{name} is missing; give it, or a batch with --jsonl.")
    if single is not None and jsonl is not None:
        raise click.UsageError(f"{name} and --jsonl cannot go together; give one of them.")


def _known(format: str | None, purpose: str | None) -> None:
    """Raises UnknownName before anything is read."""
    if format is not None:
        load_format(format)
    if purpose is not None:
        load_purpose(purpose)


def _each_line(jsonl: str, answer: Callable[[Iterable[bytes | None], Callable[[str], None]], int]) -> int:
    """Has a batch answered by what is given its lines and a way to write one; gives the exit status."""
    raws = streams.lines(streams.open_input(jsonl))
    gc.enable()  # which the start goes without; a batch may be long
    with streams.WholeLines() as out:
        return answer(raws, out.write)


def _folder_of(jsonl: str) -> Path:
    return Path.cwd() if jsonl == "-" else Path(jsonl).parent


def _interview(path: str) -> Interview:
    if path == "-":
        return parse_interview(streams.read_text("-", "interview", MAX_BYTES), "standard input")
    return read_interview(path)


# --- the entry point -----------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and turns every error into a sentence and a status.

    Args:
        arguments: what follows the program's name; those of this process where it is None.

    Returns:
        the exit status: 0 to 3 as the help says, 130 after Ctrl-C, 141 where whoever read it left.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    streams.use_utf8()
    gc.disable()  # what follows is imported to stay: looking for garbage in it is a tenth of the start
    try:
        return _run([a for a in given if a != "--debug"] or ["--help"]) if given else _run(["--help"]) or 2
    except streams.ReaderGone:
        streams.close_quietly()
        return _READER_GONE
    except KeyboardInterrupt:
        return _STOPPED
    except Exception as error:
        if debug:
            raise
        return _tell(error)
    finally:
        gc.enable()


def _run(arguments: list[str]) -> int:
    status = app(arguments, prog_name="followup-ai", standalone_mode=False)
    if status == _STOPPED:  # typer's word for Ctrl-C
        with suppress(streams.ReaderGone, OSError):
            say("Stopped.", error=True)
    return status if isinstance(status, int) else 0


def _tell(error: Exception) -> int:
    """Says on standard error what went wrong, and gives the exit status."""
    if isinstance(error, FollowupError):
        text, status = str(error), error.exit_status
    elif isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "followup-ai"
        text, status = f"{error.format_message().rstrip()} See {command} --help.", 2
    elif isinstance(error, OSError) and error.strerror:
        what = "A file" if error.filename is None else repr(str(error.filename))
        text, status = f"{what} cannot be used ({error.strerror}); check the path and its permissions.", 2
    else:  # a fault of ours; 1 would say that a rule fails
        text, status = f"The program itself met a fault ({type(error).__name__}); run it again with --debug and report it.", 2
    from followup_ai.printing import shown

    try:
        say("\n".join(shown(row) for row in text.split("\n")), error=True)
    except (streams.ReaderGone, OSError):
        return status
    return status
