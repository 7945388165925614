"""What the tests of evals share: parts of the repository's recordings, and prompts that may be changed."""

import shutil

import pytest

from evals.recordings import Manifest, Writer, read_manifest, read_recording
from evals.runs import RECORDED
from followup_ai import formats, templates


def _part_of(name, folder, wanted):
    """A recording of those cases of one of the repository's that are wanted."""
    manifest = read_manifest(RECORDED / name)
    begun = Manifest(manifest.suite, manifest.model, manifest.version, manifest.asked, "A part, for a test.")
    with Writer(folder, begun) as writer:
        for recorded in read_recording(RECORDED / name):
            if wanted(recorded.case):
                writer.append(recorded)
        writer.finish()
    return folder


@pytest.fixture
def part_of():
    """Makes a recording of a part of the repository's: `part_of(name, folder, wanted)`."""
    return _part_of


@pytest.fixture(scope="session")
def emails(tmp_path_factory):
    """The composer's thank-yous and check-ins by email: 40 cases."""
    folder = tmp_path_factory.mktemp("parts") / "emails"
    return _part_of(
        "offline-composer", folder, lambda case: case.format == "email" and case.purpose in ("thank-you", "check-in")
    )


@pytest.fixture
def prompts(tmp_path, monkeypatch):
    """A copy of the prompts that the product reads instead of its own; `prompts.changed()` makes it read them again."""
    folder = shutil.copytree(formats.prompts_folder(), tmp_path / "prompts")
    cached = (formats.load_format, formats.load_purpose, templates._environment)

    def forget():
        for function in cached:
            function.cache_clear()

    class Prompts:
        def edit(self, name, *changes):
            """Replaces texts in a file, each of which must be there."""
            path = folder / name
            text = path.read_text(encoding="utf-8")
            for old, new in changes:
                assert old in text
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")
            forget()

    from evals import versions

    monkeypatch.setattr(formats, "prompts_folder", lambda: folder)
    monkeypatch.setattr(templates, "prompts_folder", lambda: folder)
    monkeypatch.setattr(versions, "prompts_folder", lambda: folder)
    versions.prompts_version.cache_clear()
    forget()
    yield Prompts()
    monkeypatch.undo()
    versions.prompts_version.cache_clear()
    forget()
