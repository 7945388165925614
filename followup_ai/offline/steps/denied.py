"""Tells which next steps will not come, or are over ("no second interview", "trial shift - done"): none is asked about."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"\b(?:no|not|never|nor|neither|without|skip(?:s|ping|ped)?|instead of|rather than|[a-z]+n['’]t|(?:wo|do|does|is|are|ca)nt"
    r"|cannot|cancel(?:led|s)?|scrap(?:ped|s)?|dropped"
    r"|(?:it|that|this|today|yesterday|which) (?:was|had been)|I (?:did|had|passed|failed|finished|sat))"
    r"(?: (?:be|have|having|do|doing|hold|holding|run|running|need|needing|want|plan|planning|require|expect|going to|there|to"
    r"|for|as|usually|normally|of|on|offer|get|invite|me|us|see|ask|call))*"
    r"(?: (?:a|an|any|the|my|another|more|further|other|such))*(?: [\w-]+(?: [\w-]+)? (?:or|nor|and))?\s*$",
    re.IGNORECASE,
)
# "is not planned yet" and "won't happen before May" deny nothing
_BEHIND = re.compile(
    r"^(?:s|es)?(?: (?:or|nor|and) [\w -]{2,30}?)?,? (?:(?:it|that|they|which) )?"
    r"(?:(?:is|are|was|were|will be|has been|have been|would be) )?"
    r"(?:(?:not|never|no longer|(?:is|are|was|wo|does|do)n['’]?t|will not|does not|do not)"
    r" (?:be |being |going to |at all |really |usually |normally )*"
    r"(?:planned|needed|necessary|required|happen(?:ing)?|held|foreseen|wanted|done|given|take place|taking place|exist"
    r"|on the cards|part of|expected|intended|offered|used|apply|a thing)\b"
    r"(?! (?:before|until|till|yet|this|for (?:now|another|a)|by|so soon)\b)"
    r"|(?:none|cancelled|called off|dropped|skipped|scrapped|unnecessary|off the table|on hold|paused|frozen"
    r"|behind me|went|(?:already )?(?:done|over|passed|failed|finished|completed)(?! (?:by|on|before|at|in|within|next)))\b)",
    re.IGNORECASE,
)
# "no trial or second interview": both
_NOR_THAT = re.compile(r"^\w* ?(?:or|nor) .*?(?=$|\bbut\b)")
_LABELLED = re.compile(
    r"(?<=\w)(?:\s*[:=(]|\s+[-–—])\s*(?:(?:already |now )?(?:none|no|nope|done|over|passed|failed|finished|on hold|paused"
    r"|cancell?ed)|went [a-z ]+)(?=\s*(?:$|[.,;)\n]))",
    re.IGNORECASE,
)


def said_in_words(note: str) -> str:
    """A note with a step that is only ticked off said in words: "second interview: none" → "second interview not planned".

    Args:
        note: the note on the next steps, as typed.
    """
    return _LABELLED.sub(" not planned", note)


def without_denied(piece: str, named: re.Pattern[str]) -> str:
    """A piece of a note from behind the steps that it says will not come; as it stands where it denies none.

    Args:
        piece: the clean piece.
        named: what a step is named by.
    """
    match = named.search(piece)
    while match and (_BEFORE.search(piece[: match.start()]) or _BEHIND.match(piece[match.end() :])):
        piece = _NOR_THAT.sub("", piece[match.end() :])
        match = named.search(piece)
    return piece
