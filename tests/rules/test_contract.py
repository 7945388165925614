"""What every rule must bring, so that a new file is all a new rule takes."""

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import followup_ai.rules
from followup_ai.errors import InputError
from followup_ai.rules import Example, Rule, all_rules

FOLDER = Path(followup_ai.rules.__file__).parent
MODULES = sorted(m.name for m in pkgutil.iter_modules([str(FOLDER)]) if not m.name.startswith("_"))

CORE = {"gratitude", "specific-reference", "paragraph-limit", "no-begging", "no-apology", "next-steps-question"}
ALSO_REQUIRED = {
    "addressed-by-name",
    "no-pressure",
    "no-defensiveness",
    "professional-language",
    "calm-punctuation",
    "no-placeholders",
    "states-interest",
    "names-the-role",
    "grounded",
    "signed",
    "channel-fit",
    "discreet",
    "distinct",
    "no-chatter",
}

rules = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)


def test_every_rule_is_called_something_of_its_own_in_a_readers_words():
    titles = [rule.title for rule in all_rules()]
    assert len({*titles}) == len(titles)
    assert all(0 < len(title) <= 40 and "-" not in title for title in titles)


def test_every_core_rule_exists():
    assert {rule.id for rule in all_rules() if rule.core} == CORE


def test_every_other_required_rule_exists():
    assert {rule.id for rule in all_rules() if rule.required and not rule.core} >= ALSO_REQUIRED


def test_a_core_rule_is_required():
    assert all(rule.required for rule in all_rules() if rule.core)


def test_every_module_holds_one_rule_named_after_it():
    assert sorted(rule.id.replace("-", "_") for rule in all_rules()) == MODULES


RULE_FILE = """
from followup_ai.rules._base import Rule, passed

class NoWeather(Rule):
    \"\"\"The message does not talk about the weather.\"\"\"
    id, asks, remedy, passes, fails = "no-weather", "Leave it out.", "Take it out.", (), ()
    def judge(self, draft, context):
        return passed("None.")
"""


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (RULE_FILE.replace("class NoWeather(Rule):", "class NoWeather(Rule)"), "SyntaxError"),
        (RULE_FILE.replace("judge", "jugde"), "judge"),
        (RULE_FILE.replace("import Rule, passed", "import passed"), "NameError: name 'Rule' is not defined"),
        (RULE_FILE.replace("id, asks, remedy", "id, remedy, _"), "NoWeather.asks is missing"),
    ],
)
def test_a_rule_file_that_cannot_be_used_is_named_with_what_is_wrong(wrong, told, tmp_path, monkeypatch):
    (tmp_path / "no_weather.py").write_text(wrong, encoding="utf-8")
    monkeypatch.setattr(followup_ai.rules, "__path__", [*followup_ai.rules.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "followup_ai.rules.no_weather", raising=False)
    with pytest.raises(InputError) as raised:
        followup_ai.rules._rules_in("no_weather")
    sys.modules.pop("followup_ai.rules.no_weather", None)
    assert "followup_ai/rules/no_weather.py cannot be used" in str(raised.value)
    assert told in str(raised.value)


@rules
def test_id_file_and_class_agree(rule: Rule):
    assert type(rule).__module__ == f"followup_ai.rules.{rule.id.replace('-', '_')}"
    assert type(rule).__name__ == rule.id.title().replace("-", "")


@rules
def test_the_docstring_says_what_passes_and_why(rule: Rule):
    doc = type(rule).__doc__ or ""
    first, *rest = doc.strip().splitlines()
    assert first.endswith(".")
    assert first[0].isupper()
    assert any(line.strip().startswith("Why:") for line in rest)


@rules
def test_asks_and_remedy_are_sentences(rule: Rule):
    for sentence in (rule.asks, rule.remedy):
        assert sentence[0].isupper()
        assert sentence.endswith((".", "?"))
        assert "\n" not in sentence


@rules
def test_at_least_five_examples_each_way(rule: Rule):
    assert len(rule.passes) >= 5
    assert len(rule.fails) >= 5


@rules
def test_no_example_is_given_twice(rule: Rule):
    given = [e if isinstance(e, Example) else Example(e) for e in (*rule.passes, *rule.fails)]
    seen = [(e.text, e.format, e.purpose, repr(e.interview), e.to) for e in given]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_no_rule_knows_a_model_guardrails_or_a_page(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not {name.split(".")[0] for name in imported} & {"litellm", "guardrails", "streamlit"}


def test_judging_loads_neither_litellm_nor_guardrails_nor_streamlit():
    program = (
        "import sys; from followup_ai.rules import check; check('Dear Dana,\\n\\nThank you.\\n\\nSam');"
        "print(*({'litellm', 'guardrails', 'streamlit'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=240)
    assert done.stdout.strip() == ""
