"""Is the message short enough to read at a glance?"""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from followup_ai.anatomy import postscripts
from followup_ai.compiled import compiled
from followup_ai.models import Context, Draft, Part
from followup_ai.rules._base import Example, Outcome, Rule, failed, passed
from followup_ai.rules._sample import mail

_MOST = 3
_BULLET = compiled(r"\s*(?:[-*\u2022\u2013\u25aa\u25e6\u00b7]|\d{1,2}[.)])[ \t]+\S")


class ParagraphLimit(Rule):
    """The body has one to three paragraphs; a call script has at most three talking points.

    Why: a hiring manager reads between meetings; three paragraphs are read, four are put off.
    Source: the project's guidance on interview follow-up.

    Greeting, sign-off and subject do not count; a postscript does. A bulleted list is one paragraph with the line that
    introduces it.
    """

    id = "paragraph-limit"
    title = "Number of paragraphs"
    core = True
    asks = "Keep the body to one to three paragraphs, a postscript counted (call script: one to three talking points)."
    remedy = "Join or cut until three paragraphs are left, a postscript counted."
    passes: ClassVar[tuple[str | Example, ...]] = (
        mail("One paragraph is enough."),
        mail("First.", "Second."),
        mail("First.", "Second.", "Third."),
        mail("First.", "Three things I could start with:\n- the batches\n- the rota\n- the schema", "Third."),
        mail("First.", "Two things stayed with me:", "- the batches\n- the rota", "Third."),
        "Subject: Senior Data Engineer: thank you\n\n" + mail("First.", "Second.", "Third."),
        "Dear Dana,\nFirst.\n\nSecond.\n\nBest regards,\nSam Okafor\n\nP.S. The talk is attached.",
        "Dear Dana,\r\n\r\nFirst.\r\n\r\nSecond.\r\n\r\nBest regards,\r\nSam Okafor",
        mail("A paragraph that is wrapped\nover three short\nlines is still one.", "Second."),
        Example(
            "Opening:\nHello Dana, this is Sam Okafor.\n\nTalking points:\n- streaming\n- the rota\n- my talk\n\n"
            "Question:\nWhen do you decide?\n\nClose:\nThank you.\n\nVoicemail:\nHello Dana, it is Sam Okafor.",
            format="call-script",
        ),
    )
    fails: ClassVar[tuple[str | Example, ...]] = (
        Example(mail("First.", "Second.", "Third.", "Fourth."), marks="Fourth."),
        Example(mail("First.", "Second.", "Third.", "Fourth.", "Fifth."), marks="Fourth."),
        Example(mail("First.", "Second.", "Two things:\n- one\n- two", "Fourth."), marks="Fourth."),
        Example(mail("First.", "- one\n- two", "Second.", "Third.", "Fourth."), marks="Fourth."),
        Example(
            "Dear Dana,\n\nA.\n\nB.\n\nC.\n\nBest regards,\nSam Okafor\n\nP.S. And one more thing.",
            marks="P.S. And one more thing.",
        ),
        Example(
            "Dear Dana,\n\nA.\n\nB.\n\nBest regards,\nSam Okafor\n\nP.S. One thing.\n\nP.P.S. And one more.",
            marks="P.P.S. And one more.",
        ),
        Example("Dear Dana,\r\n\r\nA.\r\n\r\nB.\r\n\r\nC.\r\n\r\nD.\r\n\r\nBest,\r\nSam Okafor", marks="D."),
        Example("Subject: Thanks\n\nDear Dana,\n\nA.\n\nB.\n\nC.\n\nD.\n\nSam Okafor", marks="D."),
        Example(mail("A.", "B.", "C.", "D."), format="note", marks="D."),
        Example(mail("A.", "B.", "C.", "D."), format="letter", marks="D."),
        Example(
            "Opening:\nHello Dana, this is Sam Okafor.\n\nTalking points:\n- streaming\n- the rota\n- my talk\n- Leeds\n\n"
            "Question:\nWhen do you decide?\n\nClose:\nThank you.\n\nVoicemail:\nHello Dana, it is Sam Okafor.",
            format="call-script",
        ),
        Example(
            "Opening:\nHello Dana, this is Sam Okafor.\n\nTalking points: First, the streaming. Second, the rota. Third, my "
            "talk. And fourth, Leeds.\n\nQuestion:\nWhen do you decide?\n\nClose:\nThank you.\n\nVoicemail:\nHello Dana, it is "
            "Sam Okafor.",
            format="call-script",
            marks="And fourth, Leeds.",
        ),
    )

    def judge(self, draft: Draft, context: Context) -> Outcome:
        if draft.format == "call-script":
            return _count(draft, draft.points, "talking points", least=0)
        groups = _groups(draft)
        return _count(draft, groups, "paragraphs", least=1)

    def fix(self, draft: Draft, context: Context) -> str | None:
        """Joins the two shortest neighbours until three paragraphs are left; lists and postscripts stay as they are."""
        if draft.format == "call-script":
            return None
        text = draft.text
        plain = draft.paragraphs
        surplus = len(_groups(draft)) - _MOST
        gaps = sorted(
            (
                (len(a.text) + len(b.text), a.end, b.start)
                for a, b in pairwise(plain)
                if not _has_bullets(a.text) and not _has_bullets(b.text)
            ),
        )
        if surplus < 1 or len(gaps) < surplus:
            return None
        for _, end, start in sorted(gaps[:surplus], key=lambda gap: -gap[1]):
            text = text[:end] + " " + text[start:]
        return text


def _groups(draft: Draft) -> tuple[Part, ...]:
    """The paragraphs as counted: a list joined to the line that introduces it, each postscript last."""
    groups: list[Part] = []
    for part in draft.paragraphs:
        if groups and _BULLET.match(part.text):
            first = groups[-1]
            groups[-1] = Part(draft.text[first.start : part.end], first.start, part.end)
        else:
            groups.append(part)
    return (*groups, *(postscripts(draft.postscript) if draft.postscript else ()))


def _has_bullets(text: str) -> bool:
    return any(_BULLET.match(line) for line in text.splitlines())


def _count(draft: Draft, counted: tuple[Part, ...], what: str, *, least: int) -> Outcome:
    if len(counted) > _MOST:
        surplus = counted[_MOST]
        opening = " ".join(surplus.text.split())[:40]
        return failed(f'There are {len(counted)} {what}, at most {_MOST} are read; "{opening}" begins one too many.', surplus)
    if len(counted) < least:
        return failed(f"There are no {what}.", (draft.body.end, draft.body.end))
    return passed(f"{len(counted)} {what.removesuffix('s') if len(counted) == 1 else what}.")
