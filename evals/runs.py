"""Runs: what can be scored. A recording, replies written by hand, or a suite played here and now by what needs no network.

open_run("offline-composer")           a recording under evals/recorded, or any folder with a run.json
open_run("hand-written/wordy")         replies written by hand: one file, or a folder of them
open_run("rules")                      a suite that asks no model
open_run("drafts@offline/composer")    a suite played by the composer as it is now
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from evals.cases import ALL, Case, Share
from evals.exchange import Exchange
from evals.recordings import Call, Manifest, Reading, Recorded, read_manifest, sealed_lines
from followup_ai.errors import InputError

RECORDED = Path(__file__).parent / "recorded"
"""Where the repository's own runs are."""
NEEDS_NO_MODEL = ("rules", "mutants", "timing")


@dataclass(frozen=True)
class Missed:
    """A case of a recording that cannot be replayed: it would be asked otherwise today."""

    case: Case


@dataclass(frozen=True)
class Waiting:
    """A case before it is played.

    Args:
        case: what it is.
        play: gives what came of it.
        calls: what was recorded of it.
    """

    case: Case
    play: Callable[[], Exchange | Missed]
    calls: Sequence[Call] = ()


class Run(Protocol):
    """What can be scored."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def suite(self) -> str:
        """Whose cases they are."""

    @property
    def model(self) -> str:
        """Who answered; empty where nobody was asked."""

    @property
    def note(self) -> str:
        """A sentence for the reader."""

    @property
    def size(self) -> int:
        """How many cases there are."""

    @property
    def played_by(self) -> str | None:
        """How its cases are played: what comes of one depends on this, on the case with its calls, and on the product alone.

        None where more than these decides.
        """

    def waiting(self, share: Share = ALL) -> Iterator[Waiting]:
        """The cases of a worker's share, not played yet."""


def exchanges(run: Run, share: Share = ALL) -> Iterator[Exchange | Missed]:
    """The cases of a share, each played."""
    return (one.play() for one in run.waiting(share))


def open_run(name: str, *, as_recorded: bool = False, options: Mapping[str, Any] | None = None) -> Run:
    """The run of a name.

    Args:
        name: see the module's docstring.
        as_recorded: whether a recording is scored as it is, even if today's product would have asked or repaired otherwise.
        options: of a suite that is played now: arguments of its `cases`.

    Raises:
        InputError: there is no such run, or it cannot be read.
    """
    suite, at, model = name.partition("@")
    if at or name in NEEDS_NO_MODEL:
        from evals.played import Played

        return Played(suite, model, options or {})
    from evals.handwritten import HandWritten

    for path in (Path(name), RECORDED / name, RECORDED / f"{name}.yaml"):
        if (path / "run.json").is_file():
            return Recording(path, as_recorded)
        if path.suffix == ".yaml" and path.is_file():
            return HandWritten([path])
        if path.is_dir() and (files := sorted(path.glob("*.yaml"))):
            return HandWritten(files)
    raise InputError(f"There is no run {name!r}; there are {', '.join(run_names())}, and any folder with a run.json.")


def run_names() -> list[str]:
    """The names of the repository's own runs."""
    recorded = [path.parent.name for path in sorted(RECORDED.glob("*/run.json"))]
    written = [f"{path.parent.name}/{path.stem}" for path in sorted(RECORDED.glob("*/*.yaml"))]
    return [*recorded, *sorted({name.partition("/")[0] for name in written}), *written, *NEEDS_NO_MODEL]


# --- a recording ----------------------------------------------------------------------------------------


@dataclass
class Recording:
    """A recording, replayed through the product as it is today, or scored as it is."""

    folder: Path
    as_recorded: bool = False
    manifest: Manifest = field(init=False)
    name: str = field(init=False)
    suite: str = field(init=False)
    model: str = field(init=False)
    note: str = field(init=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.manifest = read_manifest(self.folder)
        if self.manifest.finished is None:
            raise InputError(f"{self.folder} is not complete; go on with `python -m evals record` into the same folder.")
        self.name, self.suite, self.model = self.folder.name, self.manifest.suite, self.manifest.model
        self.note = self.manifest.note
        self.size = int(self.manifest.finished["cases"])

    @property
    def played_by(self) -> str:
        """As it is, or replayed with the model and the options it was recorded with."""
        how = json.dumps([self.model, dict(self.manifest.asked)], sort_keys=True)
        return "as recorded" if self.as_recorded else f"replayed {how}"

    def waiting(self, share: Share = ALL) -> Iterator[Waiting]:
        """Every case of a share.

        Raises:
            InputError: the recording is not as it was recorded.
        """
        play = _as_recorded if self.as_recorded else self._replayed
        for recorded in self._recorded(share):
            yield Waiting(recorded.case, partial(play, recorded), recorded.calls)

    def _replayed(self, recorded: Recorded) -> Exchange | Missed:
        from evals.asking import Stale, replay
        from evals.suites import load_suite

        play = load_suite(self.suite).play
        try:
            exchange = replay(recorded, play(recorded.case, self.manifest.asked), self.manifest)
        except Stale:
            return Missed(recorded.case)
        exchange.calls = recorded.calls
        return exchange

    def _recorded(self, share: Share) -> Iterator[Recorded]:
        reading = Reading(self.manifest, self.folder)
        number = 0
        for line in sealed_lines(self.folder):
            if line.startswith(b'{"share"'):
                reading.take(line)
                continue
            if number in share and (recorded := reading.take(line)) is not None:
                yield recorded
            number += 1


def _as_recorded(recorded: Recorded) -> Exchange:
    """The last reply of a case as the model wrote it."""
    for call in reversed(recorded.calls):
        if call.reply is not None:
            return Exchange(recorded.case, text=call.reply["text"], calls=recorded.calls)
    error = next((call.error for call in recorded.calls if call.error), None)
    return Exchange(recorded.case, problem=(error or {}).get("text", "No reply was recorded."), calls=recorded.calls)
