"""Records drafts of the composer, killed with SIGKILL at random moments and begun again until it is done; a program of its own.

kill_nine.py FOLDER CASES KILLS SEED: prints a JSON object with the moments (cases on the disk when the kill came).
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from evals.asking import drive
from evals.recording import Pace, record
from evals.recordings import Manifest
from evals.suites import drafts
from evals.versions import versions
from followup_ai import litellm_door, offline
from followup_ai.replies import Reply

MANIFEST = Manifest("drafts", "offline/composer", versions("offline/composer"), {"max_attempts": 3})


def record_all(folder, count):
    return record(drafts.cases()[:count], lambda case: drafts.play(case, MANIFEST.asked), folder, MANIFEST, Pace(concurrency=2))


def lines(folder):
    path = folder / "exchanges.jsonl"
    return path.read_bytes().count(b'{"version"') if path.exists() else 0


def killed(folder, count, more, seconds):
    """Records in a process of its own, and kills it `seconds` after it wrote `more` cases; how many cases are there then."""
    target = min(lines(folder) + more, count)
    child = os.fork()
    if not child:
        record_all(folder, count)
        os._exit(0)
    give_up = time.monotonic() + 240
    while lines(folder) < target and time.monotonic() < give_up:
        time.sleep(0.002)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return lines(folder)


def main(folder, count, kills, seed):
    litellm_door.litellm()  # imported once; the loop of the model layer starts in each child
    for case in drafts.cases()[:24]:  # dictionaries are read once, too
        drive(drafts.play(case, {}), lambda ask: Reply(offline.compose(ask.messages), "offline/composer"))
    moments, rng = [], random.Random(seed)
    while len(moments) < kills:
        moments.append(killed(folder, count, rng.randrange(7), rng.uniform(0, 0.04)))
    child = os.fork()
    if not child:
        os._exit(0 if record_all(folder, count).complete else 1)
    os.waitpid(child, 0)
    sys.stdout.write(json.dumps({"moments": moments, "lines": lines(folder)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
