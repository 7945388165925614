# ruff: noqa: T201
"""Prints the fault table: `python tests/benchmarks/fault_table.py [FAULT …]`.

Every fault a model's server may have, in five dialects, streamed and not: what came of it, requests made, seconds, and what
the user read. Without names, all of them: a minute or two, of which slow servers take most. Cells that read the same
are joined; a line at the end sums up. Ends with status 1 where an outcome has no type, a slow server's
call outlasts its deadline by more than a second, or a request followed a redirect.
"""

import itertools
import re
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from provider.dialects import DIALECTS
from provider.faults import FaultServer
from provider.table import SLOW, Row, lend, rows, whole_table

DEADLINE = 3.0


def shown(row: Row) -> str:
    """What the user read, without the model's name."""
    if row.outcome == "reply":
        return f"(the message, {len(row.said)} characters)"
    return re.sub(rf"[\w/]+{re.escape(row.fault)}--[a-z]+", "MODEL", row.said)


def main() -> int:
    """Runs the table and prints it."""
    with FaultServer() as server:
        lend(server)
        started = time.monotonic()
        table = list(rows(server, whole_table(sys.argv[1:]) if sys.argv[1:] else whole_table(), deadline=DEADLINE))
        took, strayed = time.monotonic() - started, len(server.strayed)
    print(f"{'fault':20}{'calls':>6}{'seconds':>9}  outcome\n")
    for fault, cells in itertools.groupby(table, key=lambda row: row.fault):
        print(fault)
        same: dict[tuple[int, str, str], list[Row]] = {}
        for row in cells:
            same.setdefault((row.calls, row.outcome, shown(row)), []).append(row)
        for (calls, outcome, said), alike in same.items():
            slowest = max(row.seconds for row in alike)
            who = ", ".join(f"{row.dialect}{' streamed' if row.streamed else ''}" for row in alike)
            who = "all" if len(alike) == 2 * len(DIALECTS) else who
            print(f"{'':20}{calls:>6}{slowest:>9.2f}  {outcome}: {said}  [{who}]")
    untyped = [row for row in table if row.outcome.startswith("untyped")]
    late = [row for row in table if row.fault in SLOW and row.seconds > DEADLINE + 1]
    outcomes = ", ".join(f"{count} {name}" for name, count in Counter(row.outcome for row in table).most_common())
    print(f"\n{len(table)} cells of {len({row.fault for row in table})} faults in {took:.0f} s: {outcomes}.")
    for row in late:
        where = f"{row.fault}, {row.dialect}{' streamed' if row.streamed else ''}"
        print(f"too late: {where}: {row.seconds:.2f} s instead of {DEADLINE:.0f}")
    print(f"{len(untyped)} without a type, {len(late)} too late, {strayed} strayed to another host")
    return 1 if untyped or late or strayed else 0


if __name__ == "__main__":
    sys.exit(main())
