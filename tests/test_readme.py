"""What the README shows is true: its Python runs, its commands exist, its pictures are there."""

import html
import re
import textwrap

from acme import GOOD
from conftest import ROOT

from followup_ai import anatomy, formats
from followup_ai.cli import app
from followup_ai.exports._base import Leaving
from followup_ai.interviews import sample_interviews
from followup_ai.rules import Example, all_rules

README = (ROOT / "README.md").read_text(encoding="utf-8")


PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_its_rule_judges_its_examples_as_it_stands():
    names: dict = {}
    exec(PYTHON[2], names)
    rule = names["NoWeather"]()
    (good,), (bad,) = rule.passes, rule.fails
    assert rule.check(Example(good).draft(), Example(good).context()).verdict == "pass"
    verdict = rule.check(bad.draft(), bad.context())
    (span,) = verdict.spans
    assert (verdict.verdict, bad.text[span.start : span.end]) == ("fail", "sunny")


def test_its_format_is_one(tmp_path, monkeypatch):
    (page,) = re.findall(r"```markdown\n(.*?)```", README, re.DOTALL)
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "text-message.md").write_text(page, encoding="utf-8")
    with monkeypatch.context() as only_here:
        only_here.setattr(formats, "prompts_folder", lambda: tmp_path)
        known = formats.load_format.__wrapped__("text-message")
    assert (known.name, known.characters.max) == ("Text message", 320)
    assert set(known.advice) <= {rule.id for rule in all_rules()}


def test_its_export_writes_the_whole_text():
    names: dict = {}
    exec(PYTHON[3], names)
    written = names["WebPage"]().write(Leaving(anatomy.parse(f"{GOOD} <b>&amp;", "email"))).decode()
    shown = re.search("<pre>(.*)</pre>", written, re.DOTALL)[1]
    assert html.unescape(shown) == f"{GOOD} <b>&amp;"
    assert "<b>" not in shown


def test_its_python_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "interview.yaml").write_bytes(sample_interviews()["sre-kafka"].read_bytes())
    using, guarding, *_ = PYTHON
    names: dict = {}
    exec(using, names)
    assert names["result"].accepted
    assert [v.rule for v in names["report"].failed]
    exec(guarding, names)
    assert not names["outcome"].validation_passed
    assert "no-apology" in capsys.readouterr().out


def test_its_draft_is_what_the_command_above_it_prints(run, monkeypatch):
    monkeypatch.chdir(ROOT)
    command, shown = re.search(r"\$ \S+followup-ai (draft .*)\n((?:    (?!\$).*\n|\n)+)", README).groups()
    code, out, _ = run(*command.split())
    assert code == 0
    assert textwrap.dedent(shown) == out


def test_every_command_it_names_exists():
    named = set(re.findall(r"followup-ai (\w+)", README)) - {"import"}
    known = {command.name or command.callback.__name__ for command in app.registered_commands}
    assert named <= known, named - known


def test_every_file_it_links_to_is_there():
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if not link.startswith("http")]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
