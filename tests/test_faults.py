"""Every fault a provider may have, in every dialect, streamed and not, ends as a message or in one typed sentence, in time."""

import gc
import logging
import re

import pytest
from provider.acts import GOOD, KEY
from provider.dialects import DIALECTS
from provider.faults import FAULTS, FaultServer
from provider.oddities import ODDITIES
from provider.table import NOTE, PASSING, SLOW, rows, spread, whole_table

pytestmark = pytest.mark.real_clock

DEADLINE = 1.5
MESSAGES = {"good", "thinking", "thoughts-apart", "fenced", *PASSING}
LASTING = {"http-500", "http-502", "http-503", "http-504", "http-529", "http-408", "http-429", "cut"}
ONCE = {
    *(f"http-{code}" for code in (400, 401, 402, 403, 404, 409, 413, 422)),
    *(name for name in FAULTS if name.startswith("redirect-")),
    *("no-credit", "context-length", "malformed-json", "not-an-object", "wrong-type", "empty-body", "empty-text", "blank-text"),
    *("null-text", "no-choices", "refusal", "length", "filter", "thinking-only", "endless", "wrong-encoding"),
    *("http-429-wait-3600", "http-429-wait-date"),
}
UNAVAILABLE = {"http-401": "refused the key", "http-404": "does not know", "http-413": "too long", "context-length": "too long"}
USELESS = {
    "length",
    "empty-text",
    "thinking-only",
    "endless",
    "malformed-json",
    "wrong-type",
    "refusal",
    "filter",
    "wrong-encoding",
}


@pytest.fixture(scope="module", params=[spread, pytest.param(whole_table, marks=pytest.mark.slow)])
def table(request):
    """Every fault in a spread of dialects, or the whole table; run once."""
    cells = request.param()
    with FaultServer() as server, pytest.MonkeyPatch.context() as patched:
        lent: dict[str, str] = {}
        server.lend(lent)
        for name, value in lent.items():
            patched.setenv(name, value)
        logged: list[str] = []
        patched.setattr(logging.getLogger("asyncio"), "handle", lambda record: logged.append(record.getMessage()))
        found = list(rows(server, cells, deadline=DEADLINE))
        gc.collect()  # a failure nobody asked for is logged when it is forgotten
        return found, list(server.strayed), logged


def plain(table):
    """The rows of the faults every dialect has."""
    return [row for row in table[0] if row.fault not in ODDITIES]


def test_every_outcome_has_a_type_and_comes_in_time(table):
    found = table[0]
    assert [row for row in found if row.outcome not in ("reply", "ModelUnavailable", "ModelUseless")] == []
    late = [row for row in found if row.fault in SLOW and row.seconds > DEADLINE + 10]  # a busy machine is slow by itself
    assert late == []
    assert [row for row in found if row.seconds > 60] == []
    assert {row.fault for row in found} == {*FAULTS, *PASSING, *ODDITIES}
    assert {(row.dialect, row.streamed) for row in found} == {
        (d.name, streamed) for d in DIALECTS for streamed in (True, False)
    }


def test_a_whole_message_comes_through_and_nothing_less_is_taken_for_one(table):
    for row in plain(table):
        passes = row.fault in MESSAGES and not (row.fault == "once-half-stream" and not row.streamed)
        assert (row.outcome == "reply") == passes, row
        if passes:
            assert row.said == GOOD, row


def test_odder_faults_end_as_each_should(table):
    wrong = []
    for row in table[0]:
        if row.fault in ODDITIES:
            odd = ODDITIES[row.fault]
            kind = odd.comes == row.outcome or (odd.comes == "error" and row.outcome != "reply")
            text = row.outcome != "reply" or row.said.split("\n\nP.S.")[0] == GOOD
            if not (kind and text and (row.outcome == "reply" or re.search(odd.says, row.said))):
                wrong.append(row)
    assert wrong == [], "\n".join(map(repr, wrong))


def test_only_what_a_moment_can_change_is_asked_again(table):
    for row in plain(table):
        if row.fault in ONCE:
            assert row.calls == 1, row
        assert row.calls <= 3, row
        if row.fault in LASTING:
            assert row.calls == 3, row


def test_each_fault_is_called_by_its_name(table):
    for row in table[0]:
        if row.fault in UNAVAILABLE:
            assert row.outcome == "ModelUnavailable", row
            assert UNAVAILABLE[row.fault] in row.said, row
        if row.fault in USELESS:
            assert row.outcome == "ModelUseless", row
        if row.fault.endswith(("wait-3600", "wait-date")):
            assert re.search(r"asks to wait 3\d{3} seconds", row.said), row


def test_no_request_follows_a_redirect_and_the_user_is_told(table):
    found, strayed, _ = table
    assert strayed == []
    assert all("sends requests on to another address" in row.said for row in found if row.fault.startswith("redirect-"))
    assert sum(row.calls for row in found if row.fault.startswith("redirect-")) > 0


def test_what_the_user_reads_is_one_line_without_key_or_notes(table):
    for row in table[0]:
        if row.outcome != "reply":
            assert "\n" not in row.said, row
        assert KEY not in row.said
        assert NOTE not in row.said


def test_no_failure_is_left_for_the_loop_to_log(table):
    assert [line for line in table[2] if "never retrieved" in line] == []
