"""Recordings: folders with what a model answered, from which a run can be scored again years later.

    run.json           what was asked of whom, by which versions; once it is complete, how many cases and the last seal
    exchanges.jsonl    a line for each case: the case, and every request with its reply. A value that many cases
                       share (an interview, a passage of a prompt) has a line of its own before the first that needs it

Every line is sealed with a digest of itself and of the line before, so that a line changed, lost or moved is noticed. (The seal
guards against accidents and careless edits; whoever can write the folder can seal anything.) A line is written whole
and flushed to the disk before the next case begins: a recording that was killed goes on where it stopped.
"""

from __future__ import annotations

import fcntl
import hashlib
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, overload

from evals.cases import Case
from followup_ai.errors import InputError

FORMAT = 1
"""Version of this layout."""
_FIELDS = ("suite", "model", "version", "asked")
_SEAL = b', "seal": "'


@dataclass(frozen=True)
class Call:
    """One request and what came of it: a reply (fields of `followup_ai.replies.Reply`) or an error ({"kind", "text",
    "cost_usd"}).

    `request` is the hash of the rendered request, `messages` its turns, with the marker that fences notes settled (see
    `evals.asking.settled`).
    """

    request: str
    messages: Sequence[Mapping[str, str]]
    reply: Mapping[str, Any] | None = None
    error: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Recorded:
    """A case with its calls, in order, as they stand in a recording."""

    case: Case
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Manifest:
    """What `run.json` says.

    Args:
        suite: whose cases they are.
        model: who answered.
        version: name → version of everything that was in force and could change the requests or the answers.
        asked: the options the suite was run with, for `record` to go on and `run` to repeat.
        note: a sentence for the reader.
        finished: {"cases", "seal", "cost_usd"} once every case is recorded; None before.
    """

    suite: str
    model: str
    version: Mapping[str, str]
    asked: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    finished: Mapping[str, Any] | None = None

    @property
    def stamp(self) -> str:
        """Eight digits for the versions, on every line."""
        return hashlib.sha256(json.dumps(self.version, sort_keys=True).encode()).hexdigest()[:8]

    def as_json(self) -> dict[str, Any]:
        """For `run.json`."""
        return {
            "format": FORMAT,
            "suite": self.suite,
            "model": self.model,
            "note": self.note,
            "version": dict(self.version),
            "asked": dict(self.asked),
            "finished": self.finished and dict(self.finished),
        }


def read_manifest(folder: Path) -> Manifest:
    """What a recording says of itself.

    Raises:
        InputError: the folder holds no recording, or one of another format.
    """
    try:
        data = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{folder} holds no recording (no run.json); make one with `python -m evals record`.") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{folder / 'run.json'} cannot be read ({error}); restore it, or record again.") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, dict) else None
        raise InputError(
            f"{folder} is a recording of format {found!r} and this program reads format {FORMAT}; record it again."
        )
    if missing := [name for name in _FIELDS if name not in data]:
        raise InputError(f"{folder / 'run.json'} does not say {missing[0]!r}; restore it, or record again.")
    return Manifest(data["suite"], data["model"], data["version"], data["asked"], data.get("note", ""), data.get("finished"))


