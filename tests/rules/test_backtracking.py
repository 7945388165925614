"""No expression of the rules, nor of rules yet to come, can run away: every one is found and read, whichever module it is in.

An expression takes exponential time where a repeat without end holds another whose matches can be cut up in several ways:
in `(?:a+)+` a row of a's is one of two, or two of one. That is the case where what the inner repeat takes may also follow
it directly. Sets of characters are compared over a sample of all kinds.
"""

import re
import re._constants as c
import re._parser as parser
from functools import cache

import pytest

from tests.expressions import every_expression

MANY = 12
"""A repeat up to here multiplies, but by little."""
SAMPLE = {ord(char) for char in map(chr, range(32, 127))} | {ord(char) for char in "\n\t\u00a0é—’“李ß"}
CATEGORIES = {
    c.CATEGORY_DIGIT: str.isdecimal,
    c.CATEGORY_SPACE: str.isspace,
    c.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    c.CATEGORY_NOT_DIGIT: lambda char: not char.isdecimal(),
    c.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    c.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}
REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT)


def runs_away(source, flags=0):
    """Whether an expression has a repeat without end that holds another whose matches can be cut up in several ways."""
    return _ambiguous(list(parser.parse(source, flags & ~re.VERBOSE)), frozenset(), None)


def _ambiguous(row, after, fences):
    """Whether such a repeat is in the row.

    Args:
        row: of the parsed expression.
        after: the characters that may follow it.
        fences: what else has to stand in each turn of the repeat without end around it, as sets of characters; None outside.
            A turn that has to take what the inner repeat cannot is cut there and nowhere else.
    """
    for at, (kind, value) in enumerate(row):
        if kind not in REPEATS and not _parts(kind, value):
            continue
        rest = row[at + 1 :]
        follows = _first(rest) | (after if _may_be_empty(rest) else frozenset())
        others = [_all_of([node]) for node in (*row[:at], *rest) if not _may_be_empty([node])]
        if kind in REPEATS:
            body, endless = list(value[2]), value[1] > MANY
            open_ended = endless and fences is not None and _first(body) & follows
            if open_ended and all(fence & _all_of(body) for fence in (*fences, *others)):
                return True
            within = [] if endless else None if fences is None else [*fences, *others]
            if _ambiguous(body, follows | (_first(body) if endless else frozenset()), within):
                return True
        elif any(_ambiguous(part, follows, None if fences is None else [*fences, *others]) for part in _parts(kind, value)):
            return True
    return False


def _parts(kind, value):
    if kind is c.SUBPATTERN:
        return [list(value[3])]
    if kind is c.BRANCH:
        return [list(branch) for branch in value[1]]
    if kind in (c.ASSERT, c.ASSERT_NOT):
        return [list(value[1])]
    return []


def _first(row):
    """The characters a row may begin with."""
    found = frozenset()
    for kind, value in row:
        if kind in REPEATS:
            found |= _first(list(value[2]))
        elif kind in (c.SUBPATTERN, c.BRANCH):
            found |= frozenset().union(*(_first(part) for part in _parts(kind, value)))
        else:
            found |= _characters(kind, value)
        if not _may_be_empty([(kind, value)]):
            break
    return found


def _all_of(row):
    """The characters a row may take anywhere."""
    found = frozenset()
    for kind, value in row:
        if kind in REPEATS:
            found |= _all_of(list(value[2]))
        elif kind in (c.SUBPATTERN, c.BRANCH):
            found |= frozenset().union(*(_all_of(part) for part in _parts(kind, value)))
        else:
            found |= _characters(kind, value)
    return found


def _may_be_empty(row):
    for kind, value in row:
        if kind in REPEATS:
            if value[0] and not _may_be_empty(list(value[2])):
                return False
        elif kind in (c.SUBPATTERN, c.BRANCH):
            if not any(_may_be_empty(part) for part in _parts(kind, value)):
                return False
        elif kind not in (c.AT, c.ASSERT, c.ASSERT_NOT):
            return False
    return True


def _characters(kind, value):
    if kind is c.LITERAL:
        return frozenset((value,))
    if kind is c.NOT_LITERAL:
        return frozenset(SAMPLE - {value})
    if kind is c.ANY:
        return frozenset(SAMPLE - {ord("\n")})
    return _one_of(tuple(value)) if kind is c.IN else frozenset()


@cache
def _one_of(items):
    taken = frozenset(code for code in SAMPLE if any(_holds(item, code) for item in items))
    return frozenset(SAMPLE - taken) if items[0][0] is c.NEGATE else taken


def _holds(item, code):
    kind, value = item
    if kind is c.LITERAL:
        return code == value
    if kind is c.RANGE:
        return value[0] <= code <= value[1]
    return kind is c.CATEGORY and CATEGORIES[value](chr(code))


@pytest.mark.parametrize(
    "source", [r"(?:a+)+b", r"(?:\w+ ?)*!", r"(?:\w+\s*)+$", r"x(?:(?:ab?)+)*y", r"(?:[^,]+,? ?)+;", r"(?:a+a)+b"]
)
def test_it_knows_what_runs_away(source):
    assert runs_away(source)


@pytest.mark.parametrize(
    "source", [r"(?:\w+ )+", r"(?:\w+, )*\w+", r"(?:a|b)+c", r"\w+ \w+ \w+", r"(?:\w+ ?){0,3}", r"[^,]+(?:, [^,]+)*"]
)
def test_it_lets_pass_what_does_not(source):
    assert not runs_away(source)


def test_no_expression_runs_away():
    found = every_expression()
    assert len(found) > 1_500
    assert [where for where, source, flags in found if runs_away(source, flags)] == []
