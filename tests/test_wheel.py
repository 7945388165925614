"""The installed package stands alone: prompts, word lists, sample interviews, fonts and migrations are in the wheel."""

import os
import subprocess
import sys
import zipfile

from conftest import ROOT

_USE = """
from followup_ai import check, formats, interviews, rules
from followup_ai.offline.typed import phrasing
import followup_ai
samples = interviews.sample_interviews()
assert len(samples) == 20, samples
interview = interviews.read_interview(samples["sre-kafka"])
from followup_ai.exports import export
from followup_ai.history import History
assert export("Dear Dana,\\n\\nThank you.", "pdf", format="note").data.startswith(b"%PDF")
from followup_ai.timing import regions
assert len(regions()) >= 5
assert History.open("sqlite:///history.sqlite3").interviews() == []
report = check("Dear Dana,\\n\\nSorry to bother you.", interview)
print(len(formats.format_names()), len(formats.purpose_names()), len(report.verdicts), bool(phrasing.phrase_book()))
"""


def test_the_wheel_carries_all_it_needs(tmp_path):
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    environment = os.environ | {"PYTHONPATH": f"{installed}{os.pathsep}{os.environ['PYTHONPATH']}"}
    used = subprocess.run(
        [sys.executable, "-c", _USE], capture_output=True, text=True, cwd=tmp_path, env=environment, check=True, timeout=240
    )
    formats, purposes, verdicts, phrases = used.stdout.split()
    assert (formats, purposes, phrases) == ("6", "4", "True")
    assert int(verdicts) >= 19