def _write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replaces `run.json` in one step, so that a kill leaves the old one or the new one."""
    new = folder / "run.json.new"
    with new.open("w", encoding="utf-8") as file:
        file.write(json.dumps(manifest.as_json(), indent=1, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / "run.json")
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# --- lines ----------------------------------------------------------------------------------------------


def _bytes(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _seal(before: bytes, body: bytes) -> bytes:
    return hashlib.sha256(before + b"\n" + body).hexdigest()[:16].encode()


def _sealed(data: Mapping[str, Any], before: bytes) -> tuple[bytes, bytes]:
    """A line, and its seal."""
    body = _bytes(data)
    seal = _seal(before, body)
    return body[:-1] + _SEAL + seal + b'"}\n', seal


def sealed_lines(folder: Path) -> Iterator[bytes]:
    """The lines of a complete recording, each checked against its seal; streamed.

    Raises:
        InputError: a line was changed, lost or moved, or the recording is not complete.
    """
    finished = read_manifest(folder).finished
    if finished is None:
        raise InputError(f"{folder} is not complete; go on with `python -m evals record` into the same folder.")
    seal = b""
    path = folder / "exchanges.jsonl"
    if not path.is_file():
        raise InputError(f"{folder} has lost its exchanges.jsonl; restore it, or record again.")
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            seal = _checked(line, seal, f"{path}:{number}")
            yield line
    if seal.decode() != finished["seal"]:
        raise InputError(f"{path} is truncated: its last lines are missing; restore it, or record again.")


def _checked(line: bytes, before: bytes, place: str) -> bytes:
    """The seal of a line that is as it was written."""
    if not line.endswith(b"\n"):
        raise InputError(f"{place} is cut off in the middle of a line; restore it, or record again.")
    head, mark, tail = line.rpartition(_SEAL)
    if not mark or tail != _seal(before, head + b"}") + b'"}\n':
        raise InputError(f"{place} is not as it was recorded (changed, lost or moved lines); restore it, or record again.")
    return tail[:-3]


class Turns(Sequence[Mapping[str, str]]):
    """The turns of a recorded request, put together when they are asked for: most scorers never do.

    Args:
        turns: as they stand in the file, with numbers for shared passages.
        shared: the passages.
    """

    def __init__(self, turns: Sequence[Mapping[str, Any]], shared: Sequence[Any]) -> None:
        self._turns, self._shared = turns, shared

    def __len__(self) -> int:
        return len(self._turns)

    @overload
    def __getitem__(self, at: int) -> Mapping[str, str]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Mapping[str, str]]: ...
    def __getitem__(self, at: int | slice) -> Mapping[str, str] | Sequence[Mapping[str, str]]:
        return [self._turn(turn) for turn in self._turns[at]] if isinstance(at, slice) else self._turn(self._turns[at])

    def _turn(self, turn: Mapping[str, Any]) -> Mapping[str, str]:
        content = turn["content"]
        told = content if isinstance(content, str) else "\n\n".join(self._shared[number] for number in content)
        return {"role": turn["role"], "content": told}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class Reading:
    """Turns the lines of a recording into cases with their calls; keeps what cases share.

    Args:
        manifest: the recording's; a line written under other versions is refused.
        place: the recording, for messages.
    """

    def __init__(self, manifest: Manifest, place: object) -> None:
        self.shared: list[Any] = []
        self._stamp = manifest.stamp
        self._suite = manifest.suite
        self._place = place
        self._seen: set[bytes] = set()

    def take(self, line: bytes) -> Recorded | None:
        """The case of a line; None where the line holds something shared.

        Raises:
            InputError: it is of other versions, or its case was there before.
        """
        data = json.loads(line)
        if "share" in data:
            self.shared.append(data["share"])
            return None
        if data["version"] != self._stamp:
            raise InputError(
                f"{self._place} mixes versions: case {data['case']['id']!r} was recorded under {data['version']}, run.json says"
                f" {self._stamp}; record it again."
            )
        key = hashlib.blake2b(data["case"]["id"].encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if key in self._seen:
            raise InputError(f"{self._place} holds case {data['case']['id']!r} twice; record it again.")
        self._seen.add(key)
        return Recorded(self._case(data["case"]), tuple(self._call(call) for call in data["calls"]))

    def _case(self, data: Mapping[str, Any]) -> Case:
        interview = data["interview"]
        return Case(**{**data, "suite": self._suite, "interview": self.shared[interview] if interview is not None else None})

    def _call(self, data: Mapping[str, Any]) -> Call:
        return Call(data["request"], Turns(data["messages"], self.shared), data.get("reply"), data.get("error"))


def read_recording(folder: Path) -> Iterator[Recorded]:
    """Every case of a complete recording with its calls, in the order they were recorded; streamed.

    Raises:
        InputError: there is none; or it is not complete, changed, cut off, or of mixed versions.
    """
    reading = Reading(read_manifest(folder), folder)
    for line in sealed_lines(folder):
        if (recorded := reading.take(line)) is not None:
            yield recorded


# --- writing --------------------------------------------------------------------------------------------


class Writer:
    """Appends cases to a recording; a context manager. `done` holds the ids already there.

    Entering begins a recording, or goes on with one that was begun and not finished: a line that a kill cut off is dropped,
    nothing whole is. Two programs cannot write one recording.

    Args:
        folder: made where it is missing.
        manifest: of what will be recorded; a recording that was begun must have been begun the same way.

    Raises:
        InputError: the recording cannot be gone on with; the sentence says why.
    """

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder, self.manifest = folder, manifest
        self.done: set[str] = set()
        self.told_usd = 0.0
        """What the recorded answers cost, as far as that is known."""
        self.untold: list[Call] = []
        """The requests whose answers cost nobody knows what."""
        self._seal = b""
        self._numbers: dict[str, int] = {}
        self._file: io.BufferedRandom | None = None

    def __enter__(self) -> Writer:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._file = (self.folder / "exchanges.jsonl").open("a+b")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise InputError(f"Another program is recording into {self.folder}; wait for it, or name another folder.") from None
        try:
            self._begin_or_go_on(self._file)
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def _begin_or_go_on(self, file: io.BufferedRandom) -> None:
        if not (self.folder / "run.json").exists():
            if file.tell():
                raise InputError(f"{self.folder} has exchanges and no run.json; name another folder.")
            _write_manifest(self.folder, self.manifest)
            return
        begun = read_manifest(self.folder)
        self._require_same(begun)
        if begun.finished is not None:
            for known in read_recording(self.folder):
                self.done.add(known.case.id)
                self._charge(known.calls)
            return
        file.seek(0)
        reading = Reading(begun, self.folder)
        kept = 0
        for number, raw in enumerate(file, start=1):
            if not raw.endswith(b"\n"):
                break  # a kill cut it off
            self._seal = _checked(raw, self._seal, f"{self.folder / 'exchanges.jsonl'}:{number}")
            kept += len(raw)
            if (recorded := reading.take(raw)) is not None:
                self.done.add(recorded.case.id)
                self._charge(recorded.calls)
        file.truncate(kept)
        self._numbers = {_key(value): number for number, value in enumerate(reading.shared)}

    def _require_same(self, begun: Manifest) -> None:
        for name, was, now in (("suite", begun.suite, self.manifest.suite), ("model", begun.model, self.manifest.model)):
            if was != now:
                raise InputError(f"{self.folder} was begun with the {name} {was!r}, not {now!r}; name another folder.")
        for name in sorted(begun.version.keys() | self.manifest.version.keys()):
            was, now = begun.version.get(name, "none"), self.manifest.version.get(name, "none")
            if was != now:
                raise InputError(
                    f"{self.folder} was begun with the {name} {was}, and now they are {now}, which would mix versions; "
                    f"record afresh into another folder."
                )
        if dict(begun.asked) != dict(self.manifest.asked):
            raise InputError(
                f"{self.folder} was begun with {json.dumps(dict(begun.asked))}, not {json.dumps(dict(self.manifest.asked))}; "
                f"name another folder."
            )

    def append(self, recorded: Recorded) -> None:
        """Writes a case and its calls, and returns when they are on the disk.

        Raises:
            InputError: the case is there already.
        """
        case = recorded.case
        if case.id in self.done:
            raise InputError(f"{self.folder} already holds the case {case.id!r}; give each case an id of its own.")
        lines: list[bytes] = []
        data = case.as_json()
        del data["suite"]
        data["interview"] = None if case.interview is None else self._share(dict(case.interview), lines)
        calls = [self._call(call, lines) for call in recorded.calls]
        self._add({"version": self.manifest.stamp, "case": data, "calls": calls}, lines)
        self._flush(b"".join(lines))
        self.done.add(case.id)
        self._charge(recorded.calls)

    def _call(self, call: Call, lines: list[bytes]) -> dict[str, Any]:
        """A call for the file; the passages of the first two turns, alike in many cases, are shared."""
        messages = [
            {**m, "content": [self._share(p, lines) for p in m["content"].split("\n\n")] if at < 2 else m["content"]}
            for at, m in enumerate(call.messages)
        ]
        answer = {"reply": call.reply} if call.reply is not None else {"error": call.error}
        return {"request": call.request, "messages": messages, **answer}

    def _share(self, value: Any, lines: list[bytes]) -> int:
        key = _key(value)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers)
            self._add({"share": value}, lines)
        return self._numbers[key]

    def _add(self, data: Mapping[str, Any], lines: list[bytes]) -> None:
        line, self._seal = _sealed(data, self._seal)
        lines.append(line)

    def _flush(self, data: bytes) -> None:
        if self._file is None:
            raise ValueError("the writer is not open")
        self._file.write(data)
        self._file.flush()
        os.fsync(self._file.fileno())

    @property
    def cost_usd(self) -> float | None:
        """What the recorded answers cost; None where that of one is not known."""
        return None if self.untold else self.told_usd

    def _charge(self, calls: Sequence[Call]) -> None:
        for call in calls:
            cost = (call.reply or call.error or {}).get("cost_usd")
            if cost is None:
                self.untold.append(call)
            else:
                self.told_usd += cost

    def finish(self) -> None:
        """Says that every case is there; from then on, a missing line is noticed."""
        finished = {"cases": len(self.done), "seal": self._seal.decode(), "cost_usd": self.cost_usd}
        if read_manifest(self.folder).finished is None:
            _write_manifest(self.folder, Manifest(**{**vars(self.manifest), "finished": finished}))


def _key(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
