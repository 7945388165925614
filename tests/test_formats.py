"""Formats and purposes are files: one that cannot be used is named, with what is wrong in it."""

import shutil

import pytest

from followup_ai import formats, rules
from followup_ai.errors import InputError


@pytest.fixture
def prompts(tmp_path, monkeypatch):
    shutil.copytree(formats.prompts_folder(), tmp_path / "prompts")
    monkeypatch.setattr(formats, "prompts_folder", lambda: tmp_path / "prompts")
    return tmp_path / "prompts"


FRONT = "name: Fax\nparts: [greeting, body]\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Write a fax.", 'it does not begin with fields between two lines of "---"'),
        (f"---\n{FRONT}wrds: {{min: 3}}\n---\nWrite.", "wrds: Extra inputs are not permitted"),
        (f"---\n{FRONT}words: {{min: 90, max: 60}}\n---\nWrite.", "words: Value error, min 90 is above max 60"),
        ("---\nname: [\n---\nWrite.", "line 3: "),
        ("---\nname: Fax\n---\nWrite.", "parts: Field required"),
    ],
)
def test_a_format_that_cannot_be_used_names_its_file_and_the_fault(prompts, text, told):
    (prompts / "formats" / "fax.md").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        formats.load_format.__wrapped__("fax")
    assert "prompts/formats/fax.md cannot be used" in str(raised.value)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_purpose_that_cannot_be_used_names_its_file_and_the_fault(prompts):
    (prompts / "purposes" / "withdraw.md").write_text("---\nname: Withdraw\n---\nWrite.", encoding="utf-8")
    with pytest.raises(InputError, match=r"prompts/purposes/withdraw\.md cannot be used"):
        formats.load_purpose.__wrapped__("withdraw")


def test_a_format_that_cannot_be_used_stands_in_the_way_of_no_other(prompts, monkeypatch):
    (prompts / "formats" / "fax.md").write_text("Write a fax.", encoding="utf-8")
    monkeypatch.setattr(rules, "prompts_folder", lambda: prompts)
    assert len(rules.rule_set_version.__wrapped__()) == 12
