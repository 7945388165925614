"""The message as a Word document."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

from followup_ai.exports._base import Block, Export, Leaving, printed, uses_us_paper

_PAPERS_MM = {"A4": (210.0, 297.0), "US Letter": (215.9, 279.4)}
_MARGIN_MM = 25
_FONT, _SIZE_PT = "Georgia", 11
_SIGNING_LINES = 3


class WordDocument(Export):
    """A letter to be printed and signed: a page in the reader's paper, the text as it stands, room for a signature."""

    suffix = "docx"
    name = "Word document"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    formats = ("letter", "note", "call-script")

    def papers(self, format: str) -> tuple[str, ...]:  # noqa: ARG002 - one sheet for every format
        """A4 and US Letter."""
        return tuple(_PAPERS_MM)

    def write(self, leaving: Leaving) -> bytes:
        """One section, one font, one paragraph a block."""
        from docx import Document

        document = Document()
        _set_up(document, leaving.paper or ("US Letter" if uses_us_paper(leaving.interview) else "A4"))
        _name(document.core_properties, leaving)
        for block in printed(leaving.draft):
            _add(document, block)
        out = BytesIO()
        document.save(out)
        return out.getvalue()


def _set_up(document: Any, paper: str) -> None:
    from docx.shared import Mm, Pt

    (section,) = document.sections
    section.page_width, section.page_height = (Mm(side) for side in _PAPERS_MM[paper])
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(_MARGIN_MM))
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE_PT)
    style.paragraph_format.space_after = Pt(_SIZE_PT)
    style.paragraph_format.line_spacing = 1.15
    style.paragraph_format.widow_control = True


def _name(properties: Any, leaving: Leaving) -> None:
    """Who wrote it and what it is; the template's own name and remarks go."""
    properties.author = properties.last_modified_by = leaving.author[:255]
    properties.title = leaving.title[:255]
    properties.comments = ""
    properties.created = properties.modified = dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)


def _add(document: Any, block: Block) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_together = True
    for number, line in enumerate(block.lines):
        run = paragraph.add_run(line)
        run.bold = block.heading or None
        if number < len(block.lines) - 1:
            run.add_break()
        if number == block.sign_after:
            for _ in range(_SIGNING_LINES):
                run.add_break()
