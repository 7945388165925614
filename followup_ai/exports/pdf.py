"""Letter, note card and call script as print-ready PDF, every letter embedded."""

from __future__ import annotations

import threading
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import regex

from followup_ai.errors import InputError
from followup_ai.exports._base import Block, Export, Leaving, blocks, one_line, plain, printed, uses_us_paper
from followup_ai.models import Draft

_REGULAR, _BOLD = "FollowupSerif", "FollowupSerif-Bold"
_FILES = {_REGULAR: "NotoSerif-Regular.ttf", _BOLD: "NotoSerif-Bold.ttf"}
_UNSEEN = regex.compile(r"[\p{Default_Ignorable_Code_Point}]")
_REGISTERING = threading.Lock()


@dataclass(frozen=True)
class _Sheet:
    """A paper and how it is set: millimetres and points; text shrinks from `largest` to `smallest` to stay on one page."""

    width: float
    height: float
    margin: float
    largest: float
    smallest: float


_SHEETS: dict[str, dict[str, _Sheet]] = {
    "letter": {"A4": _Sheet(210, 297, 25, 11, 10), "US Letter": _Sheet(215.9, 279.4, 25.4, 11, 10)},
    "note": {"A6": _Sheet(105, 148, 11, 12, 8), "A2 card": _Sheet(107.95, 139.7, 11, 12, 8)},
    "call-script": {"A4": _Sheet(210, 297, 18, 14, 8), "US Letter": _Sheet(215.9, 279.4, 18, 14, 8)},
}
"""By format; the first paper is that of the A series. An A2 card is 4¼ by 5½ inches, as American stationers cut it."""


class Pdf(Export):
    """What is printed: a letter with room to sign, a card, or a script to have before one on the telephone.

    The font is Noto Serif, which has the letters of Latin, Greek and Cyrillic scripts; text in others goes out as .docx.
    """

    suffix = "pdf"
    name = "PDF to print"
    media_type = "application/pdf"
    formats = tuple(_SHEETS)

    def papers(self, format: str) -> tuple[str, ...]:
        """The paper of the A series and the American one."""
        return tuple(_SHEETS.get(format, ()))

    def write(self, leaving: Leaving) -> bytes:
        """The largest type that keeps it on one page; below the smallest, a second page. No PDF has empty boxes."""
        if lacking := _lacking(plain(leaving.draft.text)):
            more = f" and {len(lacking) - 5} more" if len(lacking) > 5 else ""
            raise InputError(f"The PDF's font has no letter for {' '.join(lacking[:5])}{more}; export it as docx instead.")
        _register_fonts()
        papers = _SHEETS[leaving.draft.format]
        sheet = papers[leaving.paper or list(papers)[uses_us_paper(leaving.interview)]]
        tell: Callable[[Leaving, float], list[Any]] = _script if leaving.draft.format == "call-script" else _message
        size = sheet.largest
        while True:
            data, pages = _built(leaving, sheet, tell(leaving, size))
            if pages == 1 or size <= sheet.smallest:
                return data
            size -= 0.5


# --- the fonts -------------------------------------------------------------------------------------------


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    with _REGISTERING:
        if _REGULAR not in pdfmetrics.getRegisteredFontNames():
            for name in (_BOLD, _REGULAR):
                pdfmetrics.registerFont(TTFont(name, str(Path(__file__).parent / "fonts" / _FILES[name])))


_SURELY_THERE = regex.compile(
    r"[\s\u0021-\u007e\u00a1-\u017f\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce\u0410-\u044f\u1ea0-\u1ef9"
    r"\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]"
)
"""Letters and marks of most messages (a test holds the font to them): for these alone no font need be read."""


def _lacking(text: str) -> list[str]:
    """The letters of a text that the font has not got, each once, sorted."""
    rare = set(_SURELY_THERE.sub("", _settable(text)))
    if not rare:
        return []
    from reportlab.pdfbase import pdfmetrics

    _register_fonts()
    known = pdfmetrics.getFont(_REGULAR).face.charToGlyph
    return sorted(c for c in rare if not c.isspace() and ord(c) not in known)


def _settable(text: str) -> str:
    """Composed letters, for the font has those; nothing that cannot be seen."""
    return str(_UNSEEN.sub("", unicodedata.normalize("NFC", text)))


# --- what stands on the page -------------------------------------------------------------------------------


def _built(leaving: Leaving, sheet: _Sheet, story: list[Any]) -> tuple[bytes, int]:
    """The file and its number of pages."""
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    out = BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), sheet.margin * mm)
    paper = SimpleDocTemplate(
        out,
        pagesize=(sheet.width * mm, sheet.height * mm),
        title=leaving.title,
        author=leaving.author,
        creator="followup-ai",
        lang="en",
        initialFontName=_REGULAR,
        **margins,
    )
    paper.build(story)
    return out.getvalue(), paper.page


