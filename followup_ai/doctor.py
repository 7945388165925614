"""Whether this installation and a model can be relied on: told by looking, and by one short draft through the model."""

from __future__ import annotations

import itertools
import os
import socket
import sys
import sysconfig
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from followup_ai import anatomy, llm, parameters
from followup_ai.budgets import Budget
from followup_ai.drafting import context_to_draft_in, in_force
from followup_ai.errors import BudgetSpent, ModelError
from followup_ai.models import Context, Interview
from followup_ai.outgoing import first_request
from followup_ai.replies import Reply
from followup_ai.rules import check_draft, find_rule
from followup_ai.settings import OFFLINE_MODEL, Settings
from followup_ai.templates import draft_messages, new_fence, reprompt_messages

Word = Literal["fine", "look", "bad"]

KNOWN_BAD = {"litellm": ("1.82.7", "1.82.8"), "guardrails-ai": ("0.10.1",)}
"""Releases that were malicious: March and May 2026."""
_PACKAGES = ("litellm", "guardrails-ai", "openai", "streamlit", "pydantic")
_BAD_PTH = frozenset({"litellm_init.pth"})
"""Left behind by the malicious litellm 1.82.8: runs at every start of Python."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Args:
        what: its name.
        word: "fine", "look" (works, with a reservation) or "bad".
        said: a sentence.
        status: the exit status it calls for, if it is not fine.
    """

    what: str
    word: Word
    said: str
    status: int = 0


def examine(settings: Settings) -> Iterator[Finding]:
    """Everything that is looked at, in order, each as soon as it is known.

    The model is asked at most three times, about an interview made up for the purpose; nothing of the user's is sent.
    """
    yield from _versions()
    yield from _pth_files()
    works = True
    for finding in itertools.chain(_guardrails(), _litellm()):
        works = works and finding.word != "bad"
        yield _spared(finding) if settings.model == OFFLINE_MODEL else finding
    if works or settings.model == OFFLINE_MODEL:
        yield from _model(settings)


def _spared(finding: Finding) -> Finding:
    """A finding as it matters to drafts that nobody outside this program is asked for."""
    if finding.word != "bad" or not finding.what.endswith("import"):
        return finding
    return replace(finding, word="look", status=0, said=f"{finding.said} {OFFLINE_MODEL} does without it.")


def verdict(findings: list[Finding], model: str) -> tuple[str, int]:
    """The last word, and the exit status: 0 usable, 1 usable with reservations about its drafts, 2 installation, 3 model."""
    bad = [f for f in findings if f.word == "bad"]
    if bad:
        worst = min(bad, key=lambda f: (f.status != 2, f.status != 3))
        return f"Verdict: do not rely on {model} here; {worst.what}: {worst.said}", worst.status
    looks = [f for f in findings if f.word == "look"]
    status = max((f.status for f in looks), default=0)
    if looks:
        return f"Verdict: {model} can be used; worth a look: {', '.join(f.what for f in looks)}.", status
    return f"Verdict: {model} can be relied on here.", 0


# --- the installation --------------------------------------------------------------------------------


def _versions() -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    fits = (3, 11) <= sys.version_info[:2] < (3, 14)
    yield Finding("Python", "fine" if fits else "bad", f"{python}.", 2)
    for name in _PACKAGES:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Finding(name, "look", "is not installed.")
            continue
        if version in KNOWN_BAD.get(name, ()):
            yield Finding(
                name,
                "bad",
                f"{version} was a malicious release; remove it, change every key this machine holds, and reinstall.",
                2,
            )
        else:
            yield Finding(name, "fine", f"{version}, not among the releases known to be bad.")


