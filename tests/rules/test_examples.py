"""Every rule's examples hold: they are its documentation, and here its tests."""

import pytest

from followup_ai.models import Draft
from followup_ai.rules import Example, Rule, all_rules


def _cases(kind):
    for rule in all_rules():
        for number, example in enumerate(getattr(rule, kind), start=1):
            case = example if isinstance(example, Example) else Example(example)
            yield pytest.param(rule, case, id=f"{rule.id}-{kind}-{number}")


def _quoted(draft: Draft, span) -> str:
    part = draft.subject if span.part == "subject" else draft.body
    return part.text[span.start : span.end]


@pytest.mark.parametrize(("rule", "example"), list(_cases("passes")))
def test_passes(rule: Rule, example: Example):
    verdict = rule.check(example.draft(), example.context())
    assert verdict.verdict != "fail", verdict.why
    assert verdict.remedy == ""


@pytest.mark.parametrize(("rule", "example"), list(_cases("fails")))
def test_fails(rule: Rule, example: Example):
    draft = example.draft()
    verdict = rule.check(draft, example.context())
    assert verdict.verdict == "fail", verdict.why
    assert verdict.remedy == rule.remedy
    if example.marks is not None:
        assert _quoted(draft, verdict.spans[0]) == example.marks


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_some_example_really_passes(rule: Rule):
    """Examples to which a rule does not apply are welcome beside others, never instead of them."""
    examples = [e if isinstance(e, Example) else Example(e) for e in rule.passes]
    assert "pass" in [rule.check(e.draft(), e.context()).verdict for e in examples]