def _style(size: float, *, bold: bool = False, after: float = 1.0, indent: float = 0.0, grey: bool = False) -> Any:
    from reportlab.lib.colors import HexColor, black
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "body",
        fontName=_BOLD if bold else _REGULAR,
        bulletFontName=_REGULAR,
        fontSize=size,
        bulletFontSize=size,
        leading=size * 1.42,
        spaceAfter=size * after,
        leftIndent=indent,
        textColor=HexColor("#555555") if grey else black,
        allowWidows=0,
        allowOrphans=0,
    )


def _paragraph(lines: tuple[str, ...] | list[str], style: Any, bullet: str | None = None) -> Any:
    """Lines as a paragraph; the library reads markup, so every character that could be any is escaped."""
    from reportlab.platypus import Paragraph

    return Paragraph("<br/>".join(escape(_settable(line)) for line in lines), style, bulletText=bullet)


def _message(leaving: Leaving, size: float) -> list[Any]:
    """A letter or a card: its blocks, with room for a signature."""
    from reportlab.platypus import Spacer

    story: list[Any] = []
    for block in printed(leaving.draft):
        for lines in _parted(block):
            if story and isinstance(lines, float):
                story.append(Spacer(1, lines * size))
            elif not isinstance(lines, float):
                story.append(_paragraph(lines, _style(size, bold=block.heading)))
    return story


def _parted(block: Block) -> list[tuple[str, ...] | float]:
    """A block's lines, in two where somebody signs; between them the room, in heights of a letter."""
    if block.sign_after is None or block.sign_after == len(block.lines) - 1:
        return [block.lines]
    cut = block.sign_after + 1
    return [block.lines[:cut], 2.2, block.lines[cut:]]


def _script(leaving: Leaving, size: float) -> list[Any]:
    """A call on one page: whom one calls, each part under its name, the voicemail in a frame."""
    from reportlab.platypus import Spacer

    story: list[Any] = _whom(leaving, size)
    sections = _sections(leaving.draft)
    if not sections:
        return story + [_paragraph(block, _style(size)) for block in blocks(leaving.draft.body.text)]
    for title, texts, bullets in sections:
        if not texts:
            continue
        heading = _paragraph([title], _style(size * 0.75, bold=True, after=0.2, grey=True))
        style = _style(size, after=0.35, indent=size * 1.3 if bullets else 0)
        body = [_paragraph(block, style, "\u2022" if bullets else None) for text in texts for block in blocks(text)]
        story += [_framed([heading, *body], size)] if title == _VOICEMAIL else [heading, *body, Spacer(1, size * 0.5)]
    return story


def _whom(leaving: Leaving, size: float) -> list[Any]:
    interview = leaving.interview
    if leaving.to is None or _lacking(f"{leaving.to.name} {leaving.to.title} {leaving.title}"):
        return []
    who = ", ".join(filter(None, map(one_line, (leaving.to.name, leaving.to.title))))
    where = one_line(f"{interview.company}, {interview.role}") if interview else ""
    lines = [_paragraph([f"Call to {who}"], _style(size * 1.25, bold=True, after=0.1))]
    return [*lines, _paragraph([where], _style(size * 0.8, after=1.4, grey=True))] if where else lines


_VOICEMAIL = "Voicemail, if nobody answers"
_LABELS = frozenset(["opening", "talking", "points", "question", "close", "voicemail"])
_BULLET = regex.compile(r"^\s*(?:[-*\u2022\u2013]|\d+[.)])\s+")


def _sections(draft: Draft) -> list[tuple[str, list[str], bool]]:
    """Title, texts, whether they are a list; nothing where the script is not all in parts, for every word is to be printed."""
    singles = {"Opening": draft.opening, "Question": draft.question, "Close": draft.close, _VOICEMAIL: draft.voicemail}
    found = {title: [part.text] if part else [] for title, part in singles.items()}
    points = [_BULLET.sub("", part.text) for part in draft.points]
    told = Counter(_words(" ".join([*points, *(text for texts in found.values() for text in texts)])))
    parts = len(points) + sum(map(len, found.values()))
    if parts < 2 or set(Counter(_words(draft.text)) - told) - _LABELS:
        return []
    order = [("Opening", found["Opening"], False), ("Talking points", points, True)]
    return [*order, *((title, found[title], False) for title in ("Question", "Close", _VOICEMAIL))]


def _words(text: str) -> list[str]:
    return list(regex.findall(r"[\p{L}\p{M}\p{N}]+", text.casefold()))


def _framed(story: list[Any], size: float) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table

    frame = Table([[story]], colWidths="100%", spaceBefore=size * 0.6)
    frame.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), _REGULAR),  # else the file names a font it does not carry
            ("BOX", (0, 0), (-1, -1), 0.8, HexColor("#555555")),
            ("LEFTPADDING", (0, 0), (-1, -1), size * 0.8),
            ("RIGHTPADDING", (0, 0), (-1, -1), size * 0.8),
            ("TOPPADDING", (0, 0), (-1, -1), size * 0.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), size * 0.4),
        ]
    )
    return frame