def pth_folders() -> list[Path]:
    """The folders whose .pth files Python reads at every start."""
    return sorted({Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")})


def _pth_files(folders: list[Path] | None = None) -> Iterator[Finding]:
    """Files that run code at every start of Python and belong to no installed package."""
    owned = _owned_pth_files()
    strays = []
    for path in (p for folder in folders or pth_folders() for p in sorted(folder.glob("*.pth"))):
        if path.name in _BAD_PTH:
            yield Finding(path.name, "bad", "is left behind by a malicious release; remove it and change every key here.", 2)
        elif path.resolve() not in owned and _runs_code(path):
            strays.append(path.name)
    if strays:
        yield Finding("start-up files", "look", f"{', '.join(strays)} run code at every start and belong to no package.")
    else:
        yield Finding("start-up files", "fine", "every .pth file that runs code belongs to an installed package.")


def _owned_pth_files() -> set[Path]:
    """The .pth files that installed packages list as theirs."""
    return {
        Path(str(file.locate())).resolve()
        for distribution in metadata.distributions()
        if ".pth" in (distribution.read_text("RECORD") or "")  # reading the others' lists takes seconds
        for file in distribution.files or ()
        if file.suffix == ".pth"
    }


def _runs_code(path: Path) -> bool:
    try:
        rows = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return True
    return any(row.startswith(("import ", "import\t")) for row in rows)


def _guardrails() -> Iterator[Finding]:
    """Whether guardrails can be used, and is silent."""
    try:
        from guardrails.utils.hub_telemetry_utils import HubTelemetry

        from followup_ai import guard

        guard.followup_guard(["no-apology"])
    except Exception as error:  # whatever a broken installation raises
        yield Finding("guardrails import", "bad", f"fails ({type(error).__name__}); install guardrails-ai again.", 2)
        return
    silent = getattr(HubTelemetry._instance, "_tracer", None) is None
    yield Finding(
        "guardrails telemetry", "fine" if silent else "bad", "is off." if silent else "is on; report this as a fault.", 2
    )


def _litellm() -> Iterator[Finding]:
    """Whether LiteLLM can be used, and is silent."""
    from followup_ai import litellm_door

    try:
        litellm = litellm_door.litellm()
    except ModelError:
        yield Finding("litellm import", "bad", "fails; install litellm again.", 2)
        return
    hooks = [
        name
        for name in ("success_callback", "failure_callback", "callbacks")
        if set(map(str, getattr(litellm, name, None) or ())) - {"cache"}  # LiteLLM's own, in memory
    ]
    quiet = not litellm.telemetry and not hooks
    said = "is off, and nothing listens to its calls." if quiet else f"is on, or {', '.join(hooks) or 'it'} set."
    yield Finding("litellm telemetry", "fine" if quiet else "look", said)
    traced = sorted(name for name in os.environ if name.startswith("OTEL_EXPORTER"))
    if traced:
        yield Finding("OpenTelemetry", "look", f"{', '.join(traced)} are set; traces of other programs may be sent there.")


# --- the model ---------------------------------------------------------------------------------------

_INTERVIEW = {
    "candidate": "Alex Morgan",
    "interviewer": {"name": "Dana Whitfield", "title": "Head of Data"},
    "company": "Acme",
    "role": "Data Engineer",
    "date": "2026-05-12",
    "discussed": ["their move from nightly batches to streaming"],
    "qualifications": ["six years running Kafka in production"],
}
"""Nobody's interview: what the model is asked about."""
_APOLOGETIC = (
    "Dear Dana,\n\nI am so sorry to bother you again. Thank you for telling me about your move from nightly batches to "
    "streaming. I am still interested in the Data Engineer role at Acme. Could you tell me what the next steps are?\n\n"
    "Best regards,\nAlex Morgan"
)


def _model(settings: Settings) -> Iterator[Finding]:
    context = context_to_draft_in(Interview.model_validate(_INTERVIEW), "note")
    if settings.model != OFFLINE_MODEL:
        reached = _reachable(context, settings)
        yield reached
        if reached.word == "bad":
            return
    budget = Budget.within(settings)
    asked = draft_messages(context, fence := new_fence())
    try:
        reply = llm.complete(asked, settings.model, budget=budget)
        yield from _first_draft(reply, context)
        draft = anatomy.parse(_APOLOGETIC, "note", candidate="Alex Morgan")
        failed = [v for v in check_draft(draft, context).failed if v.rule == "no-apology"]
        again = llm.complete(reprompt_messages(asked, draft, failed, fence), settings.model, budget=budget)
    except ModelError as error:
        yield Finding("answer", "bad", str(error), 3)
        return
    yield _mended(again, context)
    dropped = sorted(parameters.rejected_by_model(settings.model))
    yield Finding(
        "rejects", "fine", f"{', '.join(dropped)}; left out from now on." if dropped else "nothing it was asked with."
    )


def _reachable(context: Context, settings: Settings) -> Finding:
    """Whether a connection to the model's host can be made; nothing is sent over it."""
    try:
        request = first_request(context, settings)
    except ModelError as error:
        return Finding("limits" if isinstance(error, BudgetSpent) else "host", "bad", str(error), 3)
    parts = urlsplit(request.url)
    if not parts.hostname:
        return Finding("host", "look", "cannot be told before it is asked.")
    host, told = _place(parts), "the server's address"
    if proxy := _proxy_to(parts):
        host, told = _place(urlsplit(proxy)), f"the proxy's in {parts.scheme.upper()}_PROXY"
    named = f"{host[0]}:{host[1]}" + (f", the proxy on the way to {parts.hostname}," if proxy else "")
    try:
        socket.create_connection(host, timeout=min(5.0, settings.deadline_s)).close()
    except OSError:
        return Finding("host", "bad", f"{named} cannot be reached; check the network and {told}.", 3)
    return Finding("host", "fine", f"{named} can be reached.")


def _place(parts: SplitResult) -> tuple[str, int]:
    """The host and the port an address names."""
    return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)


def _proxy_to(parts: SplitResult) -> str:
    """The proxy a request to an address goes through; empty where it goes straight there."""
    proxy = urllib.request.getproxies().get(parts.scheme, "")
    return "" if urllib.request.proxy_bypass(parts.hostname or "") else proxy


def _first_draft(reply: Reply, context: Context) -> Iterator[Finding]:
    tokens = f"{reply.prompt_tokens or '?'} + {reply.completion_tokens or '?'} tokens"
    cost = "cost unknown" if reply.cost_usd is None else f"${reply.cost_usd:.4f}"
    calls = f"{reply.calls} request{'s' if reply.calls != 1 else ''}"
    yield Finding("answer", "fine", f"{len(reply.text.split())} words in {reply.seconds:.1f} s, {calls}, {tokens}, {cost}.")
    failed = check_draft(anatomy.parse(reply.text, "note", candidate="Alex Morgan"), context).failed
    if failed:
        yield Finding("first draft", "look", f"fails {', '.join(v.rule for v in failed)}; a re-prompt would say so.")
    else:
        yield Finding("first draft", "fine", "passes every required rule.")


def _mended(reply: Reply, context: Context) -> Finding:
    """Whether the model, told that a draft apologises, writes one that does not."""
    draft = anatomy.parse(reply.text, "note", candidate="Alex Morgan")
    if find_rule("no-apology").check(draft, context).verdict == "fail" or draft.text.strip() == _APOLOGETIC:
        return Finding("re-prompt", "look", "it was told of an apology and left it in; expect drafts that are not accepted.", 1)
    return Finding("re-prompt", "fine", "it was told of an apology and took it out.")


def settings_for(model: str | None) -> Settings:
    """The settings in force, for this model where one is named."""
    return in_force(model=model)
