"""The least that could be done: six patterns over the texts of a JSONL file, and a JSON report. plain_loop.py TEXTS REPORT"""

import json
import re
import sys

CHECKS = {
    "thanks": r"(?i)\bthank",
    "asks": r"\?",
    "greets": r"(?m)^(?:Dear|Hi|Hello|Opening)",
    "open-slot": r"\[[A-Z][^\]]*\]",
    "shouts": r"!!",
    "says-sorry": r"(?i)\bsorry\b",
}
PATTERNS = {name: re.compile(pattern) for name, pattern in CHECKS.items()}

with open(sys.argv[1], encoding="utf-8") as texts:
    rows = [json.loads(line) for line in texts]
cases = [
    {"id": row["id"], "text": row["text"], **{n: bool(p.search(row["text"])) for n, p in PATTERNS.items()}} for row in rows
]
totals = {name: sum(case[name] for case in cases) for name in PATTERNS}
with open(sys.argv[2], "w", encoding="utf-8") as report:
    json.dump({"cases": cases, "totals": totals}, report)
